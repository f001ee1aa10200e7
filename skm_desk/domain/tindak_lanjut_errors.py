"""What can be wrong about a planned action (RTL)."""

from dataclasses import dataclass

from skm_desk.domain.errors import RuleError


class TindakLanjutError(RuleError):
    """Something about a planned action."""


@dataclass(eq=False)
class KegiatanEmpty(TindakLanjutError):
    """A planned action does not say what is to be done."""


@dataclass(eq=False)
class TriwulanInvalid(TindakLanjutError):
    """A quarter that a year does not have."""

    value: int


@dataclass(eq=False)
class RtlUnknown(TindakLanjutError):
    """No planned action has this id, or it was taken off the plan."""

    key: str
