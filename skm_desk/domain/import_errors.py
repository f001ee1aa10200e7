"""The expected failures of an import that a person has to decide on, or decided on wrongly.

::

    Undecided       WorksheetUnknown, WorksheetsWithoutForms, WorksheetsShareForms,
                    WorksheetNamesUnusable, RowsKnownBefore, RowsOvertaken
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from skm_desk.domain.file_errors import ExchangeError
from skm_desk.domain.worksheet import Worksheet


class Undecided(ExchangeError):
    """What of a file comes in, and as what, is for a person to say."""


@dataclass(eq=False)
class WorksheetUnknown(Undecided):
    """A workbook has no worksheet of this name, which a person asked for; it has the known."""

    path: Path
    name: str
    known: Sequence[str]


@dataclass(eq=False)
class WorksheetsWithoutForms(Undecided):
    """None of these worksheets holds a form that could be read; each tells why."""

    path: Path
    worksheets: Sequence[Worksheet]


@dataclass(eq=False)
class WorksheetsShareForms(Undecided):
    """Two worksheets that would be read hold so many of the same forms."""

    path: Path
    first: str
    second: str
    forms: int


@dataclass(eq=False)
class WorksheetNamesUnusable(Undecided):
    """The names of the worksheets cannot become what a person wants of them."""

    path: Path
    wanted: str


@dataclass(eq=False)
class RowsKnownBefore(Undecided):
    """Rows of a file came in before, with the import of this number among others.

    So many are the `same`, so many are likely `corrected`, so many are `new`.
    """

    path: Path
    number: int
    same: int
    corrected: int
    new: int


@dataclass(eq=False)
class RowsOvertaken(Undecided):
    """Rows of a file came in with another import since a person looked at it."""

    path: Path
