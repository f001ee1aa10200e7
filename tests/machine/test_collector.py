"""Much that is made at once: set aside from the collector, told now and then, let go bit by bit."""

import gc
import time
from threading import enumerate as enumerate_threads

import pytest

from skm_desk.machine.collector import breathe, kept_aside, let_go, set_aside


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
