"""What the page of periods says: every sentence and figure, decided without a widget."""

from collections.abc import Collection, Sequence
from datetime import date
from fractions import Fraction

from skm_desk.domain.id_format import (
    format_count,
    format_date,
    format_number,
    format_span,
    join_words,
)
from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.period import Period, Stage, working_days
from skm_desk.domain.sample_size import CHI_SQUARE, ERROR_MARGIN, PROPORTION, work_out
from skm_desk.use_cases import change_period
from skm_desk.use_cases.manage_periods import PeriodRow
from skm_desk.use_cases.prepare_laporan import Preparation
from skm_desk.use_cases.view_periods import Closing, PeriodEntry, PeriodSheet

NO_PERIOD = (
    "Belum ada periode survei. Buat periode pertama; targetnya, jadwalnya, dan yang masih kurang"
    " untuk laporan akan tampil di sini."
)
LOOK_MEANING = "Tampilkan atau sembunyikan yang janggal tetapi boleh dibiarkan"
PLAN_MEANING = "Buka halaman Tindak lanjut untuk membuat rencana yang masih kurang"
NOT_FILLED = "belum diisi"
LOOKING = "Memeriksa …"
STANDARD_TEXT = "memakai teks baku laporan"
FORMULA = "S = λ² × N × P × Q ÷ (d² × (N − 1) + λ² × P × Q)"
REOPEN_WHY = (
    "Periode yang dibuka lagi menerima formulir dan perubahan. Alasannya tercatat di riwayat."
)
CLOSE_WHY = (
    "Setelah ditutup, formulir dan isi periode ini tidak dapat ditambah atau diubah; membukanya"
    " lagi perlu alasan yang tercatat."
)
_EXACT_PLACES = 3
_MOST_PLACES = 6
_DEEDS = {
    "buat": "dibuat",
    "tutup": "ditutup",
    "buka lagi": "dibuka lagi",
    change_period.DAYS: "hari survei diubah",
    change_period.TARGET: "target diubah",
    change_period.STAGES: "jadwal diubah",
    change_period.SURVEY: "pelaksanaan diubah",
    change_period.KUESIONER: "kuesioner diganti",
}


def choose_period(rows: Sequence[PeriodRow], kode: str | None) -> str | None:
    """Return `kode` if it is there; else that of the newest real period, open ones before others.

    None when there is no period.
    """
    if any(row.period.kode == kode for row in rows):
        return kode
    real = [row for row in rows if not row.period.made_up]
    best = [row for row in real if row.period.closed_at is None] or real or list(rows)
    return best[-1].period.kode if best else None


def page_line(rows: Sequence[PeriodRow]) -> str:
    """Return the line below the title: how many periods there are, and how many are open."""
    opened = sum(1 for row in rows if row.period.closed_at is None)
    return f"{format_count(len(rows))} periode, {format_count(opened)} terbuka"


def state_words(period: Period) -> str:
    """Return whether a period is open, or since when it is closed."""
    if period.closed_at is None:
        return "Terbuka"
    return f"Ditutup {format_date(period.closed_at.date())}"


def forms_words(row: PeriodRow) -> str:
    """Return how many responden there are, against the target where there is one."""
    target = row.period.target
    of_target = "" if target is None else f" dari {format_count(target)}"
    return f"{format_count(row.forms)}{of_target} responden"


def spoken_row(row: PeriodRow) -> str:
    """Return one row of the list as a screen reader says it."""
    period = row.period
    made_up = ", data buatan" if period.made_up else ""
    state = state_words(period)
    return (
        f"Periode {period.kode}, {format_span(period.mulai, period.selesai)}, {forms_words(row)},"
        f" {state[0].lower()}{state[1:]}{made_up}"
    )


def days_words(mulai: date, selesai: date, holidays: Collection[date]) -> str:
    """Return how many days a survey has, and how many of them are working days."""
    days = format_count((selesai - mulai).days + 1)
    return f"{days} hari, {format_count(working_days(mulai, selesai, holidays))} hari kerja"


def outside_words(form_days: tuple[date, date] | None, mulai: date, selesai: date) -> str:
    """Return a sentence when forms would lie outside these days, else nothing."""
    if form_days is None or (mulai <= form_days[0] and form_days[1] <= selesai):
        return ""
    return (
        f"Formulir yang sudah masuk bertanggal {format_span(*form_days)}; sebagian jatuh di luar"
        " hari survei ini."
    )


def target_words(period: Period) -> str:
    """Return how many responden are wanted and who says so."""
    letter = period.target_letter
    if letter is not None:
        number = f" nomor {letter.number}" if letter.number else ""
        day = f" tanggal {format_date(letter.day)}" if letter.day else ""
        return f"{format_count(letter.target)} responden, menurut surat{number}{day}"
    if period.population is not None:
        return (
            f"{format_count(period.target or 0)} responden, menurut rumus Krejcie–Morgan untuk"
            f" {format_count(period.population)} pengguna layanan"
        )
    return "belum ditetapkan"


def formula_lines(population: int) -> tuple[str, str]:
    """Return the formula of Krejcie and Morgan, and the same with the numbers put in."""
    size = work_out(population)
    chi, share, margin = _short(CHI_SQUARE), _short(PROPORTION), _short(ERROR_MARGIN)
    put_in = (
        f"S = {chi} × {format_count(population)} × {share} × {share}"
        f" ÷ ({margin}² × {format_count(population - 1)} + {chi} × {share} × {share})"
        f" = {_short(size.numerator)} ÷ {_short(size.denominator)}"
        f" = {format_number(size.exact, _EXACT_PLACES)}, dibulatkan {format_count(size.rounded)}"
    )
    return FORMULA, put_in


def constants_line() -> str:
    """Return what the letters of the formula stand for."""
    return (
        f"N jumlah pengguna layanan; λ² = {_short(CHI_SQUARE)}; P = Q = {_short(PROPORTION)};"
        f" d = {_short(ERROR_MARGIN)}; dibulatkan ke bilangan terdekat, tepat setengah ke atas."
    )


def stage_line(stage: Stage, holidays: Collection[date]) -> str:
    """Return the days of a stage and its number of working days."""
    days = stage.working_days(holidays)
    if stage.mulai is not None and stage.selesai is not None and days is not None:
        return f"{format_span(stage.mulai, stage.selesai)}, {format_count(days)} hari kerja"
    if stage.mulai is not None:
        return f"mulai {format_date(stage.mulai)}, hari terakhir {NOT_FILLED}"
    if stage.selesai is not None:
        return f"sampai {format_date(stage.selesai)}, hari pertama {NOT_FILLED}"
    return NOT_FILLED


def holidays_line(holidays: Collection[date]) -> str:
    """Return what the working days leave out."""
    if not holidays:
        return "Hari kerja dihitung tanpa Sabtu dan Minggu; daftar hari libur masih kosong."
    return (
        "Hari kerja dihitung tanpa Sabtu, Minggu, dan"
        f" {format_count(len(holidays))} hari dalam daftar hari libur."
    )


def count_line(holidays: Collection[date]) -> str:
    """Return how many days off are listed."""
    if not holidays:
        return "Daftar ini masih kosong."
    return f"{format_count(len(holidays))} hari dalam daftar."


def holiday_line(day: date, name: str) -> str:
    """Return one day off with its weekday and its name."""
    weekday = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")[day.weekday()]
    dated = f"{weekday}, {format_date(day)}"
    return f"{dated} – {name}" if name else dated


def unread_words(unread: Sequence[str]) -> str:
    """Return a sentence for lines that begin with no day."""
    lines = "Satu baris" if len(unread) == 1 else f"{format_count(len(unread))} baris"
    return (
        f"{lines} tidak diawali tanggal; tulis seperti 17 Agustus 2026 Hari Kemerdekaan, satu hari"
        " setiap baris."
    )


def kuesioner_words(kuesioner: Kuesioner) -> str:
    """Return a question set by its title and version."""
    return f"{kuesioner.judul} (versi {kuesioner.version}, {len(kuesioner.questions)} pertanyaan)"


def kuesioner_note(sheet: PeriodSheet) -> str:
    """Return whether the question set of a period may still be changed."""
    if sheet.is_used:
        return "Tidak dapat diganti lagi karena sudah ada formulirnya."
    return "Dapat diganti selama belum ada formulir."


def history_line(entry: PeriodEntry) -> str:
    """Return one entry about a period: when, by whom, what, with its reason."""
    deed, _, reason = entry.deed.partition(": ")
    at = f"{format_date(entry.at.date())} {entry.at:%H.%M}"
    return f"{at}, {entry.who}: {_DEEDS.get(deed, deed)}{': ' if reason else ''}{reason}"


def preparation_line(preparation: Preparation) -> str:
    """Return how far a period is from its laporan."""
    if preparation.missing:
        return f"{format_count(len(preparation.missing))} hal masih kurang:"
    if preparation.period.closed_at is None:
        return "Siap dilaporkan. Tutup periodenya agar isinya tidak berubah lagi."
    return "Siap dilaporkan."


def look_words(count: int) -> str:
    """Return the words of the button that unfolds what is odd and may stay."""
    return f"{format_count(count)} hal lain perlu dilihat"


def closing_warnings(closing: Closing) -> tuple[str, ...]:
    """Return a sentence for each thing that closing a period leaves open."""
    words = []
    if closing.differences:
        words.append(
            f"{format_count(closing.differences)} perbedaan pemeriksaan ganda belum diputuskan dan"
            " tidak dapat diputuskan lagi setelah periode ditutup."
        )
    if closing.drafts:
        words.append(
            f"{format_count(closing.drafts)} formulir sedang diisi atau menunggu disimpan dan tidak"
            " akan diterima lagi setelah periode ditutup."
        )
    return tuple(words)


def people_words(people: Sequence[str]) -> str:
    """Return who carries out a survey, in one line."""
    return join_words(list(people)) if people else NOT_FILLED


def _short(value: Fraction) -> str:
    """Return an exact decimal without zeros at its end: 3,841 or 1.152,3."""
    places = next(
        (n for n in range(_MOST_PLACES) if (value * 10**n).denominator == 1), _MOST_PLACES
    )
    return format_number(value, places)
