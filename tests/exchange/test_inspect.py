"""A file looked over: every wrong cell is told, and the rows to be looked at are kept."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from skm_desk.domain.file_errors import CellsRefused
from skm_desk.domain.kuesioner import ColumnOrder, Kuesioner
from skm_desk.domain.period import Period
from skm_desk.domain.worksheet import ReadAs
from skm_desk.exchange.formats import look_over, read_file
from skm_desk.exchange.reading import Inspection
from skm_desk.exchange.record import FIRST_ROWS, WRONG_ROWS, inspect

HEAD = ["no_res", "usia", *(f"U{n}" for n in range(1, 10))]
LookOver = Callable[..., Inspection]


def line(number: int, usia: str = "30", first: str = "4") -> list[str]:
    return [str(number), usia, first, *("4" * 8)]


@pytest.fixture
def looked(kuesioner: Kuesioner, period: Period) -> LookOver:
    def look(rows: list[list[str]], **given: object) -> Inspection:
        path = Path("uji.csv")
        return inspect(rows, kuesioner, period, ColumnOrder.UNSUR, path, **given)  # type: ignore[arg-type]

    return look


def test_a_wrong_cell_is_a_blank_and_told(looked: LookOver) -> None:
    seen = looked([HEAD, line(1), line(2, usia="999", first="7"), line(3)])
    assert [(p.row, p.column, p.value, p.fault) for p in seen.problems] == [
        (3, "usia", "999", "usia"),
        (3, "U1", "7", "nilai"),
    ]
    assert [record.row for record in seen.reading.records] == [2, 3, 4]
    assert seen.reading.records[1].usia is None
    assert seen.reading.records[1].jawaban["U1"] is None
    assert seen.rows[1].cells == tuple(line(2, usia="999", first="7"))
    with pytest.raises(CellsRefused) as refused:
        seen.accepted()
    assert tuple(refused.value.problems) == seen.problems


def test_a_sound_file_is_accepted(looked: LookOver) -> None:
    seen = looked([HEAD, line(1), line(2)])
    assert seen.problems == ()
    assert seen.accepted() is seen.reading


def test_a_row_of_nothing_but_a_wrong_cell_is_shown(looked: LookOver) -> None:
    blank = ["", "tua", *[""] * 9]
    seen = looked([HEAD, *(line(n) for n in range(1, FIRST_ROWS + 2)), blank])
    assert [problem.row for problem in seen.problems] == [FIRST_ROWS + 3]
    assert seen.rows[-1].cells == tuple(blank)
    assert len(seen.reading.records) == FIRST_ROWS + 1


def test_the_first_rows_and_the_first_wrong_ones_are_kept(looked: LookOver) -> None:
    good = [line(n) for n in range(1, 301)]
    wrong = [line(n, first="9") for n in range(301, 801)]
    seen = looked([HEAD, *good, *wrong])
    assert len(seen.problems) == 500
    assert len(seen.rows) == FIRST_ROWS + WRONG_ROWS
    kept = {row.number for row in seen.rows}
    assert {problem.row for problem in seen.problems[:WRONG_ROWS]} <= kept


def test_a_row_below_the_foot_is_shown(looked: LookOver) -> None:
    stray = ["", "30", *("4" * 6), "", "", ""]
    foot = ["JUMLAH", "", *("9" * 9)]
    seen = looked([HEAD, line(1), line(2), foot, stray])
    assert [(p.row, p.fault) for p in seen.problems] == [(5, "below_foot")]
    assert seen.rows[-1].number == 5
    assert seen.rows[-1].cells == tuple(stray)


@pytest.mark.parametrize(
    ("heads", "unclear"),
    [
        (("U8", "U9"), ("U8", "U9")),
        (("u 8", "U-9"), ("U8", "U9")),
        (("U8 Pengaduan", "U9 Sarana"), ()),
        (("Penanganan pengaduan, saran dan masukan", "Sarana dan prasarana"), ()),
        (("U8 Pengaduan", "U9"), ("U9",)),
    ],
)
def test_columns_that_only_the_order_explains(
    looked: LookOver, heads: tuple[str, str], unclear: tuple[str, ...]
) -> None:
    seen = looked([[*HEAD[:-2], *heads], line(1)])
    assert seen.unclear == unclear


def test_a_name_in_the_line_above_explains_a_number(looked: LookOver) -> None:
    names = ["", "", *[""] * 7, "Pengaduan", "Sarana"]
    above = ["", "", "Persyaratan", "Prosedur", "Waktu", "Biaya/tarif", "Produk layanan"]
    above += ["Kompetensi", "Perilaku", *names[-2:]]
    assert looked([above, HEAD, line(1)]).unclear == ()


def test_a_set_that_is_asked_in_the_order_of_its_unsur_leaves_nothing_unclear(
    kuesioner: Kuesioner, period: Period
) -> None:
    straight = sorted(kuesioner.questions, key=lambda question: question.kode)
    asked = replace(kuesioner, questions=tuple(straight))
    path = Path("uji.csv")
    assert inspect([HEAD, line(1)], asked, period, ColumnOrder.UNSUR, path).unclear == ()


@pytest.fixture
def from_file(kuesioner: Kuesioner, period: Period) -> LookOver:
    return lambda path: look_over(path, kuesioner, period)


def test_the_sheet_that_was_read_is_named(
    from_file: LookOver, tmp_path: Path, write_xlsx: Callable[..., Path]
) -> None:
    assert from_file(write_xlsx(tmp_path / "b.xlsx", [HEAD, line(1)])).sheet == "Lembar"


def test_every_wrong_value_of_json_is_told_at_once(from_file: LookOver, tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    good = {f"U{n}": 4 for n in range(1, 10)}
    forms = [good, good | {"U1": [1]}, good | {"U2": 7}, good | {"U3": 2.5}]
    path.write_text(json.dumps(forms), encoding="utf-8")
    seen = from_file(path)
    assert sorted((p.row, p.column) for p in seen.problems) == [(3, "U1"), (4, "U2"), (5, "U3")]
    assert {row.number for row in seen.rows} == {2, 3, 4, 5}


def test_a_copy_that_broke_off_is_told_beside_the_others(
    from_file: LookOver, tmp_path: Path
) -> None:
    path = tmp_path / "b.csv"
    text = "\n".join(",".join(cells) for cells in (HEAD, line(1, first="8"), line(2)))
    path.write_text(text[:-4], encoding="utf-8")
    assert [(p.row, p.fault) for p in from_file(path).problems] == [(2, "nilai"), (3, "row_shape")]


@pytest.mark.parametrize("name", ["b.csv", "b.xlsx", "b.json"])
def test_it_is_told_how_far_it_is_and_may_be_stopped(
    kuesioner: Kuesioner,
    period: Period,
    tmp_path: Path,
    write_xlsx: Callable[..., Path],
    name: str,
) -> None:
    rows = [HEAD, *(line(n) for n in range(1, 1_001))]
    path = tmp_path / name
    if name == "b.xlsx":
        write_xlsx(path, rows)
    elif name == "b.csv":
        path.write_text("\n".join(map(",".join, rows)) + "\n", encoding="utf-8")
    else:
        forms = [dict(zip(HEAD, cells, strict=True)) for cells in rows[1:]]
        path.write_text(json.dumps(forms), encoding="utf-8")
    told: list[float] = []
    look_over(
        path,
        kuesioner,
        period,
        ReadAs(),
        lambda done, total: told.append(done / total if total else 0.0),
    )
    assert told == sorted(told)
    assert len(told) > 20
    assert told[-1] > 0.9

    def stop(done: int, total: int) -> None:
        if total and done > total / 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        look_over(path, kuesioner, period, ReadAs(), stop)


def test_the_reading_is_the_same_as_of_a_plain_read(
    kuesioner: Kuesioner, period: Period, data: Path
) -> None:
    path = data / "responden-2024.csv"
    assert look_over(path, kuesioner, period).accepted() == read_file(path, kuesioner, period)
