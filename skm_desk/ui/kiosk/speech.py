"""Speech: speaks through a voice of this PC; owns QtTextToSpeech and is itself imported late.

The engine of Linux lists thousands of voices in two seconds, and waits for ever on a daemon that
hangs. It is therefore made and called in a thread of its own, by Qt's own calls alone: a slot
in Python would hold the lock that the window needs. Windows' engines are COM objects; they are
quick, and stay in the thread of the window, whose messages drive them.
"""

import ctypes
import logging
import sys
from collections import deque
from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import (
    Q_ARG,
    QCoreApplication,
    QLocale,
    QMetaObject,
    QObject,
    Qt,
    QThread,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtTextToSpeech import QTextToSpeech
from shiboken6 import Shiboken

_BEST_FIRST = ("winrt", "sapi", "darwin", "speechd", "flite")
_NEEDS = {"speechd": "libspeechd.so.2"}
_PROBE = "a"
_QUEUED = Qt.ConnectionType.QueuedConnection

OPEN_MS = 30_000  # within which an engine must have listed its voices
BEGIN_MS = 6_000  # within which a text must begin
PER_LETTER_MS = 250  # more than the slowest voice takes
CUT_MS = 500  # after which a text that was cut off before it began is silent
CLOSE_MS = 1_500  # that a thread may take to end; then the daemon hangs


class _Now(Enum):
    """What is going on, as far as the engine has told."""

    NOTHING = auto()
    ASKED = auto()
    SPEAKING = auto()
    CUTTING = auto()


def usable_engines() -> tuple[str, ...]:
    """Return the engines of this PC, the best first, less those whose library is missing."""
    found = QTextToSpeech.availableEngines()
    return tuple(name for name in _BEST_FIRST if name in found and _has_library(name))


class Speech(QObject):
    """One voice. `ready` tells once whether there is one that can be heard.

    Before it says yes a letter is spoken without sound: an engine may have voices and yet never
    come to an end, on a PC without a sound card. `done` follows each text that was not cut off,
    `lost` an engine that fails or falls silent: nothing more will come of it.
    """

    ready = Signal(bool)
    done = Signal()
    lost = Signal()

    _say = Signal(str)
    _stop = Signal()
    _locale = Signal(QLocale)
    _volume = Signal(float)

    def __init__(
        self, engines: Sequence[str], language: QLocale.Language, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._engines = deque(engines)
        self._language = language
        self._level = 1.0
        self._is_ready = False
        self._is_lost = False
        self._now = _Now.NOTHING
        self._next = ""
        self._guard = QTimer(self)
        self._guard.setSingleShot(True)
        self._guard.timeout.connect(self._give_up)
        self.engine = QTextToSpeech("none")
        self._thread = None if sys.platform == "win32" else QThread()
        if self._thread is not None:
            self.engine.moveToThread(self._thread)
            self._thread.finished.connect(self.engine.deleteLater)
        self._say.connect(self.engine.say, _QUEUED)
        self._stop.connect(self.engine.stop, _QUEUED)
        self._locale.connect(self.engine.setLocale, _QUEUED)
        self._volume.connect(self.engine.setVolume, _QUEUED)
        self.engine.engineChanged.connect(self._take_engine, _QUEUED)
        self.engine.stateChanged.connect(self._take_state, _QUEUED)
        self.engine.errorOccurred.connect(self._take_fault, _QUEUED)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close)

    def find_voice(self) -> None:
        """Look for a voice of the language; `ready` follows."""
        if self._thread is not None:
            self._thread.start()
        self._try_next()

    def say(self, text: str) -> None:
        """Speak this; what is being spoken is cut off."""
        self._next = _plain(text)
        if self._now is _Now.NOTHING:
            self._say_next()
        else:
            self._cut()

    def stop(self) -> None:
        """Be silent."""
        self._next = ""
        if self._now is not _Now.NOTHING:
            self._cut()

    def set_volume(self, level: float) -> None:
        """Speak this loud, 0 to 1; what is being spoken may end as it began."""
        self._level = level
        if self._is_ready:
            self._volume.emit(level)

    @Slot()
    def close(self) -> None:
        """End the engine and its thread, even one that hangs."""
        thread, self._thread = self._thread, None
        self._is_lost = True
        self._guard.stop()
        if thread is None:
            return
        thread.quit()
        if not thread.wait(CLOSE_MS):
            _log().warning("the voice of this PC hangs: it is left to the end of the program")
            # Qt aborts when a running thread is destroyed, and the engine waits for the daemon.
            Shiboken.invalidate(thread)
            Shiboken.invalidate(self.engine)

    def _try_next(self) -> None:
        if not self._engines:
            self._is_lost = True
            self.ready.emit(False)
            return
        name = self._engines.popleft()
        self._guard.start(OPEN_MS)
        QMetaObject.invokeMethod(self.engine, "setEngine", _QUEUED, Q_ARG(str, name))

    @Slot(str)
    def _take_engine(self, name: str) -> None:
        """Let the engine speak without sound if it has a voice of the language."""
        if self._is_lost:
            return
        self._guard.stop()
        locales = [
            one for one in self.engine.availableLocales() if one.language() == self._language
        ]
        if not locales:
            _log().info("the engine %s has no voice of %s", name, self._language.name)
            self._try_next()
            return
        self._locale.emit(locales[0])
        self._volume.emit(0.0)
        self._next = _PROBE
        self._say_next()

    @Slot(QTextToSpeech.State)
    def _take_state(self, state: QTextToSpeech.State) -> None:
        if state is QTextToSpeech.State.Speaking:
            if self._now is _Now.ASKED:
                self._now = _Now.SPEAKING
            elif self._now is _Now.CUTTING:  # it began before it heard that it should not
                self._stop.emit()
        elif state is QTextToSpeech.State.Ready:
            if self._now is _Now.CUTTING:
                self._be_silent()
            elif self._now is not _Now.NOTHING:  # WinRT may begin without telling, after a cut
                self._end()

    @Slot(QTextToSpeech.ErrorReason, str)
    def _take_fault(self, reason: QTextToSpeech.ErrorReason, words: str) -> None:
        if self._now is not _Now.NOTHING:
            self._lose(f"{reason.name}: {words}")

    @Slot()
    def _give_up(self) -> None:
        """Go on without what the engine should have told by now."""
        if self._now is _Now.CUTTING:
            self._be_silent()
        elif self._now is _Now.NOTHING:
            self._is_lost = True
            _log().warning("the voice of this PC hangs")
            self.ready.emit(False)
        else:
            self._lose("it does not come to an end")

    def _say_next(self) -> None:
        text, self._next = self._next, ""
        self._now = _Now.ASKED
        self._guard.start(BEGIN_MS + PER_LETTER_MS * len(text))
        self._say.emit(text)

    def _cut(self) -> None:
        if self._now is not _Now.CUTTING:
            self._now = _Now.CUTTING
            self._guard.start(CUT_MS)
            self._stop.emit()

    def _be_silent(self) -> None:
        self._guard.stop()
        self._now = _Now.NOTHING
        if self._next:
            self._say_next()

    def _end(self) -> None:
        self._be_silent()
        if self._is_ready:
            self.done.emit()
            return
        self._is_ready = True
        self._volume.emit(self._level)
        self.ready.emit(True)

    def _lose(self, why: str) -> None:
        _log().warning("the voice of this PC is lost: %s", why)
        self._guard.stop()
        self._now = _Now.NOTHING
        if not self._is_ready:
            self._try_next()
        elif not self._is_lost:
            self._is_lost = True
            self.lost.emit()


def _has_library(engine: str) -> bool:
    """Return whether the library of an engine loads: Qt itself would complain aloud."""
    try:
        if engine in _NEEDS:
            ctypes.CDLL(_NEEDS[engine])
    except OSError:
        return False
    return True


def _plain(text: str) -> str:
    """Return a text without the signs that SAPI takes for markup."""
    return " ".join(text.replace("<", " ").replace(">", " ").replace("&", " dan ").split())


def _log() -> logging.Logger:
    return logging.getLogger(__name__)
