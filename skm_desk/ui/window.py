"""Window: the staff window, with the navigation on the left and one page at a time."""

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QMessageBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from skm_desk.domain.changes import Changes, Kind
from skm_desk.domain.file_errors import Mendable
from skm_desk.domain.settings import Office
from skm_desk.machine.resources import ResourceMissing
from skm_desk.sentences.health_words import clock_words, say_health
from skm_desk.ui.entry.page import PAGES as ENTRY_PAGES
from skm_desk.ui.shared.alarm import Alarm
from skm_desk.ui.shared.clock_timer import ClockTimer
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.daily_backup import DailyBackup
from skm_desk.ui.shared.dialogs import make_message, make_question
from skm_desk.ui.shared.file_watch import FileWatch
from skm_desk.ui.shared.focus_ring import FocusRing
from skm_desk.ui.shared.help_dialog import HelpDialog
from skm_desk.ui.shared.messages import CLOCK_RIGHT, NOT_NOW, failure_words
from skm_desk.ui.shared.navigation import Navigation
from skm_desk.ui.shared.newest import Newest
from skm_desk.ui.shared.page_frame import PageFrame
from skm_desk.ui.shared.program import PROGRAM
from skm_desk.ui.staff.page import DAILY_PAGES, YEARLY_PAGES
from skm_desk.use_cases import change_settings
from skm_desk.use_cases.check_health import BackupFailed, CopyFailed, Health
from skm_desk.use_cases.keep_window import keep_window_place, read_window_place
from skm_desk.use_cases.watch_clock import ClockHealth

USUAL_SIZE = QSize(1366, 768)
SMALLEST_SIZE = QSize(880, 500)
PAGES = (*DAILY_PAGES, *ENTRY_PAGES, *YEARLY_PAGES)


class Window(QMainWindow):
    """The window for staff. Closing it ends the work beside it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._pages: dict[int, PageFrame] = {}
        self._help: HelpDialog | None = None
        self.setWindowTitle(PROGRAM)
        self.setMinimumSize(SMALLEST_SIZE)
        self.navigation = Navigation(PAGES)
        self._stack = QStackedWidget()
        self.alarm = Alarm(context, self)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.alarm.bar)
        column.addWidget(self._stack, 1)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addLayout(column, 1)
        self.setCentralWidget(whole)
        self.navigation.chosen.connect(self.show_page)
        self.navigation.help_asked.connect(self.open_help)
        FocusRing(self)
        QShortcut(QKeySequence("F5"), self).activated.connect(self._reload)
        QShortcut(QKeySequence("Ctrl+PgDown"), self).activated.connect(lambda: self._step(1))
        QShortcut(QKeySequence("Ctrl+PgUp"), self).activated.connect(lambda: self._step(-1))
        desk = context.desk
        self._office: Newest[None, Office] = Newest(
            context.tasks,
            lambda _: desk.look(change_settings.read_office),
            self._show_office,
            lambda fault: None,  # the page tells what is wrong with the file
        )
        self._watch = FileWatch(context, self)
        self.clock = ClockTimer(context, self)
        self.clock.changed.connect(self._ask_about_clock)
        self._told: set[str] = set()  # of the health of the data, since the window was opened
        self._daily = DailyBackup(context, self)
        self._daily.looked.connect(self._tell_no_backup)
        self._daily.failed.connect(self.tell_failure)
        context.bus.changed.connect(self._note_changes)
        self.show_page(0)
        self._office.ask(None)
        self._take_place()

    @property
    def page(self) -> PageFrame:
        """The page that is shown."""
        page = self._stack.currentWidget()
        assert isinstance(page, PageFrame)
        return page

    @property
    def _shown(self) -> int:
        """The number of the page that is shown."""
        return next(number for number, page in self._pages.items() if page is self.page)

    @Slot(int)
    def show_page(self, number: int) -> None:
        """Show the page of this number in PAGES; it is built when it is first shown."""
        if number not in self._pages:
            page = PAGES[number].build(self._context)
            page.form_asked.connect(self.open_form)
            page.page_asked.connect(self.show_title)
            self._pages[number] = page
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(self._pages[number])
        self.navigation.mark(number)

    @Slot(str)
    def show_title(self, title: str) -> None:
        """Show the page of this title."""
        self.show_page([page.title for page in PAGES].index(title))

    @Slot(str, str)
    def open_form(self, period_kode: str, form_id: str) -> None:
        """Open a form as the sheet it was, where it can be corrected or declared void."""
        from skm_desk.ui.entry.correct_dialog import open_correction

        open_correction(self, self._context, period_kode, form_id=form_id)

    @Slot()
    def open_help(self) -> None:
        """Show the help of the page that is shown, in the one dialog there is for it."""
        page = PAGES[self._shown]
        try:
            markdown = page.read_help()
        except ResourceMissing as fault:
            self.tell_failure(fault)
            return
        if self._help is None:
            self._help = HelpDialog(self)
        self._help.show_help(page.title, markdown)

    def tell_health(self, health: Health) -> None:
        """Tell what needs help on this PC; say nothing when nothing does."""
        for item in health.items:
            if isinstance(item, ClockHealth):
                self.clock.take(item)
        found = [item for item in health.items if not isinstance(item, ClockHealth)]
        words = [say_health(item) for item in found if not item.sound]
        self._told.update(words)
        if words:
            self._tell("\n".join(words))

    def tell_failure(self, fault: Exception) -> None:
        """Tell in one sentence why something beside the pages failed; offer the backup if that
        is what can be done about it."""
        if isinstance(fault, Mendable):
            self.alarm.tell(fault)
        else:
            self._tell(failure_words(fault))

    def changeEvent(self, event: QEvent) -> None:
        """Look at once what the kiosk wrote when the person comes back to this window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._watch.look()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave the screen first: a laporan in the making may take some seconds to end."""
        for looking in (self._watch, self._daily, self.clock):
            looking.stop()
        place = bytes(self.saveGeometry().data())
        if self._help is not None:
            self._help.close()
        self.hide()
        keep_window_place(self._context.desk.folder, place)
        self._context.tasks.close()
        super().closeEvent(event)

    @Slot()
    def _reload(self) -> None:
        self.page.refresh()

    def _step(self, step: int) -> None:
        self.show_page((self._shown + step) % len(PAGES))

    @Slot(object)
    def _note_changes(self, changes: Changes) -> None:
        if Kind.SETTING in changes:
            self._office.ask(None)

    @Slot(object)
    def _tell_no_backup(self, item: BackupFailed | CopyFailed | None) -> None:
        """Tell why there is no backup of today, once while the reason is the same."""
        if item is not None and say_health(item) not in self._told:
            self.tell_health(Health((item,)))

    @Slot(object)
    def _ask_about_clock(self, item: ClockHealth) -> None:
        """Ask whether the clock is right, which Beranda shows until it is answered."""
        self._pages[0].refresh()
        if not item.sound:
            box = make_question(self, clock_words(item), CLOCK_RIGHT, NOT_NOW)
            box.accepted.connect(self.clock.confirm)
            self._open(box)

    def _tell(self, words: str) -> None:
        self._open(make_message(self, words))

    def _open(self, box: QMessageBox) -> None:
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _show_office(self, _wish: None, office: Office) -> None:
        instansi = office.instansi.strip()
        self.setWindowTitle(f"{PROGRAM} — {instansi}" if instansi else PROGRAM)
        self.navigation.show_office(instansi)

    def _take_place(self) -> None:
        """Stand as the window stood when it was closed last; Qt pulls it back onto a screen.

        A place that makes no sense is the same as none; Qt takes one that is cut short, too.
        """
        place = read_window_place(self._context.desk.folder)
        is_whole = len(place) == self.saveGeometry().size() and self.restoreGeometry(place)
        if not is_whole or QGuiApplication.screenAt(self.frameGeometry().center()) is None:
            self._take_usual_size()

    def _take_usual_size(self) -> None:
        """Fill a small screen; stand in the middle of a larger one."""
        screen = self.screen().size()
        room = self.screen().availableGeometry()
        if screen.width() <= USUAL_SIZE.width() or screen.height() <= USUAL_SIZE.height():
            self.resize(USUAL_SIZE.boundedTo(room.size()))
            self.setWindowState(Qt.WindowState.WindowMaximized)
            return
        self.resize(USUAL_SIZE)
        frame = self.frameGeometry()
        frame.moveCenter(room.center())
        self.move(frame.topLeft())
