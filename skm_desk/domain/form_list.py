"""The list of all forms: which of them are listed, in what order, and what a row tells.

No row holds a nilai, and nothing here asks for one: forms cannot be picked out by their nilai.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from skm_desk.domain.responden import Source

ANY_FLAG = "*"  # in place of one flag: whatever a form is flagged for
NO_LAYANAN = ""  # in place of a layanan: forms that name none


class FormState(Enum):
    """What became of a form. Void forms are VOID alone; the others may be VERIFIED as well."""

    FINISHED = "finished"
    UNFINISHED = "unfinished"  # the visitor walked away
    VOID = "void"
    VERIFIED = "verified"  # typed a second time


@dataclass(frozen=True)
class FormFilter:
    """What a form must be like to be listed; None and "" ask for nothing.

    `period` is a kode, `layanan` an id or NO_LAYANAN, `flag` the name of a flag or ANY_FLAG.
    `since` and `until` are the first and the last day; a form whose day is unknown lies in no
    such span. `text` is looked for in the sheet number (as a whole), in saran and in the name
    of the layanan, capitals aside.
    """

    period: str | None = None
    layanan: str | None = None
    source: Source | None = None
    state: FormState | None = None
    flag: str | None = None
    since: date | None = None
    until: date | None = None
    text: str = ""


class SortBy(Enum):
    """What forms can be listed by; all of it lies in an index of the file."""

    KEPT = "kept"  # the order in which they came in
    LEMBAR = "lembar"
    TANGGAL = "tanggal"
    LAYANAN = "layanan"


@dataclass(frozen=True)
class FormOrder:
    """The order of the list. Forms without a sheet number come last, whichever way it goes."""

    by: SortBy = SortBy.KEPT
    descending: bool = True


@dataclass(frozen=True)
class FormRow:
    """One row of the list: all that is told of a form before it is opened.

    `number` is the place of the form in the file and counts up as forms come in; `period` is
    the kode of its period. `layanan` is the name as it is now, or what was written instead.
    """

    number: int
    id: str
    period: str
    source: Source
    lembar: str | None = None
    tanggal: date | None = None
    jam: str | None = None
    layanan: str = ""
    jenis_kelamin: str | None = None
    usia: int | None = None
    pendidikan: str | None = None
    pekerjaan: str | None = None
    unfinished: bool = False
    void_reason: str | None = None
    verified_by: str = ""
    flags: frozenset[str] = field(default_factory=frozenset)
