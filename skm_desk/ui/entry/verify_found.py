"""What the page of verification reads: the periods that have stacks, and all of one of them."""

from dataclasses import dataclass

from skm_desk.domain.period import Period
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.key_paper import Stacks, view_stacks
from skm_desk.use_cases.manage_periods import list_periods
from skm_desk.use_cases.verify_batch import Unsettled, list_unsettled
from skm_desk.use_cases.view_officer import FieldRate, view_field_rates


@dataclass(frozen=True)
class Found:
    """What the page shows: the periods that have stacks, the newest first, and one of them."""

    periods: tuple[Period, ...]
    stacks: Stacks | None
    unsettled: tuple[Unsettled, ...] = ()
    rates: tuple[FieldRate, ...] = ()


def find(desk: Desk, kode: str | None) -> Found:
    """Read what the page shows of a period, or of the one to show first."""
    listed = [desk.look(view_stacks, row.period.kode) for row in desk.look(list_periods)]
    with_stacks = [stacks for stacks in reversed(listed) if stacks.rows]
    chosen = next((s for s in with_stacks if s.period.kode == kode), None)
    if chosen is None:
        undone = [s for s in with_stacks if s.period.closed_at is None]
        chosen = next(iter(undone or with_stacks), None)
    periods = tuple(stacks.period for stacks in with_stacks)
    if chosen is None:
        return Found(periods, None)
    return Found(
        periods,
        chosen,
        desk.look(list_unsettled, chosen.period.kode),
        desk.look(view_field_rates, chosen.period.kode),
    )
