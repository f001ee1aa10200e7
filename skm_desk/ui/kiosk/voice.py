"""Voice: reads aloud with what this PC and this office have, or not at all.

::

    parts ──> a recording of the office? ──> Player ──┐
          └─> else a voice of this PC ─────> Speech ──┴──> next part ──> ended
"""

import logging
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QLocale,
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)

from skm_desk.machine.recordings import find_recordings
from skm_desk.ui.kiosk.screen import Spoken

if TYPE_CHECKING:
    from skm_desk.ui.kiosk.player import Player
    from skm_desk.ui.kiosk.speech import Speech

_LOG = logging.getLogger(__name__)
USUAL_PERCENT = 60  # leaves room above: every engine's own volume is already its loudest
STEP_PERCENT = 20
LOUDEST_PERCENT = 100
LEAST_PERCENT = 20
MOST_TRIES = 3  # to find a voice of this PC: its sound may come up after the kiosk, or crash


class Voice(QObject):
    """What the kiosk reads aloud with. Nothing is loaded or asked before `prepare`.

    A part is heard from `<folder>/suara/<language>/<key>.wav` if it can be played, else from a
    voice of this PC in that language. Without either, `is_available` is False, and the reason
    is in the log. `available_changed` follows every change of what can be heard, such as a voice
    of the PC that comes after the recordings. `language` is the usual one, a short code; `engine`
    names one engine of Qt instead of the best one.
    """

    started = Signal()
    ended = Signal()
    available_changed = Signal(bool)

    def __init__(
        self,
        folder: Path,
        parent: QObject | None = None,
        *,
        engine: str = "",
        language: str = "id",
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._engine = engine
        self._usual_language = self._language = language
        self._recordings: dict[str, Path] = {}
        self._player: Player | None = None
        self.speech: Speech | None = None
        self._has_voice = False
        self._tries = 0
        self._is_prepared = False
        self._told: tuple[bool, frozenset[str]] = (False, frozenset())
        self._percent = USUAL_PERCENT
        self._parts: deque[Spoken] = deque()
        self._part: Spoken | None = None

    @property
    def is_available(self) -> bool:
        """Whether anything can be heard at all."""
        return self._speaks or bool(self._recordings and self._player)

    @property
    def _speaks(self) -> bool:
        language = QLocale.codeToLanguage(self._language)
        return self._has_voice and self.speech is not None and self.speech.speaks(language)

    @property
    def is_speaking(self) -> bool:
        """Whether something is being read aloud."""
        return self._part is not None

    @property
    def percent(self) -> int:
        """How loud it is, 20 to 100."""
        return self._percent

    @Slot()
    def prepare(self) -> None:
        """Find out what can be heard here; ask for it when the first screen is painted.

        It returns at once; a voice of the PC is found some seconds later.
        """
        if self._is_prepared:
            return
        self._is_prepared = True
        self._look_for_recordings()
        self._look_for_voice()
        self._tell_availability()

    def can_say(self, parts: Sequence[Spoken]) -> bool:
        """Return whether every one of these parts can be heard."""
        return bool(parts) and all(self._speaks or self._recording_of(part) for part in parts)

    def say(self, parts: Sequence[Spoken]) -> None:
        """Read these parts aloud, one after another; what is being read is cut off.

        A part that nothing can say is left out.
        """
        self._parts.clear()
        was_speaking = self.is_speaking
        self._be_silent()
        self._parts.extend(parts)
        speaks = self._say_next()
        if speaks and not was_speaking:
            self.started.emit()
        elif was_speaking and not speaks:
            self.ended.emit()

    @Slot()
    def stop(self) -> None:
        """Be silent; nothing happens when it is silent already."""
        self._parts.clear()
        if self.is_speaking:
            self._be_silent()
            self.ended.emit()

    @Slot()
    def reset(self) -> None:
        """Forget the last visitor: silent, as loud as usual, and with what can be heard now."""
        self.set_percent(USUAL_PERCENT)
        self.set_language(self._usual_language)
        if self._is_prepared:
            if self.speech is not None and self.speech.is_lost and self._tries < MOST_TRIES:
                self._look_for_voice()
            self._tell_availability()

    def set_language(self, language: str) -> None:
        """Be silent, and read in this language until `reset`: a short code, such as `jv`."""
        self.stop()
        self._language = language
        if self.speech is not None and self._speaks:
            self.speech.set_language(QLocale.codeToLanguage(language))
        if self._is_prepared:
            self._look_for_recordings()
            self._tell_availability()

    @Slot()
    def louder(self) -> None:
        """Read louder by a step."""
        self.set_percent(self._percent + STEP_PERCENT)

    @Slot()
    def quieter(self) -> None:
        """Read less loud by a step."""
        self.set_percent(self._percent - STEP_PERCENT)

    def set_percent(self, percent: int) -> None:
        """Read this loud, held within 20 and 100; a voice of the PC from the next part on."""
        self._percent = max(LEAST_PERCENT, min(LOUDEST_PERCENT, percent))
        for source in (self.speech, self._player):
            if source is not None:
                source.set_volume(self._percent / 100)

    @Slot()
    def close(self) -> None:
        """Let go of the voice of this PC; nothing is heard any more."""
        self.stop()
        self._has_voice = False
        if self.speech is not None:
            self.speech.close()

    def _look_for_recordings(self) -> None:
        """Load QtMultimedia only for an office that recorded something."""
        self._recordings = find_recordings(self._folder, self._language)
        if not self._recordings or self._player is not None:
            return
        try:
            with _qt_told_to_log():
                from skm_desk.ui.kiosk.player import Player

                player = Player(self)
                is_audible = player.is_audible
        except ImportError as fault:
            _LOG.warning("recordings cannot be played: %s", fault)
            return
        if not is_audible:
            _LOG.warning("recordings cannot be played: there is no sound device")
            return
        player.set_volume(self._percent / 100)
        player.done.connect(self._go_on)
        player.failed.connect(self._do_without_recording)
        self._player = player

    def _look_for_voice(self) -> None:
        self._tries += 1
        if self.speech is not None:
            self.speech.close(wait=False)
            self.speech.deleteLater()
            self.speech = None
        try:
            with _qt_told_to_log():
                from skm_desk.ui.kiosk.speech import Speech, usable_engines

                engines = (self._engine,) if self._engine else usable_engines()
        except ImportError as fault:
            _LOG.warning("nothing can be read aloud: %s", fault)
            return
        if not engines:
            _LOG.warning("nothing can be read aloud: there is no engine")
            return
        self.speech = Speech(engines, QLocale.codeToLanguage(self._usual_language), self)
        self.speech.set_volume(self._percent / 100)
        self.speech.ready.connect(self._take_voice)
        self.speech.done.connect(self._go_on)
        self.speech.lost.connect(self._do_without_voice)
        self.speech.find_voice()

    @Slot(bool)
    def _take_voice(self, is_found: bool) -> None:
        if not is_found:
            _LOG.warning("no voice of this PC speaks %s", self._usual_language)
        self._has_voice = is_found
        self._tell_availability()

    @Slot()
    def _do_without_voice(self) -> None:
        self._has_voice = False
        self._tell_availability()
        self._go_on()

    @Slot()
    def _do_without_recording(self) -> None:
        """Let a voice of the PC say what a bad file did not."""
        part = self._part
        if part is None:
            return
        _LOG.warning("the recording of %s cannot be played", part.key)
        self._recordings.pop(part.key.casefold(), None)
        self._tell_availability()
        self._parts.appendleft(part)
        self._go_on()

    @Slot()
    def _go_on(self) -> None:
        if self._part is not None and not self._say_next():
            self.ended.emit()

    def _say_next(self) -> bool:
        """Begin the next part that can be heard; return whether there was one."""
        self._part = None
        while self._parts and self._part is None:
            part = self._parts.popleft()
            recording = self._recording_of(part)
            if recording is not None and self._player is not None:
                self._part = part
                self._player.play(recording)
            elif self.speech is not None and self._speaks and part.text.strip():
                self._part = part
                self.speech.say(part.text)
        return self._part is not None

    def _be_silent(self) -> None:
        self._part = None
        for source in (self.speech, self._player):
            if source is not None:
                source.stop()

    def _recording_of(self, part: Spoken) -> Path | None:
        return self._recordings.get(part.key.casefold()) if self._player is not None else None

    def _tell_availability(self) -> None:
        sources = (self._speaks, frozenset(self._recordings) if self._player else frozenset())
        if sources != self._told:
            self._told = sources
            self.available_changed.emit(self.is_available)


@contextmanager
def _qt_told_to_log() -> Iterator[None]:
    """Have Qt's remarks on libraries that this PC lacks written to the log alone."""
    before = qInstallMessageHandler(_write_to_log)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _write_to_log(_kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    _LOG.info("%s", words)
