"""FileWatch: notices that another program, such as the kiosk, wrote into the data file."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from skm_desk.domain.changes import Changes, Kind
from skm_desk.ui.shared.change_bus import ChangeBus

EVERY_MS = 3000
ANY_KIND: Changes = frozenset(Kind)


class FileWatch(QObject):
    """Looks at the time and size of the file every 3 seconds; which kinds changed is unknown."""

    def __init__(self, path: Path, bus: ChangeBus, parent: QObject) -> None:
        super().__init__(parent)
        self._path = path
        self._bus = bus
        self._seen = self._state()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        # Our own deeds are announced with their kinds: they need no second telling.
        bus.changed.connect(self._note)

    @Slot()
    def look(self) -> None:
        """Look now; announce on the bus if the file is not as it was."""
        if self._state() != self._seen:
            self._bus.announce(ANY_KIND)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot(object)
    def _note(self, _changes: Changes) -> None:
        self._seen = self._state()

    def _state(self) -> tuple[int, int] | None:
        """Return time and size of the file, or None while it cannot be seen."""
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size
