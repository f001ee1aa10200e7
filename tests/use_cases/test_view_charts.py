"""The charts show what the result says, hide what it hides, and are kept as valid pictures."""

import io
import json
import random
import xml.etree.ElementTree as ET
from dataclasses import fields
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from PIL import Image

from skm_desk.charts.heading import Heading
from skm_desk.charts.render import draw_figure
from skm_desk.cli.output import result_json
from skm_desk.domain.demographics import NOT_FILLED, Breakdown
from skm_desk.domain.file_errors import FormatUnknown, TargetUnwritable
from skm_desk.domain.responden import Responden, Source
from skm_desk.domain.result import SkmResult
from skm_desk.domain.rounding import round_half_up
from skm_desk.domain.scope import FILTER_FIELDS, Filter
from skm_desk.domain.small_groups import SMALLEST_GROUP
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.explore_results import Span, Wish, view_span
from skm_desk.use_cases.manage_periods import create_period
from skm_desk.use_cases.view_charts import (
    JAWABAN,
    MONTHS,
    TREND,
    UNSUR,
    ChartSight,
    ChartView,
    keep_picture,
    picture_size,
    see_charts,
    view_months,
)
from skm_desk.use_cases.view_results import view_breakdowns
from tests.charts.chart_samples import bars_of, values_of
from tests.charts.test_jawaban_split import shares_of
from tests.use_cases.test_explore_results import first_of, form, keep

SAMPLE = "contoh-2025"
HEADING = Heading("Nilai per unsur", "Periode 2024 · 80 responden", "Unsur terendah U8.")
SIZE = (155.0, 100.0)


def see(desk: Desk, wish: Wish) -> ChartSight:
    return desk.look(see_charts, first_of, wish)


def chart_of(seen: ChartSight, key: str) -> ChartView:
    return next(chart for chart in seen.charts if chart.key == key)


def months_of(desk: Desk, wish: Wish) -> ChartView:
    view = see(desk, wish).sight.view
    assert view is not None
    return desk.look(view_months, view)


def test_the_sample_office_has_every_chart_that_somebody_filled(sample_desk: Desk) -> None:
    seen = see(sample_desk, Wish(Span(SAMPLE)))
    profile = ("jenis_kelamin", "usia", "pendidikan", "pekerjaan", "layanan")
    assert seen.keys == (UNSUR, JAWABAN, TREND, MONTHS, "jam", "hari", *profile)
    view = seen.sight.view
    assert view is not None
    shown = [chart.content for chart in seen.charts if chart.key in profile]
    filled = [b for b in sample_desk.look(view_breakdowns, view) if not b.is_empty]
    assert shown == filled
    counted = [c.content.total for c in seen.charts if isinstance(c.content, Breakdown)]
    assert counted == [160] * len(counted)


def test_the_80_rows_have_no_days_and_no_profile(sample_desk: Desk) -> None:
    seen = see(sample_desk, Wish(Span("2024")))
    assert seen.keys == (UNSUR, JAWABAN, TREND)
    assert seen.unfilled[:3] == (MONTHS, "jam", "hari")
    assert [p.ikm for p in chart_of(seen, TREND).content] == [Decimal("92.68"), Decimal("93.54")]


def test_an_office_without_a_period_or_a_form_has_no_chart(desk: Desk) -> None:
    assert see(desk, Wish()).charts == ()
    desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    empty = see(desk, Wish())
    assert (empty.charts, empty.keys, empty.unfilled) == ((), (), ())


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much],
)
@given(data=st.data())
def test_chart_screen_and_json_give_one_number_for_any_filter(sample_desk: Desk, data) -> None:
    """Values are read back from the axes and from the words of the drawn pictures."""
    choices = see(sample_desk, Wish(Span(SAMPLE))).sight.choices
    possible = {
        "source": st.sampled_from(Source),
        "since": st.dates(date(2025, 1, 1), date(2025, 9, 30)),
        "until": st.dates(date(2025, 4, 1), date(2025, 12, 31)),
        "layanan": st.sampled_from([*choices["layanan"]]),
        **{f: st.sampled_from([NOT_FILLED, *choices[f]]) for f in FILTER_FIELDS if f in choices},
    }
    names = data.draw(st.lists(st.sampled_from([*possible]), max_size=2, unique=True))
    asked = {name: data.draw(possible[name]) for name in names}
    wish = Wish(Span(SAMPLE), asked.pop("layanan", None), Filter(**asked))
    seen = see(sample_desk, wish)
    view = sample_desk.look(view_span, Span(SAMPLE), wish)
    is_shown = not seen.sight.is_hidden and view.result.ikm is not None
    assert bool(seen.charts) is is_shown
    assume(is_shown)
    told = json.loads(result_json(view, is_hidden=False))
    assert seen.sight.view is not None
    assert seen.sight.view.result == view.result
    answered = [unsur for unsur in told["unsur"] if unsur["nilai"] is not None]
    _check_unsur(chart_of(seen, UNSUR), answered)
    _check_jawaban(chart_of(seen, JAWABAN), answered)
    assert float(chart_of(seen, TREND).content[-1].ikm) == told["ikm"]


def _check_unsur(chart: ChartView, answered: list[dict]) -> None:
    figure = draw_figure(chart.name, chart.content, *SIZE)
    ends = [start + width for _, start, width, _ in bars_of(figure)]
    assert ends == pytest.approx([unsur["nilai"] for unsur in answered])
    written = values_of(figure)
    assert written[0::2] == [f"{unsur['nilai']:.2f}".replace(".", ",") for unsur in answered]
    assert written[1::2] == [unsur["mutu"] for unsur in answered]


def _check_jawaban(chart: ChartView, answered: list[dict]) -> None:
    bars = shares_of(draw_figure(chart.name, chart.content, *SIZE))
    by_kode = {unsur["kode"]: unsur for unsur in answered}
    seen = set()
    for bar, question in zip(bars, chart.content.questions, strict=True):
        parts = {name: length / 100 * question.asked for name, (_, length) in bar.items()}
        counts = [round(parts.get(str(nilai), 0)) for nilai in (1, 2, 3, 4)]
        if sum(counts):
            total = sum(nilai * count for nilai, count in zip((1, 2, 3, 4), counts, strict=True))
            unsur = by_kode[question.question]
            assert unsur["jawaban"] == sum(counts)
            assert unsur["nrr"] == float(round_half_up(Fraction(total, sum(counts)), 4))
            seen.add(question.question)
    assert seen == set(by_kode)


def test_a_filter_that_leaves_few_has_no_chart_at_all(desk: Desk) -> None:
    desk.do(create_period, "2024", date(2024, 1, 1), date(2024, 12, 31))
    desk.do(keep, "2024", [form(4, jenis_kelamin="P")] * 30 + [form(1, jenis_kelamin="L")] * 9)
    for kode in "LP":
        seen = see(desk, Wish(Span("2024"), filter=Filter(jenis_kelamin=kode)))
        assert seen.sight.is_hidden
        assert seen.charts == ()
    assert see(desk, Wish(Span("2024"))).charts


def _month(number: int, count: int, nilai: int, spread: int = 0) -> list[Responden]:
    day = date(2024, number, 3)
    return [
        form(nilai, U1=max(1, nilai - (spread and n % 2)), tanggal=day + timedelta(n % 20))
        for n in range(count)
    ]


def test_months_say_what_their_forms_say(desk: Desk) -> None:
    desk.do(create_period, "2024", date(2024, 1, 1), date(2024, 12, 31))
    forms = [*_month(1, 20, 4, 1), *_month(2, 30, 3, 1), *_month(3, 12, 1, 1)]
    desk.do(keep, "2024", [*forms, *[form(2)] * 15])
    content = months_of(desk, Wish(Span("2024"))).content
    assert [(p.month, p.forms, p.ikm) for p in content.months] == [
        (1, 20, Decimal("98.61")),
        (2, 30, Decimal("73.61")),
        (3, 12, Decimal("25.00")),
    ]
    assert content.undated == 15
    assert content.chart is not None
    assert [month.is_outside for month in content.chart.months] == [True, True, True]


def test_a_small_month_and_what_would_tell_of_it_show_no_ikm(desk: Desk) -> None:
    desk.do(create_period, "2024", date(2024, 1, 1), date(2024, 12, 31))
    forms = [*_month(1, 20, 4, 1), *_month(2, 12, 3, 1), *_month(3, 9, 1), *_month(4, 25, 3, 1)]
    desk.do(keep, "2024", forms)
    content = months_of(desk, Wish(Span("2024"))).content
    # The whole less the other months would tell of March, so the next smallest is hidden too.
    assert [p.ikm is None for p in content.months] == [False, True, True, False]
    assert content.chart is not None
    assert [month.is_judged for month in content.chart.months] == [True, False, False, True]


def test_no_month_can_be_worked_back_from_the_others(desk: Desk) -> None:
    """Whatever is hidden holds at least SMALLEST_GROUP forms, those without a day among them."""
    dice = random.Random(11)
    for year in range(2010, 2022):
        kode = str(year)
        desk.do(create_period, kode, date(year, 1, 1), date(year, 12, 31))
        forms = []
        for month in range(1, 13):
            day = date(year, month, 7)
            forms += [form(dice.choice((2, 3, 4)), tanggal=day)] * dice.choice((0, 0, 4, 11, 15))
        desk.do(keep, kode, forms + [form(3)] * dice.choice((0, 3, 14)))
        content = months_of(desk, Wish(Span(kode))).content
        hidden = [p.forms for p in content.months if p.ikm is None]
        assert all(p.forms >= SMALLEST_GROUP for p in content.months if p.ikm is not None)
        if hidden:
            assert sum(hidden) + content.undated >= SMALLEST_GROUP or len(hidden) == len(
                content.months
            )
            assert len(hidden) + bool(content.undated) >= 2 or len(content.months) == 1


def test_a_filtered_trend_compares_like_with_like(desk: Desk) -> None:
    for year in (2023, 2024):
        desk.do(create_period, str(year), date(year, 1, 1), date(year, 12, 31))
    women, men = [form(4, jenis_kelamin="P")], [form(2, jenis_kelamin="L")]
    desk.do(keep, "2023", women * 10 + men * 30)
    desk.do(keep, "2024", women * 20 + men * 20)

    def trend(asked: Filter) -> list[tuple[int, Decimal]]:
        content = chart_of(see(desk, Wish(Span("2024"), filter=asked)), TREND).content
        return [(point.tahun, point.ikm) for point in content]

    assert trend(Filter()) == [(2023, Decimal("62.50")), (2024, Decimal("75.00"))]
    assert trend(Filter(jenis_kelamin="P")) == [(2023, Decimal("100")), (2024, Decimal("100"))]
    assert trend(Filter(jenis_kelamin="L")) == [(2023, Decimal("50")), (2024, Decimal("50"))]
    # A year of which the filter leaves too few forms is left out.
    desk.do(keep, "2024", [form(3, jenis_kelamin="P", usia=30)] * 20)
    desk.do(keep, "2023", [form(3, jenis_kelamin="P", usia=30)] * 3)
    assert trend(Filter(usia="26–35 tahun")) == [(2024, Decimal("75.00"))]


@pytest.mark.parametrize("key", [UNSUR, JAWABAN, TREND, "usia"])
def test_kept_pictures_are_valid(sample_desk: Desk, key: str, tmp_path: Path) -> None:
    chart = chart_of(see(sample_desk, Wish(Span(SAMPLE))), key)
    png, svg = tmp_path / "grafik.PNG", tmp_path / "grafik.svg"
    keep_picture(png, chart, HEADING)
    keep_picture(svg, chart, HEADING)
    width_mm, height_mm = picture_size(chart)
    with Image.open(io.BytesIO(png.read_bytes())) as picture:
        picture.load()
        assert picture.format == "PNG"
        assert picture.size == pytest.approx((width_mm / 25.4 * 300, height_mm / 25.4 * 300), abs=1)
        assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.1)
    root = ET.fromstring(svg.read_bytes())
    assert root.tag.endswith("}svg")
    assert float(root.attrib["width"].removesuffix("pt")) == pytest.approx(width_mm / 25.4 * 72)
    assert {path.name for path in tmp_path.iterdir()} == {"data", "grafik.PNG", "grafik.svg"}


def test_another_kind_of_picture_is_refused_and_nothing_written(
    sample_desk: Desk, tmp_path: Path
) -> None:
    chart = chart_of(see(sample_desk, Wish(Span("2024"))), UNSUR)
    assert isinstance(chart.content, SkmResult)
    with pytest.raises(FormatUnknown):
        keep_picture(tmp_path / "grafik.jpg", chart, HEADING)
    with pytest.raises(TargetUnwritable):
        keep_picture(tmp_path / "tidak-ada" / "grafik.png", chart, HEADING)
    assert list(tmp_path.iterdir()) == [tmp_path / "data"]


def test_every_field_of_a_filter_is_known_here() -> None:
    """A new condition must be drawn at random above too."""
    assert {item.name for item in fields(Filter)} == {"source", *FILTER_FIELDS, "since", "until"}
