"""Frame: what stands around every step: how far it is, back and on, read aloud again."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from skm_desk.ui.kiosk.controls import RING_ROOM_MM, Kind, Touch, Words
from skm_desk.ui.kiosk.lettering import height_of, widest_word
from skm_desk.ui.kiosk.look import Look
from skm_desk.ui.kiosk.screen import Screen
from skm_desk.ui.shared.safe_overrides import SafeOverrides

_BAR_MM = 2.5
_ROOM_ON_MM = 40.0
_SHRINK = 0.95
_MOST_SHRINKS = 40
_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ProgressBar(SafeOverrides, QWidget):
    """How much of the visit is done; the words beside it say the same."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = Look(4.0)
        self._share = 0.0

    def show_share(self, share: float) -> None:
        """Show a share from 0.0 to 1.0."""
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar over the whole width."""
        painter = QPainter(self)
        colours = self.look.colours
        painter.fillRect(self.rect(), QColor(colours.edge))
        line = 0 if not self.look.contrast else max(self.look.line // 2, 1)
        rest = self.rect().adjusted(0, line, 0, -line)
        painter.fillRect(rest, QColor(colours.paper))
        done = QRect(rest)
        done.setWidth(round(self.width() * self._share))
        painter.fillRect(done, QColor(colours.lead))
        painter.end()


class Frame(SafeOverrides, QWidget):
    """Holds the screens of the steps between its head and its foot."""

    back = Signal()
    skipped = Signal()
    went_on = Signal()
    asked_again = Signal()
    asked_louder = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = Look(4.0)
        self.place_words = Words(self, bold=True)
        self.again = Touch("Dengarkan", self, Kind.PLAIN, "listen")
        self.louder = Touch("Lebih keras", self, Kind.PLAIN, "louder")
        self.bar = ProgressBar(self)
        self.stack = QStackedWidget(self)
        self.back_button = Touch("Kembali", self, Kind.PLAIN, "back")
        self.skip_button = Touch("Lewati", self, Kind.QUIET)
        self.on_button = Touch("Lanjut", self, Kind.MAIN)
        self.again.clicked.connect(self.asked_again)
        self.louder.clicked.connect(self.asked_louder)
        self.back_button.clicked.connect(self.back)
        self.skip_button.clicked.connect(self.skipped)
        self.on_button.clicked.connect(self.went_on)
        self.show_voice(False)

    def add_screen(self, screen: Screen) -> None:
        """Take a screen in; it is seen once `show_screen` names it."""
        self.stack.addWidget(screen)

    @property
    def screen_shown(self) -> Screen:
        """The screen that is seen."""
        screen = self.stack.currentWidget()
        assert isinstance(screen, Screen)
        return screen

    def show_screen(self, screen: Screen, words: str, share: float) -> None:
        """Show a screen, say in `words` where the visitor is, and how much is done (0 to 1)."""
        self.show_where(words)
        self.bar.show_share(share)
        self.bar.setAccessibleName(words)
        self.stack.setCurrentWidget(screen)

    def show_where(self, words: str) -> None:
        """Say where the visitor is."""
        if words != self.place_words.text():
            self.place_words.setText(words)
            self._place()

    def show_buttons(self, back: str, skip: str, on: str) -> None:
        """Show the buttons below with these words; one without words is not there."""
        for button, words in (
            (self.back_button, back),
            (self.skip_button, skip),
            (self.on_button, on),
        ):
            if button.text() != words:
                button.setText(words)
            button.setVisible(bool(words))
        self._place()

    def show_voice(self, has_voice: bool) -> None:
        """Show the buttons of reading aloud, or not."""
        self.again.setVisible(has_voice)
        self.louder.setVisible(has_voice)
        self._place()

    def apply(self, look: Look) -> None:
        """Draw in this look from now on."""
        self.look = look
        self.bar.look = look
        for screen in range(self.stack.count()):
            held = self.stack.widget(screen)
            if isinstance(held, Screen):
                held.apply(look)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground: the head is paper."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.look.colours.ground))
        head = QRect(0, 0, self.width(), self.bar.geometry().top())
        painter.fillRect(head, QColor(self.look.colours.paper))
        painter.end()

    def _place(self) -> None:
        if self.width() <= 1:
            return
        look = self._fitting_look()
        ring, side = look.mm(RING_ROOM_MM), 2 * look.gap
        deep = look.target + 2 * ring
        voice = [button for button in (self.again, self.louder) if not button.isHidden()]
        in_head = voice if not self._has_room_below(look) else []
        taken = sum(_outer(button, look).width() for button in in_head)
        words = height_of(
            self.place_words.text(), look.font(1.0, bold=True), self.width() - 2 * side - taken
        )
        head = max(deep, words) if in_head else words
        top = look.gap // 2
        right = self.width() - side + ring
        for button in reversed(in_head):
            width = _outer(button, look).width()
            button.setGeometry(right - width, top, width, deep)
            right -= width
        self.place_words.align = _MIDDLE
        self.place_words.setGeometry(side, top, max(right - side, 0), head)
        bar = top + head + look.gap // 2
        self.bar.setGeometry(0, bar, self.width(), look.mm(_BAR_MM))
        foot = self.height() - look.gap // 2 - deep
        below = bar + look.mm(_BAR_MM)
        self.stack.setGeometry(0, below, self.width(), max(foot - below, 1))
        self._place_foot(look, foot, deep, side - ring, [] if in_head else voice)
        for button in self._buttons():
            button.apply(look)
        self.place_words.apply(look)
        self.update()

    def _place_foot(
        self, look: Look, top: int, deep: int, side: int, voice: Sequence[Touch]
    ) -> None:
        """Place what leads back at the left, what leads on at the right, the voice between."""
        left = side
        back = _outer(self.back_button, look).width()
        self.back_button.setGeometry(left, top, back, deep)
        left += back
        right = self.width() - side
        for button in (self.on_button, self.skip_button):
            if not button.isHidden():
                width = _outer(button, look).width()
                button.setGeometry(right - width, top, width, deep)
                right -= width + look.gap
        widths = [_outer(button, look).width() for button in voice]
        start = left + max((right - left - sum(widths)) // 2, 0)
        for button, width in zip(voice, widths, strict=True):
            button.setGeometry(start, top, width, deep)
            start += width

    def _fitting_look(self) -> Look:
        """Return the look in which head and foot fit."""
        look = self.look
        for _ in range(_MOST_SHRINKS):
            widest = max(self._head_width(look), self._foot_width(look, ()))
            if widest <= self.width():
                return look
            look = replace(look, fit=look.fit * _SHRINK)
        return look

    def _has_room_below(self, look: Look) -> bool:
        voice = [button for button in (self.again, self.louder) if not button.isHidden()]
        return self._foot_width(look, voice) <= self.width()

    def _foot_width(self, look: Look, voice: Sequence[Touch]) -> int:
        buttons = (self.back_button, self.skip_button, self.on_button)
        seen = [button for button in buttons if not button.isHidden()]
        # Room for the longer words that come and go, so that the voice stays where it is.
        wide = max(_outer(self.skip_button, look).width(), look.mm(_ROOM_ON_MM))
        fixed = sum(_outer(button, look).width() for button in (*seen, *voice))
        return fixed + (wide if voice else 0) // 2 + 6 * look.gap

    def _head_width(self, look: Look) -> int:
        """Return the width in pixels that the head needs, its words in two lines at most."""
        font = look.font(1.0, bold=True)
        words = self.place_words.text()
        voice: list[Touch] = []
        if not self._has_room_below(look):
            voice = [button for button in (self.again, self.louder) if not button.isHidden()]
        two_lines = 2 * height_of("Ag", font, self.width())
        steps = range(widest_word(words, font), self.width(), max(look.gap, 1))
        width = next((w for w in steps if height_of(words, font, w) <= two_lines), self.width())
        return width + sum(_outer(button, look).width() for button in voice) + 4 * look.gap

    def _buttons(self) -> tuple[Touch, ...]:
        return (self.again, self.louder, self.back_button, self.skip_button, self.on_button)


def _outer(button: Touch, look: Look) -> QSize:
    """Return the size of a button with the room of its ring, in this look."""
    button.apply(look)
    ring = 2 * look.mm(RING_ROOM_MM)
    return button.room_for() + QSize(ring, ring)
