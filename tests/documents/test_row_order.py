"""The rows of a laporan tell nothing of who came when, and paper sheets keep their number."""

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.documents.blocks import Table
from skm_desk.documents.laporan_skm.lampiran_data import build
from skm_desk.documents.material import Material, RawRow
from skm_desk.documents.provenance import ROWS_FILE, attachments
from skm_desk.documents.row_order import order_rows
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.import_data import import_file
from skm_desk.use_cases.make_document import gather
from skm_desk.use_cases.manage_periods import create_period

KODES = ("U1", "U2")
HEADER = "lembar," + ",".join(f"U{n}" for n in range(1, 10))
NILAI = st.none() | st.integers(1, 4)
ROWS = st.lists(
    st.builds(
        lambda lembar, one, two: RawRow(lembar, {"U1": one, "U2": two}),
        st.sampled_from([None, None, "1", "2", "10", "A-2", "A-10", "12-satu"]),
        NILAI,
        NILAI,
    ),
    max_size=12,
)


def printed(row: RawRow) -> tuple[object, ...]:
    return row.lembar, *(row.jawaban[kode] for kode in KODES)


@given(rows=ROWS, seed=st.integers(0, 99))
def test_the_order_of_entry_is_not_to_be_seen(rows: list[RawRow], seed: int) -> None:
    numbers = [row.lembar for row in rows if row.lembar]
    if len(set(numbers)) < len(numbers):
        return
    other = random.Random(seed).sample(rows, len(rows))
    ordered = order_rows([rows])
    assert [printed(row) for row in ordered] == [printed(row) for row in order_rows([other])]
    assert sorted(map(str, map(printed, ordered))) == sorted(map(str, map(printed, rows)))


def test_sheets_stand_in_the_order_of_their_numbers_before_all_others() -> None:
    def row(lembar: str | None, *nilai: int | None) -> RawRow:
        return RawRow(lembar, dict(zip(KODES, nilai, strict=True)))

    first = [row(None, 1, 4), row("10", 1, 1), row("9", 2, 2), row("A-10", 3, 3), row(None, 4, 1)]
    second = [row("A-9", 4, 4), row("1", 4, 4), row(None, 4, None), row(None, 4, 3)]
    assert [printed(one) for one in order_rows([first, second])] == [
        ("9", 2, 2),
        ("10", 1, 1),
        ("A-10", 3, 3),
        ("1", 4, 4),
        ("A-9", 4, 4),
        (None, 4, 3),
        (None, 4, 1),
        (None, 4, None),
        (None, 1, 4),
    ]


@pytest.fixture
def material(desk: Desk, write_csv: Callable[..., Path]) -> Material:
    """A survey of two numbered sheets, keyed out of order, and three forms without a number."""
    desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    given = (("", 1), (12, 2), ("", 4), (7, 3), ("", 3))
    rows = [f"{lembar}{f',{nilai}' * 9}" for lembar, nilai in given]
    import_file(desk, write_csv(HEADER, *rows), "2026")
    return desk.look(gather, "2026", None)[0]


def test_they_are_printed_and_carried_in_one_order(material: Material) -> None:
    expected = [("7", "3"), ("12", "2"), ("", "4"), ("", "3"), ("", "1")]
    (table,) = (block for block in build(material).blocks if isinstance(block, Table))
    assert [column.head for column in table.columns][:3] == ["No. res.", "Lembar", "U1"]
    assert [(row[0], row[1], row[2]) for row in table.rows] == [
        (str(number), lembar or "–", nilai)
        for number, (lembar, nilai) in enumerate(expected, start=1)
    ]
    (carried,) = (one for one in attachments(material) if one.name == ROWS_FILE)
    head, *lines = (line.split(",") for line in carried.data.decode().split())
    assert head[:3] == ["no_res", "lembar", "U1"]
    assert [tuple(line[1:3]) for line in lines] == expected
    assert [line[0] for line in lines] == ["1", "2", "3", "4", "5"]


def test_the_last_visitor_is_not_the_last_row(sample_desk: Desk) -> None:
    rows = sample_desk.look(gather, "2024", None)[0].rows
    said = [tuple(row.jawaban[f"U{n}"] for n in range(1, 10)) for row in rows]
    assert said == sorted(said, reverse=True)
    assert len(said) == 80
