"""What stands in the box of a field, what it means, and what may be typed there."""

from dataclasses import dataclass
from datetime import date

from skm_desk.domain.filling import SARAN
from skm_desk.domain.keying import LETTERS
from skm_desk.domain.kuesioner import Kuesioner, Question
from skm_desk.domain.sheet import Field, Part, Sheet, value_words

BLANK_SIGN = "–"
BLANK = "kosong"
_UNKNOWN_PLACE = "•"  # of a choice that forms hold and that is not offered any more

NAMES = {
    "lembar": "Lembar",
    "tanggal": "Tanggal",
    "jam": "Jam",
    "layanan": "Layanan",
    "jenis_kelamin": "Jenis kelamin",
    "usia": "Usia",
    "pendidikan": "Pendidikan",
    "pekerjaan": "Pekerjaan",
    "pekerjaan_text": "Lainnya",
    "disabilitas": "Disabilitas",
    "saran": "Saran",
}
_LAST_OF_BEGINNING = ("Saudara", "Anda")
_LONGEST_BEGINNING = 5
_ADVICE = {
    Part.NUMBER: "Ketik nomor seperti di kertas, lalu Enter. 0 di depan boleh dilewati.",
    Part.DAY: "Ketik tanggal seperti 24-11-26, lalu Enter.",
    Part.USIA: "Ketik dua angka. Usia 5 sampai 12 diakhiri Enter.",
    Part.TEXT: "Ketik seperti tertulis di kertas, lalu Enter.",
}
_SARAN_ADVICE = (
    "Ketik seperti tertulis di kertas, atau langsung Enter bila kosong. Shift+Enter: baris baru."
)


@dataclass(frozen=True)
class Option:
    """One thing that may be typed in a field: its digits, what it means, its letter on paper."""

    digits: str
    words: str
    letter: str = ""


@dataclass(frozen=True)
class Help:
    """What is told of the field that is typed now: its name, its text on paper, its options."""

    name: str
    text: str
    options: tuple[Option, ...]
    chosen: str  # the digits that stand in the field


def question_of(kuesioner: Kuesioner, field: Field) -> Question | None:
    """Return the question that a field holds the nilai of, or None."""
    if field.part is not Part.NILAI:
        return None
    return next((q for q in kuesioner.questions if q.kode == field.name), None)


def name_of(kuesioner: Kuesioner, field: Field) -> str:
    """Return what a field is called on screen."""
    question = question_of(kuesioner, field)
    return NAMES.get(field.name, field.name) if question is None else question.heading


def digits_of(field: Field, value: str | None) -> str:
    """Return a value as it is typed: the place of a choice, a day with dashes, else itself."""
    if value is None:
        return ""
    if not value:
        return BLANK_SIGN
    if field.part is Part.CHOICE:
        places = [place for place, c in enumerate(field.choices, start=1) if c.kode == value]
        return str(places[0]) if places else _UNKNOWN_PLACE
    if field.part is Part.DAY:
        return f"{date.fromisoformat(value):%d-%m-%Y}"
    return value


def in_box(field: Field, sheet: Sheet) -> str:
    """Return what stands in the box of a field; a dash for one left blank."""
    if sheet.at.name == field.name and sheet.typed:
        return sheet.typed
    return digits_of(field, sheet.values.get(field.name))


def meaning_of(kuesioner: Kuesioner, field: Field, value: str | None) -> str:
    """Return what a value means, to stand beside its digit; empty where digits say it all."""
    if value is None or field.part in (Part.NUMBER, Part.DAY, Part.TEXT):
        return ""
    if not value:
        return BLANK
    if field.part is Part.USIA:
        return "tahun"
    question = question_of(kuesioner, field)
    if question is not None:
        return question.choices[int(value) - 1]
    return value_words(field, value)


def value_line(kuesioner: Kuesioner, field: Field, value: str) -> str:
    """Return digits and meaning of a value in one line: `3 Sesuai`."""
    words = meaning_of(kuesioner, field, value)
    digits = digits_of(field, value)
    return f"{digits} {words}" if words else digits


def options_of(kuesioner: Kuesioner, field: Field) -> tuple[Option, ...]:
    """Return what may be typed in a field by digit, blank last; nothing for free fields."""
    question = question_of(kuesioner, field)
    if question is not None:
        pairs = zip(question.choices, LETTERS, strict=True)
        given = tuple(Option(str(n), words, le) for n, (words, le) in enumerate(pairs, start=1))
    elif field.part is Part.CHOICE:
        labels = enumerate((choice.label for choice in field.choices), start=1)
        given = tuple(Option(str(place), label) for place, label in labels)
    elif field.part is Part.USIA:
        given = ()
    else:
        return ()
    return (*given, Option("0", BLANK))


def help_for(kuesioner: Kuesioner, sheet: Sheet) -> Help:
    """Return what is told beside the form of the field that is typed now."""
    field = sheet.at
    question = question_of(kuesioner, field)
    text = _ADVICE.get(field.part, "") if question is None else question.text
    if field.name == SARAN:
        text = _SARAN_ADVICE
    chosen = in_box(field, sheet)
    return Help(
        name_of(kuesioner, field),
        text,
        options_of(kuesioner, field),
        "0" if chosen == BLANK_SIGN else chosen,
    )


def short_text(text: str) -> str:
    """Return a question without the words that begin nearly all of them, to tell it by.

    "Bagaimana pendapat Saudara tentang kewajaran biaya?" becomes "… kewajaran biaya?".
    """
    words = text.split()
    for place, word in enumerate(words[:_LONGEST_BEGINNING]):
        if word in _LAST_OF_BEGINNING and place + 1 < len(words):
            rest = words[place + 1 :]
            return " ".join(("…", *(rest[1:] if rest[0] == "tentang" else rest)))
    return text
