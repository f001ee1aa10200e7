"""TextCard: the editor of one text, with what may be inserted and the way back to the standard."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu

from skm_desk.ui.shared.announce import announce
from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.ui.staff.documents.sheets import Sheet
from skm_desk.ui.staff.documents.text_field import TextField
from skm_desk.ui.staff.documents.words import filler_line, length_note
from skm_desk.use_cases.edit_texts import Filler

_LONGEST_VALUE = 40


class TextCard(Card):
    """`changed` tells that the text of the sheet is another now."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sheet: Sheet | None = None
        self._lines: dict[str, str] = {}
        self._touched = ""  # the placeholder beside the cursor
        self._title = make_label("section", "", wrap=True)
        self._place = make_label("note", "", wrap=True)
        self.insert_button = make_button(
            "Sisipkan isian", "Sisipkan isian yang diganti program, misalnya nama instansi", "add"
        )
        self.menu = QMenu(self.insert_button)
        self.menu.setObjectName("fillers")
        self.menu.setAccessibleName("Isian yang dapat disisipkan")
        self.insert_button.setMenu(self.menu)
        self.undo_button = make_button("Urungkan", "Urungkan ketikan terakhir (Ctrl+Z)", "undo")
        self.field = TextField()
        self.field.textChanged.connect(self._note_text)
        self.field.undoAvailable.connect(self.undo_button.setEnabled)
        self.field.standing.connect(self._tell_filler)
        self.undo_button.clicked.connect(self.field.undo)
        self.standard_button = make_button(
            "Kembali ke teks baku", "Ganti teks ini dengan teks baku; dapat diurungkan"
        )
        self.standard_button.clicked.connect(self._restore)
        self.failure = make_label("warn", "", wrap=True)
        self.failure.hide()
        self._note = make_label("note", " ", wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        for button in (self.insert_button, self.undo_button):
            tools.addWidget(button)
        tools.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.standard_button)
        foot.addStretch(1)
        self.body.setSpacing(8)
        self.body.addWidget(self._title)
        self.body.addWidget(self._place)
        self.body.addLayout(tools)
        self.body.addWidget(self.field, 1)
        self.body.addWidget(self.failure)
        self.body.addWidget(self._note)
        self.body.addLayout(foot)

    def show_sheet(self, sheet: Sheet, fillers: Sequence[Filler]) -> None:
        """Edit this text; its own undo comes with it."""
        self._take_fillers(fillers)
        if sheet is self.sheet:
            self._note_text()
            return
        self.sheet = sheet
        self.failure.hide()
        section = sheet.section
        self._title.setText(section.title)
        self._place.setText(section.place)
        self.field.setAccessibleName(section.title)
        self.field.setAccessibleDescription(f"Teks {section.place}")
        self.field.setDocument(sheet.document)
        self.undo_button.setEnabled(sheet.document.isUndoAvailable())
        self._note_text()

    def refuse(self, sentence: str) -> None:
        """Say, and have said, why the text is not kept."""
        self.failure.setText(sentence)
        self.failure.setAccessibleName(sentence)
        self.failure.show()
        self.field.setFocus()
        announce(self.failure)

    def _take_fillers(self, fillers: Sequence[Filler]) -> None:
        lines = {filler.name: filler_line(filler) for filler in fillers}
        if lines == self._lines:
            return
        self._lines = lines
        self.field.show_values(lines)
        self.menu.clear()
        for filler in fillers:
            value = filler.value
            if len(value) > _LONGEST_VALUE:
                value = f"{value[:_LONGEST_VALUE]}…"
            # Qt takes a single & for the mark of a shortcut.
            action = self.menu.addAction(f"{filler.title}  –  {value}".replace("&", "&&"))
            action.triggered.connect(lambda _=False, name=filler.name: self.field.insert(name))

    @Slot()
    def _note_text(self) -> None:
        if self.sheet is None:
            return
        section = self.sheet.section
        self.standard_button.setEnabled(self.sheet.text.strip() != section.standard)
        self._tell_note()
        self.changed.emit()

    @Slot(str)
    def _tell_filler(self, name: str) -> None:
        self._touched = name
        self._tell_note()

    def _tell_note(self) -> None:
        """Say below the field how long the text is, or what is printed for a placeholder."""
        letters = len(self.sheet.text) if self.sheet is not None else 0
        self._note.setText(length_note(letters) or self._lines.get(self._touched, " "))

    @Slot()
    def _restore(self) -> None:
        if self.sheet is not None:
            self.field.replace_all(self.sheet.section.standard)
            self.field.setFocus()
