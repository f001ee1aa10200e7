"""The question screen: every question of every shipped set is whole, large and in its place."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from skm_desk import palette
from skm_desk.domain.kuesioner import NILAI, Kuesioner, Question
from skm_desk.ui.kiosk.frame import Frame
from skm_desk.ui.kiosk.lettering import fits
from skm_desk.ui.kiosk.look import Look
from skm_desk.ui.kiosk.question import NilaiTile, QuestionScreen, TileParts, tile_parts
from tests.ui.kiosk.drawn_sizes import CAPITAL_MM, SIZES, TARGET_MM, role_and_name
from tests.ui.kiosk.stage import (
    KUESIONER,
    SHIPPED,
    capital_mm,
    capitals,
    check_apart,
    check_large_enough,
    colours_of,
    font_of,
    frame_parts,
    place_of,
    toggle,
)

Stage = Callable[..., Frame]
LEFT = Qt.MouseButton.LeftButton
SKM = next(kuesioner for kuesioner in KUESIONER if kuesioner.kode == "skm-2017")
ODD = Question(
    "U1", "U1", "Biaya & tarif", "A & B <b>?", ("R&B", "&Baik", "A && B", "Baik & cepat")
)


def asked(kuesioner: Kuesioner) -> QuestionScreen:
    """Return a screen that knows a set and shows its first question."""
    screen = QuestionScreen()
    screen.take_questions(kuesioner.questions)
    screen.show_question(kuesioner.questions[0], None)
    return screen


def parts_of(tile: NilaiTile) -> TileParts:
    """Return where number, face and words of a tile are drawn."""
    return tile_parts(tile.look, tile.body.toRect(), tile.words_height)


def check_tile(tile: NilaiTile, px_per_mm: float) -> None:
    """Assert that a tile is large enough and that number, face and words are whole and apart."""
    body, parts = tile.body.toRect(), parts_of(tile)
    assert min(body.width(), body.height()) / px_per_mm >= TARGET_MM
    assert tile.rect().contains(body)
    for part in (parts.number, parts.face, parts.words):
        assert body.contains(part), (tile.words(), part, body)
    assert not parts.face.intersects(parts.words)
    assert not parts.face.intersects(parts.number)
    assert not parts.words.intersects(parts.number)
    font = font_of(tile)
    assert fits(tile.words(), font, parts.words.width(), parts.words.height()), tile.words()
    number = QFontMetrics(font).tightBoundingRect(str(tile.nilai))
    assert number.width() < parts.number.width()
    assert number.height() < parts.number.height()
    assert parts.face.width() == parts.face.height()
    assert parts.face.width() / px_per_mm >= 13


def check_question(frame: Frame, screen: QuestionScreen, px_per_mm: float, least: float) -> None:
    """Assert all that holds for a question on any screen."""
    texts = (screen.heading, screen.text)
    check_apart(frame, frame_parts(frame))
    check_apart(screen, [*texts, *screen.tiles])
    check_large_enough([*texts, *screen.tiles], px_per_mm, least)
    for tile in screen.tiles:
        check_tile(tile, px_per_mm)
    sides = {(tile.width(), tile.height(), parts_of(tile).face.width()) for tile in screen.tiles}
    assert len(sides) == 1


@pytest.mark.parametrize("has_voice", [False, True])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kuesioner", KUESIONER, ids=lambda kuesioner: kuesioner.kode)
def test_every_question_holds_the_standard(
    stage: Stage, kuesioner: Kuesioner, size: tuple[int, int, float], has_voice: bool
) -> None:
    screen = asked(kuesioner)
    frame = stage(screen, size, has_voice=has_voice)
    places = set()
    for question in kuesioner.questions:
        screen.show_question(question, None)
        check_question(frame, screen, size[2], CAPITAL_MM)
        places.add(tuple(place_of(tile, frame).getRect() for tile in screen.tiles))
        assert screen.heading.look.fit == 1.0
    assert len(places) == 1


@pytest.mark.parametrize("has_voice", [False, True])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kuesioner", KUESIONER, ids=lambda kuesioner: kuesioner.kode)
def test_large_text_is_larger_for_every_question(
    stage: Stage, kuesioner: Kuesioner, size: tuple[int, int, float], has_voice: bool
) -> None:
    usual, larger = asked(kuesioner), asked(kuesioner)
    plain = stage(usual, size, has_voice=has_voice)
    large = stage(larger, size, has_voice=has_voice, large=True)
    around = [part for part in frame_parts(large) if part not in (large.bar, large.stack)]
    assert capitals(around, size[2]) >= capitals([plain.place_words], size[2])  # type: ignore[arg-type]
    for question in kuesioner.questions:
        usual.show_question(question, None)
        larger.show_question(question, None)
        before = capital_mm(font_of(usual.text), size[2])
        check_question(large, larger, size[2], 1.1 * before)
        is_roomy = size[0] * size[1] / size[2] ** 2 > 100_000  # mm²: a 19" screen or larger
        if is_roomy:
            assert larger.text.look.fit == 1.0


def test_short_words_leave_the_room_to_the_faces(stage: Stage) -> None:
    screen = asked(SKM)
    stage(screen)
    faces = []
    for kode in ("U4", "U8"):  # one line each, and three
        screen.show_question(next(q for q in SKM.questions if q.kode == kode), None)
        faces.append(parts_of(screen.tiles[0]).face.width())
    assert faces[0] > 1.5 * faces[1]


def test_on_a_low_screen_text_gives_way_and_tiles_do_not(qtbot: QtBot) -> None:
    screen = asked(SKM)
    qtbot.addWidget(screen)
    screen.apply(Look(3.96))
    screen.show()
    fits_seen = set()
    for height in range(700, 260, -7):
        screen.resize(1366, height)
        fits_seen.add(screen.text.look.fit)
        check_apart(screen, [screen.heading, screen.text, *screen.tiles])
        for tile in screen.tiles:
            assert min(tile.body.width(), tile.body.height()) / 3.96 >= TARGET_MM, height
    assert max(fits_seen) == 1.0
    assert min(fits_seen) < 0.7


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("size", [SIZES[0], SIZES[2], SIZES[4]])
def test_words_numbers_and_faces_leave_their_colour(
    stage: Stage, size: tuple[int, int, float], large: bool
) -> None:
    screen = asked(SKM)
    frame = stage(screen, size, large=large)
    for text in (screen.heading, screen.text, frame.place_words):
        assert colours_of(text)[palette.INK] > 200, text.text()
    for tile in screen.tiles:
        parts = parts_of(tile)
        assert colours_of(tile, parts.words)[palette.INK] > 200
        number = colours_of(tile, parts.number)[palette.MUTE]
        assert number > 20
        assert colours_of(tile, parts.number.adjusted(1, 1, -1, -1))[palette.MUTE] == number
        face = colours_of(tile, parts.face)
        assert face[palette.NILAI[tile.nilai - 1]] > 0.5 * parts.face.width() ** 2
        assert face[palette.PAPER] > 0
        # Nothing is drawn past the places that are said to hold it.
        rest = tile.body.toRect().adjusted(6, 6, -6, -6)
        whole = colours_of(tile, rest)[palette.INK]
        assert whole == colours_of(tile, parts.words.intersected(rest))[palette.INK]


@pytest.mark.parametrize("size", [SIZES[0], SIZES[2]])
def test_high_contrast_draws_its_three_colours_alone(
    stage: Stage, size: tuple[int, int, float]
) -> None:
    screen = asked(SKM)
    frame = stage(screen, size, contrast=True, has_voice=True)
    screen.mark(2)
    screen.tiles[0].setFocus(Qt.FocusReason.TabFocusReason)
    seen = colours_of(frame)
    total = sum(seen.values())
    pure = {palette.BLACK, palette.WHITE, palette.YELLOW}
    assert pure <= set(seen)
    assert sum(count for colour, count in seen.items() if colour in pure) > 0.95 * total
    for colour, count in seen.items():
        assert colour in pure or count < 0.003 * total, colour
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        # What is smoothed at a rim is some white and some yellow on black.
        assert red >= blue - 2, colour
        assert abs(green - (blue + 0.902 * (red - blue))) <= 6, colour


def test_the_chosen_tile_stands_out_by_more_than_colour(stage: Stage) -> None:
    screen = asked(SKM)
    stage(screen)
    screen.show_question(SKM.questions[0], 3)
    chosen, other = screen.tiles[2], screen.tiles[1]
    assert colours_of(chosen)[palette.LEAD] > 0.4 * chosen.width() * chosen.height()
    assert colours_of(other)[palette.LEAD] == 0
    face = parts_of(chosen).face
    rim = QRect(face.center().x() - 2, face.top() + 3, 4, 4)
    assert set(colours_of(chosen, rim)) == {palette.PAPER}
    assert colours_of(chosen, parts_of(chosen).words)[palette.PAPER] > 200


@pytest.mark.parametrize(("kuesioner", "question"), SHIPPED, ids=lambda part: part.kode)
def test_each_tile_has_face_number_and_words(kuesioner: Kuesioner, question: Question) -> None:
    screen = asked(kuesioner)
    screen.show_question(question, 2)
    for tile, words, nilai in zip(screen.tiles, question.choices, NILAI, strict=True):
        assert (tile.nilai, tile.words()) == (nilai, words)
        assert role_and_name(tile) == (QAccessible.Role.CheckBox, f"{nilai}, {words}")
        told = QAccessible.queryAccessibleInterface(tile)
        assert told is not None
        assert bool(told.state().checked) is (nilai == 2)
    assert role_and_name(screen.heading) == (QAccessible.Role.StaticText, question.heading)
    assert role_and_name(screen.text) == (QAccessible.Role.StaticText, question.text)


def test_a_finger_rates_and_a_second_touch_keeps(qtbot: QtBot, stage: Stage) -> None:
    screen = asked(SKM)
    stage(screen)
    rated: list[int] = []
    screen.rated.connect(rated.append)
    for tile in (*screen.tiles, screen.tiles[3], screen.tiles[3], screen.tiles[0]):
        with qtbot.waitSignal(screen.rated, timeout=1000):
            QTest.mouseClick(tile, LEFT)
        assert [other.nilai for other in screen.tiles if other.isChecked()] == [tile.nilai]
    assert rated == [1, 2, 3, 4, 4, 4, 1]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_rate(qtbot: QtBot, stage: Stage, key: Qt.Key) -> None:
    screen = asked(SKM)
    stage(screen)
    screen.first_focus().setFocus()
    rated: list[int] = []
    screen.rated.connect(rated.append)
    for nilai in NILAI:
        focus = QApplication.focusWidget()
        assert focus is screen.tiles[nilai - 1]
        QTest.keyClick(focus, key)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert rated == [1, 2, 3, 4]


def test_a_screen_reader_rates_without_a_click(qtbot: QtBot, stage: Stage) -> None:
    screen = asked(SKM)
    stage(screen)
    rated: list[int] = []
    screen.rated.connect(rated.append)
    for nilai in (3, 3, 1):
        toggle(screen.tiles[nilai - 1])
        assert [tile.nilai for tile in screen.tiles if tile.isChecked()] == [nilai]
    assert rated == [3, 3, 1]


def test_the_keyboard_starts_at_the_chosen_tile() -> None:
    screen = asked(SKM)
    assert screen.first_focus() is screen.tiles[0]
    screen.mark(3)
    assert screen.first_focus() is screen.tiles[2]
    screen.clear()
    assert screen.first_focus() is screen.tiles[0]
    assert not any(tile.isChecked() for tile in screen.tiles)


def test_one_set_of_widgets_serves_all_questions() -> None:
    screen = asked(SKM)
    before = len(screen.children())
    for _ in range(5):
        for question in SKM.questions:
            screen.show_question(question, 1)
    assert len(screen.children()) == before


def test_what_is_read_aloud() -> None:
    assert QuestionScreen().said() == ()
    question = SKM.questions[0]
    (piece,) = asked(SKM).said()
    assert piece.key == question.kode
    assert (
        piece.text
        == f"{question.text} 1, Tidak sesuai. 2, Kurang sesuai. 3, Sesuai. 4, Sangat sesuai."
    )


def test_signs_in_words_are_shown_as_typed(stage: Stage) -> None:
    screen = QuestionScreen()
    stage(screen)
    screen.show_question(ODD, None)
    assert tuple(tile.words() for tile in screen.tiles) == ODD.choices
    names = [role_and_name(tile)[1] for tile in screen.tiles]
    assert names == ["1, R&B", "2, &Baik", "3, A && B", "4, Baik & cepat"]
    assert role_and_name(screen.heading)[1] == ODD.heading
    assert role_and_name(screen.text)[1] == ODD.text
    for key in (Qt.Key.Key_B, Qt.Key.Key_A):  # no ampersand made a key of it
        QTest.keyClick(screen, key, Qt.KeyboardModifier.AltModifier)
    assert not any(tile.isChecked() for tile in screen.tiles)
