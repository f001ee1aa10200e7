"""TextPane: the texts that the office may write itself, beside what will be printed of them."""

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPlainTextEdit, QWidget

from skm_desk.ui.shared.labels import Card
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.notice import Notice
from skm_desk.ui.shared.timers import ring_once
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.documents.section_list import SectionList
from skm_desk.ui.staff.documents.sheets import Sheet, Sheets
from skm_desk.ui.staff.documents.text_card import TextCard
from skm_desk.ui.staff.documents.words import SAVED, text_state
from skm_desk.use_cases.edit_texts import TextView, printed_text, write_text

_LIST = 208
_LOWEST = 400
_NARROW = 880
_NARROWEST = 560
_PATIENCE_MS = 150  # until the typed text is filled in beside


class TextPane(QWidget):
    """`unsaved_changed` tells that there are other texts now that are not kept yet."""

    unsaved_changed = Signal()

    def __init__(self, deeds: Deeds, notice: Notice) -> None:
        super().__init__()
        self._deeds = deeds
        self._notice = notice
        self._view: TextView | None = None
        self._sheets = Sheets()
        self._shown: tuple[Sheet, ...] = ()
        self._refused: Sheet | None = None
        self.list = SectionList()
        self.list.setFixedWidth(_LIST)
        self.list.currentRowChanged.connect(self._choose)
        self.card = TextCard()
        self.card.changed.connect(self._note_text)
        self.printed = QPlainTextEdit()
        self.printed.setReadOnly(True)
        self.printed.setTabChangesFocus(True)
        self.printed.setObjectName("printed")
        self.printed.setAccessibleName("Yang tercetak")
        self._patience = ring_once(self, _PATIENCE_MS, self._fill_in)
        self._lay_out()

    @property
    def unsaved(self) -> tuple[Sheet, ...]:
        """The texts that are not kept yet, of all periods that were looked at."""
        return self._sheets.unsaved

    def show_texts(self, view: TextView) -> None:
        """Show the texts of a laporan; what is typed and not kept yet stays."""
        self._view = view
        self._shown = self._sheets.take(view)
        self._note_states()
        place = max(0, self.list.currentRow())
        self.list.setCurrentRow(place)
        self._choose(place)

    def save(self) -> None:
        """Keep every text that is not kept yet; the first that cannot be is led to."""
        self._refused = None
        desk = self._deeds.desk
        saved: list[str] = []
        for sheet in self.unsaved:
            text = sheet.text

            def work(sheet: Sheet = sheet, text: str = text) -> str:
                return desk.do(write_text, sheet.period, sheet.section.name, text)

            def done(own: str, sheet: Sheet = sheet) -> None:
                sheet.note_saved(own)
                saved.append(sheet.section.title)
                self._tell_saved(saved)

            def failed(fault: Exception, sheet: Sheet = sheet) -> None:
                self._refuse(sheet, fault)

            self._deeds.run(work, done, failed)

    def _lay_out(self) -> None:
        beside = Card("Yang tercetak")
        beside.body.setSpacing(8)
        beside.body.addWidget(self.printed, 1)
        self._pair = QHBoxLayout()
        self._pair.setSpacing(16)
        self._pair.addWidget(self.card, 1)
        self._pair.addWidget(beside, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.list)
        row.addLayout(self._pair, 1)
        self.setMinimumHeight(_LOWEST)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the narrow arrangement, so that the page may become that narrow."""
        usual = super().minimumSizeHint()
        return QSize(min(usual.width(), _NARROWEST), usual.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what is printed below the editor where there is no room beside it."""
        super().resizeEvent(event)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._pair.setDirection(down if self.width() < _NARROW else across)

    @Slot(int)
    def _choose(self, place: int) -> None:
        if self._view is None or not 0 <= place < len(self._shown):
            return
        sheet = self._shown[place]
        self.card.show_sheet(sheet, self._view.fillers)
        self._fill_in()

    @Slot()
    def _note_text(self) -> None:
        self._patience.start()
        self._note_states()

    @Slot()
    def _fill_in(self) -> None:
        if self._view is None or self.card.sheet is None:
            return
        text = self.card.sheet.text.strip() or self.card.sheet.section.standard
        printed = printed_text(text, self._view.values)
        if printed != self.printed.toPlainText():
            self.printed.setPlainText(printed)

    def _note_states(self) -> None:
        self.list.show_rows(
            [(s.section.title, text_state(s.section, s.is_unsaved)) for s in self._shown]
        )
        self.unsaved_changed.emit()

    def _tell_saved(self, titles: list[str]) -> None:
        self._note_states()
        self._fill_in()
        if self._refused is None:
            self.card.failure.hide()
            self._notice.show_done(SAVED.format(titles=", ".join(titles)))

    def _refuse(self, sheet: Sheet, fault: Exception) -> None:
        if self._refused is not None:
            return
        self._refused = sheet
        self._notice.hide()
        if sheet in self._shown:
            self.list.setCurrentRow(self._shown.index(sheet))
            self.card.refuse(failure_words(fault))
        else:
            self._notice.show_failure(failure_words(fault))
