"""Work beside the window: in order, home in the window's thread, and nothing after the close."""

import threading
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from skm_desk.domain.errors import PeriodClosed
from skm_desk.ui.shared.newest import Newest
from skm_desk.ui.shared.tasks import Tasks


def never(_value: object) -> None:
    raise AssertionError("must not be called")


def test_value_comes_home_in_the_thread_of_the_window(qtbot: QtBot, tasks: Tasks) -> None:
    home: list[tuple[threading.Thread, threading.Thread]] = []
    tasks.run(
        threading.current_thread,
        lambda worker: home.append((worker, threading.current_thread())),
        never,
    )
    qtbot.waitUntil(lambda: bool(home))
    ((worker, window),) = home
    assert window is threading.main_thread()
    assert worker is not window


def test_work_is_done_one_at_a_time_in_order(qtbot: QtBot, tasks: Tasks) -> None:
    begun: list[int] = []
    home: list[int] = []

    def work(number: int) -> Callable[[], int]:
        def do() -> int:
            begun.append(number)
            return number

        return do

    for number in range(200):
        tasks.run(work(number), home.append, never)
    qtbot.waitUntil(lambda: len(home) == 200)
    assert home == begun == list(range(200))


def test_a_long_job_does_not_hold_up_a_short_one(qtbot: QtBot, tasks: Tasks) -> None:
    may_end = threading.Event()
    ended: list[bool] = []
    shown: list[int] = []
    tasks.run(lambda: may_end.wait(10), ended.append, never, long=True)
    tasks.run(lambda: 1, shown.append, never)
    qtbot.waitUntil(lambda: shown == [1])
    assert not ended
    may_end.set()
    qtbot.waitUntil(lambda: ended == [True])


def test_expected_failure_comes_home(
    qtbot: QtBot, tasks: Tasks, caplog: pytest.LogCaptureFixture
) -> None:
    faults: list[Exception] = []
    failure = PeriodClosed("2024")

    def work() -> None:
        raise failure

    tasks.run(work, never, faults.append)
    qtbot.waitUntil(lambda: faults == [failure])
    assert not caplog.records


def test_progress_comes_home_before_the_end(qtbot: QtBot, tasks: Tasks) -> None:
    told: list[object] = []
    tell = tasks.from_worker(lambda done, total: told.append((done, total)))

    def work() -> str:
        for step in range(3):
            tell(step, 3)
        return "end"

    tasks.run(work, told.append, never)
    qtbot.waitUntil(lambda: "end" in told)
    assert told == [(0, 3), (1, 3), (2, 3), "end"]


def test_close_waits_for_what_runs_and_forgets_what_waits(qtbot: QtBot) -> None:
    tasks = Tasks()
    begun = threading.Event()
    done: list[str] = []

    def slow() -> None:
        begun.set()
        threading.Event().wait(0.05)
        done.append("first")

    tasks.run(slow, never, never)
    tasks.run(lambda: done.append("second"), never, never)
    assert begun.wait(5)
    tasks.close()
    assert done == ["first"]
    assert not [t for t in threading.enumerate() if t.name.startswith("skm-")]
    tasks.run(lambda: done.append("late"), never, never)
    qtbot.wait(20)
    assert done == ["first"]


def test_newest_never_piles_up(qtbot: QtBot, tasks: Tasks) -> None:
    may_go_on = threading.Event()
    worked: list[int] = []
    shown: list[tuple[int, int]] = []

    def work(wish: int) -> int:
        may_go_on.wait(10)
        worked.append(wish)
        return wish * 10

    newest: Newest[int, int] = Newest(
        tasks, work, lambda wish, value: shown.append((wish, value)), never
    )
    for wish in range(500):
        newest.ask(wish)
    may_go_on.set()
    qtbot.waitUntil(lambda: newest.is_idle)
    assert worked == [0, 499]
    assert shown == [(0, 0), (499, 4990)]


def test_newest_goes_on_after_a_failure(qtbot: QtBot, tasks: Tasks) -> None:
    faults: list[Exception] = []
    shown: list[int] = []

    def work(wish: int) -> int:
        if wish == 0:
            raise PeriodClosed("2024")
        return wish

    newest: Newest[int, int] = Newest(
        tasks, work, lambda _wish, value: shown.append(value), faults.append
    )
    newest.ask(0)
    newest.ask(1)
    qtbot.waitUntil(lambda: newest.is_idle)
    assert len(faults) == 1
    assert shown == [1]
