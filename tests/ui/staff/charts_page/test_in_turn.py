"""Works are done one after another, and those of an older list are forgotten."""

import threading
from functools import partial

from pytestqt.qtbot import QtBot

from skm_desk.ui.shared.tasks import Tasks
from skm_desk.ui.staff.charts_page.in_turn import InTurn, Job


def test_in_order_one_at_a_time_whichever_worker(qtbot: QtBot, tasks: Tasks) -> None:
    running: list[int] = []
    home: list[int] = []

    def work(number: int) -> int:
        running.append(number)
        assert len(running) == 1
        running.remove(number)
        return number

    turn: InTurn[int] = InTurn(tasks, lambda fault: None)
    turn.ask([Job(partial(work, n), home.append, long=n % 2 == 0) for n in range(20)])
    assert not turn.is_idle
    qtbot.waitUntil(lambda: turn.is_idle)
    assert home == list(range(20))


def test_a_newer_list_replaces_what_waits_and_what_runs(qtbot: QtBot, tasks: Tasks) -> None:
    begun, go_on = threading.Event(), threading.Event()
    home: list[str] = []

    def slow() -> str:
        begun.set()
        go_on.wait(5)
        return "old"

    turn: InTurn[str] = InTurn(tasks, lambda fault: None)
    turn.ask([Job(slow, home.append), Job(lambda: "older still", home.append)])
    assert begun.wait(5)
    turn.ask([Job(lambda: "new", home.append)])
    go_on.set()
    qtbot.waitUntil(lambda: turn.is_idle)
    assert home == ["new"]


def test_a_failure_is_told_and_the_next_work_goes_on(qtbot: QtBot, tasks: Tasks) -> None:
    home: list[object] = []

    def fail() -> str:
        raise OSError("tidak dapat dibaca")

    turn: InTurn[str] = InTurn(tasks, home.append)
    turn.ask([Job(fail, home.append), Job(lambda: "next", home.append)])
    qtbot.waitUntil(lambda: turn.is_idle)
    assert isinstance(home[0], OSError)
    assert home[1:] == ["next"]
