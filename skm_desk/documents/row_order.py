"""The order in which a document prints and carries forms: it must not tell who came when."""

import re
from collections.abc import Iterable, Sequence

from skm_desk.documents.material import RawRow
from skm_desk.domain.kuesioner import column_order

_DIGITS = re.compile(r"(\d+)")


def order_rows(periods: Iterable[Sequence[RawRow]]) -> list[RawRow]:
    """Return the forms of several periods, earliest first, in the order that they are printed in.

    Paper sheets with a number keep it and stand first, period by period in the order of their
    numbers. All others stand behind them, sorted by their nilai, question by question from the
    highest, a blank as the lowest: forms that say the same cannot be told apart.
    """
    numbered: list[RawRow] = []
    others: list[RawRow] = []
    for rows in periods:
        numbered += sorted((row for row in rows if row.lembar), key=_by_lembar)
        others += [row for row in rows if not row.lembar]
    kodes = sorted({kode for row in others for kode in row.jawaban}, key=column_order)
    others.sort(key=lambda row: [row.jawaban.get(kode) or 0 for kode in kodes], reverse=True)
    return [*numbered, *others]


def _by_lembar(row: RawRow) -> list[tuple[int, str]]:
    """Return a key that puts sheet 9 before sheet 10, and A-9 before A-10."""
    parts = _DIGITS.split(row.lembar or "")
    return [(int(part), "") if place % 2 else (0, part) for place, part in enumerate(parts)]
