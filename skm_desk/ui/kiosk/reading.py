"""Reading: reads to the visitor who asked for it, and again to everyone who asks again."""

from PySide6.QtCore import QObject, Slot

from skm_desk.ui.kiosk.attract import AttractScreen
from skm_desk.ui.kiosk.frame import Frame
from skm_desk.ui.kiosk.screen import Screen
from skm_desk.ui.kiosk.voice import Voice

_INDONESIAN = "id"


class Reading(QObject):
    """Joins the voice with the screens. Without a voice there is no button for it anywhere."""

    def __init__(self, voice: Voice, attract: AttractScreen, frame: Frame) -> None:
        super().__init__()
        self.voice = voice
        self._attract = attract
        self._frame = frame
        self._is_on = False
        attract.voice_asked.connect(self._switch)
        frame.asked_again.connect(self._read_again)
        frame.asked_louder.connect(self._read_louder)
        voice.available_changed.connect(frame.show_voice)

    @property
    def is_speaking(self) -> bool:
        """Whether something is being read aloud."""
        return self.voice.is_speaking

    def read(self, screen: Screen) -> None:
        """Read a screen aloud that has just appeared, if the visitor wants that."""
        if self._is_on:
            self.voice.say(screen.said())
        else:
            self.voice.stop()

    def reset(self) -> None:
        """Forget what the last visitor wanted: silent, and as loud as usual."""
        self._is_on = False
        self.voice.set_language(_INDONESIAN)
        self.voice.reset()

    @Slot(str)
    def speak(self, language: str) -> None:
        """Read in this language (its kode) until the next visitor comes."""
        self.voice.set_language(language or _INDONESIAN)

    @Slot(bool)
    def _switch(self, is_on: bool) -> None:
        self._is_on = is_on
        self.read(self._attract)

    @Slot()
    def _read_again(self) -> None:
        self.voice.say(self._frame.screen_shown.said())

    @Slot()
    def _read_louder(self) -> None:
        self.voice.louder()
        self._read_again()
