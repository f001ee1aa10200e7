"""The schema of trust: texts beside the chain, and what nobody changes past this program."""

from collections.abc import Mapping

from skm_desk.storage.schema import refuse, run
from skm_desk.storage.sqlite_library import Database

# What is said once for all about a record; the rest of it may change, with an entry.
_FIXED: Mapping[str, str] = {
    "responden": "id, uuid, pc, period_id, kuesioner_id, source, import_id, package_id, keyed_by,"
    " unfinished, batch_id, recorded_at",
    "jawaban": "responden_id, question_id, ms",
    "period": "id, uuid, kode, made_up",
    "layanan": "id, uuid",
    "import": "id, period_id, fingerprint, file_name, column_order, imported_at, package_id",
    "batch": "id, uuid, period_id, officer, opened",
    "difference": "id, uuid, responden_id, field, first, first_by, second, second_by",
    "saran": "id, uuid, period_id, responden_id",
    "photo": "id, uuid, period_id",
    "rtl": "id, uuid, tahun",
}
_CORRECTED = (
    "version, lembar, tanggal, jam, jenis_kelamin, usia, pendidikan, pekerjaan, pekerjaan_text,"
    " layanan_id, layanan_text, disabilitas, saran, verified_by, void_reason, flags"
)
_NEXT_ENTRY = "SELECT coalesce(max(sequence), 0) FROM audit"


def add_free_text(db: Database) -> None:
    """What people wrote stands beside the chain, which holds salted digests of it.

    `old_chain` keeps the digests that entries had while they still held the texts themselves.
    """
    run(
        db,
        "ALTER TABLE responden ADD COLUMN salt TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE saran ADD COLUMN salt TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE difference ADD COLUMN salt TEXT NOT NULL DEFAULT ''",
        """CREATE TABLE free_text (
            kind TEXT NOT NULL,
            key TEXT NOT NULL,
            digest TEXT NOT NULL,
            body TEXT NOT NULL CHECK (body <> ''),
            PRIMARY KEY (kind, key, digest)
        ) WITHOUT ROWID""",
        "CREATE TABLE old_chain (sequence INTEGER PRIMARY KEY, digest TEXT NOT NULL)",
    )


def add_guards(db: Database) -> None:
    """A jawaban, or what else a correction may change, changes only while the entry that tells of
    it is still to be written: `correction` announces its number. The rest does not change.

    The number of an entry that is never written is refused at the end of the transaction.
    """
    run(
        db,
        """CREATE TABLE correction (
            sequence INTEGER PRIMARY KEY REFERENCES audit DEFERRABLE INITIALLY DEFERRED,
            responden_id INTEGER REFERENCES responden,
            import_id INTEGER REFERENCES import,
            CHECK ((responden_id IS NULL) <> (import_id IS NULL))
        )""",
        f"""CREATE TRIGGER jawaban_corrected BEFORE UPDATE OF nilai ON jawaban
        WHEN NOT EXISTS (SELECT 1 FROM correction WHERE sequence > ({_NEXT_ENTRY})
            AND responden_id = OLD.responden_id)
        BEGIN SELECT RAISE(ABORT, 'jawaban: changed by a correction alone'); END""",
        f"""CREATE TRIGGER responden_corrected BEFORE UPDATE OF {_CORRECTED} ON responden
        WHEN NOT EXISTS (SELECT 1 FROM correction WHERE sequence > ({_NEXT_ENTRY})
            AND (responden_id = OLD.id OR import_id = OLD.import_id))
        BEGIN SELECT RAISE(ABORT, 'responden: changed by a correction alone'); END""",
        """CREATE TRIGGER period_kuesioner BEFORE UPDATE OF kuesioner_id ON period
        WHEN NEW.kuesioner_id <> OLD.kuesioner_id
            AND EXISTS (SELECT 1 FROM responden WHERE period_id = OLD.id)
        BEGIN SELECT RAISE(ABORT, 'period: its questions were answered'); END""",
    )
    for table, columns in _FIXED.items():
        run(
            db,
            f"""CREATE TRIGGER {table}_fixed BEFORE UPDATE OF {columns} ON {table}
            BEGIN SELECT RAISE(ABORT, '{table}: said once for all'); END""",
        )
    for table in ("responden", "saran", "difference"):
        run(
            db,
            f"""CREATE TRIGGER {table}_salt BEFORE UPDATE OF salt ON {table}
            WHEN OLD.salt <> '' AND NEW.salt <> OLD.salt
            BEGIN SELECT RAISE(ABORT, '{table}: a salt stays'); END""",
        )
    for table in ("free_text", "old_chain", "correction", "keyed"):
        refuse(db, table, "UPDATE", "stands as written")
    for table in ("free_text", "old_chain", "correction"):
        refuse(db, table, "DELETE", "kept, never deleted")
