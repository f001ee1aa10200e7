"""Headings: where they stand, what they are called, and when they contradict themselves."""

from collections.abc import Callable

import pytest

from skm_desk.domain.file_errors import CellsRefused, HeaderMissing
from skm_desk.domain.kuesioner import ColumnOrder, Kuesioner
from skm_desk.exchange.header import SEARCHED_ROWS
from skm_desk.exchange.headings import field_of
from skm_desk.exchange.reading import Reading

Table = Callable[..., list[list[str]]]
Understood = Callable[..., Reading]

U_LINE = "U1|U2|U3|U4|U5|U6|U7|U8|U9"
NILAI = "1|2|3|4|1|2|3|2|4"


def targets(reading: Reading) -> list[str]:
    return [target for _, target in reading.columns]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("No. Res", "no_res"),
        ("NO RES", "no_res"),
        ("no_res", "no_res"),
        ("Nomor Lembar", "lembar"),
        ("Tanggal Survei", "tanggal"),
        ("Jam Survei", "jam"),
        ("Jenis Kelamin", "jenis_kelamin"),
        ("L/P", "jenis_kelamin"),
        ("JK", "jenis_kelamin"),
        ("Umur", "usia"),
        ("Pendidikan Terakhir", "pendidikan"),
        ("PEKERJAAN", "pekerjaan"),
        ("Jenis Layanan yang diterima", "layanan"),
        ("Kategori Disabilitas", "disabilitas"),
        ("Saran/Kritik", "saran"),
        ("Kritik dan Saran", "saran"),
        ("Nilai", None),
        ("Sarana", None),
    ],
)
def test_fields_are_known_by_many_names(heading: str, field: str | None) -> None:
    assert field_of(heading) == field


@pytest.mark.parametrize(
    "line",
    [
        "U1|U2|U3|U4|U5|U6|U7|U8|U9",
        "u1|u 2|U-3|U.4|U_5|Unsur 6|U07|U8.|U9 (nilai)",
        "U1 Persyaratan|U2 Prosedur|U3 Waktu Pelayanan|U4 (Biaya/Tarif)|U5: Produk|"
        "U6 Kompetensi petugas|U7 - Perilaku|U8 Aduan|U9 Sarpras",
        "Persyaratan|Sistem, Mekanisme, dan Prosedur|Waktu Penyelesaian|Biaya / Tarif|"
        "Produk Spesifikasi Jenis Pelayanan|Kompetensi Pelaksana|Perilaku Pelaksana|"
        "Penanganan Pengaduan, Saran, dan Masukan|Sarana dan Prasarana",
    ],
)
def test_questions_are_known_by_number_or_name(
    understood: Understood, table: Table, line: str
) -> None:
    reading = understood(table(line, NILAI))
    assert targets(reading) == [f"U{n}" for n in range(1, 10)]
    assert reading.records[0].jawaban == dict(
        zip(targets(reading), (1, 2, 3, 4, 1, 2, 3, 2, 4), strict=True)
    )


def test_bare_columns_follow_the_order_that_is_asked_for(
    understood: Understood, table: Table
) -> None:
    rows = table(U_LINE, NILAI)
    as_unsur = understood(rows, ColumnOrder.UNSUR).records[0].jawaban
    as_asked = understood(rows, ColumnOrder.KUESIONER).records[0].jawaban
    assert (as_unsur["U8"], as_unsur["U9"]) == (2, 4)
    assert (as_asked["U8"], as_asked["U9"]) == (4, 2)


@pytest.mark.parametrize("order", ColumnOrder)
@pytest.mark.parametrize("line", ["U8 Sarana|U9 Pengaduan", "Sarana|Pengaduan"])
def test_a_name_decides_over_number_and_order(
    understood: Understood, table: Table, order: ColumnOrder, line: str
) -> None:
    reading = understood(table(f"U1|U2|U3|U4|U5|U6|U7|{line}", NILAI), order)
    assert reading.records[0].jawaban["U9"] == 2
    assert reading.records[0].jawaban["U8"] == 4


@pytest.mark.parametrize("order", ColumnOrder)
@pytest.mark.parametrize("above", [True, False])
def test_a_line_of_names_above_or_below_decides_too(
    understood: Understood, table: Table, order: ColumnOrder, above: bool
) -> None:
    names = "Persyaratan|Prosedur|Waktu|Biaya/tarif|Produk layanan|Kompetensi|Perilaku"
    lines = [f"{names}|Sarana dan Prasarana|Pengaduan", U_LINE]
    reading = understood(table(*(lines if above else reversed(lines)), NILAI), order)
    assert len(reading.records) == 1
    assert reading.records[0].jawaban["U9"] == 2


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ("U1 Biaya|U2|U3|U4|U5|U6|U7|U8|U9", "U1 Biaya"),
        ("U1|U2|U3|U4|U5|U6|U7|U8 Sarana|U9", "U9"),
        ("U1|U2|U3|U4|U5|U6|U7|U8|U9 Ketertiban", "U9 Ketertiban"),
        (f"{U_LINE}|U10", "U10"),
        (f"{U_LINE}|u 1", "u 1"),
        (f"{U_LINE}|U1a", "U1a"),
        (f"{U_LINE}|JK|L/P", "L/P"),
        ("U1 Sarana dan Perilaku|U2|U3|U4|U5|U6|U7|U8|U9", "U1 Sarana dan Perilaku"),
    ],
)
def test_headings_that_contradict_or_come_twice_are_refused(
    understood: Understood, table: Table, line: str, refused: str
) -> None:
    with pytest.raises(CellsRefused) as failure:
        understood(table("Survei 2024", line, NILAI))
    assert [(p.row, p.column, p.fault) for p in failure.value.problems] == [(2, refused, "heading")]


def test_a_missing_question_is_named(understood: Understood, table: Table) -> None:
    with pytest.raises(HeaderMissing) as failure:
        understood(table("U1|U2|U3|U4|U5|U6|U7|U9", "4|4|4|4|4|4|4|4"))
    assert failure.value.missing == ("U8",)
    assert failure.value.searched == SEARCHED_ROWS


def test_no_heading_at_all_names_every_question(understood: Understood, table: Table) -> None:
    with pytest.raises(HeaderMissing) as failure:
        understood(table("1|4|4", "2|3|3"))
    assert failure.value.missing == tuple(f"U{n}" for n in range(1, 10))


@pytest.mark.parametrize("titles", [0, 1, SEARCHED_ROWS - 1])
def test_the_heading_may_stand_anywhere_in_the_first_rows(
    understood: Understood, table: Table, titles: int
) -> None:
    rows = [*([["SURVEI KEPUASAN MASYARAKAT"]] * titles), *table(U_LINE, NILAI)]
    assert understood(rows).records[0].row == titles + 2


def test_a_heading_further_down_is_not_searched_for(understood: Understood, table: Table) -> None:
    with pytest.raises(HeaderMissing):
        understood([*([["judul"]] * SEARCHED_ROWS), *table(U_LINE, NILAI)])


def test_two_lines_of_heading_are_read_together(understood: Understood, table: Table) -> None:
    rows = table(
        "UNIT PELAYANAN : Dinas|",
        "NO. RES|NILAI UNSUR PELAYANAN||||||||||KETERANGAN",
        f"|{U_LINE}|Umur|",
        f"7|{NILAI}|34|",
    )
    reading = understood(rows)
    assert reading.columns[0] == ("NO. RES", "no_res")
    assert (reading.records[0].no_res, reading.records[0].usia) == ("7", 34)


def test_a_running_number_serves_only_without_a_better_one(
    understood: Understood, table: Table
) -> None:
    alone = understood(table(f"No|{U_LINE}", f"5|{NILAI}"))
    assert alone.records[0].no_res == "5"
    beside = understood(table(f"No|No. Res|{U_LINE}", f"5|77|{NILAI}"))
    assert beside.records[0].no_res == "77"
    assert beside.ignored_columns == ("No",)


def test_columns_that_mean_nothing_are_listed(understood: Understood, table: Table) -> None:
    reading = understood(table(f"{U_LINE}|Jumlah|IKM|Kategori disabilitas", f"{NILAI}|22|61|FISIK"))
    assert reading.ignored_columns == ("Jumlah", "IKM", "Kategori disabilitas")


def test_disabilitas_is_taken_where_the_question_set_asks_it(
    understood: Understood, table: Table, wide_kuesioner: Kuesioner
) -> None:
    rows = table(f"{U_LINE}|Kategori disabilitas", f"{NILAI}|Fisik", f"{NILAI}|Non Disabilitas")
    reading = understood(rows, kuesioner=wide_kuesioner)
    assert [record.disabilitas for record in reading.records] == ["FISIK", "NON"]


def test_an_unsur_of_several_questions_has_several_columns(
    understood: Understood, table: Table, grouped_kuesioner: Kuesioner
) -> None:
    line = "U1|U2a Prosedur|U2b Prosedur|U3|U4|U5|U6|U7|Pengaduan|U9a|U9b"
    reading = understood(table(line, "1|2|3|4|1|2|3|4|2|1|3"), kuesioner=grouped_kuesioner)
    assert reading.records[0].jawaban["U2b"] == 3
    assert reading.records[0].jawaban["U8"] == 2
    with pytest.raises(CellsRefused):
        understood(table(line.replace("U2a Prosedur", "Prosedur"), ""), kuesioner=grouped_kuesioner)


def test_column_numbers_below_the_heading_are_no_form(understood: Understood, table: Table) -> None:
    rows = table(f"No|{U_LINE}", "(1)|(2)|(3)|(4)|(5)|(6)|(7)|(8)|(9)|(10)", f"1|{NILAI}")
    reading = understood(rows)
    assert len(reading.records) == 1
    assert reading.header_rows == (2,)
