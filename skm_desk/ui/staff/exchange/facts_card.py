"""FactsCard: whether a file may come in, and what was understood of it, a line for each fact."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel

from skm_desk import palette
from skm_desk.ui.shared.announce import announce
from skm_desk.ui.shared.icons import draw_sign
from skm_desk.ui.shared.labels import Card, make_label
from skm_desk.ui.staff.exchange import exchange_words as texts
from skm_desk.ui.staff.period_chooser import PeriodChooser
from skm_desk.use_cases.view_file import FileView

_SIGN = 24


class FactsCard(Card):
    """The chooser is there to read the file for another period."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Yang dipahami dari berkas")
        self.target = PeriodChooser("Baca berkas ini untuk periode lain")
        self.lines: list[tuple[str, str]] = []
        self._labels: list[QLabel] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(make_label("quiet", "Periode"), 0, 0)
        self._grid.addWidget(self.target, 0, 1, Qt.AlignmentFlag.AlignLeft)
        self._sign = QLabel()
        self._sign.setFixedSize(_SIGN, _SIGN)
        self.verdict = make_label("strong", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.verdict, 1)
        self.body.setSpacing(12)
        self.body.addLayout(line)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)
        self.body.addWidget(make_label("note", texts.FINAL, wrap=True))

    def show_file(self, view: FileView) -> None:
        """Show the facts of a file."""
        self.lines = texts.facts(view)
        while self._labels:
            label = self._labels.pop()
            self._grid.removeWidget(label)
            label.hide()
            label.deleteLater()
        for row, (name, fact) in enumerate(self.lines, start=1):
            for column, label in enumerate((make_label("quiet", name), make_label("body", fact))):
                label.setWordWrap(column == 1)
                label.setAlignment(Qt.AlignmentFlag.AlignTop)
                self._grid.addWidget(label, row, column)
                self._labels.append(label)

    def show_verdict(self, view: FileView, is_answered: bool) -> None:
        """Say, and have said, whether a file may come in, and what is to be done if not."""
        is_good = view.can_come_in and is_answered
        sign, colour = ("done", palette.LEAD) if is_good else ("warn", palette.WARN)
        self._sign.setPixmap(draw_sign(sign, colour, _SIGN, self.devicePixelRatioF()))
        self.verdict.setText(texts.verdict(view, is_answered))
        announce(self.verdict)
