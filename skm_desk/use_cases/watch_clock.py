"""Watch the clock of this PC: every form is dated by it."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from skm_desk.domain.clock import ClockJump, ClockMemory, look_at_clock
from skm_desk.domain.errors import SkmError
from skm_desk.machine.memory_file import CLOCK, read_memory, write_memory
from skm_desk.machine.steady_clock import steady_seconds
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk

_REMEMBERED = timedelta(minutes=10)  # how often the time is kept while nothing is wrong


@dataclass(frozen=True)
class ClockHealth:
    """The clock of the PC beside the time of the last entry, and its `jump` that nobody answered.

    `is_said_right` tells that a person said so: a later entry was written by a wrong clock.
    """

    now: datetime
    last_entry: datetime | None
    jump: ClockJump | None = None
    is_said_right: bool = False

    @property
    def is_behind(self) -> bool:
        """Whether it stands before the last entry, and should not."""
        is_before = self.last_entry is not None and self.now < self.last_entry
        return is_before and not self.is_said_right

    @property
    def sound(self) -> bool:
        """Return whether nothing speaks against the clock."""
        return self.jump is None and not self.is_behind


class ClockWatch:
    """The looks of one run at the clock; each costs one small file to be read.

    What one run on a PC finds, or hears that it is right, the others know at their next look.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._last: tuple[datetime, float] | None = None
        self._last_entry: datetime | None = None

    def look(self) -> ClockHealth:
        """Return how the clock does now; the data file is read at the first look alone."""
        folder, now, seconds = self._desk.folder, self._desk.origin.now(), steady_seconds()
        memory = read_clock(folder)
        expected = None
        if self._last is None:
            self._last_entry = _last_entry(self._desk)
        else:
            expected = self._last[0] + timedelta(seconds=seconds - self._last[1])
        self._last = now, seconds
        seen = look_at_clock(memory, now, expected, self._last_entry)
        is_stale = memory.at is None or abs(now - memory.at) > _REMEMBERED
        if seen.jump != memory.jump or is_stale:
            _write(folder, seen)
        return ClockHealth(now, self._last_entry, seen.jump, seen.is_said_right(now))


def view_clock(store: Store) -> ClockHealth:
    """Return how the clock does by the last looks of the runs on this PC."""
    now, last = store.origin.now(), store.journal.last()
    memory = read_clock(store.data_file.parent)
    return ClockHealth(now, last.at if last else None, memory.jump, memory.is_said_right(now))


def confirm_clock(desk: Desk) -> None:
    """Take a person's word that the clock of this PC is right now."""
    now = desk.origin.now()
    logging.getLogger(__name__).warning("the clock was said to be right")
    _write(desk.folder, ClockMemory(now, None, now))


def read_clock(folder: Path) -> ClockMemory:
    """Return what this PC remembers of its clock, nothing if that makes no sense."""
    record = read_memory(folder, CLOCK)
    try:
        jump = record.get("jump")
        return ClockMemory(
            _moment(record.get("at")),
            None if jump is None else ClockJump(*map(_known, jump)),
            _moment(record.get("right")),
        )
    except (TypeError, ValueError):
        return ClockMemory()


def _write(folder: Path, memory: ClockMemory) -> None:
    jump = memory.jump
    record = {
        "at": _text(memory.at),
        "jump": None if jump is None else [_text(jump.before), _text(jump.after)],
        "right": _text(memory.right),
    }
    write_memory(folder, record, CLOCK)


def _last_entry(desk: Desk) -> datetime | None:
    """Return the time of the last entry, None also for a file that cannot be read now."""

    def last_at(store: Store) -> datetime | None:
        last = store.journal.last()
        return None if last is None else last.at

    try:
        return desk.look(last_at)
    except SkmError:
        return None


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _moment(value: Any) -> datetime | None:
    return None if value is None else _known(value)


def _known(value: Any) -> datetime:
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError("without an offset")
    return moment
