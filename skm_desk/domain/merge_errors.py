"""The expected failures of joining what another PC collected; a merge that fails changes nothing.

::

    MergeError      NotAPackage, PackageDamaged, KuesionerApart, PeriodApart, MergeIntoClosed,
                    FormsOutsidePeriod
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from skm_desk.domain.errors import SkmError


class MergeError(SkmError):
    """What is in a package cannot be joined to the data of this PC."""


@dataclass(eq=False)
class NotAPackage(MergeError):
    """The file is none that a PC packed for another one."""

    path: Path


@dataclass(eq=False)
class PackageDamaged(MergeError):
    """A package does not hold what its own manifest says, or does not prove whole."""

    path: Path


@dataclass(eq=False)
class KuesionerApart(MergeError):
    """Two PCs call different question sets by one kode and version."""

    path: Path
    kode: str
    version: int


@dataclass(eq=False)
class PeriodApart(MergeError):
    """Two PCs ask another question set in one period, or only one of the two is a sample.

    `what` is `kuesioner` or `made_up`.
    """

    path: Path
    kode: str
    what: str


@dataclass(eq=False)
class MergeIntoClosed(MergeError):
    """A package holds so many new or corrected records of a period that is closed here."""

    path: Path
    kode: str
    count: int


@dataclass(eq=False)
class FormsOutsidePeriod(MergeError):
    """A form of a package is of a day that the period does not have here."""

    path: Path
    kode: str
    day: date
    mulai: date
    selesai: date
