"""MergePreview: what packages of other PCs would bring, a card for each; nothing came in yet."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from skm_desk import palette
from skm_desk.sentences import merge_words
from skm_desk.ui.shared.announce import announce
from skm_desk.ui.shared.icons import draw_sign
from skm_desk.ui.shared.labels import Card, make_label
from skm_desk.ui.staff.exchange import carry_words as texts
from skm_desk.use_cases.merge_outcome import MergeOutcome

_SIGN = 24
_SPACE = 16


class MergePreview(QWidget):
    """Shows one outcome after another; nothing in it is to be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[PackageCard] = []
        self._sign = QLabel()
        self._sign.setFixedSize(_SIGN, _SIGN)
        self.verdict = make_label("strong", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.verdict, 1)
        head = Card()
        head.setAccessibleName("Yang akan masuk")
        head.body.setSpacing(8)
        head.body.addLayout(line)
        head.body.addWidget(make_label("note", texts.FINAL, wrap=True))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_SPACE)
        self._column.addWidget(head)
        self._column.addStretch(1)

    def show_outcomes(self, outcomes: Sequence[MergeOutcome]) -> None:
        """Show, and have said, what joining these packages would do."""
        while self.cards:
            card = self.cards.pop()
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, outcome in enumerate(outcomes, start=1):
            card = PackageCard(outcome)
            self._column.insertWidget(place, card)
            self.cards.append(card)
        has_news = any(outcome.has_news for outcome in outcomes)
        sign, colour = ("done", palette.LEAD) if has_news else ("warn", palette.WARN)
        self._sign.setPixmap(draw_sign(sign, colour, _SIGN, self.devicePixelRatioF()))
        self.verdict.setText(texts.verdict(outcomes))
        announce(self.verdict)


class PackageCard(Card):
    """One package: where it comes from, what is new in it, and what should be looked at."""

    def __init__(self, outcome: MergeOutcome) -> None:
        super().__init__()
        title = merge_words.package_title(outcome)
        self.setAccessibleName(title)
        self.body.setSpacing(12)
        self.body.addWidget(make_label("quiet", title, wrap=True))
        self.lines = merge_words.news(outcome)
        self.verdict = make_label("body", merge_words.verdict(outcome), wrap=True)
        self.notes = make_label("body", texts.shown_notes(outcome), wrap=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, (name, fact) in enumerate(self.lines):
            for column, label in enumerate((make_label("quiet", name), make_label("body", fact))):
                label.setWordWrap(column == 1)
                label.setAlignment(Qt.AlignmentFlag.AlignTop)
                grid.addWidget(label, row, column)
        self.body.addWidget(self.verdict)
        self.body.addLayout(grid)
        self.body.addWidget(self.notes)
        for label in (self.verdict, self.notes):
            label.setVisible(bool(label.text()))
