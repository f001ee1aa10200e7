"""What is said of backups, alike in window and terminal."""

from fractions import Fraction
from pathlib import Path

from skm_desk.domain.file_errors import (
    ApartMendable,
    DamageMendable,
    LossMendable,
    Mendable,
)
from skm_desk.domain.id_format import format_count, format_date, format_moment, format_number
from skm_desk.use_cases.back_up import BackedUp
from skm_desk.use_cases.restore_backup import Restored
from skm_desk.use_cases.view_backups import Backup, BackupState

_KB = 1024
_WRONG = {
    DamageMendable: "rusak atau diubah oleh program lain",
    LossMendable: "tidak ada lagi",
    ApartMendable: "bukan kelanjutan dari yang terakhir dipakai di komputer ini",
}


def last_words(state: BackupState) -> str:
    """Return when the last backup of the data was made and what it holds."""
    last = state.last
    if last is None:
        return "Belum ada cadangan dari data ini; buat yang pertama."
    holds = "" if last.facts is None else f", memuat {format_count(last.facts.forms)} formulir"
    return f"Cadangan terakhir: {format_moment(last.moment)}{holds}."


def unsaved_words(state: BackupState) -> str:
    """Return since when nothing was backed up, empty when all is."""
    if state.unsaved_since is None:
        return ""
    return f"Perubahan sejak {format_date(state.unsaved_since.date())} belum ada cadangannya"


def second_words(state: BackupState) -> str:
    """Return how the second folder stands, empty without one."""
    if state.second is None or state.last is None:
        return ""
    if state.is_second_there:
        return f"Salinannya juga ada di {state.second}."
    return f"Salinannya belum ada di {state.second}; pasang stik USB-nya."


def made_words(made: BackedUp) -> str:
    """Return what is told when a backup was made."""
    forms = format_count(made.facts.forms)
    copied = f" dan disalin ke {made.second.parent}" if made.second is not None else ""
    return f"Cadangan dengan {forms} formulir tersimpan: {made.path}{copied}."


def copied_words(second: Path) -> str:
    """Return what is told when a backup was copied to the second folder."""
    return f"Cadangan terakhir disalin ke {second.parent}."


def offer_words(fault: Mendable) -> str:
    """Return what is said where the backup can be put in place at once, by a button."""
    kept = "" if isinstance(fault, LossMendable) else "; bila dipakai, berkas ini tetap disimpan"
    return (
        f"Berkas data {fault.path} {_WRONG[type(fault)]}; cadangan dari"
        f" {format_moment(fault.moment)} masih utuh dan memuat {format_count(fault.forms)} formulir"
        f"{kept}."
    )


def backup_title(backup: Backup) -> str:
    """Return which backup it is."""
    return format_moment(backup.moment)


def holding_words(backup: Backup) -> str:
    """Return what a backup holds and how large it is."""
    size = format_size(backup.size)
    if backup.facts is None:
        return f"tidak dapat dibaca · {size}"
    return f"{format_count(backup.facts.forms)} formulir · {size}"


def restored_words(restored: Restored) -> str:
    """Return what is told when a backup was restored."""
    forms = f"{format_count(restored.forms)} formulir"
    if restored.is_present:
        return f"Data yang sekarang tetap dipakai, {forms}; hal ini dicatat."
    moment = restored.moment
    which = restored.backup.name if moment is None else format_moment(moment)
    told = f"Data dipulihkan dari cadangan {which}, {forms}"
    if restored.aside is None:
        return f"{told}."
    older = "berkas yang rusak" if restored.was_damaged else "berkas sebelumnya"
    return f"{told}; {older} disimpan sebagai {restored.aside.name}."


def format_size(size: int) -> str:
    """Return a number of bytes as kB or MB."""
    if size < _KB**2:
        return f"{format_count(max(size // _KB, 1))} kB"
    return f"{format_number(Fraction(size, _KB**2), 1)} MB"
