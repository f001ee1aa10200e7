"""Figures of results that are looked at closer, as ratios to one SQL pass over the same forms.

Times are those of the processor: others use this PC meanwhile, and all of it is one thread.
"""

import json
import subprocess
import sys

import pytest

from skm_desk.use_cases.desk import Desk
from tests.use_cases.many_forms import fill_forms

pytestmark = pytest.mark.alone

_MEASURE = """
import json, resource, sys, time
from dataclasses import replace
from datetime import date
from pathlib import Path
from skm_desk.bootstrap import make_desk
from skm_desk.domain.demographics import USIA_BANDS
from skm_desk.domain.responden import Source
from skm_desk.domain.scope import Filter
from skm_desk.use_cases.explore_results import (
    Span, Wish, compare, see_results, view_depth, view_groups, view_span
)
from skm_desk.use_cases.view_charts import see_charts, view_months

desk, span = make_desk(Path(sys.argv[1])), Span("2026")
spring = Filter(since=date(2026, 3, 1), until=date(2026, 5, 31))
wishes = {
    "none": Wish(span),
    "jenis kelamin": Wish(span, filter=Filter(jenis_kelamin="L")),
    "layanan": Wish(span, "KTP"),
    "usia": Wish(span, filter=Filter(usia=USIA_BANDS[2][0])),
    "three months": Wish(span, filter=spring),
    "one day": Wish(span, filter=Filter(since=date(2026, 3, 1), until=date(2026, 3, 1))),
    "six conditions": Wish(
        span, "KTP",
        replace(spring, source=Source.KIOSK, jenis_kelamin="P", pendidikan="S1"),
    ),
}
def took(deed, *args):
    times = []
    for _ in range(3):
        start = time.process_time()
        desk.look(deed, *args)
        times.append(time.process_time() - start)
    return min(times)
def choose(rows, wished):
    return wished
figures = {}
for name, wish in wishes.items():
    scope = desk.look(view_span, span, wish).scope
    one_pass = took(lambda store: store.count.tally(scope))
    figures[name] = one_pass, took(see_results, choose, wish)
view = desk.look(view_span, span, wishes["none"])
whole = figures["none"][0]
figures |= {
    "statistics": (whole, took(view_depth, view)),
    "groups": (whole, took(view_groups, view, "pendidikan")),
    "charts": (whole, took(see_charts, choose, wishes["none"])),
    "months": (whole, took(view_months, view)),
    "comparison": (whole, took(compare, Wish(), span, span)),
}
status = Path("/proc/self/status")
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
if status.exists():  # what getrusage tells counts the program that started this one, too
    lines = status.read_text().splitlines()
    peak = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
figures["memory"] = peak
print(json.dumps(figures))
"""
# Of one pass over the same forms; what is not named is a result under a filter.
_BARS = {"statistics": 1.5, "groups": 3.0, "charts": 6.0, "months": 6.0, "comparison": 7.0}
_RESULTS_BAR = 1.5
_ROOM = 0.02  # seconds: opening the file, and what does not grow with the forms


def _measure(desk: Desk, count: int, slack: float = 1.0) -> None:
    if sys.platform == "win32":
        pytest.skip("the peak of memory is read by a POSIX call")
    fill_forms(desk, count)
    measured = subprocess.run(
        [sys.executable, "-c", _MEASURE, str(desk.folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    figures = json.loads(measured.stdout)
    memory = figures.pop("memory")
    told = [
        f"{name} {took:.2f} s = {took / one_pass:.2f} x {one_pass:.2f}"
        for name, (one_pass, took) in figures.items()
    ]
    print(f"\n{count} forms, memory {memory:.0f} MB (bar 300):\n  " + "\n  ".join(told))
    assert memory < 300
    for name, (one_pass, took) in figures.items():
        bar = slack * _BARS.get(name, _RESULTS_BAR)
        assert took <= bar * one_pass + _ROOM, f"{name}: {took:.3f} s of {one_pass:.3f} s"


def test_a_closer_look_at_many_forms_short(desk: Desk) -> None:
    # Twice the bar: a tenth of a second is soon doubled by what else the machine does.
    _measure(desk, 30_000, slack=2.0)


@pytest.mark.slow
def test_a_closer_look_at_100_000_forms(desk: Desk) -> None:
    _measure(desk, 100_000)


@pytest.mark.slow
def test_a_closer_look_at_a_million_forms(desk: Desk) -> None:
    _measure(desk, 1_000_000)
