"""StacksCard: the stacks of a period, and which forms of one are typed a second time."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from skm_desk.domain.batch import same_officer
from skm_desk.domain.errors import SameOfficer
from skm_desk.ui.entry import verify_words as texts
from skm_desk.ui.entry.apart_field import ApartField
from skm_desk.ui.shared.labels import Card, make_label
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.quiet_table import QuietTable
from skm_desk.ui.shared.segments import Segments
from skm_desk.use_cases.key_paper import BatchRow, Stacks

_ALL, _SAMPLE = range(2)
_CHOICE_HEIGHT = 40


class StacksCard(Card):
    """`started` asks to verify the current stack, `changed` tells of another one or way."""

    started = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__("Tumpukan formulir kertas")
        self._stacks: Stacks | None = None
        self._officer = ""
        self.table = QuietTable(
            "Tumpukan", texts.STACK_COLUMNS, figures=(2,), spare=(1, 3), may_choose=True
        )
        self.table.setAccessibleDescription("Panah memilih tumpukan; Enter mulai memeriksa")
        self.ways = Segments(
            ("Semua formulir", "Contoh"),
            ("Setiap formulir tumpukan ini diketik ulang", "Sebagian formulir diketik ulang"),
        )
        self.apart = ApartField(texts.FEWEST_APART, texts.MOST_APART, texts.USUAL_APART)
        self._how = self._make_how()
        self.sentence = make_label("body", wrap=True)
        self.fixed = make_label("note", texts.FIXED_ONCE, wrap=True)
        self.refusal = make_label("warn", wrap=True)
        self.body.setSpacing(8)
        self.body.addWidget(self.table)
        self.body.addSpacing(8)
        for part in (self._how, self.sentence, self.fixed, self.refusal):
            self.body.addWidget(part)
        self.table.taken.connect(lambda _row: self.started.emit())
        self.table.row_changed.connect(self._turn_to)
        self.ways.picked.connect(self._take_way)
        self.apart.changed.connect(self._note_apart)
        self.apart.returnPressed.connect(self.started)

    @property
    def chosen(self) -> BatchRow | None:
        """The stack of the current row, or None."""
        place = self.table.currentRow()
        rows = self._stacks.rows if self._stacks is not None else ()
        return rows[place] if 0 <= place < len(rows) else None

    @property
    def every(self) -> int | None:
        """The chosen way: 1 for all forms, n for every n-th, None while none is chosen."""
        if self.ways.chosen is None:
            return None
        return 1 if self.ways.chosen == _ALL else self.apart.value

    def show_stacks(self, stacks: Stacks) -> None:
        """Show the stacks of a period; the current one stays so."""
        chosen = self.chosen
        ids = [row.batch.id for row in stacks.rows]
        wanted = chosen.batch.id if chosen and chosen.batch.id in ids else texts.first_stack(stacks)
        is_other = chosen is None or chosen.batch.id != wanted
        self._stacks = stacks
        place = ids.index(wanted) if wanted is not None else None
        self.table.show_rows([texts.stack_cells(row) for row in stacks.rows], place)
        if is_other:
            self._forget_way()
        self._show()

    def show_officer(self, officer: str) -> None:
        """Say at once if the officer would verify the own forms."""
        self._officer = officer
        self._show()

    def refuse(self, sentence: str) -> None:
        """Say why the verification cannot begin."""
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))

    def ask_way(self) -> None:
        """Ask for all or a sample before anything begins."""
        self.refuse(texts.CHOOSE_HOW)
        self.ways.buttons[_ALL].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        row = self.chosen
        is_open = row is not None and row.batch.verify_every is None
        forms = 0 if row is None else row.forms
        self.ways.buttons[_SAMPLE].setEnabled(forms >= texts.FEWEST_APART)
        self.apart.setEnabled(forms >= texts.FEWEST_APART)
        self._how.setVisible(is_open)
        self.fixed.setVisible(is_open)
        self.sentence.setVisible(row is not None and not is_open)
        self.sentence.setText("" if row is None or is_open else texts.chosen_line(row))
        own = row is not None and same_officer(self._officer, row.batch.officer)
        self.refuse(failure_words(SameOfficer(row.batch.officer)) if row and own else "")
        self.changed.emit()

    @Slot(int)
    def _turn_to(self, _row: int) -> None:
        self._forget_way()
        self._show()

    def _forget_way(self) -> None:
        """Ask anew how; every n-th of a stack of fewer forms might be none of them."""
        self.ways.choose(None)
        forms = 0 if self.chosen is None else self.chosen.forms
        self.apart.limit(min(texts.MOST_APART, forms))

    @Slot(int)
    def _take_way(self, way: int) -> None:
        if way == _SAMPLE:
            self.apart.setFocus()
            self.apart.selectAll()
        self._show()

    @Slot()
    def _note_apart(self) -> None:
        """Whoever sets the distance wants a sample."""
        self.ways.choose(_SAMPLE)
        self._show()

    def _make_how(self) -> QWidget:
        holder = QWidget()
        holder.setFixedHeight(_CHOICE_HEIGHT)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(make_label("body", "Periksa"))
        row.addWidget(self.ways)
        row.addWidget(make_label("body", "setiap"))
        row.addWidget(self.apart)
        row.addWidget(make_label("body", "formulir"))
        row.addStretch(1)
        return holder
