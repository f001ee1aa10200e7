"""The expected failures of files: the data file, files in and out, documents.

::

    SkmError
    ├── StoreError              FileTooNew, FileDamaged, FileGone, ChainApart, FileBusy,
    │                           NotADataFile, FolderUnusable, DiskFull, FolderNotEmpty,
    │                           KioskRunning, PinLost, BackupDamaged, NotABackup,
    │                           SecondFolderMissing, and Mendable: DamageMendable,
    │                           LossMendable, ApartMendable
    ├── ExchangeError           FormatUnknown, FileMissing, FileUnreadable, FileEmpty,
    │                           FileMislabelled, HeaderMissing, CellsRefused, FileChanged,
    │                           TargetUnwritable, and Undecided (domain/import_errors.py)
    └── DocumentError           NothingToPrint, PlaceholderUnknown, NumbersDiffer,
                                PhotoUnreadable, NothingCarried, MakingStopped,
                                PrinterUnusable
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from skm_desk.domain.errors import SkmError


class StoreError(SkmError):
    """The data file or its folder cannot serve."""


@dataclass(eq=False)
class FileTooNew(StoreError):
    """The data file was written by a newer program."""

    path: Path
    unknown: frozenset[str]


@dataclass(eq=False)
class FileDamaged(StoreError):
    """The data file does not pass SQLite's own check, or is not as its entries say."""

    path: Path


@dataclass(eq=False)
class FileGone(StoreError):
    """The data file is not there any more, or nothing is in it."""

    path: Path


@dataclass(eq=False)
class ChainApart(StoreError):
    """The chain of the data file does not go on from where this PC saw it end last: it is that of
    an older copy, or was cut or rewritten."""

    path: Path


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
class KioskRunning(StoreError):
    """A kiosk on this folder is open on this PC already."""

    path: Path


@dataclass(eq=False)
class PinLost(StoreError):
    """The folder is in use, and the PIN of the kiosk of this PC is gone with its settings."""

    path: Path


@dataclass(eq=False)
class DiskFull(StoreError):
    """No space left where the file is."""

    path: Path


@dataclass(eq=False)
class FolderNotEmpty(StoreError):
    """The folder already holds data that must not be mixed with a sample."""

    path: Path


@dataclass(eq=False)
class BackupDamaged(StoreError):
    """A backup does not pass the checks that a data file must pass."""

    path: Path


@dataclass(eq=False)
class NotABackup(StoreError):
    """The file is no backup, so it is neither restored nor written over."""

    path: Path


@dataclass(eq=False)
class SecondFolderMissing(StoreError):
    """The second folder for backups, on a stick perhaps, is not there now."""

    path: Path


@dataclass(eq=False)
class Mendable(StoreError):
    """The data file is of no use, and `backup` is the newest backup that is whole.

    It was made at `moment`, by the PC's clock, and holds so many forms.
    """

    path: Path
    backup: Path
    moment: datetime
    forms: int


class DamageMendable(Mendable):
    """The data file is damaged."""


class LossMendable(Mendable):
    """The data file is not there any more, or empty, though it was backed up."""


class ApartMendable(Mendable):
    """The chain of the data file does not go on from where this PC saw it end last."""


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

    `worksheet` is empty where there is only one.
    `fault` is one of `nilai`, `zero`, `usia`, `choice`, `date`, `outside_period`, `hour`,
    `too_long`, `half_sign`, `lembar_twice`, `lembar_taken`, `row_shape`, `heading`,
    `below_foot`.
    """

    row: int
    column: str
    value: str
    fault: str
    known: tuple[str, ...] = ()
    worksheet: str = ""


@dataclass(eq=False)
class CellsRefused(ExchangeError):
    """Cells of a file break rules; the file is refused whole."""

    path: Path
    problems: Sequence[CellProblem]


@dataclass(eq=False)
class FileChanged(ExchangeError):
    """The file does not hold any more what a person looked at before."""

    path: Path


@dataclass(eq=False)
class TargetUnwritable(ExchangeError):
    """The file to be written cannot be put where it should be."""

    path: Path


class DocumentError(SkmError):
    """A document cannot be made."""


@dataclass(eq=False)
class NothingToPrint(DocumentError):
    """The period or year has no jawaban yet."""

    scope: str


@dataclass(eq=False)
class PlaceholderUnknown(DocumentError):
    """A text of the office holds brackets that are no placeholder, as `written`."""

    section: str
    written: str


@dataclass(eq=False)
class NumbersDiffer(DocumentError):
    """Two places of one document would say different numbers: it is refused."""

    what: str
    first: str
    second: str


@dataclass(eq=False)
class PhotoUnreadable(DocumentError):
    """A picture is not one of the kinds that can be printed; it is named by its caption."""

    caption: str


@dataclass(eq=False)
class NothingCarried(DocumentError):
    """A PDF carries no data of a laporan of this program, or damaged data."""

    path: Path


@dataclass(eq=False)
class MakingStopped(DocumentError):
    """The person stopped the making of a document: nothing was written."""


@dataclass(eq=False)
class PrinterUnusable(DocumentError):
    """The printer of this name takes no pages."""

    name: str
