"""HourBars: the forms of one day by hour, painted as small bars with their counts."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from skm_desk import palette
from skm_desk.domain.id_format import format_count
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.shared.theme import make_font
from skm_desk.ui.staff.home.home_words import UNKNOWN_TIME

_HEIGHT = 160
_WORDS = 24
_WIDEST_BAR = 40
_CORNER = 3


class HourBars(SafeOverrides, QWidget):
    """Each hour or band of the sheet that has forms is a bar."""

    def __init__(self) -> None:
        super().__init__()
        self.bars: tuple[tuple[str, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)

    def show_hours(self, by_hour: Mapping[str, int]) -> None:
        """Show the counts; those without a time come last."""
        timed = sorted((hour, count) for hour, count in by_hour.items() if hour)
        untimed = [(UNKNOWN_TIME, by_hour[""])] if by_hour.get("") else []
        self.bars = (*timed, *untimed)
        words = ", ".join(f"{hour}: {format_count(count)}" for hour, count in self.bars)
        self.setAccessibleName(f"Formulir hari ini per jam: {words}")
        self.setVisible(bool(self.bars))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_HEIGHT * 2, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(make_font("note"))
        step = self.width() / len(self.bars)
        highest = max(count for _, count in self.bars)
        room = self.height() - 2 * _WORDS
        for place, (hour, count) in enumerate(self.bars):
            left, tall = place * step, room * count / highest
            thick = min(_WIDEST_BAR, step * 0.6)
            bar = QRectF(left + (step - thick) / 2, _WORDS + room - tall, thick, tall)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.LEAD))
            painter.drawRoundedRect(bar, _CORNER, _CORNER)
            painter.setPen(QColor(palette.INK))
            centre = int(Qt.AlignmentFlag.AlignCenter)
            painter.drawText(QRectF(left, bar.top() - _WORDS, step, _WORDS), centre, f"{count}")
            painter.setPen(QColor(palette.MUTE))
            painter.drawText(QRectF(left, self.height() - _WORDS, step, _WORDS), centre, hour)
        painter.end()
