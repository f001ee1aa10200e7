"""JSON: our own export, a bare list, and everything that is neither."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from skm_desk.domain.file_errors import (
    CellsRefused,
    FileEmpty,
    FileMislabelled,
    FileUnreadable,
    HeaderMissing,
)
from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.period import Period
from skm_desk.domain.responden import Responden
from skm_desk.domain.worksheet import ReadAs
from skm_desk.exchange import json_format
from skm_desk.exchange.export import Export
from skm_desk.exchange.reading import Reading

NILAI = {f"U{n}": 4 for n in range(1, 10)}

ReadJson = Callable[[object], Reading]


@pytest.fixture
def read_json(tmp_path: Path, kuesioner: Kuesioner, period: Period) -> ReadJson:
    def read(value: object) -> Reading:
        path = tmp_path / "uji.json"
        data = value if isinstance(value, bytes) else json.dumps(value).encode()
        path.write_bytes(data)
        return json_format.look_over(path, kuesioner, period, ReadAs()).accepted()

    return read


def test_the_export_is_one_object(
    tmp_path: Path, export: Callable[..., Export], form: Callable[..., Responden]
) -> None:
    path = tmp_path / "keluar.json"
    json_format.write(path, export([form(saran="=1\u2028", usia=40), form((None,) * 9)]))
    value = json.loads(path.read_text(encoding="utf-8"))
    assert value["format"] == "skm-desk/responden"
    assert (value["versi"], value["periode"]) == (1, "2024")
    first, second = value["responden"]
    assert list(first)[:4] == ["no_res", "lembar", "tanggal", "jam"]
    assert list(first)[-9:] == [f"U{n}" for n in range(1, 10)]
    assert (first["no_res"], first["usia"], first["saran"], first["U1"]) == (1, 40, "=1\u2028", 4)
    assert second["U1"] is None
    json_format.write(path, export([]))
    assert json.loads(path.read_text(encoding="utf-8"))["responden"] == []


def test_a_bare_list_and_missing_keys(read_json: ReadJson) -> None:
    rows = [{**NILAI, "Saran": "a"}, {"umur": "34", **NILAI, "U9": None}, {"U1": 3.0}]
    first, second, third = read_json(rows).records
    assert (first.row, first.saran, first.usia) == (2, "a", None)
    assert (second.usia, second.jawaban["U9"]) == (34, None)
    assert third.jawaban == dict.fromkeys(NILAI) | {"U1": 3}


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("U1", True, "nilai"),
        ("U1", 3.5, "nilai"),
        ("U1", [4], "nilai"),
        ("U1", {"nilai": 4}, "nilai"),
        ("U1", 0, "zero"),
        ("U1", "baik", "nilai"),
        ("saran", False, "row_shape"),
        ("saran", ["a", "b"], "row_shape"),
        ("usia", 34.5, "row_shape"),
    ],
)
def test_values_of_other_kinds_are_refused(
    read_json: ReadJson, name: str, value: object, fault: str
) -> None:
    with pytest.raises(CellsRefused) as failure:
        read_json([NILAI, {**NILAI, name: value}])
    assert [(p.row, p.column, p.fault) for p in failure.value.problems] == [(3, name, fault)]


@pytest.mark.parametrize(
    ("data", "detail"),
    [
        (b'[{"U1": 4', "json"),
        (b'[{"U1": NaN}]', "json"),
        (b'[{"U1": ' + b"9" * 5000 + b"}]", "json"),
        (b"[" * 100_000, "json"),
        (b'[{"U1": 4, "U1": 3}]', "key_twice"),
        (b'{"U1": 4}', "shape"),
        (b"[4, 4]", "shape"),
        (b"null", "shape"),
        (b'{"format": "skm-desk/responden", "versi": 1}', "shape"),
        (b'{"format": "skm-desk/responden", "versi": 2, "responden": []}', "newer"),
        (b'[{"U1": "\xe9\xc3\xa9"}]', "encoding"),
    ],
)
def test_other_json_is_unreadable(read_json: ReadJson, data: bytes, detail: str) -> None:
    with pytest.raises(FileUnreadable) as failure:
        read_json(data)
    assert failure.value.detail == detail


def test_two_names_for_one_column_are_refused(read_json: ReadJson) -> None:
    with pytest.raises(CellsRefused) as failure:
        read_json([{**NILAI, "u 1": 4}])
    assert failure.value.problems[0].fault == "heading"


def test_other_files_named_json(read_json: ReadJson) -> None:
    with pytest.raises(FileMislabelled) as failure:
        read_json(b"U1,U2\n4,4\n")
    assert failure.value.looks_like == ".csv"
    with pytest.raises(FileMislabelled):
        read_json(b"%PDF-1.4")


def test_nothing_to_take(read_json: ReadJson) -> None:
    for value in (b"", b"[]", b'{"format": "skm-desk/responden", "versi": 1, "responden": []}'):
        with pytest.raises(FileEmpty):
            read_json(value)
    with pytest.raises(HeaderMissing):
        read_json([{"nama": "Budi"}])
