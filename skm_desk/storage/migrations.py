"""The schema, step by step. A step that was released is never edited; a new one is appended."""

import sqlite3
from collections.abc import Iterable, Iterator
from functools import cache

from skm_desk.storage.chain_steps import add_free_text, add_guards
from skm_desk.storage.collection_steps import add_kiosk, add_paper
from skm_desk.storage.first_steps import (
    add_audit,
    add_kuesioner_and_period,
    add_office_and_tindak_lanjut,
    add_responden_and_jawaban,
)
from skm_desk.storage.import_steps import add_imports
from skm_desk.storage.plan_steps import add_plan_of_period
from skm_desk.storage.sqlite_library import Database, Migrations
from skm_desk.storage.staff_steps import add_counting, add_merging, add_staff

SET = "skm_desk"
migrations = Migrations(SET)

# With this step free texts leave the chain: whoever applies it rewrites the entries, too.
SALTED = "0010_free_text"
_STEPS = {
    "0001_kuesioner_and_period": add_kuesioner_and_period,
    "0002_responden_and_jawaban": add_responden_and_jawaban,
    "0003_office_and_tindak_lanjut": add_office_and_tindak_lanjut,
    "0004_audit": add_audit,
    "0005_kiosk": add_kiosk,
    "0006_paper": add_paper,
    "0007_staff": add_staff,
    "0008_counting": add_counting,
    "0009_merging": add_merging,
    SALTED: add_free_text,
    "0011_guards": add_guards,
    "0012_imports": add_imports,
    "0013_plan_of_period": add_plan_of_period,
}
for _name, _step in _STEPS.items():
    migrations(name=_name)(_step)


Row = tuple[str, str, str, str | None]
Schema = frozenset[Row]
STEPS_TABLE = migrations.migrations_table  # of sqlite-utils, which says what it looks like


def schema_rows(connection: sqlite3.Connection) -> Iterator[Row]:
    """Return kind, name, table and words of all that a file was made of; nothing of it is run."""
    return iter(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"))


def schema_of(db: Database) -> Schema:
    """Return all tables, indexes and triggers of a file with the words that made them."""
    return frozenset(row for row in schema_rows(db.conn) if not is_of_steps(row))


def steps_schema_of(rows: Iterable[Row]) -> Schema:
    """Return what keeps the steps themselves, in whatever lines its words were set."""
    return frozenset(
        (*row[:3], " ".join((row[3] or "").split())) for row in rows if is_of_steps(row)
    )


def is_of_steps(row: Row) -> bool:
    """Return whether a part of the schema belongs to the table of the steps, or bears its name."""
    return STEPS_TABLE in row[1:3]


def steps_schema() -> Schema:
    """Return what keeps the steps, as this program makes it."""
    return _made(len(_STEPS))[1]


def schema_after(count: int) -> Schema:
    """Return the schema of a file after so many steps."""
    return _made(count)[0]


def whole_schema() -> Schema:
    """Return the schema of a file after all steps."""
    return schema_after(len(_STEPS))


def known_steps() -> frozenset[str]:
    """Return the names of all steps that this program knows."""
    return frozenset(_STEPS)


def steps_in_order() -> tuple[str, ...]:
    """Return the names of all steps, the oldest first."""
    return tuple(_STEPS)


@cache
def _made(count: int) -> tuple[Schema, Schema]:
    """Return what so many steps make of an empty file, and what keeps these steps."""
    empty = Database(memory=True, execute_plugins=False)
    try:
        migrations.apply(empty, stop_before=steps_in_order()[count : count + 1])
        return schema_of(empty), steps_schema_of(schema_rows(empty.conn))
    finally:
        empty.close()
