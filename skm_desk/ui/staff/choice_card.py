"""ChoiceCard: which choices of the profile visitors are offered, and in which order."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout

from skm_desk.domain.kuesioner import ProfileChoice
from skm_desk.domain.profile_choices import FIELDS, kode_of
from skm_desk.ui.shared.announce import announce
from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.notice import Notice
from skm_desk.ui.shared.segments import make_segment
from skm_desk.ui.staff import choice_edits
from skm_desk.ui.staff import kiosk_words as texts
from skm_desk.ui.staff.choice_dialog import ChoiceDialog
from skm_desk.ui.staff.choice_edits import Choices
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.row_list import RowList
from skm_desk.ui.staff.tick_box import TickBox
from skm_desk.use_cases.set_up_kiosk import KioskSetup, add_choice, arrange_choices

_WITH_TEXT = "pekerjaan"  # only this field has a text of its own in a filled form
_CANNOT_RENAME = "Hanya pilihan tambahan kantor yang dapat diganti namanya"
_RENAME = "Ganti nama pilihan tambahan ini"


class ChoiceCard(Card):
    """One field at a time. Every change is kept at once, and none loses a choice."""

    def __init__(self, deeds: Deeds, notice: Notice) -> None:
        super().__init__("Profil pengunjung")
        self._deeds = deeds
        self._notice = notice
        self._setup: KioskSetup | None = None
        self._edited: dict[str, Choices] = {}  # until the file has been read again
        self._current: dict[str, str] = {}  # the kode of the row that the person was at
        self._told = ""  # what came of the last deed, until another field is shown
        self._field = FIELDS[0]
        self.group = QButtonGroup(self)
        self.ask = TickBox(texts.ASK, "Ajukan pertanyaan ini di kios")
        self.list = RowList("Pilihan", texts.CHOICES_MEANING)
        self.told = make_label("note", wrap=True)
        self.up_button = make_button("Naik", "Pindahkan pilihan ke atas (Alt+Panah atas)", "up")
        self.down_button = make_button(
            "Turun", "Pindahkan pilihan ke bawah (Alt+Panah bawah)", "down"
        )
        self.rename_button = make_button("Ganti nama", _CANNOT_RENAME, "rename")
        self.add_button = make_button("Tambah pilihan", "Tambah pilihan kantor sendiri", "add")
        self._lay_out()
        self.group.idClicked.connect(lambda place: self.show_field(FIELDS[place]))
        self.ask.clicked.connect(self._ask)
        self.list.turned.connect(self._turn)
        self.list.pushed.connect(self._move)
        self.list.stepped.connect(self._note_row)
        self.up_button.clicked.connect(lambda: self._move(-1))
        self.down_button.clicked.connect(lambda: self._move(1))
        self.rename_button.clicked.connect(self._rename)
        self.add_button.clicked.connect(self._add)
        self.show_field(self._field)

    @property
    def field(self) -> str:
        """The field that is shown."""
        return self._field

    def show_setup(self, setup: KioskSetup) -> None:
        """Show how the profile stands now; the row that the person is at stays current."""
        self._setup = setup
        self._edited.clear()
        self.list.keep_room(max(len(setup.choices(field)) for field in FIELDS))
        self._show()

    def show_field(self, field: str) -> None:
        """Show the choices of another field."""
        self._field = field
        self._told = ""
        self.group.button(FIELDS.index(field)).setChecked(True)
        self.list.setAccessibleName(f"Pilihan {texts.FIELDS[field].lower()}")
        self._show()

    @property
    def choices(self) -> Choices:
        """The choices that are shown."""
        if self._setup is None:
            return ()
        return self._edited.get(self._field) or self._setup.choices(self._field)

    @property
    def chosen(self) -> ProfileChoice | None:
        """The choice of the current row, or None."""
        return next((choice for choice in self.choices if choice.kode == self.list.key), None)

    def _show(self) -> None:
        choices = self.choices
        self.list.show_rows(texts.choice_rows(choices), self._current.get(self._field))
        is_asked = choice_edits.is_asked(choices)
        self.ask.setChecked(is_asked)
        told = self._told or texts.CHOICES_NOTE
        self.told.setText(told if is_asked or not choices else texts.NOT_ASKED)
        self._note_row()

    def _change(self, choices: Choices, told: str) -> None:
        """Show the choices as they are to be, and keep them beside the window."""
        desk, field = self._deeds.desk, self._field
        self._edited[field] = choices
        self._tell(told)
        self._deeds.run(
            lambda: desk.do(arrange_choices, field, choices), lambda _: None, self._fail
        )

    def _tell(self, told: str) -> None:
        """Say below the list, and have said, what came of a deed."""
        self._told = told
        self._show()
        announce(self.told)

    def _fail(self, fault: Exception) -> None:
        self._edited.clear()
        self._told = ""
        self._show()
        self._notice.show_failure(failure_words(fault))

    @Slot(bool)
    def _ask(self, on: bool) -> None:
        self._change(choice_edits.asked(self.choices, on), "")

    @Slot(str)
    def _turn(self, kode: str) -> None:
        place = [choice.kode for choice in self.choices].index(kode)
        choices = choice_edits.turned(self.choices, place)
        self._change(choices, texts.turned_words(choices[place]))

    @Slot(int)
    def _move(self, step: int) -> None:
        chosen, place = self.chosen, self.list.currentRow()
        if chosen is None:
            return
        choices = choice_edits.moved(self.choices, place, step)
        if choices == self.choices:
            self._tell(texts.edge_words(chosen, step))
            return
        self._change(choices, texts.moved_words(chosen, place + step, len(choices)))

    @Slot()
    def _note_row(self) -> None:
        """Remember where the person is; offer a new name for what the office added."""
        chosen = self.chosen
        may_rename = False
        if chosen is not None and self._setup is not None:
            self._current[self._field] = chosen.kode
            may_rename = self._setup.may_rename(self._field, chosen.kode)
        self.rename_button.setEnabled(may_rename)
        meaning = _RENAME if may_rename else _CANNOT_RENAME
        self.rename_button.setToolTip(meaning)
        self.rename_button.setAccessibleDescription(meaning)

    @Slot()
    def _rename(self) -> None:
        chosen, field = self.chosen, self._field
        if chosen is None:
            return
        choices, desk, kode = self.choices, self._deeds.desk, chosen.kode
        others = [choice for choice in choices if choice.kode != kode]

        def save(label: str, _with_text: bool) -> object:
            return desk.do(arrange_choices, field, choice_edits.renamed(choices, kode, label))

        ChoiceDialog(
            self._deeds, self, "Ganti nama pilihan", others, save, label=chosen.label
        ).open()

    @Slot()
    def _add(self) -> None:
        desk, field = self._deeds.desk, self._field

        def save(label: str, with_text: bool) -> object:
            return desk.do(add_choice, field, label, with_text)

        title = f"Pilihan {texts.FIELDS[field].lower()} baru"
        dialog = ChoiceDialog(
            self._deeds, self, title, self.choices, save, may_ask_text=field == _WITH_TEXT
        )
        dialog.accepted.connect(lambda: self._go_to_new(field, dialog.label.text()))
        dialog.open()

    def _go_to_new(self, field: str, label: str) -> None:
        """Have the new row current as soon as the file has been read again."""
        self._current[field] = kode_of(label.strip(), self.choices)

    def _lay_out(self) -> None:
        places = QHBoxLayout()
        places.setSpacing(0)
        for number, field in enumerate(FIELDS):
            meaning = f"Tampilkan pilihan {texts.FIELDS[field].lower()}"
            button = make_segment(texts.FIELDS[field], meaning, number, len(FIELDS))
            self.group.addButton(button, number)
            places.addWidget(button, 1)
        head = QHBoxLayout()
        head.addWidget(self.ask)
        head.addStretch(1)
        head.addWidget(self.add_button)
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        for deed in (self.up_button, self.down_button, self.rename_button):
            deeds.addWidget(deed)
        deeds.addStretch(1)
        self.body.addSpacing(4)
        self.body.addLayout(places)
        self.body.addSpacing(8)
        self.body.addLayout(head)
        self.body.addSpacing(8)
        self.body.addWidget(self.list)
        self.body.addSpacing(8)
        self.body.addLayout(deeds)
        self.body.addSpacing(4)
        self.body.addWidget(self.told)
