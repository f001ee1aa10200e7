"""Batch: a stack of paper forms typed by one officer, with what carries over from form to form."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from skm_desk.domain.errors import OfficerMissing
from skm_desk.domain.filling import LAYANAN
from skm_desk.domain.responden import canonical_lembar
from skm_desk.domain.sheet import JAM, LEMBAR, TANGGAL

LONGEST_OFFICER = 60


@dataclass(frozen=True)
class Batch:
    """What is the same for a stack of forms of a period (its kode), until it is changed.

    `lembar` is the number of the next sheet, None where sheets have none. `verify_every` and
    `verify_start` tell which forms a second officer types: every n-th, from the start-th (1 to
    n) on; None until verification began. `closed` is None while forms may be added.
    """

    id: str
    period: str
    officer: str
    opened: datetime
    tanggal: date | None = None
    jam: str | None = None
    layanan: str | None = None
    lembar: str | None = None
    verify_every: int | None = None
    verify_start: int | None = None
    closed: datetime | None = None

    @property
    def record(self) -> dict[str, object]:
        """What the chain holds of the batch; what it carries over moves with every form."""
        return {
            "id": self.id,
            "period": self.period,
            "officer": self.officer,
            "opened": self.opened,
            "verify_every": self.verify_every,
            "verify_start": self.verify_start,
            "closed": self.closed,
        }

    @property
    def carried(self) -> dict[str, str]:
        """What a new sheet of this batch has filled in already."""
        values = {
            LEMBAR: self.lembar or "",
            TANGGAL: self.tanggal.isoformat() if self.tanggal else "",
            JAM: self.jam or "",
            LAYANAN: self.layanan or "",
        }
        return {name: value for name, value in values.items() if value}

    def after(self, lembar: str | None) -> "Batch":
        """Return the batch with the number that comes after a sheet that was kept.

        A sheet without a number, or with one that cannot be counted up, changes nothing.
        """
        return replace(self, lembar=next_lembar(lembar) or self.lembar)

    def is_verified(self, place: int) -> bool:
        """Return whether the form at this place in the batch (from 1) is typed a second time."""
        if self.verify_every is None or self.verify_start is None:
            return False
        return place >= self.verify_start and (place - self.verify_start) % self.verify_every == 0


def check_officer(name: str) -> str:
    """Return an officer's name as it is kept; raise OfficerMissing for an empty or endless one."""
    trimmed = " ".join(name.split())
    if not trimmed or len(trimmed) > LONGEST_OFFICER:
        raise OfficerMissing(trimmed)
    return trimmed


def same_officer(first: str, second: str) -> bool:
    """Return whether two names are one person's, capitals and spaces aside."""
    return first.casefold().split() == second.casefold().split()


def next_lembar(lembar: str | None) -> str | None:
    """Return the sheet number after one: its last digits counted up, None without digits."""
    kept = canonical_lembar(lembar or "")
    if kept is None:
        return None
    head = kept.rstrip("0123456789")
    tail = kept[len(head) :]
    return f"{head}{int(tail) + 1:0{len(tail)}d}" if tail else None


def carried_changes(batch: Batch, values: Mapping[str, str]) -> Batch:
    """Return the batch with what a sheet filled in of day, hours and layanan where it had none.

    Where the batch has a value, another one on a sheet is for that sheet alone.
    """
    tanggal = values.get(TANGGAL, "")
    return replace(
        batch,
        tanggal=batch.tanggal or (date.fromisoformat(tanggal) if tanggal else None),
        jam=batch.jam or values.get(JAM) or None,
        layanan=batch.layanan or values.get(LAYANAN) or None,
    )
