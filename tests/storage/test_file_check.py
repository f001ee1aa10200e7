"""Nothing of a foreign data file is run, counted or brought up to date before it is known."""

import gzip
import sqlite3
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from skm_desk.bootstrap import bare_desk
from skm_desk.domain.errors import SkmError
from skm_desk.domain.file_errors import BackupDamaged, FileDamaged, NotABackup, NotADataFile
from skm_desk.storage.file_check import bounded, check_extent, check_pages, harden
from skm_desk.storage.migrations import schema_after, steps_in_order
from skm_desk.storage.origin import Origin
from skm_desk.storage.snapshot import peek, take_out
from skm_desk.storage.store import Store
from skm_desk.use_cases.fill_sample import fill
from tests.hostile.data_files import ENDLESS, HUGE, OF_ANY, OF_OLD

SECONDS = 6.0  # of work: other programs may be busy
# What SQLite itself makes right when it opens the file, and nobody can tell from a good one.
HARMLESS = {"no page counted"}
LONG = {"many tables", "2 GB of free pages"}
ALL = [
    pytest.param(name, marks=pytest.mark.slow if name in LONG else ())
    for name in [*OF_ANY, *OF_OLD]
]
# Found by whoever proves the file; a file that is opened every second is not walked through.
FOUND_BY_PROOF = {name for name in OF_ANY if name.endswith("without end")} - {"schema without end"}


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory, data: Path) -> dict[bool, bytes]:
    """The data file of the sample office, and an old one (True)."""
    folder = tmp_path_factory.mktemp("contoh")
    bare_desk(folder).do(fill)
    packed = (data / "berkas-lama" / "skema-0007.db.gz").read_bytes()
    return {False: (folder / "skm-desk.db").read_bytes(), True: gzip.decompress(packed)}


@pytest.fixture
def good(samples: dict[bool, bytes], tmp_path: Path) -> Path:
    path = tmp_path / "baik.db"
    path.write_bytes(samples[False])
    return path


@pytest.fixture
def old(samples: dict[bool, bytes], tmp_path: Path) -> Path:
    path = tmp_path / "lama.db"
    path.write_bytes(samples[True])
    return path


def hostile(request: pytest.FixtureRequest, name: str) -> Path:
    if name in HUGE and sys.platform == "win32":
        pytest.skip("holes take their room there")
    is_old = name in OF_OLD
    path: Path = request.getfixturevalue("old" if is_old else "good")
    (OF_OLD if is_old else OF_ANY)[name](path)
    return path


@pytest.mark.parametrize("name", ALL)
def test_a_hostile_backup_is_refused_in_no_time(
    request: pytest.FixtureRequest, tmp_path: Path, origin: Origin, name: str
) -> None:
    path = hostile(request, name)
    began = time.process_time()
    if name in HARMLESS:
        assert take_out(path, tmp_path / "keluar.db", origin) == peek(path)
        return
    with pytest.raises((BackupDamaged, NotABackup)):
        take_out(path, tmp_path / "keluar.db", origin)
    with suppress(BackupDamaged, NotABackup):  # it is only counted, and damage need not be met
        peek(path)
    assert time.process_time() - began < SECONDS
    assert not (tmp_path / "keluar.db").exists()


@pytest.mark.parametrize("name", ALL)
def test_a_hostile_data_file_is_refused_untouched(
    request: pytest.FixtureRequest, origin: Origin, name: str
) -> None:
    if name in HUGE:
        pytest.skip("a data file may be large; it is only never copied")
    path = hostile(request, name)
    before, began = path.read_bytes(), time.process_time()
    if name in HARMLESS:
        Store(path, origin).close()
    elif name in FOUND_BY_PROOF:
        with Store(path, origin) as store, pytest.raises(FileDamaged):
            store.check()
    else:
        with pytest.raises((FileDamaged, NotADataFile)):
            Store(path, origin)
    assert path.read_bytes() == before
    assert time.process_time() - began < SECONDS
    assert [each.name for each in path.parent.glob(f"{path.stem}*")] == [path.name]


@pytest.mark.parametrize("every", [7, pytest.param(1, marks=pytest.mark.slow)])
def test_a_byte_of_the_words_that_keep_the_steps(good: Path, origin: Origin, every: int) -> None:
    whole = good.read_bytes()
    end = whole.rindex(b'"applied_at"') + 40
    for place in range(end - 400, end, every):
        for bit in range(8):
            good.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << bit]) + whole[place + 1 :])
            with suppress(SkmError), Store(good, origin) as store:
                store.check()


def test_what_runs_for_ever_is_ended(good: Path) -> None:
    with closing(sqlite3.connect(good)) as connection:
        began = time.process_time()
        with pytest.raises(FileDamaged), bounded(good, connection):
            connection.execute(ENDLESS.format("count(x)")).fetchone()
        assert time.process_time() - began < SECONDS
        # The bound is gone with its block.
        count = "SELECT count(*) FROM audit a, audit b, (SELECT 1 UNION SELECT 2)"
        assert connection.execute(f"{count} WHERE a.sequence + b.sequence > 0").fetchone()[0] > 0


def test_a_good_file_passes_every_check(good: Path) -> None:
    with closing(sqlite3.connect(good)) as connection:
        harden(connection)
        check_extent(good, connection)
        check_pages(good, connection)
        assert connection.execute("PRAGMA cell_size_check").fetchone() == (1,)


def test_every_step_makes_a_schema_of_its_own() -> None:
    made = [schema_after(count) for count in range(1, len(steps_in_order()) + 1)]
    assert len(set(made)) == len(made)
