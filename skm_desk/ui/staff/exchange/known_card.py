"""KnownCard: asks which rows of a file come in when some came in before."""

from PySide6.QtCore import Signal

from skm_desk.domain.overlap import Taking
from skm_desk.ui.shared.labels import Card, make_label
from skm_desk.ui.staff.exchange import known_words as texts
from skm_desk.ui.staff.exchange.big_choice import BigChoice
from skm_desk.use_cases.view_file import FileView


class KnownCard(Card):
    """`picked` carries the Taking that a person wants; none is on until then."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.body.setSpacing(8)
        self.question = make_label("strong", wrap=True)
        self.doubt = make_label("warn", wrap=True)
        self.body.addWidget(self.question)
        self.body.addWidget(self.doubt)
        self.choices = {taking: BigChoice() for taking in Taking}
        for taking, choice in self.choices.items():
            choice.clicked.connect(lambda _checked=False, taking=taking: self._pick(taking))
            self.body.addWidget(choice)
        self.corrections = make_label("note", wrap=True)
        self.body.addWidget(self.corrections)
        self.body.addStretch(1)

    def show_file(self, view: FileView) -> None:
        """Ask about a file, or show what was answered."""
        self.question.setText(texts.question(view))
        self.setAccessibleName(self.question.text())
        self.doubt.setText(texts.doubt(view))
        self.doubt.setVisible(bool(self.doubt.text()))
        for taking, choice in self.choices.items():
            choice.say(texts.name(taking), texts.meaning(taking, view), texts.remark(taking, view))
            choice.setChecked(view.how.rows is taking)
        self.corrections.setText(texts.corrections(view))
        self.corrections.setVisible(bool(self.corrections.text()))

    def _pick(self, taking: Taking) -> None:
        for other, choice in self.choices.items():
            choice.setChecked(other is taking)
        self.picked.emit(taking)
