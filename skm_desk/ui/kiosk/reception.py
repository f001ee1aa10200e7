"""Reception: what the kiosk shows while nobody is at it, and whether anybody may begin."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from skm_desk.domain.filling import Step, steps_of
from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.ui.kiosk.attract_words import Welcome
from skm_desk.ui.kiosk.keeper import Keeper
from skm_desk.ui.kiosk.message import Message
from skm_desk.ui.kiosk.notices import closed_for_hours, not_open, trouble, with_trouble
from skm_desk.ui.kiosk.titles import minutes_for, place_of
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.messages import failure_words
from skm_desk.use_cases.view_kiosk import KioskView, view_kiosk

INDONESIAN = ("id", "Indonesia")


class Reception(QObject):
    """Knows the period, the words and the hours, and looks again from time to time.

    What staff change at another window is seen here within the interval, in milliseconds.
    """

    changed = Signal()
    failed = Signal(object)  # the Exception for which it could not look

    def __init__(self, context: Context, view: KioskView, keeper: Keeper, interval: int) -> None:
        super().__init__()
        self._context = context
        self._view = view
        self.language = ""
        self._fault = ""
        self._closed: Message | None = None
        self._keeper = keeper
        self._timer = QTimer(self)
        self._timer.setInterval(interval)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        keeper.trouble_changed.connect(self.changed)

    def speak(self, language: str) -> None:
        """Ask in this language (its kode) from now on; empty is Indonesian."""
        self.language = language

    def close(self, why: Message) -> None:
        """Let nobody begin, say why, and do not look into the data file."""
        if why != self._closed:
            self._closed = why
            self.changed.emit()

    def open(self, view: KioskView) -> None:
        """Let people begin again, with what the kiosk asks now."""
        self._closed = None
        self._take(view)

    @property
    def kuesioner(self) -> Kuesioner | None:
        """The question set that is asked, or None while nobody may begin."""
        kuesioner = self._view.kuesioner
        if kuesioner is None or self.why_closed() is not None:
            return None
        return kuesioner.in_language(self.language)

    @property
    def period(self) -> str:
        """The kode of the period that is filled in; empty while there is none."""
        return self._view.period.kode if self._view.period is not None else ""

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of a visit; none while there is no question set."""
        if self._view.kuesioner is None:
            return ()
        return steps_of(self._view.kuesioner, self._view.layanan_list, self._keeper.layanan)

    def why_closed(self) -> Message | None:
        """Return what is said to visitors while nobody may begin, or None while they may."""
        if self._closed is not None:
            return self._closed
        now = self._context.now()
        if self._view.period is None:
            return with_trouble(not_open(now.date()), self._trouble())
        if not self._view.office.kiosk_hours.contains(now):
            return with_trouble(closed_for_hours(self._view.office.jam_kios), self._trouble())
        return None

    def welcome(self, has_voice: bool) -> Welcome:
        """Return what the first screen says; `has_voice` offers to read aloud."""
        office = self._view.office
        kuesioner = self._view.kuesioner
        questions = () if kuesioner is None else kuesioner.questions
        further = {} if kuesioner is None else kuesioner.languages
        return Welcome(
            office.instansi.strip(),
            place_of(office.instansi, office.provinsi),
            self._view.logo,
            len(questions),
            minutes_for(len(self.steps)),
            languages=(INDONESIAN, *further.items()) if further else (),
            language=self.language or INDONESIAN[0],
            has_voice=has_voice,
            notice=self._trouble(),
        )

    def state_words(self) -> str:
        """Return for staff what is filled in here, or what needs help."""
        if self._view.period is None:
            return "Tidak ada periode terbuka yang memuat hari ini."
        return self._trouble() or f"Periode {self.period}. Semua jawaban tersimpan."

    @Slot()
    def look(self) -> None:
        """See whether the period, the words or the hours have changed."""
        if self._closed is not None:
            return
        self._context.tasks.run(
            lambda: self._context.desk.look(view_kiosk),
            done=self._take,
            failed=self._miss,
        )

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _take(self, view: KioskView) -> None:
        self._view, self._fault = view, ""
        self.changed.emit()

    def _miss(self, fault: Exception) -> None:
        self._fault = failure_words(fault)
        self.failed.emit(fault)
        self.changed.emit()

    def _trouble(self) -> str:
        words = self._keeper.trouble or self._fault
        return trouble(max(self._view.waiting, self._keeper.waiting), words)
