"""StackProgress: what was typed of a stack so far: how much, with how many keys, what last."""

from skm_desk.domain.batch import Batch
from skm_desk.domain.responden import Responden
from skm_desk.domain.sheet import Field, Sheet
from skm_desk.ui.entry.last_forms import BEING_KEPT, KEPT, NOT_KEPT, VERIFIED, VOID, LastForm
from skm_desk.ui.entry.typing_words import progress_line, short_digits
from skm_desk.ui.shared.context import Context
from skm_desk.use_cases.key_paper import Workplace


class StackProgress:
    """Counts at once what is sent off; what the file says takes its place when it is read."""

    def __init__(self, context: Context) -> None:
        self._now = context.now
        self._workplace: Workplace | None = None
        self._sent: dict[str, tuple[Responden, str]] = {}  # forms that the file did not tell of yet
        self._times: dict[str, str] = {}
        self._letters: dict[str, int] = {}  # keys pressed in free text, by sheet
        self.typed = 0
        self.keys = 0

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields of a sheet of this stack."""
        return () if self._workplace is None else self._workplace.fields

    def begin(self, workplace: Workplace) -> None:
        """Count from now on for this stack."""
        self._workplace = workplace
        self._sent.clear()
        self.typed = self.keys = 0

    def take(self, workplace: Workplace) -> None:
        """Take what the file says of the stack, read behind all that was kept before."""
        self._workplace = workplace
        self._sent = {id_: sent for id_, sent in self._sent.items() if sent[1] != KEPT}

    def note_letter(self, sheet_id: str) -> None:
        """Note that a key was pressed in a free text: how many those are says nothing of speed."""
        self._letters[sheet_id] = self._letters.get(sheet_id, 0) + 1

    def send_off(self, sheet: Sheet, form: Responden) -> None:
        """Note that a form is being kept."""
        self._sent[sheet.id] = (form, BEING_KEPT)
        self._times[sheet.id] = f"{self._now():%H.%M}"

    def knows(self, sheet: Sheet) -> bool:
        """Return whether a form was sent off since the stack was gone on with."""
        return sheet.id in self._sent

    def note_saved(self, sheet: Sheet) -> None:
        """Note that a form is on the disk."""
        self.typed += 1
        self.keys += sheet.keys - self._letters.pop(sheet.id, 0)
        if sheet.id in self._sent:
            self._sent[sheet.id] = (self._sent[sheet.id][0], KEPT)

    def note_unsaved(self, sheet: Sheet) -> None:
        """Note that a form could not be kept."""
        if sheet.id in self._sent:
            self._sent[sheet.id] = (self._sent[sheet.id][0], NOT_KEPT)

    def forms(self) -> int:
        """Return how many forms of the stack are on the disk."""
        known = 0 if self._workplace is None else self._workplace.forms
        return known + sum(1 for _, state in self._sent.values() if state == KEPT)

    def line(self, batch: Batch) -> str:
        """Return the line below the title."""
        return progress_line(batch, self.forms(), self.keys, self.typed)

    def rows(self) -> tuple[LastForm, ...]:
        """Return the forms typed last, the latest first."""
        kept = () if self._workplace is None else self._workplace.last
        sent = [self._row(form, state) for form, state in reversed(self._sent.values())]
        return (*sent, *(self._row(form, _state(form)) for form in kept))

    def _row(self, form: Responden, state: str) -> LastForm:
        time = self._times.get(form.id, "")
        return LastForm(form.lembar or "", time, short_digits(form, self.fields), state)


def _state(form: Responden) -> str:
    if form.void_reason is not None:
        return VOID
    return VERIFIED if form.verified_by else KEPT
