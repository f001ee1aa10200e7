"""The window of the kiosk: nobody closes it, nobody is left without a word, nothing stays on."""

import sys
import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from skm_desk.ui.kiosk.notices import HELD, SAVING, SORRY, THANKS
from skm_desk.ui.shared.crash import Crash
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.manage_periods import close_period
from skm_desk.use_cases.view_kiosk import view_kiosk
from tests.ui.kiosk.busy_file import BUSY, give_up_soon, locked
from tests.ui.kiosk.visitor import (
    CALM,
    Visitor,
    kiosk_on,
    open_year,
    wait_until,
)
from tests.use_cases.kiosk_visits import PERIOD, drafts_of, forms_of


@pytest.fixture
def desk(qapp: QApplication, desk: Desk) -> Desk:
    return open_year(desk)


@pytest.fixture
def crash(monkeypatch: pytest.MonkeyPatch) -> Callable[[Visitor], None]:
    """Return a function that lets a window be told of faults as bootstrap does."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    return lambda visitor: Crash(visitor.window.apologise).install()


def is_plain(visitor: Visitor) -> bool:
    """Return whether the first screen has no option on."""
    attract, look = visitor.window.attract, visitor.window.attract.look
    options = (attract.large_button, attract.contrast_button, attract.voice_button)
    return not (look.large or look.contrast or any(option.isChecked() for option in options))


def test_nobody_closes_it(desk: Desk) -> None:
    with kiosk_on(desk) as visitor:
        window = visitor.window
        visitor.begin()
        assert not window.close()
        for key, held in (
            (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
            (Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier),
            (Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier),
            (Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier),
        ):
            QTest.keyClick(window.windowHandle(), key, held)
        event = QCloseEvent()
        QApplication.sendEvent(window, event)
        assert not event.isAccepted()
        assert window.windowHandle().close() is False
        assert window.isVisible()
        assert visitor.step.name == "jenis_kelamin"
        visitor.give()
        assert visitor.step.name == "usia"


def test_thanks_end_by_a_touch_or_by_themselves(desk: Desk) -> None:
    with kiosk_on(desk, replace(CALM, thanks=300)) as visitor:
        visitor.give_until("saran")
        visitor.go_on()
        wait_until(lambda: visitor.reads(THANKS.title))
        wait_until(visitor.is_at_start)
    with kiosk_on(desk) as visitor:
        visitor.give_until("saran")
        visitor.go_on()
        wait_until(lambda: visitor.reads(THANKS.title))
        visitor.finish()
    assert len(forms_of(desk)) == 2


def test_a_form_that_is_done_is_sent_by_itself(desk: Desk) -> None:
    with kiosk_on(desk, replace(CALM, send=1_000)) as visitor:
        visitor.give_until("saran")
        words = visitor.window.frame.place_words
        assert words.text() == "Saran. Terkirim sendiri dalam 1 detik."
        wait_until(lambda: visitor.reads(THANKS.title))
        assert len(forms_of(desk)) == 1


def test_a_touch_at_the_saran_takes_that_back(desk: Desk) -> None:
    with kiosk_on(desk) as visitor:
        visitor.give_until("saran")
        words, patience = visitor.window.frame.place_words, visitor.window.patience
        assert words.text() == "Saran. Terkirim sendiri dalam 60 detik."
        visitor.touch(visitor.window.steps.text.field)
        assert (words.text(), patience.is_sending) == ("Saran", False)
        visitor.go_back()
        visitor.go_on()
        assert [patience.is_sending] == [True]  # still nothing was written


def test_whoever_wrote_sends_it_themselves(desk: Desk) -> None:
    with kiosk_on(desk) as visitor:
        visitor.give_until("saran")
        visitor.write("Ya")
        visitor.go_back()
        visitor.go_on()
        assert visitor.step.name == "saran"
        assert not visitor.window.patience.is_sending
        visitor.go_on()
        wait_until(lambda: visitor.reads(THANKS.title))
        assert forms_of(desk)[0].saran == "Ya"


def test_what_a_visitor_switched_on_is_off_for_the_next(desk: Desk) -> None:
    with kiosk_on(desk) as visitor:
        attract = visitor.window.attract
        visitor.touch(attract.large_button)
        visitor.touch(attract.contrast_button)
        for part in (attract, visitor.window.frame, visitor.window.message, visitor.window.idle):
            assert (part.look.large, part.look.contrast) == (True, True)
        visitor.give_until("saran")
        visitor.go_on()
        wait_until(lambda: visitor.reads(THANKS.title))
        assert visitor.window.message.look.contrast
        visitor.finish()
        assert is_plain(visitor)


def test_what_somebody_switched_on_and_left_is_off_again(desk: Desk) -> None:
    with kiosk_on(desk) as visitor:
        visitor.touch(visitor.window.attract.contrast_button)
        assert not is_plain(visitor)
        visitor.stand_still()
        wait_until(lambda: is_plain(visitor))
        assert visitor.is_at_start()


def test_a_slow_disk_is_told_and_the_thanks_follow(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with kiosk_on(desk) as visitor:
        visitor.give_until("saran")
        with locked(desk):
            visitor.go_on()
            wait_until(lambda: visitor.reads(SAVING.title))
            assert not visitor.window.message.button.isVisible()
        wait_until(lambda: visitor.reads(THANKS.title))
        assert len(forms_of(desk)) == 1


def test_news_for_staff_do_not_end_the_wait_for_a_form(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A draft that fails while the form waits behind it must not bring the first screen back."""
    give_up_soon(monkeypatch, 1.5)
    with kiosk_on(desk) as visitor:
        visitor.give_until("U8")
        # An older draft that is still being written would be the one that fails.
        wait_until(lambda: not visitor.window.keeper.is_keeping)
        with locked(desk):
            visitor.give()
            assert visitor.step.name == "saran"
            visitor.go_on()
            wait_until(lambda: visitor.reads(SAVING.title))
            wait_until(lambda: BUSY in visitor.window.keeper.trouble)
            assert visitor.reads(SAVING.title)
        wait_until(lambda: visitor.reads(THANKS.title))
        assert len(forms_of(desk)) == 1


def test_a_busy_file_is_told_kindly_and_kept_later(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_up_soon(monkeypatch)
    with kiosk_on(desk) as visitor:
        visitor.give_until("saran")
        first = visitor.form_id
        with locked(desk):
            visitor.go_on()
            wait_until(lambda: visitor.reads(HELD.title))
            assert visitor.window.message.words.text() == HELD.words
            visitor.finish()
            notice = visitor.window.attract.notice
            assert notice.isVisible()
            assert notice.text().startswith("Petugas: 1 formulir belum tersimpan.")
            assert BUSY in notice.text()
            visitor.give_until("saran")  # the next one is not held up
            second = visitor.form_id
        visitor.window.keeper.try_again()
        wait_until(lambda: visitor.window.keeper.waiting == 0)
        visitor.go_on()
        wait_until(lambda: visitor.reads(THANKS.title))
        visitor.finish()
        wait_until(lambda: not visitor.window.attract.notice.isVisible())
    assert sorted(form.id for form in forms_of(desk)) == [first, second]
    assert drafts_of(desk) == ()


def test_a_period_closed_meanwhile_is_told_kindly_and_the_form_waits(desk: Desk) -> None:
    open_year(desk, "2026-A")
    with kiosk_on(desk) as visitor:
        visitor.give_until("saran")
        assert visitor.window.visit.filling.period == "2026-A"
        desk.do(close_period, "2026-A")
        visitor.go_on()
        wait_until(lambda: visitor.reads(HELD.title))
        visitor.finish()
        notice = visitor.window.attract.notice
        wait_until(lambda: notice.text().startswith("Petugas: 1 formulir belum tersimpan."))
        visitor.give_until("saran")
        assert visitor.window.visit.filling.period == PERIOD
    (draft, _) = drafts_of(desk)
    assert draft.sent is not None
    assert desk.look(view_kiosk).waiting == 1
    assert forms_of(desk, "2026-A") == []


def test_a_fault_is_excused_and_what_was_given_so_far_is_kept(
    desk: Desk,
    crash: Callable[[Visitor], None],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with kiosk_on(desk, replace(CALM, thanks=500)) as visitor:
        crash(visitor)
        visitor.give_until("U3")
        form_id, question = visitor.form_id, visitor.window.steps.question
        with monkeypatch.context() as broken:
            broken.setattr(question, "show_question", lambda *_: 1 // 0)
            visitor.rate(2)
            wait_until(lambda: visitor.reads(SORRY.title))
        assert visitor.window.message.words.text() == SORRY.words
        assert [record.levelname for record in caplog.records] == ["CRITICAL"]
        assert "ZeroDivisionError" in caplog.text
        wait_until(visitor.is_at_start)
        (form,) = forms_of(desk)
        given = {kode: nilai for kode, nilai in form.jawaban.items() if nilai is not None}
        assert (form.id, form.unfinished, form.usia) == (form_id, True, 41)
        assert given == {"U1": 4, "U2": 3, "U3": 2}
        visitor.give_until("saran")  # the next one notices nothing
        visitor.go_on()
        wait_until(lambda: visitor.reads(THANKS.title))
    assert [form.unfinished for form in forms_of(desk)] == [True, False]
    assert drafts_of(desk) == ()


def test_a_fault_before_anything_was_given_leaves_no_form(
    desk: Desk, crash: Callable[[Visitor], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with kiosk_on(desk, replace(CALM, thanks=500)) as visitor:
        crash(visitor)
        with monkeypatch.context() as broken:
            broken.setattr(visitor.window.steps.choice, "show_choices", lambda *_: 1 // 0)
            visitor.touch(visitor.window.attract.begin_button)
            wait_until(lambda: visitor.reads(SORRY.title))
        wait_until(visitor.is_at_start)
    assert forms_of(desk) == []
    assert drafts_of(desk) == ()
