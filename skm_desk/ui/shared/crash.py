"""Crash: what to do with a fault that nobody expected: log it whole, tell it in one sentence."""

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication, QMessageBox

from skm_desk.ui.shared.dialogs import make_message
from skm_desk.ui.shared.messages import UNEXPECTED


class Crash:
    """Takes the place of Python's own words, which nobody at a counter would read.

    `tell`, if given, is called in place of a box with the sentence: the kiosk apologises in its
    own way, because nobody there may be asked to close a box.

    ::

        Crash().install()
    """

    def __init__(self, tell: Callable[[], None] | None = None) -> None:
        self._tell = tell
        self._box: QMessageBox | None = None

    def install(self) -> None:
        """Be called for everything that nobody caught, in any thread."""
        sys.excepthook = self.take
        threading.excepthook = self._take_from_thread

    def take(
        self,
        kind: type[BaseException],
        fault: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Log the fault with its trace; tell it once, however many follow while it is read."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        logging.getLogger(__name__).critical("unexpected fault", exc_info=(kind, fault, trace))
        app = QApplication.instance()
        if not isinstance(app, QApplication) or QThread.currentThread() is not app.thread():
            return
        if self._tell is not None:
            self._tell()
            return
        if self._box is not None:
            return
        self._box = make_message(app.activeWindow(), UNEXPECTED)
        self._box.finished.connect(self._forget)
        self._box.open()

    def _forget(self, _result: int) -> None:
        if self._box is not None:
            self._box.deleteLater()
        self._box = None

    def _take_from_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.take(args.exc_type, args.exc_value, args.exc_traceback)
