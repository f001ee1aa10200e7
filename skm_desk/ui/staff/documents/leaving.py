"""Leaving: a window does not close over texts that are typed and not kept, before it is asked."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget

from skm_desk.ui.shared.labels import make_button, make_label
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.documents.sheets import Sheet
from skm_desk.ui.staff.documents.words import LEAVE_TITLE, leave_sentence
from skm_desk.ui.staff.waiting_form import WaitingForm
from skm_desk.use_cases.edit_texts import write_text


class Leaving(SafeOverrides, QObject):
    """Watches one window; `unsaved` returns the texts that would be lost."""

    def __init__(self, deeds: Deeds, unsaved: Callable[[], Sequence[Sheet]], page: QWidget) -> None:
        super().__init__(page)
        self._deeds = deeds
        self._unsaved = unsaved
        self._window: QWidget | None = None
        self._may_leave = False

    def watch(self, window: QWidget) -> None:
        """Ask before this window closes."""
        if window is not self._window:
            self._window = window
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Keep the window open while there is something to ask."""
        if event.type() is not QEvent.Type.Close or watched is not self._window:
            return False
        sheets = self._unsaved()
        if self._may_leave or not sheets:
            return False
        event.ignore()
        LeaveDialog(self._deeds, self._window, sheets, self._leave).open()
        return True

    def _leave(self) -> None:
        self._may_leave = True
        if self._window is not None:
            self._window.close()


class LeaveDialog(WaitingForm):
    """Keeps the texts, or lets go of them, and then calls `leave`; or closes and nothing else."""

    def __init__(
        self, deeds: Deeds, window: QWidget, sheets: Sequence[Sheet], leave: Callable[[], None]
    ) -> None:
        super().__init__(
            deeds, window, LEAVE_TITLE, "Simpan lalu tutup", "Simpan semua teks, lalu tutup program"
        )
        self._sheets = tuple(sheets)
        self._leave = leave
        titles = [sheet.section.title for sheet in sheets]
        self.body.addWidget(make_label("body", leave_sentence(titles), wrap=True))
        self.body.addSpacing(8)
        self.drop_button = make_button(
            "Tutup tanpa menyimpan", "Buang semua teks yang belum disimpan, lalu tutup program"
        )
        self.drop_button.clicked.connect(self._drop)
        row = QHBoxLayout()
        row.addWidget(self.drop_button)
        row.addStretch(1)
        self.body.addLayout(row)

    def try_accept(self) -> None:
        """Keep the texts and leave; one that cannot be kept is told."""
        desk = self._deeds.desk
        typed = [(sheet.period, sheet.section.name, sheet.text) for sheet in self._sheets]

        def work() -> None:
            for period, section, text in typed:
                desk.do(write_text, period, section, text)

        self.run(work, lambda _: self._go())

    def _drop(self) -> None:
        self._go()

    def _go(self) -> None:
        self.accept()
        self._leave()
