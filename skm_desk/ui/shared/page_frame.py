"""PageFrame: what every page of the staff window is made of, from the band on top to the notice.

::

    band      one strip, always there: empty, or filled while made-up data is shown
    head      title and actions, or one above the other; a line below says what is shown
    content   scrolls when the window is small
    notice    below, so that nothing above it moves when it comes
"""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from skm_desk import palette
from skm_desk.domain.changes import Changes
from skm_desk.sentences.standing import MADE_UP
from skm_desk.ui.shared.announce import announce
from skm_desk.ui.shared.arranged import Rearranged
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.empty_card import make_period_button
from skm_desk.ui.shared.icons import draw_sign
from skm_desk.ui.shared.labels import make_label

BAND_HEIGHT = 40
SIDE = 32
WIDEST = 1440
_HEAD_SPACE = 12  # at least, between the title and the first action
_RING_ROOM = 8  # for the focus ring of what stands at the edge of the content


class PageFrame(QWidget):
    """A page: add widgets to `content` and `action_row`, override `refresh`.

    A change of the `concerns` of a page refreshes it at once when it is seen, else when it is
    next shown. `form_asked` has the window open a form: the kode of its period, and its id;
    `page_asked` has it show the page of this title.
    """

    form_asked = Signal(str, str)
    page_asked = Signal(str)
    concerns: Changes = frozenset()

    def __init__(self, context: Context, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._stale = True
        self._band = _Band()
        self._line = make_label("quiet")
        self._line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.action_row = QHBoxLayout()
        self.action_row.setSpacing(12)
        self.content = QVBoxLayout()
        self.content.setSpacing(16)
        self.content.setContentsMargins(_RING_ROOM, _RING_ROOM, _RING_ROOM, 24)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._outer.addWidget(self._band)
        self._outer.addLayout(_bounded(_Head(title, self.action_row, self._line)))
        self._outer.addSpacing(16 - _RING_ROOM)
        self._scroll = self._make_scroll()
        self._outer.addWidget(self._scroll, 1)
        context.bus.changed.connect(self.note_changes)

    def refresh(self) -> None:
        """Ask for what the page shows again; the page keeps what it has until the new comes."""

    def set_line(self, text: str) -> None:
        """Say below the title what the page shows; new words are spoken too."""
        if text == self._line.text():
            return
        self._line.setText(text)
        self._line.setToolTip(text)
        # Whoever works elsewhere must not hear how forms come in at the kiosk.
        if self.isVisible() and self.isActiveWindow():
            announce(self._line)

    def set_made_up(self, made_up: bool) -> None:
        """Say, or not, that what the page shows is a made-up sample."""
        self._band.fill(made_up)

    @Slot(QWidget)
    def reveal(self, widget: QWidget) -> None:
        """Scroll until a widget of the content is seen."""
        self._scroll.ensureWidgetVisible(widget)

    def set_notice(self, notice: QWidget) -> None:
        """Put the notice of the page at its foot."""
        self._outer.addWidget(notice)

    def lead_to_periods(self) -> QPushButton:
        """Return a button that leads to where a period is made, for a page that has none."""
        button = make_period_button()
        button.clicked.connect(lambda: self.page_asked.emit("Periode"))
        return button

    @Slot(object)
    def note_changes(self, changes: Changes) -> None:
        """Refresh if records that the page shows have changed."""
        if not changes & self.concerns:
            return
        self._stale = True
        self._refresh_if_seen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the content its room at once when the head became higher."""
        super().resizeEvent(event)
        self._outer.activate()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was not seen."""
        super().showEvent(event)
        self._refresh_if_seen()

    def _refresh_if_seen(self) -> None:
        if self._stale and self.isVisible():
            self._stale = False
            self.refresh()

    def _make_scroll(self) -> QScrollArea:
        inner = QWidget()
        inner.setLayout(self.content)
        holder = QWidget()
        self._content_row = _bounded(inner)
        holder.setLayout(self._content_row)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(holder)
        bar = scroll.verticalScrollBar()
        bar.rangeChanged.connect(lambda _least, most: self._make_room(bar, most > 0))
        return scroll

    def _make_room(self, bar: QScrollBar, shown: bool) -> None:
        """Let the scroll bar stand in the side margin: the content keeps its width."""
        taken = bar.sizeHint().width() if shown else 0
        self._content_row.setContentsMargins(SIDE - _RING_ROOM, 0, SIDE - _RING_ROOM - taken, 0)


class _Head(Rearranged):
    """The actions stand beside the title, or below it where they would not fit."""

    def __init__(self, title: str, actions: QHBoxLayout, line: QLabel) -> None:
        super().__init__()
        self._title = make_label("title", title)
        self._actions = actions
        self._is_narrow = False
        self._words = QGridLayout()
        self._words.setHorizontalSpacing(_HEAD_SPACE)
        self._words.setVerticalSpacing(8)
        self._words.setColumnStretch(0, 1)
        self._words.addWidget(self._title, 0, 0)
        self._words.addLayout(actions, 0, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_RING_ROOM, 4, _RING_ROOM, 0)
        self._column.setSpacing(2)
        self._column.addLayout(self._words)
        self._column.addWidget(line)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the narrow arrangement, so that the page may become that narrow."""
        actions = self._actions.minimumSize().width()
        width = max(self._title.minimumSizeHint().width(), actions) + 2 * _RING_ROOM
        return QSize(width, super().minimumSizeHint().height())

    def rearrange(self) -> None:
        """Put the actions beside the title, or below it where they do not fit."""
        title, actions = self._title.sizeHint().width(), self._actions.sizeHint().width()
        room = self.width() - 2 * _RING_ROOM
        narrow = actions > 0 and title + _HEAD_SPACE + actions > room
        if narrow is self._is_narrow:
            return
        self._is_narrow = narrow
        self._words.removeItem(self._actions)
        if narrow:
            self._words.addLayout(self._actions, 1, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._words.addLayout(self._actions, 0, 1)
        self._column.activate()  # the page asks at once how high the head is now


class _Band(QWidget):
    """The strip above a page. It always takes its room: nothing jumps when it is filled."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(BAND_HEIGHT)
        self._band = QFrame()
        self._band.setObjectName("band")
        sign = QLabel()
        sign.setPixmap(draw_sign("warn", palette.PAPER, 22, 2.0))
        words = QHBoxLayout(self._band)
        words.setContentsMargins(SIDE, 0, SIDE, 0)
        words.setSpacing(10)
        words.addWidget(sign)
        words.addWidget(make_label("strong", MADE_UP))
        words.addStretch(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._band)
        self.fill(False)

    def fill(self, made_up: bool) -> None:
        self._band.setVisible(made_up)


def _bounded(inner: QWidget) -> QHBoxLayout:
    """Return a row that holds `inner` at the side margins, no wider than is good to read."""
    inner.setMaximumWidth(WIDEST)
    row = QHBoxLayout()
    row.setContentsMargins(SIDE - _RING_ROOM, 0, SIDE - _RING_ROOM, 0)
    row.addWidget(inner, 1)
    row.addStretch(0)
    return row
