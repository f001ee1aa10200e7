"""Tables: every line is printed once, rows that belong together stay together."""

import gc
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reportlab.platypus.tables import CellStyle

from skm_desk.documents.blocks import Align, Cell, Chapter, Column, Document, Table
from skm_desk.documents.press.printer import print_document
from skm_desk.documents.press.sheet import HEIGHT, LEFT, WIDTH, register_fonts
from skm_desk.documents.press.tables import Covered, Rows, make_table
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


def set_table(table: Table) -> Rows:
    return make_table(table)[0]


def lines_in(cell: object, width: float) -> list[str]:
    """Return the lines that a cell prints."""
    if isinstance(cell, str):
        return [cell]
    lines = []
    for paragraph in cell:
        paragraph.wrap(width, 9999)
        para = paragraph.blPara
        if para.kind == 0:
            lines += [" ".join(words) for _, words in para.lines]
        else:
            lines += ["".join(w.text for w in line.words) for line in para.lines]
    return lines


def cells_of(rows: Rows) -> list[list[list[str]]]:
    return [
        [
            lines_in(cell, width - style.leftPadding - style.rightPadding)
            for cell, width, style in zip(row, rows._colWidths, styles, strict=True)
        ]
        for row, styles in zip(rows._cellvalues, rows._cellStyles, strict=True)
    ]


def columns_of(parts: list[Rows], repeated: int) -> list[str]:
    """Return what is printed in each column below the heads, without spaces."""
    rows = [row for part in parts for row in cells_of(part)[repeated:]]
    return [
        "".join("".join("".join(cell) for cell in column).split())
        for column in zip(*rows, strict=True)
    ]


def parts_of(rows: Rows, room: float = HEIGHT) -> list[Rows]:
    """Return the parts of a table, one a page, the first in `room` points."""
    parts = []
    while True:
        if rows.wrap(WIDTH, room)[1] <= room:
            return [*parts, rows]
        split = rows.split(WIDTH, room)
        if split:
            assert split[0].wrap(WIDTH, room)[1] <= room + 0.01
            parts.append(split[0])
            rows = split[1]
        else:
            assert room < HEIGHT
        room = HEIGHT


@st.composite
def tables(draw: st.DrawFn, longest: int = 160) -> Table:
    texts = st.one_of(
        st.sampled_from(["", "U1", "Sangat baik", "93,54", "dua\nbaris", LONG_WORD[:700]]),
        st.integers(1, longest).map(lambda count: LONG_TEXT * count),
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


@given(tables(), st.integers(1, 48))
@settings(max_examples=40, deadline=None)
def test_all_lines_are_printed_once_whatever_the_cuts(table: Table, above: int) -> None:
    rows = set_table(table)
    for row in rows._cellvalues:
        for cell in row:
            if isinstance(cell, Covered):
                cell.label = ()  # what is printed again by intent
    wanted = columns_of([rows], 1)
    parts = parts_of(rows, HEIGHT - above * 14.25)
    assert columns_of(parts, 1) == wanted
    for part in parts:
        assert part._cellvalues[0] == rows._cellvalues[0]


LONG_TEXT = "Antrean panjang, tambah loket. "
HIGHER_THAN_A_PAGE = (
    ("", LONG_WORD[:700], ""),
    ("", Cell(2 * LONG_TEXT, down=2), ""),
    (10 * LONG_TEXT, "", ""),
)


@given(tables(longest=12), st.integers(1, 48))
@example(Table(COLUMNS, HIGHER_THAN_A_PAGE), 1)
@settings(max_examples=40, deadline=None)
def test_no_label_reaches_below_its_part(table: Table, above: int) -> None:
    for part in parts_of(set_table(table), HEIGHT - above * 14.25):
        cells = cells_of(part)
        for place, row in enumerate(cells):
            for column, lines in enumerate(row):
                style = part._cellStyles[place][column]
                tall = len(lines) * style.leading + style.topPadding + style.bottomPadding
                room = 0.0
                for below in range(place, len(part.heights)):
                    if below > place and cells[below][column]:
                        break
                    room += part.heights[below]
                assert not lines or tall <= room + 0.1 + max(style.bottomPadding, 0)


def test_a_short_table_is_not_parted() -> None:
    assert len(parts_of(set_table(unsur_table()), 100)) == 1


def test_a_spanned_group_is_not_parted() -> None:
    table = responden_table()
    parts = parts_of(set_table(Table(table.columns, table.rows * 4)))
    assert len(parts) > 1
    for part in parts[1:]:
        assert all(cells_of(part)[1][:2]), "a page begins in the middle of a group"


def test_the_label_of_a_high_group_is_repeated() -> None:
    rows = [(Cell("1", down=60), Cell("Pekerjaan", down=60), "0")]
    rows += [("", "", str(n)) for n in range(1, 60)]
    parts = parts_of(set_table(Table(COLUMNS, tuple(rows))))
    assert len(parts) == 2
    assert [cells_of(part)[1][:2] for part in parts] == [[["1"], ["Pekerjaan"]]] * 2


def test_the_foot_never_stands_alone() -> None:
    for count in range(36, 60):
        rows = tuple((str(number), "baris", "1") for number in range(count))
        table = Table(COLUMNS, rows, foot=(("", "Jumlah", "9"),))
        last = cells_of(parts_of(set_table(table))[-1])
        assert last[-1][1] == ["Jumlah"]
        assert len(last) > 2


def test_no_row_goes_to_the_next_page_alone() -> None:
    for count in range(36, 60):
        rows = tuple((str(number), "baris", "1") for number in range(count))
        assert len(parts_of(set_table(Table(COLUMNS, rows)))[-1].heights) > 2


def test_a_cell_higher_than_a_page_runs_on() -> None:
    table = Table(COLUMNS, (("1", LONG_SARAN, "5"), ("2", LONG_WORD, "6")), "Saran")
    pages = page_texts(printed(table))
    assert len(pages) > 3
    assert sum(page.count("loket.") for page in pages) == LONG_SARAN.count("loket.")
    assert sum(page.count("a" * 20) for page in pages) > 300
    assert all("Uraian" in page for page in pages)


def test_five_thousand_rows_are_all_printed() -> None:
    parts = parts_of(set_table(dense_table(5000)))
    numbers = [row[0] for part in parts for row in part._cellvalues[2:]]
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
    rows = set_table(Table(columns, (("x", "kata " * 40), ("12.345,67 %", "z"))))
    assert sum(rows._colWidths) == pytest.approx(WIDTH)
    assert [len(row[0]) for row in cells_of(rows)] == [2, 1, 1]


def test_the_quarters_of_a_plan_stay_on_one_line_each() -> None:
    assert [len(cell) for cell in cells_of(set_table(plan_table()))[1]] == [0, 0, 0, 1, 1, 1, 1, 0]


def test_a_head_fills_the_empty_cells_above_it() -> None:
    heads = (("", Cell("Waktu", across=2), "", ""),)
    columns = (Column("No.", 1), Column("TW I", 1), Column("TW II", 1), Column("Isi", 4))
    cells = cells_of(set_table(Table(columns, (), heads=heads)))
    assert cells == [[["No."], ["Waktu"], [], ["Isi"]], [[], ["TW I"], ["TW II"], []]]


def test_dots_to_write_on_stay_on_one_line_and_claim_no_room() -> None:
    table = Table((Column("No.", 1), Column("Isi", 1)), (("1", "…" * 300), ("kata panjang", "")))
    assert [len(row[1]) for row in cells_of(set_table(table))[1:]] == [1, 0]


def test_small_needs_are_met_before_large_ones() -> None:
    long_words = tuple("x" * 30 for _ in range(6))
    columns = (Column("No.", 0.1), *(Column(word, 1) for word in long_words), Column("TW IV", 0.1))
    heads = cells_of(set_table(Table(columns, ())))
    assert len(heads[0][0]) == len(heads[0][-1]) == 1


def test_words_stay_inside_their_columns() -> None:
    table = plan_table()
    rows = set_table(table)
    edges = [sum(rows._colWidths[:n]) for n in range(9)]
    with opened(printed(table)) as pdf:
        letters = letters_of(pdf[0])
    edge = LEFT + edges[7]
    ticks = [letter for letter in letters if letter.sign == "√"]
    assert len(ticks) == 7
    assert all(LEFT + edges[3] < tick.left < tick.right < edge for tick in ticks)
    assert all(letter.left >= LEFT and letter.right <= LEFT + WIDTH for letter in letters)


def test_a_long_table_leaves_nothing_for_the_collector() -> None:
    """What is given up in a circle is looked at in the thread of the window, all at once."""
    table = Table(COLUMNS, tuple((str(n), f"baris {n}", "1") for n in range(3_000)), dense=True)
    document = Document("Uji", "", "", (), ("", ""), (Chapter("", "Panjang", (table,)),))
    print_document(document)
    gc.collect()
    gc.disable()
    try:
        print_document(document)
        gc.set_debug(gc.DEBUG_SAVEALL)
        gc.collect()
        left = sum(isinstance(found, CellStyle | tuple) for found in gc.garbage)
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()
    assert left < 3_000
