"""What the terminal prints: results as text or JSON, previews, progress."""

import json
import sys
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from decimal import Decimal

from skm_desk.domain.id_format import (
    format_count,
    format_number,
    format_span,
)
from skm_desk.domain.kuesioner import ColumnOrder
from skm_desk.domain.period import Period
from skm_desk.domain.result import Bobot, UnsurResult
from skm_desk.domain.rounding import round_half_up
from skm_desk.domain.small_groups import SMALLEST_GROUP
from skm_desk.sentences.counting_words import counting_notes
from skm_desk.sentences.health_words import say_health
from skm_desk.sentences.import_words import (
    KNOWN_BEFORE,
    NOTHING_NEW,
    import_facts,
    import_notes,
    question_names,
    taken_back_words,
)
from skm_desk.sentences.merge_words import (
    attention,
    choice_note,
    merged_words,
    news,
    package_title,
    verdict,
)
from skm_desk.sentences.standing import MADE_UP
from skm_desk.use_cases.check_health import Health
from skm_desk.use_cases.import_data import ImportPreview
from skm_desk.use_cases.manage_imports import ImportRow
from skm_desk.use_cases.manage_periods import PeriodRow
from skm_desk.use_cases.merge_outcome import MergeOutcome
from skm_desk.use_cases.verify_document import Difference
from skm_desk.use_cases.view_results import ResultView

_BAR_WIDTH = 30
_HIDDEN = (
    f"Nilainya tidak ditampilkan karena formulir layanan ini, atau sisanya, kurang dari"
    f" {SMALLEST_GROUP}, sehingga jawaban seseorang dapat dikenali."
)


def period_line(row: PeriodRow) -> str:
    """Return one line about a period."""
    period = row.period
    parts = [
        period.kode,
        format_span(period.mulai, period.selesai),
        f"{format_count(row.forms)} responden",
        "ditutup" if period.closed_at else "terbuka",
    ]
    if period.target is not None:
        parts.insert(3, f"target {format_count(period.target)}")
    if period.made_up:
        parts.append(MADE_UP)
    return " · ".join(parts)


def created_line(period: Period) -> str:
    """Return one line about a period that was just made."""
    wanted = f", target {format_count(period.target)} responden" if period.target else ""
    span = format_span(period.mulai, period.selesai)
    return f"Periode {period.kode} dibuat: {span}{wanted}."


def import_text(preview: ImportPreview, only_tried: bool) -> str:
    """Return what was understood of a file and what was done with it."""
    lines = [*_order_lines(preview), *import_notes(preview)]
    forms = format_count(preview.coming)
    if preview.known_before:
        lines.append(KNOWN_BEFORE)
    elif not preview.coming:
        lines.append(NOTHING_NEW)
    elif only_tried:
        lines.append(f"{forms} formulir dapat diimpor ke periode {preview.period.kode}.")
    else:
        lines.append(f"{forms} formulir diimpor ke periode {preview.period.kode}.")
    return "\n".join(lines)


def import_lines(rows: Sequence[ImportRow]) -> Iterable[str]:
    """Yield one line for each import of a period."""
    if not rows:
        yield "Belum ada impor dalam periode ini."
    for row in rows:
        yield f"{row.number}. {row.file.file_name} · {' · '.join(import_facts(row))}"


def taken_back_line(row: ImportRow, kode: str) -> str:
    """Return one line about an import that was taken back."""
    return f"{taken_back_words(row)} Periode {kode} dihitung tanpa formulir itu."


def result_text(view: ResultView, is_hidden: bool) -> str:
    """Return a result as a small table, or why it `is_hidden`."""
    result = view.result
    lines = [MADE_UP] if view.made_up else []
    lines.append(f"{_scope_line(view)} · {format_count(result.responden)} responden")
    if is_hidden:
        return "\n".join([*lines, _HIDDEN])
    if result.ikm is None or result.mutu is None:
        lines.append("Belum ada data.")
        lines.extend(counting_notes(view))
        return "\n".join(lines)
    lines.append(f"IKM {format_number(result.ikm)} · mutu {result.mutu.label}")
    if result.bobot is not Bobot.EXACT:
        lines.append(f"Bobot tiap unsur {result.bobot.value}, untuk mencocokkan lembar lama.")
    lines.append("")
    width = max(len(unsur.unsur.nama) for unsur in result.per_unsur)
    lines.append(f"{'':4} {'Unsur':{width}}  {'Jawaban':>7}  {'NRR':>6}  {'Nilai':>6}  Mutu")
    lines.extend(_unsur_line(unsur, width) for unsur in result.per_unsur)
    if notes := counting_notes(view):
        lines += ["", *notes]
    return "\n".join(lines)


def result_json(view: ResultView, is_hidden: bool) -> str:
    """Return a result as one JSON object of the terminal contract; one that `is_hidden` tells no
    more than how many forms there are."""
    result = view.result
    ikm, mutu = (None, None) if is_hidden else (result.ikm, result.mutu)
    return json.dumps(
        {
            "periode": str(view.year) if view.year is not None else view.latest.kode,
            "responden": result.responden,
            "ikm": _json_number(ikm),
            "mutu": mutu.letter if mutu else None,
            "kinerja": mutu.kinerja if mutu else None,
            "bobot": result.bobot.value,
            "unsur": [_unsur_json(unsur, is_hidden) for unsur in result.per_unsur],
        },
        ensure_ascii=False,
    )


def difference_line(difference: Difference) -> str:
    """Return one line about a figure that a document says and its data does not give."""
    said, computed = difference.said or "tidak ada", difference.computed or "tidak ada"
    return f"{difference.what}: tertulis {said}, hasil hitung ulang {computed}."


def health_lines(health: Health) -> Iterable[str]:
    """Yield one line for each thing that was looked at."""
    for item in health.items:
        yield f"{'baik     ' if item.sound else 'PERHATIAN'}  {say_health(item)}"


def merge_lines(outcomes: Sequence[MergeOutcome], only_tried: bool) -> Iterable[str]:
    """Yield what became of packages, or would: a part for each, and the sum of them."""
    for outcome in outcomes:
        yield package_title(outcome)
        yield from (f"  {name}: {fact}" for name, fact in news(outcome))
        told = [verdict(outcome), choice_note(outcome), *attention(outcome)]
        yield from (f"  {words}" for words in told if words)
    if only_tried:
        yield "Hanya diperiksa; tidak ada yang digabung."
    else:
        yield merged_words(outcomes)


@contextmanager
def progress_bar(what: str) -> Generator[Callable[[int, int], None], None, None]:
    """Show the progress of long work on a terminal; stay silent when output goes to a file."""
    shown = sys.stderr.isatty()
    last = -1

    def show(done: int, total: int) -> None:
        nonlocal last
        percent = 100 * done // max(total, 1)
        if shown and percent != last:
            full = _BAR_WIDTH * percent // 100
            bar = "█" * full + "░" * (_BAR_WIDTH - full)
            print(f"\r{what} {bar} {percent:3} %", end="", file=sys.stderr, flush=True)
            last = percent

    try:
        yield show
    finally:
        if shown:
            print(f"\r{' ' * (len(what) + _BAR_WIDTH + 8)}\r", end="", file=sys.stderr)


def _order_lines(preview: ImportPreview) -> Iterable[str]:
    """Yield which order the U columns were read in, with the names where the two orders differ."""
    order = preview.reading.order
    taken = "daftar unsur" if order is ColumnOrder.UNSUR else "nomor pertanyaan di kuesioner"
    yield f"Kolom U dibaca menurut {taken}:"
    for heading, name in question_names(preview):
        yield f"  {heading} = {name}"


def _scope_line(view: ResultView) -> str:
    if view.year is not None:
        periods = ", ".join(period.kode for period in view.periods)
        scope = f"Tahun {view.year} (periode {periods})"
    else:
        span = format_span(view.latest.mulai, view.latest.selesai)
        scope = f"Periode {view.latest.kode} · {span}"
    return f"{scope} · layanan {view.layanan.nama}" if view.layanan else scope


def _unsur_line(unsur: UnsurResult, width: int) -> str:
    mutu = unsur.mutu.label if unsur.mutu else "belum ada data"
    return (
        f"{unsur.unsur.kode:4} {unsur.unsur.nama:{width}}  {format_count(unsur.jawaban):>7}"
        f"  {format_number(unsur.nrr, 4):>6}  {format_number(unsur.nilai):>6}  {mutu}"
    )


def _unsur_json(unsur: UnsurResult, is_hidden: bool) -> dict[str, object]:
    named: dict[str, object] = {"kode": unsur.unsur.kode, "nama": unsur.unsur.nama}
    if is_hidden:
        return named | dict.fromkeys(("jawaban", "nrr", "nilai", "mutu"))
    return named | {
        "jawaban": unsur.jawaban,
        "nrr": None if unsur.nrr is None else _json_number(round_half_up(unsur.nrr, 4)),
        "nilai": _json_number(unsur.nilai),
        "mutu": unsur.mutu.letter if unsur.mutu else None,
    }


def _json_number(value: Decimal | None) -> float | None:
    """Return a rounded number for JSON; a double holds 2 or 4 decimals without loss."""
    return None if value is None else float(value)
