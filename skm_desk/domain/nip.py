"""NIP: the number of a civil servant, 18 digits, written in four groups.

Eight digits for the day of birth, six for the month of appointment, one for the jenis kelamin,
three that count (Peraturan Kepala BKN 22/2007). Only the number of digits is held: what a NIP
says of a person is nothing for this program to judge.
"""

import re

from skm_desk.domain.office_errors import NipInvalid

DIGITS = 18
_GROUPS = (8, 14, 15)


def tidy_nip(text: str) -> str:
    """Return a NIP as it is printed, `19700131 199503 1 001`; empty text stays empty.

    Spaces may stand anywhere. Raise NipInvalid for anything but 18 digits.
    """
    digits = "".join(text.split())
    if not digits:
        return ""
    if not re.fullmatch(rf"[0-9]{{{DIGITS}}}", digits):
        raise NipInvalid(text.strip())
    born, appointed, kind = _GROUPS
    return f"{digits[:born]} {digits[born:appointed]} {digits[appointed:kind]} {digits[kind:]}"
