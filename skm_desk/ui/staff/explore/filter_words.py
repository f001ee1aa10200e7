"""What a filter is called, in the words of the office."""

from collections.abc import Sequence

from skm_desk.domain.demographics import NOT_FILLED
from skm_desk.domain.id_format import format_date, format_span, join_words
from skm_desk.domain.responden import Source
from skm_desk.domain.scope import FILTER_FIELDS, Filter
from skm_desk.domain.small_groups import SMALLEST_GROUP
from skm_desk.ui.staff.results_words import choose_period
from skm_desk.use_cases.explore_results import Choices, Span, Wish
from skm_desk.use_cases.manage_periods import PeriodRow

SOURCE_NAMES = {Source.KIOSK: "kios", Source.PAPER: "kertas", Source.IMPORT: "impor"}
FIELD_NAMES = {
    "layanan": "Layanan",
    "jenis_kelamin": "Jenis kelamin",
    "usia": "Usia",
    "pendidikan": "Pendidikan",
    "pekerjaan": "Pekerjaan",
    "disabilitas": "Disabilitas",
}
UNFILLED = "tidak diisi"
NOTHING_FILTERED = "tidak ada yang disaring"
NOTHING_FITS = "Tidak ada formulir yang sesuai dengan saringan ini."
HIDDEN = (
    f"Saringan ini menyisakan kurang dari {SMALLEST_GROUP} formulir, atau hanya menyisihkan"
    " sesedikit itu. Nilainya tidak ditampilkan supaya jawaban seseorang tidak dapat dikenali;"
    " longgarkan saringannya."
)


def filter_words(wish: Wish, choices: Choices) -> str:
    """Return what is filtered: `disaring: layanan KTP, perempuan`, or that nothing is."""
    parts = [] if wish.layanan is None else [f"layanan {wish.layanan}"]
    if wish.filter.source is not None:
        parts.append(f"sumber {SOURCE_NAMES[wish.filter.source]}")
    for field in FILTER_FIELDS:
        kode = getattr(wish.filter, field)
        if kode == NOT_FILLED:
            parts.append(f"{FIELD_NAMES[field].lower()} {UNFILLED}")
        elif kode is not None:
            label = choices.get(field, {}).get(kode, kode)
            parts.append(f"usia {label}" if field == "usia" else label)
    if (days := _days(wish.filter)) != "":
        parts.append(days)
    return f"disaring: {join_words(parts)}" if parts else NOTHING_FILTERED


def _days(asked: Filter) -> str:
    if asked.since is not None and asked.until is not None:
        return format_span(asked.since, asked.until)
    if asked.since is not None:
        return f"sejak {format_date(asked.since)}"
    return "" if asked.until is None else f"sampai {format_date(asked.until)}"


def choose_span(rows: Sequence[PeriodRow], wished: Span | None) -> Span | None:
    """Return the span wished for if it is still there; else the period to show first, or None."""
    if wished is not None and wished.year is not None:
        if any(row.period.year == wished.year for row in rows):
            return wished
        wished = None
    kode = choose_period(rows, None if wished is None else wished.kode)
    return None if kode is None else Span(kode)
