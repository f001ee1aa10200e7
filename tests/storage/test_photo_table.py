"""Photos in the file: changed, ordered and retired with their entries, held against the chain."""

import hashlib
import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from skm_desk.domain.changes import Kind
from skm_desk.domain.file_errors import FileDamaged
from skm_desk.domain.photo import Photo
from skm_desk.machine.paths import data_file
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.manage_periods import create_period, get_period
from tests.conftest import NOON
from tests.photo_files import BLUE, plain_picture
from tests.use_cases.saran_office import assert_whole

PICTURE, OTHER = plain_picture(), plain_picture(colour=BLUE)
FIRST = Photo("satu", "Ruang layanan", PICTURE)


@pytest.fixture
def kept(desk: Desk) -> Desk:
    """Three photos of S1, one of S2."""
    desk.do(create_period, "S1", date(2026, 1, 1), date(2026, 6, 30))
    desk.do(create_period, "S2", date(2026, 7, 1), date(2026, 12, 31))

    def add(store: Store) -> None:
        for photo in (FIRST, Photo("dua", "Rapat"), Photo("tiga", "", PICTURE)):
            store.photo.add(get_period(store, "S1"), photo)
        store.photo.add(get_period(store, "S2"), Photo("empat", "Lain"))

    change(desk, add)
    return desk


def change(desk: Desk, deed: Callable[[Store], object]) -> None:
    def do(store: Store) -> Done[None]:
        deed(store)
        return Done(None, frozenset({Kind.PHOTO}))

    desk.do(do)


def ids(desk: Desk, kode: str = "S1") -> list[str]:
    rows = desk.look(lambda store: store.photo.list_rows(get_period(store, kode)))
    return [row.id for row in rows]


def test_what_is_read_back(kept: Desk) -> None:
    listed = kept.look(lambda store: store.photo.list_period(get_period(store, "S1")))
    assert listed == (FIRST, Photo("dua", "Rapat"), Photo("tiga", "", PICTURE))
    assert kept.look(lambda store: store.photo.find("satu")) == FIRST
    assert kept.look(lambda store: store.photo.find("tiada")) is None
    assert kept.look(lambda store: store.photo.kode_of("empat")) == "S2"
    assert len(kept.look(lambda store: dict(store.photo.everything()))) == 4
    assert_whole(kept)


def test_rows_tell_what_changed_without_reading_pictures(kept: Desk) -> None:
    def rows(store: Store) -> dict[str, tuple[bool, int]]:
        listed = store.photo.list_rows(get_period(store, "S1"))
        return {row.id: (row.has_picture, row.state) for row in listed}

    before = kept.look(rows)
    assert [has for has, _ in before.values()] == [True, False, True]
    change(kept, lambda s: s.photo.change(FIRST, replace(FIRST, data=OTHER), "ganti"))
    after = kept.look(rows)
    assert {key for key in after if after[key] != before[key]} == {"satu"}


def test_an_entry_holds_the_digest_and_not_the_picture(kept: Desk) -> None:
    after = replace(FIRST, caption="Loket", data=OTHER)
    change(kept, lambda store: store.photo.change(FIRST, after, "ganti gambar"))
    entry = kept.look(lambda s: s.journal.of_record(Kind.PHOTO, "satu"))[-1]
    assert json.loads(entry.before or "")["data"] == hashlib.sha256(PICTURE).hexdigest()
    assert json.loads(entry.after or "")["data"] == hashlib.sha256(OTHER).hexdigest()
    assert len(entry.after or "") < 200
    assert kept.look(lambda store: store.photo.find("satu")) == after
    assert_whole(kept)


def test_a_retired_one_stays_in_its_place(kept: Desk) -> None:
    change(kept, lambda store: store.photo.retire(FIRST, NOON))
    retired = replace(FIRST, retired=True)
    assert ids(kept) == ["dua", "tiga"]
    assert kept.look(lambda s: s.photo.order(get_period(s, "S1"))) == ["satu", "dua", "tiga"]
    assert kept.look(lambda store: store.photo.find("satu")) == retired
    assert_whole(kept)
    change(kept, lambda store: store.photo.take_back(retired))
    assert ids(kept) == ["satu", "dua", "tiga"]
    assert_whole(kept)


def test_moving_orders_one_period_and_new_ones_come_behind(kept: Desk) -> None:
    change(kept, lambda store: store.photo.move(FIRST, ["dua", "satu", "tiga"]))
    change(kept, lambda s: s.photo.add(get_period(s, "S1"), Photo("lima", "")))
    assert ids(kept) == ["dua", "satu", "tiga", "lima"]
    assert ids(kept, "S2") == ["empat"]
    deeds = [e.deed for e in kept.look(lambda s: s.journal.of_record(Kind.PHOTO, "satu"))]
    assert deeds == ["tambah", "pindah ke urutan 2"]
    assert_whole(kept)


@pytest.mark.parametrize(
    "change_behind",
    [
        "UPDATE photo SET data = x'00' WHERE uuid = 'satu'",
        "UPDATE photo SET caption = 'x' WHERE uuid = 'dua'",
        "UPDATE photo SET retired_at = '2026-01-01T00:00:00' WHERE uuid = 'tiga'",
    ],
)
def test_what_was_changed_behind_its_back_is_found(kept: Desk, change_behind: str) -> None:
    with sqlite3.connect(data_file(kept.folder)) as db:
        db.execute(change_behind)
    db.close()
    with pytest.raises(FileDamaged):
        assert_whole(kept)
