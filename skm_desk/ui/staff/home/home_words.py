"""What the first page says: every sentence, decided without a widget."""

from collections.abc import Sequence

from skm_desk.domain.id_format import format_count, format_date, format_number, format_span
from skm_desk.domain.interval import certainty
from skm_desk.domain.pace import Pace
from skm_desk.domain.saran_list import ListedSaran
from skm_desk.sentences.backup_words import last_words, second_words, unsaved_words
from skm_desk.sentences.health_words import clock_words, waiting_words
from skm_desk.ui.staff.results_words import bobot_note, choose_period, mutu_words
from skm_desk.use_cases.manage_periods import PeriodRow
from skm_desk.use_cases.view_home import Home, Troubles

NO_FORMS_TODAY = "Belum ada formulir bertanggal hari ini."
NO_SARAN = "Belum ada saran pada periode ini."
UNKNOWN_TIME = "tanpa jam"
_LONGEST_SARAN = 220


def choose_home(rows: Sequence[PeriodRow], current: str | None) -> str | None:
    """Return the period of today; without one, the newest real one that has forms."""
    return choose_period(rows, current)


def home_line(home: Home) -> str:
    """Return the line below the title: today, and which period is shown."""
    period = home.view.latest
    span = f"periode {period.kode}, {format_span(period.mulai, period.selesai)}"
    today = format_date(home.today)
    if home.is_current:
        return f"{today} · {span}"
    return f"{today} · tidak ada periode yang berjalan hari ini; yang ditampilkan {span}"


def sureness_words(home: Home) -> str:
    """Return how sure the IKM is: its interval, and whether its mutu may be another."""
    result = home.view.result
    notes = [bobot_note(result)] if bobot_note(result) else []
    if home.interval is not None and result.ikm is not None:
        interval = home.interval
        between = f"{format_number(interval.low)} – {format_number(interval.high)}"
        sure = certainty(interval, result.ikm)
        if sure.is_sure:
            notes.append(f"Selang 95 %: {between}.")
        else:
            notes.append(
                f"Belum pasti: selang 95 % {between} mencakup mutu"
                f" {mutu_words(sure.lowest)} sampai {mutu_words(sure.highest)}."
            )
    return " ".join(notes)


def pace_words(pace: Pace | None) -> str:
    """Return what each working day must bring, or that the target is reached or out of reach."""
    if pace is None:
        return ""
    if not pace.missing:
        return "target tercapai"
    missing = f"kurang {format_count(pace.missing)} lagi"
    if pace.per_day is None:
        return f"{missing}; tidak ada hari kerja tersisa"
    days = format_count(pace.days)
    return f"{missing}: {format_count(pace.per_day)} per hari kerja selama {days} hari"


def today_words(home: Home) -> str:
    """Return how many forms are dated today."""
    return f"{format_count(home.forms_today)} formulir" if home.forms_today else NO_FORMS_TODAY


def trouble_words(troubles: Troubles) -> tuple[str, ...]:
    """Return one sentence for each thing that is wrong."""
    words = []
    if troubles.waiting:
        words.append(waiting_words(troubles.waiting))
    if troubles.unsettled:
        words.append(
            f"{format_count(troubles.unsettled)} isian berbeda antara dua petugas; lihat kertasnya"
            " dan putuskan di halaman Periksa ganda."
        )
    if troubles.is_disk_full:
        words.append("Ruang disk hampir habis; kosongkan ruang supaya formulir dapat disimpan.")
    if not troubles.clock.sound:
        words.append(clock_words(troubles.clock))
    return tuple(words)


def backup_words(home: Home) -> str:
    """Return when the data were backed up last, where to, and where they lie themselves."""
    parts = (
        last_words(home.backup),
        second_words(home.backup),
        f"Semua data ada dalam satu berkas: {home.data_file}.",
    )
    return " ".join(part for part in parts if part)


def late_words(home: Home) -> str:
    """Return that the last backup is too old, empty while it is not."""
    if not home.backup.is_late:
        return ""
    return f"{unsaved_words(home.backup)}; buat cadangan sekarang."


def saran_text(listed: ListedSaran) -> str:
    """Return the text of a saran in one line, cut when it is long."""
    text = " ".join(listed.saran.text.split())
    return text if len(text) <= _LONGEST_SARAN else f"{text[:_LONGEST_SARAN].rstrip()}…"


def saran_source(listed: ListedSaran) -> str:
    """Return when a saran came in."""
    return format_date(listed.day) if listed.day is not None else "tanggal tidak diketahui"
