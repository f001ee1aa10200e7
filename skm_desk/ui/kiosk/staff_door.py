"""StaffDoor: the way out of the kiosk: a PIN, then what staff may do at this screen."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from skm_desk.domain.errors import RuleError
from skm_desk.domain.pin import check_pin
from skm_desk.ui.kiosk.look import Look
from skm_desk.ui.kiosk.pin_pad import PinScreen
from skm_desk.ui.kiosk.ruler import RulerScreen
from skm_desk.ui.kiosk.screen import Screen
from skm_desk.ui.kiosk.staff_menu import StaffMenu
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.tasks import Tasks
from skm_desk.ui.shared.timers import ring_once
from skm_desk.use_cases import guard_kiosk
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.tune_kiosk import tune_screen

DIFFERENT = "Kedua PIN tidak sama. Ketik sekali lagi dari awal."
_ALONE_MS = 60_000  # after which the door closes by itself


@dataclass(frozen=True)
class StaffState:
    """How the kiosk stands, in words; whether it is stopped, whether a backup can mend that,
    whether something is being done about it, and whether the clock may be wrong."""

    words: str
    is_stopped: bool = False
    can_mend: bool = False
    is_busy: bool = False
    is_clock_doubted: bool = False


class StaffDoor(QStackedWidget):
    """The screens for staff. A wrong PIN costs a wait that grows and survives a restart."""

    resumed = Signal()  # back to the kiosk
    left = Signal()  # close the kiosk
    mending_asked = Signal()  # put the backup back that was offered
    again_asked = Signal()  # try the data file again
    clock_confirmed = Signal()  # the clock of the PC is right
    corrected = Signal(float)  # the real size of the screen, tried or kept

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = desk.folder
        self._now = desk.origin.now
        self._had_pin = guard_kiosk.has_pin(desk.folder)
        self._tasks = tasks
        self._first_typed = ""
        self._is_new = False
        self._may_pass = False
        self._is_first = False
        self._state = StaffState("")
        self._claimed = 4.0
        self._correction = 1.0
        self.pin = PinScreen()
        self.menu = StaffMenu()
        self.ruler = RulerScreen()
        for screen in (self.pin, self.menu, self.ruler):
            self.addWidget(screen)
        self.pin.entered.connect(self._take)
        self.pin.left.connect(self._step_back)
        self.menu.resumed.connect(self._close)
        self.menu.closed.connect(self._leave)
        self.menu.pin_asked.connect(self._change_pin)
        self.menu.ruler_asked.connect(self._show_ruler)
        self.menu.mending_asked.connect(self._ask_mending)
        self.menu.again_asked.connect(self.again_asked)
        self.menu.clock_confirmed.connect(self._confirm_clock)
        self.ruler.changed.connect(self.corrected)
        self.ruler.saved.connect(self._keep_correction)
        self.ruler.left.connect(self._drop_correction)
        self._alone = ring_once(self, _ALONE_MS, self._close)

    def tell(self, state: StaffState) -> None:
        """Tell staff how the kiosk stands, now or as soon as they are in."""
        self._state = state
        if self._may_pass:
            self._show_state()

    def knock(self, is_first: bool = False) -> None:
        """Ask for the PIN.

        `is_first` asks for the first PIN of this PC before any visitor comes: it waits for as
        long as it takes, and whoever gives it up closes the kiosk. Otherwise nobody is asked for
        a new one: a PIN that was there is asked for although it is gone, and where there never
        was one the kiosk can only be closed.
        """
        self._may_pass = False
        self._is_first = is_first
        if is_first:
            self._ask_new()
            return
        self._alone.start()
        self._had_pin |= guard_kiosk.has_pin(self._folder)
        if not self._had_pin:
            self._pass()
            return
        self._is_new = False
        self.pin.ask()
        if (wait := guard_kiosk.wait_now(self._folder, self._now())) > 0:
            self.pin.show_wait(wait)
        self._show(self.pin)

    def touch(self) -> None:
        """Stay open: somebody is here."""
        if self._alone.isActive():
            self._alone.start()

    def know_screen(self, claimed: float, correction: float) -> None:
        """Know how many pixels a millimetre has as claimed, and the correction in use.

        What the ruler tries does not hold yet: the one from before may come back.
        """
        self._claimed = claimed
        if self.currentWidget() is not self.ruler:
            self._correction = correction

    def apply(self, look: Look) -> None:
        """Draw in this look from now on."""
        for screen in (self.pin, self.menu, self.ruler):
            screen.apply(look)

    @Slot()
    def _change_pin(self) -> None:
        """Ask for a new PIN whoever came in by the old one."""
        if self._may_pass and self._had_pin:
            self._ask_new()

    @Slot()
    def _ask_mending(self) -> None:
        if self._may_pass and self._had_pin:
            self.mending_asked.emit()

    @Slot()
    def _confirm_clock(self) -> None:
        if self._may_pass and self._had_pin:
            self.clock_confirmed.emit()

    def _ask_new(self) -> None:
        self._is_new = True
        self._first_typed = ""
        self.pin.ask_new()
        self._show(self.pin)

    @Slot(str)
    def _take(self, pin: str) -> None:
        if not self._is_new:
            self._tasks.run(
                lambda: guard_kiosk.try_pin(self._folder, pin, self._now()),
                done=self._note_try,
                failed=lambda fault: self.pin.show_refused(failure_words(fault)),
            )
            return
        if not self._first_typed:
            try:
                check_pin(pin)
            except RuleError as fault:
                self.pin.show_refused(failure_words(fault))
                return
            self._first_typed = pin
            self.pin.ask_again()
            return
        if pin != self._first_typed:
            self._ask_new()
            self.pin.show_refused(DIFFERENT)
            return
        self._tasks.run(
            lambda: guard_kiosk.set_pin(self._folder, pin),
            done=lambda _: self._pass_with_new(),
            failed=lambda fault: self.pin.show_refused(failure_words(fault)),
        )

    def _note_try(self, tried: guard_kiosk.PinTry) -> None:
        if tried.fits:
            self._pass()
        else:
            self.pin.show_wrong(tried.wait)

    def _pass_with_new(self) -> None:
        self._had_pin = True
        self._pass()

    def _pass(self) -> None:
        self._may_pass = True
        self._first_typed = ""
        self.pin.clear()
        self._show_state()
        self._show(self.menu)

    def _show_state(self) -> None:
        """Show how the kiosk stands, and offer what may be done about it."""
        self.menu.show_state(self._state.words)
        if not self._had_pin:
            self.menu.offer_end()
        elif self._state.is_stopped:
            self.menu.offer_help(self._state.can_mend, self._state.is_busy)
        else:
            self.menu.offer_usual(self._state.is_clock_doubted)

    @Slot()
    def _step_back(self) -> None:
        if self._may_pass:
            self._pass()
        elif self._is_first:
            self.left.emit()
        else:
            self._close()

    @Slot()
    def _close(self) -> None:
        self._alone.stop()
        self._may_pass = False
        self._first_typed = ""
        self.pin.clear()
        self.corrected.emit(self._correction)
        self.resumed.emit()

    @Slot()
    def _leave(self) -> None:
        if self._may_pass:
            self._alone.stop()
            self.left.emit()

    @Slot()
    def _show_ruler(self) -> None:
        self.ruler.show_correction(self._claimed, self._correction)
        self._show(self.ruler)

    @Slot(float)
    def _keep_correction(self, correction: float) -> None:
        self._tasks.run(
            lambda: tune_screen(self._folder, correction),
            done=lambda _: self._was_kept(correction),
            failed=lambda fault: self.menu.show_state(failure_words(fault)),
        )
        self._show(self.menu)

    def _was_kept(self, correction: float) -> None:
        self._correction = correction
        self.corrected.emit(correction)

    @Slot()
    def _drop_correction(self) -> None:
        self.corrected.emit(self._correction)
        self._show(self.menu)

    def _show(self, screen: Screen) -> None:
        self.touch()
        self.setCurrentWidget(screen)
        focus = screen.first_focus()
        if focus is not None:
            focus.setFocus()
