"""What the office says of itself: its settings, its texts of the laporan, its earlier years."""

import dataclasses
from collections.abc import Iterator
from decimal import Decimal

from skm_desk.domain.changes import Kind
from skm_desk.domain.period import Period
from skm_desk.domain.settings import Office
from skm_desk.domain.trend import EarlierYear
from skm_desk.storage.journal import Journal
from skm_desk.storage.sqlite_library import Database

OFFICE_KEY = "kantor"


class OfficeTable:
    """The office's own words and years in one open file."""

    def __init__(self, db: Database, journal: Journal) -> None:
        self._db = db
        self._journal = journal

    def read(self) -> Office:
        """Return the settings of the office; what was never set has its default."""
        known = {field.name for field in dataclasses.fields(Office)}
        rows = self._db.execute("SELECT name, value FROM setting")
        return Office(**{name: value for name, value in rows if name in known})

    @property
    def is_set(self) -> bool:
        """Return whether the office ever changed a setting."""
        return self._db.execute("SELECT 1 FROM setting LIMIT 1").fetchone() is not None

    def write(self, office: Office) -> None:
        """Keep all settings of the office."""
        before = self.read()
        for field in dataclasses.fields(Office):
            self._db.execute(
                "INSERT INTO setting VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                [field.name, getattr(office, field.name)],
            )
        self._journal.write("ubah", Kind.SETTING, OFFICE_KEY, before, office)

    def texts(self, period: Period) -> dict[str, str]:
        """Return the office's own texts of the laporan by section; others stay standard."""
        rows = self._db.execute(
            "SELECT section, body FROM laporan_text"
            " WHERE period_id = (SELECT id FROM period WHERE uuid = ?)",
            [period.id],
        )
        return dict(rows.fetchall())

    def write_text(self, period: Period, section: str, body: str) -> None:
        """Keep the office's own text of one section."""
        before = self.texts(period).get(section)
        self._db.execute(
            "INSERT INTO laporan_text VALUES ((SELECT id FROM period WHERE uuid = ?), ?, ?)"
            " ON CONFLICT (period_id, section) DO UPDATE SET body = excluded.body",
            [period.id, section, body],
        )
        self._journal.write("ubah teks", Kind.SETTING, f"{period.kode}/{section}", before, body)

    def picture(self, name: str) -> bytes | None:
        """Return the picture of this name, such as the logo of the office, or None."""
        row = self._db.execute("SELECT data FROM picture WHERE name = ?", [name]).fetchone()
        return None if row is None else bytes(row[0])

    def put_picture(self, name: str, data: bytes) -> None:
        """Keep a picture in place of an older one; empty data takes it away."""
        before = self.picture(name)
        self._db.execute(
            "INSERT INTO picture VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET data = excluded.data",
            [name, data],
        )
        self._journal.write("ubah", Kind.PICTURE, name, before, data)

    def pictures(self) -> Iterator[tuple[str, bytes]]:
        """Return the pictures of the office with the keys of their entries."""
        return iter(self._db.execute("SELECT name, data FROM picture"))

    def add_earlier_year(self, year: EarlierYear) -> None:
        """Keep a year before this program, in place of what was known of it."""
        before = self._earlier_year(year.tahun)
        self._db.execute(
            "INSERT INTO earlier_year VALUES (?, ?, ?) ON CONFLICT (tahun) DO UPDATE SET"
            " ikm = excluded.ikm, bobot_note = excluded.bobot_note",
            [year.tahun, None if year.ikm is None else str(year.ikm), year.bobot_note],
        )
        self._db.execute("DELETE FROM earlier_nrr WHERE tahun = ?", [year.tahun])
        for unsur, nrr in (year.nrr or {}).items():
            self._db.execute(
                "INSERT INTO earlier_nrr VALUES (?, ?, ?)", [year.tahun, unsur, str(nrr)]
            )
        deed = "tambah" if before is None else "ubah" if year.is_known else "kosongkan"
        after = self._earlier_year(year.tahun)
        self._journal.write(deed, Kind.EARLIER_YEAR, str(year.tahun), before, after)

    def everything_set(self) -> Iterator[tuple[str, object]]:
        """Yield the settings and the office's own texts with the keys of their entries."""
        if self.is_set:
            yield OFFICE_KEY, self.read()
        rows = self._db.execute(
            "SELECT kode || '/' || section, body FROM laporan_text"
            " JOIN period ON period.id = laporan_text.period_id"
        )
        yield from rows

    def everything(self) -> Iterator[tuple[str, EarlierYear]]:
        """Yield the years before this program, emptied ones too, with the key of their entries."""
        for year in self._all_earlier_years():
            yield str(year.tahun), year

    def earlier_years(self) -> tuple[EarlierYear, ...]:
        """Return the years before this program of which anything is known, earliest first."""
        return tuple(year for year in self._all_earlier_years() if year.is_known)

    def _earlier_year(self, tahun: int) -> EarlierYear | None:
        return next((year for year in self._all_earlier_years() if year.tahun == tahun), None)

    def _all_earlier_years(self) -> tuple[EarlierYear, ...]:
        nrr: dict[int, dict[str, Decimal]] = {}
        for tahun, unsur, value in self._db.execute("SELECT tahun, unsur, nrr FROM earlier_nrr"):
            nrr.setdefault(tahun, {})[unsur] = Decimal(value)
        rows = self._db.execute("SELECT tahun, ikm, bobot_note FROM earlier_year ORDER BY tahun")
        return tuple(
            EarlierYear(tahun, None if ikm is None else Decimal(ikm), nrr.get(tahun), note)
            for tahun, ikm, note in rows
        )
