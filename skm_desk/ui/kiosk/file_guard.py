"""FileGuard: sees to it that no visitor is thanked on a data file that is damaged.

::

    begin ──> proof and backup of the day, beside the visitors ──> advice for staff
    damage ──> stopped ──> "hubungi petugas" ──> a backup put back, or a new try ──> resumed
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from skm_desk.domain.errors import SkmError
from skm_desk.domain.file_errors import (
    BackupDamaged,
    FileDamaged,
    FileMissing,
    Mendable,
    NotABackup,
    NotADataFile,
    PinLost,
)
from skm_desk.machine.paths import data_file
from skm_desk.sentences.backup_words import last_words, offer_words, restored_words, second_words
from skm_desk.sentences.health_words import say_health
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.daily_backup import DailyBackup
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.timers import ring_once
from skm_desk.use_cases.check_health import (
    BackupFailed,
    BackupHealth,
    CopyFailed,
    Health,
    WaitingHealth,
)
from skm_desk.use_cases.guard_file import begin_trusted_day, means_damage, name_backup
from skm_desk.use_cases.restore_backup import Restored
from skm_desk.use_cases.view_backups import view_state
from skm_desk.use_cases.view_kiosk import KioskView
from skm_desk.use_cases.watch_clock import ClockHealth

SEARCHING = "Cadangan yang masih utuh sedang dicari …"
RESTORING = "Cadangan sedang dipakai …"
TRYING = "Berkas data sedang diperiksa …"
_BEGIN_MS = 1_500  # after the first screen: what a visitor sees first comes first

Value = TypeVar("Value")

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Rescue:
    """How the kiosk gets at its data file: opened, with what it asks now, or put back from a
    backup. Both are called beside the window, and raise an SkmError if it cannot be."""

    open_office: Callable[[], KioskView]
    put_back: Callable[[Path], Restored]


class FileGuard(QObject):
    """Proves the data file beside the visitors, and stops the kiosk when it is damaged or gone.

    `is_free` tells whether nobody would be disturbed by a backup. While the kiosk is stopped it
    looks every `retry_ms` milliseconds whether the file was mended meanwhile.
    """

    stopped = Signal()  # nobody may begin any more, and the data file is not to be touched
    resumed = Signal(object)  # what the kiosk asks now
    told = Signal()  # what staff are told has changed

    def __init__(
        self, context: Context, rescue: Rescue, is_free: Callable[[], bool], retry_ms: int
    ) -> None:
        super().__init__()
        self._context = context
        self._rescue = rescue
        self._fault: SkmError | None = None
        self._was_suspected = False
        self._busy = ""
        self._advice = ""
        self._backups = ""
        self._no_backup = ""
        self._news = ""
        self._seen: object = None
        self._first = ring_once(self, _BEGIN_MS, self._check)
        self._retry = QTimer(self)
        self._retry.setInterval(retry_ms)
        self._retry.timeout.connect(self._look)
        self.daily = DailyBackup(context, self, lambda: is_free() and self._fault is None)
        self.daily.looked.connect(self._note_daily)
        self.daily.failed.connect(self.note)

    @property
    def is_stopped(self) -> bool:
        """Whether nobody may begin."""
        return self._fault is not None

    @property
    def is_pin_lost(self) -> bool:
        """Whether that is because the PIN of this PC is gone."""
        return isinstance(self._fault, PinLost)

    @property
    def can_mend(self) -> bool:
        """Whether there is a backup that can be put in the place of the data file."""
        return isinstance(self._fault, Mendable)

    @property
    def is_busy(self) -> bool:
        """Whether a backup is looked for or put back, or the file is tried again."""
        return bool(self._busy)

    @property
    def words(self) -> str:
        """What staff are told behind their PIN; empty when all is well."""
        parts = [self._news, self._advice, self._no_backup, self._backups]
        if self._fault is not None:
            parts = [self._news, _fault_words(self._fault), self._busy]
        return " ".join(part for part in parts if part)

    def begin(self) -> None:
        """Back up and prove the file, once the first screen stands."""
        self._first.start()

    def end(self) -> None:
        """Look no more."""
        for timer in (self._first, self._retry, self.daily):
            timer.stop()

    @Slot(object)
    def note(self, fault: Exception) -> None:
        """Stop the kiosk if this failure of something else means that the file is damaged.

        What nobody expected may be damage too, of what a record holds: the proof tells, once.
        """
        if not isinstance(fault, SkmError):
            if not self._was_suspected:
                self._was_suspected = True
                self._check()
        elif means_damage(self._context.desk, fault):
            self.stop(fault)

    def stop(self, fault: SkmError) -> None:
        """Let nobody begin, for this reason, until it is mended."""
        if self._fault is not None:
            return
        self._take_fault(fault)
        self._retry.start()
        self.stopped.emit()
        self.told.emit()

    @Slot()
    def use_backup(self) -> None:
        """Put the backup that was found in the place of the data file, and go on."""
        fault = self._fault
        if not isinstance(fault, Mendable):
            return

        def put_back() -> tuple[KioskView, str]:
            restored = self._rescue.put_back(fault.backup)
            return self._rescue.open_office(), restored_words(restored)

        self._run(RESTORING, put_back, self._go_on_restored, self._stay)

    @Slot()
    def try_again(self) -> None:
        """Open and prove the file once more, and go on if it is whole now."""
        desk, before = self._context.desk, self._fault
        if before is None:
            return

        def open_again() -> tuple[KioskView, Health]:
            view = self._rescue.open_office()
            try:
                return view, begin_trusted_day(desk)
            except SkmError as fault:
                if means_damage(desk, before) or means_damage(desk, fault):
                    raise
                return view, Health((BackupFailed(fault),))

        self._run(TRYING, open_again, self._go_on_proven, self._take_fault)

    @Slot()
    def _check(self) -> None:
        if self._fault is not None:
            return
        desk = self._context.desk
        self._context.tasks.run(
            lambda: begin_trusted_day(desk),
            done=self._take_health,
            failed=self._note_unproven,
            long=True,
        )

    @Slot()
    def _look(self) -> None:
        """Try again by itself: a lock ends, a disk comes back; damage only when it was mended."""
        if self._fault is None or self._busy:
            return
        if means_damage(self._context.desk, self._fault) and self._state() == self._seen:
            return
        self.try_again()

    def _take_fault(self, fault: SkmError) -> None:
        if type(fault) is not type(self._fault):  # it is tried again and again
            _log.error("the kiosk is stopped: %r", fault)
        self._fault = fault
        self._seen = self._state()
        desk = self._context.desk
        if means_damage(desk, fault) and not isinstance(fault, Mendable):
            self._run(SEARCHING, lambda: name_backup(desk, fault), self._take_offer, self._stay)

    def _take_offer(self, fault: SkmError) -> None:
        self._fault = fault

    def _stay(self, fault: SkmError) -> None:
        """Say why that was not possible; a backup that proves damaged is not offered again."""
        self._news = failure_words(fault)
        if isinstance(fault, BackupDamaged | NotABackup | FileMissing):
            self._take_fault(FileDamaged(data_file(self._context.desk.folder)))

    def _go_on_restored(self, found: tuple[KioskView, str]) -> None:
        view, self._news = found
        self._go_on(view)
        self._check()

    def _go_on_proven(self, found: tuple[KioskView, Health]) -> None:
        view, health = found
        self._news = ""
        self._take_health(health)
        self._go_on(view)

    def _go_on(self, view: KioskView) -> None:
        _log.warning("the kiosk goes on")
        self._retry.stop()
        self._fault = None
        self.resumed.emit(view)

    def _run(
        self,
        busy: str,
        work: Callable[[], Value],
        done: Callable[[Value], None],
        failed: Callable[[SkmError], None],
    ) -> None:
        """Do something about the fault beside the window, one thing at a time."""
        if self._busy:
            return
        self._busy = busy

        def finish(value: Value) -> None:
            self._busy = ""
            done(value)
            self.told.emit()

        def fail(fault: Exception) -> None:
            self._busy = ""
            if isinstance(fault, SkmError):
                failed(fault)
            self.told.emit()

        self._context.tasks.run(work, done=finish, failed=fail, long=True)
        self.told.emit()

    def _take_health(self, health: Health) -> None:
        """Keep what staff should know of a file that is whole.

        How many forms wait, and how the clock does, is told by who knows it at any time.
        """
        failed = [item for item in health.items if isinstance(item, BackupFailed)]
        known = BackupHealth | BackupFailed | WaitingHealth | ClockHealth
        words = [
            say_health(item) for item in health.items if not (item.sound or isinstance(item, known))
        ]
        self._advice = " ".join(words)
        for item in health.items:
            if isinstance(item, BackupHealth):
                self._take_backups(item)
        self._note_backup(failed[0] if failed else None)

    def _take_backups(self, item: BackupHealth) -> None:
        """Keep what staff should know of the backups, the newest of which may be whole."""
        state = item.state
        lacks_second = state.second is not None and state.last is not None
        lacks_second &= not state.is_second_there
        words = [] if item.sound else [say_health(item)]
        if lacks_second:
            words += [last_words(state), second_words(state)]
        self._backups = " ".join(words)

    @Slot(object)
    def _note_daily(self, item: BackupFailed | CopyFailed | None) -> None:
        """See how the backups stand after a look of the day, which may have failed by `item`."""
        desk = self._context.desk

        def take(found: BackupHealth) -> None:
            self._take_backups(found)
            self._note_backup(item)

        self._context.tasks.run(
            lambda: BackupHealth(desk.look(view_state)),
            done=take,
            failed=lambda _: self._note_backup(item),
            long=True,
        )

    def _note_backup(self, item: BackupFailed | CopyFailed | None) -> None:
        """Keep why there is no backup of today, None if there is."""
        self._no_backup = "" if item is None else say_health(item)
        if item is not None:
            _log.warning("no backup of today: %r", item.fault)
        self.told.emit()

    def _note_unproven(self, fault: Exception) -> None:
        """Keep why the file could not be proven: it may be damaged, or only busy."""
        self.note(fault)
        if isinstance(fault, SkmError) and not self.is_stopped:
            self._note_backup(BackupFailed(fault))

    def _state(self) -> object:
        """Return what tells whether somebody put another file in the place of this one."""
        try:
            found = data_file(self._context.desk.folder).stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino


def _fault_words(fault: SkmError) -> str:
    """Return what is told of the reason; no line of a kiosk holds the path of a file."""
    if isinstance(fault, Mendable | FileDamaged | NotADataFile):
        fault = replace(fault, path=Path(fault.path.name))
    return offer_words(fault) if isinstance(fault, Mendable) else failure_words(fault)
