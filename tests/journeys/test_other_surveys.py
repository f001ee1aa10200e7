"""Any survey comes out exactly: random sheets through the terminal against a naive computation."""

import csv
import json
import random
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from pathlib import Path

import pytest

from skm_desk.bootstrap import start
from skm_desk.domain.kuesioner import Kuesioner, Profile, Question, Unsur
from skm_desk.domain.period import Period
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.import_data import import_file
from skm_desk.use_cases.make_document import make_laporan
from skm_desk.use_cases.view_results import view_period

KODES = [f"U{n}" for n in range(1, 10)]
Sheet = list[list[int | None]]


def two_decimals(value: Fraction) -> float:
    with localcontext() as context:
        context.prec = 60
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        return float(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))


def letter(value: float) -> str:
    return "A" if value >= 88.31 else "B" if value >= 76.61 else "C" if value >= 65 else "D"


def naive(sheet: Sheet) -> tuple[float | None, list[float | None]]:
    """Return IKM and nilai per unsur as the regulation's text says it, blanks left out."""
    means: list[Fraction | None] = []
    for column in range(9):
        given = [row[column] for row in sheet if row[column] is not None]
        means.append(Fraction(sum(filter(None, given)), len(given)) if given else None)
    answered = [mean for mean in means if mean is not None]
    nilai = [None if mean is None else two_decimals(mean * 25) for mean in means]
    if not answered:
        return None, nilai
    return two_decimals(sum(answered) / len(answered) * 25), nilai


def random_sheet(seed: int) -> Sheet:
    chance = random.Random(seed)
    blank = chance.choice([0, 0.05, 0.5, 0.9])
    silent = chance.sample(range(9), chance.choice([0, 0, 1, 3]))
    likely = [chance.random() + 0.05 for _ in range(4)]
    return [
        [
            None
            if column in silent or chance.random() < blank
            else chance.choices((1, 2, 3, 4), likely)[0]
            for column in range(9)
        ]
        for _ in range(chance.choice([1, 2, 7, 43, 160]))
    ]


def border_sheet(forms: int, total: int) -> Sheet:
    """Return forms of nine nilai whose sum is `total`."""
    base, more = divmod(total, forms * 9)
    flat = [base + 1] * more + [base] * (forms * 9 - more)
    return [flat[place * 9 : place * 9 + 9] for place in range(forms)]


def shown(folder: Path, sheet: Sheet, capsys: pytest.CaptureFixture[str]) -> dict:
    path = folder / "lembar.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["no_res", *KODES])
        writer.writerows([n, *row] for n, row in enumerate(sheet, start=1))
    data = ["--data", str(folder / "data")]
    start([*data, "periode", "buat", "2026", "--mulai", "2026-01-01", "--selesai", "2026-12-31"])
    assert start([*data, "impor", str(path), "--periode", "2026"]) == 0
    capsys.readouterr()
    code = start([*data, "hasil", "--periode", "2026", "--json"])
    result = json.loads(capsys.readouterr().out)
    assert code == (1 if result["ikm"] is None else 0)
    return result


@pytest.mark.parametrize("seed", range(16))
def test_random_surveys(tmp_path: Path, capsys: pytest.CaptureFixture[str], seed: int) -> None:
    # A row without any nilai and profile is no form; the number keeps its place in the sheet.
    sheet = [row for row in random_sheet(seed) if any(row)]
    if not sheet:
        sheet = [[None] * 8 + [3]]
    ikm, nilai = naive(sheet)
    result = shown(tmp_path, sheet, capsys)
    assert result["responden"] == len(sheet)
    assert result["ikm"] == ikm
    assert result["mutu"] == (None if ikm is None else letter(ikm))
    assert [unsur["nilai"] for unsur in result["unsur"]] == nilai
    assert [unsur["jawaban"] for unsur in result["unsur"]] == [
        sum(1 for row in sheet if row[column] is not None) for column in range(9)
    ]
    assert [unsur["mutu"] for unsur in result["unsur"]] == [
        None if value is None else letter(value) for value in nilai
    ]


@pytest.mark.parametrize(
    ("forms", "total", "ikm", "mutu"),
    [
        (19, 604, 88.30, "B"),
        (43, 1367, 88.31, "A"),
        (67, 2130, 88.31, "A"),
        (100, 3179, 88.31, "A"),
        (26, 717, 76.60, "C"),
        (19, 524, 76.61, "B"),
        (58, 1357, 64.99, "D"),
        (93, 2176, 64.99, "D"),
    ],
)
def test_sums_at_the_borders(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    forms: int,
    total: int,
    ikm: float,
    mutu: str,
) -> None:
    result = shown(tmp_path, border_sheet(forms, total), capsys)
    assert (result["responden"], result["ikm"], result["mutu"]) == (forms, ikm, mutu)


def test_one_form_and_its_laporan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = shown(tmp_path, [[1, 2, 3, 4, None, 4, 3, 2, 1]], capsys)
    assert (result["responden"], result["ikm"], result["mutu"]) == (1, 62.5, "D")
    path = tmp_path / "laporan.pdf"
    words = ["dokumen", "laporan", "--periode", "2026", "--keluar", str(path)]
    assert start(["--data", str(tmp_path / "data"), *words]) == 0
    assert path.read_bytes().startswith(b"%PDF")


def test_several_questions_of_one_unsur(desk: Desk, tmp_path: Path, period_2026: Period) -> None:
    """The NRR of an unsur is the mean of its questions, each over its own jawaban."""
    unsur_list = tuple(Unsur(f"U{n}", f"Unsur {n}", "arti", f"Unsur {n}") for n in (1, 2))
    choices = ("a", "b", "c", "d")
    kuesioner = Kuesioner(
        "bertingkat",
        1,
        "Kuesioner bertingkat",
        "uji",
        unsur_list,
        (
            Question("U2a", "U2", "Satu", "Pertanyaan satu?", choices),
            Question("U1", "U1", "Dua", "Pertanyaan dua?", choices),
            Question("U2b", "U2", "Tiga", "Pertanyaan tiga?", choices),
        ),
        Profile(),
    )

    def keep(store: Store) -> Done[None]:
        store.kuesioner.add(kuesioner)
        store.period.add(period_2026)
        return Done(None, frozenset())

    desk.do(keep)
    path = tmp_path / "lembar.csv"
    path.write_text("U1,U2a,U2b\n4,4,1\n4,2,\n4,3,\n", encoding="utf-8")
    import_file(desk, path, "2026")
    result = desk.look(view_period, "2026").result
    # U2a: 9/3 = 3; U2b: 1/1 = 1; their mean is 2, whatever the numbers of jawaban.
    assert [unsur.nrr for unsur in result.per_unsur] == [4, 2]
    assert str(result.ikm) == "75.00"
    made = make_laporan(desk, tmp_path / "laporan.pdf", kode="2026")
    assert made.pages > 10
    path.write_text("U1,U2,U3\n4,4,1\n", encoding="utf-8")
    from skm_desk.domain.kuesioner import ColumnOrder
    from skm_desk.domain.worksheet import ReadAs

    import_file(desk, path, "2026", ReadAs(ColumnOrder.KUESIONER))
    tally = desk.look(view_period, "2026").tally
    assert {q.question: q.jawaban for q in tally.questions} == {"U1": 4, "U2a": 4, "U2b": 2}


@pytest.fixture
def period_2026() -> Period:
    from datetime import date

    return Period("id", "2026", date(2026, 1, 1), date(2026, 12, 31), "bertingkat", 1)
