"""KioskPage: where the office opens its kiosk and sets what it asks, when, and of whom."""

from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence

from skm_desk.domain.changes import Kind
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.labels import make_button
from skm_desk.ui.shared.newest import Newest
from skm_desk.ui.shared.notice import Notice
from skm_desk.ui.shared.page_frame import PageFrame
from skm_desk.ui.staff import kiosk_words as texts
from skm_desk.ui.staff.card_columns import CardColumns
from skm_desk.ui.staff.choice_card import ChoiceCard
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.hours_card import HoursCard
from skm_desk.ui.staff.kiosk_cards import LogoLine, PeriodCard, UnfinishedCard
from skm_desk.ui.staff.kiosk_launcher import KioskLauncher
from skm_desk.ui.staff.loket_card import LoketCard
from skm_desk.ui.staff.new_period import NewPeriodDialog
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.guard_kiosk import has_pin
from skm_desk.use_cases.set_up_kiosk import KioskSetup, view_setup
from skm_desk.use_cases.tune_kiosk import read_tuning


@dataclass(frozen=True)
class Found:
    """What the page shows: the kiosk of the office, and what holds for this PC alone."""

    setup: KioskSetup
    layanan: str
    is_guarded: bool


class KioskPage(PageFrame):
    """The page of the kiosk. Every change is kept at once; what cannot be kept is told."""

    concerns = frozenset(
        {
            Kind.SETTING,
            Kind.PERIOD,
            Kind.KUESIONER,
            Kind.LAYANAN,
            Kind.RESPONDEN,
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Kios")
        self._context = context
        desk = context.desk
        self._newest: Newest[None, Found] = Newest(
            context.tasks, lambda _: find(desk), self._show, self._show_failure
        )
        self.notice = Notice()
        self.set_notice(self.notice)
        self.deeds = Deeds(context, self)
        self.deeds.idle.connect(self.refresh)
        self.launcher = KioskLauncher(self.deeds, self.notice, self)
        self.open_button = make_button("Buka kios", texts.OPEN_MEANING, "kiosk", main=True)
        self.open_button.setShortcut(QKeySequence("Ctrl+K"))
        self.open_button.clicked.connect(self.launcher.open_kiosk)
        self.action_row.addWidget(self.open_button)
        self.period = PeriodCard()
        self.period.make_button.clicked.connect(self._make_period)
        self.hours = HoursCard(self.deeds)
        self.unfinished = UnfinishedCard(self.deeds, self.notice)
        self.loket = LoketCard(self.deeds, self.notice)
        self.choices = ChoiceCard(self.deeds, self.notice)
        self.logo = LogoLine()
        self.logo.open_button.clicked.connect(lambda: self.page_asked.emit("Kantor"))
        self.columns = CardColumns(
            (self.period, self.hours, self.unfinished, self.loket), (self.choices, self.logo)
        )
        self.columns.hide()  # until there is anything to show on the cards
        self.content.addWidget(self.columns)
        self.content.addStretch(1)
        self.set_line(texts.LINE)

    @property
    def is_waiting(self) -> bool:
        """True while a change is under way, or what the page shows is."""
        return self.deeds.is_busy or not self._newest.is_idle

    def refresh(self) -> None:
        """Read all of it again; what stands on the page stays until it is there."""
        self._newest.ask(None)

    def _show(self, _wish: None, found: Found) -> None:
        self.notice.end_unread()
        if self.deeds.is_busy:
            return  # older than what the person sees; it is read again when the deeds are done
        view = found.setup.view
        self.period.show_view(view)
        self.hours.show_office(view.office)
        self.unfinished.show_office(view.office)
        self.loket.show_state(view.layanan_list, found.layanan, found.is_guarded)
        self.choices.show_setup(found.setup)
        self.columns.show()

    def _show_failure(self, fault: Exception) -> None:
        self.notice.show_unread(fault, self.refresh)

    @Slot()
    def _make_period(self) -> None:
        NewPeriodDialog(self._context, self).open()


def find(desk: Desk) -> Found:
    """Read what the page shows: from the data file, and from the settings of this PC."""
    setup = desk.look(view_setup)
    return Found(setup, read_tuning(desk.folder).layanan, has_pin(desk.folder))
