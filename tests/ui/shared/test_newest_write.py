"""Drafts are written one at a time, the newest of each, and never behind what they became."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from skm_desk.domain.errors import PeriodClosed
from skm_desk.ui.shared.newest_write import NewestWrite
from skm_desk.ui.shared.tasks import Tasks


class Disk:
    """Something to write to that is slow until it is let go, and refuses what it is told to."""

    def __init__(self, tasks: Tasks) -> None:
        self.may_go_on = threading.Event()
        self.refused: set[int] = set()
        self.written: list[int] = []
        self.kept = 0
        self.faults: list[Exception] = []
        self.drafts: NewestWrite[int] = NewestWrite(
            tasks, self._write, self._was_kept, self.faults.append
        )

    def settle(self, qtbot: QtBot) -> None:
        """Let all be written."""
        self.may_go_on.set()
        qtbot.waitUntil(lambda: self.drafts.is_idle)

    def _write(self, draft: int) -> None:
        self.may_go_on.wait(10)
        if draft in self.refused:
            raise PeriodClosed("2024")
        self.written.append(draft)

    def _was_kept(self) -> None:
        self.kept += 1


@pytest.fixture
def disk(tasks: Tasks) -> Disk:
    return Disk(tasks)


def test_of_each_thing_the_newest_state_is_written(qtbot: QtBot, disk: Disk) -> None:
    for number in range(500):
        disk.drafts.put("kiri", number)
        disk.drafts.put("kanan", 1000 + number)
    assert not disk.drafts.is_idle
    disk.settle(qtbot)
    assert disk.written[0] == 0
    assert sorted(disk.written[1:]) == [499, 1499]
    assert disk.kept == 3


def test_what_is_dropped_is_not_written(qtbot: QtBot, disk: Disk) -> None:
    for key, number in (("kiri", 1), ("kiri", 2), ("kanan", 3)):
        disk.drafts.put(key, number)
    disk.drafts.drop("kiri")
    disk.drafts.drop("tidak ada")
    disk.settle(qtbot)
    assert disk.written == [1, 3]


def test_after_a_failure_what_waits_is_written(qtbot: QtBot, disk: Disk) -> None:
    disk.refused = {1}
    disk.drafts.put("kiri", 1)
    disk.drafts.put("kiri", 2)
    disk.settle(qtbot)
    assert [type(fault) for fault in disk.faults] == [PeriodClosed]
    assert disk.written == [2]
    assert disk.kept == 1
