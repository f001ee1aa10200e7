"""A screen places its parts for the size there is: smaller only if they do not fit."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from skm_desk import palette
from skm_desk.ui.kiosk.controls import Touch, Words
from skm_desk.ui.kiosk.lettering import fits
from skm_desk.ui.kiosk.look import Look
from skm_desk.ui.kiosk.screen import Screen
from tests.ui.kiosk.stage import colours_of

WORDS = "Terima kasih atas jawaban Anda, yang membantu kami melayani dengan lebih baik."


class Plain(Screen):
    """A text over a button; it keeps with which fit it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Words(self)
        self.words.setText(WORDS)
        self.button = Touch("Mulai", self)
        self.asked: list[float] = []

    def arrange(self, look: Look, area: QRect) -> bool:
        self.asked.append(look.fit)
        height = area.height() - look.target - look.gap
        self.words.setGeometry(0, 0, area.width(), height)
        self.button.setGeometry(0, height + look.gap, 2 * look.target, look.target)
        return fits(WORDS, look.font(), area.width(), height)


Make = Callable[..., Plain]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    """Return a function that shows a screen of a size."""

    def show(width: int, height: int) -> Plain:
        screen = Plain()
        qtbot.addWidget(screen)
        screen.resize(width, height)
        screen.apply(Look(4.0))
        assert screen.asked == []  # nobody sees it yet
        screen.show()
        qtbot.waitExposed(screen)
        return screen

    return show


def test_what_fits_is_placed_at_once(make: Make) -> None:
    screen = make(900, 700)
    assert set(screen.asked) == {1.0}
    assert screen.words.look.fit == screen.button.look.fit == 1.0


def test_text_shrinks_until_it_fits_and_targets_do_not(make: Make) -> None:
    screen = make(320, 330)
    fit = screen.words.look.fit
    assert 0.3 < fit < 1.0
    assert screen.asked[-1] == fit == min(screen.asked)
    assert fits(WORDS, screen.words.look.font(), screen.words.width(), screen.words.height())
    assert screen.button.look.fit == fit
    assert screen.button.height() == screen.look.target


def test_it_gives_up_on_a_screen_that_no_kiosk_has(make: Make) -> None:
    screen = make(40, 100)
    assert min(screen.asked) >= 0.3
    assert len(screen.asked) < 60


def test_it_places_anew_for_another_size_and_look(make: Make) -> None:
    screen = make(900, 700)
    screen.asked.clear()
    screen.resize(320, 330)
    assert screen.words.width() == 320
    assert screen.words.look.fit < 1.0
    screen.resize(900, 700)
    screen.apply(Look(4.0, large=True))
    assert screen.words.look.large
    assert screen.words.look.fit == 1.0


def test_a_hidden_screen_waits_until_it_is_seen(make: Make) -> None:
    screen = make(900, 700)
    screen.hide()
    screen.asked.clear()
    screen.resize(320, 330)
    screen.apply(Look(4.0, contrast=True))
    screen.place()
    assert screen.asked == []
    screen.show()
    assert screen.words.width() == 320
    assert screen.words.look.contrast


def test_the_ground_is_that_of_the_look(make: Make) -> None:
    screen = make(900, 700)
    at = QRect(800, 600, 20, 20)
    assert set(colours_of(screen, at)) == {palette.GROUND}
    screen.apply(Look(4.0, contrast=True))
    assert set(colours_of(screen, at)) == {palette.BLACK}


def test_a_bare_screen_says_nothing_and_focuses_nothing(qtbot: QtBot) -> None:
    screen = Screen()
    qtbot.addWidget(screen)
    assert screen.said() == ()
    assert screen.first_focus() is None
    with pytest.raises(NotImplementedError):
        screen.arrange(Look(4.0), QRect())
