"""The kiosk tuned to its PC: kept there, beside the PIN, and nothing kept that cannot be."""

import math
import os
from pathlib import Path

import pytest

from skm_desk.domain.errors import SettingInvalid
from skm_desk.domain.file_errors import TargetUnwritable
from skm_desk.machine.local_settings import LocalSettings, settings_file, write_local_settings
from skm_desk.machine.pc import pc_name
from skm_desk.sentences.failures import say
from skm_desk.use_cases.tune_kiosk import LONGEST_ID, read_tuning, tune_layanan, tune_screen

BEFORE = LocalSettings(pin_hash="$argon2id$…", wrong_at=(1, 2, 3), layanan="id-1")
ID = "7f0c2a5e-9d1b-4c55-8a51-5f6f6b1e2d3c"


def test_an_untuned_pc_has_the_defaults_and_no_file(tmp_path: Path) -> None:
    assert read_tuning(tmp_path) == LocalSettings()
    assert list(tmp_path.iterdir()) == []


def test_each_setting_is_kept_and_leaves_the_others(tmp_path: Path) -> None:
    write_local_settings(tmp_path, BEFORE)
    tune_screen(tmp_path, 1.0355)
    tune_layanan(tmp_path, ID)
    assert read_tuning(tmp_path) == LocalSettings("$argon2id$…", (1, 2, 3), 1.0355, ID)
    tune_screen(tmp_path, 1.0)
    tune_layanan(tmp_path, "")
    assert read_tuning(tmp_path) == LocalSettings("$argon2id$…", (1, 2, 3), 1.0, "")


@pytest.mark.parametrize("correction", [0.5, 2.0])
def test_the_ends_of_the_range_can_be_kept(tmp_path: Path, correction: float) -> None:
    tune_screen(tmp_path, correction)
    assert read_tuning(tmp_path).screen_correction == correction


@pytest.mark.parametrize(
    ("correction", "told"),
    [
        (0.4999, "0,4999"),
        (2.0001, "2,0001"),
        (-1.0, "-1,0000"),
        (0.0, "0,0000"),
        (math.nan, "bukan bilangan"),
        (math.inf, "bukan bilangan"),
    ],
)
def test_a_size_that_no_screen_has_is_refused(tmp_path: Path, correction: float, told: str) -> None:
    write_local_settings(tmp_path, BEFORE)
    with pytest.raises(SettingInvalid) as refused:
        tune_screen(tmp_path, correction)
    assert "ukuran layar" in say(refused.value)
    assert told in say(refused.value)
    assert read_tuning(tmp_path) == BEFORE


@pytest.mark.parametrize("layanan_id", ["a b", "a\n", "a\0", " ", "x" * (LONGEST_ID + 1)])
def test_what_is_no_id_is_refused(tmp_path: Path, layanan_id: str) -> None:
    write_local_settings(tmp_path, BEFORE)
    with pytest.raises(SettingInvalid) as refused:
        tune_layanan(tmp_path, layanan_id)
    assert "layanan kios" in say(refused.value)
    assert read_tuning(tmp_path) == BEFORE


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(TargetUnwritable):
        tune_screen(tmp_path / "belum ada", 1.1)
    with pytest.raises(TargetUnwritable):
        tune_layanan(tmp_path / "belum ada", ID)


def test_a_disk_that_takes_nothing_is_told_and_the_older_holds(tmp_path: Path) -> None:
    write_local_settings(tmp_path, BEFORE)
    path = settings_file(tmp_path, pc_name())
    if os.name == "posix":
        import resource

        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))
        try:
            with pytest.raises(TargetUnwritable):
                tune_screen(tmp_path, 1.1)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    else:  # Windows does not replace a file that is open
        with path.open("rb"), pytest.raises(TargetUnwritable):
            tune_screen(tmp_path, 1.1)
    assert read_tuning(tmp_path) == BEFORE
    assert list(tmp_path.iterdir()) == [path]
