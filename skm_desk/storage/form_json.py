"""Forms as the chain holds them: read back from the JSON of an entry."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from skm_desk.domain.changes import Kind
from skm_desk.domain.responden import Responden, Source
from skm_desk.storage.canonical import with_texts

_KNOWN = frozenset(field.name for field in fields(Responden))


@dataclass(frozen=True)
class FormChange:
    """One entry that changed a form: what was done, with its reason, and the form around it."""

    deed: str
    before: Responden
    after: Responden


def form_of_json(text: str, texts: Mapping[str, str]) -> Responden:
    """Return the form of an entry, written by this program or an older one.

    `texts` are the free texts by their digests. Raise ValueError, TypeError or KeyError for what
    is no such form.
    """
    record = with_texts(Kind.RESPONDEN.value, json.loads(text)["form"], texts)
    held = {name: value for name, value in record.items() if name in _KNOWN}
    held["source"] = Source(held["source"])
    held["tanggal"] = date.fromisoformat(held["tanggal"]) if held["tanggal"] else None
    held["flags"] = frozenset(held["flags"])
    return Responden(**held)
