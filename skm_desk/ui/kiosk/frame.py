"""Frame: what stands around every step: how far it is, back and on, read aloud again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from skm_desk.ui.kiosk.controls import RING_ROOM_MM, Kind, Touch, Words
from skm_desk.ui.kiosk.lettering import fits, height_of
from skm_desk.ui.kiosk.look import LARGE, Look
from skm_desk.ui.kiosk.progress_bar import ProgressBar
from skm_desk.ui.kiosk.screen import Screen
from skm_desk.ui.kiosk.titles import LONGEST_WHERE, USUAL_WHERE
from skm_desk.ui.shared.safe_overrides import SafeOverrides

_BACK, _SKIP, _ON = "Kembali", "Lewati", "Lanjut"
_BAR_MM = 2.5
_SHRINK = 0.95
_SMALLEST = 0.2  # against the usual size; only a screen that no kiosk has needs that
_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


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
        self._tab_order: tuple[Touch, ...] = ()
        self.place_words = Words(self, bold=True)
        self.again = Touch("Dengarkan", self, Kind.PLAIN, "listen")
        self.louder = Touch("Lebih keras", self, Kind.PLAIN, "louder")
        self.bar = ProgressBar(self)
        self.stack = QStackedWidget(self)
        self.back_button = Touch(_BACK, self, Kind.PLAIN, "back")
        self.skip_button = Touch(_SKIP, self, Kind.QUIET)
        self.on_button = Touch(_ON, self, Kind.MAIN)
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
        above = self._voice_above(look)
        bar = self._place_head(look, above)
        self.bar.setGeometry(0, bar, self.width(), look.mm(_BAR_MM))
        below = bar + look.mm(_BAR_MM)
        foot = self.height() - look.gap // 2 - _deep(look)
        self.stack.setGeometry(0, below, self.width(), max(foot - below, 1))
        self._place_foot(look, foot, [] if above else self._voice())
        self._order(bool(above))
        for button in self._buttons():
            button.apply(look)
        self.update()

    def _place_head(self, look: Look, voice: Sequence[Touch]) -> int:
        """Place the words, and the voice beside or below them; return where the head ends.

        There is room for the longest words from the start: nothing moves when they come.
        """
        side, top = 2 * look.gap, look.gap // 2
        right = self.width() - side + look.mm(RING_ROOM_MM)
        font = look.font(1.0, bold=True)
        deep = _deep(look) if voice else 0
        beside = right - side - _taken(voice, look)
        most = max(2 * _line(look), deep)
        texts = (self.place_words.text(), LONGEST_WHERE)
        is_over = self._is_tall and not all(fits(words, font, beside, most) for words in texts)
        width = beside if voice and not is_over else self.width() - 2 * side
        words = min(max(height_of(words, font, width) for words in texts), most)
        head = words + deep if is_over else max(words, deep)
        down = words if is_over else (head - deep) // 2
        for button in reversed(voice):
            button_width = _outer(button, look).width()
            right -= button_width
            button.setGeometry(right, top + down, button_width, deep)
        self.place_words.align = _MIDDLE
        self.place_words.setGeometry(side, top, max(width, 0), words if is_over else head)
        self.place_words.apply(_shrunk(look, self.place_words))
        return top + head + look.gap // 2

    def _place_foot(self, look: Look, top: int, voice: Sequence[Touch]) -> None:
        """Place what leads back at the left, what leads on at the right, the voice between."""
        deep = _deep(look)
        left = 2 * look.gap - look.mm(RING_ROOM_MM)
        right = self.width() - left
        back = _outer(self.back_button, look).width()
        self.back_button.setGeometry(left, top, back, deep)
        left += back
        for button in (self.on_button, self.skip_button):
            if not button.isHidden():
                width = _outer(button, look).width()
                button.setGeometry(right - width, top, width, deep)
                right -= width + look.gap
        start = left + max((right - left - _taken(voice, look)) // 2, 0)
        for button in voice:
            width = _outer(button, look).width()
            button.setGeometry(start, top, width, deep)
            start += width

    def _order(self, has_voice_above: bool) -> None:
        """Let Tab go the way of the eye; the way is a ring, so the head comes after the foot."""
        back, skip, on = self.back_button, self.skip_button, self.on_button
        order = (back, self.again, self.louder, skip, on)
        if has_voice_above:
            order = (back, skip, on, self.again, self.louder)
        if order != self._tab_order:
            self._tab_order = order
            for before, after in pairwise(order):
                QWidget.setTabOrder(before, after)

    def _fitting_look(self) -> Look:
        """Return the look in which head and foot fit.

        Large text is for what is asked: around it the text gives way, down to its usual size.
        """
        usual = self.look.fit / (LARGE if self.look.large else 1.0)
        for fit in _fits_down(self.look.fit, usual):
            look = replace(self.look, fit=fit)
            if self._holds(look, LONGEST_WHERE):
                return look
        look = self.look
        for fit in _fits_down(usual, usual * _SMALLEST):
            look = replace(self.look, fit=fit)
            if self._holds(look, USUAL_WHERE):
                break
        return look

    def _holds(self, look: Look, words: str) -> bool:
        """Return whether the foot fits, and these words beside or over the voice."""
        room = self.width() - 4 * look.gap
        taken = _taken(self._voice_above(look), look)
        if self._foot_width(look, ()) > self.width() or taken > room:
            return False
        beside = room if self._is_tall or not taken else room + look.mm(RING_ROOM_MM) - taken
        return fits(words, look.font(1.0, bold=True), beside, 2 * _line(look))

    def _foot_width(self, look: Look, voice: Sequence[Touch]) -> int:
        """Return the width in pixels that the foot needs, also with the words that come and go.

        So the voice stays where it is from step to step.
        """
        leading_on = (self.skip_button, self.on_button)
        shown = [button for button in leading_on if not button.isHidden()]
        back = (_outer(self.back_button, look, words).width() for words in ("", _BACK))
        on = (
            _taken(shown, look) + look.gap * max(len(shown) - 1, 0),
            _outer(self.skip_button, look, _SKIP).width(),
            _outer(self.on_button, look, _ON).width(),
        )
        gaps = 6 if voice else 4
        return max(back) + max(on) + _taken(voice, look) + gaps * look.gap

    def _voice_above(self, look: Look) -> list[Touch]:
        """Return the buttons of reading aloud if the foot has no room for them."""
        voice = self._voice()
        return voice if self._foot_width(look, voice) > self.width() else []

    def _voice(self) -> list[Touch]:
        return [button for button in (self.again, self.louder) if not button.isHidden()]

    def _buttons(self) -> tuple[Touch, ...]:
        return (self.again, self.louder, self.back_button, self.skip_button, self.on_button)

    @property
    def _is_tall(self) -> bool:
        return self.height() > self.width()


def _outer(button: Touch, look: Look, words: str = "") -> QSize:
    """Return the size of a button with the room of its ring, in this look; see `room_for`."""
    button.apply(look)
    ring = 2 * look.mm(RING_ROOM_MM)
    return button.room_for(words=words) + QSize(ring, ring)


def _taken(buttons: Sequence[Touch], look: Look) -> int:
    """Return the width in pixels that buttons take side by side."""
    return sum(_outer(button, look).width() for button in buttons)


def _deep(look: Look) -> int:
    """Return the height of a row of buttons in pixels."""
    return look.target + 2 * look.mm(RING_ROOM_MM)


def _line(look: Look) -> int:
    return height_of("Ag", look.font(1.0, bold=True), 10_000)


def _shrunk(look: Look, part: Words) -> Look:
    """Return the look in which the words fit into their place: on a screen too small for them."""
    for fit in _fits_down(look.fit, look.fit * _SMALLEST):
        look = replace(look, fit=fit)
        if fits(part.text(), look.font(1.0, bold=True), part.width(), part.height()):
            break
    return look


def _fits_down(most: float, least: float) -> Iterator[float]:
    """Yield fits from the first to the last, both among them."""
    while most > least:
        yield most
        most *= _SHRINK
    yield least
