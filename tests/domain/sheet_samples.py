"""Sheets that the tests share: of both question sets, and the keys that type any form."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from skm_desk.domain.filling import LAYANAN, may_become_usia
from skm_desk.domain.keying import BACK, ENTER, LEFT, NEXT, RIGHT, Outcome, press, write
from skm_desk.domain.kuesioner import ProfileChoice
from skm_desk.domain.layanan import Layanan
from skm_desk.domain.profile_choices import DISABILITAS, profile_of
from skm_desk.domain.responden import HIGHEST_USIA, LOWEST_USIA
from skm_desk.domain.sheet import (
    CARRIED,
    PEKERJAAN_TEXT,
    Field,
    Part,
    Sheet,
    fields_of,
    start_sheet,
)
from skm_desk.exchange.kuesioner_toml import read_kuesioner
from skm_desk.machine.resources import resource

SETS = ("skm-2017", "dinsosdukcapil-2024")
TWO = (Layanan("id-ktp", "KTP"), Layanan("id-akta", "Akta"))
MANY = tuple(Layanan(f"id-{place}", f"Layanan {place}") for place in range(1, 13))
# What the batch fills in: everything that is the same for a stack.
FILLED = {"lembar": "7", "tanggal": "2026-11-24", "jam": "08.00–12.00", LAYANAN: "id-ktp"}
SIGNS = [*"0123456789-.,/ abcdABCDxyz+é٣½\x00", "", "12", "ab", BACK, NEXT, LEFT, RIGHT, ENTER]


def asked(kode: str = SETS[0]) -> tuple[Field, ...]:
    """Return the fields of a shipped question set with two layanan and the disabilitas question."""
    kuesioner = read_kuesioner(resource("kuesioner", f"{kode}.toml"))
    own = {"disabilitas": DISABILITAS}
    return fields_of(replace(kuesioner, profile=profile_of(kuesioner.profile, own)), TWO)


FIELDS = asked()
FIELDS_2024 = asked(SETS[1])


def begin(carried: Mapping[str, str] = FILLED, fields: tuple[Field, ...] = FIELDS) -> Sheet:
    """Return a sheet that nothing was typed in yet."""
    return start_sheet("lembar-1", fields, carried)


def only(field: Field, *others: Field) -> Sheet:
    """Return an empty sheet of these fields, at the first."""
    return Sheet("lembar-1", (field, *others))


def boxes(count: int) -> Field:
    """Return a field with so many choices K1, K2 …"""
    choices = tuple(ProfileChoice(f"K{n}", f"Pilihan {n}") for n in range(1, count + 1))
    return Field("pendidikan", Part.CHOICE, choices)


def press_all(sheet: Sheet, keys: Iterable[str]) -> Sheet:
    """Press keys one after another, none of which may be refused."""
    for key in keys:
        sheet, outcome = press(sheet, key)
        assert outcome is not Outcome.REFUSED, f"{key!r} at {sheet.at.name}"
    return sheet


def keys_of(field: Field, value: str) -> list[str]:
    """Return the keys that give a field this value and go on, texts aside."""
    if not value:
        return ["-"]
    match field.part:
        case Part.NUMBER:
            return [*value, ENTER]
        case Part.DAY:
            return [*f"{date.fromisoformat(value):%d-%m-%Y}", ENTER]
        case Part.USIA:
            return [*value, *([ENTER] if may_become_usia(value) else [])]
        case Part.CHOICE:
            place = 1 + [choice.kode for choice in field.choices].index(value)
            return [*str(place), *([ENTER] if place * 10 <= len(field.choices) else [])]
    return [value]


def type_field(sheet: Sheet, value: str) -> Sheet:
    """Type the present field and go on to the next."""
    if sheet.at.part is not Part.TEXT:
        return press_all(sheet, keys_of(sheet.at, value))
    written = write(sheet, value) if value else sheet
    return press(written, ENTER)[0]


def type_form(sheet: Sheet, values: Mapping[str, str]) -> Sheet:
    """Type a form from its first field to its last.

    What the batch filled in is passed over, and gone back to only where the paper says otherwise.
    """
    first = sheet.place
    for name in CARRIED[:-1]:
        if values.get(name, "") != sheet.values.get(name, ""):
            sheet = type_field(_walk(sheet, name), values.get(name, ""))
    sheet = _walk(sheet, sheet.fields[first].name)
    while not sheet.is_at_end:
        if sheet.at.part is Part.NILAI and _differs(sheet, values, LAYANAN):
            sheet = _walk(sheet, LAYANAN)
        sheet = type_field(sheet, values.get(sheet.at.name, ""))
    sheet = write(sheet, values.get(sheet.at.name, ""))
    sheet, outcome = press(sheet, ENTER)
    assert outcome is Outcome.DONE
    return sheet


def _differs(sheet: Sheet, values: Mapping[str, str], name: str) -> bool:
    asked = any(field.name == name for field in sheet.fields)
    return asked and values.get(name, "") != sheet.values.get(name, "")


def _walk(sheet: Sheet, name: str) -> Sheet:
    """Go to a field with the arrows."""
    wanted = sheet.go_to(name).place
    while sheet.place != wanted:
        sheet = press_all(sheet, [LEFT if sheet.place > wanted else RIGHT])
    return sheet


_TEXT = st.text(st.characters(codec="utf-8"), max_size=30).map(str.strip)
_LEMBAR = st.integers(0, 99_999).map(str) | st.from_regex(
    "[A-Z]{1,3}[-./]?[0-9]{1,4}", fullmatch=True
)


def values_in(field: Field) -> st.SearchStrategy[str]:
    """Return all that may stand in a field of a whole form, blank too."""
    blank = st.just("")
    match field.part:
        case Part.NUMBER:
            return blank | _LEMBAR
        case Part.DAY:
            return blank | st.dates(date(1000, 1, 1)).map(date.isoformat)
        case Part.USIA:
            return blank | st.integers(LOWEST_USIA, HIGHEST_USIA).map(str)
        case Part.NILAI:
            return st.sampled_from(["", "1", "2", "3", "4"])
        case Part.CHOICE:
            return st.sampled_from(["", *(choice.kode for choice in field.choices)])
    return _TEXT


def forms_on(fields: tuple[Field, ...]) -> st.SearchStrategy[dict[str, str]]:
    """Return whole forms: what stands in each field; a text only where a choice asks for it."""
    drawn = st.fixed_dictionaries({field.name: values_in(field) for field in fields})

    def sensible(values: dict[str, str]) -> dict[str, str]:
        if not Sheet("", fields, values).applies(PEKERJAAN_TEXT):
            return {**values, PEKERJAAN_TEXT: ""}
        return values

    return drawn.map(sensible)


def is_valid(field: Field, value: str) -> bool:
    """Return whether a value may stand in a field, as far as keys go."""
    match field.part:
        case Part.NUMBER:
            return len(value) <= 20 and value == value.strip()
        case Part.DAY:
            return not value or date.fromisoformat(value).isoformat() == value
        case Part.USIA:
            return not value or LOWEST_USIA <= int(value) <= HIGHEST_USIA
        case Part.NILAI:
            return value in ("", "1", "2", "3", "4")
        case Part.CHOICE:
            return value in ("", *(choice.kode for choice in field.choices))
    return True
