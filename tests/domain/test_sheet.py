"""A sheet: the order of the paper, what the batch fills in, and the form that it stands for."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skm_desk.domain.filling import LAYANAN, USIA
from skm_desk.domain.kuesioner import Kuesioner, Profile, ProfileChoice
from skm_desk.domain.layanan import Layanan
from skm_desk.domain.responden import Source, canonical_lembar
from skm_desk.domain.sheet import (
    PEKERJAAN_TEXT,
    Field,
    Part,
    Sheet,
    fields_of,
    form_of,
    start_sheet,
    value_words,
    values_of,
)
from skm_desk.exchange.kuesioner_toml import read_kuesioner
from skm_desk.machine.resources import resource
from tests.domain.sheet_samples import (
    FIELDS,
    FIELDS_2024,
    FILLED,
    SETS,
    TWO,
    asked,
    begin,
    forms_on,
    type_form,
)
from tests.domain.strategies import few

HEAD = ["lembar", "tanggal", "jam"]
PROFILE = ["jenis_kelamin", "usia", "pendidikan", "pekerjaan", "pekerjaan_text", "disabilitas"]
AS_ASKED = ["U1", "U2", "U3", "U4", "U5", "U6", "U7", "U9", "U8"]
TYPED = {
    **FILLED,
    "jenis_kelamin": "P",
    "usia": "41",
    "pendidikan": "S1",
    "pekerjaan": "LAINNYA",
    "pekerjaan_text": "nelayan",
    "disabilitas": "FISIK",
    **dict(zip(AS_ASKED, "123412341", strict=True)),
    "saran": "Kursi kurang",
}


def shipped(kode: str = SETS[0]) -> Kuesioner:
    return read_kuesioner(resource("kuesioner", f"{kode}.toml"))


def field_of(name: str, fields: tuple[Field, ...] = FIELDS) -> Field:
    return next(field for field in fields if field.name == name)


@pytest.mark.parametrize("kode", SETS)
def test_the_fields_stand_in_the_order_of_the_paper(kode: str) -> None:
    names = [field.name for field in asked(kode)]
    assert names == [*HEAD, *PROFILE, LAYANAN, *AS_ASKED, "saran"]


@pytest.mark.parametrize("kode", SETS)
def test_what_the_paper_does_not_ask_is_not_there(kode: str) -> None:
    names = [field.name for field in fields_of(shipped(kode), ())]
    assert "disabilitas" not in names
    assert LAYANAN not in names
    bare = fields_of(replace(shipped(kode), profile=Profile()), ())
    assert [field.name for field in bare][:5] == [
        "lembar",
        "tanggal",
        "usia",
        "pekerjaan_text",
        "U1",
    ]


def test_what_is_not_offered_any_more_stands_behind_and_only_on_kept_forms() -> None:
    jobs = (ProfileChoice("PNS", "PNS", hidden=True), ProfileChoice("TANI", "Petani"))
    kuesioner = replace(shipped(), profile=Profile(pekerjaan=jobs))
    layanan = (Layanan("id-lama", "Lama", retired=True), *TWO)
    now = fields_of(kuesioner, layanan)
    past = fields_of(kuesioner, layanan, past=True)

    def kodes(name: str, fields: tuple[Field, ...]) -> list[str]:
        return [choice.kode for choice in field_of(name, fields).choices]

    assert (kodes("pekerjaan", now), kodes("pekerjaan", past)) == (["TANI"], ["TANI", "PNS"])
    assert kodes(LAYANAN, now) == ["id-ktp", "id-akta"]
    assert kodes(LAYANAN, past) == ["id-ktp", "id-akta", "id-lama"]
    assert value_words(field_of(LAYANAN, past), "id-lama") == "Lama"
    gone = fields_of(kuesioner, layanan[:1])
    assert LAYANAN not in [field.name for field in gone]


def test_a_sheet_begins_behind_what_the_batch_fills_in() -> None:
    sheet = begin()
    assert (sheet.at.name, sheet.values, sheet.keys, sheet.typed) == (
        "jenis_kelamin",
        FILLED,
        0,
        "",
    )
    assert begin({}).at.name == "jenis_kelamin"
    assert not sheet.is_at_end


def test_a_batch_fills_in_only_fields_of_the_sheet_and_no_blanks() -> None:
    plain = fields_of(shipped(), ())
    sheet = start_sheet("x", plain, {**FILLED, "jam": "", "pangkat": "III/a"})
    assert sheet.values == {"lembar": "7", "tanggal": "2026-11-24"}


@pytest.mark.parametrize("fields", [FIELDS, FIELDS_2024])
def test_question_8_is_kept_under_u9_and_question_9_under_u8(fields: tuple[Field, ...]) -> None:
    values = {name: str(place % 4 + 1) for place, name in enumerate(AS_ASKED)}
    eighth, ninth = values["U9"], values["U8"]
    assert (eighth, ninth) == ("4", "1")
    sheet = type_form(begin(fields=fields), {**FILLED, **values})
    form = form_of(sheet, "pc", "Budi")
    assert (form.jawaban["U9"], form.jawaban["U8"]) == (4, 1)
    assert list(form.jawaban) == AS_ASKED


def test_a_sheet_becomes_the_form_that_was_typed() -> None:
    form = form_of(Sheet("lembar-1", FIELDS, TYPED), "pc-1", "Budi")
    assert (form.id, form.pc, form.source, form.keyed_by) == (
        "lembar-1",
        "pc-1",
        Source.PAPER,
        "Budi",
    )
    assert (form.lembar, form.tanggal, form.jam) == ("7", date(2026, 11, 24), "08.00–12.00")
    assert (form.usia, form.jenis_kelamin, form.pendidikan) == (41, "P", "S1")
    assert (form.pekerjaan, form.pekerjaan_text, form.disabilitas) == (
        "LAINNYA",
        "nelayan",
        "FISIK",
    )
    assert (form.layanan, form.saran) == ("id-ktp", "Kursi kurang")
    assert (form.flags, form.void_reason, form.verified_by) == (frozenset(), None, "")


def test_what_was_never_reached_is_blank() -> None:
    form = form_of(begin({}), "pc", "Budi")
    assert form.jawaban == dict.fromkeys(AS_ASKED)
    assert (form.lembar, form.tanggal, form.usia, form.pekerjaan, form.saran) == (
        *(None, None, None, None),
        "",
    )
    assert set(values_of(form).values()) == {""}


def test_the_text_of_another_choice_is_not_kept() -> None:
    sheet = Sheet("x", FIELDS, {**TYPED, "pekerjaan": "PNS"})
    assert not sheet.applies(PEKERJAAN_TEXT)
    assert form_of(sheet, "pc", "Budi").pekerjaan_text == ""
    assert not Sheet("x", (Field(PEKERJAAN_TEXT, Part.TEXT),), TYPED).applies(PEKERJAAN_TEXT)


@pytest.mark.parametrize("fields", [FIELDS, FIELDS_2024])
@few
@given(data=st.data())
def test_a_form_read_back_is_the_sheet(fields: tuple[Field, ...], data: st.DataObject) -> None:
    values = data.draw(forms_on(fields))
    form = form_of(Sheet("x", fields, values), "pc", "Budi")
    assert values_of(form) == {**values, "lembar": canonical_lembar(values["lembar"]) or ""}
    assert form_of(Sheet("x", fields, values_of(form)), "pc", "Budi") == form


def test_a_value_has_its_words() -> None:
    assert value_words(field_of("tanggal"), "2026-11-24") == "24 November 2026"
    assert value_words(field_of(LAYANAN), "id-akta") == "Akta"
    assert value_words(field_of("pendidikan"), "S1") == "D4/S1"
    assert value_words(field_of(USIA), "41") == "41"
    assert value_words(field_of("jam"), "09.30") == "09.30"
    assert value_words(field_of("tanggal"), "") == ""


def test_what_is_half_typed_is_shown_only_where_it_is_typed() -> None:
    sheet = replace(begin().go_to(USIA), values=TYPED, typed="4")
    assert (sheet.shown(USIA), sheet.shown("pendidikan"), sheet.shown("lain")) == ("4", "S1", "")
    moved = sheet.go_to("U1")
    assert (moved.at.name, moved.typed, moved.shown(USIA)) == ("U1", "", "41")
