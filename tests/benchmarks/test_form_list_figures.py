"""Figures of the list of all forms: how soon it stands, and whether it ever holds the window up."""

import gc
import random
import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from skm_desk.storage.origin import Origin
from skm_desk.ui.shared.change_bus import ChangeBus
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.tasks import Tasks
from skm_desk.ui.shared.tidying import Tidying
from skm_desk.ui.staff.forms.forms_words import LEMBAR
from skm_desk.ui.staff.forms.page import FormsPage
from skm_desk.ui.window import PAGES, Window
from skm_desk.use_cases.desk import Desk
from tests.benchmarks.memory_use import memory_in_mb
from tests.ui.conftest import qapp_cls  # noqa: F401 - the application that people get
from tests.use_cases.many_forms import fill_forms

pytestmark = [
    pytest.mark.alone,
    pytest.mark.qt_log_ignore("^This plugin does not support ", extend=True),
]

BEAT_MS = 5
WORST_MS = 100
PLACES = 60


class Heartbeat(QObject):
    """Beats every 5 ms in the thread of the window; `worst` is the longest it was kept waiting."""

    def __init__(self) -> None:
        super().__init__()
        self.worst = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self.worst, self._last = 0.0, time.perf_counter()
        self._timer.start()

    def stop(self) -> float:
        """Return the longest stall in ms, the one that is not over yet too."""
        self._beat()
        self._timer.stop()
        return self.worst

    def _beat(self) -> None:
        now = time.perf_counter()
        self.worst = max(self.worst, 1000 * (now - self._last) - BEAT_MS)
        self._last = now


@pytest.fixture(autouse=True)
def garbage_as_in_the_program(qapp: QApplication) -> Iterator[None]:
    """Collect as the program does, and leave alone what the tests before have made."""
    gc.collect()
    gc.freeze()
    owner = QObject()
    Tidying(owner)
    yield
    owner.deleteLater()
    gc.unfreeze()
    gc.enable()


def _let_first_page_settle(tasks: Tasks, qtbot: QtBot) -> None:
    """Wait until the worker has done all that it was asked for; what comes next is ours."""
    for _ in range(3):
        done: list[None] = []
        tasks.run(lambda: None, done=done.append, failed=lambda _: None)
        qtbot.waitUntil(lambda done=done: bool(done), timeout=60_000)


def _measure(desk: Desk, origin: Origin, qtbot: QtBot, count: int) -> float:
    """Open the page, go to many places and through all that asks for another list; return the
    worst stall in ms."""
    fill_forms(desk, count)
    bus = ChangeBus()
    tasks = Tasks()
    window = Window(Context(Desk(desk.folder, origin, bus.announce), tasks, bus, origin.now))
    qtbot.addWidget(window)
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    _let_first_page_settle(tasks, qtbot)
    before = memory_in_mb()
    heart = Heartbeat()
    heart.start()
    start = time.perf_counter()
    window.show_page([page.title for page in PAGES].index("Formulir"))
    page = window.page
    assert isinstance(page, FormsPage)

    def settled() -> bool:
        return not page.is_waiting

    qtbot.waitUntil(lambda: page.table.current is not None, timeout=60_000)
    opened = time.perf_counter() - start
    qtbot.waitUntil(settled, timeout=60_000)
    stalls = {"open": heart.stop()}
    assert page.model.rowCount() == count

    def during(name: str, deed: Callable[[], None]) -> None:
        heart.start()
        deed()
        QApplication.processEvents()
        stalls[name] = max(stalls.get(name, 0.0), heart.stop())

    bar, table = page.table.verticalScrollBar(), page.table
    dice = random.Random(5)
    waits = []
    for _ in range(PLACES):
        start = time.perf_counter()

        def jump() -> None:
            bar.setValue(dice.randrange(bar.maximum() + 1))
            qtbot.waitUntil(lambda: page.model.line(table.top) is not None, timeout=10_000)

        during("jump", jump)
        waits.append(time.perf_counter() - start)
    table.setFocus()
    for _ in range(PLACES):
        during("page", lambda: QTest.keyClick(table, Qt.Key.Key_PageDown))
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_End):
        during("end", lambda key=key: QTest.keyClick(table, key))
        qtbot.waitUntil(settled, timeout=10_000)
        assert table.current is not None
    during("drag", lambda: [bar.setValue(n) for n in range(0, bar.maximum(), bar.maximum() // 500)])
    qtbot.waitUntil(settled, timeout=10_000)

    def ask(deed: Callable[[], None]) -> None:
        deed()
        qtbot.waitUntil(settled, timeout=60_000)

    during("sort", lambda: ask(lambda: table.sorted_by.emit(LEMBAR)))
    during("find", lambda: ask(lambda: page.bar.find_field.setText("kursi")))
    during("find", lambda: ask(page.bar.clear))
    during("refresh", lambda: ask(page.refresh))
    grown = memory_in_mb() - before
    told = ", ".join(f"{name} {ms:.0f}" for name, ms in stalls.items())
    print(
        f"\n{count} forms in the list: open {opened:.2f} s, rows after a jump"
        f" {1000 * sorted(waits)[len(waits) // 2]:.0f} ms; worst stall in ms: {told} (bar"
        f" {WORST_MS}); memory + {grown:.0f} MB, rows held {page.model.held}"
    )
    window.close()
    return max(stalls.values())


def test_the_list_never_stalls_short(desk: Desk, origin: Origin, qtbot: QtBot) -> None:
    # Twice the bar: a machine that tests in several places at once stands still by itself.
    assert _measure(desk, origin, qtbot, 20_000) <= 2 * WORST_MS


@pytest.mark.slow
def test_a_million_forms_never_stall(desk: Desk, origin: Origin, qtbot: QtBot) -> None:
    assert _measure(desk, origin, qtbot, 1_000_000) <= WORST_MS
