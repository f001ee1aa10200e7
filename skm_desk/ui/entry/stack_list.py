"""StackList: the stacks of a period, each to go on with, to close, or to open again."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from skm_desk.ui.entry import typing_words as texts
from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.use_cases.key_paper import BatchRow

_CLOSED_SHOWN = 5


class StackRow(QFrame):
    """One stack with its deeds. `deeds` are those buttons that it has."""

    resumed = Signal(str)
    closed = Signal(str)
    reopened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("stack")
        self.batch_id = ""
        self.officer = make_label("strong")
        self.line = make_label("note")
        self.resume_button = make_button("Lanjutkan", "Lanjutkan mengetik tumpukan ini")
        self.close_button = make_button("Tutup", "Tutup tumpukan ini: tidak ditambah lagi")
        self.reopen_button = make_button("Buka lagi", "Buka lagi tumpukan ini untuk ditambah")
        self.resume_button.clicked.connect(lambda: self.resumed.emit(self.batch_id))
        self.close_button.clicked.connect(lambda: self.closed.emit(self.batch_id))
        self.reopen_button.clicked.connect(lambda: self.reopened.emit(self.batch_id))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.officer)
        words.addWidget(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in self._buttons():
            row.addWidget(button)

    @property
    def deeds(self) -> tuple[QPushButton, ...]:
        """The buttons that are shown, from left to right."""
        return tuple(button for button in self._buttons() if not button.isHidden())

    def show_row(self, row: BatchRow, now: datetime) -> None:
        """Show a stack."""
        batch = row.batch
        self.batch_id = batch.id
        self.officer.setText(batch.officer)
        self.line.setText(texts.stack_line(row, now))
        for button in self._buttons():
            button.setAccessibleName(f"{button.text()} tumpukan {batch.officer}")
        is_open = batch.closed is None
        self.resume_button.setVisible(is_open)
        self.close_button.setVisible(is_open)
        self.reopen_button.setVisible(not is_open)

    def _buttons(self) -> tuple[QPushButton, QPushButton, QPushButton]:
        return (self.resume_button, self.close_button, self.reopen_button)


class StackList(Card):
    """Open stacks first, then closed ones, the newest on top; the latter are folded when many."""

    resumed = Signal(str)
    closed = Signal(str)
    reopened = Signal(str)

    def __init__(self) -> None:
        super().__init__("Tumpukan periode ini")
        self._given: tuple[BatchRow, ...] = ()
        self._shows_all = False
        self._now = datetime.min
        self.rows: list[StackRow] = []
        self.sentence = make_label("body", texts.NO_STACK, wrap=True)
        self.all_button = make_button("Tampilkan semua", "Tampilkan semua tumpukan yang ditutup")
        self.all_button.clicked.connect(self._show_all)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        more = QHBoxLayout()
        more.addWidget(self.all_button)
        more.addStretch(1)
        self.body.addWidget(self.sentence)
        self.body.addLayout(self._column)
        self.body.addLayout(more)

    @property
    def first_deed(self) -> QPushButton | None:
        """The button that goes on with the newest open stack, or None."""
        buttons = (row.resume_button for row in self.rows)
        return next((button for button in buttons if not button.isHidden()), None)

    def deed_of(self, batch_id: str) -> QPushButton | None:
        """Return the first button of a stack, or None where it is not listed."""
        return next((row.deeds[0] for row in self.rows if row.batch_id == batch_id), None)

    def show_rows(self, given: Sequence[BatchRow], now: datetime) -> None:
        """List the stacks; the keyboard stays at the row it was at."""
        self._given, self._now = tuple(given), now
        opened = [row for row in given if row.batch.closed is None]
        closed = [row for row in given if row.batch.closed is not None]
        shown = closed if self._shows_all else closed[:_CLOSED_SHOWN]
        listed = [*opened, *shown]
        at = next((row.batch_id for row in self.rows if row.isAncestorOf(_focused(self))), None)
        while len(self.rows) > len(listed):
            self.rows.pop().deleteLater()
        while len(self.rows) < len(listed):
            self.rows.append(self._make_row())
        for widget, row in zip(self.rows, listed, strict=True):
            widget.show_row(row, now)
            if row.batch.id == at and not widget.isAncestorOf(_focused(self)):
                widget.deeds[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.sentence.setVisible(not listed)
        self.all_button.setVisible(len(shown) < len(closed))

    def _make_row(self) -> StackRow:
        row = StackRow()
        row.resumed.connect(self.resumed)
        row.closed.connect(self.closed)
        row.reopened.connect(self.reopened)
        self._column.addWidget(row)
        return row

    def _show_all(self) -> None:
        self._shows_all = True
        self.show_rows(self._given, self._now)


def _focused(widget: QWidget) -> QWidget:
    """Return the widget of the window that has the keyboard, or the window itself."""
    return widget.window().focusWidget() or widget.window()
