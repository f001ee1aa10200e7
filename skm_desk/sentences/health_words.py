"""One sentence for each thing that a look at the health of the data finds."""

from datetime import datetime

from skm_desk.domain.id_format import format_count, format_date
from skm_desk.sentences.backup_words import last_words, unsaved_words
from skm_desk.sentences.failures import say
from skm_desk.use_cases.check_health import (
    BackupFailed,
    BackupHealth,
    ChainHealth,
    CopyFailed,
    DiskHealth,
    FileHealth,
    HealthItem,
    WaitingHealth,
)
from skm_desk.use_cases.watch_clock import ClockHealth

_ASKED = "betulkan jamnya bila salah, atau nyatakan “Jam benar” bila memang demikian."


def say_health(item: HealthItem) -> str:
    """Return one sentence for one thing that was looked at."""
    if isinstance(item, FileHealth):
        head = f", rantai berakhir {item.head[:12]}" if item.head else ""
        return (
            f"Berkas data {item.path} utuh: {format_count(item.forms)} formulir,"
            f" {format_count(item.entries)} catatan{head}."
        )
    if isinstance(item, ChainHealth):
        return _chain_words(item)
    if isinstance(item, DiskHealth):
        free = f"Ruang kosong {format_count(item.free // 1024**2)} MB"
        return f"{free}." if item.sound else f"{free}; kosongkan ruang sebelum melanjutkan."
    if isinstance(item, WaitingHealth):
        if item.sound:
            return "Tidak ada jawaban kios yang menunggu disimpan."
        return waiting_words(item.forms)
    if isinstance(item, BackupFailed):
        return f"Cadangan hari ini belum dibuat: {say(item.fault)}"
    if isinstance(item, CopyFailed):
        return f"Cadangan hari ini sudah dibuat, salinannya belum: {say(item.fault)}"
    if isinstance(item, BackupHealth):
        return _backup_words(item)
    return clock_words(item)


def clock_words(item: ClockHealth) -> str:
    """Return how the clock does, and what a person should do about it."""
    if item.jump is not None:
        return (
            f"Jam komputer menunjukkan {_moment(item.now)}, padahal terakhir terlihat"
            f" {_moment(item.jump.before)}; {_ASKED}"
        )
    if item.is_behind and item.last_entry is not None:
        return (
            f"Jam komputer ({_moment(item.now)}) mundur dari catatan terakhir"
            f" ({_moment(item.last_entry)}); {_ASKED}"
        )
    return f"Jam komputer {_moment(item.now)} masuk akal."


def _moment(at: datetime) -> str:
    return f"{format_date(at.date())} {at:%H.%M}"


def waiting_words(forms: int) -> str:
    """Return what staff must know of forms that visitors sent and that could not be kept."""
    return (
        f"{format_count(forms)} formulir dari kios belum tersimpan; lihat apakah periodenya masih"
        " terbuka dan ruang disk cukup, lalu buka ulang kiosnya."
    )


def _chain_words(item: ChainHealth) -> str:
    if item.sound:
        return "Catatan berlanjut dari yang terakhir dipakai; tidak ada cadangan yang membantah."
    told = []
    if not item.is_continued:
        told.append(
            "catatannya bukan kelanjutan dari yang terakhir dipakai di komputer ini (terpotong,"
            " ditulis ulang, atau dari salinan lama)"
        )
    for one in item.contradictions:
        entries = f"{format_count(one.apart.beyond)} catatan"
        lost = "tidak ada lagi di berkas data" if one.apart.is_cut else "berbeda di berkas data"
        told.append(f"cadangan {one.backup.path.name} memuat {entries} yang {lost}")
    return (
        f"Berkas data diganti atau diubah di luar program: {'; '.join(told)}; pulihkan cadangan"
        " terbaru, atau pulihkan berkas data itu sendiri bila data inilah yang benar."
    )


def _backup_words(item: BackupHealth) -> str:
    if item.damaged is not None:
        return f"Cadangan terakhir, {item.damaged.path.name}, rusak; buat cadangan baru sekarang."
    if item.sound:
        return last_words(item.state)
    return f"{unsaved_words(item.state)}; buat cadangan sekarang."
