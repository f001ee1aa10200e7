"""Meter: a thin bar that says how much of something is done."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from skm_desk import palette


class Meter(QProgressBar):
    """A progress bar with round ends at every length; empty while the total is unknown.

    It is painted here because QSS squares the ends of a short bar.
    """

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setFixedHeight(height)

    @property
    def share(self) -> float:
        """How much is done, from 0.0 to 1.0."""
        span = self.maximum() - self.minimum()
        return 0.0 if span <= 0 else max(0.0, (self.value() - self.minimum()) / span)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track and, on it, what is done."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(self.rect())
        corner = track.height() / 2
        painter.setBrush(QColor(palette.LEAD_SOFT))
        painter.drawRoundedRect(track, corner, corner)
        if self.share > 0:
            done = QRectF(track)
            done.setWidth(max(track.width() * self.share, track.height()))
            painter.setBrush(QColor(palette.LEAD))
            painter.drawRoundedRect(done, corner, corner)
        painter.end()
