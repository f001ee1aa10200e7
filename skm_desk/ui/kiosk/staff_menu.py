"""The menu of staff behind the PIN: back to the kiosk, the settings of this PC, and the end."""

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from skm_desk.ui.kiosk.controls import RING_ROOM_MM, Kind, Touch, Words
from skm_desk.ui.kiosk.lettering import height_of, widest_word
from skm_desk.ui.kiosk.look import Look
from skm_desk.ui.kiosk.screen import Screen
from skm_desk.ui.shared.icons import draw_sign
from skm_desk.ui.shared.messages import CLOCK_RIGHT, USE_BACKUP

_TITLES = (1.6, 1.2)  # against plain text: the first that fits
_WIDEST_MM = 320  # of both columns: what lies farther apart is not seen together
_HIGHEST_MM = 26.0  # of a button, where there is room
_PAD_MM = 6.0
_SIGN_GAP_MM = 4.0


class MenuButton(Touch):
    """One deed of a menu: the signs of all stand in one column, and so do the words."""

    def room_for(self, share: float = 1.0, words: str = "") -> QSize:
        """Return the size in pixels that sign and words need, at least that of a target."""
        look = self.look
        metrics = QFontMetrics(look.font(share, bold=True))
        wide = metrics.horizontalAdvance(words or self.words())
        width = 2 * look.mm(_PAD_MM) + look.text_px + look.mm(_SIGN_GAP_MM) + wide
        return QSize(max(width, look.target), max(metrics.height(), look.target))

    def draw_content(self, painter: QPainter) -> None:
        """Draw the sign and the words from the left."""
        look, box = self.look, self.body.toRect()
        side, left = look.text_px, box.left() + look.mm(_PAD_MM)
        picture = draw_sign(self.sign, self.ink, side, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(left, box.top() + (box.height() - side) // 2), picture)
        painter.setFont(look.font(1.0, bold=True))
        painter.setPen(QColor(self.ink))
        rest = box.adjusted(look.mm(_PAD_MM) + side + look.mm(_SIGN_GAP_MM), 0, 0, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(rest, int(flags), self.words())


class StaffMenu(Screen):
    """What staff may do at the kiosk itself, and how it stands."""

    resumed = Signal()
    mending_asked = Signal()
    again_asked = Signal()
    clock_confirmed = Signal()
    ruler_asked = Signal()
    pin_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Words(self, _TITLES[0], bold=True)
        self.title.setText("Menu petugas")
        self.state = Words(self)
        self.resume_button = MenuButton("Kembali ke kios", self, Kind.MAIN, "resume")
        self.mend_button = MenuButton(USE_BACKUP, self, Kind.MAIN, "undo")
        self.again_button = MenuButton("Coba lagi", self, Kind.PLAIN, "again")
        self.clock_button = MenuButton(CLOCK_RIGHT, self, Kind.PLAIN, "wait")
        self.ruler_button = MenuButton("Ukuran layar", self, Kind.PLAIN, "ruler")
        self.pin_button = MenuButton("Ganti PIN", self, Kind.PLAIN, "pin")
        self.close_button = MenuButton("Tutup kios", self, Kind.PLAIN, "shut")
        for button, told in (
            (self.resume_button, self.resumed),
            (self.mend_button, self.mending_asked),
            (self.again_button, self.again_asked),
            (self.clock_button, self.clock_confirmed),
            (self.ruler_button, self.ruler_asked),
            (self.pin_button, self.pin_asked),
            (self.close_button, self.closed),
        ):
            button.clicked.connect(told)
        self._buttons: tuple[MenuButton, ...] = ()
        self.offer_usual()

    def offer_usual(self, is_clock_doubted: bool = False) -> None:
        """Offer what may be done at a kiosk that serves; a question about the clock comes before
        the size of the screen: there is room for one of them."""
        asked = self.clock_button if is_clock_doubted else self.ruler_button
        self._offer(self.resume_button, asked, self.pin_button, self.close_button)

    def offer_help(self, can_mend: bool, is_busy: bool = False) -> None:
        """Offer what may be done at a kiosk that stands still: to try again, and to mend it.

        While something `is_busy` both of these must wait.
        """
        for button in (self.mend_button, self.again_button):
            button.setEnabled(not is_busy)
        mending = (self.mend_button,) if can_mend else ()
        self._offer(*mending, self.again_button, self.resume_button, self.close_button)

    def offer_end(self) -> None:
        """Offer what may be done at a kiosk without a PIN: nothing but to close it."""
        self._offer(self.resume_button, self.close_button)

    def show_state(self, words: str) -> None:
        """Say in `words` how the kiosk stands, such as how many forms it has taken."""
        self.state.setText(words)
        self.place()

    def clear(self) -> None:
        """Forget what was said of the kiosk, and where the keyboard was."""
        self.state.setText("")
        for button in self._buttons:
            button.clearFocus()

    def first_focus(self) -> QWidget:
        """Return the way back."""
        return self.resume_button

    def arrange(self, look: Look, area: QRect) -> bool:
        """Place words and buttons side by side, or one below the other where that fits better."""
        side = 2 * look.gap
        inner = area.adjusted(side, side, -side, -side)
        shapes = (True, False) if inner.width() > inner.height() else (False, True)
        return any(
            self._place_shape(look, inner, is_wide, title)
            for title in _TITLES
            for is_wide in shapes
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the kiosk by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.resumed.emit()
            return
        super().keyPressEvent(event)

    def _place_shape(self, look: Look, inner: QRect, is_wide: bool, title: float) -> bool:
        """Place everything in one shape, the title `title` times as large as plain text."""
        self.title.share = title
        apart, between = 3 * look.gap, _between(look)
        least = self._button_size(look)
        width = min(inner.width(), look.mm(_WIDEST_MM if is_wide else _WIDEST_MM / 2))
        words = QSize(width - least.width() - apart if is_wide else width, 0)
        words.setHeight(self._words_height(look, words.width()))
        taken = 0 if is_wide else words.height() + apart
        count = len(self._buttons)
        spare = (inner.height() - taken - (count - 1) * between) // count
        highest = max(least.height(), look.mm(_HIGHEST_MM))
        button = QSize(
            least.width() if is_wide else width, min(max(least.height(), spare), highest)
        )
        buttons = count * button.height() + (count - 1) * between
        height = max(words.height(), buttons) if is_wide else taken + buttons
        left = inner.left() + (inner.width() - width) // 2
        top = inner.top() + max((inner.height() - height) // 2, 0)
        self._place_words(look, QRect(QPoint(left, top), words))
        first = QPoint(left + width - button.width(), top) if is_wide else QPoint(left, top + taken)
        self._place_buttons(look, QRect(first, button))
        whole = words.width() >= self._widest_word(look) and width >= least.width()
        return whole and height <= inner.height()

    def _place_words(self, look: Look, box: QRect) -> None:
        title = height_of(self.title.text(), self._title_font(look), box.width())
        self.title.setGeometry(box.left(), box.top(), box.width(), title)
        below = box.top() + title + look.gap
        rest = height_of(self.state.text(), look.font(), box.width())
        self.state.setGeometry(box.left(), below, box.width(), rest)

    def _place_buttons(self, look: Look, first: QRect) -> None:
        room = look.mm(RING_ROOM_MM)
        for place, button in enumerate(self._buttons):
            body = first.translated(0, place * (first.height() + _between(look)))
            button.setGeometry(body.adjusted(-room, -room, room, room))

    def _words_height(self, look: Look, width: int) -> int:
        title = height_of(self.title.text(), self._title_font(look), width)
        state = height_of(self.state.text(), look.font(), width)
        return title + (look.gap + state if state else 0)

    def _widest_word(self, look: Look) -> int:
        title = widest_word(self.title.text(), self._title_font(look))
        return max(title, widest_word(self.state.text(), look.font()))

    def _title_font(self, look: Look) -> QFont:
        return look.font(self.title.share, bold=True)

    def _button_size(self, look: Look) -> QSize:
        """Return the size that the widest button needs in this look."""
        size = QSize(0, 0)
        for button in self._buttons:
            button.apply(look)
            size = size.expandedTo(button.room_for())
        return size

    def _offer(self, *buttons: MenuButton) -> None:
        self._buttons = buttons
        for button in self.findChildren(MenuButton):
            button.setVisible(button in buttons)
        # One main action: where the kiosk can be mended, it is that.
        is_mended = self.mend_button in buttons
        self.resume_button.kind = Kind.PLAIN if is_mended else Kind.MAIN
        for before, after in pairwise(buttons):
            QWidget.setTabOrder(before, after)
        self.place()


def _between(look: Look) -> int:
    """Return the space between two buttons: their rings never touch."""
    return max(look.gap, 2 * look.mm(RING_ROOM_MM))
