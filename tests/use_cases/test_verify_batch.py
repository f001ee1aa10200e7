"""A second officer types a stack blind; a third look at the paper settles what differs."""

import json

import pytest

from skm_desk.domain.batch import Batch
from skm_desk.domain.changes import NO_CHANGES, Changes, Kind
from skm_desk.domain.difference import Difference
from skm_desk.domain.errors import (
    BatchUnknown,
    FormUnknown,
    FormVoid,
    LembarTaken,
    OfficerMissing,
    PeriodClosed,
    SameOfficer,
)
from skm_desk.domain.filling import LAYANAN
from skm_desk.domain.keying import BACK, ENTER, LEFT
from skm_desk.domain.sheet import LEMBAR, value_words, values_of
from skm_desk.domain.verifying import verify_key
from skm_desk.use_cases.change_settings import change_setting
from skm_desk.use_cases.correct_responden import correct_form, find_form, void_form
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.key_paper import find_batch, view_stacks
from skm_desk.use_cases.manage_periods import close_period
from skm_desk.use_cases.verify_batch import (
    begin_verification,
    list_unsettled,
    next_to_verify,
    save_verification,
    settle,
)
from skm_desk.use_cases.view_results import view_period
from tests.use_cases.kiosk_visits import PERIOD, assert_whole, head, open_year
from tests.use_cases.paper_stacks import (
    PAPER,
    add_layanan,
    begin_again,
    form_of_id,
    key_form,
    open_stack,
    verify_stack,
    verify_task,
)


@pytest.fixture
def desk(desk: Desk) -> Desk:
    open_year(desk)
    desk.do(add_layanan)
    return desk


def verify_one(desk: Desk, batch: Batch) -> tuple[Difference, ...]:
    """Verify all forms of a batch by ordinary paper; return what differs and is open."""
    begin_again(desk, batch)
    verify_stack(desk, batch, {})
    return tuple(row.difference for row in desk.look(list_unsettled, PERIOD))


def test_what_differs_is_kept_with_both_values_and_both_names(desk: Desk) -> None:
    batch = open_stack(desk)
    right, wrong = key_form(desk, batch), key_form(desk, batch, {"U3": "2", "usia": ""})
    apart = verify_one(desk, batch)
    assert {(d.form, d.lembar, d.field, d.first, d.second) for d in apart} == {
        (wrong, "2", "usia", "", "41"),
        (wrong, "2", "U3", "2", "4"),
    }
    assert {(d.first_by, d.second_by, d.settled, d.settled_by) for d in apart} == {
        ("Budi", "Sari", None, "")
    }
    assert [form_of_id(desk, form).verified_by for form in (right, wrong)] == ["Sari", "Sari"]
    assert form_of_id(desk, wrong).usia is None, "the form stays until somebody looks"
    rows = desk.look(list_unsettled, PERIOD)
    assert [(row.field.name, row.sheet.id) for row in rows] == [("usia", wrong), ("U3", wrong)]
    assert desk.look(next_to_verify, batch.id, "Sari") is None
    assert_whole(desk)


@pytest.mark.parametrize(("value", "nilai"), [("2", 2), ("4", 4)])
def test_a_look_at_the_paper_settles_either_way(desk: Desk, value: str, nilai: int) -> None:
    batch = open_stack(desk)
    form_id = key_form(desk, batch, {"U3": "2"})
    (difference,) = verify_one(desk, batch)
    heard: list[Changes] = []
    Desk(desk.folder, desk.origin, heard.append).do(settle, difference.id, value, " Tono ")
    assert form_of_id(desk, form_id).jawaban["U3"] == nilai
    questions = desk.look(view_period, PERIOD).tally.questions
    assert [question.total for question in questions if question.question == "U3"] == [nilai]
    found = desk.look(lambda store: store.correction.find_difference(difference.id))
    assert found is not None
    assert (found.settled, found.settled_by) == (value, "Tono")
    assert desk.look(list_unsettled, PERIOD) == ()
    touched = {Kind.DIFFERENCE} if nilai == 2 else {Kind.DIFFERENCE, Kind.RESPONDEN}
    assert heard == [touched]
    entries = desk.look(lambda store: store.journal.of_record(Kind.RESPONDEN, form_id))
    deeds = ["simpan", "periksa ganda", "koreksi: pemeriksaan ganda (Tono)"]
    assert [entry.deed for entry in entries] == deeds[: len(touched) + 1]
    if nilai == 4:
        before, after = json.loads(entries[-1].before or ""), json.loads(entries[-1].after or "")
        assert (before["form"]["jawaban"]["U3"], after["form"]["jawaban"]["U3"]) == (2, 4)
        assert after["form"]["verified_by"] == "Sari"
    for again in ("2", "4"):
        with pytest.raises(FormUnknown):
            desk.do(settle, difference.id, again, "Tono")
    assert_whole(desk)


def test_only_one_of_the_two_values_can_be_settled_on(desk: Desk) -> None:
    batch = open_stack(desk)
    key_form(desk, batch, {"U3": "2"})
    (difference,) = verify_one(desk, batch)
    before = head(desk)
    for known, value in ((difference.id, "1"), ("tidak ada", "2")):
        with pytest.raises(FormUnknown):
            desk.do(settle, known, value, "Tono")
    with pytest.raises(OfficerMissing):
        desk.do(settle, difference.id, "2", " ")
    assert head(desk) == before


def test_every_kind_of_field_is_settled(desk: Desk) -> None:
    batch = open_stack(desk)
    wrong = {"usia": "", "pendidikan": "SD", "pekerjaan": "LAINNYA", "pekerjaan_text": "nelayan"}
    form_id = key_form(desk, batch, {**wrong, LAYANAN: "", "U9": ""})
    for difference in verify_one(desk, batch):
        desk.do(settle, difference.id, difference.second, "Tono")
    kept = {name: value for name, value in values_of(form_of_id(desk, form_id)).items() if value}
    assert kept == {**PAPER, LEMBAR: "1"}
    assert_whole(desk)


def test_a_sheet_number_settled_on_must_be_free(desk: Desk) -> None:
    batch = open_stack(desk)
    first = key_form(desk, batch)
    key_form(desk, batch)
    begin_again(desk, batch)
    desk.do(void_form, first, "Budi", "rangkap")
    task = desk.look(next_to_verify, batch.id, "Sari")
    assert task is not None
    verifying = task.verifying
    for key in (LEFT, LEFT, LEFT, "1", ENTER, BACK, "1", ENTER):
        verifying, _ = verify_key(verifying, key)
    assert verifying.differing == {LEMBAR: "1"}
    (difference,) = desk.do(save_verification, verifying, "Sari", 1)
    with pytest.raises(LembarTaken):
        desk.do(settle, difference.id, "1", "Tono")
    assert [row.difference for row in desk.look(list_unsettled, PERIOD)] == [difference]
    desk.do(settle, difference.id, "2", "Tono")
    assert_whole(desk)


@pytest.mark.parametrize("every", [1, 3, 7])
def test_every_nth_form_is_typed_a_second_time(desk: Desk, every: int) -> None:
    batch = open_stack(desk)
    ids = [key_form(desk, batch) for _ in range(15)]
    begin_again(desk, batch, every)
    start = desk.look(find_batch, batch.id).verify_start or 0
    expected = ids[start - 1 :: every]
    (row,) = desk.look(view_stacks, PERIOD).rows
    assert (row.forms, row.verified, row.chosen) == (15, 0, len(expected))
    assert verify_stack(desk, batch, {}) == expected
    (row,) = desk.look(view_stacks, PERIOD).rows
    assert (row.forms, row.verified, row.chosen) == (15, len(expected), len(expected))
    assert [form_of_id(desk, form).verified_by for form in ids].count("") == 15 - len(expected)
    assert_whole(desk)


def test_the_start_is_random_and_stands(desk: Desk) -> None:
    starts = []
    for _ in range(50):
        batch = open_stack(desk, lembar=None)
        begin_again(desk, batch, 7)
        starts.append(desk.look(find_batch, batch.id).verify_start)
    assert set(starts) == set(range(1, 8)), "every place can be the first"
    before = head(desk)
    for every in (1, 7, 2):
        begin_again(desk, batch, every)
    chosen = desk.look(find_batch, batch.id)
    assert (chosen.verify_every, chosen.verify_start, head(desk)) == (7, starts[-1], before)


def test_voiding_a_form_moves_no_other_into_the_sample(desk: Desk) -> None:
    batch = open_stack(desk)
    ids = [key_form(desk, batch) for _ in range(12)]
    begin_again(desk, batch, 3)
    start = desk.look(find_batch, batch.id).verify_start or 0
    expected = ids[start - 1 :: 3]
    desk.do(void_form, ids[start % 3], "Budi", "rangkap")  # a form before one that is chosen
    desk.do(void_form, expected[-1], "Budi", "rangkap")
    (row,) = desk.look(view_stacks, PERIOD).rows
    assert row.chosen == len(expected) - 1 - (ids[start % 3] in expected)
    left = [form for form in expected[:-1] if form != ids[start % 3]]
    assert verify_stack(desk, batch, {}) == left


@pytest.mark.parametrize("officer", ["Budi Santoso", "budi santoso", "  BUDI \t SANTOSO "])
def test_nobody_verifies_their_own_forms(desk: Desk, officer: str) -> None:
    batch = open_stack(desk, "Budi  Santoso")
    key_form(desk, batch)
    begin_again(desk, batch)
    with pytest.raises(SameOfficer):
        desk.look(next_to_verify, batch.id, officer)
    task = desk.look(next_to_verify, batch.id, "Sari")
    assert task is not None
    with pytest.raises(SameOfficer):
        desk.do(save_verification, task.verifying, officer, 1)
    with pytest.raises(OfficerMissing):
        desk.look(next_to_verify, batch.id, "")
    with pytest.raises(BatchUnknown):
        desk.look(next_to_verify, "tidak ada", "Sari")


def test_a_form_is_typed_a_second_time_once(desk: Desk) -> None:
    batch = open_stack(desk)
    form_id = key_form(desk, batch)
    assert desk.look(next_to_verify, batch.id, "Sari") is None, "nobody chose yet"
    begin_again(desk, batch)
    task = desk.look(next_to_verify, batch.id, "Sari")
    assert task is not None
    assert (task.form.id, task.done, task.total) == (form_id, 0, 1)
    assert verify_task(desk, task, {**PAPER, "U3": "1"}) == {"U3": "1"}
    heard: list[Changes] = []
    assert (
        Desk(desk.folder, desk.origin, heard.append).do(
            save_verification, task.verifying, "Tono", 1
        )
        == ()
    )
    assert heard == [NO_CHANGES]
    (work,) = desk.look(lambda store: store.correction.keyed_by("Sari"))
    assert (work.form, work.is_second, work.ms, work.fields) == (form_id, True, 30_000, 13)
    assert desk.look(lambda store: store.correction.keyed_by("Tono")) == ()
    assert_whole(desk)


def test_a_void_form_is_neither_verified_nor_settled(desk: Desk) -> None:
    batch = open_stack(desk)
    form_id = key_form(desk, batch, {"U3": "2"})
    (difference,) = verify_one(desk, batch)
    late = key_form(desk, batch)
    task = desk.look(next_to_verify, batch.id, "Sari")
    assert task is not None
    for voided in (form_id, late):
        desk.do(void_form, voided, "Budi", "rangkap")
    before = head(desk)
    with pytest.raises(FormVoid):
        desk.do(settle, difference.id, "4", "Tono")
    with pytest.raises(FormVoid):
        desk.do(save_verification, task.verifying, "Sari", 1)
    assert head(desk) == before
    assert form_of_id(desk, form_id).void_reason == "rangkap"
    assert desk.look(list_unsettled, PERIOD) == ()
    assert desk.look(view_period, PERIOD).result.responden == 0


def test_a_closed_period_is_neither_verified_nor_settled(desk: Desk) -> None:
    batch = open_stack(desk)
    key_form(desk, batch, {"U3": "2"})
    (difference,) = verify_one(desk, batch)
    key_form(desk, batch)
    task = desk.look(next_to_verify, batch.id, "Sari")
    assert task is not None
    desk.do(close_period, PERIOD)
    before = head(desk)
    for value in ("2", "4"):
        with pytest.raises(PeriodClosed):
            desk.do(settle, difference.id, value, "Tono")
    with pytest.raises(PeriodClosed):
        desk.do(save_verification, task.verifying, "Sari", 1)
    with pytest.raises(PeriodClosed):
        desk.look(next_to_verify, batch.id, "Sari")
    with pytest.raises(PeriodClosed):
        desk.do(begin_verification, batch.id, 1)
    assert head(desk) == before
    assert [row.difference for row in desk.look(list_unsettled, PERIOD)] == [difference]


def test_a_form_corrected_meanwhile_is_settled_without_a_second_correction(desk: Desk) -> None:
    form_id = key_form(desk, batch := open_stack(desk), {"U3": "2"})
    (difference,) = verify_one(desk, batch)
    sheet = desk.look(find_form, PERIOD, "1").sheet.go_to("U3").with_value("4")
    desk.do(correct_form, form_id, sheet, "Budi", "salah ketik")
    before = desk.look(find_form, PERIOD, "1")
    desk.do(settle, difference.id, "4", "Tono")
    assert desk.look(find_form, PERIOD, "1") == before


def test_a_choice_not_offered_any_more_is_still_told_by_name(desk: Desk) -> None:
    batch = open_stack(desk)
    key_form(desk, batch, {"pekerjaan": "LAINNYA", "pekerjaan_text": "nelayan"})
    verify_one(desk, batch)
    gone = [{"kode": "LAINNYA", "label": "Lain", "with_text": True, "hidden": True}]
    desk.do(change_setting, "pilihan_profil", json.dumps({"pekerjaan": gone}))
    (row,) = desk.look(list_unsettled, PERIOD)
    assert value_words(row.field, row.difference.first) == "Lain"
    assert value_words(row.field, row.difference.second) == "PNS"
    assert row.sheet.applies("pekerjaan_text")
