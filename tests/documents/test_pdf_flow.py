"""Filling pages: everything is placed in order, on a page that has room for it."""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from skm_desk.documents.pdf_flow import Break, Gap, Page, Piece, Together, arrange

HEIGHT = 100.0


@dataclass(frozen=True)
class Lines(Piece):
    """A piece of numbered lines, ten points each."""

    numbers: tuple[int, ...] = ()

    @property
    def height(self) -> float:
        return len(self.numbers) * 10

    def cut(self, room: float, must: bool) -> tuple[Piece | None, Piece | None]:
        """Cut between lines."""
        count = max(int(room / 10 + 0.001), 1 if must else 0)
        if count >= len(self.numbers):
            return self, None
        if count == 0:
            return None, self
        return (
            replace(self, numbers=self.numbers[:count]),
            replace(self, numbers=self.numbers[count:], leads=False),
        )

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Nothing is drawn here."""


def numbers_of(piece: Piece) -> list[int]:
    if isinstance(piece, Together):
        return [number for inner in piece.pieces for number in numbers_of(inner)]
    return list(piece.numbers) if isinstance(piece, Lines) else []


def numbers_on(pages: list[Page]) -> list[list[int]]:
    return [[n for _, piece in page.placed for n in numbers_of(piece)] for page in pages]


@st.composite
def pieces(draw: st.DrawFn) -> list[Piece]:
    made: list[Piece] = []
    start = 0
    for length in draw(st.lists(st.integers(0, 25), max_size=12)):
        kind = draw(st.integers(0, 9))
        numbers = tuple(range(start, start + length))
        start += length
        distances = {"before": draw(st.floats(0, 9)), "after": draw(st.floats(0, 9))}
        if kind == 0:
            made.append(Break())
        if kind == 1:
            made.append(Gap(draw(st.floats(0, 300))))
        if kind == 2:
            half = length // 2
            parts = (Lines(numbers[:half]), Lines(numbers[half:]))
            made.append(Together(parts, **distances))
        else:
            made.append(Lines(numbers, leads=kind > 6, **distances))
    return made


@given(pieces())
@settings(max_examples=300, deadline=None)
def test_all_is_placed_in_order_and_inside_the_page(given_pieces: list[Piece]) -> None:
    pages = arrange(given_pieces, HEIGHT)
    placed = [number for page in numbers_on(pages) for number in page]
    assert placed == list(range(len(placed)))
    assert len(placed) == sum(len(numbers_of(piece)) for piece in given_pieces)
    for page in pages:
        assert page.used <= HEIGHT + 0.02
        offsets = [(offset, offset + piece.height) for offset, piece in page.placed]
        for above, below in pairwise(offsets):
            assert below[0] >= above[1] - 0.001


def test_a_head_goes_to_the_next_page_with_its_text() -> None:
    pages = arrange(
        [Lines(tuple(range(8))), Lines((8,), leads=True), Lines((9,), leads=True), Lines((10,))],
        HEIGHT,
    )
    assert numbers_on(pages) == [list(range(8)), [8, 9, 10]]


def test_a_gap_behind_a_head_does_not_part_it_from_its_text() -> None:
    pages = arrange(
        [Lines(tuple(range(8))), Lines((8,), leads=True), Gap(9), Lines((9, 10))], HEIGHT
    )
    assert numbers_on(pages) == [list(range(8)), [8, 9, 10]]


def test_pieces_held_together_are_not_parted() -> None:
    pages = arrange([Lines(tuple(range(7))), Together((Lines((7, 8)), Lines((9, 10))))], HEIGHT)
    assert numbers_on(pages) == [list(range(7)), [7, 8, 9, 10]]


def test_a_break_leaves_no_empty_page() -> None:
    pages = arrange([Break(), Break(), Lines((0,)), Break(), Gap(5), Break(), Lines((1,)), Break()])
    assert numbers_on(pages) == [[0], [1]]


def test_a_gap_is_dropped_at_the_head_of_a_page() -> None:
    pages = arrange([Gap(30), Lines(tuple(range(9))), Gap(30), Lines((9,))], HEIGHT)
    assert [page.placed[0][0] for page in pages] == [0, 0]


def test_the_larger_distance_counts_once() -> None:
    page = arrange([Lines((0,), after=4), Lines((1,), before=7)], HEIGHT)[0]
    assert [offset for offset, _ in page.placed] == [0, 17]
