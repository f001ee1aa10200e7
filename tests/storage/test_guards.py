"""What another program may not change: a jawaban without a correction, and what is said once."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from skm_desk.domain.file_errors import FileDamaged
from skm_desk.storage.origin import Origin
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk
from tests.outside import change_outside


def refused(path: Path, *statements: str) -> None:
    """Hold that the last statement, or the commit behind it, is refused."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        *first, last = statements
        for statement in first:
            connection.execute(statement)
        with pytest.raises(sqlite3.IntegrityError):
            _finish(connection, last)


def _finish(connection: sqlite3.Connection, statement: str) -> None:
    connection.execute(statement)
    connection.commit()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE jawaban SET nilai = 4 WHERE nilai = 1",
        "UPDATE jawaban SET nilai = nilai",
        "UPDATE jawaban SET ms = 5000",
        "UPDATE jawaban SET responden_id = responden_id + 1000",
        "UPDATE responden SET usia = 30",
        "UPDATE responden SET saran = ''",
        "UPDATE responden SET void_reason = 'rusak'",
        "UPDATE responden SET flags = 'burst'",
        "UPDATE responden SET unfinished = 1",
        "UPDATE responden SET recorded_at = '2026-01-01'",
        "UPDATE responden SET uuid = 'lain' WHERE id = 1",
        "UPDATE responden SET salt = 'lain' WHERE saran <> ''",
        "UPDATE period SET made_up = 0",
        "UPDATE period SET kode = '2031' WHERE kode = '2024'",
        "UPDATE period SET kuesioner_id = kuesioner_id + 1 WHERE kode = '2024'",
        "UPDATE layanan SET uuid = 'lain' WHERE id = 1",
        "UPDATE free_text SET body = 'lain'",
        "DELETE FROM free_text",
        "INSERT INTO correction VALUES (99999, 1, NULL)",
        "INSERT INTO correction VALUES (99999, NULL, NULL)",
    ],
)
def test_another_program_is_refused(sample_desk: Desk, statement: str) -> None:
    refused(sample_desk.folder / "skm-desk.db", statement)


def test_a_correction_without_its_entry_is_refused(sample_desk: Desk) -> None:
    path = sample_desk.folder / "skm-desk.db"
    announce = "INSERT INTO correction SELECT max(sequence) + 1, 1, NULL FROM audit"
    refused(path, announce, "UPDATE jawaban SET nilai = 1 WHERE responden_id = 2")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(announce)
        connection.execute("UPDATE jawaban SET nilai = 1 WHERE responden_id = 1")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            connection.commit()


def test_a_correction_of_this_program_goes_on(sample_desk: Desk, origin: Origin) -> None:
    path = sample_desk.folder / "skm-desk.db"
    with Store(path, origin) as store:
        period = store.period.find("2024")
        assert period is not None
        kept = next(store.package.forms(period))
        changed = replace(kept.form, jawaban={**kept.form.jawaban, "U1": 1})
        with store.writing():
            store.correction.correct(kept, changed, "koreksi", "salah ketik")
        store.check()
        # The correction is over with its entry: nothing more may change under it.
        with pytest.raises(sqlite3.IntegrityError, match="correction"), store.writing():
            store._db.execute("UPDATE jawaban SET nilai = 2 WHERE responden_id = 1")
    refused(path, "DELETE FROM correction")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE correction SET responden_id = 2",
        "INSERT INTO correction VALUES (3, 2, NULL)",
        "UPDATE free_text SET body = body || '.'",
        "UPDATE free_text SET key = 'lain'",
        "UPDATE free_text SET kind = 'lain'",
        "DELETE FROM free_text WHERE body = 'Ramah sekali'",
        "UPDATE responden SET salt = 'lain' WHERE saran <> ''",
        "UPDATE responden SET salt = '' WHERE saran <> ''",
        "INSERT INTO old_chain VALUES (1, 'abc')",
    ],
)
def test_what_is_changed_past_them_is_found(
    sample_desk: Desk, origin: Origin, statement: str
) -> None:
    path = sample_desk.folder / "skm-desk.db"
    with Store(path, origin) as store:
        period = store.period.find("2024")
        assert period is not None
        kept = next(store.package.forms(period))
        for saran in ("Ramah sekali", "Ramah"):
            with store.writing():
                changed = replace(kept.form, saran=saran)
                store.correction.correct(kept, changed, "koreksi", "terlewat")
            found = store.responden.find(kept.form.id)
            assert found is not None
            kept = found
        store.check()
    assert change_outside(path, statement)
    with Store(path, origin) as store, pytest.raises(FileDamaged):
        store.check()
