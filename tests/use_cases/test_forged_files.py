"""A data file that was forged, with a chain that fits, is refused, or what comes in is whole."""

import shutil
from pathlib import Path
from random import Random

import pytest

from skm_desk.domain.errors import SkmError
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.fill_sample import fill
from skm_desk.use_cases.merge_packages import merge, pack
from skm_desk.use_cases.restore_backup import restore
from skm_desk.use_cases.set_up import set_up
from tests.conftest import fixed_origin
from tests.hostile.forged import any_cell, any_entry, forge, forge_package

QUICK, THOROUGH = 4, 1_000


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package of an office, and its data file."""
    folder = tmp_path_factory.mktemp("asal")
    desk = Desk(folder, fixed_origin())
    desk.do(fill)
    pack(desk, folder / "asal.skm")
    return folder


@pytest.mark.parametrize("count", [QUICK, pytest.param(THOROUGH, marks=pytest.mark.slow)])
@pytest.mark.parametrize("kind", ["gabung", "pulihkan"])
def test_what_comes_in_of_a_forged_file_is_whole(
    tmp_path: Path, sample: Path, kind: str, count: int
) -> None:
    desk = Desk(tmp_path / "data", fixed_origin())
    desk.do(set_up)
    own, dice = desk.folder / "skm-desk.db", Random(count)
    before, refused = own.read_bytes(), 0
    for _ in range(count):
        change = dice.choice((any_cell, any_entry))(dice)
        foreign = tmp_path / ("asing.skm" if kind == "gabung" else "asing.db")
        shutil.copyfile(sample / ("asal.skm" if kind == "gabung" else "skm-desk.db"), foreign)
        (forge_package if kind == "gabung" else forge)(foreign, change)
        try:
            if kind == "gabung":
                merge(desk, [foreign])
            else:
                restore(desk, foreign)
        except SkmError:
            refused += 1
            assert own.read_bytes() == before
        with Store(own, desk.origin) as store:
            store.check()
        own.write_bytes(before)
    assert refused
