"""Figures of the data file, each as a ratio to a bare measure taken in the same run."""

import json
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from skm_desk.domain.responden import Responden, Source
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.import_data import import_file
from skm_desk.use_cases.manage_periods import create_period, get_period

pytestmark = pytest.mark.alone

# Bulk rows written past the program: only how long they take to count matters here.
_FILL = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
INSERT INTO responden (uuid, pc, period_id, kuesioner_id, source, jenis_kelamin, usia, recorded_at)
SELECT 'u' || i, 'pc', 1, 1, 'kios', CASE i % 2 WHEN 0 THEN 'L' ELSE 'P' END, 20 + i % 60, '2026'
FROM n
"""
_FILL_JAWABAN = """
INSERT INTO jawaban (responden_id, question_id, nilai) SELECT responden.id, question.id,
CASE WHEN (responden.id * 7 + question.id) % 50 = 0 THEN NULL
ELSE 1 + (responden.id + question.id * 3) % 4 END FROM responden, question
"""
_MEASURE = """
import json, resource, sys, time
from pathlib import Path
from skm_desk.bootstrap import make_desk
from skm_desk.domain.scope import Scope
from skm_desk.use_cases.view_results import view_period

desk = make_desk(Path(sys.argv[1]))
def bare(store):
    start = time.perf_counter()
    store.count.tally(Scope(("2026",)))
    return time.perf_counter() - start
passes, views = [], []
for _ in range(3):
    passes.append(desk.look(bare))
    start = time.perf_counter()
    view = desk.look(view_period, "2026")
    views.append(time.perf_counter() - start)
status = Path("/proc/self/status")
if status.exists():  # what getrusage tells counts the program that started this one, too
    lines = status.read_text().splitlines()
    peak = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([min(passes), min(views), peak, view.result.responden]))
"""


@pytest.fixture
def year_desk(desk: Desk) -> Desk:
    desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    return desk


def _fill(desk: Desk, count: int) -> None:
    connection = sqlite3.connect(desk.folder / "skm-desk.db")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(_FILL.format(count=count))
    connection.execute(_FILL_JAWABAN)
    connection.commit()
    connection.close()


def _results(desk: Desk, count: int) -> None:
    _fill(desk, count)
    measured = subprocess.run(
        [sys.executable, "-c", _MEASURE, str(desk.folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    one_pass, view, peak, forms = json.loads(measured.stdout)
    print(
        f"\nresults of {forms} forms: {view:.2f} s, the SQL pass below {one_pass:.2f} s,"
        f" ratio {view / one_pass:.2f} (bar 1,5), memory {peak:.0f} MB (bar 300)"
    )
    assert forms == count
    assert view <= 1.5 * one_pass + 0.02  # opening the file costs some milliseconds
    assert peak < 300


def test_results_of_many_forms_short(year_desk: Desk) -> None:
    if sys.platform == "win32":
        pytest.skip("the peak of memory is read by a POSIX call")
    _results(year_desk, 20_000)


@pytest.mark.slow
def test_results_of_a_million_forms(year_desk: Desk) -> None:
    _results(year_desk, 1_000_000)


def _form(number: int) -> Responden:
    jawaban = {f"U{n}": 1 + (number + n) % 4 for n in range(1, 10)}
    return Responden(f"form-{number}", "pc", Source.KIOSK, jawaban, usia=30, jenis_kelamin="L")


def _time_of(deed: Callable[[int], None], times: int, first: int = 0) -> list[float]:
    took = []
    for number in range(first, first + times):
        start = time.perf_counter()
        deed(number)
        took.append(time.perf_counter() - start)
    return took


def _save(desk: Desk, tmp_path: Path, times: int) -> float:
    """Return the median time to save a form as a multiple of bare sqlite3 writing the same."""
    program = desk.folder / "skm-desk.db"
    bare_file = tmp_path / "bare.db"
    with sqlite3.connect(program) as source, sqlite3.connect(bare_file) as target:
        source.backup(target)
    source.close()
    target.close()
    bare = sqlite3.connect(bare_file)
    for pragma in ("journal_mode = delete", "synchronous = extra", "foreign_keys = on"):
        bare.execute(f"PRAGMA {pragma}")

    def save_bare(number: int) -> None:
        form = _form(number)
        with bare:
            cursor = bare.execute(
                "INSERT INTO responden (uuid, pc, period_id, kuesioner_id, source, usia,"
                " jenis_kelamin, recorded_at) VALUES (?, 'pc', 1, 1, 'kios', 30, 'L', '2026')",
                [form.id],
            )
            bare.executemany(
                "INSERT INTO jawaban (responden_id, question_id, nilai) VALUES (?, ?, ?)",
                [(cursor.lastrowid, n, form.jawaban[f"U{n}"]) for n in range(1, 10)],
            )
            bare.execute(
                "INSERT INTO audit VALUES (?, '2026', 'w', 'p', 'simpan', 'responden', ?, NULL,"
                " ?, 'x', ?)",
                [1000 + number, form.id, "y" * 400, form.id],
            )

    def save(store: Store, number: int) -> Done[None]:
        store.responden.add(_form(number), get_period(store, "2026"), store.origin.now())
        return Done(None, frozenset())

    # The two take turns, so that a slow moment of the disk meets both.
    bare_times, desk_times = [], []
    for number in range(times):
        bare_times += _time_of(save_bare, 1, number)
        desk_times += _time_of(lambda n: desk.do(save, n), 1, number)
    bare.close()
    bare_ms, desk_ms = (1000 * statistics.median(t) for t in (bare_times, desk_times))
    print(
        f"\nsave one form: {desk_ms:.2f} ms, bare sqlite3 {bare_ms:.2f} ms,"
        f" ratio {desk_ms / bare_ms:.2f} (bar 3)"
    )
    return desk_ms / bare_ms


def test_saving_one_form_short(year_desk: Desk, tmp_path: Path) -> None:
    assert _save(year_desk, tmp_path, times=40) <= 6  # twice the bar: few forms, a busy machine


@pytest.mark.slow
def test_saving_one_form(year_desk: Desk, tmp_path: Path) -> None:
    assert _save(year_desk, tmp_path, times=500) <= 3


def _prove(desk: Desk, count: int, write_csv: Callable[..., Path]) -> float:
    """Return the microseconds a form that the proof of a file takes, half of it imported."""
    heads = ",".join(["tanggal", "usia", "saran", *(f"U{n}" for n in range(1, 10))])
    rows = (
        f"2026-03-0{1 + n % 9},{20 + n % 60},{'kursi kurang' if n % 9 == 0 else ''},"
        + ",".join(str(1 + (n + k) % 4) for k in range(9))
        for n in range(count // 2)
    )
    import_file(desk, write_csv(heads, *rows), "2026")

    def keep(store: Store) -> Done[None]:
        period = get_period(store, "2026")
        for number in range(count // 2):
            form = replace(_form(number), saran="lama" if number % 9 == 0 else "", ms=_TIMES)
            store.responden.add(form, period, store.origin.now())
        return Done(None, frozenset())

    desk.do(keep)
    with Store(desk.folder / "skm-desk.db", desk.origin) as store:
        took = min(_cpu_of(store.check) for _ in range(3))
    print(f"\nproof of {count} forms: {1e6 * took / count:.0f} µs a form (bar 60)")
    return 1e6 * took / count


_TIMES = {f"U{n}": 2000 + n for n in range(1, 10)}


def _cpu_of(deed: Callable[[], None]) -> float:
    start = time.process_time()
    deed()
    return time.process_time() - start


def test_proving_a_file_short(year_desk: Desk, write_csv: Callable[..., Path]) -> None:
    assert _prove(year_desk, 4_000, write_csv) <= 90  # few forms, a busy machine


@pytest.mark.slow
def test_proving_a_large_file(year_desk: Desk, write_csv: Callable[..., Path]) -> None:
    assert _prove(year_desk, 100_000, write_csv) <= 60
