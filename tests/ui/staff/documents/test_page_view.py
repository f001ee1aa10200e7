"""Pages below one another: where they stand, how they are reached, what is drawn and kept."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from skm_desk.ui.staff.documents import page_view
from skm_desk.ui.staff.documents.page_column import GAP, PageColumn, next_zoom
from skm_desk.ui.staff.documents.page_view import PageView
from skm_desk.use_cases.preview_document import PageSize

A4 = PageSize(595.28, 841.89)
WIDE = PageSize(841.89, 595.28)


class Painter:
    """Brings what a view asks for, as long as it is told to."""

    def __init__(self, view: PageView) -> None:
        self.asked: list[tuple[int, int]] = []
        self.view = view
        view.wanted.connect(self.bring)

    def bring(self, place: int, width: int) -> None:
        self.asked.append((place, width))
        assert len(self.asked) < 500, "asks without end"
        picture = QImage(width, A4.height_for(width), QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        self.view.put_picture(place, picture)


@pytest.fixture
def view(qtbot: QtBot) -> PageView:
    view = PageView()
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    qtbot.waitExposed(view)
    return view


def test_column_fits_the_widest_page() -> None:
    column = PageColumn((A4, WIDE, A4), 632, None)
    assert column.rect(1).width() == 600
    assert column.rect(0).width() == pytest.approx(600 * 595.28 / 841.89, abs=1)
    assert column.rect(0).top() == GAP
    assert column.rect(1).top() == column.rect(0).top() + column.rect(0).height() + GAP
    assert column.height == column.rect(2).top() + column.rect(2).height() + GAP
    assert [column.page_at(y) for y in (0, GAP, column.rect(1).top(), 10**6)] == [0, 0, 1, 2]
    assert column.pages_between(0, column.rect(1).top()) == range(0, 2)
    assert PageColumn((), 600, None).pages_between(0, 100) == range(0)


@pytest.mark.parametrize(
    ("scale", "up", "step"),
    [
        (0.91, True, 1.0),
        (1.0, True, 1.25),
        (3.0, True, 3.0),
        (0.91, False, 0.75),
        (0.3, False, 0.5),
    ],
)
def test_zoom_steps(scale: float, up: bool, step: float) -> None:
    assert next_zoom(scale, up) == step


def test_only_what_is_seen_is_drawn(view: PageView) -> None:
    painter = Painter(view)
    view.show_pages([A4] * 200)
    assert {place for place, _ in painter.asked} <= {0, 1, 2}
    view.go_to(120)
    assert {place for place, _ in painter.asked} <= {0, 1, 2, 118, 119, 120, 121, 122}
    assert view.current == 120
    held = [place for place in range(200) if view.picture(place) is not None]
    assert 120 in held


def test_pictures_are_as_wide_as_the_page(view: PageView) -> None:
    painter = Painter(view)
    view.show_pages([A4] * 3)
    width = view.width_of(0)
    assert width == view.viewport().width() - 2 * GAP
    assert {wide for _, wide in painter.asked} == {width}
    view.zoom_to(1.0)
    assert view.width_of(0) == 794
    picture = view.picture(0)
    assert picture is not None
    assert picture.width() == 794
    assert picture.height() == A4.height_for(794)
    view.zoom_to(3.0)
    assert view.width_of(0) == 794 * 3


def test_keys(qtbot: QtBot, view: PageView) -> None:
    Painter(view)
    moved: list[int] = []
    view.moved.connect(moved.append)
    view.show_pages([A4] * 23)
    view.setFocus()
    bar = view.verticalScrollBar()
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert 0 < bar.value() <= view.viewport().height()
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert bar.value() == 0
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert bar.value() > 0
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    assert view.current == 22
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert bar.value() == 0
    assert view.current == 0
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(view, Qt.Key.Key_PageDown, ctrl)
    assert view.current == 1
    qtbot.keyClick(view, Qt.Key.Key_PageUp, ctrl)
    assert view.current == 0
    scale = view.scale
    qtbot.keyClick(view, Qt.Key.Key_Plus, ctrl)
    assert view.scale > scale
    qtbot.keyClick(view, Qt.Key.Key_Minus, ctrl)
    qtbot.keyClick(view, Qt.Key.Key_Minus, ctrl)
    assert view.scale < scale
    assert moved[0] == 0
    assert view.accessibleDescription() == "Halaman 1 dari 23"


def test_zoom_keeps_the_place(view: PageView) -> None:
    Painter(view)
    view.show_pages([A4] * 23)
    view.go_to(11)
    for zoom in (1.0, 2.0, 0.5, None):
        view.zoom_to(zoom)
        assert view.current in (11, 12)  # small pages let the next one come to the middle
    assert view.fits_width
    view.go_to(11)
    view.resize(500, 400)
    assert view.current == 11


def test_wheel_scrolls_and_zooms_with_ctrl(view: PageView) -> None:
    Painter(view)
    view.show_pages([A4] * 23)

    def roll(turn: int, held: Qt.KeyboardModifier) -> None:
        middle = QPointF(300, 200)
        event = QWheelEvent(
            middle,
            view.mapToGlobal(middle),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), event)

    roll(-120, Qt.KeyboardModifier.NoModifier)
    assert view.verticalScrollBar().value() > 0
    scale = view.scale
    roll(120, Qt.KeyboardModifier.ControlModifier)
    assert view.scale > scale
    roll(-120, Qt.KeyboardModifier.ControlModifier)
    assert view.scale <= scale


def test_memory_is_bounded(view: PageView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_view, "_MOST_BYTES", 20 * 1024 * 1024)
    painter = Painter(view)
    view.show_pages([A4] * 60)
    view.zoom_to(2.0)
    for place in range(60):
        view.go_to(place)
    held = [view.picture(place) for place in range(60)]
    assert sum(each.sizeInBytes() for each in held if each is not None) <= 40 * 1024 * 1024
    assert len(painter.asked) < 300


def test_pages_are_painted(view: PageView) -> None:
    view.show_pages([A4] * 2)  # nobody brings a picture: paper with its number
    picture = view.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 40).name() == "#ffffff"
    dark = QImage(view.width_of(0), A4.height_for(view.width_of(0)), QImage.Format.Format_RGB32)
    dark.fill(Qt.GlobalColor.black)
    view.put_picture(0, dark)
    picture = view.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 40).name() == "#000000"


def test_nothing_to_show(view: PageView, qtbot: QtBot) -> None:
    view.show_pages([])
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_PageDown):
        qtbot.keyClick(view, key)
    view.zoom_in()
    view.go_to(3)
    assert view.pages == 0
    assert view.verticalScrollBar().maximum() == 0
