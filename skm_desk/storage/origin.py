"""Origin: who works at which PC, and where time and ids come from; tests hand in fixed ones."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from skm_desk.domain.free_text import needs_salt

Record = TypeVar("Record")


@dataclass(frozen=True)
class Origin:
    """Who does a deed, on which PC; `now` gives the local time with its offset, `new_id` a UUID,
    `new_salt` what hides a text: 32 signs that nobody can guess."""

    who: str
    pc: str
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    new_salt: Callable[[], str]

    def salted(self, record: Record) -> Record:
        """Return a record as it is kept: with a salt if it holds free text and has none."""
        if not needs_salt(record):
            return record
        return replace(record, salt=self.new_salt())  # type: ignore[type-var]
