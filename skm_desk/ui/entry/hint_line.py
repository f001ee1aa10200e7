"""HintLine: the one line at the foot of the form that says what is next or what was wrong."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from skm_desk import palette
from skm_desk.ui.shared.announce import announce
from skm_desk.ui.shared.icons import draw_sign
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.shared.theme import make_font

_SIGN = 22
_HEIGHT = 44  # two lines: a sentence that tells of a failure is long
_SIDE = 10
_GAP = 8
_CORNER = 8
_WRAPPED = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)


class HintLine(SafeOverrides, QWidget):
    """Always there and always as high. A bad hint is red, has a sign, is heard and announced.

    It is painted: a label that wraps would have the whole form laid out anew at every key.
    """

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.is_bad = False
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str, bad: bool) -> None:
        """Say this; what is bad and repeated is heard again."""
        if bad:
            QApplication.beep()
        if (words, bad) != (self.words, self.is_bad):
            self.words, self.is_bad = words, bad
            self.setAccessibleName(words)
            self.setToolTip(words)
            self.update()
        if bad:
            announce(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = (self.height() - _SIGN) // 2
        if self.is_bad:
            painter.setPen(QPen(QColor(palette.WARN), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _CORNER, _CORNER)
            sign = draw_sign("warn", palette.WARN, _SIGN, self.devicePixelRatioF())
            painter.drawPixmap(_SIDE, middle, sign)
        left = _SIDE + _SIGN + _GAP
        room = QRect(left, 0, self.width() - left - _SIDE, self.height())
        painter.setFont(self._font_for(room))
        painter.setPen(QColor(palette.WARN if self.is_bad else palette.MUTE))
        painter.drawText(room, _WRAPPED, self.words)
        painter.end()

    def _font_for(self, room: QRect) -> QFont:
        """Return the usual font, or a smaller one for words that need more lines than there are."""
        for size in ("body", "note"):
            font = make_font(size, bold=self.is_bad)
            needed = QFontMetrics(font).boundingRect(room, _WRAPPED, self.words)
            if needed.height() <= room.height():
                return font
        return make_font("note")
