"""Asking: what is asked of a paper form while it is typed, at the field that is doubtful.

The same doubts flag the form when it is kept (`doubts`); here they are asked of whoever has the
paper at hand.
"""

from dataclasses import dataclass
from datetime import date

from skm_desk.domain.doubts import USUAL_USIA
from skm_desk.domain.filling import SARAN
from skm_desk.domain.sheet import OpenQuestion, Part, Sheet


@dataclass(frozen=True)
class SurveyDays:
    """The days that may stand on a paper: those of the period, up to today."""

    mulai: date
    selesai: date
    today: date


def question_about(sheet: Sheet, value: str | None, days: SurveyDays | None) -> OpenQuestion | None:
    """Return what is to be asked before the present field is left with this value, or None.

    Without `days` nothing is asked. What is asked of the whole form is `questions_at_end`.
    """
    if days is None or not value:
        return None
    match sheet.at.part:
        case Part.USIA:
            return None if int(value) in USUAL_USIA else OpenQuestion.UNUSUAL_USIA
        case Part.DAY:
            return _question_about_day(date.fromisoformat(value), days)
        case Part.TEXT if not sheet.is_at_end:
            return OpenQuestion.DIGITS_IN_TEXT if is_digits_only(value) else None
        case _:
            return None


def questions_at_end(sheet: Sheet) -> list[OpenQuestion]:
    """Return what is to be asked before a whole form is done, in this order."""
    nilai = [sheet.values.get(known.name) for known in sheet.fields if known.part is Part.NILAI]
    questions = []
    if not any(nilai):
        questions.append(OpenQuestion.ALL_BLANK)
    if is_digits_only(sheet.values.get(SARAN, "")):
        questions.append(OpenQuestion.DIGITS_IN_TEXT)
    return questions


def is_digits_only(text: str) -> bool:
    """Return whether a text holds digits and no letter, as keys for other fields leave it."""
    return any(sign.isdecimal() for sign in text) and not any(sign.isalpha() for sign in text)


def _question_about_day(day: date, days: SurveyDays) -> OpenQuestion | None:
    if not days.mulai <= day <= days.selesai:
        return OpenQuestion.DAY_OUTSIDE
    return OpenQuestion.DAY_AHEAD if day > days.today else None
