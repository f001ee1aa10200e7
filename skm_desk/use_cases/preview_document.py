"""See a document before it is saved or printed: what speaks against it, and its real pages."""

from collections.abc import Callable
from dataclasses import dataclass

from skm_desk.documents.catalog import KINDS, kind_of
from skm_desk.domain.findings import Finding
from skm_desk.domain.period import Period
from skm_desk.domain.progress import Progress, silent
from skm_desk.storage.store import Store
from skm_desk.use_cases.check_consistency import check_view
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.make_document import Paper, make_paper
from skm_desk.use_cases.manage_periods import PeriodRow, list_periods
from skm_desk.use_cases.view_results import ResultView, view_period, view_year

_POINTS_PER_INCH = 72
_SCREEN_DPI = 96  # of a screen at 100 %


@dataclass(frozen=True)
class Subject:
    """What a document is about: the period of this `kode`, or all periods of a `year`."""

    kode: str | None = None
    year: int | None = None

    def __post_init__(self) -> None:
        assert (self.kode is None) != (self.year is None), "either a period or a year"

    @property
    def words(self) -> str:
        """How it is called: `periode 2024-S1`, `tahun 2024`."""
        return f"tahun {self.year}" if self.kode is None else f"periode {self.kode}"

    @property
    def stem(self) -> str:
        """How it is called in the name of a file."""
        return str(self.year) if self.kode is None else self.kode


@dataclass(frozen=True)
class Outlook:
    """All periods, the subject that is chosen, and what would be held against its document.

    `subject` is None while there is no period. `missing` names what the office has not said.
    """

    rows: tuple[PeriodRow, ...]
    subject: Subject | None
    periods: tuple[Period, ...] = ()
    responden: int = 0
    findings: tuple[Finding, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def made_up(self) -> bool:
        """True when any of the forms are a made-up sample."""
        return any(period.made_up for period in self.periods)


@dataclass(frozen=True)
class PageSize:
    """Width and height of a page in points."""

    width: float
    height: float

    def height_for(self, width: int) -> int:
        """Return how many pixels high the page is at a `width` in pixels."""
        return max(1, round(width * self.height / self.width))

    def width_at(self, dpi: float = _SCREEN_DPI) -> int:
        """Return how many pixels wide the page is in its real size."""
        return max(1, round(self.width * dpi / _POINTS_PER_INCH))


@dataclass(frozen=True)
class PageImage:
    """A page in pixels, row by row from the top: blue, green, red and an unused byte each."""

    width: int
    height: int
    pixels: bytes


@dataclass(frozen=True)
class Preview:
    """A document in memory with the sizes of its pages."""

    subject: Subject
    title: str
    file_name: str
    paper: Paper
    sizes: tuple[PageSize, ...]


def list_kinds() -> tuple[tuple[str, str], ...]:
    """Return kode and title of every kind of document that can be made."""
    return tuple((kind.kode, kind.title) for kind in KINDS)


def needs_jawaban(kind: str) -> bool:
    """Return whether documents of this kind need somebody to have answered."""
    return kind_of(kind).needs_jawaban


def view_outlook(
    store: Store, choose: Callable[[tuple[PeriodRow, ...]], Subject | None]
) -> Outlook:
    """Return what a document about the subject that `choose` names is up against.

    `choose` is given all periods and returns None to choose none. Raise PeriodUnknown or
    YearUnknown. Takes as long as the results of the subject.
    """
    rows = list_periods(store)
    missing = store.office.read().missing
    subject = choose(rows)
    if subject is None:
        return Outlook(rows, None, missing=missing)
    view = view_subject(store, subject)
    return Outlook(
        rows,
        subject,
        view.periods,
        view.result.responden,
        check_view(store, view),
        missing,
    )


def view_subject(store: Store, subject: Subject) -> ResultView:
    """Return the result that a document is about; raise PeriodUnknown or YearUnknown."""
    if subject.kode is not None:
        return view_period(store, subject.kode)
    return view_year(store, subject.year or 0)


def make_preview(desk: Desk, kind: str, subject: Subject, progress: Progress = silent) -> Preview:
    """Return a document of this kind, ready to be looked at; raise as `make_paper` does."""
    from skm_desk.documents.pages import page_sizes

    paper = make_paper(desk, kind, subject.kode, subject.year, progress)
    made = kind_of(kind)
    return Preview(
        subject,
        f"{made.title} {subject.words}",
        f"{made.stem}-{subject.stem}.pdf",
        paper,
        tuple(PageSize(*size) for size in page_sizes(paper.data)),
    )


def draw_page(preview: Preview, place: int, width: int, for_paper: bool = False) -> PageImage:
    """Return the page at `place` (from 0), `width` pixels wide; `for_paper` to be printed."""
    from skm_desk.documents.pages import page_bitmap

    height = preview.sizes[place].height_for(width)
    pixels = page_bitmap(preview.paper.data, place, width, height, for_paper)
    return PageImage(width, height, pixels)
