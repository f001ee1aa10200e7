"""The look: real millimetres on every screen, also on one that lies about its size."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication

from skm_desk.ui.kiosk.look import CAPITAL_MM, LARGE, TARGET_MM, Look, kiosk_font, px_per_mm

USUAL = 96 / 25.4
DENSITIES = [2.0 + step * 0.17 for step in range(36)]


@dataclass(frozen=True)
class FakeScreen:
    """Stands where a screen tells its pixels and what it claims to measure."""

    px: tuple[int, int]
    mm: tuple[float, float]

    def size(self) -> QSize:
        return QSize(*self.px)

    def physicalSize(self) -> QSizeF:  # noqa: N802
        return QSizeF(*self.mm)


def measured(px: tuple[int, int], mm: tuple[float, float], correction: float = 1.0) -> float:
    """Return the pixels in a millimetre of such a screen."""
    return px_per_mm(FakeScreen(px, mm), correction)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("px", "mm", "expected"),
    [
        ((1366, 768), (344.0, 194.0), 3.965),  # 15.6"
        ((1920, 1080), (476.0, 268.0), 4.032),  # 21.5"
        ((1080, 1920), (268.0, 476.0), 4.032),  # the same, turned upright and honest
        ((1024, 768), (304.0, 228.0), 3.368),  # 15" of the old shape
        ((3840, 2160), (941.0, 529.0), 4.082),  # 42"
        ((1920, 1080), (1209.0, 680.0), 1.588),  # 55"
        ((1080, 1920), (62.0, 110.0), 17.4),  # 5": past what a kiosk can be
    ],
)
def test_an_honest_screen_is_believed(
    px: tuple[int, int], mm: tuple[float, float], expected: float
) -> None:
    found = measured(px, mm)
    assert found == pytest.approx(expected if expected < 14 else USUAL, abs=0.002)


@pytest.mark.parametrize(
    ("px", "mm"),
    [
        ((1366, 768), (0.0, 0.0)),  # knows nothing
        ((1366, 768), (344.0, 0.0)),
        ((1366, 768), (0.0, 194.0)),
        ((1366, 768), (-1.0, -1.0)),
        ((1366, 768), (1.0, 1.0)),  # a projector that says "1 mm"
        ((1920, 1080), (16.0, 9.0)),  # centimetres, or only the shape
        ((1366, 768), (3440.0, 1940.0)),  # ten times too large
        ((1080, 1920), (476.0, 268.0)),  # upright, but claims to lie
        ((1920, 1080), (268.0, 476.0)),
    ],
)
def test_a_lying_screen_is_not_believed(px: tuple[int, int], mm: tuple[float, float]) -> None:
    assert measured(px, mm) == pytest.approx(USUAL)


def test_a_likely_lie_is_left_to_the_ruler_of_staff() -> None:
    # The shape of 16:9 given as millimetres: a small tablet has as many pixels.
    assert measured((1920, 1080), (160.0, 90.0)) == pytest.approx(12.0)
    assert measured((1920, 1080), (160.0, 90.0), 3.0) == pytest.approx(4.0)


@pytest.mark.parametrize("mm", [(344.0, 194.0), (0.0, 0.0), (1.0, 1.0)])
@pytest.mark.parametrize("correction", [0.5, 0.8, 1.0, 1.25, 2.0])
def test_the_ruler_of_staff_corrects_every_screen(
    mm: tuple[float, float], correction: float
) -> None:
    # A line drawn as 100 mm that measures 125 mm: pixels are larger, so fewer make a millimetre.
    plain = measured((1366, 768), mm)
    assert measured((1366, 768), mm, correction) == pytest.approx(plain / correction)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("density", DENSITIES)
def test_capitals_and_targets_reach_the_standard(
    qapp: QApplication, density: float, large: bool
) -> None:
    look = Look(density, large)
    least = CAPITAL_MM * (LARGE if large else 1.0)
    for bold in (False, True):
        height = QFontMetricsF(look.font(bold=bold)).capHeight() / density
        assert least <= height <= least + 1.2 / density * 1.5
    assert look.target / density >= TARGET_MM
    assert look.target / density <= TARGET_MM + 1 / density
    assert look.gap >= 4
    assert look.line >= 2


def test_the_standard_is_that_of_the_norm() -> None:
    assert (CAPITAL_MM, TARGET_MM) == (7.3, 20.0)


def test_fit_shrinks_text_and_spaces_but_no_target(qapp: QApplication) -> None:
    look, tight = Look(4.0), Look(4.0, fit=0.5)
    assert tight.text_px == pytest.approx(look.text_px / 2, abs=1)
    assert tight.gap == look.gap / 2
    assert tight.target == look.target
    assert tight.mm(10) == look.mm(10) == 40
    assert replace(look, fit=0.01).text_px == 8
    assert replace(look, fit=0.01).gap == 4


def test_large_text_of_the_usual_size_is_the_usual_text(qapp: QApplication) -> None:
    for density in DENSITIES:
        usual = Look(density).text_px
        assert Look(density, large=True, fit=1 / LARGE).text_px in (usual, usual + 1)


def test_high_contrast_thickens_lines() -> None:
    assert Look(8.0).line == 4
    assert Look(8.0, contrast=True).line == 8


def test_fonts_are_ours_and_shared(qapp: QApplication) -> None:
    font = Look(4.0).font(1.5, bold=True)
    assert QFontInfo(font).family() == "Atkinson Hyperlegible"
    assert font.bold()
    assert font.pixelSize() == round(Look(4.0).text_px * 1.5)
    assert kiosk_font(40) is kiosk_font(40)
    assert not kiosk_font(40).bold()
