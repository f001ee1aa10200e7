"""What the page of saran says: every sentence, decided without a widget."""

from collections.abc import Sequence

from skm_desk.domain.id_format import format_count, format_date, format_span, join_words
from skm_desk.domain.kuesioner import Unsur
from skm_desk.domain.period import Period
from skm_desk.domain.personal import Personal
from skm_desk.domain.responden import Source
from skm_desk.domain.saran import CHANNELS, FORM_CHANNEL, SaranKind, channel_name
from skm_desk.domain.saran_list import ListedSaran, SaranFilter, Standing
from skm_desk.use_cases.manage_saran import SaranDetail, SaranView

READING = "Membaca saran …"
NO_PERIOD = (
    "Belum ada periode survei. Setelah ada periode, yang ditulis pengunjung dan yang datang lewat"
    " saluran lain tampil di sini; periode dibuat di halaman Periode."
)
NO_SARAN = (
    "Belum ada saran di sini. Yang ditulis pengunjung di kios atau di lembar kertas muncul sendiri;"
    " yang datang lewat kotak saran, WhatsApp, atau saluran lain ditambahkan dengan “Tambah saran”."
)
NONE_FOUND = "Tidak ada saran yang cocok dengan saringan ini."
NONE_CHOSEN = "Pilih satu saran di daftar untuk membaca seluruh isinya."
ADD_MEANING = "Tambah saran yang datang lewat saluran lain (Ctrl+N)"
CHOOSE_CHANNEL = "Pilih saluran tempat saran ini diterima"
CHOOSE_PERIOD = "Pilih periode survei yang memuat saran ini"
NOT_CHOSEN = "belum dipilih"
NOT_IN_IKM = "Tidak ikut dihitung dalam IKM; jumlahnya per saluran dimuat dalam laporan."
LEFT_OUT_NOTE = "Yang dicoret tercetak sebagai “…”; kata lainnya tetap seperti yang ditulis."
QUOTE_NOTE = "Tidak ditemukan nama atau nomor pribadi; baca sekali lagi sebelum dicetak."
VOID_MEANS = (
    "Saran yang dibatalkan tetap disimpan, tetapi tidak ditampilkan, tidak dihitung, dan tidak"
    " dikutip."
)
VOIDED = "Saran dibatalkan."
TAKEN_BACK = "Saran dipakai lagi."
ADDED = "Saran ditambahkan, tetapi tidak termasuk yang sedang disaring."
NO_OPEN_PERIOD = "Saran dapat ditambahkan setelah ada periode yang terbuka."

ALL_PERIODS = "Semua periode"
KIND_NAMES = {
    SaranKind.UNMARKED: "Belum",
    SaranKind.PENGADUAN: "Pengaduan",
    SaranKind.SARAN: "Saran",
    SaranKind.PUJIAN: "Pujian",
}
KIND_MEANINGS = tuple(
    "Tandai sebagai belum ditentukan (0)"
    if not kind.value
    else f"Tandai sebagai {kind.value} ({n})"
    for n, kind in enumerate(KIND_NAMES)
)
_SOURCES = {
    Source.KIOSK: "Formulir kios",
    Source.PAPER: "Formulir kertas",
    Source.IMPORT: "Formulir impor",
}
_MOST_FOUND = 4
_LONGEST_FOUND = 30

Options = list[tuple[object, str]]  # what is meant, and the line of the list


def capital(words: str) -> str:
    """Return words as they begin a line."""
    return words[:1].upper() + words[1:]


def kind_options() -> Options:
    """Return what the list may be narrowed down to by kind."""
    marked: Options = [(k, name) for k, name in KIND_NAMES.items() if k.value]
    return [(None, "Semua jenis"), *marked, (SaranKind.UNMARKED, "Belum ditandai")]


def channel_options() -> Options:
    """Return what the list may be narrowed down to by channel."""
    kodes = (FORM_CHANNEL, *CHANNELS, "")
    return [(None, "Semua saluran"), *((k, capital(channel_name(k))) for k in kodes)]


def standing_options() -> Options:
    """Return what the list may be narrowed down to by what became of a saran."""
    rest = [s for s in Standing if s is not Standing.ALL]
    return [(Standing.ALL, "Semua keadaan"), *((s, capital(s.value)) for s in rest)]


def unsur_options(unsur_list: Sequence[Unsur], chosen: str | None) -> Options:
    """Return what the list may be narrowed down to by unsur; `chosen` stays on offer."""
    options: Options = [(None, "Semua unsur")]
    options += [(u.kode, f"{u.kode} {u.short}") for u in unsur_list]
    if chosen and all(u.kode != chosen for u in unsur_list):
        options.append((chosen, chosen))
    return [*options, ("", "Tanpa unsur")]


def period_options(periods: Sequence[Period]) -> Options:
    """Return the periods, the newest first, and all of them together."""
    newest_first = reversed(periods)
    return [
        (None, ALL_PERIODS),
        *((p.kode, f"Periode {p.kode} · {format_span(p.mulai, p.selesai)}") for p in newest_first),
    ]


def shown_line(view: SaranView) -> str:
    """Return the line below the title: of when, how many, and what is filtered."""
    asked = view.asked
    total = format_count(view.total)
    is_void = asked.standing is Standing.VOID  # they are none of those that are counted
    parts = [ALL_PERIODS if asked.period is None else f"Periode {asked.period}"]
    if asked.is_open or is_void:
        parts.append(f"{total} saran")
    else:
        parts.append(f"{total} dari {format_count(view.overall)} saran")
    return " · ".join([*parts, *(_asked_words(asked) or ["tidak ada yang disaring"])])


def empty_words(view: SaranView) -> str:
    """Return why the list is empty, and how to get there what may be there."""
    if not view.periods:
        return NO_PERIOD
    return NO_SARAN if view.asked.is_open else NONE_FOUND


def where_from(listed: ListedSaran) -> str:
    """Return how a saran came and when, as it stands above its text in the list."""
    day = "tanpa tanggal" if listed.day is None else format_date(listed.day)
    return f"{_came_by(listed)} · {day}"


def about(detail: SaranDetail) -> str:
    """Return what stands above the whole text of a saran; below it why it is void, if it is."""
    listed = detail.listed
    parts = [where_from(listed), f"periode {detail.period.kode}"]
    if listed.lembar is not None:
        parts.append(f"lembar {listed.lembar}")
    if detail.period.closed_at is not None:
        parts.append("periode ditutup")
    reason = listed.saran.void_reason
    return " · ".join(parts) + ("" if reason is None else f"\nDibatalkan: {reason}")


def marks(listed: ListedSaran) -> tuple[str, ...]:
    """Return what the office marked on a saran, as words."""
    saran = listed.saran
    words = (
        KIND_NAMES[saran.kind] if saran.kind.value else "",
        saran.unsur,
        "dikutip" if saran.quoted else "",
        "ditindaklanjuti" if saran.done else "",
        "dibatalkan" if saran.void_reason is not None else "",
    )
    return tuple(word for word in words if word)


def spoken(listed: ListedSaran) -> str:
    """Return a saran of the list as a screen reader says it."""
    return ". ".join([*marks(listed), where_from(listed), listed.saran.text])


def personal_words(found: Sequence[Personal], text: str) -> str:
    """Return what in a quote must be looked at before it is printed."""
    parts = []
    for part in found[:_MOST_FOUND]:
        words = " ".join(text[part.start : part.end].split())
        if len(words) > _LONGEST_FOUND:
            words = f"{words[:_LONGEST_FOUND]}…"
        parts.append(f"{part.reason.value} (“{words}”)")
    if len(found) > _MOST_FOUND:
        parts.append(f"{format_count(len(found) - _MOST_FOUND)} temuan lain")
    return f"Mungkin pribadi: {join_words(parts)}. Samarkan sebelum dicetak bila memang pribadi."


def kind_told(kind: SaranKind) -> str:
    """Return what is told after a saran was marked."""
    return f"Ditandai sebagai {kind.value}." if kind.value else "Tanda jenis dihapus."


def unsur_told(unsur: str) -> str:
    """Return what is told after a saran was tied to an unsur."""
    return f"Dikaitkan dengan unsur {unsur}." if unsur else "Tidak lagi dikaitkan dengan unsur."


def quoted_told(quoted: bool) -> str:
    """Return what is told after a saran was chosen for the laporan, or left out."""
    return "Dikutip di laporan." if quoted else "Tidak lagi dikutip di laporan."


def quote_told(quote: str) -> str:
    """Return what is told after parts of a quote were left out, or put back."""
    return "Sebagian kutipan disamarkan." if quote else "Kutipan kembali seperti yang ditulis."


def _came_by(listed: ListedSaran) -> str:
    if listed.source is not None:
        return _SOURCES[listed.source]
    return capital(channel_name(listed.channel))


def _asked_words(asked: SaranFilter) -> list[str]:
    parts = []
    if words := " ".join(asked.words.split()):
        parts.append(f"memuat “{words}”")
    if asked.kind is not None:
        parts.append(asked.kind.value or "belum ditandai")
    if asked.unsur is not None:
        parts.append(f"unsur {asked.unsur}" if asked.unsur else "tanpa unsur")
    if asked.channel is not None:
        parts.append(channel_name(asked.channel))
    if asked.standing is not Standing.ALL:
        parts.append(asked.standing.value)
    return parts
