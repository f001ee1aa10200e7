"""Much that is made at once: set aside from the collector, told now and then, let go bit by bit."""

import gc
import time

import pytest

from skm_desk.machine.collector import let_go, set_aside


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
