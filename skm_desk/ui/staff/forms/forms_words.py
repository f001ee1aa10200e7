"""What the page of all forms says: columns, cells, choices, what is filtered."""

from collections.abc import Iterable, Sequence

from skm_desk.domain.form_list import (
    ANY_FLAG,
    NO_LAYANAN,
    FormFilter,
    FormOrder,
    FormRow,
    FormState,
    SortBy,
)
from skm_desk.domain.id_format import NO_VALUE, format_count, format_date, format_span, join_words
from skm_desk.domain.layanan import Layanan
from skm_desk.domain.responden import Source
from skm_desk.sentences.form_words import FLAG_NAMES, OTHER_FLAG, UNFINISHED, flag_words
from skm_desk.use_cases.view_forms import FormListing, PeriodForms

NO_FORMS = (
    "Belum ada formulir. Setiap formulir dari kios, dari kertas, dan dari berkas yang diimpor akan"
    " tercantum di sini; buat dulu periode survei di halaman Periode."
)
NONE_YET = (
    "Belum ada formulir pada periode ini. Begitu ada yang diisi di kios, diketik dari kertas, atau"
    " diimpor dari berkas, formulirnya tercantum di sini."
)
NONE_FOUND = (
    "Tidak ada formulir yang cocok dengan saringan ini. Longgarkan atau hapus saringannya untuk"
    " melihat formulir yang lain."
)
NOTHING_FILTERED = "tidak ada yang disaring"
ALL_PERIODS = "Semua periode"
LOADING = "…"
COLUMNS = (
    *("Lembar", "Periode", "Tanggal", "Jam", "Layanan", "Sumber", "Jenis kelamin", "Usia"),
    *("Pendidikan", "Pekerjaan", "Keadaan"),
)
LEMBAR, PERIOD, TANGGAL, JAM, LAYANAN, SUMBER, JENIS_KELAMIN, USIA, PENDIDIKAN, PEKERJAAN, STATE = (
    range(len(COLUMNS))
)
SORTED_BY = {LEMBAR: SortBy.LEMBAR, TANGGAL: SortBy.TANGGAL, LAYANAN: SortBy.LAYANAN}
SOURCE_NAMES = {Source.KIOSK: "kios", Source.PAPER: "kertas", Source.IMPORT: "impor"}
STATE_NAMES = {
    FormState.FINISHED: "selesai diisi",
    FormState.UNFINISHED: UNFINISHED,
    FormState.VOID: "dibatalkan",
    FormState.VERIFIED: "sudah diperiksa ganda",
}
ORDERS = {
    "Terbaru masuk dulu": FormOrder(SortBy.KEPT, descending=True),
    "Terlama masuk dulu": FormOrder(SortBy.KEPT, descending=False),
    "Tanggal terbaru dulu": FormOrder(SortBy.TANGGAL, descending=True),
    "Tanggal terlama dulu": FormOrder(SortBy.TANGGAL, descending=False),
    "Nomor lembar naik": FormOrder(SortBy.LEMBAR, descending=False),
    "Nomor lembar turun": FormOrder(SortBy.LEMBAR, descending=True),
    "Menurut layanan": FormOrder(SortBy.LAYANAN, descending=False),
    "Menurut layanan, dari bawah": FormOrder(SortBy.LAYANAN, descending=True),
}


def cells_of(row: FormRow) -> tuple[str, ...]:
    """Return the words of a row, for COLUMNS; nobody learns a nilai from them."""
    return (
        row.lembar or NO_VALUE,
        row.period,
        NO_VALUE if row.tanggal is None else format_date(row.tanggal),
        row.jam or NO_VALUE,
        row.layanan or NO_VALUE,
        SOURCE_NAMES[row.source],
        row.jenis_kelamin or NO_VALUE,
        NO_VALUE if row.usia is None else format_count(row.usia),
        row.pendidikan or NO_VALUE,
        row.pekerjaan or NO_VALUE,
        state_words(row),
    )


def state_words(row: FormRow) -> str:
    """Return what sets a form apart: void with its reason, not finished, verified, flagged."""
    parts = []
    if row.void_reason is not None:
        parts.append(f"dibatalkan: {row.void_reason}")
    if row.unfinished:
        parts.append(UNFINISHED)
    if row.flags:
        parts.append(flag_words(row.flags))
    if row.verified_by:
        parts.append("diperiksa ganda")
    return " · ".join(parts)


def spoken_row(cells: Sequence[str]) -> str:
    """Return a whole row as a screen reader says it; what is not filled is left out."""
    told = zip(COLUMNS, cells, strict=True)
    return ", ".join(f"{name} {words}" for name, words in told if words not in ("", NO_VALUE))


def period_title(kode: str | None) -> str:
    """Return how the chosen period is called."""
    return ALL_PERIODS if kode is None else f"Periode {kode}"


def period_line(known: PeriodForms) -> str:
    """Return one entry of the list of periods: kode, days, forms, and what sets it apart."""
    period = known.period
    parts = [period.kode, format_span(period.mulai, period.selesai)]
    parts.append(f"{format_count(known.forms)} formulir")
    if period.made_up:
        parts.append("data buatan")
    if period.closed_at is not None:
        parts.append("ditutup")
    return " · ".join(parts)


def shown_line(listing: FormListing) -> str:
    """Return the line below the title: how many forms are listed, and what is filtered."""
    if listing.asked is None:
        return ""
    count = f"{format_count(len(listing.numbers))} formulir"
    filtered = filter_words(listing.asked, listing.layanan_list)
    return f"{count} · {period_title(listing.asked.period)} · {filtered}"


def filter_words(asked: FormFilter, layanan_list: Iterable[Layanan]) -> str:
    """Return what is filtered besides the period, or that nothing is."""
    parts = []
    if asked.text.strip():
        parts.append(f"“{asked.text.strip()}”")
    if asked.layanan == NO_LAYANAN:
        parts.append("tanpa layanan")
    elif asked.layanan is not None:
        names = {layanan.id: layanan.nama for layanan in layanan_list}
        parts.append(f"layanan {names.get(asked.layanan, NO_VALUE)}")
    if asked.source is not None:
        parts.append(f"sumber {SOURCE_NAMES[asked.source]}")
    if asked.state is not None:
        parts.append(STATE_NAMES[asked.state])
    if asked.flag == ANY_FLAG:
        parts.append("ditandai")
    elif asked.flag is not None:
        parts.append(f"ditandai {FLAG_NAMES.get(asked.flag, OTHER_FLAG)}")
    if days := _days(asked):
        parts.append(days)
    return f"disaring: {join_words(parts)}" if parts else NOTHING_FILTERED


def capital(words: str) -> str:
    """Return words with a capital at their head."""
    return words[:1].upper() + words[1:]


def _days(asked: FormFilter) -> str:
    if asked.since is not None and asked.until is not None:
        return format_span(asked.since, asked.until)
    if asked.since is not None:
        return f"sejak {format_date(asked.since)}"
    return "" if asked.until is None else f"sampai {format_date(asked.until)}"
