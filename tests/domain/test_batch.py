"""A batch: what carries over from form to form, its numbering, and which forms are typed twice."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.batch import (
    LONGEST_OFFICER,
    Batch,
    carried_changes,
    check_officer,
    next_lembar,
    same_officer,
)
from skm_desk.domain.errors import OfficerMissing
from skm_desk.domain.responden import canonical_lembar
from tests.conftest import NOON
from tests.domain.sheet_samples import FILLED

DAY = date(2026, 11, 24)
BATCH = Batch("t-1", "2026", "Budi", NOON, DAY, "08.00–12.00", "id-ktp", "7")


def test_a_batch_fills_in_what_it_knows() -> None:
    assert BATCH.carried == FILLED
    assert Batch("t-1", "2026", "Budi", NOON).carried == {}
    assert replace(BATCH, jam=None, lembar=None).carried == {
        "tanggal": "2026-11-24",
        "layanan": "id-ktp",
    }


@pytest.mark.parametrize(
    ("lembar", "after"),
    [
        ("7", "8"),
        ("9", "10"),
        ("999", "1000"),
        ("0007", "8"),
        ("A-009", "A-010"),
        ("A999", "A1000"),
        ("B2/17", "B2/18"),
        ("0", "1"),
        ("A", None),
        ("12A", None),
        ("", None),
        ("  ", None),
        ("٣", None),
    ],
)
def test_the_next_number_is_the_last_digits_counted_up(lembar: str, after: str | None) -> None:
    assert next_lembar(lembar) == after
    assert next_lembar(None) is None


@given(st.integers(0, 10**18))
def test_numbers_count_up_as_they_are_compared(number: int) -> None:
    after = next_lembar(f"{number:06d}")
    assert after == str(number + 1) == canonical_lembar(f"{number + 1:08d}")


@given(st.text(max_size=20))
def test_a_next_number_is_another_one_and_can_be_counted_on(lembar: str) -> None:
    after = next_lembar(lembar)
    if after is not None:
        assert after == canonical_lembar(after)
        assert after != canonical_lembar(lembar)
        assert next_lembar(after) is not None


def test_a_changed_number_is_counted_on_from() -> None:
    assert BATCH.after("7").lembar == "8"
    assert BATCH.after("120").lembar == "121"
    assert BATCH.after("A-09").lembar == "A-10"


def test_a_sheet_without_a_number_does_not_end_the_numbering() -> None:
    assert BATCH.after(None).lembar == "7"
    assert BATCH.after("7A").lembar == "7"
    assert replace(BATCH, lembar=None).after(None).lembar is None


def test_only_what_the_batch_lacks_carries_over_from_a_sheet() -> None:
    changed = {**FILLED, "tanggal": "2026-11-25", "layanan": "id-akta"}
    assert carried_changes(BATCH, changed) == BATCH
    assert carried_changes(BATCH, {"tanggal": "", "jam": ""}) == BATCH
    bare = Batch("t-1", "2026", "Budi", NOON)
    unnumbered = {name: value for name, value in FILLED.items() if name != "lembar"}
    assert carried_changes(bare, FILLED).carried == unnumbered
    assert carried_changes(bare, {}) == bare


@pytest.mark.parametrize("every", [1, 2, 3, 7, 99])
def test_every_nth_form_is_chosen_from_the_start_on(every: int) -> None:
    for start in range(1, every + 1):
        batch = replace(BATCH, verify_every=every, verify_start=start)
        chosen = [place for place in range(1, 301) if batch.is_verified(place)]
        assert chosen == list(range(start, 301, every))
    assert not any(BATCH.is_verified(place) for place in range(1, 301))


def test_a_name_is_kept_with_single_spaces() -> None:
    assert check_officer("  Budi \t Santoso\n") == "Budi Santoso"
    assert check_officer("x" * LONGEST_OFFICER) == "x" * LONGEST_OFFICER
    for name in ("", "   ", "x" * (LONGEST_OFFICER + 1)):
        with pytest.raises(OfficerMissing):
            check_officer(name)


def test_a_person_is_one_person_however_the_name_is_typed() -> None:
    assert same_officer("Budi Santoso", " budi  SANTOSO ")
    assert same_officer("Straße", "STRASSE")
    assert not same_officer("Budi Santoso", "Budisantoso")
    assert not same_officer("Budi", "Budi S.")


def test_the_chain_holds_of_a_batch_what_does_not_move_with_each_form() -> None:
    moved = carried_changes(BATCH.after("9"), {"jam": "13.00–17.00"})
    assert moved.record == BATCH.record
    assert replace(BATCH, closed=NOON).record != BATCH.record
    assert replace(BATCH, verify_every=3, verify_start=2).record != BATCH.record
