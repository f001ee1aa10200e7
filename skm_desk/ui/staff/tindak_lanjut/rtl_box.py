"""RtlBox: a text of an RTL, kept by itself."""

from functools import partial

from skm_desk.domain.tindak_lanjut import tidy_text
from skm_desk.ui.staff.kept_box import KeptBox
from skm_desk.ui.staff.tindak_lanjut import words as texts


class RtlBox(KeptBox):
    """`name` says which text of an RTL it is: one of LONGEST."""

    def __init__(self, name: str, lines: int) -> None:
        super().__init__(
            texts.FIELDS[name][0], texts.meaning_of(name), lines, partial(tidy_text, name)
        )
