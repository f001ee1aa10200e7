"""Whole tables: which rows are forms, what is left out, what is refused."""

from collections.abc import Callable
from datetime import date

import pytest

from skm_desk.domain.file_errors import CellsRefused, FileEmpty
from skm_desk.domain.kuesioner import ColumnOrder
from skm_desk.domain.responden import LONGEST_SARAN
from skm_desk.exchange.reading import Reading

Table = Callable[..., list[list[str]]]
Understood = Callable[..., Reading]

U_LINE = "U1|U2|U3|U4|U5|U6|U7|U8|U9"
HEAD = f"NO. RES|{U_LINE}"
FOURS = "4|4|4|4|4|4|4|4|4"
THREES = "3|3|3|3|3|3|3|3|3"


def problems_of(understood: Understood, rows: list[list[str]]) -> list[tuple[int, str, str]]:
    with pytest.raises(CellsRefused) as failure:
        understood(rows)
    return [(p.row, p.column, p.fault) for p in failure.value.problems]


def numbers(reading: Reading) -> list[str]:
    return [record.no_res for record in reading.records]


def test_a_whole_row(understood: Understood, table: Table) -> None:
    rows = table(
        f"No. Res|Lembar|Tanggal|Jam|L/P|Umur|Pendidikan|Pekerjaan|Layanan|Saran|{U_LINE}",
        f"1|007|24/11/2024|8:00-12:00|Pria|34 tahun|SLTA|Nelayan|KTP|Sudah baik|{FOURS}",
        f"2||||||||||{THREES}",
    )
    first, second = understood(rows).records
    assert (first.row, first.no_res, first.lembar) == (2, "1", "7")
    assert (first.tanggal, first.jam) == (date(2024, 11, 24), "08.00–12.00")
    assert (first.jenis_kelamin, first.usia, first.pendidikan) == ("L", 34, "SMA")
    assert (first.pekerjaan, first.pekerjaan_text) == ("LAINNYA", "Nelayan")
    assert (first.layanan, first.saran, first.disabilitas) == ("KTP", "Sudah baik", None)
    assert second.lembar is second.tanggal is second.jam is second.jenis_kelamin is None
    assert second.usia is second.pendidikan is second.pekerjaan is None
    assert second.layanan == second.saran == second.pekerjaan_text == ""
    assert set(second.jawaban.values()) == {3}


def test_every_problem_is_told_at_once(understood: Understood, table: Table) -> None:
    rows = table(
        f"No. Res|Tanggal|JK|Umur|Pendidikan|{U_LINE}",
        "1|2025-01-01|X|3|D9|0|5|4|4|4|4|4|4|4",
        "2|kapan|L|20|SD|4|4|4|4|4|4|4|4|baik",
    )
    assert problems_of(understood, rows) == [
        (2, "Tanggal", "outside_period"),
        (2, "JK", "choice"),
        (2, "Umur", "usia"),
        (2, "Pendidikan", "choice"),
        (2, "U1", "zero"),
        (2, "U2", "nilai"),
        (3, "Tanggal", "date"),
        (3, "U9", "nilai"),
    ]


def test_first_and_last_day_lie_in_the_period(understood: Understood, table: Table) -> None:
    rows = table(f"Tanggal|{U_LINE}", f"2024-01-01|{FOURS}", f"2024-12-31|{FOURS}")
    assert len(understood(rows).records) == 2


def test_empty_rows_and_rows_with_only_a_number_are_no_form(
    understood: Understood, table: Table
) -> None:
    reading = understood(table(HEAD, f"1|{FOURS}", "", "| | ", "2|", "3|-|-|-", f"4|{FOURS}"))
    assert numbers(reading) == ["1", "4"]


def test_a_form_without_nilai_stays_when_it_says_anything_else(
    understood: Understood, table: Table
) -> None:
    rows = table(f"No|L/P|Saran|{U_LINE}", "1|P|", "2||Terlalu lama|", f"3|||{FOURS}")
    blank, with_saran, _ = understood(rows).records
    assert set(blank.jawaban.values()) == set(with_saran.jawaban.values()) == {None}


def test_a_table_without_forms_is_empty(understood: Understood, table: Table) -> None:
    for rows in (table(HEAD), table(HEAD, "", "1|"), [[""], []], []):
        with pytest.raises(FileEmpty):
            understood(rows)


def test_lembar_may_not_come_twice(understood: Understood, table: Table) -> None:
    rows = table(f"Lembar|{U_LINE}", f"12|{FOURS}", f"|{FOURS}", f"|{FOURS}", f"012|{THREES}")
    assert problems_of(understood, rows) == [(5, "Lembar", "lembar_twice")]


def test_a_saran_has_a_limit(understood: Understood) -> None:
    head = ["Saran", *U_LINE.split("|")]
    nilai = FOURS.split("|")
    assert len(understood([head, ["x" * LONGEST_SARAN, *nilai]]).records) == 1
    with pytest.raises(CellsRefused) as failure:
        understood([head, ["x" * (LONGEST_SARAN + 1), *nilai]])
    (problem,) = failure.value.problems
    assert (problem.fault, problem.value) == ("too_long", str(LONGEST_SARAN + 1))


def test_equal_people_stay_and_only_a_row_printed_twice_goes(
    understood: Understood, table: Table
) -> None:
    rows = table(
        HEAD,
        f"1|{FOURS}",
        f"2|{FOURS}",
        f"3|{THREES}",
        "",
        HEAD,
        f"3|{THREES}",
        f"3|{FOURS}",
        f"1|{FOURS}",
        f"|{FOURS}",
        f"|{FOURS}",
    )
    reading = understood(rows)
    assert numbers(reading) == ["1", "2", "3", "3", "1", "", ""]
    assert reading.repeated_rows == (7,)
    assert reading.header_rows == (6,)


def test_page_heads_are_left_out(understood: Understood, table: Table) -> None:
    head = ("HASIL OLAH DATA SKM|", "NO. RES|NILAI UNSUR PELAYANAN||||||||", f"|{U_LINE}")
    shifted = tuple(f"|{line}" for line in head)
    reading = understood(table(*head, f"1|{FOURS}", *head, f"2|{FOURS}", *shifted, f"3|{FOURS}"))
    assert numbers(reading) == ["1", "2", "3"]
    assert reading.header_rows == (5, 6, 7, 9, 10, 11)


@pytest.mark.parametrize(
    "label",
    [
        "Jumlah",
        "Σ Nilai/Unsur",
        "∑",
        "TOTAL",
        "NRR/Unsur",
        "Rata-rata",
        "IKM Unit Pelayanan **)",
        "Bobot",
        "NRR tertimbang",
        "Keterangan :",
    ],
)
def test_the_foot_of_a_table_is_no_form(understood: Understood, table: Table, label: str) -> None:
    sums = "306|296|302|317|301|294|303|256|319"
    rows = table(HEAD, f"1|{FOURS}", f"{label}|{sums}", "3,8|3,7", "|*) = jumlah", "1|Persyaratan")
    reading = understood(rows)
    assert numbers(reading) == ["1"]
    assert reading.foot_rows == (3, 4, 5, 6)


def test_the_label_of_a_foot_may_stand_in_the_first_question_or_a_profile_column(
    understood: Understood, table: Table
) -> None:
    head = f"No|Pendidikan|Pekerjaan|{U_LINE}"
    reading = understood(table(head, f"1|SD||{FOURS}", "|Jumlah Nilai||306", "||Nilai rata-rata|4"))
    assert reading.foot_rows == (3, 4)
    assert understood(table(HEAD, f"1|{FOURS}", "|Jumlah|306")).foot_rows == (3,)


def test_forms_below_a_foot_are_not_lost(understood: Understood, table: Table) -> None:
    sums = "8|8|8|8|8|8|8|8|8"
    rows = table(
        HEAD,
        f"1|{FOURS}",
        f"2|{FOURS}",
        f"Jumlah halaman|{sums}",
        "3|4|4||4|4|4|4|4|4",
        "4|",
        f"5|{FOURS}",
        f"Jumlah|{sums}",
        f"9|{THREES}",
    )
    reading = understood(rows)
    assert numbers(reading) == ["1", "2", "3", "5", "9"]
    assert reading.foot_rows == (4, 8)


def test_forms_named_by_words_are_not_lost_below_a_foot(
    understood: Understood, table: Table
) -> None:
    rows = table(
        HEAD, f"R-1|{FOURS}", f"Jumlah|{FOURS}", f"Nilai per unsur|{FOURS}", f"R-2|{FOURS}"
    )
    reading = understood(rows)
    assert numbers(reading) == ["R-1", "R-2"]
    assert reading.foot_rows == (3, 4)


def test_a_person_named_with_the_words_of_a_foot_is_no_foot(
    understood: Understood, table: Table
) -> None:
    rows = table(HEAD, f"Responden 1|{FOURS}", "Responden 2|1|1|1||1|1|1|1|1")
    assert numbers(understood(rows)) == ["Responden 1", "Responden 2"]
    assert problems_of(understood, table(HEAD, f"Responden 1|{FOURS}", "Responden 2|5|4|4")) == [
        (3, "U1", "nilai")
    ]
    rows = table(HEAD, f"1|{FOURS}", f"total 2 berkas|{FOURS}", f"2|{FOURS}")
    assert numbers(understood(rows)) == ["1", "total 2 berkas", "2"]


def test_a_form_below_a_foot_is_told_and_not_lost(understood: Understood, table: Table) -> None:
    rows = table(HEAD, f"1|{FOURS}", "Jumlah|4|4|4", "1|1|1|1||1|1|1|1|1")
    assert problems_of(understood, rows) == [(4, "U1", "below_foot")]


def test_a_mistyped_nilai_below_a_foot_is_told(understood: Understood, table: Table) -> None:
    rows = table(HEAD, f"1|{FOURS}", "Jumlah|4|4|4", "2|4|4|4|4|4|4|4|4|7")
    assert problems_of(understood, rows) == [(4, "U9", "nilai")]


def test_words_of_a_foot_in_a_saran_do_not_end_the_table(
    understood: Understood, table: Table
) -> None:
    rows = table(
        f"Saran|{U_LINE}",
        f"baik|{FOURS}",
        f"total|{FOURS}",
        "Jumlah petugas kurang|",
        f"Rata-rata baik|{FOURS}",
        f"Keterangan|{FOURS}",
    )
    reading = understood(rows)
    assert len(reading.records) == 5
    assert reading.foot_rows == ()


def test_a_foot_word_beside_a_number_of_a_responden_is_a_form(
    understood: Understood, table: Table
) -> None:
    rows = table(f"No|Saran|{U_LINE}", f"1||{FOURS}", "2|total|", f"3||{FOURS}")
    assert numbers(understood(rows)) == ["1", "2", "3"]


def test_a_table_without_numbers_ends_at_its_foot(understood: Understood, table: Table) -> None:
    rows = table(f"|{U_LINE}", f"|{FOURS}", f"Jumlah|{FOURS}", f"NRR|{FOURS}", "IKM|100")
    reading = understood(rows)
    assert len(reading.records) == 1
    assert reading.foot_rows == (3, 4, 5)


def test_a_row_one_cell_further_right_is_moved_back(understood: Understood, table: Table) -> None:
    reading = understood(table(HEAD, f"1|{FOURS}", f"46|36|{THREES}"))
    assert numbers(reading) == ["1", "36"]
    assert set(reading.records[1].jawaban.values()) == {3}


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (f"46|3|{THREES}", "row_shape"),  # fits both ways
        ("46|36|3|3|3|3|3|3|3|3", "nilai"),  # no cell more than the heading
        (f"46|47|36|{THREES}", "nilai"),  # two cells more
        ("46|36|3|3|3|3|3|3|3|3|5", "nilai"),  # fits neither way
        (f"halaman|36|{THREES}", "nilai"),  # no running number
        (f"1|{FOURS}|lewat", "row_shape"),  # a cell without a heading
    ],
)
def test_no_place_of_a_row_is_guessed(
    understood: Understood, table: Table, row: str, fault: str
) -> None:
    found = problems_of(understood, table(HEAD, row))
    assert found[0][2] == fault


def test_the_reference_table_gives_its_80_forms(
    understood: Understood, reference_rows: list[list[str]], responden_2024: list[dict[str, str]]
) -> None:
    reading = understood(reference_rows)
    assert len(reading.records) == 80
    assert [
        {"no_res": record.no_res} | {kode: str(nilai) for kode, nilai in record.jawaban.items()}
        for record in reading.records
    ] == responden_2024
    assert reading.repeated_rows == (48,)
    assert reference_rows[47][:2] == ["46", "36"]
    assert sum(nilai or 0 for r in reading.records for nilai in r.jawaban.values()) == 2694


class TestFingerprint:
    """The same content is the same file, however it was saved or read."""

    ROWS = (
        f"No. Res|Tanggal|Jam|JK|Saran|{U_LINE}",
        "1|2024-11-24|08.00–12.00|L|Sudah baik|1|2|3|4|1|2|3|2|4",
        f"2||||=rumus|{FOURS}",
        f"3||||=rumus|{FOURS}",
    )

    def test_it_does_not_depend_on_the_form_of_the_table(
        self, understood: Understood, table: Table
    ) -> None:
        rows = table(*self.ROWS)
        others = {
            "rows": [rows[0], rows[3], rows[1], rows[2]],
            "columns": [list(reversed(row)) for row in rows],
            "titles": [["SURVEI"], [], *rows],
            "headings": [["no_res", "tgl", "pukul", "L/P", "kritik", *rows[0][5:]], *rows[1:]],
            "empty column": [
                [*row[:1], name, *row[1:]]
                for row, name in zip(rows, ("Lembar", "", "", ""), strict=True)
            ],
            "writing": table(
                self.ROWS[0],
                "1|24/11/2024|8:00 - 12:00|Laki-laki|Sudah  baik|1,0|2.0|3|4|1|2|3|2|4",
                f"02||||'=rumus|{FOURS}",
                f"3||||=rumus|{FOURS}",
            ),
            "repeated": [*rows, rows[3]],
            "foot": [*rows, ["Jumlah"]],
        }
        expected = understood(rows).fingerprint
        assert len(expected) == 64
        for name, other in others.items():
            assert understood(other).fingerprint == expected, name

    def test_it_does_not_depend_on_the_order_that_was_assumed(
        self, understood: Understood, table: Table
    ) -> None:
        for head in (self.ROWS[0], self.ROWS[0].replace("U8|U9", "U8 Sarana|U9 Pengaduan")):
            rows = table(head, *self.ROWS[1:])
            prints = {understood(rows, order).fingerprint for order in ColumnOrder}
            assert len(prints) == 1

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("1|2024-11-24", "9|2024-11-24"),
            ("2024-11-24", "2024-11-23"),
            ("08.00–12.00", "13.00–17.00"),
            ("|L|", "|P|"),
            ("Sudah baik", "Sudah buruk"),
            ("1|2|3|4|1|2|3|2|4", "1|2|3|4|1|2|3|4|2"),
            ("1|2|3|4|1|2|3|2|4", "|2|3|4|1|2|3|2|4"),
        ],
    )
    def test_any_other_content_is_another_file(
        self, understood: Understood, table: Table, old: str, new: str
    ) -> None:
        rows = table(*self.ROWS)
        assert old in self.ROWS[1]
        changed = table(self.ROWS[0], self.ROWS[1].replace(old, new), *self.ROWS[2:])
        assert understood(changed).fingerprint != understood(rows).fingerprint

    def test_one_more_equal_person_is_another_file(
        self, understood: Understood, table: Table
    ) -> None:
        rows = table(U_LINE, FOURS, FOURS)
        assert understood(rows).fingerprint != understood([*rows, rows[1]]).fingerprint
