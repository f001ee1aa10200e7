"""Tune the kiosk to this PC: the real size of its screen, the layanan that it stands at."""

import math
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from skm_desk.domain.errors import SettingInvalid
from skm_desk.domain.id_format import format_number
from skm_desk.machine.local_settings import (
    LARGEST_CORRECTION,
    SMALLEST_CORRECTION,
    LocalSettings,
    read_local_settings,
    write_local_settings,
)

SCREEN = "ukuran layar"
LAYANAN = "layanan kios"
LONGEST_ID = 100


def read_tuning(folder: Path) -> LocalSettings:
    """Return what this PC is set to, the defaults if nothing is; `folder` is the data folder."""
    return read_local_settings(folder)


def tune_screen(folder: Path, correction: float) -> None:
    """Keep the correction of this PC's screen: real millimetres over claimed ones, 0.5 to 2.0.

    Raise SettingInvalid outside that range, DiskFull or TargetUnwritable if it cannot be
    written; the older one holds then.
    """
    # Asked this way round, what is not a number is refused too.
    if not SMALLEST_CORRECTION <= correction <= LARGEST_CORRECTION:
        raise SettingInvalid(SCREEN, _written(correction))
    settings = read_local_settings(folder)
    write_local_settings(folder, replace(settings, screen_correction=correction))


def tune_layanan(folder: Path, layanan_id: str) -> None:
    """Keep the id of the one layanan that this kiosk stands at; empty: visitors are asked.

    Whether the office has such a layanan is for whoever offers them to see to: this PC's
    settings know no data file, and a layanan may be retired later. Raise SettingInvalid for
    what is no id of any (spaces or signs that cannot be printed, over LONGEST_ID signs),
    DiskFull or TargetUnwritable if it cannot be written; the older one holds then.
    """
    if len(layanan_id) > LONGEST_ID or not layanan_id.isprintable() or " " in layanan_id:
        raise SettingInvalid(LAYANAN, layanan_id)
    settings = read_local_settings(folder)
    write_local_settings(folder, replace(settings, layanan=layanan_id))


def _written(number: float) -> str:
    if not math.isfinite(number):
        return "bukan bilangan"
    return format_number(Decimal(repr(number)), places=4)
