"""A backup takes the place of the data whole or not at all, and the older file is kept."""

import gzip
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from skm_desk.domain.errors import SkmError
from skm_desk.domain.file_errors import (
    BackupDamaged,
    DamageMendable,
    FileBusy,
    FileDamaged,
    FileGone,
    FileMissing,
    FileTooNew,
    KioskRunning,
    LossMendable,
    NotABackup,
)
from skm_desk.machine.lock import only_kiosk
from skm_desk.storage import swap
from skm_desk.storage.migrations import known_steps
from skm_desk.storage.snapshot import peek
from skm_desk.use_cases.back_up import back_up, back_up_to
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.restore_backup import restore
from skm_desk.use_cases.view_backups import find_mendable
from skm_desk.use_cases.view_results import view_period
from tests.conftest import NOON
from tests.use_cases.backup_samples import add_forms, at, damage, forms_of, names
from tests.use_cases.kiosk_visits import assert_whole

LEAVES_OPEN = """
import os, sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute("PRAGMA cache_size = 5")
db.execute("BEGIN IMMEDIATE")
db.execute("DROP TRIGGER responden_corrected")
db.execute("UPDATE responden SET saran = hex(randomblob(900))")
os._exit(9)  # as if the power went: half of it is in the file, the rest in its journal
"""


def without_lock(folder: Path) -> list[str]:
    return [name for name in names(folder) if not name.startswith(("komputer-", "jam-"))]


def test_the_results_are_those_of_the_backup(sample_desk: Desk) -> None:
    before = sample_desk.look(view_period, "2024").result
    backup = back_up(at(sample_desk, NOON)).path
    sample_desk.do(add_forms, 30)
    assert sample_desk.look(view_period, "2024").result != before
    later = at(sample_desk, NOON.replace(hour=15))
    restored = restore(later, backup)
    assert sample_desk.look(view_period, "2024").result == before
    assert restored.forms == 240
    assert not restored.was_damaged
    assert restored.aside is not None
    assert restored.aside.name == "skm-desk.sebelum-pulih-2026-11-24-150000.db"
    assert peek(restored.aside).forms == 270
    assert_whole(sample_desk)
    assert without_lock(sample_desk.folder) == ["cadangan", "skm-desk.db", restored.aside.name]


def test_the_chain_says_that_it_was_restored(sample_desk: Desk) -> None:
    made = back_up(sample_desk)
    sample_desk.do(add_forms)
    restore(sample_desk, made.path)
    last = sample_desk.look(lambda store: store.journal.last())
    assert last is not None
    assert last.sequence == made.facts.entries + 1
    assert (last.deed, last.kind, last.key) == ("pulihkan", "cadangan", made.path.name)
    assert last.who == "petugas uji"
    assert last.before is not None
    assert last.after is not None
    assert '"forms":241' in last.before
    assert f'"forms":240,"head":"{made.facts.head}"' in last.after
    assert_whole(sample_desk)


def test_a_bare_name_is_found_among_the_backups(sample_desk: Desk) -> None:
    name = back_up(sample_desk).path.name
    assert restore(sample_desk, Path(name)).backup == sample_desk.folder / "cadangan" / name


def test_on_a_new_pc(sample_desk: Desk, tmp_path: Path) -> None:
    backup = back_up_to(sample_desk, tmp_path / "kantor.db").path
    fresh = Desk(tmp_path / "baru" / "data", sample_desk.origin)
    restored = restore(fresh, backup)
    assert (restored.aside, restored.moment) == (None, None)
    assert forms_of(fresh) == 240
    assert without_lock(fresh.folder) == ["skm-desk.db"]


def test_a_backup_of_an_older_program(sample_desk: Desk, tmp_path: Path, data: Path) -> None:
    backup = tmp_path / "lama.db"
    packed = (data / "berkas-lama" / "skema-0004.db.gz").read_bytes()
    backup.write_bytes(gzip.decompress(packed))
    restored = restore(sample_desk, backup)
    assert restored.forms == forms_of(sample_desk) == 3
    assert_whole(sample_desk)
    with sqlite3.connect(sample_desk.folder / "skm-desk.db") as connection:
        steps = {name for (name,) in connection.execute("SELECT name FROM _sqlite_migrations")}
    connection.close()
    assert steps == known_steps()


@pytest.mark.parametrize("fault", ["damaged", "newer", "other", "missing"])
def test_a_backup_that_cannot_be_used_changes_nothing(
    sample_desk: Desk, tmp_path: Path, fault: str
) -> None:
    backup = back_up_to(sample_desk, tmp_path / "kantor.db").path
    expected: type[SkmError] = BackupDamaged
    if fault == "damaged":
        damage(backup)
    elif fault == "newer":
        expected = FileTooNew
        with sqlite3.connect(backup) as newer:
            newer.execute("UPDATE _sqlite_migrations SET name = '9999' WHERE rowid = 1")
        newer.close()
    elif fault == "other":
        expected = NotABackup
        backup.write_text("bukan cadangan" * 100, encoding="utf-8")
    else:
        expected = FileMissing
        backup.unlink()
    present = sample_desk.folder / "skm-desk.db"
    before = present.read_bytes()
    with pytest.raises(expected):
        restore(sample_desk, backup)
    assert present.read_bytes() == before
    assert without_lock(sample_desk.folder) == ["skm-desk.db"]


def test_a_data_file_of_a_newer_program_stays(sample_desk: Desk, tmp_path: Path) -> None:
    backup = back_up_to(sample_desk, tmp_path / "kantor.db").path
    present = sample_desk.folder / "skm-desk.db"
    with sqlite3.connect(present) as newer:
        newer.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('skm_desk', '9999_from_the_future', '2030-01-01')"
        )
    newer.close()
    before = present.read_bytes()
    with pytest.raises(FileTooNew):
        restore(sample_desk, backup)
    assert present.read_bytes() == before
    assert without_lock(sample_desk.folder) == ["skm-desk.db"]


def test_not_while_the_kiosk_is_open(sample_desk: Desk) -> None:
    backup = back_up(sample_desk).path
    sample_desk.do(add_forms)
    with only_kiosk(sample_desk.folder), pytest.raises(KioskRunning):
        restore(sample_desk, backup)
    assert forms_of(sample_desk) == 241


@pytest.mark.parametrize("lock", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_not_while_another_program_writes(
    sample_desk: Desk, lock: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from skm_desk.storage import store

    monkeypatch.setattr(swap, "WAIT_SECONDS", 0.05)
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.05)
    backup = back_up(sample_desk).path
    present = sample_desk.folder / "skm-desk.db"
    before = present.read_bytes()
    other = sqlite3.connect(present)
    other.execute(lock)
    try:
        with pytest.raises(FileBusy):
            restore(sample_desk, backup)
    finally:
        other.rollback()
        other.close()
    assert present.read_bytes() == before
    assert without_lock(sample_desk.folder) == ["cadangan", "skm-desk.db"]


@pytest.mark.parametrize("how", ["record", "header", "page", "cut"])
def test_a_damaged_data_file_is_kept_and_named_so(sample_desk: Desk, how: str) -> None:
    backup = back_up(at(sample_desk, NOON)).path
    sample_desk.do(add_forms)
    present = sample_desk.folder / "skm-desk.db"
    content = bytearray(present.read_bytes())
    if how == "record":
        damage(present)
    elif how == "header":
        present.write_bytes(b"X" + content[1:])
    elif how == "page":
        content[5 * 4096 : 9 * 4096] = bytes(4 * 4096)
        present.write_bytes(content)
    else:
        present.write_bytes(content[: len(content) // 2])
    damaged = present.read_bytes()
    mendable = find_mendable(sample_desk, FileDamaged(present))
    assert isinstance(mendable, DamageMendable)
    assert (mendable.backup, mendable.forms) == (backup, 240)
    restored = restore(at(sample_desk, NOON), mendable.backup)
    assert restored.was_damaged
    assert restored.aside is not None
    assert restored.aside.name == "skm-desk.rusak-2026-11-24-120000.db"
    assert restored.aside.read_bytes() == damaged
    assert forms_of(sample_desk) == 240
    assert_whole(sample_desk)


def test_the_newest_whole_backup_is_found(sample_desk: Desk) -> None:
    older = back_up(at(sample_desk, NOON)).path
    sample_desk.do(add_forms)
    newer = back_up(at(sample_desk, NOON.replace(hour=15))).path
    damage(newer)
    gone = FileGone(sample_desk.folder / "skm-desk.db")
    gone.path.unlink()
    mendable = find_mendable(sample_desk, gone)
    assert isinstance(mendable, LossMendable)
    assert (mendable.backup, mendable.forms) == (older, 240)
    damage(older)
    assert find_mendable(sample_desk, gone) is None
    assert find_mendable(sample_desk, FileBusy(gone.path)) is None


def test_what_a_killed_program_left_in_a_journal_does_not_come_into_the_backup(
    sample_desk: Desk,
) -> None:
    backup = back_up(sample_desk).path
    sample_desk.do(add_forms)
    present = sample_desk.folder / "skm-desk.db"
    killed = subprocess.run([sys.executable, "-c", LEAVES_OPEN, str(present)], check=False)
    assert killed.returncode == 9
    journal = present.with_name("skm-desk.db-journal")
    assert journal.stat().st_size > 4096
    restored = restore(sample_desk, backup)
    assert not journal.exists()
    assert forms_of(sample_desk) == 240
    assert_whole(sample_desk)
    assert restored.aside is not None
    assert not restored.was_damaged
    assert peek(restored.aside).forms == 241  # undone, and whole


def test_a_journal_of_a_damaged_file_goes_with_it(sample_desk: Desk) -> None:
    backup = back_up(sample_desk).path
    present = sample_desk.folder / "skm-desk.db"
    subprocess.run([sys.executable, "-c", LEAVES_OPEN, str(present)], check=False)
    journal = present.with_name("skm-desk.db-journal").read_bytes()
    present.write_bytes(b"X" * 10_000)
    restored = restore(sample_desk, backup)
    assert restored.aside is not None
    beside = restored.aside.with_name(f"{restored.aside.name}-journal")
    left = present.with_name("skm-desk.db-journal")
    assert not left.exists()
    assert not beside.exists() or beside.read_bytes() == journal
    assert_whole(sample_desk)


def test_what_sqlite_cannot_open_and_nobody_can_rename_is_told(
    sample_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So it is in Windows while another program has the file open."""
    backup = back_up(sample_desk).path
    present = sample_desk.folder / "skm-desk.db"
    present.write_bytes(b"X" * 10_000)
    real: Callable[[Path, Path], Path] = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if self == present:
            raise PermissionError(13, "in use")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileBusy):
        restore(sample_desk, backup)
    assert present.read_bytes() == b"X" * 10_000
    assert without_lock(sample_desk.folder) == ["cadangan", "skm-desk.db"]
    monkeypatch.undo()
    restored = restore(sample_desk, backup)
    assert restored.aside is not None
    assert restored.aside.read_bytes() == b"X" * 10_000
    assert forms_of(sample_desk) == 240


def test_the_file_stays_the_same_file_for_whoever_has_it_open(sample_desk: Desk) -> None:
    """Renamed under them, others went on writing into the file that was put aside."""
    backup = back_up(sample_desk).path
    sample_desk.do(add_forms)
    present = sample_desk.folder / "skm-desk.db"
    with closing(sqlite3.connect(present)) as other:
        count = "SELECT count(*) FROM responden"
        assert other.execute(count).fetchone() == (241,)
        restored = restore(sample_desk, backup)
        assert other.execute(count).fetchone() == (240,)
    assert restored.aside is not None
    assert peek(restored.aside).forms == 241


def test_twice_in_one_second_keeps_both(sample_desk: Desk) -> None:
    desk = at(sample_desk, NOON)
    backup = back_up(desk).path
    first, second = restore(desk, backup).aside, restore(desk, backup).aside
    assert first is not None
    assert second is not None
    assert second.name == "skm-desk.sebelum-pulih-2026-11-24-120000-2.db"
    assert first.exists()
