"""Corrected or void, with a reason: both states stay, and the file still proves whole."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from skm_desk.domain.careless import SAME_FAST
from skm_desk.domain.changes import Changes, Kind
from skm_desk.domain.doubts import ALL_BLANK, DOUBTS, UNUSUAL_USIA
from skm_desk.domain.errors import (
    DateInFuture,
    DateOutsidePeriod,
    FormUnknown,
    FormVoid,
    LembarTaken,
    PeriodClosed,
    PeriodUnknown,
    ReasonMissing,
    SkmError,
)
from skm_desk.domain.file_errors import FileDamaged
from skm_desk.domain.responden import FUTURE_DATE, Responden
from skm_desk.domain.sheet import LEMBAR, TANGGAL, values_of
from skm_desk.use_cases.check_health import check
from skm_desk.use_cases.correct_responden import correct_form, find_form, void_form
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.import_data import import_file
from skm_desk.use_cases.key_paper import look_at_sheet
from skm_desk.use_cases.manage_periods import close_period, get_period
from skm_desk.use_cases.record_responden import record
from skm_desk.use_cases.view_results import view_period
from tests.conftest import NOON
from tests.outside import change_outside
from tests.use_cases.kiosk_visits import (
    PERIOD,
    assert_whole,
    begin,
    fill,
    forms_of,
    head,
    open_year,
)
from tests.use_cases.paper_stacks import (
    PAPER,
    add_layanan,
    begin_again,
    form_of_id,
    key_form,
    new_sheet,
    open_stack,
    typed,
    verify_stack,
)

REASON = "Salah ketik"
COLUMNS = "lembar,tanggal,usia,pekerjaan,saran,U1,U2,U3,U4,U5,U6,U7,U8,U9"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    open_year(desk)
    desk.do(add_layanan)
    return desk


def correct(desk: Desk, number: str, reason: str = REASON, /, **changes: str) -> Responden:
    """Correct the form of a sheet number as the screen does; return it as it is kept then."""
    found = desk.look(find_form, PERIOD, number)
    sheet = replace(found.sheet, values={**found.sheet.values, **changes})
    return desk.do(correct_form, found.form.id, sheet, "Budi", reason)


def test_a_form_is_found_by_its_number_as_anybody_writes_it(desk: Desk) -> None:
    batch = open_stack(desk, lembar="7")
    form_id = key_form(desk, batch)
    for lembar in ("7", "0007", " 7 "):
        found = desk.look(find_form, PERIOD, lembar)
        assert (found.form.id, found.period, found.sheet.values) == (
            *(form_id, PERIOD),
            {**PAPER, LEMBAR: "7"},
        )
        assert [change.deed for change in found.history] == ["simpan"]
    for lembar in ("8", "", "70"):
        with pytest.raises(FormUnknown):
            desk.look(find_form, PERIOD, lembar)
    with pytest.raises(PeriodUnknown):
        desk.look(find_form, "1999", "7")


def test_a_correction_keeps_before_and_after_with_the_reason(desk: Desk) -> None:
    batch = open_stack(desk)
    key_form(desk, batch, {"U9": "1"})
    begin_again(desk, batch)
    verify_stack(desk, batch, {})
    before = forms_of(desk)[0]
    heard: list[Changes] = []
    after = correct(Desk(desk.folder, desk.origin, heard.append), "1", "  Salah\n ketik ", U9="4")
    assert after == replace(before, jawaban={**before.jawaban, "U9": 4}) == forms_of(desk)[0]
    assert (after.verified_by, after.keyed_by, after.batch) == ("Sari", "Budi", batch.id)
    assert heard == [frozenset({Kind.RESPONDEN})]
    history = desk.look(find_form, PERIOD, "1").history
    assert [change.deed for change in history] == [
        *("simpan", "periksa ganda"),
        "koreksi: Salah ketik (Budi)",
    ]
    (_, _, entry) = desk.look(lambda store: store.journal.of_record(Kind.RESPONDEN, after.id))
    kept = [
        json.loads(state or "")["form"]["jawaban"]["U9"] for state in (entry.before, entry.after)
    ]
    assert kept == [1, 4]
    (sarana,) = [u for u in desk.look(view_period, PERIOD).result.per_unsur if u.unsur.kode == "U9"]
    assert sarana.nrr == 4
    assert_whole(desk)


def test_every_field_can_be_corrected(desk: Desk) -> None:
    key_form(desk, open_stack(desk))
    changes = {
        **{LEMBAR: "70", TANGGAL: "2026-11-20", "jam": "13.00–17.00", "jenis_kelamin": "L"},
        **{"usia": "", "pendidikan": "SD", "pekerjaan": "LAINNYA", "pekerjaan_text": "nelayan"},
        **{"layanan": "id-akta", "saran": "Kursi", "U1": "", "U8": "4"},
    }
    after = correct(desk, "1", **changes)
    assert values_of(after) == {"disabilitas": "", **PAPER, **changes}
    assert forms_of(desk) == [after]
    with pytest.raises(FormUnknown):
        desk.look(find_form, PERIOD, "1")
    assert_whole(desk)


def _break(desk: Desk, deed: str) -> None:
    match deed:
        case "no reason":
            correct(desk, "1", " \n ", U1="1")
        case "void twice":
            desk.do(void_form, desk.look(find_form, PERIOD, "3").form.id, "Budi", REASON)
        case "void":
            correct(desk, "3", U1="1")
        case "taken":
            correct(desk, "1", lembar="2")
        case "outside":
            correct(desk, "1", tanggal="2025-12-31")
        case "future":
            correct(desk, "1", tanggal="2026-11-25")
        case "void without a reason":
            desk.do(void_form, desk.look(find_form, PERIOD, "1").form.id, "Budi", "")
        case "unknown":
            sheet = desk.look(find_form, PERIOD, "1").sheet
            desk.do(correct_form, "tidak ada", sheet, "Budi", REASON)


@pytest.mark.parametrize(
    ("deed", "failure"),
    [
        ("no reason", ReasonMissing),
        ("void without a reason", ReasonMissing),
        ("void", FormVoid),
        ("void twice", FormVoid),
        ("taken", LembarTaken),
        ("outside", DateOutsidePeriod),
        ("future", DateInFuture),
        ("unknown", FormUnknown),
    ],
)
def test_what_may_not_be_changes_nothing(desk: Desk, deed: str, failure: type[SkmError]) -> None:
    batch = open_stack(desk)
    *_, last = [key_form(desk, batch) for _ in range(3)]
    desk.do(void_form, last, "Budi", REASON)
    before = head(desk), forms_of(desk)
    with pytest.raises(failure):
        _break(desk, deed)
    assert (head(desk), forms_of(desk)) == before


def test_a_closed_period_is_not_corrected(desk: Desk) -> None:
    form_id = key_form(desk, open_stack(desk))
    desk.do(close_period, PERIOD)
    with pytest.raises(PeriodClosed):
        correct(desk, "1", U1="1")
    with pytest.raises(PeriodClosed):
        desk.do(void_form, form_id, "Budi", REASON)
    assert_whole(desk)


def test_a_void_form_leaves_the_result_and_is_counted(desk: Desk) -> None:
    batch = open_stack(desk)
    form_id = key_form(desk, batch, {f"U{n}": "1" for n in range(1, 10)})
    key_form(desk, batch, {f"U{n}": "4" for n in range(1, 10)})
    after = desk.do(void_form, form_id, "Budi", "  Diisi   dua kali ")
    assert after.void_reason == "Diisi dua kali"
    assert form_of_id(desk, form_id) == after
    result = desk.look(view_period, PERIOD).result
    assert (result.responden, str(result.ikm)) == (1, "100.00")
    assert desk.look(lambda store: store.responden.count_void(get_period(store, PERIOD))) == 1
    found = desk.look(find_form, PERIOD, "1")
    assert [change.deed for change in found.history] == ["simpan", "batal: Diisi dua kali (Budi)"]
    assert_whole(desk)


def test_doubts_go_and_come_with_a_correction_and_other_flags_stay(desk: Desk) -> None:
    batch = open_stack(desk)
    key_form(desk, batch, {"usia": "8"})
    assert correct(desk, "1", usia="48").flags == frozenset()
    assert correct(desk, "1", usia="8", **{f"U{n}": "" for n in range(1, 10)}).flags == {
        UNUSUAL_USIA,
        ALL_BLANK,
    }
    assert correct(desk, "1", usia="", U1="4").flags == frozenset()


@pytest.mark.parametrize("way", ["kiosk", "import", "paper"])
def test_doubts_are_the_same_whichever_way_a_form_comes_in(
    desk: Desk, write_csv: Callable[..., Path], way: str
) -> None:
    """Kiosk and import flag; whoever types is asked, and a day to come is refused to them."""
    blank = dict.fromkeys((f"U{n}" for n in range(1, 10)), "")
    if way == "kiosk":
        filling = fill(begin(desk, "a", started=NOON + timedelta(days=1)), (None,) * 9)
        young = replace(filling, profile={**filling.profile, "usia": "8"})
        desk.do(record, young, None, NOON)
        assert forms_of(desk)[0].flags & DOUBTS == {UNUSUAL_USIA, ALL_BLANK, FUTURE_DATE}
    elif way == "import":
        path = write_csv(COLUMNS, "1,2026-11-25,8,PNS,ya,,,,,,,,,", "2,2026-11-24,9,PNS,,4,,,,,,,,")
        import_file(desk, path, PERIOD)
        flags = [form.flags for form in forms_of(desk)]
        assert flags == [{UNUSUAL_USIA, ALL_BLANK, FUTURE_DATE}, {UNUSUAL_USIA}]
    else:
        batch = open_stack(desk)
        key_form(desk, batch, {**blank, "usia": "8"})
        assert forms_of(desk)[0].flags == {UNUSUAL_USIA, ALL_BLANK}
        with pytest.raises(DateInFuture):
            desk.look(look_at_sheet, batch.id, typed(desk, batch, {TANGGAL: "2026-11-25"}))
    assert_whole(desk)


def test_imported_forms_can_be_corrected_and_voided(
    desk: Desk, write_csv: Callable[..., Path]
) -> None:
    rows = [f"{n},2026-11-25,41,LAINNYA: nelayan, ya ,4,4,4,4,4,4,4,4,{n}" for n in (1, 2, 3)]
    import_file(desk, write_csv(COLUMNS, *rows, "4,,41,PNS: guru,,4,4,4,4,4,4,4,4,4"), PERIOD)
    assert_whole(desk)
    after = correct(desk, "1", U9="4")
    assert after.flags == {FUTURE_DATE}, "the day is as it was"
    assert after.pekerjaan_text == "nelayan"
    correct(desk, "1", U9="2", saran="")
    desk.do(void_form, desk.look(find_form, PERIOD, "2").form.id, "Budi", "rangkap")
    assert_whole(desk)
    guru = correct(desk, "4", U9="1")
    assert (guru.pekerjaan, guru.pekerjaan_text) == ("PNS", "guru")
    assert correct(desk, "4", pekerjaan="TNI").pekerjaan_text == ""
    assert desk.look(view_period, PERIOD).result.responden == 3
    assert_whole(desk)
    for lembar in ("1", "2", "3"):
        _tamper(desk, lembar, 11)
        with pytest.raises(FileDamaged):
            check(desk)
        _tamper(desk, lembar, -11)
    assert_whole(desk)


def _tamper(desk: Desk, lembar: str, years: int) -> None:
    """Change a form beside the chain, as a program for database files would."""
    statement = "UPDATE responden SET usia = usia + ? WHERE lembar = ?"
    change_outside(desk.folder / "skm-desk.db", statement, [years, lembar])


def test_what_the_kiosk_noted_of_a_form_stays_with_it(desk: Desk) -> None:
    desk.do(record, fill(begin(desk, "a"), ms=500), None, NOON)
    (before,) = forms_of(desk)
    sheet = replace(new_sheet(desk, open_stack(desk)), values={**values_of(before), "U1": "1"})
    after = desk.do(correct_form, "a", sheet, "Budi", REASON)
    assert after == replace(before, jawaban={**before.jawaban, "U1": 1}) == forms_of(desk)[0]
    assert after.flags == {SAME_FAST}
    assert set(after.ms.values()) == {500}
    assert_whole(desk)
