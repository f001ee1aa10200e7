"""Where a table of jawaban ends: the rows of sums, averages and notes below it."""

import re
from collections.abc import Sequence

from skm_desk.exchange.header import Header
from skm_desk.exchange.headings import LONGEST_HEADING

# Sums are written with a Greek letter or with the sign for them.
_SUM_SIGNS = str.maketrans({"Σ": " jumlah ", "∑": " jumlah ", "σ": " jumlah "})
_WORD = re.compile(r"[^\W\d_]+")
_FOOT_WORDS = frozenset(
    {
        *("jumlah", "jml", "total", "nrr", "rata", "rerata", "ratarata"),
        *("ikm", "bobot", "tertimbang", "keterangan", "ket"),
    }
)
# In a column of free text a foot may hold nothing but these: a saran may well say "total".
_FOOT_VOCABULARY = _FOOT_WORDS | {
    *("nilai", "per", "unsur", "unit", "pelayanan", "skm", "indeks", "kepuasan", "masyarakat"),
    *("responden", "x", "mutu", "kinerja", "konversi", "dan", "jawaban", "terisi", "kuesioner"),
}


class FootFinder:
    """Tells the rows below a table from its rows of jawaban, by the words on their left."""

    def __init__(self, header: Header) -> None:
        first = min(column.place for column in header.questions)
        texts = {column.place for column in header.fields if column.target != "no_res"}
        self._number_places = [place for place in range(first + 1) if place not in texts]
        self._text_places = sorted(place for place in texts if place < first)

    def is_foot(self, row: Sequence[str], has_only_valid_nilai: bool) -> bool:
        """Return whether a row without a number of a responden is a foot of the table."""
        labels = [row[p][:LONGEST_HEADING] for p in self._number_places if p < len(row)]
        says_foot = _says_only_foot if has_only_valid_nilai else _says_foot
        if any(says_foot(label) for label in labels):
            return True
        return not has_only_valid_nilai and any(
            _is_only_foot(row[p][:LONGEST_HEADING]) for p in self._text_places if p < len(row)
        )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.translate(_SUM_SIGNS).casefold())


def _says_foot(text: str) -> bool:
    words = _words(text) if text else []
    if not _FOOT_WORDS.isdisjoint(words):
        return True
    return _says_only_foot(text)


def _says_only_foot(text: str) -> bool:
    """Return whether a label is made of the words of a foot; `Responden 3` names a person."""
    words = _words(text)
    named = any(sign.isdecimal() for sign in text)
    return not named and any(len(w) > 1 for w in words) and _FOOT_VOCABULARY.issuperset(words)


def _is_only_foot(text: str) -> bool:
    words = _words(text)
    return not _FOOT_WORDS.isdisjoint(words) and _FOOT_VOCABULARY.issuperset(words)
