"""FormTable: the rows of all forms, with the keys that a person expects in a long list."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from skm_desk.domain.form_list import FormOrder
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.shared.theme import make_font
from skm_desk.ui.staff.forms import forms_words as texts
from skm_desk.ui.staff.forms.form_model import SIGN, FormModel, Line
from skm_desk.use_cases.view_forms import FormListing, Spot

_ROW = 34
_HEAD = 38
_LEAST_ROWS = 6
_SIGN_GAP = 4
_PAD = 18  # of a cell, both sides together
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# What the columns must have room for, beside their heads; three share what is left.
_WIDEST = {
    texts.LEMBAR: "123456",
    texts.PERIOD: "contoh-2025",
    texts.TANGGAL: "30 September 2028",
    texts.JAM: "08.00–12.00",
    texts.SUMBER: "Sumber",
    texts.JENIS_KELAMIN: "Jenis kelamin",
    texts.USIA: "Usia",
    texts.PENDIDIKAN: "Pendidikan",
}
# Their least width in px, and their share of what is left.
_SHARES = {texts.LAYANAN: (110, 2), texts.PEKERJAAN: (92, 1), texts.STATE: (150, 3)}


class FormTable(SafeOverrides, QTableView):
    """`opened` tells of Enter or a double click on a row that is there, `sorted_by` of a column
    whose head was clicked."""

    opened = Signal()
    row_changed = Signal()
    sorted_by = Signal(int)

    def __init__(self, model: FormModel) -> None:
        super().__init__()
        self._forms = model
        self.setModel(model)
        self.setAccessibleName("Daftar formulir")
        meaning = "Panah, Home, dan End berpindah baris; Enter membuka formulirnya"
        self.setAccessibleDescription(meaning)
        self._set_ways()
        self._set_heads()
        self.setMinimumHeight(_HEAD + _LEAST_ROWS * _ROW)
        self.verticalScrollBar().valueChanged.connect(self._see)
        self.selectionModel().currentRowChanged.connect(self._tell_row)
        self.doubleClicked.connect(self._open)

    @property
    def current(self) -> Line | None:
        """The row where the keyboard is, if it is there yet."""
        return self._forms.line(self.currentIndex().row())

    @property
    def top(self) -> int:
        """The row at the head of the screen, from 0."""
        return max(0, self.rowAt(0))

    @property
    def spot(self) -> Spot:
        """What stands on screen now."""
        row = self.currentIndex().row()
        return Spot(self._forms.number(row), max(0, row), self.top, self._rows_on_screen())

    def show_listing(self, listing: FormListing, lines: tuple[Line, ...], order: FormOrder) -> None:
        """Show another list, at the spot that it names."""
        self._forms.show_listing(listing, lines, order)
        shows_period = listing.asked is not None and listing.asked.period is None
        self.setColumnHidden(texts.PERIOD, not shows_period)
        self.setColumnHidden(texts.JAM, shows_period)  # the room is that of one of them
        self._share_room()
        if listing.numbers:
            self.executeDelayedItemsLayout()  # else the scroll bar has no room yet
            self.setCurrentIndex(self._forms.index(listing.spot.row, 0))
            self.verticalScrollBar().setValue(listing.spot.top)
        self._see()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row at Enter; go to the first or last row at Home or End."""
        key = event.key()
        if key in _ENTER:
            if not event.isAutoRepeat():
                self._open()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._forms.rowCount():
            last = self._forms.rowCount() - 1
            self.setCurrentIndex(self._forms.index(0 if key == Qt.Key.Key_Home else last, 0))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Do nothing: Qt would read row after row until one begins with the letter."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show at once which row the keys go from."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._forms.rowCount():
            self.setCurrentIndex(self._forms.index(self.top, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()
        self._see()

    @Slot()
    def _see(self) -> None:
        """Tell the model which rows are on screen."""
        if self._forms.rowCount():
            first = self.top
            last = min(first + self._rows_on_screen(), self._forms.rowCount()) - 1
            self._forms.see(first, last)

    @Slot()
    def _open(self) -> None:
        if self.current is not None:
            self.opened.emit()

    @Slot(QModelIndex, QModelIndex)
    def _tell_row(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.row_changed.emit()

    @Slot(int)
    def _tell_head(self, column: int) -> None:
        if column in texts.SORTED_BY:
            self.sorted_by.emit(column)

    def _rows_on_screen(self) -> int:
        return self.viewport().height() // _ROW + 2

    def _set_ways(self) -> None:
        view = QAbstractItemView
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(view.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(view.SelectionBehavior.SelectRows)
        self.setSelectionMode(view.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(view.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(view.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(_ROW)
        rows.setDefaultSectionSize(_ROW)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _set_heads(self) -> None:
        head = self.horizontalHeader()
        head.setFixedHeight(_HEAD)
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.sectionClicked.connect(self._tell_head)
        metrics = QFontMetrics(make_font("note"))
        for column, words in _WIDEST.items():
            named = metrics.horizontalAdvance(texts.COLUMNS[column])
            named += SIGN + _SIGN_GAP if column in texts.SORTED_BY else 0
            self.setColumnWidth(column, max(metrics.horizontalAdvance(words), named) + _PAD)

    def _share_room(self) -> None:
        """Give the columns of words the room that the others leave."""
        taken = sum(self.columnWidth(column) for column in _WIDEST)
        taken += sum(least for least, _ in _SHARES.values())
        left = max(0, self.viewport().width() - taken)
        parts = sum(share for _, share in _SHARES.values())
        for column, (least, share) in _SHARES.items():
            self.setColumnWidth(column, least + left * share // parts)
