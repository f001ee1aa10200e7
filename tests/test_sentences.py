"""Every expected failure and every finding has one plain Indonesian sentence."""

import dataclasses
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from skm_desk.domain.errors import KuesionerInvalid, SkmError
from skm_desk.domain.file_errors import (
    CellProblem,
    CellsRefused,
)
from skm_desk.domain.findings import Finding
from skm_desk.domain.kuesioner import Unsur
from skm_desk.domain.result import UnsurResult
from skm_desk.domain.tindak_lanjut import Rtl
from skm_desk.domain.worksheet import Holds, Worksheet
from skm_desk.sentences.failures import say, spoken_failures
from skm_desk.sentences.finding_words import say_finding, spoken_findings
from skm_desk.sentences.health_words import say_health
from skm_desk.use_cases.check_health import ClockHealth, DiskHealth

UNSUR = Unsur("U8", "Penanganan pengaduan", "arti", "Pengaduan")
# A value for each type that a fact can have.
FACTS: dict[str, Any] = {
    "str": "Nilai",
    "object": 7,
    "int": 3,
    "Path": Path("berkas.csv"),
    "date": date(2026, 1, 2),
    "datetime": datetime(2026, 1, 2, 9, 5),
    "Sequence[str]": ["A", "B"],
    "Sequence[int]": [2024],
    "frozenset[str]": frozenset({"x"}),
    "tuple[str, ...]": ("Usia",),
    "Unsur": UNSUR,
    "UnsurResult": UnsurResult(UNSUR, None, 0, 0, 0, (0, 0, 0, 0)),
    "Rtl": Rtl("id", 2024, None, "Kegiatan"),
    "Sequence[Worksheet]": [Worksheet("Rekap", Holds.RECAP), Worksheet("A", Holds.FORMS, 7)],
    "Sequence[CellProblem]": [CellProblem(3, "U8", "7", "nilai")] * 5,
}


def leaves(parent: type) -> Iterator[type]:
    for child in parent.__subclasses__():
        if child.__subclasses__():
            yield from leaves(child)
        else:
            yield child


def made(kind: type) -> Any:
    if not dataclasses.is_dataclass(kind):
        return kind("berkas.ttf")
    facts = {field.name: FACTS[str(_name(field.type))] for field in dataclasses.fields(kind)}
    if kind is KuesionerInvalid:
        facts["fault"] = "choices"
    return kind(**facts)


def _name(annotation: Any) -> str:
    text = annotation if isinstance(annotation, str) else str(annotation)
    found = re.sub(r"[\w.]+\.(\w+)", r"\1", text)
    return re.sub(r"<class '(\w+)'>", r"\1", found)


def check(sentence: str) -> None:
    assert sentence[0].isupper() or sentence[0].isdigit()
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert not re.search(r"[.!?] [A-Z]", sentence), "one sentence"
    assert not re.search(r"\b(error|invalid|file|None|exception)\b", sentence, re.IGNORECASE)


@pytest.mark.parametrize("kind", sorted(leaves(SkmError), key=lambda k: k.__name__))
def test_every_failure_has_a_sentence(kind: type[SkmError]) -> None:
    assert kind in spoken_failures()
    check(say(made(kind)))


@pytest.mark.parametrize("kind", sorted(leaves(Finding), key=lambda k: k.__name__))
def test_every_finding_has_a_sentence(kind: type[Finding]) -> None:
    assert kind in spoken_findings()
    check(say_finding(made(kind)))


def test_no_sentence_without_a_failure() -> None:
    assert spoken_failures() == set(leaves(SkmError))


def test_no_sentence_without_a_finding() -> None:
    assert spoken_findings() == set(leaves(Finding))


def test_many_bad_cells_are_counted() -> None:
    problems = [CellProblem(row, "U1", "9", "nilai") for row in range(2, 1202)]
    said = say(CellsRefused(Path("a.csv"), problems))
    assert "baris 2, kolom U1: “9” bukan nilai 1–4" in said
    assert "dan 1.197 sel lain" in said


@pytest.mark.parametrize(
    "fault",
    [
        "unsur_kode",
        "unsur_twice",
        "no_question",
        "question_twice",
        "unsur_unknown",
        "question_kode",
        "text_missing",
        "choices",
        "unsur_not_asked",
        "not_toml",
        "missing",
    ],
)
def test_every_fault_of_a_kuesioner_is_told(fault: str) -> None:
    check(say(KuesionerInvalid("skm-2017", fault, "U1")))


@pytest.mark.parametrize(
    "fault",
    [
        "nilai",
        "zero",
        "usia",
        "choice",
        "date",
        "outside_period",
        "hour",
        "too_long",
        "lembar_twice",
        "lembar_taken",
        "row_shape",
        "below_foot",
        "heading",
    ],
)
def test_every_fault_of_a_cell_is_told(fault: str) -> None:
    check(say(CellsRefused(Path("a.csv"), [CellProblem(2, "U1", "9", fault)])))


def test_health_in_words() -> None:
    now = datetime(2026, 11, 24, 9, 5)
    check(say_health(DiskHealth(5 * 1024**3)))
    assert "kosongkan ruang" in say_health(DiskHealth(1024))
    check(say_health(ClockHealth(now, now - timedelta(days=1))))
    assert "betulkan jamnya" in say_health(ClockHealth(now, now + timedelta(hours=1)))
