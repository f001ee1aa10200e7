"""How a sentence lists what would have been right."""

from collections.abc import Sequence


def listed(known: Sequence[object], nothing: str) -> str:
    """Return the items between commas, or `nothing` when there are none."""
    return ", ".join(str(item) for item in known) if known else nothing
