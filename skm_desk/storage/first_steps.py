"""The schema as it began: question sets, periods, forms, the office, the chain."""

from skm_desk.storage.schema import APPLICATION_ID, refuse, run
from skm_desk.storage.sqlite_library import Database


def add_kuesioner_and_period(db: Database) -> None:
    """Question sets, frozen once written; layanan; periods with their schedule."""
    run(
        db,
        """CREATE TABLE kuesioner (
            id INTEGER PRIMARY KEY,
            kode TEXT NOT NULL,
            version INTEGER NOT NULL CHECK (version >= 1),
            judul TEXT NOT NULL,
            source TEXT NOT NULL,
            profile TEXT NOT NULL CHECK (json_valid(profile)),
            UNIQUE (kode, version)
        )""",
        """CREATE TABLE unsur (
            kuesioner_id INTEGER NOT NULL REFERENCES kuesioner,
            kode TEXT NOT NULL CHECK (kode GLOB 'U[1-9]*'),
            nama TEXT NOT NULL,
            meaning TEXT NOT NULL,
            short TEXT NOT NULL,
            PRIMARY KEY (kuesioner_id, kode)
        )""",
        """CREATE TABLE question (
            id INTEGER PRIMARY KEY,
            kuesioner_id INTEGER NOT NULL REFERENCES kuesioner,
            position INTEGER NOT NULL,
            kode TEXT NOT NULL,
            unsur TEXT NOT NULL,
            heading TEXT NOT NULL,
            text TEXT NOT NULL,
            choice_1 TEXT NOT NULL,
            choice_2 TEXT NOT NULL,
            choice_3 TEXT NOT NULL,
            choice_4 TEXT NOT NULL,
            UNIQUE (kuesioner_id, kode),
            UNIQUE (kuesioner_id, position),
            FOREIGN KEY (kuesioner_id, unsur) REFERENCES unsur (kuesioner_id, kode)
        )""",
        """CREATE TABLE layanan (
            id INTEGER PRIMARY KEY,
            uuid TEXT NOT NULL UNIQUE,
            nama TEXT NOT NULL,
            position INTEGER NOT NULL,
            retired_at TEXT
        )""",
        "CREATE UNIQUE INDEX layanan_nama ON layanan (nama COLLATE NOCASE)",
        """CREATE TABLE period (
            id INTEGER PRIMARY KEY,
            uuid TEXT NOT NULL UNIQUE,
            kode TEXT NOT NULL,
            mulai TEXT NOT NULL CHECK (date(mulai) IS mulai),
            selesai TEXT NOT NULL CHECK (date(selesai) IS selesai AND selesai >= mulai),
            kuesioner_id INTEGER NOT NULL REFERENCES kuesioner,
            population INTEGER CHECK (population >= 1),
            target INTEGER CHECK (target >= 1),
            target_letter TEXT,
            target_letter_date TEXT,
            laporan_date TEXT,
            made_up INTEGER NOT NULL DEFAULT 0 CHECK (made_up IN (0, 1)),
            closed_at TEXT
        )""",
        "CREATE UNIQUE INDEX period_kode ON period (kode COLLATE NOCASE)",
        """CREATE TABLE stage (
            period_id INTEGER NOT NULL REFERENCES period,
            position INTEGER NOT NULL,
            nama TEXT NOT NULL,
            mulai TEXT,
            selesai TEXT,
            PRIMARY KEY (period_id, position)
        )""",
    )
    for table in ("kuesioner", "unsur", "question"):
        refuse(db, table, "UPDATE", "a question set is frozen")
    for table in ("kuesioner", "unsur", "question", "layanan", "period"):
        refuse(db, table, "DELETE", "retired, never deleted")


def add_responden_and_jawaban(db: Database) -> None:
    """Filled forms with their jawaban, the files they were imported from, and saran."""
    run(
        db,
        """CREATE TABLE import (
            id INTEGER PRIMARY KEY,
            period_id INTEGER NOT NULL REFERENCES period,
            fingerprint TEXT NOT NULL,
            file_name TEXT NOT NULL,
            column_order TEXT NOT NULL CHECK (column_order IN ('unsur', 'kuesioner')),
            imported_at TEXT NOT NULL,
            UNIQUE (period_id, fingerprint)
        )""",
        """CREATE TABLE responden (
            id INTEGER PRIMARY KEY,
            uuid TEXT NOT NULL UNIQUE,
            version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
            pc TEXT NOT NULL,
            period_id INTEGER NOT NULL REFERENCES period,
            kuesioner_id INTEGER NOT NULL REFERENCES kuesioner,
            source TEXT NOT NULL CHECK (source IN ('kios', 'kertas', 'impor')),
            import_id INTEGER REFERENCES import
                CHECK ((import_id IS NOT NULL) = (source = 'impor')),
            lembar TEXT CHECK (lembar <> ''),
            tanggal TEXT CHECK (date(tanggal) IS tanggal),
            jam TEXT,
            jenis_kelamin TEXT,
            usia INTEGER CHECK (usia BETWEEN 5 AND 120),
            pendidikan TEXT,
            pekerjaan TEXT,
            pekerjaan_text TEXT NOT NULL DEFAULT '',
            layanan_id INTEGER REFERENCES layanan,
            layanan_text TEXT NOT NULL DEFAULT '',
            disabilitas TEXT,
            saran TEXT NOT NULL DEFAULT '',
            keyed_by TEXT NOT NULL DEFAULT '',
            verified_by TEXT NOT NULL DEFAULT '',
            void_reason TEXT CHECK (void_reason <> ''),
            flags TEXT NOT NULL DEFAULT '',
            recorded_at TEXT NOT NULL
        )""",
        "CREATE UNIQUE INDEX responden_lembar ON responden (period_id, lembar)"
        " WHERE lembar IS NOT NULL",
        "CREATE INDEX responden_period ON responden (period_id, layanan_id)",
        """CREATE TABLE jawaban (
            responden_id INTEGER NOT NULL REFERENCES responden,
            question_id INTEGER NOT NULL REFERENCES question,
            nilai INTEGER CHECK (nilai BETWEEN 1 AND 4),
            PRIMARY KEY (responden_id, question_id)
        ) WITHOUT ROWID""",
        """CREATE TRIGGER responden_period_open BEFORE INSERT ON responden
        WHEN (SELECT closed_at FROM period WHERE id = NEW.period_id) IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'the period is closed'); END""",
        """CREATE TABLE saran (
            id INTEGER PRIMARY KEY,
            uuid TEXT NOT NULL UNIQUE,
            period_id INTEGER NOT NULL REFERENCES period,
            responden_id INTEGER REFERENCES responden,
            channel TEXT NOT NULL DEFAULT '',
            received TEXT,
            text TEXT NOT NULL CHECK (text <> ''),
            quoted INTEGER NOT NULL DEFAULT 0 CHECK (quoted IN (0, 1))
        )""",
    )
    for table in ("import", "responden", "jawaban", "saran"):
        refuse(db, table, "DELETE", "kept, never deleted")


def add_office_and_tindak_lanjut(db: Database) -> None:
    """Settings of the office, its texts and photos, earlier years, RTL."""
    run(
        db,
        "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
        """CREATE TABLE laporan_text (
            period_id INTEGER NOT NULL REFERENCES period,
            section TEXT NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (period_id, section)
        ) WITHOUT ROWID""",
        """CREATE TABLE photo (
            id INTEGER PRIMARY KEY,
            uuid TEXT NOT NULL UNIQUE,
            period_id INTEGER NOT NULL REFERENCES period,
            position INTEGER NOT NULL,
            caption TEXT NOT NULL,
            data BLOB,
            retired_at TEXT
        )""",
        """CREATE TABLE earlier_year (
            tahun INTEGER PRIMARY KEY,
            ikm TEXT,
            bobot_note TEXT NOT NULL DEFAULT ''
        )""",
        """CREATE TABLE earlier_nrr (
            tahun INTEGER NOT NULL REFERENCES earlier_year,
            unsur TEXT NOT NULL,
            nrr TEXT NOT NULL,
            PRIMARY KEY (tahun, unsur)
        ) WITHOUT ROWID""",
        """CREATE TABLE rtl (
            id INTEGER PRIMARY KEY,
            uuid TEXT NOT NULL UNIQUE,
            tahun INTEGER NOT NULL,
            position INTEGER NOT NULL,
            unsur TEXT,
            kegiatan TEXT NOT NULL CHECK (kegiatan <> ''),
            triwulan TEXT NOT NULL DEFAULT '',
            penanggung_jawab TEXT NOT NULL DEFAULT '',
            done INTEGER CHECK (done IN (0, 1)),
            realisasi TEXT NOT NULL DEFAULT '',
            dokumentasi TEXT NOT NULL DEFAULT '',
            hambatan TEXT NOT NULL DEFAULT '',
            alasan TEXT NOT NULL DEFAULT '',
            strategi TEXT NOT NULL DEFAULT '',
            target_waktu TEXT NOT NULL DEFAULT '',
            stakeholder TEXT NOT NULL DEFAULT '',
            retired_at TEXT
        )""",
    )
    for table in ("photo", "rtl"):
        refuse(db, table, "DELETE", "retired, never deleted")


def add_audit(db: Database) -> None:
    """The chain of entries; nothing in it can be changed or taken out."""
    run(
        db,
        """CREATE TABLE audit (
            sequence INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            who TEXT NOT NULL,
            pc TEXT NOT NULL,
            deed TEXT NOT NULL,
            kind TEXT NOT NULL,
            key TEXT NOT NULL,
            before TEXT,
            after TEXT,
            previous TEXT NOT NULL,
            digest TEXT NOT NULL UNIQUE
        )""",
        "CREATE INDEX audit_record ON audit (kind, key, sequence)",
        f"PRAGMA application_id = {APPLICATION_ID}",
    )
    refuse(db, "audit", "UPDATE", "an entry stands as written")
    refuse(db, "audit", "DELETE", "an entry stands as written")
