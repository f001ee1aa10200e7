"""What is typed is written in order beside the window; what cannot be written is told."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from skm_desk.domain.batch import Batch
from skm_desk.domain.errors import BatchClosed
from skm_desk.domain.sheet import Sheet
from skm_desk.ui.entry import work_time
from skm_desk.ui.entry.keeper import Keeper
from skm_desk.ui.shared.context import Context
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.key_paper import close_batch, view_workplace
from skm_desk.use_cases.view_officer import view_officer
from tests.ui.kiosk.busy_file import give_up_soon, locked
from tests.ui.kiosk.visitor import wait_until
from tests.use_cases.kiosk_visits import open_year
from tests.use_cases.paper_stacks import add_layanan, new_sheet, open_stack, typed


@pytest.fixture
def desk(qapp: QApplication, desk: Desk) -> Desk:
    open_year(desk).do(add_layanan)
    return desk


@pytest.fixture
def batch(desk: Desk) -> Batch:
    return open_stack(desk)


@pytest.fixture
def keeper(desk: Desk, make_context: Callable[[Desk], Context]) -> Keeper:
    return Keeper(make_context(desk), QApplication.instance() or QObject())


def left(desk: Desk, batch: Batch) -> Sheet | None:
    return desk.look(view_workplace, batch.id).left


def test_the_newest_state_of_a_sheet_is_kept(desk: Desk, batch: Batch, keeper: Keeper) -> None:
    sheet = new_sheet(desk, batch)
    for digit in range(50):
        keeper.keep(batch.id, replace(sheet, typed=str(digit), keys=digit))
    assert not keeper.is_idle
    wait_until(lambda: keeper.is_idle)
    kept = left(desk, batch)
    assert kept is not None
    assert (kept.typed, kept.keys) == ("49", 49)


def test_a_draft_never_comes_behind_its_form(desk: Desk, batch: Batch, keeper: Keeper) -> None:
    saved = QSignalSpy(keeper.saved)
    for _ in range(5):
        sheet = typed(desk, batch, {"lembar": str(saved.count() + 1)})
        keeper.keep(batch.id, replace(sheet, keys=1))
        keeper.keep(batch.id, sheet)
        keeper.save(batch.id, sheet)
        keeper.keep(batch.id, sheet)
        wait_until(lambda: keeper.is_idle)
    assert saved.count() == 5
    workplace = desk.look(view_workplace, batch.id)
    assert workplace.left is None
    assert workplace.forms == 5


def test_two_sheets_wait_for_each_other(desk: Desk, batch: Batch, keeper: Keeper) -> None:
    first, second = new_sheet(desk, batch), new_sheet(desk, batch)
    for keys in range(1, 10):
        keeper.keep(batch.id, replace(first, keys=keys))
        keeper.keep(batch.id, replace(second, keys=10 * keys))
    wait_until(lambda: keeper.is_idle)
    kept = left(desk, batch)
    assert kept is not None
    assert kept.keys in (9, 90)


def test_a_form_that_is_refused_stays_a_draft_whole(
    desk: Desk, batch: Batch, keeper: Keeper
) -> None:
    unsaved = QSignalSpy(keeper.unsaved)
    desk.do(close_batch, batch.id)
    sheet = typed(desk, batch)
    keeper.save(batch.id, sheet)
    wait_until(lambda: keeper.is_idle)
    assert unsaved.count() == 1
    told, fault = unsaved.at(0)
    assert told == sheet
    assert isinstance(fault, BatchClosed)
    assert left(desk, batch) == sheet


def test_a_busy_file_is_told_once_and_the_draft_is_kept_afterwards(
    desk: Desk, batch: Batch, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_up_soon(monkeypatch, 0.05)
    failed = QSignalSpy(keeper.draft_failed)
    sheet = new_sheet(desk, batch)
    with locked(desk):
        for keys in range(1, 4):
            keeper.keep(batch.id, replace(sheet, keys=keys))
            wait_until(lambda: keeper.is_idle)
    assert failed.count() == 1
    keeper.keep(batch.id, replace(sheet, keys=4))
    wait_until(lambda: keeper.is_idle)
    kept = left(desk, batch)
    assert kept is not None
    assert kept.keys == 4


def test_finish_waits_until_all_is_written(desk: Desk, batch: Batch, keeper: Keeper) -> None:
    sheet, other = typed(desk, batch), new_sheet(desk, batch)
    keeper.keep(batch.id, sheet)
    keeper.save(batch.id, sheet)
    keeper.keep(batch.id, replace(other, keys=3))
    keeper.finish()
    assert keeper.is_idle
    workplace = desk.look(view_workplace, batch.id)
    assert workplace.forms == 1
    assert workplace.left is not None
    assert workplace.left.keys == 3


def test_a_pause_is_no_work(
    desk: Desk, batch: Batch, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time of work is that between keys; a gap that is longer than a pause counts nothing."""
    sheet = typed(desk, batch)
    keeper.begin()
    monkeypatch.setattr(work_time, "PAUSE_MS", -1)  # any gap is now a pause
    keeper.note_key(sheet.id)
    monkeypatch.setattr(work_time, "PAUSE_MS", 30_000)
    wait_until(lambda: _note_until(keeper, sheet, 5))
    keeper.save(batch.id, sheet)
    wait_until(lambda: keeper.is_idle)
    today = desk.look(view_officer, batch.officer).today
    assert 5 <= today.ms < 20_000
    assert today.keys == sheet.keys


def _note_until(keeper: Keeper, sheet: Sheet, ms: int) -> bool:
    keeper.note_key(sheet.id)
    return keeper.spent(sheet.id) >= ms
