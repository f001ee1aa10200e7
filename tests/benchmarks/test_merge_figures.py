"""Figures of packages: how long 20,000 forms take from one PC to another, beside their import."""

import csv
import random
import time
from collections.abc import Generator
from pathlib import Path

import pytest

from skm_desk.storage.store import Store
from skm_desk.use_cases.import_data import import_file
from skm_desk.use_cases.merge_packages import look_into, merge
from tests.use_cases.other_pcs import PERIOD, correct, forms, keep, make_pc, packed

pytestmark = pytest.mark.alone
MOST_TIMES_IMPORT = 3.0
HELD_SECONDS = 10.0  # what a kiosk waits for before it says sorry (BUSY_SECONDS)
HEADER = ["lembar", "tanggal", "usia", "layanan", "saran", *(f"U{n}" for n in range(1, 10))]


def _rows(count: int) -> Generator[list[str], None, None]:
    dice = random.Random(7)
    yield HEADER
    for number in range(1, count + 1):
        yield [
            str(number),
            f"2026-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}",
            str(dice.randint(17, 70)),
            dice.choice(("KTP", "KK", "Akta")),
            dice.choice(("", "Tambah kursi tunggu", "Pelayanan sudah baik dan ramah sekali")),
            *(dice.choice(("2", "3", "4", "4", "")) for _ in range(9)),
        ]


def _carry(tmp_path: Path, count: int) -> tuple[float, float, float]:
    """Return the seconds of an import, of joining the same forms, and of holding the file."""
    source, target = make_pc(tmp_path, "dua"), make_pc(tmp_path, "satu")
    path = tmp_path / "banyak.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(_rows(count))
    started = time.perf_counter()
    import_file(source, path, PERIOD)
    imported = time.perf_counter() - started
    keep(target, lembar="17")
    started = time.perf_counter()
    package = packed(source, tmp_path)
    made = time.perf_counter() - started
    held: list[float] = []
    writing = Store.writing

    def timed(store: Store) -> object:
        return _Timed(writing(store), held)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "writing", timed)
        started = time.perf_counter()
        (outcome,) = merge(target, [package])
        joined = time.perf_counter() - started
    assert outcome.added == count
    correct(source, next(iter(forms(source))), usia="30")
    again = packed(source, tmp_path)
    started = time.perf_counter()
    (outcome,) = merge(target, [again])
    once_more = time.perf_counter() - started
    assert (outcome.same, outcome.corrected) == (count - 1, 1)
    started = time.perf_counter()
    look_into(target, [again])
    looked = time.perf_counter() - started
    print(
        f"\n{count} forms: imported in {imported:.1f} s, packed in {made:.1f} s"
        f" ({package.stat().st_size / 1e6:.1f} MB), joined in {joined:.1f} s (ratio"
        f" {joined / imported:.2f}, bar {MOST_TIMES_IMPORT}), data file held for {max(held):.1f} s;"
        f" joined again with one correction in {once_more:.1f} s, looked into in {looked:.1f} s"
    )
    return imported, joined, max(held)


class _Timed:
    """A context around another one that notes how long it was open."""

    def __init__(self, inner: object, seconds: list[float]) -> None:
        self._inner = inner
        self._seconds = seconds
        self._since = 0.0

    def __enter__(self) -> object:
        entered = self._inner.__enter__()
        self._since = time.perf_counter()
        return entered

    def __exit__(self, *raised: object) -> object:
        left = self._inner.__exit__(*raised)
        self._seconds.append(time.perf_counter() - self._since)
        return left


def test_a_few_thousand_forms(tmp_path: Path) -> None:
    imported, joined, _ = _carry(tmp_path, 3_000)
    assert joined <= 2 * MOST_TIMES_IMPORT * imported


@pytest.mark.slow
def test_twenty_thousand_forms(tmp_path: Path) -> None:
    imported, joined, held = _carry(tmp_path, 20_000)
    assert joined <= MOST_TIMES_IMPORT * imported
    assert held <= HELD_SECONDS
