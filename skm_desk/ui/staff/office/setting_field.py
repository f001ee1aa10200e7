"""SettingField: one setting of the office, kept when the field is left, given back if unwanted."""

from contextlib import suppress
from functools import partial

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from skm_desk.domain.errors import SkmError
from skm_desk.domain.settings import Office
from skm_desk.ui.shared.announce import announce
from skm_desk.ui.shared.labels import make_label
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.notice import Notice, Step
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.office import profile_words as texts
from skm_desk.use_cases.change_settings import change_setting, label_of

_PADS = 18
_MARGIN = 4  # what Qt leaves beside the words
_MOST_LINES = 4
_HIGHEST = 10_000
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SettingBox(SafeOverrides, QPlainTextEdit):
    """A field of one paragraph, as high as its words; Enter and leaving tell of it.

    `left` comes when it is left, also for another window; `given_up` when Escape is pressed.
    """

    left = Signal()
    given_up = Signal()

    def __init__(self, name: str, meaning: str) -> None:
        super().__init__()
        self.setObjectName("setting")
        self.setAccessibleName(name)
        self.setAccessibleDescription(meaning)
        self.setTabChangesFocus(True)
        for setter in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            setter(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._take_height)
        self._take_height()

    @property
    def text(self) -> str:
        """What stands there, with single spaces."""
        return " ".join(self.toPlainText().split())

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell of leaving, unless it is for the menu of the field itself."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End by Enter, give up by Escape."""
        if event.key() in _ENTER:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Take pasted lines as one."""
        self.insertPlainText(" ".join(source.text().split()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._take_height()

    def _take_height(self) -> None:
        words = self.fontMetrics()
        room = QRect(0, 0, max(self.viewport().width() - 2 * _MARGIN, 1), _HIGHEST)
        needed = words.boundingRect(room, _WRAP, self.toPlainText()).height()
        lines = max(1, round(needed / words.lineSpacing()))
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if lines > _MOST_LINES else policy.ScrollBarAlwaysOff
        )
        self.setFixedHeight(min(lines, _MOST_LINES) * words.lineSpacing() + _PADS)


class SettingField(SafeOverrides, QWidget):
    """Shows a setting with its name above it; what is refused stays to be mended."""

    def __init__(self, deeds: Deeds, notice: Notice, name: str) -> None:
        super().__init__()
        self.name = name
        self._deeds = deeds
        self._notice = notice
        self._stored = ""
        self._sent: str | None = None
        self._label = label_of(name)
        self.box = SettingBox(self._label, texts.HINTS.get(name, ""))
        self.box.setPlaceholderText(texts.HINTS.get(name, ""))
        self.empty = make_label("note", texts.empty_words(name), wrap=True)
        self.refusal = make_label("warn", wrap=True)
        self.refusal.hide()
        title = make_label("body", self._label)
        title.setBuddy(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (title, self.box, self.empty, self.refusal):
            column.addWidget(part)
        self.box.textChanged.connect(self._note_typing)
        self.box.left.connect(self._keep)
        self.box.given_up.connect(self._give_up)

    def show_office(self, office: Office) -> None:
        """Show what holds now, unless something else is being typed."""
        is_typing = self.box.text != self._stored
        self._stored = getattr(office, self.name)
        if not is_typing:
            self._show_stored()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed before the window closes: nothing is done beside it any more."""
        super().hideEvent(event)
        text = self.box.text
        if not event.spontaneous() and not self.window().isVisible() and text != self._stored:
            with suppress(SkmError):  # nobody is there to be told
                self._deeds.desk.do(change_setting, self.name, text)

    @Slot()
    def _keep(self) -> None:
        text = self.box.text
        if text == self._stored:
            self._show_stored()
        elif text != self._sent:
            self._sent = text
            self._put(text, self._stored)

    def _put(self, text: str, before: str) -> None:
        desk = self._deeds.desk
        self._deeds.run(
            lambda: desk.do(change_setting, self.name, text),
            done=lambda office: self._was_kept(text, before, office),
            failed=lambda fault: self._refuse(text, fault),
        )

    def _was_kept(self, text: str, before: str, office: Office) -> None:
        self._sent = None
        self._stored = getattr(office, self.name)
        if self.box.text == text:
            self._show_stored()
        self._notice.show_done(
            texts.changed_words(self._label),
            Step("Urungkan", texts.undo_meaning(self._label), partial(self._give_back, before)),
        )

    def _give_back(self, before: str) -> None:
        self.box.setPlainText(self._stored)
        desk = self._deeds.desk
        self._deeds.run(
            lambda: desk.do(change_setting, self.name, before),
            done=self._was_given_back,
            failed=lambda fault: self._notice.show_failure(failure_words(fault)),
        )

    def _was_given_back(self, office: Office) -> None:
        self._stored = getattr(office, self.name)
        self._show_stored()
        self._notice.hide()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, text: str, fault: Exception) -> None:
        self._sent = None
        if self.box.text != text:
            return  # the person is mending it already
        self.refusal.setText(failure_words(fault))
        self.refusal.show()
        self.box.setAccessibleDescription(self.refusal.text())
        announce(self.refusal)

    def _show_stored(self) -> None:
        if self.box.toPlainText() != self._stored:
            self.box.setPlainText(self._stored)
        self._note_typing()

    @Slot()
    def _give_up(self) -> None:
        self._show_stored()
        self.box.selectAll()

    @Slot()
    def _note_typing(self) -> None:
        """Say what an empty field means; a refusal goes when the person goes on."""
        self.refusal.hide()
        self.empty.setVisible(not self.box.text)
        self.box.setAccessibleDescription(texts.HINTS.get(self.name, ""))
