"""The stage of a screen: what of it is drawn where, how large, and in which colours."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QFont, QFontMetricsF, QImage
from PySide6.QtWidgets import QWidget

from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.exchange.kuesioner_toml import read_kuesioner
from skm_desk.machine.resources import resource
from skm_desk.ui.kiosk.controls import Touch, Words
from skm_desk.ui.kiosk.frame import Frame
from skm_desk.ui.kiosk.lettering import fits
from tests.ui.kiosk.drawn_sizes import CAPITAL_MM, TARGET_MM

KUESIONER: tuple[Kuesioner, ...] = tuple(
    read_kuesioner(path) for path in sorted(resource("kuesioner").glob("*.toml"))
)
SHIPPED = [(kuesioner, question) for kuesioner in KUESIONER for question in kuesioner.questions]


def place_of(part: QWidget, above: QWidget) -> QRect:
    """Return where a part stands within a widget above it."""
    return QRect(part.mapTo(above, QPoint(0, 0)), part.size())


def capital_mm(font: QFont, px_per_mm: float) -> float:
    """Return how tall the capitals of a font are."""
    return QFontMetricsF(font).capHeight() / px_per_mm


def font_of(part: Touch | Words) -> QFont:
    """Return the font in which the words of a part are drawn."""
    if isinstance(part, Words):
        return part.look.font(part.share, part.bold)
    return part.look.font(1.0, bold=True)


def capitals(parts: Iterable[Touch | Words], px_per_mm: float) -> float:
    """Return how tall the smallest capitals of some parts are, in millimetres."""
    return min(capital_mm(font_of(part), px_per_mm) for part in parts)


def frame_parts(frame: Frame) -> list[QWidget]:
    """Return what of a frame is seen: its words, its bar, its buttons, the place of the step."""
    buttons = (
        frame.again,
        frame.louder,
        frame.back_button,
        frame.skip_button,
        frame.on_button,
    )
    seen = [button for button in buttons if button.isVisible()]
    return [frame.place_words, frame.bar, frame.stack, *seen]


def check_apart(above: QWidget, parts: Sequence[QWidget]) -> None:
    """Assert that all parts are within a widget above them and none lies over another."""
    places = [(place_of(part, above), part) for part in parts]
    for place, part in places:
        assert above.rect().contains(place), (part, place)
    for (first, one), (second, other) in combinations(places, 2):
        assert not first.intersects(second), (one, other, first, second)


def check_large_enough(
    parts: Iterable[Touch | Words], px_per_mm: float, least: float = CAPITAL_MM
) -> None:
    """Assert the size of all targets and capitals, and that texts and one-line buttons are whole.

    Tiles break their words and show more than words: their own tests know where.
    """
    for part in parts:
        assert capital_mm(font_of(part), px_per_mm) >= least, part.text()
        if isinstance(part, Words):
            assert fits(part.text(), font_of(part), part.width(), part.height()), part.text()
            continue
        body = part.body
        assert min(body.width(), body.height()) / px_per_mm >= TARGET_MM, part.text()
        if not part.isCheckable():
            assert part.room_for().width() <= body.width(), part.text()


def toggle(button: Touch) -> None:
    """Check or uncheck a button as a screen reader does: without a click."""
    told = QAccessible.queryAccessibleInterface(button)
    assert told is not None
    deeds = told.actionInterface()
    assert deeds is not None
    deeds.doAction("Toggle")


def colours_of(widget: QWidget, where: QRect | None = None) -> Counter[str]:
    """Return how many pixels of a part of a widget have which colour."""
    return colours_in(widget.grab(where or widget.rect()).toImage())


def colours_in(image: QImage) -> Counter[str]:
    """Return how many pixels of an image have which colour."""
    # The image must outlive its bits.
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    counts: Counter[str] = Counter()
    for pixel, count in Counter(memoryview(plain.constBits()).cast("I")).items():
        counts[f"#{pixel & 0xFFFFFF:06x}"] += count
    return counts


def colour_at(widget: QWidget, at: QPoint) -> str:
    """Return the colour of one pixel."""
    return widget.grab(QRect(at, at)).toImage().pixelColor(0, 0).name()
