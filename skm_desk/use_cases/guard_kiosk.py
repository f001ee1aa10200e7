"""Guard the way out of the kiosk with a PIN that holds for this PC."""

import logging
from dataclasses import dataclass, replace
from pathlib import Path

from skm_desk.domain.file_errors import DiskFull, TargetUnwritable
from skm_desk.domain.pin import FIRST_WAIT, check_pin, wait_after
from skm_desk.machine.local_settings import (
    MOST_TRIES,
    LocalSettings,
    read_local_settings,
    write_local_settings,
)
from skm_desk.machine.pin_hash import hash_pin, pin_fits


@dataclass(frozen=True)
class PinTry:
    """What came of one try: whether the PIN fits, and the seconds to wait before the next."""

    fits: bool
    wait: int


def has_pin(folder: Path) -> bool:
    """Return whether a PIN is set on this PC; `folder` is the data folder."""
    return bool(read_local_settings(folder).pin_hash)


def set_pin(folder: Path, pin: str) -> None:
    """Set the PIN of this PC, in place of an older one; wrong tries so far are forgotten.

    Raise PinInvalid, or DiskFull or TargetUnwritable, and the older PIN holds.
    """
    check_pin(pin)
    pin_hash = hash_pin(pin)
    settings = read_local_settings(folder)
    write_local_settings(folder, replace(settings, pin_hash=pin_hash, wrong_tries=0))


def try_pin(folder: Path, pin: str) -> PinTry:
    """Return whether `pin` is the one of this PC; it takes about 0.1 s of work.

    A wrong try is on the disk before this returns, so that ending the program forgives nothing.
    If it cannot be kept there (disk full, folder read-only), it costs the first wait at least:
    otherwise each would be the first. Without a PIN nothing fits and nothing is counted: ask
    `has_pin` first.
    """
    settings = read_local_settings(folder)
    if not settings.pin_hash:
        return PinTry(fits=False, wait=0)
    if pin_fits(pin, settings.pin_hash):
        if settings.wrong_tries:
            _keep(folder, replace(settings, wrong_tries=0))
        return PinTry(fits=True, wait=0)
    wrong = min(settings.wrong_tries + 1, MOST_TRIES)
    kept = _keep(folder, replace(settings, wrong_tries=wrong))
    return PinTry(
        fits=False, wait=wait_after(wrong) if kept else max(wait_after(wrong), FIRST_WAIT)
    )


def wait_now(folder: Path) -> int:
    """Return the seconds to wait before the first try after a start: the whole last wait again."""
    return wait_after(read_local_settings(folder).wrong_tries)


def _keep(folder: Path, settings: LocalSettings) -> bool:
    """Write the settings and return whether that was possible; it must not stop the guard."""
    try:
        write_local_settings(folder, settings)
    except (DiskFull, TargetUnwritable) as fault:
        logging.getLogger(__name__).warning("tries not kept: %s", type(fault).__name__)
        return False
    return True
