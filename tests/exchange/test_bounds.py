"""Lines and rows are taken one at a time, and no more of them than a survey has."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.file_errors import FileUnreadable
from skm_desk.exchange import bounds
from skm_desk.exchange.bounds import Lines, any_lines, check_content
from skm_desk.exchange.signature import LARGEST_COLUMNS

PATH = Path("uji.csv")
SIGNS = 'a,"\r\n\u2028\x0b\x85\x1cé'


@given(st.text(alphabet=SIGNS))
def test_a_text_is_split_at_the_ends_of_lines_alone(text: str) -> None:
    assert list(Lines(PATH, text)) == list(io.StringIO(text, newline=""))
    assert [line.rstrip("\r\n\u2028\x0b\x85\x1c") for line in any_lines(PATH, text)] == [
        line.rstrip("\r\n\u2028\x0b\x85\x1c") for line in text.splitlines(keepends=True)
    ]


def rows_of(text: str) -> list[list[str]]:
    lines = Lines(PATH, text)
    return list(lines.rows(csv.reader(lines)))


@pytest.mark.parametrize(
    "text",
    [
        "\n" * 101,
        "a" + "," * LARGEST_COLUMNS,
        "," * (bounds.LARGEST_ROW + 1),
        ("a," * 60 + '"\n"' + ",") * 20_000,
        ("," * 499 + "\n") * 3,
    ],
    ids=["rows", "columns", "one line", "one row of lines", "cells"],
)
def test_what_is_more_than_a_survey(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(bounds, "LARGEST_ROWS", 100)
    monkeypatch.setattr(bounds, "LARGEST_CELLS", 1_000)
    with pytest.raises(FileUnreadable) as failure:
        rows_of(text)
    assert failure.value.detail == "too_large"


def test_large_rows_are_taken_as_long_as_there_are_few() -> None:
    row = ",".join(["x" * 100_000] * 10)
    assert len(rows_of("\n".join([row] * 5))) == 5


def test_cells_that_show_one_text_count_each() -> None:
    check_content(PATH, bounds.LARGEST_CELLS, bounds.LARGEST_CONTENT)
    for cells, signs in ((bounds.LARGEST_CELLS + 1, 0), (1, bounds.LARGEST_CONTENT + 1)):
        with pytest.raises(FileUnreadable) as failure:
            check_content(PATH, cells, signs)
        assert failure.value.detail == "too_large"
