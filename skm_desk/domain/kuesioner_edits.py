"""What can be done to a question set before it is kept as a new version; nothing is lost.

Each function gives the set as it is then. While it is being edited a set may break the rules of
`kuesioner.check_kuesioner`; it is held to them when it is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from string import ascii_lowercase

from skm_desk.domain.kuesioner import Kuesioner, Question, Wording

INDONESIAN = ""  # stands for the language that every question has
# What fits on the kiosk and on paper; the longest of the shipped sets are 25, 149 and 26.
LONGEST_JUDUL = 150
LONGEST = (60, 300, 60, 60, 60, 60)  # letters of heading, text and the four choices
_OWN = ", diubah kantor"
_BLANK = Wording("", "", ("", "", "", ""))


@dataclass(frozen=True)
class PartFault:
    """A part that cannot be kept: of which question, in which language, its place in `parts_of`.

    It is blank, or, when `is_long`, longer than LONGEST allows.
    """

    kode: str
    language: str
    place: int
    is_long: bool


def with_judul(kuesioner: Kuesioner, judul: str) -> Kuesioner:
    """Return the set with another title."""
    return replace(kuesioner, judul=judul)


def question_of(kuesioner: Kuesioner, kode: str) -> Question:
    """Return the question of this kode, which must be there."""
    return next(question for question in kuesioner.questions if question.kode == kode)


def wording_of(question: Question, language: str = INDONESIAN) -> Wording:
    """Return a question in a language; all of it blank where it is not translated."""
    if language == INDONESIAN:
        return Wording(question.heading, question.text, question.choices)
    return question.wordings.get(language, _BLANK)


def reworded(kuesioner: Kuesioner, kode: str, wording: Wording, language: str) -> Kuesioner:
    """Return the set with a question in other words in one language."""

    def change(question: Question) -> Question:
        if question.kode != kode:
            return question
        if language == INDONESIAN:
            return replace(
                question, heading=wording.heading, text=wording.text, choices=wording.choices
            )
        return replace(question, wordings={**question.wordings, language: wording})

    return replace(kuesioner, questions=tuple(change(question) for question in kuesioner.questions))


def with_question(kuesioner: Kuesioner, unsur: str) -> tuple[Kuesioner, str]:
    """Return the set with one more question of an unsur behind those it has, and its kode.

    The others keep their kode, under which earlier jawaban stand. The new question is blank in
    every language. An unsur holds 26 questions at most (`may_add`).
    """
    kode = _free_kode(kuesioner, unsur)
    added = Question(
        kode, unsur, "", "", _BLANK.choices, dict.fromkeys(kuesioner.languages, _BLANK)
    )
    of_unsur = [n for n, question in enumerate(kuesioner.questions) if question.unsur == unsur]
    place = of_unsur[-1] + 1 if of_unsur else len(kuesioner.questions)
    questions = (*kuesioner.questions[:place], added, *kuesioner.questions[place:])
    return replace(kuesioner, questions=questions), kode


def may_add(kuesioner: Kuesioner, unsur: str) -> bool:
    """Return whether an unsur has room for one more question."""
    return len(_used_kodes(kuesioner, unsur)) < len(ascii_lowercase)


def without_question(kuesioner: Kuesioner, kode: str) -> Kuesioner:
    """Return the set without a question that `may_remove` lets go."""
    return replace(kuesioner, questions=tuple(q for q in kuesioner.questions if q.kode != kode))


def with_back(kuesioner: Kuesioner, before: Kuesioner, kode: str) -> Kuesioner:
    """Return the set with a question that `without_question` took out of `before`, at its place."""
    removed = question_of(before, kode)
    known = {language: wording_of(removed, language) for language in kuesioner.languages}
    place = min(before.questions.index(removed), len(kuesioner.questions))
    questions = list(kuesioner.questions)
    questions.insert(place, replace(removed, wordings=known))
    return replace(kuesioner, questions=tuple(questions))


def may_remove(kuesioner: Kuesioner, kode: str) -> bool:
    """Return whether a question may go: its unsur is asked by another one as well."""
    return len(_used_kodes(kuesioner, question_of(kuesioner, kode).unsur)) > 1


def moved(kuesioner: Kuesioner, kode: str, step: int) -> Kuesioner:
    """Return the set with a question asked one place earlier (-1) or later (1); the ends hold."""
    questions = list(kuesioner.questions)
    place = [question.kode for question in questions].index(kode)
    if not 0 <= place + step < len(questions):
        return kuesioner
    questions.insert(place + step, questions.pop(place))
    return replace(kuesioner, questions=tuple(questions))


def without_language(kuesioner: Kuesioner, language: str) -> Kuesioner:
    """Return the set without one of its further languages."""
    return replace(
        kuesioner,
        languages={kode: name for kode, name in kuesioner.languages.items() if kode != language},
        questions=tuple(
            replace(
                question,
                wordings={k: words for k, words in question.wordings.items() if k != language},
            )
            for question in kuesioner.questions
        ),
    )


def is_whole(wording: Wording) -> bool:
    """Return whether no part of a wording is blank."""
    return all(part.strip() for part in parts_of(wording))


def is_stale(base: Kuesioner, edited: Kuesioner, kode: str, language: str) -> bool:
    """Return whether a translation stands as it was in `base`, though its question does not."""
    before = next((question for question in base.questions if question.kode == kode), None)
    if before is None or language not in base.languages:
        return False
    after = question_of(edited, kode)
    return wording_of(before) != wording_of(after) and (
        wording_of(before, language) == wording_of(after, language)
    )


def first_fault(kuesioner: Kuesioner) -> PartFault | None:
    """Return the first part that is blank or too long, in the order asked, or None."""
    for question in kuesioner.questions:
        for language in (INDONESIAN, *kuesioner.languages):
            for place, part in enumerate(parts_of(wording_of(question, language))):
                if not 0 < len(" ".join(part.split())) <= LONGEST[place]:
                    return PartFault(question.kode, language, place, bool(part.strip()))
    return None


def parts_of(wording: Wording) -> tuple[str, ...]:
    """Return heading, text and the four choices, in this order."""
    return (wording.heading, wording.text, *wording.choices)


def made_of(parts: Sequence[str]) -> Wording:
    """Return the wording of the six parts that `parts_of` gives, with single spaces."""
    heading, text, one, two, three, four = (" ".join(part.split()) for part in parts)
    return Wording(heading, text, (one, two, three, four))


def tidied(kuesioner: Kuesioner) -> Kuesioner:
    """Return the set with single spaces in its title and in all that is asked."""
    tidy = replace(kuesioner, judul=" ".join(kuesioner.judul.split()))
    for question in kuesioner.questions:
        for language in (INDONESIAN, *kuesioner.languages):
            wording = made_of(parts_of(wording_of(question, language)))
            tidy = reworded(tidy, question.kode, wording, language)
    return tidy


def as_version(kuesioner: Kuesioner, version: int) -> Kuesioner:
    """Return the set as a later version, whose source says that the office changed its words."""
    source = kuesioner.source if kuesioner.source.endswith(_OWN) else kuesioner.source + _OWN
    return replace(kuesioner, version=version, source=source)


def _used_kodes(kuesioner: Kuesioner, unsur: str) -> set[str]:
    return {question.kode for question in kuesioner.questions if question.unsur == unsur}


def _free_kode(kuesioner: Kuesioner, unsur: str) -> str:
    """Return the kode of an unsur with the first letter behind all that it uses, else any free."""
    used = _used_kodes(kuesioner, unsur)
    kodes = [f"{unsur}{letter}" for letter in ascii_lowercase]
    behind = [kode for kode in kodes[1:] if kode > max(used, default="")]
    return next(kode for kode in (*behind, *kodes) if kode not in used)
