"""Backups: made, copied to a stick, made each day, thinned out; never of a damaged file."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from skm_desk.domain.backup_names import backup_name
from skm_desk.domain.changes import Changes, Kind
from skm_desk.domain.file_errors import (
    DiskFull,
    FileDamaged,
    FolderUnusable,
    NotABackup,
    SecondFolderMissing,
    TargetUnwritable,
)
from skm_desk.storage.snapshot import peek
from skm_desk.use_cases import back_up as deeds
from skm_desk.use_cases.back_up import (
    back_up,
    back_up_to,
    choose_second,
    copy_last_to_second,
    keep_backed_up,
)
from skm_desk.use_cases.check_health import BackupFailed, BackupHealth, Health, begin_day, check
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.restore_backup import restore
from skm_desk.use_cases.view_backups import BackupState, list_backups, view_backups, view_state
from tests.conftest import NOON
from tests.use_cases.backup_samples import add_forms, at, damage, names

DAY = timedelta(days=1)


def state_of(desk: Desk) -> BackupState:
    return desk.look(view_state)


def backup_health(health: Health) -> BackupHealth:
    (item,) = (item for item in health.items if isinstance(item, BackupHealth))
    return item


def local(now: datetime) -> datetime:
    return now.replace(tzinfo=None)


def test_a_backup_lies_in_the_data_folder(sample_desk: Desk) -> None:
    desk = at(sample_desk, NOON + DAY)
    made = back_up(desk)
    assert made.path == desk.folder / "cadangan" / "skm-desk-2026-11-25-120000.db"
    assert made.facts.forms == 240
    assert names(desk.folder) == ["cadangan", "skm-desk.db"]
    (listed,) = list_backups(desk.folder / "cadangan")
    assert (listed.path, listed.moment) == (made.path, local(NOON + DAY))
    assert listed.size == made.path.stat().st_size
    assert listed.facts == made.facts


def test_state_before_and_after(sample_desk: Desk) -> None:
    before = state_of(sample_desk)
    assert before.last is None
    assert before.unsaved_since is not None
    assert before.forms == 240
    back_up(sample_desk)
    after = state_of(sample_desk)
    assert after.last is not None
    assert after.unsaved_since is None
    sample_desk.do(add_forms)
    changed = state_of(sample_desk)
    assert changed.last == after.last
    assert changed.unsaved_since is not None
    assert changed.unsaved_since > before.unsaved_since


def test_late_is_a_change_that_waits_for_over_a_week(sample_desk: Desk) -> None:
    back_up(sample_desk)
    assert not state_of(at(sample_desk, NOON + 400 * DAY)).is_late  # nothing was written since
    sample_desk.do(add_forms)
    assert not state_of(at(sample_desk, NOON + 7 * DAY)).is_late
    late = at(sample_desk, NOON + 8 * DAY)
    assert state_of(late).is_late
    assert not backup_health(check(late)).sound
    back_up(late)
    assert backup_health(check(late)).sound


def test_an_office_without_forms_is_never_late(desk: Desk) -> None:
    assert not state_of(at(desk, NOON + 400 * DAY)).is_late


def test_to_a_folder_and_to_a_file(sample_desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stik"
    stick.mkdir()
    made = back_up_to(sample_desk, stick)
    assert made.path.parent == stick
    named = stick / "kantor.db"
    back_up_to(sample_desk, named)
    sample_desk.do(add_forms)
    back_up_to(sample_desk, named)  # an older backup of that name is replaced
    assert peek(named).forms == 241
    assert names(stick) == ["kantor.db", made.path.name]
    assert names(sample_desk.folder) == ["skm-desk.db"]


def test_to_another_disk(sample_desk: Desk, tmp_path: Path) -> None:
    other = Path("/dev/shm")
    if not other.is_dir() or other.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("needs a second disk")
    target = other / f"{tmp_path.name}-{tmp_path.parent.name}.db"
    steps: list[tuple[int, int]] = []
    try:
        back_up_to(sample_desk, target, lambda *step: steps.append(step))
        assert peek(target).forms == 240
        size = target.stat().st_size
        assert steps[-1] == (size, size)
    finally:
        target.unlink(missing_ok=True)


def test_no_other_file_is_written_over(sample_desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "surat.db"
    other.write_bytes(b"surat" * 1000)
    with pytest.raises(NotABackup):
        back_up_to(sample_desk, other)
    assert other.read_bytes() == b"surat" * 1000
    with pytest.raises(TargetUnwritable):
        back_up_to(sample_desk, sample_desk.folder / "skm-desk.db")
    with pytest.raises(FolderUnusable):
        back_up_to(sample_desk, tmp_path / "stik yang tidak terpasang")
    with pytest.raises(TargetUnwritable):
        back_up_to(sample_desk, tmp_path / "stik yang tidak terpasang" / "a.db")
    assert names(tmp_path) == ["data", "surat.db"]


def test_once_a_day_and_only_when_something_changed(sample_desk: Desk) -> None:
    folder = sample_desk.folder / "cadangan"
    assert keep_backed_up(at(sample_desk, NOON)) is not None
    sample_desk.do(add_forms)
    assert keep_backed_up(at(sample_desk, NOON + timedelta(hours=5))) is None
    tomorrow = at(sample_desk, NOON + DAY)
    made = keep_backed_up(tomorrow)
    assert made is not None
    assert made.facts.forms == 241
    assert keep_backed_up(at(sample_desk, NOON + 2 * DAY)) is None
    assert len(names(folder)) == 2


def test_old_ones_are_thinned_out_here_and_on_the_stick_but_nowhere_else(
    sample_desk: Desk, tmp_path: Path
) -> None:
    folder, stick = sample_desk.folder / "cadangan", tmp_path / "stik"
    stick.mkdir()
    own = back_up_to(at(sample_desk, NOON - 300 * DAY), stick).path
    choose_second(sample_desk, stick)
    first = back_up(at(sample_desk, NOON)).path
    for day in range(1, 60):
        for place in (folder, stick):
            shutil.copy(first, place / backup_name(local(NOON + day * DAY)))
    other = folder / "catatan.txt"
    other.write_text("milik orang", encoding="utf-8")
    sample_desk.do(add_forms)
    made = keep_backed_up(at(sample_desk, NOON + 60 * DAY))
    assert made is not None
    assert made.second == stick / made.path.name
    left = [backup.path.name for backup in list_backups(folder)]
    # 17 to 23 January, two Sundays before, the last of December and of November.
    assert len(left) == 7 + 2 + 2
    assert left[0] == made.path.name
    assert names(folder) == sorted([*left, other.name])
    assert names(stick) == sorted([*left, own.name])


def test_a_damaged_file_is_not_backed_up_and_takes_no_good_one_away(sample_desk: Desk) -> None:
    good = back_up(at(sample_desk, NOON)).path
    sample_desk.do(add_forms)
    damage(sample_desk.folder / "skm-desk.db")
    before = good.read_bytes()
    later = at(sample_desk, NOON + 30 * DAY)
    for deed in (back_up, keep_backed_up, begin_day):
        with pytest.raises(FileDamaged):
            deed(later)
    assert names(good.parent) == [good.name]
    assert good.read_bytes() == before


def test_the_second_folder_gets_what_it_missed(sample_desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stik"
    stick.mkdir()
    choose_second(sample_desk, stick)
    assert copy_last_to_second(sample_desk) is None
    stick.rmdir()
    made = back_up(at(sample_desk, NOON))
    assert made.second is None
    assert isinstance(made.second_fault, SecondFolderMissing)
    assert not stick.exists()
    state = state_of(sample_desk)
    assert (state.second, state.is_second_there) == (stick, False)
    stick.mkdir()
    assert keep_backed_up(at(sample_desk, NOON)) is None
    assert names(stick) == [made.path.name]
    assert state_of(sample_desk).is_second_there
    choose_second(sample_desk, None)
    assert back_up(at(sample_desk, NOON + DAY)).second is None
    assert names(stick) == [made.path.name]


def test_only_a_folder_that_is_there_can_be_chosen(sample_desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(FolderUnusable):
        choose_second(sample_desk, tmp_path / "tidak ada")
    back_up(sample_desk)
    with pytest.raises(FolderUnusable):
        choose_second(sample_desk, sample_desk.folder / "cadangan")
    assert state_of(sample_desk).second is None


def test_a_backup_of_other_data_does_not_count(sample_desk: Desk, tmp_path: Path) -> None:
    """After an older backup was restored, a newer one holds another future."""
    older = back_up(at(sample_desk, NOON)).path
    sample_desk.do(add_forms)
    newer = back_up(at(sample_desk, NOON + DAY)).path
    restored = at(sample_desk, NOON + 2 * DAY)
    restore(restored, older)
    view = restored.look(view_backups)
    assert [backup.path for backup in view.backups] == [newer, older]
    assert view.state.last is not None
    assert view.state.last.path == older
    assert view.state.is_due


def test_a_damaged_last_backup_is_found(sample_desk: Desk) -> None:
    made = back_up(sample_desk)
    assert backup_health(check(sample_desk)).damaged is None
    damage(made.path)
    before = made.path.read_bytes()
    item = backup_health(check(sample_desk))
    assert item.damaged is not None
    assert item.damaged.path == made.path
    assert not item.sound
    assert made.path.read_bytes() == before


def test_the_day_begins_with_a_backup(sample_desk: Desk) -> None:
    assert begin_day(at(sample_desk, NOON + DAY)).is_sound
    assert state_of(sample_desk).unsaved_since is None
    sample_desk.do(add_forms)
    blocked = sample_desk.folder / "cadangan"
    shutil.rmtree(blocked)
    blocked.write_text("bukan folder", encoding="utf-8")
    health = begin_day(at(sample_desk, NOON + 2 * DAY))
    (fault,) = (item.fault for item in health.items if isinstance(item, BackupFailed))
    assert isinstance(fault, FolderUnusable)
    assert not health.is_sound


def test_a_backup_that_cannot_be_read_is_listed_as_such(sample_desk: Desk) -> None:
    made = back_up(sample_desk)
    made.path.write_bytes(b"x" * 5000)
    (listed,) = list_backups(made.path.parent)
    assert listed.facts is None
    assert state_of(sample_desk).last is None


def test_no_backup_takes_the_room_of_the_next_forms(
    sample_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = (sample_desk.folder / "skm-desk.db").stat().st_size
    monkeypatch.setattr(deeds, "free_bytes", lambda _: size + deeds.ROOM_LEFT - 1)
    with pytest.raises(DiskFull):
        back_up(sample_desk)
    assert names(sample_desk.folder / "cadangan") == []
    monkeypatch.setattr(deeds, "free_bytes", lambda _: size + deeds.ROOM_LEFT)
    assert back_up(sample_desk).facts.forms == 240


def test_what_changed_is_announced(sample_desk: Desk, tmp_path: Path) -> None:
    told: list[Changes] = []
    desk = Desk(sample_desk.folder, sample_desk.origin, told.append)
    made = back_up(desk)
    choose_second(desk, tmp_path)
    assert told == [{Kind.BACKUP}] * 2
    restore(desk, made.path)
    assert told[2:] == [frozenset(Kind)]


def test_a_full_disk_is_helped_by_a_stick_that_has_room(
    sample_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without room for the step between, the backup is made on the stick itself."""
    monkeypatch.setattr(deeds, "is_same_disk", lambda *_: False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "penuh"))
    made = back_up_to(sample_desk, tmp_path / "a.db")
    assert peek(made.path).forms == 240
