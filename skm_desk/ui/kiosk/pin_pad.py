"""The PIN screen: asks staff for the PIN of this PC, or for a new one, twice."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from skm_desk.domain.pin import LONGEST, SHORTEST
from skm_desk.ui.kiosk.pin_form import PinForm
from skm_desk.ui.shared.announce import announce

WRONG = "PIN salah."
_TICK_MS = 200
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class _Asked:
    """What the screen asks for: its title, the line below, the word of the main button."""

    title: str
    line: str
    deed: str


_PIN = _Asked("Masukkan PIN", "Khusus petugas", "Buka")
_NEW = _Asked("Tentukan PIN kios", f"{SHORTEST} sampai {LONGEST} angka", "Lanjut")
_AGAIN = _Asked("Ulangi PIN", "Ketik PIN yang sama sekali lagi", "Simpan")


class PinScreen(PinForm):
    """Gives the digits typed as `entered` and keeps them no longer than that.

    A wait after wrong tries goes on, whatever is shown meanwhile: neither `clear` nor leaving
    and coming back shortens it. `clock` returns seconds that only ever grow.
    """

    entered = Signal(str)
    left = Signal()

    def __init__(
        self, parent: QWidget | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._asked = _PIN
        self._typed = ""
        self._until = clock()  # when digits may be typed again
        self._blame = ""
        self.usual_message = wait_words(59, WRONG)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._count_down)
        self.pad.digit.connect(self._add)
        self.pad.erased.connect(self._erase)
        self.back_button.clicked.connect(self._leave)
        self.deed_button.clicked.connect(self._enter)
        self.ask()

    def ask(self) -> None:
        """Ask for the PIN; a wait that still goes on is shown at once."""
        self._blame = ""
        self._begin(_PIN)
        self._count_down()

    def ask_new(self) -> None:
        """Ask for a new PIN."""
        self._begin(_NEW)

    def ask_again(self) -> None:
        """Ask for the new PIN a second time."""
        self._begin(_AGAIN)

    def show_wrong(self, wait: int) -> None:
        """Say that the PIN was wrong; nothing can be typed for `wait` seconds, 0 for none."""
        if wait > 0:
            self.show_wait(wait, WRONG)
        else:
            self.show_refused(f"{WRONG} Coba lagi.")

    def show_wait(self, wait: int, why: str = "") -> None:
        """Let nothing be typed for `wait` seconds from now, and count them down after `why`."""
        self._blame = why
        self._until = max(self._until, self._clock() + wait)
        self._set_typed("")
        self._count_down()
        self._to_field()
        announce(self.message)

    def show_refused(self, words: str) -> None:
        """Say why these digits will not do, and let others be typed."""
        self._set_typed("")
        self._say(words)
        self._to_field()
        announce(self.message)

    def clear(self) -> None:
        """Forget the digits, what was said of them, and where the keyboard was."""
        self._forget()
        for part in (self.field, *self.pad.keys(), self.back_button, self.deed_button):
            part.clearFocus()

    def first_focus(self) -> QWidget:
        """Return the field: digits of a keyboard come in there, Enter goes on."""
        return self.field

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits, Backspace, Enter and Escape of a real keyboard."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in _ENTER:
            if not event.isAutoRepeat():
                self._enter()
        elif not self.pad.take_key(event):
            event.ignore()

    def _begin(self, asked: _Asked) -> None:
        self._asked = asked
        self.title.setText(asked.title)
        self.line.setText(asked.line)
        self.deed_button.setText(asked.deed)
        # The field's own words are how much was typed: what for is said with them.
        self.field.setAccessibleDescription(asked.title)
        self._forget()
        self._to_field()
        self.place()

    def _forget(self) -> None:
        self._timer.stop()
        self._set_typed("")
        self.pad.clear()
        self._say("")

    @Slot(str)
    def _add(self, digit: str) -> None:
        # Fingers reach a pad also where Qt holds it for disabled.
        if self._is_locked() or len(self._typed) >= LONGEST:
            return
        self._say("")
        self._set_typed(self._typed + digit)
        announce(self.field)

    @Slot()
    def _erase(self) -> None:
        if self._typed:
            self._set_typed(self._typed[:-1])
            announce(self.field)

    @Slot()
    def _enter(self) -> None:
        if self._is_locked() or len(self._typed) < SHORTEST:
            return
        typed = self._typed
        self._to_field()
        self._set_typed("")
        self.entered.emit(typed)

    @Slot()
    def _leave(self) -> None:
        self.clear()
        self.left.emit()

    @Slot()
    def _count_down(self) -> None:
        """Say how long the wait still is, and let digits be typed once it is over."""
        rest = math.ceil(self._until - self._clock())
        if rest > 0:
            self._say(wait_words(rest, self._blame), "wait")
            if not self._timer.isActive():
                self._timer.start()
        elif self._timer.isActive():
            self._timer.stop()
            self._say("Silakan coba lagi.", "done")
            announce(self.message)
        self._lock()

    def _is_locked(self) -> bool:
        return self._asked is _PIN and self._clock() < self._until

    def _lock(self) -> None:
        """Let be used what may be used now."""
        locked = self._is_locked()
        self.pad.setEnabled(not locked)
        self.veil.setVisible(locked)
        self.veil.raise_()
        self.deed_button.setEnabled(not locked and len(self._typed) >= SHORTEST)

    def _set_typed(self, typed: str) -> None:
        self._typed = typed
        self.field.show_count(len(typed))
        self._lock()

    def _say(self, words: str, sign: str = "warn") -> None:
        if words != self.message.text():
            self.message.say(words, sign)
            self.place()

    def _to_field(self) -> None:
        """Have the keyboard where digits come in: a button that goes out would pass it on."""
        if self.isVisible():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)


def wait_words(seconds: int, why: str = "") -> str:
    """Return how long to wait, after `why`; minutes are counted up, so as to promise no less."""
    rest = f"{seconds} detik" if seconds < 60 else f"{math.ceil(seconds / 60)} menit"
    return f"{why} Coba lagi dalam {rest}.".strip()
