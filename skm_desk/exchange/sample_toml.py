"""The sample office as a TOML file: its profile, periods, plans and years."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from skm_desk.domain.period import Period, Stage, TargetLetter
from skm_desk.domain.settings import Office
from skm_desk.domain.tindak_lanjut import Rtl
from skm_desk.domain.trend import EarlierYear


@dataclass(frozen=True)
class SamplePeriod:
    """One period of the sample, the file of its forms, its texts, quoted saran and photos."""

    period: Period
    file: str
    saran: tuple[str, ...]
    photos: tuple[str, ...]
    texts: Mapping[str, str]


@dataclass(frozen=True)
class Sample:
    """Everything that fills an empty folder with the sample office."""

    office: Office
    layanan: tuple[str, ...]
    periods: tuple[SamplePeriod, ...]
    earlier_years: tuple[EarlierYear, ...]
    plan: tuple[Rtl, ...]


def read_sample(path: Path, new_id: Callable[[], str]) -> Sample:
    """Return the sample office of a TOML file that comes with the program."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Sample(
        Office(**table["office"]),
        tuple(table["layanan"]["nama"]),
        tuple(_period(period, new_id) for period in table["period"]),
        tuple(_earlier_year(year) for year in table["earlier_year"]),
        tuple(_rtl(rtl, new_id) for rtl in table["rtl"]),
    )


def _period(table: Mapping[str, Any], new_id: Callable[[], str]) -> SamplePeriod:
    letter = None
    if "target" in table:
        letter = TargetLetter(table["target"], table["target_letter"], table["target_letter_date"])
    period = Period(
        new_id(),
        table["kode"],
        table["mulai"],
        table["selesai"],
        table["kuesioner"],
        1,
        population=table.get("population"),
        target_letter=letter,
        stages=tuple(Stage(**stage) for stage in table.get("stage", ())),
        laporan_date=table.get("laporan_date"),
        made_up=table.get("made_up", False),
    )
    return SamplePeriod(
        period,
        table["file"],
        tuple(table["saran"]),
        tuple(table["photo"]),
        table.get("text", {}),
    )


def _earlier_year(table: Mapping[str, Any]) -> EarlierYear:
    nrr = {kode: Decimal(value) for kode, value in table["nrr"].items()}
    return EarlierYear(table["tahun"], nrr=nrr)


def _rtl(table: Mapping[str, Any], new_id: Callable[[], str]) -> Rtl:
    fields = dict(table)
    return Rtl(
        new_id(),
        fields.pop("tahun"),
        fields.pop("unsur", None),
        fields.pop("kegiatan"),
        tuple(fields.pop("triwulan")),
        **fields,
    )
