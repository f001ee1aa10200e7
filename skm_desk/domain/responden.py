"""Responden: one filled form, and what makes it valid for kiosk, paper and import alike."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from skm_desk.domain.errors import (
    DateOutsidePeriod,
    NilaiOutOfScale,
    TextTooLong,
    UnknownChoice,
    UnknownQuestion,
    UsiaOutOfRange,
)
from skm_desk.domain.free_text import FREE_TEXT, SALT
from skm_desk.domain.kuesioner import NILAI, Kuesioner, ProfileChoice
from skm_desk.domain.later import LATER
from skm_desk.domain.period import Period

LOWEST_USIA = 5
HIGHEST_USIA = 120
LONGEST_SARAN = 10_000
LONGEST_TEXT = 200
FUTURE_DATE = "future_date"  # a flag: dated after the day on which the form came in


class Source(Enum):
    """How a form came in."""

    KIOSK = "kios"
    PAPER = "kertas"
    IMPORT = "impor"


@dataclass(frozen=True)
class Responden:
    """One filled form. Every profile field may be None: not filled. No name, NIK or phone.

    `jawaban` maps the kode of a question to a nilai from 1 to 4, or to None for a blank.
    `lembar` is the number on a paper sheet, unique in its period. `jam` is an hour band or an
    hour as written. `layanan` is the id of a layanan of the office. `flags` name what should
    be looked at (for example `future_date`); a flag never takes a form out of the count.
    `unfinished` marks the form of somebody who walked away; `ms` maps the kode of a question to
    the milliseconds spent on it, where that is known. `batch` is the id of the stack in which
    a paper form was typed. `salt` hides its free texts in the chain; it is made when it is kept.
    """

    id: str
    pc: str
    source: Source
    jawaban: Mapping[str, int | None]
    lembar: str | None = None
    tanggal: date | None = None
    jam: str | None = None
    jenis_kelamin: str | None = None
    usia: int | None = None
    pendidikan: str | None = None
    pekerjaan: str | None = None
    pekerjaan_text: str = field(default="", metadata=FREE_TEXT)
    layanan: str | None = None
    layanan_text: str = field(default="", metadata=FREE_TEXT)
    disabilitas: str | None = None
    saran: str = field(default="", metadata=FREE_TEXT)
    keyed_by: str = ""
    verified_by: str = ""
    void_reason: str | None = None
    flags: frozenset[str] = field(default_factory=frozenset)
    unfinished: bool = field(default=False, metadata=LATER)
    ms: Mapping[str, int] = field(default_factory=dict, metadata=LATER)
    batch: str | None = field(default=None, metadata=LATER)
    salt: str = field(default="", metadata=SALT, compare=False, repr=False)


def check_responden(form: Responden, kuesioner: Kuesioner, period: Period) -> None:
    """Raise the RespondenError of the first rule that `form` breaks."""
    known = [question.kode for question in kuesioner.questions]
    for kode, nilai in form.jawaban.items():
        if kode not in known:
            raise UnknownQuestion(kode, known)
        if nilai is not None and (type(nilai) is not int or nilai not in NILAI):
            raise NilaiOutOfScale(kode, nilai)
    if form.usia is not None and not LOWEST_USIA <= form.usia <= HIGHEST_USIA:
        raise UsiaOutOfRange(form.usia, LOWEST_USIA, HIGHEST_USIA)
    profile = kuesioner.profile
    _check_choice("jenis_kelamin", form.jenis_kelamin, profile.jenis_kelamin)
    _check_choice("pendidikan", form.pendidikan, profile.pendidikan)
    _check_choice("pekerjaan", form.pekerjaan, profile.pekerjaan)
    _check_choice("disabilitas", form.disabilitas, profile.disabilitas)
    if form.tanggal is not None and not period.contains(form.tanggal):
        raise DateOutsidePeriod(form.tanggal, period.mulai, period.selesai)
    _check_length("saran", form.saran, LONGEST_SARAN)
    _check_length("pekerjaan", form.pekerjaan_text, LONGEST_TEXT)
    _check_length("layanan", form.layanan_text, LONGEST_TEXT)


def canonical_lembar(text: str) -> str | None:
    """Return a sheet number as it is compared: trimmed, no leading zeros; None if empty."""
    trimmed = text.strip()
    if trimmed.isdecimal():
        return trimmed.lstrip("0") or "0"
    return trimmed or None


def _check_choice(name: str, value: str | None, choices: Iterable[ProfileChoice]) -> None:
    known = [choice.kode for choice in choices]
    if value is not None and value not in known:
        raise UnknownChoice(name, value, known)


def _check_length(name: str, text: str, limit: int) -> None:
    if len(text) > limit:
        raise TextTooLong(name, len(text), limit)
