"""ChoicePanel: beside the form, what the present field asks and which digit means what."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from skm_desk import palette
from skm_desk.ui.entry.field_box import digit_font
from skm_desk.ui.entry.field_words import Help, Option
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.shared.theme import make_font

_HIGHEST_ROW = 36
_USUAL_ROW = 28
_LOWEST_ROW = 20
_TEXT_LINES = 5
_DIGITS = 32
_LETTER = 18
_GAP = 8
_CORNER = 6
_FEWEST = 5  # rows that always have room: four nilai and the blank
_EMPTY = Help("", "", (), "")


class ChoicePanel(SafeOverrides, QWidget):
    """Painted at once: the name of the field, its text on the paper, the digits of its choices.

    It never changes its size. Rows become lower, and then stand in two columns, when there are
    many.
    """

    def __init__(self) -> None:
        super().__init__()
        self._help = _EMPTY
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def help(self) -> Help:
        """What is told."""
        return self._help

    def tell(self, told: Help) -> None:
        """Tell of another field, or of another digit in it."""
        if told != self._help:
            self._help = told
            self.setAccessibleName(spoken(told))
            self.setToolTip(told.text)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, self._head_height() + _FEWEST * _USUAL_ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._head_height() + _FEWEST * _USUAL_ROW)

    def rows(self) -> tuple[tuple[QRect, Option], ...]:
        """Return where each choice stands."""
        options = self._help.options
        if not options:
            return ()
        top = self._head_height()
        room = max(self.height() - top, _LOWEST_ROW)
        columns = 1 if len(options) * _LOWEST_ROW <= room else 2
        deep = -(-len(options) // columns)
        row = min(_HIGHEST_ROW, max(room // deep, 1))
        width = self.width() // columns
        return tuple(
            (QRect(place // deep * width, top + place % deep * row, width, row), option)
            for place, option in enumerate(options)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        head = QFontMetrics(make_font("section", bold=True)).height()
        painter.setPen(QColor(palette.INK))
        painter.setFont(make_font("section", bold=True))
        painter.drawText(QRect(0, 0, self.width(), head), Qt.TextFlag.TextSingleLine, self._name())
        painter.setFont(make_font("note"))
        painter.setPen(QColor(palette.MUTE))
        room = QRect(0, head + 4, self.width(), self._head_height() - head - 4 - _GAP)
        painter.drawText(room, int(Qt.TextFlag.TextWordWrap), self._help.text)
        for rect, option in self.rows():
            self._draw_row(painter, rect, option)
        painter.end()

    def _draw_row(self, painter: QPainter, rect: QRect, option: Option) -> None:
        if option.digits == self._help.chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.LEAD_SOFT))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), _CORNER, _CORNER)
        middle = Qt.AlignmentFlag.AlignVCenter
        font = digit_font()
        if rect.height() < _USUAL_ROW:
            font.setPixelSize(max(rect.height() - 6, 12))
        painter.setFont(font)
        painter.setPen(QColor(palette.LEAD))
        digits = QRect(rect.left(), rect.top(), _DIGITS, rect.height())
        painter.drawText(digits, middle | Qt.AlignmentFlag.AlignHCenter, option.digits)
        words = self.words_room(rect, option)
        painter.setFont(words_font(option, words.width()))
        painter.setPen(QColor(palette.MUTE if option.digits == "0" else palette.INK))
        shown = painter.fontMetrics().elidedText(
            option.words, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, int(middle | Qt.TextFlag.TextSingleLine), shown)
        if option.letter:
            painter.setFont(make_font("body"))
            painter.setPen(QColor(palette.MUTE))
            letter = QRect(rect.right() - _LETTER, rect.top(), _LETTER, rect.height())
            painter.drawText(letter, middle | Qt.AlignmentFlag.AlignHCenter, option.letter)

    def words_room(self, rect: QRect, option: Option) -> QRect:
        """Return where the words of a choice stand in the place that rows() gives it."""
        room = QRect(rect.left() + _DIGITS + 4, rect.top(), 0, rect.height())
        room.setRight(rect.right() - (_LETTER if option.letter else 4))
        return room

    def _name(self) -> str:
        metrics = QFontMetrics(make_font("section", bold=True))
        return metrics.elidedText(self._help.name, Qt.TextElideMode.ElideRight, self.width())

    def _head_height(self) -> int:
        head = QFontMetrics(make_font("section", bold=True)).height()
        return head + 4 + _TEXT_LINES * QFontMetrics(make_font("note")).lineSpacing() + _GAP


def words_font(option: Option, room: int) -> QFont:
    """Return the font for the words of a choice: a smaller one where they would be cut off."""
    font = make_font("body")
    fits = QFontMetrics(font).horizontalAdvance(option.words) < room
    return font if fits else make_font("note")


def spoken(told: Help) -> str:
    """Return what is told in one sentence, for a screen reader."""
    choices = "; ".join(f"{option.digits} {option.words}" for option in told.options)
    return ". ".join(part for part in (told.name, told.text.rstrip("."), choices) if part)


def choices_line(told: Help) -> str:
    """Return the choices of a field in one line, empty where there are none."""
    return "  ·  ".join(f"{option.digits} {option.words}" for option in told.options)
