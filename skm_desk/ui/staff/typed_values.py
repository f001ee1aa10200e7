"""Days and numbers as people type them into a field, read or refused in one sentence."""

import re
from datetime import date

from PySide6.QtWidgets import QLineEdit

from skm_desk.domain.id_format import format_count, parse_typed_date
from skm_desk.domain.sample_size import HIGHEST_POPULATION
from skm_desk.ui.shared.messages import quote, unread_day

_WHOLE = re.compile(r"[0-9]+|[1-9][0-9]{0,2}(\.[0-9]{3})+")
# Python itself reads no number of thousands of digits.
_MOST_DIGITS = len(str(HIGHEST_POPULATION))


class Unread(ValueError):
    """`field` holds what the program cannot read; the text is the sentence for the person."""

    def __init__(self, sentence: str, field: QLineEdit) -> None:
        super().__init__(sentence)
        self.field = field


def read_day(field: QLineEdit) -> date:
    """Return the day of a field; raise Unread."""
    try:
        return parse_typed_date(field.text())
    except ValueError as fault:
        name = field.accessibleName().lower().removeprefix("tanggal").strip()
        raise Unread(unread_day(field.text(), name), field) from fault


def read_known_day(field: QLineEdit) -> date | None:
    """Return the day of a field, None when it is empty; raise Unread."""
    return read_day(field) if field.text().strip() else None


def read_people(field: QLineEdit) -> int | None:
    """Return the number of people of a field, None when it is empty; raise Unread.

    A point parts thousands, and only there: 1.5 may be another number.
    """
    text = field.text().strip()
    if not text:
        return None
    name = field.accessibleName()
    if not _WHOLE.fullmatch(text):
        raise Unread(
            f"{name} {quote(text)} bukan bilangan bulat; tulis seperti 135 atau 1.500.", field
        )
    digits = text.replace(".", "").lstrip("0") or "0"
    if len(digits) > _MOST_DIGITS or int(digits) > HIGHEST_POPULATION:
        raise Unread(
            f"{name} {quote(text)} terlalu besar; isi paling banyak"
            f" {format_count(HIGHEST_POPULATION)}.",
            field,
        )
    return int(digits)
