"""ExchangePage: files of filled forms come in after a look at them, and go out."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Slot

from skm_desk.domain.changes import Kind
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.dialogs import ask_file
from skm_desk.ui.shared.newest import Newest
from skm_desk.ui.shared.notice import Notice
from skm_desk.ui.staff.card_columns import CardColumns
from skm_desk.ui.staff.exchange import carry_words
from skm_desk.ui.staff.exchange import exchange_words as texts
from skm_desk.ui.staff.exchange.carry_card import CarryCard
from skm_desk.ui.staff.exchange.carry_deed import CarryDeed, are_packages
from skm_desk.ui.staff.exchange.drop_page import DropPage
from skm_desk.ui.staff.exchange.export_card import ExportCard
from skm_desk.ui.staff.exchange.export_deed import ExportDeed
from skm_desk.ui.staff.exchange.import_card import ImportCard
from skm_desk.ui.staff.exchange.import_deed import ImportDeed
from skm_desk.ui.staff.exchange.imports_card import ImportsCard
from skm_desk.ui.staff.exchange.page_actions import PageActions
from skm_desk.ui.staff.long_job import LongJob
from skm_desk.use_cases.manage_periods import PeriodRow, list_periods
from skm_desk.use_cases.view_file import FileView


class ExchangePage(DropPage):
    """One file at a time: chosen, read, looked at, then taken in whole or left."""

    concerns = frozenset({Kind.PERIOD, Kind.RESPONDEN, Kind.IMPORT, Kind.KUESIONER})

    def __init__(self, context: Context) -> None:
        super().__init__(context, texts.TITLE)
        self._context = context
        self._rows: tuple[PeriodRow, ...] = ()
        self._doing = ""
        desk = context.desk
        self._newest: Newest[None, tuple[PeriodRow, ...]] = Newest(
            context.tasks,
            lambda _: desk.look(list_periods),
            self._show_periods,
            self._show_failure,
        )
        self.notice = Notice()
        self.set_notice(self.notice)
        self.job = LongJob(context, self.notice, self)
        self.job.busy_changed.connect(self._allow)
        self.job.stopped.connect(self._tell_stopped)
        self.import_deed = ImportDeed(context, self.job, self.notice, self)
        self.export_deed = ExportDeed(context, self.job, self.notice, self)
        self.carry = CarryDeed(context, self.job, self.notice, self)
        self.buttons = PageActions(self.carry.join_button)
        self.pick_button, self.leave_button = self.buttons.pick, self.buttons.leave
        self.again_button, self.take_button = self.buttons.again, self.buttons.take
        self._lay_out()
        self._connect()
        self._show_start()

    @property
    def is_waiting(self) -> bool:
        """True while the periods are read or a job runs."""
        return self.job.is_busy or not self._newest.is_idle or self.imports.is_waiting

    @property
    def view(self) -> FileView | None:
        """The file that is looked at, or None."""
        return self.import_deed.view

    def refresh(self) -> None:
        """Read the periods again; a file that is looked at stays as it was read."""
        self._newest.ask(None)

    def read_file(self, path: Path) -> None:
        """Read another file and show what it holds; nothing is taken in yet."""
        if not self.job.is_busy and self.importing.target.kode is not None:
            self._show_start()
            self.import_deed.read(path, self.importing.target.kode)

    def takes(self, files: list[Path]) -> bool:
        """Return whether these files may be dropped: a form needs a period, a package none."""
        return not self.job.is_busy and (bool(self._rows) or are_packages(files))

    def take_files(self, files: list[Path]) -> bool:
        """Read a file that was dropped, or look at packages."""
        if are_packages(files):
            self._show_start()
            self.carry.look(files)
        elif len(files) == 1:
            self.read_file(files[0])
        else:
            self.notice.show_failure(texts.ONE_FILE)
            return False
        return True

    def set_over(self, over: bool) -> None:
        """Show, or not, that files hang over the page."""
        self.importing.drop.set_over(over)

    def _lay_out(self) -> None:
        self.importing = ImportCard()
        self.exporting = ExportCard()
        self.preview = self.import_deed.preview
        self.carrying = CarryCard()
        self.imports = ImportsCard(self._context, self, self._show_failure)
        first = [self.importing, self.imports]
        self._start = CardColumns(first, [self.exporting, self.carrying])
        self.content.addWidget(self._start)
        self.content.addWidget(self.preview, 1)
        self.content.addWidget(self.carry.preview)
        self.content.addStretch(0)
        self.buttons.stand_in(self.action_row)

    def _connect(self) -> None:
        self.pick_button.clicked.connect(self._ask_file)
        self.leave_button.clicked.connect(self._leave)
        self.again_button.clicked.connect(self.import_deed.read_again)
        self.take_button.clicked.connect(self.import_deed.take)
        self.importing.asked.connect(self._ask_file)
        self.importing.target.picked.connect(self._list_imports)
        self.imports.told.connect(self.notice.show_done)
        self.importing.periods_asked.connect(lambda: self.page_asked.emit("Periode"))
        self.exporting.asked.connect(self._export)
        self.carrying.pack_asked.connect(self.carry.ask_target)
        self.carrying.join_asked.connect(self.carry.ask_packages)
        self.carry.shown.connect(self._show_packages)
        self.import_deed.shown.connect(self._show_file)
        self.import_deed.changed.connect(self._allow)
        self.import_deed.left.connect(self._leave)
        for deed in (self.import_deed, self.carry):
            deed.begun.connect(self._note_doing)
            deed.results_asked.connect(lambda: self.page_asked.emit("Hasil"))

    @Slot()
    def _ask_file(self) -> None:
        if self.job.is_busy or self.importing.target.kode is None:
            return
        where = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(where))
        ask_file(self, "Pilih berkas formulir", folder, texts.FILTER_IN, self.read_file)

    @Slot()
    def _leave(self) -> None:
        was_file = self.view is not None
        self._show_start()
        (self.pick_button if was_file else self.carrying.join_button).setFocus()

    @Slot(str)
    def _note_doing(self, doing: str) -> None:
        self._doing = doing

    @Slot()
    def _show_packages(self) -> None:
        """Show the packages that are looked at, or the start again."""
        if not self.carry.outcomes:
            self._leave()
            return
        self.set_line(carry_words.shown_line(self.carry.outcomes))
        self._start.hide()
        self.carry.preview.show()
        self._allow()
        (self.carry.join_button if self.carry.has_news else self.leave_button).setFocus()

    @Slot()
    def _tell_stopped(self) -> None:
        self.notice.show_done((texts.STOPPED | carry_words.STOPPED)[self._doing])

    @Slot(str)
    def _export(self, name: str) -> None:
        period = self.exporting.period
        if period is not None and not self.job.is_busy:
            self._doing = "simpan"
            self.export_deed.ask(period, name)

    def _show_start(self) -> None:
        self.import_deed.view = None
        self.carry.outcomes = ()
        self.carry.preview.hide()
        self.set_line(texts.LINE)
        self.set_made_up(False)
        self.preview.hide()
        self._start.show()
        self._allow()

    @Slot()
    def _show_file(self) -> None:
        if (view := self.view) is None:
            return
        self.set_line(texts.shown_line(view))
        self.set_made_up(view.period.made_up)
        self._start.hide()
        self.preview.show()
        self._allow()
        self.import_deed.lead(self.take_button, self.leave_button)

    def _show_periods(self, _wish: None, rows: tuple[PeriodRow, ...]) -> None:
        self.notice.end_unread()
        self._rows = texts.open_rows(rows)
        today = self._context.now().date()
        for card, offered, chooser in (
            (self.importing, self._rows, self.importing.target),
            (self.exporting, rows, self.exporting.source),
        ):
            kodes = [row.period.kode for row in offered]
            kept = chooser.kode if chooser.kode in kodes else texts.usual_kode(offered, today)
            card.show_periods(offered, kept)
        self._list_imports()
        self.import_deed.keep_up(self._rows)
        self._allow()

    @Slot()
    def _list_imports(self) -> None:
        self.imports.show_period(self.importing.target.kode if self._rows else None)

    def _show_failure(self, fault: Exception) -> None:
        self.notice.show_unread(fault, self.refresh)

    @Slot()
    def _allow(self) -> None:
        """Offer what can be done now."""
        idle, view = not self.job.is_busy, self.view
        for part in (self._start, self.preview):
            part.setEnabled(idle)
        if self.carry.outcomes:
            self.buttons.show_packages(idle, self.carry.has_news)
        elif view is None:
            self.buttons.show_start(idle, bool(self._rows))
        else:
            self.buttons.show_file(idle, view, self.import_deed.is_ready)
            if idle:  # what a person picked in vain is not what is shown
                self.preview.show_periods(self._rows, view.period.kode)
                self.preview.show_choices(view, self.import_deed.is_answered)
