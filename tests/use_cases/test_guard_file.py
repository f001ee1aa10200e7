"""Damage is told from what passes by itself, and from it the backup that mends it."""

from pathlib import Path

import pytest

from skm_desk.domain.errors import SkmError
from skm_desk.domain.file_errors import (
    ApartMendable,
    ChainApart,
    DamageMendable,
    DiskFull,
    FileBusy,
    FileDamaged,
    FileGone,
    FileTooNew,
    FolderUnusable,
    LossMendable,
    NotADataFile,
    SecondFolderMissing,
    TargetUnwritable,
)
from skm_desk.machine.paths import data_file
from skm_desk.sentences.health_words import say_health
from skm_desk.use_cases.back_up import back_up, choose_second
from skm_desk.use_cases.check_health import BackupFailed, CopyFailed
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.guard_file import (
    back_up_if_due,
    begin_guarded_day,
    begin_trusted_day,
    means_damage,
    name_backup,
)
from tests.use_cases.backup_samples import add_forms, damage, names


def test_what_means_that_nothing_may_be_written_any_more(desk: Desk) -> None:
    path, other = data_file(desk.folder), desk.folder / "lain.db"
    lost: list[SkmError] = [FileDamaged(path), NotADataFile(path), FileGone(path)]
    lost += [ChainApart(path), FileTooNew(path, frozenset({"nanti"}))]
    passing: list[SkmError] = [FileBusy(path), DiskFull(path), TargetUnwritable(path)]
    passing += [FolderUnusable(desk.folder), FileDamaged(other), FileGone(other)]
    assert [means_damage(desk, fault) for fault in lost] == [True] * len(lost)
    assert [means_damage(desk, fault) for fault in passing] == [False] * len(passing)
    assert not means_damage(desk, ValueError())


@pytest.mark.parametrize("kind", [FileDamaged, NotADataFile])
def test_damage_names_its_backup(sample_desk: Desk, kind: type[SkmError]) -> None:
    path = data_file(sample_desk.folder)
    fault = kind(path)  # type: ignore[call-arg]
    assert name_backup(sample_desk, fault) is fault  # there is none yet
    made = back_up(sample_desk)
    named = name_backup(sample_desk, fault)
    assert isinstance(named, DamageMendable)
    assert (named.backup, named.forms) == (made.path, 240)
    assert means_damage(sample_desk, named)


def test_a_file_that_is_gone_names_its_backup_too(sample_desk: Desk) -> None:
    back_up(sample_desk)
    path = data_file(sample_desk.folder)
    path.unlink()
    assert isinstance(name_backup(sample_desk, FileGone(path)), LossMendable)


def test_what_passes_by_itself_and_a_newer_file_are_told_as_they_are(sample_desk: Desk) -> None:
    back_up(sample_desk)
    path = data_file(sample_desk.folder)
    for fault in (FileBusy(path), FileTooNew(path, frozenset()), FolderUnusable(path.parent)):
        assert name_backup(sample_desk, fault) is fault


def test_the_day_begins_with_a_backup_or_an_offer(sample_desk: Desk) -> None:
    assert begin_guarded_day(sample_desk).is_sound
    assert len(names(sample_desk.folder / "cadangan")) == 1
    sample_desk.do(add_forms)
    damage(data_file(sample_desk.folder))
    with pytest.raises(DamageMendable):
        begin_guarded_day(sample_desk)


def test_an_older_copy_put_back_by_hand_is_not_to_be_trusted(sample_desk: Desk) -> None:
    begin_trusted_day(sample_desk)
    older = data_file(sample_desk.folder).read_bytes()
    sample_desk.do(add_forms)
    made = back_up(sample_desk)
    data_file(sample_desk.folder).write_bytes(older)
    with pytest.raises(ApartMendable) as apart:
        begin_trusted_day(sample_desk)
    assert apart.value.backup == made.path


def test_a_backup_that_could_not_be_made_is_told(sample_desk: Desk) -> None:
    (sample_desk.folder / "cadangan").write_bytes(b"")
    item = back_up_if_due(sample_desk)
    assert isinstance(item, BackupFailed)
    assert isinstance(item.fault, FolderUnusable)


def test_a_second_folder_that_is_not_there_is_told_when_the_backup_is_made(
    sample_desk: Desk, tmp_path: Path
) -> None:
    stick = tmp_path / "stik"
    stick.mkdir()
    choose_second(sample_desk, stick)
    stick.rmdir()
    item = back_up_if_due(sample_desk)
    assert isinstance(item, CopyFailed)
    assert isinstance(item.fault, SecondFolderMissing)
    assert say_health(item).startswith("Cadangan hari ini sudah dibuat, salinannya belum: Folder")
    assert len(names(sample_desk.folder / "cadangan")) == 1
    assert back_up_if_due(sample_desk) is None  # nothing is due any more


def test_damage_found_by_the_backup_of_the_day_names_the_older_one(sample_desk: Desk) -> None:
    back_up(sample_desk)
    sample_desk.do(add_forms)
    path = data_file(sample_desk.folder)
    damage(path)
    for backup in (sample_desk.folder / "cadangan").iterdir():
        backup.rename(backup.with_name("skm-desk-2026-11-23-120000.db"))
    with pytest.raises(DamageMendable):
        back_up_if_due(sample_desk)
