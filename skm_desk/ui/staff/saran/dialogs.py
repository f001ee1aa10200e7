"""The dialogs of the page of saran: to take one in, and to void one typed by mistake."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from skm_desk.domain.id_format import format_date
from skm_desk.domain.period import Period
from skm_desk.domain.saran import CHANNELS
from skm_desk.ui.shared.labels import make_label
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
        self, deeds: Deeds, parent: QWidget, periods: Sequence[Period], kode: str, today: date
    ) -> None:
        """`periods` are those that are open, with at least one of them; `kode` is offered first."""
        super().__init__(
            deeds, parent, "Saran dari saluran lain", "Tambah saran", "Simpan saran ini"
        )
        self._today = today
        self.channel = OptionChooser("Saluran", "Pilih saluran tempat saran ini diterima")
        channels = [(key, texts.capital(name)) for key, name in CHANNELS.items()]
        self.channel.show_options(channels, None)
        self.period = OptionChooser("Periode", "Pilih periode survei yang memuat saran ini")
        self.period.show_options(texts.period_options(periods)[1:], kode)
        self.day = make_field("Tanggal", "Hari saran ini diterima, seperti 24 November 2024")
        self.day.setText(format_date(self._likely_day(periods, kode)))
        self.text = WordsBox("Isi saran", "Tulis apa adanya, seperti yang diterima", _TEXT_LINES)
        self.body.addSpacing(8)
        self.body.addLayout(self._make_grid())
        self.body.addWidget(self.text.label)
        self.body.addWidget(self.text)
        self.body.addWidget(make_label("note", texts.NOT_IN_IKM, wrap=True))
        self.text.textChanged.connect(self.failure.hide)
        self.day.textEdited.connect(self.failure.hide)
        self.channel.setFocus()

    def try_accept(self) -> None:
        """Keep the saran; a failure is told below the fields, which keep what was typed."""
        try:
            day = read_day(self.day)
        except Unread as unread:
            self.refuse(str(unread), unread.field)
            return
        text, channel, kode = self.text.toPlainText(), self.channel.value, self.period.value
        desk = self._deeds.desk
        self.run(
            lambda: desk.do(manage_saran.add_saran, str(kode), text, str(channel), day),
            lambda saran: self._finish(saran.id, str(kode)),
        )

    def _finish(self, key: str, kode: str) -> None:
        self.accept()
        self.added.emit(key, kode)

    def _likely_day(self, periods: Sequence[Period], kode: str) -> date:
        """Return today, or the nearest day of the period."""
        period = next(period for period in periods if period.kode == kode)
        return max(period.mulai, min(self._today, period.selesai))

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
            deeds, parent, "Batalkan saran", "Batalkan saran", "Simpan sebagai dibatalkan"
        )
        self._key = key
        self.reason = make_field("Alasan", "Tulis mengapa saran ini dibatalkan")
        self.reason.setMaxLength(manage_saran.LONGEST_REASON)
        self.body.addWidget(make_label("body", texts.VOID_MEANS, wrap=True))
        self.body.addSpacing(8)
        self.body.addLayout(make_grid(self.reason))
        self.reason.textEdited.connect(self.failure.hide)
        self.reason.setFocus()

    def try_accept(self) -> None:
        """Void the saran; a failure is told below the field."""
        reason = self.reason.text()
        desk = self._deeds.desk
        self.run(
            lambda: desk.do(manage_saran.void_saran, self._key, reason), lambda _: self.accept()
        )
