"""What two officers typed apart, and how fast and how well each of them types."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from skm_desk.domain.free_text import FREE_TEXT, SALT

PAUSE_MS = 30_000  # between two keys; longer is a pause and no work


@dataclass(frozen=True)
class Difference:
    """One field of one form (its id and sheet number) that two officers typed apart.

    `settled` is the value that a third look at the paper found, one of the two; None until then.
    What differs may be a saran: `salt` hides the values in the chain; it is made when it is kept.
    """

    id: str
    form: str
    lembar: str
    field: str
    first: str = dataclasses.field(metadata=FREE_TEXT)
    first_by: str
    second: str = dataclasses.field(metadata=FREE_TEXT)
    second_by: str
    settled: str | None = dataclasses.field(default=None, metadata=FREE_TEXT)
    settled_by: str = ""
    salt: str = dataclasses.field(default="", metadata=SALT, compare=False, repr=False)


@dataclass(frozen=True)
class Keyed:
    """One form typed once: by whom, when, in how many milliseconds of work, keys and fields.

    `is_second` marks a verification; `own_errors` are those that the verifier took back.
    """

    form: str
    officer: str
    at: datetime
    is_second: bool
    ms: int
    keys: int
    fields: int
    own_errors: int = 0


@dataclass(frozen=True)
class Pace:
    """What an officer did in a span of time, pauses taken out.

    `forms_an_hour` and `keys_an_hour` are None while no time has passed; `errors_per_1000` is
    None until fields were verified.
    """

    forms: int
    fields: int
    keys: int
    ms: int
    errors: int
    checked_fields: int

    @property
    def forms_an_hour(self) -> int | None:
        """Forms typed in an hour of work, rounded."""
        return None if self.ms == 0 else round(self.forms * 3_600_000 / self.ms)

    @property
    def keys_an_hour(self) -> int | None:
        """Keys pressed in an hour of work, rounded."""
        return None if self.ms == 0 else round(self.keys * 3_600_000 / self.ms)

    @property
    def keys_a_form(self) -> Fraction | None:
        """Keys pressed for one form, on average."""
        return None if self.forms == 0 else Fraction(self.keys, self.forms)

    @property
    def errors_per_1000(self) -> Fraction | None:
        """Errors found among a thousand of the officer's fields that were looked at again."""
        if self.checked_fields == 0:
            return None
        return Fraction(1000 * self.errors, self.checked_fields)


def pace_of(keyed: Iterable[Keyed], checked: Iterable[Keyed], errors: int) -> Pace:
    """Return the pace of what an officer typed.

    `checked` are the second keyings of that officer's forms; `errors` are the officer's own,
    as they were settled.
    """
    own = list(keyed)
    return Pace(
        len(own),
        sum(work.fields for work in own),
        sum(work.keys for work in own),
        sum(work.ms for work in own),
        errors,
        sum(work.fields for work in checked),
    )


def by_day(keyed: Iterable[Keyed]) -> dict[date, list[Keyed]]:
    """Return what was typed, by day, earliest first."""
    days: dict[date, list[Keyed]] = {}
    for work in keyed:
        days.setdefault(work.at.date(), []).append(work)
    return dict(sorted(days.items()))
