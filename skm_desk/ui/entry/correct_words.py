"""What the dialog of corrections says of a form: where it came from, what happened to it."""

from collections.abc import Iterable, Mapping, Sequence

from skm_desk.domain.doubts import ALL_BLANK, UNUSUAL_USIA
from skm_desk.domain.id_format import format_date
from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.responden import Responden, Source
from skm_desk.domain.sheet import Field
from skm_desk.sentences.form_words import UNFINISHED, flag_words
from skm_desk.ui.entry.difference_words import field_words, lembar_words, say_value
from skm_desk.use_cases.correct_responden import Change

TITLE = "Cari lembar"
FORM_TITLE = "Formulir"
ASK_LEMBAR = "Ketik nomor lembar yang tertulis di kertas."
NO_LEMBAR = "Nomor lembar belum diisi; ketik nomor yang tertulis di kertas."
CORRECT_HINT = "Perbaiki isian yang keliru  ·  Enter melewati isian  ·  F9 selesai"
NOTHING_CHANGED = "Belum ada isian yang berubah."
VOID_NOTE = "Formulir yang dibatalkan tetap tersimpan, tetapi tidak dihitung dalam hasil."
NOT_KEPT = "Perbaikan belum disimpan; “Perbaiki” melanjutkannya."
GIVE_UP = "Perbaikan belum disimpan. Ulangi sekali lagi untuk membuangnya, atau pilih “Perbaiki”."
KEPT = "Perbaikan tersimpan bersama alasannya."
VOIDED = "Formulir dibatalkan; isinya tetap tersimpan."
REASON = "Alasan"
REASON_MEANING = (
    "Mengapa isi formulir ini tidak berlaku lagi; alasannya disimpan bersama isi yang lama"
)
_DEEDS = {
    "impor": "diimpor dari berkas",
    "gabung": "digabung",
    "simpan": "disimpan",
    "periksa ganda": "diketik ulang oleh petugas kedua",
    "koreksi": "diperbaiki",
    "batal": "dibatalkan",
}
_CAME_BY = {
    Source.KIOSK: "Diisi pengunjung di kios",
    Source.PAPER: "Diketik dari kertas",
    Source.IMPORT: "Diimpor dari berkas",
}


def correct_title(lembar: str | None) -> str:
    """Return the heading above what changes in a form."""
    return f"Yang berubah di {_called(lembar)}"


def void_title(lembar: str | None) -> str:
    """Return the heading above the reason for a void form."""
    return f"Batalkan {_called(lembar)}"


def ask_void(lembar: str | None) -> str:
    """Return the question that is asked once more before a form is declared void."""
    return f"Yakin membatalkan {_called(lembar)}?"


def form_line(form: Responden) -> str:
    """Return where a form came from, who typed it, and what it is flagged for."""
    is_typed = form.source is Source.PAPER and form.keyed_by
    parts = [f"Diketik oleh {form.keyed_by}" if is_typed else _CAME_BY[form.source]]
    if form.verified_by:
        parts.append(f"diketik ulang oleh {form.verified_by}")
    if form.unfinished:
        parts.append(UNFINISHED)
    if form.flags:
        parts.append(f"ditandai: {flag_words(form.flags)}")
    return " · ".join(parts)


def void_line(form: Responden) -> str:
    """Return that a form is void, and why; empty for one that stands."""
    return "" if form.void_reason is None else f"Sudah dibatalkan: {form.void_reason}"


def history_line(change: Change) -> str:
    """Return one entry about a form: when, and what was done, with its reason."""
    deed, _, reason = change.deed.partition(": ")
    at = f"{format_date(change.at.date())} {change.at:%H.%M}"
    return f"{at} · {_DEEDS.get(deed, deed)}{': ' if reason else ''}{reason}"


def history_words(change: Change, fields: Sequence[Field], kuesioner: Kuesioner) -> str:
    """Return one entry about a form in full: when, what, why, the account, before and after."""
    lines = [history_line(change), f"oleh akun {change.who}"]
    lines += changed_lines(change.before, change.after, fields, kuesioner)
    return "\n".join(lines)


def changed_lines(
    before: Mapping[str, str],
    after: Mapping[str, str],
    fields: Sequence[Field],
    kuesioner: Kuesioner,
) -> tuple[str, ...]:
    """Return a line for each field that is not as it was: what it is called, before, after."""
    lines = []
    for field in fields:
        old, new = before.get(field.name, ""), after.get(field.name, "")
        if old != new:
            was, now = (say_value(field, value, kuesioner) for value in (old, new))
            lines.append(f"{field_words(field.name, kuesioner)}: {was} → {now}")
    return tuple(lines)


def doubt_lines(doubts: Iterable[str], form: Responden) -> tuple[str, ...]:
    """Return a sentence for each doubt about a form that is corrected."""
    words = {
        UNUSUAL_USIA: f"Usia {form.usia} tahun jarang ada; pastikan sama dengan kertas.",
        ALL_BLANK: "Semua pertanyaan kosong; pastikan kertasnya memang kosong.",
    }
    return tuple(words[doubt] for doubt in sorted(doubts) if doubt in words)


def _called(lembar: str | None) -> str:
    words = lembar_words(lembar)
    return f"{words[0].lower()}{words[1:]}"
