"""The schema of the plan: which survey of a year it was made after."""

from skm_desk.storage.schema import run
from skm_desk.storage.sqlite_library import Database


def add_plan_of_period(db: Database) -> None:
    """The kode of the period that an action was planned after; "" for the whole of its year."""
    run(db, "ALTER TABLE rtl ADD COLUMN period TEXT NOT NULL DEFAULT ''")
