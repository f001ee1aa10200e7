"""WorkTime: how long an officer worked on a form; a pause is no work."""

from PySide6.QtCore import QElapsedTimer

from skm_desk.domain.difference import PAUSE_MS


class WorkTime:
    """Counts the milliseconds between keys; a gap longer than PAUSE_MS counts as nothing.

    The clock is one that only goes forward, whatever the PC's own clock does.
    """

    def __init__(self) -> None:
        self._clock = QElapsedTimer()
        self._ms = 0
        self.begin()

    @property
    def ms(self) -> int:
        """The milliseconds of work since `begin`."""
        return self._ms

    def begin(self) -> None:
        """Count from now on, from 0."""
        self._ms = 0
        self._clock.start()

    def note_key(self) -> None:
        """Count the time since the key before."""
        gap = self._clock.restart()
        if gap <= PAUSE_MS:
            self._ms += gap
