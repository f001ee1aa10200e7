"""WorksheetCard: the worksheets of a workbook, which of them are read, what their names become."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from skm_desk.domain.worksheet import NamesAs, Worksheet
from skm_desk.sentences.worksheet_words import forms_of, why_not_read
from skm_desk.ui.shared.labels import Card, make_label
from skm_desk.ui.staff.exchange import exchange_words as texts
from skm_desk.ui.staff.option_chooser import OptionChooser
from skm_desk.ui.staff.row_list import Row, RowList
from skm_desk.use_cases.view_file import FileView

_LEAST, _MOST = 120, 264  # the height of the list, in px


class WorksheetCard(Card):
    """`picked` carries the names of the worksheets that a person wants to be read, in the order of
    the book; `names_picked` what their names become, a NamesAs."""

    picked = Signal(object)
    names_picked = Signal(object)

    def __init__(self) -> None:
        super().__init__("Lembar kerja dalam berkas ini")
        self.body.setSpacing(8)
        self._worksheets: tuple[Worksheet, ...] = ()
        self.list = RowList("Lembar kerja", texts.WORKSHEETS_MEANING, grows=False)
        self.list.turned.connect(self._turn)
        self.names = OptionChooser("Nama lembar menjadi", texts.NAMES_MEANING)
        self.names.picked.connect(lambda: self.names_picked.emit(self.names.value))
        self._names_row = QWidget()
        row = QHBoxLayout(self._names_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(make_label("quiet", "Nama lembar menjadi"))
        row.addWidget(self.names)
        row.addStretch(1)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._names_row)

    def show_file(self, view: FileView) -> None:
        """List the worksheets of a file."""
        self._worksheets = view.worksheets
        self.list.show_rows([_row(one) for one in view.worksheets], self.list.key)
        rows = sum(self.list.sizeHintForRow(place) for place in range(self.list.count()))
        self.list.setMinimumHeight(min(max(rows, _LEAST), _MOST))
        offered = [(names, texts.NAMES_AS[names]) for names in view.names_offered]
        self._names_row.setVisible(bool(offered))
        nothing = (NamesAs.NOTHING, texts.NAMES_AS[NamesAs.NOTHING])
        self.names.show_options([nothing, *offered], view.how.names)

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is in it."""
        return self.list.hasFocus() or self.names.hasFocus()

    def _turn(self, name: str) -> None:
        """Take a worksheet in, or leave it out."""
        chosen = {one.name for one in self._worksheets if one.is_read}
        turned = next(one for one in self._worksheets if one.name == name)
        if turned.has_forms:
            chosen ^= {name}
            self.picked.emit(tuple(one.name for one in self._worksheets if one.name in chosen))


def _row(worksheet: Worksheet) -> Row:
    """Return the row of a worksheet: with a box to tick if it holds forms."""
    detail = "" if worksheet.is_read else why_not_read(worksheet)
    state = "dibaca" if worksheet.is_read else f"tidak dibaca, {detail}"
    return Row(
        worksheet.name,
        worksheet.name,
        note=forms_of(worksheet) if worksheet.is_read else "",
        detail=detail,
        dim=not worksheet.has_forms,
        tick=worksheet.is_read if worksheet.has_forms else None,
        spoken=f"{worksheet.name}, {forms_of(worksheet)}, {state}",
    )
