"""Saran: what people wrote or said beside their nilai."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from skm_desk.domain.errors import TextTooLong, UnknownChoice
from skm_desk.domain.free_text import FREE_TEXT, SALT
from skm_desk.domain.later import LATER
from skm_desk.domain.quoting import wording
from skm_desk.domain.responden import LONGEST_SARAN
from skm_desk.domain.saran_errors import SaranEmpty

# How a saran came that is not part of a form: what is kept, and what people read.
CHANNELS = {
    "kotak_saran": "kotak saran",
    "whatsapp": "WhatsApp",
    "media_sosial": "media sosial",
    "surel": "surel (e-mail)",
    "lapor": "SP4N-LAPOR!",
    "tatap_muka": "tatap muka",
    "lainnya": "saluran lain",
}
FORM_CHANNEL = "formulir"  # of a saran that is part of a form; it is never kept
_OTHER_CHANNELS = {FORM_CHANNEL: "formulir survei", "": "saluran tidak dicatat"}
LONGEST_DONE = 2000


class SaranKind(Enum):
    """What a saran is, as the office marked it."""

    UNMARKED = ""
    PENGADUAN = "pengaduan"
    SARAN = "saran"
    PUJIAN = "pujian"


@dataclass(frozen=True)
class Saran:
    """One saran; `channel` says how it came ("" when nobody noted it). It never touches the IKM.

    `unsur` is the kode of the unsur that it is about, "" for none; `done` what the office did
    about it. `form` is the id of the form that holds it; the form says what its text and its day
    are, and `text` is what it said when the saran was first marked. `quote` is what a laporan
    prints of it where parts are left out. One with a `void_reason` was typed by mistake. `salt`
    hides its texts in the chain; it is made when the saran is kept.
    """

    id: str
    text: str = field(metadata=FREE_TEXT)
    channel: str = ""
    received: date | None = None
    quoted: bool = False
    kind: SaranKind = field(default=SaranKind.UNMARKED, metadata=LATER)
    unsur: str = field(default="", metadata=LATER)
    done: str = field(default="", metadata=LATER | FREE_TEXT)
    form: str | None = field(default=None, metadata=LATER)
    void_reason: str | None = field(default=None, metadata=LATER)
    quote: str = field(default="", metadata=LATER | FREE_TEXT)
    salt: str = field(default="", metadata=SALT, compare=False, repr=False)

    @property
    def wording(self) -> str:
        """What a laporan prints of it."""
        return wording(self.text, self.quote)


@dataclass(frozen=True)
class SaranCount:
    """How many saran came by one channel, or in a form (FORM_CHANNEL), and are of one kind."""

    channel: str
    kind: SaranKind
    count: int


def check_saran(saran: Saran) -> None:
    """Raise SaranEmpty, TextTooLong, or UnknownChoice for a channel that there is not."""
    if not saran.text.strip():
        raise SaranEmpty
    if len(saran.text) > LONGEST_SARAN:
        raise TextTooLong("saran", len(saran.text), LONGEST_SARAN)
    if len(saran.done) > LONGEST_DONE:
        raise TextTooLong("tindakan", len(saran.done), LONGEST_DONE)
    if saran.channel and saran.channel not in CHANNELS:
        raise UnknownChoice("saluran", saran.channel, list(CHANNELS.values()))


def channel_name(channel: str) -> str:
    """Return how a channel is called; one of a newer program by its kode."""
    return (CHANNELS | _OTHER_CHANNELS).get(channel, channel)
