"""The schema of imports: known again row by row, and taken back as a whole."""

from skm_desk.storage.schema import refuse, run
from skm_desk.storage.sqlite_library import Database

_NEXT_ENTRY = "SELECT coalesce(max(sequence), 0) FROM audit"


def add_imports(db: Database) -> None:
    """An import gets an id of its own, the salt of its rows, its worksheets, and why it was taken
    back; its file may come in again then, and so may its sheet numbers.

    Of an import of before, its fingerprint is the id, under which its entry stands; its rows were
    not kept, so that it has no salt. SQLite changes a constraint only by making the table anew.
    """
    run(
        db,
        """CREATE TABLE import_new (
            id INTEGER PRIMARY KEY,
            uuid TEXT NOT NULL,
            period_id INTEGER NOT NULL REFERENCES period,
            fingerprint TEXT NOT NULL,
            file_name TEXT NOT NULL,
            column_order TEXT NOT NULL CHECK (column_order IN ('unsur', 'kuesioner')),
            imported_at TEXT NOT NULL,
            package_id INTEGER REFERENCES package,
            salt TEXT NOT NULL DEFAULT '',
            sheets TEXT NOT NULL DEFAULT '',
            void_reason TEXT CHECK (void_reason <> ''),
            UNIQUE (period_id, uuid)
        )""",
        "INSERT INTO import_new (id, uuid, period_id, fingerprint, file_name, column_order,"
        " imported_at, package_id) SELECT id, fingerprint, period_id, fingerprint, file_name,"
        " column_order, imported_at, package_id FROM import",
        "DROP TABLE import",
        "ALTER TABLE import_new RENAME TO import",
        "CREATE UNIQUE INDEX import_known ON import (period_id, fingerprint)"
        " WHERE void_reason IS NULL",
        """CREATE TRIGGER import_fixed BEFORE UPDATE OF id, uuid, period_id, fingerprint, file_name,
            column_order, imported_at, package_id, salt, sheets ON import
        BEGIN SELECT RAISE(ABORT, 'import: said once for all'); END""",
        f"""CREATE TRIGGER import_taken_back BEFORE UPDATE OF void_reason ON import
        WHEN OLD.void_reason IS NOT NULL OR NOT EXISTS (SELECT 1 FROM correction
            WHERE sequence > ({_NEXT_ENTRY}) AND import_id = OLD.id)
        BEGIN SELECT RAISE(ABORT, 'import: taken back once, with an entry'); END""",
        """CREATE TABLE import_row (
            responden_id INTEGER PRIMARY KEY REFERENCES responden,
            name TEXT,
            said TEXT NOT NULL
        )""",
        # Of void forms several may have a number: what makes the others unique is 0, theirs is
        # their own.
        "DROP INDEX responden_lembar",
        "CREATE UNIQUE INDEX responden_lembar ON responden"
        " (period_id, lembar, CASE WHEN void_reason IS NULL THEN 0 ELSE id END)"
        " WHERE lembar IS NOT NULL",
    )
    refuse(db, "import", "DELETE", "kept, never deleted")
    for deed in ("UPDATE", "DELETE"):
        refuse(db, "import_row", deed, "stands as written")
