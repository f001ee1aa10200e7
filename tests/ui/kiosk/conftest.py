"""Fixtures of the kiosk: a screen in its frame, at the size and in the look of a real one."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from skm_desk.ui.kiosk.frame import Frame
from skm_desk.ui.kiosk.look import Look
from skm_desk.ui.kiosk.screen import Screen
from tests.ui.kiosk.drawn_sizes import SIZES

Stage = Callable[..., Frame]


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    """Return a function that shows a screen in a frame.

    `size` is width and height in pixels and the pixels in a millimetre.
    """
    kept: list[Frame] = []  # what nobody holds is gone at once

    def show(
        screen: Screen,
        size: tuple[int, int, float] = SIZES[0],
        *,
        large: bool = False,
        contrast: bool = False,
        has_voice: bool = False,
        buttons: tuple[str, str, str] = ("Kembali", "Lewati", ""),
    ) -> Frame:
        frame = Frame()
        kept.append(frame)
        qtbot.addWidget(frame)
        frame.add_screen(screen)
        frame.resize(size[0], size[1])
        frame.apply(Look(size[2], large, contrast))
        frame.show_voice(has_voice)
        frame.show_buttons(*buttons)
        frame.show_screen(screen, "Pertanyaan 1 dari 9", 0.0)
        frame.show()
        frame.activateWindow()
        qtbot.waitUntil(frame.isActiveWindow)
        return frame

    return show
