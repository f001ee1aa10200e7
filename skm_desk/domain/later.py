"""Marks fields that a record got after files of older programs were written.

The chain of entries holds a digest of each record as it was then. A field marked so is left
out of that digest while it has its default, so that a record which never used it reads as it
always did, and a file from before still proves whole.
"""

import dataclasses
from typing import Any

LATER = {"later": True}


def is_unused(field: "dataclasses.Field[Any]", value: object) -> bool:
    """Return whether a field came later and holds nothing but its default."""
    if not field.metadata.get("later"):
        return False
    if field.default is not dataclasses.MISSING:
        return bool(value == field.default)
    return field.default_factory is not dataclasses.MISSING and value == field.default_factory()
