"""The office's own choices: written and read back, and nothing of the shipped set ever lost."""

import json
from dataclasses import fields

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from skm_desk.domain.errors import SettingInvalid
from skm_desk.domain.kuesioner import Profile, ProfileChoice
from skm_desk.domain.profile_choices import (
    DISABILITAS,
    FIELDS,
    LONGEST_LABEL,
    NAME,
    OwnChoices,
    kode_of,
    merge,
    parse_choices,
    profile_of,
    write_choices,
)
from tests.domain.filling_samples import SHIPPED

KODE = st.from_regex(r"[A-Z0-9_]{1,24}", fullmatch=True)
LABEL = st.text(min_size=1, max_size=LONGEST_LABEL).filter(lambda label: label.strip() != "")
CHOICE = st.builds(
    ProfileChoice,
    KODE | st.sampled_from(["L", "P", "SD", "PNS", "LAINNYA"]),
    LABEL,
    st.booleans(),
    st.booleans(),
)
CHOICES = st.lists(CHOICE, max_size=6, unique_by=lambda choice: choice.kode).map(tuple)
OWN = st.dictionaries(st.sampled_from(FIELDS), CHOICES)


@given(OWN)
def test_what_is_written_reads_the_same(own: OwnChoices) -> None:
    text = write_choices(own)
    assert parse_choices(text) == {field: choices for field, choices in own.items() if choices}
    assert write_choices(parse_choices(text)) == text


def test_no_choice_of_its_own_is_an_empty_setting() -> None:
    assert write_choices({}) == write_choices({"pekerjaan": ()}) == ""
    assert parse_choices("") == {}


@given(OWN)
def test_nothing_of_the_shipped_set_is_lost(own: OwnChoices) -> None:
    profile = profile_of(SHIPPED.profile, own)
    for field in FIELDS:
        shipped, ours = getattr(SHIPPED.profile, field), own.get(field, ())
        kodes = [choice.kode for choice in getattr(profile, field)]
        assert len(kodes) == len(set(kodes))
        assert set(kodes) == {choice.kode for choice in (*shipped, *ours)}
        assert getattr(profile, field)[: len(ours)] == ours
        left_out = [choice for choice in shipped if choice.kode not in {c.kode for c in ours}]
        assert list(getattr(profile, field)[len(ours) :]) == left_out
    assert profile.hours == SHIPPED.profile.hours


def test_an_office_without_own_choices_asks_what_is_shipped() -> None:
    assert profile_of(SHIPPED.profile, {}) == SHIPPED.profile


def test_every_field_with_choices_can_be_set() -> None:
    assert {field.name for field in fields(Profile)} == {*FIELDS, "hours"}


def test_a_choice_is_ordered_hidden_or_added() -> None:
    shipped = (ProfileChoice("SD", "SD"), ProfileChoice("SMP", "SMP"), ProfileChoice("S1", "S1"))
    own = (ProfileChoice("PAKET_C", "Paket C"), ProfileChoice("SMP", "SMP", hidden=True))
    merged = merge(shipped, own)
    assert [(choice.kode, choice.hidden) for choice in merged] == [
        ("PAKET_C", False),
        ("SMP", True),
        ("SD", False),
        ("S1", False),
    ]


GOOD = {"kode": "PETANI", "label": "Petani", "with_text": False, "hidden": False}


def listed(**changed: object) -> str:
    return json.dumps({"pekerjaan": [{**GOOD, **changed}]})


@pytest.mark.parametrize(
    "text",
    [
        " ",
        "null",
        "true",
        "7",
        '"pekerjaan"',
        "[]",
        "{",
        "{'pekerjaan': []}",
        '{"pekerjaan": null}',
        '{"pekerjaan": 7}',
        '{"pekerjaan": ["PNS"]}',
        '{"pekerjaan": [null]}',
        '{"pekerjaan": [[]]}',
        '{"pekerjaan": [{}]}',
        '{"pekerjaan": [{"kode": "PETANI"}]}',
        '{"pekerjaan": {"kode": "PETANI", "label": "Petani"}}',
        '{"usia": []}',
        '{"hours": []}',
        '{"layanan": []}',
        '{"Pekerjaan": []}',
        json.dumps({"pekerjaan": [GOOD, {**GOOD, "label": "Lain"}]}),
        json.dumps({"pekerjaan": [{**GOOD, "nama": "x"}]}),
        listed(kode=""),
        listed(kode="petani"),
        listed(kode="PETANI KEBUN"),
        listed(kode="PETANI\n"),
        listed(kode="X" * 25),
        listed(kode=7),
        listed(kode=None),
        listed(kode=["PETANI"]),
        listed(label=""),
        listed(label="  "),
        listed(label="x" * (LONGEST_LABEL + 1)),
        listed(label=None),
        listed(label={}),
        listed(with_text=1),
        listed(with_text="ya"),
        listed(with_text=None),
        listed(hidden=0),
        listed(hidden="tidak"),
        "1" * 5_000,
        "[" * 100_000,
        '{"pekerjaan": ' * 100_000,
        "NaN",
        "\ufeff{}",
    ],
)
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(SettingInvalid) as refused:
        parse_choices(text)
    assert (refused.value.name, refused.value.value) == (NAME, text)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | KODE,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*FIELDS, "kode", "label", "with_text", "hidden"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(st.text() | ANYTHING.map(json.dumps))
@example(json.dumps({field: [GOOD] for field in FIELDS}))
def test_anything_is_read_or_refused_and_what_is_read_can_be_asked(text: str) -> None:
    try:
        own = parse_choices(text)
    except SettingInvalid:
        return
    assert parse_choices(write_choices(own)) == {
        f: choices for f, choices in own.items() if choices
    }
    assert set(own) <= set(FIELDS)
    profile_of(SHIPPED.profile, own)


@given(st.lists(st.text(max_size=30), max_size=12))
def test_a_kode_is_made_once(labels: list[str]) -> None:
    known = list(SHIPPED.profile.pekerjaan)
    for label in labels:
        known.append(ProfileChoice(kode_of(label, known), "x"))
    kodes = [choice.kode for choice in known]
    assert len(set(kodes)) == len(kodes)
    # Every kode that is made can stand in the setting.
    added = tuple(known[len(SHIPPED.profile.pekerjaan) :])
    assert parse_choices(write_choices({"pekerjaan": added})).get("pekerjaan", ()) == added


def test_kodes_of_long_labels_alike_can_stand_in_the_setting() -> None:
    known: list[ProfileChoice] = []
    for _ in range(12):
        known.append(ProfileChoice(kode_of("pekerja lepas harian", known), "Lepas"))
    assert known[-1].kode == "PEKERJA_LEPAS_HARIAN_12"
    own = {"pekerjaan": tuple(known)}
    assert parse_choices(write_choices(own)) == own


@pytest.mark.parametrize(
    ("label", "kode"),
    [
        ("Petani", "PETANI"),
        ("  Ibu rumah tangga ", "IBU_RUMAH_TANGGA"),
        ("D1–D3", "D1_D3"),
        ("???", "PILIHAN"),
        ("", "PILIHAN"),
        ("PNS", "PNS_2"),
        ("pns", "PNS_2"),
        ("x" * 60, "X" * 20),
    ],
)
def test_kodes_of_known_labels(label: str, kode: str) -> None:
    assert kode_of(label, SHIPPED.profile.pekerjaan) == kode


def test_the_kinds_of_disabilitas_can_stand_in_the_setting() -> None:
    own = {"disabilitas": DISABILITAS}
    assert parse_choices(write_choices(own)) == own
