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
    " target, target_letter, target_letter_date, laporan_date, made_up, closed_at, team, place,"
    " method, period.id"
)
# What may change while a period is open, in the order of `_changing`.
_CHANGING = (
    "mulai",
    "selesai",
    "population",
    "target",
    "target_letter",
    "target_letter_date",
    "laporan_date",
    "team",
    "place",
    "method",
)
_KUESIONER = "(SELECT id FROM kuesioner WHERE kode = ? AND version = ?)"
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
        columns = ("uuid", "kode", "made_up", *_CHANGING)
        marks = ", ".join("?" for _ in columns)
        self._db.execute(
            f"INSERT INTO period ({', '.join(columns)}, kuesioner_id)"
            f" VALUES ({marks}, {_KUESIONER})",
            [
                period.id,
                period.kode,
                int(period.made_up),
                *_changing(period),
                period.kuesioner_kode,
                period.kuesioner_version,
            ],
        )
        self._write_stages(period)
        self._journal.write("buat", Kind.PERIOD, period.kode, None, period)

    def change(self, period: Period, deed: str) -> None:
        """Put a period in the place of the one of its kode; raise the rule that it breaks.

        Stages may be added and changed, never taken away. `deed` says what was changed.
        """
        check_period(period)
        before = self.find(period.kode)
        assert before is not None
        assert len(before.stages) <= len(period.stages)
        settings = ", ".join(f"{column} = ?" for column in _CHANGING)
        self._db.execute(
            f"UPDATE period SET {settings}, kuesioner_id = {_KUESIONER} WHERE uuid = ?",
            [
                *_changing(period),
                period.kuesioner_kode,
                period.kuesioner_version,
                period.id,
            ],
        )
        self._write_stages(period)
        self._journal.write(deed, Kind.PERIOD, period.kode, before, self.find(period.kode))

    def close(self, kode: str, at: datetime) -> None:
        """Lock the period of this kode."""
        before = self.find(kode)
        self._db.execute(
            "UPDATE period SET closed_at = ? WHERE kode = ? COLLATE NOCASE", [at.isoformat(), kode]
        )
        self._journal.write("tutup", Kind.PERIOD, kode, before, self.find(kode))

    def reopen(self, kode: str, reason: str) -> None:
        """Unlock the period of this kode; the chain keeps the reason."""
        before = self.find(kode)
        self._db.execute("UPDATE period SET closed_at = NULL WHERE kode = ? COLLATE NOCASE", [kode])
        self._journal.write(f"buka lagi: {reason}", Kind.PERIOD, kode, before, self.find(kode))

    def find(self, kode: str) -> Period | None:
        """Return the period of this kode, capitals aside, or None."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} {_FROM} WHERE period.kode = ? COLLATE NOCASE", [kode]
        )
        return next(iter(self._periods(rows)), None)

    def is_used(self, kode: str) -> bool:
        """Return whether any form or draft belongs to the period, void and unfinished ones too."""
        row = self._db.execute(
            "SELECT EXISTS (SELECT 1 FROM responden WHERE period_id = period.id)"
            " OR EXISTS (SELECT 1 FROM draft WHERE period_id = period.id)"
            " FROM period WHERE kode = ? COLLATE NOCASE",
            [kode],
        ).fetchone()
        return row is not None and bool(row[0])

    def count_drafts(self, kode: str) -> int:
        """Return how many forms of the period are being filled in, or wait to be kept."""
        row = self._db.execute(
            "SELECT count(*) FROM draft JOIN period ON period.id = period_id"
            " WHERE kode = ? COLLATE NOCASE",
            [kode],
        ).fetchone()
        return int(row[0])

    def form_days(self, kode: str) -> tuple[date, date] | None:
        """Return the first and the last day of the forms of the period that are not void, None
        when no form has a day."""
        of_period = (
            "SELECT tanggal FROM responden WHERE period_id = (SELECT id FROM period"
            " WHERE kode = ? COLLATE NOCASE) AND void_reason IS NULL AND tanggal IS NOT NULL"
        )
        first, last = self._db.execute(
            f"SELECT ({of_period} ORDER BY tanggal LIMIT 1),"
            f" ({of_period} ORDER BY tanggal DESC LIMIT 1)",
            [kode, kode],
        ).fetchone()
        return None if first is None else (date.fromisoformat(first), date.fromisoformat(last))

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
                team,
                place,
                method,
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
                team,
                place,
                method,
            )

    def _write_stages(self, period: Period) -> None:
        self._db.conn.executemany(
            "INSERT INTO stage VALUES ((SELECT id FROM period WHERE uuid = ?), ?, ?, ?, ?)"
            " ON CONFLICT (period_id, position) DO UPDATE SET nama = excluded.nama,"
            " mulai = excluded.mulai, selesai = excluded.selesai",
            [
                (period.id, position, stage.nama, _iso(stage.mulai), _iso(stage.selesai))
                for position, stage in enumerate(period.stages, start=1)
            ],
        )

    def _stages(self, period_id: int) -> tuple[Stage, ...]:
        rows = self._db.execute(
            "SELECT nama, mulai, selesai FROM stage WHERE period_id = ? ORDER BY position",
            [period_id],
        )
        return tuple(Stage(nama, _day(mulai), _day(selesai)) for nama, mulai, selesai in rows)


def _changing(period: Period) -> list[Any]:
    letter = period.target_letter
    return [
        period.mulai.isoformat(),
        period.selesai.isoformat(),
        period.population,
        letter.target if letter else None,
        letter.number if letter else None,
        _iso(letter.day) if letter else None,
        _iso(period.laporan_date),
        period.team,
        period.place,
        period.method,
    ]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
