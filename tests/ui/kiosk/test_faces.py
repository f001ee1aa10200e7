"""The four faces: told apart by their shape, in whatever colours they are drawn."""

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from skm_desk import palette
from skm_desk.domain.kuesioner import NILAI
from skm_desk.ui.kiosk.faces import RING, draw_face
from skm_desk.ui.kiosk.look import CONTRAST, PLAIN, Colours

BACK = "#ff00ff"
SIDE = 200
BOTH = pytest.mark.parametrize("colours", [PLAIN, CONTRAST], ids=["plain", "contrast"])


def drawn(nilai: int, colours: Colours, on_lead: bool = False, ratio: float = 1.0) -> QImage:
    """Return a face on a ground of its own."""
    image = QImage(QSize(SIDE, SIDE) * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(BACK))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_face(painter, QRectF(0, 0, SIDE, SIDE), nilai, colours, on_lead)
    painter.end()
    return image


def at(image: QImage, across: float, down: float) -> str:
    """Return the colour at a place given as shares of the picture."""
    place = QPointF(across * (image.width() - 1), down * (image.height() - 1)).toPoint()
    return image.pixelColor(place).name()


def share_of(image: QImage, colour: str) -> float:
    """Return how much of a picture has a colour."""
    wanted = QColor(colour)
    places = [QPoint(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)]
    return sum(image.pixelColor(place) == wanted for place in places) / len(places)


@BOTH
@pytest.mark.parametrize("nilai", NILAI)
def test_a_face_is_a_disc_with_eyes_and_mouth(
    qapp: QApplication, colours: Colours, nilai: int
) -> None:
    image = drawn(nilai, colours)
    fill = colours.nilai[nilai - 1]
    assert at(image, 0.5, 0.1) == at(image, 0.1, 0.5) == fill
    for across in (0.35, 0.65):
        assert at(image, across, 0.42) == colours.mark
    assert {at(image, x, y) for x in (0, 1) for y in (0, 1)} == {BACK}
    assert 0.6 < share_of(image, fill) < 0.78
    assert 0.03 < share_of(image, colours.mark) < 0.2


@BOTH
def test_faces_differ_by_shape_alone(qapp: QApplication, colours: Colours) -> None:
    # All four in one colour, as an eye that sees no colours has them.
    grey = replace(colours, nilai=(palette.MUTE,) * 4)
    pictures = [drawn(nilai, grey) for nilai in NILAI]
    for one, other in combinations(pictures, 2):
        differing = sum(
            one.pixel(x, y) != other.pixel(x, y)
            for x in range(0, SIDE, 2)
            for y in range(0, SIDE, 2)
        )
        assert differing > 0.015 * (SIDE / 2) ** 2


@BOTH
@pytest.mark.parametrize("nilai", NILAI)
def test_on_lead_a_ring_stands_around_it(qapp: QApplication, colours: Colours, nilai: int) -> None:
    image = drawn(nilai, colours, on_lead=True)
    for across, down in (
        (0.5, RING / 2),
        (0.5, 1 - RING / 2),
        (RING / 2, 0.5),
        (1 - RING / 2, 0.5),
    ):
        assert at(image, across, down) == colours.mark
    assert at(image, 0.5, RING + 0.06) == colours.nilai[nilai - 1]
    assert at(image, 0, 0) == BACK


@pytest.mark.parametrize("ratio", [1.5, 2.0, 3.0])
def test_a_fine_screen_shows_a_fine_face(qapp: QApplication, ratio: float) -> None:
    coarse, fine = drawn(4, PLAIN), drawn(4, PLAIN, ratio=ratio)
    assert fine.width() == SIDE * ratio
    pure = {PLAIN.nilai[3], PLAIN.mark, BACK}
    mixed = [1 - sum(share_of(image, colour) for colour in pure) for image in (coarse, fine)]
    # Only rims are mixed colours; drawn anew, not stretched, they are thinner against the face.
    assert mixed[1] < 0.8 * mixed[0]


def test_a_small_or_empty_place_is_no_fault(qapp: QApplication) -> None:
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(QColor(BACK))
    painter = QPainter(image)
    for side in (0.0, 0.4, 1.0, 20.0):
        draw_face(painter, QRectF(0, 0, side, side), 1, PLAIN, on_lead=True)
    painter.end()
    assert image.pixelColor(10, 2).name() != BACK
