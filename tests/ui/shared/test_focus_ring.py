"""The focus ring: seen by whoever uses the keyboard, around the control, 2 px away."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from skm_desk import palette
from skm_desk.ui.shared.focus_ring import DARK_GROUND, GAP, RING, FocusRing


class Room(QWidget):
    """A window with three controls, one of them on a dark ground."""

    def __init__(self) -> None:
        super().__init__()
        self.first = QPushButton("satu")
        self.second = QLineEdit("dua")
        self.dark = QFrame()
        self.dark.setProperty(DARK_GROUND, True)
        self.third = QPushButton("tiga")
        inner = QVBoxLayout(self.dark)
        inner.setContentsMargins(20, 20, 20, 20)
        inner.addWidget(self.third)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 40, 40, 40)
        column.setSpacing(40)
        for widget in (self.first, self.second, self.dark):
            column.addWidget(widget)
        self.ring = FocusRing(self)


def open_room(qtbot: QtBot) -> Room:
    room = Room()
    qtbot.addWidget(room)
    room.resize(400, 400)
    room.show()
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    return room


def around(widget: QWidget, window: QWidget) -> QRect:
    margin = RING + GAP
    corner = widget.mapTo(window, QPoint(0, 0))
    return QRect(corner, widget.size()).adjusted(-margin, -margin, margin, margin)


def test_follows_the_keyboard(qtbot: QtBot) -> None:
    room = open_room(qtbot)
    room.first.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not room.ring.isVisible()  # nobody used the keyboard yet
    for widget in (room.second, room.third, room.first):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is widget
        assert room.ring.isVisible()
        assert room.ring.geometry() == around(widget, room)


def test_moves_with_its_control_and_goes_with_it(qtbot: QtBot) -> None:
    room = open_room(qtbot)
    room.first.setFocus()
    qtbot.keyClick(room.first, Qt.Key.Key_Tab)
    qtbot.keyClick(room.second, Qt.Key.Key_Tab)
    room.resize(700, 600)
    QApplication.processEvents()
    assert room.ring.geometry() == around(room.third, room)
    room.dark.hide()
    QApplication.processEvents()
    assert room.ring.geometry() != around(room.third, room) or not room.ring.isVisible()


def test_survives_the_end_of_its_control(qtbot: QtBot) -> None:
    room = open_room(qtbot)
    room.first.setFocus()
    qtbot.keyClick(room.first, Qt.Key.Key_Tab)
    room.second.deleteLater()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not room.second)
    room.first.setFocus()
    assert room.ring.geometry() == around(room.first, room)


def test_ring_and_gap_are_seen_on_both_grounds(qtbot: QtBot) -> None:
    room = open_room(qtbot)
    room.first.setFocus()
    ring, gap = QColor(palette.LEAD), QColor(palette.PAPER)
    for widget, outer, inner in ((room.second, ring, gap), (room.third, gap, ring)):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is widget
        picture = room.ring.grab().toImage()
        middle = picture.height() // 2
        assert picture.pixelColor(RING // 2, middle) == outer
        assert picture.pixelColor(RING, middle) == inner
