"""Keeper: sees to it that nothing a visitor gave is lost, beside the screen.

Everything is written by one worker in the order it was asked for, so that a slow disk never
holds up a finger, and a draft can never come behind the form that it became.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from skm_desk.domain.draft import Draft, HeldForm
from skm_desk.domain.errors import RuleError
from skm_desk.domain.filling import Filling
from skm_desk.domain.responden import Source
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.newest_write import NewestWrite
from skm_desk.use_cases.hold_forms import hold, keep_form, release, take_in
from skm_desk.use_cases.record_responden import keep_draft

RETRY_MS = 10_000

_log = logging.getLogger(__name__)


class Keeper(QObject):
    """Keeps drafts while they are filled in, forms when they are sent, and tries again.

    What the data file does not take is held beside it, on the disk, until it does. While the
    keeper is stopped the file is not touched at all: everything is held. `layanan` is the id of
    the one layanan of this kiosk, or None when the visitor is asked.
    """

    saved = Signal(str)  # the id of a form that is in the data file
    unsaved = Signal(str)  # the id of a form that is held until it can be kept
    trouble_changed = Signal()
    failed = Signal(object)  # the Exception for which something could not be kept

    def __init__(
        self, context: Context, layanan: str | None = None, retry_ms: int = RETRY_MS
    ) -> None:
        super().__init__()
        self.layanan = layanan
        self.trouble = ""
        self._context = context
        self._is_stopped = False
        self._drafts: NewestWrite[Filling] = NewestWrite(
            context.tasks,
            self._write_draft,
            self._draft_was_kept,
            self._tell,  # and goes on without the draft: the form itself may still be kept
        )
        self._waiting: dict[str, HeldForm] = {}
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

    def recover(self, but: str = "") -> None:
        """Make forms of what is held and of what a crash or a power cut left at this kiosk.

        `but` is the id of the form that is being filled in now.
        """
        self._run(
            lambda: take_in(self._context.desk, self.layanan, but),
            done=lambda: None,
            failed=self._tell,
        )

    def stop(self) -> None:
        """Touch the data file no more: hold everything."""
        self._is_stopped = True

    def go_on(self, filling: Filling | None) -> None:
        """Use the data file again, and take in what was held; `filling` is being filled in now."""
        self._is_stopped = False
        if filling is not None:
            self.keep(filling)
        self.recover("" if filling is None else filling.id)
        self.try_again()

    def keep(self, filling: Filling) -> None:
        """Keep the draft; while one is being written only the newest of the next ones is."""
        self._drafts.put(filling.id, filling)

    def save(self, filling: Filling, sent: datetime) -> None:
        """Keep the form that was sent at this time; `saved` or `unsaved` follows."""
        self._drafts.drop(filling.id)
        self._attempt(self._held(filling, sent))

    def leave(self, filling: Filling) -> None:
        """Keep what somebody gave who walked away."""
        self._drafts.drop(filling.id)
        self._attempt(self._held(filling))

    @Slot()
    def try_again(self) -> None:
        """Try once more to keep what is held, one form after another.

        A file that is busy is waited for: tries of all at once would keep the worker from
        whoever is at the kiosk now.
        """
        if self._waiting and not self._trying and not self._is_stopped:
            self._trying = next(iter(self._waiting))
            self._attempt(self._waiting[self._trying])

    def tell(self, words: str) -> None:
        """Have staff told; empty words say that all is well again."""
        if words != self.trouble:
            self.trouble = words
            self.trouble_changed.emit()

    def _held(self, filling: Filling, sent: datetime | None = None) -> HeldForm:
        pc = self._context.desk.origin.pc
        return HeldForm(Draft(filling, pc, Source.KIOSK, sent), self.layanan)

    def _attempt(self, held: HeldForm) -> None:
        if self._is_stopped:
            self._wait_with(held)
            return
        self._run(
            lambda: keep_form(self._context.desk, held),
            done=lambda: self._was_kept(held),
            failed=partial(self._was_not_kept, held),
        )

    def _write_draft(self, filling: Filling) -> None:
        """Write a draft, beside the window."""
        desk = self._context.desk
        if self._is_stopped:
            hold(desk.folder, self._held(filling))
        else:
            desk.do(keep_draft, filling)
            release(desk.folder, filling.id)

    def _draft_was_kept(self) -> None:
        if not self._waiting:
            self.tell("")

    def _was_kept(self, held: HeldForm) -> None:
        form_id = held.draft.filling.id
        self._forget(form_id)
        if held.draft.sent is not None:
            self.saved.emit(form_id)

    def _was_not_kept(self, held: HeldForm, fault: Exception) -> None:
        self._tell(fault)
        if held.draft.sent is not None and isinstance(fault, RuleError):
            # The form is refused, not the file: that can hold it meanwhile.
            self._run(
                partial(self._keep_as_sent, held.draft.filling, held.draft.sent),
                done=lambda: self._is_held_in_file(held),
                failed=lambda _: self._wait_with(held),
            )
        else:
            self._wait_with(held)

    def _keep_as_sent(self, filling: Filling, sent: datetime) -> None:
        """Keep a draft marked as sent: it outlives this program, and staff can see it."""
        self._context.desk.do(keep_draft, filling, sent)
        release(self._context.desk.folder, filling.id)

    def _is_held_in_file(self, held: HeldForm) -> None:
        form_id = held.draft.filling.id
        is_first = form_id not in self._waiting
        self._forget(form_id)
        if is_first:
            self.unsaved.emit(form_id)

    def _wait_with(self, held: HeldForm) -> None:
        """Try again later, and hold the form on the disk meanwhile: that is told last."""
        form_id = held.draft.filling.id
        is_first = form_id not in self._waiting
        self._end_try(form_id)
        self._waiting.pop(form_id, None)
        self._waiting[form_id] = held  # behind the others: one may never be kept
        if not self._retry.isActive():
            self._retry.start()
        if is_first:
            self._run(
                lambda: hold(self._context.desk.folder, held),
                done=lambda: self._tell_unsaved(held),
                failed=partial(self._was_not_held, held),
            )

    def _was_not_held(self, held: HeldForm, fault: Exception) -> None:
        self._tell(fault)
        self._tell_unsaved(held)

    def _tell_unsaved(self, held: HeldForm) -> None:
        if held.draft.sent is not None:
            self.unsaved.emit(held.draft.filling.id)

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
        _log.warning("could not keep what a visitor gave: %r", fault)
        self.tell(failure_words(fault))
        self.failed.emit(fault)

    def _run(
        self,
        work: Callable[[], object],
        done: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._context.tasks.run(work, done=lambda _: done(), failed=failed)
