"""FormView: the whole paper form on one screen, and the keys that an officer types into it."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from skm_desk.domain.keying import ENTER, LEFT, NEXT
from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.sheet import CARRIED, Field, Sheet
from skm_desk.ui.entry.choice_panel import ChoicePanel, choices_line, spoken
from skm_desk.ui.entry.field_box import FieldBox, Standing
from skm_desk.ui.entry.field_line import FieldLine, Told
from skm_desk.ui.entry.field_words import digits_of, help_for, in_box, meaning_of, value_line
from skm_desk.ui.entry.form_parts import FormParts, build_parts, last_reached, make_card
from skm_desk.ui.entry.hint_line import HintLine
from skm_desk.ui.entry.text_boxes import NamedBox, SaranBox, owner_of
from skm_desk.ui.entry.typed_keys import key_of
from skm_desk.ui.shared.safe_overrides import SafeOverrides

_SIDE = 292
_NARROW = 980
_GAP = 12


class FormView(SafeOverrides, QWidget):
    """Shows a sheet and tells which keys were pressed; what they do is for its owner to say.

    ::

        view.pressed.connect(lambda key: view.show_sheet(press(sheet, key)))

    The keyboard stays in the form until the owner takes it away: Tab is one of its keys. A
    field that was clicked is told by `went_to`; texts come in whole by `text_typed`.
    """

    pressed = Signal(str)
    text_typed = Signal(str)
    escaped = Signal()
    went_to = Signal(str)
    moved = Signal(QWidget)  # what takes the keys of another field than before

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kuesioner: Kuesioner | None = None
        self._fields: tuple[Field, ...] = ()
        self._sheet: Sheet | None = None
        self._furthest = 0
        self._differing: Mapping[str, str] = {}
        self._readable_only = False
        self._parts: FormParts | None = None
        self._hint = ("", False)
        self._is_narrow = False
        self.panel = ChoicePanel()
        self.hint = HintLine()
        self._band = make_card(12, 6)
        self._form = make_card(12, 8)
        self._beside = make_card(16, 12)
        self._side = QVBoxLayout()
        self._side.setSpacing(_GAP)
        self._lay_out()

    @property
    def sheet(self) -> Sheet | None:
        """The sheet that is shown."""
        return self._sheet

    @property
    def lines(self) -> Mapping[str, FieldLine]:
        """The fields that are typed by digit, each with its line."""
        return {} if self._parts is None else self._parts.lines

    @property
    def texts(self) -> Mapping[str, SaranBox | NamedBox]:
        """The fields that are written in letters, each with its box."""
        return {} if self._parts is None else self._parts.texts

    def take_form(self, kuesioner: Kuesioner, fields: tuple[Field, ...]) -> None:
        """Build the form of a question set; the same one again costs nothing."""
        if (kuesioner, fields) == (self._kuesioner, self._fields):
            return
        old = self._parts
        self._kuesioner, self._fields, self._sheet = kuesioner, fields, None
        self._parts = parts = build_parts(kuesioner, fields)
        for line in parts.lines.values():
            line.clicked.connect(self._go_to)
            line.box.installEventFilter(self)
        for box in parts.texts.values():
            box.left.connect(self._press)
            box.changed.connect(self._take_text)
            box.installEventFilter(self)
        if old is not None:
            for group in (old.carried, old.body):
                group.hide()
                group.deleteLater()
        self._body_of(self._band).addWidget(parts.carried)
        self._body_of(self._form).insertWidget(0, parts.body, 1)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show what stands in a sheet; only what changed is drawn again.

        The keyboard follows to the present field if it is in the form already.
        """
        if self._sheet is None or sheet.id != self._sheet.id:
            self._furthest = 0
        self._furthest = max(self._furthest, sheet.place, last_reached(sheet))
        self._sheet = sheet
        holder = self.window().focusWidget()
        has_keyboard = holder is not None and (holder is self or self.isAncestorOf(holder))
        self._refresh()
        if has_keyboard and not self._readable_only:
            focus = self.first_focus()
            if not focus.hasFocus():
                focus.setFocus(Qt.FocusReason.OtherFocusReason)
                self.moved.emit(focus)

    def mark(self, differing: Mapping[str, str]) -> None:
        """Show a second value beside the first, by field; an empty mapping takes all away."""
        if differing != self._differing:
            self._differing = dict(differing)
            self._refresh()

    def show_hint(self, words: str, bad: bool = False) -> None:
        """Say one thing at the foot of the form; what is bad is red, heard and announced."""
        self._hint = (words, bad)
        self._show_hint()

    def set_readable_only(self) -> None:
        """Show forms to be read: no field is the present one, and no key is taken."""
        self._readable_only = True
        self._show_beside()
        self._refresh()

    def add_beside(self, widget: QWidget, stretch: int = 0) -> None:
        """Put something of the page below the choices, at the right of the form."""
        widget.setFixedWidth(_SIDE)
        self._cards.append(widget)
        self._side.addWidget(widget, stretch)

    def first_focus(self) -> QWidget:
        """Return what takes the keys of the present field: give it the focus to begin."""
        if self._sheet is None or self._parts is None:
            return self
        name = self._sheet.at.name
        if name in self._parts.texts:
            return self._parts.texts[name]
        return self._parts.lines[name].box

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take the keys of the boxes, and of the texts those that lead out of them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(watched, event)
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            if isinstance(watched, FieldBox):
                self._go_to(watched.name)
                return True
            if (box := owner_of(watched if isinstance(watched, QWidget) else None)) is not None:
                self._go_to(box.name)
        return False

    def minimumSizeHint(self) -> QSize:
        usual = super().minimumSizeHint()
        groups = (self._band.minimumSizeHint(), self._form.minimumSizeHint())
        return QSize(max(size.width() for size in groups), usual.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        if narrow is not self._is_narrow:
            self._is_narrow = narrow
            self._show_beside()
            self._show_hint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._take_key(self, event):
            super().keyPressEvent(event)

    def _take_key(self, watched: QObject, event: QKeyEvent) -> bool:
        if self._readable_only or self._sheet is None:
            return False
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.escaped.emit()
            return True
        key = key_of(event)
        in_text = isinstance(watched, QWidget) and owner_of(watched) is not None
        is_asked = self._sheet.asked is not None
        if is_asked and key == ENTER and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            key = "\n"  # a line of a text ends so: it is no answer
        elif in_text and not is_asked:
            is_tab = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            if not is_tab or key not in (NEXT, LEFT):
                return False
        if key is None:
            return False
        if key:
            self._press(key)
        return True

    @Slot(str)
    def _press(self, key: str) -> None:
        if not self._readable_only:
            self.pressed.emit(key)

    @Slot(str)
    def _take_text(self, text: str) -> None:
        if self._sheet is not None and self.sender() is self.first_focus():
            self.text_typed.emit(text)

    @Slot(str)
    def _go_to(self, name: str) -> None:
        if self._sheet is None or self._readable_only:
            return
        if name != self._sheet.at.name:
            self.went_to.emit(name)
        self.first_focus().setFocus(Qt.FocusReason.MouseFocusReason)

    def _refresh(self) -> None:
        sheet, kuesioner, parts = self._sheet, self._kuesioner, self._parts
        if sheet is None or kuesioner is None or parts is None:
            return
        for place, field in enumerate(sheet.fields):
            value = sheet.values.get(field.name)
            if value is None and self._readable_only and sheet.applies(field.name):
                value = ""  # a kept form has no field that was never reached
            if field.name in parts.texts:
                box = parts.texts[field.name]
                is_here = place == sheet.place and not self._readable_only
                box.show_text(value or "")
                box.setReadOnly(not is_here or sheet.asked is not None)
                parts.labels[field.name].setVisible(sheet.applies(field.name))
                continue
            second = self._differing.get(field.name)
            told = Told(
                digits_of(field, value) if self._readable_only else in_box(field, sheet),
                meaning_of(kuesioner, field, value),
                "" if second is None else value_line(kuesioner, field, second),
                self._standing(sheet, place),
            )
            parts.lines[field.name].tell(told)
        if not self._readable_only:
            told_beside = help_for(kuesioner, sheet)
            self.panel.tell(told_beside)
            self.first_focus().setAccessibleDescription(spoken(told_beside))
            if self._is_narrow:
                self._show_hint()

    def _show_beside(self) -> None:
        """Leave out what stands beside the form where there is no room, or nothing to tell."""
        for card in self._cards:
            card.setVisible(not self._is_narrow)
        self._beside.setVisible(not (self._is_narrow or self._readable_only))

    def _show_hint(self) -> None:
        """Show the hint; on a narrow form, in place of a usual one, the choices."""
        words, bad = self._hint
        choices = choices_line(self.panel.help) if self._is_narrow and not bad else ""
        self.hint.show_words(choices or words, bad)

    def _standing(self, sheet: Sheet, place: int) -> Standing:
        name = sheet.fields[place].name
        if place == sheet.place and not self._readable_only:
            return Standing.HERE if sheet.asked is None else Standing.ASKED
        is_filled = name in sheet.values
        if name in CARRIED:
            return Standing.CARRIED if is_filled else Standing.AHEAD
        if self._readable_only:
            return Standing.PASSED
        if place < sheet.place and (is_filled or not sheet.lacks(sheet.fields[place])):
            return Standing.PASSED
        return Standing.BEHIND if place <= self._furthest and is_filled else Standing.AHEAD

    def _lay_out(self) -> None:
        self._body_of(self._beside).addWidget(self.panel)
        self._side.addWidget(self._beside, 1)
        self._cards: list[QWidget] = [self._beside]
        self._body_of(self._form).addWidget(self.hint)
        self._beside.setFixedWidth(_SIDE)
        row = QHBoxLayout()
        row.setSpacing(_GAP)
        row.addWidget(self._form, 1)
        row.addLayout(self._side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self._band)
        column.addLayout(row, 1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName("Formulir")

    def _body_of(self, card: QFrame) -> QVBoxLayout:
        layout = card.layout()
        assert isinstance(layout, QVBoxLayout)
        return layout
