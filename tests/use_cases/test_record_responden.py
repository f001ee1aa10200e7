"""What a visitor fills in becomes one form, once; what cannot be kept changes nothing."""

from datetime import timedelta
from pathlib import Path

import pytest

from skm_desk.domain.careless import BURST, CLOCK_BACK, OUTSIDE_HOURS, SAME_FAST
from skm_desk.domain.changes import NO_CHANGES, Changes, Kind
from skm_desk.domain.errors import DateOutsidePeriod, PeriodClosed, PeriodUnknown, UnknownChoice
from skm_desk.domain.responden import Source
from skm_desk.storage.store import Store
from skm_desk.use_cases.change_settings import change_setting
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.manage_periods import close_period, create_period
from skm_desk.use_cases.record_responden import break_off, keep_draft, record, recover_drafts
from tests.conftest import NOON
from tests.use_cases.kiosk_visits import (
    PERIOD,
    add_layanan,
    assert_whole,
    at_pc,
    at_time,
    begin,
    drafts_of,
    fill,
    fill_some,
    forms_of,
    head,
    open_year,
)

SECOND = timedelta(seconds=1)
MIXED = (4, 3, 4, 3, 4, 3, 4, 3, None)


@pytest.fixture
def desk(desk: Desk) -> Desk:
    return open_year(desk)


def test_a_form_is_kept_as_it_was_filled_in(desk: Desk) -> None:
    desk.do(add_layanan, "KTP", "Akta")
    filling = fill(begin(desk, "a"), MIXED).write(" Kursi kurang\n")
    desk.do(record, filling, None, NOON + 90 * SECOND)
    (form,) = forms_of(desk)
    assert (form.id, form.pc, form.source) == ("a", "pc-uji", Source.KIOSK)
    assert (form.tanggal, form.jam, form.saran) == (NOON.date(), "12.00", "Kursi kurang")
    assert (form.layanan, form.jenis_kelamin, form.usia) == ("id-KTP", "L", 41)
    assert (form.jawaban["U7"], form.jawaban["U9"], form.jawaban["U8"]) == (4, 3, None)
    assert form.ms == dict.fromkeys(form.jawaban, 5_000)
    assert (form.flags, form.unfinished, form.keyed_by) == (frozenset(), False, "")
    kept = desk.look(lambda store: store.responden.last_kept("pc-uji", Source.KIOSK, 5))
    assert kept == (NOON + 90 * SECOND,)
    assert_whole(desk)


def test_a_form_sent_twice_is_one_form(desk: Desk) -> None:
    filling = fill(begin(desk, "a"), MIXED)
    desk.do(record, filling, None, NOON)
    before = head(desk)
    desk.do(record, filling, None, NOON + SECOND)
    desk.do(record, filling.write("lagi"), None, NOON + 2 * SECOND)
    desk.do(break_off, filling, None)
    assert [form.saran for form in forms_of(desk)] == [""]
    assert head(desk) == before
    assert_whole(desk)


def test_pages_hear_of_a_form_once_and_of_drafts_never(desk: Desk) -> None:
    heard: list[Changes] = []
    kiosk = Desk(desk.folder, desk.origin, heard.append)
    filling = fill(begin(desk, "a"))
    kiosk.do(keep_draft, filling)
    kiosk.do(record, filling, None, NOON)
    kiosk.do(record, filling, None, NOON)
    assert heard == [NO_CHANGES, frozenset({Kind.RESPONDEN}), NO_CHANGES]


def test_a_draft_is_kept_at_each_step_and_gone_with_the_form(desk: Desk) -> None:
    filling = begin(desk, "a")
    while not filling.is_last:
        desk.do(keep_draft, filling)
        assert [draft.filling for draft in drafts_of(desk)] == [filling]
        filling = filling.forward()
    desk.do(record, filling, None, NOON)
    assert drafts_of(desk) == ()
    desk.do(keep_draft, filling)
    desk.do(keep_draft, filling, NOON)
    assert drafts_of(desk) == ()
    assert_whole(desk)


def test_a_draft_that_is_left_after_the_form_goes_with_a_second_sending(desk: Desk) -> None:
    """As in a file put together from two: the form is there, and so is its draft."""
    filling = fill(begin(desk, "a"))
    desk.do(keep_draft, filling, NOON)
    (draft,) = drafts_of(desk)
    desk.do(record, filling, None, NOON)

    def put_back(store: Store) -> Done[None]:
        store.draft.keep(draft, NOON)
        return Done(None, frozenset())

    desk.do(put_back)
    assert desk.do(recover_drafts, None) == 0
    assert drafts_of(desk) == ()
    assert len(forms_of(desk)) == 1


def test_a_draft_of_a_period_that_is_not_there_is_refused(desk: Desk, tmp_path: Path) -> None:
    filling = begin(desk, "a")
    other = Desk(tmp_path / "cadangan lama", desk.origin)
    with pytest.raises(PeriodUnknown) as refused:
        other.do(keep_draft, filling)
    assert refused.value.kode == PERIOD


def test_the_layanan_of_the_kiosk_is_that_of_its_forms(desk: Desk) -> None:
    desk.do(add_layanan, "KTP", "Akta")
    desk.do(record, fill(begin(desk, "a", layanan="id-Akta")), "id-Akta", NOON)
    desk.do(break_off, fill_some(begin(desk, "b", layanan="id-Akta"), 2), "id-Akta")
    desk.do(record, fill(begin(desk, "c")), "id-Akta", NOON + timedelta(hours=1))
    assert [form.layanan for form in forms_of(desk)] == ["id-Akta", "id-Akta", "id-KTP"]


def test_a_layanan_that_the_file_does_not_know_is_left_out(desk: Desk) -> None:
    """The settings of a PC may have been made for another data file."""
    desk.do(add_layanan, "KTP", "Akta")
    stale = "id-dari-berkas-lain"
    filling = fill_some(begin(desk, "a"), 4)
    desk.do(record, filling, stale, NOON)
    desk.do(keep_draft, fill_some(begin(desk, "b"), 4))
    assert desk.do(recover_drafts, stale) == 1
    assert [form.layanan for form in forms_of(desk)] == [None, None]
    assert_whole(desk)


def test_a_closed_period_keeps_nothing_and_the_draft_stays(desk: Desk) -> None:
    filling = fill(begin(desk, "a"))
    desk.do(keep_draft, filling, NOON)
    desk.do(close_period, PERIOD)
    before = head(desk)
    with pytest.raises(PeriodClosed):
        desk.do(record, filling, None, NOON)
    with pytest.raises(PeriodClosed):
        desk.do(break_off, filling, None)
    assert forms_of(desk) == []
    assert [draft.filling for draft in drafts_of(desk)] == [filling]
    assert head(desk) == before


def test_a_form_that_breaks_a_rule_changes_nothing(desk: Desk) -> None:
    early = fill(begin(desk, "a", started=NOON - timedelta(days=400)))
    with pytest.raises(DateOutsidePeriod):
        desk.do(record, early, None, NOON)
    own = '{"pekerjaan": [{"kode": "PETANI", "label": "Petani"}]}'
    desk.do(change_setting, "pilihan_profil", own)
    farmer = fill(begin(desk, "b"))
    assert farmer.value("pekerjaan") == "PETANI"
    desk.do(change_setting, "pilihan_profil", "")
    before = head(desk)
    with pytest.raises(UnknownChoice):
        desk.do(record, farmer, None, NOON)
    assert forms_of(desk) == []
    assert head(desk) == before


def test_a_choice_hidden_meanwhile_is_kept(desk: Desk) -> None:
    filling = fill(begin(desk, "a"))
    hidden = '{"pekerjaan": [{"kode": "PNS", "label": "PNS", "hidden": true}]}'
    desk.do(change_setting, "pilihan_profil", hidden)
    assert "PNS" not in [c.kode for step in begin(desk, "b").steps for c in step.choices]
    desk.do(record, filling, None, NOON)
    assert [form.pekerjaan for form in forms_of(desk)] == ["PNS"]


def test_nothing_filled_in_leaves_nothing(desk: Desk) -> None:
    before = head(desk)
    filling = begin(desk, "a")
    desk.do(keep_draft, filling)
    desk.do(break_off, filling.spend(60_000), None)
    desk.do(break_off, begin(desk, "b").forward().forward(), None)
    assert (forms_of(desk), drafts_of(desk), head(desk)) == ([], (), before)


def test_whoever_walks_away_leaves_an_unfinished_form_without_texts(desk: Desk) -> None:
    filling = fill_some(begin(desk, "a"), 2, 3)
    while not filling.is_last:
        filling = filling.forward()
    filling = filling.write("Nama saya Budi")
    desk.do(keep_draft, filling)
    desk.do(break_off, filling, None)
    (form,) = forms_of(desk)
    assert form.unfinished
    assert [nilai for nilai in form.jawaban.values() if nilai] == [2, 3]
    assert (form.saran, form.ms, drafts_of(desk)) == ("", {"U1": 3_000, "U2": 3_000}, ())
    entry = desk.look(lambda store: store.journal.last())
    assert entry is not None
    assert "Budi" not in (entry.after or "")
    assert_whole(desk)


def test_three_forms_in_ninety_seconds_at_one_pc(desk: Desk) -> None:
    other = at_pc(desk, "pc-lain")
    for form_id, at_desk, seconds in (
        ("a", desk, 0),
        ("b", desk, 45),
        ("elsewhere", other, 80),
        ("c", desk, 90),
        ("d", desk, 136),
    ):
        sent = NOON + seconds * SECOND
        at_time(at_desk, sent).do(record, fill(begin(desk, form_id), MIXED), None, sent)
    flags = {form.id: form.flags for form in forms_of(desk)}
    empty: frozenset[str] = frozenset()
    assert flags == {"a": empty, "b": empty, "elsewhere": empty, "c": {BURST}, "d": empty}


def test_one_nilai_in_a_hurry_outside_hours_after_the_clock_was_set_back(desk: Desk) -> None:
    desk.do(record, fill(begin(desk, "a"), MIXED), None, NOON)
    desk.do(change_setting, "jam_kios", "Senin–Jumat 08.00–10.00")
    back = NOON - timedelta(hours=1)
    filling = fill(begin(desk, "b", started=back), ms=900)
    at_time(desk, back).do(record, filling, None, back)
    assert [form.flags for form in forms_of(desk)] == [
        frozenset(),
        {SAME_FAST, OUTSIDE_HOURS, CLOCK_BACK},
    ]
    assert_whole(desk)


def test_the_period_of_a_filling_is_the_one_it_began_in(desk: Desk) -> None:
    filling = fill(begin(desk, "a"))
    desk.do(create_period, "2026-S2", NOON.date(), NOON.date())
    assert begin(desk, "b").period == "2026-S2"
    desk.do(record, filling, None, NOON)
    assert [form.id for form in forms_of(desk, PERIOD)] == ["a"]
    assert forms_of(desk, "2026-S2") == []
