"""Origin: who works at which PC, and where time and ids come from; tests hand in fixed ones."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Origin:
    """Who does a deed, on which PC; `now` gives the local time with its offset, `new_id` a UUID."""

    who: str
    pc: str
    now: Callable[[], datetime]
    new_id: Callable[[], str]
