"""What the kiosk says when there is nothing to ask: thanks, sorry, closed."""

from dataclasses import replace
from datetime import date

from skm_desk.domain.id_format import format_date
from skm_desk.ui.kiosk.message import Message

_JOIN = "\u2060"  # keeps the two ends of a span on one line

_STAFF = "Petugas: "
PIN_LOST = (
    "PIN kios di komputer ini hilang. Buat PIN baru di jendela petugas, halaman Kios; kios ini lalu"
    " berjalan lagi dengan sendirinya."
)
THANKS = Message(
    "Terima kasih",
    "Jawaban Anda sudah tersimpan dan akan kami baca.",
    face=4,
    button="Selesai",
)
SAVING = Message("Sebentar", "Jawaban Anda sedang disimpan.")
HELD = Message(
    "Mohon maaf",
    "Jawaban Anda belum dapat disimpan. Kami memegangnya dan mencoba lagi; petugas sudah diberi"
    " tahu. Anda tidak perlu menunggu.",
    sign="warn",
    button="Selesai",
)
OUT_OF_ORDER = Message(
    "Mohon maaf",
    "Survei di layar ini sedang tidak dapat diisi. Silakan hubungi petugas.",
    sign="closed",
)
SORRY = Message(
    "Mohon maaf",
    "Layar ini terganggu sebentar dan kembali ke awal. Silakan coba lagi.",
    sign="warn",
)


def out_of_order(is_pin_lost: bool) -> Message:
    """Return what is shown while staff must help first; of damage the public is told nothing."""
    return replace(OUT_OF_ORDER, note=f"{_STAFF}{PIN_LOST}") if is_pin_lost else OUT_OF_ORDER


def closed_for_hours(hours: str) -> Message:
    """Return what is shown outside the opening hours, which are as the office wrote them."""
    whole = hours.replace("–", f"{_JOIN}–{_JOIN}")
    return Message("Survei sedang ditutup", f"Kami buka lagi: {whole}.", sign="closed")


def not_open(today: date) -> Message:
    """Return what is shown while no open period holds today."""
    return Message(
        "Survei belum dibuka",
        "Silakan hubungi petugas bila Anda ingin memberi saran.",
        sign="closed",
        note=f"{_STAFF}tidak ada periode terbuka yang memuat hari ini, {format_date(today)}."
        " Buat periodenya, atau betulkan tanggal komputer ini.",
    )


def trouble(waiting: int, words: str) -> str:
    """Return the notice for staff: how many forms wait, and why; empty when all is well."""
    if waiting == 0:
        return f"{_STAFF}{words}" if words else ""
    return f"{_STAFF}{waiting} formulir belum tersimpan. {words}".strip()


def with_trouble(message: Message, words: str) -> Message:
    """Return a message with a notice for staff below it, beside one that it has already."""
    if not (message.note and words):
        return replace(message, note=message.note or words)
    return replace(message, note=f"{message.note} {words.removeprefix(_STAFF)}")
