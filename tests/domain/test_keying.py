"""Keys on a paper form: each digit its meaning, nothing entered that makes no sense."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.filling import LAYANAN, USIA
from skm_desk.domain.keying import BACK, ENTER, LEFT, NEXT, RIGHT, Outcome, press, write
from skm_desk.domain.kuesioner import ProfileChoice
from skm_desk.domain.responden import LONGEST_SARAN, LONGEST_TEXT
from skm_desk.domain.sheet import CARRIED, PEKERJAAN_TEXT, Field, Part, Sheet, form_of, values_of
from tests.domain.sheet_samples import (
    FIELDS,
    FIELDS_2024,
    FILLED,
    SIGNS,
    begin,
    boxes,
    forms_on,
    is_valid,
    only,
    press_all,
    type_form,
)
from tests.domain.strategies import few

NILAI = Field("U1", Part.NILAI)
AFTER = Field("U2", Part.NILAI)
USIA_FIELD = Field(USIA, Part.USIA)
DAY = Field("tanggal", Part.DAY)
NUMBER = Field("lembar", Part.NUMBER)
TEXT = Field("saran", Part.TEXT)
FULL = {
    **FILLED,
    "jenis_kelamin": "P",
    USIA: "41",
    "pendidikan": "S1",
    "pekerjaan": "PNS",
    "disabilitas": "TIDAK",
    **{f"U{n}": str(n % 4 + 1) for n in range(1, 10)},
}


def value_after(field: Field, keys: str | list[str]) -> str:
    """Type keys into a field of its own with another behind it; return what stands in it then."""
    sheet = press_all(only(field, AFTER), keys)
    assert sheet.place == 1, f"{keys} does not go on"
    return sheet.values[field.name]


def refuse(sheet: Sheet, key: str) -> None:
    after, outcome = press(sheet, key)
    assert outcome is Outcome.REFUSED, f"{key!r} is taken"
    assert after == replace(sheet, keys=sheet.keys + 1)


@pytest.mark.parametrize(("carried", "keys"), [(FILLED, 16), ({}, 17)])
@pytest.mark.parametrize("fields", [FIELDS, FIELDS_2024])
def test_a_full_form_takes_so_many_keys(
    fields: tuple[Field, ...], carried: dict[str, str], keys: int
) -> None:
    """Jenis kelamin 1, usia 2, three choices, nine nilai, Enter; layanan where it is asked."""
    asked = {**FULL, **dict.fromkeys(CARRIED[:3], "")} if not carried else FULL
    sheet = type_form(begin(carried, fields), asked)
    print(f"tombol per formulir: {sheet.keys} (isian bawaan: {len(carried)})")
    assert sheet.keys == keys <= 20
    assert form_of(sheet, "pc", "Budi").jawaban["U9"] == 2


def test_a_nilai_goes_on_by_itself() -> None:
    assert [value_after(NILAI, key) for key in "1234"] == ["1", "2", "3", "4"]
    assert [value_after(NILAI, key) for key in "abcdABCD"] == [*"12341234"]
    assert [value_after(NILAI, key) for key in "0-"] == ["", ""]


@pytest.mark.parametrize("key", [*"56789e.,+ é٣½²\x00", "", "12", "ab", "--", "esc"])
def test_what_is_no_nilai_enters_nothing(key: str) -> None:
    refuse(only(NILAI, AFTER), key)


@pytest.mark.parametrize("count", [1, 4, 9, 10, 12, 25, 100])
def test_a_choice_is_typed_by_its_place(count: int) -> None:
    field = boxes(count)
    for place in range(1, count + 1):
        digits = str(place)
        at_once = place * 10 > count
        keys = [*digits] if at_once else [*digits, ENTER]
        assert value_after(field, keys) == f"K{place}"
        if not at_once:
            waiting = press_all(only(field, AFTER), digits)
            assert (waiting.place, waiting.typed, waiting.values) == (0, digits, {})
    for digits in [str(count + 1), f"{count}0", *"ab,"]:
        sheet = only(field, AFTER)
        for key in digits[:-1]:
            sheet, _ = press(sheet, key)
        if sheet.place == 0:
            refuse(sheet, digits[-1])
    assert [value_after(field, key) for key in "0-"] == ["", ""]


def test_usia_is_two_digits_and_enter_where_a_third_could_follow() -> None:
    assert [value_after(USIA_FIELD, typed) for typed in ("41", "110")] == ["41", "110"]
    assert value_after(USIA_FIELD, ["8", ENTER]) == "8"
    assert value_after(USIA_FIELD, ["1", "1", NEXT]) == "11"
    assert [value_after(USIA_FIELD, key) for key in "0-"] == ["", ""]
    assert value_after(USIA_FIELD, [*"4-"]) == ""
    waiting = press_all(only(USIA_FIELD, AFTER), "12")
    refuse(waiting, "1")
    for digits, key in (("", "a"), ("", "."), ("4", ENTER), ("4", RIGHT), ("1", "x")):
        refuse(press_all(only(USIA_FIELD, AFTER), digits), key)


DAYS = {
    "2026-11-24": ("24-11-2026", "24.11.2026", "24/11/2026", "2026-11-24", "24-11-26"),
    "2026-01-05": ("05-01-2026", "5/1/2026"),
    "2024-02-29": ("29-02-2024",),
}


def test_a_day_as_people_write_it() -> None:
    for iso, written in DAYS.items():
        assert {value_after(DAY, [*typed, ENTER]) for typed in written} == {iso}
    assert value_after(DAY, "-") == ""


@pytest.mark.parametrize(
    "typed", ["24-11-6", "24-11-026", "31-02-26", "31-02-2026", "0", "24", "./", "29-02-2026"]
)
def test_what_is_no_day_stays_until_it_is_one(typed: str) -> None:
    sheet = press_all(only(DAY, AFTER), typed)
    for key in (ENTER, NEXT, RIGHT):
        refuse(sheet, key)
    assert press_all(sheet, [BACK] * len(typed)).typed == ""
    refuse(press_all(only(DAY, AFTER), "24-11-2026"), "1")
    for key in ["a", "N", " ", "", "./", "٣"]:
        refuse(sheet, key)


def test_a_sheet_number_is_kept_without_leading_zeros() -> None:
    assert value_after(NUMBER, [*"0007", ENTER]) == "7"
    assert value_after(NUMBER, [*"A-007", ENTER]) == "A-007"
    assert value_after(NUMBER, [*" 12 ", ENTER]) == "12"
    assert value_after(NUMBER, "-") == ""
    refuse(press_all(only(NUMBER, AFTER), "  "), ENTER)
    refuse(press_all(only(NUMBER, AFTER), "1" * 20), "1")
    refuse(only(NUMBER, AFTER), "\x07")


def test_a_refused_key_counts_and_enters_nothing() -> None:
    sheet = begin()
    refuse(sheet, "7")
    after, _ = press(press(sheet, "7")[0], "2")
    assert (after.keys, after.at.name, after.values["jenis_kelamin"]) == (2, USIA, "P")
    refuse(only(NILAI), RIGHT)
    refuse(only(NUMBER, AFTER), LEFT)
    refuse(press_all(only(NUMBER, AFTER), "12"), LEFT)
    refuse(only(NUMBER, AFTER), BACK)


def test_backspace_takes_back_a_digit_then_the_field_then_the_one_before() -> None:
    sheet = press_all(only(boxes(12), NILAI, AFTER), ["1", "2", "3"])
    assert (sheet.at.name, sheet.values) == ("U2", {"pendidikan": "K12", "U1": "3"})
    sheet = press_all(sheet, [BACK])
    assert (sheet.at.name, sheet.values["U1"]) == ("U1", "")
    sheet = press_all(sheet, ["4", LEFT, BACK])
    assert (sheet.at.name, sheet.values["U1"]) == ("U1", "")
    sheet = press_all(sheet, [BACK, "1"])
    assert (sheet.at.name, sheet.typed) == ("pendidikan", "1")
    sheet = press_all(sheet, [BACK])
    assert (sheet.place, sheet.typed, sheet.values["pendidikan"]) == (0, "", "")
    refuse(sheet, BACK)


def test_backspace_does_not_empty_what_the_batch_filled_in_on_the_way_back() -> None:
    sheet = press_all(begin(), [BACK])
    assert (sheet.at.name, sheet.values) == ("jam", FILLED)
    sheet = press_all(sheet, [BACK])
    assert (sheet.at.name, sheet.values["jam"]) == ("jam", "")
    sheet = press_all(sheet, [BACK])
    assert (sheet.at.name, sheet.values["tanggal"]) == ("tanggal", "2026-11-24")


def test_backspace_leaves_a_text_to_its_own_field() -> None:
    sheet = press_all(write(only(NILAI, TEXT).go_to("saran"), "panjang"), [])
    refuse(sheet, BACK)
    emptied = press_all(write(sheet, ""), [BACK])
    assert emptied.at.name == "U1"
    behind = replace(sheet, fields=(TEXT, AFTER), place=1)
    assert press_all(behind, [BACK]).values["saran"] == "panjang"


def test_arrows_go_through_the_form_and_keep_what_is_whole() -> None:
    sheet = press_all(only(boxes(12), USIA_FIELD, NILAI), ["1"])
    right = press_all(sheet, [RIGHT])
    assert (right.at.name, right.values) == (USIA, {"pendidikan": "K1"})
    left = press_all(right, [*"10", LEFT])
    assert (left.at.name, left.values[USIA]) == ("pendidikan", "10")
    half = press_all(left, [RIGHT, "4", LEFT])
    assert (half.at.name, half.typed, half.values[USIA]) == ("pendidikan", "", "10")
    both = press_all(only(NUMBER, DAY, NILAI), [*"12", NEXT, *"1-2-2026", LEFT])
    assert both.values == {"lembar": "12", "tanggal": "2026-02-01"}


def test_enter_goes_on_from_every_place_and_ends_the_form_at_the_last() -> None:
    for place in range(len(FIELDS)):
        sheet = replace(begin(), place=place, values=FULL)
        after, outcome = press(sheet, ENTER)
        assert after.values == FULL
        expected = Outcome.DONE if place == len(FIELDS) - 1 else Outcome.MOVED
        assert (outcome, after.keys) == (expected, 1)
    last = press_all(only(boxes(12)), "1")
    done, outcome = press(last, ENTER)
    assert (outcome, done.values) == (Outcome.DONE, {"pendidikan": "K1"})
    refuse(press_all(only(USIA_FIELD), "4"), ENTER)
    stays, outcome = press(only(NILAI), "3")
    assert (outcome, stays.place, stays.values) == (Outcome.TYPED, 0, {"U1": "3"})


def test_enter_passes_over_no_answer() -> None:
    """One digit too few would have the next form typed into the saran of this one."""
    for place, field in enumerate(FIELDS):
        is_jawaban = field.part in (Part.CHOICE, Part.USIA, Part.NILAI)
        is_jawaban = is_jawaban and field.name not in CARRIED
        sheet = replace(begin(), place=place)
        after, outcome = press(sheet, ENTER)
        assert (outcome is Outcome.REFUSED) is is_jawaban
        if is_jawaban:
            assert after == replace(sheet, keys=1)
            blank, _ = press(sheet, "0")
            assert press(blank.go_to(field.name), ENTER)[1] is Outcome.MOVED
            assert press(sheet, NEXT)[1] is Outcome.MOVED, "looking ahead is free"


def test_a_sheet_tells_which_answer_it_lacks() -> None:
    sheet = begin({})
    assert sheet.first_lacking == next(f for f in FIELDS if f.name == "jenis_kelamin")
    answers = {name: "" for name in FULL if name not in CARRIED}
    assert replace(sheet, values=answers).first_lacking is None
    del answers["U9"]
    lacking = replace(sheet, values=answers).first_lacking
    assert lacking is not None
    assert lacking.name == "U9"


def test_a_text_comes_in_whole_and_no_longer_than_is_kept() -> None:
    saran = begin().go_to("saran")
    assert write(saran, "x" * 20_000).values["saran"] == "x" * LONGEST_SARAN
    named = begin().go_to(PEKERJAAN_TEXT)
    assert write(named, "y" * 500).values[PEKERJAAN_TEXT] == "y" * LONGEST_TEXT
    for key in ["1", "a", "-", "0", "x"]:
        refuse(saran, key)


def test_the_text_of_lainnya_is_asked_only_then() -> None:
    sheet = press_all(begin(), "141")
    assert sheet.at.name == "pendidikan"
    assert press_all(sheet, "51").at.name == "disabilitas"
    named = press_all(sheet, "56")
    assert named.at.name == PEKERJAAN_TEXT
    later = press_all(write(named, "nelayan"), [ENTER])
    assert later.at.name == "disabilitas"
    assert press_all(later, [LEFT]).at.name == PEKERJAAN_TEXT
    assert press_all(later, [LEFT, LEFT, "1"]).at.name == "disabilitas"
    dropped = press_all(later, [LEFT, LEFT, "1", LEFT])
    assert dropped.at.name == "pekerjaan"


def test_what_the_batch_filled_in_is_passed_over_and_can_be_changed() -> None:
    sheet = press_all(begin(), "14151")
    assert press_all(sheet, "1").at.name == "U1", "the layanan is passed over"
    back = press_all(sheet, ["1", LEFT])
    assert back.at.name == LAYANAN
    changed = press_all(back, "2")
    assert (changed.at.name, changed.values[LAYANAN]) == ("U1", "id-akta")
    head = press_all(begin(), [LEFT, LEFT, LEFT])
    assert head.at.name == "lembar"
    day = press_all(head, [*"099", ENTER])
    assert (day.at.name, day.values) == ("jenis_kelamin", {**FILLED, "lembar": "99"})


@given(
    keys=st.lists(st.sampled_from(SIGNS) | st.text(max_size=2), max_size=80),
    carried=st.sampled_from([FILLED, {}]),
    jobs=st.sampled_from([None, 1, 10, 25]),
    texts=st.booleans(),
)
def test_no_key_ever_breaks_the_sheet(
    keys: list[str], carried: dict[str, str], jobs: int | None, texts: bool
) -> None:
    fields = FIELDS
    if jobs is not None:
        choices = tuple(ProfileChoice(f"K{n}", f"{n}", n == jobs) for n in range(1, jobs + 1))
        fields = tuple(
            replace(field, choices=choices) if field.name == "pekerjaan" else field
            for field in FIELDS
        )
    sheet = begin(carried, fields)
    for count, key in enumerate(keys, start=1):
        before = sheet
        sheet, outcome = press(before, key)
        assert 0 <= sheet.place < len(fields)
        assert sheet.applies(sheet.at.name)
        assert sheet.keys == count
        if outcome is Outcome.REFUSED:
            assert sheet == replace(before, keys=count)
        if outcome is Outcome.MOVED:
            assert (sheet.place != before.place, sheet.typed) == (True, "")
        for field in fields:
            assert is_valid(field, sheet.values.get(field.name, "")), field.name
        if texts and sheet.at.part is Part.TEXT:
            sheet = write(sheet, key)
    form_of(sheet, "pc", "Budi")


@pytest.mark.parametrize("fields", [FIELDS, FIELDS_2024])
@few
@given(data=st.data())
def test_typing_a_form_gives_that_form(fields: tuple[Field, ...], data: st.DataObject) -> None:
    values = data.draw(forms_on(fields))
    sheet = type_form(begin({}, fields), values)
    assert values_of(form_of(sheet, "pc", "Budi")) == values
    stack = {name: values[name] for name in CARRIED}
    shorter = type_form(begin(stack, fields), values)
    assert values_of(form_of(shorter, "pc", "Budi")) == values
    assert shorter.keys <= sheet.keys
