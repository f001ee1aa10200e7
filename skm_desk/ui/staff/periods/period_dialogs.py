"""PeriodDialogs: opens the dialog that belongs to a button of the cards."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from skm_desk.domain.holidays import Holidays
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.notice import Notice
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.periods.days_dialog import DaysDialog
from skm_desk.ui.staff.periods.detail import PeriodDetail
from skm_desk.ui.staff.periods.holidays_dialog import HolidaysDialog
from skm_desk.ui.staff.periods.kuesioner_dialog import KuesionerDialog
from skm_desk.ui.staff.periods.lock_dialogs import CloseDialog, ReopenDialog
from skm_desk.ui.staff.periods.stages_dialog import StagesDialog
from skm_desk.ui.staff.periods.survey_dialog import SurveyDialog
from skm_desk.ui.staff.periods.target_dialog import TargetDialog
from skm_desk.use_cases.view_periods import PeriodSheet, list_kuesioner, view_closing

Value = TypeVar("Value")


class PeriodDialogs(QObject):
    """Each dialog is about the period that was shown when its button was pressed."""

    def __init__(self, deeds: Deeds, notice: Notice, detail: PeriodDetail, page: QWidget) -> None:
        super().__init__(page)
        self._deeds = deeds
        self._notice = notice
        self._page = page
        self._sheet: PeriodSheet | None = None
        self._holidays: Holidays = {}
        summary = detail.summary
        for button, open_one in (
            (summary.days_button, self._open_days),
            (summary.close_button, self._open_closing),
            (summary.reopen_button, self._open_reopening),
            (detail.target.button, self._open_target),
            (detail.schedule.button, self._open_stages),
            (detail.schedule.holidays_button, self._open_holidays),
            (detail.survey.button, self._open_survey),
            (detail.kuesioner.button, self._open_kuesioner),
        ):
            button.clicked.connect(open_one)

    def take(self, sheet: PeriodSheet, holidays: Holidays) -> None:
        """Be about this period from now on."""
        self._sheet = sheet
        self._holidays = holidays

    @property
    def sheet(self) -> PeriodSheet:
        """The period that is shown; without one there is no button to press."""
        assert self._sheet is not None
        return self._sheet

    @Slot()
    def _open_days(self) -> None:
        self._open(DaysDialog(self._deeds, self._page, self.sheet, self._holidays))

    @Slot()
    def _open_target(self) -> None:
        self._open(TargetDialog(self._deeds, self._page, self.sheet.period))

    @Slot()
    def _open_stages(self) -> None:
        self._open(StagesDialog(self._deeds, self._page, self.sheet.period, self._holidays))

    @Slot()
    def _open_holidays(self) -> None:
        self._open(HolidaysDialog(self._deeds, self._page, self._holidays))

    @Slot()
    def _open_survey(self) -> None:
        self._open(SurveyDialog(self._deeds, self._page, self.sheet.period))

    @Slot()
    def _open_reopening(self) -> None:
        self._open(ReopenDialog(self._deeds, self._page, self.sheet.period))

    @Slot()
    def _open_closing(self) -> None:
        desk, kode = self._deeds.desk, self.sheet.period.kode
        self._look(
            lambda: desk.look_proven(view_closing, kode),
            lambda closing: CloseDialog(self._deeds, self._page, closing),
        )

    @Slot()
    def _open_kuesioner(self) -> None:
        desk, period = self._deeds.desk, self.sheet.period
        self._look(
            lambda: desk.look(list_kuesioner),
            lambda known: KuesionerDialog(self._deeds, self._page, period, known),
        )

    def _look(self, work: Callable[[], Value], make: Callable[[Value], QDialog]) -> None:
        """Open a dialog that needs something of the file first; one at a time."""
        if self._deeds.is_busy:
            return
        self._deeds.run(
            work,
            done=lambda value: self._open(make(value)) if isValid(self._page) else None,
            failed=lambda fault: self._notice.show_failure(failure_words(fault)),
        )

    def _open(self, dialog: QDialog) -> None:
        dialog.open()
