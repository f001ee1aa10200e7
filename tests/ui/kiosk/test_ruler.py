"""The ruler of staff: what it draws is as long as it says, and it says what it keeps."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from skm_desk.ui.kiosk.controls import Touch, Words
from skm_desk.ui.kiosk.look import LARGE, Look
from skm_desk.ui.kiosk.ruler import STEP, RulerScreen
from skm_desk.ui.kiosk.ruler_marks import Bar, Card
from tests.ui.kiosk.staff_shapes import (
    CAPITAL_MM,
    SIZES,
    capital_mm,
    check_whole,
    focused,
    put_up,
)

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def open_ruler(
    qtbot: QtBot,
    correction: float = 1.0,
    size: tuple[int, int] = (1366, 768),
    claimed: float = 3.96,
) -> RulerScreen:
    ruler = RulerScreen()
    ruler.show_correction(claimed, correction)
    put_up(qtbot, ruler, size, Look(claimed / correction))
    return ruler


def buttons(ruler: RulerScreen) -> tuple[Touch, ...]:
    return (ruler.shorter, ruler.longer, ruler.cancel_button, ruler.save_button)


def is_drawn_whole(part: Words) -> bool:
    """Return whether bar or card stands whole within its widget, words and figures too."""
    if isinstance(part, Bar):
        room = part.room()
        return part.width() >= room.width() and part.height() >= room.height()
    assert isinstance(part, Card)
    return part.rect() == part.card and part.holds_words(part.look)


def extent(image: QImage, colour: str, row: int) -> tuple[int, int]:
    """Return the first and the last pixel of a row that has this colour."""
    places = [x for x in range(image.width()) if image.pixelColor(x, row).name() == colour]
    return places[0], places[-1]


def drawn_bar(ruler: RulerScreen) -> int:
    """Return how many pixels long the bar is painted."""
    first, last = extent(ruler.bar.grab().toImage(), ruler.look.colours.lead, 2)
    return last - first + 1


# ---- what is drawn ----------------------------------------------------------------------------


@pytest.mark.parametrize("correction", [0.7, 1.0, 1.1])
@pytest.mark.parametrize("claimed", [3.37, 3.96, 8.0])
def test_bar_and_card_are_as_long_as_they_say(
    qtbot: QtBot, claimed: float, correction: float
) -> None:
    size = (3840, 2160) if claimed == 8.0 else (1920, 1080)
    ruler = open_ruler(qtbot, correction, size, claimed)
    px_per_mm = claimed / correction
    assert ruler.bar.length_mm == 100
    assert ruler.bar.text() == "Garis 10 cm"
    assert drawn_bar(ruler) == round(100 * px_per_mm)
    card = ruler.card.grab().toImage()
    assert (card.width(), card.height()) == (round(85.6 * px_per_mm), round(54 * px_per_mm))
    lead = ruler.look.colours.lead
    assert extent(card, lead, card.height() // 2) == (0, card.width() - 1)
    middle = card.width() // 2
    for row in (0, card.height() - 1):
        assert card.pixelColor(middle, row).name() == lead
    assert card.pixelColor(middle, ruler.look.line + 2).name() == ruler.look.colours.paper
    # Both start on one line, so a card can be laid against both.
    start = ruler.bar.pos().x() + ruler.bar.bar.left()
    assert start == ruler.card.pos().x()


def test_a_tick_stands_at_each_centimetre(qtbot: QtBot) -> None:
    ruler = open_ruler(qtbot, claimed=4.0)
    image = ruler.bar.grab().toImage()
    bar, lead = ruler.bar.bar, ruler.look.colours.lead
    row = bar.bottom() + 3
    ticks = [x for x in range(image.width()) if image.pixelColor(x, row).name() == lead]
    starts = [x for x in ticks if x - 1 not in ticks]
    assert len(starts) == 11
    assert starts[0] == bar.left()
    assert ticks[-1] == bar.right()
    for cm, start in enumerate(starts[1:-1], start=1):
        assert abs(start + ruler.look.line / 2 - bar.left() - 40 * cm) <= 1


def test_a_small_screen_gets_a_bar_of_5_cm(qtbot: QtBot) -> None:
    ruler = open_ruler(qtbot, size=(480, 800), claimed=6.0)
    assert ruler.bar.length_mm == 50
    assert drawn_bar(ruler) == 300
    assert ruler.bar.text() == "Garis 5 cm"


@pytest.mark.parametrize("correction", [0.5, 0.8, 1.0, 1.25])
def test_the_told_height_of_capitals_is_true(qtbot: QtBot, correction: float) -> None:
    ruler = open_ruler(qtbot, correction, (3840, 2160), 4.0)
    words = ruler.height_words
    told = words.text().removeprefix("Huruf besar pada layar ini setinggi ")
    height_mm = float(told.removesuffix("\u00a0mm.").replace(",", "."))
    assert height_mm >= CAPITAL_MM
    first_letter = QSize(words.look.text_px // 2, words.look.text_px * 5 // 4)
    image = ruler.grab(QRect(words.pos(), first_letter)).toImage()
    rows = [
        y
        for y in range(image.height())
        if any(image.pixelColor(x, y).lightness() < 110 for x in range(image.width()))
    ]
    # The line begins with a capital H; half a pixel of it may be pale above and below.
    assert abs((rows[-1] - rows[0] + 1) / ruler.px_per_mm - height_mm) <= 1 / ruler.px_per_mm


@pytest.mark.parametrize(("width", "height", "px_per_mm"), SIZES)
def test_all_is_large_enough_and_whole(
    qtbot: QtBot, width: int, height: int, px_per_mm: float
) -> None:
    ruler = open_ruler(qtbot, size=(width, height), claimed=px_per_mm)
    check_whole(ruler, is_drawn_whole)
    assert capital_mm(ruler) >= CAPITAL_MM
    assert ruler.bar.length_mm == 100
    assert ruler.card.isVisible()
    ruler.apply(replace(ruler.look, large=True, contrast=True))
    check_whole(ruler, is_drawn_whole)
    assert capital_mm(ruler) >= CAPITAL_MM * LARGE


@pytest.mark.parametrize(
    ("width", "height", "claimed"),
    [(1280, 800, 5.9), (800, 1280, 5.9), (1024, 768, 5.0), (1920, 1080, 8.0)],
)
def test_on_a_tablet_text_gives_way_and_targets_stay(
    qtbot: QtBot, width: int, height: int, claimed: float
) -> None:
    ruler = open_ruler(qtbot, size=(width, height), claimed=claimed)
    for large in (False, True):
        ruler.apply(Look(claimed, large=large))
        check_whole(ruler, is_drawn_whole)
    assert drawn_bar(ruler) == round(ruler.bar.length_mm * claimed)


def test_a_screen_that_claims_half_its_size_can_be_helped(qtbot: QtBot) -> None:
    for correction in (0.5, 2.0):
        ruler = open_ruler(qtbot, correction, (1920, 1080), 4.0)
        check_whole(ruler, is_drawn_whole)
        assert drawn_bar(ruler) == round(ruler.bar.length_mm * 4.0 / correction)


# ---- what is changed --------------------------------------------------------------------------


def test_a_press_changes_the_length_by_half_a_percent(qtbot: QtBot) -> None:
    ruler = open_ruler(qtbot, size=(3840, 2160), claimed=8.0)
    changed: list[float] = []
    ruler.changed.connect(changed.append)
    QTest.mouseClick(ruler.longer, LEFT)
    assert changed == [pytest.approx(1 / STEP, abs=1e-4)]
    assert drawn_bar(ruler) == round(800 / changed[-1]) == 804
    QTest.mouseClick(ruler.shorter, LEFT)
    QTest.mouseClick(ruler.shorter, LEFT)
    assert changed[1:] == [pytest.approx(1.0, abs=1e-4), pytest.approx(STEP, abs=1e-4)]
    assert drawn_bar(ruler) == 796
    assert ruler.correction == changed[-1]


@pytest.mark.parametrize("size", [(1366, 768), (1080, 1920)])
def test_a_held_button_goes_on_and_stops_when_it_is_let_go(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    ruler = open_ruler(qtbot, size=size)
    changed: list[float] = []
    ruler.changed.connect(changed.append)
    places = [button.geometry() for button in buttons(ruler)]
    QTest.mousePress(ruler.longer, LEFT)
    assert ruler.correction == pytest.approx(1 / STEP, abs=1e-4)
    qtbot.waitUntil(lambda: ruler.correction < 1 / STEP**4)
    # What is under the finger does not move; the lengths follow at once.
    assert [button.geometry() for button in buttons(ruler)] == places
    assert drawn_bar(ruler) == round(100 * ruler.px_per_mm)
    assert changed == []
    reached = ruler.correction
    QTest.mouseRelease(ruler.longer, LEFT)
    assert changed == [reached]
    assert ruler.correction == reached
    check_whole(ruler, is_drawn_whole)


def test_a_finger_that_slides_off_changes_no_more(qtbot: QtBot) -> None:
    ruler = open_ruler(qtbot)
    QTest.mousePress(ruler.shorter, LEFT)
    with qtbot.waitSignal(ruler.changed) as told:
        QTest.mouseMove(ruler.shorter, QPoint(-200, 10))
    assert told.args == [ruler.correction]
    assert not ruler.shorter.isDown()
    QTest.mouseRelease(ruler.shorter, LEFT, NONE, QPoint(-200, 10))


def test_a_bar_that_grows_into_something_makes_room(qtbot: QtBot) -> None:
    ruler = open_ruler(qtbot, size=(1024, 768), claimed=3.37)
    ruler.longer.setAutoRepeatDelay(5)
    ruler.longer.setAutoRepeatInterval(5)
    QTest.mousePress(ruler.longer, LEFT)
    qtbot.waitUntil(lambda: ruler.correction < 0.8)
    check_whole(ruler, is_drawn_whole)
    QTest.mouseRelease(ruler.longer, LEFT)
    ruler.apply(Look(ruler.px_per_mm))
    check_whole(ruler, is_drawn_whole)
    assert drawn_bar(ruler) == round(ruler.bar.length_mm * ruler.px_per_mm)


def test_a_button_held_while_another_screen_comes_tells_nothing_more(qtbot: QtBot) -> None:
    stack, ruler, other = QStackedWidget(), RulerScreen(), QPushButton("lain")
    ruler.show_correction(3.96, 1.0)
    stack.addWidget(ruler)
    stack.addWidget(other)
    qtbot.addWidget(stack)
    stack.resize(1366, 768)
    stack.show()
    stack.activateWindow()
    qtbot.waitUntil(stack.isActiveWindow)
    changed: list[float] = []
    ruler.changed.connect(changed.append)
    QTest.mousePress(ruler.longer, LEFT)
    assert ruler.correction < 1.0
    stack.setCurrentWidget(other)
    assert not ruler.longer.isDown()
    assert changed == []  # whoever shows something else has decided already
    ruler.show_correction(3.96, 1.2)
    stack.setCurrentWidget(ruler)
    ruler.apply(Look(3.3))
    assert drawn_bar(ruler) == 330
    check_whole(ruler, is_drawn_whole)


@pytest.mark.parametrize(
    ("start", "button", "end"), [(0.502, "longer", 0.5), (1.995, "shorter", 2)]
)
def test_the_correction_stays_within_its_range(
    qtbot: QtBot, start: float, button: str, end: float
) -> None:
    ruler = open_ruler(qtbot, start, (1920, 1080), 4.0)
    changed: list[float] = []
    ruler.changed.connect(changed.append)
    for _ in range(4):
        QTest.mouseClick(getattr(ruler, button), LEFT)
    assert ruler.correction == end
    assert changed == [end]


@pytest.mark.parametrize(("given", "taken"), [(0.1, 0.5), (9.0, 2.0), (1.234, 1.234)])
def test_what_cannot_be_is_shown_as_the_nearest(qtbot: QtBot, given: float, taken: float) -> None:
    ruler = RulerScreen()
    qtbot.addWidget(ruler)
    ruler.show_correction(4.0, given)
    assert ruler.correction == taken
    assert ruler.px_per_mm == pytest.approx(4.0 / taken)


def test_applied_live_everything_has_its_real_size(qtbot: QtBot) -> None:
    """As the window does: each correction becomes the look of all."""
    ruler = open_ruler(qtbot, size=(1920, 1080))
    ruler.changed.connect(lambda correction: ruler.apply(Look(3.96 / correction)))
    for _ in range(6):
        QTest.mouseClick(ruler.longer, LEFT)
    assert ruler.look.px_per_mm == pytest.approx(3.96 * STEP**6, rel=1e-3)
    check_whole(ruler, is_drawn_whole)
    assert capital_mm(ruler) >= CAPITAL_MM


def test_save_gives_the_correction_and_cancel_gives_none(qtbot: QtBot) -> None:
    ruler = open_ruler(qtbot)
    told: list[float | str] = []
    ruler.saved.connect(told.append)
    ruler.left.connect(lambda: told.append("left"))
    QTest.mouseClick(ruler.shorter, LEFT)
    QTest.mouseClick(ruler.save_button, LEFT)
    assert told == [pytest.approx(STEP, abs=1e-4)]
    QTest.mouseClick(ruler.cancel_button, LEFT)
    QTest.keyClick(ruler.shorter, Qt.Key.Key_Escape)
    assert told[1:] == ["left", "left"]


# ---- keyboard, screen readers, clear ----------------------------------------------------------


def test_the_keyboard_alone_does_everything(qtbot: QtBot) -> None:
    ruler = open_ruler(qtbot)
    ruler.first_focus().setFocus()
    met: list[QWidget] = []
    for _ in buttons(ruler):
        met.append(focused())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert met == list(buttons(ruler))
    ruler.longer.setFocus()
    QTest.keyClick(ruler.longer, Qt.Key.Key_Return)
    assert ruler.correction == pytest.approx(1 / STEP, abs=1e-4)
    QTest.keyPress(ruler.longer, Qt.Key.Key_Space)  # held, it goes on as under a finger
    qtbot.waitUntil(lambda: ruler.correction < 1 / STEP**3)
    QTest.keyRelease(ruler.longer, Qt.Key.Key_Space)
    with qtbot.waitSignal(ruler.saved) as told:
        QTest.keyClick(ruler.save_button, Qt.Key.Key_Return)
    assert told.args == [ruler.correction]


def test_screen_readers_are_told_of_everything(qtbot: QtBot) -> None:
    ruler = open_ruler(qtbot)
    told = {}
    for part in (ruler.title, ruler.help, ruler.height_words, ruler.card, ruler.bar):
        found = QAccessible.queryAccessibleInterface(part)
        assert found is not None
        assert found.role() == QAccessible.Role.StaticText
        told[part] = found.text(QAccessible.Text.Name)
    assert told[ruler.title] == "Ukuran layar"
    assert told[ruler.bar] == "Garis 10 cm"
    assert told[ruler.height_words] == "Huruf besar pada layar ini setinggi 7,4\u00a0mm."
    names = []
    for button in buttons(ruler):
        found = QAccessible.queryAccessibleInterface(button)
        assert found is not None
        assert found.role() == QAccessible.Role.Button
        names.append(found.text(QAccessible.Text.Name))
    assert names == ["Lebih pendek", "Lebih panjang", "Batal", "Simpan"]


def test_clear_leaves_nothing_and_showing_again_makes_nothing(qtbot: QtBot) -> None:
    ruler = open_ruler(qtbot)
    parts = len(ruler.findChildren(QWidget))
    for _ in range(10):
        ruler.show_correction(3.96, 1.3)
        QTest.mouseClick(ruler.longer, LEFT)
        ruler.clear()
    assert ruler.correction == 1.0
    assert not any(button.hasFocus() for button in buttons(ruler))
    assert len(ruler.findChildren(QWidget)) == parts
