"""What the page of results says: every sentence and figure, decided without a widget."""

from collections.abc import Sequence
from dataclasses import dataclass

from skm_desk.domain.id_format import format_count, format_date, format_number, format_span
from skm_desk.domain.period import Period
from skm_desk.domain.result import (
    HIGHEST_NILAI,
    LOWEST_NILAI,
    Bobot,
    Mutu,
    SkmResult,
    UnsurResult,
)
from skm_desk.ui.shared.messages import NO_DATA
from skm_desk.use_cases.manage_periods import PeriodRow
from skm_desk.use_cases.view_results import ResultView

NO_PERIOD = (
    "Belum ada periode survei. Buat periode pertama untuk mulai mengumpulkan jawaban; "
    "hasilnya akan tampil di sini."
)
NO_FORMS = (
    "Belum ada formulir pada periode ini. Begitu berkas jawaban diimpor, "
    "IKM dan nilai setiap unsur tampil di sini."
)
FILTER_MEANING = "Hitung hanya formulir tertentu: layanan, sumber, kelompok, tanggal"
VIEWS = (
    ("Ringkasan", "IKM, mutu, dan nilai setiap unsur"),
    ("Banding", "Bandingkan dengan periode lain"),
    ("Kelompok", "Nilai per layanan atau per kelompok responden"),
    ("Prioritas", "Unsur yang penting tetapi masih rendah"),
    ("Keandalan", "Seberapa pasti IKM dan seberapa padu pertanyaannya"),
)
LEVEL = "Semua unsur bernilai sama; tidak ada yang paling rendah."
ONE_UNSUR = "Baru satu unsur yang ada jawabannya."
SCALE_NOTE = (
    f"Batang dimulai dari {format_number(LOWEST_NILAI, places=0)}"
    f" dan penuh pada {format_number(HIGHEST_NILAI, places=0)}."
)


@dataclass(frozen=True)
class Progress:
    """How many responden there are: `figure`, `words` below it, and `share` of the target.

    `share` is from 0.0 to 1.0, None without a target.
    """

    figure: str
    words: str
    share: float | None


@dataclass(frozen=True)
class Attention:
    """One of the weakest unsur."""

    kode: str
    short: str
    nilai: str


def choose_period(rows: Sequence[PeriodRow], kode: str | None) -> str | None:
    """Return `kode` if it is there; else the kode of the newest real period that has forms.

    Next best are the newest that has forms, then the newest. None when there is no period.
    """
    if any(row.period.kode == kode for row in rows):
        return kode
    with_forms = [row for row in rows if row.forms]
    real = [row for row in with_forms if not row.period.made_up]
    best = real or with_forms or rows
    return best[-1].period.kode if best else None


def period_title(period: Period) -> str:
    """Return how a period is called where one is chosen: `Periode 2024`."""
    return f"Periode {period.kode}"


def period_line(row: PeriodRow) -> str:
    """Return one entry of the list of periods: kode, days, forms, and what sets it apart."""
    period = row.period
    parts = [period.kode, format_span(period.mulai, period.selesai)]
    parts.append(f"{format_count(row.forms)} responden")
    if period.made_up:
        parts.append("data buatan")
    if period.closed_at is not None:
        parts.append("ditutup")
    return " · ".join(parts)


def shown_line(view: ResultView, filtered: str) -> str:
    """Return the line below the title: which days, how many responden, what is `filtered`."""
    period = view.latest
    parts = [
        format_span(view.periods[0].mulai, period.selesai),
        f"{format_count(view.result.responden)} responden",
        filtered,
    ]
    if period.closed_at is not None:
        parts.append(f"ditutup {format_date(period.closed_at.date())}")
    return " · ".join(parts)


def counting_line(wanted: str, shown: str) -> str:
    """Return the line below the title while something else than what is shown is counted.

    Both are the names of a span, such as `periode 2024`; `shown` is "" while nothing is.
    """
    if not shown:
        return f"Menghitung hasil {wanted} …"
    return f"Menghitung hasil {wanted} … angka di bawah masih dari {shown}"


def ikm_figure(result: SkmResult) -> str:
    """Return the IKM with 2 decimals, or that there is no data yet."""
    return NO_DATA if result.ikm is None else format_number(result.ikm)


def bobot_note(result: SkmResult) -> str:
    """Return how the unsur were weighed when it is not the exact 1/x, else nothing."""
    if result.bobot is Bobot.EXACT or result.ikm is None:
        return ""
    return f"Bobot {result.bobot.value} per unsur, agar cocok dengan lembar lama"


def progress_words(target: int | None, responden: int) -> Progress:
    """Return how far the number of responden is from the target, if there is one."""
    count = format_count(responden)
    if target is None:
        return Progress(count, "", None)
    missing = target - responden
    words = f"kurang {format_count(missing)} lagi" if missing > 0 else "target tercapai"
    return Progress(f"{count} dari {format_count(target)}", words, min(1.0, responden / target))


def attention(result: SkmResult) -> tuple[Attention, ...] | str:
    """Return the weakest three unsur (ties all listed), or a sentence why there are none."""
    if not result.answered:
        return NO_DATA
    if len(result.answered) == 1:
        return ONE_UNSUR
    if result.is_level:
        return LEVEL
    return tuple(
        Attention(unsur.unsur.kode, unsur.unsur.short, format_number(unsur.nilai))
        for unsur in result.lowest()
    )


def mutu_words(mutu: Mutu | None) -> str:
    """Return letter and words of a mutu: `A Sangat Baik`."""
    return "" if mutu is None else f"{mutu.letter} {mutu.kinerja}"


def spoken_unsur(unsur: UnsurResult) -> str:
    """Return one row of the table as a screen reader says it."""
    name = f"{unsur.unsur.kode} {unsur.unsur.nama}"
    if unsur.nilai is None:
        return f"{name}: {NO_DATA}"
    return (
        f"{name}: nilai {format_number(unsur.nilai)}, mutu {mutu_words(unsur.mutu)}, "
        f"dari {format_count(unsur.jawaban)} jawaban"
    )


def below_rows(result: SkmResult) -> str:
    """Return the note below the rows: what they leave out, and where the bars begin."""
    if not result.responden:
        return NO_FORMS
    notes = []
    silent = [unsur.unsur.kode for unsur in result.per_unsur if unsur.nrr is None]
    if result.answered and silent:
        notes.append(
            f"IKM dihitung dari {len(result.answered)} unsur; "
            f"belum ada jawaban untuk {', '.join(silent)}."
        )
    blanks = [(u.unsur.kode, u.blank) for u in result.answered if u.blank]
    if blanks:
        total = format_count(sum(count for _, count in blanks))
        each = ", ".join(f"{kode}: {format_count(count)}" for kode, count in blanks)
        notes.append(f"{total} jawaban kosong tidak ikut dihitung ({each}).")
    return " ".join([*notes, SCALE_NOTE])
