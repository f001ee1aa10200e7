"""DailyBackup: the backup of the day for a window that stays open from one day to the next."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.timers import ring_once
from skm_desk.use_cases.back_up import keep_backed_up

EVERY_MS = 60 * 60 * 1000
AGAIN_MS = 60 * 1000


class DailyBackup(QObject):
    """Looks once an hour whether a backup is due; the first page tells when one is missing.

    While `is_free` says that somebody should not be disturbed, it asks again every minute.
    """

    def __init__(
        self, context: Context, parent: QObject, is_free: Callable[[], bool] = lambda: True
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._is_free = is_free
        self._again = ring_once(self, AGAIN_MS, self.look)
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
            lambda: keep_backed_up(desk), done=lambda _: None, failed=lambda _: None, long=True
        )

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._again.stop()
