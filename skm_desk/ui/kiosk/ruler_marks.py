"""What staff lay a ruler or a card against: a bar and a card, drawn in real millimetres."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from skm_desk.ui.kiosk.controls import Words
from skm_desk.ui.kiosk.lettering import fits, height_of
from skm_desk.ui.kiosk.look import Look

CARD_MM = (85.6, 54.0)  # ISO 7810 ID-1: a KTP, a card of a bank
LENGTHS_MM = (100, 50, 20)  # of the bar, the best first
_CARD_CORNER_MM = 3.18
_BAND_MM = 5.0
_TICK_MM = 3.0


class Bar(Words):
    """A bar of a whole number of centimetres with a tick and a figure for each."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.px_per_mm = 4.0
        self.length_mm = LENGTHS_MM[0]

    def show_length(self, length_mm: int, px_per_mm: float) -> None:
        """Show a bar of so many millimetres where one measures so many pixels."""
        self.length_mm, self.px_per_mm = length_mm, px_per_mm
        self.setText(f"Garis {length_mm // 10} cm")
        self.update()

    @property
    def bar(self) -> QRect:
        """Where the bar itself is drawn, in pixels of this widget."""
        return QRect(self.overhang, 0, self._px(self.length_mm), self.look.mm(_BAND_MM))

    @property
    def overhang(self) -> int:
        """How far the figure of a tick may stand out to each side of it, in pixels."""
        return int(QFontMetricsF(self.look.font()).horizontalAdvance("00") / 2) + 1

    def room(self) -> QSize:
        """Return the size in pixels that bar, ticks and figures need in the look of now."""
        deep = self.bar.height() + self.look.mm(_TICK_MM) + self._line_height()
        return QSize(self.bar.width() + 2 * self.overhang, deep)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar, its ticks and their figures."""
        painter = QPainter(self)
        look, bar, line = self.look, self.bar, self.look.line
        painter.fillRect(bar, QColor(look.colours.lead))
        painter.setFont(look.font())
        painter.setPen(QColor(look.colours.ink))
        every = self._figures_every()
        for cm in range(self.length_mm // 10 + 1):
            # The outer edges of the first and the last tick are those of the bar.
            middle = bar.left() + self._px(10 * cm)
            left = min(max(middle - line // 2, bar.left()), bar.right() + 1 - line)
            tick = QRect(left, bar.bottom() + 1, line, look.mm(_TICK_MM))
            painter.fillRect(tick, QColor(look.colours.lead))
            if cm % every == 0:
                side = 2 * self.overhang
                figure = QRect(middle - side // 2, tick.bottom() + 1, side, self._line_height())
                painter.drawText(figure, int(Qt.AlignmentFlag.AlignCenter), str(cm))
        painter.end()

    def _px(self, length_mm: float) -> int:
        return round(length_mm * self.px_per_mm)

    def _line_height(self) -> int:
        return height_of("0", self.look.font(), 10_000)

    def _figures_every(self) -> int:
        """Return after how many centimetres a figure has room beside the one before."""
        last = self.length_mm // 10
        metrics = QFontMetricsF(self.look.font())
        widest = metrics.horizontalAdvance(str(last)) + metrics.horizontalAdvance("0") / 2
        return next((n for n in (1, 2, 5) if last % n == 0 and self._px(10 * n) > widest), last)


class Card(Words):
    """The outline of a card as large as a real one; its words stand within."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, tone="mute")
        self.px_per_mm = 4.0
        self.setText("KTP atau kartu\u00a0ATM")

    def show_size(self, px_per_mm: float) -> None:
        """Show the card where one millimetre measures so many pixels."""
        self.px_per_mm = px_per_mm
        self.update()

    @property
    def card(self) -> QRect:
        """Where the card is drawn, in pixels of this widget; its edge lies within."""
        return QRect(0, 0, *(round(side * self.px_per_mm) for side in CARD_MM))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the outline and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        look = self.look
        corner = _CARD_CORNER_MM * self.px_per_mm
        outer = QRectF(self.card)
        inner = outer.adjusted(look.line, look.line, -look.line, -look.line)
        painter.setBrush(QColor(look.colours.lead))
        painter.drawRoundedRect(outer, corner, corner)
        painter.setBrush(QColor(look.colours.paper))
        painter.drawRoundedRect(inner, corner - look.line, corner - look.line)
        painter.setFont(look.font())
        painter.setPen(QColor(look.colours.mute))
        box = self.card.adjusted(look.gap, look.gap, -look.gap, -look.gap)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(box, int(flags), self.text())
        painter.end()

    def holds_words(self, look: Look) -> bool:
        """Return whether the words stand whole within the card in this look."""
        inner = self.card.size() - QSize(2 * look.gap, 2 * look.gap)
        return fits(self.text(), look.font(), inner.width(), inner.height())
