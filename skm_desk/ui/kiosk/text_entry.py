"""The text screen: a field to write in, how much fits, and the keyboard below."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QWidget

from skm_desk.domain.id_format import format_count
from skm_desk.ui.kiosk.controls import Words
from skm_desk.ui.kiosk.keyboard import ROOM_MM, Keyboard, height_of_rows
from skm_desk.ui.kiosk.lettering import height_of, widest_word
from skm_desk.ui.kiosk.look import Look
from skm_desk.ui.kiosk.screen import Screen, Spoken
from skm_desk.ui.kiosk.text_field import TextField
from skm_desk.ui.shared.announce import announce

_TITLE = 1.3
_WIDEST_MM = 480.0  # of all of it: longer lines are hard to read, wider keyboards to reach over
_GAPS = 5  # between the parts, above and below them
_MOST_LINES, _MOST_OF_ONE = 14, 2  # seen of a text with lines, and of one without
# The space between parts (of the usual gap), the height of a key in mm, and the lines of text
# that are seen, best first: the first that fits is taken. The last ones are for low screens.
_WISHES = (
    (1.0, 24.0, 6),
    (1.0, 22.0, 5),
    (1.0, 20.0, 4),
    (1.0, 18.0, 3),
    (1.0, 16.5, 2),
    (0.6, 16.0, 2),
    (0.3, 15.0, 2),
    (0.3, 14.0, 2),
    (0.3, 13.0, 2),
)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class TextScreen(Screen):
    """Asks for a text that may be left empty; `typed` gives all of it after each change."""

    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit = 0
        self._has_lines = True
        self._key = ""
        self.title = Words(self, _TITLE, bold=True)
        self.counter = Words(self, tone="mute")
        self.help = Words(self)
        self.field = TextField(self)
        self.keyboard = Keyboard(self)
        self.field.changed.connect(self._take)
        self.field.cursorPositionChanged.connect(self._follow)
        self.field.full.connect(self._say_full)
        self.keyboard.typed.connect(self.field.write)
        self.keyboard.erased.connect(self.field.take_back)

    def show_text(
        self,
        title: str,
        help_text: str,
        text: str,
        limit: int,
        many_lines: bool,
        spoken_key: str = "",
    ) -> None:
        """Ask for a text of at most `limit` characters; `text` is what was typed before.

        `spoken_key` names the recording of the title. Nothing is signalled.
        """
        self._limit, self._has_lines, self._key = limit, many_lines, spoken_key
        self.title.setText(title)
        self.help.setText(help_text)
        self.help.setVisible(bool(help_text))
        self.field.setAccessibleName(title)
        self.field.setAccessibleDescription(help_text)
        self.keyboard.show_new_line(many_lines)
        self.keyboard.clear()
        self.field.show_text(text, limit, many_lines)
        self._count(self.field.text())
        self._follow()
        self.place()

    def clear(self) -> None:
        """Forget the text."""
        self.field.show_text("", self._limit, self._has_lines)
        self.keyboard.clear()
        self._count("")

    def said(self) -> Sequence[Spoken]:
        """Return the title and the help, never what was written."""
        return (Spoken(self._key, f"{self.title.text()} {self.help.text()}".strip()),)

    def first_focus(self) -> QWidget:
        """Return the field."""
        return self.field

    def place(self) -> None:
        """Place the parts, the field among them."""
        super().place()
        self.field.apply(self.title.look)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a real keyboard write while it stands on a key of ours."""
        if self.field.hasFocus() or not self.field.take_key(event):
            event.ignore()

    def arrange(self, look: Look, area: QRect) -> bool:
        """Place title, help and counter above, the keyboard at the foot, the field between."""
        side = max(look.gap * 2, (area.width() - look.mm(_WIDEST_MM)) // 2)
        inner = area.adjusted(side, 0, -side, 0)
        width = inner.width()
        title = height_of(self.title.text(), look.font(_TITLE, bold=True), width)
        note = height_of(self.help.text(), look.font(), width)
        # Beside the title where both stand on one line, so that the text gets the room.
        counter = 0 if self._stands_beside(look, width) else _line(look)
        shares = self._share_out(look, inner.height() - title - note - counter)
        if shares is None:
            return False
        gap, field, keys = shares
        top = inner.top() + gap
        self.title.setGeometry(inner.left(), top, width, title)
        self._place_counter(look, self.title.geometry())
        top += title + gap // 4
        self.help.setGeometry(inner.left(), top, width, note)
        top += note + gap
        self.field.setGeometry(inner.left(), top, width, field)
        if counter:
            self.counter.align = _LEFT
            self.counter.setGeometry(inner.left(), top + field + gap // 2, width, counter)
        room = look.mm(ROOM_MM)
        foot = inner.bottom() + 1 - gap + room
        box = QRect(inner.left() - room, foot - keys, width + 2 * room, keys)
        words = max(
            widest_word(self.title.text(), look.font(_TITLE, bold=True)),
            widest_word(self.help.text(), look.font()),
            self._counter_width(look),
        )
        return self.keyboard.arrange(look, box) and words <= width

    def _share_out(self, look: Look, room: int) -> tuple[int, int, int] | None:
        """Return space, field and keyboard as heights in pixels that fill `room`, or None."""
        most = _MOST_LINES if self._has_lines else _MOST_OF_ONE
        for space, key_mm, lines in _WISHES:
            gap = max(round(look.gap * space), 2)
            keys = height_of_rows(look, key_mm)
            rest = room - keys - _GAPS * gap
            for count in range(most, min(lines, most) - 1, -1):
                field = self.field.height_of_lines(look, count)
                if field <= rest:
                    spare = (rest - field) // _GAPS
                    return gap + max(min(spare, look.gap - gap), 0), field, keys
        return None

    def _stands_beside(self, look: Look, width: int) -> bool:
        title = QFontMetrics(look.font(_TITLE, bold=True)).horizontalAdvance(self.title.text())
        return title + 2 * look.gap + self._counter_width(look) <= width

    def _counter_width(self, look: Look) -> int:
        """Return the width in pixels of the widest that the counter may come to say."""
        metrics = QFontMetrics(look.font(1.0, bold=True))
        longest = (self._words(self._limit), self._words(max(self._limit - 1, 0)))
        return max(metrics.horizontalAdvance(words) for words in longest) + look.mm(1)

    def _place_counter(self, look: Look, line: QRect) -> None:
        """Let the counter stand on the line of the title, at its right end."""
        title, own = QFontMetrics(look.font(_TITLE, bold=True)), QFontMetrics(look.font())
        width = self._counter_width(look)
        top = line.top() + title.ascent() - own.ascent()
        self.counter.align = _RIGHT
        self.counter.setGeometry(line.right() + 1 - width, top, width, _line(look))

    def _words(self, letters: int) -> str:
        limit = format_count(self._limit)
        if letters >= self._limit:
            return f"Sudah penuh: {limit} huruf"
        return f"{format_count(letters)} dari {limit} huruf"

    def _count(self, text: str) -> None:
        is_full = len(text) >= self._limit
        self.counter.tone = "warn" if is_full else "mute"
        self.counter.setText(self._words(len(text)))

    @Slot(str)
    def _take(self, text: str) -> None:
        self._count(text)
        self.typed.emit(text)

    @Slot()
    def _follow(self) -> None:
        self.keyboard.follow(self.field.text_before())

    @Slot()
    def _say_full(self) -> None:
        announce(self.counter)


def _line(look: Look) -> int:
    """Return the height in pixels of one line of plain text."""
    return height_of("Ag", look.font(), 10_000)
