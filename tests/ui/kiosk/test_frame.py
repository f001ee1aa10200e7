"""The frame around every step: whole with any buttons and words, steady, usable by keys alone."""

from collections.abc import Callable
from itertools import product

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from skm_desk import palette
from skm_desk.ui.kiosk.controls import Touch, Words
from skm_desk.ui.kiosk.frame import Frame
from skm_desk.ui.kiosk.look import Look
from skm_desk.ui.kiosk.question import QuestionScreen
from skm_desk.ui.kiosk.screen import Screen
from skm_desk.ui.kiosk.titles import LONGEST_WHERE, USUAL_WHERE
from tests.ui.kiosk.drawn_sizes import CAPITAL_MM, SIZES, role_and_name
from tests.ui.kiosk.stage import (
    KUESIONER,
    capitals,
    check_apart,
    check_large_enough,
    colour_at,
    colours_of,
    frame_parts,
    place_of,
)

Stage = Callable[..., Frame]
LEFT = Qt.MouseButton.LeftButton
QUESTIONS = KUESIONER[-1].questions
WORDS = ("Saran", "Tentang Anda", "Pertanyaan 3 dari 9", USUAL_WHERE, LONGEST_WHERE)
STEPS = (  # what stands below a step: back, past it, on
    ("Batal", "Lewati", ""),
    ("Batal", "", "Lanjut"),
    ("Kembali", "Lewati", ""),
    ("Kembali", "", "Lanjut"),
    ("Kembali", "", "Kirim"),
)
ALL = tuple(product(("", "Batal", "Kembali"), ("", "Lewati"), ("", "Lanjut", "Kirim")))
MORE_SIZES = (*SIZES, (768, 1024, 3.37), (1280, 1024, 3.78), (1360, 768, 4.0))


def asked() -> QuestionScreen:
    """Return a screen with a question."""
    screen = QuestionScreen()
    screen.take_questions(QUESTIONS)
    screen.show_question(QUESTIONS[0], None)
    return screen


def written(frame: Frame) -> list[Touch | Words]:
    """Return the words and buttons of a frame that are seen."""
    return [part for part in frame_parts(frame) if isinstance(part, Touch | Words)]


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("has_voice", [False, True])
@pytest.mark.parametrize("size", MORE_SIZES)
def test_any_buttons_and_words_are_whole(
    stage: Stage, size: tuple[int, int, float], has_voice: bool, large: bool
) -> None:
    frame = stage(asked(), size, has_voice=has_voice, large=large)
    for buttons, words in product(ALL, WORDS):
        frame.show_buttons(*buttons)
        frame.show_where(words)
        check_apart(frame, frame_parts(frame))
        check_large_enough(written(frame), size[2], CAPITAL_MM)
        assert frame.stack.height() > 0.5 * size[1]


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("has_voice", [False, True])
@pytest.mark.parametrize("size", MORE_SIZES)
def test_nothing_moves_from_step_to_step(
    stage: Stage, size: tuple[int, int, float], has_voice: bool, large: bool
) -> None:
    frame = stage(asked(), size, has_voice=has_voice, large=large)
    places = set()
    for buttons, words in product(STEPS, WORDS):
        frame.show_buttons(*buttons)
        frame.show_where(words)
        above = frame.again.y() < frame.bar.y()
        steady = (frame.bar, frame.stack, *((frame.again, frame.louder) if above else ()))
        places.add((above, *(part.geometry().getRect() for part in steady)))
    assert len(places) == 1


@pytest.mark.parametrize("size", SIZES)
def test_the_voice_stands_below_in_a_wide_frame_and_above_in_a_tall_one(
    stage: Stage, size: tuple[int, int, float]
) -> None:
    frame = stage(asked(), size, has_voice=True)
    is_wide = size[0] / size[2] > 330  # mm; on a narrower one only the head has room
    for button in (frame.again, frame.louder):
        place = place_of(button, frame)
        assert (place.top() >= frame.stack.geometry().bottom()) is is_wide
        assert (place.bottom() <= frame.bar.y()) is not is_wide
    if is_wide:
        row = (frame.back_button, frame.again, frame.louder, frame.skip_button)
        assert len({button.y() for button in row}) == 1
        assert [button.x() for button in row] == sorted(button.x() for button in row)


@pytest.mark.parametrize("size", SIZES)
def test_large_text_leaves_the_voice_where_the_step_has_more_room(
    stage: Stage, size: tuple[int, int, float]
) -> None:
    usual = stage(asked(), size, has_voice=True)
    large = stage(asked(), size, has_voice=True, large=True)
    larger = capitals(written(large), size[2]) / capitals(written(usual), size[2])
    # On the narrowest of them the large words of the head have no room beside the voice.
    assert larger >= (1.1 if size is not SIZES[1] else 1.0)
    is_above = [frame.again.y() < frame.bar.y() for frame in (usual, large)]
    assert is_above[0] == is_above[1]
    if size[0] > size[1]:
        assert large.stack.height() > 0.93 * usual.stack.height()


@pytest.mark.parametrize("contrast", [False, True])
@pytest.mark.parametrize("share", [0.0, 0.1, 1 / 3, 0.5, 0.9, 1.0])
def test_the_bar_shows_how_much_is_done(stage: Stage, share: float, contrast: bool) -> None:
    screen = asked()
    frame = stage(screen, contrast=contrast)
    frame.show_screen(screen, "Pertanyaan 1 dari 9", share)
    colours = frame.look.colours
    bar = frame.bar.geometry()
    middle = bar.center().y()
    image = frame.grab().toImage()
    row = [image.pixelColor(x, middle).name() for x in range(bar.width())]
    assert row.count(colours.lead) == round(share * bar.width())
    assert row == [colours.lead] * row.count(colours.lead) + [colours.paper] * (
        bar.width() - row.count(colours.lead)
    )
    assert bar.width() == frame.width()
    assert bar.height() / SIZES[0][2] >= 2


def test_the_head_is_paper_and_the_rest_ground(stage: Stage) -> None:
    frame = stage(asked())
    assert colour_at(frame, QPoint(frame.width() - 5, 5)) == palette.PAPER
    assert colour_at(frame, QPoint(5, frame.height() - 5)) == palette.GROUND
    frame.apply(Look(SIZES[0][2], contrast=True))
    assert set(colours_of(frame, QRect(frame.width() - 20, 5, 10, 10))) == {palette.BLACK}


@pytest.mark.parametrize("buttons", ALL)
def test_a_button_without_words_is_not_there(stage: Stage, buttons: tuple[str, str, str]) -> None:
    frame = stage(asked(), buttons=buttons)
    shown = [frame.back_button, frame.skip_button, frame.on_button]
    assert [button.isVisible() for button in shown] == [bool(words) for words in buttons]
    for button, words in zip(shown, buttons, strict=True):
        if words:
            assert role_and_name(button) == (QAccessible.Role.Button, words)
    assert not frame.again.isVisible()
    assert not frame.louder.isVisible()


def test_every_button_says_what_was_pressed(qtbot: QtBot, stage: Stage) -> None:
    frame = stage(asked(), has_voice=True, buttons=("Kembali", "Lewati", "Lanjut"))
    for button, signal in (
        (frame.back_button, frame.back),
        (frame.skip_button, frame.skipped),
        (frame.on_button, frame.went_on),
        (frame.again, frame.asked_again),
        (frame.louder, frame.asked_louder),
    ):
        with qtbot.waitSignal(signal, timeout=1000):
            QTest.mouseClick(button, LEFT)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
            with qtbot.waitSignal(signal, timeout=1000):
                QTest.keyClick(button, key)


@pytest.mark.parametrize("size", SIZES)
def test_tab_goes_the_way_of_the_eye(stage: Stage, size: tuple[int, int, float]) -> None:
    screen = asked()
    frame = stage(screen, size, has_voice=True)
    for buttons in (*STEPS, STEPS[0]):
        frame.show_buttons(*buttons)
        parts = [*written(frame)[1:], *screen.tiles]
        parts.sort(key=lambda part: place_of(part, frame).center().y() // 20)
        rows: dict[int, list[Touch]] = {}
        for part in parts:
            assert isinstance(part, Touch)
            rows.setdefault(place_of(part, frame).center().y(), []).append(part)
        eye = [part for row in rows.values() for part in sorted(row, key=lambda part: part.x())]
        eye[0].setFocus()
        walked = []
        for _ in eye:
            focus = QApplication.focusWidget()
            assert isinstance(focus, Touch)
            walked.append(focus)
            QTest.keyClick(focus, Qt.Key.Key_Tab)
        assert [part.text() for part in walked] == [part.text() for part in eye]
        assert QApplication.focusWidget() is eye[0]
        QTest.keyClick(eye[0], Qt.Key.Key_Backtab)
        assert QApplication.focusWidget() is eye[-1]


def test_where_the_visitor_is_is_told_to_a_screen_reader(stage: Stage) -> None:
    screen = asked()
    frame = stage(screen)
    frame.show_screen(screen, "Pertanyaan 4 dari 9", 0.4)
    words = (QAccessible.Role.StaticText, "Pertanyaan 4 dari 9")
    assert role_and_name(frame.place_words) == words
    assert role_and_name(frame.bar)[1] == "Pertanyaan 4 dari 9"
    frame.show_where(LONGEST_WHERE)
    assert role_and_name(frame.place_words)[1] == LONGEST_WHERE


def test_one_screen_is_seen_and_all_take_the_look(stage: Stage) -> None:
    first, second = asked(), asked()
    frame = stage(first)
    frame.add_screen(second)
    assert frame.screen_shown is first
    frame.apply(Look(SIZES[0][2], large=True, contrast=True))
    frame.show_screen(second, "Pertanyaan 2 dari 9", 0.1)
    shown: Screen = frame.screen_shown
    assert shown is second
    assert not first.isVisible()
    for tile in second.tiles:
        assert tile.look.large
        assert tile.look.contrast
    assert frame.again.look.contrast


def test_a_screen_smaller_than_the_standard_shrinks_text_not_targets(stage: Stage) -> None:
    size = (800, 480, 5.2)  # 154 mm wide
    frame = stage(asked(), size, has_voice=True)
    for buttons, words in product(STEPS, WORDS):
        frame.show_buttons(*buttons)
        frame.show_where(words)
        check_apart(frame, frame_parts(frame))
        check_large_enough(written(frame), size[2], least=1.0)
