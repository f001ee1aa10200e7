"""Stacks of paper in the file, and sheets that come back just as they were left."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from skm_desk.domain.batch import Batch
from skm_desk.domain.changes import Kind
from skm_desk.domain.kuesioner import ProfileChoice
from skm_desk.domain.layanan import Layanan
from skm_desk.domain.sheet import Field, Part, Sheet
from skm_desk.storage.origin import Origin
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk
from tests.conftest import NOON
from tests.domain.sheet_samples import begin, press_all
from tests.use_cases.kiosk_visits import open_year

BATCH = Batch("t-1", "2026", "Budi", NOON, date(2026, 11, 24), "08.00–12.00", "id-ktp", "7")


@pytest.fixture
def store(desk: Desk, origin: Origin) -> Iterator[Store]:
    """The open file of an office with the period 2026 and one layanan."""
    open_year(desk)
    with Store(desk.folder / "skm-desk.db", origin) as store, store.writing():
        store.layanan.add(Layanan("id-ktp", "KTP"))
        yield store


_WORD = st.text(max_size=8)
_CHOICE = st.builds(ProfileChoice, _WORD, _WORD, st.booleans(), st.booleans())
_FIELD = st.builds(Field, _WORD, st.sampled_from(Part), st.lists(_CHOICE, max_size=3).map(tuple))
_SHEET = st.builds(
    Sheet,
    id=st.uuids().map(str),
    fields=st.lists(_FIELD, min_size=1, max_size=4).map(tuple),
    values=st.dictionaries(_WORD, st.text(), max_size=4),
    place=st.integers(0, 30),
    typed=_WORD,
    keys=st.integers(0, 10_000),
)
ODD = Sheet(
    "lembar",
    (Field("pekerjaan", Part.CHOICE, (ProfileChoice("A", "<b>&\"'", True, True),)),),
    {"pekerjaan": "A", "saran": "'; DROP TABLE draft; --\x00🎣"},
    typed="1",
    keys=3,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sheet=_SHEET)
@example(sheet=ODD)
def test_any_sheet_comes_back_as_it_was(store: Store, sheet: Sheet) -> None:
    if store.batch.find("t-1") is None:
        store.batch.add(BATCH)
    store.batch.keep_sheet(BATCH, sheet, "pc-1", NOON)
    assert store.batch.sheet_left(BATCH) == sheet
    store.draft.drop(sheet.id)
    assert store.batch.sheet_left(BATCH) is None


def test_the_latest_state_of_the_latest_sheet_is_left(store: Store) -> None:
    other = replace(BATCH, id="t-2", officer="Sari")
    for batch in (BATCH, other):
        store.batch.add(batch)
    sheet = begin()
    states = [sheet, press_all(sheet, "2"), press_all(sheet, "24")]
    for minute, state in enumerate(states):
        store.batch.keep_sheet(BATCH, state, "pc-1", NOON + timedelta(minutes=minute))
        assert store.batch.sheet_left(BATCH) == state
    assert store.batch.sheet_left(other) is None
    assert store.draft.sent_ids() == frozenset()
    older = replace(sheet, id="lembar-0")
    store.batch.keep_sheet(BATCH, older, "pc-1", NOON - timedelta(minutes=1))
    assert store.batch.sheet_left(BATCH) == states[-1]


def test_the_chain_tells_nothing_of_sheets(store: Store) -> None:
    store.batch.add(BATCH)
    head = store.journal.last()
    store.batch.keep_sheet(BATCH, begin(), "pc-1", NOON)
    store.check()
    assert store.journal.last() == head


def test_a_batch_comes_back_as_it_was(store: Store) -> None:
    east = datetime(2026, 11, 24, 9, 30, 1, 5, tzinfo=timezone(timedelta(hours=9)))
    full = replace(BATCH, opened=east)
    bare = Batch("t-2", "2026", "O'Brien; --", NOON)
    for batch in (full, bare):
        store.batch.add(batch)
        assert store.batch.find(batch.id) == batch
    found = store.batch.find(full.id)
    assert found is not None
    assert found.opened.utcoffset() == timedelta(hours=9)
    assert store.batch.find("t-9") is None
    assert store.batch.list_period("2026") == (bare, full)
    assert store.batch.list_period("2025") == ()
    store.check()


def test_a_change_of_what_carries_over_is_no_entry_and_the_rest_is(store: Store) -> None:
    store.batch.add(BATCH)
    moved = replace(BATCH, lembar="8", jam="13.00–17.00", layanan=None, tanggal=None)
    store.batch.change(moved)
    assert store.batch.find("t-1") == moved
    chosen = replace(moved, verify_every=7, verify_start=3)
    store.batch.change(chosen, "periksa ganda")
    closed = replace(chosen, closed=NOON)
    store.batch.change(closed, "tutup")
    assert store.batch.find("t-1") == closed
    deeds = [entry.deed for entry in store.journal.of_record(Kind.BATCH, "t-1")]
    assert deeds == ["buka", "periksa ganda", "tutup"]
    store.check()


def test_the_file_refuses_a_batch_that_cannot_be(store: Store) -> None:
    store.batch.add(BATCH)
    for wrong in (
        replace(BATCH, id="t-2", officer=""),
        replace(BATCH, id="t-3", period="1999"),
        replace(BATCH, id="t-4", lembar=""),
        BATCH,
    ):
        with pytest.raises(sqlite3.IntegrityError):
            store.batch.add(wrong)
    for every, start in ((3, 4), (3, 0), (0, 0)):
        with pytest.raises(sqlite3.IntegrityError):
            store.batch.change(replace(BATCH, verify_every=every, verify_start=start), "x")
    assert store.batch.list_period("2026") == (BATCH,)


def test_officers_are_named_once_the_latest_first(store: Store) -> None:
    hour = timedelta(hours=1)
    opened = [("Budi", NOON), ("Sari", NOON + hour), ("budi", NOON + 2 * hour)]
    for number, (officer, at) in enumerate(opened):
        store.batch.add(Batch(f"t-{number}", "2026", officer, at))
    assert store.batch.officers() == ("budi", "Sari")
    store.batch.add(Batch("t-9", "2026", "Sari", NOON.astimezone(UTC) + 3 * hour))
    assert store.batch.officers() == ("Sari", "budi")
