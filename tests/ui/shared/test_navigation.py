"""The navigation: every page and the help are reached at every size of the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.icons import SIGNS
from skm_desk.ui.shared.navigation import WIDTH, Navigation
from skm_desk.ui.shared.page import Page
from skm_desk.ui.shared.page_frame import PageFrame
from skm_desk.ui.shared.theme import make_font

TITLES = [
    *("Beranda", "Hasil", "Grafik", "Saran", "Formulir", "Isi kuesioner kertas"),
    *("Periksa ganda", "Periode", "Tindak lanjut", "Laporan", "Kantor", "Kios", "Impor & ekspor"),
]
OFFICE = "Dinas Sosial, Kependudukan dan Pencatatan Sipil Provinsi Kepulauan Bangka Belitung"
MAXIMISED = 690  # of 768, less a title and the bar of a desktop
LOWEST = 500
BETWEEN = 4  # what Qt leaves between the sign of a button and its words


@pytest.fixture
def navigation(qtbot: QtBot) -> Iterator[Navigation]:
    whole = QWidget()
    qtbot.addWidget(whole)
    signs = zip(TITLES, SIGNS, strict=False)
    pages = [Page(title, sign, f"Buka {title}", build) for title, sign in signs]
    navigation = Navigation(pages, whole)
    navigation.mark(0)
    navigation.show_office(OFFICE)
    whole.show()
    qtbot.waitExposed(whole)
    yield navigation
    whole.close()


def build(context: Context) -> PageFrame:
    return PageFrame(context, "Halaman")


def take_height(navigation: Navigation, height: int) -> None:
    whole = navigation.parentWidget()
    assert whole is not None
    whole.resize(WIDTH, height)
    navigation.setGeometry(0, 0, WIDTH, height)
    for _ in range(3):
        QApplication.processEvents()


def is_whole(navigation: Navigation, part: QWidget) -> bool:
    """Return whether all of a part can be seen in the navigation."""
    return part.visibleRegion().boundingRect() == QRect(QPoint(0, 0), part.size())


def scroll_area(navigation: Navigation) -> QScrollArea:
    area = navigation.findChild(QScrollArea)
    assert area is not None
    return area


def test_all_pages_the_help_and_the_office_are_seen(navigation: Navigation) -> None:
    take_height(navigation, MAXIMISED)
    labels = navigation.findChildren(QLabel)
    assert labels[-1].text() == OFFICE
    for part in (*navigation.places, navigation.help_button, *labels):
        assert is_whole(navigation, part), part
    assert scroll_area(navigation).verticalScrollBar().maximum() == 0
    for label in labels:
        assert label.heightForWidth(label.width()) <= label.height(), label.text()


@pytest.mark.parametrize("height", [MAXIMISED, LOWEST])
def test_no_word_is_cut_off(navigation: Navigation, height: int) -> None:
    take_height(navigation, height)
    for number, button in enumerate(navigation.places):
        navigation.mark(number)  # it is bold then
        button.ensurePolished()
        words = QFontMetrics(make_font("body", bold=True)).horizontalAdvance(button.text())
        style = QStyleOptionButton()
        button.initStyleOption(style)
        room = button.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, style, button)
        assert button.iconSize().width() + BETWEEN + words <= room.width(), button.text()


def test_in_a_low_window_the_pages_scroll(navigation: Navigation) -> None:
    take_height(navigation, LOWEST)
    bar = scroll_area(navigation).verticalScrollBar()
    assert bar.maximum() > 0
    for part in (navigation.help_button, *navigation.findChildren(QLabel)):
        assert is_whole(navigation, part), part
    for number, button in enumerate(navigation.places):
        navigation.mark(number)
        assert is_whole(navigation, button), button.text()
        assert button.isChecked()


def test_the_current_page_stays_in_sight_when_the_window_becomes_low(
    navigation: Navigation,
) -> None:
    take_height(navigation, MAXIMISED)
    navigation.mark(len(TITLES) - 1)
    take_height(navigation, LOWEST)
    assert is_whole(navigation, navigation.places[-1])


def test_the_help_is_asked_for_by_its_button_and_by_f1(
    navigation: Navigation, qtbot: QtBot
) -> None:
    assert navigation.help_button.text() == "Bantuan (F1)"
    assert navigation.help_button.accessibleName()
    assert navigation.help_button.accessibleDescription()
    with qtbot.waitSignal(navigation.help_asked):
        navigation.help_button.click()
    navigation.window().activateWindow()
    with qtbot.waitSignal(navigation.help_asked):
        qtbot.keyClick(navigation.places[0], Qt.Key.Key_F1)


def test_tab_leads_from_the_current_page_to_the_help(navigation: Navigation, qtbot: QtBot) -> None:
    navigation.window().activateWindow()
    qtbot.waitUntil(navigation.window().isActiveWindow)
    navigation.mark(4)
    navigation.places[4].setFocus()
    qtbot.keyClick(navigation.places[4], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is navigation.help_button
