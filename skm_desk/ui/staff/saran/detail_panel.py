"""DetailPanel: one saran as it was written, and what the office makes of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from skm_desk.domain.saran import LONGEST_DONE
from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.ui.shared.segments import Segments
from skm_desk.ui.shared.timers import ring_once
from skm_desk.ui.shared.words_box import WordsBox
from skm_desk.ui.staff.option_chooser import OptionChooser
from skm_desk.ui.staff.saran import saran_words as texts
from skm_desk.ui.staff.saran.quote_row import QuoteRow
from skm_desk.ui.staff.saran.text_view import TextView
from skm_desk.use_cases.manage_saran import SaranDetail

NOTE_MS = 1000  # after the last letter the note is kept
_KINDS = tuple(texts.KIND_NAMES)
_NOTE_LINES = 2
_WIDEST_UNSUR = 440


class DetailPanel(Card):
    """Each signal carries the key of the saran first. Then come what was there before and what
    shall be; `take_back_asked` carries why it was voided, `ticked` and `noted` what shall be."""

    kind_picked = Signal(str, object, object)
    unsur_picked = Signal(str, str, str)
    ticked = Signal(str, bool)
    quote_made = Signal(str, str, str)
    noted = Signal(str, str)
    void_asked = Signal(str)
    take_back_asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.detail: SaranDetail | None = None
        self._is_keeping = False  # a note is on its way into the file
        self.about = make_label("note", wrap=True)
        self.void_button = make_button(
            "Batalkan saran", "Nyatakan saran ini salah catat; saran tetap disimpan", "remove"
        )
        self.back_button = make_button("Pulihkan", "Pakai lagi saran yang dibatalkan ini", "undo")
        self.text = TextView()
        self.kind = Segments(list(texts.KIND_NAMES.values()), texts.KIND_MEANINGS)
        self.unsur = OptionChooser(
            "Tentang unsur", "Kaitkan saran ini dengan sebuah unsur", _WIDEST_UNSUR
        )
        self.done = _NoteBox()
        self.kept = make_label("note")
        self.quote = QuoteRow(self.text)
        self._nothing = make_label("quiet", texts.NONE_CHOSEN, wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._lay_out())
        self.body.addWidget(self._stack)
        self._connect()

    @property
    def key(self) -> str | None:
        """The key of the saran that is shown, or None."""
        return None if self.detail is None else self.detail.listed.key

    def show_nothing(self) -> None:
        """Show that no saran is chosen."""
        self.keep_note()
        self.detail = None
        self._stack.setCurrentIndex(0)

    def show_detail(self, detail: SaranDetail) -> None:
        """Show a saran; a note that is being typed about the same one stays."""
        is_other = detail.listed.key != self.key
        if is_other:
            self.keep_note()
        is_typing = not is_other and self._is_typing
        self.detail = detail
        saran = detail.listed.saran
        self.text.show_text(saran.text)
        self.kind.choose(_KINDS.index(saran.kind))
        unsur = [(u.kode, f"{u.kode} {u.nama}") for u in detail.unsur_list]
        if saran.unsur and saran.unsur not in dict(unsur):
            unsur.append((saran.unsur, saran.unsur))
        self.unsur.show_options([("", "Tanpa unsur"), *unsur], saran.unsur)
        if not is_typing:
            self.done.show_text(saran.done)
            self.kept.setText("Tersimpan" if self._is_keeping and not is_other else "")
            self._is_keeping = False
        self.quote.show_detail(detail)
        self._show_standing(detail)
        self._stack.setCurrentIndex(1)

    def keep_note(self) -> None:
        """Have what was typed kept now, if anything was."""
        self._waiting.stop()
        if self.detail is not None and self._is_typing:
            self._is_keeping = True
            self.kept.setText("Menyimpan …")
            self.noted.emit(self.detail.listed.key, self.done.toPlainText())

    def note_failed(self) -> None:
        """Tell that the note could not be kept; it stays as typed, and is tried again."""
        self._is_keeping = False
        self.kept.setText("Belum tersimpan")

    def lead_in(self) -> None:
        """Lead the keyboard to the first thing that can be done with the saran."""
        place = self.kind.chosen or 0
        self.kind.buttons[place].setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def _is_typing(self) -> bool:
        return self.done.toPlainText().strip() != self._kept_note

    @property
    def _kept_note(self) -> str:
        return "" if self.detail is None else self.detail.listed.saran.done

    def _show_standing(self, detail: SaranDetail) -> None:
        saran = detail.listed.saran
        is_void = saran.void_reason is not None
        is_open = detail.period.closed_at is None and saran.form is None
        self.void_button.setVisible(is_open and not is_void)
        self.back_button.setVisible(is_open and is_void)
        self.about.setText(texts.about(detail))
        self.about.setProperty("role", "warn" if is_void else "note")
        self.about.style().polish(self.about)
        for part in (self.kind, self.unsur, self.done):
            part.setEnabled(not is_void)

    def _connect(self) -> None:
        self._waiting = ring_once(self, NOTE_MS, self.keep_note)
        self.done.textChanged.connect(self._wait)
        self.done.left.connect(self.keep_note)
        self.kind.picked.connect(self._pick_kind)
        self.unsur.picked.connect(self._pick_unsur)
        self.quote.ticked.connect(lambda on: self.ticked.emit(self.key, on))
        self.quote.quote_made.connect(self._make_quote)
        self.void_button.clicked.connect(lambda: self.void_asked.emit(self.key))
        self.back_button.clicked.connect(self._ask_back)

    def _pick_kind(self, place: int) -> None:
        if self.detail is not None:
            before = self.detail.listed.saran.kind
            self.kind_picked.emit(self.key, before, _KINDS[place])

    def _pick_unsur(self) -> None:
        if self.detail is not None:
            before = self.detail.listed.saran.unsur
            self.unsur_picked.emit(self.key, before, self.unsur.value)

    def _make_quote(self, quote: str) -> None:
        if self.detail is not None:
            self.quote_made.emit(self.key, self.detail.listed.saran.quote, quote)

    def _ask_back(self) -> None:
        if self.detail is not None:
            self.take_back_asked.emit(self.key, self.detail.listed.saran.void_reason)

    def _wait(self) -> None:
        if self._is_typing:
            self.kept.setText("")
            self._waiting.start()

    def _lay_out(self) -> QWidget:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addStrut(self.void_button.sizeHint().height())
        head.addWidget(self.about, 1)
        for button in (self.void_button, self.back_button):
            head.addWidget(button)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        left = Qt.AlignmentFlag.AlignLeft
        grid.addWidget(make_label("body", "Jenis"), 0, 0)
        grid.addWidget(self.kind, 0, 1, left)
        label = make_label("body", "Tentang")
        label.setBuddy(self.unsur)
        grid.addWidget(label, 1, 0)
        grid.addWidget(self.unsur, 1, 1, left)
        noted = QHBoxLayout()
        noted.addWidget(self.done.label)
        noted.addStretch(1)
        noted.addWidget(self.kept)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        column.addLayout(grid)
        column.addLayout(noted)
        column.addWidget(self.done)
        column.addWidget(self.quote)
        return whole


class _NoteBox(WordsBox):
    """What the office did about a saran; `left` tells that the keyboard went elsewhere."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__(
            "Yang sudah dilakukan",
            f"Catat tindakan atas saran ini, paling banyak {LONGEST_DONE} huruf; disimpan sendiri",
            _NOTE_LINES,
        )

    def show_text(self, text: str) -> None:
        """Hold this text; nothing is told to anybody."""
        if text != self.toPlainText():
            was_blocked = self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(was_blocked)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
