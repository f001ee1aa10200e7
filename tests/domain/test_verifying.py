"""A second keying: what differs stops and is asked again, and only what stands is a difference."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.filling import LAYANAN, USIA
from skm_desk.domain.keying import BACK, ENTER, LEFT, NEXT, RIGHT
from skm_desk.domain.sheet import CARRIED, Field, Part, form_of, values_of
from skm_desk.domain.verifying import Verdict, Verifying, start_verifying, verify_key
from tests.domain.sheet_samples import (
    FIELDS,
    FIELDS_2024,
    FILLED,
    SIGNS,
    begin,
    forms_on,
    is_valid,
    keys_of,
    type_form,
)
from tests.domain.strategies import few

ORIGINAL = {
    **FILLED,
    "jenis_kelamin": "P",
    USIA: "41",
    "pendidikan": "S1",
    "pekerjaan": "LAINNYA",
    "pekerjaan_text": "nelayan",
    "disabilitas": "",
    **{f"U{n}": str(n % 4 + 1) for n in range(1, 10)},
    "saran": "Kursi kurang",
}
TYPED_TWICE = [field for field in FIELDS if field.part is not Part.TEXT]
ASKED = [field.name for field in TYPED_TWICE if field.name not in CARRIED]


def begin_again(original: Mapping[str, str] = ORIGINAL) -> Verifying:
    return start_verifying("lembar-1", FIELDS, original)


def press_all(verifying: Verifying, keys: str | list[str]) -> tuple[Verifying, Verdict]:
    verdict = Verdict.TYPED
    for key in keys:
        verifying, verdict = verify_key(verifying, key)
    return verifying, verdict


def looking(digits: str) -> list[str]:
    """Return digits with a Backspace between them: the officer looked at the paper again."""
    keys: list[str] = []
    for digit in digits:
        keys += [BACK, digit]
    return keys[1:]


def type_through(verifying: Verifying, paper: Mapping[str, str]) -> tuple[Verifying, list[str]]:
    """Type what the paper says, again wherever that is asked; return the fields asked again."""
    asked_again: list[str] = []
    while True:
        at = verifying.sheet.at
        verifying, verdict = press_all(verifying, keys_of(at, paper.get(at.name, "")))
        if verdict is Verdict.DIFFERS:
            asked_again.append(at.name)
            verifying, _ = verify_key(verifying, BACK)
            continue
        assert verdict in (Verdict.MOVED, Verdict.TYPED)
        if verifying.sheet.is_at_end and at.name == verifying.sheet.at.name:
            break
    verifying, verdict = verify_key(verifying, ENTER)
    assert verdict is Verdict.DONE
    return verifying, asked_again


def to(name: str) -> Verifying:
    """Return a second keying that stands at a field, all before it typed as in the original."""
    verifying = begin_again()
    while verifying.sheet.at.name != name:
        at = verifying.sheet.at
        verifying, verdict = press_all(verifying, keys_of(at, ORIGINAL[at.name]))
        assert verdict is Verdict.MOVED
    return verifying


def test_the_second_officer_sees_nothing_of_what_was_typed() -> None:
    verifying = begin_again()
    assert verifying.sheet.at.name == "jenis_kelamin"
    assert verifying.sheet.values == FILLED
    assert [field.name for field in verifying.sheet.fields] == [f.name for f in TYPED_TWICE]
    assert verifying.sheet.keys == 0


def test_what_the_batch_filled_in_and_texts_are_not_typed_twice() -> None:
    assert [field.name for field in begin_again().asked] == ASKED
    done, again = type_through(begin_again(), ORIGINAL)
    assert (again, done.differing, done.own_errors, done.sheet.keys) == ([], {}, 0, 16)
    assert len(done.asked) == 14, "two more keys: the second digit of the usia, and Enter"
    without = begin_again({**ORIGINAL, LAYANAN: "", "jam": ""})
    assert [f.name for f in without.asked if f.name in CARRIED] == [LAYANAN]
    done, _ = type_through(without, {**ORIGINAL, LAYANAN: "id-akta"})
    assert done.differing == {LAYANAN: "id-akta"}


def test_a_differing_value_is_asked_again_and_stands_when_typed_twice() -> None:
    first, verdict = press_all(to("U3"), "2")
    assert verdict is Verdict.DIFFERS
    assert (first.sheet.at.name, first.tried, first.differing) == ("U3", "2", {})
    assert "U3" not in first.sheet.values
    second, verdict = press_all(first, [BACK, "2"])
    assert verdict is Verdict.MOVED
    assert (second.sheet.at.name, second.sheet.values["U3"]) == ("U4", "2")
    assert (second.differing, second.own_errors, second.tried) == ({"U3": "2"}, 0, None)


def test_the_original_at_the_second_try_was_the_verifiers_own_error() -> None:
    verifying, verdict = press_all(to("U3"), looking("24"))
    assert verdict is Verdict.MOVED
    assert (verifying.differing, verifying.own_errors, verifying.tried) == ({}, 1, None)


def test_a_third_value_is_asked_again_until_one_stands() -> None:
    verifying, verdict = press_all(to("U3"), looking("21212"))
    assert (verdict, verifying.sheet.at.name, verifying.tried) == (Verdict.DIFFERS, "U3", "2")
    stands, verdict = press_all(verifying, [BACK, "2"])
    assert (verdict, stands.differing) == (Verdict.MOVED, {"U3": "2"})
    taken_back, _ = press_all(verifying, [BACK, "4"])
    assert (taken_back.differing, taken_back.own_errors) == ({}, 1)


def test_a_blank_is_a_value_like_any_other() -> None:
    verifying, verdict = press_all(to("U3"), "0")
    assert (verdict, verifying.tried) == (Verdict.DIFFERS, "")
    assert press_all(verifying, [BACK, "0"])[0].differing == {"U3": ""}
    blank = start_verifying("x", FIELDS, {**ORIGINAL, "jenis_kelamin": ""})
    given_now, verdict = press_all(blank, "1")
    assert (verdict, given_now.tried) == (Verdict.DIFFERS, "L")
    assert press_all(given_now, [BACK, "1"])[0].differing == {"jenis_kelamin": "L"}
    assert press_all(blank, "0")[1] is Verdict.MOVED


def test_the_last_field_is_asked_again_like_the_others() -> None:
    last = to("U8")
    assert last.sheet.is_at_end
    verifying, verdict = press_all(last, "4")
    assert (verdict, verifying.tried) == (Verdict.DIFFERS, "4")
    stands, verdict = press_all(verifying, [BACK, "4"])
    assert (verdict, stands.differing) == (Verdict.TYPED, {"U8": "4"})
    done, verdict = press_all(stands, [ENTER])
    assert (verdict, done.differing, done.own_errors) == (Verdict.DONE, {"U8": "4"}, 0)
    right, verdict = press_all(last, ["1", ENTER])
    assert (verdict, right.differing, right.own_errors) == (Verdict.DONE, {}, 0)


@pytest.mark.parametrize("key", [ENTER, NEXT, RIGHT])
def test_no_key_leads_past_what_was_not_typed(key: str) -> None:
    for original in (ORIGINAL, {**ORIGINAL, "U3": ""}):
        at = replace(to("U3"), original=original)
        passed, verdict = press_all(at, [key])
        expected = Verdict.ASKED if key == ENTER else Verdict.REFUSED
        assert (verdict, passed.sheet.at.name, passed.tried) == (expected, "U3", None)
        assert passed.sheet.keys == at.sheet.keys + 1


def test_enter_at_the_last_field_does_not_slip_past_it() -> None:
    skipped, verdict = press_all(to("U8"), [ENTER])
    assert (verdict, skipped.tried, skipped.differing) == (Verdict.ASKED, None, {})
    blank, verdict = press_all(skipped, [BACK, "0"])
    assert (verdict, blank.tried) == (Verdict.DIFFERS, "")
    done, verdict = press_all(blank, [BACK, "0", ENTER])
    assert (verdict, done.differing) == (Verdict.DONE, {"U8": ""})
    assert press_all(press_all(to("U8"), "4")[0], [ENTER])[1] is Verdict.REFUSED


def test_backspace_is_no_try() -> None:
    verifying, verdict = press_all(to("U8"), ["1", BACK])
    assert (verdict, verifying.tried, verifying.sheet.values["U8"]) == (Verdict.TYPED, None, "")
    done, verdict = press_all(verifying, ["1", ENTER])
    assert (verdict, done.differing, done.own_errors) == (Verdict.DONE, {}, 0)
    earlier, verdict = press_all(to("U3"), [BACK])
    assert (verdict, earlier.sheet.at.name, earlier.tried) == (Verdict.MOVED, "U2", None)


def test_a_try_is_forgotten_when_the_field_is_left() -> None:
    """Else the same digit would count as typed twice in the field before."""
    tried, _ = press_all(to("U3"), "1")
    back, verdict = press_all(tried, [LEFT])
    assert (verdict, back.sheet.at.name, back.tried) == (Verdict.MOVED, "U2", None)
    other, verdict = press_all(back, "1")
    assert (verdict, other.differing) == (Verdict.DIFFERS, {})
    same, verdict = press_all(back, "3")
    assert (verdict, same.own_errors) == (Verdict.MOVED, 0)


def test_a_difference_can_be_taken_back_and_stands_when_passed_again() -> None:
    apart, _ = press_all(to("U3"), looking("22"))
    passed, verdict = press_all(apart, [LEFT, RIGHT])
    assert (verdict, passed.differing) == (Verdict.MOVED, {"U3": "2"})
    taken_back, verdict = press_all(apart, [LEFT, "4"])
    assert (verdict, taken_back.differing, taken_back.own_errors) == (Verdict.MOVED, {}, 1)
    other, verdict = press_all(apart, [LEFT, "1"])
    assert verdict is Verdict.DIFFERS
    assert press_all(other, [BACK, "1"])[0].differing == {"U3": "1"}
    assert press_all(other, [BACK, "2"])[0].differing == {"U3": "2"}


def test_what_the_batch_filled_in_can_be_gone_back_to_and_differ() -> None:
    verifying, _ = press_all(begin_again(), [LEFT])
    assert verifying.sheet.at.name == "jam"
    differs, verdict = press_all(verifying, "2")
    assert (verdict, differs.sheet.at.name) == (Verdict.DIFFERS, "jam")
    stands, verdict = press_all(differs, [BACK, "2"])
    assert (verdict, stands.differing) == (Verdict.MOVED, {"jam": "13.00–17.00"})
    day, verdict = press_all(begin_again(), [LEFT, LEFT, *"25-11-2026", LEFT])
    assert (verdict, day.sheet.at.name, day.tried) == (Verdict.DIFFERS, "tanggal", "2026-11-25")
    kept, verdict = press_all(day, [BACK, *"25-11-2026", LEFT])
    assert (verdict, kept.differing) == (Verdict.MOVED, {"tanggal": "2026-11-25"})


def test_a_key_without_a_meaning_says_so_and_changes_nothing() -> None:
    tried, _ = press_all(to("U3"), ["1", BACK])
    after, verdict = press_all(tried, "9")
    assert (verdict, after.tried, after.sheet.values) == (Verdict.ASKED, "1", tried.sheet.values)
    assert after.sheet.keys == tried.sheet.keys + 1
    assert press_all(after, [BACK, "1"])[0].differing == {"U3": "1"}


@pytest.mark.parametrize("key", ["1", "9"])
def test_what_was_meant_for_the_next_fields_is_no_second_try(key: str) -> None:
    """Even where it is what the first officer typed: it was typed without looking."""
    stopped, verdict = press_all(to("U3"), key)
    assert verdict is (Verdict.ASKED if key == "9" else Verdict.DIFFERS)
    for blind in ("4", "1", "0", "a", "-", ".", NEXT, ENTER, "4", ENTER, ENTER):
        after, verdict = press_all(stopped, [blind])
        assert verdict is Verdict.REFUSED
        assert after.sheet.values == stopped.sheet.values
        assert (after.tried, after.own_errors) == (stopped.tried, stopped.own_errors)
        assert after.sheet.at == stopped.sheet.at
        stopped = after
    looked, verdict = press_all(stopped, [BACK])
    assert verdict is Verdict.TYPED
    assert press_all(looked, "4")[1] is Verdict.MOVED


def test_arrows_go_away_from_a_difference() -> None:
    differs, _ = press_all(to("U3"), "1")
    back, verdict = press_all(differs, [LEFT])
    assert (verdict, back.sheet.at.name, back.tried) == (Verdict.MOVED, "U2", None)
    stays, verdict = press_all(differs, [RIGHT])
    assert (verdict, stays.sheet.at.name, stays.tried) == (Verdict.TYPED, "U3", "1")
    assert "U3" not in stays.sheet.values, "nothing is passed over"


@pytest.mark.parametrize("fields", [FIELDS, FIELDS_2024])
@few
@given(data=st.data())
def test_whoever_types_another_form_finds_exactly_what_differs(
    fields: tuple[Field, ...], data: st.DataObject
) -> None:
    first = data.draw(forms_on(fields))
    others = data.draw(forms_on(fields))
    changed = data.draw(st.sets(st.sampled_from([field.name for field in fields])))
    original = values_of(form_of(type_form(begin({}, fields), first), "pc", "Budi"))
    paper = {name: others[name] if name in changed else value for name, value in first.items()}
    verifying = start_verifying("x", fields, original)
    asked = {field.name for field in verifying.asked}
    apart = {name: paper[name] for name in asked if paper[name] != original[name]}
    done, again = type_through(verifying, paper)
    assert done.differing == apart
    assert sorted(again) == sorted(apart), "each is asked again once"
    assert done.own_errors == 0
    same, again = type_through(start_verifying("x", fields, original), original)
    assert (same.differing, again, same.own_errors) == ({}, [], 0)


@few
@given(data=st.data())
def test_slips_of_the_second_officer_are_their_own_and_no_difference(data: st.DataObject) -> None:
    """Every field is typed wrong once, and then as the first officer did."""
    original = data.draw(forms_on(FIELDS))
    slips = data.draw(forms_on(FIELDS))
    verifying = start_verifying("x", FIELDS, original)
    wrong = 0
    while not verifying.sheet.is_at_end:
        at = verifying.sheet.at
        slip, value = slips[at.name], original[at.name]
        verifying, verdict = press_all(verifying, keys_of(at, slip))
        assert (verdict is Verdict.DIFFERS) is (slip != value)
        if slip != value:
            wrong += 1
            verifying, verdict = press_all(verifying, [BACK, *keys_of(at, value)])
            assert verdict is Verdict.MOVED
    verifying, verdict = press_all(verifying, [*keys_of(verifying.sheet.at, original["U8"]), ENTER])
    assert verdict is Verdict.DONE
    assert (verifying.differing, verifying.own_errors) == ({}, wrong)


@given(keys=st.lists(st.sampled_from(SIGNS), max_size=80), original=st.sampled_from([ORIGINAL, {}]))
def test_no_key_ever_breaks_a_second_keying(keys: list[str], original: dict[str, str]) -> None:
    verifying = begin_again(original)
    for count, key in enumerate(keys, start=1):
        before = verifying
        verifying, verdict = verify_key(before, key)
        sheet = verifying.sheet
        assert sheet.keys == count
        assert 0 <= sheet.place < len(sheet.fields)
        assert verifying.own_errors >= before.own_errors
        for name, value in verifying.differing.items():
            assert value != original.get(name, ""), "a difference differs"
        for field in sheet.fields:
            assert is_valid(field, sheet.values.get(field.name, ""))
        if verdict in (Verdict.REFUSED, Verdict.ASKED):
            assert (sheet.values, sheet.place) == (before.sheet.values, before.sheet.place)
        if verdict is Verdict.DIFFERS:
            assert sheet.place == before.sheet.place
            assert verifying.tried not in (None, original.get(sheet.at.name, ""))
        if verdict is Verdict.DONE:
            passed = {f.name: sheet.values.get(f.name, "") for f in verifying.asked}
            apart = {n: v for n, v in passed.items() if v != original.get(n, "")}
            assert {n: v for n, v in verifying.differing.items() if n in passed} == apart
