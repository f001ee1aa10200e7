"""The idle warning: hides the question, counts down, and only its button or a key stays."""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from skm_desk import palette
from skm_desk.ui.kiosk.idle import IdleWarning
from skm_desk.ui.kiosk.look import Look
from tests.ui.kiosk.drawn_sizes import SIZES, check_drawn, count_pixels, role_and_name, seen

_RED = "#ff0000"


class Holder(QWidget):
    """Stands for the window of the kiosk, with a question of the visitor on it."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[int] = []
        self.touches = 0
        self.question = QPushButton("Pertanyaan", self)
        self.question.setStyleSheet(f"background: {_RED}; border: none")
        self.question.setFixedSize(600, 600)
        self.chosen = 0
        self.question.clicked.connect(self._choose)
        QVBoxLayout(self).addWidget(self.question, 0, Qt.AlignmentFlag.AlignCenter)
        self.idle = IdleWarning(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.keys.append(event.key())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.touches += 1

    def _choose(self) -> None:
        self.chosen += 1


Show = Callable[..., Holder]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Return a function that shows the window and starts the warning."""
    kept: list[Holder] = []  # what nobody holds is gone at once

    def make(
        seconds: int = 20,
        size: tuple[int, int, float] = SIZES[0],
        large: bool = False,
        contrast: bool = False,
    ) -> Holder:
        holder = Holder()
        kept.append(holder)
        qtbot.addWidget(holder)
        holder.resize(size[0], size[1])
        holder.idle.apply(Look(size[2], large, contrast))
        holder.show()
        qtbot.waitExposed(holder)
        holder.question.setFocus()
        qtbot.waitUntil(holder.question.hasFocus)
        holder.idle.start(seconds)
        return holder

    return make


@pytest.mark.parametrize(("large", "contrast"), [(False, False), (True, False), (True, True)])
@pytest.mark.parametrize("size", SIZES)
def test_it_is_whole_on_every_screen(
    show: Show, size: tuple[int, int, float], large: bool, contrast: bool
) -> None:
    idle = show(20, size, large, contrast).idle
    check_drawn(idle, size[2])
    assert idle.title.look.fit == 1.0
    assert idle.button.body.height() / size[2] >= 24
    assert idle.seconds.share >= 1.8
    inside = [idle.panel.contains(part.geometry()) for part in seen(idle)]
    assert all(inside)


def test_two_digits_less_change_nothing_else(show: Show) -> None:
    idle = show(100).idle
    check_drawn(idle, SIZES[0][2])
    places = [part.geometry() for part in seen(idle)]
    idle.seconds.setText("9 detik")
    idle.place()
    assert [part.geometry() for part in seen(idle)] == places


def test_nothing_of_the_question_can_be_seen(show: Show) -> None:
    holder = show()
    assert count_pixels(holder, holder.rect(), _RED) == 0
    assert count_pixels(holder, holder.rect(), palette.GROUND) > 0
    holder.idle.stop()
    assert count_pixels(holder, holder.rect(), _RED) > 1000


def test_it_covers_a_window_that_grows(show: Show) -> None:
    holder = show()
    holder.resize(1400, 900)
    assert holder.idle.geometry() == holder.rect()
    check_drawn(holder.idle, SIZES[0][2])


def test_it_counts_to_the_end_in_real_seconds(qtbot: QtBot, show: Show) -> None:
    stayed: list[int] = []
    holder = show(2)
    begun = time.monotonic()
    idle = holder.idle
    idle.stayed.connect(lambda: stayed.append(1))
    shown = [idle.seconds.text()]
    with qtbot.waitSignal(idle.ran_out, timeout=10_000):
        qtbot.waitUntil(lambda: idle.seconds.text() == "1 detik", timeout=5_000)
        shown.append(idle.seconds.text())
    assert time.monotonic() - begun >= 1.9
    assert shown == ["2 detik", "1 detik"]
    assert stayed == []
    assert idle.isHidden()


def test_started_anew_it_counts_anew(qtbot: QtBot, show: Show) -> None:
    idle = show(1).idle
    ran_out: list[int] = []
    idle.ran_out.connect(lambda: ran_out.append(1))
    idle.start(2)
    qtbot.waitUntil(lambda: idle.seconds.text() == "1 detik", timeout=5_000)
    assert ran_out == []
    qtbot.waitUntil(lambda: ran_out == [1], timeout=5_000)


def test_stopped_it_never_runs_out(qtbot: QtBot, show: Show) -> None:
    first, second = show(1), show(2)
    ran_out: list[int] = []
    first.idle.ran_out.connect(lambda: ran_out.append(1))
    first.idle.stop()
    with qtbot.waitSignal(second.idle.ran_out, timeout=10_000):
        pass
    assert ran_out == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("is_at_button", [True, False])
def test_keys_stay(qtbot: QtBot, show: Show, key: Qt.Key, is_at_button: bool) -> None:
    idle = show().idle
    qtbot.waitUntil(idle.button.hasFocus)
    stayed: list[int] = []
    idle.stayed.connect(lambda: stayed.append(1))
    QTest.keyClick(idle.button if is_at_button else idle, key)
    assert stayed == [1]
    assert idle.isHidden()
    assert not idle.button.hasFocus()


def test_a_finger_on_the_button_stays(qtbot: QtBot, show: Show) -> None:
    idle = show().idle
    with qtbot.waitSignal(idle.stayed, timeout=1000):
        QTest.mouseClick(idle.button, Qt.MouseButton.LeftButton)
    assert idle.isHidden()


def test_a_touch_beside_the_button_means_nothing(show: Show) -> None:
    holder = show()
    stayed: list[int] = []
    holder.idle.stayed.connect(lambda: stayed.append(1))
    for place in (QPoint(5, 5), holder.question.geometry().center()):
        under = holder.childAt(place)
        assert under is not None
        if under is not holder.idle.button:
            QTest.mouseClick(under, Qt.MouseButton.LeftButton, pos=under.mapFrom(holder, place))
    QTest.mouseClick(holder.idle.title, Qt.MouseButton.LeftButton)
    assert stayed == []
    assert (holder.touches, holder.chosen) == (0, 0)
    assert holder.idle.isVisible()


def test_the_keyboard_stays_within(qtbot: QtBot, show: Show) -> None:
    holder = show()
    qtbot.waitUntil(holder.idle.button.hasFocus)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Right, Qt.Key.Key_3, Qt.Key.Key_A):
        QTest.keyClick(holder.idle.button, key)
        assert holder.idle.button.hasFocus()
    assert holder.keys == []
    assert holder.idle.isVisible()


def test_commands_for_staff_pass(qtbot: QtBot, show: Show) -> None:
    holder = show()
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(holder.idle.button, Qt.Key.Key_Q, control)
    assert Qt.Key.Key_Q in holder.keys


def test_stopping_leaves_the_keyboard_to_the_caller(qtbot: QtBot, show: Show) -> None:
    holder = show()
    qtbot.waitUntil(holder.idle.button.hasFocus)
    holder.idle.stop()
    assert not holder.question.hasFocus()
    holder.question.setFocus()
    qtbot.waitUntil(holder.question.hasFocus)


def test_it_is_spoken_once_when_it_begins(
    qtbot: QtBot, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    idle = show(2).idle
    qtbot.waitUntil(lambda: idle.seconds.text() == "1 detik", timeout=5_000)
    assert heard == ["Masih di sini? Layar kembali ke awal dalam 2 detik."]


def test_a_screen_reader_is_told_roles_and_names(show: Show) -> None:
    idle = show().idle
    role = QAccessible.Role
    assert [role_and_name(part) for part in seen(idle)] == [
        (role.StaticText, "Masih di sini?"),
        (role.StaticText, "Layar kembali ke awal dalam"),
        (role.StaticText, "20 detik"),
        (role.Button, "Saya masih di sini"),
    ]
    (piece,) = idle.said()
    assert piece.text == "Masih di sini? Layar kembali ke awal dalam 20 detik."


def test_clear_leaves_nothing(show: Show) -> None:
    idle = show().idle
    idle.clear()
    assert idle.isHidden()
    assert idle.seconds.text() == ""
    assert idle.accessibleName() == ""
