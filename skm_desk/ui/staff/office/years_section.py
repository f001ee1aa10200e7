"""YearsSection: the years before this program: add, change, empty, and see what is known."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from skm_desk.domain.trend import EarlierYear
from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.notice import Notice, Step
from skm_desk.ui.staff.card_columns import CardColumns
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.office import year_words as texts
from skm_desk.ui.staff.office.year_dialog import YearDialog
from skm_desk.ui.staff.row_list import RowList
from skm_desk.use_cases.manage_years import (
    YearRow,
    YearsView,
    empty_year,
    give_back_year,
)
from skm_desk.use_cases.view_office import OfficeView

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
_FIGURE = 88


class YearsSection(QWidget):
    """The list at the left; at the right what was typed in of the chosen year."""

    def __init__(self, deeds: Deeds, notice: Notice) -> None:
        super().__init__()
        self._deeds = deeds
        self._notice = notice
        self._view: YearsView | None = None
        self._wanted: str | None = None
        self.main_button = make_button("Tambah tahun", texts.ADD_MEANING, "add", main=True)
        self.main_button.setShortcut(QKeySequence("Ctrl+N"))
        self.list = RowList("Tahun sebelumnya", texts.LIST_MEANING)
        self.change_button = make_button("Ubah nilai", texts.CHANGE_MEANING, "rename")
        self.empty_button = make_button("Kosongkan", texts.EMPTY_MEANING, "remove")
        self.detail = YearCard()
        self._lay_out()
        self.main_button.clicked.connect(self._add)
        self.change_button.clicked.connect(self._change)
        self.empty_button.clicked.connect(self._empty)
        self.list.opened.connect(self._change)
        self.list.stepped.connect(self._show_chosen)

    def show_view(self, view: OfficeView) -> None:
        """Show what is known; the year that the person is at stays current."""
        self._view = view.years
        rows = view.years.rows
        self.list.show_rows(texts.list_rows(rows), self._wanted or self.list.key)
        self.columns.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self._show_chosen()

    @property
    def _chosen(self) -> YearRow | None:
        rows = () if self._view is None else self._view.rows
        return next((row for row in rows if str(row.year.tahun) == self.list.key), None)

    @Slot()
    def _show_chosen(self) -> None:
        row = self._chosen
        self._wanted = None if row is None else str(row.year.tahun)
        if row is not None and self._view is not None:
            self.detail.show_row(row, self._view)
            self.change_button.setEnabled(row.period is None)

    @Slot()
    def _add(self) -> None:
        if self._view is not None:
            self._open(YearDialog(self._deeds, self, self._view, None), None)

    @Slot()
    def _change(self) -> None:
        row = self._chosen
        if row is not None and self._view is not None and row.period is None:
            self._open(YearDialog(self._deeds, self, self._view, row.year), row.year)

    def _open(self, dialog: YearDialog, before: EarlierYear | None) -> None:
        dialog.accepted.connect(lambda: self._was_kept(before, dialog.kept))
        dialog.open()

    def _was_kept(self, before: EarlierYear | None, after: EarlierYear | None) -> None:
        self.list.setFocus()
        if after is None or after == before:
            return
        self._wanted = str(after.tahun)
        give_back = partial(self._give_back, before or EarlierYear(after.tahun))
        meaning = "Kembalikan nilai sebelumnya"
        self._notice.show_done(texts.kept_words(after.tahun), Step("Urungkan", meaning, give_back))

    @Slot()
    def _empty(self) -> None:
        row, desk = self._chosen, self._deeds.desk
        if row is None:
            return
        tahun = row.year.tahun
        step = Step("Urungkan", "Kembalikan nilai tahun ini", partial(self._give_back, row.year))
        self._deeds.run(
            lambda: desk.do(empty_year, tahun),
            done=lambda _: self._notice.show_done(texts.emptied_words(tahun), step),
            failed=self._fail,
        )

    def _give_back(self, year: EarlierYear) -> None:
        """Put a year back as it was; one that was not there is emptied again."""
        desk = self._deeds.desk
        self._wanted = str(year.tahun)
        self._deeds.run(
            lambda: desk.do(give_back_year, year),
            done=lambda _: self._notice.hide(),
            failed=self._fail,
        )

    def _fail(self, fault: Exception) -> None:
        self._notice.show_failure(failure_words(fault))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.change_button, self.empty_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        listed = Card("Tahun")
        listed.body.setSpacing(8)
        listed.body.addWidget(self.list)
        listed.body.addLayout(buttons)
        self.columns = CardColumns((listed,), (self.detail,))
        self.empty = Card()
        self.empty.body.addWidget(make_label("body", texts.EMPTY, wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.empty)
        column.addWidget(self.columns)
        column.addStretch(1)


class YearCard(Card):
    """What is known of one year: its IKM, its bobot, NRR and nilai of each unsur."""

    def __init__(self) -> None:
        super().__init__()
        self.title = make_label("section")
        self.head = make_label("body", wrap=True)
        self.note = make_label("note", wrap=True)
        self.computed = make_label("warn", wrap=True)
        self._cells: list[tuple[QLabel, QLabel, QLabel]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        for column, words in enumerate(("Unsur", "NRR", "Nilai")):
            label = make_label("quiet", words)
            self._grid.addWidget(label, 0, column, _RIGHT if column else Qt.AlignmentFlag.AlignTop)
        for column in (1, 2):
            self._grid.setColumnMinimumWidth(column, _FIGURE)
        for part in (self.title, self.head, self.computed, self.note):
            self.body.addWidget(part)
        self.body.addSpacing(8)
        self.body.addLayout(self._grid)

    def show_row(self, row: YearRow, view: YearsView) -> None:
        """Show a year."""
        title = f"Tahun {row.year.tahun}"
        self.title.setText(title)
        self.setAccessibleName(title)
        self.head.setText(texts.head_words(row.year))
        self.note.setText(texts.note_words(row.year))
        self.computed.setVisible(row.period is not None)
        if row.period is not None:
            self.computed.setText(f"{texts.computed_words(row.period)}.")
        facts = texts.unsur_facts(row.year, view.unsur_list)
        while len(self._cells) < len(facts):
            cells = (make_label("body", wrap=True), make_label("strong"), make_label("strong"))
            for column, label in enumerate(cells):
                where = _RIGHT if column else Qt.AlignmentFlag(0)
                self._grid.addWidget(label, len(self._cells) + 1, column, where)
            self._cells.append(cells)
        for place, cells in enumerate(self._cells):
            for column, label in enumerate(cells):
                label.setVisible(place < len(facts))
                label.setText(facts[place][column] if place < len(facts) else "")
