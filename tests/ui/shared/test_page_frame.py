"""The head of a page and two parts of it give way on a narrow window, and come back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.labels import make_button
from skm_desk.ui.shared.page_frame import PageFrame
from skm_desk.ui.shared.side_by_side import SideBySide
from skm_desk.ui.window import PAGES, Window
from skm_desk.use_cases.desk import Desk

TITLE = "Isi kuesioner kertas"


def top_of(page: PageFrame, widget: QWidget) -> int:
    return widget.mapTo(page, QPoint(0, 0)).y()


def test_actions_stand_below_a_title_that_leaves_them_no_room(
    qtbot: QtBot, desk: Desk, make_context: Callable[[Desk], Context]
) -> None:
    page = PageFrame(make_context(desk), TITLE)
    qtbot.addWidget(page)
    action = make_button("Tindakan dengan nama yang panjang", "Untuk diuji")
    page.action_row.addWidget(action)
    page.show()
    title = next(label for label in page.findChildren(QLabel) if label.text() == TITLE)
    scroll = page.findChild(QScrollArea)
    assert scroll is not None
    for width, is_beside in ((900, True), (420, False), (900, True)):
        page.resize(width, 500)  # nothing is waited for: all is in place at once
        if is_beside:
            assert title.geometry().right() < action.geometry().left()
        else:
            assert top_of(page, title) + title.height() <= top_of(page, action)
        assert top_of(page, action) + action.height() <= top_of(page, scroll)
    late = QPushButton("Satu tindakan lagi yang sama panjangnya dan lebih")
    page.resize(700, 500)
    assert title.geometry().right() < action.geometry().left()
    page.action_row.addWidget(late)
    qtbot.waitUntil(lambda: top_of(page, title) + title.height() <= top_of(page, action))


def test_two_parts_stand_one_below_the_other_where_they_have_no_room(qtbot: QtBot) -> None:
    first, second = QWidget(), QWidget()
    for part in (first, second):
        part.setMinimumSize(300, 100)
    window = QWidget()  # Qt holds a window itself to the least size of its layout
    qtbot.addWidget(window)
    both = SideBySide(first, second, (2, 3))
    both.setParent(window)
    both.resize(900, 400)
    window.show()
    qtbot.waitUntil(lambda: first.y() == second.y())
    assert second.width() == pytest.approx(first.width() * 3 / 2, abs=3)
    both.resize(500, 400)
    qtbot.waitUntil(lambda: both.is_narrow and second.y() > first.y())
    assert both.minimumSizeHint().width() == 300
    second.setMinimumWidth(150)
    qtbot.waitUntil(lambda: not both.is_narrow)


@pytest.mark.parametrize("size", [(1024, 600), (1366, 768)])
def test_no_page_needs_a_wider_window(
    qtbot: QtBot, sample_desk: Desk, open_window: Callable[[Desk], Window], size: tuple[int, int]
) -> None:
    window = open_window(sample_desk)
    window.resize(*size)
    for place in range(len(PAGES)):
        window.show_page(place)
        page = window.page
        qtbot.waitUntil(lambda page=page: not getattr(page, "is_waiting", False), timeout=20_000)
        QApplication.processEvents()
        for scroll in page.findChildren(QScrollArea):
            if scroll.isVisible():
                assert scroll.horizontalScrollBar().maximum() == 0, PAGES[place].title
        assert page.minimumSizeHint().width() <= page.width(), PAGES[place].title
    assert window.size() == QSize(*size)
