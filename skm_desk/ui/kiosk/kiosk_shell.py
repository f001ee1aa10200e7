"""KioskShell: a window over the whole screen that nobody can close but by its own door."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QCursor, QGuiApplication, QKeyEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from skm_desk.ui.shared.program import PROGRAM
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.shared.timers import ring_once

_TOUCHES = {QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.TouchBegin}
_LOST = {QEvent.Type.WindowStateChange, QEvent.Type.ActivationChange}
_AT_ONCE_MS = 50  # after a change: a window manager may still be at it
_WATCH_MS = 1_000  # without a window manager nobody tells that another window lies on top
_ROUNDED_PX = 2  # at 150 % a screen has half pixels


class KioskShell(SafeOverrides, QWidget):
    """Survives Alt+F4, Escape and whoever asks it to close, and comes back when put away.

    From `take_screen` on it fills the screen that it is on and lies above all other windows, with
    or without a window manager. Where that is the only screen it also keeps the keyboard; beside
    another one staff may be typing there, and a touch brings the keyboard here. It notices every
    touch and key, wherever in the program it goes.
    """

    touched = Signal()
    left = Signal()  # closed through its own door

    def __init__(self) -> None:
        super().__init__()
        self._may_close = False
        self.setWindowTitle(PROGRAM)
        self.setWindowFlags(
            Qt.WindowType.Window
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
        )
        self._application().installEventFilter(self)
        self._soon = ring_once(self, _AT_ONCE_MS, self._hold_screen)
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCH_MS)
        self._watch.timeout.connect(self._hold_screen)

    def take_screen(self) -> None:
        """Show the window over its whole screen, and keep it there until it is left."""
        self._fill_screen()
        self._hold_screen()
        self._watch.start()

    @Slot()
    def leave(self) -> None:
        """Close for good; only the door for staff may ask for it."""
        self._may_close = True
        self.close()

    def end(self) -> None:
        """Stop what runs beside the window; called once, when it closes for good."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """Refuse, whoever asks, unless staff came through their door."""
        if not self._may_close:
            event.ignore()
            return
        self._watch.stop()
        self._soon.stop()
        self.hide()
        self._application().removeEventFilter(self)
        self.end()
        super().closeEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Swallow what no control wanted: Escape and the like lead nowhere."""
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Come back when something put the window away or took the keyboard."""
        super().changeEvent(event)
        if event.type() in _LOST:
            self._hold_soon()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Come back when something moved the window."""
        super().moveEvent(event)
        self._hold_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Come back when something made the window smaller, or the screen became another."""
        super().resizeEvent(event)
        self._hold_soon()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Notice that somebody is here; every event goes where it went before."""
        if event.type() in _TOUCHES:
            if not self.isActiveWindow():
                self.activateWindow()
            self.touched.emit()
        return False

    def _hold_soon(self) -> None:
        if self._watch.isActive():
            self._soon.start()

    @Slot()
    def _hold_screen(self) -> None:
        """Fill the screen again and lie above all other windows."""
        if self._application().activeWindow() not in (None, self):
            return  # a window of this very program
        if not self._fills_screen():
            self._fill_screen()
        self.raise_()
        if not self.isActiveWindow() and len(QGuiApplication.screens()) == 1:
            self.activateWindow()
        # WORKAROUND: on X11 Qt sends such requests only with the next thing that it has to send,
        # and a screen at rest has none; to ask for the pointer sends them.
        QCursor.pos()

    def _fills_screen(self) -> bool:
        here, screen = self.geometry(), self.screen().geometry()
        apart = (
            here.left() - screen.left(),
            here.top() - screen.top(),
            here.right() - screen.right(),
            here.bottom() - screen.bottom(),
        )
        is_whole = max(map(abs, apart)) <= _ROUNDED_PX
        return is_whole and self.isFullScreen() and not self.isMinimized()

    def _fill_screen(self) -> None:
        # Without a window manager full screen is only a word: the size must be told, too.
        self.setGeometry(self.screen().geometry())
        self.showFullScreen()

    def _application(self) -> QApplication:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        return app
