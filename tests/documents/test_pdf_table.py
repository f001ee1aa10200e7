"""Tables: every line is printed once, rows that belong together stay together."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skm_desk.documents.blocks import Align, Cell, Column, Table
from skm_desk.documents.pdf_flow import Page, arrange
from skm_desk.documents.pdf_pieces import Text, text
from skm_desk.documents.pdf_style import BODY, HEIGHT, LEFT, WIDTH, register_fonts
from skm_desk.documents.pdf_table import TablePiece, set_table
from skm_desk.documents.pdf_table_rows import Row
from tests.documents.pdf_reading import letters_of, opened, page_texts, printed, text_of
from tests.documents.pdf_sample import LONG_SARAN, LONG_WORD
from tests.documents.pdf_sample_tables import (
    dense_table,
    plan_table,
    responden_table,
    unsur_table,
)

COLUMNS = (Column("No.", 1), Column("Uraian", 4), Column("Jumlah", 2, Align.RIGHT))


@pytest.fixture(autouse=True)
def fonts() -> None:
    register_fonts()


def columns_of(rows: tuple[Row, ...] | list[Row]) -> dict[int, list[str]]:
    """Return what is printed in each column, row after row, without spaces."""
    words: dict[int, list[str]] = {}
    for row in rows:
        for box in row.boxes:
            words.setdefault(box.column, []).extend(
                segment.text
                for line in box.lines
                for word in line.words
                for segment in word.segments
            )
    return {column: "".join(parts) for column, parts in words.items()}


def rows_on(pages: list[Page]) -> list[Row]:
    return [row for page in pages for _, piece in page.placed for row in _rows(piece)]


def _rows(piece: object) -> tuple[Row, ...]:
    return piece.rows if isinstance(piece, TablePiece) else ()


@st.composite
def tables(draw: st.DrawFn) -> Table:
    texts = st.one_of(
        st.sampled_from(["", "U1", "Sangat baik", "93,54", "dua\nbaris", LONG_WORD[:700]]),
        st.integers(1, 260).map(lambda count: "Antrean panjang, tambah loket. " * count),
    )
    count = draw(st.integers(0, 30))
    rows = [[draw(texts) for _ in COLUMNS] for _ in range(count)]
    made: list[list[str | Cell]] = [list(row) for row in rows]
    for place in range(count):
        if draw(st.integers(0, 3)) == 0:
            column = draw(st.integers(0, 1))
            down = draw(st.integers(2, 6))
            made[place][column] = Cell(rows[place][column], down=down)
            for below in range(place + 1, min(place + down, count)):
                made[below][column] = ""
    foot = (("", "Jumlah", "12"),) if draw(st.booleans()) else ()
    return Table(COLUMNS, tuple(tuple(row) for row in made), foot=foot, dense=draw(st.booleans()))


def filling(lines: int) -> Text:
    """Return so many lines to stand above a table."""
    return text("\n".join(["isi"] * lines), BODY)


@given(tables(), st.integers(1, 48))
@settings(max_examples=40, deadline=None)
def test_all_lines_are_printed_once_whatever_the_cuts(table: Table, above: int) -> None:
    piece = set_table(table)
    pages = arrange([filling(above), piece])
    assert columns_of(rows_on(pages)) == columns_of(piece.rows)
    for page in pages:
        assert page.used <= HEIGHT + 0.02
        for _, part in page.placed:
            if isinstance(part, TablePiece):
                assert part.heads == piece.heads
                _assert_spans_end(part.rows)


def _assert_spans_end(rows: tuple[Row, ...]) -> None:
    """A cell must not reach below the rows of its part, nor be covered by another."""
    taken: set[tuple[int, int]] = set()
    for place, row in enumerate(rows):
        for box in row.boxes:
            assert place + box.down <= len(rows)
            cells = {
                (place + y, box.column + x) for y in range(box.down) for x in range(box.across)
            }
            assert not cells & taken
            taken |= cells
    assert len(taken) == len(rows) * len(COLUMNS)


def test_a_short_table_is_not_parted() -> None:
    pages = arrange([filling(40), set_table(unsur_table())])
    assert [len(_rows(piece)) for page in pages for _, piece in page.placed] == [0, 10]


def test_a_spanned_group_is_not_parted() -> None:
    table = responden_table()
    many = Table(table.columns, table.rows * 4)
    pages = arrange([set_table(many)])
    assert len(pages) > 1
    for page in pages[1:]:
        first = _rows(page.placed[0][1])[0]
        assert len(first.boxes) == 5, "a page begins in the middle of a group"


def test_the_foot_never_stands_alone() -> None:
    for count in range(36, 60):
        rows = tuple((str(number), "baris", "1") for number in range(count))
        pages = arrange([set_table(Table(COLUMNS, rows, foot=(("", "Jumlah", "9"),)))])
        parts = [[row.foot for row in _rows(page.placed[0][1])] for page in pages]
        assert parts[-1][-1]
        assert len(parts[-1]) > 1


def test_no_row_goes_to_the_next_page_alone() -> None:
    for count in range(36, 60):
        rows = tuple((str(number), "baris", "1") for number in range(count))
        pages = arrange([set_table(Table(COLUMNS, rows))])
        assert len(_rows(pages[-1].placed[0][1])) > 1


def test_a_cell_higher_than_a_page_runs_on() -> None:
    table = Table(COLUMNS, (("1", LONG_SARAN, "5"), ("2", LONG_WORD, "6")), "Saran")
    pages = page_texts(printed(table))
    assert len(pages) > 3
    assert sum(page.count("loket.") for page in pages) == LONG_SARAN.count("loket.")
    assert sum(page.count("a" * 20) for page in pages) > 300
    assert all("Uraian" in page for page in pages)


def test_five_thousand_rows_are_all_printed() -> None:
    rows = rows_on(arrange([set_table(dense_table(5000))]))
    numbers = [segment.text for row in rows for line in row.boxes[0].lines
               for word in line.words for segment in word.segments]  # fmt: skip
    assert numbers[:5000] == [str(number) for number in range(1, 5001)]


def test_a_table_without_rows_prints_its_head() -> None:
    words = text_of(printed(Table(COLUMNS, (), "Kosong")))
    assert "Tabel 1.1 Kosong No. Uraian Jumlah" in words


def test_a_table_without_columns_or_words_is_harmless() -> None:
    assert printed(Table((), ()), Table((Column("", 1),), (("",), ())))


def test_heads_that_would_fill_a_page_are_printed_once() -> None:
    table = Table((Column(LONG_SARAN, 1), Column("Isi", 1)), (("a", "b"),))
    assert text_of(printed(table)).count("loket.") == LONG_SARAN.count("loket.")


def test_commas_stand_below_each_other() -> None:
    rows = tuple(("x", "y", figure) for figure in ("1.234,5", "7,25 %", "80", "–", "3,8250"))
    data = printed(Table(COLUMNS, rows, foot=(("", "", "9,75"),)))
    with opened(data) as pdf:
        letters = letters_of(pdf[0])
    commas = [letter.left for letter in letters if letter.sign == "," and letter.bottom > 100]
    assert len(commas) == 4
    assert max(commas) - min(commas) < 0.6
    eighty = [b.right for a, b in pairwise(letters) if (a.sign, b.sign) == ("8", "0")]
    assert abs(eighty[0] - min(commas)) < 2.5


def test_a_column_grows_for_a_word_that_would_be_broken() -> None:
    columns = (Column("Penanggung jawab", 0.2), Column("Isi", 9))
    piece = set_table(Table(columns, (("x", "kata " * 40), ("12.345,67 %", "z"))))
    assert piece.edges[-1] == pytest.approx(WIDTH)
    assert [len(row.boxes[0].lines) for row in (*piece.heads, *piece.rows)] == [2, 1, 1]


def test_the_quarters_of_a_plan_stay_on_one_line_each() -> None:
    piece = set_table(plan_table())
    assert [len(box.lines) for box in piece.heads[1].boxes] == [1, 1, 1, 1]


def test_a_head_fills_the_empty_cells_above_it() -> None:
    heads = (("", Cell("Waktu", across=2), "", ""),)
    columns = (Column("No.", 1), Column("TW I", 1), Column("TW II", 1), Column("Isi", 4))
    boxes = [box for row in set_table(Table(columns, (), heads=heads)).heads for box in row.boxes]
    assert [(box.column, box.across, box.down) for box in boxes] == [
        (0, 1, 2), (1, 2, 1), (3, 1, 2), (1, 1, 1), (2, 1, 1),
    ]  # fmt: skip


def test_dots_to_write_on_stay_on_one_line_and_claim_no_room() -> None:
    table = Table((Column("No.", 1), Column("Isi", 1)), (("1", "…" * 300), ("kata panjang", "")))
    assert [len(row.boxes[1].lines) for row in set_table(table).rows] == [1, 0]


def test_small_needs_are_met_before_large_ones() -> None:
    long_words = tuple("x" * 30 for _ in range(6))
    columns = (Column("No.", 0.1), *(Column(word, 1) for word in long_words), Column("TW IV", 0.1))
    heads = set_table(Table(columns, ())).heads
    assert len(heads[0].boxes[0].lines) == len(heads[0].boxes[-1].lines) == 1


def test_words_stay_inside_their_columns() -> None:
    table = plan_table()
    piece = set_table(table)
    with opened(printed(table)) as pdf:
        letters = letters_of(pdf[0])
    edge = LEFT + piece.edges[7]
    ticks = [letter for letter in letters if letter.sign == "√"]
    assert len(ticks) == 7
    assert all(LEFT + piece.edges[3] < tick.left < tick.right < edge for tick in ticks)
    assert all(letter.left >= LEFT and letter.right <= LEFT + WIDTH for letter in letters)
