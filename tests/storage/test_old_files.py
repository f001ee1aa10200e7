"""Files that older programs left: opened, brought up to date, and the same in every figure.

`tests/data/berkas-lama/` holds one file of each released schema, as that program wrote it.
"""

import gzip
import hashlib
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from skm_desk.domain.errors import PeriodClosed
from skm_desk.domain.file_errors import FileDamaged
from skm_desk.domain.responden import Source
from skm_desk.domain.settings import Office
from skm_desk.storage.migrations import known_steps
from skm_desk.storage.origin import Origin
from skm_desk.storage.store import Store
from skm_desk.use_cases.change_settings import change_setting, read_office
from skm_desk.use_cases.check_health import FileHealth, check
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.import_data import import_file
from skm_desk.use_cases.manage_periods import list_periods
from skm_desk.use_cases.record_responden import break_off, keep_draft, record
from skm_desk.use_cases.view_results import view_period
from tests.domain.filling_samples import begin, go_to, rate_all

COPY = "skm-desk.sebelum-0005_kiosk.db"
OLD_STEPS = {
    "0001_kuesioner_and_period",
    "0002_responden_and_jawaban",
    "0003_office_and_tindak_lanjut",
    "0004_audit",
}
SUMMER = datetime(2024, 7, 1, 9, 0, tzinfo=UTC)  # a Monday within the period 2024


@pytest.fixture
def old(tmp_path: Path, data: Path, origin: Origin) -> Desk:
    """A desk on the folder of an office that used the program before its kiosk."""
    packed = (data / "berkas-lama" / "skema-0004.db.gz").read_bytes()
    (tmp_path / "skm-desk.db").write_bytes(gzip.decompress(packed))
    return Desk(tmp_path, origin)


def dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def steps(path: Path) -> set[str]:
    connection = sqlite3.connect(path)
    try:
        return {name for (name,) in connection.execute("SELECT name FROM _sqlite_migrations")}
    finally:
        connection.close()


def assert_sound(desk: Desk, forms: int) -> None:
    (file,) = (item for item in check(desk).items if isinstance(item, FileHealth))
    assert file.sound
    assert file.forms == forms


def test_the_file_is_of_the_schema_that_it_is_named_after(old: Desk) -> None:
    assert steps(old.folder / "skm-desk.db") == OLD_STEPS


def test_it_is_brought_up_to_date_and_a_copy_stands_beside_it(old: Desk) -> None:
    path = old.folder / "skm-desk.db"
    before = dump(path)
    old.look(list_periods)
    assert steps(path) == known_steps()
    assert {found.name for found in old.folder.iterdir()} == {"skm-desk.db", COPY}
    assert dump(old.folder / COPY) == before
    untouched = hashlib.sha256((old.folder / COPY).read_bytes()).digest()
    old.look(list_periods)
    assert {found.name for found in old.folder.iterdir()} == {"skm-desk.db", COPY}
    assert hashlib.sha256((old.folder / COPY).read_bytes()).digest() == untouched


def test_the_chain_of_the_older_program_holds(old: Desk) -> None:
    before = dump(old.folder / "skm-desk.db")
    assert_sound(old, forms=3)
    entries = [line for line in dump(old.folder / "skm-desk.db") if 'INTO "audit"' in line]
    assert len(entries) == 7
    assert entries == [line for line in before if 'INTO "audit"' in line]


def test_a_change_made_outside_the_program_is_still_found(old: Desk, origin: Origin) -> None:
    """Sound means compared: the digests of old records see what new columns do not."""
    old.look(list_periods)
    path = old.folder / "skm-desk.db"
    for statement in (
        "UPDATE jawaban SET nilai = 4 WHERE nilai = 2",
        "UPDATE responden SET unfinished = 1 WHERE import_id IS NOT NULL",
        "UPDATE jawaban SET ms = 10 WHERE responden_id = 1",
        "UPDATE setting SET value = 'Dinas Lain' WHERE name = 'instansi'",
        "INSERT INTO setting VALUES ('jam_kios', '08.00–16.00')",
    ):
        content = path.read_bytes()
        connection = sqlite3.connect(path)
        assert connection.execute(statement).rowcount
        connection.commit()
        connection.close()
        with Store(path, origin) as store, pytest.raises(FileDamaged):
            store.check()
        path.write_bytes(content)
    assert_sound(old, forms=3)


def test_the_results_are_as_before(old: Desk) -> None:
    """Three forms: all 4; 3,3,3,3,blank,3,3,2,4; all 3."""
    view = old.look(view_period, "2024")
    ten = Fraction(10, 3)
    expected = [ten, ten, ten, ten, Fraction(7, 2), ten, ten, Fraction(3), Fraction(11, 3)]
    assert [unsur.unsur.kode for unsur in view.result.per_unsur] == [f"U{n}" for n in range(1, 10)]
    assert [unsur.nrr for unsur in view.result.per_unsur] == expected
    assert [unsur.jawaban for unsur in view.result.per_unsur] == [3, 3, 3, 3, 2, 3, 3, 3, 3]
    # (6 x 10/3 + 7/2 + 3 + 11/3) / 9 x 25 = 4525/54
    assert view.result.exact_ikm == Fraction(4525, 54)
    assert (view.result.responden, view.result.ikm) == (3, Decimal("83.80"))
    assert view.result.mutu is not None
    assert view.result.mutu.letter == "B"
    assert (view.forms.forms, view.forms.careless, view.forms.unfinished) == (3, 0, 0)
    assert (view.without_careless, view.walked_away) == (None, None)


def test_periods_and_settings_are_as_before(old: Desk) -> None:
    rows = old.look(list_periods)
    assert [(r.period.kode, r.forms, r.period.closed_at is None) for r in rows] == [
        ("2023", 0, False),
        ("2024", 3, True),
    ]
    assert old.look(read_office) == Office(instansi="Dinas Contoh")


def test_new_forms_can_be_added(old: Desk, write_csv: Callable[..., Path]) -> None:
    sent = rate_all(begin(period="2024", started=SUMMER), [4] * 9)
    old.do(keep_draft, sent)
    old.do(record, sent, None, SUMMER)
    left = go_to(begin(period="2024", started=SUMMER, filling_id="isian-2"), "U1").rate(1)
    old.do(break_off, left, None)
    header = ",".join(f"U{n}" for n in range(1, 10))
    import_file(old, write_csv(header, "4,4,4,4,4,4,4,4,4"), "2024")
    view = old.look(view_period, "2024")
    # U5 was left blank once: (4 + 3 + 4 + 4) / 4; U1: (4 + 3 + 3 + 4 + 4) / 5.
    nrr = {unsur.unsur.kode: unsur.nrr for unsur in view.result.per_unsur}
    assert (nrr["U5"], nrr["U1"]) == (Fraction(15, 4), Fraction(18, 5))
    assert (view.result.responden, view.forms.unfinished) == (5, 1)
    kept = old.look(lambda store: store.responden.last_kept("pc-uji", Source.KIOSK, 3))
    assert len(kept) == 2
    old.do(change_setting, "hitung_tidak_selesai", "ya")
    assert old.look(view_period, "2024").result.responden == 6
    assert_sound(old, forms=6)


def test_its_closed_period_stays_closed(old: Desk) -> None:
    in_2023 = begin(period="2023", started=SUMMER.replace(year=2023))
    with pytest.raises(PeriodClosed):
        old.do(record, rate_all(in_2023, [4] * 9), None, SUMMER)
    assert_sound(old, forms=3)


def test_a_file_with_photos_plans_and_a_void_form_is_brought_up_to_date(
    tmp_path: Path, data: Path, origin: Origin
) -> None:
    """Schema 0007, before forms were counted together and PCs were joined."""
    packed = (data / "berkas-lama" / "skema-0007.db.gz").read_bytes()
    path = tmp_path / "skm-desk.db"
    path.write_bytes(gzip.decompress(packed))
    assert max(steps(path)) == "0007_staff"
    desk = Desk(tmp_path, origin)
    result = desk.look(view_period, "2026").result
    assert steps(path) == known_steps()
    assert (result.responden, result.ikm) == (2, Decimal("84.72"))
    assert_sound(desk, forms=2)
    (photo,) = desk.look(lambda store: store.photo.list_period(store.period.list_all()[0]))
    assert (photo.caption, photo.retired) == ("Petugas di loket", False)
    (rtl,) = desk.look(lambda store: store.tindak_lanjut.list_year(2026))
    assert (rtl.kegiatan, rtl.retired) == ("Memasang kotak saran", False)
