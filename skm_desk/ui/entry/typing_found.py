"""What the page for typing reads, and what it opens."""

from dataclasses import dataclass, replace
from datetime import date

from skm_desk.domain.period import Period, current_period
from skm_desk.domain.sheet import Sheet
from skm_desk.ui.entry.stack_card import NewStack
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.key_paper import (
    Stacks,
    Workplace,
    open_batch,
    view_stacks,
    view_workplace,
)
from skm_desk.use_cases.manage_periods import list_periods


@dataclass(frozen=True)
class Found:
    """What the page shows: the open periods, the newest first, and the stacks of one of them."""

    periods: tuple[Period, ...]
    stacks: Stacks | None


def find(desk: Desk, kode: str | None, today: date) -> Found:
    """Read what the page shows of a period, or of the one that is most likely meant."""
    periods = tuple(
        row.period for row in reversed(desk.look(list_periods)) if row.period.closed_at is None
    )
    wanted = next((period for period in periods if period.kode == kode), None)
    wanted = wanted or current_period(periods, today)
    wanted = wanted or next((period for period in periods if not period.made_up), None)
    wanted = wanted or next(iter(periods), None)
    return Found(periods, None if wanted is None else desk.look(view_stacks, wanted.kode))


def open_stack(desk: Desk, kode: str, wanted: NewStack) -> Workplace:
    """Open a stack of a period and return what it is typed with; raise as `open_batch` does."""
    batch = desk.do(
        open_batch,
        kode,
        wanted.officer,
        wanted.tanggal,
        wanted.jam,
        wanted.layanan,
        wanted.lembar,
    )
    return desk.look(view_workplace, batch.id)


def rebased(left: Sheet, workplace: Workplace) -> Sheet:
    """Return a sheet that was left with the fields as they are now: layanan may have come."""
    names = [field.name for field in workplace.fields]
    place = names.index(left.at.name) if left.at.name in names else 0
    values = {name: value for name, value in left.values.items() if name in names}
    return replace(left, fields=workplace.fields, values=values, place=place)
