"""KioskWindow: the whole screen for visitors; only staff get out of it.

::

    attract ── Mulai ──> frame (steps) ── Kirim ──> message (thanks, sorry) ── 6 s ──> attract
       └─ corner held 3 s ──> PIN ──> staff menu ──> ruler, new PIN, or out
"""

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget

from skm_desk.domain.errors import SkmError
from skm_desk.domain.filling import only_layanan
from skm_desk.sentences.health_words import clock_words
from skm_desk.ui.kiosk.attract import AttractScreen
from skm_desk.ui.kiosk.controls import note_input
from skm_desk.ui.kiosk.corner import HoldCorner
from skm_desk.ui.kiosk.file_guard import FileGuard, Rescue
from skm_desk.ui.kiosk.frame import Frame
from skm_desk.ui.kiosk.idle import IdleWarning
from skm_desk.ui.kiosk.keeper import Keeper
from skm_desk.ui.kiosk.kiosk_shell import KioskShell
from skm_desk.ui.kiosk.look import Look, px_per_mm
from skm_desk.ui.kiosk.message import Message, MessageScreen
from skm_desk.ui.kiosk.notices import HELD, SAVING, SORRY, THANKS, out_of_order
from skm_desk.ui.kiosk.patience import Patience
from skm_desk.ui.kiosk.reading import Reading
from skm_desk.ui.kiosk.reception import Reception
from skm_desk.ui.kiosk.roomy_screen import enlarged
from skm_desk.ui.kiosk.staff_door import StaffDoor, StaffState
from skm_desk.ui.kiosk.steps import Steps
from skm_desk.ui.kiosk.visit import Timing, Visit
from skm_desk.ui.kiosk.voice import Voice
from skm_desk.ui.shared.clock_timer import ClockTimer
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.timers import ring_once
from skm_desk.use_cases.restore_backup import restore
from skm_desk.use_cases.tune_kiosk import read_tuning
from skm_desk.use_cases.view_kiosk import KioskView, view_kiosk
from skm_desk.use_cases.watch_clock import ClockHealth

_VOICE_MS = 500  # after the first screen is shown
_SLOW_MS = 400  # after which a visitor is told that the form is being saved


class KioskWindow(KioskShell):
    """The window of the kiosk. It cannot be closed but through the door for staff."""

    def __init__(
        self,
        context: Context,
        view: KioskView,
        voice: Voice,
        timing: Timing | None = None,
        clock: Callable[[], float] = time.monotonic,
        rescue: Rescue | None = None,
        fault: SkmError | None = None,
    ) -> None:
        """Make the window of what the kiosk asks now, or of nothing while there is a `fault`."""
        super().__init__()
        self.timing = timing or Timing()
        self._context = context
        self._look = Look(4.0)
        tuning = read_tuning(context.desk.folder)
        self._correction = tuning.screen_correction
        self._layanan = tuning.layanan or None
        self.keeper = Keeper(context, only_layanan(view.layanan_list, self._layanan))
        self.visit = Visit(self.keeper, self.timing, clock, context.now, context.desk.origin.new_id)
        self.reception = Reception(context, view, self.keeper, self.timing.refresh)
        self.guard = FileGuard(
            context,
            rescue or _plain_rescue(context),
            lambda: not self.visit.is_open,
            self.timing.refresh,
        )
        self.clock = ClockTimer(context, self)
        self._doubt = ""  # of the clock, in words
        self.patience = Patience(self.timing)
        self.stack = QStackedWidget(self)
        self.attract = AttractScreen()
        self.frame = Frame()
        self.message = MessageScreen()
        self.door = StaffDoor(context.desk, context.tasks)
        for part in (self.attract, self.frame, self.message, self.door):
            self.stack.addWidget(part)
        self.steps = Steps(self.frame, self.visit)
        self.reading = Reading(voice, self.attract, self.frame)
        self.idle = IdleWarning(self)
        self.corner = HoldCorner(self)
        self._end = ring_once(self, self.timing.thanks, self.start)
        self._slow = ring_once(self, _SLOW_MS, lambda: self._show_message(SAVING))
        self._voice_wait = ring_once(self, _VOICE_MS, voice.prepare)
        self._connect()
        if fault is None:
            self.keeper.recover()
        else:
            self.guard.stop(fault)
        self.start()

    def _connect(self) -> None:
        self.attract.begun.connect(self._begin)
        self.attract.large_asked.connect(self._set_large)
        self.attract.language_asked.connect(self.reception.speak)
        self.attract.language_asked.connect(self.reading.speak)
        self.attract.contrast_asked.connect(self._set_contrast)
        attract = self.attract
        for asked in (attract.large_asked, attract.contrast_asked, attract.voice_asked):
            asked.connect(self.patience.begin)
        attract.language_asked.connect(self.patience.begin)
        voice = self.reading.voice
        voice.available_changed.connect(self._renew_start)
        voice.ended.connect(self.patience.wait_anew)
        self.visit.moved.connect(self._show_step)
        self.visit.sending.connect(self._wait_for_save)
        self.visit.ended.connect(self.start)
        self.keeper.saved.connect(partial(self._end_with, THANKS))
        self.keeper.unsaved.connect(partial(self._end_with, HELD))
        self.reception.changed.connect(self._renew_start)
        self.message.pressed.connect(self.start)
        self.patience.ran_out.connect(self._warn)
        self.patience.sends_in.connect(self.steps.count_down)
        self.patience.send_now.connect(self.visit.walk_away)
        self.idle.stayed.connect(self._stay)
        self.idle.ran_out.connect(self._leave_alone)
        self.corner.held.connect(self._open_door)
        self.door.resumed.connect(self._resume)
        self.door.left.connect(self.leave)
        self.door.corrected.connect(self._correct)
        self.door.mending_asked.connect(self.guard.use_backup)
        self.door.again_asked.connect(self.guard.try_again)
        self.keeper.failed.connect(self.guard.note)
        self.reception.failed.connect(self.guard.note)
        self.guard.stopped.connect(self._stand_still)
        self.guard.resumed.connect(self._go_on)
        self.guard.told.connect(self._tell_staff)
        self.clock.changed.connect(self._note_clock)
        self.door.clock_confirmed.connect(self.clock.confirm)
        self.touched.connect(self._note_touch)

    @Slot()
    def start(self) -> None:
        """Show the first screen, with nothing of the last visitor left anywhere."""
        self._stop_waiting()
        if self.visit.is_open:
            self.visit.walk_away()  # ends by calling this again
            return
        self.visit.forget()
        self.steps.clear()
        self.reading.reset()
        self.reception.speak("")
        note_input(self, by_key=False)
        if self._look.large or self._look.contrast:
            self._apply(replace(self._look, large=False, contrast=False))
        self.attract.show_options(False, False, False)
        self._show_start()
        self.reception.look()

    @Slot()
    def apologise(self) -> None:
        """Say sorry after a fault that nobody expected, and begin anew."""
        filling = self.visit.filling if self.visit.is_open else None
        self.visit.forget()
        self._stop_waiting()
        if filling is not None:
            self.keeper.leave(filling)
        self._show_message(SORRY)
        self._end.start()

    def open_first_pin(self) -> None:
        """Have staff set a PIN before any visitor comes: without one nobody could get out."""
        self._open_door(is_first=True)

    def showEvent(self, event: QShowEvent) -> None:
        """Look for a voice once the first screen stands: that may load much."""
        super().showEvent(event)
        self._voice_wait.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the whole screen in its real size."""
        super().resizeEvent(event)
        self.stack.setGeometry(self.rect())
        self.idle.setGeometry(self.rect())
        self._apply(self._look)

    def end(self) -> None:
        """Stop what runs beside the window."""
        self._stop_waiting()
        self.guard.end()
        self.clock.stop()
        self.reception.stop()
        self.reading.voice.close()
        self._context.tasks.close()

    @Slot()
    def _note_touch(self) -> None:
        was_sending = self.patience.is_sending
        self.patience.touch()
        if was_sending and self.visit.is_open:
            self.steps.count_down(0)
        self.door.touch()

    def _apply(self, look: Look) -> None:
        claimed = px_per_mm(self.screen(), 1.0)
        self._look = enlarged(replace(look, px_per_mm=claimed / self._correction), self.size())
        self.door.know_screen(claimed, self._correction)
        for part in (self.attract, self.frame, self.message, self.door, self.idle):
            part.apply(self._look)
        self.corner.apply(self._look)
        self.corner.raise_()
        self.update()

    @Slot(bool)
    def _set_large(self, large: bool) -> None:
        self._apply(replace(self._look, large=large))

    @Slot(bool)
    def _set_contrast(self, contrast: bool) -> None:
        self._apply(replace(self._look, contrast=contrast))

    @Slot(float)
    def _correct(self, correction: float) -> None:
        self._correction = correction
        self._apply(self._look)

    @Slot()
    def _begin(self) -> None:
        kuesioner = self.reception.kuesioner
        if kuesioner is None:
            self.start()
            return
        self.steps.take(kuesioner)
        self.visit.begin(self.reception.period, self.reception.steps)

    @Slot()
    def _show_step(self) -> None:
        if not self.visit.is_open:
            return  # the step could not be shown: the fault was told, and the visit is over
        self.stack.setCurrentWidget(self.frame)
        self.reading.read(self.frame.screen_shown)
        self.patience.watch(self.visit.is_done)

    @Slot()
    def _wait_for_save(self) -> None:
        self.patience.stop()
        self._slow.start()

    def _end_with(self, message: Message, form_id: str) -> None:
        """Show how it ended, unless it was the form of an earlier visitor."""
        if not self.visit.is_sent(form_id):
            return
        self._slow.stop()
        self.visit.forget()
        self.steps.clear()
        if self.stack.currentWidget() is not self.door:
            self._show_message(message)
            self._end.start()

    def _show_message(self, message: Message) -> None:
        self.message.show_message(message)
        self.reading.read(self.message)
        self.stack.setCurrentWidget(self.message)

    @Slot()
    def _show_start(self) -> None:
        """Show the first screen, or why nobody may begin."""
        closed = self.reception.why_closed()
        if closed is not None:
            self._show_message(closed)
            return
        self.attract.show_welcome(self.reception.welcome(self.reading.voice.is_available))
        if self.stack.currentWidget() is not self.attract:
            self.stack.setCurrentWidget(self.attract)
            self.attract.first_focus().setFocus()

    @Slot()
    def _renew_start(self) -> None:
        shown = self.stack.currentWidget()
        is_busy = self._end.isActive() or self.visit.is_sending or self.visit.is_open
        if shown is self.attract or (shown is self.message and not is_busy):
            self._show_start()

    @Slot()
    def _warn(self) -> None:
        if self.reading.is_speaking:
            self.patience.watch(False)  # whoever listens need not touch anything
        elif self.visit.is_open:
            # What was given so far is not to be read by the next one, nor read out to them.
            self.stack.hide()
            self.idle.start(self.timing.warning // 1000)
        else:
            self.start()  # who switched something on has left

    @Slot()
    def _stay(self) -> None:
        self.stack.show()
        self.patience.watch(False)
        focus = self.frame.screen_shown.first_focus()
        if focus is not None:
            focus.setFocus()

    @Slot()
    def _leave_alone(self) -> None:
        self.stack.show()
        self.visit.walk_away()

    @Slot()
    def _resume(self) -> None:
        """Go on where the door was opened."""
        if self.visit.is_open:
            self._show_step()
        elif self.visit.is_sending:
            self._show_message(SAVING)
        else:
            self.start()

    @Slot()
    def _open_door(self, is_first: bool = False) -> None:
        self._stop_waiting()
        self._tell_staff()
        self.door.knock(is_first)
        self.stack.setCurrentWidget(self.door)

    @Slot()
    def _stand_still(self) -> None:
        """Let nobody begin; whoever is at it may end, and is held beside the data file."""
        self.keeper.stop()
        if self.visit.is_open:
            self.keeper.keep(self.visit.filling)

    @Slot(object)
    def _go_on(self, view: KioskView) -> None:
        """Serve again, as after a start."""
        self.keeper.layanan = only_layanan(view.layanan_list, self._layanan)
        self.reception.open(view)
        self.keeper.go_on(self.visit.filling if self.visit.is_open else None)

    @Slot()
    def _tell_staff(self) -> None:
        guard = self.guard
        words = guard.words
        if guard.is_stopped:
            self.reception.close(out_of_order(guard.is_pin_lost))
        else:
            words = " ".join(filter(None, (self.reception.state_words(), self._doubt, words)))
        is_asked = bool(self._doubt)
        self.door.tell(StaffState(words, guard.is_stopped, guard.can_mend, guard.is_busy, is_asked))

    @Slot(object)
    def _note_clock(self, item: ClockHealth) -> None:
        """Tell staff of a clock that may be wrong; visitors go on."""
        self._doubt = "" if item.sound else clock_words(item)
        self._tell_staff()

    def _stop_waiting(self) -> None:
        """Let nothing happen by itself any more."""
        for part in (self._end, self._slow, self.patience, self.idle):
            part.stop()
        self.stack.show()


def _plain_rescue(context: Context) -> Rescue:
    """Return how a kiosk that holds no lock gets its data file back."""
    desk = context.desk
    return Rescue(lambda: desk.look(view_kiosk), lambda backup: restore(desk, backup))
