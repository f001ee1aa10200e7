"""Text tables: encodings, delimiters, quotes, formulas, and copies that broke off."""

import csv
import io
from collections.abc import Callable
from datetime import date
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
from skm_desk.exchange import csv_format
from skm_desk.exchange.export import Export
from skm_desk.exchange.reading import Reading

U_LINE = "U1,U2,U3,U4,U5,U6,U7,U8,U9"
FOURS = "4,4,4,4,4,4,4,4,4"
TEXT = f"no_res,saran,{U_LINE}\n1,Café “baik”,{FOURS}\n2,,{FOURS}\n"

ReadBytes = Callable[..., Reading]


@pytest.fixture
def read_bytes(tmp_path: Path, kuesioner: Kuesioner, period: Period) -> ReadBytes:
    def read(data: bytes | str, name: str = "uji.csv") -> Reading:
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return csv_format.look_over(path, kuesioner, period, ReadAs()).accepted()

    return read


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "utf-16-be-bom", "cp1252"]
)
def test_encodings_of_office_programs(read_bytes: ReadBytes, encoding: str) -> None:
    plain, _, marked = encoding.partition("-bom")
    text = f"\ufeff{TEXT}" if encoding.endswith("bom") else TEXT
    reading = read_bytes(text.encode(plain if not marked else encoding))
    assert reading.records[0].saran == "Café “baik”"
    assert reading.columns[0] == ("no_res", "no_res")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(read_bytes: ReadBytes, delimiter: str, end: str) -> None:
    text = TEXT.replace(",", delimiter).replace("\n", end)
    reading = read_bytes(text)
    assert [record.row for record in reading.records] == [2, 3]


def test_a_decimal_comma_between_semicolons(read_bytes: ReadBytes) -> None:
    text = f"sep=;\n{U_LINE.replace(',', ';')}\n4,0;3,0;4;4;4;4;4;4;4\n"
    assert read_bytes(text).records[0].jawaban["U2"] == 3


def test_quoted_cells_hold_commas_quotes_and_lines(read_bytes: ReadBytes) -> None:
    text = f'saran,{U_LINE}\n"satu, ""dua""\r\ntiga",{FOURS}\n'
    assert read_bytes(text).records[0].saran == 'satu, "dua"\r\ntiga'


@pytest.mark.parametrize("quote", ['saran,{u}\n"buka,{f}\nlagi,{f}\n', '"saran,{u}\na,{f}\n'])
def test_an_open_quotation_mark_swallows_no_row(read_bytes: ReadBytes, quote: str) -> None:
    with pytest.raises(FileUnreadable) as failure:
        read_bytes(quote.format(u=U_LINE, f=FOURS))
    assert failure.value.detail == "quotes"


@pytest.mark.parametrize("gap", [" ", "  ", "   "])
def test_white_space_between_cells(
    read_bytes: ReadBytes,
    reference_rows: list[list[str]],
    responden_2024: list[dict[str, str]],
    gap: str,
) -> None:
    text = "\n".join(gap.join(row).rstrip() for row in reference_rows)
    reading = read_bytes(text, "salinan.txt")
    assert [record.no_res for record in reading.records] == [r["no_res"] for r in responden_2024]
    assert [record.jawaban["U8"] for record in reading.records] == [
        int(row["U8"]) for row in responden_2024
    ]
    assert reading.repeated_rows == (48,)


def test_white_space_with_the_number_in_the_same_line(read_bytes: ReadBytes) -> None:
    text = f"No. Res {U_LINE.replace(',', ' ')}\n5 {FOURS.replace(',', ' ')}\n"
    reading = read_bytes(text)
    assert [(r.no_res, r.jawaban["U9"]) for r in reading.records] == [("5", 4)]


def test_white_space_cannot_show_which_nilai_is_missing(read_bytes: ReadBytes) -> None:
    text = f"No {U_LINE.replace(',', ' ')}\n1 {FOURS.replace(',', ' ')}\n2 4 4 4 4 4 4 4 4\n"
    with pytest.raises(CellsRefused) as failure:
        read_bytes(text)
    assert [(p.row, p.fault) for p in failure.value.problems] == [(3, "row_shape")]


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xff\xfe \0\n\0", b",,,\n"])
def test_nothing_is_an_empty_file(read_bytes: ReadBytes, data: bytes) -> None:
    with pytest.raises(FileEmpty):
        read_bytes(data)


@pytest.mark.parametrize(
    ("data", "looks_like"),
    [
        (b"PK\x03\x04 broken", ".zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xls"),
        (b"%PDF-1.7 ...", ".pdf"),
        (b"\x89PNG\r\n\x1a\n", ".png"),
        (b"<html><table><tr><td>U1</td></tr></table>", ".html"),
        (b'[{"U1": 4}]', ".json"),
    ],
)
def test_other_kinds_are_called_by_name(
    read_bytes: ReadBytes, data: bytes, looks_like: str
) -> None:
    with pytest.raises(FileMislabelled) as failure:
        read_bytes(data)
    assert failure.value.looks_like == looks_like


@pytest.mark.parametrize(
    ("data", "detail"),
    [
        (TEXT.encode().replace(b"1", b"\0", 1), "binary"),
        (TEXT.encode("utf-16-le"), "binary"),
        ("é,".encode() + TEXT.encode("cp1252"), "encoding"),
        (b"\xef\xbb\xbf" + TEXT.encode("cp1252"), "encoding"),
        (b"\x81" + TEXT.encode("cp1252"), "encoding"),
    ],
)
def test_text_that_is_none_is_unreadable(read_bytes: ReadBytes, data: bytes, detail: str) -> None:
    with pytest.raises(FileUnreadable) as failure:
        read_bytes(data)
    assert failure.value.detail == detail


def test_a_text_without_heading(read_bytes: ReadBytes) -> None:
    with pytest.raises(HeaderMissing):
        read_bytes("nama,alamat\nBudi,Jambi\n")


@pytest.mark.parametrize("cut", range(3, 18))
def test_a_copy_that_broke_off_is_refused(read_bytes: ReadBytes, cut: int) -> None:
    text = f"no_res,{U_LINE}\n1,{FOURS}\n2,{FOURS}\n"
    with pytest.raises(CellsRefused) as failure:
        read_bytes(text[:-cut])
    assert [(p.row, p.fault) for p in failure.value.problems] == [(3, "row_shape")]


def test_short_rows_within_the_file_end_in_blanks(read_bytes: ReadBytes) -> None:
    # Excel leaves off empty last cells in some rows.
    reading = read_bytes(f"{U_LINE}\n4,4,4\n{FOURS}\n")
    assert list(reading.records[0].jawaban.values()) == [4, 4, 4, *([None] * 6)]
    whole = read_bytes(f"{U_LINE}\n{FOURS}\n{FOURS}")
    assert len(whole.records) == 2


def test_too_many_columns(read_bytes: ReadBytes) -> None:
    with pytest.raises(FileUnreadable) as failure:
        read_bytes(f"{U_LINE}{',x' * 500}\n{FOURS}\n")
    assert failure.value.detail == "too_large"


class TestWriting:
    def test_columns_and_bytes(
        self,
        tmp_path: Path,
        export: Callable[..., Export],
        form: Callable[..., Responden],
        wide_kuesioner: Kuesioner,
    ) -> None:
        whole = form(
            (4, 3, 2, 1, 4, 3, 2, 1, None),
            lembar="7",
            tanggal=date(2024, 3, 1),
            jam="08.00–12.00",
            jenis_kelamin="P",
            usia=61,
            pendidikan="SMA",
            pekerjaan="LAINNYA",
            pekerjaan_text="nelayan",
            layanan="k",
            disabilitas="FISIK",
            saran='Baik, "terima kasih"',
        )
        path = tmp_path / "keluar.csv"
        csv_format.write(path, export([whole, form()], kuesioner=wide_kuesioner))
        head = (
            "no_res,lembar,tanggal,jam,jenis_kelamin,usia,pendidikan,pekerjaan,layanan,"
            f"disabilitas,saran,{U_LINE}"
        )
        assert path.read_bytes().decode("utf-8-sig") == (
            f"{head}\r\n"
            "1,7,2024-03-01,08.00–12.00,P,61,SMA,LAINNYA: nelayan,"
            '"KTP, KK & lainnya",FISIK,"Baik, ""terima kasih""",4,3,2,1,4,3,2,1,\r\n'
            f"2,,,,,,,,,,,{FOURS}\r\n"
        )
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        csv_format.write(path, export([form()]))
        assert "disabilitas" not in path.read_text(encoding="utf-8-sig")

    @pytest.mark.parametrize(
        "saran",
        ["=1+1", "+62 812", "-", "@jambi", "\tmaju", "\rbaris", "\nbaris", "'kutip", "''", "'=1"],
    )
    def test_no_text_becomes_a_formula(
        self,
        tmp_path: Path,
        export: Callable[..., Export],
        form: Callable[..., Responden],
        kuesioner: Kuesioner,
        period: Period,
        saran: str,
    ) -> None:
        path = tmp_path / "keluar.csv"
        sent = export([form(saran=saran, layanan="f", pekerjaan="LAINNYA", pekerjaan_text=saran)])
        csv_format.write(path, sent)
        text = path.read_bytes().decode("utf-8-sig")
        cells = next(iter(list(csv.reader(io.StringIO(text, newline="")))[1:]))
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in cells)
        (record,) = csv_format.look_over(path, kuesioner, period, ReadAs()).accepted().records
        assert record.saran == saran
        assert record.pekerjaan_text == saran
        assert record.layanan == "=jebakan"
