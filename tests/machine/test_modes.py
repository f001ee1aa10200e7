"""What the program keeps is for its account, or for the group that the office set up, alone."""

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from skm_desk.machine.held_files import put_held
from skm_desk.machine.local_settings import LocalSettings, settings_file, write_local_settings
from skm_desk.machine.lock import only_kiosk
from skm_desk.machine.log import start_log, stop_log
from skm_desk.machine.memory_file import memory_file
from skm_desk.machine.pc import pc_name
from skm_desk.machine.safe_write import write_bytes_safely
from skm_desk.storage.origin import Origin
from skm_desk.use_cases.back_up import back_up, back_up_to
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.restore_backup import restore
from skm_desk.use_cases.set_up import set_up
from skm_desk.use_cases.tidy_up import tidy_up

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a system without modes")


@pytest.fixture(params=[0o000, 0o022, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    """Return the modes of a folder and all in it, by their paths in it."""
    found = {".": folder, **{str(path.relative_to(folder)): path for path in folder.rglob("*")}}
    return {name: path.stat().st_mode & 0o7777 for name, path in found.items()}


def use_everything(folder: Path, origin: Origin) -> Desk:
    """Have the program make all that it keeps in a data folder."""
    desk = Desk(folder, origin)
    desk.do(set_up)
    log = start_log(folder)
    logging.getLogger("skm_desk").warning("uji")
    stop_log(log)
    put_held(folder, "satu", b"{}")
    write_local_settings(folder, LocalSettings(layanan="x"))
    restore(desk, back_up(desk).path)
    with only_kiosk(folder):
        pass
    return desk


def assert_all(folder: Path, folder_mode: int, file_mode: int) -> None:
    found = modes(folder)
    folders = {".", "cadangan", "tertahan"}
    assert {name: found[name] for name in folders} == dict.fromkeys(folders, folder_mode)
    files = found.keys() - folders
    assert {name: found[name] for name in files} == dict.fromkeys(files, file_mode)
    assert len(files) == 8  # data, backup, aside, held, log, memory, settings and lock of this PC


def test_all_is_for_the_account_alone(tmp_path: Path, origin: Origin, umask: int) -> None:
    use_everything(tmp_path / "data", origin)
    assert_all(tmp_path / "data", 0o700, 0o600)


def test_all_is_for_the_group_that_the_office_set_up(
    tmp_path: Path, origin: Origin, umask: int
) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    folder.chmod(0o2770)
    desk = use_everything(folder, origin)
    assert_all(folder, 0o2770, 0o660)
    with closing(sqlite3.connect(folder / "skm-desk.db")) as another:
        another.execute("BEGIN IMMEDIATE")
        another.execute("UPDATE _sqlite_migrations SET name = name")
        assert modes(folder)["skm-desk.db-journal"] == 0o660
    tidy_up(desk.folder)
    assert_all(folder, 0o2770, 0o660)


def test_what_is_handed_on_is_as_the_users_other_files(
    tmp_path: Path, desk: Desk, umask: int
) -> None:
    write_bytes_safely(tmp_path / "laporan.pdf", b"x", for_others=True)
    assert modes(tmp_path)["laporan.pdf"] == 0o666 & ~umask
    back_up_to(desk, tmp_path / "cadangan.db")  # all data of the office
    assert modes(tmp_path)["cadangan.db"] == 0o600


@pytest.fixture
def older(tmp_path: Path, origin: Origin) -> Path:
    """A data folder of a program that left modes to the umask, with what others put there."""
    folder = tmp_path / "skm-desk"
    use_everything(folder, origin)
    (folder / "surat.pdf").touch()
    (folder / "suara").mkdir()
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return folder


def test_the_programs_own_folder_is_closed_at_the_start(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(older.parent))
    tidy_up(older)
    found = modes(older)
    assert (found.pop("surat.pdf"), found.pop("suara")) == (0o644, 0o755)
    assert {mode for name, mode in found.items() if (older / name).is_dir()} == {0o700}
    assert {mode for name, mode in found.items() if (older / name).is_file()} == {0o600}


def test_of_a_folder_that_a_person_named_only_our_files_are_closed(
    older: Path, tmp_path: Path
) -> None:
    (older / "ingatan-lain.json").symlink_to(tmp_path / "sasaran")
    (tmp_path / "sasaran").touch(0o644)
    (tmp_path / "sasaran").chmod(0o644)
    tidy_up(older)
    found = modes(older)
    assert (found["."], found["surat.pdf"], found["suara"]) == (0o755, 0o644, 0o755)
    assert (found["cadangan"], found["skm-desk.db"]) == (0o700, 0o600)
    assert modes(tmp_path)["sasaran"] == 0o644


def test_a_folder_that_is_given_to_a_group_later_is_opened_for_it(older: Path) -> None:
    (older / "surat.pdf").unlink()
    (older / "suara").rmdir()
    older.chmod(0o2770)
    tidy_up(older)
    assert_all(older, 0o2770, 0o660)


def test_a_disk_without_modes_is_no_fault(
    tmp_path: Path, origin: Origin, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.chmod", refuse)
    folder = tmp_path / "data"
    use_everything(folder, origin)
    tidy_up(folder)
    assert memory_file(folder).exists()
    assert settings_file(folder, pc_name()).exists()
