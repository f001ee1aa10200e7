"""ClockTimer: notices while a window is open that the clock of the PC jumps."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.timers import ring_once
from skm_desk.use_cases.watch_clock import ClockHealth, ClockWatch, confirm_clock

_SOON_MS = 2_000  # after the first screen
_EVERY_MS = 20_000


class ClockTimer(QObject):
    """Looks three times a minute, beside the window."""

    changed = Signal(object)  # a ClockHealth: something else speaks against the clock, or nothing

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._watch = ClockWatch(context.desk)
        self._told: object = None
        self._soon = ring_once(self, _SOON_MS, self.look)
        self._soon.start()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Look now."""
        self._context.tasks.run(self._watch.look, done=self.take, failed=lambda _: None)

    @Slot()
    def confirm(self) -> None:
        """Take a person's word that the clock is right."""
        desk = self._context.desk
        self._context.tasks.run(
            lambda: confirm_clock(desk), done=lambda _: self.look(), failed=lambda _: None
        )

    def take(self, item: ClockHealth) -> None:
        """Tell what a look found, once while it is the same."""
        told = None if item.sound else (item.jump and item.jump.before, item.is_behind)
        if told != self._told:
            self._told = told
            self.changed.emit(item)

    def stop(self) -> None:
        """Look no more."""
        self._soon.stop()
        self._timer.stop()
