"""Alarm: tells above every page that the data file cannot be trusted, and what can be done."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from skm_desk.domain.errors import SkmError
from skm_desk.domain.file_errors import ApartMendable, ChainApart, Mendable
from skm_desk.machine.paths import data_file
from skm_desk.sentences.backup_words import offer_words, restored_words
from skm_desk.ui.shared.alarm_bar import AlarmBar
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.dialogs import make_message, make_news, make_question
from skm_desk.ui.shared.messages import CANCEL, NOT_NOW, USE_BACKUP, failure_words
from skm_desk.ui.shared.notice import Step
from skm_desk.use_cases.restore_backup import Restored, restore
from skm_desk.use_cases.view_backups import find_mendable

KEEP_THESE = "Data ini yang benar"
_KEEP_ASKED = (
    "Data yang ada sekarang tetap dipakai, dan hal ini dicatat; catatan sesudahnya yang tidak ada"
    " di dalamnya hanya tinggal di cadangan."
)
_UNTIL_THEN = " Sampai itu dibetulkan tidak ada hasil, dokumen, ekspor, atau paket yang dibuat."


class Alarm(QObject):
    """Shows the bar of a window from the alarm of the desk to its end, and asks once."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self.bar = AlarmBar()
        self._context = context
        self._window = window
        self._told: type[SkmError] | None = None
        context.bus.alarmed.connect(self._note)

    def tell(self, fault: SkmError) -> None:
        """Tell why the file cannot be trusted; offer the backup that can take its place."""
        if self._told is type(fault):
            return
        self._told = type(fault)
        words = offer_words(fault) if isinstance(fault, Mendable) else failure_words(fault)
        self.bar.show_alarm(words + _UNTIL_THEN, self._steps(fault))
        if isinstance(fault, Mendable):
            box = make_question(self._window, words, USE_BACKUP, NOT_NOW)
            box.accepted.connect(lambda: self._use_backup(fault))
            _open(box)

    @Slot(object)
    def _note(self, fault: SkmError | None) -> None:
        if fault is None:
            self._told = None
            self.bar.hide()
            return
        desk = self._context.desk
        self._context.tasks.run(
            lambda: find_mendable(desk, fault) or fault,
            done=self.tell,
            failed=lambda _: self.tell(fault),
            long=True,
        )

    def _steps(self, fault: SkmError) -> list[Step]:
        steps = []
        if isinstance(fault, Mendable):
            use = Step(USE_BACKUP, "Pulihkan cadangan itu", lambda: self._use_backup(fault))
            steps.append(use)
        if isinstance(fault, ApartMendable | ChainApart):
            steps.append(Step(KEEP_THESE, "Terus dengan data yang sekarang", self._ask_to_keep))
        return steps

    def _use_backup(self, fault: Mendable) -> None:
        desk = self._context.desk
        self._restore(lambda: restore(desk, fault.backup))

    def _ask_to_keep(self) -> None:
        desk = self._context.desk
        box = make_question(self._window, _KEEP_ASKED, KEEP_THESE, CANCEL)
        box.accepted.connect(lambda: self._restore(lambda: restore(desk, data_file(desk.folder))))
        _open(box)

    def _restore(self, work: Callable[[], Restored]) -> None:
        self._context.tasks.run(
            work,
            done=lambda restored: _open(make_news(self._window, restored_words(restored))),
            failed=lambda fault: _open(make_message(self._window, failure_words(fault))),
            long=True,
        )


def _open(box: QMessageBox) -> None:
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
