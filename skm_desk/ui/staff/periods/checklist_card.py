"""ChecklistCard: what is missing before a period can be reported, a sentence each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from skm_desk import palette
from skm_desk.sentences.preparing_words import say_preparation
from skm_desk.ui.shared.icons import draw_sign
from skm_desk.ui.shared.labels import make_button, make_label
from skm_desk.ui.staff.periods import words as texts
from skm_desk.ui.staff.sheet_card import SheetCard
from skm_desk.use_cases.prepare_laporan import Preparation

_SIGN = 20


class ChecklistCard(SheetCard):
    """What is missing, and below it, folded, what the office may accept."""

    def __init__(self) -> None:
        self.plan_button = make_button("Buat rencana tindak lanjut", texts.PLAN_MEANING)
        super().__init__("Sebelum dilaporkan", self.plan_button)
        self.line = make_label("strong", wrap=True)
        self.missing = _Sentences("warn", palette.WARN)
        self.worth_a_look = _Sentences("find", palette.MUTE)
        self.look_button = make_button("", texts.LOOK_MEANING)
        self.look_button.setCheckable(True)
        self.look_button.toggled.connect(self._fold)
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(self.look_button)
        row.addStretch(1)
        self.body.addWidget(self.line)
        self.body.addWidget(self.missing)
        self.body.addLayout(row)
        self.body.addWidget(self.worth_a_look)
        self.show_looking()

    def show_looking(self) -> None:
        """Say that another period is being looked at."""
        self.line.setText(texts.LOOKING)
        self.plan_button.hide()
        self._show((), ())

    def show_preparation(self, preparation: Preparation) -> None:
        """Show what a period still lacks."""
        self.line.setText(texts.preparation_line(preparation))
        self.plan_button.setVisible(preparation.needs_plan)
        self._show(
            [say_preparation(item) for item in preparation.missing],
            [say_preparation(item) for item in preparation.worth_a_look],
        )

    def _show(self, missing: Sequence[str], worth_a_look: Sequence[str]) -> None:
        self.missing.show_sentences(missing)
        words = texts.look_words(len(worth_a_look))
        self.look_button.setText(words)
        self.look_button.setAccessibleName(words)
        self.look_button.setVisible(bool(worth_a_look))
        self.worth_a_look.show_sentences(worth_a_look)
        self._fold(self.look_button.isChecked())

    @Slot(bool)
    def _fold(self, shown: bool) -> None:
        self.worth_a_look.setVisible(shown and bool(self.worth_a_look.sentences))


class _Sentences(QWidget):
    """Sentences one below the other, a sign before each."""

    def __init__(self, sign: str, colour: str) -> None:
        super().__init__()
        self._sign, self._colour = sign, colour
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[QLabel, QLabel]] = []

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is shown."""
        return tuple(words.text() for _, words in self._rows if not words.isHidden())

    def show_sentences(self, sentences: Sequence[str]) -> None:
        """Show these sentences."""
        self.setVisible(bool(sentences))
        while len(self._rows) < len(sentences):
            self._add_row()
        for place, (sign, words) in enumerate(self._rows):
            is_used = place < len(sentences)
            words.setText(sentences[place] if is_used else "")
            sign.setVisible(is_used)
            words.setVisible(is_used)

    def _add_row(self) -> None:
        sign = QLabel()
        sign.setPixmap(draw_sign(self._sign, self._colour, _SIGN, self.devicePixelRatioF()))
        words = make_label("body", wrap=True)
        place = len(self._rows)
        self._grid.addWidget(sign, place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(words, place, 1)
        self._rows.append((sign, words))
