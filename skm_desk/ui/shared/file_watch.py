"""FileWatch: notices that another program, such as the kiosk, wrote into the data file."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from skm_desk.domain.changes import Changes, Kind
from skm_desk.machine.paths import data_file, held_folder
from skm_desk.ui.shared.context import Context
from skm_desk.use_cases.see_changes import Mark, see_mark

EVERY_MS = 3000
ANY_KIND: Changes = frozenset(Kind)


class FileWatch(QObject):
    """Looks at the time and size of the file, and at what a kiosk holds beside it, every 3
    seconds; which kinds changed is unknown.

    A kiosk writes a draft at every touch: only when the file's mark has moved too is there
    anything new for a page to show.
    """

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._path = data_file(context.desk.folder)
        self._seen = self._state()
        self._mark: Mark | None = None
        self._is_telling = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._read_mark(tell=False)
        # Our own deeds are announced with their kinds: they need no second telling.
        context.bus.changed.connect(self._note)

    @Slot()
    def look(self) -> None:
        """Look now; announce on the bus if another program wrote what a page may show."""
        state = self._state()
        if state != self._seen:
            self._seen = state
            self._read_mark(tell=True)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot(object)
    def _note(self, _changes: Changes) -> None:
        if not self._is_telling:
            self._seen = self._state()
            self._read_mark(tell=False)

    def _read_mark(self, tell: bool) -> None:
        self._context.tasks.run(
            lambda: self._context.desk.look(see_mark),
            done=partial(self._take, tell),
            failed=lambda _: self._announce() if tell else None,
        )

    def _take(self, tell: bool, mark: Mark) -> None:
        if tell and mark != self._mark:
            self._announce()
        self._mark = mark

    def _announce(self) -> None:
        """Have every page look again; what is wrong with the file, they tell."""
        self._is_telling = True
        self._context.bus.announce(ANY_KIND)
        self._is_telling = False

    def _state(self) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
        """Return time and size of the file and of the folder of held forms."""
        return _look_at(self._path), _look_at(held_folder(self._path.parent))


def _look_at(path: Path) -> tuple[int, int] | None:
    """Return time and size of a path, or None while it cannot be seen."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
