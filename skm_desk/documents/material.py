"""Material: everything that a laporan is written from, gathered from one state of the file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from skm_desk.domain.audit import AuditEntry
from skm_desk.domain.demographics import Breakdown
from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.period import Period
from skm_desk.domain.photo import Photo
from skm_desk.domain.result import SkmResult, UnsurResult
from skm_desk.domain.saran import Saran, SaranCount
from skm_desk.domain.settings import Office
from skm_desk.domain.small_groups import SMALLEST_GROUP
from skm_desk.domain.tally import Tally
from skm_desk.domain.tindak_lanjut import Rtl
from skm_desk.domain.trend import TrendPoint


@dataclass(frozen=True)
class RawRow:
    """One form as the raw table prints it: its sheet number, if any, and its jawaban by kode."""

    lembar: str | None
    jawaban: Mapping[str, int | None]


@dataclass(frozen=True)
class PlannedSurvey:
    """A survey (`tahun 2023`, `periode 2024-S1`), what it gave, and the plan made after it.

    `has_parts` tells that it is a year with the plans of several periods.
    """

    name: str
    per_unsur: tuple[UnsurResult, ...]
    plan: tuple[Rtl, ...]
    has_parts: bool = False


@dataclass(frozen=True)
class Material:
    """What the chapters read. Every figure comes from `result` and `tally`, of the same forms.

    `periods` are those pooled, earliest first; `year` is set for a laporan of a whole year.
    `unfinished_forms` are of people who walked away, and `counts_unfinished` tells whether
    `result` counts them; `without_careless` is the result without the `careless_forms`, None
    where there are none of these, or where it would tell of too few forms.
    `plan` was made after the `survey` (`2024`, or `2024-S1` where a year holds several periods);
    `has_parts` tells that it is a year with the plans of several periods. `own_texts` hold the
    sections that the office wrote itself; the others stay standard.
    """

    office: Office
    periods: tuple[Period, ...]
    kuesioner: Kuesioner
    tally: Tally
    result: SkmResult
    breakdowns: tuple[Breakdown, ...] = ()
    trend: tuple[TrendPoint, ...] = ()
    rows: Sequence[RawRow] = ()
    void_forms: int = 0
    unfinished_forms: int = 0
    counts_unfinished: bool = False
    careless_forms: int = 0
    without_careless: SkmResult | None = None
    written_saran: int = 0
    saran_counts: tuple[SaranCount, ...] = ()
    quoted: tuple[Saran, ...] = ()
    plan: tuple[Rtl, ...] = ()
    has_parts: bool = False
    survey: str = ""
    previous: PlannedSurvey | None = None
    photos: tuple[Photo, ...] = ()
    own_texts: Mapping[str, str] = field(default_factory=dict)
    year: int | None = None
    chain_head: AuditEntry | None = None

    @property
    def latest(self) -> Period:
        """The latest of the periods."""
        return self.periods[-1]

    @property
    def tahun(self) -> int:
        """The year that the laporan is about."""
        return self.latest.year

    @property
    def tells_persons(self) -> bool:
        """True when so few answered that who they are, printed beside their nilai, tells what each
        of them said."""
        return self.result.responden < SMALLEST_GROUP

    @property
    def made_up(self) -> bool:
        """True when any of the forms are a made-up sample."""
        return any(period.made_up for period in self.periods)
