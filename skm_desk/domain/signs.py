"""Signs of a text: halves of signs come with file names and cut copies, and no file can hold them.

A sign beyond U+FFFF is two halves in UTF-16, and a byte of a file name that is no UTF-8 comes as
such a half, too. Alone a half is no sign, and a text with one cannot be written as UTF-8.
"""

import re

_HALF = re.compile("[\ud800-\udfff]")
_UNKNOWN = "\ufffd"


def has_half_sign(text: str) -> bool:
    """Return whether a text holds half of a sign."""
    return not text.isascii() and _HALF.search(text) is not None


def whole_signs(text: str) -> str:
    """Return a text with � in the place of each half of a sign."""
    return text if text.isascii() else _HALF.sub(_UNKNOWN, text)
