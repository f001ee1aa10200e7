"""Saran: what people wrote or said beside their nilai, and photos of how a survey went."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Saran:
    """One saran; `channel` says how it came ("" when nobody noted it). It never touches the IKM."""

    id: str
    text: str
    channel: str = ""
    received: date | None = None
    quoted: bool = False


@dataclass(frozen=True)
class Photo:
    """A photo for the laporan; `data` (JPEG or PNG bytes) is None while only a caption is known."""

    id: str
    caption: str
    data: bytes | None = None
