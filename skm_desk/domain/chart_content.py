"""What the charts show that no result says by itself: jawaban per question, months, hours, days."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from skm_desk.domain.control_chart import ControlChart, MonthPoint, control_chart
from skm_desk.domain.demographics import NOT_FILLED, Breakdown, break_down, share_out
from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.opening_hours import DAYS
from skm_desk.domain.tally import Counts, Tally

HOURS_FIELD, WEEKDAY_FIELD = "jam", "hari"
_HOURS_TITLE, _WEEKDAY_TITLE = "Jam pengisian", "Hari pengisian"
_WORKING_DAYS = 5  # Monday to Friday are listed even when nobody came
BAND = "Rentang"  # begins the label of hours that a sheet leaves together
_HOUR = re.compile(r"([0-9]{2})\.00")


@dataclass(frozen=True)
class QuestionSplit:
    """How one question was answered: `counts[0]` gave nilai 1 … `counts[3]` gave nilai 4.

    `wordings` name the question, the fullest first.

    `percents` holds the shares of nilai 1 to 4 and of the blanks, of all forms that asked the
    question: 2 decimals, 100,00 together; empty when no form asked it.
    """

    question: str
    wordings: tuple[str, ...]
    counts: Counts
    blank: int
    percents: tuple[Decimal, ...]

    @property
    def asked(self) -> int:
        """The number of forms that asked the question."""
        return sum(self.counts) + self.blank

    @property
    def parts(self) -> tuple[int, ...]:
        """The forms with nilai 1 to 4 and those left blank, in the order of `percents`."""
        return (*self.counts, self.blank)


@dataclass(frozen=True)
class JawabanSplit:
    """How every question was answered, in the order they were asked."""

    responden: int
    questions: tuple[QuestionSplit, ...]

    @property
    def is_empty(self) -> bool:
        """True when no jawaban was given at all."""
        return not any(sum(question.counts) for question in self.questions)


def split_jawaban(tally: Tally, kuesioner: Kuesioner) -> JawabanSplit:
    """Return how every question of `tally` was answered, in the words of `kuesioner`.

    A question of an older question set, which `kuesioner` does not have, stands under its kode
    after the others.
    """
    places = {question.kode: place for place, question in enumerate(kuesioner.questions)}
    asked = sorted(tally.questions, key=lambda question: places.get(question.question, len(places)))
    headings = {question.kode: question.heading for question in kuesioner.questions}
    short = {unsur.kode: unsur.short for unsur in kuesioner.unsur_list}
    splits = []
    for question in asked:
        kode, counts, blank = question.question, question.counts, question.blank
        names = (headings.get(kode, ""), short.get(question.unsur, ""))
        wordings = tuple(f"{kode} {name}".strip() for name in names)
        shares = tuple(share_out((*counts, blank)) or ())
        splits.append(QuestionSplit(kode, wordings, counts, blank, shares))
    return JawabanSplit(tally.responden, tuple(splits))


@dataclass(frozen=True)
class MonthlyIkm:
    """The IKM of the months in order of time; one whose IKM may not be shown has None.

    `chart` is None when no limits can be computed (see `domain.control_chart`). `undated` is the
    number of forms whose day is not known.
    """

    months: tuple[MonthPoint, ...]
    chart: ControlChart | None
    undated: int

    @property
    def is_empty(self) -> bool:
        """True when no month has an IKM that may be shown."""
        return all(point.ikm is None for point in self.months)


def monthly_ikm(points: Mapping[tuple[int, int], MonthPoint], undated: int) -> MonthlyIkm:
    """Return the months under their (year, month) with the control chart of those that can be
    judged."""
    months = tuple(points[month] for month in sorted(points))
    return MonthlyIkm(months, control_chart(months), undated)


def hours_breakdown(counts: Mapping[str, int]) -> Breakdown:
    """Return when forms were filled in: hour by hour, then the bands of the sheet as they are.

    `counts` maps "08.00" (an hour), "08.00–12.00" (a band) and "" (not known) to forms. Hours
    without forms between the first and the last are listed.
    """
    found = {kode: _HOUR.fullmatch(kode) for kode in counts if kode}
    hours = sorted(int(match[1]) for match in found.values() if match is not None)
    every_hour = range(hours[0], hours[-1] + 1) if hours else ()
    labels = {f"{hour:02}.00": f"{hour:02}.00–{hour:02}.59" for hour in every_hour}
    bands = sorted(kode for kode, match in found.items() if match is None)
    labels |= {kode: f"{BAND} {kode}" for kode in bands}
    return break_down(HOURS_FIELD, _HOURS_TITLE, labels, counts)


def weekday_breakdown(counts: Mapping[int, int], forms: int) -> Breakdown:
    """Return on which weekdays forms were filled in; `counts` maps Monday 0 to Sunday 6.

    Those of the `forms` that are not counted there have no day. Saturday and Sunday are listed
    only when somebody came.
    """
    labels = {
        str(number): name
        for number, name in enumerate(DAYS)
        if number < _WORKING_DAYS or counts.get(number, 0)
    }
    by_kode = {str(number): count for number, count in counts.items()}
    by_kode[NOT_FILLED] = forms - sum(counts.values())
    return break_down(WEEKDAY_FIELD, _WEEKDAY_TITLE, labels, by_kode)
