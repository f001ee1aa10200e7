"""The colours of the kiosk, as eyes need them (WCAG 2): text 7:1 (AAA), shapes 3:1."""

import re
from dataclasses import fields

import pytest

from skm_desk import palette
from skm_desk.machine.resources import resource
from skm_desk.ui.kiosk.look import CONTRAST, PLAIN, Colours, Look

TEXT, SHAPE = 7.0, 3.0
GROUNDS = ("paper", "ground")
BOTH = pytest.mark.parametrize("colours", [PLAIN, CONTRAST], ids=["plain", "contrast"])


def ratio(colours: Colours, first: str, second: str) -> float:
    """Return the contrast of two of the colours by their names."""
    return palette.contrast(getattr(colours, first), getattr(colours, second))


@BOTH
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["ink", "mute", "lead", "warn"])
def test_text_stands_out_on_every_ground(colours: Colours, ink: str, ground: str) -> None:
    assert ratio(colours, ink, ground) >= TEXT


@BOTH
def test_text_stands_out_on_lead(colours: Colours) -> None:
    assert ratio(colours, "on_lead", "lead") >= TEXT


@BOTH
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("shape", ["edge", "lead"])
def test_edges_and_fills_stand_out(colours: Colours, shape: str, ground: str) -> None:
    assert ratio(colours, shape, ground) >= SHAPE


@BOTH
@pytest.mark.parametrize("nilai", [1, 2, 3, 4])
def test_faces_stand_out_wherever_they_are_drawn(colours: Colours, nilai: int) -> None:
    face = colours.nilai[nilai - 1]
    for ground in (colours.paper, colours.ground):
        assert palette.contrast(face, ground) >= SHAPE
    assert palette.contrast(colours.mark, face) >= SHAPE  # eyes and mouth, the ring on lead
    assert ratio(colours, "mark", "lead") >= SHAPE


def test_high_contrast_knows_three_colours() -> None:
    used = {value for field in fields(CONTRAST) for value in _flat(getattr(CONTRAST, field.name))}
    assert used == {palette.BLACK, palette.WHITE, palette.YELLOW}
    assert palette.contrast(palette.WHITE, palette.BLACK) == pytest.approx(21)


def test_all_colours_are_those_of_the_palette() -> None:
    named = [value for name, value in vars(palette).items() if name.isupper()]
    known = {value for value in named if isinstance(value, str)} | set(palette.NILAI)
    for colours in (PLAIN, CONTRAST):
        for field in fields(colours):
            assert set(_flat(getattr(colours, field.name))) <= known


def test_a_look_picks_its_colours() -> None:
    assert Look(4.0).colours is PLAIN
    assert Look(4.0, contrast=True).colours is CONTRAST


def test_faces_bring_no_colour_of_their_own() -> None:
    for nilai in (1, 2, 3, 4):
        drawing = resource("wajah", f"nilai-{nilai}.svg").read_text(encoding="utf-8")
        assert re.findall("#[0-9a-fA-F]{3,8}|rgb", drawing) == []
        paints = set(re.findall('(?:fill|stroke)="([^"]+)"', drawing))
        assert paints <= {"@fill@", "@mark@", "none"}
        assert {"@fill@", "@mark@"} <= paints


def _flat(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value
