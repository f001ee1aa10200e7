"""The text screen: what is typed and only that comes in, up to its limit, and nothing is left."""

import statistics
import time
from collections.abc import Callable
from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QDropEvent,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QTextCursor,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from skm_desk.domain.filling import LONGEST_KIOSK_SARAN
from skm_desk.ui.kiosk.look import Look
from skm_desk.ui.kiosk.text_entry import TextScreen
from skm_desk.ui.kiosk.text_field import TextField
from tests.ui.kiosk.drawn_sizes import count_pixels, role_and_name
from tests.ui.kiosk.key_blocks import (
    AREAS,
    CAPITAL_MM,
    check_apart,
    check_keys,
    check_words,
    key_of,
    keys_of,
)

_LEFT = Qt.MouseButton.LeftButton
_CTRL = Qt.KeyboardModifier.ControlModifier
_TITLE = "Ada saran untuk kami?"
_HELP = "Boleh dikosongkan. Jangan menulis nama atau nomor telepon."
_SENTENCE = "Pelayanan sudah baik, tetapi antrean panjang sekali pada hari Senin. "
_KEY_MM = 15.0
_LOW_KEY_MM = 13.0  # where the frame leaves less than it should
Show = Callable[..., TextScreen]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Return a function that shows the screen with a text."""

    shown: list[TextScreen] = []

    def make(
        text: str = "",
        limit: int = LONGEST_KIOSK_SARAN,
        many_lines: bool = True,
        size: tuple[int, int, float] = AREAS[0],
        large: bool = False,
        contrast: bool = False,
    ) -> TextScreen:
        screen = TextScreen()
        qtbot.addWidget(screen)
        screen.resize(size[0], size[1])
        screen.apply(Look(size[2], large, contrast))
        screen.show_text(_TITLE, _HELP, text, limit, many_lines)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        screen.first_focus().setFocus()
        shown.append(screen)
        return screen

    return make


@pytest.fixture
def clipboard(qapp: QApplication) -> str:
    """What an earlier person left on the clipboard."""
    left = "Budi 081234567890"
    qapp.clipboard().setText(left)
    return left


def _tap(qtbot: QtBot, screen: TextScreen, text: str) -> None:
    """Type a text with the keys on the screen, as they show it."""
    for character in text:
        space = {" ": screen.keyboard.space, "\n": screen.keyboard.new_line}
        qtbot.mouseClick(space.get(character) or key_of(screen.keyboard, character), _LEFT)


def test_keys_on_the_screen_write_into_the_field(qtbot: QtBot, show: Show) -> None:
    screen = show()
    given: list[str] = []
    screen.typed.connect(given.append)
    _tap(qtbot, screen, "Baik.")
    qtbot.mouseClick(screen.keyboard.erase, _LEFT)
    assert given == ["B", "Ba", "Bai", "Baik", "Baik.", "Baik"]
    assert screen.counter.text() == "4 dari 1.000 huruf"
    assert screen.field.hasFocus()


def test_sentences_start_with_a_capital_by_themselves(qtbot: QtBot, show: Show) -> None:
    screen = show()
    _tap(qtbot, screen, "Ya. Baik\nAda")
    assert screen.field.text() == "Ya. Baik\nAda"
    for _ in range(4):
        qtbot.mouseClick(screen.keyboard.erase, _LEFT)
    assert not screen.keyboard.writes_capitals  # the cursor is within a line again
    qtbot.keyClick(screen.field, Qt.Key.Key_Home, _CTRL)
    assert screen.keyboard.writes_capitals


def test_a_real_keyboard_writes_wherever_it_stands(qtbot: QtBot, show: Show) -> None:
    screen = show()
    qtbot.keyClicks(screen.field, "Ok! ")
    for letter in ("é", "😀", " "):
        press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(screen.field, press)
    qtbot.keyClick(screen.field, Qt.Key.Key_Tab)
    key = QApplication.focusWidget()
    assert key is screen.keyboard.first_focus()
    qtbot.keyClicks(key, "kursi")
    qtbot.keyClick(key, Qt.Key.Key_Backspace)
    assert key.hasFocus()
    assert screen.field.text() == "Ok! é😀 kurs"
    qtbot.keyClick(key, Qt.Key.Key_Return)
    assert screen.field.text() == "Ok! é😀 kurs" + screen.keyboard.first_focus().label


def test_the_cursor_moves_and_text_goes_in_there(qtbot: QtBot, show: Show) -> None:
    screen = show("baik kali")
    for _ in range(4):
        qtbot.keyClick(screen.field, Qt.Key.Key_Left)
    _tap(qtbot, screen, "se")
    qtbot.keyClick(screen.field, Qt.Key.Key_Delete)
    qtbot.keyClick(screen.field, Qt.Key.Key_Home)
    qtbot.keyClick(screen.field, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(screen.field, "B")
    assert screen.field.text() == "Baik seali"


@pytest.mark.parametrize("many_lines", [True, False])
def test_enter_is_a_new_line_only_where_there_are_lines(
    qtbot: QtBot, show: Show, many_lines: bool
) -> None:
    screen = show("a", 60, many_lines)
    assert screen.keyboard.new_line.isVisible() is many_lines
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        qtbot.keyClick(screen.field, key)
    assert screen.field.text() == ("a\n\n" if many_lines else "a")


def test_a_text_of_one_line_takes_no_line_from_elsewhere(show: Show) -> None:
    assert show("satu\ndua", 60, False).field.text() == "satudua"


def test_nothing_goes_in_beyond_the_limit(
    qtbot: QtBot, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append(event.message())

    screen = show("12345678", 10)
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    assert screen.counter.text() == "8 dari 10 huruf"
    qtbot.keyClicks(screen.field, "ab")
    assert screen.counter.text() == "Sudah penuh: 10 huruf"
    assert heard == []
    with qtbot.assertNotEmitted(screen.typed):
        qtbot.keyClicks(screen.field, "c")
        _tap(qtbot, screen, "d")
    assert screen.field.text() == "12345678ab"
    assert heard == ["Sudah penuh: 10 huruf"] * 2
    qtbot.mouseClick(screen.keyboard.erase, _LEFT)
    assert screen.counter.text() == "9 dari 10 huruf"


def test_the_limit_counts_characters_and_cuts_none_in_half(qtbot: QtBot, show: Show) -> None:
    screen = show("", 3)
    screen.field.write("😀😀")
    assert screen.counter.text() == "2 dari 3 huruf"
    screen.field.write("👍👍")
    assert screen.field.text() == "😀😀👍"
    qtbot.mouseClick(screen.keyboard.erase, _LEFT)
    assert screen.field.text() == "😀😀"
    assert show("😀👍😀", 2).field.text() == "😀👍"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b\x07c\x1bd\x7fe\x85", "abcde"),
        ("a\tb", "ab"),
        ("a\r\nb", "a\nb"),
        ("a\u2028b\u2029c", "abc"),
        ("a\u202eb\u2066c\ufeff", "abc"),
        ("a\ud83db", "ab"),
        ("日本 ﺏ ष", "日本 ﺏ ष"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("e\u0301", "e\u0301"),
        ("a\u00a0b", "a b"),
        ("a\ufffcb", "ab"),
    ],
)
def test_only_characters_to_read_come_in(show: Show, typed: str, kept: str) -> None:
    screen = show()
    screen.field.write(typed)
    assert screen.field.text() == kept


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.text(max_size=8), max_size=8), limit=st.integers(0, 20))
def test_whatever_is_typed_the_field_holds_the_start_of_it(
    field: TextField, pieces: list[str], limit: int
) -> None:
    field.show_text("", limit, True)
    told: list[str] = []
    field.changed.connect(told.append)
    for piece in pieces:
        field.write(piece)
    field.changed.disconnect(told.append)
    given_text = "".join(pieces).replace("\u00a0", " ")  # a space that holds words together
    readable = (letter for letter in given_text if letter == "\n" or letter.isprintable())
    text = field.text()
    assert len(text) <= limit
    assert text == text.encode("utf-16-le").decode("utf-16-le")
    assert field.text_before() == text
    assert told[-1:] == ([text] if told else [])
    plain = "".join(readable)
    if all(ord(letter) < 0x300 for letter in "".join(pieces)):
        assert text == "".join(islice(plain, limit))
    for _ in range(len(text)):
        field.take_back()
    assert field.text() == ""


@pytest.fixture
def field(qtbot: QtBot) -> TextField:
    field = TextField()
    qtbot.addWidget(field)
    return field


def test_no_clipboard_comes_in_or_goes_out(qtbot: QtBot, show: Show, clipboard: str) -> None:
    screen = show("rahasia")
    field = screen.field
    qtbot.keyClick(field, Qt.Key.Key_V, _CTRL)
    qtbot.keyClick(field, Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier)
    field.paste()
    assert field.text() == "rahasia"
    qtbot.keyClick(field, Qt.Key.Key_A, _CTRL)
    assert field.textCursor().hasSelection()
    qtbot.keyClick(field, Qt.Key.Key_C, _CTRL)
    qtbot.keyClick(field, Qt.Key.Key_Insert, _CTRL)
    qtbot.keyClick(field, Qt.Key.Key_X, _CTRL)
    qtbot.keyClick(field, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.clipboard().text() == clipboard
    assert field.text() == "rahasia"
    field.copy()
    assert QApplication.clipboard().text() == ""  # not even through Qt itself


def test_nothing_is_dropped_in(show: Show) -> None:
    field = show("ada").field
    assert not field.acceptDrops()
    assert not field.viewport().acceptDrops()
    mime = QMimeData()
    mime.setText("Budi")
    event = QDropEvent(
        QPointF(20, 20),
        Qt.DropAction.CopyAction,
        mime,
        _LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(field.viewport(), event)
    assert field.text() == "ada"


def test_there_is_no_menu_and_no_input_method(qtbot: QtBot, show: Show) -> None:
    field = show("ada").field
    qtbot.mouseClick(field.viewport(), Qt.MouseButton.RightButton)
    assert QApplication.activePopupWidget() is None
    assert not field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    composed = QInputMethodEvent("usulan", [])
    QApplication.sendEvent(field, composed)
    assert field.text() == "ada"
    composed = QInputMethodEvent("", [])
    composed.setCommitString("é\x00")
    QApplication.sendEvent(field, composed)
    assert field.text() == "adaé"


def test_a_finger_puts_the_cursor_and_selects_nothing(qtbot: QtBot, show: Show) -> None:
    field = show("satu dua tiga").field
    at = QPoint(field.cursorRect(QTextCursor(field.document())).left() + 2, 20)
    qtbot.mouseClick(field.viewport(), _LEFT, pos=at)
    assert field.textCursor().position() == 0
    qtbot.mouseDClick(field.viewport(), _LEFT, pos=at)
    qtbot.mousePress(field.viewport(), _LEFT, pos=at)
    qtbot.mouseMove(field.viewport(), at + QPoint(200, 0))
    qtbot.mouseRelease(field.viewport(), _LEFT, pos=at + QPoint(200, 0))
    assert not field.textCursor().hasSelection()


def test_a_long_text_scrolls_with_the_cursor_and_under_a_finger(qtbot: QtBot, show: Show) -> None:
    field = show(_SENTENCE * 12).field
    view = field.viewport().rect()
    assert view.contains(field.cursorRect())
    qtbot.keyClick(field, Qt.Key.Key_Home, _CTRL)
    assert view.contains(field.cursorRect())
    assert field.verticalScrollBar().value() == 0
    at = view.center()
    QTest.mousePress(field.viewport(), _LEFT, Qt.KeyboardModifier.NoModifier, at)
    qtbot.mouseMove(field.viewport(), at - QPoint(0, 110))
    QTest.mouseRelease(field.viewport(), _LEFT, Qt.KeyboardModifier.NoModifier, at - QPoint(0, 110))
    assert field.verticalScrollBar().value() == 2
    assert field.textCursor().position() == 0  # a drag is not a place in the text
    qtbot.keyClicks(field, "x")
    assert view.contains(field.cursorRect())


def test_the_mark_of_place_is_there_only_for_a_long_text(show: Show) -> None:
    screen = show("pendek")
    bar = screen.field.verticalScrollBar()
    mute = screen.look.colours.mute
    where = bar.rect().translated(bar.mapTo(screen, QPoint(0, 0)))
    assert count_pixels(screen, where, mute) == 0
    screen.show_text(_TITLE, _HELP, _SENTENCE * 12, 1000, True)
    assert count_pixels(screen, where, mute) > 0


def test_the_cursor_is_seen_while_the_keyboard_stands_elsewhere(qtbot: QtBot, show: Show) -> None:
    screen = show("ada")
    qtbot.keyClick(screen.field, Qt.Key.Key_Tab)
    assert not screen.field.hasFocus()
    cursor = screen.field.cursorRect()
    at = screen.field.viewport().mapTo(screen, cursor.center())
    picture = screen.grab().toImage()
    assert picture.pixelColor(at).name() == screen.look.colours.ink


def test_show_signals_nothing_and_stands_at_the_end(qtbot: QtBot, show: Show) -> None:
    screen = show()
    with qtbot.assertNotEmitted(screen.typed):
        screen.show_text("Apa pekerjaan Anda?", "", "Tukang", 60, False)
    assert screen.help.isHidden()
    assert screen.counter.text() == "6 dari 60 huruf"
    assert not screen.keyboard.writes_capitals
    _tap(qtbot, screen, "an")
    assert screen.field.text() == "Tukangan"


def test_clear_leaves_nothing(qtbot: QtBot, show: Show, clipboard: str) -> None:
    screen = show()
    screen.field.clearFocus()
    empty = screen.grab().toImage()
    screen.field.setFocus()
    qtbot.keyClicks(screen.field, _SENTENCE)
    _tap(qtbot, screen, "Ab")
    qtbot.mouseClick(screen.keyboard.layer, _LEFT)
    with qtbot.assertNotEmitted(screen.typed):
        screen.clear()
    field = screen.field
    assert field.text() == ""
    assert not field.document().isUndoAvailable()
    qtbot.keyClick(field, Qt.Key.Key_Z, _CTRL)
    field.undo()
    assert field.text() == ""
    assert screen.counter.text() == "0 dari 1.000 huruf"
    field.clearFocus()
    assert screen.grab().toImage() == empty
    told = QAccessible.queryAccessibleInterface(field)
    assert told is not None
    assert told.text(QAccessible.Text.Value) == ""
    assert all("anda" not in spoken.text.lower().split() for spoken in screen.said())


def test_showing_again_makes_no_widgets(show: Show) -> None:
    screen = show()
    before = len(screen.findChildren(QObject))
    for turn in range(20):
        screen.show_text(_TITLE, _HELP, _SENTENCE * (turn % 5), 1000, turn % 2 == 0)
        screen.clear()
    assert len(screen.findChildren(QObject)) == before


def test_a_screen_reader_is_told_of_field_and_texts(show: Show) -> None:
    screen = show("ada")
    assert role_and_name(screen.field) == (QAccessible.Role.EditableText, _TITLE)
    text = QAccessible.Role.StaticText
    assert role_and_name(screen.title) == (text, _TITLE)
    assert role_and_name(screen.help) == (text, _HELP)
    assert role_and_name(screen.counter) == (text, "3 dari 1.000 huruf")


def test_the_title_is_read_aloud_and_never_the_text(show: Show) -> None:
    screen = show("rahasia")
    screen.show_text(_TITLE, _HELP, "rahasia", 1000, True, spoken_key="saran")
    (said,) = screen.said()
    assert said.key == "saran"
    assert said.text == f"{_TITLE} {_HELP}"


@pytest.mark.parametrize("contrast", [False, True])
def test_the_field_has_the_colours_of_the_look(show: Show, contrast: bool) -> None:
    screen = show(_SENTENCE, contrast=contrast)
    colours = screen.look.colours
    field = screen.field
    assert count_pixels(screen, field.geometry(), colours.paper) > 2000
    assert count_pixels(screen, field.geometry(), colours.ink) > 100
    edge = field.geometry().adjusted(100, 0, -100, 0)
    edge.setHeight(1)
    picture = screen.grab(edge).toImage()
    assert picture.pixelColor(50, 0).name() == colours.lead
    screen.keyboard.first_focus().setFocus()
    picture = screen.grab(edge).toImage()
    assert picture.pixelColor(50, 0).name() == colours.edge


@pytest.mark.parametrize("many_lines", [True, False])
@pytest.mark.parametrize("contrast", [False, True])
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("size", AREAS)
def test_everything_is_large_whole_and_apart(
    show: Show, size: tuple[int, int, float], large: bool, contrast: bool, many_lines: bool
) -> None:
    limit = 1000 if many_lines else 60
    screen = show(_SENTENCE * 20, limit, many_lines, size, large, contrast)
    parts = [screen.title, screen.help, screen.counter, screen.field, screen.keyboard]
    check_words(screen, [screen.title, screen.help, screen.counter], size[2], CAPITAL_MM)
    # The counter stands beside the title where there is room: the words must not meet.
    if screen.counter.geometry().intersects(screen.title.geometry()):
        words = screen.title.fontMetrics().horizontalAdvance(_TITLE)
        assert screen.title.geometry().left() + words < screen.counter.geometry().left()
        parts.remove(screen.counter)
    check_apart(screen, parts)
    least = _KEY_MM if size[1] > 550 else _LOW_KEY_MM
    check_keys(screen.keyboard, size[2], least, CAPITAL_MM)
    line = screen.field.cursorRect().height()
    assert QFontMetricsF(screen.field.font()).capHeight() >= CAPITAL_MM * size[2]
    assert screen.field.viewport().height() >= 2 * line


def test_a_key_is_seen_in_the_field_within_a_frame(qtbot: QtBot, show: Show) -> None:
    screen = show(_SENTENCE * 13, LONGEST_KIOSK_SARAN)
    took = []
    for turn in range(40):
        key = keys_of(screen.keyboard)[turn % 10]
        start = time.perf_counter()
        qtbot.mouseClick(key, _LEFT)
        QApplication.processEvents()
        took.append(1000 * (time.perf_counter() - start))
    print(f"key to field: median {statistics.median(took):.1f} ms, most {max(took):.1f} ms")
    assert statistics.median(took) <= 16.0
    assert len(screen.field.text()) == 13 * len(_SENTENCE) + 40
