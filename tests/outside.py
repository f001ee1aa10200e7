"""Another program that writes into the data file, past every trigger."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any


def change_outside(path: Path, statement: str, values: Sequence[Any] = ()) -> int:
    """Carry out a statement with all triggers taken off, put them on again, and return how many
    rows it changed."""
    with closing(sqlite3.connect(path)) as connection:
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in triggers:
            connection.execute(f'DROP TRIGGER "{name}"')
        count = connection.execute(statement, values).rowcount
        for _, sql in triggers:
            connection.execute(sql)
        connection.commit()
    return count
