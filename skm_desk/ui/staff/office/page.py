"""OfficePage: what the office says of itself, and its backups, in five sections."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from skm_desk.domain.changes import Kind
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.newest import Newest
from skm_desk.ui.shared.notice import Notice
from skm_desk.ui.shared.page_frame import PageFrame
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.office import (
    backup_words,
    kuesioner_words,
    layanan_words,
    profile_words,
    year_words,
)
from skm_desk.ui.staff.office.backup_section import BackupSection
from skm_desk.ui.staff.office.kuesioner_section import KuesionerSection
from skm_desk.ui.staff.office.layanan_section import LayananSection
from skm_desk.ui.staff.office.profile_section import ProfileSection
from skm_desk.ui.staff.office.segments import Segments
from skm_desk.ui.staff.office.years_section import YearsSection
from skm_desk.use_cases.view_office import OfficeView, view_office

_ENTRIES = (
    ("Profil kantor", "Nama, alamat, kepala, bobot, dan logo"),
    ("Layanan", "Layanan yang ditanyakan kepada pengunjung"),
    ("Kuesioner", "Pertanyaan kios dan formulir kertas, per versi"),
    ("Tahun sebelumnya", "Nilai tahun-tahun sebelum program ini"),
    ("Cadangan", "Salinan data kantor, di komputer ini dan di stik USB"),
)
_LINES = (
    profile_words.LINE,
    layanan_words.LINE,
    kuesioner_words.LINE,
    year_words.LINE,
    backup_words.LINE,
)


class OfficePage(PageFrame):
    """The page of the office. Every change is kept at once; what cannot be kept is told."""

    concerns = frozenset(
        {
            Kind.SETTING,
            Kind.PICTURE,
            Kind.LAYANAN,
            Kind.KUESIONER,
            Kind.EARLIER_YEAR,
            Kind.PERIOD,
            Kind.RESPONDEN,
            Kind.BACKUP,
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Kantor")
        desk = context.desk
        self._newest: Newest[None, OfficeView] = Newest(
            context.tasks, lambda _: desk.look(view_office), self._show, self._show_failure
        )
        self.view: OfficeView | None = None
        self.notice = Notice()
        self.set_notice(self.notice)
        self.deeds = Deeds(context, self)
        self.deeds.idle.connect(self.refresh)
        self.sections = Segments("Bagian", _ENTRIES)
        self.profile = ProfileSection(self.deeds, self.notice)
        self.layanan = LayananSection(self.deeds, self.notice)
        self.kuesioner = KuesionerSection(context, self.deeds, self.notice)
        self.years = YearsSection(self.deeds, self.notice)
        self.backups = BackupSection(context, self.deeds, self.notice)
        self._parts = (self.profile, self.layanan, self.kuesioner, self.years, self.backups)
        self._actions = QStackedWidget()  # of one size: nothing jumps from section to section
        self._actions.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for action in (
            QWidget(),
            self.layanan.main_button,
            self.kuesioner.main_button,
            self.years.main_button,
            self.backups.main_button,
        ):
            self._actions.addWidget(action)
        self.action_row.addWidget(self._actions)
        self.content.addWidget(self.sections)
        for part in self._parts:
            self.content.addWidget(part)
            part.hide()  # until there is anything to show
        self.content.addStretch(1)
        self.sections.picked.connect(self._show_section)
        self._show_section()

    @property
    def is_waiting(self) -> bool:
        """True while a change is under way, or what the page shows is."""
        is_drawing = self.kuesioner.preview.is_waiting
        is_busy = self.deeds.is_busy or self.backups.job.is_busy
        return is_busy or not self._newest.is_idle or is_drawing

    def refresh(self) -> None:
        """Read all of it again; what stands on the page stays until it is there."""
        self._newest.ask(None)

    @Slot()
    def _show_section(self) -> None:
        """Show one section with its main action; the others are out of the way."""
        place = self.sections.place
        for number, part in enumerate(self._parts):
            part.setVisible(number == place and self.view is not None)
        self._actions.setCurrentIndex(place)
        self.set_line(_LINES[place])

    def _show(self, _wish: None, view: OfficeView) -> None:
        self.notice.end_unread()
        if self.deeds.is_busy:
            return  # older than what the person sees; it is read again when the deeds are done
        is_first = self.view is None
        self.view = view
        for part in self._parts:
            part.show_view(view)
        if is_first:
            self._show_section()

    def _show_failure(self, fault: Exception) -> None:
        self.notice.show_unread(fault, self.refresh)
