"""A question set: its unsur, its questions in the order of the sheet, its profile choices.

A question set is one version of a wording. Its texts never change under old jawaban; a new
wording is a new version. Jawaban are kept under the kode of the question, which carries the
kode of its unsur, never under a position: PermenPANRB 14/2017 lists pengaduan as unsur 8 and
sarana as unsur 9, and its own questionnaire asks sarana as question 8 and pengaduan as
question 9.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from skm_desk.domain.errors import KuesionerInvalid
from skm_desk.domain.later import LATER

NILAI = (1, 2, 3, 4)
_UNSUR_KODE = re.compile(r"U[1-9][0-9]?")


@dataclass(frozen=True)
class Unsur:
    """One measured side of a service: `kode` (U1 …), its name, its meaning."""

    kode: str
    nama: str
    meaning: str
    short: str

    @property
    def order(self) -> int:
        """The number in the kode, by which equal values are ranked."""
        return int(self.kode[1:])


@dataclass(frozen=True)
class Wording:
    """A question in one more language: plain heading, full text, four choices (nilai 1-4)."""

    heading: str
    text: str
    choices: tuple[str, str, str, str]


@dataclass(frozen=True)
class Question:
    """One question: kode, kode of its unsur, plain heading, full text, four choices (nilai 1-4).

    `wordings` maps the kode of a further language to the same question in it.
    """

    kode: str
    unsur: str
    heading: str
    text: str
    choices: tuple[str, str, str, str]
    wordings: Mapping[str, Wording] = field(default_factory=dict, metadata=LATER)


@dataclass(frozen=True)
class ProfileChoice:
    """One box of the profile: kept `kode`, shown `label`, and whether a text goes with it.

    A hidden one is not offered any more; forms may hold it.
    """

    kode: str
    label: str
    with_text: bool = False
    hidden: bool = field(default=False, metadata=LATER)


@dataclass(frozen=True)
class Profile:
    """The boxes of the profile part, in the order of the sheet; an empty tuple is not asked."""

    jenis_kelamin: tuple[ProfileChoice, ...] = ()
    pendidikan: tuple[ProfileChoice, ...] = ()
    pekerjaan: tuple[ProfileChoice, ...] = ()
    disabilitas: tuple[ProfileChoice, ...] = ()
    hours: tuple[str, ...] = ()

    @property
    def offered(self) -> "Profile":
        """The profile without the choices that are not offered any more."""
        return Profile(
            _seen(self.jenis_kelamin),
            _seen(self.pendidikan),
            _seen(self.pekerjaan),
            _seen(self.disabilitas),
            self.hours,
        )


@dataclass(frozen=True)
class Kuesioner:
    """A whole question set; `questions` stand in the order they are asked.

    `languages` maps the kode of each language besides Indonesian to its name in itself.
    """

    kode: str
    version: int
    judul: str
    source: str
    unsur_list: tuple[Unsur, ...]
    questions: tuple[Question, ...]
    profile: Profile
    languages: Mapping[str, str] = field(default_factory=dict, metadata=LATER)

    def in_language(self, kode: str) -> "Kuesioner":
        """Return the set with its questions in a language; Indonesian for one it has not."""
        if kode not in self.languages:
            return self
        return replace(self, questions=tuple(_worded(q, q.wordings[kode]) for q in self.questions))

    @property
    def question_kodes(self) -> tuple[str, ...]:
        """The kodes of the questions in the order of their unsur: the columns of a table."""
        return tuple(sorted((q.kode for q in self.questions), key=column_order))


def column_order(question_kode: str) -> tuple[int, str]:
    """Return what question kodes are sorted by: the number of the unsur, then the letter."""
    return int(re.sub(r"\D", "", question_kode)), question_kode


class ColumnOrder(Enum):
    """What the columns U1, U2 … of a sheet count: the unsur, or the questions as asked.

    The two differ for U8 and U9 (see the head of this module).
    """

    UNSUR = "unsur"
    KUESIONER = "kuesioner"


def columns_of(kuesioner: Kuesioner, order: ColumnOrder) -> dict[str, str]:
    """Return, for each column heading of a sheet (`U1` …), the kode of the question it holds."""
    if order is ColumnOrder.UNSUR:
        return {kode: kode for kode in kuesioner.question_kodes}
    return {f"U{place}": q.kode for place, q in enumerate(kuesioner.questions, start=1)}


def check_kuesioner(kuesioner: Kuesioner) -> None:
    """Raise KuesionerInvalid for the first rule that the question set breaks."""

    def refuse(fault: str, detail: str) -> KuesionerInvalid:
        return KuesionerInvalid(kuesioner.kode, fault, detail)

    kodes = [unsur.kode for unsur in kuesioner.unsur_list]
    for kode in kodes:
        if not _UNSUR_KODE.fullmatch(kode):
            raise refuse("unsur_kode", kode)
    if (twice := _first_twice(kodes)) is not None:
        raise refuse("unsur_twice", twice)
    if not kuesioner.questions:
        raise refuse("no_question", kuesioner.kode)
    if (twice := _first_twice(q.kode for q in kuesioner.questions)) is not None:
        raise refuse("question_twice", twice)
    for question in kuesioner.questions:
        if question.unsur not in kodes:
            raise refuse("unsur_unknown", question.kode)
        if not re.fullmatch(rf"{question.unsur}[a-z]?", question.kode):
            raise refuse("question_kode", question.kode)
        if not question.text.strip() or not question.heading.strip():
            raise refuse("text_missing", question.kode)
        if len(question.choices) != len(NILAI) or not all(c.strip() for c in question.choices):
            raise refuse("choices", question.kode)
        if set(question.wordings) != set(kuesioner.languages):
            raise refuse("languages", question.kode)
        for wording in question.wordings.values():
            if not all(part.strip() for part in (wording.heading, wording.text, *wording.choices)):
                raise refuse("text_missing", question.kode)
    asked = {question.unsur for question in kuesioner.questions}
    for kode in kodes:
        if kode not in asked:
            raise refuse("unsur_not_asked", kode)


def _worded(question: Question, wording: Wording) -> Question:
    return replace(question, heading=wording.heading, text=wording.text, choices=wording.choices)


def _seen(choices: tuple[ProfileChoice, ...]) -> tuple[ProfileChoice, ...]:
    return tuple(choice for choice in choices if not choice.hidden)


def _first_twice(kodes: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for kode in kodes:
        if kode in seen:
            return kode
        seen.add(kode)
    return None
