"""QuestionFields: the words of one question in one language, to be changed."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from skm_desk.domain.kuesioner import Wording
from skm_desk.domain.kuesioner_edits import LONGEST, parts_of
from skm_desk.ui.shared.announce import announce
from skm_desk.ui.shared.labels import make_label
from skm_desk.ui.shared.words_box import WordsBox
from skm_desk.ui.staff.office import kuesioner_words as texts
from skm_desk.ui.staff.waiting_form import make_field

_LINES = 3
_TEXT = 1  # the place of the question itself among the parts


class QuestionFields(QWidget):
    """`edited` carries the wording whenever a person changes it."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.text = WordsBox(texts.PARTS[_TEXT], texts.PART_MEANINGS[_TEXT], _LINES)
        self.fields: dict[int, QLineEdit] = {}
        for place, (name, meaning) in enumerate(zip(texts.PARTS, texts.PART_MEANINGS, strict=True)):
            if place != _TEXT:
                self.fields[place] = make_field(name, meaning)
                self.fields[place].setMaxLength(LONGEST[place])
        self.refusals = [make_label("warn", wrap=True) for _ in texts.PARTS]
        self._is_filling = False
        self._lay_out()
        self.text.textChanged.connect(self._tell)
        for field in self.fields.values():
            field.textChanged.connect(self._tell)

    @property
    def wording(self) -> Wording:
        """What stands in the fields."""
        one, two, three, four = (self.fields[place].text() for place in (2, 3, 4, 5))
        return Wording(self.fields[0].text(), self.text.toPlainText(), (one, two, three, four))

    def show_wording(self, wording: Wording) -> None:
        """Show these words; what stands there already keeps its cursor."""
        for refusal in self.refusals:
            refusal.hide()
        if wording == self.wording:
            return
        self._is_filling = True
        for place, part in enumerate(parts_of(wording)):
            if place == _TEXT:
                self.text.setPlainText(part)
            else:
                self.fields[place].setText(part)
                self.fields[place].setCursorPosition(0)
        self._is_filling = False

    def refuse(self, place: int, sentence: str) -> None:
        """Say, and have said, what is wrong with a part, below its field."""
        self.refusals[place].setText(sentence)
        self.refusals[place].show()
        self.focus_part(place)
        announce(self.refusals[place])

    def focus_part(self, place: int) -> None:
        """Lead the keyboard to a part."""
        field = self.text if place == _TEXT else self.fields[place]
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    @Slot()
    def _tell(self) -> None:
        if self._is_filling:
            return
        for refusal in self.refusals:
            refusal.hide()
        self.edited.emit(self.wording)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for place in (0, _TEXT):
            box: QWidget = self.text if place == _TEXT else self.fields[place]
            column.addWidget(self._name(place))
            column.addWidget(box)
            column.addWidget(self.refusals[place])
            column.addSpacing(8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for row, place in enumerate((2, 3, 4, 5)):
            grid.addWidget(self._name(place), 2 * row, 0)
            grid.addWidget(self.fields[place], 2 * row, 1)
            grid.addWidget(self.refusals[place], 2 * row + 1, 1)
        column.addLayout(grid)
        for refusal in self.refusals:
            refusal.hide()

    def _name(self, place: int) -> QLabel:
        if place == _TEXT:
            return self.text.label
        label = make_label("body", texts.PARTS[place])
        label.setBuddy(self.fields[place])
        return label
