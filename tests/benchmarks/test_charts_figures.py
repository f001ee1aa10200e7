"""Figures of the page of charts: how soon it stands, and whether drawing holds the window up."""

import time
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from skm_desk.storage.origin import Origin
from skm_desk.ui.shared.change_bus import ChangeBus
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.tasks import Tasks
from skm_desk.ui.staff.charts_page.page import ChartsPage
from skm_desk.use_cases.desk import Desk
from tests.benchmarks.test_form_list_figures import WORST_MS, Heartbeat
from tests.ui.conftest import qapp_cls  # noqa: F401 - the application that people get
from tests.use_cases.many_forms import fill_forms

pytestmark = [
    pytest.mark.alone,
    pytest.mark.qt_log_ignore("^This plugin does not support ", extend=True),
]


def _measure(desk: Desk, origin: Origin, qtbot: QtBot, count: int) -> float:
    """Open the page, read, filter and copy; return the worst stall in ms."""
    fill_forms(desk, count)
    bus, tasks = ChangeBus(), Tasks()
    page = ChartsPage(Context(Desk(desk.folder, origin, bus.announce), tasks, bus, origin.now))
    qtbot.addWidget(page)
    page.resize(1134, 748)
    heart = Heartbeat()
    stalls: dict[str, float] = {}
    took: dict[str, float] = {}

    def during(name: str, deed: Callable[[], None]) -> None:
        heart.start()
        start = time.perf_counter()
        deed()
        qtbot.waitUntil(lambda: not page.is_waiting, timeout=120_000)
        took[name] = time.perf_counter() - start
        stalls[name] = heart.stop()

    def narrow() -> None:
        chooser = page.filter.choosers["jenis_kelamin"]
        chooser.setCurrentIndex(chooser.findData("P"))
        chooser.activated.emit(chooser.currentIndex())

    def copy() -> None:
        page.deck.cards["jawaban"].copy_button.click()
        qtbot.waitUntil(lambda: page.notice.words != "", timeout=10_000)

    during("open", page.show)
    assert page.view is not None
    assert page.view.result.responden > 0.9 * count
    during("refresh", page.refresh)
    during("filter", narrow)
    during("resize", lambda: page.resize(1000, 748))
    during("copy", copy)
    told = ", ".join(f"{name} {ms:.0f}" for name, ms in stalls.items())
    waits = ", ".join(f"{name} {seconds:.2f}" for name, seconds in took.items())
    print(f"\n{count} forms in charts: {waits} s; worst stall in ms: {told} (bar {WORST_MS})")
    page.close()
    tasks.close()
    return max(stalls.values())


def test_drawing_never_stalls_short(desk: Desk, origin: Origin, qtbot: QtBot) -> None:
    # Twice the bar: a machine that tests in several places at once stands still by itself.
    assert _measure(desk, origin, qtbot, 10_000) <= 2 * WORST_MS


@pytest.mark.slow
def test_drawing_never_stalls_with_a_hundred_thousand_forms(
    desk: Desk, origin: Origin, qtbot: QtBot
) -> None:
    assert _measure(desk, origin, qtbot, 100_000) <= WORST_MS
