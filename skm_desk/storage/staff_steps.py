"""The schema of the staff window: what is done with saran, how a survey is run, other PCs."""

from skm_desk.storage.schema import refuse, run
from skm_desk.storage.sqlite_library import Database


def add_staff(db: Database) -> None:
    """Marks on saran, the words of a period about its team, place and method.

    A saran of a form is the row that points at it; its text is what the form says.
    """
    run(
        db,
        "ALTER TABLE saran ADD COLUMN kind TEXT NOT NULL DEFAULT ''"
        " CHECK (kind IN ('', 'pengaduan', 'saran', 'pujian'))",
        "ALTER TABLE saran ADD COLUMN unsur TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE saran ADD COLUMN done TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE saran ADD COLUMN quote TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE saran ADD COLUMN void_reason TEXT CHECK (void_reason <> '')",
        "CREATE UNIQUE INDEX saran_responden ON saran (responden_id)"
        " WHERE responden_id IS NOT NULL",
        "CREATE INDEX saran_period ON saran (period_id)",
        "ALTER TABLE period ADD COLUMN team TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE period ADD COLUMN place TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE period ADD COLUMN method TEXT NOT NULL DEFAULT ''",
        # Days first: an index that begins with the period would lead the counting of a period
        # through the forms in the order of their days, which takes twice as long.
        "CREATE INDEX responden_day ON responden (tanggal, period_id)",
        "CREATE INDEX responden_written ON responden (period_id) WHERE saran <> ''",
    )
    for table in ("stage", "setting", "laporan_text", "earlier_year"):
        refuse(db, table, "DELETE", "changed, never deleted")


def add_counting(db: Database) -> None:
    """One index for whatever counts the forms of a period: in the order in which they lie in the
    file, where an order by layanan led from one end of it to the other for each form."""
    run(
        db,
        "CREATE INDEX responden_counted ON responden"
        " (period_id, void_reason, unfinished, id, layanan_id, flags)",
        "DROP INDEX responden_period",
    )


def add_merging(db: Database) -> None:
    """Packages of other PCs that were joined to this file, and what came in each of them."""
    run(
        db,
        """CREATE TABLE package (
            id INTEGER PRIMARY KEY,
            sha256 TEXT NOT NULL UNIQUE,
            pc TEXT NOT NULL,
            packed_at TEXT NOT NULL,
            merged_at TEXT NOT NULL
        )""",
        "ALTER TABLE responden ADD COLUMN package_id INTEGER REFERENCES package",
        "ALTER TABLE import ADD COLUMN package_id INTEGER REFERENCES package",
        "CREATE INDEX responden_package ON responden (package_id) WHERE package_id IS NOT NULL",
    )
    refuse(db, "package", "UPDATE", "a package stands as it came")
    refuse(db, "package", "DELETE", "kept, never deleted")
