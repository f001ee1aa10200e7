"""KioskShell: a window over the whole screen that nobody can close but by its own door."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from skm_desk.ui.shared.program import PROGRAM
from skm_desk.ui.shared.safe_overrides import SafeOverrides

_TOUCHES = {QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.TouchBegin}


class KioskShell(SafeOverrides, QWidget):
    """Survives Alt+F4, Escape and whoever asks it to close, and comes back when put away.

    It notices every touch and key, wherever in the program it goes.
    """

    touched = Signal()
    left = Signal()  # closed through its own door

    def __init__(self) -> None:
        super().__init__()
        self._may_close = False
        self.setWindowTitle(PROGRAM)
        self.setWindowFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.Window)
        self._application().installEventFilter(self)

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
        self.hide()
        self._application().removeEventFilter(self)
        self.end()
        super().closeEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Swallow what no control wanted: Escape and the like lead nowhere."""
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Come back when something put the window away."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and self.isMinimized():
            self.showFullScreen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Notice that somebody is here; every event goes where it went before."""
        if event.type() in _TOUCHES:
            self.touched.emit()
        return False

    def _application(self) -> QApplication:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        return app
