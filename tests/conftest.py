"""Shared fixtures: a desk on a real data file, with a clock and ids that never surprise."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from skm_desk.storage.origin import Origin
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.fill_sample import fill
from skm_desk.use_cases.set_up import set_up

# How long an example takes tells of the machine, not of the program: time has its own tests.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def fixed_origin() -> Origin:
    """Return an origin whose clock ticks one second a look and whose ids count up."""
    ticks = count()
    numbers, salts = count(1), count(1)
    return Origin(
        who="petugas uji",
        pc="pc-uji",
        now=lambda: NOON + timedelta(seconds=next(ticks)),
        new_id=lambda: f"id-{next(numbers):06d}",
        new_salt=lambda: f"{next(salts):032d}",
    )


class MadeFolder:
    """A data folder that deeds made once, copied for each test: making it anew takes ten times as
    long. A copy stands as if its own desk had done the deeds, clock and ids gone on likewise."""

    def __init__(self, folder: Path, *deeds: Callable[[Store], Done[Any]]) -> None:
        origin = fixed_origin()
        desk = Desk(folder, origin)
        for deed in deeds:
            desk.do(deed)
        self._folder = folder
        self._ticks = (origin.now() - NOON).seconds
        self._ids = int(origin.new_id().removeprefix("id-")) - 1
        self._salts = int(origin.new_salt()) - 1

    def copy(self, folder: Path, origin: Origin) -> Desk:
        """Return a desk of this origin on a copy."""
        shutil.copytree(self._folder, folder)
        counted = ((origin.now, self._ticks), (origin.new_id, self._ids))
        for take, times in (*counted, (origin.new_salt, self._salts)):
            for _ in range(times):
                take()
        desk = Desk(folder, origin)
        desk.look(lambda store: None)  # it has seen its file
        return desk


@pytest.fixture(scope="session")
def made_folder(tmp_path_factory: pytest.TempPathFactory) -> MadeFolder:
    return MadeFolder(tmp_path_factory.mktemp("made") / "data", set_up)


@pytest.fixture(scope="session")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> MadeFolder:
    return MadeFolder(tmp_path_factory.mktemp("made") / "data", set_up, fill)


@pytest.fixture
def origin() -> Origin:
    return fixed_origin()


@pytest.fixture
def desk(tmp_path: Path, origin: Origin, request: pytest.FixtureRequest) -> Desk:
    """A desk on an empty folder that was made ready; on the sample office where that is asked for,
    too."""
    made: MadeFolder = request.getfixturevalue(
        "made_sample" if "sample_desk" in request.fixturenames else "made_folder"
    )
    return made.copy(tmp_path / "data", origin)


@pytest.fixture
def sample_desk(desk: Desk) -> Desk:
    """A desk on the sample office: 80 real forms of 2024, 160 made-up ones of 2025."""
    return desk


@pytest.fixture(scope="session")
def data() -> Path:
    return Path(__file__).parent / "data"


@pytest.fixture
def write_csv(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes lines into a CSV file and returns its path."""

    def write(*lines: str, name: str = "berkas.csv") -> Path:
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write
