"""What is said of the worksheets of a workbook: which are read, and why others are not."""

from collections.abc import Sequence

from skm_desk.domain.id_format import format_count, join_words
from skm_desk.domain.worksheet import Holds, NamesAs, Worksheet, sharing

_HELD = {
    Holds.NOTHING: "kosong",
    Holds.BLANK_FORM: "formulir kosong, belum ada isian",
    Holds.RECAP: "rekap, bukan formulir",
    Holds.IDENTITIES: "identitas tanpa jawaban; tidak digabungkan dengan lembar lain",
    Holds.NO_HEADING: "tidak ada judul kolom jawaban",
}


def why_not_read(worksheet: Worksheet) -> str:
    """Return why a worksheet is not read, in a few words."""
    if worksheet.missing:
        return f"judul kolom {join_words(list(worksheet.missing))} tidak ada"
    if not worksheet.has_forms:
        return _HELD[worksheet.holds]
    forms = forms_of(worksheet)
    if worksheet.is_hidden:
        return f"tersembunyi, {forms}"
    if worksheet.copy_of:
        return f"isinya sudah ada di lembar kerja {worksheet.copy_of}, {forms}"
    if worksheet.is_outside:
        return f"namanya menyebut waktu di luar periode, {forms}"
    return f"tidak dipilih, {forms}"


def forms_of(worksheet: Worksheet) -> str:
    """Return how many forms a worksheet holds."""
    if worksheet.problems and not worksheet.forms:
        return "judul kolomnya keliru"
    return f"{format_count(worksheet.forms)} formulir"


def named_with_reason(worksheets: Sequence[Worksheet]) -> str:
    """Return the worksheets that are not read, each with the reason."""
    return "; ".join(f"{one.name} ({why_not_read(one)})" for one in worksheets)


def shared_words(first: str, second: str, forms: int) -> str:
    """Return that two worksheets hold the same forms."""
    return f"Lembar kerja {first} dan {second} memuat {format_count(forms)} formulir yang sama"


def worksheet_notes(
    worksheets: Sequence[Worksheet], offered: Sequence[NamesAs], names: NamesAs
) -> list[str]:
    """Return a sentence for each thing about the worksheets of a file that a person should know;
    none for a workbook of a single worksheet."""
    if len(worksheets) < 2:
        return []
    notes = []
    if read := [one for one in worksheets if one.is_read]:
        told = ", ".join(f"{one.name} ({forms_of(one)})" for one in read)
        notes.append(f"Lembar kerja yang dibaca: {told}.")
    if rest := [one for one in worksheets if not one.is_read]:
        notes.append(f"Lembar kerja yang tidak dibaca: {named_with_reason(rest)}.")
    for first, second, forms in sharing(worksheets):
        notes.append(f"{shared_words(first, second, forms)}; orangnya terhitung dua kali.")
    if names is not NamesAs.NOTHING:
        notes.append(f"Nama lembar kerja menjadi {names.value}.")
    elif offered:
        wanted = " atau ".join(one.value for one in offered)
        notes.append(
            f"Nama lembar kerja tampak seperti {wanted} dan tidak dipakai; tambahkan"
            f" --nama-sheet {offered[0].value} bila memang begitu."
        )
    return notes
