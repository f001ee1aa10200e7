"""What one cell of a table says: a nilai, an age, a day, an hour, a choice of the profile."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Generic, TypeVar

from skm_desk.domain.id_format import parse_date
from skm_desk.domain.kuesioner import ProfileChoice
from skm_desk.domain.responden import HIGHEST_USIA, LONGEST_TEXT, LOWEST_USIA
from skm_desk.exchange.headings import fold

LONGEST_JAM = 20
DASHES = ("-", "–", "—")

_WHOLE_NILAI = re.compile(r"([1-4])(?:[.,]0+)?")
_ZERO = re.compile(r"0(?:[.,]0+)?")
_USIA = re.compile(r"([0-9]{1,3})(?:[.,]0+)?\s*(?:tahun|thn|th)?\.?", re.IGNORECASE)
_TIME_OF_DAY = re.compile(r"[ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?")
# A day, then a time of day with or without seconds, as online forms and spreadsheets write it.
_MOMENT = re.compile(
    r"(?P<day>[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}|[0-9]{1,2} [A-Za-z]{3,9} [0-9]{4})"
    r"(?:T|,?\s+(?:pukul\s+)?)(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})"
    r"(?:[:.](?P<second>[0-9]{2})(?:\.[0-9]+)?)?\s*(?P<half>[AP]M)?",
    re.IGNORECASE,
)
_HOUR = re.compile(r"([0-9]{1,2})[.:]([0-9]{2})(?:[.:][0-9]{2})?")
_ZONE = re.compile(r"\s*(?:\*|WIB|WITA|WIT)\s*$", re.IGNORECASE)
_UNTIL = re.compile(r"\s*(?:[-–—]|s\.?/?d\.?|sampai(?:\s+dengan)?)\s*", re.IGNORECASE)

# What people write, folded, and the kode it means; the first that the profile has is taken.
_CHOICE_SYNONYMS: dict[str, dict[str, tuple[str, ...]]] = {
    "jenis_kelamin": {
        **dict.fromkeys(("l", "lk", "lakilaki", "pria", "laki"), ("L",)),
        **dict.fromkeys(("p", "pr", "perempuan", "wanita"), ("P",)),
    },
    "pendidikan": {
        **dict.fromkeys(("sekolahdasar", "mi", "sdmi", "sdsederajat"), ("SD",)),
        **dict.fromkeys(("sltp", "mts", "smpmts", "smpsederajat", "sltpsederajat"), ("SMP",)),
        **dict.fromkeys(
            ("slta", "smu", "smk", "ma", "stm", "smasmk", "smasederajat", "sltasederajat"),
            ("SMA",),
        ),
        **dict.fromkeys(("d3", "diii", "diploma3", "diplomaiii"), ("D3", "DIII", "DIPLOMA")),
        **dict.fromkeys(("d4", "div", "sarjana", "strata1", "d4s1", "s1d4"), ("S1", "D4S1")),
        **dict.fromkeys(("magister", "strata2"), ("S2",)),
        **dict.fromkeys(("doktor", "strata3"), ("S3",)),
    },
    "pekerjaan": {
        **dict.fromkeys(
            ("asn", "pnsasn", "asnpns", "pegawainegerisipil", "aparatursipilnegara"),
            ("PNS", "ASN"),
        ),
        "pns": ("ASN",),
        "tentara": ("TNI",),
        **dict.fromkeys(("polisi", "kepolisian"), ("POLRI",)),
        **dict.fromkeys(("karyawanswasta", "pegawaiswasta"), ("SWASTA",)),
        **dict.fromkeys(
            ("wiraswasta", "wirauusaha", "wirausahawan", "pengusaha"), ("WIRAUSAHA", "WIRASWASTA")
        ),
        **dict.fromkeys(("lainlain", "lain", "lainnya"), ("LAINNYA",)),
    },
    "disabilitas": {
        **dict.fromkeys(("nondisabilitas", "bukandisabilitas", "non"), ("NON", "NONDISABILITAS")),
    },
}

V = TypeVar("V")


class CellRefused(Exception):
    """A cell that cannot be taken; `fault` and `known` as in domain.errors.CellProblem."""

    def __init__(self, fault: str, known: Sequence[str] = ()) -> None:
        super().__init__(fault)
        self.fault = fault
        self.known = tuple(known)


class Remembering(Generic[V]):
    """A reader of cells that reads each different text once: columns repeat themselves."""

    def __init__(self, read: Callable[[str], V]) -> None:
        self._read = read
        self._known: dict[str, V] = {}

    def __call__(self, text: str) -> V:
        """Return what the cell says; raise CellRefused as the reader below does."""
        try:
            return self._known[text]
        except KeyError:
            value = self._known[text] = self._read(text)
            return value


def is_blank(text: str) -> bool:
    """Return whether a cell is empty or holds only a dash."""
    trimmed = text.strip()
    return not trimmed or trimmed in DASHES


def read_nilai(text: str) -> int | None:
    """Return a nilai from 1 to 4 (`3`, `3.0`, `3,0`) or None for a blank; never a guess."""
    if is_blank(text):
        return None
    trimmed = text.strip()
    if (match := _WHOLE_NILAI.fullmatch(trimmed)) is not None:
        return int(match[1])
    raise CellRefused("zero" if _ZERO.fullmatch(trimmed) else "nilai")


def read_usia(text: str) -> int | None:
    """Return an age in years (`34`, `34 tahun`) within what a person can be, or None."""
    if is_blank(text):
        return None
    match = _USIA.fullmatch(text.strip())
    if match is None or not LOWEST_USIA <= int(match[1]) <= HIGHEST_USIA:
        raise CellRefused("usia", (str(LOWEST_USIA), str(HIGHEST_USIA)))
    return int(match[1])


def read_tanggal(text: str) -> date | None:
    """Return the day that a cell names; a time of day behind it, as Excel writes, is cut off."""
    if is_blank(text):
        return None
    trimmed = text.strip()
    if (time := _TIME_OF_DAY.search(trimmed)) is not None and time.end() == len(trimmed):
        trimmed = trimmed[: time.start()]
    try:
        return parse_date(trimmed)
    except ValueError as fault:
        raise CellRefused("date") from fault


def read_moment(text: str) -> str:
    """Return the day and the time of day that a cell names, in one form for all ways of writing
    it; empty for a day alone, for midnight, which spreadsheets add to a day, and for nothing
    known. It tells forms apart and is no tanggal: which number is the month is only assumed.
    """
    match = _MOMENT.match(text.strip())
    if match is None:
        return ""
    hour, minute, second = (int(match[name] or 0) for name in ("hour", "minute", "second"))
    half = (match["half"] or "").upper()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "PM" else 0)
    if hour > 23 or minute > 59 or second > 59 or not (hour or minute or second):
        return ""
    try:
        day = parse_date(match["day"]).isoformat()
    except ValueError:
        day = match["day"].casefold()
    return f"{day} {hour:02}:{minute:02}:{second:02}"


def read_jam(text: str) -> str | None:
    """Return an hour or a span of hours as `09.15` or `08.00–12.00`; other short words stay."""
    if is_blank(text):
        return None
    trimmed = _ZONE.sub("", text.strip())
    hours = [_HOUR.fullmatch(part) for part in _UNTIL.split(trimmed)]
    matches = [match for match in hours if match is not None]
    if len(matches) != len(hours) or len(hours) > 2:
        if len(text.strip()) > LONGEST_JAM:
            raise CellRefused("hour")
        return text.strip()
    if any(int(match[1]) > 24 or int(match[2]) > 59 for match in matches):
        raise CellRefused("hour")
    return "–".join(f"{int(match[1]):02}.{match[2]}" for match in matches)


class ChoiceReader:
    """Reads the cells of one profile field by kode, label or a usual other word."""

    def __init__(self, name: str, choices: Sequence[ProfileChoice]) -> None:
        self._labels = tuple(choice.label for choice in choices)
        self._by_word = {fold(choice.label): choice for choice in choices}
        self._by_word |= {fold(choice.kode): choice for choice in choices}
        by_kode = {fold(choice.kode): choice for choice in choices}
        for word, kodes in _CHOICE_SYNONYMS.get(name, {}).items():
            if (choice := _first_known(by_kode, kodes)) is not None:
                self._by_word.setdefault(word, choice)
        self._open = next((choice for choice in choices if choice.with_text), None)

    def read(self, text: str) -> str | None:
        """Return the kode of the choice that a cell names, or None for a blank."""
        if is_blank(text):
            return None
        choice = self._by_word.get(fold(text))
        if choice is None:
            raise CellRefused("choice", self._labels)
        return choice.kode

    def read_with_text(self, text: str) -> tuple[str | None, str]:
        """Return the kode and the free text of a cell such as `LAINNYA: petani`.

        A word that is no choice becomes the text of the choice that takes one, if there is one.
        """
        if is_blank(text):
            return None, ""
        kode, colon, rest = text.partition(":")
        named = self._by_word.get(fold(kode)) if colon else None
        whole = self._by_word.get(fold(text))
        choice: ProfileChoice | None
        if named is not None and kode == named.kode:
            # As this program writes it: exactly one space, the text untouched.
            choice, written = named, rest.removeprefix(" ")
        elif whole is not None:
            choice, written = whole, ""
        elif named is not None:
            choice, written = named, rest.strip()
        else:
            choice, written = self._open, text.strip()
        if choice is None:
            raise CellRefused("choice", self._labels)
        if len(written) > LONGEST_TEXT:
            raise CellRefused("too_long", (str(LONGEST_TEXT),))
        return choice.kode, written


def read_text(limit: int) -> Callable[[str], str]:
    """Return a reader of free texts of at most `limit` letters; only white space is no text."""

    def read(text: str) -> str:
        if len(text) > limit:
            raise CellRefused("too_long", (str(limit),))
        return text if text.strip() else ""

    return read


def _first_known(by_kode: dict[str, ProfileChoice], kodes: Iterable[str]) -> ProfileChoice | None:
    return next((by_kode[fold(kode)] for kode in kodes if fold(kode) in by_kode), None)
