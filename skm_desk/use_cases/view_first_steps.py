"""See what a new office still has to do before its first form can come in."""

from dataclasses import dataclass

from skm_desk.domain.period import current_period
from skm_desk.storage.store import Store
from skm_desk.use_cases.manage_periods import list_periods


@dataclass(frozen=True)
class FirstSteps:
    """How far an office has come.

    `missing` are the labels of the profile that a document needs and that are empty, `layanan`
    how many are offered, `period` the kode of the open period that today belongs to or None,
    `forms` how many count in all periods together.
    """

    missing: tuple[str, ...]
    layanan: int
    period: str | None
    forms: int

    @property
    def are_over(self) -> bool:
        """True once there is a form: from then on the results say how the survey does."""
        return self.forms > 0


def view_first_steps(store: Store) -> FirstSteps:
    """Return how far this office has come today."""
    rows = list_periods(store)
    current = current_period([row.period for row in rows], store.origin.now().date())
    return FirstSteps(
        store.office.read().missing,
        sum(1 for layanan in store.layanan.list_all() if not layanan.retired),
        None if current is None else current.kode,
        sum(row.forms for row in rows),
    )
