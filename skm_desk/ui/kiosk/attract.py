"""The first screen: whose survey this is, what it asks of the visitor, and how to begin."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from skm_desk.ui.kiosk import attract_words as texts
from skm_desk.ui.kiosk.attract_pictures import Logo, Panel, draw_panel, panels
from skm_desk.ui.kiosk.attract_words import NOTHING, Welcome
from skm_desk.ui.kiosk.column import (
    Row,
    balanced,
    button_row,
    options_row,
    place_rows,
    rows_size,
    words_row,
    words_size,
)
from skm_desk.ui.kiosk.controls import Words
from skm_desk.ui.kiosk.lettering import height_of, widest_word
from skm_desk.ui.kiosk.look import Look
from skm_desk.ui.kiosk.option_button import MainButton, OptionButton
from skm_desk.ui.kiosk.roomy_screen import RoomyScreen
from skm_desk.ui.kiosk.screen import Spoken
from skm_desk.ui.shared.icons import draw_sign

# How large the sentence is against plain text, and how wide spaces are against the usual gap:
# the first pair that fits.
_LEVELS = ((2.2, 1.8), (1.9, 1.5), (1.6, 1.2), (1.5, 1.0), (1.35, 1.0), (1.2, 0.75))
_LOGO_MM = 22.0
_BEGIN_MM = QSizeF(100.0, 17.0)  # the button that begins; higher where spaces are wider
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AttractScreen(RoomyScreen):
    """Invites whoever comes by; waits for as long as nobody does."""

    begun = Signal()
    large_asked = Signal(bool)
    contrast_asked = Signal(bool)
    voice_asked = Signal(bool)
    language_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._welcome = NOTHING
        self.panel = Panel(QRect(), 0, QRect())
        self._foot = QRect()
        self.logo = Logo(self)
        self.instansi = Words(self, bold=True)
        self.office_place = Words(self, tone="mute")
        self.hero = Words(self, _LEVELS[0][0], bold=True)
        self.hero.setText(texts.HERO)
        self.how_long = Words(self, bold=True, tone="lead")
        self.privacy = Words(self)
        self.privacy.setText(texts.PRIVACY)
        self.begin_button = MainButton(texts.BEGIN, self)
        self.large_button = OptionButton(texts.LARGE, self, "larger")
        self.contrast_button = OptionButton(texts.CONTRAST, self, "contrast")
        self.voice_button = OptionButton(texts.LISTEN, self, "listen")
        self.language_buttons: list[OptionButton] = []
        self.notice = Words(self, tone="warn")
        self.begin_button.clicked.connect(self.begun)
        self.large_button.clicked.connect(self.large_asked)
        self.contrast_button.clicked.connect(self.contrast_asked)
        self.voice_button.clicked.connect(self.voice_asked)
        self.show_welcome(NOTHING)

    def show_welcome(self, welcome: Welcome) -> None:
        """Show what is to be known of this office and its question set."""
        self._welcome = welcome
        self.logo.show_picture(welcome.logo)
        for part, text in (
            (self.instansi, welcome.instansi),
            (self.office_place, welcome.place),
            (self.how_long, texts.how_long(welcome.questions, welcome.minutes)),
            (self.notice, welcome.notice),
        ):
            part.setText(text)
            part.setVisible(bool(text))
        self.voice_button.setVisible(welcome.has_voice)
        self._show_languages()
        self.place()

    def show_options(self, large: bool, contrast: bool, voice: bool) -> None:
        """Show which options are on; nothing is asked by that."""
        self.large_button.setChecked(large)
        self.contrast_button.setChecked(contrast)
        self.voice_button.setChecked(voice)

    def clear(self) -> None:
        """Forget the office, the options and the keyboard's place."""
        self.show_options(False, False, False)
        self.show_welcome(NOTHING)
        held = self.focusWidget()
        if held is not None:
            held.clearFocus()

    def said(self) -> Sequence[Spoken]:
        """Return the sentence, how long it takes, that it is free, and how to begin."""
        pieces = (
            Spoken("mulai-sapaan", texts.HERO),
            Spoken("mulai-lama", self.how_long.text()),
            Spoken("mulai-sukarela", texts.PRIVACY),
            Spoken("mulai", texts.TOUCH_BEGIN),
        )
        return tuple(piece for piece in pieces if piece.text)

    def first_focus(self) -> QWidget:
        """Return the button that begins."""
        return self.begin_button

    def arrange(self, look: Look, area: QRect) -> bool:
        """Place the words, the buttons and as much of the panel of faces as there is room for."""
        self.logo.apply(look)
        rest, fits = self._place_notice(look, area)
        for panel in panels(rest):
            for hero, space in _LEVELS:
                side, above = round(2 * look.gap * space), round(1.5 * look.gap * space)
                column = panel.rest.adjusted(side, above, -side, -above)
                rows = self._rows(look, column.width(), hero, space)
                whole = [row for row in rows if row is not None]
                if len(whole) == len(rows) and rows_size(whole).height() <= column.height():
                    self._place_all(look, panel, whole, column)
                    return fits
        self._place_all(look, panel, whole, column)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin with Enter, unless it presses what the keyboard stands on."""
        if event.key() in _ENTER:
            self.begun.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the panel of faces and the strip of the notice."""
        super().paintEvent(event)
        painter = QPainter(self)
        if not self.panel.where.isEmpty():
            draw_panel(painter, self.panel, self.look)
        if not self._foot.isEmpty():
            self._draw_foot(painter)
        painter.end()

    def _show_languages(self) -> None:
        languages = self._welcome.languages if len(self._welcome.languages) > 1 else ()
        while len(self.language_buttons) < len(languages):
            button = OptionButton("", self, "unchosen", is_one_of=True)
            button.clicked.connect(self._ask_language)
            self.language_buttons.append(button)
        for button in self.language_buttons[len(languages) :]:
            button.show_words("")
            button.check_alone(False)
            button.hide()
        for button, (_, name) in zip(self.language_buttons, languages, strict=False):
            button.show_words(name)
            button.show()
        self._mark_language(self._welcome.language)

    def _mark_language(self, language: str) -> None:
        for button, (kode, _) in zip(self.language_buttons, self._welcome.languages, strict=False):
            button.check_alone(kode == language)
            button.sign = "chosen" if kode == language else "unchosen"
            button.update()

    def _ask_language(self) -> None:
        for button, (kode, _) in zip(self.language_buttons, self._welcome.languages, strict=False):
            if button is self.sender():
                self._mark_language(kode)
                self.language_asked.emit(kode)
                return

    def _place_notice(self, look: Look, area: QRect) -> tuple[QRect, bool]:
        """Place the notice at the foot; return what is left above, and whether it fits."""
        self._foot = QRect()
        if not self._welcome.notice:
            return area, True
        side, sign = 2 * look.gap, look.text_px + look.gap
        width = area.width() - 2 * side - sign
        deep = height_of(self._welcome.notice, look.font(), width)
        self._foot = area.adjusted(0, area.height() - deep - look.gap, 0, 0)
        self.notice.setGeometry(side + sign, self._foot.top() + look.gap // 2, width, deep)
        fits = widest_word(self._welcome.notice, look.font()) <= width
        return area.adjusted(0, 0, 0, -self._foot.height()), fits

    def _draw_foot(self, painter: QPainter) -> None:
        look = self.notice.look
        painter.fillRect(self._foot, QColor(look.colours.paper))
        edge = QRect(self._foot.topLeft(), QSize(self._foot.width(), look.line))
        painter.fillRect(edge, QColor(look.colours.warn))
        sign = draw_sign("warn", look.colours.warn, look.text_px, self.devicePixelRatioF())
        line = height_of("Ag", look.font(), self.width())
        top = self.notice.y() + (line - look.text_px) / 2
        painter.drawPixmap(QPointF(2 * look.gap, top), sign)

    def _rows(self, look: Look, width: int, hero: float, space: float) -> list[Row | None]:
        """Return everything but the panel; None for a row with a word that is too wide."""
        gap = round(look.gap * space)
        self.hero.share = hero
        begin = QSize(look.mm(_BEGIN_MM.width()), round(look.mm(_BEGIN_MM.height()) * space))
        return [
            self._head_row(look, width),
            words_row(look, self.hero, width, 2 * gap),
            words_row(look, self.how_long, width, gap),
            words_row(look, self.privacy, width, gap // 2),
            button_row(look, self.begin_button, width, round(1.5 * gap), begin),
            options_row(look, self._options_seen(), width, round(1.2 * gap)),
        ]

    def _place_all(self, look: Look, panel: Panel, rows: Sequence[Row], column: QRect) -> None:
        self.panel = panel
        place_rows(look, [balanced(look, row) for row in rows], column)

    def _options_seen(self) -> list[OptionButton]:
        fixed = (self.large_button, self.contrast_button, self.voice_button)
        return [button for button in (*fixed, *self.language_buttons) if not button.isHidden()]

    def _head_row(self, look: Look, width: int) -> Row | None:
        """Return the row of logo, name and place of the office; without parts if it has none."""
        logo = self.logo.size_for(look.mm(_LOGO_MM))
        left = logo.width() + look.gap if logo.isValid() else 0
        parts: list[tuple[QWidget, QRect]] = []
        deep = 0
        for part in (self.instansi, self.office_place):
            if not part.text():
                continue
            size = words_size(look, part, width - left)
            if size is None:
                return None
            parts.append((part, QRect(QPoint(left, deep), size)))
            deep += size.height()
        if logo.isValid():
            # The lower of the two stands in the middle of the higher.
            down = max((logo.height() - deep) // 2, 0)
            parts = [(part, where.translated(0, down)) for part, where in parts]
            parts.append((self.logo, QRect(QPoint(0, max((deep - logo.height()) // 2, 0)), logo)))
        return Row(0, parts)
