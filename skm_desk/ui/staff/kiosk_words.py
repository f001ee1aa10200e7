"""What the page of the kiosk says: every sentence, decided without a widget."""

from collections.abc import Sequence
from datetime import time

from skm_desk.domain.id_format import format_count, format_span
from skm_desk.domain.kuesioner import ProfileChoice
from skm_desk.domain.opening_hours import DAYS, OpeningHours
from skm_desk.domain.profile_choices import LONGEST_LABEL
from skm_desk.sentences.health_words import waiting_words
from skm_desk.ui.staff.row_list import Row
from skm_desk.use_cases.view_kiosk import KioskView

LINE = "Perubahan langsung tersimpan; kios memakainya mulai pengunjung berikutnya."
OPEN_MEANING = "Buka kios pada layar ini (Ctrl+K)"
WAY_OUT = "tahan pojok kiri atas layar kios 3 detik, lalu ketik PIN"
OPENING = f"Kios sedang dibuka pada layar ini. Untuk keluar: {WAY_OUT}."
CANNOT_START = (
    "Kios tidak dapat dibuka karena sistem menolak menjalankan programnya; tutup program lain, "
    "lalu coba lagi, atau pasang ulang SKM Desk."
)

NO_PERIOD = "Belum ada periode terbuka yang memuat hari ini, jadi kios belum dapat diisi."
NONE_WAIT = "Tidak ada formulir yang menunggu disimpan."

HOURS_EXAMPLES = "Contoh: 24 jam · 08.00–16.00 · Senin–Jumat 08.00–15.00"
HOURS_UNREAD = "Tulis seperti salah satu contoh."
UNFINISHED = (
    "Bila dicentang, jawaban pengunjung yang pergi sebelum selesai ikut dihitung; formulirnya "
    "selalu disimpan dan disebut jumlahnya."
)

ASK_VISITOR = "Pengunjung memilih sendiri"
AT_NEXT_START = "Berlaku saat kios dibuka lagi."
NO_LAYANAN = "Kantor belum punya daftar layanan; kios tidak menanyakannya."
ONE_LAYANAN = "Kantor hanya punya satu layanan; setiap formulir kios tercatat untuk layanan itu."
LAYANAN_GONE = "Layanan yang dulu dipilih sudah tidak ditawarkan; pengunjung memilih sendiri."
HAS_PIN = "PIN untuk keluar dari kios sudah ada."
NEEDS_PIN = "PIN untuk keluar dari kios belum ada."
PIN_CHANGED = "PIN kios sudah diganti."
PIN_MADE = "PIN kios sudah dibuat."
SCREEN_SIZE = f"Ukuran layar diatur di kios itu sendiri: {WAY_OUT}, dan pilih “Ukuran layar”."
PINS_DIFFER = "Kedua PIN baru tidak sama; ketik PIN yang sama dua kali."
WRONG_PIN = "PIN lama salah"

LOGO_NOTE = "Logo pada layar awal kios diatur di halaman Kantor, bagian Profil kantor."

FIELDS = {
    "jenis_kelamin": "Jenis kelamin",
    "pendidikan": "Pendidikan",
    "pekerjaan": "Pekerjaan",
    "disabilitas": "Disabilitas",
}
ASK = "Tanyakan kepada pengunjung"
NOT_ASKED = "Semua disembunyikan: pertanyaan ini tidak diajukan."
CHOICES_MEANING = (
    "Spasi menawarkan atau menyembunyikan; Alt dengan panah atas atau bawah memindahkan"
)
CHOICES_NOTE = "Yang dicentang ditawarkan. Pilihan lama tidak pernah dihapus."
WITH_TEXT = "minta disebutkan"


def period_words(view: KioskView) -> tuple[str, str] | None:
    """Return the title and the line of what visitors fill in today, or None without a period."""
    if view.period is None or view.kuesioner is None:
        return None
    days = format_span(view.period.mulai, view.period.selesai)
    questions = format_count(len(view.kuesioner.questions))
    return f"Periode {view.period.kode}", f"{days} · {questions} pertanyaan"


def waiting_line(forms: int) -> str:
    """Return what staff must know of forms that were sent and are not kept yet."""
    return waiting_words(forms) if forms else NONE_WAIT


def hours_words(hours: OpeningHours) -> str:
    """Return how the program reads the opening hours."""
    days = _days_words(hours.days)
    if hours.opens is None or hours.closes is None:
        return f"Kios buka {days}, 24 jam."
    over = " (lewat tengah malam)" if hours.opens > hours.closes else ""
    return f"Kios buka {days} pukul {_clock(hours.opens)}–{_clock(hours.closes)}{over}."


def hours_refused(text: str) -> str:
    """Return why a text is no opening hours."""
    short = text if len(text) <= 30 else f"{text[:30]}…"
    return f"“{short}” belum dapat dibaca sebagai jam buka; tulis seperti salah satu contoh."


def layanan_note(offered: int, chosen: str, is_known: bool) -> str:
    """Return the note on the layanan of this PC: how many are offered, the id that it is set to,
    and whether the office still offers that one."""
    if chosen and not is_known:
        return LAYANAN_GONE
    if not offered:
        return NO_LAYANAN
    return ONE_LAYANAN if offered == 1 else AT_NEXT_START


def wait_words(seconds: int) -> str:
    """Return what is said of a wrong PIN, and for how long to wait."""
    if seconds <= 0:
        return f"{WRONG_PIN}; periksa lalu ketik lagi."
    minutes, rest = divmod(seconds, 60)
    parts = [f"{minutes} menit"] if minutes else []
    parts += [f"{rest} detik"] if rest else []
    return f"{WRONG_PIN}; coba lagi dalam {' '.join(parts)}."


def label_fault(label: str, known: Sequence[ProfileChoice]) -> str:
    """Return why a choice cannot be called so, empty if it can; `known` are all the others."""
    words = label.strip()
    if not words:
        return "Pilihan belum bernama; ketik namanya dulu."
    if len(words) > LONGEST_LABEL:
        return (
            f"Nama pilihan terlalu panjang: {len(words)} huruf, paling banyak {LONGEST_LABEL}; "
            "pendekkan."
        )
    for choice in known:
        if choice.label.strip().casefold() == words.casefold():
            hidden = " dan sedang disembunyikan; centang saja" if choice.hidden else "; pakai itu"
            return f"Pilihan “{choice.label}” sudah ada{hidden}."
    return ""


def spoken_choice(choice: ProfileChoice, place: int, count: int) -> str:
    """Return one row of choices as a screen reader says it; `place` is from 0."""
    shown = "disembunyikan" if choice.hidden else "ditawarkan"
    text = f", {WITH_TEXT}" if choice.with_text else ""
    return f"{choice.label}, {shown}{text}, nomor {place + 1} dari {count}"


def choice_rows(choices: Sequence[ProfileChoice]) -> tuple[Row, ...]:
    """Return the choices of a field as the rows of a list."""
    count = len(choices)
    return tuple(
        Row(
            choice.kode,
            choice.label,
            WITH_TEXT if choice.with_text else "",
            dim=choice.hidden,
            tick=not choice.hidden,
            spoken=spoken_choice(choice, place, count),
        )
        for place, choice in enumerate(choices)
    )


def moved_words(choice: ProfileChoice, place: int, count: int) -> str:
    """Return where a choice stands after it was moved; `place` is from 0."""
    return f"“{choice.label}” sekarang nomor {place + 1} dari {count}."


def turned_words(choice: ProfileChoice) -> str:
    """Return what holds for a choice that was just hidden or offered again."""
    return f"“{choice.label}” {'disembunyikan' if choice.hidden else 'ditawarkan lagi'}."


def edge_words(choice: ProfileChoice, step: int) -> str:
    """Return why a choice does not move: it is the first or the last; `step` is -1 or 1."""
    return f"“{choice.label}” sudah paling {'atas' if step < 0 else 'bawah'}."


def _days_words(days: frozenset[int]) -> str:
    if len(days) == len(DAYS):
        return "setiap hari"
    first = next(day for day in days if (day - 1) % len(DAYS) not in days)
    last = next(day for day in days if (day + 1) % len(DAYS) not in days)
    return DAYS[first] if first == last else f"{DAYS[first]}–{DAYS[last]}"


def _clock(at: time) -> str:
    return "24.00" if at == time.max else f"{at:%H.%M}"
