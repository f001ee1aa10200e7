"""PeriodDetail: everything of one period in cards, one below the other."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from skm_desk.domain.holidays import Holidays
from skm_desk.ui.staff.periods.cards import (
    HistoryCard,
    KuesionerCard,
    ScheduleCard,
    SummaryCard,
    SurveyCard,
    TargetCard,
)
from skm_desk.ui.staff.periods.checklist_card import ChecklistCard
from skm_desk.use_cases.view_periods import PeriodSheet

_RING_ROOM = 8


class PeriodDetail(QWidget):
    """Shows a period; the buttons of its cards are connected by the page."""

    def __init__(self) -> None:
        super().__init__()
        self.summary = SummaryCard()
        self.checklist = ChecklistCard()
        self.target = TargetCard()
        self.schedule = ScheduleCard()
        self.survey = SurveyCard()
        self.kuesioner = KuesionerCard()
        self.history = HistoryCard()
        column = QVBoxLayout(self)
        column.setContentsMargins(_RING_ROOM, 0, _RING_ROOM, 0)
        column.setSpacing(16)
        for card in (
            self.summary,
            self.checklist,
            self.target,
            self.schedule,
            self.survey,
            self.kuesioner,
            self.history,
        ):
            column.addWidget(card)
        column.addStretch(1)

    def show_sheet(self, sheet: PeriodSheet, holidays: Holidays) -> None:
        """Show a period; the checklist comes later by itself."""
        self.summary.show_sheet(sheet, holidays)
        self.target.show_sheet(sheet)
        self.schedule.show_sheet(sheet, holidays)
        self.survey.show_sheet(sheet)
        self.kuesioner.show_sheet(sheet)
        self.history.show_sheet(sheet)
