"""Notice: the strip at the foot of a page that tells how a long job goes and how it ended."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from skm_desk import palette
from skm_desk.ui.shared.announce import announce
from skm_desk.ui.shared.icons import draw_sign
from skm_desk.ui.shared.labels import make_button, make_label
from skm_desk.ui.shared.messages import CLOSE, failure_words
from skm_desk.ui.shared.meter import Meter
from skm_desk.ui.shared.page_frame import SIDE

_SIGN = 24
_THIN = 6
_DETAILS_HEIGHT = 160


@dataclass(frozen=True)
class Step:
    """What a person can do next: the verb on the button, what it means, and the deed."""

    verb: str
    meaning: str
    act: Callable[[], None]


class Notice(QFrame):
    """Hidden until there is something to tell; stays until the person closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._sign = QLabel()
        self._sign.setFixedSize(_SIGN, _SIGN)
        self._words = make_label("body", wrap=True)
        # A long path without a blank must not push the window wider.
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details_button = make_button("Catatan", "Tampilkan atau sembunyikan catatan")
        self.details_button.setCheckable(True)
        self.action = make_button("Buka", "Buka hasilnya")
        self._close = make_button(CLOSE, "Tutup pemberitahuan ini")
        self._act: Callable[[], None] = self.hide
        self._is_unread = False
        self._progress = Meter(_THIN)
        self.details = make_label("body", wrap=True)
        self.details.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._details_area = _scrolled(self.details)
        self._details_area.setAccessibleName("Catatan")
        self._details_area.setAccessibleDescription("Yang perlu dilihat sebelum dipakai")
        self._lay_out()
        self.action.clicked.connect(self._run_action)
        self._close.clicked.connect(self.hide)
        self.details_button.toggled.connect(self._details_area.setVisible)
        self.hide()

    @property
    def words(self) -> str:
        """What the notice says, empty while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def show_progress(self, words: str, done: int, total: int, stop: Step | None = None) -> None:
        """Tell how far a job is, with a button that stops it; `total` 0 when nobody knows yet."""
        first = self.isHidden() or not self._progress.isVisibleTo(self)
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._progress.setAccessibleName(words)
        self._show("laporan", palette.LEAD, words, stop, busy=True, speak=first)

    def show_done(
        self,
        words: str,
        step: Step | None = None,
        details: Sequence[str] = (),
        details_title: str = "",
    ) -> None:
        """Tell that a job is done, with a button for a next step and, folded, its details."""
        self._show("done", palette.LEAD, words, step, busy=False)
        self.details.setText("\n".join(f"•  {detail}" for detail in details))
        self.details_button.setText(details_title)
        self.details_button.setAccessibleName(details_title)
        self.details_button.setVisible(bool(details))

    def show_failure(self, sentence: str, step: Step | None = None) -> None:
        """Tell in one sentence what went wrong and what to do, with a button that does it."""
        self._show("warn", palette.WARN, sentence, step, busy=False)

    def show_unread(self, fault: Exception, again: Callable[[], None]) -> None:
        """Tell why what the page shows could not be read, with a button that reads it again."""
        self.show_failure(
            failure_words(fault), Step("Muat ulang", "Baca data sekali lagi (F5)", again)
        )
        self._is_unread = True

    def end_unread(self) -> None:
        """Close what `show_unread` told, unless something else was told since: it was read now."""
        if self._is_unread:
            self.hide()

    def _offer(self, step: Step) -> None:
        self._act = step.act
        self.action.setText(step.verb)
        self.action.setAccessibleName(step.verb)
        self.action.setAccessibleDescription(step.meaning)
        self.action.setToolTip(step.meaning)
        self.action.show()

    def _show(
        self,
        sign: str,
        colour: str,
        words: str,
        step: Step | None,
        *,
        busy: bool,
        speak: bool = True,
    ) -> None:
        self._is_unread = False
        self._sign.setPixmap(draw_sign(sign, colour, _SIGN, self.devicePixelRatioF()))
        self._words.setText(words)
        self._words.setToolTip(words)
        self._progress.setVisible(busy)
        self._close.setVisible(not busy)
        if step is not None:
            self._offer(step)
        else:
            self.action.hide()
        self.details_button.setChecked(False)
        self.details_button.hide()
        self.setAccessibleName(words)
        self.show()
        if speak:
            announce(self)

    def _run_action(self) -> None:
        self._act()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        for button in (self.details_button, self.action, self._close):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 12, SIDE, 12)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._progress)
        column.addWidget(self._details_area)
        self._details_area.hide()


def _scrolled(label: QLabel) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFixedHeight(_DETAILS_HEIGHT)
    area.setWidget(label)
    return area
