"""What is asked at its field: nothing typed with the eyes on the paper answers it or goes on."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.asking import SurveyDays, is_digits_only
from skm_desk.domain.filling import USIA
from skm_desk.domain.keying import BACK, ENTER, LEFT, NEXT, RIGHT, Outcome, press, write
from skm_desk.domain.sheet import (
    LEMBAR,
    PEKERJAAN_TEXT,
    TANGGAL,
    Field,
    OpenQuestion,
    Part,
    Sheet,
)
from tests.domain.sheet_samples import FIELDS, FIELDS_2024, FILLED, begin, keys_of
from tests.domain.strategies import few

DAYS = SurveyDays(date(2026, 1, 1), date(2026, 12, 31), today=date(2026, 11, 24))
NILAI = [field.name for field in FIELDS if field.part is Part.NILAI]
FORM = [*"241511", *"432143214"]  # the profile, of FIELDS, and nine nilai


def type_on(sheet: Sheet, keys: Iterable[str]) -> tuple[Sheet, Outcome]:
    """Press keys one after the other, as the screen hands them on: signs of a text are written."""
    outcome = Outcome.TYPED
    for key in keys:
        if sheet.at.part is Part.TEXT and len(key) == 1 and sheet.asked is None:
            sheet = write(sheet, sheet.values.get(sheet.at.name, "") + key)
            outcome = Outcome.TYPED
        else:
            sheet, outcome = press(sheet, key, DAYS)
    return sheet, outcome


def asked(sheet: Sheet, keys: Iterable[str]) -> Sheet:
    """Type what opens a question, and return the sheet with it."""
    sheet, outcome = type_on(sheet, keys)
    assert outcome is Outcome.ASKED
    assert sheet.asked is not None
    return sheet


def content(sheet: Sheet) -> tuple[Mapping[str, str], int, str, OpenQuestion | None]:
    return sheet.values, sheet.place, sheet.typed, sheet.asked


def full(keys: Iterable[str] = FORM) -> Sheet:
    """Return a sheet that all but the saran is typed of."""
    sheet, _ = type_on(begin(), keys)
    assert sheet.at.name == "saran"
    return sheet


def opened() -> dict[OpenQuestion, Sheet]:
    """Return a sheet with each question open, as keys lead to it or the screen asks it."""
    passed_over = full([*FORM[:9], NEXT, *FORM[10:]])
    head = begin().go_to(TANGGAL)
    return {
        OpenQuestion.UNUSUAL_USIA: asked(begin(), ["2", "7", ENTER]),
        OpenQuestion.ALL_BLANK: asked(full([*FORM[:6], *"000000000"]), [ENTER]),
        OpenQuestion.DIGITS_IN_TEXT: asked(full([*FORM, "4"]), [ENTER]),
        OpenQuestion.DAY_OUTSIDE: asked(head, [*"24-11-25", ENTER]),
        OpenQuestion.DAY_AHEAD: asked(head, [*"25-11-2026", ENTER]),
        OpenQuestion.NO_MEANING: asked(begin(), [*FORM[:7], "9"]),
        OpenQuestion.LACKING: asked(passed_over, [ENTER]),
        OpenQuestion.WRONG: full().go_to(LEMBAR).ask(OpenQuestion.WRONG),
        OpenQuestion.NOT_KEPT: full().ask(OpenQuestion.NOT_KEPT),
    }


OPENED = opened()


def test_each_question_is_opened_at_its_field() -> None:
    assert {sheet.asked for sheet in OPENED.values()} == set(OPENED)
    assert set(OpenQuestion) - set(OPENED) == {OpenQuestion.DIFFERS}, "that is of a second keying"
    at = {question: sheet.at.name for question, sheet in OPENED.items()}
    assert at[OpenQuestion.UNUSUAL_USIA] == USIA
    assert at[OpenQuestion.DAY_OUTSIDE] == at[OpenQuestion.DAY_AHEAD] == TANGGAL
    assert at[OpenQuestion.NO_MEANING] == "U2"
    assert at[OpenQuestion.LACKING] == "U4"
    assert at[OpenQuestion.DIGITS_IN_TEXT] == at[OpenQuestion.ALL_BLANK] == "saran"


@pytest.mark.parametrize("question", OPENED)
@pytest.mark.parametrize("key", [*"0123456789abcdz-.,+/ é٣", NEXT, "", "12", "f2"])
def test_no_other_key_is_taken_while_it_is_open(question: OpenQuestion, key: str) -> None:
    sheet = OPENED[question]
    after, outcome = press(sheet, key, DAYS)
    assert outcome is Outcome.REFUSED
    assert content(after) == content(sheet)
    assert after.keys == sheet.keys + 1
    assert content(write(after, "Ruang tunggu panas")) == content(sheet)


@few
@given(
    question=st.sampled_from(list(OPENED)),
    first=st.sampled_from([*"0123456789abcd-"]),
    keys=st.lists(st.sampled_from([*"0123456789abcd-.", NEXT, ENTER]), max_size=60),
)
def test_no_forms_typed_behind_it_change_or_answer_it(
    question: OpenQuestion, first: str, keys: list[str]
) -> None:
    """Whatever the forms hold: an Enter stands behind other keys, never behind another Enter."""
    stream = [first, *keys]
    stream = [key for n, key in enumerate(stream) if key != ENTER or stream[n - 1] != ENTER]
    sheet = OPENED[question]
    after, _ = type_on(sheet, stream)
    assert content(after) == content(sheet)


@pytest.mark.parametrize("fields", [FIELDS, FIELDS_2024])
@few
@given(data=st.data())
def test_three_sheets_typed_blind_leave_no_trace_in_the_one_that_asks(
    fields: tuple[Field, ...], data: st.DataObject
) -> None:
    """What the first sheet holds is what stands on its paper, as far as it came."""
    usia = data.draw(st.sampled_from(["5", "7", "9", "111", "120"]))
    first = paper(fields, data) | {USIA: usia}
    sheet, _ = type_on(begin(FILLED, fields), keys_through(fields, first))
    assert sheet.asked is OpenQuestion.UNUSUAL_USIA
    for _ in range(2):
        sheet, _ = type_on(sheet, keys_through(fields, paper(fields, data)))
    assert sheet.asked is OpenQuestion.UNUSUAL_USIA
    assert (sheet.at.name, sheet.typed) == (USIA, usia)
    assert sheet.values == FILLED | {"jenis_kelamin": first["jenis_kelamin"]}
    behind = {name: first[name] for name in first if name not in ("jenis_kelamin", USIA)}
    done, outcome = type_on(sheet, [ENTER, *keys_through(fields, behind)])
    assert outcome is Outcome.DONE
    assert {name: done.values[name] for name in first} == first


def paper(fields: tuple[Field, ...], data: st.DataObject) -> dict[str, str]:
    """Return what stands on a paper, all of it typed by digit."""
    values = {USIA: str(data.draw(st.integers(13, 99)))}
    for field in fields:
        if field.part is Part.NILAI:
            values[field.name] = data.draw(st.sampled_from("1234"))
        if field.part is Part.CHOICE and field.name not in FILLED:
            plain = [choice.kode for choice in field.choices if not choice.with_text]
            values[field.name] = data.draw(st.sampled_from(plain))
    return values


def keys_through(fields: tuple[Field, ...], values: Mapping[str, str]) -> list[str]:
    """Return the keys of a whole form, Enter at its end."""
    typed = [field for field in fields if field.name in values]
    return [*(key for field in typed for key in keys_of(field, values[field.name])), ENTER]


def test_a_usia_is_asked_when_it_is_left_and_enter_says_yes() -> None:
    sheet = OPENED[OpenQuestion.UNUSUAL_USIA]
    assert (sheet.typed, USIA in sheet.values) == ("7", False)
    yes, outcome = press(sheet, ENTER, DAYS)
    assert (outcome, yes.at.name, yes.values[USIA], yes.asked) == (
        Outcome.MOVED,
        "pendidikan",
        "7",
        None,
    )
    outcome = type_on(yes, [*FORM[3:], ENTER])[1]
    assert outcome is Outcome.DONE, "it is asked once"
    for digits in ("111", "120"):
        at_once = asked(begin(), ["2", *digits])
        assert (at_once.at.name, at_once.typed) == (USIA, digits)
        assert press(at_once, ENTER, DAYS)[0].values[USIA] == digits
    for usual in (["1", "0", ENTER], ["1", "2", ENTER], ["9", "9"], ["1", "1", "0"]):
        sheet, outcome = type_on(begin(), ["2", *usual])
        assert (outcome, sheet.at.name) == (Outcome.MOVED, "pendidikan")


def test_backspace_takes_the_usia_back_to_be_typed_anew() -> None:
    back, outcome = press(OPENED[OpenQuestion.UNUSUAL_USIA], BACK, DAYS)
    assert (outcome, back.at.name, back.typed, back.asked) == (Outcome.TYPED, USIA, "", None)
    assert type_on(back, "37")[0].values[USIA] == "37"
    ran_ahead, _ = type_on(OPENED[OpenQuestion.UNUSUAL_USIA], "344")
    assert press(ran_ahead, BACK, DAYS)[0].typed == "", "a look at the screen is enough"


@pytest.mark.parametrize(("key", "to"), [(LEFT, "jenis_kelamin"), (RIGHT, "pendidikan")])
def test_an_arrow_goes_away_without_it(key: str, to: str) -> None:
    away, outcome = press(OPENED[OpenQuestion.UNUSUAL_USIA], key, DAYS)
    assert (outcome, away.at.name, away.asked) == (Outcome.MOVED, to, None)
    assert USIA not in away.values, "it is lacking, and asked for at the end"
    asked_too, outcome = type_on(begin(), ["2", "7", key])
    assert (outcome, asked_too.asked) == (Outcome.ASKED, OpenQuestion.UNUSUAL_USIA)


def test_a_day_that_cannot_be_stays_until_it_is_one() -> None:
    for question in (OpenQuestion.DAY_OUTSIDE, OpenQuestion.DAY_AHEAD):
        sheet = OPENED[question]
        still, outcome = press(sheet, ENTER, DAYS)
        assert (outcome, content(still)) == (Outcome.REFUSED, content(sheet))
        back, _ = press(sheet, BACK, DAYS)
        assert (back.typed, back.asked) == (sheet.typed[:-1], None)
    mended, outcome = type_on(OPENED[OpenQuestion.DAY_OUTSIDE], [BACK, "6", ENTER])
    assert (outcome, mended.values[TANGGAL]) == (Outcome.MOVED, "2026-11-24")
    first, _ = type_on(begin().go_to(TANGGAL), [*"1-1-26", ENTER])
    assert first.values[TANGGAL] == "2026-01-01"


def test_a_key_without_a_meaning_stops_where_it_was_pressed() -> None:
    """Else a slip of the finger would move all that follows up by one field."""
    stopped = OPENED[OpenQuestion.NO_MEANING]
    for keys in ([BACK], ["3", "2", BACK], ["3", ENTER, BACK]):
        going_on, outcome = type_on(stopped, keys)
        assert (outcome, going_on.at.name, going_on.values) == (
            Outcome.TYPED,
            "U2",
            stopped.values,
        ), "Backspace takes back the slip, and nothing else"
        assert type_on(going_on, [*FORM[7:], ENTER])[1] is Outcome.DONE
    at_last = asked(begin(), [*FORM[:-1], "9"])
    assert type_on(at_last, [ENTER])[1] is Outcome.REFUSED, "this Enter was to end the form"


def test_enter_at_an_answer_that_was_not_typed_stops_there() -> None:
    """One digit too few, and the next form would be typed into the last fields of this one."""
    stopped = asked(begin(), [*FORM[:-1], ENTER])
    assert (stopped.at.name, stopped.asked) == (NILAI[-1], OpenQuestion.NO_MEANING)
    blind, _ = type_on(stopped, [*FORM, ENTER, *FORM, ENTER])
    assert content(blind) == content(stopped)
    done, outcome = type_on(blind, [BACK, FORM[-1], ENTER])
    assert outcome is Outcome.DONE
    assert done.values == full().values
    half = asked(begin(), ["2", "4", ENTER])
    assert (half.typed, half.asked) == ("4", OpenQuestion.NO_MEANING)
    assert type_on(half, [BACK, "1"])[0].values[USIA] == "41"


def test_an_answer_that_was_passed_over_is_asked_for() -> None:
    lacking = OPENED[OpenQuestion.LACKING]
    typed, outcome = type_on(lacking, [BACK, "2"])
    assert (outcome, typed.values["U4"], typed.at.name) == (Outcome.MOVED, "2", "U5")


def test_a_form_without_a_nilai_and_digits_in_its_saran_are_asked_one_after_the_other() -> None:
    sheet = asked(full([*FORM[:6], *"000000000", "4"]), [ENTER])
    assert sheet.asked is OpenQuestion.ALL_BLANK
    again = asked(sheet, [ENTER])
    assert again.asked is OpenQuestion.DIGITS_IN_TEXT
    done, outcome = press(again, ENTER, DAYS)
    assert (outcome, done.values["saran"], done.asked) == (Outcome.DONE, "4", None)
    looked, outcome = press(OPENED[OpenQuestion.ALL_BLANK], LEFT, DAYS)
    assert (outcome, looked.at.name) == (Outcome.MOVED, NILAI[-1])


def test_digits_in_a_text_are_taken_back_one_by_one() -> None:
    sheet = OPENED[OpenQuestion.DIGITS_IN_TEXT]
    back, outcome = press(sheet, BACK, DAYS)
    assert (outcome, back.values["saran"], back.asked) == (Outcome.TYPED, "", None)
    assert press(back, ENTER, DAYS)[1] is Outcome.DONE
    for text in ("Bagus", "10 jam", "", "-", "…"):
        assert press(write(full(), text), ENTER, DAYS)[1] is Outcome.DONE
    for text in ("4", "4-3", " 12 \n", "٣"):
        assert press(write(full(), text), ENTER, DAYS)[1] is Outcome.ASKED
        assert is_digits_only(text)


def test_answers_that_fall_into_the_name_of_a_pekerjaan_are_asked_there() -> None:
    named, _ = type_on(begin(), "2415")
    named, _ = press(named, "6", DAYS)
    assert named.at.name == PEKERJAAN_TEXT
    for key in (ENTER, NEXT):
        sheet = asked(named, [*"1432143214", key])
        assert (sheet.at.name, sheet.asked) == (PEKERJAAN_TEXT, OpenQuestion.DIGITS_IN_TEXT)
        blind, _ = type_on(sheet, [*FORM, ENTER])
        assert content(blind) == content(sheet)
    assert press(write(named, "nelayan"), ENTER, DAYS)[1] is Outcome.MOVED
    assert press(sheet, ENTER, DAYS)[0].at.name == "disabilitas"


def test_what_could_not_be_kept_is_tried_again_by_enter() -> None:
    sheet = OPENED[OpenQuestion.NOT_KEPT]
    assert press(sheet, ENTER, DAYS)[1] is Outcome.DONE
    looked, outcome = press(sheet, BACK, DAYS)
    assert (outcome, looked.asked, looked.values) == (Outcome.TYPED, None, sheet.values)


def test_a_number_that_is_taken_is_typed_anew() -> None:
    sheet = OPENED[OpenQuestion.WRONG]
    assert press(sheet, ENTER, DAYS)[1] is Outcome.REFUSED
    other, outcome = type_on(sheet, [BACK, "9", ENTER])
    assert (outcome, other.values[LEMBAR], other.asked) == (Outcome.MOVED, "9", None)


def test_a_form_that_is_corrected_is_asked_nothing() -> None:
    sheet = begin()
    for key in ["2", "7", ENTER, *FORM[3:], ENTER]:
        sheet, outcome = press(sheet, key)
        assert sheet.asked is None
    assert (outcome, sheet.values[USIA]) == (Outcome.DONE, "7")


def test_going_to_another_field_closes_the_question() -> None:
    for sheet in OPENED.values():
        there = replace(sheet, stray=True).go_to("U1")
        assert (there.asked, there.stray, there.typed) == (None, False, "")


@pytest.mark.parametrize("fields", [FIELDS, FIELDS_2024])
@few
@given(data=st.data())
def test_an_ordinary_form_takes_as_many_keys_as_without_questions(
    fields: tuple[Field, ...], data: st.DataObject
) -> None:
    keys = keys_through(fields, paper(fields, data))
    sheet, outcome = type_on(begin(FILLED, fields), keys)
    plain = begin(FILLED, fields)
    for key in keys:
        plain, _ = press(plain, key)
    assert outcome is Outcome.DONE
    assert sheet == plain
    assert sheet.keys == len(keys)
