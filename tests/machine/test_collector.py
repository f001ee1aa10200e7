"""Much that is made at once: set aside from the collector, told now and then, let go bit by bit."""

import gc
import sys
import time
from threading import Event, Thread
from threading import enumerate as enumerate_threads

import pytest

from skm_desk.machine.collector import breathe, kept_aside, let_go, set_aside, taking_turns


def test_what_is_made_meanwhile_is_set_aside_and_comes_back() -> None:
    told: list[tuple[int, int]] = []
    gc.unfreeze()
    with set_aside(lambda done, total: told.append((done, total))) as tell:
        made = [[] for _ in range(1_000)]
        tell(1, 2)
        assert gc.get_freeze_count() >= len(made)
    assert gc.get_freeze_count() == 0
    assert told == [(1, 2)]


def test_it_is_told_now_and_then() -> None:
    told: list[int] = []
    start = time.monotonic()
    with set_aside(lambda done, total: told.append(done)) as tell:
        number = 0
        while time.monotonic() - start < 0.2:
            tell(number, 0)
            number += 1
    assert 2 <= len(told) <= 12
    assert number > 10 * len(told)


def test_whoever_stops_the_work_ends_it() -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), set_aside(stop) as tell:
        tell(0, 1)
    assert gc.get_freeze_count() == 0


def test_a_list_is_emptied() -> None:
    objects = list(range(2_345))
    let_go(objects)
    assert objects == []


def test_what_others_make_is_kept_aside_without_being_told() -> None:
    gc.unfreeze()
    with kept_aside():
        made = [[] for _ in range(1_000)]
        end = time.monotonic() + 10
        while gc.get_freeze_count() < len(made) and time.monotonic() < end:
            breathe()
        assert gc.get_freeze_count() >= len(made)
    assert gc.get_freeze_count() == 0


def test_work_that_fails_leaves_nothing_aside_and_no_thread() -> None:
    def fail() -> None:
        with kept_aside():
            time.sleep(0.05)
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert gc.get_freeze_count() == 0
    assert "skm-aside" not in {thread.name for thread in enumerate_threads()}


def test_turns_are_short_only_while_the_work_lasts() -> None:
    before = sys.getswitchinterval()
    with taking_turns(), taking_turns():
        assert sys.getswitchinterval() < before
    assert sys.getswitchinterval() == before


@pytest.mark.alone
def test_a_busy_thread_leaves_the_window_its_turns() -> None:
    """Fifty times the lock is asked for beside a thread that never lets go of it by itself."""
    over = Event()
    busy = Thread(target=lambda: all(iter(lambda: not over.is_set(), False)))

    def fifty_turns() -> float:
        start = time.monotonic()
        for _ in range(50):
            breathe()
        return time.monotonic() - start

    busy.start()
    try:
        usual = min(fifty_turns() for _ in range(3))
        with kept_aside():
            soon = min(fifty_turns() for _ in range(3))
    finally:
        over.set()
        busy.join()
    assert soon < 0.8 * usual
