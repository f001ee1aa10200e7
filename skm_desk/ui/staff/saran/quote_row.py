"""QuoteRow: whether the laporan quotes a saran, and what of it is left out there."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from skm_desk.domain.quoting import LEFT_OUT, leave_out
from skm_desk.ui.shared.announce import announce
from skm_desk.ui.shared.labels import make_button
from skm_desk.ui.shared.theme import make_font
from skm_desk.ui.staff.saran import saran_words as texts
from skm_desk.ui.staff.saran.text_view import TextView
from skm_desk.ui.staff.tick_box import TickBox
from skm_desk.use_cases.manage_saran import SaranDetail

_NOTE_LINES = 2


class QuoteRow(QWidget):
    """`ticked` carries whether to quote, `quote_made` what the laporan then prints."""

    ticked = Signal(bool)
    quote_made = Signal(str)

    def __init__(self, text: TextView) -> None:
        super().__init__()
        self._text = text
        self._detail: SaranDetail | None = None
        self.tick = TickBox("Kutip di laporan", "Muat saran ini sebagai kutipan dalam laporan")
        self.tick.clicked.connect(self.ticked)
        self.hide_button = make_button(
            "Samarkan",
            f"Ganti bagian yang dipilih, atau semua yang ditemukan, dengan “{LEFT_OUT}”",
            "hidden",
        )
        self.hide_button.clicked.connect(self._leave_out)
        self.show_button = make_button("Tampilkan lagi", "Cetak lagi seluruh saran ini", "undo")
        self.show_button.clicked.connect(lambda: self.quote_made.emit(""))
        self.words = _Note()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.tick)
        row.addStretch(1)
        for button in (self.hide_button, self.show_button):
            room = button.sizePolicy()
            room.setRetainSizeWhenHidden(True)
            button.setSizePolicy(room)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.words)
        text.selectionChanged.connect(self._allow)

    def show_detail(self, detail: SaranDetail) -> None:
        """Show whether this saran is quoted; when it is, what must be looked at first."""
        self._detail = detail
        saran = detail.listed.saran
        self.setEnabled(saran.void_reason is None)
        self.tick.setChecked(saran.quoted)
        found = detail.personal if saran.quoted else ()
        hidden = detail.left_out if saran.quoted else ()
        self._text.mark([(part.start, part.end) for part in found], hidden)
        self._tell(detail)
        self._allow()

    def _tell(self, detail: SaranDetail) -> None:
        if not detail.listed.saran.quoted:
            self.words.tell("", is_warning=False)
        elif detail.personal:
            words = texts.personal_words(detail.personal, detail.listed.saran.text)
            self.words.tell(words, is_warning=True)
        else:
            note = texts.LEFT_OUT_NOTE if detail.left_out else texts.QUOTE_NOTE
            self.words.tell(note, is_warning=False)

    def _allow(self) -> None:
        detail = self._detail
        is_quoted = detail is not None and detail.listed.saran.quoted
        has_parts = detail is not None and bool(detail.personal or self._text.chosen)
        self.hide_button.setVisible(is_quoted)
        self.hide_button.setEnabled(has_parts)
        self.show_button.setVisible(detail is not None and is_quoted and bool(detail.left_out))

    def _leave_out(self) -> None:
        detail = self._detail
        if detail is None:
            return
        found = [(part.start, part.end) for part in detail.personal]
        chosen = self._text.chosen
        parts = found if chosen is None else [chosen]
        if parts:
            quote = leave_out(detail.listed.saran.text, [*detail.left_out, *parts])
            self.quote_made.emit(quote)


class _Note(QLabel):
    """Keeps the room of its lines, so that nothing moves when there is something to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setProperty("role", "note")

    def tell(self, words: str, is_warning: bool) -> None:
        if words == self.text():
            return
        self.setProperty("role", "warn" if is_warning else "note")
        self.style().polish(self)
        self.setText(words)
        self.setToolTip(words)
        self.setAccessibleName(words)
        if is_warning and self.isVisible():
            announce(self)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, _NOTE_LINES * QFontMetrics(make_font("body")).lineSpacing())

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()
