"""The parts of a form on screen, built once for a question set, in the order of the paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from skm_desk.domain.filling import LAYANAN
from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.sheet import CARRIED, PEKERJAAN_TEXT, Field, Part, Sheet
from skm_desk.ui.entry.field_box import ONE_DIGIT
from skm_desk.ui.entry.field_line import EDGE, HIGHEST_LINE, LOWEST_LINE, FieldLine, label_width
from skm_desk.ui.entry.field_words import name_of, question_of, short_text
from skm_desk.ui.entry.text_boxes import NamedBox, SaranBox, text_box
from skm_desk.ui.shared.labels import make_label

PROFILE_COLUMNS = 3
_BOX_WIDTHS = {Part.NUMBER: 96, Part.DAY: 148}
_GAP = 8
_WIDEST_MEANING = {True: 160, False: 86}  # of what is carried over, and of the profile
_HIGHEST_SARAN = 160


@dataclass(frozen=True)
class FormParts:
    """The lines by field, the text boxes by field, and the three groups that hold them."""

    lines: dict[str, FieldLine]
    texts: dict[str, SaranBox | NamedBox]
    labels: dict[str, QWidget]
    carried: QWidget
    body: QWidget


def build_parts(kuesioner: Kuesioner, fields: Sequence[Field]) -> FormParts:
    """Return the widgets of these fields: a band of what is carried over, and the rest."""
    parts = FormParts({}, {}, {}, QWidget(), QWidget())
    band = QHBoxLayout(parts.carried)
    band.setContentsMargins(0, 0, 0, 0)
    band.setSpacing(_GAP)
    for name in CARRIED:
        for field in fields:
            if field.name == name:
                line = _short_line(kuesioner, field, [name_of(kuesioner, field)])
                parts.lines[name] = line
                # The words beside a choice get what room the digits leave.
                band.addWidget(line, 1 if name == LAYANAN else 0)
    column = QVBoxLayout(parts.body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(_profile(kuesioner, fields, parts), 2)
    column.addSpacing(4)
    asked = [field for field in fields if field.part is Part.NILAI]
    for number, field in enumerate(asked, start=1):
        question = question_of(kuesioner, field)
        head, text = (question.heading, question.text) if question else (field.name, "")
        line = FieldLine(field.name, head, short_text(text), str(number))
        parts.lines[field.name] = line
        column.addWidget(line, 1)
    for field in fields:
        if field.part is Part.TEXT and field.name != PEKERJAAN_TEXT:
            column.addSpacing(6)
            column.addWidget(_saran(kuesioner, field, parts), 2)
    return parts


def _profile(kuesioner: Kuesioner, fields: Sequence[Field], parts: FormParts) -> QWidget:
    """Return the fields of the profile, three in a row."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(_GAP // 2)
    grid.setVerticalSpacing(0)
    shown = [
        field
        for field in fields
        if field.name not in CARRIED
        and (field.part in (Part.CHOICE, Part.USIA) or field.name == PEKERJAAN_TEXT)
    ]
    holder.setMaximumHeight(-(-len(shown) // PROFILE_COLUMNS) * HIGHEST_LINE)
    for column in range(PROFILE_COLUMNS):
        stacked = shown[column::PROFILE_COLUMNS]
        names = [name_of(kuesioner, field) for field in stacked]
        for row, field in enumerate(stacked):
            widget: QWidget
            if field.part is Part.TEXT:
                widget = _named(kuesioner, field, parts, names)
            else:
                widget = parts.lines[field.name] = _short_line(kuesioner, field, names)
            grid.addWidget(widget, row, column)
    return holder


def _short_line(kuesioner: Kuesioner, field: Field, names: list[str]) -> FieldLine:
    width = _BOX_WIDTHS.get(field.part, ONE_DIGIT)
    words = ["tahun"] if field.part is Part.USIA else [choice.label for choice in field.choices]
    return FieldLine(
        field.name,
        name_of(kuesioner, field),
        label_width=label_width(names),
        box_width=width,
        meaning_width=min(label_width(words), _WIDEST_MEANING[field.name in CARRIED]),
    )


def _named(kuesioner: Kuesioner, field: Field, parts: FormParts, names: list[str]) -> QWidget:
    """Return the text of a choice that asks for one; it keeps its room while it is hidden."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(EDGE + 8, 0, 4, 0)
    row.setSpacing(10)
    name = name_of(kuesioner, field)
    label = make_label("quiet", name)
    label.setFixedWidth(label_width(names))
    box = text_box(field.name, has_lines=False)
    box.setObjectName("named")
    box.setAccessibleName(f"Pekerjaan {name.lower()}")
    row.addWidget(label)
    row.addWidget(box, 1)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    policy.setRetainSizeWhenHidden(True)
    holder.setSizePolicy(policy)
    holder.setMinimumHeight(LOWEST_LINE)
    parts.texts[field.name] = box
    parts.labels[field.name] = holder
    return holder


def _saran(kuesioner: Kuesioner, field: Field, parts: FormParts) -> QWidget:
    holder = QWidget()
    holder.setMaximumHeight(_HIGHEST_SARAN)
    row = QHBoxLayout(holder)
    row.setContentsMargins(EDGE + 8, 0, 4, 0)
    row.setSpacing(16)
    name = name_of(kuesioner, field)
    label = make_label("strong", name)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    label.setContentsMargins(0, 6, 0, 0)
    box = text_box(field.name, has_lines=True)
    box.setAccessibleName(name)
    row.addWidget(label)
    row.addWidget(box, 1)
    parts.texts[field.name] = box
    parts.labels[field.name] = holder
    return holder


def last_reached(sheet: Sheet) -> int:
    """Return the last field that holds something and was not carried over."""
    places = enumerate(sheet.fields)
    return max(
        (p for p, f in places if f.name in sheet.values and f.name not in CARRIED), default=0
    )


def make_card(beside: int, above: int) -> QFrame:
    """Return an empty card with so many px at its sides, and above and below."""
    card = QFrame()
    card.setProperty("role", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(beside, above, beside, above)
    column.setSpacing(4)
    return card
