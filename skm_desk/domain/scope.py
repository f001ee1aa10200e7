"""Scope: which forms a result counts. Void forms never count."""

from dataclasses import dataclass
from enum import Enum


class Unfinished(Enum):
    """What becomes of the forms of people who walked away."""

    LEFT_OUT = "left out"
    COUNTED = "counted"
    ALONE = "alone"


class Careless(Enum):
    """What becomes of forms that are flagged as careless."""

    COUNTED = "counted"
    ALONE = "alone"


@dataclass(frozen=True)
class Scope:
    """The forms of these periods (by kode), of one layanan (by id) or of all when None."""

    periods: tuple[str, ...]
    layanan: str | None = None
    unfinished: Unfinished = Unfinished.LEFT_OUT
    careless: Careless = Careless.COUNTED


@dataclass(frozen=True)
class FormCounts:
    """How many forms a scope counts, how many of these are careless, and how many of the same
    periods and layanan are unfinished, whether counted or not."""

    forms: int
    careless: int
    unfinished: int
