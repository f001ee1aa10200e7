"""A question set is edited without losing anything, and stays one that can be kept."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain import kuesioner_edits as edits
from skm_desk.domain.errors import KuesionerInvalid
from skm_desk.domain.kuesioner import Kuesioner, Wording, check_kuesioner
from skm_desk.domain.kuesioner_edits import INDONESIAN, PartFault
from skm_desk.exchange.kuesioner_toml import read_kuesioner
from skm_desk.machine.resources import resource
from tests.domain.survey_data import kuesioner

KUESIONER = kuesioner()

WORDS = Wording("Judul", "Bagaimana?", ("satu", "dua", "tiga", "empat"))


def translated(kuesioner: Kuesioner, language: str = "jam") -> Kuesioner:
    """Return the set with all questions in one more language."""
    whole = replace(kuesioner, languages={**kuesioner.languages, language: "Melayu Jambi"})
    for question in kuesioner.questions:
        whole = edits.reworded(whole, question.kode, WORDS, language)
    return whole


def kodes(kuesioner: Kuesioner) -> list[str]:
    return [question.kode for question in kuesioner.questions]


def test_other_words_leave_everything_else_alone() -> None:
    edited = edits.reworded(KUESIONER, "U3", WORDS, INDONESIAN)
    assert edits.wording_of(edits.question_of(edited, "U3")) == WORDS
    others = [q for q in edited.questions if q.kode != "U3"]
    assert others == [q for q in KUESIONER.questions if q.kode != "U3"]
    check_kuesioner(edited)


def test_a_new_question_stands_behind_those_of_its_unsur_and_moves_no_kode() -> None:
    edited, kode = edits.with_question(KUESIONER, "U8")
    assert kode == "U8b"
    place = kodes(KUESIONER).index("U8")
    assert kodes(edited) == [*kodes(KUESIONER)[: place + 1], "U8b", *kodes(KUESIONER)[place + 1 :]]
    again, next_kode = edits.with_question(edited, "U8")
    assert next_kode == "U8c"
    assert kodes(again)[place : place + 3] == ["U8", "U8b", "U8c"]
    with pytest.raises(KuesionerInvalid):
        check_kuesioner(edited)  # it has no words yet
    check_kuesioner(edits.reworded(edited, kode, WORDS, INDONESIAN))


def test_an_unsur_has_room_for_26_questions() -> None:
    edited = KUESIONER
    for _ in range(25):
        assert edits.may_add(edited, "U1")
        edited, kode = edits.with_question(edited, "U1")
        edited = edits.reworded(edited, kode, WORDS, INDONESIAN)
    assert not edits.may_add(edited, "U1")
    assert edits.may_add(edited, "U2")
    check_kuesioner(edited)


def test_the_only_question_of_an_unsur_stays() -> None:
    assert not any(edits.may_remove(KUESIONER, kode) for kode in kodes(KUESIONER))
    edited, kode = edits.with_question(KUESIONER, "U2")
    assert edits.may_remove(edited, "U2")
    assert edits.may_remove(edited, kode)
    assert edits.without_question(edited, kode) == KUESIONER


def test_a_removed_question_comes_back_to_its_place_in_the_languages_there_are() -> None:
    before, kode = edits.with_question(translated(KUESIONER), "U2")
    before = edits.reworded(before, kode, WORDS, INDONESIAN)
    after = edits.without_question(before, kode)
    assert edits.with_back(after, before, kode) == before
    fewer = edits.without_language(after, "jam")
    back = edits.with_back(fewer, before, kode)
    assert kodes(back) == kodes(before)
    check_kuesioner(back)


def test_questions_move_and_the_ends_hold_them() -> None:
    first, last = kodes(KUESIONER)[0], kodes(KUESIONER)[-1]
    assert edits.moved(KUESIONER, first, -1) == KUESIONER
    assert edits.moved(KUESIONER, last, 1) == KUESIONER
    assert kodes(edits.moved(KUESIONER, first, 1))[:2] == [kodes(KUESIONER)[1], first]


@given(st.lists(st.tuples(st.sampled_from(kodes(KUESIONER)), st.sampled_from((-1, 1)))))
def test_no_order_loses_a_question(steps: list[tuple[str, int]]) -> None:
    edited = KUESIONER
    for kode, step in steps:
        edited = edits.moved(edited, kode, step)
    assert sorted(edited.questions, key=lambda q: q.kode) == sorted(
        KUESIONER.questions, key=lambda q: q.kode
    )
    check_kuesioner(edited)


def test_languages_stay_with_a_question_until_they_are_dropped() -> None:
    both = translated(KUESIONER)
    check_kuesioner(both)
    edited = edits.reworded(both, "U1", replace(WORDS, heading="Lain"), INDONESIAN)
    assert edits.wording_of(edits.question_of(edited, "U1"), "jam") == WORDS
    assert edits.is_stale(both, edited, "U1", "jam")
    assert not edits.is_stale(both, edited, "U2", "jam")
    renewed = edits.reworded(edited, "U1", replace(WORDS, text="Baru?"), "jam")
    assert not edits.is_stale(both, renewed, "U1", "jam")
    alone = edits.without_language(both, "jam")
    assert alone == KUESIONER


def test_a_new_question_is_missing_in_every_language() -> None:
    edited, kode = edits.with_question(translated(KUESIONER), "U4")
    question = edits.question_of(edited, kode)
    assert not edits.is_whole(edits.wording_of(question))
    assert not edits.is_whole(edits.wording_of(question, "jam"))
    assert edits.first_fault(edited) == PartFault(kode, INDONESIAN, 0, is_long=False)
    said = edits.reworded(edited, kode, WORDS, INDONESIAN)
    assert edits.first_fault(said) == PartFault(kode, "jam", 0, is_long=False)
    whole = edits.reworded(said, kode, WORDS, "jam")
    assert edits.first_fault(whole) is None
    check_kuesioner(whole)


@pytest.mark.parametrize(
    ("wording", "place", "is_long"),
    [
        (replace(WORDS, heading=" "), 0, False),
        (replace(WORDS, heading="x" * 61), 0, True),
        (replace(WORDS, text=""), 1, False),
        (replace(WORDS, text="x" * 301), 1, True),
        (replace(WORDS, choices=("a", "b", " ", "d")), 4, False),
        (replace(WORDS, choices=("a", "b", "c", "x" * 61)), 5, True),
    ],
)
def test_what_is_blank_or_too_long_is_found(wording: Wording, place: int, is_long: bool) -> None:
    edited = edits.reworded(KUESIONER, "U5", wording, INDONESIAN)
    assert edits.first_fault(edited) == PartFault("U5", INDONESIAN, place, is_long)


def test_what_is_typed_is_kept_with_single_spaces() -> None:
    loose = Wording(" Judul ", "Bagaimana\n\n ini? ", (" a", "b ", "c  d", "e"))
    edited = edits.reworded(KUESIONER, "U6", loose, INDONESIAN)
    tidy = edits.tidied(edits.with_judul(edited, "  Judul \n baru "))
    assert tidy.judul == "Judul baru"
    assert edits.wording_of(edits.question_of(tidy, "U6")) == Wording(
        "Judul", "Bagaimana ini?", ("a", "b", "c d", "e")
    )


def test_a_later_version_says_once_that_the_office_changed_it() -> None:
    second = edits.as_version(KUESIONER, 2)
    third = edits.as_version(second, 3)
    assert second.source == third.source == f"{KUESIONER.source}, diubah kantor"
    assert (second.version, third.version) == (2, 3)


@pytest.mark.parametrize("path", sorted(resource("kuesioner").glob("*.toml")), ids=lambda p: p.stem)
def test_the_shipped_sets_can_be_edited(path: Path) -> None:
    shipped = read_kuesioner(path)
    assert edits.first_fault(shipped) is None
    assert edits.tidied(shipped) == shipped
    assert len(shipped.judul) <= edits.LONGEST_JUDUL
