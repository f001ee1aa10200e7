"""Typing a stack: kept at every field, one form a sheet, nothing that breaks a rule."""

from dataclasses import replace
from datetime import date

import pytest

from skm_desk.domain.changes import NO_CHANGES, Changes, Kind
from skm_desk.domain.doubts import ALL_BLANK, UNUSUAL_USIA
from skm_desk.domain.errors import (
    BatchClosed,
    BatchUnknown,
    DateInFuture,
    DateOutsidePeriod,
    LembarTaken,
    OfficerMissing,
    PeriodClosed,
    PeriodUnknown,
    RespondenError,
)
from skm_desk.domain.filling import LAYANAN
from skm_desk.domain.responden import Source
from skm_desk.domain.sheet import JAM, LEMBAR, TANGGAL, values_of
from skm_desk.use_cases.correct_responden import void_form
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.key_paper import (
    close_batch,
    drop_sheet,
    keep_sheet,
    look_at_sheet,
    open_batch,
    reopen_batch,
    save_sheet,
    view_stacks,
    view_workplace,
)
from skm_desk.use_cases.manage_periods import close_period, create_period
from tests.domain.sheet_samples import press_all, type_field
from tests.use_cases.kiosk_visits import PERIOD, assert_whole, forms_of, head, open_year
from tests.use_cases.paper_stacks import (
    DAY,
    PAPER,
    add_layanan,
    form_of_id,
    key_form,
    new_sheet,
    open_stack,
    typed,
)

BLANK = dict.fromkeys((f"U{n}" for n in range(1, 10)), "")


@pytest.fixture
def desk(desk: Desk) -> Desk:
    open_year(desk)
    desk.do(add_layanan)
    return desk


def test_a_sheet_becomes_the_form_that_was_typed(desk: Desk) -> None:
    batch = open_stack(desk)
    form = form_of_id(desk, key_form(desk, batch, {"saran": "Kursi kurang", "U3": ""}))
    assert (form.source, form.pc, form.keyed_by, form.batch) == (
        *(Source.PAPER, "pc-uji"),
        *("Budi", batch.id),
    )
    expected = {**PAPER, LEMBAR: "1", "saran": "Kursi kurang", "U3": ""}
    assert {name: value for name, value in values_of(form).items() if value} == {
        name: value for name, value in expected.items() if value
    }
    assert (form.jawaban["U9"], form.jawaban["U8"], form.jawaban["U3"]) == (2, 1, None)
    assert form.flags == frozenset()
    assert_whole(desk)


def test_a_sheet_left_at_any_field_is_taken_up_there(desk: Desk) -> None:
    batch = open_stack(desk)
    before = head(desk)
    sheet = new_sheet(desk, batch)
    seen = []
    while not sheet.is_at_end:
        desk.do(keep_sheet, batch.id, sheet)
        after_crash = Desk(desk.folder, desk.origin)
        assert after_crash.look(view_workplace, batch.id).left == sheet
        seen.append(sheet.at.name)
        sheet = type_field(sheet, PAPER.get(sheet.at.name, ""))
    half = press_all(sheet.go_to("usia"), "4")
    desk.do(keep_sheet, batch.id, half)
    left = desk.look(view_workplace, batch.id).left
    assert left is not None
    assert (left.at.name, left.typed, left.shown("usia")) == ("usia", "4", "4")
    assert [row.is_left for row in desk.look(view_stacks, PERIOD).rows] == [True]
    assert len(seen) == 13
    desk.do(save_sheet, batch.id, left, 1_000)
    assert desk.look(view_workplace, batch.id).left is None
    assert [row.is_left for row in desk.look(view_stacks, PERIOD).rows] == [False]
    desk.do(keep_sheet, batch.id, left)
    assert desk.look(view_workplace, batch.id).left is None, "a form has no draft any more"
    assert head(desk) == before + 1, "drafts are no entries"
    assert_whole(desk)


def test_a_sheet_can_be_given_up(desk: Desk) -> None:
    batch = open_stack(desk)
    sheet = new_sheet(desk, batch)
    desk.do(keep_sheet, batch.id, sheet)
    desk.do(drop_sheet, sheet.id)
    assert desk.look(view_workplace, batch.id).left is None


def test_a_sheet_saved_twice_is_one_form(desk: Desk) -> None:
    heard: list[Changes] = []
    screen = Desk(desk.folder, desk.origin, heard.append)
    batch = open_stack(desk)
    sheet = typed(desk, batch)
    first = screen.do(save_sheet, batch.id, sheet, 30_000)
    again = screen.do(save_sheet, batch.id, replace(sheet, keys=99), 1)
    assert first == again
    assert heard == [frozenset({Kind.RESPONDEN}), NO_CHANGES]
    (work,) = desk.look(lambda store: store.correction.keyed_by("Budi"))
    assert (work.ms, work.keys, work.is_second) == (30_000, sheet.keys, False)
    assert [form.id for form in forms_of(desk)] == [sheet.id]


def test_only_what_was_typed_counts_as_a_field(desk: Desk) -> None:
    """Lembar, tanggal, jam and layanan are the stack's; changed for one sheet, they are typed."""
    batch = open_stack(desk)
    key_form(desk, batch)
    key_form(desk, batch, {JAM: "13.00–17.00"})
    works = desk.look(lambda store: store.correction.keyed_by("Budi"))
    assert [work.fields for work in works] == [13, 14]


def test_numbers_count_up_without_leading_zeros(desk: Desk) -> None:
    """The paper may say 0007 or 7: it is one number, kept and counted as 7."""
    batch = open_stack(desk, lembar="0007")
    assert batch.lembar == "7"
    for _ in range(3):
        key_form(desk, batch)
    key_form(desk, batch, {LEMBAR: "0100"})
    key_form(desk, batch)
    assert [form.lembar for form in forms_of(desk)] == ["7", "8", "9", "100", "101"]
    other = open_stack(desk, lembar="A-009")
    assert [key_form(desk, other) and form_lembar(desk) for _ in range(2)] == ["A-009", "A-010"]
    without = open_stack(desk, lembar=None)
    assert [key_form(desk, without) and form_lembar(desk) for _ in range(2)] == [None, None]


def form_lembar(desk: Desk) -> str | None:
    return forms_of(desk)[-1].lembar


def test_a_change_is_for_one_sheet_and_so_is_a_blank(desk: Desk) -> None:
    batch = open_stack(desk)
    before = batch.carried
    key_form(desk, batch, {JAM: "13.00–17.00", LAYANAN: "id-akta"})
    first = forms_of(desk)[-1]
    assert (first.jam, first.layanan) == ("13.00–17.00", "id-akta")
    carried = desk.look(view_workplace, batch.id).batch.carried
    assert carried == {**before, LEMBAR: "2"}
    key_form(desk, batch, {TANGGAL: "", JAM: "", LAYANAN: "", LEMBAR: ""})
    form = forms_of(desk)[-1]
    assert (form.tanggal, form.jam, form.layanan, form.lembar) == (None, None, None, None)
    assert desk.look(view_workplace, batch.id).batch.carried == carried


@pytest.mark.parametrize(
    ("changes", "failure"),
    [
        ({TANGGAL: "2025-12-31"}, DateOutsidePeriod),
        ({TANGGAL: "2027-01-01"}, DateOutsidePeriod),
        ({TANGGAL: "2026-11-25"}, DateInFuture),
        ({LEMBAR: "1"}, LembarTaken),
    ],
)
def test_a_sheet_that_breaks_a_rule_is_no_form_and_stays(
    desk: Desk, changes: dict[str, str], failure: type[RespondenError]
) -> None:
    batch = open_stack(desk)
    key_form(desk, batch)
    sheet = typed(desk, batch, changes)
    desk.do(keep_sheet, batch.id, sheet)
    before = head(desk)
    with pytest.raises(failure):
        desk.look(look_at_sheet, batch.id, sheet)
    with pytest.raises(failure):
        desk.do(save_sheet, batch.id, sheet, 30_000)
    assert (head(desk), len(forms_of(desk))) == (before, 1)
    assert desk.look(view_workplace, batch.id).left == sheet
    corrected = type_field(sheet.go_to(LEMBAR), "2")
    corrected = type_field(corrected.go_to(TANGGAL), "2026-11-23")
    desk.do(save_sheet, batch.id, corrected, 30_000)
    assert (forms_of(desk)[-1].lembar, forms_of(desk)[-1].tanggal) == ("2", date(2026, 11, 23))
    assert_whole(desk)


def test_a_number_is_taken_by_a_void_form_too_and_free_in_another_period(desk: Desk) -> None:
    batch = open_stack(desk)
    desk.do(void_form, key_form(desk, batch), "Budi", "rangkap")
    with pytest.raises(LembarTaken) as taken:
        desk.do(save_sheet, batch.id, typed(desk, batch, {LEMBAR: "1"}), 1)
    assert (taken.value.lembar, taken.value.period) == ("1", PERIOD)
    desk.do(create_period, "lain", DAY, DAY)
    other = desk.do(open_batch, "lain", "Budi", DAY, PAPER[JAM], PAPER[LAYANAN], "1")
    key_form(desk, other)


@pytest.mark.parametrize(
    ("changes", "doubts"),
    [
        ({}, set()),
        ({"usia": "8"}, {UNUSUAL_USIA}),
        ({"usia": "111"}, {UNUSUAL_USIA}),
        ({"usia": "10"}, set()),
        (BLANK, {ALL_BLANK}),
        ({**BLANK, "usia": "5"}, {ALL_BLANK, UNUSUAL_USIA}),
    ],
)
def test_doubts_are_told_before_and_flagged_after(
    desk: Desk, changes: dict[str, str], doubts: set[str]
) -> None:
    batch = open_stack(desk)
    sheet = typed(desk, batch, changes)
    assert desk.look(look_at_sheet, batch.id, sheet) == doubts
    desk.do(save_sheet, batch.id, sheet, 30_000)
    assert forms_of(desk)[-1].flags == doubts


def test_a_closed_batch_takes_no_form_until_it_is_opened_again(desk: Desk) -> None:
    batch = open_stack(desk)
    sheet = typed(desk, batch)
    desk.do(keep_sheet, batch.id, sheet)
    assert desk.do(close_batch, batch.id).closed is not None
    with pytest.raises(BatchClosed):
        desk.do(save_sheet, batch.id, sheet, 1)
    assert desk.look(view_workplace, batch.id).left == sheet
    assert desk.do(reopen_batch, batch.id).closed is None
    desk.do(save_sheet, batch.id, sheet, 1)
    entries = desk.look(lambda store: store.journal.of_record(Kind.BATCH, batch.id))
    assert [entry.deed for entry in entries] == ["buka", "tutup", "buka lagi"]
    assert_whole(desk)


def test_a_closed_period_takes_no_form_and_no_batch(desk: Desk) -> None:
    batch = open_stack(desk)
    sheet = typed(desk, batch)
    desk.do(close_batch, batch.id)
    desk.do(close_period, PERIOD)
    with pytest.raises(PeriodClosed):
        desk.do(reopen_batch, batch.id)
    with pytest.raises(PeriodClosed):
        open_stack(desk)
    other = desk.look(view_stacks, PERIOD)
    assert [row.batch.id for row in other.rows] == [batch.id]
    with pytest.raises(BatchClosed):
        desk.do(save_sheet, batch.id, sheet, 1)
    assert forms_of(desk) == []


def test_a_batch_needs_an_officer_and_a_period(desk: Desk) -> None:
    for name in ("", "  ", "x" * 61):
        with pytest.raises(OfficerMissing):
            open_stack(desk, name)
    with pytest.raises(PeriodUnknown):
        desk.do(open_batch, "1999", "Budi")
    with pytest.raises(BatchUnknown):
        desk.look(view_workplace, "tidak ada")
    assert open_stack(desk, "  Budi   Santoso ").officer == "Budi Santoso"


def test_the_last_ten_forms_are_listed_the_latest_first(desk: Desk) -> None:
    batch = open_stack(desk)
    ids = [key_form(desk, batch) for _ in range(12)]
    desk.do(void_form, ids[11], "Budi", "rangkap")
    place = desk.look(view_workplace, batch.id)
    assert [form.id for form in place.last] == ids[:1:-1]
    assert (place.forms, place.last[0].void_reason) == (11, "rangkap")
    sari = open_stack(desk, "Sari", lembar=None)
    stacks = desk.look(view_stacks, PERIOD)
    assert [(row.batch.officer, row.forms) for row in stacks.rows] == [("Sari", 0), ("Budi", 11)]
    assert desk.look(view_workplace, sari.id).last == ()
    assert set(stacks.officers) == {"Budi", "Sari"}
