"""DailyBackup: the backup of the day for a window that stays open from one day to the next."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.timers import ring_once
from skm_desk.use_cases.guard_file import back_up_if_due

SOON_MS = 60 * 1000  # after the start, whose own backup may have failed for a moment
EVERY_MS = 60 * 60 * 1000
AGAIN_MS = 60 * 1000


class DailyBackup(QObject):
    """Looks soon after the start, then once an hour, whether a backup is due.

    While `is_free` says that somebody should not be disturbed, it asks again every minute.
    """

    looked = Signal(object)  # None, or the BackupFailed or CopyFailed that staff must know of
    failed = Signal(object)  # an Exception: the data file is damaged

    def __init__(
        self, context: Context, parent: QObject, is_free: Callable[[], bool] = lambda: True
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._is_free = is_free
        self._again = ring_once(self, AGAIN_MS, self.look)
        self._soon = ring_once(self, SOON_MS, self.look)
        self._soon.start()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Make the backup of the day if one is due; a stick that was put in gets the last one."""
        if not self._is_free():
            self._again.start()
            return
        desk = self._context.desk
        self._context.tasks.run(
            lambda: back_up_if_due(desk),
            done=self.looked.emit,
            failed=self.failed.emit,
            long=True,
        )

    def stop(self) -> None:
        """Look no more."""
        for timer in (self._timer, self._again, self._soon):
            timer.stop()
