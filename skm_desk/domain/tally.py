"""Tally: how many gave which nilai, per question. Forms or SQL counts in, nothing else kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce

from skm_desk.domain.kuesioner import NILAI, Kuesioner

Counts = tuple[int, int, int, int]


@dataclass(frozen=True)
class QuestionTally:
    """The counts of one question: `counts[0]` gave nilai 1 … `counts[3]` gave nilai 4."""

    unsur: str
    question: str
    counts: Counts
    blank: int

    @property
    def jawaban(self) -> int:
        """How many jawaban were given; a blank is none."""
        return sum(self.counts)

    @property
    def total(self) -> int:
        """The sum of all nilai given."""
        return sum(nilai * count for nilai, count in zip(NILAI, self.counts, strict=True))

    @property
    def nrr(self) -> Fraction | None:
        """Sum of nilai / number of jawaban, exactly, or None without jawaban."""
        return Fraction(self.total, self.jawaban) if self.jawaban else None


@dataclass(frozen=True)
class Tally:
    """The counts of any number of forms: size grows with the questions, not with the forms."""

    responden: int
    questions: tuple[QuestionTally, ...]


def tally_forms(forms: Iterable[Mapping[str, int | None]], kuesioner: Kuesioner) -> Tally:
    """Return the counts of `forms`, each a mapping of question kode to nilai or None.

    A question that a form does not name counts as blank in that form.
    """
    counted = {question.kode: [0] * (len(NILAI) + 1) for question in kuesioner.questions}
    responden = 0
    for form in forms:
        responden += 1
        for kode, cells in counted.items():
            cells[form.get(kode) or 0] += 1
    return Tally(
        responden,
        tuple(
            QuestionTally(
                question.unsur,
                question.kode,
                counts=(cells[1], cells[2], cells[3], cells[4]),
                blank=cells[0],
            )
            for question, cells in zip(kuesioner.questions, counted.values(), strict=True)
        ),
    )


def pool(tallies: Sequence[Tally]) -> Tally:
    """Return the counts of all these forms; each tally has the same questions in one order."""
    return reduce(_add, tallies) if tallies else Tally(0, ())


def _add(first: Tally, second: Tally) -> Tally:
    both = zip(first.questions, second.questions, strict=True)
    return Tally(
        first.responden + second.responden, tuple(_add_questions(one, other) for one, other in both)
    )


def _add_questions(first: QuestionTally, second: QuestionTally) -> QuestionTally:
    one, two, three, four = (a + b for a, b in zip(first.counts, second.counts, strict=True))
    return QuestionTally(
        first.unsur, first.question, (one, two, three, four), first.blank + second.blank
    )


def only_asked(tally: Tally) -> Tally:
    """Return a tally without the questions that none of its forms asked."""
    return Tally(tally.responden, tuple(q for q in tally.questions if q.jawaban or q.blank))


def subtract(whole: Tally, part: Tally) -> Tally:
    """Return the counts of the forms of `whole` that are not in `part`, which it contains."""
    taken = {question.question: question for question in part.questions}
    return Tally(
        whole.responden - part.responden,
        tuple(_subtract(question, taken.get(question.question)) for question in whole.questions),
    )


def _subtract(whole: QuestionTally, part: QuestionTally | None) -> QuestionTally:
    if part is None:
        return whole
    one, two, three, four = (
        all_of - taken for all_of, taken in zip(whole.counts, part.counts, strict=True)
    )
    return QuestionTally(
        whole.unsur, whole.question, (one, two, three, four), whole.blank - part.blank
    )
