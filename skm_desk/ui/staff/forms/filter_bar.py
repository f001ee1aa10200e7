"""FilterBar: the field to find forms by, and the choosers that narrow the list down."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from skm_desk.domain.form_list import (
    ANY_FLAG,
    NO_LAYANAN,
    FormFilter,
    FormOrder,
    FormState,
)
from skm_desk.domain.id_format import format_date, parse_typed_date
from skm_desk.domain.layanan import Layanan
from skm_desk.domain.responden import Source
from skm_desk.sentences.form_words import FLAG_NAMES
from skm_desk.ui.shared.labels import make_button
from skm_desk.ui.shared.messages import unread_day
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.shared.timers import ring_once
from skm_desk.ui.staff.forms import forms_words as texts
from skm_desk.ui.staff.forms.choice_box import ChoiceBox

TYPING_MS = 300  # without another letter, before what was typed is looked for
_NARROWEST = 110
_LONGEST_TEXT = 100
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindField(SafeOverrides, QLineEdit):
    """`left` tells of the keys that lead to what was found."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        meaning = "Cari nomor lembar, atau kata dalam saran dan nama layanan (Ctrl+F)"
        self.setPlaceholderText("Cari nomor lembar, atau kata dalam saran dan layanan")
        self.setAccessibleName("Cari formulir")
        self.setAccessibleDescription(meaning)
        self.setToolTip(meaning)
        self.setMaxLength(_LONGEST_TEXT)
        self.setMinimumWidth(_NARROWEST)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Down lead to the list; Escape empties the field first."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Escape, *_ENTER):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """`changed` tells that another list is asked for, `left` that the keyboard is to go to it.

    `judged` carries what is wrong with a day that was typed, empty when nothing is.
    """

    changed = Signal()
    judged = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.find_field = FindField()
        self.since = _day_field("Dari tanggal", "Hari pertama yang dicantumkan")
        self.until = _day_field("Sampai tanggal", "Hari terakhir yang dicantumkan")
        self.clear_button = make_button("Hapus saringan", "Cantumkan lagi semua formulir", "undo")
        self.layanan = ChoiceBox[str | None]("Layanan", "Hanya formulir untuk layanan ini")
        self.source = ChoiceBox[Source | None]("Sumber", "Hanya formulir dari sumber ini")
        self.state = ChoiceBox[FormState | None]("Keadaan", "Hanya formulir dengan keadaan ini")
        self.flag = ChoiceBox[str | None]("Tanda", "Hanya formulir yang ditandai karena ini")
        self.order = ChoiceBox[FormOrder]("Urutan", "Urutan formulir dalam daftar")
        self._told = FormFilter()
        self._typing = ring_once(self, TYPING_MS, self._tell)
        self._fill()
        self._lay_out()
        self._connect()

    @property
    def is_waiting(self) -> bool:
        """True while what was typed last is not looked for yet."""
        return self._typing.isActive()

    def asked(self, period: str | None) -> FormFilter:
        """Return what is asked for here, of a period (its kode) or of all."""
        return FormFilter(
            period,
            self.layanan.value,
            self.source.value,
            self.state.value,
            self.flag.value,
            _day(self.since),
            _day(self.until),
            self.find_field.text().strip(),
        )

    def show_layanan(self, layanan_list: Sequence[Layanan]) -> None:
        """Offer these layanan; what is chosen stays."""
        names: list[tuple[str | None, str]] = [(None, "Semua layanan")]
        names += [(layanan.id, layanan.nama) for layanan in layanan_list]
        self.layanan.show_choices([*names, (NO_LAYANAN, "Tanpa layanan")])

    def clear(self) -> None:
        """Ask for nothing any more; the order stays."""
        for box in (self.layanan, self.source, self.state, self.flag):
            box.setCurrentIndex(0)
        for field in (self.find_field, self.since, self.until):
            field.clear()
        self._tell()

    @Slot()
    def _tell(self) -> None:
        """Tell of a filter that is another one; say what is wrong with a day instead."""
        self._typing.stop()
        asked = self.asked(None)
        typed = (field.text().strip() for field in (self.since, self.until))
        self.clear_button.setEnabled(asked != FormFilter() or any(typed))
        fault = self._day_fault()
        self.judged.emit(fault)
        if fault:
            return
        for field in (self.since, self.until):
            if (day := _day(field)) is not None:
                field.setText(format_date(day))
        if asked != self._told:
            self._told = asked
            self.changed.emit()

    @Slot()
    def _leave(self) -> None:
        self._tell()
        self.left.emit()

    def _day_fault(self) -> str:
        """Return what is wrong with the days, empty for nothing."""
        for field in (self.since, self.until):
            if field.text().strip() and _day(field) is None:
                return unread_day(field.text())
        since, until = _day(self.since), _day(self.until)
        if since is not None and until is not None and until < since:
            return "Tanggal akhir mendahului tanggal awal; tukar keduanya."
        return ""

    def _fill(self) -> None:
        self.show_layanan(())
        sources = [(source, texts.capital(name)) for source, name in texts.SOURCE_NAMES.items()]
        self.source.show_choices([(None, "Semua sumber"), *sources])
        states = [(state, texts.capital(name)) for state, name in texts.STATE_NAMES.items()]
        self.state.show_choices([(None, "Semua keadaan"), *states])
        flags = [(flag, f"Ditandai: {name}") for flag, name in FLAG_NAMES.items()]
        usual = [(None, "Ditandai atau tidak"), (ANY_FLAG, "Yang ditandai saja")]
        self.flag.show_choices([*usual, *flags])
        self.order.show_choices([(order, words) for words, order in texts.ORDERS.items()])
        self.clear_button.setEnabled(False)

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        for row in (above, below):
            row.setSpacing(12)
        above.addWidget(self.find_field, 3)
        above.addWidget(self.since, 1)
        above.addWidget(self.until, 1)
        above.addWidget(self.clear_button)
        for box in (self.layanan, self.source, self.state, self.flag, self.order):
            below.addWidget(box, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(above)
        column.addLayout(below)

    def _connect(self) -> None:
        self.find_field.textChanged.connect(self._typing.start)
        self.find_field.left.connect(self._leave)
        for field in (self.since, self.until):
            field.editingFinished.connect(self._tell)
        for box in (self.layanan, self.source, self.state, self.flag):
            box.picked.connect(self._tell)
        self.order.picked.connect(self.changed)
        self.clear_button.clicked.connect(self.clear)


def _day_field(name: str, meaning: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setAccessibleDescription(meaning)
    field.setToolTip(meaning)
    field.setPlaceholderText(name)
    field.setMinimumWidth(_NARROWEST)
    return field


def _day(field: QLineEdit) -> date | None:
    try:
        return parse_typed_date(field.text())
    except ValueError:
        return None
