"""The idle warning: covers what a visitor left behind, and asks whether anyone is still there."""

from collections.abc import Sequence

from PySide6.QtCore import QDeadlineTimer, QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from skm_desk.ui.kiosk.column import balanced, button_row, place_rows, rows_size, words_row
from skm_desk.ui.kiosk.controls import Words
from skm_desk.ui.kiosk.look import Look
from skm_desk.ui.kiosk.option_button import MainButton
from skm_desk.ui.kiosk.roomy_screen import RoomyScreen
from skm_desk.ui.kiosk.screen import Spoken
from skm_desk.ui.shared.announce import announce

TITLE = "Masih di sini?"
BACK_IN = "Layar kembali ke awal dalam"
STAY = "Saya masih di sini"
# How large title, words and seconds are against plain text: the first that fits.
_LEVELS = ((1.8, 1.2, 3.2), (1.5, 1.0, 2.6), (1.2, 1.0, 1.8), (1.0, 1.0, 1.2))
_BUTTON_MM = 28.0
_CORNER_MM = 3.0
_SECOND = 1000
_PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_COMMAND = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class IdleWarning(RoomyScreen):
    """Lies over the whole of its parent while it counts down; holds the keyboard until then.

    Only its button, Enter or Space count as staying: a cloth that wipes the screen does not.
    """

    stayed = Signal()
    ran_out = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.panel = QRect()
        self._deadline = QDeadlineTimer()
        self._widest = _seconds_words(88)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._count)
        self.title = Words(self, bold=True)
        self.title.setText(TITLE)
        self.words = Words(self)
        self.words.setText(BACK_IN)
        self.seconds = Words(self, bold=True, tone="lead")
        self.button = MainButton(STAY, self, share=1.25)
        self.button.clicked.connect(self._stay)
        parent.installEventFilter(self)
        self.hide()

    def start(self, seconds: int) -> None:
        """Cover the parent and count down from `seconds`, which are to be 20 or more.

        People who are slow to read or to move need that long.
        """
        self._deadline = QDeadlineTimer(seconds * _SECOND)
        self._show_seconds(seconds)
        # No digit that comes later needs more room than these.
        self._widest = _seconds_words(int("8" * len(str(seconds))))
        self.setAccessibleName(self._sentence())
        self.setGeometry(self._holder().rect())
        self.raise_()
        self.show()
        self.place()
        self.button.setFocus()
        announce(self)
        self._wait()

    def stop(self) -> None:
        """Uncover the parent; the caller says where the keyboard goes on."""
        self._timer.stop()
        # Hidden with the focus it would hand it to whoever is next.
        self.button.clearFocus()
        self.hide()

    def clear(self) -> None:
        """Stop counting and forget it."""
        self.stop()
        self.seconds.clear()
        self.setAccessibleName("")

    def said(self) -> Sequence[Spoken]:
        """Return the question and how long there is to answer it."""
        return (Spoken("masih-di-sini", self._sentence()),)

    def first_focus(self) -> QWidget:
        """Return the button."""
        return self.button

    def arrange(self, look: Look, area: QRect) -> bool:
        """Place the panel in the middle, as wide as its widest words."""
        margin = pad = 2 * look.gap
        inner = area.adjusted(margin + pad, margin + pad, -margin - pad, -margin - pad)
        return any(self._place_at(look, inner, pad, level) for level in _LEVELS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the veil, which nothing shines through, and the panel on it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, colours = self.look, self.look.colours
        painter.setPen(QPen(QColor(colours.edge), look.line))
        painter.setBrush(QColor(colours.paper))
        corner = look.mm(_CORNER_MM)
        painter.drawRoundedRect(self.panel, corner, corner)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take every key: none may reach the question behind; commands for staff pass."""
        if event.modifiers() & _COMMAND:
            super().keyPressEvent(event)
        elif event.key() in _PRESSING and not event.isAutoRepeat():
            self._stay()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a touch beside the button: it means nothing."""

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Keep the keyboard here."""
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Grow with the parent."""
        if event.type() is QEvent.Type.Resize and watched is self.parent():
            self.setGeometry(self._holder().rect())
        return False

    def _place_at(self, look: Look, inner: QRect, pad: int, shares: Sequence[float]) -> bool:
        self.title.share, self.words.share, self.seconds.share = shares
        shown, below = self.seconds.text(), 2 * look.gap
        self.seconds.setText(self._widest)
        rows = [
            words_row(look, self.title, inner.width(), 0),
            words_row(look, self.words, inner.width(), look.gap),
            words_row(look, self.seconds, inner.width(), 0),
            button_row(look, self.button, inner.width(), below),
        ]
        whole = [balanced(look, row) for row in rows if row is not None]
        self.seconds.setText(shown)
        size = rows_size(whole)
        # The button is as wide as the panel.
        least = QSize(size.width(), look.mm(_BUTTON_MM))
        last = button_row(look, self.button, inner.width(), below, least)
        if last is None or None in rows:
            return False
        whole[-1] = last
        size = rows_size(whole)
        where = QRect(QPoint(0, 0), size)
        where.moveCenter(inner.center())
        self.panel = where.adjusted(-pad, -pad, pad, pad)
        place_rows(look, whole, where)
        return size.width() <= inner.width() and size.height() <= inner.height()

    def _wait(self) -> None:
        """Wait until the number of whole seconds changes."""
        left = max(self._deadline.remainingTime(), 1)
        self._timer.start((left - 1) % _SECOND + 1)

    def _count(self) -> None:
        left = self._deadline.remainingTime()
        if left <= 0:
            self.stop()
            self.ran_out.emit()
            return
        self._show_seconds(-(-left // _SECOND))
        self._wait()

    def _stay(self) -> None:
        self.stop()
        self.stayed.emit()

    def _show_seconds(self, seconds: int) -> None:
        self.seconds.setText(_seconds_words(seconds))

    def _sentence(self) -> str:
        return f"{TITLE} {BACK_IN} {self.seconds.text()}."

    def _holder(self) -> QWidget:
        holder = self.parentWidget()
        assert holder is not None
        return holder


def _seconds_words(seconds: int) -> str:
    return f"{seconds} detik"
