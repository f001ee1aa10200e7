"""Player: plays the recordings of the office; owns QtMultimedia and is itself imported late.

A QSoundEffect reads WAV files by itself, into memory, and begins without delay. A QMediaPlayer
would bring FFmpeg to it, and on a PC without a sound card would play in silence to the end.
"""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

from skm_desk.ui.shared.timers import ring_once

LOAD_MS = 5_000  # within which a file must begin: it may lie on a slow disk


class Player(QObject):
    """Plays one file at a time. `done` follows one that was not cut off, `failed` a bad one."""

    done = Signal()
    failed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._effect: QSoundEffect | None = None
        self._level = 1.0
        self._guard = ring_once(self, LOAD_MS, self._fail)

    @property
    def is_audible(self) -> bool:
        """Whether this PC has something to play on."""
        return not QMediaDevices.defaultAudioOutput().isNull()

    def play(self, path: Path) -> None:
        """Play a WAV file; what is being played is cut off."""
        self.stop()
        effect = QSoundEffect(self)
        self._effect = effect
        effect.setVolume(self._level)
        effect.playingChanged.connect(self._take_playing)
        # A bad file may be refused at once, while whoever asked is still in its call.
        effect.statusChanged.connect(self._take_status, Qt.ConnectionType.QueuedConnection)
        self._guard.start()
        effect.setSource(QUrl.fromLocalFile(path))
        effect.play()

    def stop(self) -> None:
        """Be silent."""
        self._guard.stop()
        effect, self._effect = self._effect, None
        if effect is not None:
            effect.playingChanged.disconnect(self._take_playing)
            effect.stop()
            effect.deleteLater()

    def set_volume(self, level: float) -> None:
        """Play this loud from now on, 0 to 1."""
        self._level = level
        if self._effect is not None:
            self._effect.setVolume(level)

    @Slot()
    def _take_playing(self) -> None:
        if self._effect is None:
            return
        self._guard.stop()
        if not self._effect.isPlaying():
            self.stop()
            self.done.emit()

    @Slot()
    def _take_status(self) -> None:
        if self._effect is not None and self._effect.status() is QSoundEffect.Status.Error:
            self._fail()

    @Slot()
    def _fail(self) -> None:
        self.stop()
        self.failed.emit()
