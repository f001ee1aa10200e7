"""Fixtures of the terminal: the program run on a folder, and on the sample office."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from skm_desk.bootstrap import start

ENGLISH = re.compile(
    r"\b(error|invalid|usage|required|argument|choose|unrecognized|expected|traceback|file not)\b",
    re.IGNORECASE,
)
Run = Callable[..., tuple[int, str, str]]


def one_sentence(said: str) -> bool:
    """Return whether what was complained of is one Indonesian sentence on one line."""
    words = said.strip()
    whole = said.count("\n") == 1 and words.endswith(".") and not re.search(r"[.!?] [A-Z]", words)
    return whole and not ENGLISH.search(said)


@pytest.fixture
def data_file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "skm-desk.db"


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
