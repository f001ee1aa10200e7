"""The expected failures: each carries facts; sentences for people are made where they are shown.

::

    SkmError
    ├── RuleError               a value breaks a rule of the survey
    │   ├── ResponError         one filled form
    │   │   ├── NilaiOutOfScale, UsiaOutOfRange, UnknownChoice, UnknownQuestion
    │   │   └── DateOutsidePeriod, TextTooLong, LembarTaken
    │   ├── KuesionerInvalid    a question set that cannot be used
    │   ├── PeriodError         InvalidKode, PeriodExists, PeriodUnknown, PeriodClosed,
    │   │                       DatesReversed, YearUnknown, TargetInvalid
    │   └── LayananUnknown, PopulationInvalid, BobotUnknown, SettingInvalid
    ├── StoreError              the data file or its folder
    │   └── FileTooNew, FileDamaged, FileBusy, NotADataFile, FolderUnusable, DiskFull,
    │       FolderNotEmpty
    ├── ExchangeError           a file that comes in or goes out
    │   └── FormatUnknown, FileMissing, FileUnreadable, FileEmpty, FileMislabelled,
    │       HeaderMissing, CellsRefused, TargetUnwritable
    └── DocumentError           something to be printed
        └── NothingToReport, PlaceholderUnknown, NumbersDiffer, PhotoUnreadable

Everything else that is raised is a bug.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path


class SkmError(Exception):
    """An expected failure; subclasses carry the facts of it."""


class RuleError(SkmError):
    """A value breaks a rule of the survey."""


class ResponError(RuleError):
    """A filled form breaks a rule."""


@dataclass(eq=False)
class NilaiOutOfScale(ResponError):
    """A nilai is not a whole number from 1 to 4."""

    question: str
    value: object


@dataclass(eq=False)
class UsiaOutOfRange(ResponError):
    """An usia lies outside what a person can be."""

    value: object
    lowest: int
    highest: int


@dataclass(eq=False)
class UnknownChoice(ResponError):
    """A profile value is not among the choices of the question set."""

    field: str
    value: str
    known: Sequence[str]


@dataclass(eq=False)
class UnknownQuestion(ResponError):
    """A jawaban names a question that its question set does not have."""

    question: str
    known: Sequence[str]


@dataclass(eq=False)
class DateOutsidePeriod(ResponError):
    """The survey date of a form lies outside its period."""

    day: date
    mulai: date
    selesai: date


@dataclass(eq=False)
class TextTooLong(ResponError):
    """A free text is longer than the program keeps."""

    field: str
    length: int
    limit: int


@dataclass(eq=False)
class LembarTaken(ResponError):
    """The sheet number is already used in this period."""

    lembar: str
    period: str


@dataclass(eq=False)
class KuesionerInvalid(RuleError):
    """A question set cannot be used: `fault` names the rule, `detail` the place."""

    kode: str
    fault: str
    detail: str


class PeriodError(RuleError):
    """Something about a survey period."""


@dataclass(eq=False)
class InvalidKode(PeriodError):
    """A kode has signs that a kode may not have."""

    kode: str


@dataclass(eq=False)
class PeriodExists(PeriodError):
    """A period of this kode exists already."""

    kode: str


@dataclass(eq=False)
class PeriodUnknown(PeriodError):
    """No period has this kode."""

    kode: str
    known: Sequence[str]


@dataclass(eq=False)
class YearUnknown(PeriodError):
    """No period lies in this year."""

    year: int
    known: Sequence[int]


@dataclass(eq=False)
class PeriodClosed(PeriodError):
    """The period is locked."""

    kode: str


@dataclass(eq=False)
class DatesReversed(PeriodError):
    """A span ends before it begins."""

    mulai: date
    selesai: date


@dataclass(eq=False)
class TargetInvalid(PeriodError):
    """A target number of responden below one."""

    value: int


@dataclass(eq=False)
class LayananUnknown(RuleError):
    """No layanan of the office has this name."""

    name: str
    known: Sequence[str]


@dataclass(eq=False)
class PopulationInvalid(RuleError):
    """A population below one."""

    value: int


@dataclass(eq=False)
class BobotUnknown(RuleError):
    """A bobot that is none of the three modes."""

    value: str
    known: Sequence[str]


@dataclass(eq=False)
class SettingInvalid(RuleError):
    """A setting that does not exist or cannot take this value."""

    name: str
    value: str


class StoreError(SkmError):
    """The data file or its folder cannot serve."""


@dataclass(eq=False)
class FileTooNew(StoreError):
    """The data file was written by a newer program."""

    path: Path
    unknown: frozenset[str]


@dataclass(eq=False)
class FileDamaged(StoreError):
    """The data file does not pass SQLite's own check, or the chain of entries is broken."""

    path: Path
    detail: str


@dataclass(eq=False)
class FileBusy(StoreError):
    """Another program holds the data file too long."""

    path: Path


@dataclass(eq=False)
class NotADataFile(StoreError):
    """The file is not a data file of this program."""

    path: Path


@dataclass(eq=False)
class FolderUnusable(StoreError):
    """The folder cannot be made, read or written."""

    path: Path


@dataclass(eq=False)
class DiskFull(StoreError):
    """No space left where the file is."""

    path: Path


@dataclass(eq=False)
class FolderNotEmpty(StoreError):
    """The folder already holds data that must not be mixed with a sample."""

    path: Path


class ExchangeError(SkmError):
    """A file that comes in or goes out cannot be used."""


@dataclass(eq=False)
class FormatUnknown(ExchangeError):
    """The ending of the name is none that the program reads or writes."""

    path: Path
    known: Sequence[str]


@dataclass(eq=False)
class FileMissing(ExchangeError):
    """There is no such file."""

    path: Path


@dataclass(eq=False)
class FileUnreadable(ExchangeError):
    """The file's bytes make no sense in its format."""

    path: Path
    detail: str = ""


@dataclass(eq=False)
class FileEmpty(ExchangeError):
    """The file has no row of jawaban."""

    path: Path


@dataclass(eq=False)
class FileMislabelled(ExchangeError):
    """The ending says one format, the bytes another (`looks_like`, an ending)."""

    path: Path
    looks_like: str


@dataclass(eq=False)
class HeaderMissing(ExchangeError):
    """No heading row with the needed columns stands in the first rows."""

    path: Path
    searched: int
    missing: Sequence[str]


@dataclass(frozen=True)
class CellProblem:
    """One cell that cannot be taken: sheet row from 1, column heading, what stands there, why.

    `fault` is one of `nilai`, `zero`, `usia`, `choice`, `date`, `outside_period`, `hour`,
    `too_long`, `lembar_twice`, `lembar_taken`, `row_shape`.
    """

    row: int
    column: str
    value: str
    fault: str
    known: tuple[str, ...] = ()


@dataclass(eq=False)
class CellsRefused(ExchangeError):
    """Cells of a file break rules; the file is refused whole."""

    path: Path
    problems: Sequence[CellProblem]


@dataclass(eq=False)
class TargetUnwritable(ExchangeError):
    """The file to be written cannot be put where it should be."""

    path: Path


class DocumentError(SkmError):
    """A document cannot be made."""


@dataclass(eq=False)
class NothingToReport(DocumentError):
    """The period or year has no jawaban yet."""

    scope: str


@dataclass(eq=False)
class PlaceholderUnknown(DocumentError):
    """A text of the office names a placeholder that does not exist."""

    section: str
    name: str
    known: Sequence[str]


@dataclass(eq=False)
class NumbersDiffer(DocumentError):
    """Two places of one document would say different numbers: it is refused."""

    what: str
    first: str
    second: str


@dataclass(eq=False)
class PhotoUnreadable(DocumentError):
    """A picture is not one of the kinds that can be printed."""

    path: Path
