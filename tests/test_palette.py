"""The colours keep the contrast that eyes need (WCAG 2), computed anew here."""

import pytest

from skm_desk import palette

NAILED = {
    "INK": "#14232b",
    "MUTE": "#414f57",
    "PAPER": "#ffffff",
    "GROUND": "#f3f5f4",
    "LINE": "#c9d2d1",
    "EDGE": "#7d8b8a",
    "LEAD": "#0b4f5c",
    "LEAD_SOFT": "#e2eeee",
    "WARN": "#943212",
}


def test_colours_are_those_of_the_look() -> None:
    assert {name: getattr(palette, name) for name in NAILED} == NAILED
    assert palette.NILAI == ("#8c510a", "#b9821b", "#2b8c84", "#01665e")


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
        ("#00ff00", "#000000", 15.3),
    ],
)
def test_contrast_of_known_pairs(first: str, second: str, ratio: float) -> None:
    assert palette.contrast(first, second) == pytest.approx(ratio, abs=0.005)
    assert palette.contrast(second, first) == palette.contrast(first, second)


@pytest.mark.parametrize(
    ("front", "back", "least"),
    [
        (palette.INK, palette.PAPER, 16),
        (palette.INK, palette.GROUND, 7),
        (palette.INK, palette.LEAD_SOFT, 7),
        (palette.MUTE, palette.PAPER, 7.7),
        (palette.MUTE, palette.GROUND, 7),
        (palette.MUTE, palette.LEAD_SOFT, 7),
        (palette.LEAD, palette.PAPER, 9),
        (palette.PAPER, palette.LEAD, 7),
        (palette.LEAD, palette.GROUND, 7),
        (palette.LEAD, palette.LEAD_SOFT, 7),
        (palette.WARN, palette.PAPER, 7),
        (palette.WARN, palette.GROUND, 7),
        (palette.EDGE, palette.PAPER, 3),
        (palette.EDGE, palette.GROUND, 3),
        *((shape, palette.PAPER, 3) for shape in palette.NILAI),
    ],
)
def test_contrast_is_enough(front: str, back: str, least: float) -> None:
    assert palette.contrast(front, back) >= least


def test_mutu_and_nilai_share_one_scale() -> None:
    assert [palette.MUTU[letter] for letter in "DCBA"] == list(palette.NILAI)
    assert len(set(palette.NILAI)) == 4
