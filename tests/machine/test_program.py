"""The command that opens the kiosk: from the source, from a frozen program, and understood."""

import subprocess
import sys
from pathlib import Path

import pytest

from skm_desk.cli.parser import make_parser
from skm_desk.machine.program import kiosk_command


def test_from_the_source_it_is_this_python_with_the_package(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "skm_desk", "--data", str(tmp_path), "--kios"]
    assert kiosk_command(tmp_path) == words


def test_a_frozen_program_starts_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "C:/Program Files/SKM Desk/skm-desk.exe")
    assert kiosk_command(tmp_path) == [
        "C:/Program Files/SKM Desk/skm-desk.exe",
        "--data",
        str(tmp_path),
        "--kios",
    ]


def test_the_folder_is_named_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = Path("data kantor")
    assert kiosk_command(folder)[-2] == str(tmp_path / "data kantor")


def test_the_program_understands_its_own_command(tmp_path: Path) -> None:
    words = kiosk_command(tmp_path)
    given = make_parser().parse_args(words[words.index("--data") :])
    assert (given.kios, given.data, given.command) == (True, tmp_path, None)


def test_the_package_is_found_by_its_name(tmp_path: Path) -> None:
    start = kiosk_command(tmp_path)[:3]
    done = subprocess.run(
        [*start, "--help"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    assert "--kios" in done.stdout
