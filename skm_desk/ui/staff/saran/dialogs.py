"""The dialogs of the page of saran: to take one in, and to void one typed by mistake."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from skm_desk.domain.errors import (
    DateInFuture,
    DateOutsidePeriod,
    PeriodClosed,
    PeriodUnknown,
    ReasonMissing,
    SkmError,
    TextTooLong,
)
from skm_desk.domain.id_format import format_date
from skm_desk.domain.period import Period, current_period
from skm_desk.domain.saran import CHANNELS
from skm_desk.domain.saran_errors import SaranEmpty
from skm_desk.ui.shared.labels import make_label
from skm_desk.ui.shared.messages import DAY_FORMS, failure_words
from skm_desk.ui.shared.words_box import WordsBox
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.option_chooser import OptionChooser
from skm_desk.ui.staff.saran import saran_words as texts
from skm_desk.ui.staff.typed_values import Unread, read_day
from skm_desk.ui.staff.waiting_form import WaitingForm, make_field, make_grid
from skm_desk.use_cases import manage_saran

_TEXT_LINES = 5


class AddDialog(WaitingForm):
    """Takes in a saran that came by another channel; `added` carries its key and the kode of its
    period once it is kept."""

    added = Signal(str, str)

    def __init__(
        self, deeds: Deeds, parent: QWidget, periods: Sequence[Period], today: date
    ) -> None:
        """`periods` are those that are open, with at least one of them.

        Only what is probably right is filled in: the period that holds `today`, and that day.
        """
        super().__init__(
            deeds, parent, "Saran dari saluran lain", "Tambah saran", "Simpan saran ini"
        )
        self._periods = {period.kode: period for period in periods}
        self._today = today
        self.text = WordsBox("Isi saran", "Tulis apa adanya, seperti yang diterima", _TEXT_LINES)
        self.channel = OptionChooser("Saluran", texts.CHOOSE_CHANNEL)
        channels = [(key, texts.capital(name)) for key, name in CHANNELS.items()]
        self.channel.show_options([(None, texts.NOT_CHOSEN), *channels], None)
        self.period = OptionChooser("Periode", texts.CHOOSE_PERIOD)
        likely = current_period(periods, today)
        offered = texts.period_options(periods)[1:]
        kode = None if likely is None else likely.kode
        self.period.show_options([(None, texts.NOT_CHOSEN), *offered], kode)
        self.day = make_field("Tanggal", f"Hari saran ini diterima, seperti {DAY_FORMS}")
        self.day.setPlaceholderText(DAY_FORMS)
        self._given_day = ""  # by the program
        self.body.addSpacing(8)
        self.body.addWidget(self.text.label)
        self.body.addWidget(self.text)
        self.body.addSpacing(8)
        self.body.addLayout(self._make_grid())
        self.body.addWidget(make_label("note", texts.NOT_IN_IKM, wrap=True))
        self.text.textChanged.connect(self.failure.hide)
        self.day.textEdited.connect(self.failure.hide)
        self.channel.picked.connect(self.failure.hide)
        self.period.picked.connect(self._offer_today)
        self._offer_today()
        self.text.setFocus()

    def try_accept(self) -> None:
        """Keep the saran; a failure is told below the fields, which keep what was typed."""
        text, channel, kode = self.text.toPlainText(), self.channel.value, self.period.value
        if not text.strip():
            self.refuse(failure_words(SaranEmpty()), self.text)
        elif channel is None:
            self.refuse(f"{texts.CHOOSE_CHANNEL}.", self.channel)
        elif kode is None:
            self.refuse(f"{texts.CHOOSE_PERIOD}.", self.period)
        else:
            self._keep(text, str(channel), str(kode))

    def faulty_field(self, failure: SkmError) -> QWidget | None:
        match failure:
            case DateInFuture() | DateOutsidePeriod():
                return self.day
            case TextTooLong():
                return self.text
            case PeriodClosed() | PeriodUnknown():
                return self.period
            case _:
                return None

    def _keep(self, text: str, channel: str, kode: str) -> None:
        try:
            day = read_day(self.day)
        except Unread as unread:
            self.refuse(str(unread), unread.field)
            return
        desk = self._deeds.desk
        self.run(
            lambda: desk.do(manage_saran.add_saran, kode, text, channel, day),
            lambda saran: self._finish(saran.id, kode),
        )

    @Slot()
    def _offer_today(self) -> None:
        """Fill in today where the period holds it; a day that a person typed stays."""
        self.failure.hide()
        period = self._periods.get(str(self.period.value))
        if self.day.text() == self._given_day:
            is_likely = period is not None and period.contains(self._today)
            self._given_day = format_date(self._today) if is_likely else ""
            self.day.setText(self._given_day)

    def _finish(self, key: str, kode: str) -> None:
        self.accept()
        self.added.emit(key, kode)

    def _make_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(12)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        for row, field in enumerate((self.channel, self.day, self.period)):
            label = make_label("body", field.accessibleName())
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        return grid


class VoidDialog(WaitingForm):
    """Asks why a saran is voided."""

    def __init__(self, deeds: Deeds, parent: QWidget, key: str) -> None:
        super().__init__(
            deeds,
            parent,
            "Batalkan saran",
            "Batalkan saran",
            "Simpan sebagai dibatalkan",
            grave=True,
        )
        self._key = key
        self.reason = make_field("Alasan", "Tulis mengapa saran ini dibatalkan")
        self.reason.setMaxLength(manage_saran.LONGEST_REASON)
        self.body.addWidget(make_label("body", texts.VOID_MEANS, wrap=True))
        self.body.addSpacing(8)
        self.body.addLayout(make_grid(self.reason))
        self.reason.textEdited.connect(self.failure.hide)
        self.reason.setFocus()

    def faulty_field(self, failure: SkmError) -> QWidget | None:
        return self.reason if isinstance(failure, ReasonMissing) else None

    def try_accept(self) -> None:
        """Void the saran; a failure is told below the field."""
        reason = self.reason.text()
        desk = self._deeds.desk
        self.run(
            lambda: desk.do(manage_saran.void_saran, self._key, reason), lambda _: self.accept()
        )
