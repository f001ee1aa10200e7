"""Sheet: a paper form as far as it is typed, in the order of the paper.

What a batch carries over (day, hours, layanan, sheet number) is filled in before and passed
over; it can be gone back to and changed for one form.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from skm_desk.domain.filling import LAYANAN, SARAN, USIA
from skm_desk.domain.id_format import format_date
from skm_desk.domain.kuesioner import Kuesioner, ProfileChoice
from skm_desk.domain.later import LATER
from skm_desk.domain.layanan import Layanan
from skm_desk.domain.responden import Responden, Source, canonical_lembar

LEMBAR, TANGGAL, JAM = "lembar", "tanggal", "jam"
CARRIED = (LEMBAR, TANGGAL, JAM, LAYANAN)
PEKERJAAN_TEXT = "pekerjaan_text"


class Part(Enum):
    """How a field is typed."""

    NUMBER = "number"  # a sheet number
    DAY = "day"
    CHOICE = "choice"  # by the digits of its place
    USIA = "usia"
    NILAI = "nilai"
    TEXT = "text"


class OpenQuestion(Enum):
    """What is asked at the present field; until it is answered nothing can be typed."""

    UNUSUAL_USIA = "unusual_usia"
    ALL_BLANK = "all_blank"  # not one question was given a nilai
    DIGITS_IN_TEXT = "digits_in_text"  # a key too many in the answers falls into a text
    DAY_OUTSIDE = "day_outside"  # the period
    DAY_AHEAD = "day_ahead"  # of today
    NO_MEANING = "no_meaning"  # a key that means nothing at this field
    LACKING = "lacking"  # an answer was passed over, neither typed nor left blank
    DIFFERS = "differs"  # from what the first officer typed
    WRONG = "wrong"  # what stands there breaks another rule
    NOT_KEPT = "not_kept"  # the form was sent off and could not be kept


_JAWABAN_FIELDS = (Part.CHOICE, Part.USIA, Part.NILAI)


@dataclass(frozen=True)
class Field:
    """One field of the sheet. `choices` are those of a CHOICE, typed by their place from 1."""

    name: str
    part: Part
    choices: tuple[ProfileChoice, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A form as far as it is typed.

    `values` maps a field to what stands there: a kode, digits, a day as YYYY-MM-DD, a text; an
    empty text is a field left blank. `typed` is what was typed in the present field and is not
    whole yet. `keys` counts every key, refused ones too. `asked` is what must be answered before
    more can be typed, and `stray` tells that a key came since that is no answer to it.
    """

    id: str
    fields: tuple[Field, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    place: int = 0
    typed: str = ""
    keys: int = 0
    asked: OpenQuestion | None = field(default=None, metadata=LATER)
    stray: bool = field(default=False, metadata=LATER)

    @property
    def at(self) -> Field:
        """The field that is typed now."""
        return self.fields[self.place]

    @property
    def is_at_end(self) -> bool:
        """True at the last field."""
        return self.place == len(self.fields) - 1

    def shown(self, name: str) -> str:
        """Return what stands in a field as it is typed, empty for nothing."""
        if name == self.at.name and self.typed:
            return self.typed
        return self.values.get(name, "")

    def applies(self, name: str) -> bool:
        """Return whether a field is to be typed: a text only where a choice asks for it."""
        if name != PEKERJAAN_TEXT:
            return True
        asked = next((known for known in self.fields if known.name == "pekerjaan"), None)
        chosen = self.values.get("pekerjaan")
        return asked is not None and any(c.with_text for c in asked.choices if c.kode == chosen)

    def lacks(self, known: Field) -> bool:
        """Return whether an answer was neither typed nor left blank; a blank is a key like any.

        What a batch may carry over and texts are no answers: they may be lacking.
        """
        is_jawaban = known.part in _JAWABAN_FIELDS and known.name not in CARRIED
        return is_jawaban and known.name not in self.values

    @property
    def first_lacking(self) -> Field | None:
        """The first answer that was neither typed nor left blank, or None."""
        return next((known for known in self.fields if self.lacks(known)), None)

    def with_value(self, value: str) -> "Sheet":
        """Return the sheet with a value in the present field; nothing is half typed then."""
        return replace(self, values={**self.values, self.at.name: value}, typed="")

    def go_to(self, name: str) -> "Sheet":
        """Make a field the present one; what was half typed or asked in the other is given up."""
        places = [place for place, known in enumerate(self.fields) if known.name == name]
        return replace(self.without_question(), place=places[0], typed="")

    def ask(self, question: OpenQuestion) -> "Sheet":
        """Return the sheet with a question open at its present field."""
        return replace(self, asked=question, stray=False)

    def without_question(self) -> "Sheet":
        """Return the sheet with no question open: a draft is gone on with by looking at it."""
        return replace(self, asked=None, stray=False)


def fields_of(
    kuesioner: Kuesioner, layanan_list: Sequence[Layanan], past: bool = False
) -> tuple[Field, ...]:
    """Return the fields in the order of the paper; a profile field without boxes is not there.

    `past` adds, behind the choices on offer, those that kept forms may hold and that are not
    offered any more.
    """
    profile = kuesioner.profile
    layanan = tuple(ProfileChoice(k.id, k.nama, hidden=k.retired) for k in layanan_list)

    def boxes_of(name: str, choices: tuple[ProfileChoice, ...]) -> Field:
        shown = tuple(choice for choice in choices if not choice.hidden)
        gone = tuple(choice for choice in choices if choice.hidden)
        return Field(name, Part.CHOICE, (*shown, *gone) if past else shown)

    boxes = (
        boxes_of(JAM, tuple(ProfileChoice(span, span) for span in profile.hours)),
        boxes_of("jenis_kelamin", profile.jenis_kelamin),
        Field(USIA, Part.USIA),
        boxes_of("pendidikan", profile.pendidikan),
        boxes_of("pekerjaan", profile.pekerjaan),
        Field(PEKERJAAN_TEXT, Part.TEXT),
        boxes_of("disabilitas", profile.disabilitas),
        boxes_of(LAYANAN, layanan),
    )
    asked = tuple(box for box in boxes if box.choices or box.part is not Part.CHOICE)
    questions = tuple(Field(question.kode, Part.NILAI) for question in kuesioner.questions)
    head = (Field(LEMBAR, Part.NUMBER), Field(TANGGAL, Part.DAY))
    return (*head, *asked, *questions, Field(SARAN, Part.TEXT))


def start_sheet(sheet_id: str, fields: tuple[Field, ...], carried: Mapping[str, str]) -> Sheet:
    """Return an empty sheet with what the batch carries over, at the first field to be typed."""
    known = {field.name for field in fields}
    values = {name: value for name, value in carried.items() if name in known and value}
    sheet = Sheet(sheet_id, fields, values)
    first = next((place for place, field in enumerate(fields) if field.name not in CARRIED), 0)
    return replace(sheet, place=first)


def form_of(sheet: Sheet, pc: str, officer: str) -> Responden:
    """Return the form that a sheet stands for; a field never reached is blank."""
    values = sheet.values
    questions = [field.name for field in sheet.fields if field.part is Part.NILAI]
    usia = values.get(USIA, "")
    tanggal = values.get(TANGGAL, "")
    named = sheet.applies(PEKERJAAN_TEXT)
    return Responden(
        sheet.id,
        pc,
        Source.PAPER,
        {kode: int(values[kode]) if values.get(kode) else None for kode in questions},
        lembar=canonical_lembar(values.get(LEMBAR, "")),
        tanggal=date.fromisoformat(tanggal) if tanggal else None,
        jam=values.get(JAM) or None,
        jenis_kelamin=values.get("jenis_kelamin") or None,
        usia=int(usia) if usia else None,
        pendidikan=values.get("pendidikan") or None,
        pekerjaan=values.get("pekerjaan") or None,
        pekerjaan_text=values.get(PEKERJAAN_TEXT, "").strip() if named else "",
        layanan=values.get(LAYANAN) or None,
        disabilitas=values.get("disabilitas") or None,
        saran=values.get(SARAN, "").strip(),
        keyed_by=officer,
    )


def values_of(form: Responden) -> dict[str, str]:
    """Return what a kept form has in the fields of a sheet, as `form_of` would read it."""
    values = {
        LEMBAR: form.lembar or "",
        TANGGAL: form.tanggal.isoformat() if form.tanggal else "",
        JAM: form.jam or "",
        "jenis_kelamin": form.jenis_kelamin or "",
        USIA: "" if form.usia is None else str(form.usia),
        "pendidikan": form.pendidikan or "",
        "pekerjaan": form.pekerjaan or "",
        PEKERJAAN_TEXT: form.pekerjaan_text,
        "disabilitas": form.disabilitas or "",
        LAYANAN: form.layanan or "",
        SARAN: form.saran,
    }
    given = {kode: "" if nilai is None else str(nilai) for kode, nilai in form.jawaban.items()}
    return values | given


def value_words(sheet_field: Field, value: str) -> str:
    """Return what a value of a field means, empty for nothing: the words beside the digit."""
    if not value:
        return ""
    if sheet_field.part is Part.DAY:
        return format_date(date.fromisoformat(value))
    return next((c.label for c in sheet_field.choices if c.kode == value), value)
