"""Fixtures of the terminal: the program run on a folder, and on the sample office."""

from collections.abc import Callable
from pathlib import Path

import pytest

from skm_desk.bootstrap import start

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs the program on a folder: exit code, output, complaint."""

    def run(*words: object, folder: str | Path = "data") -> tuple[int, str, str]:
        code = start(["--data", str(tmp_path / folder), *[str(word) for word in words]])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def sample(run: Run) -> Run:
    assert run("contoh")[0] == 0
    return run
