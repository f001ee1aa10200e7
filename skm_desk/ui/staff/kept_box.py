"""KeptBox: a text that is kept by itself a second after the last letter, or when it is left."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from skm_desk.ui.shared.announce import announce
from skm_desk.ui.shared.labels import make_label
from skm_desk.ui.shared.timers import ring_once
from skm_desk.ui.shared.words_box import WordsBox

KEEP_MS = 1000


class KeptBox(QWidget):
    """`written` carries a text that is to be kept; one that is refused stays to be mended.

    `tidy` makes of what was typed what would be kept.
    """

    written = Signal(str)

    def __init__(self, name: str, meaning: str, lines: int, tidy: Callable[[str], str]) -> None:
        super().__init__()
        self._meaning = meaning
        self._tidy = tidy
        self._stored = ""
        self._refused: str | None = None
        self._is_keeping = False
        self.box = _Box(name, meaning, lines)
        if lines == 1:  # it scrolls with the cursor
            self.box.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.refusal = make_label("warn", wrap=True)
        self.refusal.hide()
        self.kept = make_label("note")
        self._waiting = ring_once(self, KEEP_MS, self.keep)
        head = QHBoxLayout()
        head.addWidget(self.box.label)
        head.addStretch(1)
        head.addWidget(self.kept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.box)
        column.addWidget(self.refusal)
        self.box.textChanged.connect(self._note_typing)
        self.box.left.connect(self.keep)

    @property
    def text(self) -> str:
        """What stands there, as it would be kept."""
        return self._tidy(self.box.toPlainText())

    @property
    def is_typing(self) -> bool:
        """True while something stands there that is not kept."""
        return self.text != self._stored

    def show_text(self, stored: str, is_other: bool) -> None:
        """Show what is kept; a text that is being typed about the same record stays."""
        is_typing = self.is_typing and not is_other
        self._stored = stored
        if not is_typing and self.text != stored:
            was_blocked = self.box.blockSignals(True)
            self.box.setPlainText(stored)
            self.box.blockSignals(was_blocked)
        if is_other:
            self._waiting.stop()
            self._forget_refusal()
        elif self._is_keeping and not self.is_typing:
            self._tell("Tersimpan")

    @Slot()
    def keep(self) -> None:
        """Have what was typed kept now, if anything was and it was not refused already."""
        self._waiting.stop()
        if self.is_typing and self.text != self._refused:
            self._tell("Menyimpan …")
            self._is_keeping = True
            self.written.emit(self.text)

    def refuse(self, sentence: str) -> None:
        """Say why the text is not kept."""
        self._refused = self.text
        self._tell("Belum tersimpan")
        self.refusal.setText(sentence)
        self.refusal.show()
        self.box.setAccessibleDescription(sentence)
        announce(self.refusal)

    @Slot()
    def _note_typing(self) -> None:
        self._forget_refusal()
        self._waiting.start()

    def _forget_refusal(self) -> None:
        self._refused = None
        self._tell("")
        self.refusal.hide()
        self.box.setAccessibleDescription(self._meaning)

    def _tell(self, words: str) -> None:
        self._is_keeping = False
        self.kept.setText(words)


class _Box(WordsBox):
    """`left` tells that the keyboard went elsewhere."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
