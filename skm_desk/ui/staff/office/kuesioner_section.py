"""KuesionerSection: all versions of the question sets, and how each looks to a visitor."""

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.kuesioner_edits import INDONESIAN
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.ui.shared.notice import Notice
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.office import kuesioner_words as texts
from skm_desk.ui.staff.office.kuesioner_editor import KuesionerEditor
from skm_desk.ui.staff.office.question_preview import QuestionPreview
from skm_desk.ui.staff.row_list import RowList
from skm_desk.use_cases.edit_kuesioner import KuesionerRow
from skm_desk.use_cases.view_office import OfficeView

_ACROSS = QBoxLayout.Direction.LeftToRight
_DOWN = QBoxLayout.Direction.TopToBottom
_NARROW = 900
_NARROWEST = 420
_ANY_WIDTH = 16_777_215  # what Qt takes for no limit
_LIST_WIDTH = 280
_QUESTIONS_WIDTH = 240


class KuesionerSection(SafeOverrides, QWidget):
    """The versions at the left; at the right the chosen one, question by question."""

    def __init__(self, context: Context, deeds: Deeds, notice: Notice) -> None:
        super().__init__()
        self._context = context
        self._deeds = deeds
        self._notice = notice
        self._view: OfficeView | None = None
        self._wanted: str | None = None
        self._question: str | None = None
        self.main_button = make_button(
            "Ubah sebagai versi baru", texts.EDIT_MEANING, "rename", main=True
        )
        self.main_button.setShortcut(QKeySequence("Ctrl+N"))
        self.list = RowList("Kuesioner", texts.LIST_MEANING)
        self.judul = make_label("section", wrap=True)
        self.source = make_label("quiet", wrap=True)
        self.newest = make_label("body", wrap=True)
        self.questions = RowList("Pertanyaan", texts.QUESTIONS_MEANING)
        self.preview = QuestionPreview(context.tasks)
        self._lay_out()
        self.main_button.clicked.connect(self._edit)
        self.list.stepped.connect(self._show_chosen)
        self.list.opened.connect(self._edit)
        self.questions.stepped.connect(self._show_question)

    def show_view(self, view: OfficeView) -> None:
        """Show all versions; the one that the person is at stays current."""
        self._view = view
        self.list.show_rows(texts.version_rows(view.kuesioner), self._wanted or self.list.key)
        self._show_chosen()

    @property
    def _chosen(self) -> KuesionerRow | None:
        rows = () if self._view is None else self._view.kuesioner
        key = self.list.key
        return next((row for row in rows if texts.key_of(row.kuesioner) == key), None)

    @Slot()
    def _show_chosen(self) -> None:
        row = self._chosen
        if row is None:
            return
        self._wanted = texts.key_of(row.kuesioner)
        self.judul.setText(row.kuesioner.judul)
        self.source.setText(texts.source_words(row.kuesioner))
        self.newest.setText(texts.newest_words(row))
        self.questions.show_rows(texts.question_rows(row.kuesioner), self._question)
        self._show_question()

    @Slot()
    def _show_question(self) -> None:
        row, kode = self._chosen, self.questions.key
        if row is None or kode is None or self._view is None:
            return
        self._question = kode
        self.preview.show_question(row.kuesioner, self._view.office, kode, INDONESIAN)

    @Slot()
    def _edit(self) -> None:
        row = self._chosen
        if row is None or self._view is None:
            return
        dialog = KuesionerEditor(
            self._context.tasks,
            self._deeds,
            self,
            row.kuesioner,
            self._view.office,
            self.questions.key,
        )
        dialog.accepted.connect(lambda: self._was_kept(dialog.kept))
        dialog.open()

    def _was_kept(self, kept: Kuesioner | None) -> None:
        self.list.setFocus()
        if kept is not None:
            self._wanted = texts.key_of(kept)
            self._notice.show_done(texts.saved_words(kept))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the narrow arrangement, so that the page may become that narrow."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the cards for the new width."""
        super().resizeEvent(event)
        self._arrange(self.width() < _NARROW)

    def _arrange(self, narrow: bool) -> None:
        """Stand versions, questions and preview beside each other, or one below the other."""
        way = _DOWN if narrow else _ACROSS
        if self._outer.direction() is way:
            return
        for layout in (self._outer, self._inner):
            layout.setDirection(way)
        for part, width in ((self._versions, _LIST_WIDTH), (self.questions, _QUESTIONS_WIDTH)):
            part.setMinimumWidth(0 if narrow else width)
            part.setMaximumWidth(_ANY_WIDTH if narrow else width)

    def _lay_out(self) -> None:
        self._versions = Card("Kuesioner dan versinya")
        self._versions.body.setSpacing(8)
        self._versions.body.addWidget(self.list)
        self._versions.body.addWidget(make_label("note", texts.FROZEN, wrap=True))
        self._versions.body.addStretch(1)
        asked = QVBoxLayout()
        asked.addWidget(self.questions)
        asked.addStretch(1)
        self._inner = QBoxLayout(_DOWN)
        self._inner.setSpacing(16)
        self._inner.addLayout(asked)
        self._inner.addWidget(self.preview, 1)
        chosen = Card()
        for part in (self.judul, self.source, self.newest):
            chosen.body.addWidget(part)
        chosen.body.addSpacing(12)
        chosen.body.addLayout(self._inner, 1)
        self._outer = QBoxLayout(_DOWN, self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(16)
        self._outer.addWidget(self._versions)
        self._outer.addWidget(chosen, 1)
        self._arrange(False)
