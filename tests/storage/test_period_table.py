"""Periods in the file: changed, locked and unlocked with the chain behind every change."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from skm_desk.domain.changes import Kind
from skm_desk.domain.errors import DatesReversed
from skm_desk.domain.file_errors import FileDamaged
from skm_desk.domain.period import STAGE_NAMES, Period, Stage, TargetLetter, all_stages
from skm_desk.storage.canonical import canonical_json
from skm_desk.storage.origin import Origin
from skm_desk.storage.store import Store
from skm_desk.use_cases.manage_kuesioner import take_shipped

YEAR = Period("p-1", "2024", date(2024, 1, 1), date(2024, 12, 31), "skm-2017", 1)
WHOLE = replace(
    YEAR,
    mulai=date(2024, 2, 1),
    selesai=date(2024, 11, 30),
    population=1200,
    target_letter=TargetLetter(100, "800/1", date(2024, 1, 5)),
    stages=tuple(
        Stage(nama, date(2024, n, 1), date(2024, n, 20)) for n, nama in enumerate(STAGE_NAMES, 1)
    ),
    laporan_date=date(2024, 12, 30),
    team="Rina (ketua)\nBudi",
    place="Ruang pelayanan",
    method="Kios dan kertas.",
)


@pytest.fixture
def store(tmp_path: Path, origin: Origin) -> Iterator[Store]:
    with Store(tmp_path / "skm-desk.db", origin, create=True) as store:
        with store.writing():
            take_shipped(store)
            store.period.add(YEAR)
        yield store


def last(store: Store) -> tuple[str, str | None, str | None]:
    entry = store.journal.last()
    assert entry is not None
    assert (entry.kind, entry.key) == (Kind.PERIOD.value, "2024")
    return entry.deed, entry.before, entry.after


def test_a_whole_period_is_read_back_as_written(store: Store) -> None:
    twin = replace(WHOLE, id="p-2", kode="2024-b", made_up=True)
    with store.writing():
        store.period.add(twin)
    assert store.period.find("2024-B") == twin
    store.check()


def test_every_part_may_change_and_the_chain_tells_of_it(store: Store) -> None:
    with store.writing():
        store.period.change(WHOLE, "ubah")
    assert store.period.find("2024") == WHOLE
    assert last(store) == ("ubah", canonical_json(YEAR), canonical_json(WHOLE))
    store.check()
    with store.writing():
        store.period.change(replace(YEAR, stages=all_stages(YEAR)), "ubah")
    assert store.period.find("2024") == replace(YEAR, stages=all_stages(YEAR))
    store.check()


def test_stages_are_changed_in_their_place_and_never_taken_away(store: Store) -> None:
    with store.writing():
        store.period.change(replace(YEAR, stages=WHOLE.stages[:2]), "ubah")
        store.period.change(replace(YEAR, stages=WHOLE.stages), "ubah")
    found = store.period.find("2024")
    assert found is not None
    assert found.stages == WHOLE.stages
    with pytest.raises(AssertionError), store.writing():
        store.period.change(YEAR, "ubah")
    assert store.period.find("2024") == found
    store.check()


def test_what_breaks_a_rule_changes_nothing(store: Store) -> None:
    head = store.journal.last()
    with pytest.raises(DatesReversed), store.writing():
        store.period.change(replace(YEAR, selesai=date(2023, 1, 1)), "ubah")
    assert store.period.find("2024") == YEAR
    assert store.journal.last() == head


def test_a_period_is_unlocked_with_its_reason(store: Store) -> None:
    at = datetime(2025, 1, 2, 8, 0)
    with store.writing():
        store.period.close("2024", at)
        store.period.reopen("2024", "lembar tertinggal: 3")
    assert store.period.find("2024") == YEAR
    closed = canonical_json(replace(YEAR, closed_at=at))
    assert last(store) == ("buka lagi: lembar tertinggal: 3", closed, canonical_json(YEAR))
    store.check()


def test_words_of_a_period_changed_outside_are_found(store: Store, tmp_path: Path) -> None:
    with store.writing():
        store.period.change(WHOLE, "ubah")
    store.close()
    path = tmp_path / "skm-desk.db"
    for statement in (
        "UPDATE period SET team = 'Orang lain'",
        "UPDATE period SET place = ''",
        "UPDATE period SET method = 'Kira-kira'",
        "UPDATE stage SET selesai = '2024-12-31' WHERE position = 2",
        "UPDATE period SET target = 10",
    ):
        content = path.read_bytes()
        connection = sqlite3.connect(path)
        assert connection.execute(statement).rowcount == 1
        connection.commit()
        connection.close()
        with Store(path, store.origin) as again, pytest.raises(FileDamaged):
            again.check()
        path.write_bytes(content)


def test_an_empty_period_is_unused(store: Store) -> None:
    assert not store.period.is_used("2024")
    assert store.period.count_drafts("2024") == 0
    assert store.period.form_days("2024") is None
    assert not store.period.is_used("2030")
