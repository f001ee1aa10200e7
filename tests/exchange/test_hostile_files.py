"""Tables and workbooks that would take hours, or all memory, are refused soon."""

import sys
import time
from pathlib import Path

import pytest

from skm_desk.domain.file_errors import ExchangeError, FileUnreadable
from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.period import Period
from skm_desk.exchange.formats import look_over, read_file
from tests.hostile import tables, web_pages, workbooks
from tests.hostile.old_workbook import good_workbook

SECONDS = 8.0  # of work; most take less than one
# Refused only when millions of tags or cells were seen; others like them are quicker.
LONG = {
    *("empty cells.xlsx", "empty rows.xlsx", "empty cells.ods", "empty rows.ods"),
    *("cells.csv", "wrong cells.csv", "ends of pages.txt", "ends of lines of another kind.csv"),
    *("cells.xls", "tags.xls", "rows without a cell.xls", "tables in tables.xls"),
    *("cells that reach down.xls", "wrong cells in every sheet.xlsx", "ends of lines.csv"),
    *("sheets to be held against each other.xlsx", "texts.xlsx", "something else.xlsx"),
    *("spaces.xlsx", "many parts.xlsx", "a part that lies.xlsx", "a list of parts.ods"),
    *("wide rows.xls", "60 MB of holes.csv", "empty lists.json", "texts.json"),
    *("a text.ods", "empty objects.json", "objects in objects.json", "numbers.json"),
    *("one text in every cell, oddly spelled.xlsx", "a quotation that never ends.csv"),
    *("one sheet a thousand times.xls", "cells without a place.xlsx", "cells behind a place.xlsx"),
}
ALL_BUILDERS = tables.HOSTILE | workbooks.HOSTILE | web_pages.HOSTILE
ALL = [pytest.param(name, marks=pytest.mark.slow if name in LONG else ()) for name in ALL_BUILDERS]


@pytest.mark.parametrize("name", ALL)
def test_it_is_refused_soon(
    tmp_path: Path, kuesioner: Kuesioner, period: Period, name: str
) -> None:
    if "GB of holes" in name and sys.platform == "win32":
        pytest.skip("holes take their room there")
    path = tmp_path / name
    ALL_BUILDERS[name](path)
    began = time.process_time()
    with pytest.raises(ExchangeError) as failure:
        read_file(path, kuesioner, period)
    assert time.process_time() - began < SECONDS
    if isinstance(failure.value, FileUnreadable):
        assert failure.value.detail in {"too_large", "damaged", "json", "quotes", "binary"}


@pytest.mark.parametrize("name", tables.BROKEN_SIGNS)
def test_half_a_sign_is_refused(
    tmp_path: Path, kuesioner: Kuesioner, period: Period, name: str
) -> None:
    path = tmp_path / name
    tables.BROKEN_SIGNS[name](path)
    if path.suffix == ".json":
        (problem,) = look_over(path, kuesioner, period).problems
        assert problem.fault == "half_sign"
        assert problem.value.encode("utf-8")
    else:
        with pytest.raises(FileUnreadable) as failure:
            read_file(path, kuesioner, period)
        assert failure.value.detail == "encoding"


def test_what_they_are_made_of_is_read(
    tmp_path: Path, kuesioner: Kuesioner, period: Period
) -> None:
    good = tmp_path / "baik.xlsx"
    good.write_bytes(workbooks.GOOD)
    (record,) = read_file(good, kuesioner, period).records
    assert (set(record.jawaban.values()), record.saran) == ({4}, "bagus")
    old = tmp_path / "baik.xls"
    good_workbook(old)
    (record,) = read_file(old, kuesioner, period).records
    assert (set(record.jawaban.values()), record.saran) == ({4}, "x" * 9_000)
