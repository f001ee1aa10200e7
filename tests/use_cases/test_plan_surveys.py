"""A plan belongs to the survey it was made after, a period where a year holds several."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from skm_desk.domain.errors import PeriodUnknown, YearUnknown
from skm_desk.domain.findings import PlanRepeated, UnsurWithoutPlan
from skm_desk.domain.tindak_lanjut import Rtl
from skm_desk.storage.store import Store
from skm_desk.use_cases import plan_tindak_lanjut as deed
from skm_desk.use_cases.check_consistency import check_period
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.explore_results import Span
from skm_desk.use_cases.make_document import gather
from skm_desk.use_cases.manage_periods import create_period
from skm_desk.use_cases.plan_surveys import plan_before, printed_plan
from skm_desk.use_cases.plan_tindak_lanjut import PlanView, view_plan
from skm_desk.use_cases.view_results import ResultView, view_period, view_year
from tests.use_cases.saran_office import assert_whole
from tests.use_cases.two_halves import HALVES, open_halves, plan_after

WriteCsv = Callable[..., Path]


def look(desk: Desk, survey: Span | None = None) -> PlanView:
    return desk.look(view_plan, survey)


def printed(desk: Desk, kode: str | None = None, year: int | None = None) -> list[str]:
    material, _ = desk.look(gather, kode, year)
    return [rtl.kegiatan for rtl in material.plan]


def before(desk: Desk, kode: str | None = None, year: int | None = None) -> tuple[str, list[str]]:
    material, _ = desk.look(gather, kode, year)
    if material.previous is None:
        return "", []
    return material.previous.name, [rtl.kegiatan for rtl in material.previous.plan]


def unserved(desk: Desk, kode: str) -> list[str]:
    found = desk.look(check_period, kode)
    return [f.unsur.unsur.kode for f in found if isinstance(f, UnsurWithoutPlan)]


def plan_as_before(desk: Desk, tahun: int, kegiatan: str, unsur: str | None = "U1") -> None:
    """Keep an action as programs did that knew no period of a plan."""

    def add(store: Store) -> Done[None]:
        store.tindak_lanjut.add(Rtl(store.origin.new_id(), tahun, unsur, kegiatan))
        return Done(None, frozenset())

    desk.do(add)


def test_each_half_has_its_own_plan_and_reports_that_of_the_half_before(
    desk: Desk, write_csv: WriteCsv
) -> None:
    open_halves(desk, write_csv, *HALVES)
    plans = [plan_after(desk, kode) for kode in HALVES]
    for kode, own in zip(HALVES, plans, strict=True):
        assert printed(desk, kode) == [own]
    assert before(desk, HALVES[0]) == ("", [])
    for kode, earlier, own in zip(HALVES[1:], HALVES, plans, strict=False):
        assert before(desk, kode) == (f"periode {earlier}", [own])
    assert_whole(desk)


def test_a_year_has_the_plans_of_both_its_halves_and_reports_on_those_before(
    desk: Desk, write_csv: WriteCsv
) -> None:
    open_halves(desk, write_csv, *HALVES)
    plans = [plan_after(desk, kode) for kode in HALVES]
    assert printed(desk, year=2026) == plans[2:]
    assert before(desk, year=2026) == ("tahun 2025", plans[:2])
    material, _ = desk.look(gather, None, 2026)
    assert (material.has_parts, material.survey) == (True, "2026")
    assert material.previous is not None
    assert material.previous.has_parts


def test_a_half_without_a_plan_prints_none_and_the_one_before_is_looked_for(
    desk: Desk, write_csv: WriteCsv
) -> None:
    open_halves(desk, write_csv, *HALVES)
    first = plan_after(desk, "2025-S1")
    assert printed(desk, "2025-S2") == []
    assert before(desk, "2026-S2") == ("periode 2025-S1", [first])
    assert unserved(desk, "2025-S2") == ["U2", "U3", "U4"]
    assert unserved(desk, "2025-S1") == ["U2", "U3"]


def test_what_was_planned_before_and_not_done_is_told_with_its_half(
    desk: Desk, write_csv: WriteCsv
) -> None:
    open_halves(desk, write_csv, "2026-S1", "2026-S2")
    for kode in ("2026-S1", "2026-S2"):
        desk.do(deed.add_rtl, Span(kode), "Melatih petugas", "U6")
    found = [f for f in desk.look(check_period, "2026-S2") if isinstance(f, PlanRepeated)]
    assert [f.survey for f in found] == ["periode 2026-S1"]
    assert not any(isinstance(f, PlanRepeated) for f in desk.look(check_period, "2026-S1"))


def test_the_page_offers_each_half_and_begins_with_the_latest_begun(
    desk: Desk, write_csv: WriteCsv
) -> None:
    open_halves(desk, write_csv, *HALVES)  # it is November 2026
    view = look(desk)
    assert view.surveys == tuple(Span(kode) for kode in reversed(HALVES))
    assert view.survey == Span("2026-S2")
    assert [unsur.unsur.kode for unsur in look(desk, Span("2026-S1")).weakest][:1] == ["U3"]
    desk.do(create_period, "2027-S1", date(2027, 1, 1), date(2027, 6, 30))
    desk.do(create_period, "2027-S2", date(2027, 7, 1), date(2027, 12, 31))
    assert look(desk).survey == Span("2027-S2")  # none of that year has begun
    assert look(desk, Span(year=2026)).survey == Span("2027-S2")  # no survey by itself


def test_a_second_half_takes_nothing_from_the_first(desk: Desk, write_csv: WriteCsv) -> None:
    """While there is one period its plan is called that of the year, and stays its own."""
    open_halves(desk, write_csv, "2026-S1")
    assert look(desk).survey == Span(year=2026)
    rtl = desk.do(deed.add_rtl, Span(year=2026), "Melatih petugas", "U3")
    assert rtl.period == "2026-S1"
    assert desk.look(gather, "2026-S1", None)[0].survey == "2026"
    open_halves(desk, write_csv, "2026-S2")
    assert printed(desk, "2026-S1") == ["Melatih petugas"]
    assert printed(desk, "2026-S2") == []
    assert before(desk, "2026-S2") == ("periode 2026-S1", ["Melatih petugas"])


def test_a_plan_of_an_older_program_stays_that_of_the_year_until_a_half_has_its_own(
    desk: Desk, write_csv: WriteCsv
) -> None:
    open_halves(desk, write_csv, *HALVES)
    plan_as_before(desk, 2025, "Melatih petugas")
    assert look(desk).surveys[2:] == (Span("2025-S2"), Span("2025-S1"), Span(year=2025))
    for kode in HALVES[:2]:
        assert printed(desk, kode) == ["Melatih petugas"]
        view = look(desk, Span(kode))
        assert (view.plan, view.is_of_year) == ((), True)
    assert not look(desk, Span("2026-S1")).is_of_year
    assert before(desk, "2025-S2") == ("", [])  # it is the plan of this half already
    assert before(desk, "2026-S1") == ("tahun 2025", ["Melatih petugas"])
    second = plan_after(desk, "2025-S2")
    assert printed(desk, "2025-S2") == [second]
    assert before(desk, "2025-S2") == ("periode 2025-S1", ["Melatih petugas"])
    assert before(desk, "2026-S1") == ("periode 2025-S2", [second])
    assert printed(desk, year=2025) == ["Melatih petugas", second]
    assert not look(desk, Span("2025-S2")).is_of_year
    of_year = look(desk, Span(year=2025))
    assert [rtl.kegiatan for rtl in of_year.plan] == ["Melatih petugas"]
    added = desk.do(deed.add_rtl, Span(year=2025), "Memasang spanduk", None)
    assert (added.tahun, added.period) == (2025, "")


def test_one_survey_a_year_is_as_it_was(sample_desk: Desk) -> None:
    """What an older program planned and what is planned now stand in one plan."""
    plan_as_before(sample_desk, 2024, "Menambah kursi", "U9")
    view = look(sample_desk, Span(year=2024))
    assert [rtl.period for rtl in view.plan] == ["2024", "2024", "", "2024"]
    assert view.surveys == (Span(year=2025), Span(year=2024), Span(year=2023))

    def both(store: Store, view: ResultView) -> list[object]:
        return [printed_plan(store, view).plan, plan_before(store, view)]

    by_kode = sample_desk.look(lambda store: both(store, view_period(store, "2024")))
    assert by_kode == sample_desk.look(lambda store: both(store, view_year(store, 2024)))


def test_actions_move_among_those_of_their_survey(desk: Desk, write_csv: WriteCsv) -> None:
    open_halves(desk, write_csv, "2026-S1", "2026-S2")
    made = {
        (kode, number): desk.do(deed.add_rtl, Span(kode), f"{kode} {number}", "U9").id
        for number in (1, 2)
        for kode in ("2026-S1", "2026-S2")
    }
    desk.do(deed.move_rtl, made["2026-S1", 2], -1)
    assert [rtl.kegiatan for rtl in look(desk, Span("2026-S1")).plan] == ["2026-S1 2", "2026-S1 1"]
    assert [rtl.kegiatan for rtl in look(desk, Span("2026-S2")).plan] == ["2026-S2 1", "2026-S2 2"]
    head = desk.look(lambda store: store.journal.last())
    desk.do(deed.move_rtl, made["2026-S1", 2], -1)
    desk.do(deed.move_rtl, made["2026-S2", 1], -1)
    assert desk.look(lambda store: store.journal.last()) == head
    assert_whole(desk)


def test_a_plan_follows_its_period_into_another_year(desk: Desk, write_csv: WriteCsv) -> None:
    from skm_desk.use_cases.change_period import change_days

    open_halves(desk, write_csv, "2026-S1", "2026-S2")
    own = plan_after(desk, "2026-S1")
    desk.do(change_days, "2026-S1", date(2025, 12, 20), date(2026, 6, 30))
    assert printed(desk, "2026-S1") == [own]
    assert printed(desk, year=2025) == [own]
    assert look(desk).surveys == (Span(year=2026), Span(year=2025))
    other = desk.do(deed.add_rtl, Span(year=2025), "Menambah kursi", "U3")
    desk.do(deed.move_rtl, other.id, -1)
    assert printed(desk, "2026-S1") == ["Menambah kursi", own]


def test_a_survey_that_there_is_not_is_refused(desk: Desk, write_csv: WriteCsv) -> None:
    open_halves(desk, write_csv, "2026-S1", "2026-S2")
    with pytest.raises(PeriodUnknown):
        desk.do(deed.add_rtl, Span("2026-S3"), "Melatih", "U1")
    with pytest.raises(YearUnknown) as unknown:
        desk.do(deed.add_rtl, Span(year=2025), "Melatih", "U1")
    assert unknown.value.known == [2026]


def test_a_plan_typed_while_its_year_got_a_second_half_is_kept(
    desk: Desk, write_csv: WriteCsv
) -> None:
    open_halves(desk, write_csv, "2026-S1")
    one = desk.do(deed.add_rtl, Span("2026-S1"), "Melatih", "U1")  # though a year on the page
    assert look(desk, Span("2026-S1")).survey == Span(year=2026)
    open_halves(desk, write_csv, "2026-S2")
    two = desk.do(deed.add_rtl, Span(year=2026), "Menambah kursi", "U1")  # typed before
    assert (one.period, two.period) == ("2026-S1", "")
    assert Span(year=2026) in look(desk).surveys


def test_a_plan_after_a_made_up_sample_stays_apart_from_a_real_one(
    sample_desk: Desk, write_csv: WriteCsv
) -> None:
    made_up = sample_desk.do(deed.add_rtl, Span(year=2025), "Contoh rencana", "U1")
    assert made_up.period == "contoh-2025"
    sample_desk.do(create_period, "2025", date(2025, 1, 1), date(2025, 12, 31))
    assert look(sample_desk).surveys[:2] == (Span(year=2025), Span("contoh-2025"))
    assert look(sample_desk, Span(year=2025)).plan == ()
    assert look(sample_desk, Span("contoh-2025")).plan == (made_up,)
    sample_desk.do(deed.retire_rtl, made_up.id)
    assert look(sample_desk).surveys[:2] == (Span(year=2025), Span(year=2024))


def test_a_package_brings_the_plan_of_each_half(
    desk: Desk, write_csv: WriteCsv, tmp_path: Path
) -> None:
    from skm_desk.use_cases.merge_packages import merge, pack
    from tests.use_cases.other_pcs import bare_pc

    open_halves(desk, write_csv, "2026-S1", "2026-S2")
    plans = [plan_after(desk, kode) for kode in ("2026-S1", "2026-S2")]
    pack(desk, tmp_path / "a.skm")
    other = bare_pc(tmp_path, "dua")
    merge(other, [tmp_path / "a.skm"])
    assert [printed(other, kode) for kode in ("2026-S1", "2026-S2")] == [[own] for own in plans]
    kept = other.look(lambda store: store.tindak_lanjut.list_all())
    assert kept == desk.look(lambda store: store.tindak_lanjut.list_all())
    assert replace(kept[0], period="") != kept[0]
    assert_whole(other)
