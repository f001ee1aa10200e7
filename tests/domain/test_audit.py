"""No entry of the chain can be changed, taken out or moved without being found."""

import string
from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import assume, given
from hypothesis import strategies as st

from skm_desk.domain.audit import CHAIN_START, AuditEntry, link
from skm_desk.domain.audit import first_broken as first_broken_row
from tests.domain.strategies import few

_TEXT = st.text(max_size=12)
_MAYBE = st.none() | _TEXT
_DEEDS = st.tuples(_TEXT, _TEXT, _TEXT, _TEXT, _TEXT, _MAYBE, _MAYBE)
_START = datetime(2024, 11, 24, 8, 0, tzinfo=timezone(timedelta(hours=7)))


def _chain(deeds: list[tuple]) -> list[AuditEntry]:
    entries: list[AuditEntry] = []
    for number, deed in enumerate(deeds, start=1):
        previous = entries[-1].digest if entries else CHAIN_START
        entries.append(link(number, _START + timedelta(minutes=number), *deed, previous))
    return entries


def first_broken(entries: Iterable[AuditEntry]) -> int | None:
    return first_broken_row(entry.row for entry in entries)


CHAINS = st.lists(_DEEDS, min_size=1, max_size=6).map(_chain)
_OTHER_VALUES = {
    "sequence": st.integers(-3, 9),
    "at": st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=7))])),
    "before": _MAYBE,
    "after": _MAYBE,
    "previous": st.text(string.hexdigits, min_size=64, max_size=64),
    "digest": st.text(string.hexdigits, min_size=64, max_size=64),
}


@few
@given(CHAINS)
def test_an_untouched_chain_is_whole(entries: list[AuditEntry]) -> None:
    assert first_broken(entries) is None
    assert first_broken(iter(entries)) is None


def test_no_entry_is_whole() -> None:
    assert first_broken([]) is None


@few
@given(CHAINS, st.data())
def test_any_change_of_any_field_of_any_entry_is_found(
    entries: list[AuditEntry], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(entries) - 1))
    name = data.draw(st.sampled_from([item.name for item in fields(AuditEntry)]))
    value = data.draw(_OTHER_VALUES.get(name, _TEXT))
    assume(value != getattr(entries[place], name))
    changed = [*entries]
    changed[place] = replace(entries[place], **{name: value})
    assert first_broken(changed) == changed[place].sequence


@few
@given(CHAINS.filter(lambda entries: len(entries) > 1), st.data())
def test_an_entry_written_anew_breaks_the_next(
    entries: list[AuditEntry], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(entries) - 2))
    old = entries[place]
    forged = link(
        old.sequence,
        old.at,
        old.who + "x",
        old.pc,
        old.deed,
        old.kind,
        old.key,
        old.before,
        old.after,
        old.previous,
    )
    assert first_broken([*entries[:place], forged, *entries[place + 1 :]]) == place + 2


@few
@given(CHAINS.filter(lambda entries: len(entries) > 1), st.data())
def test_an_entry_taken_out_is_found(entries: list[AuditEntry], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(entries) - 2))
    assert first_broken(entries[:place] + entries[place + 1 :]) == place + 2


@few
@given(CHAINS.filter(lambda entries: len(entries) > 1), st.data())
def test_two_entries_exchanged_are_found(entries: list[AuditEntry], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(entries) - 2))
    second = data.draw(st.integers(first + 1, len(entries) - 1))
    swapped = [*entries]
    swapped[first], swapped[second] = entries[second], entries[first]
    assert first_broken(swapped) == second + 1


@few
@given(CHAINS, st.data())
def test_an_entry_put_in_twice_is_found(entries: list[AuditEntry], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(entries) - 1))
    twice = [*entries[: place + 1], entries[place], *entries[place + 1 :]]
    assert first_broken(twice) == place + 1


def test_a_gap_in_the_numbers_is_found_though_every_link_fits() -> None:
    deed = ("w", "p", "d", "k", "1", None, None)
    first = link(1, _START, *deed, CHAIN_START)
    third = link(3, _START, *deed, first.digest)
    assert first_broken([first, third]) == 3
    assert first_broken([link(2, _START, *deed, CHAIN_START)]) == 2


@few
@given(_DEEDS, _DEEDS)
def test_different_deeds_have_different_digests(first: tuple, second: tuple) -> None:
    assume(first != second)
    one, two = link(1, _START, *first, CHAIN_START), link(1, _START, *second, CHAIN_START)
    assert one.digest != two.digest


def test_nothing_and_the_word_for_nothing_differ() -> None:
    deeds = [("w", "p", "d", "k", "1", before, None) for before in (None, "null", "", "None")]
    digests = {link(1, _START, *deed, CHAIN_START).digest for deed in deeds}
    assert len(digests) == 4


def test_digest_of_a_known_entry_stays_what_it_is() -> None:
    """Files of today must pass the check of tomorrow's program."""
    entry = link(1, _START, "petugas", "pc", "buat", "periode", "2024", None, "{}", CHAIN_START)
    # sha256sum of the JSON written out by hand.
    assert entry.digest == "213ff04ece83c33e4d334920673567f5fd6a248fd257324637b118f66b2e3e2d"
