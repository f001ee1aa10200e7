"""Keeper: sees to it that nothing a visitor gave is lost, beside the screen.

Everything is written by one worker in the order it was asked for, so that a slow disk never
holds up a finger, and a draft can never come behind the form that it became.
"""

import logging
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from skm_desk.domain.errors import RuleError
from skm_desk.domain.filling import Filling
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.newest_write import NewestWrite
from skm_desk.use_cases.record_responden import break_off, keep_draft, record, recover_drafts

RETRY_MS = 10_000


class Keeper(QObject):
    """Keeps drafts while they are filled in, forms when they are sent, and tries again.

    `layanan` is the id of the one layanan of this kiosk, or None when the visitor is asked.
    """

    saved = Signal(str)  # the id of a form that is on the disk
    unsaved = Signal(str)  # the id of a form that is held until it can be kept
    trouble_changed = Signal()

    def __init__(
        self, context: Context, layanan: str | None = None, retry_ms: int = RETRY_MS
    ) -> None:
        super().__init__()
        self.layanan = layanan
        self.trouble = ""
        self._context = context
        desk = context.desk
        self._drafts: NewestWrite[Filling] = NewestWrite(
            context.tasks,
            lambda filling: desk.do(keep_draft, filling),
            self._was_kept,
            self._tell,  # and goes on without the draft: the form itself may still be kept
        )
        self._waiting: dict[str, Callable[[], None]] = {}
        self._trying = ""
        self._retry = QTimer(self)
        self._retry.setInterval(retry_ms)
        self._retry.timeout.connect(self.try_again)

    @property
    def waiting(self) -> int:
        """How many forms are held because they could not be kept yet."""
        return len(self._waiting)

    @property
    def is_keeping(self) -> bool:
        """Whether a draft is being written, or waits for it."""
        return not self._drafts.is_idle

    def recover(self) -> None:
        """Make forms of what a crash or a power cut left at this kiosk."""
        self._run(
            lambda: self._context.desk.do(recover_drafts, self.layanan),
            done=lambda: None,
            failed=self._tell,
        )

    def keep(self, filling: Filling) -> None:
        """Keep the draft; while one is being written only the newest of the next ones is."""
        self._drafts.put(filling.id, filling)

    def save(self, filling: Filling, sent: datetime) -> None:
        """Keep the form that was sent at this time; `saved` or `unsaved` follows."""
        self._drafts.drop(filling.id)

        def attempt() -> None:
            self._run(
                lambda: self._context.desk.do(record, filling, self.layanan, sent),
                done=lambda: self._was_saved(filling.id),
                failed=lambda fault: self._was_not_saved(filling, sent, attempt, fault),
            )

        attempt()

    def leave(self, filling: Filling) -> None:
        """Keep what somebody gave who walked away."""
        self._drafts.drop(filling.id)

        def attempt() -> None:
            self._run(
                lambda: self._context.desk.do(break_off, filling, self.layanan),
                done=lambda: self._forget(filling.id),
                failed=lambda fault: self._hold(filling.id, attempt, fault),
            )

        attempt()

    @Slot()
    def try_again(self) -> None:
        """Try once more to keep what is held, one form after another.

        A file that is busy is waited for: tries of all at once would keep the worker from
        whoever is at the kiosk now.
        """
        if self._waiting and not self._trying:
            self._trying = next(iter(self._waiting))
            self._waiting[self._trying]()

    def tell(self, words: str) -> None:
        """Have staff told; empty words say that all is well again."""
        if words != self.trouble:
            self.trouble = words
            self.trouble_changed.emit()

    def _was_kept(self) -> None:
        if not self._waiting:
            self.tell("")

    def _was_saved(self, form_id: str) -> None:
        self._forget(form_id)
        self.saved.emit(form_id)

    def _was_not_saved(
        self, filling: Filling, sent: datetime, attempt: Callable[[], None], fault: Exception
    ) -> None:
        is_first = filling.id not in self._waiting
        if isinstance(fault, RuleError):
            # The form is refused, not the file: that can hold it meanwhile.
            self._tell(fault)
            self._keep_as_sent(
                filling,
                sent,
                done=lambda: self._forget(filling.id),
                failed=lambda other: self._hold(filling.id, attempt, other),
            )
        else:
            self._hold(filling.id, attempt, fault)
            if is_first:
                self._keep_as_sent(filling, sent, lambda: None, lambda _: None)
        if is_first:
            self.unsaved.emit(filling.id)

    def _keep_as_sent(
        self,
        filling: Filling,
        sent: datetime,
        done: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Keep a draft marked as sent: it outlives this program, and staff can see it."""
        self._run(lambda: self._context.desk.do(keep_draft, filling, sent), done, failed)

    def _hold(self, form_id: str, attempt: Callable[[], None], fault: Exception) -> None:
        self._end_try(form_id)
        self._waiting.pop(form_id, None)
        self._waiting[form_id] = attempt  # behind the others: one may never be kept
        if not self._retry.isActive():
            self._retry.start()
        self._tell(fault)

    def _forget(self, form_id: str) -> None:
        self._end_try(form_id)
        self._waiting.pop(form_id, None)
        if self._waiting:
            self.try_again()
            return
        self._retry.stop()
        self.tell("")

    def _end_try(self, form_id: str) -> None:
        if form_id == self._trying:
            self._trying = ""

    def _tell(self, fault: Exception) -> None:
        logging.getLogger(__name__).warning("could not keep what a visitor gave: %r", fault)
        self.tell(failure_words(fault))

    def _run(
        self,
        work: Callable[[], object],
        done: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._context.tasks.run(work, done=lambda _: done(), failed=failed)
