"""What became of a package: what is new here, what was known, and what a person should look at."""

from dataclasses import dataclass, field
from pathlib import Path

from skm_desk.exchange.package import Manifest


@dataclass(frozen=True)
class Renumbered:
    """A form that got another sheet number here, because another form has its own.

    `is_alike` tells that both say the same: one sheet may have been typed on two PCs.
    """

    period: str
    there: str
    here: str
    is_alike: bool


@dataclass(frozen=True)
class Apart:
    """A form that two PCs corrected apart; ours stays. `lembar` is empty for one without number."""

    period: str
    lembar: str
    form: str


@dataclass(frozen=True)
class KeptOurs:
    """What differs in a package and stays as it is here.

    `what` is `days`, `target`, `words` (of a period), `lock` (closed on one PC alone), `texts`
    (of its laporan), `rtl`, `photo`, `full` (a photo too many), `tahun`, `setting`, `rows` (of a
    file that two PCs read in another way), or `import` (of a file that was taken in here too, and
    taken back there alone); `name` says which one.
    """

    what: str
    name: str


@dataclass
class MergeOutcome:
    """Counts are of what came; the names are those of what is new here.

    `is_known` tells that this package was joined before: nothing of it was looked at then.
    `same` counts the forms that were here already, `corrected` and `voided` those that the other
    PC has in a newer state; `taken_back` names the files of imports that it took back.
    """

    path: Path
    manifest: Manifest
    is_known: bool = False
    added: int = 0
    same: int = 0
    corrected: int = 0
    voided: int = 0
    taken_back: list[str] = field(default_factory=list)
    renumbered: list[Renumbered] = field(default_factory=list)
    apart: list[Apart] = field(default_factory=list)
    kept_ours: list[KeptOurs] = field(default_factory=list)
    kuesioner: list[str] = field(default_factory=list)
    periods: list[str] = field(default_factory=list)
    layanan: list[str] = field(default_factory=list)
    choices: list[str] = field(default_factory=list)
    saran: int = 0
    marks: int = 0
    rtl: int = 0
    photos: int = 0
    years: int = 0

    @property
    def has_news(self) -> bool:
        """Whether anything came that was not here."""
        names = (self.kuesioner, self.periods, self.layanan, self.choices, self.taken_back)
        counts = (self.added, self.corrected, self.voided, self.saran, self.marks)
        return any(names) or any(counts) or any((self.rtl, self.photos, self.years))
