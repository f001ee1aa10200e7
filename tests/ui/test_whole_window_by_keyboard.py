"""Every page, and every control that can be used on it, is reached without a mouse."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from skm_desk.ui.window import PAGES, Window
from skm_desk.use_cases.desk import Desk

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QAbstractItemView)
MOST_STEPS = 150


def controls_of(page: QWidget) -> Iterator[QWidget]:
    """Yield the controls that a hand with a mouse could use now."""
    for kind in CONTROLS:
        for control in page.findChildren(kind):
            is_open = control.isVisible() and control.isEnabled()
            if is_open and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield control


def reached_by_tab(window: Window, qtbot: QtBot) -> set[QWidget]:
    """Return what Tab leads to, from the navigation once around."""
    start = window.navigation.findChildren(QAbstractButton)[0]
    start.setFocus(Qt.FocusReason.TabFocusReason)
    reached: set[QWidget] = set()
    for _ in range(MOST_STEPS):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused is start:
            return reached
        reached.add(focused)
    raise AssertionError(f"Tab does not lead back: {window.page.accessibleName()}")


@pytest.mark.parametrize("title", [page.title for page in PAGES])
def test_tab_reaches_every_control_and_each_has_a_name(
    qtbot: QtBot, sample_desk: Desk, open_window: Callable[[Desk], Window], title: str
) -> None:
    window = open_window(sample_desk)
    window.activateWindow()
    number = [page.title for page in PAGES].index(title)
    control = Qt.KeyboardModifier.ControlModifier
    window.show_page(number - 1 if number else len(PAGES) - 1)
    qtbot.keyClick(window, Qt.Key.Key_PageDown, control)
    qtbot.waitUntil(lambda: window.page.accessibleName() == title)
    page = window.page
    qtbot.waitUntil(lambda: not getattr(page, "is_waiting", False), timeout=20_000)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    reached = reached_by_tab(window, qtbot)
    for one in controls_of(page):
        inside = (one, *(parent for parent in parents(one) if parent is not page))
        assert reached & set(inside), f"{title}: {type(one).__name__} {one.accessibleName()!r}"
        if not isinstance(one, QAbstractItemView):
            assert one.accessibleName(), f"{title}: {type(one).__name__} {one.objectName()!r}"


def parents(widget: QWidget) -> Iterator[QWidget]:
    """Yield what a control is part of: a field of a combo box is reached with it."""
    parent = widget.parentWidget()
    while parent is not None and isinstance(parent, (QComboBox, QAbstractItemView)):
        yield parent
        parent = parent.parentWidget()
