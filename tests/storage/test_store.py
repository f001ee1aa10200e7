"""The data file: opened and checked, refused untouched, written whole or not at all."""

import hashlib
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Generator
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

from skm_desk.domain.file_errors import (
    FileBusy,
    FileDamaged,
    FileTooNew,
    FolderUnusable,
    NotADataFile,
)
from skm_desk.domain.layanan import Layanan
from skm_desk.storage import store as store_module
from skm_desk.storage.migrations import migrations
from skm_desk.storage.origin import Origin
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.manage_periods import create_period
from tests.use_cases.backup_samples import names


def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_settings_of_the_journal_are_read_back(sample_desk: Desk, origin: Origin) -> None:
    path = sample_desk.folder / "skm-desk.db"
    with Store(path, origin) as store:
        read = [
            store._db.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert read == ["delete", 3, 1]
    assert names(path.parent) == ["skm-desk.db"]


def test_a_file_of_a_newer_program_is_refused_untouched(tmp_path: Path, origin: Origin) -> None:
    path = tmp_path / "skm-desk.db"
    Store(path, origin, create=True).close()
    with sqlite3.connect(path) as newer:
        newer.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('skm_desk', '9999_from_the_future', '2030-01-01')"
        )
    newer.close()
    before = fingerprint(path)
    with pytest.raises(FileTooNew) as refused:
        Store(path, origin)
    assert refused.value.unknown == {"9999_from_the_future"}
    assert fingerprint(path) == before


@pytest.mark.parametrize("content", [b"bukan basis data" * 100, b"PK\x03\x04" + bytes(5000)])
def test_another_file_is_refused_untouched(tmp_path: Path, origin: Origin, content: bytes) -> None:
    path = tmp_path / "skm-desk.db"
    path.write_bytes(content)
    with pytest.raises(NotADataFile):
        Store(path, origin)
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_refused_untouched(
    tmp_path: Path, origin: Origin
) -> None:
    path = tmp_path / "skm-desk.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE catatan (isi TEXT)")
    other.close()
    before = fingerprint(path)
    with pytest.raises(NotADataFile):
        Store(path, origin)
    assert fingerprint(path) == before


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, origin: Origin) -> None:
    (tmp_path / "berkas").write_text("bukan folder", encoding="utf-8")
    with pytest.raises(FolderUnusable):
        Store(tmp_path / "berkas" / "data" / "skm-desk.db", origin)


def test_a_file_held_by_another_program_is_told(
    tmp_path: Path, origin: Origin, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "skm-desk.db"
    Store(path, origin, create=True).close()
    monkeypatch.setattr(store_module, "BUSY_SECONDS", 0.05)
    holder = sqlite3.connect(path)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(FileBusy):
            Store(path, origin)
    finally:
        holder.rollback()
        holder.close()


def test_an_older_file_is_copied_and_brought_up_to_date(tmp_path: Path, origin: Origin) -> None:
    path = tmp_path / "skm-desk.db"
    older = Database(path)
    migrations.apply(older, stop_before="0003_office_and_tindak_lanjut")
    older.close()
    with Store(path, origin) as store, store.writing():
        store.layanan.add(Layanan("layanan-1", "KTP"))
    copies = list(tmp_path.glob("*.sebelum-*.db"))
    assert len(copies) == 1
    copied = Database(copies[0])
    tables = set(copied.table_names())
    copied.close()
    assert "responden" in tables
    assert "rtl" not in tables


def test_two_programs_may_make_the_same_new_file(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from skm_desk.bootstrap import make_desk;"
        " make_desk(Path(sys.argv[1]))"
    )
    folder = tmp_path / "data"
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(folder)], stderr=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    faults = [program.communicate(timeout=60)[1] for program in programs]
    assert [program.returncode for program in programs] == [0] * 4, faults
    with sqlite3.connect(folder / "skm-desk.db") as made:
        assert made.execute("SELECT count(*) FROM kuesioner").fetchone() == (1,)
    made.close()


def test_nothing_is_kept_of_a_deed_that_fails(desk: Desk, origin: Origin) -> None:
    path = desk.folder / "skm-desk.db"

    class Broken(Exception):
        pass

    def half(store: Store) -> None:
        with store.writing():
            store.layanan.add(Layanan("layanan-1", "KTP"))
            with store.writing():
                store.layanan.add(Layanan("layanan-2", "Akta"))
            raise Broken

    with Store(path, origin) as store:
        head = store.journal.last()
        with pytest.raises(Broken):
            half(store)
        assert store.layanan.list_all() == ()
        assert store.journal.last() == head


def test_an_inner_block_that_fails_leaves_the_outer_one(desk: Desk, origin: Origin) -> None:
    with Store(desk.folder / "skm-desk.db", origin) as store, store.writing():
        store.layanan.add(Layanan("layanan-1", "KTP"))
        with pytest.raises(sqlite3.IntegrityError), store.writing():
            store.layanan.add(Layanan("layanan-2", "ktp"))
        assert [layanan.nama for layanan in store.layanan.list_all()] == ["KTP"]
        assert store.journal.last() is not None


PROTECTED = ("kuesioner", "unsur", "question", "layanan", "period", "import", "responden")


@pytest.mark.parametrize("table", [*PROTECTED, "jawaban", "saran", "photo", "rtl", "audit"])
def test_records_cannot_be_deleted(
    sample_desk: Desk, write_csv: Callable[..., Path], table: str
) -> None:
    from skm_desk.use_cases.import_data import import_file

    header = ",".join(f"U{n}" for n in range(1, 10))
    import_file(sample_desk, write_csv(header, "4,4,4,4,4,4,4,4,4"), "contoh-2025")
    _refused(sample_desk.folder / "skm-desk.db", f"DELETE FROM {table}")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE question SET text = 'lain'",
        "UPDATE unsur SET nama = 'lain'",
        "UPDATE kuesioner SET judul = 'lain'",
        "UPDATE audit SET who = 'lain'",
        "UPDATE jawaban SET nilai = 0",
        "UPDATE jawaban SET nilai = 5",
        "UPDATE jawaban SET nilai = 'empat'",
        "UPDATE jawaban SET question_id = 999999",
        "UPDATE responden SET usia = 200",
        "UPDATE responden SET source = 'web'",
        "UPDATE responden SET tanggal = '31-12-2024'",
        "UPDATE responden SET period_id = 999",
        "UPDATE period SET selesai = '2001-01-01'",
    ],
)
def test_the_file_refuses_what_may_not_be(sample_desk: Desk, statement: str) -> None:
    _refused(sample_desk.folder / "skm-desk.db", statement)


def _refused(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA foreign_keys = ON")
    try:
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(statement)
    finally:
        connection.rollback()
        connection.close()


def test_a_closed_period_takes_no_form_whoever_asks(sample_desk: Desk) -> None:
    path = sample_desk.folder / "skm-desk.db"
    connection = sqlite3.connect(path)
    connection.execute("UPDATE period SET closed_at = '2025-01-01' WHERE kode = '2024'")
    with pytest.raises(sqlite3.IntegrityError, match="closed"):
        connection.execute(
            "INSERT INTO responden (uuid, pc, period_id, kuesioner_id, source, recorded_at)"
            " SELECT 'x', 'pc', id, kuesioner_id, 'kios', '2025' FROM period WHERE kode = '2024'"
        )
    connection.close()


def test_a_whole_file_passes_its_check(sample_desk: Desk, origin: Origin) -> None:
    with Store(sample_desk.folder / "skm-desk.db", origin) as store:
        store.check()


def test_flipped_bytes_are_found(sample_desk: Desk, origin: Origin, tmp_path: Path) -> None:
    """Flip one byte in each page: the check or the opening names the damage, or nothing changed."""
    original = sample_desk.folder / "skm-desk.db"
    whole = _content(original)
    size = original.stat().st_size
    copy = tmp_path / "copy.db"
    found = 0
    for place in range(150, size, 4096):
        shutil.copy(original, copy)
        with copy.open("r+b") as file:
            file.seek(place)
            byte = file.read(1)
            file.seek(place)
            file.write(bytes([byte[0] ^ 0xFF]))
        try:
            with Store(copy, origin) as store:
                store.check()
        except (FileDamaged, NotADataFile):
            found += 1
        else:
            assert _content(copy) == whole, f"byte {place} changed a record unseen"
    assert found > 0


def _content(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit SET after = replace(after, '4', '3') WHERE sequence = 100",
        "DELETE FROM audit WHERE sequence = 50",
        "UPDATE audit SET sequence = sequence + 1000 WHERE sequence = 60",
    ],
)
def test_a_change_in_the_chain_is_found(sample_desk: Desk, origin: Origin, change: str) -> None:
    path = sample_desk.folder / "skm-desk.db"
    connection = sqlite3.connect(path)
    guards = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit'"
    ).fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    assert connection.execute(change).rowcount == 1
    for _, words in guards:
        connection.execute(words)
    connection.commit()
    connection.close()
    with Store(path, origin) as store, pytest.raises(FileDamaged):
        store.check()


def test_readers_see_one_state_while_another_program_writes(
    sample_desk: Desk, origin: Origin
) -> None:
    path = sample_desk.folder / "skm-desk.db"
    with Store(path, origin) as reader, reader.reading():
        before = reader.layanan.list_all()
        writer = sqlite3.connect(path, timeout=0.05)
        writer.execute("UPDATE layanan SET nama = nama || ' baru'")
        with pytest.raises(sqlite3.OperationalError):
            # The writer must wait: in rollback mode it may commit only when nobody reads.
            writer.commit()
        writer.close()
        assert reader.layanan.list_all() == before


def test_create_period_writes_its_entry(desk: Desk, origin: Origin) -> None:
    desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31), 1000)
    with Store(desk.folder / "skm-desk.db", origin) as store:
        last = store.journal.last()
    assert last is not None
    assert (last.deed, last.kind, last.key, last.before) == ("buat", "periode", "2026", None)
    assert last.after is not None
    assert '"population":1000' in last.after


def test_a_look_at_the_chain_may_end_after_the_file(sample_desk: Desk, origin: Origin) -> None:
    store = Store(sample_desk.folder / "skm-desk.db", origin)
    looks = [store.journal.rows(), store.journal.entries(), store.office.everything_set()]
    for look in looks:
        next(look, None)
    store.close()
    for look in looks:
        if isinstance(look, Generator):
            look.close()
