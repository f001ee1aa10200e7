"""Forms counted by what they answered: very many questions, and several question sets at once."""

import random
from dataclasses import replace
from datetime import date

import pytest

from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.moments import moments_of
from skm_desk.domain.period import Period
from skm_desk.domain.responden import Responden, Source
from skm_desk.domain.scope import Scope, Unfinished
from skm_desk.domain.tally import Tally, only_asked, pool, tally_forms
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.manage_kuesioner import STANDARD, take_newest
from tests.conftest import NOON

OLD, NEW = Scope(("2025",)), Scope(("2026",))
BOTH = Scope(("2025", "2026"))


def _set_up(store: Store, each: int) -> Done[tuple[Kuesioner, Kuesioner]]:
    """Keep a period of the standard questions and one that asks each unsur `each` questions."""
    standard = take_newest(store, STANDARD)
    questions = tuple(
        replace(question, kode=question.kode + suffix)
        for question in standard.questions
        for suffix in ("", *"bcdefgh")[:each]
    )
    wide = replace(standard, version=standard.version + 1, questions=questions)
    store.kuesioner.add(wide)
    for kode, kuesioner in (("2025", standard), ("2026", wide)):
        year = int(kode)
        store.period.add(
            Period(
                f"period-{kode}",
                kode,
                date(year, 1, 1),
                date(year, 12, 31),
                kuesioner.kode,
                kuesioner.version,
            )
        )
    return Done((standard, wide), frozenset())


def _forms(kuesioner: Kuesioner, kode: str, dice: random.Random) -> list[Responden]:
    return [
        Responden(
            f"{kode}-{number}",
            "pc",
            Source.KIOSK,
            {question.kode: dice.choice((None, 1, 2, 3, 4, 4)) for question in kuesioner.questions},
            unfinished=dice.random() < 0.2,
        )
        for number in range(40)
    ]


def _keep(store: Store, kode: str, forms: list[Responden]) -> Done[None]:
    period = store.period.find(kode)
    assert period is not None
    for form in forms:
        store.responden.add(form, period, NOON)
    return Done(None, frozenset())


@pytest.mark.parametrize("each", [1, 3, 5])  # 9 questions, 27, 45: one number a form, two, three
def test_any_number_of_questions_is_counted(desk: Desk, each: int) -> None:
    standard, wide = desk.do(_set_up, each)
    dice = random.Random(each)
    old, new = _forms(standard, "2025", dice), _forms(wide, "2026", dice)
    desk.do(_keep, "2025", old)
    desk.do(_keep, "2026", new)

    def look(store: Store) -> None:
        for scope, forms, kuesioner in ((OLD, old, standard), (NEW, new, wide)):
            whole = replace(scope, unfinished=Unfinished.COUNTED)
            jawaban = [form.jawaban for form in forms]
            assert store.count.tally(whole) == tally_forms(jawaban, kuesioner)
            assert store.moment.whole(whole) == moments_of(jawaban, kuesioner)
            survey = store.count.survey(scope)
            left = [form.jawaban for form in forms if form.unfinished]
            stayed = [form.jawaban for form in forms if not form.unfinished]
            assert survey.counted == tally_forms(stayed, kuesioner)
            assert survey.unfinished == tally_forms(left, kuesioner)
            assert survey.careless == Tally(0, ())

    desk.look(look)


def test_a_question_of_two_sets_is_one(desk: Desk) -> None:
    standard, wide = desk.do(_set_up, 2)
    dice = random.Random(1)
    old, new = _forms(standard, "2025", dice), _forms(wide, "2026", dice)
    desk.do(_keep, "2025", old)
    desk.do(_keep, "2026", new)
    both = replace(BOTH, unfinished=Unfinished.COUNTED)
    tally = desk.look(lambda store: store.count.tally(both))
    moments = desk.look(lambda store: store.moment.whole(both))
    jawaban = [form.jawaban for form in (*old, *new)]
    found = {question.question: question for question in tally.questions}
    for wanted in tally_forms(jawaban, wide).questions:
        # Not asked is not blank: the second question of an unsur was asked in one period only.
        asked = sum(wanted.question in form for form in jawaban)
        assert found[wanted.question] == replace(wanted, blank=asked - wanted.jawaban)
    assert len(found) == len(wide.questions)
    summed = moments_of(jawaban, wide)
    for i, one in enumerate(summed.questions):
        for j, other in enumerate(summed.questions):
            places = moments.questions.index(one), moments.questions.index(other)
            assert moments.pair(*places) == summed.pair(i, j)


def test_what_nobody_asked_is_not_counted(desk: Desk) -> None:
    desk.do(_set_up, 2)
    tally, moments = desk.look(lambda store: (store.count.tally(BOTH), store.moment.whole(BOTH)))
    assert tally == Tally(0, ())
    assert moments.forms == 0
    assert moments.pair(0, 1).n == 0


def test_pooled_tallies_hold_the_forms_of_all(desk: Desk) -> None:
    kuesioner, _ = desk.do(_set_up, 1)
    forms = [form.jawaban for form in _forms(kuesioner, "2025", random.Random(2))]
    parts = [tally_forms(forms[:7], kuesioner), tally_forms(forms[7:], kuesioner)]
    assert pool(parts) == tally_forms(forms, kuesioner)
    assert pool([]) == Tally(0, ())
    unasked = tally_forms([], kuesioner)
    assert only_asked(pool([parts[0], unasked])) == only_asked(parts[0])
