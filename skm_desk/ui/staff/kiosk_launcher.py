"""KioskLauncher: opens the kiosk in a process of its own, once a PIN can close it again."""

from PySide6.QtCore import QElapsedTimer, QObject, QProcess, Slot
from PySide6.QtWidgets import QWidget

from skm_desk.machine.program import kiosk_command
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.notice import Notice, Step
from skm_desk.ui.staff import kiosk_words as texts
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.pin_dialog import NewPinDialog
from skm_desk.use_cases.guard_kiosk import has_pin
from skm_desk.use_cases.set_up_kiosk import check_free

# A kiosk takes its time to come on a slow PC: whoever presses the button twice wants one.
_STARTING_MS = 15_000


class KioskLauncher(QObject):
    """`notice` tells how it went; `process` is the id of the kiosk that was started last."""

    def __init__(self, deeds: Deeds, notice: Notice, window: QWidget) -> None:
        super().__init__(window)
        self._deeds = deeds
        self._notice = notice
        self._window = window
        self._is_asking = False
        self._since_start = QElapsedTimer()
        self.process = 0

    @Slot()
    def open_kiosk(self) -> None:
        """Open the kiosk; ask for a PIN first if this PC has none."""
        if self._is_asking:
            return
        if self._since_start.isValid() and not self._since_start.hasExpired(_STARTING_MS):
            tell(self._notice, texts.OPENING)
            return
        self._is_asking = True
        folder = self._deeds.desk.folder

        def look() -> bool:
            check_free(folder)
            return has_pin(folder)

        self._deeds.run(look, self._go_on, self._fail)

    def _go_on(self, is_guarded: bool) -> None:
        self._is_asking = False
        if is_guarded:
            self._start()
            return
        dialog = NewPinDialog(self._deeds, self._window)
        dialog.accepted.connect(self._start)
        dialog.open()

    @Slot()
    def _start(self) -> None:
        program, *words = kiosk_command(self._deeds.desk.folder)
        self._since_start.start()
        self._deeds.run(lambda: start_detached(program, words), self._tell, self._fail)

    def _tell(self, process: int) -> None:
        if process == 0:
            self._since_start.invalidate()
            self._notice.show_failure(texts.CANNOT_START)
            return
        self.process = process
        tell(self._notice, texts.OPENING)

    def _fail(self, fault: Exception) -> None:
        self._is_asking = False
        self._since_start.invalidate()
        self._notice.show_failure(failure_words(fault))


def start_detached(program: str, words: list[str]) -> int:
    """Start a program that goes on when this one ends; return its process id, 0 if it did not."""
    started, process = QProcess.startDetached(program, words, "")
    return int(process) if started else 0


def tell(notice: Notice, words: str) -> None:
    """Tell that something is done that asks for no next step."""
    notice.show_done(words, Step("", "", notice.hide))
    notice.action.hide()
