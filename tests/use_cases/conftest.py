"""Fixtures of use cases that several files share: the two PCs of an office."""

from pathlib import Path

import pytest

from skm_desk.use_cases.desk import Desk
from tests.use_cases.other_pcs import make_pc


@pytest.fixture
def first(tmp_path: Path) -> Desk:
    return make_pc(tmp_path, "satu")


@pytest.fixture
def second(tmp_path: Path) -> Desk:
    return make_pc(tmp_path, "dua")
