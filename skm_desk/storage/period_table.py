"""Survey periods in the file, with their schedules."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from skm_desk.domain.changes import Kind
from skm_desk.domain.errors import PeriodExists
from skm_desk.domain.period import Period, Stage, TargetLetter, check_period
from skm_desk.storage.journal import Journal
from skm_desk.storage.sqlite_library import Database

_COLUMNS = (
    "period.uuid, period.kode, mulai, selesai, kuesioner.kode, kuesioner.version, population,"
    " target, target_letter, target_letter_date, laporan_date, made_up, closed_at, period.id"
)
_FROM = "FROM period JOIN kuesioner ON kuesioner.id = period.kuesioner_id"


class PeriodTable:
    """The periods of one open file."""

    def __init__(self, db: Database, journal: Journal) -> None:
        self._db = db
        self._journal = journal

    def add(self, period: Period) -> None:
        """Write a new period; raise PeriodExists, or the rule that it breaks."""
        check_period(period)
        if self.find(period.kode) is not None:
            raise PeriodExists(period.kode)
        letter = period.target_letter
        cursor = self._db.execute(
            "INSERT INTO period (uuid, kode, mulai, selesai, kuesioner_id, population, target,"
            " target_letter, target_letter_date, laporan_date, made_up) VALUES (?, ?, ?, ?,"
            " (SELECT id FROM kuesioner WHERE kode = ? AND version = ?), ?, ?, ?, ?, ?, ?)",
            [
                period.id,
                period.kode,
                period.mulai.isoformat(),
                period.selesai.isoformat(),
                period.kuesioner_kode,
                period.kuesioner_version,
                period.population,
                letter.target if letter else None,
                letter.number if letter else None,
                _iso(letter.day) if letter else None,
                _iso(period.laporan_date),
                int(period.made_up),
            ],
        )
        for position, stage in enumerate(period.stages, start=1):
            self._db.execute(
                "INSERT INTO stage VALUES (?, ?, ?, ?, ?)",
                [
                    cursor.lastrowid,
                    position,
                    stage.nama,
                    _iso(stage.mulai),
                    _iso(stage.selesai),
                ],
            )
        self._journal.write("buat", Kind.PERIOD, period.kode, None, period)

    def close(self, kode: str, at: datetime) -> None:
        """Lock the period of this kode."""
        before = self.find(kode)
        self._db.execute(
            "UPDATE period SET closed_at = ? WHERE kode = ? COLLATE NOCASE", [at.isoformat(), kode]
        )
        self._journal.write("tutup", Kind.PERIOD, kode, before, self.find(kode))

    def find(self, kode: str) -> Period | None:
        """Return the period of this kode, capitals aside, or None."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} {_FROM} WHERE period.kode = ? COLLATE NOCASE", [kode]
        )
        return next(iter(self._periods(rows)), None)

    def everything(self) -> Iterator[tuple[str, Period]]:
        """Yield all periods with the key of their entries."""
        for period in self.list_all():
            yield period.kode, period

    def list_all(self) -> tuple[Period, ...]:
        """Return all periods, earliest first."""
        rows = self._db.execute(f"SELECT {_COLUMNS} {_FROM} ORDER BY mulai, period.kode")
        return tuple(self._periods(rows))

    def _periods(self, rows: Iterable[tuple[Any, ...]]) -> Iterable[Period]:
        for row in list(rows):
            (
                uuid,
                kode,
                mulai,
                selesai,
                kuesioner_kode,
                kuesioner_version,
                population,
                target,
                letter,
                letter_date,
                laporan_date,
                made_up,
                closed_at,
                row_id,
            ) = row
            yield Period(
                uuid,
                kode,
                date.fromisoformat(mulai),
                date.fromisoformat(selesai),
                kuesioner_kode,
                kuesioner_version,
                population,
                TargetLetter(target, letter or "", _day(letter_date)) if target else None,
                self._stages(row_id),
                _day(laporan_date),
                bool(made_up),
                datetime.fromisoformat(closed_at) if closed_at else None,
            )

    def _stages(self, period_id: int) -> tuple[Stage, ...]:
        rows = self._db.execute(
            "SELECT nama, mulai, selesai FROM stage WHERE period_id = ? ORDER BY position",
            [period_id],
        )
        return tuple(Stage(nama, _day(mulai), _day(selesai)) for nama, mulai, selesai in rows)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
