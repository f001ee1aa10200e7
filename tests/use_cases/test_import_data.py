"""Importing: all of a file or nothing, once, under the right unsur, whatever the sheet says."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from skm_desk.domain.errors import PeriodClosed, PeriodUnknown
from skm_desk.domain.file_errors import CellsRefused, FileEmpty
from skm_desk.domain.kuesioner import ColumnOrder
from skm_desk.domain.responden import FUTURE_DATE
from skm_desk.domain.worksheet import ReadAs
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.import_data import import_file, preview_import
from skm_desk.use_cases.manage_periods import close_period, create_period, get_period
from skm_desk.use_cases.view_results import view_period

HEADER = "no_res,lembar,tanggal,layanan,U1,U2,U3,U4,U5,U6,U7,U8,U9"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    return desk


def state(desk: Desk) -> tuple[int, int, int]:
    """Forms, layanan and entries in the file: what a refused import may not change."""

    def look(store: Store) -> tuple[int, int, int]:
        last = store.journal.last()
        assert last is not None
        return store.count.all_forms(), len(store.layanan.list_all()), last.sequence

    return desk.look(look)


def nrr(desk: Desk) -> dict[str, float | None]:
    result = desk.look(view_period, "2026").result
    return {u.unsur.kode: None if u.nrr is None else float(u.nrr) for u in result.per_unsur}


def test_the_80_real_rows(desk: Desk, data: Path) -> None:
    import_file(desk, data / "responden-2024.csv", "2026")
    result = desk.look(view_period, "2026").result
    assert (result.responden, str(result.ikm), result.mutu and result.mutu.letter) == (
        80,
        "93.54",
        "A",
    )


def test_the_same_file_twice_adds_nothing(desk: Desk, data: Path, tmp_path: Path) -> None:
    real = data / "responden-2024.csv"
    assert not import_file(desk, real, "2026").known_before
    before = state(desk)
    renamed = tmp_path / "nama lain.csv"
    renamed.write_bytes(real.read_bytes())
    assert import_file(desk, renamed, "2026").known_before
    rows = list(csv.reader(real.read_text(encoding="utf-8").splitlines()))
    saved_anew = tmp_path / "disimpan ulang.csv"
    with saved_anew.open("w", encoding="utf-16", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    assert import_file(desk, saved_anew, "2026").known_before
    assert import_file(desk, real, "2026", ReadAs(ColumnOrder.KUESIONER)).known_before
    assert state(desk) == before


def test_another_file_of_the_same_numbers_is_added(desk: Desk, write_csv: Callable) -> None:
    import_file(desk, write_csv(HEADER, "1,,,,4,4,4,4,4,4,4,4,4"), "2026")
    import_file(desk, write_csv(HEADER, "1,,,,3,4,4,4,4,4,4,4,4", name="lain.csv"), "2026")
    assert desk.look(lambda store: store.count.all_forms()) == 2


def test_order_of_u8_and_u9(desk: Desk, write_csv: Callable) -> None:
    path = write_csv(HEADER, "1,,,,4,4,4,4,4,4,4,1,3")
    preview = preview_import(desk, path, "2026", ReadAs(ColumnOrder.KUESIONER))
    # Question 8 asks sarana, which is unsur 9.
    assert dict(preview.reading.columns)["U8"] == "U9"
    import_file(desk, path, "2026", ReadAs(ColumnOrder.KUESIONER))
    assert (nrr(desk)["U9"], nrr(desk)["U8"]) == (1.0, 3.0)


def test_order_of_the_unsur_list_is_assumed(desk: Desk, write_csv: Callable) -> None:
    import_file(desk, write_csv(HEADER, "1,,,,4,4,4,4,4,4,4,1,3"), "2026")
    assert (nrr(desk)["U8"], nrr(desk)["U9"]) == (1.0, 3.0)


def test_trying_changes_nothing(desk: Desk, data: Path) -> None:
    before = state(desk)
    assert preview_import(desk, data / "responden-2024.csv", "2026").forms == 80
    assert state(desk) == before


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("2,,,,4,4,4,4,4,4,4,4,5", "nilai"),
        ("2,,,,4,4,4,4,4,4,4,4,0", "zero"),
        ("2,,,,4,4,4,4,4,4,4,4,x", "nilai"),
        ("2,,2025-12-31,,4,4,4,4,4,4,4,4,4", "outside_period"),
        ("2,,kemarin,,4,4,4,4,4,4,4,4,4", "date"),
        ("2,07,,,4,4,4,4,4,4,4,4,4", "lembar_twice"),
    ],
)
def test_one_bad_cell_refuses_the_whole_file(
    desk: Desk, write_csv: Callable, line: str, fault: str
) -> None:
    before = state(desk)
    path = write_csv(HEADER, "1,7,,KTP,4,4,4,4,4,4,4,4,4", line)
    with pytest.raises(CellsRefused) as refused:
        import_file(desk, path, "2026")
    assert [problem.fault for problem in refused.value.problems] == [fault]
    assert refused.value.problems[0].row == 3
    assert state(desk) == before


def test_a_used_sheet_number_refuses_the_whole_file(desk: Desk, write_csv: Callable) -> None:
    import_file(desk, write_csv(HEADER, "1,37,,,4,4,4,4,4,4,4,4,4"), "2026")
    before = state(desk)
    other = write_csv(
        HEADER, "1,38,,,4,4,4,4,4,4,4,4,4", "2,0037,,,3,3,3,3,3,3,3,3,3", name="lain.csv"
    )
    with pytest.raises(CellsRefused) as refused:
        import_file(desk, other, "2026")
    assert [p.fault for p in refused.value.problems] == ["lembar_taken"]
    assert state(desk) == before


def test_new_layanan_are_named_and_kept(desk: Desk, write_csv: Callable) -> None:
    path = write_csv(
        HEADER,
        "1,,,KTP,4,4,4,4,4,4,4,4,4",
        "2,,,ktp,1,4,4,4,4,4,4,4,4",
        "3,,,Akta,2,4,4,4,4,4,4,4,4",
    )
    assert import_file(desk, path, "2026").new_layanan == ("KTP", "Akta")
    view = desk.look(view_period, "2026", "Ktp")
    assert view.result.responden == 2


def test_a_date_after_today_is_flagged_and_told(desk: Desk, write_csv: Callable) -> None:
    path = write_csv(HEADER, "1,,2026-12-24,,4,4,4,4,4,4,4,4,4", "2,,2026-11-01,,4,4,4,4,4,4,4,4,4")
    assert import_file(desk, path, "2026").future_dates == 1
    forms = desk.look(lambda store: list(store.responden.iterate(get_period(store, "2026"), True)))
    assert [form.flags for form in forms] == [frozenset({FUTURE_DATE}), frozenset()]


def test_a_closed_or_unknown_period_takes_nothing(desk: Desk, data: Path) -> None:
    desk.do(close_period, "2026")
    before = state(desk)
    with pytest.raises(PeriodClosed):
        import_file(desk, data / "responden-2024.csv", "2026")
    with pytest.raises(PeriodUnknown) as unknown:
        import_file(desk, data / "responden-2024.csv", "2027")
    assert unknown.value.known == ["2026"]
    assert state(desk) == before


def test_a_file_without_a_form_is_refused(desk: Desk, write_csv: Callable) -> None:
    with pytest.raises(FileEmpty):
        import_file(desk, write_csv(HEADER), "2026")


def test_imported_forms_are_sealed_by_their_entry(desk: Desk, data: Path) -> None:
    import_file(desk, data / "responden-2024.csv", "2026")
    desk.look(lambda store: store.check())
