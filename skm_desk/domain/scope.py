"""Scope: which forms a result counts. Void forms never count."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from skm_desk.domain.responden import Source


class Unfinished(Enum):
    """What becomes of the forms of people who walked away."""

    LEFT_OUT = "left out"
    COUNTED = "counted"
    ALONE = "alone"


class Careless(Enum):
    """What becomes of forms that are flagged as careless."""

    COUNTED = "counted"
    LEFT_OUT = "left out"
    ALONE = "alone"


@dataclass(frozen=True)
class Filter:
    """What forms must be like to be looked at; None asks for nothing.

    A profile field takes the kode of a choice, "" for those that left it blank; `usia` takes the
    label of a band (`domain.demographics.USIA_BANDS`). `since` and `until` are the first and the
    last day wanted; a form whose day is unknown lies in no such span.
    """

    source: Source | None = None
    jenis_kelamin: str | None = None
    usia: str | None = None
    pendidikan: str | None = None
    pekerjaan: str | None = None
    disabilitas: str | None = None
    since: date | None = None
    until: date | None = None


NO_FILTER = Filter()
# The fields of the profile that a filter takes a choice of.
FILTER_FIELDS = ("jenis_kelamin", "usia", "pendidikan", "pekerjaan", "disabilitas")


@dataclass(frozen=True)
class Scope:
    """The forms of these periods (by kode), of one layanan (by id) or of all when None, that are
    as `filter` asks."""

    periods: tuple[str, ...]
    layanan: str | None = None
    unfinished: Unfinished = Unfinished.LEFT_OUT
    careless: Careless = Careless.COUNTED
    filter: Filter = NO_FILTER

    @property
    def is_narrowed(self) -> bool:
        """True when a layanan or a filter is asked for, so that forms may be left out by it."""
        return self.layanan is not None or self.filter != NO_FILTER


@dataclass(frozen=True)
class FormCounts:
    """How many forms a scope counts, how many of these are careless, and how many of the same
    periods and layanan are unfinished, whether counted or not."""

    forms: int
    careless: int
    unfinished: int
