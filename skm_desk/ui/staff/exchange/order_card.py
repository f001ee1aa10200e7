"""OrderCard: asks which unsur the columns hold that a file calls by their number alone."""

from PySide6.QtCore import Signal

from skm_desk.domain.kuesioner import ColumnOrder
from skm_desk.ui.shared.labels import Card, make_label
from skm_desk.ui.staff.exchange import exchange_words as texts
from skm_desk.ui.staff.exchange.big_choice import BigChoice
from skm_desk.use_cases.view_file import FileView


class OrderCard(Card):
    """`picked` carries the ColumnOrder that a person says it is; none is on until then."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.body.setSpacing(8)
        self.question = make_label("strong", wrap=True)
        self.body.addWidget(self.question)
        self.choices = {order: BigChoice() for order in ColumnOrder}
        for order, choice in self.choices.items():
            choice.clicked.connect(lambda _checked=False, order=order: self._pick(order))
            self.body.addWidget(choice)
        self.body.addStretch(1)

    def show_file(self, view: FileView, is_answered: bool) -> None:
        """Ask about a file, or show what was answered."""
        self.question.setText(texts.order_question(view))
        self.setAccessibleName(self.question.text())
        for order, choice in self.choices.items():
            meaning = texts.order_meaning(order, view.unclear, view.kuesioner)
            is_assumed = order is ColumnOrder.UNSUR and not is_answered
            choice.say(texts.ORDER_NAMES[order], meaning, texts.ASSUMED if is_assumed else "")
            choice.setChecked(is_answered and order is view.how.order)

    def _pick(self, order: ColumnOrder) -> None:
        for other, choice in self.choices.items():
            choice.setChecked(other is order)
        self.picked.emit(order)
