"""Formats by the ending of the name; writing whole or not at all."""

import errno
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from skm_desk.domain.file_errors import (
    FileEmpty,
    FileMissing,
    FileUnreadable,
    FormatUnknown,
    TargetUnwritable,
)
from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.period import Period
from skm_desk.domain.responden import Responden
from skm_desk.exchange import signature
from skm_desk.exchange.export import Export
from skm_desk.exchange.formats import READABLE, WRITABLE, _writer, read_file, write_file

MakeExport = Callable[..., Export]
MakeForm = Callable[..., Responden]


@pytest.mark.parametrize("name", ["uji.docx", "uji.pdf", "uji", "csv", "uji.csv.zip", "uji.xlsm"])
def test_other_endings_are_unknown(
    tmp_path: Path,
    kuesioner: Kuesioner,
    period: Period,
    export: MakeExport,
    form: MakeForm,
    name: str,
) -> None:
    with pytest.raises(FormatUnknown) as reading:
        read_file(tmp_path / name, kuesioner, period)
    assert reading.value.known == READABLE
    with pytest.raises(FormatUnknown) as writing:
        write_file(tmp_path / name, export([form()]))
    assert writing.value.known == WRITABLE
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", READABLE)
def test_no_file_a_folder_and_an_empty_file(
    tmp_path: Path, kuesioner: Kuesioner, period: Period, suffix: str
) -> None:
    path = tmp_path / f"uji{suffix}"
    with pytest.raises(FileMissing):
        read_file(path, kuesioner, period)
    path.mkdir()
    with pytest.raises(FileMissing):
        read_file(path, kuesioner, period)
    path.rmdir()
    path.write_bytes(b" \n")
    with pytest.raises(FileEmpty):
        read_file(path, kuesioner, period)


@pytest.mark.parametrize("suffix", READABLE)
def test_a_file_of_giant_size_is_not_even_opened(
    tmp_path: Path, kuesioner: Kuesioner, period: Period, suffix: str
) -> None:
    path = tmp_path / f"uji{suffix}"
    with path.open("wb") as file:
        file.truncate(signature.LARGEST_BYTES + 1)
    with pytest.raises(FileUnreadable) as failure:
        read_file(path, kuesioner, period)
    assert failure.value.detail == "too_large"


@pytest.mark.parametrize("suffix", WRITABLE)
def test_an_ending_in_capitals_serves(
    tmp_path: Path,
    kuesioner: Kuesioner,
    period: Period,
    export: MakeExport,
    form: MakeForm,
    suffix: str,
) -> None:
    path = tmp_path / f"UJI{suffix.upper()}"
    write_file(path, export([form()]))
    assert len(read_file(path, kuesioner, period).records) == 1


@pytest.mark.parametrize("suffix", WRITABLE)
def test_an_older_file_stays_and_nothing_else_when_writing_fails(
    tmp_path: Path,
    export: MakeExport,
    form: MakeForm,
    suffix: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    path = tmp_path / f"keluar{suffix}"
    path.write_bytes(b"lama")
    unknown_layanan = form(layanan="tidak ada")
    with pytest.raises(KeyError):
        write_file(path, export([form(), unknown_layanan]))
    assert path.read_bytes() == b"lama"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
@pytest.mark.parametrize("suffix", WRITABLE)
def test_a_full_disk_is_told_as_such(export: MakeExport, form: MakeForm, suffix: str) -> None:
    write = _writer(suffix)
    with pytest.raises(OSError, match="space") as failure:
        write(Path("/dev/full"), export([form()]))
    assert failure.value.errno == errno.ENOSPC


@pytest.mark.parametrize("suffix", WRITABLE)
def test_a_folder_that_is_not_there(
    tmp_path: Path, export: MakeExport, form: MakeForm, suffix: str
) -> None:
    with pytest.raises(TargetUnwritable):
        write_file(tmp_path / "tidak-ada" / f"keluar{suffix}", export([form()]))


def test_libraries_are_loaded_late() -> None:
    program = (
        "import sys, skm_desk.exchange.formats, skm_desk.exchange.export;"
        "print([n for n in ('python_calamine', 'xlsxwriter', 'csv') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() in ("[]", "['csv']")


def _many(form: MakeForm, count: int) -> list[Responden]:
    plain = form((4, 3, 4, 3, 4, 3, 4, 3, None), jenis_kelamin="L", usia=40, pendidikan="SMA")
    words = ("Sudah baik", "", "Mohon antrean dipercepat, terima kasih")
    return [
        replace(plain, lembar=str(number), layanan="k", saran=words[number % 3])
        for number in range(count)
    ]


@pytest.mark.slow
def test_fifty_thousand_forms_of_a_csv_within_three_seconds(
    tmp_path: Path, kuesioner: Kuesioner, period: Period, export: MakeExport, form: MakeForm
) -> None:
    path = tmp_path / "besar.csv"
    write_file(path, export(_many(form, 50_000)))
    started = time.process_time()
    assert len(read_file(path, kuesioner, period).records) == 50_000
    assert time.process_time() - started < 3


@pytest.mark.slow
def test_a_hundred_thousand_forms_in_a_workbook(
    tmp_path: Path, kuesioner: Kuesioner, period: Period, export: MakeExport, form: MakeForm
) -> None:
    path = tmp_path / "besar.xlsx"
    write_file(path, export(_many(form, 100_000)))
    assert len(read_file(path, kuesioner, period).records) == 100_000


def test_time_grows_with_the_rows_only(
    tmp_path: Path, kuesioner: Kuesioner, period: Period, export: MakeExport, form: MakeForm
) -> None:
    path = tmp_path / "sedang.csv"
    write_file(path, export(_many(form, 5_000)))
    started = time.process_time()
    assert len(read_file(path, kuesioner, period).records) == 5_000
    assert time.process_time() - started < 1.5
