"""LongJob: one at a time, told while it runs, stopped when the person wants it."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from skm_desk.domain.file_errors import DiskFull
from skm_desk.domain.progress import Progress
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.messages import UNEXPECTED
from skm_desk.ui.shared.notice import Notice
from skm_desk.ui.staff.long_job import STOPPING, LongJob
from skm_desk.use_cases.desk import Desk


class Place(QWidget):
    """A page with a notice and a job."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.notice = Notice(self)
        self.job = LongJob(context, self.notice, self)
        self.done: list[object] = []
        self.busy: list[bool] = []
        self.stops: list[bool] = []
        self.job.busy_changed.connect(self.busy.append)
        self.job.stopped.connect(lambda: self.stops.append(True))


@pytest.fixture
def place(qtbot: QtBot, desk: Desk, make_context: Callable[[Desk], Context]) -> Place:
    place = Place(make_context(desk))
    qtbot.addWidget(place)
    place.show()
    return place


def test_work_comes_home(qtbot: QtBot, place: Place) -> None:
    def work(tell: Progress) -> int:
        for step in range(5):
            tell(step, 5)
        return 7

    place.job.run("Bekerja …", work, place.done.append)
    assert place.job.is_busy
    assert place.notice.words == "Bekerja …"
    assert place.notice.action.text() == "Batal"
    place.job.run("Yang kedua …", work, place.done.append)  # not begun
    qtbot.waitUntil(lambda: not place.job.is_busy)
    assert place.done == [7]
    assert place.busy == [True, False]


def test_stopping_ends_the_work_and_leaves_no_word(qtbot: QtBot, place: Place) -> None:
    going, may_go_on = Event(), Event()
    steps: list[int] = []

    def work(tell: Progress) -> None:
        for step in range(1000):
            tell(step, 1000)
            steps.append(step)
            going.set()
            may_go_on.wait(10)

    place.job.run("Bekerja …", work, place.done.append)
    assert going.wait(10)
    place.notice.action.click()
    assert place.notice.words == STOPPING
    assert not place.notice.action.isVisible()
    place.job.stop()  # twice does no harm
    may_go_on.set()
    qtbot.waitUntil(lambda: not place.job.is_busy)
    assert steps == [0]
    assert place.done == []
    assert place.stops == [True]
    assert place.notice.words == ""
    place.job.run("Lagi …", lambda tell: tell(0, 1), place.done.append)
    qtbot.waitUntil(lambda: not place.job.is_busy)
    assert place.done == [None]


@pytest.mark.parametrize("fault", [DiskFull, ZeroDivisionError])
def test_a_failure_is_one_sentence(
    qtbot: QtBot, place: Place, fault: type[Exception], caplog: pytest.LogCaptureFixture
) -> None:
    def work(_: Progress) -> None:
        raise fault(Path("laporan.pdf"))

    place.job.run("Bekerja …", work, place.done.append)
    qtbot.waitUntil(lambda: not place.job.is_busy)
    if fault is DiskFull:
        assert "laporan.pdf tidak tersimpan" in place.notice.words
    else:
        assert place.notice.words == UNEXPECTED
    assert place.done == []
    assert place.stops == []
