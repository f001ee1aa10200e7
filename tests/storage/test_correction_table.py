"""What happens to kept forms: both states stay, second keyings and differences come back."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from skm_desk.domain.batch import Batch
from skm_desk.domain.changes import Kind
from skm_desk.domain.difference import Difference, Keyed
from skm_desk.domain.file_errors import FileDamaged
from skm_desk.domain.layanan import Layanan
from skm_desk.domain.responden import Responden, Source
from skm_desk.storage.canonical import canonical_json
from skm_desk.storage.form_rows import KeptForm
from skm_desk.storage.origin import Origin
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.manage_periods import get_period
from tests.conftest import NOON
from tests.use_cases.kiosk_visits import open_year

NINE = {f"U{n}": n % 4 + 1 for n in range(1, 10)}
FORM = Responden("f-1", "pc", Source.PAPER, NINE, lembar="7", keyed_by="Budi", batch="t-1")
OTHER = Responden("f-2", "pc", Source.PAPER, NINE, lembar="8", keyed_by="Budi", batch="t-1")
BATCH = Batch("t-1", "2026", "Budi", NOON)
APART = Difference("b-1", "f-1", "7", "U3", "4", "Budi", "2", "Sari")


@pytest.fixture
def store(desk: Desk, origin: Origin) -> Iterator[Store]:
    """The open file of an office with two forms of one batch."""
    open_year(desk)
    with Store(desk.folder / "skm-desk.db", origin) as store, store.writing():
        store.layanan.add(Layanan("id-ktp", "KTP"))
        store.batch.add(BATCH)
        for form in (FORM, OTHER):
            store.responden.add(form, get_period(store, "2026"), NOON)
        yield store


def kept(store: Store, form_id: str = "f-1") -> KeptForm:
    found = store.responden.find(form_id)
    assert found is not None
    return found


def test_a_correction_puts_everything_in_place_and_keeps_both(store: Store) -> None:
    before = kept(store)
    after = replace(
        FORM,
        jawaban={**NINE, "U3": None, "U9": 1},
        lembar="70",
        tanggal=date(2026, 11, 23),
        jam="08.00–12.00",
        jenis_kelamin="P",
        usia=41,
        pendidikan="S1",
        pekerjaan="LAINNYA",
        pekerjaan_text="nelayan",
        layanan="id-ktp",
        layanan_text="x",
        disabilitas="FISIK",
        saran="<b>&\"'",
        verified_by="Sari",
        void_reason="rangkap",
        flags=frozenset({"b", "a"}),
    )
    store.correction.correct(before, after, "koreksi", "salah ketik")
    assert kept(store) == replace(before, form=after)
    assert kept(store, "f-2").form == OTHER
    entry = store.journal.of_record(Kind.RESPONDEN, "f-1")[-1]
    assert entry.deed == "koreksi: salah ketik"
    assert entry.before == canonical_json(before)
    assert entry.after == canonical_json(kept(store))
    store.check()


def test_a_correction_beside_the_chain_is_found(store: Store) -> None:
    store.correction.correct(kept(store), replace(FORM, usia=41), "koreksi", "")
    assert store.journal.of_record(Kind.RESPONDEN, "f-1")[-1].deed == "koreksi"
    store.check()
    with pytest.raises(sqlite3.IntegrityError, match="correction"):
        store._db.execute("UPDATE responden SET usia = 42 WHERE uuid = 'f-1'")
    store._db.execute("DROP TRIGGER responden_corrected")
    store._db.execute("UPDATE responden SET usia = 42 WHERE uuid = 'f-1'")
    with pytest.raises(FileDamaged):
        store.check()


def test_the_work_at_forms_comes_back_by_officer(store: Store) -> None:
    works = (
        Keyed("f-1", "Budi", NOON, False, 30_000, 16, 15),
        Keyed("f-2", "budi", NOON + timedelta(days=1), False, 0, 0, 0),
        Keyed("f-1", "Sari", NOON, True, 25_000, 18, 15, 2),
    )
    for work in works:
        store.correction.add_keyed(work)
    assert store.correction.keyed_by("BUDI") == works[:2]
    assert store.correction.keyed_by("Sari") == works[2:]
    assert store.correction.keyed_by("Budi S") == ()
    assert store.correction.second_keyings_of("budi") == works[2:]
    assert store.correction.second_keyings_of("Sari") == ()
    with pytest.raises(sqlite3.IntegrityError):
        store.correction.add_keyed(replace(works[0], ms=-1))
    with pytest.raises(sqlite3.IntegrityError):
        store.correction.add_keyed(replace(works[0], form="f-9"))
    assert store.batch.officers()[0] == "budi"


def test_differences_come_back_open_and_settled(store: Store) -> None:
    later = Difference("b-2", "f-2", "8", "U1", "2", "Budi", "", "Sari")
    for difference in (APART, later):
        store.correction.add_difference(difference)
    assert store.correction.differences("2026") == (APART, later)
    assert store.correction.find_difference("b-1") == APART
    assert store.correction.find_difference("b-9") is None
    assert store.correction.differences("2025") == ()
    assert store.correction.errors_of("budi") == {}
    first, second = store.correction.differences("2026")
    settled = replace(first, settled="2", settled_by="Tono")
    store.correction.settle(settled)
    store.correction.settle(replace(second, settled="2", settled_by="Tono"))
    assert store.correction.find_difference("b-1") == settled
    assert store.correction.errors_of("budi") == {"f-1": 1}, "the second one had it right"
    deeds = [entry.deed for entry in store.journal.of_record(Kind.DIFFERENCE, "b-1")]
    assert deeds == ["beda", "putus"]
    store.check()


def test_a_difference_tampered_with_is_found(store: Store) -> None:
    store.correction.add_difference(APART)
    store.check()
    store._db.execute("UPDATE difference SET settled = first, settled_by = 'Sari'")
    with pytest.raises(FileDamaged):
        store.check()


def test_the_file_refuses_what_cannot_be(store: Store) -> None:
    store.correction.add_difference(APART)
    for wrong in (APART, replace(APART, id="b-2"), replace(APART, id="b-3", form="f-9")):
        with pytest.raises(sqlite3.IntegrityError):
            store.correction.add_difference(wrong)
    with pytest.raises(sqlite3.IntegrityError, match="settled"):
        store.correction.settle(replace(APART, settled="3", settled_by="Tono"))
    for table in ("batch", "keyed", "difference"):
        if table == "keyed":
            store.correction.add_keyed(Keyed("f-1", "Budi", NOON, False, 1, 1, 1))
        with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
            store._db.execute(f"DELETE FROM {table}")


def test_a_void_form_keeps_its_place_in_the_batch(store: Store) -> None:
    every = replace(BATCH, verify_every=1, verify_start=1)
    second = replace(BATCH, verify_every=2, verify_start=2)
    assert store.correction.chosen(BATCH) == (), "nobody chose yet"
    assert store.correction.chosen(every) == (("f-1", False), ("f-2", False))
    assert store.correction.chosen(second) == (("f-2", False),)
    store.correction.correct(kept(store), replace(FORM, void_reason="rangkap"), "batal", "rangkap")
    store.correction.correct(kept(store, "f-2"), replace(OTHER, verified_by="Sari"), "periksa", "")
    assert store.correction.chosen(every) == store.correction.chosen(second) == (("f-2", True),)
    assert store.correction.chosen(replace(every, id="t-9")) == ()


def test_forms_typed_twice_are_counted_by_who_typed_them_first(store: Store) -> None:
    assert store.correction.count_checked("2026") == {}
    for form in (FORM, OTHER):
        twice = replace(form, verified_by="Sari")
        store.correction.correct(kept(store, form.id), twice, "periksa ganda", "")
    assert store.correction.count_checked("2026") == {"Budi": 2}
    assert store.correction.count_checked("2025") == {}
