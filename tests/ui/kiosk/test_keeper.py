"""What a visitor gave is kept in order, held when it cannot be, and never kept twice."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from skm_desk.machine.held_files import held_names
from skm_desk.ui.kiosk.keeper import Keeper
from skm_desk.ui.shared.context import Context
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.manage_periods import close_period
from skm_desk.use_cases.record_responden import keep_draft
from skm_desk.use_cases.view_kiosk import view_kiosk
from tests.conftest import NOON
from tests.ui.kiosk.busy_file import BUSY, give_up_soon, locked
from tests.ui.kiosk.visitor import hurry, open_year, wait_until
from tests.use_cases.kiosk_visits import (
    PERIOD,
    assert_whole,
    begin,
    drafts_of,
    fill,
    fill_some,
    forms_of,
)

SENT = NOON + timedelta(minutes=2)
SOON_MS = 30
Settle = Callable[[], None]


@pytest.fixture
def desk(qapp: QApplication, desk: Desk) -> Desk:
    return open_year(desk)


@pytest.fixture
def context(desk: Desk, make_context: Callable[[Desk], Context]) -> Context:
    return make_context(desk)


@pytest.fixture
def keeper(context: Context) -> Iterator[Keeper]:
    """A keeper that tries again soon."""
    keeper = Keeper(context, retry_ms=SOON_MS)
    yield keeper
    keeper.deleteLater()
    QTest.qWait(0)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is given up as busy after a fifth of a second, not after ten."""
    give_up_soon(monkeypatch)


@pytest.fixture
def settle(context: Context) -> Settle:
    """Return a function that waits until all that was asked of the worker is done and told."""

    def wait() -> None:
        for _ in range(3):  # what was told may ask for more
            done: list[object] = []
            context.tasks.run(lambda: None, done=done.append, failed=done.append)
            wait_until(partial(bool, done))

    return wait


def timer_of(keeper: Keeper) -> QTimer:
    """Return the timer of the next try."""
    timer = keeper.findChild(QTimer)
    assert timer is not None
    return timer


def waiting(desk: Desk) -> int:
    return desk.look(view_kiosk).waiting


def test_of_many_drafts_the_newest_is_kept(desk: Desk, keeper: Keeper, settle: Settle) -> None:
    filling = begin(desk, "a")
    for count in range(1, 8):
        filling = fill_some(begin(desk, "a"), *[4] * count)
        keeper.keep(filling)
    settle()
    (draft,) = drafts_of(desk)
    assert draft.filling == filling
    assert draft.sent is None


def test_no_draft_comes_behind_its_form(
    desk: Desk, keeper: Keeper, settle: Settle, qtbot: QtBot
) -> None:
    """The draft asked for just before is written first, and a late one is not written at all."""
    filling = fill(begin(desk, "a"))
    with qtbot.waitSignal(keeper.saved) as saved:
        keeper.keep(filling.back())
        keeper.keep(filling)
        keeper.save(filling, SENT)
        keeper.keep(filling)
    settle()
    assert saved.args == ["a"]
    assert [form.id for form in forms_of(desk)] == ["a"]
    assert drafts_of(desk) == ()


def test_a_form_saved_twice_is_one_form(desk: Desk, keeper: Keeper, settle: Settle) -> None:
    filling = fill(begin(desk, "a"))
    spy = QSignalSpy(keeper.saved)
    keeper.save(filling, SENT)
    keeper.save(filling, SENT + timedelta(minutes=1))
    settle()
    assert spy.count() == 2
    assert len(forms_of(desk)) == 1
    assert_whole(desk)


def test_who_walked_away_is_kept_once_and_nothing_of_nothing(
    desk: Desk, keeper: Keeper, settle: Settle
) -> None:
    keeper.keep(fill_some(begin(desk, "a"), 4, 3))
    keeper.leave(fill_some(begin(desk, "a"), 4, 3))
    keeper.leave(begin(desk, "b"))
    settle()
    (form,) = forms_of(desk)
    assert (form.id, form.unfinished, form.jawaban["U2"]) == ("a", True, 3)
    assert drafts_of(desk) == ()


def test_a_form_that_cannot_be_kept_now_is_held_and_tried_again(
    desk: Desk, keeper: Keeper, settle: Settle, impatient: None, qtbot: QtBot
) -> None:
    filling = fill(begin(desk, "a"))
    spy = QSignalSpy(keeper.unsaved)
    tries = QSignalSpy(timer_of(keeper).timeout)
    with locked(desk):
        with qtbot.waitSignal(keeper.unsaved) as unsaved:
            keeper.save(filling, SENT)
        assert unsaved.args == ["a"]
        assert keeper.waiting == 1
        assert held_names(desk.folder) == ("a",)  # before anybody is told
        assert BUSY in keeper.trouble
        wait_until(lambda: tries.count() >= 2)
        assert forms_of(desk) == []
    with qtbot.waitSignal(keeper.saved) as saved:
        pass
    assert saved.args == ["a"]
    assert (keeper.waiting, keeper.trouble) == (0, "")
    settle()
    assert spy.count() == 1  # told once, however often it was tried
    (form,) = forms_of(desk)
    assert not form.unfinished
    kept = desk.look(lambda opened: opened.responden.last_kept(form.pc, form.source, 5))
    assert kept == (SENT,)
    assert (drafts_of(desk), waiting(desk), held_names(desk.folder)) == ((), 0, ())
    count = tries.count()
    qtbot.wait(4 * SOON_MS)
    assert tries.count() == count
    assert_whole(desk)


def test_who_walked_away_while_the_file_was_busy_is_kept_later(
    desk: Desk, keeper: Keeper, impatient: None
) -> None:
    with locked(desk):
        keeper.leave(fill_some(begin(desk, "a"), 1))
        wait_until(lambda: keeper.waiting == 1)
    wait_until(lambda: keeper.waiting == 0)
    (form,) = forms_of(desk)
    assert (form.unfinished, form.jawaban["U1"]) == (True, 1)
    assert keeper.trouble == ""


def test_others_are_kept_while_one_is_held(
    desk: Desk, keeper: Keeper, impatient: None, qtbot: QtBot
) -> None:
    first, second = fill(begin(desk, "a")), fill(begin(desk, "b"))
    hurry(timer_of(keeper), 60_000)
    with locked(desk), qtbot.waitSignal(keeper.unsaved):
        keeper.save(first, SENT)
    with qtbot.waitSignal(keeper.saved) as saved:
        keeper.save(second, SENT)
    assert saved.args == ["b"]
    assert keeper.waiting == 1
    keeper.try_again()
    wait_until(lambda: keeper.waiting == 0)
    assert sorted(form.id for form in forms_of(desk)) == ["a", "b"]


def test_a_long_lock_does_not_keep_the_worker_from_the_next_visitor(
    desk: Desk,
    keeper: Keeper,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """However many are held and however often it rings: one try at a time."""
    give_up_soon(monkeypatch, 0.1)
    fillings = [fill(begin(desk, f"{number}")) for number in range(4)]
    with locked(desk):
        for filling in fillings[:3]:
            with qtbot.waitSignal(keeper.unsaved):
                keeper.save(filling, SENT)
        rings = QSignalSpy(timer_of(keeper).timeout)
        wait_until(lambda: rings.count() >= 12)
        before = len(caplog.records)
        with qtbot.waitSignal(keeper.unsaved):
            keeper.save(fillings[3], SENT)
        assert len(caplog.records) - before <= 3  # what was being tried, the next one, and its own
    wait_until(lambda: keeper.waiting == 0)
    assert len(forms_of(desk)) == 4


def test_one_that_can_never_be_kept_does_not_stand_before_the_others(
    desk: Desk, keeper: Keeper, impatient: None
) -> None:
    hurry(timer_of(keeper), 60_000)
    lost, other = fill_some(begin(desk, "a"), 4), fill_some(begin(desk, "b"), 4)
    open_year(desk, "2026b")
    desk.do(close_period, PERIOD)
    keeper.leave(lost)
    wait_until(lambda: keeper.waiting == 1)
    with locked(desk):
        keeper.leave(replace(other, period="2026b"))
        wait_until(lambda: keeper.waiting == 2)
    hurry(timer_of(keeper), SOON_MS)
    wait_until(lambda: keeper.waiting == 1)
    assert [form.id for form in forms_of(desk, "2026b")] == ["b"]


def test_a_form_of_a_closed_period_waits_as_sent(
    desk: Desk, keeper: Keeper, settle: Settle, qtbot: QtBot
) -> None:
    filling = fill(begin(desk, "a"))
    keeper.keep(filling)
    desk.do(close_period, PERIOD)
    with qtbot.waitSignal(keeper.unsaved):
        keeper.save(filling, SENT)
    settle()
    assert keeper.waiting == 0  # the file holds it now
    assert waiting(desk) == 1
    (draft,) = drafts_of(desk)
    assert (draft.filling.id, draft.sent) == ("a", SENT)
    assert forms_of(desk) == []


def test_a_held_form_whose_period_is_closed_meanwhile_waits_as_sent(
    desk: Desk, keeper: Keeper, settle: Settle, impatient: None, qtbot: QtBot
) -> None:
    filling = fill(begin(desk, "a"))
    hurry(timer_of(keeper), 60_000)
    with locked(desk):
        with qtbot.waitSignal(keeper.unsaved):
            keeper.save(filling, SENT)
        settle()
    assert drafts_of(desk) == ()
    desk.do(close_period, PERIOD)
    keeper.try_again()
    settle()
    (draft,) = drafts_of(desk)
    assert draft.sent == SENT
    assert (keeper.waiting, waiting(desk)) == (0, 1)


def test_a_draft_that_cannot_be_kept_is_told_until_one_can(
    desk: Desk, keeper: Keeper, impatient: None
) -> None:
    filling = fill_some(begin(desk, "a"), 4)
    told = QSignalSpy(keeper.trouble_changed)
    with locked(desk):
        keeper.keep(filling)
        wait_until(lambda: BUSY in keeper.trouble)
    keeper.keep(filling.forward())
    wait_until(lambda: keeper.trouble == "")
    assert told.count() == 2
    assert keeper.waiting == 0


def test_what_a_crash_left_becomes_forms_at_the_start(
    desk: Desk, keeper: Keeper, settle: Settle
) -> None:
    desk.do(keep_draft, fill(begin(desk, "sent")), SENT)
    desk.do(keep_draft, fill_some(begin(desk, "left"), 2))
    keeper.recover()
    settle()
    assert {form.id: form.unfinished for form in forms_of(desk)} == {"sent": False, "left": True}
    assert drafts_of(desk) == ()
    assert keeper.trouble == ""


def test_what_another_run_held_is_kept_at_the_start(
    desk: Desk, keeper: Keeper, context: Context, settle: Settle, impatient: None, qtbot: QtBot
) -> None:
    hurry(timer_of(keeper), 60_000)
    with locked(desk), qtbot.waitSignal(keeper.unsaved):
        keeper.save(fill(begin(desk, "a")), SENT)
    next_run = Keeper(context, retry_ms=SOON_MS)
    next_run.recover()
    settle()
    assert [form.id for form in forms_of(desk)] == ["a"]
    assert held_names(desk.folder) == ()
    keeper.try_again()  # the one before was not killed after all
    settle()
    assert len(forms_of(desk)) == 1
    next_run.deleteLater()


def test_where_not_even_a_small_file_can_be_written_the_form_is_held_in_memory(
    desk: Desk, keeper: Keeper, settle: Settle, impatient: None, qtbot: QtBot
) -> None:
    (desk.folder / "tertahan").write_bytes(b"")
    hurry(timer_of(keeper), 60_000)
    with locked(desk), qtbot.waitSignal(keeper.unsaved):
        keeper.save(fill(begin(desk, "a")), SENT)
    assert keeper.waiting == 1
    keeper.try_again()
    settle()
    assert keeper.waiting == 0
    assert [form.id for form in forms_of(desk)] == ["a"]


def test_a_stopped_keeper_touches_no_file_and_holds_everything(
    desk: Desk, keeper: Keeper, settle: Settle, qtbot: QtBot
) -> None:
    before = (desk.folder / "skm-desk.db").read_bytes()
    keeper.stop()
    keeper.keep(fill_some(begin(desk, "left"), 4))
    keeper.keep(fill_some(begin(desk, "now"), 4))
    keeper.leave(fill_some(begin(desk, "left"), 4, 3))
    with qtbot.waitSignal(keeper.unsaved) as unsaved:
        keeper.save(fill(begin(desk, "sent")), SENT)
    keeper.try_again()
    settle()
    assert unsaved.args == ["sent"]
    assert sorted(held_names(desk.folder)) == ["left", "now", "sent"]
    assert (desk.folder / "skm-desk.db").read_bytes() == before
    # It goes on, and so does the visitor who is at it.
    keeper.go_on(fill_some(begin(desk, "now"), 4, 3))
    settle()
    assert {form.id: form.unfinished for form in forms_of(desk)} == {"sent": False, "left": True}
    assert held_names(desk.folder) == ()
    (draft,) = drafts_of(desk)
    assert (draft.filling.id, draft.filling.jawaban["U2"]) == ("now", 3)
    keeper.save(fill(begin(desk, "now")), SENT)
    settle()
    assert len(forms_of(desk)) == 3
    assert keeper.waiting == 0
    assert_whole(desk)
