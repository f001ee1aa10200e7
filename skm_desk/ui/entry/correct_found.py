"""What the dialog of corrections reads: a form by its sheet number, and its question set."""

from dataclasses import dataclass

from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.use_cases.correct_responden import FoundForm, find_form, find_form_by_id
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
    return _with_stacks(desk, desk.look(find_form, kode, lembar))


def look_up_id(desk: Desk, form_id: str) -> Found:
    """Find the form of an id, with what is needed to show it."""
    return _with_stacks(desk, desk.look(find_form_by_id, form_id))


def _with_stacks(desk: Desk, form: FoundForm) -> Found:
    stacks = desk.look(view_stacks, form.period)
    return Found(form, stacks.kuesioner, stacks.officers)
