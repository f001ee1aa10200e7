"""The schema, step by step. A step that was released is never edited; a new one is appended."""

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

migrations = Migrations("skm_desk")

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


Schema = frozenset[tuple[str, str, str, str | None]]
_OWN_TABLE = "_sqlite_migrations"  # of sqlite-utils, which says what it looks like


def schema_of(db: Database) -> Schema:
    """Return all tables, indexes and triggers of a file with the words that made them."""
    rows = db.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE tbl_name <> ?", [_OWN_TABLE]
    )
    return frozenset((kind, name, table, sql) for kind, name, table, sql in rows)


@cache
def whole_schema() -> Schema:
    """Return the schema of a file after all steps."""
    empty = Database(memory=True, execute_plugins=False)
    try:
        migrations.apply(empty)
        return schema_of(empty)
    finally:
        empty.close()


@cache
def known_steps() -> frozenset[str]:
    """Return the names of all steps that this program knows."""
    empty = Database(memory=True, execute_plugins=False)
    try:
        return frozenset(step.name for step in migrations.pending(empty))
    finally:
        empty.close()
