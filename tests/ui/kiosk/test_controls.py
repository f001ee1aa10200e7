"""Buttons and texts of the kiosk: pressed by finger and key, seen and told for what they are."""

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from skm_desk import palette
from skm_desk.ui.kiosk.controls import RING_ROOM_MM, Kind, Touch, Words
from skm_desk.ui.kiosk.lettering import height_of, indent_of, widest_word
from skm_desk.ui.kiosk.look import Look
from skm_desk.ui.kiosk.screen import Screen
from tests.ui.kiosk.drawn_sizes import TARGET_MM, role_and_name
from tests.ui.kiosk.stage import capital_mm, colour_at, colours_in, colours_of, font_of

LEFT = Qt.MouseButton.LeftButton
TAB, BACKTAB = Qt.Key.Key_Tab, Qt.Key.Key_Backtab
LOOK = Look(4.0)


class Board(Screen):
    """Two buttons below each other and a text; another button takes the focus away."""

    def __init__(self, kind: Kind = Kind.PLAIN, sign: str = "") -> None:
        super().__init__()
        self.first = Touch("Dengarkan", self, kind, sign)
        self.second = Touch("Kembali", self)
        self.words = Words(self)
        self.words.setText("Selamat datang")

    def arrange(self, look: Look, area: QRect) -> bool:
        for place, button in enumerate((self.first, self.second)):
            button.setGeometry(20, 20 + place * 140, 420, 120)
        self.words.setGeometry(20, 300, 420, 100)
        return True


Make = Callable[..., Board]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    """Return a function that shows a board in a look."""
    kept: list[Board] = []

    def show(look: Look = LOOK, kind: Kind = Kind.PLAIN, sign: str = "") -> Board:
        board = Board(kind, sign)
        kept.append(board)
        qtbot.addWidget(board)
        board.resize(480, 420)
        board.apply(look)
        board.show()
        board.activateWindow()
        qtbot.waitUntil(board.isActiveWindow)
        return board

    return show


def dark(counts: Counter[str]) -> int:
    """Return how many pixels are rather ink than ground."""
    return sum(count for colour, count in counts.items() if palette.luminance(colour) < 0.25)


def ring_at(button: Touch) -> str:
    """Return the colour where the ring around a button is drawn, in the middle of its top."""
    board = button.parentWidget()
    assert board is not None
    return colour_at(board, button.mapTo(board, QPoint(button.width() // 2, 2)))


@pytest.mark.parametrize("press", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, LEFT])
def test_fingers_and_keys_press(qtbot: QtBot, make: Make, press: Qt.Key | Qt.MouseButton) -> None:
    board = make()
    with qtbot.waitSignal(board.first.clicked, timeout=1000):
        if isinstance(press, Qt.Key):
            QTest.keyClick(board.first, press)
        else:
            QTest.mouseClick(board.first, press)


def test_a_finger_that_slides_off_does_not_press(qtbot: QtBot, make: Make) -> None:
    button = make().first
    with qtbot.assertNotEmitted(button.clicked):
        QTest.mousePress(button, LEFT, pos=button.rect().center())
        QTest.mouseRelease(button, LEFT, pos=QPoint(-50, -50))


@pytest.mark.parametrize("contrast", [False, True])
def test_the_ring_comes_with_a_key_and_goes_with_the_focus(make: Make, contrast: bool) -> None:
    board = make(Look(4.0, contrast=contrast))
    colours = board.look.colours
    board.first.setFocus(Qt.FocusReason.OtherFocusReason)
    assert ring_at(board.first) == colours.ground
    QTest.keyClick(board.first, TAB)
    assert QApplication.focusWidget() is board.second
    assert ring_at(board.second) == colours.lead
    assert ring_at(board.first) == colours.ground
    QTest.keyClick(board.second, BACKTAB)
    assert ring_at(board.first) == colours.lead
    assert ring_at(board.second) == colours.ground


def test_a_finger_brings_the_focus_without_a_ring(make: Make) -> None:
    board = make()
    QTest.mouseClick(board.first, LEFT)
    assert board.first.hasFocus()
    assert ring_at(board.first) == palette.GROUND


def test_who_uses_keys_sees_the_ring_wherever_the_program_puts_the_focus(make: Make) -> None:
    board = make()
    board.first.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(board.first, TAB)
    board.first.setFocus(Qt.FocusReason.OtherFocusReason)
    assert ring_at(board.first) == palette.LEAD
    QTest.mouseClick(board.second, LEFT)
    board.first.setFocus(Qt.FocusReason.OtherFocusReason)
    assert ring_at(board.first) == palette.GROUND


def test_the_ring_stands_off_the_body(make: Make) -> None:
    board = make()
    QTest.keyClick(board.first, TAB)
    QTest.keyClick(board.second, BACKTAB)
    middle = board.first.width() // 2
    seen = [colour_at(board.first, QPoint(middle, y)) for y in range(round(board.first.body.y()))]
    ring = seen.count(palette.LEAD)
    assert ring >= 3
    assert seen[-1] != palette.LEAD  # a gap between ring and edge
    assert ring / 4.0 >= 0.75  # mm


@pytest.mark.parametrize(
    ("kind", "is_checked", "fill", "ink"),
    [
        (Kind.MAIN, False, palette.LEAD, palette.PAPER),
        (Kind.PLAIN, False, palette.PAPER, palette.LEAD),
        (Kind.QUIET, False, palette.GROUND, palette.LEAD),
        (Kind.TILE, False, palette.PAPER, palette.LEAD),
        (Kind.TILE, True, palette.LEAD, palette.PAPER),
    ],
)
def test_each_kind_has_its_colours(
    make: Make, kind: Kind, is_checked: bool, fill: str, ink: str
) -> None:
    button = make(kind=kind).first
    button.setCheckable(is_checked)
    button.setChecked(is_checked)
    inner = button.body.toRect().adjusted(8, 8, -8, -8)
    seen = colours_of(button, inner)
    assert seen[fill] > 0.6 * inner.width() * inner.height()
    assert seen[ink] > 300
    edge = colour_at(button, QPoint(round(button.body.x()), button.height() // 2))
    wanted = {Kind.PLAIN: palette.LEAD, Kind.QUIET: palette.GROUND, Kind.MAIN: palette.LEAD}
    assert edge == wanted.get(kind, palette.LEAD if is_checked else palette.EDGE)


def test_what_cannot_be_pressed_is_pale(qtbot: QtBot, make: Make) -> None:
    button = make(kind=Kind.MAIN).first
    button.setEnabled(False)
    seen = colours_of(button)
    assert seen[palette.LEAD] == 0
    assert seen[palette.MUTE] > 300
    with qtbot.assertNotEmitted(button.clicked):
        QTest.mouseClick(button, LEFT)


@pytest.mark.parametrize("kind", [Kind.PLAIN, Kind.TILE, Kind.QUIET])
def test_a_finger_sees_what_it_presses(make: Make, kind: Kind) -> None:
    button = make(kind=kind).first
    before = colours_of(button)[palette.INK]
    QTest.mousePress(button, LEFT)
    during = colours_of(button)[palette.INK]
    QTest.mouseRelease(button, LEFT)
    assert before == 0
    assert during > 1000
    assert colours_of(button)[palette.INK] == 0


def test_a_sign_stands_before_the_words(make: Make) -> None:
    bare, signed = make().first, make(sign="listen").first
    both = [colours_of(button)[palette.LEAD] for button in (bare, signed)]
    assert both[1] > both[0] + 100
    side = signed.look.text_px
    room = signed.room_for()
    assert room.width() == bare.room_for().width() + side + signed.look.mm(2)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("density", [2.0, 3.37, 4.0, 8.0])
@pytest.mark.parametrize("words", ["Ya", "Lebih keras", "Kembali ke awal"])
def test_the_room_it_asks_for_holds_its_words_and_a_finger(
    qapp: QApplication, words: str, density: float, large: bool
) -> None:
    button = Touch(words)
    button.apply(Look(density, large))
    ring = 2 * button.look.mm(RING_ROOM_MM)
    room = button.room_for()
    button.resize(room.width() + ring, room.height() + ring)
    assert min(button.body.width(), button.body.height()) / density >= TARGET_MM
    assert capital_mm(font_of(button), density) >= 7.3
    # Nothing of the words comes near the edge: what is seen in the middle is all there is.
    rounding = button.look.mm(3)
    inner = button.body.toRect().adjusted(4, rounding, -4, -rounding)
    tight = inner.adjusted(button.look.mm(2), 0, -button.look.mm(2), 0)
    assert colours_of(button, inner)[palette.LEAD] == colours_of(button, tight)[palette.LEAD] > 0
    assert button.room_for(words="Kembali ke awal sekali").width() > room.width()


@pytest.mark.parametrize("words", ["R&B", "&Baik", "A && B", "A & B", "<b>tebal</b>", "&"])
def test_words_that_somebody_wrote_are_shown_as_typed(qapp: QApplication, words: str) -> None:
    button = Touch("", None, Kind.TILE)
    button.show_words(words)
    assert button.words() == words
    assert role_and_name(button) == (QAccessible.Role.Button, words)
    assert button.shortcut().isEmpty()
    text = Words()
    text.setText(words)
    assert role_and_name(text) == (QAccessible.Role.StaticText, words)


def test_ampersands_are_drawn(make: Make) -> None:
    board = make()
    board.first.show_words("A & B")
    with_sign = colours_of(board.first)[palette.LEAD]
    board.first.show_words("A B")
    assert with_sign > colours_of(board.first)[palette.LEAD] + 100
    board.words.setText("A & B")
    with_sign = colours_of(board.words)[palette.INK]
    board.words.setText("A B")
    assert with_sign > colours_of(board.words)[palette.INK] + 100


def test_roles_and_deeds_are_told_to_a_screen_reader(qtbot: QtBot, make: Make) -> None:
    board = make()
    assert role_and_name(board.first) == (QAccessible.Role.Button, "Dengarkan")
    assert role_and_name(board.words) == (QAccessible.Role.StaticText, "Selamat datang")
    told = QAccessible.queryAccessibleInterface(board.first)
    assert told is not None
    assert told.state().focusable
    deeds = told.actionInterface()
    assert deeds is not None
    with qtbot.waitSignal(board.first.clicked, timeout=1000):
        deeds.doAction(deeds.actionNames()[0])
    board.first.setCheckable(True)
    assert role_and_name(board.first)[0] is QAccessible.Role.CheckBox


def test_a_mark_of_the_program_is_not_signalled(qtbot: QtBot, make: Make) -> None:
    button = make(kind=Kind.TILE).first
    button.setCheckable(True)
    with qtbot.assertNotEmitted(button.toggled):
        button.mark(True)
    assert button.isChecked()
    with qtbot.waitSignal(button.toggled, timeout=1000):
        QTest.mouseClick(button, LEFT)
    assert not button.isChecked()
    assert colours_of(button)[palette.LEAD] < 0.2 * button.width() * button.height()


@pytest.mark.parametrize("words", ["jenis\njalan", "Sangat baik", "q", "Jj"])
def test_a_text_in_the_room_it_asks_for_is_whole(make: Make, words: str) -> None:
    board = make()
    text, font = board.words, font_of(board.words)
    text.setText(words)
    width = max(widest_word(line.replace(" ", "_"), font) for line in words.split("\n"))
    text.setGeometry(20, 300, width, height_of(words, font, width))
    # The same on a sheet that cuts nothing off.
    sheet = QImage(480, 420, QImage.Format.Format_RGB32)
    sheet.fill(palette.GROUND)
    painter = QPainter(sheet)
    painter.setFont(font)
    painter.setPen(QColor(palette.INK))
    box = text.geometry().adjusted(indent_of(words, font, width), 0, 0, 0)
    painter.drawText(box, int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextDontClip), words)
    painter.end()
    assert dark(colours_of(board, text.geometry())) == dark(colours_in(sheet)) > 100
    assert dark(colours_of(board, QRect(20, 300, 10, text.height()))) > 10


@pytest.mark.parametrize(("tone", "colour"), [("ink", palette.INK), ("mute", palette.MUTE)])
def test_texts_have_tone_size_and_weight(make: Make, tone: str, colour: str) -> None:
    words = make().words
    words.tone = tone
    plain = colours_of(words)[colour]
    words.bold, words.share = True, 1.3
    assert colours_of(words)[colour] > 1.5 * plain > 300
    assert font_of(words).pixelSize() == round(LOOK.text_px * 1.3)
    words.apply(Look(4.0, contrast=True))
    assert colours_of(words)[palette.WHITE] > 300
