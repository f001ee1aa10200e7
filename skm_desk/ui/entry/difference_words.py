"""How fields and values of a paper form are said, and what two officers typed apart in them."""

from fractions import Fraction

from skm_desk.domain.difference import Difference
from skm_desk.domain.id_format import format_count, format_number
from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.sheet import PEKERJAAN_TEXT, Field, Part, value_words
from skm_desk.ui.entry.field_words import BLANK, NAMES, meaning_of
from skm_desk.use_cases.verify_batch import Unsettled
from skm_desk.use_cases.view_officer import FieldRate

NO_DIFFERENCES = (
    "Tidak ada perbedaan yang menunggu putusan. Isian yang diketik berbeda oleh dua petugas"
    " tampil di sini."
)
SETTLE_KEYS = "1 atau 2 memilih · panah kiri dan kanan berpindah · F2 seluruh formulir"
LOOK_AT_PAPER = (
    "Lihat kertasnya, lalu pilih yang tertulis di sana. Bila keduanya keliru: pilih salah satu,"
    " lalu perbaiki formulirnya dengan F8."
)
NO_RATES = "Belum ada perbedaan yang tercatat pada periode ini."
SETTLED_ELSEWHERE = "Perbedaan ini sudah diputus atau formulirnya sudah berubah di tempat lain."
WHOLE_FORM, ONLY_DIFFERENCE = "Seluruh formulir", "Hanya yang berbeda"
RATE_COLUMNS = ("Isian", "Pengetik", "Formulir diperiksa", "Berbeda", "Pengetik keliru")


def field_words(name: str, kuesioner: Kuesioner) -> str:
    """Return what a field is called: its name, or the number and heading of a question."""
    for place, question in enumerate(kuesioner.questions, start=1):
        if question.kode == name:
            return f"Pertanyaan {place}: {question.heading}"
    return "Pekerjaan lainnya" if name == PEKERJAAN_TEXT else NAMES.get(name, name)


def say_value(field: Field, value: str, kuesioner: Kuesioner) -> str:
    """Return a value with its meaning: `3 Sesuai`, `46 tahun`, `Perempuan`, or that it is blank."""
    if not value:
        return BLANK
    words = meaning_of(kuesioner, field, value)
    if field.part in (Part.NILAI, Part.USIA):
        return f"{value} {words}"
    return words or value_words(field, value)


def lembar_words(lembar: str | None) -> str:
    """Return how a sheet is called: `Lembar 37`, or that it has no number."""
    return f"Lembar {lembar}" if lembar else "Lembar tanpa nomor"


def differences_title(count: int) -> str:
    """Return the word on the switch that leads to the differences."""
    return f"Perbedaan, {format_count(count)} belum diputus" if count else "Perbedaan"


def place_words(place: int, count: int) -> str:
    """Return which one of the differences is shown; `place` counts from 0."""
    return f"{format_count(place + 1)} dari {format_count(count)}"


def choice_words(unsettled: Unsettled, second: bool, kuesioner: Kuesioner) -> tuple[str, str]:
    """Return who typed one of the two values, and the value with its meaning."""
    difference = unsettled.difference
    who = difference.second_by if second else difference.first_by
    value = difference.second if second else difference.first
    return who, say_value(unsettled.field, value, kuesioner)


def settled_words(difference: Difference, field: Field, value: str, kuesioner: Kuesioner) -> str:
    """Return what is told after a difference was settled with a value."""
    who = difference.first_by if value == difference.first else difference.second_by
    return (
        f"Diputus: {lembar_words(difference.lembar)}, {field_words(difference.field, kuesioner)},"
        f" {say_value(field, value, kuesioner)} (ketikan {who})."
    )


def rate_cells(rate: FieldRate, kuesioner: Kuesioner) -> tuple[str, ...]:
    """Return one row of the table of disagreements, for RATE_COLUMNS."""
    share = "" if rate.checked == 0 else f" ({_percent(rate.differing, rate.checked)})"
    return (
        field_words(rate.field, kuesioner),
        rate.officer,
        format_count(rate.checked),
        f"{format_count(rate.differing)}{share}",
        format_count(rate.wrong),
    )


def _percent(part: int, whole: int) -> str:
    return f"{format_number(Fraction(100 * part, whole), places=1)} %"
