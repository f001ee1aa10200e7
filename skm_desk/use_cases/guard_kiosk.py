"""Guard the way out of the kiosk with a PIN that holds for this PC."""

import logging
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from skm_desk.domain.file_errors import DiskFull, PinLost, TargetUnwritable
from skm_desk.domain.pin import FIRST_WAIT, check_pin, recent_tries, wait_left
from skm_desk.domain.responden import Source
from skm_desk.machine.held_files import held_names
from skm_desk.machine.local_settings import (
    LocalSettings,
    are_settings_lost,
    read_local_settings,
    write_local_settings,
)
from skm_desk.machine.pin_hash import hash_pin, pin_fits
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk


@dataclass(frozen=True)
class PinTry:
    """What came of one try: whether the PIN fits, and the seconds to wait before the next."""

    fits: bool
    wait: int


def has_pin(folder: Path) -> bool:
    """Return whether a PIN is set on this PC; `folder` is the data folder."""
    return bool(read_local_settings(folder).pin_hash)


def refuse_lost_pin(desk: Desk) -> None:
    """Raise PinLost if this PC has no PIN though visitors were at a kiosk of this data folder.

    Only before them may whoever stands at the kiosk set the first one: later that would be a
    visitor. Raise StoreError if the data file cannot be read.
    """
    folder = desk.folder
    if has_pin(folder):
        return
    if are_settings_lost(folder) or held_names(folder) or desk.look(_is_in_use):
        raise PinLost(folder)


def set_pin(folder: Path, pin: str) -> None:
    """Set the PIN of this PC, in place of an older one; wrong tries so far are forgotten.

    Raise PinInvalid, or DiskFull or TargetUnwritable, and the older PIN holds.
    """
    check_pin(pin)
    pin_hash = hash_pin(pin)
    settings = read_local_settings(folder)
    write_local_settings(folder, replace(settings, pin_hash=pin_hash, wrong_at=()))


def try_pin(folder: Path, pin: str, now: datetime) -> PinTry:
    """Return whether `pin` is the one of this PC; it takes about 0.1 s of work.

    While the wait after earlier tries goes on nothing fits, and nothing is counted. A wrong try
    is on the disk before this returns, so that ending the program forgives nothing; after an
    hour it counts no more. If it cannot be kept there (disk full, folder read-only), it costs the
    first wait at least: otherwise each would be the first. Without a PIN nothing fits and nothing
    is counted: ask `has_pin` first.
    """
    settings, second = read_local_settings(folder), int(now.timestamp())
    left = wait_left(settings.wrong_at, second)
    if left > 0 or not settings.pin_hash:
        return PinTry(fits=False, wait=left)
    if pin_fits(pin, settings.pin_hash):
        if settings.wrong_at:
            _keep(folder, replace(settings, wrong_at=()))
        return PinTry(fits=True, wait=0)
    wrong = recent_tries((*settings.wrong_at, second), second)
    kept = _keep(folder, replace(settings, wrong_at=wrong))
    wait = wait_left(wrong, second)
    return PinTry(fits=False, wait=wait if kept else max(wait, FIRST_WAIT))


def wait_now(folder: Path, now: datetime) -> int:
    """Return the seconds to wait before the next try: what is left of the last wait.

    A clock that was set back meanwhile begins that wait anew, once.
    """
    settings, second = read_local_settings(folder), int(now.timestamp())
    if max(settings.wrong_at, default=second) > second:
        settings = replace(settings, wrong_at=recent_tries(settings.wrong_at, second))
        _keep(folder, settings)
    return wait_left(settings.wrong_at, second)


def _is_in_use(store: Store) -> bool:
    """Return whether visitors filled in anything at a kiosk."""
    return store.responden.has_visitors() or bool(store.draft.left(store.origin.pc, Source.KIOSK))


def _keep(folder: Path, settings: LocalSettings) -> bool:
    """Write the settings and return whether that was possible; it must not stop the guard."""
    try:
        write_local_settings(folder, settings)
    except (DiskFull, TargetUnwritable) as fault:
        logging.getLogger(__name__).warning("tries not kept: %s", type(fault).__name__)
        return False
    return True
