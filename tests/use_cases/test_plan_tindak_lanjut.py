"""The plan after a survey: seen weakest unsur first, changed, ordered, told of, never lost."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skm_desk.domain.changes import Kind
from skm_desk.domain.errors import TextTooLong, UnknownChoice, YearUnknown
from skm_desk.domain.tindak_lanjut import LONGEST, Rtl
from skm_desk.domain.tindak_lanjut_errors import KegiatanEmpty, RtlUnknown, TriwulanInvalid
from skm_desk.storage.origin import Origin
from skm_desk.use_cases import plan_tindak_lanjut as deed
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.explore_results import Span
from skm_desk.use_cases.import_data import import_file
from skm_desk.use_cases.manage_periods import create_period
from skm_desk.use_cases.plan_tindak_lanjut import PlanView, view_plan
from skm_desk.use_cases.set_up import set_up
from tests.use_cases.saran_office import assert_whole

HEADER = ",".join(f"U{n}" for n in range(1, 10))


def look(desk: Desk, tahun: int | None = None) -> PlanView:
    return desk.look(view_plan, None if tahun is None else Span(year=tahun))


def groups_of(view: PlanView) -> dict[str | None, list[str]]:
    return {
        group.unsur and group.unsur.kode: [rtl.kegiatan for rtl in group.plan]
        for group in view.groups
    }


def open_year(desk: Desk, tahun: int = 2026) -> None:
    desk.do(create_period, str(tahun), date(tahun, 1, 1), date(tahun, 12, 31))


def test_the_latest_real_year_is_shown_first(sample_desk: Desk) -> None:
    view = look(sample_desk)
    assert view.surveys == (Span(year=2025), Span(year=2024), Span(year=2023))
    assert (view.survey, view.made_up, view.has_results) == (Span(year=2024), False, True)
    assert [unsur.unsur.kode for unsur in view.weakest] == ["U8", "U6", "U2"]
    assert [unsur.kode for unsur in view.unplanned] == ["U8", "U6", "U2"]
    assert list(groups_of(view)) == ["U8", "U6", "U2", "U3", "U7", None]
    assert (view.share.done, view.share.planned) == (0, 3)
    assert look(sample_desk, 1999).survey == Span(year=2024)


def test_a_year_before_the_program_has_its_typed_figures(sample_desk: Desk) -> None:
    view = look(sample_desk, 2023)
    assert [(u.unsur.kode, str(u.nilai)) for u in view.weakest] == [
        ("U8", "88.33"),
        ("U1", "90.00"),
        ("U3", "90.00"),
    ]
    assert [unsur.kode for unsur in view.unplanned] == ["U3"]
    assert str(view.share.percent) == "85.71"


def test_a_year_before_the_program_can_be_planned_for(sample_desk: Desk) -> None:
    for rtl in look(sample_desk, 2023).plan:
        sample_desk.do(deed.retire_rtl, rtl.id)
    view = look(sample_desk, 2023)
    assert (view.survey, view.plan) == (Span(year=2023), ())
    sample_desk.do(deed.add_rtl, Span(year=2023), "Menempelkan nomor", "U8")
    assert len(look(sample_desk, 2023).plan) == 1


def test_a_made_up_year_says_so(sample_desk: Desk) -> None:
    view = look(sample_desk, 2025)
    assert (view.survey, view.made_up, view.plan) == (Span(year=2025), True, ())
    assert len(view.unplanned) == len(view.weakest) >= 3


def test_there_is_nothing_to_plan_for_yet(desk: Desk) -> None:
    assert look(desk) == PlanView(())
    with pytest.raises(YearUnknown):
        desk.do(deed.add_rtl, Span(year=2026), "Melatih petugas", "U1")
    open_year(desk)
    view = look(desk)
    assert (view.survey, view.has_results, view.groups) == (Span(year=2026), False, ())
    assert view.share.percent is None


def test_ties_at_third_place_are_all_asked_to_have_a_plan(
    desk: Desk, write_csv: Callable[..., Path]
) -> None:
    open_year(desk)
    import_file(desk, write_csv(HEADER, "1,2,3,3,3,4,4,4,4"), "2026")
    assert [unsur.kode for unsur in look(desk).unplanned] == ["U1", "U2", "U3", "U4", "U5"]
    desk.do(deed.add_rtl, Span(year=2026), "Menyederhanakan syarat", "U1")
    assert [unsur.kode for unsur in look(desk).unplanned] == ["U2", "U3", "U4", "U5"]


def test_an_action_is_planned_changed_and_told_of(sample_desk: Desk) -> None:
    rtl = sample_desk.do(
        deed.add_rtl, Span(year=2024), "  Menempelkan\n nomor ", "U8", (3, 1, 3), " Sekretariat "
    )
    assert rtl == Rtl(rtl.id, 2024, "U8", "Menempelkan nomor", (1, 3), "Sekretariat", period="2024")
    sample_desk.do(deed.set_unsur, rtl.id, "U6")
    sample_desk.do(deed.set_triwulan, rtl.id, ())
    sample_desk.do(deed.set_done, rtl.id, False)
    for name in LONGEST:
        sample_desk.do(deed.write_text, rtl.id, name, f" isi {name} ")
    (kept,) = (found for found in look(sample_desk).plan if found.id == rtl.id)
    texts = {name: f"isi {name}" for name in LONGEST}
    assert kept == Rtl(rtl.id, 2024, "U6", triwulan=(), done=False, period="2024", **texts)
    sample_desk.do(deed.set_done, rtl.id, True)
    assert look(sample_desk).share.done == 1
    assert_whole(sample_desk)


def test_the_plan_goes_on_after_its_period_is_closed(sample_desk: Desk) -> None:
    from skm_desk.use_cases.manage_periods import close_period

    sample_desk.do(close_period, "2024")
    rtl = sample_desk.do(deed.add_rtl, Span(year=2024), "Menempelkan nomor", "U8")
    assert sample_desk.do(deed.set_done, rtl.id, True).done


def test_what_may_not_be_is_refused_and_nothing_is_kept(sample_desk: Desk) -> None:
    (first, *_) = look(sample_desk).plan
    before = look(sample_desk)
    for failure, work in (
        (KegiatanEmpty, lambda: sample_desk.do(deed.add_rtl, Span(year=2024), " \n ", "U8")),
        (UnknownChoice, lambda: sample_desk.do(deed.add_rtl, Span(year=2024), "x", "U99")),
        (TriwulanInvalid, lambda: sample_desk.do(deed.add_rtl, Span(year=2024), "x", "U8", (0,))),
        (TextTooLong, lambda: sample_desk.do(deed.add_rtl, Span(year=2024), "x" * 501, "U8")),
        (YearUnknown, lambda: sample_desk.do(deed.add_rtl, Span(year=1999), "x", "U8")),
        (KegiatanEmpty, lambda: sample_desk.do(deed.write_text, first.id, "kegiatan", " ")),
        (UnknownChoice, lambda: sample_desk.do(deed.set_unsur, first.id, "U99")),
        (RtlUnknown, lambda: sample_desk.do(deed.set_done, "tiada", True)),
        (RtlUnknown, lambda: sample_desk.do(deed.take_back, "tiada")),
        (RtlUnknown, lambda: sample_desk.do(deed.move_rtl, "tiada", 1)),
    ):
        with pytest.raises(failure):
            work()
    assert look(sample_desk) == before


def test_a_retired_one_is_changed_no_more_until_it_is_back(sample_desk: Desk) -> None:
    plan = look(sample_desk).plan
    sample_desk.do(deed.retire_rtl, plan[1].id)
    assert look(sample_desk).plan == (plan[0], plan[2])
    for work in (deed.retire_rtl, lambda store, key: deed.write_text(store, key, "alasan", "x")):
        with pytest.raises(RtlUnknown):
            sample_desk.do(work, plan[1].id)
    sample_desk.do(deed.take_back, plan[1].id)
    assert look(sample_desk).plan == plan


def test_what_changes_nothing_writes_nothing(sample_desk: Desk) -> None:
    (first, *_) = look(sample_desk).plan
    head = sample_desk.look(lambda store: store.journal.last())
    sample_desk.do(deed.set_unsur, first.id, first.unsur)
    sample_desk.do(deed.write_text, first.id, "kegiatan", f" {first.kegiatan}\n")
    sample_desk.do(deed.move_rtl, first.id, -1)
    sample_desk.do(deed.take_back, first.id)
    assert sample_desk.look(lambda store: store.journal.last()) == head


def test_open_pages_hear_of_it(sample_desk: Desk) -> None:
    told = []
    listening = Desk(sample_desk.folder, sample_desk.origin, told.append)
    rtl = listening.do(deed.add_rtl, Span(year=2024), "Menempelkan nomor", "U8")
    listening.do(deed.retire_rtl, rtl.id)
    assert told == [frozenset({Kind.TINDAK_LANJUT})] * 2


DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["add", "unsur", "done", "up", "down", "retire", "back"]),
        st.integers(0, 9),
        st.sampled_from([None, "U1", "U8"]),
        st.sampled_from([None, True, False]),
    ),
    max_size=25,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(deeds=DEEDS)
def test_share_and_order_hold_after_any_deeds(
    tmp_path_factory: pytest.TempPathFactory,
    origin: Origin,
    deeds: list[tuple[str, int, str | None, bool | None]],
) -> None:
    desk = Desk(tmp_path_factory.mktemp("data"), origin)
    desk.do(set_up)
    open_year(desk)
    order: list[str] = []  # of all ever planned, as the file should have them
    kept: dict[str, tuple[str | None, bool | None, bool]] = {}  # unsur, done, retired
    for what, number, unsur, done in deeds:
        if what == "add":
            rtl = desk.do(deed.add_rtl, Span(year=2026), f"kegiatan {number}", unsur)
            order.append(rtl.id)
            kept[rtl.id] = (unsur, None, False)
            continue
        if not order:
            continue
        key = order[number % len(order)]
        was_unsur, was_done, retired = kept[key]
        if what == "back":
            desk.do(deed.take_back, key)
            kept[key] = (was_unsur, was_done, False)
        elif retired:
            with pytest.raises(RtlUnknown):
                desk.do(deed.retire_rtl, key)
        elif what == "unsur":
            desk.do(deed.set_unsur, key, unsur)
            kept[key] = (unsur, was_done, False)
        elif what == "done":
            desk.do(deed.set_done, key, done)
            kept[key] = (was_unsur, done, False)
        elif what == "retire":
            desk.do(deed.retire_rtl, key)
            kept[key] = (was_unsur, was_done, True)
        else:
            step = -1 if what == "up" else 1
            desk.do(deed.move_rtl, key, step)
            group = [k for k in order if kept[k][0] == was_unsur and not kept[k][2]]
            place = group.index(key) + step
            if 0 <= place < len(group):
                one, two = order.index(key), order.index(group[place])
                order[one], order[two] = order[two], order[one]
    view = look(desk)
    planned = [key for key in order if not kept[key][2]]
    assert view.share.planned == len(planned)
    assert view.share.done == sum(kept[key][1] is True for key in planned)
    for group in view.groups:
        kode = group.unsur.kode if group.unsur else None
        assert [rtl.id for rtl in group.plan] == [k for k in planned if kept[k][0] == kode]
    assert sorted(rtl.id for rtl in view.plan) == sorted(planned)
    assert_whole(desk)
