"""CorrectFrame: what the dialog of corrections looks like at each of its stages."""

from enum import Enum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from skm_desk.ui.entry import correct_words as texts
from skm_desk.ui.entry.correct_review import ReviewPane
from skm_desk.ui.entry.form_view import FormView
from skm_desk.ui.shared.announce import announce
from skm_desk.ui.shared.dialogs import Dialog
from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.ui.shared.messages import CLOSE

_USUAL = QSize(1240, 716)
_ROOM = QSize(48, 24)  # between the dialog and the edges of its window
_NUMBER_WIDTH = 160


class Stage(Enum):
    """How far the work on a form is; the value is the verb of the main button."""

    ASKING = ""
    SHOWN = "Perbaiki"
    TYPING = "Lanjut (F9)"
    REASON = "Simpan perbaikan"
    VOIDING = "Batalkan formulir"
    SURE = "Ya, batalkan"


class CorrectFrame(Dialog):
    """A number on top, a form or what is to be done to it below, one main button at the foot."""

    def __init__(self, parent: QWidget, title: str, officer: str) -> None:
        super().__init__(parent, title)
        self.stage = Stage.ASKING
        self.number = QLineEdit()
        self.find_button = make_button("Cari", "Cari formulir dengan nomor ini")
        self.about = make_label("quiet")
        self.sentence = make_label("section", texts.ASK_LEMBAR, wrap=True)
        self.shown, self.typed = FormView(), FormView()
        self.history = make_label("note", wrap=True)
        self.review = ReviewPane(officer)
        self.told = make_label("note", wrap=True)
        self.void_button = make_button("Batalkan formulir", "Nyatakan formulir ini tidak berlaku")
        self.back_button = make_button("Kembali", "Kembali tanpa menyimpan (Esc)")
        self.main_button = make_button("Perbaiki", "Langkah berikutnya (Enter)", main=True)
        self.close_button = make_button(CLOSE, "Tutup jendela ini")
        # Tab and Enter belong to the form while it is typed.
        self.go_on = QShortcut(QKeySequence("F9"), self)
        self._asking = Card()
        self._stack = QStackedWidget()
        self.area = QScrollArea()
        self._lay_out()
        self.take_buttons(self.close_button)
        self.resize(_USUAL.boundedTo(parent.window().size() - _ROOM))

    def show_stage(self, stage: Stage, is_void: bool = False) -> None:
        """Show what belongs to a stage, and lead the keyboard to where it begins."""
        self.stage = stage
        review = (Stage.REASON, Stage.VOIDING, Stage.SURE)
        pane: QWidget = self.review
        if stage not in review:
            panes = {Stage.ASKING: self._asking, Stage.SHOWN: self.shown, Stage.TYPING: self.typed}
            pane = panes[stage]
        self._stack.setCurrentWidget(pane)
        asks = stage in (Stage.ASKING, Stage.SHOWN)
        for part in (self.number, self.find_button):
            part.setEnabled(asks)
        self.about.setVisible(stage is not Stage.ASKING)
        self.void_button.setVisible(stage is Stage.SHOWN and not is_void)
        self.main_button.setVisible(stage is not Stage.ASKING and not is_void)
        self.main_button.setText(stage.value)
        self.go_on.setEnabled(stage is Stage.TYPING)
        self.back_button.setVisible(not asks)
        self.close_button.setVisible(asks)
        self.review.lock(stage is Stage.SURE)
        self.tell("")
        self._lead(stage, is_void)

    def tell(self, words: str, bad: bool = False) -> None:
        """Say at the foot, and have said, what came of a deed or why it is not done."""
        self.told.setText(words)
        self.told.setToolTip(words)
        self.told.setProperty("role", "warn" if bad else "note")
        self.told.style().polish(self.told)
        announce(self.told)

    def refuse(self, words: str, field: QLineEdit | None) -> None:
        """Say why something is not done; lead to the field that is at fault."""
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            field.selectAll()
        self.tell(words, bad=True)

    def lead_to_number(self) -> None:
        """Have the number of another form typed."""
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)
        self.number.selectAll()

    def _lead(self, stage: Stage, is_void: bool) -> None:
        if stage in (Stage.REASON, Stage.VOIDING):
            self.review.take_focus()
            return
        begins: dict[Stage, QWidget] = {
            Stage.SHOWN: self.main_button,
            Stage.TYPING: self.typed.first_focus(),
            Stage.SURE: self.back_button,  # Enter pressed once too often voids nothing
        }
        if stage is Stage.ASKING or is_void:
            self.lead_to_number()
        else:
            begins[stage].setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.number.setFixedWidth(_NUMBER_WIDTH)
        self.number.setAccessibleName("Nomor lembar")
        self.number.setAccessibleDescription(texts.ASK_LEMBAR)
        self.number.setToolTip(texts.ASK_LEMBAR)
        label = make_label("body", "Nomor lembar")
        label.setBuddy(self.number)
        head = QHBoxLayout()
        head.setSpacing(12)
        for part in (label, self.number, self.find_button):
            head.addWidget(part)
        head.addSpacing(12)
        head.addWidget(self.about, 1)
        room = self.about.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # else the rest of the row moves
        room.setHorizontalPolicy(QSizePolicy.Policy.Ignored)  # a long reason widens nothing
        self.about.setSizePolicy(room)
        self._asking.body.addWidget(self.sentence)
        self._asking.body.addStretch(1)
        self.shown.set_readable_only()
        if (panel := self.shown.panel.parentWidget()) is not None:
            panel.hide()  # there is nothing to type yet
        self.shown.add_beside(self._history_card(), 1)
        for pane in (self._asking, self.shown, self.typed, self.review):
            self._stack.addWidget(pane)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidget(self._stack)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.void_button)
        foot.addWidget(self.told, 1)
        for button in (self.back_button, self.close_button, self.main_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.area, 1)
        column.addLayout(foot)

    def _history_card(self) -> Card:
        card = Card("Riwayat formulir ini")
        self.history.setAlignment(Qt.AlignmentFlag.AlignTop)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self.history)
        area.setAccessibleName("Riwayat formulir ini")
        area.setAccessibleDescription("Apa yang terjadi pada formulir ini, yang terbaru di atas")
        card.body.addWidget(area, 1)
        return card
