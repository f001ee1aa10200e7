"""The workbook that goes out: live formulas, the same numbers cached, nothing half-said."""

import re
import zipfile
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest

from skm_desk.domain.file_errors import NumbersDiffer
from skm_desk.domain.kuesioner import ColumnOrder, Kuesioner
from skm_desk.domain.period import Period
from skm_desk.domain.responden import Responden
from skm_desk.domain.result import Bobot
from skm_desk.domain.worksheet import ReadAs
from skm_desk.exchange import spreadsheet_in, spreadsheet_out
from skm_desk.exchange.export import Export, header

NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Value = float | str
MakeExport = Callable[..., Export]
MakeForm = Callable[..., Responden]


class Sheet:
    """A sheet of a workbook as a spreadsheet program sees it: values, formulas, computing."""

    def __init__(self, path: Path, number: int) -> None:
        with zipfile.ZipFile(path) as archive:
            root = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))
        self.root = root
        self.values: dict[str, Value] = {}
        self.formulas: dict[str, str] = {}
        for cell in root.iter(f"{NAMESPACE}c"):
            place = cell.get("r", "")
            formula = cell.find(f"{NAMESPACE}f")
            if formula is not None:
                self.formulas[place] = formula.text or ""
            text = "".join(cell.itertext()) if cell.get("t") == "inlineStr" else None
            value = cell.find(f"{NAMESPACE}v")
            if text is not None:
                self.values[place] = text
            elif value is not None:
                plain = value.text or ""
                number_kind = cell.get("t") is None and plain != ""
                self.values[place] = float(plain) if number_kind else plain

    def row_of(self, label: str) -> int:
        """Return the number of the row whose first cell begins with `label`."""
        (place,) = (
            p
            for p, v in self.values.items()
            if p[0] == "A" and p[1:].isdecimal() and str(v).startswith(label)
        )
        return int(place[1:])

    def compute(self, place: str) -> Value:
        """Return the value of a cell, its formulas worked out anew."""
        if place in self.formulas:
            return _Formula(self.formulas[place], self).value()
        return self.values.get(place, "")


class _Formula:
    """Works out the few functions that the sheet uses, the branches of IF only when taken."""

    _TOKEN = re.compile(
        r'"[^"]*"|\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?|[A-Z]+(?=\()|[\d.]+|>=|[=*/(),]'
    )

    def __init__(self, formula: str, sheet: Sheet) -> None:
        self._sheet = sheet
        self._tokens: list[str] = self._TOKEN.findall(formula)
        assert "".join(self._tokens) == formula
        self._place = 0

    def value(self) -> Value:
        value = self._comparison(True)
        assert self._place == len(self._tokens)
        return value

    def _comparison(self, taken: bool) -> Value:
        left = self._product(taken)
        if self._peek() in ("=", ">="):
            sign = self._next()
            right = self._product(taken)
            if not taken:
                return ""
            return float(left == right if sign == "=" else float(left) >= float(right))
        return left

    def _product(self, taken: bool) -> Value:
        left = self._atom(taken)
        while self._peek() in ("*", "/"):
            sign, right = self._next(), self._atom(taken)
            if taken:
                left = float(left) * float(right) if sign == "*" else float(left) / float(right)
        return left

    def _atom(self, taken: bool) -> Value:
        token = self._next()
        if token.startswith('"'):
            return token[1:-1]
        if token[0].isdecimal():
            return float(token)
        if self._peek() == "(":
            return self._call(token, taken)
        return self._sheet.compute(token.replace("$", "")) if taken else ""

    def _call(self, name: str, taken: bool) -> Value:
        self._next()
        if name == "IF":
            chosen = bool(self._comparison(taken)) if taken else bool(self._comparison(False))
            self._next()
            first = self._comparison(taken and chosen)
            self._next()
            second = self._comparison(taken and not chosen)
            self._next()
            return first if chosen else second
        if name == "ROUND":
            value = self._comparison(taken)
            self._next()
            places = self._comparison(taken)
            self._next()
            # Spreadsheet programs round the decimal that they show, half away from zero.
            step = Decimal(1).scaleb(-int(float(places))) if taken else Decimal(1)
            return float(Decimal(repr(value)).quantize(step, "ROUND_HALF_UP")) if taken else ""
        first, last = self._next().replace("$", "").split(":")
        self._next()
        numbers = [n for n in self._range(first, last) if isinstance(n, float)] if taken else []
        if name == "COUNT":
            return float(len(numbers))
        if name == "AVERAGE":
            return sum(numbers) / len(numbers) if taken else ""
        assert name == "SUM"
        return sum(numbers)

    def _range(self, first: str, last: str) -> Sequence[Value]:
        columns = range(ord(first[0]), ord(last[0]) + 1)
        rows = range(int(first[1:]), int(last[1:]) + 1)
        return [self._sheet.compute(f"{chr(column)}{row}") for row in rows for column in columns]

    def _peek(self) -> str:
        return self._tokens[self._place] if self._place < len(self._tokens) else ""

    def _next(self) -> str:
        self._place += 1
        return self._tokens[self._place - 1]


@pytest.fixture
def write(tmp_path: Path) -> Callable[[Export], Path]:
    def make(export: Export) -> Path:
        path = tmp_path / "keluar.xlsx"
        spreadsheet_out.write(path, export)
        return path

    return make


@pytest.fixture
def reference_forms(form: MakeForm, responden_2024: list[dict[str, str]]) -> list[Responden]:
    return [form([int(row[f"U{n}"]) for n in range(1, 10)]) for row in responden_2024]


Write = Callable[[Export], Path]


@pytest.mark.parametrize(
    ("bobot", "ikm"),
    [(Bobot.EXACT, 93.54), (Bobot.OLD_0_111, 93.45), (Bobot.OLD_0_11, 92.61)],
)
def test_the_formulas_give_the_numbers_of_the_program(
    write: Write, export: MakeExport, reference_forms: list[Responden], bobot: Bobot, ikm: float
) -> None:
    sent = export(reference_forms, bobot=bobot)
    sheet = Sheet(write(sent), 2)
    row = sheet.row_of("IKM unit pelayanan")
    assert sheet.compute(f"B{row}") == sheet.values[f"B{row}"] == ikm
    assert sheet.compute(f"B{row + 1}") == sheet.values[f"B{row + 1}"] == "A (Sangat Baik)"
    assert sheet.row_of(f"Bobot per unsur ({bobot.value})")
    for place, formula in sheet.formulas.items():
        cached = sheet.values[place]
        if isinstance(cached, float):
            assert sheet.compute(place) == pytest.approx(cached, abs=1e-12), (place, formula)
        else:
            assert sheet.compute(place) == cached, (place, formula)


def test_blanks_are_skipped(write: Write, export: MakeExport, form: MakeForm) -> None:
    blank = None
    forms = [form((4, 3, 4, blank, 4, 4, blank, 4, 1)), form((1, 3, 4, blank, 2, 4, 4, 4, blank))]
    sheet = Sheet(write(export(forms)), 2)
    sums, counts, nrr = (
        sheet.row_of(label) for label in ("Jumlah nilai", "Jumlah jawaban", "NRR per unsur")
    )
    assert [sheet.compute(f"{letter}{sums}") for letter in "BEHJ"] == [5, 0, 4, 1]
    assert [sheet.compute(f"{letter}{counts}") for letter in "BEHJ"] == [2, 0, 1, 1]
    assert [sheet.compute(f"{letter}{nrr}") for letter in "BEHJ"] == [2.5, "", 4, 1]
    assert sheet.compute(f"B{nrr + 1}") == sheet.values[f"B{nrr + 1}"] == pytest.approx(1 / 8)
    assert sheet.compute(f"E{nrr + 2}") == sheet.values[f"E{nrr + 2}"] == ""
    for place in sheet.formulas:
        assert sheet.compute(place) == pytest.approx(sheet.values[place], abs=1e-12)


def test_an_unsur_of_several_questions_is_their_mean(
    write: Write, export: MakeExport, grouped_kuesioner: Kuesioner, form: MakeForm
) -> None:
    kodes = grouped_kuesioner.question_kodes
    jawaban = [
        dict(zip(kodes, (4, 1, 4, 3, 3, 3, 3, 3, 2, 4, 3), strict=True)),
        dict(zip(kodes, (4, 2, None, 3, 3, 3, 3, 3, 2, 2, 1), strict=True)),
    ]
    plain = form()
    forms = [Responden("id", "pc", plain.source, nilai) for nilai in jawaban]
    sent = export(forms, kuesioner=grouped_kuesioner)
    sheet = Sheet(write(sent), 2)
    row = sheet.row_of("NRR per unsur")
    assert sheet.compute(f"C{row}") == sheet.values[f"C{row}"] == 2.75
    assert f"D{row}" not in sheet.formulas
    assert sent.result.per_unsur[1].nrr == Fraction(11, 4)
    for place in sheet.formulas:
        assert sheet.compute(place) == pytest.approx(sheet.values[place], abs=1e-12), place
    merged = {cell.get("ref") for cell in sheet.root.iter(f"{NAMESPACE}mergeCell")}
    assert f"C{row}:D{row}" in merged


def test_a_tie_is_rounded_up_as_by_the_program(
    write: Write, export: MakeExport, form: MakeForm
) -> None:
    # Eight nilai of sum 25: NRR 3,125, on the scale of 100 exactly 78,125.
    forms = [form((4, 4, 4, 4, 4, 4, 4, 4, 4))] + [form((3,) * 9)] * 7
    sheet = Sheet(write(export(forms)), 2)
    row = sheet.row_of("U1 Persyaratan")
    assert sheet.compute(f"C{row}") == sheet.values[f"C{row}"] == 78.13


def test_no_form_gives_no_number(write: Write, export: MakeExport) -> None:
    sheet = Sheet(write(export([])), 2)
    row = sheet.row_of("IKM unit pelayanan")
    assert sheet.compute(f"B{row}") == sheet.values[f"B{row}"] == ""
    assert sheet.compute(f"B{row + 1}") == ""


def test_titles_names_and_grades_stand_there(
    write: Write, export: MakeExport, form: MakeForm
) -> None:
    sheet = Sheet(write(export([form()])), 2)
    texts = {str(value) for value in sheet.values.values()}
    assert {
        "PENGOLAHAN DATA SURVEI KEPUASAN MASYARAKAT PER RESPONDEN DAN PER UNSUR PELAYANAN",
        "UNIT PELAYANAN : Dinas Sosial",
        "PERIODE : 2024 (1 Januari – 31 Desember 2024)",
        "U8 Penanganan pengaduan, saran dan masukan",
        "88,31 – 100,00",
        "25,00 – 64,99",
    } <= texts
    assert (sheet.values["A5"], sheet.values["B6"], sheet.values["J6"]) == ("NO. RES", "U1", "U9")
    assert (sheet.values["I7"], sheet.values["J7"]) == ("Pengaduan", "Sarana")


def test_the_data_sheet_is_the_table_of_the_csv(
    write: Write, export: MakeExport, form: MakeForm, kuesioner: Kuesioner
) -> None:
    sent = export([form(saran='=cmd|"calc"', lembar="12", usia=30, layanan="f")])
    sheet = Sheet(write(sent), 1)
    names = header(kuesioner)
    letters = [chr(ord("A") + place) for place in range(len(names))]
    assert [sheet.values[f"{letter}1"] for letter in letters] == names
    row = {
        name: sheet.values.get(f"{letter}2") for letter, name in zip(letters, names, strict=True)
    }
    assert row["saran"] == '=cmd|"calc"'
    assert row["layanan"] == "=jebakan"
    assert (row["lembar"], row["usia"], row["U1"], row["jam"]) == ("12", 30.0, 4.0, None)
    assert sheet.formulas == {}
    assert next(sheet.root.iter(f"{NAMESPACE}pane")).get("state") == "frozen"


def test_the_olah_data_sheet_alone_can_be_read_again(
    write: Write,
    export: MakeExport,
    reference_forms: list[Responden],
    kuesioner: Kuesioner,
    period: Period,
    tmp_path: Path,
    write_xlsx: Callable[..., Path],
) -> None:
    sheet = Sheet(write(export(reference_forms)), 2)
    rows = [[""] * 10 for _ in range(140)]
    for place, value in sheet.values.items():
        shown = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
        rows[int(place[1:]) - 1][ord(place[0]) - ord("A")] = shown
    alone = write_xlsx(tmp_path / "olah.xlsx", rows)
    reading = spreadsheet_in.look_over(
        alone, kuesioner, period, ReadAs(ColumnOrder.KUESIONER)
    ).accepted()
    assert [record.jawaban for record in reading.records] == [f.jawaban for f in reference_forms]
    assert reading.foot_rows[0] == 88


def test_a_result_that_is_not_of_the_forms_is_refused(
    tmp_path: Path, export: MakeExport, form: MakeForm
) -> None:
    right = export([form(), form()])
    wrong = Export(
        right.period, right.kuesioner, right.forms[:1], right.layanan, right.result, right.office
    )
    with pytest.raises(NumbersDiffer):
        spreadsheet_out.write(tmp_path / "keluar.xlsx", wrong)
