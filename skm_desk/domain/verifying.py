"""Verifying: a second officer types a form blind; what differs stops and is asked again.

As in the census program CSPro: whoever types the first officer's value at the second try made
the error themselves; whoever types the same new value twice stands by it. Both values are kept
then, and a third look at the paper settles which one it was.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from skm_desk.domain.keying import Outcome, press
from skm_desk.domain.sheet import CARRIED, Field, Part, Sheet, start_sheet


class Verdict(Enum):
    """What became of a key in a second keying."""

    TYPED = "typed"
    MOVED = "moved"
    REFUSED = "refused"
    DIFFERS = "differs"  # ask again; the field is empty
    DONE = "done"


@dataclass(frozen=True)
class Verifying:
    """A second keying as far as it is. `original` is what the first officer typed.

    `tried` is the differing value of the first try at the present field; `differing` are the
    values that were typed twice alike; `own_errors` counts those taken back.
    """

    sheet: Sheet
    original: Mapping[str, str]
    tried: str | None = None
    differing: Mapping[str, str] = field(default_factory=dict)
    own_errors: int = 0


def start_verifying(
    sheet_id: str, fields: tuple[Field, ...], original: Mapping[str, str]
) -> Verifying:
    """Return an empty second keying: all that is typed by digit; texts are not typed twice."""
    typed = tuple(known for known in fields if known.part is not Part.TEXT)
    carried = {name: value for name, value in original.items() if name in CARRIED}
    return Verifying(start_sheet(sheet_id, typed, carried), original)


def verify_key(verifying: Verifying, key: str) -> tuple[Verifying, Verdict]:
    """Return the second keying after a key, and what became of it."""
    before = verifying.sheet
    after, outcome = press(before, key)
    left = before.at.name
    has_left = outcome is Outcome.DONE or after.at.name != left or left in after.values
    if outcome is Outcome.REFUSED or not _goes_on(before, after, outcome) or not has_left:
        return replace(verifying, sheet=after), Verdict(outcome.value)
    value = after.values.get(left, "")
    original = verifying.original.get(left, "")
    if outcome is Outcome.DONE and verifying.differing.get(left) == value != original:
        return replace(verifying, sheet=after), Verdict.DONE
    if value == original:
        own = verifying.own_errors + (verifying.tried is not None)
        return replace(verifying, sheet=after, tried=None, own_errors=own), Verdict(outcome.value)
    if value == verifying.tried:
        differing = {**verifying.differing, left: value}
        return replace(verifying, sheet=after, tried=None, differing=differing), Verdict(
            outcome.value
        )
    again = replace(
        before,
        values={name: kept for name, kept in before.values.items() if name != left},
        typed="",
        keys=after.keys,
    )
    return replace(verifying, sheet=again, tried=value), Verdict.DIFFERS


def _goes_on(before: Sheet, after: Sheet, outcome: Outcome) -> bool:
    """Return whether a key left the field forward, so that its value stands."""
    if outcome is Outcome.DONE:
        return True
    if after.place > before.place:
        return True
    # A digit in the last field is whole, and there is no field to go to.
    last = after.is_at_end and after.place == before.place
    return last and after.typed == "" and after.values != before.values
