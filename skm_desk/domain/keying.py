"""Keying: what each key does to a paper form (a pure state machine).

Number pad only: digits of nilai and choices go on by themselves, letters a to d are those on
the paper, 0 or minus leaves a field blank, Backspace and arrows go back. A key that makes no
sense enters nothing. A sheet never changes; each key returns the next one.
"""

from dataclasses import replace
from enum import Enum

from skm_desk.domain.filling import SARAN, is_usia, may_become_usia
from skm_desk.domain.id_format import parse_typed_date
from skm_desk.domain.kuesioner import NILAI
from skm_desk.domain.responden import LONGEST_SARAN, LONGEST_TEXT, canonical_lembar
from skm_desk.domain.sheet import CARRIED, Part, Sheet

BACK, NEXT, LEFT, RIGHT, ENTER = "back", "next", "left", "right", "enter"
BLANK = "-"
LETTERS = "abcd"  # of the four choices, as they stand on the paper
_LONGEST_DAY = 10  # 24-11-2026
_LONGEST_LEMBAR = 20


class Outcome(Enum):
    """What became of a key."""

    TYPED = "typed"  # taken, and more may follow in this field
    MOVED = "moved"  # another field is the present one
    REFUSED = "refused"  # nothing entered
    DONE = "done"  # Enter at the last field: the form is ready to be kept


def press(sheet: Sheet, key: str) -> tuple[Sheet, Outcome]:
    """Return the sheet after a key, and what became of it.

    `key` is one sign as typed, or BACK, LEFT, RIGHT, NEXT, ENTER. Texts (part TEXT) are typed in
    a field of their own and come in with `write`; only keys that lead out of it are handled here.
    """
    counted = replace(sheet, keys=sheet.keys + 1)
    if key == LEFT:
        return _leave(counted, -1)
    if key in (RIGHT, NEXT):
        return _leave(counted, 1)
    if key == ENTER:
        return _enter(counted)
    if key == BACK:
        return _erase(counted)
    part = sheet.at.part
    if len(key) != 1:
        return counted, Outcome.REFUSED
    if part is Part.NILAI:
        return _press_nilai(counted, key)
    if part is Part.CHOICE:
        return _press_choice(counted, key)
    if part is Part.USIA:
        return _press_usia(counted, key)
    if part is Part.DAY:
        return _press_day(counted, key)
    if part is Part.NUMBER:
        return _press_number(counted, key)
    return counted, Outcome.REFUSED


def write(sheet: Sheet, text: str) -> Sheet:
    """Take the text of the present field as typed so far; what is over its limit is cut off."""
    limit = LONGEST_SARAN if sheet.at.name == SARAN else LONGEST_TEXT
    return sheet.with_value(text[:limit])


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


def _press_usia(sheet: Sheet, key: str) -> tuple[Sheet, Outcome]:
    if key == BLANK or (key == "0" and not sheet.typed):
        return _take(sheet, "")
    digits = sheet.typed + key
    if not (key.isdecimal() and key.isascii()) or not (is_usia(digits) or may_become_usia(digits)):
        return sheet, Outcome.REFUSED
    if may_become_usia(digits):
        return replace(sheet, typed=digits), Outcome.TYPED
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


def _enter(sheet: Sheet) -> tuple[Sheet, Outcome]:
    """Take what is half typed; at the last field the form is done, else go on.

    An answer is never passed over: one digit too few, and the next form would be typed into the
    saran of this one.
    """
    if not sheet.typed and sheet.lacks(sheet.at):
        return sheet, Outcome.REFUSED
    if not sheet.is_at_end:
        return _leave(sheet, 1)
    if not sheet.typed:
        return sheet, Outcome.DONE
    value = _whole(sheet)
    return (sheet, Outcome.REFUSED) if value is None else (sheet.with_value(value), Outcome.DONE)


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


def _leave(sheet: Sheet, direction: int) -> tuple[Sheet, Outcome]:
    """Take what is half typed, if it is whole enough, and go on; on the way back give it up."""
    value = _whole(sheet) if sheet.typed else None
    if sheet.typed and value is None and direction > 0:
        return sheet, Outcome.REFUSED
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
