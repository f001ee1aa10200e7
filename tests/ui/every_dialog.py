"""Every dialog of the window, opened over the sample office, and where its keyboard is at first."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

from PySide6.QtWidgets import QWidget

import skm_desk.ui
from skm_desk.charts.heading import Heading
from skm_desk.domain.holidays import Holidays
from skm_desk.domain.imported_file import ImportedFile
from skm_desk.domain.layanan import Layanan
from skm_desk.domain.period import Period
from skm_desk.ui.entry.correct_dialog import CorrectDialog
from skm_desk.ui.entry.correct_frame import CorrectFrame
from skm_desk.ui.entry.other_form import OtherForm
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.dialogs import Dialog, FormDialog
from skm_desk.ui.shared.help_dialog import HelpDialog
from skm_desk.ui.staff.charts_page.large_dialog import LargeDialog
from skm_desk.ui.staff.choice_dialog import ChoiceDialog
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.documents.leaving import LeaveDialog
from skm_desk.ui.staff.documents.sheets import Sheets
from skm_desk.ui.staff.exchange.take_back_dialog import TakeBackDialog
from skm_desk.ui.staff.new_period import NewPeriodDialog
from skm_desk.ui.staff.office.backup_section import RestoreDialog
from skm_desk.ui.staff.office.kuesioner_editor import KuesionerEditor
from skm_desk.ui.staff.office.layanan_dialog import LayananDialog
from skm_desk.ui.staff.office.year_dialog import YearDialog
from skm_desk.ui.staff.periods.days_dialog import DaysDialog
from skm_desk.ui.staff.periods.holidays_dialog import HolidaysDialog
from skm_desk.ui.staff.periods.kuesioner_dialog import KuesionerDialog
from skm_desk.ui.staff.periods.lock_dialogs import CloseDialog, ReopenDialog
from skm_desk.ui.staff.periods.period_form import PeriodForm
from skm_desk.ui.staff.periods.stages_dialog import StagesDialog
from skm_desk.ui.staff.periods.survey_dialog import SurveyDialog
from skm_desk.ui.staff.periods.target_dialog import TargetDialog
from skm_desk.ui.staff.pin_dialog import ChangePinDialog, NewPinDialog
from skm_desk.ui.staff.saran import dialogs as saran
from skm_desk.ui.staff.tindak_lanjut import add_dialog as plan
from skm_desk.ui.staff.waiting_form import WaitingForm
from skm_desk.use_cases.correct_responden import find_form
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.edit_texts import view_texts
from skm_desk.use_cases.explore_results import Span
from skm_desk.use_cases.manage_imports import ImportRow
from skm_desk.use_cases.manage_layanan import add_layanan
from skm_desk.use_cases.manage_years import view_years
from skm_desk.use_cases.preview_document import Subject
from skm_desk.use_cases.view_charts import ChartView
from skm_desk.use_cases.view_periods import list_kuesioner, view_closing, view_periods
from skm_desk.use_cases.view_results import view_period
from tests.ui.entry.verify_office import PERIOD, Paper, add_stack, open_office
from tests.ui.kiosk.visitor import wait_until

HOLIDAYS: Holidays = {date(2026, 8, 17): "Hari Kemerdekaan"}
BASES = {Dialog, FormDialog, WaitingForm, PeriodForm, CorrectFrame}
QUESTION = ""  # in place of a field: the focus is on a button


@dataclass
class Ground:
    """What dialogs are opened over: a window of an office with one period and one paper form.

    `did` holds the deeds of dialogs that hand them to others.
    """

    parent: QWidget
    context: Context
    did: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.desk = self.context.desk
        self.deeds = Deeds(self.context, self.parent)
        sheet = self.desk.look(view_periods, lambda rows: PERIOD).sheet
        assert sheet is not None
        self.sheet, self.period = sheet, sheet.period
        self.year = self.desk.look(view_years)
        self.found = self.desk.look(find_form, PERIOD, "1001")

    def note(self, name: str) -> None:
        """Note a deed."""
        self.did.append(name)


def open_ground(desk: Desk) -> Desk:
    """Fill a desk with what the dialogs are about."""
    add_stack(open_office(desk), "Budi", [Paper()])
    return desk


@dataclass(frozen=True)
class Case:
    """How a dialog is made, and the path to its field that has the focus at first."""

    make: Callable[[Ground], Dialog]
    focus: str = QUESTION


def _leave(ground: Ground) -> Dialog:
    sheets = Sheets().take(ground.desk.look(view_texts, Subject(PERIOD)))[:2]
    return LeaveDialog(ground.deeds, ground.parent, sheets, lambda: ground.note("leave"))


def _large(ground: Ground) -> Dialog:
    chart = ChartView("unsur", "unsur_bars", ground.desk.look(view_period, PERIOD).result)
    heading = Heading("Nilai per unsur", "Periode 2026", "Nilai sembilan unsur.")
    return LargeDialog(ground.context, ground.parent, chart, heading, "unsur")


def _help(ground: Ground) -> Dialog:
    dialog = HelpDialog(ground.parent)
    dialog.show_help("Hasil", "Halaman ini memperlihatkan hasil.")
    return dialog


def _restore(ground: Ground) -> Dialog:
    dialog = RestoreDialog(ground.parent, "Data diganti dengan cadangan kemarin.")
    dialog.accepted.connect(lambda: ground.note("restore"))
    return dialog


def _choice(ground: Ground) -> Dialog:
    def keep(label: str, _with_text: bool) -> None:
        ground.note(label)

    return ChoiceDialog(ground.deeds, ground.parent, "Tambah pilihan", (), keep)


def _layanan(ground: Ground) -> Dialog:
    def keep(nama: str) -> Layanan:
        return ground.desk.do(add_layanan, nama)

    return LayananDialog(ground.deeds, ground.parent, "Tambah layanan", keep)


def _take_back(ground: Ground) -> Dialog:
    at = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    row = ImportRow(1, ImportedFile("id-1", "0" * 64, "skm.csv", "unsur", at), 20, 0, "Siti", "")

    def done(_row: ImportRow) -> None:
        ground.note("take back")

    return TakeBackDialog(ground.deeds, ground.parent, PERIOD, row, done)


def _plan(ground: Ground) -> Dialog:
    unsur_list = ground.sheet.kuesioner.unsur_list
    return plan.AddDialog(ground.deeds, ground.parent, Span(year=2026), unsur_list, None)


def _editor(ground: Ground) -> Dialog:
    office = ground.desk.look(lambda store: store.office.read())
    tasks, base = ground.context.tasks, ground.sheet.kuesioner
    return KuesionerEditor(tasks, ground.deeds, ground.parent, base, office, None)


def _with_period(kind: Callable[[Deeds, QWidget, Period], Dialog]) -> Callable[[Ground], Dialog]:
    return lambda g: kind(g.deeds, g.parent, g.period)


CASES: dict[type[Dialog], Case] = {
    CloseDialog: Case(
        lambda g: CloseDialog(g.deeds, g.parent, g.desk.look(view_closing, PERIOD)),
    ),
    RestoreDialog: Case(_restore),
    LeaveDialog: Case(_leave),
    LargeDialog: Case(_large),
    OtherForm: Case(lambda g: OtherForm(g.parent, g.sheet.kuesioner, g.found)),
    HelpDialog: Case(_help, "text"),
    CorrectDialog: Case(lambda g: CorrectDialog(g.parent, g.context, PERIOD, "Sari"), "number"),
    ReopenDialog: Case(_with_period(ReopenDialog), "reason"),
    DaysDialog: Case(lambda g: DaysDialog(g.deeds, g.parent, g.sheet, HOLIDAYS), "mulai"),
    TargetDialog: Case(_with_period(TargetDialog), "population"),
    SurveyDialog: Case(_with_period(SurveyDialog), "team"),
    StagesDialog: Case(
        lambda g: StagesDialog(g.deeds, g.parent, g.period, HOLIDAYS), "lines.0.mulai"
    ),
    HolidaysDialog: Case(lambda g: HolidaysDialog(g.deeds, g.parent, HOLIDAYS), "box"),
    KuesionerDialog: Case(
        lambda g: KuesionerDialog(g.deeds, g.parent, g.period, g.desk.look(list_kuesioner)),
        "chooser",
    ),
    KuesionerEditor: Case(_editor, "fields.fields.0"),
    NewPeriodDialog: Case(lambda g: NewPeriodDialog(g.context, g.parent), "kode"),
    NewPinDialog: Case(lambda g: NewPinDialog(g.deeds, g.parent), "pin"),
    ChangePinDialog: Case(lambda g: ChangePinDialog(g.deeds, g.parent), "old"),
    ChoiceDialog: Case(_choice, "label"),
    LayananDialog: Case(_layanan, "nama"),
    YearDialog: Case(lambda g: YearDialog(g.deeds, g.parent, g.year, None), "tahun"),
    saran.AddDialog: Case(
        lambda g: saran.AddDialog(g.deeds, g.parent, [g.period], date(2026, 11, 24)), "text"
    ),
    saran.VoidDialog: Case(lambda g: saran.VoidDialog(g.deeds, g.parent, "saran-1"), "reason"),
    plan.AddDialog: Case(_plan, "kegiatan"),
    TakeBackDialog: Case(_take_back, "officer"),
}
QUESTIONS = [kind for kind, case in CASES.items() if case.focus == QUESTION]
FORMS = [kind for kind in CASES if issubclass(kind, FormDialog) and kind not in QUESTIONS]


def open_dialog(kind: type[Dialog], ground: Ground) -> Dialog:
    """Open a dialog and let it have the keyboard."""
    dialog = CASES[kind].make(ground)
    dialog.open()
    wait_until(lambda: not ground.deeds.is_busy)
    dialog.activateWindow()
    wait_until(dialog.isActiveWindow)
    return dialog


def first_field(dialog: Dialog) -> QWidget | None:
    """Return the field that a dialog is to have the focus in at first, None for a question."""
    focus = CASES[type(dialog)].focus
    if focus == QUESTION:
        return None
    found: Any = dialog
    for name in focus.split("."):
        found = found[int(name)] if name.isdigit() else getattr(found, name)
    assert isinstance(found, QWidget)
    return found


def all_kinds() -> set[type[Dialog]]:
    """Return every class of dialog that the window has, the bases of others left out."""
    for module in walk_packages(skm_desk.ui.__path__, "skm_desk.ui."):
        if not module.name.startswith("skm_desk.ui.kiosk"):
            import_module(module.name)
    return set(_below(Dialog)) - BASES


def _below(kind: type[Dialog]) -> Iterator[type[Dialog]]:
    for sub in kind.__subclasses__():
        if sub.__module__.startswith("skm_desk."):
            yield sub
            yield from _below(sub)
