"""What the years before this program say, and how what is typed of them is read."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from skm_desk.domain.id_format import format_count, format_number, parse_number
from skm_desk.domain.kuesioner import NILAI, Unsur
from skm_desk.domain.result import SCALE, Mutu
from skm_desk.domain.rounding import round_half_up
from skm_desk.domain.trend import EarlierYear
from skm_desk.ui.shared.messages import quote
from skm_desk.ui.staff.row_list import Row
from skm_desk.use_cases.manage_years import YearRow

LINE = "Nilai tahun-tahun sebelum program ini, diketik dari laporan lama untuk grafik tren."
EMPTY = (
    "Belum ada tahun sebelumnya. Ketik IKM dan nilai unsur dari laporan lama dengan “Tambah tahun”,"
    " supaya tren dan perbandingan di laporan lengkap."
)
LIST_MEANING = "Enter mengubah nilai tahun ini"
ADD_MEANING = "Ketik nilai satu tahun sebelum program ini (Ctrl+N)"
CHANGE_MEANING = "Ubah nilai yang diketik untuk tahun ini (F2)"
EMPTY_MEANING = "Kosongkan nilai tahun ini; tahunnya hilang dari daftar dan tren"
SCALES = (
    "Nilai unsur boleh diisi sebagai NRR (1 sampai 4) atau sebagai nilai (25 sampai 100); program"
    " mengenali sendiri. Desimal ditulis dengan koma. Yang tidak diketahui dikosongkan."
)
BOBOT_HINT = "Misalnya 1/9, 0,111, atau 0,11; kosongkan bila tidak diketahui"
_MOST_NRR_PLACES = 4
_MOST_PLACES = 2
_NRR = (Decimal(NILAI[0]), Decimal(NILAI[-1]))


def list_rows(rows: Sequence[YearRow]) -> list[Row]:
    """Return the years as rows of a list."""
    return [
        Row(
            str(row.year.tahun),
            str(row.year.tahun),
            note=value_words(row.year),
            detail="" if row.period is None else computed_words(row.period),
            dim=row.period is not None,
        )
        for row in rows
    ]


def value_words(year: EarlierYear) -> str:
    """Return the IKM of a year with its mutu."""
    value = year.value
    return "" if value is None else f"{format_number(value)} · {Mutu.of(value).letter}"


def computed_words(period: str) -> str:
    """Return what is said of a year that the program computes by now."""
    return f"Dihitung program dari periode {period}; nilai yang diketik tidak dipakai"


def head_words(year: EarlierYear) -> str:
    """Return the IKM of a year and where it comes from."""
    value = year.value
    if value is None:
        return ""
    source = "seperti diterbitkan" if year.ikm is not None else "rata-rata NRR × 25"
    return f"IKM {format_number(value)} · {Mutu.of(value).label} · {source}"


def note_words(year: EarlierYear) -> str:
    """Return which bobot was used then."""
    return f"Bobot waktu itu: {year.bobot_note or 'tidak diketahui'}."


def unsur_facts(year: EarlierYear, unsur_list: Sequence[Unsur]) -> list[tuple[str, str, str]]:
    """Return name, NRR and nilai of each unsur; what is not known is a dash."""
    nrr = year.nrr or {}
    return [
        (
            f"{unsur.kode} {unsur.nama}",
            format_number(nrr.get(unsur.kode), 3),
            format_number(_nilai(nrr.get(unsur.kode))),
        )
        for unsur in unsur_list
    ]


def written(value: Decimal | None, places: int = _MOST_NRR_PLACES) -> str:
    """Return a value as it is typed: with a comma, without zeros behind that say nothing."""
    if value is None:
        return ""
    text = format_number(value, places)
    return text.rstrip("0").rstrip(",") if "," in text else text


def read_ikm(text: str) -> Decimal | None:
    """Return the IKM typed, None for an empty field; raise ValueError with the sentence."""
    return _read(text, "IKM", _MOST_PLACES)


def read_nrr(text: str, kode: str) -> Decimal | None:
    """Return what was typed for an unsur as NRR, 1-4: a nilai of 25-100 is divided by 25.

    None for an empty field; raise ValueError with the sentence.
    """
    value = _read(text, f"Nilai {kode}", _MOST_NRR_PLACES)
    if value is None or _NRR[0] <= value <= _NRR[1]:
        return value
    if _NRR[0] <= value / SCALE <= _NRR[1]:
        if value != round_half_up(value, _MOST_PLACES):
            raise ValueError(f"Nilai {kode} terlalu teliti; tulis paling banyak 2 desimal.")
        return value / SCALE
    raise ValueError(
        f"Nilai {kode} {quote(text.strip())} di luar skala; isi NRR 1 sampai 4, atau nilai 25"
        " sampai 100."
    )


def unsur_meaning(unsur: Unsur) -> str:
    """Return what is typed for an unsur."""
    return f"{unsur.nama}: NRR 1 sampai 4, atau nilai 25 sampai 100"


def reading_words(nrr: Decimal | None) -> str:
    """Return how a value of an unsur is read, on both scales."""
    if nrr is None:
        return ""
    return f"NRR {format_number(nrr, 3)} = nilai {format_number(_nilai(nrr))}"


def mean_words(ikm: Decimal | None, nrr: Mapping[str, Decimal], expected: int) -> str:
    """Return what the NRR give by exact 1/x, and whether that is the published IKM."""
    mean = EarlierYear(0, None, nrr).mean
    if mean is None:
        return "Tanpa nilai unsur, hanya IKM yang tampil di tren."
    counted = f"Rata-rata {format_count(len(nrr))} unsur × 25 = {format_number(mean)}"
    if len(nrr) < expected:
        counted += f" (dari {format_count(expected)} unsur)"
    if ikm is None:
        return f"{counted}; dipakai sebagai IKM tahun itu."
    if round_half_up(ikm) == mean:
        return f"{counted}, sama dengan IKM yang diterbitkan."
    return f"{counted}, berbeda dari IKM yang diterbitkan; bila keduanya benar, sebut bobotnya."


def emptied_words(tahun: int) -> str:
    """Return what is told when a year was emptied."""
    return f"Nilai tahun {tahun} dikosongkan."


def kept_words(tahun: int) -> str:
    """Return what is told when the values of a year were kept."""
    return f"Nilai tahun {tahun} tersimpan."


def _read(text: str, what: str, places: int) -> Decimal | None:
    if not text.strip():
        return None
    try:
        value = parse_number(text)
    except ValueError as fault:
        raise ValueError(
            f"{what} {quote(text.strip())} bukan angka; tulis seperti 93,54 atau 3,7."
        ) from fault
    if value != round_half_up(value, places):
        raise ValueError(f"{what} terlalu teliti; tulis paling banyak {places} desimal.")
    return value


def _nilai(nrr: Decimal | None) -> Decimal | None:
    return None if nrr is None else round_half_up(nrr * SCALE)
