"""What a PDF carries is read within bounds, whatever else is in it, or it is no laporan."""

import sys
import time
from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest
from _pytest.mark import ParameterSet

from skm_desk.bootstrap import bare_desk
from skm_desk.documents.carried import LARGEST_CARRIED
from skm_desk.documents.press.read_back import read_attachments
from skm_desk.documents.provenance import RESULT_FILE, ROWS_FILE, attachments
from skm_desk.domain.file_errors import NothingCarried
from skm_desk.use_cases.fill_sample import fill
from skm_desk.use_cases.make_document import gather
from skm_desk.use_cases.verify_document import verify
from tests.hostile.pdfs import HOSTILE, SOUND, write_carrying

SECONDS = 8.0  # of work; most take less than one
# Read as it was before: of what it is damaged in, nothing is needed.
STILL_READ = {"90 MB of holes"}
LONG = {"90 MB of holes", "another file of 300 MB", "table of letters", "table of runs"}


def _each(names: Iterable[str]) -> list[ParameterSet]:
    marks = dict.fromkeys(LONG, pytest.mark.slow)
    return [pytest.param(name, marks=marks.get(name, ())) for name in names]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    desk = bare_desk(tmp_path_factory.mktemp("contoh"))
    desk.do(fill)
    material, _ = desk.look(gather, "2024", None)
    return {carried.name: carried.data for carried in attachments(material)}


@pytest.fixture
def pdf(tmp_path: Path, files: dict[str, bytes]) -> Path:
    path = tmp_path / "laporan.pdf"
    write_carrying(path, files)
    return path


@pytest.mark.parametrize("name", _each(SOUND))
def test_what_is_carried_comes_back(pdf: Path, files: dict[str, bytes], name: str) -> None:
    SOUND[name](pdf)
    assert read_attachments(pdf, LARGEST_CARRIED) == files
    assert verify(pdf) == ()


@pytest.mark.parametrize("name", _each(HOSTILE))
def test_a_hostile_pdf_is_refused_in_no_time(pdf: Path, name: str) -> None:
    if "GB of holes" in name and sys.platform == "win32":
        pytest.skip("holes take their room there")
    HOSTILE[name](pdf)
    began = time.process_time()
    if name in STILL_READ:
        assert verify(pdf) == ()
    else:
        with pytest.raises(NothingCarried):
            verify(pdf)
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("count", [100, pytest.param(10_000, marks=pytest.mark.slow)])
def test_a_pdf_with_other_bytes_is_read_as_before_or_refused(pdf: Path, count: int) -> None:
    whole, dice, refused = pdf.read_bytes(), Random(count), 0
    for _ in range(count):
        data = bytearray(whole)
        for place in dice.choices(range(len(whole)), k=dice.choice((1, 2, 8))):
            data[place : place + dice.randrange(3)] = dice.randbytes(dice.randrange(1, 4))
        pdf.write_bytes(data)
        try:
            assert verify(pdf) == ()
        except NothingCarried:
            refused += 1
    assert refused > count / 4


def test_a_file_is_never_larger_than_it_may_be(pdf: Path, files: dict[str, bytes]) -> None:
    rows, result = len(files[ROWS_FILE]), len(files[RESULT_FILE])
    assert read_attachments(pdf, {ROWS_FILE: rows}) == {ROWS_FILE: files[ROWS_FILE]}
    for wanted in ({ROWS_FILE: rows - 1}, {ROWS_FILE: rows, RESULT_FILE: result - 1}):
        with pytest.raises(ValueError, match="too large"):
            read_attachments(pdf, wanted)
    assert read_attachments(pdf, {"lain.csv": 10}) == {}


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes on Linux alone")
def test_a_name_that_is_no_utf8(pdf: Path) -> None:
    assert verify(pdf.rename(pdf.with_name("laporan\udcff.pdf"))) == ()
