"""What the tests of the keyboard, the pad and their screens measure and do."""

from collections.abc import Sequence
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QFontMetricsF, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from skm_desk.ui.kiosk.controls import Words
from skm_desk.ui.kiosk.keys import Key, KeyBlock
from skm_desk.ui.kiosk.lettering import fits
from skm_desk.ui.kiosk.screen import Screen

# What the frame leaves of a screen: width and height in pixels, pixels in a millimetre.
AREAS = (
    (1366, 588, 3.96),
    (1366, 550, 3.96),
    (1024, 588, 3.37),
    (1080, 1700, 4.03),
    (1920, 900, 4.0),
    (3840, 1980, 8.0),
    (3840, 1980, 4.0),
    (768, 850, 3.37),
    (1024, 588, 2.0),
)
CAPITAL_MM = 7.3


class Fingers:
    """Fingers on a touch screen, each known by a number; it tells of all that are down."""

    def __init__(self, block: KeyBlock, device: QPointingDevice) -> None:
        self._block = block
        self._device = device
        self._down: set[int] = set()

    def press(self, finger: int, key: Key) -> None:
        """Put a finger on the middle of a key."""
        self._events(finger).press(finger, key.rect().center(), key).commit()
        self._down.add(finger)

    def move(self, finger: int, key: Key, by: QPoint) -> None:
        """Move a finger away from the middle of a key."""
        self._events(finger).move(finger, key.rect().center() + by, key).commit()

    def lift(self, finger: int, key: Key, by: QPoint | None = None) -> None:
        """Lift a finger, at the middle of a key or a way off it."""
        at = key.rect().center() + (by or QPoint())
        self._events(finger).release(finger, at, key).commit()
        self._down.discard(finger)

    def tap(self, key: Key) -> None:
        """Press a key and lift the finger."""
        self.press(0, key)
        self.lift(0, key)

    def _events(self, finger: int) -> QTest.QTouchEventSequence:
        events = QTest.touchEvent(self._block, self._device, False)
        for other in self._down - {finger}:
            events.stationary(other)
        return events


def keys_of(block: KeyBlock) -> list[Key]:
    """Return the keys that are there, in reading order."""
    return block.keys()


def key_of(block: KeyBlock, label: str) -> Key:
    """Return the key that shows a label."""
    return next(key for key in keys_of(block) if key.label == label)


def check_keys(block: KeyBlock, px_per_mm: float, least_mm: float, capital_mm: float) -> None:
    """Assert that every key is large enough, shows all of its label, and stands apart."""
    keys = keys_of(block)
    bodies = {}
    for key in keys:
        assert block.rect().contains(key.geometry()), key.label
        body = key.body
        assert min(body.width(), body.height()) >= least_mm * px_per_mm, key.label
        font = key.look.font(key.share, bold=True)
        assert QFontMetricsF(font).capHeight() >= capital_mm * px_per_mm, key.label
        room = key.room_for_label(key.look, key.share)
        assert room.width() <= body.width() - 2 * key.look.mm(1), key.label
        assert room.height() <= body.height(), key.label
        bodies[key] = QRectF(key.mapTo(block, QPoint(0, 0)), key.size()) & body.translated(
            key.geometry().topLeft()
        )
    for first, second in combinations(keys, 2):
        assert not first.geometry().intersects(second.geometry()), (first.label, second.label)
        assert not bodies[first].intersects(bodies[second]), (first.label, second.label)


def check_words(
    screen: Screen, parts: Sequence[Words], px_per_mm: float, capital_mm: float
) -> None:
    """Assert that texts are seen, large enough, whole and on the screen."""
    for part in parts:
        assert part.isVisible(), part.text()
        font = part.look.font(part.share, part.bold)
        assert screen.rect().contains(part.geometry()), part.text()
        assert QFontMetricsF(font).capHeight() >= capital_mm * px_per_mm, part.text()
        assert fits(part.text(), font, part.width(), part.height()), part.text()


def check_apart(screen: Screen, parts: Sequence[QWidget]) -> None:
    """Assert that the parts of a screen are on it and none lies over another."""
    for part in parts:
        assert screen.rect().contains(part.geometry()), part
    for first, second in combinations(parts, 2):
        both: QRect = first.geometry() & second.geometry()
        assert both.isEmpty(), (first, second)
