"""Forms of a package are held against its one entry, as those of an import are."""

import sqlite3
from pathlib import Path

import pytest

from skm_desk.domain.changes import Kind
from skm_desk.domain.file_errors import FileDamaged
from skm_desk.domain.free_text import digests_of
from skm_desk.storage.canonical import canonical_json
from skm_desk.storage.form_json import form_of_json
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk
from tests.outside import change_outside
from tests.use_cases.other_pcs import carry, correct, keep, make_pc


@pytest.fixture
def merged(tmp_path: Path) -> Desk:
    """A PC to which three forms came in a package, one of which was corrected afterwards."""
    first, second = make_pc(tmp_path, "satu"), make_pc(tmp_path, "dua")
    keep(first)
    ids = [keep(second, lembar=str(number), saran="Bagus") for number in range(3)]
    carry(second, first, tmp_path)
    correct(first, ids[1], U1="1")
    return first


def check(desk: Desk) -> None:
    with Store(desk.folder / "skm-desk.db", desk.origin) as store:
        store.check()


def test_one_entry_tells_of_all(merged: Desk) -> None:
    check(merged)

    def look(store: Store) -> list[str]:
        return [e.deed for e in store.journal.entries() if e.kind == Kind.PACKAGE.value]

    assert merged.look(look) == ["gabung"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE responden SET usia = 44 WHERE lembar = '2'",
        "UPDATE responden SET usia = 44 WHERE lembar = '1'",
        "UPDATE responden SET recorded_at = '2026-01-01T00:00:00+00:00' WHERE lembar = '0'",
        "UPDATE responden SET package_id = NULL WHERE lembar = '0'",
        "UPDATE responden SET package_id = 1 WHERE lembar IS NULL",
        "UPDATE jawaban SET nilai = 2 WHERE responden_id = 2",
        "INSERT INTO package VALUES (9, 'abc', 'pc', '2026', '2026')",
    ],
)
def test_a_change_past_the_program_is_found(merged: Desk, statement: str) -> None:
    assert change_outside(merged.folder / "skm-desk.db", statement)
    with pytest.raises(FileDamaged):
        check(merged)


@pytest.mark.parametrize("deed", ["UPDATE package SET pc = 'lain'", "DELETE FROM package"])
def test_a_package_stands_as_it_came(merged: Desk, deed: str) -> None:
    connection = sqlite3.connect(merged.folder / "skm-desk.db")
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(deed)
    connection.close()


def test_a_form_of_an_entry_is_the_form_that_was_kept(merged: Desk) -> None:
    def look(store: Store) -> None:
        period = store.period.find("2026")
        assert period is not None
        for kept in store.package.forms(period):
            texts = dict(digests_of(kept))
            assert form_of_json(canonical_json(kept) or "", texts) == kept.form

    merged.look(look)


def test_the_schema_is_held_against_the_steps(merged: Desk) -> None:
    connection = sqlite3.connect(merged.folder / "skm-desk.db")
    connection.execute("DROP TRIGGER responden_no_delete")
    connection.commit()
    connection.close()
    with pytest.raises(FileDamaged):
        check(merged)
