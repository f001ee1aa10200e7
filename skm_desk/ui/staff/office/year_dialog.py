"""YearDialog: the values of a year before this program, typed from an old laporan."""

from decimal import Decimal

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from skm_desk.domain.errors import SkmError
from skm_desk.domain.office_errors import (
    EarlierValueInvalid,
    NoteTooLong,
    TahunComputed,
    TahunEmpty,
    TahunExists,
    TahunOutOfRange,
)
from skm_desk.domain.trend import EarlierYear
from skm_desk.ui.shared.labels import make_label
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.office import year_words as texts
from skm_desk.ui.staff.typed_values import Unread
from skm_desk.ui.staff.waiting_form import WaitingForm, make_field
from skm_desk.use_cases.manage_years import YearsView, put_year

_WIDTH = 960
_FIELD = 92
_READING = 168


class YearDialog(WaitingForm):
    """Says beside each field how it is read; `kept` holds the year when it was accepted."""

    def __init__(
        self, deeds: Deeds, parent: QWidget, view: YearsView, year: EarlierYear | None
    ) -> None:
        title = "Tahun sebelumnya" if year is None else f"Nilai tahun {year.tahun}"
        super().__init__(deeds, parent, title, "Simpan", "Simpan nilai tahun ini")
        self.set_width(_WIDTH)
        self.kept: EarlierYear | None = None
        self._is_new = year is None
        self._nrr_of_others = _others(view, year)
        self.tahun = make_field("Tahun", "Tahun survei, empat angka")
        self.ikm = make_field("IKM yang diterbitkan", "25 sampai 100; kosongkan bila tidak tahu")
        self.note = make_field("Bobot waktu itu", texts.BOBOT_HINT)
        self.note.setPlaceholderText(texts.BOBOT_HINT)
        self.nrr = {
            unsur.kode: make_field(f"{unsur.kode} {unsur.short}", texts.unsur_meaning(unsur))
            for unsur in view.unsur_list
        }
        self.readings = {kode: make_label("note") for kode in self.nrr}
        self.mean = make_label("note", wrap=True)
        self._lay_out()
        self._fill(year)
        self.tahun.setReadOnly(not self._is_new)
        self.tahun.setVisible(self._is_new)
        for field in (self.ikm, *self.nrr.values()):
            field.textEdited.connect(self._take_comma)
        for field in (self.tahun, self.ikm, self.note, *self.nrr.values()):
            field.textChanged.connect(self._tell_reading)
        self._tell_reading()
        first = self.tahun if self._is_new else self.ikm
        first.selectAll()
        first.setFocus()

    def try_accept(self) -> None:
        """Keep the year; what cannot be read, or is refused, is told and led to."""
        try:
            year = self._read()
        except Unread as unread:
            self.refuse(str(unread), unread.field)
            return
        desk, is_new = self._deeds.desk, self._is_new
        self.run(lambda: desk.do(put_year, year, is_new), self._was_kept)

    def faulty_field(self, failure: SkmError) -> QWidget | None:
        match failure:
            case TahunComputed() | TahunExists() | TahunOutOfRange():
                return self.tahun if self._is_new else None
            case NoteTooLong():
                return self.note
            case EarlierValueInvalid(what="IKM") | TahunEmpty():
                return self.ikm
            case _:
                return None

    def _was_kept(self, year: EarlierYear) -> None:
        self.kept = year
        self.accept()

    def _read(self) -> EarlierYear:
        tahun = self.tahun.text().strip()
        if not (tahun.isascii() and tahun.isdigit() and len(tahun) == 4):
            raise Unread("Tahun ditulis dengan empat angka, misalnya 2023.", self.tahun)
        ikm = self._value(self.ikm)
        nrr = {kode: self._value(field, kode) for kode, field in self.nrr.items()}
        known = {kode: value for kode, value in nrr.items() if value is not None}
        return EarlierYear(int(tahun), ikm, self._nrr_of_others | known, self.note.text())

    def _value(self, field: QLineEdit, kode: str = "") -> Decimal | None:
        try:
            return texts.read_nrr(field.text(), kode) if kode else texts.read_ikm(field.text())
        except ValueError as fault:
            raise Unread(str(fault), field) from fault

    @Slot()
    def _take_comma(self) -> None:
        """Take the point of a number pad for the comma it stands for."""
        field = self.sender()
        if isinstance(field, QLineEdit) and "." in field.text():
            place = field.cursorPosition()
            field.setText(field.text().replace(".", ","))
            field.setCursorPosition(place)

    @Slot()
    def _tell_reading(self) -> None:
        self.failure.hide()
        known: dict[str, Decimal] = {}
        for kode, field in self.nrr.items():
            try:
                value = texts.read_nrr(field.text(), kode)
            except ValueError:
                value = None
            if value is not None:
                known[kode] = value
            self.readings[kode].setText(texts.reading_words(value))
        try:
            ikm = texts.read_ikm(self.ikm.text())
        except ValueError:
            ikm = None
        self.mean.setText(texts.mean_words(ikm, known, len(self.nrr)))

    def _fill(self, year: EarlierYear | None) -> None:
        if year is None:
            return
        self.tahun.setText(str(year.tahun))
        self.ikm.setText(texts.written(year.ikm, 2))
        self.note.setText(year.bobot_note)
        for kode, field in self.nrr.items():
            field.setText(texts.written((year.nrr or {}).get(kode)))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        for field in (self.tahun, self.ikm, self.note) if self._is_new else (self.ikm, self.note):
            head.addWidget(_name_of(field))
            head.addWidget(field, 0 if field is not self.note else 1)
            if field is not self.note:
                field.setFixedWidth(_FIELD)
                head.addSpacing(12)
        grid = QGridLayout()
        grid.setContentsMargins(0, 8, 0, 8)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        rows = (len(self.nrr) + 1) // 2
        for place, (kode, field) in enumerate(self.nrr.items()):
            field.setFixedWidth(_FIELD)
            self.readings[kode].setMinimumWidth(_READING)
            side, row = divmod(place, rows)
            for column, part in enumerate((_name_of(field), field, self.readings[kode])):
                grid.addWidget(part, row, 3 * side + column)
            grid.setColumnStretch(3 * side, 1)
        self.body.addLayout(head)
        self.body.addSpacing(8)
        self.body.addWidget(make_label("note", texts.SCALES, wrap=True))
        self.body.addLayout(grid)
        self.body.addWidget(self.mean)


def _name_of(field: QLineEdit) -> QLabel:
    label = make_label("body", field.accessibleName())
    label.setBuddy(field)
    return label


def _others(view: YearsView, year: EarlierYear | None) -> dict[str, Decimal]:
    """Return what is known of unsur that no question set asks any more: it stays."""
    asked = {unsur.kode for unsur in view.unsur_list}
    nrr = {} if year is None else year.nrr or {}
    return {kode: value for kode, value in nrr.items() if kode not in asked}
