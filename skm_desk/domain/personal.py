"""Personal: points out what in a text may tell who wrote it or who is meant.

It only points out: a person decides. Names in small letters are seen after "nama saya" and
"bernama" alone, and not every name is one that the rules below know.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from skm_desk.domain.name_words import NOT_NAMES, TITLES


class Reason(Enum):
    """What a part of a text may be; the value is how it is called."""

    NAME = "nama orang"
    PHONE = "nomor telepon"
    NIK = "NIK atau nomor KK"
    NIP = "NIP"
    NUMBER = "nomor panjang"
    EMAIL = "alamat surel"
    ACCOUNT = "nama akun"
    PLATE = "nomor kendaraan"


@dataclass(frozen=True)
class Personal:
    """`text[start:end]` may be personal, for this reason."""

    start: int
    end: int
    reason: Reason


_NIK_DIGITS = 16  # of a family card too
_NIP_DIGITS = 18
_PHONE_DIGITS = range(9, 15)
_LONG_DIGITS = 9  # as many as an account of a bank has at least
_LEAST_GROUP = 3  # of digits: "10 20 30" is no number of anybody
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ACCOUNT = re.compile(r"(?<![\w.@])@\w[\w.]{2,}\w")
_DIGITS = re.compile(r"(?<![\w,])\(?\+?\d(?:[ .()/-]{0,2}\d)*(?!\w)")
# Regions as the police number them; the list keeps "di 2024 ke" from being a vehicle.
_REGION = (
    "A[ABDEG]?|B[ABDEGHKLMNP]?|C[CD]|D[ABCDEGHKLMNPRSTW]?|E[ABD]?|F|G|H|K[BHTU]?|L|M|N|P[AB]?|R|S|"
    "T|W|Z"
)
_PLATE = re.compile(
    rf"\b(?:{_REGION})[ .-]?\d{{1,4}}[ .-]?[A-Z]{{2,3}}\b|\b(?i:{_REGION})[ .-]?\d{{3,4}}[ .-]?"
    r"(?i:[A-Z]{1,3})\b"
)
# Money, days and times are long numbers too, and nobody's.
_NOBODYS = re.compile(
    r"(?i:\brp)\.? ?[\d.,]+"
    r"|(?<![\d./-])\d{1,2}([-/.])\d{1,2}\1(?:\d{4}|\d{2})(?![\d]|[-/.]\d)"
    r"|(?<![\d.])\d{1,2}[.:]\d{2}(?![\d]|[.]\d)"
    r"|(?<![\d.])[1-9]\d{0,2}(?:\.000)+(?![\d]|\.\d)"
    r"|(?<!\d)(?:19|20)\d\d ?[-/–] ?(?:19|20)\d\d(?!\d)"
)
_WORD = r"[^\W\d_][\w'’`-]*"
_TITLED = re.compile(
    rf"\b(?i:{'|'.join(sorted(TITLES, key=len, reverse=True))})\b\.?\s*((?:\s?{_WORD}\.?)+)"
)
_NAMED = re.compile(
    rf"\b(?i:nama\s+saya|bernama|atas\s+nama|a\.\s?n\.|an\.)\s*:?\s*({_WORD}(?:\s{_WORD})*)"
)
_WORDS = re.compile(_WORD)
_MOST_WORDS = 4  # of a name
_LONGEST_SHORT = 3  # letters of what is written with a point within a name
_MOSTLY = 0.7  # of the words: a text that capitalises so many tells nothing by it


def find_personal(text: str) -> tuple[Personal, ...]:
    """Return what in `text` may be personal, in order; no two of them overlap."""
    found: list[Personal] = []
    for find in (_find_addresses, _find_plates, _find_numbers, _find_titled, _find_pairs):
        for part in find(text):
            if all(part.end <= other.start or other.end <= part.start for other in found):
                found.append(part)
    return tuple(sorted(found, key=lambda part: part.start))


def _find_addresses(text: str) -> Iterator[Personal]:
    for pattern, reason in ((_EMAIL, Reason.EMAIL), (_ACCOUNT, Reason.ACCOUNT)):
        yield from (Personal(*match.span(), reason) for match in pattern.finditer(text))


def _find_plates(text: str) -> Iterator[Personal]:
    yield from (Personal(*match.span(), Reason.PLATE) for match in _PLATE.finditer(text))


def _find_numbers(text: str) -> Iterator[Personal]:
    masked = _NOBODYS.sub(lambda match: "," * len(match[0]), text)
    for match in _DIGITS.finditer(masked):
        reason = _reason_of(match[0])
        if reason is not None:
            yield Personal(*match.span(), reason)


def _reason_of(number: str) -> Reason | None:
    digits = re.sub(r"\D", "", number)
    if len(digits) == _NIK_DIGITS:
        return Reason.NIK
    if len(digits) == _NIP_DIGITS:
        return Reason.NIP
    begins = "+" in number or digits.startswith(("0", "62"))
    if begins and len(digits) in _PHONE_DIGITS:
        return Reason.PHONE
    is_one = all(len(group) >= _LEAST_GROUP for group in re.findall(r"\d+", number))
    return Reason.NUMBER if len(digits) >= _LONG_DIGITS and is_one else None


def _find_titled(text: str) -> Iterator[Personal]:
    """Find what is named after a title or "nama saya"."""
    one_word = _is_mostly(text, str.isupper)
    for match in _TITLED.finditer(text):
        yield from _name_at(text, match.start(1), match.end(1), 1 if one_word else _MOST_WORDS)
    for match in _NAMED.finditer(text):
        first = _WORDS.match(text, match.start(1))
        if first is None or first[0].lower() in NOT_NAMES:
            continue
        named = tuple(_name_at(text, first.start(), match.end(1), _MOST_WORDS))
        yield from named or (Personal(*first.span(), Reason.NAME),)


def _name_at(text: str, start: int, end: int, most: int) -> Iterator[Personal]:
    """Find the capitalised words that `text[start:end]` begins with, at most so many."""
    row: list[re.Match[str]] = []
    for word in _WORDS.finditer(text, start, end):
        is_part = word[0][0].isupper() and word[0].lower() not in NOT_NAMES
        if len(row) == most or not is_part or (row and _ends_sentence(text, row[-1], word)):
            break
        row.append(word)
    if row:
        yield Personal(row[0].start(), row[-1].end(), Reason.NAME)


def _find_pairs(text: str) -> Iterator[Personal]:
    """Find two or more capitalised words in a row that are no words of an office or a place."""
    if _is_mostly(text, lambda word: word[0].isupper()):
        return
    row: list[re.Match[str]] = []
    for word in [*_WORDS.finditer(text), None]:
        goes_on = (
            word is not None
            and _is_capitalised(word[0])
            and (not row or not _ends_sentence(text, row[-1], word))
        )
        if word is not None and goes_on:
            row.append(word)
            continue
        if len(row) > 1 and not any(part[0].lower() in NOT_NAMES for part in row):
            yield Personal(row[0].start(), row[-1].end(), Reason.NAME)
        row = [word] if word is not None and _is_capitalised(word[0]) else []


def _is_capitalised(word: str) -> bool:
    """Return whether a word begins with a capital and goes on in small letters."""
    return word[0].isupper() and word[1:].islower()


def _ends_sentence(text: str, before: re.Match[str], after: re.Match[str]) -> bool:
    """Return whether a sentence ends between two words; "Muh. Ali" is one name."""
    between = text[before.end() : after.start()]
    if between == ". ":
        return len(before[0]) > _LONGEST_SHORT
    return between.strip(" ") not in ("", ".")


def _is_mostly(text: str, holds: Callable[[str], bool]) -> bool:
    words = _WORDS.findall(text)
    return len(words) > 2 and sum(map(holds, words)) > _MOSTLY * len(words)
