"""What the page of charts says: titles, findings and headings, decided without a widget."""

from collections.abc import Sequence

from skm_desk.charts.catalog import CHARTS
from skm_desk.charts.heading import Heading
from skm_desk.domain.chart_content import (
    BAND,
    HOURS_FIELD,
    WEEKDAY_FIELD,
    JawabanSplit,
    MonthlyIkm,
    QuestionSplit,
)
from skm_desk.domain.control_chart import MonthPoint
from skm_desk.domain.demographics import NOT_FILLED, Breakdown, share_out
from skm_desk.domain.id_format import (
    BULAN,
    format_count,
    format_number,
    format_percent,
    join_words,
)
from skm_desk.domain.result import SkmResult
from skm_desk.domain.trend import TrendPoint, has_parts
from skm_desk.ui.staff.results_words import LEVEL, ONE_UNSUR, period_title, shown_line
from skm_desk.use_cases.view_charts import JAWABAN, MONTHS, TREND, UNSUR, ChartView
from skm_desk.use_cases.view_results import ResultView

BY_SURVEY = "IKM dari survei ke survei"
NO_FORMS = (
    "Belum ada jawaban yang dapat digambar. Begitu ada formulir terisi, grafiknya tampil di sini."
)
DRAWING = "Menggambar …"
MADE_UP = "data buatan"
COPY_MEANING = "Salin grafik {title} sebagai gambar, untuk ditempel ke dokumen"
SAVE_MEANING = "Simpan grafik {title} sebagai gambar PNG atau SVG"
LARGE_MEANING = "Enter atau klik: lihat besar."
COPIED = "Grafik “{title}” sudah disalin; tempelkan ke dokumen dengan Ctrl+V."
SAVED = "Grafik “{title}” tersimpan: {path}"
_TITLES = {
    UNSUR: CHARTS["unsur_bars"].title,
    JAWABAN: CHARTS["jawaban_split"].title,
    TREND: CHARTS["ikm_trend"].title,
    MONTHS: CHARTS["monthly_ikm"].title,
    HOURS_FIELD: "Jam pengisian",
    WEEKDAY_FIELD: "Hari pengisian",
    "jenis_kelamin": "Jenis kelamin responden",
    "usia": "Usia responden",
    "pendidikan": "Pendidikan responden",
    "pekerjaan": "Pekerjaan responden",
    "layanan": "Layanan yang diterima",
    "disabilitas": "Kategori disabilitas",
}
_NO_BREAK = "\N{NO-BREAK SPACE}"
_MOST_NAMED = 3  # groups or months that one sentence names


def chart_title(key: str) -> str:
    """Return what the chart of a key is called above its picture."""
    return _TITLES[key]


def counted_words(chart: ChartView, responden: int) -> str:
    """Return how many forms a chart counts."""
    if isinstance(chart.content, MonthlyIkm) and chart.content.undated:
        return f"{format_count(responden - chart.content.undated)} responden yang bertanggal"
    return f"{format_count(responden)} responden"


def chart_heading(chart: ChartView, view: ResultView, filtered: str) -> Heading:
    """Return what stands above the picture of a chart once it leaves the program."""
    span = f"Tahun {view.year}" if view.year is not None else period_title(view.latest)
    parts = [span, shown_line(view, filtered)]
    if view.made_up:
        parts.append(MADE_UP)
    is_by_survey = chart.key == TREND and has_parts(chart.content)
    title = BY_SURVEY if is_by_survey else chart_title(chart.key)
    return Heading(title, " · ".join(parts), finding(chart))


def file_name(chart: ChartView, view: ResultView) -> str:
    """Return the name that is offered for the picture of a chart."""
    span = view.latest.kode if view.year is None else str(view.year)
    return f"grafik-{chart.key.replace('_', '-')}-{span}.png"


def unfilled_words(keys: Sequence[str]) -> str:
    """Return which charts are not drawn because nobody filled in what they show."""
    if not keys:
        return ""
    titles = map(chart_title, keys)
    listed = join_words([t if t.startswith("IKM") else t[:1].lower() + t[1:] for t in titles])
    return f"Tidak digambar karena belum ada isinya: {listed}."


def finding(chart: ChartView) -> str:
    """Return what a chart shows in one sentence, for whoever does not see the picture."""
    return _finding(chart.content).replace(" %", f"{_NO_BREAK}%")


def _finding(content: object) -> str:
    if isinstance(content, SkmResult):
        return _of_result(content)
    if isinstance(content, JawabanSplit):
        return _of_jawaban(content)
    if isinstance(content, MonthlyIkm):
        return _of_months(content)
    if isinstance(content, Breakdown):
        return _of_breakdown(content)
    assert isinstance(content, tuple)
    return _of_trend(content)


def _of_result(result: SkmResult) -> str:
    if len(result.answered) == 1:
        return ONE_UNSUR
    if result.is_level:
        return LEVEL
    lowest = result.lowest()
    last = [unsur for unsur in lowest if unsur.nrr == lowest[0].nrr]
    names = join_words([f"{unsur.unsur.kode} {unsur.unsur.short}" for unsur in last])
    return f"Unsur terendah {names} {format_number(lowest[0].nilai)}."


def _of_jawaban(split: JawabanSplit) -> str:
    def low(question: QuestionSplit) -> int:
        return question.counts[0] + question.counts[1]

    answered = [question for question in split.questions if sum(question.counts)]
    worst = max(answered, key=lambda question: low(question) / sum(question.counts))
    if not low(worst):
        return "Tidak ada jawaban bernilai 1 atau 2."
    shares = share_out((low(worst), sum(worst.counts) - low(worst)))
    percent = format_percent(shares[0] if shares else None)
    return f"Nilai 1 dan 2 paling sering pada {worst.wordings[0]}, {percent}."


def _of_trend(trend: Sequence[TrendPoint]) -> str:
    last = trend[-1]
    words = f"IKM {last.name} {format_number(last.ikm)}, mutu {last.mutu.letter}"
    if len(trend) == 1:
        return f"{words}; belum ada {'survei' if last.part else 'tahun'} pembanding."
    return f"{words}; {trend[-2].name} {format_number(trend[-2].ikm)}."


def _of_months(content: MonthlyIkm) -> str:
    if content.is_empty:
        return "Belum ada bulan yang nilainya dapat ditampilkan."
    if content.chart is None:
        return "Belum cukup bulan untuk menilai perubahan dari bulan ke bulan."
    outside = [month.point for month in content.chart.months if month.is_outside]
    if not outside:
        centre = format_number(content.chart.centre)
        return f"Tidak ada bulan di luar batas wajar; rata-ratanya {centre}."
    if len(outside) > _MOST_NAMED:
        return f"{format_count(len(outside))} bulan berada di luar batas wajar."
    return f"Di luar batas wajar: {join_words([_month_words(point) for point in outside])}."


def _month_words(point: MonthPoint) -> str:
    return f"{BULAN[point.month - 1]} {point.year} ({format_number(point.ikm)})"


def _of_breakdown(breakdown: Breakdown) -> str:
    groups = [row for row in breakdown.rows if row.kode != NOT_FILLED and row.count]
    # A band is wider than an hour and may not be held against it.
    groups = [row for row in groups if not row.label.startswith(BAND)] or groups
    if not groups:
        return "Belum ada yang mengisinya."
    most = [row for row in groups if row.count == max(row.count for row in groups)]
    if len(most) > _MOST_NAMED:
        return f"{format_count(len(most))} kelompok sama banyak."
    names, count = join_words([row.label for row in most]), format_count(most[0].count)
    if len(most) > 1:
        return f"Terbanyak {names}: masing-masing {count} responden."
    return f"Terbanyak {names}: {count} responden ({format_percent(most[0].percent)})."
