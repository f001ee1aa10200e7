"""What a laporan carries: true when untouched, found out when a figure was changed."""

import json

import pytest

from skm_desk.documents.carried import Difference, compare
from skm_desk.documents.provenance import (
    RESULT_FILE,
    ROWS_FILE,
    SUMS_FILE,
    attachments,
    sums_alone,
)
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.make_document import gather

Files = dict[str, bytes]


@pytest.fixture(params=["2024", "contoh-2025"])
def files(sample_desk: Desk, request: pytest.FixtureRequest) -> Files:
    material, _ = sample_desk.look(gather, request.param, None)
    return {carried.name: carried.data for carried in attachments(material)}


def test_an_untouched_laporan_is_true(files: Files) -> None:
    assert compare(files) == ()


def test_a_changed_figure_is_found(files: Files) -> None:
    said = json.loads(files[RESULT_FILE])
    true = said["ikm"]
    said["ikm"] = "99.99"
    said["unsur"][7]["nilai"] = None
    changed = {**files, RESULT_FILE: json.dumps(said).encode()}
    first, second = compare(changed)
    assert first == Difference("ikm", "99.99", true)
    assert (second.what, second.said) == ("U8 nilai", None)


def test_a_changed_row_is_found(files: Files) -> None:
    lines = files[ROWS_FILE].decode().split("\r\n")
    cells = lines[1].split(",")
    place = lines[0].split(",").index("U8")
    cells[place] = "1" if cells[place] != "1" else "4"
    lines[1] = ",".join(cells)
    found = compare({**files, ROWS_FILE: "\r\n".join(lines).encode()})
    assert {difference.what for difference in found} >= {"ikm", "U8 nrr", "U8 nilai"}


def test_a_row_taken_out_is_found(files: Files) -> None:
    lines = files[ROWS_FILE].decode().split("\r\n")
    del lines[5]
    found = compare({**files, ROWS_FILE: "\r\n".join(lines).encode()})
    assert found[0].what == "responden"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (RESULT_FILE, b"{}"),
        (RESULT_FILE, b"[1]"),
        (RESULT_FILE, b"\xff"),
        (RESULT_FILE, b"bukan json"),
        (RESULT_FILE, b'{"format": "lain"}'),
        (ROWS_FILE, b""),
        (ROWS_FILE, b"no_res,U1\r\n1,5\r\n"),
        (ROWS_FILE, b"no_res,U1\r\n1,x\r\n"),
        (ROWS_FILE, b"no_res,U1\r\n1\r\n"),
        (ROWS_FILE, b"no_res,X1\r\n1,4\r\n"),
        (ROWS_FILE, b"\xff\xfe"),
    ],
)
def test_damaged_files_are_told(files: Files, name: str, data: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        compare({**files, name: data})


def test_missing_files_are_told(files: Files) -> None:
    for name in (RESULT_FILE, ROWS_FILE):
        with pytest.raises(ValueError, match=name):
            compare({other: data for other, data in files.items() if other != name})


@pytest.fixture(params=["2024", "contoh-2025"])
def sums(sample_desk: Desk, request: pytest.FixtureRequest) -> Files:
    material, _ = sample_desk.look(gather, request.param, None)
    return {carried.name: carried.data for carried in sums_alone(material)}


def test_a_document_without_forms_is_computed_again_from_its_sums(sums: Files) -> None:
    assert list(sums) == [SUMS_FILE, RESULT_FILE]
    assert len(sums[SUMS_FILE].decode().split()) == 10
    assert compare(sums) == ()


@pytest.mark.parametrize("name", ["jawaban", "jumlah_nilai", "responden"])
def test_a_changed_sum_is_found(sums: Files, name: str) -> None:
    lines = [line.split(",") for line in sums[SUMS_FILE].decode().split()]
    place = lines[0].index(name)
    for line in lines[1:] if name == "responden" else lines[1:2]:
        line[place] = str(int(line[place]) + (1 if name == "responden" else -1))
    changed = "\r\n".join(",".join(line) for line in lines).encode()
    assert compare({**sums, SUMS_FILE: changed})


@pytest.mark.parametrize(
    "row",
    [
        "U1,1,1,0,5",
        "U1,1,1,0,0",
        "U1,1,0,0,3",
        "U1,1,2,0,4",
        "U1,1,1,-1,4",
        "U1,1,1,4",
        "U1,1,1,0,x",
        "X1,1,1,0,4",
        "",
    ],
)
def test_sums_that_nobody_can_have_given_are_told(sums: Files, row: str) -> None:
    lines = sums[SUMS_FILE].decode().split()
    damaged = "\r\n".join([lines[0], row, *lines[2:]]).encode()
    with pytest.raises(ValueError, match=r".*"):
        compare({**sums, SUMS_FILE: damaged})
