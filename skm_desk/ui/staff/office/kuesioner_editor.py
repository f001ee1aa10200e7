"""KuesionerEditor: a question set in other words, kept as a new version or thrown away."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from skm_desk.domain import kuesioner_edits as edits
from skm_desk.domain.kuesioner import Kuesioner, Wording
from skm_desk.domain.kuesioner_edits import INDONESIAN, LONGEST_JUDUL
from skm_desk.domain.settings import Office
from skm_desk.ui.shared.form_area import room_for
from skm_desk.ui.shared.labels import make_button, make_label
from skm_desk.ui.shared.tasks import Tasks
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.office import kuesioner_words as texts
from skm_desk.ui.staff.office.language_row import LanguageRow
from skm_desk.ui.staff.office.question_fields import QuestionFields
from skm_desk.ui.staff.office.question_preview import QuestionPreview
from skm_desk.ui.staff.row_list import RowList
from skm_desk.ui.staff.waiting_form import WaitingForm, make_field
from skm_desk.use_cases.edit_kuesioner import save_version

_LARGEST = QSize(1240, 680)
_NARROWEST = 1000
_RING_ROOM = 8
_ROOM = QSize(48, 56)  # that the desktop keeps
_LIST_WIDTH = 300
_PREVIEW_WIDTH = 400


class KuesionerEditor(WaitingForm):
    """Nothing is written until it is saved; `kept` is the new version then.

    Leaving with changes asks for a second try.
    """

    def __init__(
        self,
        tasks: Tasks,
        deeds: Deeds,
        parent: QWidget,
        base: Kuesioner,
        office: Office,
        kode: str | None,
    ) -> None:
        title = f"Versi baru dari versi {base.version}"
        super().__init__(
            deeds, parent, title, "Simpan versi baru", "Simpan semua perubahan sebagai versi baru"
        )
        self.kept: Kuesioner | None = None
        self._base = self._draft = base
        self._office = office
        self._kode = kode or base.questions[0].kode
        self._is_warned = False
        self._before_removal: tuple[Kuesioner, str] | None = None
        self.judul = make_field("Judul kuesioner", "Dicetak di atas formulir kertas")
        self.judul.setMaxLength(LONGEST_JUDUL)
        self.judul.setText(base.judul)
        self.list = RowList("Pertanyaan", texts.EDIT_LIST_MEANING, grows=False)
        self.up_button = make_button("Naik", "Ajukan lebih awal (Alt+Panah atas)", "up")
        self.down_button = make_button("Turun", "Ajukan lebih akhir (Alt+Panah bawah)", "down")
        self.add_button = make_button("Tambah", "", "add")
        self.remove_button = make_button("Hapus", "", "remove")
        self.undo_button = make_button(
            "Kembalikan pertanyaan", "Kembalikan pertanyaan yang baru dihapus", "undo"
        )
        self.unsur = make_label("note", wrap=True)
        self.languages = LanguageRow()
        self.fields = QuestionFields()
        self.stale = make_label("warn", wrap=True)
        self.preview = QuestionPreview(tasks)
        self._connect()
        self._lay_out()
        self.languages.show_languages(base)
        self._show()
        self.fields.focus_part(0)
        room = room_for(self).size()
        self.set_width(_NARROWEST)
        self.preview.setVisible(room.width() >= _NARROWEST)  # it leaves the words no room there
        # Qt itself takes no more than two thirds of the screen.
        self.resize((room - _ROOM).boundedTo(_LARGEST))

    @property
    def draft(self) -> Kuesioner:
        """The set as it stands now."""
        return self._draft

    def try_accept(self) -> None:
        """Keep the new version; what is missing is told at its field."""
        if not self.judul.text().strip():
            self.refuse(texts.JUDUL_MISSING, self.judul)
            return
        fault = edits.first_fault(self._draft)
        if fault is not None:
            self._kode = fault.kode
            self.languages.mark(fault.language)
            self._show()
            self.fields.refuse(fault.place, texts.fault_words(self._draft, fault))
            return
        desk, draft = self._deeds.desk, self._draft
        self.run(lambda: desk.do(save_version, draft), self._was_kept)

    def reject(self) -> None:
        """Close without keeping anything; changes are thrown away at the second try."""
        if edits.tidied(self._draft) != edits.tidied(self._base) and not self._is_warned:
            self._is_warned = True
            self.refuse(texts.UNSAVED, None)
            return
        super().reject()

    def _was_kept(self, kept: Kuesioner) -> None:
        self.kept = kept
        self.accept()

    def _take(self, draft: Kuesioner, kode: str) -> None:
        """Go on with a changed set, at this question."""
        self._draft, self._kode = draft, kode
        self._is_warned = False
        self.failure.hide()
        self._show()

    def _show(self) -> None:
        question = edits.question_of(self._draft, self._kode)
        language = self.languages.language
        self.list.show_rows(texts.question_rows(self._draft, mark_missing=True), self._kode)
        self.unsur.setText(texts.unsur_words(self._draft, question))
        self.fields.show_wording(edits.wording_of(question, language))
        stale = texts.stale_words(self._base, self._draft, self._kode, language)
        self.stale.setText(stale)
        self.stale.setVisible(bool(stale))
        self.add_button.setEnabled(edits.may_add(self._draft, question.unsur))
        _describe(self.add_button, texts.add_meaning(self._draft, question))
        may_remove = edits.may_remove(self._draft, self._kode)
        self.remove_button.setEnabled(may_remove)
        _describe(self.remove_button, texts.REMOVE_MEANING if may_remove else texts.ONLY_QUESTION)
        self.undo_button.setVisible(self._before_removal is not None)
        self.preview.show_question(self._draft, self._office, self._kode, language)

    @Slot(str)
    def _step(self, kode: str) -> None:
        self._kode = kode
        self._show()

    @Slot(object)
    def _reword(self, wording: Wording) -> None:
        language = self.languages.language
        self._take(edits.reworded(self._draft, self._kode, wording, language), self._kode)

    @Slot(int)
    def _move(self, step: int) -> None:
        self._take(edits.moved(self._draft, self._kode, step), self._kode)

    @Slot()
    def _add(self) -> None:
        unsur = edits.question_of(self._draft, self._kode).unsur
        self.languages.mark(INDONESIAN)
        self._take(*edits.with_question(self._draft, unsur))
        self.fields.focus_part(0)

    @Slot()
    def _remove(self) -> None:
        kodes = [question.kode for question in self._draft.questions]
        place = kodes.index(self._kode)
        near = kodes[place - 1] if place else kodes[1]
        self._before_removal = (self._draft, self._kode)
        self._take(edits.without_question(self._draft, self._kode), near)
        self.undo_button.setFocus()

    @Slot()
    def _undo(self) -> None:
        """Put the question back that was removed last; what was changed since then stays."""
        if self._before_removal is None:
            return
        before, kode = self._before_removal
        self._before_removal = None
        self.list.setFocus()
        self._take(edits.with_back(self._draft, before, kode), kode)

    @Slot(str)
    def _drop_language(self, language: str) -> None:
        self._before_removal = None
        draft = edits.without_language(self._draft, language)
        self.languages.show_languages(draft)
        self._take(draft, self._kode)

    @Slot(str)
    def _rename(self, judul: str) -> None:
        self._take(edits.with_judul(self._draft, judul), self._kode)

    def _connect(self) -> None:
        self.judul.textEdited.connect(self._rename)
        self.list.stepped.connect(self._step)
        self.list.pushed.connect(self._move)
        self.list.opened.connect(lambda _: self.fields.focus_part(0))
        self.up_button.clicked.connect(lambda: self._move(-1))
        self.down_button.clicked.connect(lambda: self._move(1))
        self.add_button.clicked.connect(self._add)
        self.remove_button.clicked.connect(self._remove)
        self.undo_button.clicked.connect(self._undo)
        self.languages.picked.connect(self._show)
        self.languages.dropped.connect(self._drop_language)
        self.fields.edited.connect(self._reword)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        for pair in ((self.up_button, self.down_button), (self.add_button, self.remove_button)):
            row = QHBoxLayout()
            row.setSpacing(8)
            for button in pair:
                row.addWidget(button, 1)
            left.addLayout(row)
        left.addWidget(self.undo_button)
        self.list.setFixedWidth(_LIST_WIDTH)
        inner = QWidget()
        middle = QVBoxLayout(inner)
        middle.setContentsMargins(_RING_ROOM, 0, _RING_ROOM, _RING_ROOM)
        middle.setSpacing(8)
        for part in (self.unsur, self.languages, self.fields, self.stale):
            middle.addWidget(part)
        middle.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        right = QVBoxLayout()
        right.addWidget(self.preview)
        right.addStretch(0)
        self.preview.setFixedWidth(_PREVIEW_WIDTH)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(left)
        columns.addWidget(area, 1)
        columns.addLayout(right)
        head = QHBoxLayout()
        head.setSpacing(16)
        label = QLabel(self.judul.accessibleName())
        label.setBuddy(self.judul)
        head.addWidget(label)
        head.addWidget(self.judul, 1)
        self.body.addLayout(head)
        self.body.addSpacing(8)
        self.body.addLayout(columns, 1)


def _describe(button: QWidget, meaning: str) -> None:
    button.setToolTip(meaning)
    button.setAccessibleDescription(meaning)
