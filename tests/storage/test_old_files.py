"""Files that older programs left: opened, brought up to date, and the same in every figure.

`tests/data/berkas-lama/` holds one file of each released schema, as that program wrote it.
"""

import gzip
import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from skm_desk.domain.errors import PeriodClosed
from skm_desk.domain.file_errors import FileDamaged
from skm_desk.domain.responden import Responden, Source
from skm_desk.domain.settings import Office
from skm_desk.storage.migrations import known_steps
from skm_desk.storage.origin import Origin
from skm_desk.storage.store import Store
from skm_desk.use_cases.change_settings import change_setting, read_office
from skm_desk.use_cases.check_health import FileHealth, check
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.import_data import import_file, look_over
from skm_desk.use_cases.manage_imports import list_imports, take_back_import
from skm_desk.use_cases.manage_periods import list_periods
from skm_desk.use_cases.record_responden import break_off, keep_draft, record
from skm_desk.use_cases.view_backups import view_backups
from skm_desk.use_cases.view_results import view_period
from tests.domain.filling_samples import begin, go_to, rate_all
from tests.outside import change_outside

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


def chain(path: Path) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute("SELECT * FROM audit ORDER BY sequence").fetchall()
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
    path = old.folder / "skm-desk.db"
    before = chain(path)
    assert_sound(old, forms=3)
    *entries, told = chain(path)
    assert len(entries) == 7
    # All but the digests is as it was; what somebody wrote has left it.
    assert [row[:7] for row in entries] == [row[:7] for row in before]
    assert (told[4], told[5], told[6]) == ("alihkan rantai", "rantai", before[-1][-1])
    assert json.loads(told[7])["kepala"] == before[-1][-1]
    assert json.loads(told[8]) == {"entri": 7, "kepala": entries[-1][-1]}


# What people wrote in `skema-0009`: at the kiosk, on paper and corrected twice, typed twice apart,
# imported, marked, taken in by another channel, and merged from another PC.
WRITTEN = (
    "Ruang tunggu panas sekali",
    "penjual jamu gendong",
    "Loketnya tutup terlalu cepat",
    "Loketnya tutup terlalu lambat",
    "Terima kasih petugas",
    "Terima kasih petugasnya",
    "Kursinya ditambah lagi",
    "Kursinya ditambah dua",
    "Kipas angin dipasang",
    "Mohon dibuka hari Sabtu",
    "Antrean memanggil dua kali",
    "Antrean memanggil tiga kali",
)


@pytest.fixture
def written(tmp_path: Path, data: Path, origin: Origin) -> Desk:
    """A desk on a file of the last schema whose chain held what people wrote."""
    packed = (data / "berkas-lama" / "skema-0009.db.gz").read_bytes()
    (tmp_path / "skm-desk.db").write_bytes(gzip.decompress(packed))
    return Desk(tmp_path, origin)


def test_what_people_wrote_leaves_the_chain(written: Desk) -> None:
    path = written.folder / "skm-desk.db"
    before = str(chain(path))
    assert all(text in before for text in WRITTEN)
    assert_sound(written, forms=6)
    after = str(chain(path))
    assert [text for text in WRITTEN if text in after] == []
    assert len(chain(path)) == 21
    # What SQLite gave up holds none of it: a file written anew holds each text as often.
    anew = path.with_name("baru.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("VACUUM INTO ?", [str(anew)])
    found = [path.read_bytes().count(text.encode()) for text in WRITTEN]
    assert found == [anew.read_bytes().count(text.encode()) for text in WRITTEN]
    assert all(found)


def test_what_was_before_a_correction_can_still_be_read(written: Desk) -> None:
    def states(form_id: str) -> list[str]:
        found = written.look(lambda store: store.responden.find(form_id))
        assert found is not None
        return [form.saran for form in written.look(_history, found.form)]

    assert states("kertas-2") == ["", "Terima kasih petugasnya"]
    assert states("kertas-1") == [
        "Loketnya tutup terlalu cepat",
        "Loketnya tutup terlalu lambat",
        "",
        "",
    ]
    assert states("lain-1") == ["Antrean memanggil dua kali", "Antrean memanggil tiga kali"]


def _history(store: Store, form: Responden) -> tuple[Responden, ...]:
    return store.package.history(form)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET after = replace(after, '\"usia\":', '\"usia\": ') WHERE sequence = 6",
        "UPDATE audit SET who = 'lain' WHERE sequence = 3",
        "UPDATE audit SET sequence = 70 WHERE sequence = 7",
        "UPDATE responden SET saran = saran || '.' WHERE import_id IS NOT NULL",
        "UPDATE jawaban SET nilai = 4 WHERE nilai = 3",
    ],
)
def test_a_chain_that_is_not_whole_is_not_brought_over(
    written: Desk, origin: Origin, statement: str
) -> None:
    path = written.folder / "skm-desk.db"
    assert change_outside(path, statement)
    before = dump(path)
    with pytest.raises(FileDamaged):
        Store(path, origin)
    assert dump(path) == before


def test_a_backup_from_before_is_known_again(old: Desk) -> None:
    backups = old.folder / "cadangan"
    backups.mkdir()
    shutil.copy(old.folder / "skm-desk.db", backups / "skm-desk-2024-12-24-120000.db")
    old.look(list_periods)
    assert_sound(old, forms=3)
    view = old.look(view_backups)
    assert view.apart == frozenset()
    assert view.state.last is not None
    assert view.state.last.facts is not None
    assert (view.state.last.facts.entries, view.state.last.facts.holds_texts) == (7, True)


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
        assert change_outside(path, statement)
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
    (rtl,) = desk.look(lambda store: store.tindak_lanjut.list_all())
    assert (rtl.kegiatan, rtl.retired, rtl.period) == ("Memasang kotak saran", False, "")


def test_an_import_of_an_older_program_is_listed_and_taken_back(written: Desk) -> None:
    kode = next(
        row.period.kode
        for row in written.look(list_periods)
        if written.look(list_imports, row.period.kode)
    )
    row = written.look(list_imports, kode)[0]
    assert (row.file.salt, row.file.sheets, row.file.uuid) == ("", "", row.file.fingerprint)
    void = written.do(take_back_import, kode, row.number, "salah berkas").forms
    assert void == row.forms > 0
    assert written.look(list_imports, kode)[0].file.void_reason == "salah berkas"
    with Store(written.folder / "skm-desk.db", written.origin) as store:
        store.check()


def test_rows_of_an_older_import_cannot_be_known_again(old: Desk, write_csv: Callable) -> None:
    kode = next(
        row.period.kode for row in old.look(list_periods) if old.look(list_imports, row.period.kode)
    )
    ids = (f"baru-{number}" for number in range(1_000))
    old = Desk(old.folder, replace(old.origin, new_id=lambda: next(ids)))
    head = ",".join(["Timestamp", *(f"U{n}" for n in range(1, 10))])
    rows = [f"2024-03-05 09:{n:02}:00,{','.join('123412341')}" for n in range(12)]
    seen = look_over(old, write_csv(head, *rows), kode)
    assert (seen.known.unsigned, seen.known.same) == (1, frozenset())
    import_file(old, write_csv(head, *rows, name="a.csv"), kode)
    later = write_csv(head, *rows, rows[0].replace("05 09:00", "06 09:00"), name="b.csv")
    assert len(look_over(old, later, kode).known.same) == 12
    with Store(old.folder / "skm-desk.db", old.origin) as store:
        store.check()
