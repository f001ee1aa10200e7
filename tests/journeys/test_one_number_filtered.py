"""One number holds under any filter: on the page, on the terminal, in the charts, in print."""

import csv
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from skm_desk.bootstrap import start
from skm_desk.charts.render import draw_figure
from skm_desk.domain.result import SkmResult
from skm_desk.domain.scope import Filter
from skm_desk.ui.staff.results import ResultsPage
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.explore_results import Span, Wish, see_results
from skm_desk.use_cases.import_data import import_file
from skm_desk.use_cases.make_document import make_laporan
from skm_desk.use_cases.manage_periods import create_period
from skm_desk.use_cases.set_up import set_up
from skm_desk.use_cases.view_charts import JAWABAN, TREND, UNSUR, ChartSight, see_charts
from tests.charts.chart_samples import bars_of, values_of
from tests.charts.test_jawaban_split import shares_of
from tests.conftest import fixed_origin
from tests.documents.pdf_reading import text_of
from tests.ui.conftest import (  # noqa: F401 - the window that people get
    bus,
    make_context,
    open_window,
    qapp_cls,
    settle,
    tasks,
)
from tests.ui.staff.explore.test_results_parts import OpenWindow, Settle, take
from tests.use_cases.test_explore_results import first_of

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support ", extend=True)

KODE = "2024"
FIRST_DAY = date(2024, 1, 1)
DAYS = tuple(FIRST_DAY + timedelta(15 * n) for n in range(20))
UNSUR_KODES = tuple(f"U{n}" for n in range(1, 10))
COLUMNS = ("tanggal", "jenis_kelamin", "usia", "pendidikan", "pekerjaan", "layanan", *UNSUR_KODES)
LAYANAN = ("Akta kelahiran", "Alat bantu")
PAPER_MM = (155.0, 100.0)
FEWEST = 10

Form = dict[str, Any]


@dataclass(frozen=True)
class Numbers:
    """The forms, the IKM, and per unsur its kode, jawaban, NRR (4 decimals) and nilai (2)."""

    forms: int
    ikm: Decimal
    unsur: tuple[tuple[str, int, Decimal, Decimal], ...]


def counted(forms: Sequence[Form]) -> Numbers:
    """Return the numbers of these forms as the regulation's text says them."""
    rows = []
    means = []
    for kode in UNSUR_KODES:
        given_nilai = [form[kode] for form in forms if form[kode] is not None]
        if given_nilai:
            mean = Fraction(sum(given_nilai), len(given_nilai))
            means.append(mean)
            rows.append((kode, len(given_nilai), rounded(mean, 4), rounded(mean * 25, 2)))
    return Numbers(len(forms), rounded(sum(means) / len(means) * 25, 2), tuple(rows))


def rounded(value: Fraction, places: int) -> Decimal:
    step = Decimal(1).scaleb(-places)
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(step, ROUND_HALF_UP)


def words(value: Decimal) -> str:
    return str(value).replace(".", ",")


def random_forms(seed: int, count: int) -> list[Form]:
    """Return forms of people of different moods, with blanks and half-filled profiles."""
    dice = random.Random(seed)
    forms = []
    for _ in range(count):
        mood = dice.choice((2, 3, 3, 4))
        form: Form = {
            "tanggal": dice.choice((None, dice.choice(DAYS))),
            "jenis_kelamin": dice.choice("LP") if dice.random() < 0.9 else None,
            "usia": dice.choice((None, 17, 25, 26, 35, 66)),
            "pendidikan": dice.choice((None, "SMA", "S1")),
            "pekerjaan": dice.choice(("PNS", "SWASTA")),
            "layanan": dice.choice((None, *LAYANAN)),
        }
        for kode in UNSUR_KODES:
            nilai = max(1, min(4, mood + dice.choice((-1, 0, 0, 1))))
            form[kode] = nilai if dice.random() < 0.93 else None
        form[dice.choice(UNSUR_KODES)] = mood  # nobody hands in an empty sheet
        forms.append(form)
    return forms


def fits(form: Form, wish: Wish) -> bool:
    """Return whether a form is as `wish` asks, by the words of the filter's own promise."""
    asked = wish.filter
    bands = {None: "", 17: "17–25 tahun", 25: "17–25 tahun", 66: "di atas 65 tahun"}
    day = form["tanggal"]
    return all(
        (
            wish.layanan in (None, form["layanan"]),
            asked.jenis_kelamin in (None, form["jenis_kelamin"] or ""),
            asked.usia in (None, bands.get(form["usia"], "26–35 tahun")),
            asked.pendidikan in (None, form["pendidikan"] or ""),
            asked.pekerjaan in (None, form["pekerjaan"]),
            asked.since is None or (day is not None and day >= asked.since),
            asked.until is None or (day is not None and day <= asked.until),
        )
    )


def office_of(folder: Path, forms: Sequence[Form]) -> Desk:
    """Return a desk on a new data file that took in exactly these forms from a CSV file."""
    desk = Desk(folder / "data", fixed_origin())
    desk.do(set_up)
    desk.do(create_period, KODE, FIRST_DAY, date(2024, 12, 31))
    sheet = folder / "formulir.csv"
    with sheet.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        rows.writerows([["" if form[c] is None else form[c] for c in COLUMNS] for form in forms])
    assert import_file(desk, sheet, KODE).forms == len(forms)
    return desk


def of_result(result: SkmResult) -> Numbers:
    assert result.ikm is not None
    return Numbers(
        result.responden,
        result.ikm,
        tuple(
            (unsur.unsur.kode, unsur.jawaban, rounded(unsur.nrr, 4), unsur.nilai)
            for unsur in result.answered
        ),
    )


def of_terminal(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> Numbers:
    """Return what `hasil --json` tells."""
    capsys.readouterr()
    told = ["--data", str(folder), "hasil", "--periode", KODE, "--json", *more]
    assert start(told) == 0
    shown = json.loads(capsys.readouterr().out, parse_float=Decimal)
    return Numbers(
        shown["responden"],
        shown["ikm"].quantize(Decimal("0.01")),
        tuple(
            (
                unsur["kode"],
                unsur["jawaban"],
                unsur["nrr"].quantize(Decimal("0.0001")),
                unsur["nilai"].quantize(Decimal("0.01")),
            )
            for unsur in shown["unsur"]
            if unsur["nilai"] is not None
        ),
    )


def of_charts(seen: ChartSight) -> Numbers:
    """Return what is read back from the axes: nilai from bars, jawaban and NRR from their parts."""
    charts = {chart.key: chart for chart in seen.charts}
    bars = draw_figure(charts[UNSUR].name, charts[UNSUR].content, *PAPER_MM)
    ends = [rounded(Fraction(start + width), 2) for _, start, width, _ in bars_of(bars)]
    assert values_of(bars)[0::2] == [words(nilai) for nilai in ends]
    content = charts[JAWABAN].content
    parts = shares_of(draw_figure(charts[JAWABAN].name, content, *PAPER_MM))
    read = {}
    for part, question in zip(parts, content.questions, strict=True):
        lengths = {name: length for name, (_, length) in part.items()}
        counts = [round(lengths.get(str(n), 0) / 100 * question.asked) for n in (1, 2, 3, 4)]
        total = sum(n * count for n, count in zip((1, 2, 3, 4), counts, strict=True))
        if sum(counts):
            read[question.question] = (sum(counts), rounded(Fraction(total, sum(counts)), 4))
    trend = draw_figure(charts[TREND].name, charts[TREND].content, *PAPER_MM)
    ikm = values_of(trend)[-1].split()[0].replace(",", ".")
    asked = {question.asked for question in content.questions}
    return Numbers(
        *asked,
        Decimal(ikm),
        tuple((kode, *read[kode], nilai) for kode, nilai in zip(sorted(read), ends, strict=True)),
    )


def holds(text: str, numbers: Numbers) -> bool:
    """Return whether the text of a laporan has all of the numbers where they belong."""
    at = text.index("Tabel 3.2")
    table = text[at : text.index("IKM unit layanan", at) + 40]
    rows = all(
        f" {jawaban} {words(nrr)} {words(nilai)} " in table[table.index(f" {kode} ") :][:90]
        for kode, jawaban, nrr, nilai in numbers.unsur
    )
    return (
        rows
        and f"IKM unit layanan {words(numbers.ikm)} " in table
        and text.count(words(numbers.ikm)) >= 4
        and f"IKM {words(numbers.ikm)} (jumlah NRR x bobot, dikalikan 25)" in text
    )


CONDITIONS = {
    "layanan": st.sampled_from(LAYANAN),
    "jenis_kelamin": st.sampled_from(["L", "P"]),
    "usia": st.sampled_from(["", "17–25 tahun", "26–35 tahun"]),
    "pendidikan": st.sampled_from(["", "SMA", "S1"]),
    "pekerjaan": st.sampled_from(["PNS", "SWASTA"]),
    "since": st.sampled_from(DAYS[2:8]),
    "until": st.sampled_from(DAYS[12:18]),
}
WISHES = (
    st.lists(st.sampled_from([*CONDITIONS]), min_size=1, max_size=2, unique=True)
    .flatmap(lambda names: st.fixed_dictionaries({name: CONDITIONS[name] for name in names}))
    .map(lambda asked: Wish(Span(KODE), asked.pop("layanan", None), Filter(**asked)))
)


# Shrinking would take minutes, and a smaller seed tells nothing more.
@settings(max_examples=12, deadline=None, phases=set(Phase) - {Phase.shrink, Phase.explain})
@given(seed=st.integers(0, 2**32), count=st.integers(60, 110), wish=WISHES)
def test_page_charts_terminal_and_print_give_one_number_for_any_filter(
    tmp_path_factory: pytest.TempPathFactory, seed: int, count: int, wish: Wish
) -> None:
    forms = random_forms(seed, count)
    left = [form for form in forms if fits(form, wish)]
    assume(len(left) >= FEWEST and len(forms) - len(left) >= FEWEST)
    wanted = counted(left)
    desk = office_of(tmp_path_factory.mktemp("semua"), forms)
    sight = desk.look(see_results, first_of, wish)
    assume(not sight.is_hidden)
    assert sight.view is not None
    assert of_result(sight.view.result) == wanted
    assert of_charts(desk.look(see_charts, first_of, wish)) == wanted
    narrow = office_of(tmp_path_factory.mktemp("sebagian"), left)
    paper = narrow.folder / "laporan.pdf"
    make_laporan(narrow, paper, KODE)
    assert holds(text_of(paper.read_bytes()), wanted)


@pytest.mark.parametrize("layanan", LAYANAN)
def test_the_terminal_tells_of_a_layanan_what_the_page_shows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], layanan: str
) -> None:
    forms = random_forms(7, 90)
    desk = office_of(tmp_path, forms)
    wanted = counted([form for form in forms if form["layanan"] == layanan])
    sight = desk.look(see_results, first_of, Wish(Span(KODE), layanan))
    assert sight.view is not None
    assert not sight.is_hidden
    assert of_result(sight.view.result) == wanted
    assert of_terminal(desk.folder, capsys, "--layanan", layanan) == wanted
    whole = of_terminal(desk.folder, capsys)
    assert whole == counted(forms)
    assert whole != wanted


def test_the_laporan_of_other_forms_does_not_pass(tmp_path: Path) -> None:
    """One nilai changed by one is seen in print."""
    forms = random_forms(11, 40)
    desk = office_of(tmp_path, forms)
    make_laporan(desk, tmp_path / "laporan.pdf", KODE)
    text = text_of((tmp_path / "laporan.pdf").read_bytes())
    assert holds(text, counted(forms))
    first = next(kode for kode in UNSUR_KODES if forms[0][kode] in (1, 2, 3))
    assert not holds(text, counted([{**forms[0], first: forms[0][first] + 1}, *forms[1:]]))


def test_the_words_of_the_page_are_those_numbers(
    tmp_path: Path,
    open_window: OpenWindow,  # noqa: F811
    settle: Settle,  # noqa: F811
    qtbot: QtBot,
) -> None:
    forms = random_forms(13, 90)
    wish = Wish(Span(KODE), LAYANAN[0], Filter(jenis_kelamin="P"))
    wanted = counted([form for form in forms if fits(form, wish)])
    assert wanted.forms >= FEWEST
    window = open_window(office_of(tmp_path, forms))
    page = settle(window)
    page.filter_button.click()
    take(page.filter.choosers["layanan"], LAYANAN[0])
    page = settle(window)
    take(page.filter.choosers["jenis_kelamin"], "Perempuan")
    page = settle(window)
    said = words_on(page)
    assert words(wanted.ikm) in said
    assert any(f" {wanted.forms} responden " in f" {line} " for line in said)
    rows = [row.accessibleName() for row in page.table.rows]
    for row, (kode, jawaban, _, nilai) in zip(rows, wanted.unsur, strict=True):
        assert row.startswith(f"{kode} ")
        assert f" nilai {words(nilai)}, " in row
        assert row.endswith(f" dari {jawaban} jawaban")
    assert words(counted(forms).ikm) not in said


def words_on(page: ResultsPage) -> list[str]:
    """Return the words of all labels that can be seen on the page."""
    labels: list[QWidget] = page.findChildren(QLabel)
    return [label.text() for label in labels if isinstance(label, QLabel) and label.isVisible()]
