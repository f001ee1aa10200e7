"""The schema of collecting forms: at the kiosk, and from paper."""

from skm_desk.storage.schema import refuse, run
from skm_desk.storage.sqlite_library import Database


def add_kiosk(db: Database) -> None:
    """Unfinished forms, time per question, drafts, languages, pictures of the office.

    A draft is what is being filled in at this moment: it becomes a form, and is gone.
    """
    run(
        db,
        "ALTER TABLE responden ADD COLUMN"
        " unfinished INTEGER NOT NULL DEFAULT 0 CHECK (unfinished IN (0, 1))",
        "ALTER TABLE jawaban ADD COLUMN ms INTEGER CHECK (ms >= 0)",
        """CREATE TABLE draft (
            uuid TEXT PRIMARY KEY,
            pc TEXT NOT NULL,
            source TEXT NOT NULL CHECK (source IN ('kios', 'kertas')),
            period_id INTEGER NOT NULL REFERENCES period,
            body TEXT NOT NULL CHECK (json_valid(body)),
            sent_at TEXT,
            kept_at TEXT NOT NULL
        ) WITHOUT ROWID""",
        "CREATE INDEX responden_pc ON responden (pc, source)",
        """CREATE TABLE language (
            kuesioner_id INTEGER NOT NULL REFERENCES kuesioner,
            kode TEXT NOT NULL,
            nama TEXT NOT NULL,
            PRIMARY KEY (kuesioner_id, kode)
        )""",
        """CREATE TABLE wording (
            question_id INTEGER NOT NULL REFERENCES question,
            language TEXT NOT NULL,
            heading TEXT NOT NULL,
            text TEXT NOT NULL,
            choice_1 TEXT NOT NULL,
            choice_2 TEXT NOT NULL,
            choice_3 TEXT NOT NULL,
            choice_4 TEXT NOT NULL,
            PRIMARY KEY (question_id, language)
        )""",
        "CREATE TABLE picture (name TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID",
    )
    for table in ("language", "wording"):
        refuse(db, table, "UPDATE", "a question set is frozen")
        refuse(db, table, "DELETE", "retired, never deleted")


def add_paper(db: Database) -> None:
    """Stacks of paper forms, who typed what and how fast, and what two officers typed apart."""
    run(
        db,
        """CREATE TABLE batch (
            id INTEGER PRIMARY KEY,
            uuid TEXT NOT NULL UNIQUE,
            period_id INTEGER NOT NULL REFERENCES period,
            officer TEXT NOT NULL CHECK (officer <> ''),
            opened TEXT NOT NULL,
            tanggal TEXT CHECK (date(tanggal) IS tanggal),
            jam TEXT,
            layanan_id INTEGER REFERENCES layanan,
            lembar TEXT CHECK (lembar <> ''),
            verify_every INTEGER CHECK (verify_every >= 1),
            verify_start INTEGER CHECK (verify_start BETWEEN 1 AND verify_every),
            closed TEXT
        )""",
        "ALTER TABLE responden ADD COLUMN batch_id INTEGER REFERENCES batch",
        "CREATE INDEX responden_batch ON responden (batch_id) WHERE batch_id IS NOT NULL",
        """CREATE TABLE keyed (
            id INTEGER PRIMARY KEY,
            responden_id INTEGER NOT NULL REFERENCES responden,
            officer TEXT NOT NULL,
            at TEXT NOT NULL,
            is_second INTEGER NOT NULL CHECK (is_second IN (0, 1)),
            ms INTEGER NOT NULL CHECK (ms >= 0),
            keys INTEGER NOT NULL CHECK (keys >= 0),
            fields INTEGER NOT NULL CHECK (fields >= 0),
            own_errors INTEGER NOT NULL DEFAULT 0 CHECK (own_errors >= 0)
        )""",
        "CREATE INDEX keyed_at ON keyed (at)",
        "CREATE INDEX keyed_responden ON keyed (responden_id)",
        """CREATE TABLE difference (
            id INTEGER PRIMARY KEY,
            uuid TEXT NOT NULL UNIQUE,
            responden_id INTEGER NOT NULL REFERENCES responden,
            field TEXT NOT NULL,
            first TEXT NOT NULL,
            first_by TEXT NOT NULL,
            second TEXT NOT NULL,
            second_by TEXT NOT NULL,
            settled TEXT CHECK (settled IN (first, second)),
            settled_by TEXT NOT NULL DEFAULT '',
            UNIQUE (responden_id, field)
        )""",
    )
    for table in ("batch", "keyed", "difference"):
        refuse(db, table, "DELETE", "kept, never deleted")
