"""Speech: speaks through a voice of this PC; owns QtTextToSpeech and is itself imported late.

The engine of Linux lists thousands of voices in two seconds, and waits for ever on a daemon that
hangs. It therefore lives in a thread of its own, and is called there by Qt's own calls alone: a
slot in Python would hold the lock that the window needs. Qt owns it, for what Python owns is
destroyed at the end of the program, which would then hang with the daemon. Windows' engines
are COM objects; they are quick, and live with the window, whose messages drive them.
"""

import ctypes
import logging
import sys
from collections import deque
from collections.abc import Sequence
from enum import Enum, auto
from threading import Thread

from PySide6.QtCore import (
    Q_ARG,
    QCoreApplication,
    QEventLoop,
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

_LOG = logging.getLogger(__name__)
_BEST_FIRST = ("winrt", "sapi", "darwin", "speechd", "flite")
_NEEDS = {"speechd": "libspeechd.so.2"}
_PROBE = "a"
_QUEUED = Qt.ConnectionType.QueuedConnection

OPEN_MS = 30_000  # within which an engine must have listed its voices
BEGIN_MS = 6_000  # within which a text must begin
PER_LETTER_MS = 250  # more than the slowest voice takes
CUT_MS = 500  # after which a text that was cut off before it began is silent
CLOSE_S = 1.5  # that an engine may take to close


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

    _born = Signal()
    _leave = Signal()
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
        self.engine: QTextToSpeech | None = None  # made a moment after `find_voice`
        self.is_lost = False  # or closed, or without a voice: nothing will come of it
        self._is_ready = False
        self._locales: dict[QLocale.Language, QLocale] = {}
        self._level = 1.0
        self._now = _Now.NOTHING
        self._next = ""
        self._guard = QTimer(self)
        self._guard.setSingleShot(True)
        self._guard.timeout.connect(self._give_up)
        self._thread = Thread(target=self._live, name="voice", daemon=True)
        self._born.connect(self._try_next, _QUEUED)
        app = QCoreApplication.instance()
        assert app is not None
        app.aboutToQuit.connect(self.close)  # Python must not end while the thread begins

    def find_voice(self) -> None:
        """Look for a voice of the language; `ready` follows."""
        if sys.platform == "win32":
            self._make_engine(self)
        else:
            self._thread.start()

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

    def speaks(self, language: QLocale.Language) -> bool:
        """Return whether the engine has a voice of this language too."""
        return language in self._locales

    def set_language(self, language: QLocale.Language) -> None:
        """Speak this language, one that it `speaks`, from the next text on."""
        self._locale.emit(self._locales[language])

    def set_volume(self, level: float) -> None:
        """Speak this loud, 0 to 1; what is being spoken may end as it began."""
        self._level = level
        if self._is_ready:
            self._volume.emit(level)

    @Slot()
    def close(self, wait: bool = True) -> None:
        """Let go of the engine; one that hangs is left to the end of the program."""
        self.is_lost = True
        self._guard.stop()
        self._leave.emit()
        if wait and self._thread.is_alive():
            self._thread.join(CLOSE_S)
            if self._thread.is_alive():
                _LOG.warning("the voice of this PC hangs")

    def _make_engine(self, owner: QObject) -> QTextToSpeech:
        engine = QTextToSpeech("none", owner)
        self._say.connect(engine.say, _QUEUED)
        self._stop.connect(engine.stop, _QUEUED)
        self._locale.connect(engine.setLocale, _QUEUED)
        self._volume.connect(engine.setVolume, _QUEUED)
        self._leave.connect(engine.deleteLater, _QUEUED)
        engine.engineChanged.connect(self._take_engine, _QUEUED)
        engine.stateChanged.connect(self._take_state, _QUEUED)
        engine.errorOccurred.connect(self._take_fault, _QUEUED)
        self.engine = engine
        self._born.emit()
        if self.is_lost:  # closed before it was born
            engine.deleteLater()
        return engine

    def _live(self) -> None:
        """Run Qt in this thread for as long as the engine lives."""
        here = QThread.currentThread()
        loop = QEventLoop(here)
        self._make_engine(here).destroyed.connect(loop.quit)
        loop.exec()
        Shiboken.delete(loop)

    @Slot()
    def _try_next(self) -> None:
        if self.is_lost or self.engine is None:
            return
        if not self._engines:
            self.is_lost = True
            self.ready.emit(False)
            return
        name = self._engines.popleft()
        self._guard.start(OPEN_MS)
        QMetaObject.invokeMethod(self.engine, "setEngine", _QUEUED, Q_ARG(str, name))

    @Slot(str)
    def _take_engine(self, name: str) -> None:
        """Let the engine speak without sound if it has a voice of the language."""
        if self.is_lost or self.engine is None:
            return
        self._guard.stop()
        locales = reversed(self.engine.availableLocales())  # the first of a language stays
        self._locales = {one.language(): one for one in locales}
        if self._language not in self._locales:
            _LOG.info("the engine %s has no voice of %s", name, self._language.name)
            self._try_next()
            return
        self._locale.emit(self._locales[self._language])
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
            self.is_lost = True
            _LOG.warning("the voice of this PC hangs")
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
        _LOG.warning("the voice of this PC is lost: %s", why)
        self._guard.stop()
        self._now = _Now.NOTHING
        if not self._is_ready:
            self._try_next()
        elif not self.is_lost:
            self.is_lost = True
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
