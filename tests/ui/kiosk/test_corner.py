"""The hidden corner: held long enough it opens, and nobody can tell that it is there."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAccessible, QInputDevice, QMouseEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from skm_desk.ui.kiosk.corner import CORNER_MM, HOLD_MS, HoldCorner
from skm_desk.ui.kiosk.look import Look

SOON_MS = 50
NEVER_MS = 3_600_000
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
INSIDE, OUTSIDE = QPoint(40, 40), QPoint(150, 40)


class Hall(QWidget):
    """A window whose corner may be held, with a button below it and one beside."""

    def __init__(self, hold_ms: int) -> None:
        super().__init__()
        self.below = QPushButton("di bawah", self)
        self.beside = QPushButton("di samping", self)
        self.below.setGeometry(0, 0, 90, 90)
        self.beside.setGeometry(200, 0, 90, 90)
        self.corner = HoldCorner(self, hold_ms)
        self.corner.apply(Look(4.0))

    def is_counting(self) -> bool:
        timer = self.corner.findChild(QTimer)
        assert timer is not None
        return timer.isActive()


def open_hall(qtbot: QtBot, hold_ms: int = NEVER_MS) -> Hall:
    hall = Hall(hold_ms)
    qtbot.addWidget(hall)
    hall.resize(400, 300)
    hall.show()
    hall.activateWindow()
    qtbot.waitUntil(hall.isActiveWindow)
    return hall


@pytest.fixture(scope="module")
def touch_screen() -> QPointingDevice:
    return QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)


def test_it_covers_25_mm_of_the_corner_and_waits_3_s(qtbot: QtBot) -> None:
    hall = open_hall(qtbot, HOLD_MS)
    timer = hall.corner.findChild(QTimer)
    assert timer is not None
    assert timer.interval() == HOLD_MS == 3000
    for px_per_mm in (2.0, 3.96, 8.0):
        hall.corner.apply(Look(px_per_mm))
        assert hall.corner.pos() == QPoint(0, 0)
        assert hall.corner.width() == hall.corner.height() == round(CORNER_MM * px_per_mm)


def test_held_it_says_so_once(qtbot: QtBot) -> None:
    hall = open_hall(qtbot, SOON_MS)
    told = []
    hall.corner.held.connect(lambda: told.append(hall.is_counting()))
    with qtbot.waitSignal(hall.corner.held):
        QTest.mousePress(hall.corner, LEFT, NONE, INSIDE)
    QTest.mouseRelease(hall.corner, LEFT, NONE, INSIDE)
    assert told == [False]
    with qtbot.waitSignal(hall.corner.held):  # and again, with the next press
        QTest.mousePress(hall.corner, LEFT, NONE, INSIDE)


def test_a_finger_holds_it_too(qtbot: QtBot, touch_screen: QPointingDevice) -> None:
    hall = open_hall(qtbot, SOON_MS)
    with qtbot.waitSignal(hall.corner.held):
        QTest.touchEvent(hall, touch_screen).press(0, INSIDE)
    QTest.touchEvent(hall, touch_screen).release(0, INSIDE)


def test_a_finger_that_lifts_or_slides_off_ends_it(
    qtbot: QtBot, touch_screen: QPointingDevice
) -> None:
    hall = open_hall(qtbot)
    QTest.touchEvent(hall, touch_screen).press(0, INSIDE)
    assert hall.is_counting()
    QTest.touchEvent(hall, touch_screen).move(0, INSIDE + QPoint(9, 9))
    assert hall.is_counting()
    QTest.touchEvent(hall, touch_screen).move(0, OUTSIDE)
    assert not hall.is_counting()
    QTest.touchEvent(hall, touch_screen).release(0, OUTSIDE)
    QTest.touchEvent(hall, touch_screen).press(0, INSIDE)
    QTest.touchEvent(hall, touch_screen).release(0, INSIDE)
    assert not hall.is_counting()


def test_lifting_or_sliding_off_ends_the_try(qtbot: QtBot) -> None:
    hall = open_hall(qtbot)
    QTest.mousePress(hall.corner, LEFT, NONE, INSIDE)
    assert hall.is_counting()
    QTest.mouseRelease(hall.corner, LEFT, NONE, INSIDE)
    assert not hall.is_counting()
    QTest.mousePress(hall.corner, LEFT, NONE, INSIDE)
    QTest.mouseMove(hall.corner, OUTSIDE)
    assert not hall.is_counting()
    QTest.mouseMove(hall.corner, INSIDE)  # coming back is no new press
    assert not hall.is_counting()
    QTest.mouseRelease(hall.corner, LEFT, NONE, INSIDE)
    assert not hall.is_counting()


def test_each_press_begins_anew_also_two_fast_ones(qtbot: QtBot) -> None:
    hall = open_hall(qtbot)
    QTest.mouseClick(hall.corner, LEFT, NONE, INSIDE)
    assert not hall.is_counting()
    # The second of two fast presses comes as a double click.
    again = QMouseEvent(
        QEvent.Type.MouseButtonDblClick,
        QPointF(INSIDE),
        QPointF(hall.corner.mapToGlobal(INSIDE)),
        LEFT,
        LEFT,
        NONE,
    )
    QApplication.sendEvent(hall.corner, again)
    assert hall.is_counting()
    QTest.mouseRelease(hall.corner, LEFT, NONE, INSIDE)
    assert not hall.is_counting()


def test_other_buttons_and_hiding_do_not_open(qtbot: QtBot) -> None:
    hall = open_hall(qtbot)
    QTest.mousePress(hall.corner, Qt.MouseButton.RightButton, NONE, INSIDE)
    assert not hall.is_counting()
    QTest.mouseRelease(hall.corner, Qt.MouseButton.RightButton, NONE, INSIDE)
    QTest.mousePress(hall.corner, LEFT, NONE, INSIDE)
    hall.corner.hide()
    assert not hall.is_counting()


def test_nothing_below_is_pressed(qtbot: QtBot) -> None:
    hall = open_hall(qtbot)
    pressed: list[str] = []
    hall.below.pressed.connect(lambda: pressed.append("below"))
    hall.beside.pressed.connect(lambda: pressed.append("beside"))
    window = hall.windowHandle()
    QTest.mouseClick(window, LEFT, NONE, INSIDE)
    assert pressed == []
    QTest.mouseClick(window, LEFT, NONE, QPoint(240, 40))
    assert pressed == ["beside"]


def test_nobody_sees_it(qtbot: QtBot) -> None:
    hall = open_hall(qtbot)
    hall.corner.hide()
    without = hall.grab().toImage()
    hall.corner.show()
    assert hall.grab().toImage() == without
    QTest.mousePress(hall.corner, LEFT, NONE, INSIDE)
    assert hall.grab().toImage() == without
    assert not hall.corner.testAttribute(Qt.WidgetAttribute.WA_SetCursor)
    assert hall.corner.toolTip() == ""


def test_no_key_and_no_screen_reader_meets_it(qtbot: QtBot) -> None:
    hall = open_hall(qtbot)
    hall.below.setFocus()
    met = []
    for _ in range(3):
        held = QApplication.focusWidget()
        assert held is not None
        met.append(held)
        QTest.keyClick(held, Qt.Key.Key_Tab)
    assert met == [hall.below, hall.beside, hall.below]
    told = QAccessible.queryAccessibleInterface(hall)
    assert told is not None
    children = [told.child(place) for place in range(told.childCount())]
    names = [child.text(QAccessible.Text.Name) for child in children if child is not None]
    assert names == ["di bawah", "di samping"]
    at = hall.mapToGlobal(INSIDE)
    found = told.childAt(at.x(), at.y())
    assert found is None or found.object() is not hall.corner
