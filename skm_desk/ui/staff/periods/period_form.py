"""The dialogs of a period: what cannot be read is told there."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from skm_desk.domain.period import Period
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.typed_values import Unread
from skm_desk.ui.staff.waiting_form import WaitingForm


class PeriodForm(WaitingForm):
    """Override `save`, which reads the fields (raising Unread) and calls `keep`, and
    `tell_reading`, which says how the program reads them."""

    def __init__(
        self,
        deeds: Deeds,
        parent: QWidget,
        period: Period,
        title: str,
        verb: str = "Simpan",
        meaning: str = "Simpan perubahan ini",
    ) -> None:
        super().__init__(deeds, parent, title, verb, meaning)
        self.period = period

    def save(self) -> None:
        """Read the fields and keep them; raise Unread."""
        raise NotImplementedError

    def tell_reading(self) -> None:
        """Say how the program reads what stands in the fields."""

    def watch(self, *fields: QLineEdit | QPlainTextEdit) -> None:
        """Tell anew how these fields are read whenever one changes, and now."""
        for field in fields:
            field.textChanged.connect(self._note_typing)
        self._note_typing()

    def try_accept(self) -> None:
        """Keep what was typed; the dialog closes when it is kept."""
        try:
            self.save()
        except Unread as unread:
            self.refuse(str(unread), unread.field)

    def keep(self, work: Callable[[], object]) -> None:
        """Do the deed beside the window and close; a failure leads to the field at fault."""
        self.run(work, lambda _: self.accept())

    @Slot()
    def _note_typing(self) -> None:
        self.failure.hide()
        self.tell_reading()
