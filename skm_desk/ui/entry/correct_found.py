"""What the dialog of corrections reads: a form by its sheet number, and its question set."""

from dataclasses import dataclass

from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.use_cases.correct_responden import FoundForm, find_form
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.key_paper import view_stacks


@dataclass(frozen=True)
class Found:
    """A form, the question set that it fills in, and the names of officers to be offered."""

    form: FoundForm
    kuesioner: Kuesioner
    officers: tuple[str, ...]


def look_up(desk: Desk, kode: str, lembar: str) -> Found:
    """Find the form of a sheet number in a period, with what is needed to show it."""
    stacks = desk.look(view_stacks, kode)
    return Found(desk.look(find_form, kode, lembar), stacks.kuesioner, stacks.officers)
