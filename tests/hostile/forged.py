"""Data files that were forged: nonsense in them, and a chain that was computed anew and fits.

Whoever forges knows how the chain is made, so that only what the entries say can be held against
what the tables hold. Each value is one that breaks whatever reads it unprepared.
"""

import json
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from random import Random

from skm_desk.domain.audit import CHAIN_START, digest_of
from skm_desk.domain.progress import silent
from skm_desk.exchange.package import Manifest, measure, read_manifest, unpack, write_package

_NUMBERS = (0, -1, 5, 10**9, 2**63 - 1, -(2**63), 0.5, 1e308)
_TEXTS = ("", "x", "null", "[]", "{}", "true", "9" * 5_000, "2026-13-45", "0001-01-01", "é\n\t")
_JSON = (
    *("{", "[" * 20_000 + "]" * 20_000, '{"a":' * 9_000 + "1" + "}" * 9_000, '"\\ud800"'),
    *('{"form":1}', '{"form":{"id":1}}', '{"jawaban":{"U1":"x"}}', "1e999", "NaN", "12" * 3_000),
)
_SINGLE = (0, -1, 10**30, "", "x", None, [], {}, True, 1.5, "\ud800", [[[]]], "2026")
VALUES: Sequence[object] = (*_NUMBERS, *_TEXTS, *_JSON, None, b"", b"\xff\xfe", b"x" * 10_000)


def forge(path: Path, change: Callable[[sqlite3.Connection], None]) -> None:
    """Let `change` have its way with a data file, and compute its chain anew."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        guards = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        try:
            change(connection)
        except sqlite3.Error:  # what the schema itself does not let in
            connection.rollback()
        _relink(connection)
        for _, words in guards:
            connection.execute(words)
        connection.commit()


def _relink(connection: sqlite3.Connection) -> None:
    previous = CHAIN_START
    for row in connection.execute("SELECT * FROM audit ORDER BY sequence").fetchall():
        try:
            digest = digest_of((*row[:-2], previous))
        except (TypeError, ValueError):  # not even a forger can
            return
        connection.execute(
            "UPDATE audit SET previous = ?, digest = ? WHERE sequence = ?",
            [previous, digest, row[0]],
        )
        previous = digest


def any_cell(random: Random) -> Callable[[sqlite3.Connection], None]:
    """Return what puts nonsense into one cell of any table."""

    def change(connection: sqlite3.Connection) -> None:
        tables = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        ).fetchall()
        (table,) = random.choice(tables)
        columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
        column = random.choice(columns)[1]
        value = random.choice(VALUES)
        count = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        if count:
            place = random.randrange(count)
            keys = [row[1] for row in columns if row[5]] or ["rowid"]
            found = connection.execute(
                f"SELECT {', '.join(keys)} FROM {table} LIMIT 1 OFFSET ?", [place]
            ).fetchone()
            wanted = " AND ".join(f"{key} IS ?" for key in keys)
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE {wanted}", [value, *found])

    return change


def any_entry(random: Random) -> Callable[[sqlite3.Connection], None]:
    """Return what changes what one entry of the chain says, whole or in one of its values."""

    def change(connection: sqlite3.Connection) -> None:
        rows = connection.execute("SELECT sequence, before, after FROM audit").fetchall()
        sequence, before, after = random.choice(rows)
        column, text = random.choice((("before", before), ("after", after), ("after", after)))
        value = random.choice(VALUES)
        if text is not None and random.random() < 0.7:
            value = json.dumps(_with_nonsense(json.loads(text), random))
        if random.random() < 0.2:
            column = random.choice(("at", "who", "pc", "deed", "kind", "key"))
        connection.execute(f"UPDATE audit SET {column} = ? WHERE sequence = ?", [value, sequence])

    return change


def _with_nonsense(record: object, random: Random) -> object:
    if isinstance(record, dict) and record:
        name = random.choice(list(record))
        if random.random() < 0.2:
            return {key: value for key, value in record.items() if key != name}
        return {**record, name: _with_nonsense(record[name], random)}
    if isinstance(record, list) and record and random.random() < 0.7:
        place = random.randrange(len(record))
        return [*record[:place], _with_nonsense(record[place], random), *record[place + 1 :]]
    return random.choice(_SINGLE)


def forge_package(package: Path, change: Callable[[sqlite3.Connection], None]) -> None:
    """Put a package in the place of another one whose data file is forged."""
    data, manifest = package.with_suffix(".isi"), read_manifest(package)
    unpack(package, data, silent)
    forge(data, change)
    said = (manifest.pc, manifest.packed, manifest.forms, manifest.head)
    write_package(package, data, Manifest(*said, *measure(data)), silent)
    data.unlink()
