"""Shared fixtures: a desk on a real data file, with a clock and ids that never surprise."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from skm_desk.storage.origin import Origin
from skm_desk.use_cases.desk import Desk
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


@pytest.fixture
def origin() -> Origin:
    return fixed_origin()


@pytest.fixture
def desk(tmp_path: Path, origin: Origin) -> Desk:
    """A desk on an empty folder that was made ready."""
    desk = Desk(tmp_path / "data", origin)
    desk.do(set_up)
    return desk


@pytest.fixture
def sample_desk(desk: Desk) -> Desk:
    """A desk on the sample office: 80 real forms of 2024, 160 made-up ones of 2025."""
    desk.do(fill)
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
