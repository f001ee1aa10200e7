"""Files that cannot be taken are refused whole, with one sentence and exit 2; nothing changes."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from skm_desk.bootstrap import start

HEADER = ",".join(f"U{n}" for n in range(1, 10))
ROW = ",".join("4" * 9)


def workbook(rows: list[list[object]]) -> bytes:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data)
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return data.getvalue()


def zipped(name: str, content: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(name, content)
    return data.getvalue()


GOOD_BOOK = workbook([[f"U{n}" for n in range(1, 10)], [4] * 9])
BAD: dict[str, bytes] = {
    "kosong.csv": b"",
    "spasi.csv": b" \n\n \t\n",
    "judul saja.csv": HEADER.encode(),
    "tanpa judul.csv": ROW.encode(),
    "kurang kolom.csv": b"U1,U2,U3\n4,4,4",
    "kolom lebih.csv": f"{HEADER},U10\n{ROW},4".encode(),
    "kolom ganda.csv": f"{HEADER},U1\n{ROW},4".encode(),
    "lima.csv": f"{HEADER}\n{ROW}\n5{ROW[1:]}".encode(),
    "nol.csv": f"{HEADER}\n0{ROW[1:]}".encode(),
    "pecahan.csv": f'{HEADER}\n"3,5"{ROW[1:]}'.encode(),
    "minus.csv": f"{HEADER}\n-4{ROW[1:]}".encode(),
    "huruf.csv": f"{HEADER}\nbaik{ROW[1:]}".encode(),
    "biner.csv": bytes(range(256)) * 40,
    "nol byte.csv": f"{HEADER}\n{ROW}\n\0\0".encode(),
    "sebenarnya xlsx.csv": GOOD_BOOK,
    "sebenarnya pdf.csv": b"%PDF-1.7\n" + b"x" * 500,
    "gambar.csv": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "sebenarnya csv.xlsx": f"{HEADER}\n{ROW}".encode(),
    "terpotong.xlsx": GOOD_BOOK[: len(GOOD_BOOK) // 2],
    "zip biasa.xlsx": zipped("catatan.txt", b"halo"),
    "kosong.xlsx": b"",
    "kosong.ods": b"",
    "acak.xls": bytes(reversed(range(256))) * 20,
    "ole rusak.xls": bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000),
    "bukan json.json": b"{ini bukan json",
    "daftar kosong.json": b"[]",
    "bukan objek.json": b"[1, 2, 3]",
    "benar salah.json": b'[{"U1": true}]',
    "lima.xlsx": workbook([[f"U{n}" for n in range(1, 10)], [5] + [4] * 8]),
    "tak dikenal.docx": b"PK",
    "tanpa akhiran": ROW.encode(),
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_bad_file_is_refused_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    data = ["--data", str(tmp_path / "data")]
    assert (
        start(
            [*data, "periode", "buat", "2026", "--mulai", "2026-01-01", "--selesai", "2026-12-31"]
        )
        == 0
    )
    path = tmp_path / name
    path.write_bytes(BAD[name])
    before = (tmp_path / "data" / "skm-desk.db").read_bytes()
    capsys.readouterr()
    for more in ([], ["--uji"], ["--urutan", "kuesioner"]):
        assert start([*data, "impor", str(path), "--periode", "2026", *more]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.count("\n") == 1
        assert said.err.strip().endswith(".")
        assert not re.search(r"\b(error|invalid|traceback|exception)\b", said.err, re.IGNORECASE)
    assert (tmp_path / "data" / "skm-desk.db").read_bytes() == before


def test_a_folder_and_a_missing_file_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data", str(tmp_path / "data")]
    start([*data, "contoh"])
    (tmp_path / "folder.csv").mkdir()
    for name in ("folder.csv", "tidak ada.csv"):
        capsys.readouterr()
        assert start([*data, "impor", str(tmp_path / name), "--periode", "2024"]) == 2
        assert name in capsys.readouterr().err


def test_a_closed_period_refuses_even_a_good_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], write_csv: Callable[..., Path]
) -> None:
    data = ["--data", str(tmp_path / "data")]
    start([*data, "contoh"])
    assert start([*data, "periode", "tutup", "2024"]) == 0
    capsys.readouterr()
    assert start([*data, "impor", str(write_csv(HEADER, ROW)), "--periode", "2024"]) == 2
    assert "sudah ditutup" in capsys.readouterr().err
