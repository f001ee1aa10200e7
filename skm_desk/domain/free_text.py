"""Marks what somebody wrote in words of their own.

The chain of entries holds a salted digest of such a text, never the text: it can be forgotten one
day, with its salt, and the chain still proves whole.
"""

import dataclasses
import hashlib
from collections.abc import Iterator
from typing import Any

FREE_TEXT = {"free_text": True}  # of a field: its text stays out of the chain
SALT = {"salt": True}  # of the field `salt` of such a record: it stays out, too

_names: dict[type[Any], frozenset[str]] = {}


def text_digest(salt: str, text: str) -> str:
    """Return what the chain holds of a text: SHA-256 of the record's salt and the text."""
    return hashlib.sha256(f"{salt}{text}".encode()).hexdigest()


def free_text_names(kind: type[Any]) -> frozenset[str]:
    """Return the names of the fields of a dataclass that hold free text."""
    if kind not in _names:
        marked = (field.name for field in dataclasses.fields(kind) if "free_text" in field.metadata)
        _names[kind] = frozenset(marked)
    return _names[kind]


def digests_of(value: Any) -> Iterator[tuple[str, str]]:
    """Yield each free text that a record holds with its digest in front; empty ones have none."""
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return
    names = free_text_names(type(value))
    for field in dataclasses.fields(value):
        kept = getattr(value, field.name)
        if field.name in names:
            if kept:
                yield text_digest(salt_of(value), kept), kept
        else:
            yield from digests_of(kept)


def salt_of(value: Any) -> str:
    """Return the salt of a record that holds free text.

    Raise ValueError if it has none yet: without one, a short text could be guessed.
    """
    if not value.salt:
        raise ValueError(f"{type(value).__name__} holds a text and no salt")
    return str(value.salt)


def needs_salt(value: Any) -> bool:
    """Return whether a record holds free text and has no salt yet."""
    texts = any(getattr(value, name) for name in free_text_names(type(value)))
    return texts and not value.salt
