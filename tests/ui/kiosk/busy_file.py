"""A data file that another program holds, so that nothing can be kept for a while."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from skm_desk.machine.paths import data_file
from skm_desk.storage import store
from skm_desk.use_cases.desk import Desk

BUSY = "program lain"  # stands in what staff are told of it


def give_up_soon(monkeypatch: pytest.MonkeyPatch, seconds: float = 0.2) -> None:
    """Let the file be given up as busy after so many seconds, not after ten."""
    monkeypatch.setattr(store, "BUSY_SECONDS", seconds)


@contextmanager
def locked(desk: Desk, how: str = "IMMEDIATE") -> Iterator[None]:
    """Let another program hold the file: nobody can write, or (EXCLUSIVE) even read."""
    other = sqlite3.connect(data_file(desk.folder), isolation_level=None)
    other.execute(f"BEGIN {how}")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()
