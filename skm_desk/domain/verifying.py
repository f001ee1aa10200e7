"""Verifying: a second officer types a form blind; what differs stops and is asked again.

As in the census program CSPro: whoever types the first officer's value at the second try made
the error themselves; whoever types the same new value twice stands by it. Both values are kept
then, and a third look at the paper settles which one it was.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from skm_desk.domain.filling import LAYANAN
from skm_desk.domain.keying import BACK, ENTER, NEXT, RIGHT, Outcome, belongs_to_a_form, press
from skm_desk.domain.sheet import CARRIED, Field, OpenQuestion, Part, Sheet, start_sheet


class Verdict(Enum):
    """What became of a key in a second keying."""

    TYPED = "typed"
    MOVED = "moved"
    REFUSED = "refused"
    DIFFERS = "differs"  # asked again; the field is empty
    ASKED = "asked"  # the key had no meaning, and nothing more is taken
    DONE = "done"


@dataclass(frozen=True)
class Verifying:
    """A second keying as far as it is. `original` is what the first officer typed.

    `tried` is the differing value of the first try at the present field; `differing` are the
    values that were typed twice alike, and stand; `own_errors` counts those taken back.
    """

    sheet: Sheet
    original: Mapping[str, str]
    tried: str | None = None
    differing: Mapping[str, str] = field(default_factory=dict)
    own_errors: int = 0

    @property
    def asked(self) -> tuple[Field, ...]:
        """The fields that are typed a second time: what the batch carried over is not."""
        return tuple(
            known
            for known in self.sheet.fields
            if known.name not in CARRIED
            or (known.name == LAYANAN and not self.original.get(LAYANAN))
        )


def start_verifying(
    sheet_id: str, fields: tuple[Field, ...], original: Mapping[str, str]
) -> Verifying:
    """Return an empty second keying: all that is typed by digit; texts are not typed twice."""
    typed = tuple(known for known in fields if known.part is not Part.TEXT)
    carried = {name: value for name, value in original.items() if name in CARRIED}
    return Verifying(start_sheet(sheet_id, typed, carried), original)


def verify_key(verifying: Verifying, key: str) -> tuple[Verifying, Verdict]:
    """Return the second keying after a key, and what became of it.

    No key leads past an answer that was not typed: it would be taken for a blank. After a value
    that differs, or a key without a meaning, nothing is taken until Backspace says that the
    officer looked: the next digit is meant for the next field.
    """
    before = verifying.sheet
    if before.asked is not None:
        return _reply(verifying, key)
    after, verdict = _take(verifying, key)
    if verdict is Verdict.REFUSED and belongs_to_a_form(key):
        return replace(after, sheet=after.sheet.ask(OpenQuestion.NO_MEANING)), Verdict.ASKED
    return after, verdict


def _take(verifying: Verifying, key: str) -> tuple[Verifying, Verdict]:
    before = verifying.sheet
    if key in (RIGHT, NEXT, ENTER) and not before.typed and before.lacks(before.at):
        counted = replace(before, keys=before.keys + 1)
        return replace(verifying, sheet=counted), Verdict.REFUSED
    after, outcome = press(before, key)
    left = before.at.name
    if outcome is Outcome.REFUSED or not _goes_on(before, after, key, outcome):
        tried = verifying.tried if after.at.name == left else None
        return replace(verifying, sheet=after, tried=tried), Verdict(outcome.value)
    value = after.values.get(left, "")
    apart = {name: kept for name, kept in verifying.differing.items() if name != left}
    if value == verifying.original.get(left, ""):
        own = verifying.tried is not None or left in verifying.differing
        errors = verifying.own_errors + own
        told = replace(verifying, sheet=after, tried=None, differing=apart, own_errors=errors)
        return told, Verdict(outcome.value)
    if value in (verifying.tried, verifying.differing.get(left)):
        told = replace(verifying, sheet=after, tried=None, differing={**apart, left: value})
        return told, Verdict(outcome.value)
    again = replace(
        before,
        values={name: kept for name, kept in before.values.items() if name != left},
        typed="",
        keys=after.keys,
    ).ask(OpenQuestion.DIFFERS)
    return replace(verifying, sheet=again, tried=value), Verdict.DIFFERS


def _reply(verifying: Verifying, key: str) -> tuple[Verifying, Verdict]:
    """Answer the open question; the arrow on leads past nothing."""
    before = verifying.sheet
    after, outcome = press(before, key)
    if key == RIGHT and outcome is not Outcome.REFUSED:
        after, outcome = replace(before.without_question(), keys=after.keys), Outcome.TYPED
    tried = verifying.tried if after.at.name == before.at.name else None
    return replace(verifying, sheet=after, tried=tried), Verdict(outcome.value)


def _goes_on(before: Sheet, after: Sheet, key: str, outcome: Outcome) -> bool:
    """Return whether a key left the field forward, or with a value just typed: it stands then."""
    if outcome is Outcome.DONE or after.place > before.place:
        return True
    left = before.at.name
    is_new = after.values.get(left) != before.values.get(left)
    if after.place < before.place:
        return is_new
    # A digit in the last field is whole, and there is no field to go to.
    return after.is_at_end and key != BACK and after.typed == "" and is_new
