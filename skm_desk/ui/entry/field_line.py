"""FieldLine: one field of the form: its name, the box, what stands there in words, a mark."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from skm_desk import palette
from skm_desk.ui.entry.field_box import HEIGHT, ONE_DIGIT, PRESENT, FieldBox, Standing
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.shared.theme import make_font

LOWEST_LINE = HEIGHT + 4
HIGHEST_LINE = 48
GAP = 12
EDGE = 4  # of the line that is typed now
_SHORT_GAP = 8  # beside the box of a line that has its name before it
_MARK = 14
_NUMBER = 26
_NARROWEST_BOX = 76  # a day in smaller digits
_BOX_AT = 0.53  # of the width, in a line that has a question in it
_CORNER = 6


@dataclass(frozen=True)
class Told:
    """What a line shows: what is in the box, its meaning, a second value, where it stands."""

    digits: str = ""
    meaning: str = ""
    second: str = ""
    standing: Standing = Standing.AHEAD


class FieldLine(SafeOverrides, QWidget):
    """A question with its number, or a field of the profile with its name before the box.

    `label_width` puts the box right behind the name; without it the line is a question, and
    its box stands in the column that all of them share. `meaning_width` is what the words
    beside the box would like to have, in px. `clicked` carries the field.
    """

    clicked = Signal(str)

    def __init__(
        self,
        name: str,
        head: str,
        text: str = "",
        number: str = "",
        label_width: int | None = None,
        box_width: int = ONE_DIGIT,
        meaning_width: int = 0,
    ) -> None:
        super().__init__()
        self._head, self._text, self._number = head, text, number
        self._label_width = label_width
        self._box_width = box_width
        self._meaning_width = meaning_width
        self._gap = GAP if label_width is None else _SHORT_GAP
        self._told = Told()
        self.box = FieldBox(name, box_width, self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(LOWEST_LINE)
        self.setMaximumHeight(HIGHEST_LINE)
        self.box.setAccessibleName(head)
        if text:
            self.setToolTip(f"{head}: {text}")

    @property
    def told(self) -> Told:
        """What the line shows."""
        return self._told

    def tell(self, told: Told) -> None:
        """Show this; nothing is drawn again when it is the same."""
        if told == self._told:
            return
        self._told = told
        self.box.show_text(told.digits, told.standing)
        words = (self._number, self._head, told.digits, told.meaning, told.standing.value)
        spoken = ", ".join(word for word in words if word)
        self.box.setAccessibleName(f"{spoken}; beda: {told.second}" if told.second else spoken)
        self.update()

    def sizeHint(self) -> QSize:
        beside = self._gap + self._meaning_width if self._meaning_width else 0
        width = self.box_left + self._box_width + beside + _MARK + 8
        return QSize(width, LOWEST_LINE + 3)

    def minimumSizeHint(self) -> QSize:
        if self._label_width is None:
            return QSize(0, LOWEST_LINE)
        return QSize(self.box_left + min(self._box_width, _NARROWEST_BOX), LOWEST_LINE)

    @property
    def box_left(self) -> int:
        """Where the box begins, in px from the left."""
        if self._label_width is not None:
            return EDGE + 8 + self._label_width + _SHORT_GAP
        return int(self.width() * _BOX_AT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = max(self.width() - self.box_left, ONE_DIGIT)
        self.box.setFixedWidth(min(self._box_width, room))
        self.box.move(self.box_left, (self.height() - self.box.height()) // 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(self.box.name)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._told.standing in PRESENT:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.LEAD_SOFT))
            painter.drawRoundedRect(self.rect(), _CORNER, _CORNER)
            is_asked = self._told.standing is Standing.ASKED
            painter.setBrush(QColor(palette.WARN if is_asked else palette.LEAD))
            painter.drawRoundedRect(QRect(0, 0, EDGE, self.height()), EDGE // 2, EDGE // 2)
        self._draw_name(painter)
        self._draw_meaning(painter)
        self._draw_mark(painter)
        painter.end()

    def _draw_name(self, painter: QPainter) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        left = EDGE + 8
        if self._number:
            painter.setFont(make_font("body"))
            painter.setPen(QColor(palette.MUTE))
            room = QRect(EDGE, 0, _NUMBER, self.height())
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, self._number)
            left = EDGE + _NUMBER + GAP
        room = QRect(left, 0, self.box.x() - left - self._gap, self.height())
        is_question = self._label_width is None
        bold = make_font("body", bold=is_question)
        painter.setPen(QColor(palette.INK if is_question else palette.MUTE))
        taken = _draw_elided(painter, bold, room, self._head)
        if self._text:
            painter.setPen(QColor(palette.MUTE))
            rest = room.adjusted(taken + 10, 0, 0, 0)
            if rest.width() > _MARK * 3:
                _draw_elided(painter, make_font("note"), rest, self._text)

    def _draw_meaning(self, painter: QPainter) -> None:
        left = self.box.x() + self.box.width() + self._gap
        room = QRect(left, 0, self.width() - left - _MARK - 8, self.height())
        painter.setPen(QColor(palette.INK))
        if not self._told.second:
            _draw_elided(painter, make_font("body"), room, self._told.meaning)
            return
        half = room.height() // 2
        upper = QRect(room.left(), room.top(), room.width(), half)
        _draw_elided(painter, make_font("note"), upper, self._told.meaning)
        painter.setPen(QColor(palette.WARN))
        lower = upper.translated(0, half)
        bold = make_font("note", bold=True)
        second = f"≠ {self._told.second}"
        if QFontMetrics(bold).horizontalAdvance(second) > room.width():
            second = f"≠ {self._told.second.split()[0]}"  # the digits say it
        _draw_elided(painter, bold, lower, second)

    def _draw_mark(self, painter: QPainter) -> None:
        """Draw a tick for what is done, an arrow for what was gone back over."""
        corner = QPoint(self.width() - _MARK - 4, (self.height() - _MARK) // 2)
        if self._told.standing is Standing.PASSED:
            painter.setPen(QPen(QColor(palette.LEAD), 2))
            points = ((1, 8), (5, 12), (13, 3))
            tick = [QPointF(corner.x() + x, corner.y() + y) for x, y in points]
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF(tick))
        elif self._told.standing is Standing.BEHIND:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.EDGE))
            arrow = [
                QPointF(corner.x() + x, corner.y() + y) for x, y in ((11, 2), (11, 12), (3, 7))
            ]
            painter.drawPolygon(QPolygonF(arrow))


def label_width(names: list[str]) -> int:
    """Return the width of the longest of some names, in px."""
    metrics = QFontMetrics(make_font("body"))
    # Eliding reckons with parts of pixels: a name of exactly its width would be cut short.
    return max((metrics.horizontalAdvance(name) + 2 for name in names), default=0)


def _draw_elided(painter: QPainter, font: QFont, room: QRect, words: str) -> int:
    """Draw words in the middle of a room, cut short when they are too long; return their width."""
    painter.setFont(font)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(room, int(flags), shown)
    return metrics.horizontalAdvance(shown)
