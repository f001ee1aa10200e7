"""Sentences for what a person has to decide on before a file comes in."""

from collections.abc import Callable
from typing import Any

from skm_desk.domain import import_errors
from skm_desk.domain.errors import SkmError
from skm_desk.domain.id_format import format_count
from skm_desk.sentences.listing import listed
from skm_desk.sentences.worksheet_words import named_with_reason, shared_words


def _known_before(failure: import_errors.RowsKnownBefore) -> str:
    total = format_count(failure.same + failure.corrected + failure.new)
    same, corrected = format_count(failure.same), format_count(failure.corrected)
    name, new = failure.path.name, format_count(failure.new)
    if failure.same:
        told = f"{same} dari {total} baris berkas {name} sudah masuk lewat impor nomor"
        told += f" {failure.number}"
        told += f" dan {corrected} mungkin koreksi darinya" if failure.corrected else ""
    else:
        told = f"{corrected} dari {total} baris berkas {name} mungkin koreksi dari impor nomor"
        told += f" {failure.number}"
    return (
        f"{told}; impor lagi dengan --hanya-baru untuk {new} baris yang baru, atau dengan --semua"
        " bila semuanya memang orang lain."
    )


IMPORT_FAILURES: dict[type[SkmError], Callable[[Any], str]] = {
    import_errors.WorksheetUnknown: lambda f: (
        f"Berkas {f.path.name} tidak mempunyai lembar kerja “{f.name}”; yang ada:"
        f" {listed(f.known, 'tidak ada lembar kerja')}."
    ),
    import_errors.WorksheetsWithoutForms: lambda f: (
        f"Tidak ada formulir yang dibaca dari berkas {f.path.name}, lembar kerja:"
        f" {named_with_reason(f.worksheets)}; pilih lembar kerja yang berisi jawaban, satu baris"
        " untuk satu formulir."
    ),
    import_errors.WorksheetsShareForms: lambda f: (
        f"{shared_words(f.first, f.second, f.forms)} dalam berkas {f.path.name}, dan orangnya akan"
        " terhitung dua kali; sebut lembar kerja yang dibaca dengan --sheet."
    ),
    import_errors.WorksheetNamesUnusable: lambda f: (
        f"Nama lembar kerja berkas {f.path.name} tidak dapat menjadi {f.wanted}, karena lembarnya"
        " hanya satu, kolomnya sudah ada, atau namanya bukan tanggal dalam periode; impor tanpa"
        " --nama-sheet."
    ),
    import_errors.RowsKnownBefore: _known_before,
    import_errors.RowsOvertaken: lambda f: (
        f"Sejak berkas {f.path.name} dilihat ada impor lain yang memuat baris yang sama, maka"
        " tidak ada yang dimasukkan; baca ulang berkasnya lalu periksa lagi."
    ),
}
