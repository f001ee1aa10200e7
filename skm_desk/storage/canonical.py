"""Records as the chain holds them: JSON that is always the same, without anybody's own words."""

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from skm_desk.domain.changes import Kind
from skm_desk.domain.difference import Difference
from skm_desk.domain.free_text import free_text_names, salt_of, text_digest
from skm_desk.domain.later import is_unused
from skm_desk.domain.responden import Responden
from skm_desk.domain.saran import Saran

# The kinds of record whose JSON holds digests, and the names under which they stand there.
FREE_TEXTS: Mapping[str, frozenset[str]] = {
    Kind.RESPONDEN.value: free_text_names(Responden),
    Kind.SARAN.value: free_text_names(Saran),
    Kind.DIFFERENCE.value: free_text_names(Difference),
}
to_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def canonical_json(value: object, plain: bool = False) -> str | None:
    """Return a record as JSON that is always the same for the same record; None stays None.

    A free text is its salted digest, unless `plain` asks for the text itself, as chains were
    written before step 0010. Raise ValueError for a record with a text and no salt.
    """
    return None if value is None else to_json(_jsonable(value, plain))


def with_texts(kind: str, record: Any, texts: Mapping[str, str]) -> Any:
    """Return the decoded JSON of a record of this kind with its texts, given by their digests.

    Raise KeyError for a digest that none of them has.
    """
    return _map_texts(record, FREE_TEXTS.get(kind, frozenset()), lambda digest: texts[digest])


def with_digests(kind: str, record: Any, salt: str) -> tuple[Any, dict[str, str]]:
    """Return the decoded plain JSON of a record with digests for its texts, and the texts by
    their digests."""
    texts: dict[str, str] = {}

    def hide(text: str) -> str:
        digest = text_digest(salt, text)
        texts[digest] = text
        return digest

    return _map_texts(record, FREE_TEXTS.get(kind, frozenset()), hide), texts


def _map_texts(record: Any, names: frozenset[str], change: Any) -> Any:
    if not isinstance(record, dict):
        return record
    return {
        name: change(value)
        if name in names and isinstance(value, str) and value
        else _map_texts(value, names, change)
        for name, value in record.items()
    }


def _jsonable(value: object, plain: bool) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _fields_of(value, plain)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, Mapping):
        return {str(key): _jsonable(inner, plain) for key, inner in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(_jsonable(inner, plain) for inner in value)
    if isinstance(value, (list, tuple)):
        return [_jsonable(inner, plain) for inner in value]
    return value


def _fields_of(record: Any, plain: bool) -> dict[str, Any]:
    held = {}
    for field in dataclasses.fields(record):
        value = getattr(record, field.name)
        if field.metadata.get("salt") or is_unused(field, value):
            continue
        if value and not plain and field.metadata.get("free_text"):
            held[field.name] = text_digest(salt_of(record), value)
        else:
            held[field.name] = _jsonable(value, plain)
    return held
