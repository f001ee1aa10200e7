"""Visit: one visitor at the kiosk, from Mulai to the end, without anything to look at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot

from skm_desk.domain.filling import Filling, Part, Step, is_usia, may_become_usia
from skm_desk.ui.kiosk.keeper import Keeper
from skm_desk.ui.shared.timers import ring_once


@dataclass(frozen=True)
class Timing:
    """How long things take, in milliseconds; tests make them short."""

    pause: int = 300  # between a touch and the next question, so that the mark is seen
    guard: int = 400  # within which a second touch is not meant
    idle: int = 45_000  # without a touch, before the warning
    warning: int = 20_000  # WCAG 2.2.1 asks for 20 s at least
    send: int = 20_000  # at the saran page, before a form that is done is sent by itself
    thanks: int = 6_000
    text: int = 1_000  # between the drafts of a text that is being typed
    refresh: int = 30_000  # between two looks at hours and periods


class Visit(QObject):
    """Takes what the visitor does, steps on, and keeps every step.

    `clock` gives seconds that only go forward. A deed within the guard of the one before is
    ignored, so that a second touch cannot rate the next question.
    """

    moved = Signal()  # another step is there to be shown
    marked = Signal()  # a choice was made; the next step follows after a pause
    sending = Signal()
    ended = Signal()  # nobody is here any more

    def __init__(
        self,
        keeper: Keeper,
        timing: Timing,
        clock: Callable[[], float],
        now: Callable[[], datetime],
        new_id: Callable[[], str],
    ) -> None:
        super().__init__()
        self._keeper = keeper
        self._timing = timing
        self._clock = clock
        self._now = now
        self._new_id = new_id
        self._filling: Filling | None = None
        self._is_sending = False
        self._arrived = 0.0
        self._touched = float("-inf")
        self._pause = ring_once(self, timing.pause, self._advance)
        self._text = ring_once(self, timing.text, self._keep)

    @property
    def is_open(self) -> bool:
        """Whether somebody is filling in a form."""
        return self._filling is not None and not self._is_sending

    @property
    def is_done(self) -> bool:
        """Whether nothing but a saran is left to fill in, and none was begun."""
        return self._is_at(Part.SARAN) and not self.filling.saran

    @property
    def is_sending(self) -> bool:
        """Whether a form was sent and it is not known yet whether it could be kept."""
        return self._is_sending

    def is_sent(self, form_id: str) -> bool:
        """Return whether this is the form that was sent and waits to be kept."""
        sent = self._filling if self._is_sending else None
        return sent is not None and sent.id == form_id

    @property
    def filling(self) -> Filling:
        """What was filled in so far; only while somebody is here."""
        assert self._filling is not None, "nobody is here"
        return self._filling

    def begin(self, period: str, steps: Sequence[Step]) -> None:
        """Start with an empty form of a period (its kode)."""
        self._filling = Filling(self._new_id(), period, self._now(), tuple(steps))
        self._is_sending = False
        self._touched = self._clock()
        self._arrive()

    @Slot(str)
    def choose(self, kode: str) -> None:
        """Mark a choice of the profile and go on after the pause."""
        if self._accepts(Part.CHOICE):
            self._mark(self.filling.choose(kode))

    @Slot(int)
    def rate(self, nilai: int) -> None:
        """Give the question a nilai and go on after the pause."""
        if self._accepts(Part.QUESTION):
            self._mark(self.filling.rate(nilai))

    @Slot(str)
    def type_usia(self, digits: str) -> None:
        """Take the digits as they are; go on by itself once no other can follow."""
        if not self._is_at(Part.NUMBER):
            return
        whole = is_usia(digits)
        self._filling = self.filling.tell_usia(digits if whole else "")
        if whole and not may_become_usia(digits):
            self._touched = self._clock()
            self._mark(self.filling)
        else:
            self.marked.emit()

    @Slot(str)
    def write(self, text: str) -> None:
        """Take the text as typed so far."""
        if self._is_at(Part.TEXT) or self._is_at(Part.SARAN):
            self._filling = self.filling.write(text)
            if not self._text.isActive():
                self._text.start()
            self.marked.emit()

    @Slot()
    def skip(self) -> None:
        """Leave this step unfilled and go on."""
        if self._accepts():
            self._filling = self.filling.skip()
            self._advance()

    @Slot()
    def go_on(self) -> None:
        """Go to the next step, or send the form from the last one."""
        if self._accepts():
            self._advance()

    @Slot()
    def go_back(self) -> None:
        """Go to the step before; from the first one, leave."""
        if not self._accepts():
            return
        if self.filling.is_first:
            self.walk_away()
            return
        self._spend()
        self._filling = self.filling.back()
        self._keep()
        self._arrive()

    @Slot()
    def walk_away(self) -> None:
        """Keep what there is of somebody who left.

        Whoever had passed every question is done: their form is sent, without a text that was
        still being typed. Any other form is kept as unfinished.
        """
        if not self.is_open:
            return
        self._stop()
        self._spend()
        if self.filling.step.part is Part.SARAN:
            self._filling = self.filling.write("")
            self._send()
            return
        filling = self.filling
        self.forget()
        self._keeper.leave(filling)
        self.ended.emit()

    def forget(self) -> None:
        """Be free for the next visitor; nothing of the last one is left here."""
        self._stop()
        self._filling = None
        self._is_sending = False

    def _accepts(self, part: Part | None = None) -> bool:
        """Return whether a touch is meant, and remember it if so."""
        if not self.is_open or self._pause.isActive():
            return False
        if part is not None and not self._is_at(part):
            return False
        now = self._clock()
        if (now - self._touched) * 1_000 < self._timing.guard:
            return False
        self._touched = now
        return True

    def _is_at(self, part: Part) -> bool:
        return self.is_open and not self._pause.isActive() and self.filling.step.part is part

    def _mark(self, filling: Filling) -> None:
        self._filling = filling
        self._spend()
        self._keep()
        self._pause.start()
        self.marked.emit()

    @Slot()
    def _advance(self) -> None:
        if not self.is_open:
            return
        self._spend()
        if self.filling.is_last:
            self._send()
            return
        self._filling = self.filling.forward()
        self._keep()
        self._arrive()

    def _send(self) -> None:
        self._stop()
        self._is_sending = True
        self.sending.emit()
        self._keeper.save(self.filling, self._now())

    def _arrive(self) -> None:
        self._arrived = self._clock()
        self.moved.emit()

    def _spend(self) -> None:
        now = self._clock()
        self._filling = self.filling.spend(round((now - self._arrived) * 1_000))
        self._arrived = now

    @Slot()
    def _keep(self) -> None:
        self._text.stop()
        if self.is_open and self.filling.has_any:
            self._keeper.keep(self.filling)

    def _stop(self) -> None:
        self._pause.stop()
        self._text.stop()
