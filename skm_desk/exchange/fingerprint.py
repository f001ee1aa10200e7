"""What a form of a table says whatever its file format, and what a file of forms is known by."""

import hashlib
import heapq
import json
from collections.abc import Sequence

from skm_desk.domain.responden import canonical_lembar
from skm_desk.exchange.header import Header
from skm_desk.exchange.reading import Record

_encode = json.JSONEncoder(sort_keys=True).encode
_SORTED_AT_ONCE = 1_000


def has_content(record: Record) -> bool:
    """Return whether a row holds more than its number and its moment."""
    return any(nilai is not None for nilai in record.jawaban.values()) or bool(profile_of(record))


def profile_of(record: Record) -> dict[str, object]:
    """Return the filled profile fields of a form, its sheet number among them."""
    filled = {
        "lembar": record.lembar,
        "tanggal": record.tanggal and record.tanggal.isoformat(),
        "jam": record.jam,
        "jenis_kelamin": record.jenis_kelamin,
        "usia": record.usia,
        "pendidikan": record.pendidikan,
        "pekerjaan": record.pekerjaan,
        "pekerjaan_text": settle(record.pekerjaan_text),
        "layanan": settle(record.layanan),
        "disabilitas": record.disabilitas,
        "saran": settle(record.saran),
    }
    return {name: value for name, value in filled.items() if value}


class ContentReader:
    """Tells what the forms below one heading say."""

    def __init__(self, header: Header) -> None:
        self._questions = [(column.key, column.target) for column in header.questions]

    def read(self, record: Record) -> tuple[str, str]:
        """Return all that a form says, and the same without what numbers or names it: its
        numbers, its sheet number and its moment."""
        content = profile_of(record)
        number = content["no_res"] = canonical_lembar(record.no_res)
        for key, target in self._questions:
            content[key] = record.jawaban[target]
        whole = _encode(content)
        # Within a text each quotation mark has a stroke before it: only the fields are met.
        said = whole.replace(f'"no_res": {_encode(number)}', "", 1)
        if record.lembar is not None:
            said = said.replace(f'"lembar": {_encode(record.lembar)}', "", 1)
        return (f"{whole} {record.waktu}" if record.waktu else whole), said


def fingerprint(contents: Sequence[str]) -> str:
    """Return the digest of the contents in order, which are sorted bit by bit: a long list sorted
    at once would hold up all threads."""
    digest = hashlib.sha256()
    starts = range(0, len(contents), _SORTED_AT_ONCE)
    parts = [sorted(contents[start : start + _SORTED_AT_ONCE]) for start in starts]
    for number, content in enumerate(heapq.merge(*parts)):
        digest.update(f"\n{content}".encode() if number else content.encode())
    return digest.hexdigest()


def timeless_fingerprint(records: Sequence[Record], contents: Sequence[str]) -> str:
    """Return the digest of the contents without the moments; empty where there are none."""
    if not any(record.waktu for record in records):
        return ""
    return fingerprint(
        [
            content[: -len(record.waktu) - 1] if record.waktu else content
            for record, content in zip(records, contents, strict=True)
        ]
    )


def settle(text: str) -> str:
    """Return a text as it survives other programs: white space and the guard of formulas go."""
    return " ".join(text.split()).lstrip("'")
