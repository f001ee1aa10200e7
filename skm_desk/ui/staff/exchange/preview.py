"""Preview: a file that was read: may it come in, what was understood, what is wrong, its rows."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from skm_desk.ui.shared.arranged import Arranged
from skm_desk.ui.shared.labels import Card, make_label
from skm_desk.ui.staff.exchange import exchange_words as texts
from skm_desk.ui.staff.exchange.facts_card import FactsCard
from skm_desk.ui.staff.exchange.known_card import KnownCard
from skm_desk.ui.staff.exchange.order_card import OrderCard
from skm_desk.ui.staff.exchange.problem_card import ProblemCard
from skm_desk.ui.staff.exchange.row_table import RowTable
from skm_desk.ui.staff.exchange.worksheet_card import WorksheetCard
from skm_desk.use_cases.explore_results import Span
from skm_desk.use_cases.manage_periods import PeriodRow
from skm_desk.use_cases.view_file import FileView

_SPACE = 16
_NARROW = 800


class _Columns(Arranged):
    """What was understood, the worksheets, and what is asked or wrong: side by side, or one below
    the other where the page is narrow."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__(_NARROW)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(_SPACE)
        for part in parts:
            self._layout.addWidget(part, 1)

    def share_width(self, has_three: bool) -> None:
        """Make the last of three columns the widest: it holds the sentences."""
        for column, share in enumerate((3, 3, 4 if has_three else 3)):
            self._layout.setStretch(column, share)

    def arrange(self, narrow: bool) -> None:
        """Put the columns side by side, or one below the other."""
        ways = QBoxLayout.Direction
        self._layout.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)


class Preview(QWidget):
    """`order_picked` carries the ColumnOrder that a person says, `period_picked` the Span of
    another period."""

    order_picked = Signal(object)
    period_picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.facts = FactsCard()
        self.facts.target.picked.connect(self.period_picked)
        self.worksheets = WorksheetCard()
        self.order = OrderCard()
        self.order.picked.connect(self.order_picked)
        self.known = KnownCard()
        self.problems = ProblemCard()
        self.table = RowTable()
        self.problems.led.connect(self.table.lead_to)
        self._rows_title = make_label("quiet")
        self._asked = QWidget()
        questions = QVBoxLayout(self._asked)
        questions.setContentsMargins(0, 0, 0, 0)
        questions.setSpacing(_SPACE)
        for card in (self.problems, self.order, self.known):
            questions.addWidget(card, 1)
        self._cards = _Columns(self.facts, self.worksheets, self._asked)
        rows = Card()
        rows.body.setContentsMargins(1, 12, 1, 8)
        title = QHBoxLayout()
        title.setContentsMargins(23, 0, 23, 4)
        title.addWidget(self._rows_title)
        rows.body.addLayout(title)
        rows.body.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_SPACE)
        column.addWidget(self._cards)
        column.addWidget(rows, 1)

    def show_file(self, view: FileView, is_answered: bool) -> None:
        """Show a file that was just read."""
        self.facts.show_file(view)
        self.worksheets.setVisible(len(view.worksheets) > 1)
        self.worksheets.show_file(view)
        self.problems.setVisible(bool(view.problems))
        self.problems.show_file(view)
        self._rows_title.setText(texts.rows_words(view))
        self.table.show_file(view)
        self.show_order(view, is_answered)

    def show_order(self, view: FileView, is_answered: bool) -> None:
        """Show whether a person said what the bare columns hold, and what follows from it."""
        is_sound = bool(view.forms) and not (view.problems or view.known_before)
        self.order.setVisible(bool(view.unclear) and is_sound)
        self.order.show_file(view, is_answered)
        self.known.setVisible(view.is_asked)
        self.known.show_file(view)
        asked = (self.problems, self.order, self.known)
        self._asked.setVisible(not all(card.isHidden() for card in asked))
        self._cards.share_width(has_three=not self.worksheets.isHidden())
        self.facts.show_verdict(view, is_answered)

    def show_choices(self, view: FileView, is_answered: bool) -> None:
        """Show what is chosen of what a person may choose."""
        self.order.show_file(view, is_answered)
        self.known.show_file(view)
        self.worksheets.show_file(view)

    def show_periods(self, rows: Sequence[PeriodRow], kode: str) -> None:
        """Offer the periods that a file can be read for, the one of this kode chosen."""
        self.facts.target.show_rows(rows, Span(kode))
