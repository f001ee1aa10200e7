"""How large the parts of a screen of the kiosk are drawn, and whether all of them are whole."""

from itertools import combinations

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtWidgets import QWidget

from skm_desk.ui.kiosk.controls import Touch, Words
from skm_desk.ui.kiosk.lettering import fits
from skm_desk.ui.kiosk.screen import Screen

# Width and height in pixels, pixels in a millimetre.
SIZES = (
    (1366, 768, 3.96),
    (1024, 768, 3.37),
    (1080, 1920, 4.03),
    (1920, 1080, 4.0),
    (3840, 2160, 8.0),
    (3840, 2160, 4.0),
    (2160, 3840, 8.0),
)
CAPITAL_MM = 7.3
TARGET_MM = 20.0


def seen(screen: QWidget) -> list[Touch | Words]:
    """Return the controls and texts that can be seen."""
    parts = screen.findChildren(QWidget)
    return [part for part in parts if isinstance(part, (Touch, Words)) and part.isVisible()]


def check_drawn(screen: Screen, px_per_mm: float, capital_mm: float = CAPITAL_MM) -> None:
    """Assert that all texts and targets are large enough, whole, apart and on the screen."""
    parts = seen(screen)
    assert parts
    for part in parts:
        assert screen.rect().contains(part.geometry()), part.text()
        bold = isinstance(part, Touch) or part.bold
        font = part.look.font(1.0 if isinstance(part, Touch) else part.share, bold)
        assert QFontMetricsF(font).capHeight() / px_per_mm >= capital_mm, part.text()
        if isinstance(part, Words):
            assert fits(part.text(), font, part.width(), part.height()), part.text()
            continue
        body = part.body
        assert min(body.width(), body.height()) / px_per_mm >= TARGET_MM, part.text()
        sign = part.look.text_px + part.look.mm(3) if part.sign else 0
        inner = round(body.width()) - sign - 2 * part.look.mm(2)
        assert fits(part.words(), font, inner, round(body.height())), part.text()
    for first, second in combinations(parts, 2):
        assert not _meet(first.geometry(), second.geometry()), (first.text(), second.text())


def role_and_name(widget: QWidget) -> tuple[QAccessible.Role, str]:
    """Return what a screen reader is told of a widget."""
    told = QAccessible.queryAccessibleInterface(widget)
    assert told is not None
    return told.role(), told.text(QAccessible.Text.Name)


def count_pixels(screen: QWidget, where: QRect, colour: str) -> int:
    """Return how many of every 16th pixel of a part of the screen have this colour."""
    image = screen.grab(where).toImage()
    return sum(
        image.pixelColor(x, y).name() == colour
        for x in range(0, image.width(), 4)
        for y in range(0, image.height(), 4)
    )


def _meet(first: QRect, second: QRect) -> bool:
    return first.intersects(second)
