"""HoursCard: when the kiosk is open, as the office writes it and as the program reads it."""

from contextlib import suppress

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from skm_desk.domain.errors import SettingInvalid, SkmError
from skm_desk.domain.opening_hours import ALWAYS, parse_hours
from skm_desk.domain.settings import Office
from skm_desk.ui.shared.announce import announce
from skm_desk.ui.shared.labels import Card, make_label
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.staff import kiosk_words as texts
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.use_cases.change_settings import change_setting

_NAME = "jam_kios"


class HoursField(SafeOverrides, QLineEdit):
    """Tells when it is left, also for another program, and when Escape takes the typing back."""

    left = Signal()
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Jam buka")
        self.setAccessibleDescription(texts.HOURS_EXAMPLES)
        self.setPlaceholderText(ALWAYS)
        self.editingFinished.connect(self.left)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell of leaving for another window too, which Qt does not call finished."""
        super().focusOutEvent(event)
        if event.reason() is Qt.FocusReason.ActiveWindowFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up what was typed by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        super().keyPressEvent(event)


class HoursCard(SafeOverrides, Card):
    """Keeps what was typed when the field is left; what is refused stays to be mended."""

    def __init__(self, deeds: Deeds) -> None:
        super().__init__("Jam buka")
        self._deeds = deeds
        self._stored = ""
        self._sent: str | None = None
        self.field = HoursField()
        self.reading = make_label("note", wrap=True)
        self.refusal = make_label("warn", wrap=True)
        self.refusal.hide()
        self.body.addSpacing(4)
        self.body.addWidget(self.field)
        self.body.addSpacing(4)
        self.body.addWidget(self.reading)
        self.body.addWidget(self.refusal)
        self.body.addWidget(make_label("note", texts.HOURS_EXAMPLES, wrap=True))
        self.field.textEdited.connect(self._note_typing)
        self.field.left.connect(self._keep)
        self.field.given_up.connect(self._give_up)

    def show_office(self, office: Office) -> None:
        """Show what holds now, unless something else is being typed."""
        is_typing = self.field.text().strip() != self._stored
        self._stored = office.jam_kios
        if not is_typing:
            self._show_stored()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed before the window closes: nothing is done beside it any more."""
        super().hideEvent(event)
        text = self.field.text().strip()
        if not event.spontaneous() and not self.window().isVisible() and text != self._stored:
            with suppress(SkmError):  # nobody is there to be told
                self._deeds.desk.do(change_setting, _NAME, text)

    @Slot()
    def _keep(self) -> None:
        text = self.field.text().strip()
        if text == self._stored:
            self._show_stored()
        elif text != self._sent:
            self._sent = text
            desk = self._deeds.desk
            self._deeds.run(
                lambda: desk.do(change_setting, _NAME, text),
                done=self._was_kept,
                failed=lambda fault: self._refuse(text, fault),
            )

    def _was_kept(self, office: Office) -> None:
        self._sent = None
        self._stored = office.jam_kios
        if self.field.text().strip() == self._stored:
            self._show_stored()

    def _refuse(self, text: str, fault: Exception) -> None:
        self._sent = None
        if self.field.text().strip() != text:
            return  # the person is mending it already
        is_unread = isinstance(fault, SettingInvalid)
        self.refusal.setText(texts.hours_refused(text) if is_unread else failure_words(fault))
        self.refusal.show()
        self.reading.hide()
        self.field.setAccessibleDescription(f"{self.refusal.text()} {texts.HOURS_EXAMPLES}")
        announce(self.refusal)

    def _show_stored(self) -> None:
        if self.field.text() != self._stored:
            self.field.setText(self._stored)
        self._note_typing()

    @Slot()
    def _give_up(self) -> None:
        self._show_stored()
        self.field.selectAll()

    @Slot()
    def _note_typing(self) -> None:
        """Say how the program reads what stands there; a refusal goes when the person goes on."""
        self.refusal.hide()
        self.reading.show()
        self.field.setAccessibleDescription(texts.HOURS_EXAMPLES)
        try:
            words = texts.hours_words(parse_hours(self.field.text()))
        except SettingInvalid:
            words = texts.HOURS_UNREAD
        self.reading.setText(words)
