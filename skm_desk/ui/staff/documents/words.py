"""What the page of documents says: every sentence of it, decided without a widget."""

from collections.abc import Sequence

from skm_desk.domain.id_format import format_count, format_span, join_words
from skm_desk.ui.staff.results_words import choose_period, period_line, period_title
from skm_desk.use_cases.edit_texts import LONGEST_TEXT, Filler, SectionText
from skm_desk.use_cases.manage_periods import PeriodRow
from skm_desk.use_cases.preview_document import Outlook, Subject

VIEWS = ("Dokumen", "Teks", "Foto")
VIEW_MEANINGS = (
    "Lihat halaman dokumen sebelum disimpan atau dicetak",
    "Ubah teks laporan yang ditulis kantor sendiri",
    "Tambah dan atur foto pelaksanaan survei pada lampiran 3",
)
SHOW_MEANING = "Buat dokumen dari data sekarang dan lihat halamannya (Ctrl+L)"
SHOW_BUSY = "Dokumen sedang dibuat; tunggu sampai selesai, atau batalkan"
SHOW_NOTHING = "Dokumen dapat dibuat setelah ada formulir yang terisi"
SAVE_TEXTS_MEANING = "Simpan semua teks yang diubah (Ctrl+S)"
NOTHING_TO_SAVE = "Tidak ada teks yang diubah"
NO_PERIOD = "Belum ada periode survei, jadi belum ada yang dapat dilaporkan."
NO_PERIOD_STEPS = (
    "Buat periode survei.",
    "Kumpulkan jawaban lewat kios, kuesioner kertas, atau impor berkas.",
)
INVITATION = "Tekan “Lihat” untuk membuat {title} {subject} dan melihat halamannya di sini."
NO_JAWABAN = "Belum ada jawaban pada {subject}, jadi belum ada yang dapat dilaporkan."
NO_JAWABAN_STEPS = ("Kumpulkan jawaban lewat kios, kuesioner kertas, atau impor berkas.",)
STALE = "Data berubah sesudah dokumen ini dibuat; tekan “Lihat” agar isinya yang terbaru."
NOTHING_TO_NOTE = "Tidak ada hal yang perlu dilihat."
MAKING = "Membuat {title} {subject} …"
SAVED = "Teks sudah disimpan: {titles}."
LEAVE_TITLE = "Simpan sebelum menutup?"
STANDARD, OWN, UNSAVED = "teks baku", "teks sendiri", "belum disimpan"


def list_subjects(rows: Sequence[PeriodRow]) -> tuple[Subject, ...]:
    """Return what a document may be about, the newest first: each year, then its periods."""
    found: list[Subject] = []
    for year in sorted({row.period.year for row in rows}, reverse=True):
        found.append(Subject(year=year))
        found += [Subject(row.period.kode) for row in rows[::-1] if row.period.year == year]
    return tuple(found)


def choose_subject(rows: Sequence[PeriodRow], wish: Subject | None) -> Subject | None:
    """Return `wish` if it is there; else the period that the page of results would show."""
    if wish in list_subjects(rows):
        return wish
    kode = choose_period(rows, None)
    return None if kode is None else Subject(kode)


def subject_title(subject: Subject, rows: Sequence[PeriodRow]) -> str:
    """Return how a subject is called where one is chosen: `Tahun 2024`, `Periode 2024-S1`."""
    if subject.kode is None:
        return f"Tahun {subject.year}"
    return next(period_title(r.period) for r in rows if r.period.kode == subject.kode)


def subject_line(subject: Subject, rows: Sequence[PeriodRow]) -> str:
    """Return one entry of the list of subjects."""
    if subject.kode is None:
        return f"Tahun {subject.year} · semua periodenya"
    return next(period_line(row) for row in rows if row.period.kode == subject.kode)


def shown_line(outlook: Outlook) -> str:
    """Return the line below the title: which days, how many responden."""
    if not outlook.periods:
        return ""
    first, last = outlook.periods[0], outlook.periods[-1]
    parts = [format_span(first.mulai, last.selesai), f"{format_count(outlook.responden)} responden"]
    if len(outlook.periods) > 1:
        parts.append(f"periode {join_words([period.kode for period in outlook.periods])}")
    return " · ".join(parts)


def findings_title(count: int) -> str:
    """Return the head of what should be looked at before a document is printed."""
    return f"{format_count(count)} hal perlu dilihat" if count else NOTHING_TO_NOTE


def missing_steps(missing: Sequence[str]) -> tuple[str, ...]:
    """Return what to do about what the office has not said of itself."""
    return (f"Lengkapi profil kantor: {', '.join(missing)}.",) if missing else ()


def page_count(pages: int) -> str:
    """Return how long a document is."""
    return f"{format_count(pages)} halaman"


def text_state(section: SectionText, unsaved: bool) -> str:
    """Return whether a text is the standard one, the office's own, or not kept yet."""
    if unsaved:
        return UNSAVED
    return OWN if section.own else STANDARD


def filler_line(filler: Filler) -> str:
    """Return what is printed for a placeholder."""
    return f"{filler.title}: {filler.value}"


def texts_line(period: str, whole_year: bool) -> str:
    """Return the line below the title while texts are edited: whose texts they are."""
    if whole_year:
        return f"Laporan setahun memakai teks periode terakhirnya, {period}"
    return f"Teks laporan periode {period}"


def length_note(letters: int) -> str:
    """Return a note once a text comes near to the longest there may be, else nothing."""
    if letters < LONGEST_TEXT * 9 // 10:
        return ""
    return f"{format_count(letters)} dari paling banyak {format_count(LONGEST_TEXT)} huruf."


def leave_sentence(titles: Sequence[str]) -> str:
    """Return what is asked before a window with unsaved texts closes."""
    return f"Teks {join_words(list(titles))} belum disimpan."
