"""The small cards of the page of the kiosk: what visitors fill in, and which forms count."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout

from skm_desk.domain.settings import NO, YES, Office
from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.notice import Notice
from skm_desk.ui.staff import kiosk_words as texts
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.tick_box import TickBox
from skm_desk.use_cases.change_settings import change_setting
from skm_desk.use_cases.view_kiosk import KioskView


class PeriodCard(Card):
    """What a visitor of today fills in, or what is missing; `make_button` makes a period."""

    def __init__(self) -> None:
        super().__init__("Yang diisi pengunjung")
        self.title = make_label("section", wrap=True)
        self.line = make_label("body", wrap=True)
        self.missing = make_label("warn", texts.NO_PERIOD, wrap=True)
        self.waiting = make_label("note", wrap=True)
        self.warning = make_label("warn", wrap=True)
        self.make_button = make_button("Buat periode", "Buat periode survei", "add")
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 4)
        row.addWidget(self.make_button)
        row.addStretch(1)
        for part in (self.title, self.line, self.missing):
            self.body.addWidget(part)
        self.body.addLayout(row)
        for part in (self.waiting, self.warning):
            self.body.addWidget(part)

    def show_view(self, view: KioskView) -> None:
        """Show what the kiosk asks today and how many forms wait."""
        words = texts.period_words(view)
        title, line = words or ("", "")
        self.title.setText(title)
        self.line.setText(line)
        for part in (self.title, self.line):
            part.setVisible(words is not None)
        for missing in (self.missing, self.make_button):
            missing.setVisible(words is None)
        self.waiting.setText(texts.waiting_line(view.waiting))
        self.warning.setText(self.waiting.text())
        self.waiting.setVisible(view.waiting == 0 and words is not None)
        self.warning.setVisible(view.waiting > 0)


class UnfinishedCard(Card):
    """Whether the forms of people who walked away count."""

    def __init__(self, deeds: Deeds, notice: Notice) -> None:
        super().__init__("Formulir tidak selesai")
        self._deeds = deeds
        self._notice = notice
        self.tick = TickBox("Ikut dihitung dalam IKM", texts.UNFINISHED)
        self.tick.clicked.connect(self._change)
        self.body.addWidget(self.tick)
        self.body.addWidget(make_label("note", texts.UNFINISHED, wrap=True))

    def show_office(self, office: Office) -> None:
        """Show what holds now."""
        self.tick.setChecked(office.counts_unfinished)

    @Slot(bool)
    def _change(self, counts: bool) -> None:
        desk = self._deeds.desk
        value = YES if counts else NO
        self._deeds.run(
            lambda: desk.do(change_setting, "hitung_tidak_selesai", value),
            done=lambda _: None,
            failed=lambda fault: self._notice.show_failure(failure_words(fault)),
        )


class LogoLine(Card):
    """Says where the logo is set; `open_button` leads there."""

    def __init__(self) -> None:
        super().__init__("Logo")
        self.open_button = make_button("Buka Kantor", "Buka halaman Kantor", "office")
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(make_label("note", texts.LOGO_NOTE, wrap=True), 1)
        row.addWidget(self.open_button)
        self.body.addLayout(row)
