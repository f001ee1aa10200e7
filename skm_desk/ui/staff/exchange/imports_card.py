"""ImportsCard: the files that came into a period, and the way to take one back as a whole."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from skm_desk.sentences.import_words import taken_back_words
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.ui.shared.newest import Newest
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.exchange import known_words as texts
from skm_desk.ui.staff.exchange.take_back_dialog import TakeBackDialog
from skm_desk.ui.staff.row_list import RowList
from skm_desk.use_cases.manage_imports import ImportRow, list_imports


class ImportsCard(Card):
    """`told` carries what became of an import. `fail` is told what could not be read."""

    told = Signal(str)

    def __init__(
        self, context: Context, parent: QWidget, fail: Callable[[Exception], None]
    ) -> None:
        super().__init__()
        desk = context.desk
        self._deeds = Deeds(context, parent)
        self._kode: str | None = None
        self._rows: tuple[ImportRow, ...] = ()
        self._newest: Newest[str, tuple[ImportRow, ...]] = Newest(
            context.tasks, lambda kode: desk.look(list_imports, kode), self._show, fail
        )
        self.title = make_label("quiet")
        self.nothing = make_label("body", texts.NO_IMPORTS, wrap=True)
        self.list = RowList("Impor periode ini", texts.LIST_MEANING)
        self.list.stepped.connect(lambda _key: self._allow())
        self.list.opened.connect(lambda _key: self._ask())
        self.take_back = make_button(texts.TAKE_BACK, texts.TAKE_BACK_MEANING)
        self.take_back.clicked.connect(self._ask)
        row = QHBoxLayout()
        row.addWidget(self.take_back)
        row.addStretch(1)
        self.body.setSpacing(8)
        for part in (self.title, self.nothing, self.list):
            self.body.addWidget(part)
        self.body.addLayout(row)

    @property
    def is_waiting(self) -> bool:
        """True while the imports are read or one is taken back."""
        return not self._newest.is_idle or self._deeds.is_busy

    @property
    def row(self) -> ImportRow | None:
        """The import that is pointed at, or None."""
        return next((row for row in self._rows if str(row.number) == self.list.key), None)

    def show_period(self, kode: str | None) -> None:
        """List the imports of a period anew; nothing is shown without one."""
        self._kode = kode
        self.setVisible(kode is not None)
        if kode is not None:
            self.title.setText(texts.TITLE.format(kode=kode))
            self.setAccessibleName(self.title.text())
            self._newest.ask(kode)

    def _show(self, kode: str, rows: tuple[ImportRow, ...]) -> None:
        if kode != self._kode:
            return
        is_longer = len(rows) > len(self._rows)
        self._rows = rows
        self.list.show_rows(texts.import_rows(rows), None if is_longer else self.list.key)
        self.list.setVisible(bool(rows))
        self.take_back.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self._allow()

    def _allow(self) -> None:
        row = self.row
        self.take_back.setEnabled(row is not None and row.file.void_reason is None)

    @Slot()
    def _ask(self) -> None:
        row, kode = self.row, self._kode
        if row is None or kode is None or row.file.void_reason is not None:
            return
        TakeBackDialog(self._deeds, self.window(), kode, row, self._tell).open()

    def _tell(self, row: ImportRow) -> None:
        self.told.emit(taken_back_words(row))
