"""Which backups to keep how long: many of the last days, fewer of the weeks and months before."""

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime

DAYS = 7
WEEKS = 4
MONTHS = 12

_GROUPS: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
    (DAYS, lambda moment: moment.date()),
    (WEEKS, lambda moment: tuple(moment.isocalendar())[:2]),
    (MONTHS, lambda moment: (moment.year, moment.month)),
)


def moments_to_keep(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Return the moments of the backups that must stay.

    The newest of each of the last 7 days that have one, of each of the last 4 weeks and of each
    of the last 12 months. Days without a backup do not count: neither a long holiday nor a clock
    that jumped ahead takes away what there is. Backups that claim to be later than `now` were
    made under a wrong clock; they are counted apart, so that none of them pushes a true one out.
    """
    known = frozenset(moments)
    past = frozenset(moment for moment in known if moment <= now)
    return _newest(past) | _newest(known - past)


def _newest(moments: Iterable[datetime]) -> frozenset[datetime]:
    """Return the newest of each group, of as many groups as are kept."""
    newest_first = sorted(moments, reverse=True)
    kept: set[datetime] = set()
    for most, group_of in _GROUPS:
        first_of: dict[Hashable, datetime] = {}
        for moment in newest_first:
            first_of.setdefault(group_of(moment), moment)
        kept.update(list(first_of.values())[:most])
    return frozenset(kept)
