"""Whether a screen for staff stands whole: large enough, nothing cut, nothing over another."""

from collections.abc import Callable
from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics, QFontMetricsF
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from skm_desk.ui.kiosk.controls import Touch, Words
from skm_desk.ui.kiosk.keys import Key
from skm_desk.ui.kiosk.lettering import fits
from skm_desk.ui.kiosk.look import Look
from skm_desk.ui.kiosk.screen import Screen

# Width and height in pixels, pixels in a millimetre.
SIZES = (
    (1366, 768, 3.96),
    (1080, 1920, 4.03),
    (1024, 768, 3.37),
    (1920, 1080, 4.0),
    (3840, 2160, 8.0),
    (3840, 2160, 4.0),
    (2160, 3840, 8.0),
    (1920, 1080, 2.0),
)
CAPITAL_MM = 7.3
TARGET_MM = 20.0


def put_up(
    qtbot: QtBot, screen: Screen, size: tuple[int, int] = (1366, 768), look: Look | None = None
) -> None:
    """Show a screen in a size of pixels, active, in a look."""
    qtbot.addWidget(screen)
    screen.resize(*size)
    screen.apply(look or Look(3.96))
    screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    assert (screen.width(), screen.height()) == size


def focused() -> QWidget:
    """Return the control that has the keyboard."""
    held = QApplication.focusWidget()
    assert held is not None
    return held


def seen(screen: Screen) -> list[Touch | Words]:
    """Return the controls and texts that can be seen, the keys of a pad too."""
    parts = screen.findChildren(QWidget)
    return [part for part in parts if isinstance(part, (Touch, Words)) and part.isVisible()]


def place_of(screen: Screen, part: QWidget) -> QRect:
    """Return where a part stands on the screen."""
    return QRect(part.mapTo(screen, QPoint(0, 0)), part.size())


def capital_mm(screen: Screen) -> float:
    """Return how tall the smallest capitals of a screen are, in millimetres."""
    heights = [
        QFontMetricsF(part.look.font(getattr(part, "share", 1.0))).capHeight()
        for part in seen(screen)
        if not isinstance(part, Key)
    ]
    return min(heights) / screen.look.px_per_mm


def check_whole(screen: Screen, drawn: Callable[[Words], bool] | None = None) -> None:
    """Assert that all targets have 20 mm, that all words are whole, and that no parts meet.

    `drawn` tells of a text that draws itself whether it is whole.
    """
    parts = seen(screen)
    assert parts
    for part in parts:
        assert screen.rect().contains(place_of(screen, part)), part.text()
        if isinstance(part, Touch) and not isinstance(part, Key):
            assert part.room_for().width() <= part.body.width(), part.text()
        if type(part) is Words:
            font = part.look.font(part.share, part.bold)
            assert fits(part.text(), font, part.width(), part.height()), part.text()
        elif isinstance(part, Words):
            assert drawn is not None
            assert drawn(part), part.text()
        if isinstance(part, Touch):
            side = min(part.body.width(), part.body.height())
            assert side / screen.look.px_per_mm >= TARGET_MM, part.text()
            assert QFontMetrics(part.look.font(1.0, bold=True)).height() <= part.body.height()
    for first, second in combinations(parts, 2):
        both = place_of(screen, first).intersected(place_of(screen, second))
        assert both.isEmpty(), (first.text(), second.text())
