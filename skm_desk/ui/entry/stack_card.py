"""StackCard: opens a stack: who types, and what is the same for all its forms."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from skm_desk.domain.id_format import format_date, parse_typed_date
from skm_desk.ui.entry import typing_words as texts
from skm_desk.ui.entry.name_field import NameField
from skm_desk.ui.entry.typed_keys import ENTER_KEYS
from skm_desk.ui.shared.announce import announce
from skm_desk.ui.shared.chooser import Chooser
from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.ui.shared.messages import unread_day
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.use_cases.key_paper import Stacks

_COLUMNS = 3


@dataclass(frozen=True)
class NewStack:
    """What a new stack begins with: as in `key_paper.open_batch`."""

    officer: str
    tanggal: date | None
    jam: str | None
    layanan: str | None
    lembar: str


class StackCard(SafeOverrides, Card):
    """Enter leads from field to field, and at the last one begins; `wanted` carries a NewStack."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("Tumpukan baru")
        self._stacks: Stacks | None = None
        self.name = NameField("Nama petugas yang mengetik tumpukan ini")
        self.name.setMinimumWidth(0)
        self.name.setMaximumWidth(1000)
        self.tanggal = _line("Tanggal survei", "Tanggal yang tertulis di lembar tumpukan ini")
        self.tanggal.setPlaceholderText("kosong bila tidak tertulis")
        self.jam = _Choice("Jam", "Jam yang dicentang di lembar tumpukan ini")
        self.layanan = _Choice("Layanan", "Layanan yang dinilai lembar tumpukan ini")
        self.lembar = _line("Nomor lembar pertama", "Nomor di lembar paling atas")
        self.lembar.setPlaceholderText("kosong bila tidak bernomor")
        self.start_button = make_button(
            "Mulai tumpukan", "Mulai mengetik lembar pertama", "add", main=True
        )
        self.told = make_label("note", texts.STACK_NOTE, wrap=True)
        self._lay_out()
        for field in self._fields():
            field.installEventFilter(self)
        self.tanggal.textChanged.connect(self._tell_reading)
        self.start_button.clicked.connect(self.start)

    def show_stacks(self, stacks: Stacks, today: date) -> None:
        """Offer what belongs to a period; what was typed already stays while it is the same one."""
        is_other = self._stacks is None or self._stacks.period.id != stacks.period.id
        newest = stacks.rows[0].batch if stacks.rows else None
        had = self._stacks.rows[0].batch.id if self._stacks and self._stacks.rows else None
        is_newer = newest is not None and newest.id != had
        self._stacks = stacks
        self.name.show_names(stacks.officers)
        self.jam.offer([(span, span) for span in stacks.kuesioner.profile.hours])
        known = [(kept.id, kept.nama) for kept in stacks.layanan_list if not kept.retired]
        self.layanan.offer(known)
        if newest is not None:
            self.lembar.setText(newest.lembar or "")
        if not (is_other or is_newer):
            return
        if newest is not None:
            tanggal, jam, layanan = newest.tanggal, newest.jam, newest.layanan
        else:
            tanggal = today if stacks.period.contains(today) else None
            jam, layanan = None, known[0][0] if len(known) == 1 else None
            self.lembar.setText(texts.FIRST_LEMBAR)
        self.tanggal.setText("" if tanggal is None else f"{tanggal:%d-%m-%Y}")
        self.jam.choose(jam)
        self.layanan.choose(layanan)
        self._tell_reading()

    @Slot()
    def start(self) -> None:
        """Begin the stack, or say what is missing and lead there."""
        if not self.name.officer:
            self.refuse(texts.NO_OFFICER, self.name)
            return
        text = self.tanggal.text().strip()
        try:
            tanggal = parse_typed_date(text) if text else None
        except ValueError:
            self.refuse(unread_day(text), self.tanggal)
            return
        if self._stacks is not None and tanggal is not None:
            period = self._stacks.period
            if not period.contains(tanggal):
                self.refuse(texts.outside_period(tanggal, period), self.tanggal)
                return
        self._tell_reading()
        lembar = self.lembar.text().strip()
        self.wanted.emit(
            NewStack(self.name.officer, tanggal, self.jam.kode, self.layanan.kode, lembar)
        )

    def refuse(self, words: str, field: QWidget | None) -> None:
        """Say why the stack does not begin, and lead to the field that is at fault."""
        self._tell(words, bad=True)
        if isinstance(field, QLineEdit):
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            field.selectAll()
        announce(self.told)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let Enter lead to the next field, and begin at the last one."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in ENTER_KEYS or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        fields = self._fields()
        place = next((n for n, field in enumerate(fields) if field is watched), None)
        if place is None or event.isAutoRepeat():
            return False
        if place == len(fields) - 1:
            self.start()
        else:
            following = fields[place + 1]
            following.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _fields(self) -> tuple[QWidget, ...]:
        return (self.name, self.tanggal, self.jam, self.layanan, self.lembar)

    @Slot()
    def _tell_reading(self) -> None:
        """Say how the day is read, so that a slip is seen."""
        text = self.tanggal.text().strip()
        try:
            day = format_date(parse_typed_date(text)) if text else ""
            words = f"Tanggal survei dibaca sebagai {day}." if day else ""
        except ValueError:
            words = unread_day(text)
        self._tell(" ".join(part for part in (words, texts.STACK_NOTE) if part), bad=False)

    def _tell(self, words: str, bad: bool) -> None:
        self.told.setText(words)
        self.told.setProperty("role", "warn" if bad else "note")
        self.told.style().polish(self.told)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for place, field in enumerate(self._fields()):
            cell = QVBoxLayout()
            cell.setSpacing(4)
            label = make_label("body", field.accessibleName())
            label.setBuddy(field)
            cell.addWidget(label)
            cell.addWidget(field)
            grid.addLayout(cell, place // _COLUMNS, place % _COLUMNS)
        start = QHBoxLayout()
        start.addWidget(self.start_button, 1)
        place = len(self._fields())
        last = QVBoxLayout()
        last.addStretch(1)
        last.addLayout(start)
        grid.addLayout(last, place // _COLUMNS, place % _COLUMNS)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        self.body.setSpacing(10)
        self.body.addLayout(grid)
        self.body.addWidget(self.told)


class _Choice(Chooser):
    """A list whose first line is that nothing is filled in; digits choose as on the form."""

    def __init__(self, name: str, meaning: str) -> None:
        super().__init__()
        self.describe(name, meaning)
        self.setToolTip(meaning)
        self._given: list[tuple[str, str]] | None = None

    @property
    def kode(self) -> str | None:
        """What is chosen, or None for nothing."""
        data = self.currentData()
        return data if isinstance(data, str) and data else None

    def offer(self, given: list[tuple[str, str]]) -> None:
        """List kode and label of each; what was chosen stays if it is still there."""
        if given == self._given:
            return
        chosen = self.kode
        self._given = given
        self.clear()
        self.addItem("0  tidak diisi", "")
        for place, (kode, label) in enumerate(given, start=1):
            self.addItem(f"{place}  {label}", kode)
        self.choose(chosen)

    def choose(self, kode: str | None) -> None:
        """Choose this one; nothing when it is not on the list."""
        self.setCurrentIndex(max(self.findData(kode or ""), 0))


def _line(name: str, meaning: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setAccessibleDescription(meaning)
    field.setToolTip(meaning)
    return field
