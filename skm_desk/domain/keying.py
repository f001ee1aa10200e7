"""Keying: what each key does to a paper form (a pure state machine).

Number pad only: digits of nilai and choices go on by themselves, letters a to d are those on
the paper, 0 or minus leaves a field blank, Backspace and arrows go back. A key that makes no
sense enters nothing. A sheet never changes; each key returns the next one.

Whoever types looks at the paper, not at the screen. So a doubt is asked at its field, before the
field is left (see `asking`), and a key without a meaning stops there as well: what comes behind
it was meant for the fields that follow. Until that is answered nothing can be typed.
"""

from dataclasses import replace
from enum import Enum

from skm_desk.domain.asking import SurveyDays, question_about, questions_at_end
from skm_desk.domain.filling import SARAN, is_usia, may_become_usia
from skm_desk.domain.id_format import parse_typed_date
from skm_desk.domain.kuesioner import NILAI
from skm_desk.domain.responden import LONGEST_SARAN, LONGEST_TEXT, canonical_lembar
from skm_desk.domain.sheet import CARRIED, OpenQuestion, Part, Sheet

BACK, NEXT, LEFT, RIGHT, ENTER = "back", "next", "left", "right", "enter"
BLANK = "-"
LETTERS = "abcd"  # of the four choices, as they stand on the paper
_LONGEST_DAY = 10  # 24-11-2026
_LONGEST_LEMBAR = 20
_REPLIES = (ENTER, BACK, LEFT, RIGHT)
# Of these Backspace takes back what is doubted; after others it only has the field typed.
_TAKEN_BACK = frozenset(
    {
        OpenQuestion.UNUSUAL_USIA,
        OpenQuestion.DIGITS_IN_TEXT,
        OpenQuestion.DAY_OUTSIDE,
        OpenQuestion.DAY_AHEAD,
        OpenQuestion.WRONG,
    }
)


class Outcome(Enum):
    """What became of a key."""

    TYPED = "typed"  # taken, and more may follow in this field
    MOVED = "moved"  # another field is the present one
    REFUSED = "refused"  # nothing entered
    ASKED = "asked"  # a question is open now, and nothing went on
    DONE = "done"  # Enter at the last field: the form is ready to be kept


def press(sheet: Sheet, key: str, days: SurveyDays | None = None) -> tuple[Sheet, Outcome]:
    """Return the sheet after a key, and what became of it.

    `key` is one sign as typed, or BACK, LEFT, RIGHT, NEXT, ENTER. Texts (part TEXT) are typed in
    a field of their own and come in with `write`; only keys that lead out of it are handled here.
    Without `days` no question is opened: a form that is corrected is looked at as it is typed.
    """
    counted = replace(sheet, keys=sheet.keys + 1)
    if sheet.asked is not None:
        return _reply(counted, sheet.asked, key)
    after, outcome = _type(counted, key, days)
    if outcome is Outcome.REFUSED and days is not None and belongs_to_a_form(key):
        return counted.ask(OpenQuestion.NO_MEANING), Outcome.ASKED
    return after, outcome


def belongs_to_a_form(key: str) -> bool:
    """Return whether a form is typed with this key; the others only lead about in it."""
    return key == ENTER or len(key) == 1


def _type(sheet: Sheet, key: str, days: SurveyDays | None) -> tuple[Sheet, Outcome]:
    if key == LEFT:
        return _leave(sheet, -1, days)
    if key in (RIGHT, NEXT):
        return _leave(sheet, 1, days)
    if key == ENTER:
        return _enter(sheet, days)
    if key == BACK:
        return _erase(sheet)
    part = sheet.at.part
    if len(key) != 1:
        return sheet, Outcome.REFUSED
    if part is Part.NILAI:
        return _press_nilai(sheet, key)
    if part is Part.CHOICE:
        return _press_choice(sheet, key)
    if part is Part.USIA:
        return _press_usia(sheet, key, days)
    if part is Part.DAY:
        return _press_day(sheet, key)
    if part is Part.NUMBER:
        return _press_number(sheet, key)
    return sheet, Outcome.REFUSED


def write(sheet: Sheet, text: str) -> Sheet:
    """Take the text of the present field as typed so far; what is over its limit is cut off.

    While a question is open nothing is taken.
    """
    if sheet.asked is not None:
        return replace(sheet, stray=True)
    limit = LONGEST_SARAN if sheet.at.name == SARAN else LONGEST_TEXT
    return sheet.with_value(text[:limit])


def _reply(sheet: Sheet, question: OpenQuestion, key: str) -> tuple[Sheet, Outcome]:
    """Answer the open question: Enter says yes, Backspace takes back, an arrow goes away without
    what was typed.

    An Enter behind a key that is no answer is none either: it ends the next form, typed with the
    eyes on the paper. It only makes the one behind it count.
    """
    if key not in _REPLIES or (key == ENTER and sheet.stray):
        return replace(sheet, stray=key != ENTER), Outcome.REFUSED
    closed = sheet.without_question()
    if key == ENTER:
        return _confirm(sheet, closed, question)
    if key == BACK:
        return _take_back(closed) if question in _TAKEN_BACK else (closed, Outcome.TYPED)
    dropped = replace(closed, typed="")
    moved, outcome = _step(dropped, -1 if key == LEFT else 1)
    return (dropped, Outcome.TYPED) if outcome is Outcome.REFUSED else (moved, outcome)


def _confirm(asked: Sheet, closed: Sheet, question: OpenQuestion) -> tuple[Sheet, Outcome]:
    """Return what Enter makes of an open question, and of the sheet without it."""
    match question:
        case OpenQuestion.UNUSUAL_USIA:
            return _take(closed, closed.typed)
        case OpenQuestion.DIGITS_IN_TEXT if not closed.is_at_end:
            return _step(closed, 1)
        case OpenQuestion.ALL_BLANK | OpenQuestion.DIGITS_IN_TEXT:
            return _end(closed, answered=question)
        case OpenQuestion.NOT_KEPT:
            return closed, Outcome.DONE
        case _:
            # There is nothing to say yes to, and Enter may be the one that ends the form.
            return asked, Outcome.REFUSED


def _take_back(sheet: Sheet) -> tuple[Sheet, Outcome]:
    if sheet.at.part is Part.TEXT:
        text = sheet.values.get(sheet.at.name, "")
        return sheet.with_value(text.rstrip()[:-1]), Outcome.TYPED
    return _erase(sheet)


def _press_nilai(sheet: Sheet, key: str) -> tuple[Sheet, Outcome]:
    if key in ("0", BLANK):
        return _take(sheet, "")
    if key.lower() in LETTERS:
        return _take(sheet, str(LETTERS.index(key.lower()) + 1))
    if key.isdecimal() and key.isascii() and int(key) in NILAI:
        return _take(sheet, key)
    return sheet, Outcome.REFUSED


def _press_choice(sheet: Sheet, key: str) -> tuple[Sheet, Outcome]:
    if key == BLANK or (key == "0" and not sheet.typed):
        return _take(sheet, "")
    if not (key.isdecimal() and key.isascii()):
        return sheet, Outcome.REFUSED
    digits = sheet.typed + key
    choices = sheet.at.choices
    if not 1 <= int(digits) <= len(choices):
        return sheet, Outcome.REFUSED
    if int(digits) * 10 <= len(choices):
        return replace(sheet, typed=digits), Outcome.TYPED  # 1 may become 10
    return _take(sheet, choices[int(digits) - 1].kode)


def _press_usia(sheet: Sheet, key: str, days: SurveyDays | None) -> tuple[Sheet, Outcome]:
    if key == BLANK or (key == "0" and not sheet.typed):
        return _take(sheet, "")
    digits = sheet.typed + key
    if not (key.isdecimal() and key.isascii()) or not (is_usia(digits) or may_become_usia(digits)):
        return sheet, Outcome.REFUSED
    if may_become_usia(digits):
        return replace(sheet, typed=digits), Outcome.TYPED
    if (question := question_about(sheet, digits, days)) is not None:
        return replace(sheet, typed=digits).ask(question), Outcome.ASKED
    return _take(sheet, digits)


def _press_day(sheet: Sheet, key: str) -> tuple[Sheet, Outcome]:
    if key == BLANK and not sheet.typed:
        return _take(sheet, "")
    if (
        not (key.isascii() and (key.isdecimal() or key in "./-"))
        or len(sheet.typed) >= _LONGEST_DAY
    ):
        return sheet, Outcome.REFUSED
    return replace(sheet, typed=sheet.typed + key), Outcome.TYPED


def _press_number(sheet: Sheet, key: str) -> tuple[Sheet, Outcome]:
    if key == BLANK and not sheet.typed:
        return _take(sheet, "")
    if not key.isprintable() or len(sheet.typed) >= _LONGEST_LEMBAR:
        return sheet, Outcome.REFUSED
    return replace(sheet, typed=sheet.typed + key), Outcome.TYPED


def _enter(sheet: Sheet, days: SurveyDays | None) -> tuple[Sheet, Outcome]:
    """Take what is half typed; at the last field the form is done, else go on.

    An answer is never passed over: one digit too few, and the next form would be typed into the
    saran of this one.
    """
    if not sheet.typed and sheet.lacks(sheet.at):
        return sheet, Outcome.REFUSED
    if not sheet.is_at_end:
        return _leave(sheet, 1, days)
    value = _whole(sheet) if sheet.typed else None
    if sheet.typed and value is None:
        return sheet, Outcome.REFUSED
    whole = sheet if value is None else sheet.with_value(value)
    return (whole, Outcome.DONE) if days is None else _end(whole)


def _end(sheet: Sheet, answered: OpenQuestion | None = None) -> tuple[Sheet, Outcome]:
    """Ask what has to be asked of the whole form, all up to `answered` said; else it is done."""
    if (lacking := sheet.first_lacking) is not None:
        return sheet.go_to(lacking.name).ask(OpenQuestion.LACKING), Outcome.ASKED
    questions = questions_at_end(sheet)
    following = questions[questions.index(answered) + 1 :] if answered in questions else questions
    return (sheet.ask(following[0]), Outcome.ASKED) if following else (sheet, Outcome.DONE)


def _erase(sheet: Sheet) -> tuple[Sheet, Outcome]:
    """Take back a digit; in an empty field go to the one before and empty that.

    A text is taken back in its own field, letter by letter; what the batch filled in is emptied
    only by a key that was pressed right there.
    """
    if sheet.typed:
        return replace(sheet, typed=sheet.typed[:-1]), Outcome.TYPED
    if sheet.values.get(sheet.at.name):
        if sheet.at.part is Part.TEXT:
            return sheet, Outcome.REFUSED
        return sheet.with_value(""), Outcome.TYPED
    before, outcome = _step(sheet, -1)
    is_kept = before.at.part is Part.TEXT or before.at.name in CARRIED
    if outcome is Outcome.REFUSED or is_kept:
        return before, outcome
    return before.with_value(""), outcome


def _leave(sheet: Sheet, direction: int, days: SurveyDays | None) -> tuple[Sheet, Outcome]:
    """Take what is half typed, if it is whole enough, and go on; on the way back give it up."""
    value = _whole(sheet) if sheet.typed else None
    if sheet.typed and value is None and direction > 0:
        return sheet, Outcome.REFUSED
    is_text_done = sheet.at.part is Part.TEXT and direction > 0
    left = sheet.values.get(sheet.at.name) if is_text_done else value
    if (question := question_about(sheet, left, days)) is not None:
        return sheet.ask(question), Outcome.ASKED
    taken = sheet if value is None else sheet.with_value(value)
    moved, outcome = _step(taken, direction)
    return (sheet, outcome) if outcome is Outcome.REFUSED else (moved, outcome)


def _whole(sheet: Sheet) -> str | None:
    """Return what was half typed as a value, or None while it is none."""
    part, typed = sheet.at.part, sheet.typed
    if part is Part.USIA:
        return typed if is_usia(typed) else None
    if part is Part.CHOICE:
        return sheet.at.choices[int(typed) - 1].kode
    if part is Part.DAY:
        try:
            return parse_typed_date(typed).isoformat()
        except ValueError:
            return None
    return canonical_lembar(typed)


def _take(sheet: Sheet, value: str) -> tuple[Sheet, Outcome]:
    """Put a whole value into the present field and go on."""
    taken = sheet.with_value(value)
    moved, outcome = _step(taken, 1)
    return (taken, Outcome.TYPED) if outcome is Outcome.REFUSED else (moved, outcome)


def _step(sheet: Sheet, direction: int) -> tuple[Sheet, Outcome]:
    place = sheet.place + direction
    while 0 <= place < len(sheet.fields):
        if sheet.applies(sheet.fields[place].name) and not _is_passed_over(
            sheet, sheet.fields[place].name, direction
        ):
            return replace(sheet, place=place, typed=""), Outcome.MOVED
        place += direction
    return sheet, Outcome.REFUSED


def _is_passed_over(sheet: Sheet, name: str, direction: int) -> bool:
    """Return whether a field is left alone on the way on: the batch has filled it in."""
    return direction > 0 and name in CARRIED and bool(sheet.values.get(name))
