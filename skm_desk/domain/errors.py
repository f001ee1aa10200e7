"""The expected failures: each carries facts; sentences for people are made in `sentences`.

::

    SkmError
    ├── RuleError               a value breaks a rule of the survey (this module)
    │   ├── RespondenError      one filled form: NilaiOutOfScale, UsiaOutOfRange, UnknownChoice,
    │   │                       UnknownQuestion, DateOutsidePeriod, DateInFuture, TextTooLong,
    │   │                       LembarTaken
    │   ├── PeriodError         InvalidKode, PeriodExists, PeriodUnknown, PeriodClosed,
    │   │                       DatesReversed, YearUnknown, TargetInvalid, KuesionerInUse,
    │   │                       ImportUnknown, ImportTakenBack
    │   ├── BatchError          OfficerMissing, BatchUnknown, BatchClosed, SameOfficer,
    │   │                       ReasonMissing, FormUnknown, FormVoid
    │   ├── SaranError          what was written         (domain/saran_errors.py)
    │   ├── PhotoError          a photo for the laporan  (domain/photo_errors.py)
    │   ├── OfficeError         what an office says of itself        (domain/office_errors.py)
    │   ├── TindakLanjutError   a planned action         (domain/tindak_lanjut_errors.py)
    │   └── KuesionerInvalid, LayananUnknown, PopulationInvalid, BobotUnknown, SettingInvalid,
    │       PinInvalid, TextBroken
    ├── StoreError              the data file or its folder          (domain/file_errors.py)
    ├── ExchangeError           a file that comes in or goes out     (domain/file_errors.py)
    │   └── Undecided           what of it a person has to say       (domain/import_errors.py)
    ├── MergeError              what another computer collected      (domain/merge_errors.py)
    ├── DocumentError           something to be printed              (domain/file_errors.py)
    └── ResourceMissing         a part of the program is not there   (machine/resources.py)

Everything else that is raised is a bug.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


class SkmError(Exception):
    """An expected failure; subclasses carry the facts of it."""


class RuleError(SkmError):
    """A value breaks a rule of the survey."""


@dataclass(eq=False)
class TextBroken(RuleError):
    """A text holds half of a sign, as `shown` with � in its place: no file can hold it."""

    shown: str


class RespondenError(RuleError):
    """A filled form breaks a rule."""


@dataclass(eq=False)
class NilaiOutOfScale(RespondenError):
    """A nilai is not a whole number from 1 to 4."""

    question: str
    value: object


@dataclass(eq=False)
class UsiaOutOfRange(RespondenError):
    """An usia lies outside what a person can be."""

    value: object
    lowest: int
    highest: int


@dataclass(eq=False)
class UnknownChoice(RespondenError):
    """A profile value is not among the choices of the question set."""

    field: str
    value: str
    known: Sequence[str]


@dataclass(eq=False)
class UnknownQuestion(RespondenError):
    """A jawaban names a question that its question set does not have."""

    question: str
    known: Sequence[str]


@dataclass(eq=False)
class DateOutsidePeriod(RespondenError):
    """The survey date of a form lies outside its period."""

    day: date
    mulai: date
    selesai: date


@dataclass(eq=False)
class DateInFuture(RespondenError):
    """A paper form is dated after today."""

    day: date


@dataclass(eq=False)
class TextTooLong(RespondenError):
    """A free text is longer than the program keeps."""

    field: str
    length: int
    limit: int


@dataclass(eq=False)
class LembarTaken(RespondenError):
    """The sheet number is already used in this period."""

    lembar: str
    period: str


class BatchError(RuleError):
    """Something about typing, verifying or correcting paper forms."""


@dataclass(eq=False)
class OfficerMissing(BatchError):
    """The name of an officer is empty or too long."""

    name: str


@dataclass(eq=False)
class BatchUnknown(BatchError):
    """No batch has this id."""

    batch: str


@dataclass(eq=False)
class BatchClosed(BatchError):
    """The batch is closed: it takes no more forms until it is opened again."""

    officer: str


@dataclass(eq=False)
class SameOfficer(BatchError):
    """Whoever typed a form would verify it too."""

    officer: str


@dataclass(eq=False)
class ReasonMissing(BatchError):
    """A form is to be corrected or voided without a reason."""


@dataclass(eq=False)
class FormUnknown(BatchError):
    """No form of the period has this sheet number or id."""

    lembar: str
    period: str


@dataclass(eq=False)
class FormVoid(BatchError):
    """The form is void already."""

    lembar: str


@dataclass(eq=False)
class KuesionerInvalid(RuleError):
    """A question set cannot be used: `fault` names the rule, `detail` the place."""

    kode: str
    fault: str
    detail: str


class PeriodError(RuleError):
    """Something about a survey period."""


@dataclass(eq=False)
class InvalidKode(PeriodError):
    """A kode has signs that a kode may not have."""

    kode: str


@dataclass(eq=False)
class PeriodExists(PeriodError):
    """A period of this kode exists already."""

    kode: str


@dataclass(eq=False)
class PeriodUnknown(PeriodError):
    """No period has this kode."""

    kode: str
    known: Sequence[str]


@dataclass(eq=False)
class YearUnknown(PeriodError):
    """No period lies in this year."""

    year: int
    known: Sequence[int]


@dataclass(eq=False)
class PeriodClosed(PeriodError):
    """The period is locked."""

    kode: str


@dataclass(eq=False)
class DatesReversed(PeriodError):
    """A span ends before it begins."""

    mulai: date
    selesai: date


@dataclass(eq=False)
class TargetInvalid(PeriodError):
    """A target number of responden below one or above all people on earth."""

    value: int


@dataclass(eq=False)
class KuesionerInUse(PeriodError):
    """The period has forms already: it keeps the question set that they were filled in by."""

    kode: str


@dataclass(eq=False)
class ImportUnknown(PeriodError):
    """A period has no import of this number; it has so many."""

    number: int
    kode: str
    count: int


@dataclass(eq=False)
class ImportTakenBack(PeriodError):
    """An import was taken back before."""

    number: int
    kode: str


@dataclass(eq=False)
class LayananUnknown(RuleError):
    """No layanan of the office has this name."""

    name: str
    known: Sequence[str]


@dataclass(eq=False)
class PopulationInvalid(RuleError):
    """A population below one or above all people on earth."""

    value: int


@dataclass(eq=False)
class BobotUnknown(RuleError):
    """A bobot that is none of the three modes."""

    value: str
    known: Sequence[str]


@dataclass(eq=False)
class SettingInvalid(RuleError):
    """A setting that does not exist or cannot take this value."""

    name: str
    value: str


@dataclass(eq=False)
class PinInvalid(RuleError):
    """A PIN that may not be set: `fault` is `digits`, `length` or `too_easy`."""

    fault: str
