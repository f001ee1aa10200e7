"""StaffDoor: the way out of the kiosk: a PIN, then what staff may do at this screen."""

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


class StaffDoor(QStackedWidget):
    """The screens for staff. A wrong PIN costs a wait that grows and survives a restart."""

    resumed = Signal()  # back to the kiosk
    left = Signal()  # close the kiosk
    corrected = Signal(float)  # the real size of the screen, tried or kept

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = desk.folder
        self._now = desk.origin.now
        self._tasks = tasks
        self._first_typed = ""
        self._is_new = False
        self._may_pass = False
        self._is_first = False
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
        self.menu.pin_asked.connect(self._ask_new)
        self.menu.ruler_asked.connect(self._show_ruler)
        self.ruler.changed.connect(self.corrected)
        self.ruler.saved.connect(self._keep_correction)
        self.ruler.left.connect(self._drop_correction)
        self._alone = ring_once(self, _ALONE_MS, self._close)

    def knock(self, state: str, is_first: bool = False) -> None:
        """Ask for the PIN; `state` is told once it was right.

        `is_first` asks for the first PIN of this PC before any visitor comes: it waits for as
        long as it takes, and whoever gives it up closes the kiosk.
        """
        self.menu.show_state(state)
        self._may_pass = False
        self._is_first = is_first
        if not is_first:
            self._alone.start()
        if not guard_kiosk.has_pin(self._folder):
            self._ask_new()
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
            done=lambda _: self._pass(),
            failed=lambda fault: self.pin.show_refused(failure_words(fault)),
        )

    def _note_try(self, tried: guard_kiosk.PinTry) -> None:
        if tried.fits:
            self._pass()
        else:
            self.pin.show_wrong(tried.wait)

    def _pass(self) -> None:
        self._may_pass = True
        self._first_typed = ""
        self.pin.clear()
        self._show(self.menu)

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
