"""PreviewCard: what was understood of a file, before anything is taken in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from skm_desk.domain.file_errors import CellProblem
from skm_desk.domain.kuesioner import ColumnOrder
from skm_desk.sentences.import_words import KNOWN_BEFORE, import_notes, problem_cells
from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.ui.shared.quiet_table import QuietTable
from skm_desk.ui.shared.segments import Segments
from skm_desk.ui.staff.exchange import exchange_words as texts
from skm_desk.use_cases.import_data import ImportPreview

_ORDERS = tuple(ColumnOrder)


class PreviewCard(Card):
    """`order_picked` carries the ColumnOrder that the person says; `taken` and `dropped` what
    becomes of the file."""

    order_picked = Signal(object)
    taken = Signal()
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = make_label("section", wrap=True)
        self.question = make_label("body", wrap=True)
        self.orders = Segments(
            [texts.ORDER_NAMES[order] for order in _ORDERS],
            ["Kolom U mengikuti daftar unsur", "Kolom U mengikuti urutan pertanyaan"],
        )
        self.orders.picked.connect(lambda place: self.order_picked.emit(_ORDERS[place]))
        self.meaning = make_label("strong", wrap=True)
        self._order_part = QWidget()
        part = QVBoxLayout(self._order_part)
        part.setContentsMargins(0, 8, 0, 8)
        part.setSpacing(8)
        part.addWidget(self.question)
        line = QHBoxLayout()
        line.addWidget(self.orders)
        line.addStretch(1)
        part.addLayout(line)
        part.addWidget(self.meaning)
        self.notes = make_label("body", wrap=True)
        self.take_button = make_button("Masukkan", "Simpan semua formulir ini", "import", main=True)
        self.take_button.clicked.connect(self.taken)
        self.drop_button = make_button("Batal", "Tinggalkan berkas ini; tidak ada yang berubah")
        self.drop_button.clicked.connect(self.dropped)
        self.final = make_label("note", texts.FINAL, wrap=True)
        self._tables = QVBoxLayout()
        self._tables.setSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.take_button)
        buttons.addWidget(self.drop_button)
        buttons.addStretch(1)
        self.body.setSpacing(8)
        for widget in (self.title, self._order_part, self.notes):
            self.body.addWidget(widget)
        self.body.addLayout(buttons)
        self.body.addWidget(self.final)
        self.body.addSpacing(8)
        self.body.addLayout(self._tables)
        self.tables: tuple[QuietTable, ...] = ()

    def show_preview(self, preview: ImportPreview, name: str) -> None:
        """Show what the file of this name holds, and how it was read."""
        self.title.setText(texts.preview_title(preview, name))
        bare = preview.inspection.unclear
        order = preview.reading.order
        self._order_part.setVisible(bool(bare))
        self.question.setText(texts.ORDER_QUESTION.format(columns=" dan ".join(bare)))
        self.orders.choose(_ORDERS.index(order))
        self.meaning.setText(texts.order_meaning(order, bare, preview.kuesioner))
        notes = [KNOWN_BEFORE] if preview.known_before else []
        self._say([*notes, *import_notes(preview)])
        self.take_button.setText(texts.take_words(preview))
        self.take_button.setAccessibleName(texts.take_words(preview))
        self.take_button.setVisible(not preview.known_before)
        self.final.setVisible(not preview.known_before)
        columns = QuietTable("Kolom berkas", ("Judul kolom", "Dibaca sebagai"))
        columns.show_rows(texts.column_rows(preview))
        heads, rows = texts.first_rows(preview)
        first = QuietTable("Formulir pertama", heads, range(5, len(heads)), spare=(4, 1))
        first.show_rows(rows)
        self._put((("Formulir pertama dalam berkas", first), ("Kolom berkas", columns)))

    def show_problems(self, problems: tuple[CellProblem, ...], name: str) -> None:
        """Show which cells of the file of this name are at fault, and why."""
        self.title.setText(texts.problem_title(len(problems), name))
        self._order_part.hide()
        self._say([])
        self.take_button.hide()
        self.final.hide()
        table = QuietTable("Isian keliru", ("Letak", "Yang keliru"))
        table.show_rows([problem_cells(one) for one in problems[: texts.SHOWN_PROBLEMS]])
        rest = len(problems) - texts.SHOWN_PROBLEMS
        heading = "Isian keliru" if rest <= 0 else f"{texts.SHOWN_PROBLEMS} isian keliru pertama"
        self._put(((heading, table),))

    def _say(self, notes: list[str]) -> None:
        self.notes.setText("\n".join(f"•  {note}" for note in notes))
        self.notes.setVisible(bool(notes))

    def _put(self, tables: tuple[tuple[str, QuietTable], ...]) -> None:
        while (item := self._tables.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for heading, table in tables:
            self._tables.addWidget(make_label("strong", heading))
            self._tables.addWidget(table)
        self.tables = tuple(table for _, table in tables)
