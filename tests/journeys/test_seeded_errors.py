"""Known mistakes typed in: a second officer finds each one that they do not repeat alike.

An office types 300 papers. Both officers misread fields at a known rate, each on their own; the
second one also slips now and then, and looks properly when asked again. A third person looks up
on the paper what differs.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pytest

from skm_desk.domain.batch import Batch
from skm_desk.domain.difference import Difference
from skm_desk.domain.keying import BACK, ENTER
from skm_desk.domain.sheet import Field, Part, values_of
from skm_desk.domain.verifying import Verdict, Verifying, verify_key
from skm_desk.use_cases.correct_responden import correct_form, find_form
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.key_paper import view_workplace
from skm_desk.use_cases.set_up import set_up
from skm_desk.use_cases.verify_batch import (
    list_unsettled,
    next_to_verify,
    save_verification,
    settle,
)
from skm_desk.use_cases.view_officer import view_field_rates, view_officer
from tests.conftest import fixed_origin
from tests.domain.sheet_samples import keys_of
from tests.use_cases.kiosk_visits import PERIOD, assert_whole, forms_of, open_year
from tests.use_cases.paper_stacks import PAPER, add_layanan, begin_again, key_form, open_stack

FORMS = 300
MISREAD = 0.03  # of the fields, by either officer
SLIPS = 0.02  # of the fields, by the second one at the first try
SEED = 2024

Values = dict[str, str]
Place = tuple[str, str]  # the id of a form, and a field of it


@dataclass
class Stack:
    """A stack with what is true, what either officer reads, and where the second one slips.

    `typed` is what the file held after the first keying, `settled` after the last look at the
    paper; `differences` are those that were found.
    """

    desk: Desk
    batch: Batch
    true: dict[Place, str] = field(default_factory=dict)
    first: dict[Place, str] = field(default_factory=dict)
    second: dict[Place, str] = field(default_factory=dict)
    slips: dict[Place, str] = field(default_factory=dict)
    typed: dict[Place, str] = field(default_factory=dict)
    settled: dict[Place, str] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()

    @property
    def mistakes(self) -> set[Place]:
        """The fields that the first officer typed wrong."""
        return {place for place, value in self.first.items() if value != self.true[place]}

    @property
    def repeated(self) -> set[Place]:
        """The fields in which the second officer typed the first one's value at some try."""
        alike = {place for place, value in self.second.items() if value == self.first[place]}
        return alike | {place for place, slip in self.slips.items() if slip == self.first[place]}

    def kept(self) -> dict[Place, str]:
        """Return what the file holds now."""
        values = {form.id: values_of(form) for form in forms_of(self.desk)}
        return {(form, name): values[form][name] for form, name in self.true}


def paper_of(chance: random.Random, asked: list[Field]) -> Values:
    """Return what somebody filled in: content on the whole, with a blank now and then."""
    values = {}
    for known in asked:
        if known.part is Part.NILAI:
            values[known.name] = chance.choices(["1", "2", "3", "4", ""], [2, 8, 45, 43, 2])[0]
        elif known.part is Part.USIA:
            values[known.name] = str(chance.randint(17, 69))
        else:
            values[known.name] = chance.choice(["", *(choice.kode for choice in known.choices)])
    return values


def misread(chance: random.Random, known: Field, value: str) -> str:
    """Return another value of a field, as one wrong digit gives it."""
    if known.part is Part.USIA:
        others = [f"{value[0]}{n}" for n in range(10)] + [f"{n}{value[1]}" for n in range(2, 10)]
    elif known.part is Part.NILAI:
        others = ["1", "2", "3", "4", ""]
    else:
        others = ["", *(choice.kode for choice in known.choices)]
    return chance.choice([other for other in others if other != value])


def type_stack(desk: Desk, chance: random.Random) -> Stack:
    """Have the first officer type the papers."""
    batch = open_stack(desk)
    stack = Stack(desk, batch)
    fields = desk.look(view_workplace, batch.id).fields
    asked = [known for known in fields if known.name in PAPER and known.name not in batch.carried]
    for _ in range(FORMS):
        paper = paper_of(chance, asked)

        def read(rate: float, paper: Mapping[str, str] = paper) -> Values:
            return {
                known.name: misread(chance, known, paper[known.name])
                for known in asked
                if chance.random() < rate
            }

        first = {**paper, **read(MISREAD)}
        form_id = key_form(desk, batch, {**first, "pekerjaan_text": ""})
        second = {**paper, **read(MISREAD)}
        for values, places in ((paper, stack.true), (first, stack.first), (second, stack.second)):
            places.update({(form_id, name): value for name, value in values.items()})
        stack.slips.update({(form_id, name): value for name, value in read(SLIPS).items()})
    stack.typed = stack.kept()
    return stack


def type_again(stack: Stack, verifying: Verifying) -> Verifying:
    """Type a form as the second officer reads it, with a slip at the first try of a field."""
    tried: set[str] = set()
    while True:
        at = verifying.sheet.at
        place = (verifying.sheet.id, at.name)
        slip = stack.slips.get(place) if at.name not in tried else None
        tried.add(at.name)
        verdict = Verdict.TYPED
        looked = [BACK] if verifying.sheet.asked is not None else []
        for key in [*looked, *keys_of(at, stack.second[place] if slip is None else slip)]:
            verifying, verdict = verify_key(verifying, key)
        if verdict is not Verdict.DIFFERS and at == verifying.sheet.at:
            break
    verifying, verdict = verify_key(verifying, ENTER)
    assert verdict is Verdict.DONE
    return verifying


def verify_and_settle(stack: Stack) -> None:
    """Have the second officer type all forms, and a third look up what differs."""
    desk, batch = stack.desk, stack.batch
    begin_again(desk, batch)
    while (task := desk.look(next_to_verify, batch.id, "Sari")) is not None:
        desk.do(save_verification, type_again(stack, task.verifying), "Sari", 40_000)
    rows = desk.look(list_unsettled, PERIOD)
    stack.differences = tuple(row.difference for row in rows)
    for difference in stack.differences:
        true = stack.true[difference.form, difference.field]
        first_was_right = true == difference.first
        value = difference.first if first_was_right else difference.second
        desk.do(settle, difference.id, value, "Tono")
        if true != value:  # both misread it
            sheet = desk.look(find_form, PERIOD, difference.lembar).sheet
            sheet = replace(sheet, values={**sheet.values, difference.field: true})
            desk.do(correct_form, difference.form, sheet, "Tono", "Keduanya salah baca")
    stack.settled = stack.kept()


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Stack:
    """A stack typed, typed again, and settled."""
    desk = Desk(tmp_path_factory.mktemp("kantor"), fixed_origin())
    desk.do(set_up)
    open_year(desk)
    desk.do(add_layanan)
    stack = type_stack(desk, random.Random(SEED))
    verify_and_settle(stack)
    return stack


def test_single_keying_makes_the_known_mistakes(stack: Stack) -> None:
    assert len(stack.true) == FORMS * 13
    assert stack.typed == stack.first
    assert len(stack.mistakes) > 80


def test_every_mistake_that_is_not_repeated_alike_is_found(stack: Stack) -> None:
    found = {(difference.form, difference.field) for difference in stack.differences}
    assert len(found) == len(stack.differences)
    assert stack.mistakes - stack.repeated <= found
    assert found == set(stack.true) - stack.repeated
    for difference in stack.differences:
        place = (difference.form, difference.field)
        assert (difference.first, difference.first_by) == (stack.first[place], "Budi")
        assert (difference.second, difference.second_by) == (stack.second[place], "Sari")


def test_what_was_looked_up_is_right_and_the_rest_is_as_typed(stack: Stack) -> None:
    left = {place for place, value in stack.settled.items() if value != stack.true[place]}
    single, double = len(stack.mistakes), len(left)
    fields = len(stack.true)
    print(
        f"{FORMS} formulir, {fields} isian: salah {single} ({1000 * single / fields:.2f} per 1.000)"
        f" diketik sekali, {double} ({1000 * double / fields:.2f} per 1.000) diketik dua kali;"
        f" {len(stack.differences)} perbedaan diputus"
    )
    assert left == stack.mistakes & stack.repeated
    assert left, "the seed has a mistake that both make, so that the limit is seen too"
    assert double * 20 < single
    for place in left:
        assert stack.settled[place] == stack.first[place]


def test_slips_of_the_second_officer_are_told_and_change_nothing(stack: Stack) -> None:
    works = stack.desk.look(lambda store: store.correction.keyed_by("Sari"))
    own = {
        place
        for place, slip in stack.slips.items()
        if slip != stack.first[place] == stack.second[place]
    }
    assert len(own) > 40
    assert sum(work.own_errors for work in works) == len(own)
    assert not own & {(difference.form, difference.field) for difference in stack.differences}


def test_the_figures_tell_the_mistakes_that_were_found(stack: Stack) -> None:
    found = {(difference.form, difference.field) for difference in stack.differences}
    pace = stack.desk.look(view_officer, "Budi").today
    assert (pace.forms, pace.checked_fields) == (FORMS, FORMS * 13)
    assert pace.errors == len(stack.mistakes & found)
    rates = stack.desk.look(view_field_rates, PERIOD)
    assert sum(rate.differing for rate in rates) == len(found)
    assert sum(rate.wrong for rate in rates) == len(stack.mistakes & found)
    assert {rate.checked for rate in rates} == {FORMS}
    print(f"tombol per formulir: {float(pace.keys_a_form or 0):.2f}")
    assert pace.keys_a_form is not None
    assert pace.keys_a_form <= 20


def test_the_file_proves_whole_after_all_of_it(stack: Stack) -> None:
    assert stack.desk.look(list_unsettled, PERIOD) == ()
    assert_whole(stack.desk)
