"""The tools that hold the house rules find nothing: ruff, mypy, import-linter."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source_files import ROOT


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check"],
        ["ruff", "format", "--check"],
        ["mypy"],  # its cache makes every run but the first quick
        ["lint-imports"],
    ],
    ids=" ".join,
)
def test_tool_finds_nothing(command: list[str]) -> None:
    folder = Path(sys.executable).parent
    tool = shutil.which(command[0], path=str(folder))
    assert tool is not None, f"{command[0]} is not installed in {folder}"
    done = subprocess.run(
        [tool, *command[1:]], cwd=ROOT, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
