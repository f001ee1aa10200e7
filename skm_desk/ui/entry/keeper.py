"""Keeper: writes what an officer types into the file, beside the window.

One worker does it in the order it was asked for: a slow disk never holds up a key, and a draft
can never come behind the form that it became.
"""

import logging
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Signal

from skm_desk.domain.errors import SkmError
from skm_desk.domain.sheet import Sheet
from skm_desk.ui.entry.work_time import WorkTime
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.newest_write import NewestWrite
from skm_desk.use_cases.key_paper import keep_sheet, save_sheet

_LONGEST_WAIT = 15.0  # seconds; a file that another program holds is given up sooner


class Keeper(QObject):
    """Keeps the sheets of one window as drafts, and as forms when they are done; counts the work.

    `saved` carries the sheet and the batch as it is now; `unsaved` the sheet and what was
    wrong; `draft_failed` what was wrong with a draft, the first time only.
    """

    saved = Signal(object, object)
    unsaved = Signal(object, object)
    draft_failed = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        desk = context.desk
        self._drafts: NewestWrite[tuple[str, Sheet]] = NewestWrite(
            context.tasks,
            lambda draft: desk.do(keep_sheet, *draft),
            self._was_kept,
            self._was_not,
        )
        self._saving: set[str] = set()
        self._is_in_trouble = False
        self._time = WorkTime()
        self._ms: dict[str, int] = {}

    @property
    def is_idle(self) -> bool:
        """True when all that was asked for is on the disk, or was told as failed."""
        return self._drafts.is_idle and not self._saving

    def begin(self) -> None:
        """Count the time of work from now on."""
        self._time.begin()

    def note_key(self, sheet_id: str) -> None:
        """Count the time since the key before as work on this sheet; a pause is none.

        Turning to the next paper is work on that one.
        """
        before = self._time.ms
        self._time.note_key()
        self._ms[sheet_id] = self._ms.get(sheet_id, 0) + self._time.ms - before

    def spent(self, sheet_id: str) -> int:
        """Return the milliseconds of work on a sheet so far."""
        return self._ms.get(sheet_id, 0)

    def keep(self, batch_id: str, sheet: Sheet) -> None:
        """Keep a draft; while one is being written only the newest of the next ones is."""
        self._drafts.put(sheet.id, (batch_id, sheet))

    def save(self, batch_id: str, sheet: Sheet) -> None:
        """Make a form of a sheet; `saved` or `unsaved` follows."""
        self._drafts.drop(sheet.id)
        self._saving.add(sheet.id)
        desk, ms = self._context.desk, self.spent(sheet.id)

        def fail(fault: Exception) -> None:
            self._saving.discard(sheet.id)
            self.keep(batch_id, sheet)  # as it was when it was sent off
            self.unsaved.emit(sheet, fault)

        def succeed(batch: object) -> None:
            self._saving.discard(sheet.id)
            self._drafts.drop(sheet.id)
            self._ms.pop(sheet.id, None)
            self.saved.emit(sheet, batch)

        self._context.tasks.run(lambda: desk.do(save_sheet, batch_id, sheet, ms), succeed, fail)

    def finish(self) -> None:
        """Wait until all is written: what the worker has not begun is lost when it is closed."""
        end = monotonic() + _LONGEST_WAIT
        while not self.is_idle and monotonic() < end:
            QCoreApplication.processEvents(
                QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents
                | QEventLoop.ProcessEventsFlag.WaitForMoreEvents,
                50,
            )

    def _was_kept(self) -> None:
        self._is_in_trouble = False

    def _was_not(self, fault: Exception) -> None:
        """Go on without this draft: the next key writes a newer one."""
        if not isinstance(fault, SkmError):
            logging.getLogger(__name__).warning("a draft could not be kept: %r", fault)
        if not self._is_in_trouble:
            self._is_in_trouble = True
            self.draft_failed.emit(fault)
