"""The dialogs for the PIN of the kiosk: the first one, and a new one in place of the old."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from skm_desk.domain.errors import RuleError
from skm_desk.domain.pin import LONGEST, SHORTEST, check_pin
from skm_desk.ui.shared.labels import make_label
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.staff import kiosk_words as texts
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.waiting_form import WaitingForm, make_field, make_grid
from skm_desk.use_cases import guard_kiosk
from skm_desk.use_cases.set_up_kiosk import change_pin

_SECOND_MS = 1000
_RULE = f"{SHORTEST} sampai {LONGEST} angka"


class NewPinDialog(WaitingForm):
    """Asks for the first PIN of this PC, twice."""

    def __init__(self, deeds: Deeds, parent: QWidget) -> None:
        super().__init__(deeds, parent, "PIN kios", "Simpan PIN", "Simpan PIN untuk komputer ini")
        why = "PIN menjaga agar hanya petugas yang dapat menutup kios di komputer ini."
        self.pin = make_field("PIN baru", _RULE, secret=True)
        self.again = make_field("Ulangi PIN baru", "PIN yang sama sekali lagi", secret=True)
        self.pin.setPlaceholderText(_RULE)
        self.body.addWidget(make_label("quiet", why, wrap=True))
        self.body.addSpacing(8)
        self.body.addLayout(make_grid(self.pin, self.again))
        for field in (self.pin, self.again):
            field.textEdited.connect(self.failure.hide)
        self.pin.setFocus()

    def try_accept(self) -> None:
        """Set the PIN; a failure is told below the fields."""
        if refused_pin(self, self.pin, self.again):
            return
        folder, pin = self._deeds.desk.folder, self.pin.text()
        self.run(lambda: guard_kiosk.set_pin(folder, pin), lambda _: self.accept())


class ChangePinDialog(WaitingForm):
    """Asks for the old PIN and, twice, for a new one; a wrong old one costs a wait that grows."""

    def __init__(self, deeds: Deeds, parent: QWidget) -> None:
        super().__init__(deeds, parent, "Ganti PIN kios", "Ganti PIN", "Simpan PIN yang baru")
        self.old = make_field("PIN lama", "PIN yang berlaku sekarang", secret=True)
        self.pin = make_field("PIN baru", _RULE, secret=True)
        self.again = make_field("Ulangi PIN baru", "PIN yang sama sekali lagi", secret=True)
        self.pin.setPlaceholderText(_RULE)
        self.body.addLayout(make_grid(self.old, self.pin, self.again))
        self._seconds = 0
        self._clock = QTimer(self)
        self._clock.setInterval(_SECOND_MS)
        self._clock.timeout.connect(self._count_down)
        for field in (self.old, self.pin, self.again):
            field.textEdited.connect(self._note_typing)
        self.old.setFocus()
        desk = deeds.desk
        self.run(lambda: guard_kiosk.wait_now(desk.folder, desk.origin.now()), self._go_on_waiting)

    @property
    def seconds(self) -> int:
        """How many seconds are left to wait before the next try."""
        return self._seconds

    def try_accept(self) -> None:
        """Change the PIN; a failure is told below the fields."""
        if self._seconds > 0 or refused_pin(self, self.pin, self.again):
            return
        desk, old, pin = self._deeds.desk, self.old.text(), self.pin.text()
        self.run(lambda: change_pin(desk.folder, old, pin, desk.origin.now()), self._take)

    def _take(self, tried: guard_kiosk.PinTry) -> None:
        if tried.fits:
            self.accept()
            return
        self._begin_wait(tried.wait)
        self.refuse(texts.wait_words(tried.wait), self.old)

    def _go_on_waiting(self, seconds: int) -> None:
        """Wait on where the dialog was closed, or the program ended, during a wait."""
        if seconds > 0:
            self._begin_wait(seconds)
            self.refuse(texts.wait_words(seconds), None)

    def _begin_wait(self, seconds: int) -> None:
        self._seconds = seconds
        self.accept_button.setEnabled(seconds <= 0)
        if seconds > 0:
            self._clock.start()

    @Slot()
    def _count_down(self) -> None:
        self._seconds -= 1
        if self._seconds > 0:
            self.failure.setText(texts.wait_words(self._seconds))
            return
        self._clock.stop()
        self.accept_button.setEnabled(True)
        self.failure.hide()

    @Slot()
    def _note_typing(self) -> None:
        if self._seconds <= 0:
            self.failure.hide()


def refused_pin(dialog: WaitingForm, pin: QLineEdit, again: QLineEdit) -> bool:
    """Return whether the new PIN cannot be set, and say why in the dialog."""
    try:
        check_pin(pin.text())
    except RuleError as fault:
        dialog.refuse(failure_words(fault), pin)
        return True
    if again.text() != pin.text():
        dialog.refuse(texts.PINS_DIFFER, again)
        return True
    return False
