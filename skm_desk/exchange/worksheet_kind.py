"""What a worksheet without forms holds instead: a recap, or the identities of people."""

import re
from collections import defaultdict
from collections.abc import Sequence

from skm_desk.exchange.header import SEARCHED_ROWS, Rows
from skm_desk.exchange.headings import FIELDS, field_of, fold
from skm_desk.exchange.reading import Inspection

_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_HIGHEST_OF_A_SCALE = 5
# What a nilai becomes on the scale of the IKM: forms of such an office are no recap.
_CONVERTED = frozenset((25.0, 50.0, 75.0, 100.0))
_PROFILE = frozenset(("jenis_kelamin", "usia", "pendidikan", "pekerjaan"))
_PERSONAL = frozenset(
    {
        *("nama", "namalengkap", "namaresponden", "nik", "noktp", "alamat", "nohp", "notelp"),
        *("telepon", "notelepon", "nomorhp", "nomortelepon", "email", "nowa", "whatsapp"),
    }
)
_COUNTED = frozenset(("jumlah", "jml", "total", "banyak", "banyaknya"))
_WORD = re.compile(r"[^\W\d_]+")


def is_recap(seen: Inspection) -> bool:
    """Return whether a table under the right headings holds sums or means, and no forms.

    That is a column that counts responden, or cells that no form holds (3,25 or 58) in at least
    half of the columns of more than half of the rows.
    """
    if any(_counts_responden(heading) for heading in seen.reading.ignored_columns):
        return True
    odd: dict[int, int] = defaultdict(int)
    for problem in seen.problems:
        odd[problem.row] += problem.fault == "nilai" and _is_computed(problem.value)
    questions = sum(1 for _, target in seen.reading.columns if target not in FIELDS)
    rows = odd.keys() | {record.row for record in seen.reading.records}
    computed = sum(1 for count in odd.values() if count * 2 >= questions)
    return computed * 2 > len(rows)


def holds_identities(rows: Rows) -> bool:
    """Return whether a table without questions names people, or what they are, row by row."""
    return any(_names_people(row) for row in rows[:SEARCHED_ROWS])


def _names_people(row: Sequence[str]) -> bool:
    fields = {field_of(cell) for cell in row if cell.strip()} & _PROFILE
    is_personal = any(fold(cell) in _PERSONAL for cell in row)
    return len(fields) + is_personal >= 2


def _counts_responden(heading: str) -> bool:
    words = set(_WORD.findall(heading.casefold()))
    return "responden" in words and not words.isdisjoint(_COUNTED)


def _is_computed(text: str) -> bool:
    if not _NUMBER.fullmatch(text.strip()):
        return False
    value = float(text.strip().replace(",", "."))
    is_whole = value.is_integer()
    return (not is_whole or value > _HIGHEST_OF_A_SCALE) and value not in _CONVERTED
