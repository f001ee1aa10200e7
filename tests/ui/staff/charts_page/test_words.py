"""What the page of charts says of each chart, in one sentence."""

from dataclasses import replace
from decimal import Decimal

import pytest

from skm_desk.domain.chart_content import hours_breakdown, split_jawaban, weekday_breakdown
from skm_desk.domain.demographics import break_down
from skm_desk.domain.tally import tally_forms
from skm_desk.domain.trend import TrendPoint
from skm_desk.ui.staff.charts_page.words import (
    chart_title,
    counted_words,
    finding,
    unfilled_words,
)
from skm_desk.ui.staff.results_words import LEVEL, ONE_UNSUR
from skm_desk.use_cases.view_charts import JAWABAN, MONTHS, TREND, UNSUR, ChartView
from tests.charts.chart_samples import months
from tests.domain.survey_data import kuesioner, read_2024, result_of


def split(*forms: dict[str, int | None]):
    return split_jawaban(tally_forms(forms, kuesioner()), kuesioner())


def say(content: object) -> str:
    """Return the sentence with blanks that may break."""
    return finding(ChartView("kunci", "nama", content)).replace("\N{NO-BREAK SPACE}", " ")


LOW = {f"U{n}": 3 for n in range(1, 10)} | {"U8": 1, "U6": 1}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (result_of(read_2024()), "Unsur terendah U8 Pengaduan 80,00."),
        (result_of([LOW]), "Unsur terendah U6 Kompetensi dan U8 Pengaduan 25,00."),
        (result_of([{f"U{n}": 3 for n in range(1, 10)}]), LEVEL),
        (result_of([{"U1": 3}]), ONE_UNSUR),
        (split(*read_2024()), "Nilai 1 dan 2 paling sering pada U8 Judul U8, 18,75 %."),
        (split({"U1": 3}), "Tidak ada jawaban bernilai 1 atau 2."),
        (
            (TrendPoint(2024, Decimal("93.54"), False),),
            "IKM 2024 93,54, mutu A; belum ada tahun pembanding.",
        ),
        (
            (
                TrendPoint(2023, Decimal("92.68"), True),
                TrendPoint(2024, Decimal("93.54"), False, part="2024-S1"),
            ),
            "IKM 2024-S1 93,54, mutu A; 2023 92,68.",
        ),
        (
            (TrendPoint(2024, Decimal("93.54"), False, part="2024-S1"),),
            "IKM 2024-S1 93,54, mutu A; belum ada survei pembanding.",
        ),
        (months(), "Belum ada bulan yang nilainya dapat ditampilkan."),
        (
            months((5, 12, "88.10")),
            "Belum cukup bulan untuk menilai perubahan dari bulan ke bulan.",
        ),
        (
            months((1, 20, "88.10"), (2, 20, "88.30")),
            "Tidak ada bulan di luar batas wajar; rata-ratanya 88,20.",
        ),
        (
            months(*((n, 40, "90.00") for n in range(1, 12)), (12, 40, "70.00")),
            "Di luar batas wajar: Desember 2025 (70,00).",
        ),
        (
            months((1, 90, "60"), (2, 90, "70"), (3, 90, "80"), (4, 90, "90")),
            "4 bulan berada di luar batas wajar.",
        ),
        (
            break_down("x", "X", {"a": "SMA", "b": "S1"}, {"a": 3, "b": 1, "": 12}),
            "Terbanyak SMA: 3 responden (18,75 %).",
        ),
        (
            break_down("x", "X", {"a": "SMA", "b": "S1"}, {"a": 3, "b": 3}),
            "Terbanyak SMA dan S1: masing-masing 3 responden.",
        ),
        (
            break_down("x", "X", {k: k for k in "abcd"}, dict.fromkeys("abcd", 2)),
            "4 kelompok sama banyak.",
        ),
        (
            hours_breakdown({"09.00": 3, "08.00–12.00": 40}),
            "Terbanyak 09.00–09.59: 3 responden (6,98 %).",
        ),
        (
            hours_breakdown({"08.00–12.00": 40}),
            "Terbanyak Rentang 08.00–12.00: 40 responden (100,00 %).",
        ),
        (weekday_breakdown({}, 4), "Belum ada yang mengisinya."),
    ],
)
def test_a_chart_is_told_in_one_sentence(content: object, sentence: str) -> None:
    assert say(content) == sentence


def test_every_chart_has_a_title() -> None:
    keys = (UNSUR, JAWABAN, TREND, MONTHS, "jam", "hari", "jenis_kelamin", "usia", "pendidikan")
    titles = [chart_title(key) for key in (*keys, "pekerjaan", "layanan", "disabilitas")]
    assert len(set(titles)) == len(titles)
    assert unfilled_words(()) == ""
    assert unfilled_words((MONTHS, "jam")) == (
        "Tidak digambar karena belum ada isinya: IKM dari bulan ke bulan dan jam pengisian."
    )


def test_forms_without_a_day_are_in_no_month() -> None:
    content = months((1, 20, "88.10"), (2, 20, "88.30"))
    dated = ChartView(MONTHS, "monthly_ikm", content)
    assert counted_words(dated, 40) == "40 responden"
    some = ChartView(MONTHS, "monthly_ikm", replace(content, undated=5))
    assert counted_words(some, 45) == "40 responden yang bertanggal"
