"""LayananSection: the layanan of the office: add, rename, order, retire, take back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from skm_desk.domain.layanan import Layanan
from skm_desk.ui.shared.announce import announce
from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.notice import Notice, Step
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.office import layanan_words as texts
from skm_desk.ui.staff.office.layanan_dialog import LayananDialog
from skm_desk.ui.staff.row_list import RowList
from skm_desk.use_cases import manage_layanan
from skm_desk.use_cases.manage_layanan import LayananRow
from skm_desk.use_cases.view_office import OfficeView


class LayananSection(QWidget):
    """Every change is kept at once; what can be taken back is offered in the notice."""

    def __init__(self, deeds: Deeds, notice: Notice) -> None:
        super().__init__()
        self._deeds = deeds
        self._notice = notice
        self._rows: dict[str, LayananRow] = {}
        self._wanted: str | None = None  # the id of the row that is to be current
        self.main_button = make_button("Tambah layanan", texts.ADD_MEANING, "add", main=True)
        self.main_button.setShortcut(QKeySequence("Ctrl+N"))
        self.list = RowList("Layanan", texts.LIST_MEANING)
        self.count = make_label("quiet")
        self.told = make_label("note", texts.NOTE, wrap=True)
        self.empty = make_label("body", texts.EMPTY, wrap=True)
        self.rename_button = make_button("Ganti nama", texts.RENAME_MEANING, "rename")
        self.offer_button = make_button("", "")
        self.up_button = make_button("Naik", texts.UP_MEANING, "up")
        self.down_button = make_button("Turun", texts.DOWN_MEANING, "down")
        self._lay_out()
        self.main_button.clicked.connect(self._add)
        self.rename_button.clicked.connect(self._rename)
        self.offer_button.clicked.connect(self._turn)
        self.up_button.clicked.connect(lambda: self._move(-1))
        self.down_button.clicked.connect(lambda: self._move(1))
        self.list.stepped.connect(self._note_row)
        self.list.opened.connect(self._rename)
        self.list.turned.connect(self._turn)
        self.list.pushed.connect(self._move)

    def show_view(self, view: OfficeView) -> None:
        """Show what the office offers; the row that the person is at stays current."""
        self._rows = {row.layanan.id: row for row in view.layanan}
        self.list.show_rows(texts.list_rows(view.layanan), self._wanted or self.list.key)
        has_any = bool(view.layanan)
        self.count.setText(texts.count_line(view.layanan) if has_any else "")
        self.empty.setVisible(not has_any)
        for part in (self.count, self.list, self.told, self._buttons):
            part.setVisible(has_any)
        self._note_row()

    @property
    def _chosen(self) -> LayananRow | None:
        return self._rows.get(self.list.key or "")

    @Slot()
    def _note_row(self) -> None:
        row = self._chosen
        self._wanted = None if row is None else row.layanan.id
        verb, meaning = texts.offer_words(row is not None and row.layanan.retired)
        self.offer_button.setText(verb)
        self.offer_button.setAccessibleName(verb)
        self.offer_button.setAccessibleDescription(meaning)
        self.offer_button.setToolTip(meaning)

    @Slot()
    def _add(self) -> None:
        desk = self._deeds.desk
        dialog = LayananDialog(
            self._deeds,
            self,
            "Layanan baru",
            lambda nama: desk.do(manage_layanan.add_layanan, nama),
        )
        dialog.accepted.connect(lambda: self._go_to(dialog.kept))
        dialog.open()

    def _go_to(self, layanan: Layanan | None) -> None:
        """Have the row of a layanan current as soon as the file has been read again."""
        self._wanted = None if layanan is None else layanan.id
        self.list.setFocus()

    @Slot()
    def _rename(self) -> None:
        row, desk = self._chosen, self._deeds.desk
        if row is None:
            return
        before = row.layanan
        dialog = LayananDialog(
            self._deeds,
            self,
            "Ganti nama layanan",
            lambda nama: desk.do(manage_layanan.rename_layanan, before.id, nama),
            before.nama,
            texts.rename_note(row.forms),
        )
        dialog.accepted.connect(lambda: self._was_renamed(before, dialog.kept))
        dialog.open()

    def _was_renamed(self, before: Layanan, after: Layanan | None) -> None:
        self.list.setFocus()
        if after is None or after == before:
            return
        rename = manage_layanan.rename_layanan
        step = Step(
            "Urungkan",
            f"Pakai lagi nama “{before.nama}”",
            partial(self._undo, lambda: self._deeds.desk.do(rename, before.id, before.nama)),
        )
        self._notice.show_done(texts.renamed_words(before, after), step)

    @Slot()
    def _turn(self) -> None:
        row, desk = self._chosen, self._deeds.desk
        if row is None:
            return
        offered, offer = row.layanan.retired, manage_layanan.offer_layanan
        layanan_id = row.layanan.id
        step = Step(
            "Urungkan",
            texts.offer_words(not row.layanan.retired)[1],
            partial(self._undo, lambda: desk.do(offer, layanan_id, not offered)),
        )
        self._deeds.run(
            lambda: desk.do(offer, layanan_id, offered),
            done=lambda _: self._notice.show_done(texts.offered_words(row, offered), step),
            failed=self._fail,
        )

    @Slot(int)
    def _move(self, step: int) -> None:
        row, desk = self._chosen, self._deeds.desk
        place = self.list.currentRow() + step
        if row is None or not 0 <= place < len(self._rows):
            return
        self.told.setText(texts.moved_words(row.layanan, place, len(self._rows)))
        announce(self.told)
        self._deeds.run(
            lambda: desk.do(manage_layanan.move_layanan, row.layanan.id, step),
            done=lambda _: None,
            failed=self._fail,
        )

    def _undo(self, work: Callable[[], Layanan]) -> None:
        self._deeds.run(work, done=lambda _: self._was_undone(), failed=self._fail)

    def _was_undone(self) -> None:
        self._notice.hide()
        self.list.setFocus()

    def _fail(self, fault: Exception) -> None:
        self.told.setText(texts.NOTE)
        self._notice.show_failure(failure_words(fault))

    def _lay_out(self) -> None:
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.rename_button, self.offer_button, self.up_button, self.down_button):
            row.addWidget(button)
        row.addStretch(1)
        card = Card("Layanan")
        for part in (self.empty, self.count, self.list, self._buttons, self.told):
            card.body.addWidget(part)
        card.body.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
