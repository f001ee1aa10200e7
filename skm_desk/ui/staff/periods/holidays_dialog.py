"""HolidaysDialog: the office's list of days off, to add to and to take from."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from skm_desk.domain.holidays import Holidays, TypedHolidays, read_typed
from skm_desk.ui.shared.labels import make_button, make_label
from skm_desk.ui.shared.messages import CLOSE
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.shared.words_box import WordsBox
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.periods import words as texts
from skm_desk.ui.staff.waiting_form import WaitingForm
from skm_desk.use_cases.keep_holidays import add_holidays, remove_holidays

_WIDTH = 560
_LIST_HEIGHT = 208
_LINES = 3


class HolidaysDialog(WaitingForm):
    """Every change is kept at once. Lines that begin with no day stay in the box to be mended."""

    def __init__(self, deeds: Deeds, parent: QWidget, holidays: Holidays) -> None:
        super().__init__(
            deeds, parent, "Hari libur kantor", "Tambahkan", "Tambahkan hari yang ditulis"
        )
        self.set_width(_WIDTH)
        self._days: Holidays = {}
        self._removed: Holidays = {}
        self.list = DayList()
        self.count = make_label("note")
        self.remove_button = make_button("Hapus", "Hapus hari yang dipilih (Delete)", "remove")
        self.undo_button = make_button("Urungkan", "Kembalikan hari yang baru dihapus", "undo")
        self.box = WordsBox(
            "Tambah hari libur", "Satu hari setiap baris: tanggal, lalu namanya", _LINES
        )
        self.box.setPlaceholderText("17 Agustus 2026 Hari Kemerdekaan")
        note = "Tulis atau tempel satu hari setiap baris: tanggal, lalu namanya."
        self.cancel_button.setText(CLOSE)
        self.cancel_button.setAccessibleName(CLOSE)
        self.cancel_button.setToolTip("Tutup daftar ini")
        self.cancel_button.setAccessibleDescription("Tutup daftar ini")
        row = QHBoxLayout()
        row.addWidget(self.remove_button)
        row.addWidget(self.undo_button)
        row.addStretch(1)
        self.body.addWidget(self.list)
        self.body.addWidget(self.count)
        self.body.addLayout(row)
        self.body.addWidget(self.box.label)
        self.body.addWidget(self.box)
        self.body.addWidget(make_label("note", note, wrap=True))
        self.remove_button.clicked.connect(self._remove)
        self.list.removal_wished.connect(self._remove)
        self.undo_button.clicked.connect(self._undo)
        self.box.textChanged.connect(self.failure.hide)
        self._show(holidays)
        self.box.setFocus()

    def try_accept(self) -> None:
        """Add the days that are written in the box; the dialog stays open for more."""
        typed = read_typed(self.box.toPlainText())
        if not typed.days:
            words = (
                texts.unread_words(typed.unread)
                if typed.unread
                else "Belum ada hari yang ditulis; tulis tanggal, lalu nama harinya."
            )
            self._refuse_box(words)
            return
        desk = self._deeds.desk
        self.run(lambda: desk.do(add_holidays, typed.days), lambda days: self._added(typed, days))

    def _added(self, typed: TypedHolidays, days: Holidays) -> None:
        self._removed = {}
        self._show(days, min(typed.days))
        self.box.setPlainText("\n".join(typed.unread))
        if typed.unread:
            self._refuse_box(texts.unread_words(typed.unread))
        else:
            self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _remove(self) -> None:
        day = self.list.day
        if day is None:
            return
        desk = self._deeds.desk
        removed = {day: self._days[day]}
        self.run(lambda: desk.do(remove_holidays, [day]), lambda days: self._taken(removed, days))

    def _taken(self, removed: Holidays, days: Holidays) -> None:
        self._removed = removed
        self._show(days, next(iter(removed)))

    @Slot()
    def _undo(self) -> None:
        desk, removed = self._deeds.desk, self._removed
        self.run(lambda: desk.do(add_holidays, removed), lambda days: self._put_back(days))

    def _put_back(self, days: Holidays) -> None:
        back = next(iter(self._removed))
        self._removed = {}
        self._show(days, back)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse_box(self, words: str) -> None:
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refuse(words, None)

    def _show(self, days: Holidays, near: date | None = None) -> None:
        self._days = days
        self.list.show_days(days, near)
        self.count.setText(texts.count_line(days))
        self.remove_button.setEnabled(bool(days))
        self.undo_button.setVisible(bool(self._removed))


class DayList(SafeOverrides, QListWidget):
    """The days in their order; Delete asks for the current one to be taken away."""

    removal_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("days")
        self.setAccessibleName("Hari libur")
        self.setAccessibleDescription("Delete menghapus hari yang dipilih")
        self.setFixedHeight(_LIST_HEIGHT)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._listed: Sequence[date] = ()

    @property
    def day(self) -> date | None:
        """The current day, or None."""
        place = self.currentRow()
        return self._listed[place] if 0 <= place < len(self._listed) else None

    def show_days(self, days: Holidays, near: date | None) -> None:
        """List these days; the one nearest behind `near` is current, or the last."""
        self._listed = tuple(days)
        self.clear()
        for day, name in days.items():
            words = texts.holiday_line(day, name)
            item = QListWidgetItem(words)
            item.setToolTip(words)
            self.addItem(item)
        behind = (n for n, day in enumerate(self._listed) if near is not None and day >= near)
        self.setCurrentRow(next(behind, len(self._listed) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the current day to be taken away by Delete."""
        if event.key() == Qt.Key.Key_Delete and self.day is not None:
            self.removal_wished.emit()
            return
        super().keyPressEvent(event)
