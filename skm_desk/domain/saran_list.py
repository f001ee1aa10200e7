"""The list of saran: what is looked for in it, and what stands in it."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from skm_desk.domain.responden import Source
from skm_desk.domain.saran import FORM_CHANNEL, Saran, SaranKind


class Standing(Enum):
    """What became of a saran; the value is how people read it."""

    ALL = "semua"
    OPEN = "belum ditindaklanjuti"  # nothing is noted as done, and it is no pujian
    QUOTED = "dikutip di laporan"
    VOID = "dibatalkan"


@dataclass(frozen=True)
class SaranFilter:
    """Which saran are wanted; None asks for nothing.

    `period` is the kode of a period. `words` must all be in the text, in any order, capitals
    aside. `unsur` is a kode, or "" for those of no unsur; `channel` a kode of
    CHANNELS, FORM_CHANNEL, or "" for those whose channel nobody noted. Void ones are shown only
    where they are asked for.
    """

    period: str | None = None
    words: str = ""
    kind: SaranKind | None = None
    unsur: str | None = None
    channel: str | None = None
    standing: Standing = Standing.ALL

    @property
    def is_open(self) -> bool:
        """True when all saran of the period, or of all periods, are wanted."""
        return self == SaranFilter(self.period)


@dataclass(frozen=True)
class ListedSaran:
    """A saran with where it comes from: kode of its period, its day, the source of its form.

    `saran.text` is what the form says now; in a list it is cut short. `saran.id` is "" while
    nothing is marked on the saran of a form.
    """

    saran: Saran
    period: str
    day: date | None
    source: Source | None = None
    lembar: str | None = None

    @property
    def key(self) -> str:
        """What the saran is called when something is done with it."""
        return self.saran.form or self.saran.id

    @property
    def channel(self) -> str:
        """How it came; FORM_CHANNEL when a form holds it."""
        return self.saran.channel if self.saran.form is None else FORM_CHANNEL
