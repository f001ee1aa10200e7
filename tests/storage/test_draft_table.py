"""Drafts in the file: any filling comes back as it was, and the chain tells nothing of them."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from skm_desk.domain.draft import Draft
from skm_desk.domain.filling import Filling, Part, Step
from skm_desk.domain.kuesioner import ProfileChoice
from skm_desk.domain.responden import Source
from skm_desk.storage.origin import Origin
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk
from tests.conftest import NOON
from tests.domain.filling_samples import any_filling, begin, go_to
from tests.use_cases.kiosk_visits import open_year

SENT = st.none() | st.datetimes().map(lambda at: at.replace(tzinfo=NOON.tzinfo))
EVERYTHING = Filling(
    "isian",
    "2026",
    NOON + timedelta(microseconds=1),
    (
        Step(Part.CHOICE, "pekerjaan", (ProfileChoice("A", "<b>&\"'", True, True),)),
        Step(Part.TEXT, "pekerjaan_text"),
        Step(Part.NUMBER, "usia"),
        Step(Part.QUESTION, "U1"),
        Step(Part.SARAN, "saran"),
    ),
    place=3,
    profile={"pekerjaan": "A", "pekerjaan_text": "Nelayan\n🎣\x00"},
    jawaban={"U1": None, "U2": 4},
    ms={"U1": 0},
    saran="'; DROP TABLE draft; --",
)


@pytest.fixture
def store(desk: Desk, origin: Origin) -> Iterator[Store]:
    """The open file of an office with the period 2026."""
    open_year(desk)
    with Store(desk.folder / "skm-desk.db", origin) as store, store.writing():
        yield store


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filling=any_filling("2026"), source=st.sampled_from([Source.KIOSK, Source.PAPER]), sent=SENT)
@example(filling=EVERYTHING, source=Source.KIOSK, sent=None)
def test_any_filling_comes_back_as_it_was(
    store: Store, filling: Filling, source: Source, sent: datetime | None
) -> None:
    draft = Draft(filling, "pc-1", source, sent)
    store.draft.keep(draft, NOON)
    (back,) = store.draft.left("pc-1", source)
    assert back == draft
    assert back.filling.started.utcoffset() == filling.started.utcoffset()
    store.draft.drop(filling.id)
    assert store.draft.left("pc-1", source) == ()


def test_a_filling_taken_up_again_goes_on_where_it_stood(store: Store) -> None:
    filling = go_to(begin(), "pekerjaan").choose("LAINNYA").forward().write("Nel")
    store.draft.keep(Draft(filling, "pc", Source.KIOSK), NOON)
    (draft,) = store.draft.left("pc", Source.KIOSK)
    assert draft.filling.forward().step.name == "U1"
    assert draft.filling.back().choose("PNS").forward() == filling.back().choose("PNS").forward()


def test_the_latest_state_is_kept(store: Store) -> None:
    first = Draft(begin(), "pc", Source.KIOSK)
    later = replace(first, filling=first.filling.choose("L"), sent=NOON)
    for draft in (first, later, first):
        store.draft.keep(draft, NOON)
        assert store.draft.left("pc", Source.KIOSK) == (draft,)
        assert len(store.draft.sent_ids()) == (draft.sent is not None)


def test_drafts_are_told_apart_by_pc_and_source(store: Store) -> None:
    places = [("pc", Source.KIOSK), ("pc", Source.PAPER), ("PC", Source.KIOSK)]
    for number, (pc, source) in enumerate(places):
        filling = begin(filling_id=f"isian-{number}")
        store.draft.keep(Draft(filling, pc, source, NOON if number else None), NOON)
    for number, (pc, source) in enumerate(places):
        (draft,) = store.draft.left(pc, source)
        assert (draft.filling.id, draft.pc, draft.source) == (f"isian-{number}", pc, source)
    assert len(store.draft.sent_ids()) == 2
    assert store.draft.left("pc-lain", Source.KIOSK) == ()


def test_those_longest_untouched_stand_in_front(store: Store) -> None:
    for filling_id, minute in (("b", 2), ("a", 3), ("c", 1), ("b", 4)):
        draft = Draft(begin(filling_id=filling_id), "pc", Source.KIOSK)
        store.draft.keep(draft, NOON + timedelta(minutes=minute))
    assert [d.filling.id for d in store.draft.left("pc", Source.KIOSK)] == ["c", "a", "b"]


def test_dropping_takes_out_one_and_only_if_it_is_there(store: Store) -> None:
    for filling_id in ("a", "b"):
        store.draft.keep(Draft(begin(filling_id=filling_id), "pc", Source.KIOSK), NOON)
    store.draft.drop("tidak ada")
    store.draft.drop("a")
    assert [draft.filling.id for draft in store.draft.left("pc", Source.KIOSK)] == ["b"]


def test_a_draft_of_no_period_of_the_file_cannot_be_kept(store: Store) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        store.draft.keep(Draft(begin(period="2027"), "pc", Source.KIOSK), NOON)
    assert store.draft.left("pc", Source.KIOSK) == ()


def test_the_chain_tells_nothing_of_drafts_and_the_file_stays_whole(store: Store) -> None:
    head = store.journal.last()
    store.draft.keep(Draft(EVERYTHING, "pc", Source.KIOSK, NOON), NOON)
    store.check()
    store.draft.drop(EVERYTHING.id)
    store.check()
    assert store.journal.last() == head
