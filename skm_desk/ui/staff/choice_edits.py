"""What can be done to the choices of a field: each gives the choices as they are then."""

from collections.abc import Sequence
from dataclasses import replace

from skm_desk.domain.kuesioner import ProfileChoice

Choices = tuple[ProfileChoice, ...]


def is_asked(choices: Sequence[ProfileChoice]) -> bool:
    """Return whether the field is asked at all: one choice at least is offered."""
    return any(not choice.hidden for choice in choices)


def moved(choices: Choices, place: int, step: int) -> Choices:
    """Return the choices with the one at `place` a step (-1 or 1) on; the edge holds it."""
    target = place + step
    if not 0 <= target < len(choices):
        return choices
    listed = list(choices)
    listed.insert(target, listed.pop(place))
    return tuple(listed)


def turned(choices: Choices, place: int) -> Choices:
    """Return the choices with the one at `place` hidden, or offered again."""
    listed = list(choices)
    listed[place] = replace(listed[place], hidden=not listed[place].hidden)
    return tuple(listed)


def asked(choices: Choices, on: bool) -> Choices:
    """Return the choices all offered, or all hidden: the field is not asked then."""
    return tuple(replace(choice, hidden=not on) for choice in choices)


def renamed(choices: Choices, kode: str, label: str) -> Choices:
    """Return the choices with the one of this kode called `label`."""
    return tuple(
        replace(choice, label=label.strip()) if choice.kode == kode else choice
        for choice in choices
    )
