"""FilterCard: the choosers by which a result is narrowed down."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from skm_desk.domain.demographics import NOT_FILLED
from skm_desk.domain.id_format import format_date, parse_typed_date
from skm_desk.domain.responden import Source
from skm_desk.domain.scope import FILTER_FIELDS, NO_FILTER, Filter
from skm_desk.ui.shared.chooser import Chooser
from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.ui.shared.messages import unread_day
from skm_desk.ui.staff.explore.filter_words import FIELD_NAMES, SOURCE_NAMES, UNFILLED
from skm_desk.use_cases.explore_results import Choices, Wish

_ALL = "Semua"
_COLUMNS = 5
_NARROWEST = 120


class FilterCard(Card):
    """`changed` tells that `narrow` gives something else than before."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__("Saring formulir yang dihitung")
        self.choosers: dict[str, Chooser] = {}
        self._places: dict[str, QWidget] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for field in ("layanan", "source", *FILTER_FIELDS):
            name = FIELD_NAMES.get(field, "Sumber")
            chooser = Chooser()
            chooser.describe(name, f"Hitung hanya formulir dengan {name.lower()} ini")
            chooser.setMinimumWidth(_NARROWEST)
            chooser.activated.connect(self._tell)
            self.choosers[field] = chooser
            self._places[field] = _place(name, chooser)
        self.since = self._day_field("Dari tanggal", "Hari pertama yang dihitung")
        self.until = self._day_field("Sampai tanggal", "Hari terakhir yang dihitung")
        self._places["since"] = _place("Dari tanggal", self.since)
        self._places["until"] = _place("Sampai tanggal", self.until)
        # What an office may not ask stands last, so that it leaves no gap.
        self._places["disabilitas"] = self._places.pop("disabilitas")
        for number, place in enumerate(self._places.values()):
            grid.addWidget(place, number // _COLUMNS, number % _COLUMNS)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        self.failure = make_label("warn", wrap=True)
        self.failure.hide()
        self.clear_button = make_button("Hapus saringan", "Hitung lagi semua formulir", "undo")
        self.clear_button.clicked.connect(self.clear)
        row = QHBoxLayout()
        row.addWidget(self.failure, 1)
        row.addStretch(0)
        row.addWidget(self.clear_button)
        self.body.addSpacing(8)
        self.body.addLayout(grid)
        self.body.addSpacing(8)
        self.body.addLayout(row)
        self._fill(self.choosers["source"], {s.value: n for s, n in SOURCE_NAMES.items()}, False)

    def show_choices(self, choices: Choices) -> None:
        """Offer these choices; what was chosen stays, a field that is not asked is not shown."""
        for field, chooser in self.choosers.items():
            if field == "source" or chooser.view().isVisible():
                continue
            self._fill(chooser, dict(choices.get(field, {})), field != "layanan")
            self._places[field].setVisible(field in choices or chooser.currentData() is not None)

    def narrow(self, wish: Wish) -> Wish:
        """Return `wish` with what is chosen here."""
        chosen = {field: chooser.currentData() for field, chooser in self.choosers.items()}
        source = chosen["source"]
        return replace(
            wish,
            layanan=chosen["layanan"],
            filter=Filter(
                source=None if source is None else Source(source),
                since=_day(self.since),
                until=_day(self.until),
                **{field: chosen[field] for field in FILTER_FIELDS},
            ),
        )

    def clear(self) -> None:
        """Ask for nothing any more."""
        for chooser in self.choosers.values():
            chooser.setCurrentIndex(0)
        for field in (self.since, self.until):
            field.clear()
        self._tell()

    def _day_field(self, name: str, meaning: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setAccessibleDescription(meaning)
        field.setToolTip(meaning)
        field.setPlaceholderText("mis. 1/7/26")
        field.setMinimumWidth(_NARROWEST)
        field.editingFinished.connect(self._tell)
        return field

    def _tell(self) -> None:
        for field in (self.since, self.until):
            if field.text().strip() and _day(field) is None:
                self.failure.setText(unread_day(field.text()))
                self.failure.show()
                return
        self.failure.hide()
        for field in (self.since, self.until):
            if (day := _day(field)) is not None:
                field.setText(format_date(day))
        asked = self.narrow(Wish())
        self.clear_button.setEnabled(asked.filter != NO_FILTER or asked.layanan is not None)
        self.changed.emit()

    def _fill(self, chooser: Chooser, labels: dict[str, str], may_be_blank: bool) -> None:
        kept = chooser.currentData()
        entries: list[tuple[str, str | None]] = [(_ALL, None)]
        entries += [(_capital(label), kode) for kode, label in labels.items()]
        if may_be_blank and labels:
            entries.append((_capital(UNFILLED), NOT_FILLED))
        if entries == [(chooser.itemText(n), chooser.itemData(n)) for n in range(chooser.count())]:
            return
        chooser.clear()
        for label, kode in entries:
            chooser.addItem(label, kode)
        kodes = [kode for _, kode in entries]
        chooser.setCurrentIndex(kodes.index(kept) if kept in kodes else 0)


def _place(name: str, field: QWidget) -> QWidget:
    place = QWidget()
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    label = make_label("note", name)
    label.setBuddy(field)
    column.addWidget(label)
    column.addWidget(field)
    return place


def _day(field: QLineEdit) -> date | None:
    try:
        return parse_typed_date(field.text())
    except ValueError:
        return None


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
