"""The usia screen: only digits that can make an usia, a hint for others, nothing left behind."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from skm_desk.domain.filling import is_usia, may_become_usia
from skm_desk.ui.kiosk.look import TARGET_MM, Look
from skm_desk.ui.kiosk.screen import Spoken
from skm_desk.ui.kiosk.usia import EMPTY, HINT, UsiaScreen
from tests.ui.kiosk.drawn_sizes import count_pixels, role_and_name
from tests.ui.kiosk.key_blocks import AREAS, CAPITAL_MM, check_apart, check_keys, check_words

_LEFT = Qt.MouseButton.LeftButton
Show = Callable[..., UsiaScreen]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Return a function that shows the screen at a size, in pixels and pixels in a millimetre."""

    def make(
        size: tuple[int, int, float] = AREAS[0], large: bool = False, contrast: bool = False
    ) -> UsiaScreen:
        screen = UsiaScreen()
        qtbot.addWidget(screen)
        screen.resize(size[0], size[1])
        screen.apply(Look(size[2], large, contrast))
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        screen.first_focus().setFocus()
        return screen

    return make


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What Qt hands to a screen reader to be said."""
    words: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            words.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return words


def _tap(qtbot: QtBot, screen: UsiaScreen, keys: str) -> list[str]:
    """Press keys of the pad, `<` to erase; return what the screen signals."""
    given: list[str] = []
    screen.typed.connect(given.append)
    for key in keys:
        qtbot.mouseClick(screen.pad.erase if key == "<" else screen.pad.digits[key], _LEFT)
    screen.typed.disconnect(given.append)
    return given


def test_gives_the_digits_after_each_key(qtbot: QtBot, show: Show, heard: list[str]) -> None:
    screen = show()
    assert screen.display.text() == EMPTY
    assert _tap(qtbot, screen, "45<<<") == ["4", "45", "4", ""]
    assert heard == ["4 tahun", "45 tahun", "4 tahun", EMPTY]
    assert _tap(qtbot, screen, "120") == ["1", "12", "120"]
    assert screen.display.text() == "120 tahun"


def test_a_digit_that_makes_no_usia_is_refused_with_a_hint(
    qtbot: QtBot, show: Show, heard: list[str]
) -> None:
    screen = show()
    assert not screen.hint.isVisible()
    assert _tap(qtbot, screen, "450") == ["4", "45"]
    assert screen.display.text() == "45 tahun"
    assert screen.hint.isVisible()
    assert screen.hint.text() == HINT == "Usia 5 sampai 120 tahun"
    assert heard[-1] == HINT
    assert role_and_name(screen.hint) == (QAccessible.Role.StaticText, HINT)
    assert _tap(qtbot, screen, "<") == ["4"]
    assert not screen.hint.isVisible()


def test_every_row_of_digits_can_make_an_usia(qtbot: QtBot, show: Show) -> None:
    screen = show()
    for digits in ("999", "121", "1205", "5678", "0009", "100", "119"):
        screen.clear()
        for given in _tap(qtbot, screen, digits):
            assert is_usia(given) or may_become_usia(given), given
            assert len(given) <= 3


def test_real_keys_type_wherever_the_keyboard_is(qtbot: QtBot, show: Show) -> None:
    screen = show()
    given: list[str] = []
    screen.typed.connect(given.append)
    qtbot.keyClicks(screen.display, "3x7")
    qtbot.keyClick(screen.display, Qt.Key.Key_Tab)
    key = QApplication.focusWidget()
    assert key is screen.pad.digits["1"]
    qtbot.keyClick(key, Qt.Key.Key_Backspace)
    qtbot.keyClick(key, Qt.Key.Key_8)
    assert given == ["3", "37", "3", "38"]


def test_enter_at_the_display_types_nothing(qtbot: QtBot, show: Show) -> None:
    screen = show()
    qtbot.keyClicks(screen.display, "12")
    with qtbot.assertNotEmitted(screen.typed):
        qtbot.keyClick(screen.display, Qt.Key.Key_Return)
    assert screen.display.text() == "12 tahun"


def test_what_was_typed_before_is_shown_without_a_signal(qtbot: QtBot, show: Show) -> None:
    screen = show()
    with qtbot.assertNotEmitted(screen.typed):
        screen.show_digits("67")
    assert screen.display.text() == "67 tahun"
    assert _tap(qtbot, screen, "<8") == ["6", "68"]


def test_clear_leaves_nothing(qtbot: QtBot, show: Show) -> None:
    screen = show()
    empty = screen.grab().toImage()
    _tap(qtbot, screen, "999")
    assert screen.grab().toImage() != empty
    with qtbot.assertNotEmitted(screen.typed):
        screen.clear()
    assert screen.display.text() == EMPTY
    assert screen.hint.text() == ""
    assert screen.grab().toImage() == empty
    assert _tap(qtbot, screen, "7") == ["7"]


def test_an_empty_field_shows_a_line_and_no_digit(show: Show) -> None:
    screen = show()
    field = screen.display.geometry()
    digits = field.adjusted(0, 0, -field.width() // 2, 0)
    ink = screen.look.colours.ink
    assert count_pixels(screen, digits, ink) == 0
    screen.show_digits("88")
    assert count_pixels(screen, digits, ink) > 20


def test_the_display_has_a_ring_for_the_keyboard_alone(qtbot: QtBot, show: Show) -> None:
    screen = show()
    ring = screen.display.geometry()
    lead = screen.look.colours.lead
    qtbot.keyClick(screen.display, Qt.Key.Key_Tab)
    without = count_pixels(screen, ring, lead)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert screen.display.hasFocus()
    assert count_pixels(screen, ring, lead) > without


def test_is_read_aloud_by_its_name(show: Show) -> None:
    (said,) = show().said()
    assert isinstance(said, Spoken)
    assert said.key == "usia"
    assert said.text.startswith("Berapa usia Anda?")


def test_a_screen_reader_is_told_of_title_and_display(show: Show) -> None:
    screen = show()
    text = QAccessible.Role.StaticText
    assert role_and_name(screen.title) == (text, "Berapa usia Anda?")
    assert role_and_name(screen.display) == (text, EMPTY)
    screen.show_digits("45")
    assert role_and_name(screen.display) == (text, "45 tahun")


@pytest.mark.parametrize("contrast", [False, True])
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("size", AREAS)
def test_everything_is_large_whole_and_apart(
    show: Show, size: tuple[int, int, float], large: bool, contrast: bool
) -> None:
    screen = show(size, large, contrast)
    screen.show_digits("120")
    screen.refuse()
    check_apart(screen, [screen.title, screen.display, screen.hint, screen.pad])
    check_keys(screen.pad, size[2], TARGET_MM, CAPITAL_MM)
    check_words(screen, [screen.title, screen.hint], size[2], CAPITAL_MM)
    # The word for years ends before the edge of the display.
    margin = screen.look.mm(3.0)
    field = screen.display.geometry()
    free = QRect(field.right() - 2 * margin, field.top(), margin, field.height())
    free.adjust(0, 2 * margin, 0, -2 * margin)
    picture = screen.grab(free).toImage()
    paper = QColor(screen.look.colours.paper)
    assert all(
        abs(picture.pixelColor(x, y).lightness() - paper.lightness()) < 8
        for x in range(picture.width())
        for y in range(0, picture.height(), 3)
    )


def test_nothing_moves_when_the_hint_comes(show: Show) -> None:
    screen = show()
    before = [part.geometry() for part in (screen.title, screen.display, screen.pad)]
    screen.refuse()
    screen.place()
    assert [part.geometry() for part in (screen.title, screen.display, screen.pad)] == before
