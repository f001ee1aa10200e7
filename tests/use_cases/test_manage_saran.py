"""Saran: listed with the forms they stand in, marked, quoted, taken in, voided; the file proves."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from skm_desk.domain.changes import NO_CHANGES, Kind
from skm_desk.domain.errors import (
    DateInFuture,
    DateOutsidePeriod,
    PeriodClosed,
    ReasonMissing,
    TextTooLong,
    UnknownChoice,
)
from skm_desk.domain.personal import Reason
from skm_desk.domain.saran import FORM_CHANNEL, LONGEST_DONE, Saran, SaranCount, SaranKind
from skm_desk.domain.saran_errors import (
    QuoteAltered,
    SaranEmpty,
    SaranOfForm,
    SaranUnknown,
    SaranVoid,
)
from skm_desk.domain.saran_list import SaranFilter, Standing
from skm_desk.storage.store import Store
from skm_desk.use_cases import manage_saran as deeds
from skm_desk.use_cases.correct_responden import void_form
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.make_document import gather
from skm_desk.use_cases.manage_periods import close_period, create_period
from skm_desk.use_cases.view_results import view_period
from tests.conftest import NOON
from tests.use_cases.saran_office import (
    PERIOD,
    SUMMER,
    assert_whole,
    correct,
    detail_of,
    form_of,
    keep_forms,
    look,
    open_office,
    saran_of,
    texts_of,
)

NAMED = "Dilayani Bu Siti Rahma dengan <b>ramah</b> & cepat"
HIDDEN = "Dilayani Bu … dengan <b>ramah</b> & cepat"


@pytest.fixture
def office(desk: Desk) -> Desk:
    """A desk with three forms, two of which hold a saran: `form-1` and `form-3`."""
    open_office(desk, [NAMED, "", "Lama sekali"])
    return desk


def add(desk: Desk, text: str = "Kursi kurang", channel: str = "whatsapp") -> str:
    return desk.do(deeds.add_saran, PERIOD, text, channel, SUMMER).id


def rows_of(store: Store) -> tuple[Saran, ...]:
    return tuple(saran for _, saran in store.saran.everything())


def entries_of(desk: Desk, saran_id: str) -> list[str]:
    found = desk.look(lambda store: store.journal.of_record(Kind.SARAN, saran_id))
    return [entry.deed for entry in found]


def quotes(desk: Desk, kode: str = PERIOD) -> list[str]:
    return [saran.wording for saran in desk.look(gather, kode, None)[0].quoted]


def test_forms_with_a_saran_are_listed(office: Desk) -> None:
    view = look(office)
    assert [row.saran.text for row in view.rows] == ["Lama sekali", NAMED]
    assert (view.total, view.overall, view.start, view.place) == (2, 2, 0, None)
    assert [row.channel for row in view.rows] == [FORM_CHANNEL] * 2
    assert [row.day for row in view.rows] == [SUMMER] * 2
    assert [unsur.kode for unsur in view.unsur_list][-2:] == ["U8", "U9"]
    assert office.look(rows_of) == ()


def test_a_form_gets_a_record_when_it_is_first_marked(office: Desk) -> None:
    office.do(deeds.set_kind, "form-3", SaranKind.PENGADUAN)
    (kept,) = office.look(rows_of)
    assert (kept.form, kept.text, kept.kind) == ("form-3", "Lama sekali", SaranKind.PENGADUAN)
    assert (kept.channel, kept.received) == ("", None)
    office.do(deeds.set_unsur, "form-3", "U3")
    office.do(deeds.note_done, "form-3", " Loket ditambah \n")
    assert len(office.look(rows_of)) == 1
    saran = saran_of(office, "form-3").saran
    assert (saran.kind, saran.unsur, saran.done) == (SaranKind.PENGADUAN, "U3", "Loket ditambah")
    assert entries_of(office, saran.id) == ["tambah", "tandai", "catat tindakan"]
    assert_whole(office)


@pytest.mark.parametrize(
    ("deed", "value", "before"),
    [
        (deeds.set_kind, SaranKind.PUJIAN, SaranKind.UNMARKED),
        (deeds.set_unsur, "U7", ""),
        (deeds.set_quoted, True, False),
        (deeds.set_quote, HIDDEN, ""),
        (deeds.note_done, "Sudah disampaikan", ""),
    ],
)
@pytest.mark.parametrize("is_typed", [False, True])
def test_every_deed_can_be_undone(
    office: Desk, deed: Callable[..., Any], value: object, before: object, is_typed: bool
) -> None:
    key = add(office, NAMED) if is_typed else "form-1"
    was = saran_of(office, key)
    office.do(deed, key, value)
    assert saran_of(office, key).saran != was.saran
    assert_whole(office)
    office.do(deed, key, before)
    now = saran_of(office, key)
    assert (now.saran.kind, now.saran.unsur, now.saran.quoted, now.saran.quote, now.saran.done) == (
        SaranKind.UNMARKED,
        "",
        False,
        "",
        "",
    )
    assert_whole(office)


def test_the_entry_holds_the_saran_before_and_after(office: Desk) -> None:
    key = add(office)
    office.do(deeds.set_kind, key, SaranKind.SARAN)
    last = office.look(lambda store: store.journal.last())
    assert last is not None
    before, after = json.loads(last.before or ""), json.loads(last.after or "")
    assert before | {"kind": "saran"} == after
    texts = office.look(lambda store: store.journal.texts(Kind.SARAN, key))
    assert texts == {after["text"]: "Kursi kurang"}


def test_nothing_is_written_where_nothing_changes(office: Desk) -> None:
    key = add(office)
    head = office.look(lambda store: store.journal.last())
    with_nothing = [
        (deeds.set_kind, "form-1", SaranKind.UNMARKED),
        (deeds.set_unsur, key, ""),
        (deeds.set_quoted, key, False),
        (deeds.set_quote, key, "Kursi kurang"),
        (deeds.note_done, key, "  "),
    ]
    for deed, of, value in with_nothing:
        done = office.do(lambda store, d=deed, k=of, v=value: Done(d(store, k, v), NO_CHANGES))
        assert done.changes == NO_CHANGES
    assert office.look(lambda store: store.journal.last()) == head
    assert len(office.look(rows_of)) == 1


def test_what_cannot_be_is_refused(office: Desk) -> None:
    with pytest.raises(SaranUnknown):
        office.do(deeds.set_kind, "form-2", SaranKind.SARAN)  # a form without a saran
    with pytest.raises(SaranUnknown):
        office.do(deeds.note_done, "nobody", "x")
    with pytest.raises(UnknownChoice):
        office.do(deeds.set_unsur, "form-1", "U10")
    with pytest.raises(TextTooLong):
        office.do(deeds.note_done, "form-1", "a" * (LONGEST_DONE + 1))
    assert office.look(rows_of) == ()


def test_a_quote_changes_no_word(office: Desk) -> None:
    with pytest.raises(QuoteAltered):
        office.do(deeds.set_quote, "form-1", "Dilayani Bu … dengan kasar & cepat")
    office.do(deeds.set_quote, "form-1", HIDDEN)
    office.do(deeds.set_quoted, "form-1", True)
    assert quotes(office) == [HIDDEN]
    office.do(deeds.set_quote, "form-1", "")
    assert quotes(office) == [NAMED]
    assert_whole(office)


def test_what_may_be_personal_is_pointed_out(office: Desk) -> None:
    detail = detail_of(office, "form-1")
    (found,) = detail.personal
    assert (NAMED[found.start : found.end], found.reason) == ("Siti Rahma", Reason.NAME)
    assert detail.left_out == ()
    office.do(deeds.set_quote, "form-1", HIDDEN)
    detail = detail_of(office, "form-1")
    assert detail.personal == ()
    assert [NAMED[start:end] for start, end in detail.left_out] == ["Siti Rahma"]


def test_a_corrected_form_is_quoted_as_it_says_now(office: Desk) -> None:
    office.do(deeds.set_quoted, "form-1", True)
    office.do(deeds.set_quote, "form-1", HIDDEN)
    correct(office, "form-1", saran="Dilayani Bu Ani Lestari dengan ramah")
    assert quotes(office) == ["Dilayani Bu … dengan ramah"]
    assert saran_of(office, "form-1").saran.text == "Dilayani Bu Ani Lestari dengan ramah"
    (kept,) = office.look(rows_of)
    assert kept.text == NAMED
    office.do(deeds.set_kind, "form-1", SaranKind.PUJIAN)  # what was kept first stays kept
    assert office.look(rows_of)[0].text == NAMED
    assert_whole(office)


@pytest.mark.parametrize("is_void", [False, True])
def test_a_form_without_a_saran_any_more_is_dropped(office: Desk, is_void: bool) -> None:
    office.do(deeds.set_quoted, "form-1", True)
    if is_void:
        office.do(void_form, "form-1", "", "dobel")
    else:
        correct(office, "form-1", saran="")
    assert texts_of(office) == ["Lama sekali"]
    assert texts_of(office, standing=Standing.VOID) == []
    assert quotes(office) == []
    with pytest.raises(SaranUnknown):
        office.do(deeds.set_quoted, "form-1", False)
    assert_whole(office)


def test_what_came_elsewhere_is_taken_in(office: Desk) -> None:
    before = office.look(view_period, PERIOD).result
    key = office.do(
        deeds.add_saran, PERIOD, "  Kursi kurang\r\ndi ruang tunggu ", "kotak_saran", SUMMER
    ).id
    listed = saran_of(office, key)
    assert listed.saran == Saran(key, "Kursi kurang\ndi ruang tunggu", "kotak_saran", SUMMER)
    assert (listed.key, listed.channel, listed.period) == (key, "kotak_saran", PERIOD)
    assert (listed.day, listed.source, listed.lembar) == (SUMMER, None, None)
    assert office.look(view_period, PERIOD).result == before  # never part of the IKM
    assert_whole(office)


@pytest.mark.parametrize(
    ("text", "channel", "day", "failure"),
    [
        (" ", "whatsapp", SUMMER, SaranEmpty),
        ("isi", "", SUMMER, UnknownChoice),
        ("isi", "faks", SUMMER, UnknownChoice),
        ("isi", "whatsapp", date(2025, 12, 31), DateOutsidePeriod),
        ("isi", "whatsapp", NOON.date() + timedelta(days=1), DateInFuture),
        ("a" * 10_001, "whatsapp", SUMMER, TextTooLong),
    ],
)
def test_what_breaks_a_rule_is_not_taken_in(
    office: Desk, text: str, channel: str, day: date, failure: type[Exception]
) -> None:
    with pytest.raises(failure):
        office.do(deeds.add_saran, PERIOD, text, channel, day)
    assert office.look(rows_of) == ()


def test_a_saran_typed_by_mistake_is_voided_and_taken_back(office: Desk) -> None:
    key = add(office)
    office.do(deeds.set_quoted, key, True)
    with pytest.raises(ReasonMissing):
        office.do(deeds.void_saran, key, " ")
    office.do(deeds.void_saran, key, " salah  catat ")
    assert texts_of(office) == ["Lama sekali", NAMED]
    assert texts_of(office, standing=Standing.VOID) == ["Kursi kurang"]
    assert quotes(office) == []
    assert saran_of(office, key).saran.void_reason == "salah catat"
    for deed, value in ((deeds.set_kind, SaranKind.SARAN), (deeds.void_saran, "lagi")):
        with pytest.raises(SaranVoid):
            office.do(deed, key, value)
    assert_whole(office)
    office.do(deeds.take_back, key)
    office.do(deeds.take_back, key)
    assert quotes(office) == ["Kursi kurang"]
    assert entries_of(office, key) == ["tambah", "kutip", "batal", "pulihkan"]
    assert_whole(office)


def test_a_saran_of_a_form_is_not_voided_alone(office: Desk) -> None:
    with pytest.raises(SaranOfForm):
        office.do(deeds.void_saran, "form-1", "salah")


def test_a_closed_period_keeps_its_saran_but_is_followed_up(office: Desk) -> None:
    key = add(office)
    office.do(close_period, PERIOD)
    for deed, *given in (
        (deeds.add_saran, PERIOD, "isi", "surel", SUMMER),
        (deeds.void_saran, key, "salah"),
        (deeds.take_back, key),
    ):
        with pytest.raises(PeriodClosed):
            office.do(deed, *given)
    office.do(deeds.note_done, key, "Kursi dibeli")
    office.do(deeds.set_quoted, "form-1", True)
    assert_whole(office)


@pytest.mark.parametrize(
    ("asked", "texts"),
    [
        ({"words": "SEKALI lama"}, ["Lama sekali"]),
        ({"words": "ü"}, ["Grün_100% dekat toilet"]),
        ({"words": "_100%"}, ["Grün_100% dekat toilet"]),
        ({"words": "%"}, ["Grün_100% dekat toilet"]),
        ({"words": "'"}, []),
        ({"words": "<B>"}, [NAMED]),
        ({"kind": SaranKind.PENGADUAN}, ["Lama sekali"]),
        ({"kind": SaranKind.UNMARKED}, ["Grün_100% dekat toilet"]),
        ({"unsur": "U3"}, ["Lama sekali"]),
        ({"unsur": ""}, ["Grün_100% dekat toilet", NAMED]),
        ({"channel": FORM_CHANNEL}, ["Lama sekali", NAMED]),
        ({"channel": "lapor"}, ["Grün_100% dekat toilet"]),
        ({"channel": ""}, []),
        ({"standing": Standing.OPEN}, ["Lama sekali"]),
        ({"standing": Standing.QUOTED}, [NAMED]),
        ({"standing": Standing.OPEN, "words": "toilet"}, []),
    ],
)
def test_the_list_is_narrowed_down(office: Desk, asked: dict[str, Any], texts: list[str]) -> None:
    key = add(office, "Grün_100% dekat toilet", "lapor")
    office.do(deeds.set_kind, "form-3", SaranKind.PENGADUAN)
    office.do(deeds.set_unsur, "form-3", "U3")
    office.do(deeds.set_kind, "form-1", SaranKind.PUJIAN)
    office.do(deeds.set_quoted, "form-1", True)
    office.do(deeds.note_done, key, "Papan dipasang")
    assert texts_of(office, **asked) == texts
    view = look(office, SaranFilter(PERIOD, **asked))
    assert (view.total, view.overall) == (len(texts), 3)


def test_the_newest_comes_first_and_what_has_no_day_last(office: Desk) -> None:
    keep_forms(office, [form_of(7, "tanpa tanggal", None), form_of(8, "awal", date(2026, 2, 1))])
    add(office, "paling baru")
    assert texts_of(office) == ["paling baru", "Lama sekali", NAMED, "awal", "tanpa tanggal"]


def test_a_period_shows_its_own(office: Desk) -> None:
    office.do(create_period, "2025", date(2025, 1, 1), date(2025, 12, 31))
    office.do(deeds.add_saran, "2025", "tahun lalu", "surel", date(2025, 5, 5))
    assert texts_of(office) == ["Lama sekali", NAMED]
    both = look(office, SaranFilter())
    assert [row.period for row in both.rows] == [PERIOD, PERIOD, "2025"]
    chosen = office.look(deeds.view_list, None, lambda rows: rows[0].period.kode)
    assert [row.saran.text for row in chosen.rows] == ["tahun lalu"]
    assert chosen.asked == SaranFilter("2025")


def test_pages_join_without_a_gap(office: Desk) -> None:
    keep_forms(office, [form_of(n, f"saran {n}") for n in range(10, 10 + 2 * deeds.PAGE)])
    view = look(office)
    assert view.total == 2 * deeds.PAGE + 2
    rows = list(view.rows)
    while len(rows) < view.total:
        rows += office.look(deeds.read_page, view.asked, len(rows))
    assert len({row.key for row in rows}) == view.total
    for place in (0, deeds.PAGE - 1, deeds.PAGE, view.total - 1):
        again = look(office, key=rows[place].key)
        assert again.place == place
        assert again.rows[place - again.start] == rows[place]
    gone = office.look(deeds.view_list, view.asked, lambda rows: None, "gone", deeds.PAGE + 5)
    assert (gone.place, gone.start) == (None, deeds.PAGE)


def test_a_long_text_is_cut_short_in_the_list_alone(office: Desk) -> None:
    keep_forms(office, [form_of(9, "kata " * 2000, date(2026, 8, 1))])
    (row, *_) = look(office).rows
    assert 100 < len(row.saran.text) < 1000
    assert len(saran_of(office, "form-9").saran.text) == 10_000
    office.do(deeds.set_quoted, "form-9", True)
    assert office.look(rows_of)[0].text == "kata " * 2000
    assert_whole(office)


def test_they_are_counted_by_channel_and_kind(office: Desk) -> None:
    first, second = add(office), add(office, "Antre", "lapor")
    add(office, "Panas")
    voided = add(office, "dobel", "surel")
    office.do(deeds.set_kind, first, SaranKind.PENGADUAN)
    office.do(deeds.set_kind, second, SaranKind.PENGADUAN)
    office.do(deeds.set_kind, "form-1", SaranKind.PUJIAN)
    office.do(deeds.void_saran, voided, "dobel")
    assert set(office.look(deeds.count_saran, [PERIOD])) == {
        SaranCount(FORM_CHANNEL, SaranKind.UNMARKED, 1),
        SaranCount(FORM_CHANNEL, SaranKind.PUJIAN, 1),
        SaranCount("whatsapp", SaranKind.PENGADUAN, 1),
        SaranCount("whatsapp", SaranKind.UNMARKED, 1),
        SaranCount("lapor", SaranKind.PENGADUAN, 1),
    }
    assert office.look(deeds.count_saran, []) == ()


def test_the_sample_office(sample_desk: Desk) -> None:
    view = look(sample_desk, SaranFilter("2024"))
    assert view.total == 3
    assert all(row.saran.quoted for row in view.rows)
    assert quotes(sample_desk, "2024") == [row.saran.text for row in view.rows][::-1]
    sample_desk.do(deeds.set_quoted, view.rows[0].key, False)
    assert len(quotes(sample_desk, "2024")) == 2
    assert_whole(sample_desk)
