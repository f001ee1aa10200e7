"""Where the staff window stood: kept for this PC, and never a reason that it does not open."""

import logging
import os
from pathlib import Path

import pytest

from skm_desk.machine.local_settings import (
    LocalSettings,
    read_local_settings,
    settings_file,
    write_local_settings,
)
from skm_desk.machine.pc import pc_name
from skm_desk.use_cases.keep_window import keep_window_place, read_window_place

PLACE = bytes(range(66))
BEFORE = LocalSettings("$argon2id$…", (1, 2, 3), 1.25, "layanan-1")


def test_nothing_is_kept_at_first(tmp_path: Path) -> None:
    assert read_window_place(tmp_path) == b""
    assert read_window_place(tmp_path / "belum ada") == b""
    assert list(tmp_path.iterdir()) == []


def test_what_is_kept_is_read_and_leaves_the_other_settings(tmp_path: Path) -> None:
    write_local_settings(tmp_path, BEFORE)
    keep_window_place(tmp_path, PLACE)
    assert read_window_place(tmp_path) == PLACE
    found = read_local_settings(tmp_path)
    assert (found.pin_hash, found.wrong_at) == (BEFORE.pin_hash, BEFORE.wrong_at)
    assert (found.screen_correction, found.layanan) == (1.25, "layanan-1")
    keep_window_place(tmp_path, b"")
    assert read_local_settings(tmp_path) == BEFORE


def test_the_same_place_is_not_written_again(tmp_path: Path) -> None:
    keep_window_place(tmp_path, PLACE)
    path = settings_file(tmp_path, pc_name())
    before = path.stat()
    keep_window_place(tmp_path, PLACE)
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


@pytest.mark.parametrize("text", ["?", "AdnQ ywA", "AAA", "é", "\ud800", "bukan tempat"])
def test_a_text_that_is_no_place_is_ignored(tmp_path: Path, text: str) -> None:
    write_local_settings(tmp_path, LocalSettings(window_place=text))
    assert read_window_place(tmp_path) == b""


def test_a_damaged_file_is_no_place(tmp_path: Path) -> None:
    settings_file(tmp_path, pc_name()).write_text('{"window_place": 4}', encoding="utf-8")
    assert read_window_place(tmp_path) == b""


def test_a_disk_that_takes_nothing_is_logged_alone(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    keep_window_place(tmp_path, PLACE)
    path = settings_file(tmp_path, pc_name())
    with caplog.at_level(logging.WARNING, "skm_desk"):
        keep_window_place(tmp_path / "belum ada", PLACE)
        if os.name == "posix":
            import resource

            limits = resource.getrlimit(resource.RLIMIT_FSIZE)
            resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))
            try:
                keep_window_place(tmp_path, b"lain")
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        else:  # Windows does not replace a file that is open
            with path.open("rb"):
                keep_window_place(tmp_path, b"lain")
    assert read_window_place(tmp_path) == PLACE
    told = [record.getMessage() for record in caplog.records]
    assert told == ["place not kept: TargetUnwritable"] * 2
