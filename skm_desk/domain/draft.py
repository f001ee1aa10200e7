"""Draft: what is being filled in at this moment, kept at every step so that nothing is lost."""

from dataclasses import dataclass
from datetime import datetime

from skm_desk.domain.filling import Filling
from skm_desk.domain.responden import Source


@dataclass(frozen=True)
class Draft:
    """A filling with where it goes on. `sent` is when the person sent it and it could not be
    kept as a form yet; None while they are still at it."""

    filling: Filling
    pc: str
    source: Source
    sent: datetime | None = None


@dataclass(frozen=True)
class HeldForm:
    """A draft that lies beside the data file, which did not take it yet.

    `layanan` is the id of the one layanan of its kiosk, None when the visitor was asked.
    """

    draft: Draft
    layanan: str | None
