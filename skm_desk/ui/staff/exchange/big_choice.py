"""BigChoice: a large button of several lines, of which one among its neighbours is on."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from skm_desk import palette
from skm_desk.ui.shared.icons import draw_sign
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.shared.theme import make_font

_SIGN = 24
_SIDE = 16
_GAP = 12
_ABOVE = 10
_NARROWEST = 280


class BigChoice(SafeOverrides, QPushButton):
    """`say` gives it its lines, the main one in bold, and a note below them."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAutoDefault(False)
        self._bold, self._note = make_font("body", bold=True), make_font("note")
        self._name = self._meaning = self._remark = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, name: str, meaning: str, remark: str = "") -> None:
        """Show what is chosen here: its meaning, line by line, how it is called, and a remark."""
        self._name, self._meaning, self._remark = name, meaning, remark
        self.setAccessibleName("; ".join(filter(None, (*meaning.splitlines(), name, remark))))
        self.setToolTip(self.accessibleName())
        self.updateGeometry()
        self.update()

    @property
    def words(self) -> str:
        """All that it says."""
        return self.accessibleName()

    def sizeHint(self) -> QSize:
        return QSize(_NARROWEST + 2 * _SIDE, self._needed_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, self._needed_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)  # the ground and the edge, of the QSS
        painter = QPainter(self)
        on = self.isChecked()
        sign = draw_sign(
            "chosen" if on else "unchosen",
            palette.LEAD if on else palette.EDGE,
            _SIGN,
            self.devicePixelRatioF(),
        )
        painter.drawPixmap(_SIDE, _ABOVE, sign)
        left, top = _SIDE + _SIGN + _GAP, _ABOVE
        for text, font, colour in self._lines():
            painter.setFont(font)
            painter.setPen(QColor(colour))
            metrics = painter.fontMetrics()
            room = QRect(left, top, self.width() - left - _SIDE, metrics.lineSpacing())
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
            top += metrics.lineSpacing()
        painter.end()

    def _lines(self) -> list[tuple[str, QFont, str]]:
        lines = [(line, self._bold, palette.INK) for line in self._meaning.splitlines()]
        lines += [(text, self._note, palette.MUTE) for text in (self._name, self._remark) if text]
        return lines

    def _needed_height(self) -> int:
        return 2 * _ABOVE + sum(QFontMetrics(font).lineSpacing() for _, font, _ in self._lines())
