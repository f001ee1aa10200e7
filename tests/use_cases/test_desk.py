"""No number is read out of a file that anybody but this program changed."""

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from skm_desk.domain.changes import NO_CHANGES
from skm_desk.domain.errors import SkmError
from skm_desk.domain.file_errors import ChainApart, FileDamaged, FileGone, NotADataFile
from skm_desk.machine.memory_file import memory_file
from skm_desk.storage.origin import Origin
from skm_desk.storage.store import Store
from skm_desk.use_cases.back_up import back_up
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.export_data import export_file
from skm_desk.use_cases.make_document import make_laporan
from skm_desk.use_cases.merge_packages import pack
from skm_desk.use_cases.restore_backup import restore
from skm_desk.use_cases.view_results import view_period
from tests.conftest import NOON
from tests.outside import change_outside
from tests.use_cases.backup_samples import add_forms, at, forms_of

_SAVE = """
import sys
from pathlib import Path
from skm_desk.bootstrap import bare_desk
from tests.use_cases.backup_samples import add_forms

desk = bare_desk(Path(sys.argv[1]))
for _ in range(int(sys.argv[2])):
    desk.do(add_forms)
"""


@pytest.fixture
def proofs(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that are proven from now on, in their order."""
    proven: list[Path] = []
    check = Store.check

    def counted(store: Store) -> None:
        proven.append(store.path)
        check(store)

    monkeypatch.setattr(Store, "check", counted)
    return proven


def data_of(desk: Desk) -> Path:
    return desk.folder / "skm-desk.db"


def ikm(desk: Desk) -> object:
    return desk.look_proven(view_period, "2024").result.ikm


def raise_low(desk: Desk) -> None:
    """What another program did: every 3 becomes a 4."""
    assert change_outside(data_of(desk), "UPDATE jawaban SET nilai = 4 WHERE nilai = 3")


def test_a_file_is_proven_once_while_only_this_program_writes(
    sample_desk: Desk, proofs: list[Path]
) -> None:
    ikm(sample_desk)
    assert len(proofs) == 1
    for _ in range(3):
        sample_desk.do(add_forms)
        assert sample_desk.look_proven(view_period, "2024").result.responden
    other = Desk(sample_desk.folder, sample_desk.origin)
    other.do(add_forms, 5)
    assert other.look_proven(view_period, "2024").result.responden == 88
    assert len(proofs) == 1


def test_other_processes_of_this_program_extend_the_proof(
    sample_desk: Desk, proofs: list[Path]
) -> None:
    ikm(sample_desk)
    savers = [
        subprocess.Popen([sys.executable, "-c", _SAVE, str(sample_desk.folder), "8"])
        for _ in range(2)
    ]
    while any(saver.poll() is None for saver in savers):
        sample_desk.do(add_forms)
    assert [saver.returncode for saver in savers] == [0, 0]
    assert sample_desk.look_proven(view_period, "2024").result.responden >= 97
    assert len(proofs) == 1, "two kiosks beside a window cost no further proof"


def test_a_change_of_another_program_is_told_before_any_number(
    sample_desk: Desk, tmp_path: Path
) -> None:
    ikm(sample_desk)
    raise_low(sample_desk)
    deeds: list[Callable[[], object]] = [
        lambda: ikm(sample_desk),
        lambda: make_laporan(sample_desk, tmp_path / "a.pdf", "2024"),
        lambda: export_file(sample_desk, tmp_path / "a.csv", "2024"),
        lambda: pack(sample_desk, tmp_path / "a.skm"),
        lambda: back_up(sample_desk),
    ]
    for deed in [*deeds, *deeds]:
        with pytest.raises(FileDamaged):
            deed()
    assert not any((tmp_path / f"a.{kind}").exists() for kind in ("pdf", "csv", "skm"))


def test_commits_of_this_program_do_not_cover_it_up(sample_desk: Desk) -> None:
    ikm(sample_desk)
    raise_low(sample_desk)
    sample_desk.do(add_forms)
    with pytest.raises(FileDamaged):
        ikm(sample_desk)


def test_a_change_between_two_commits_is_found_though_the_time_is_put_back(
    sample_desk: Desk,
) -> None:
    ikm(sample_desk)
    sample_desk.do(add_forms)
    path = data_of(sample_desk)
    times = path.stat()
    raise_low(sample_desk)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    with pytest.raises(FileDamaged):
        ikm(sample_desk)


def test_it_is_found_where_nothing_is_remembered(sample_desk: Desk) -> None:
    ikm(sample_desk)
    raise_low(sample_desk)
    for words in ("", "{", "[]", '{"stamp": 7}', '{"stamp": null, "entries": "x", "head": 1}'):
        memory_file(sample_desk.folder).write_text(words, encoding="utf-8")
        with pytest.raises(FileDamaged):
            ikm(sample_desk)
    memory_file(sample_desk.folder).unlink()
    with pytest.raises(FileDamaged):
        ikm(sample_desk)


def test_a_harmless_commit_of_another_program_costs_one_proof(
    sample_desk: Desk, proofs: list[Path]
) -> None:
    before = ikm(sample_desk)
    with closing(sqlite3.connect(data_of(sample_desk))) as other:
        other.execute("VACUUM")
    assert ikm(sample_desk) == ikm(sample_desk) == before
    assert len(proofs) == 2


def test_a_memory_that_cannot_be_kept_costs_proofs_and_no_failure(
    sample_desk: Desk, proofs: list[Path]
) -> None:
    memory = memory_file(sample_desk.folder)
    memory.unlink()
    memory.mkdir()
    assert ikm(sample_desk) == ikm(sample_desk)
    sample_desk.do(add_forms)
    assert len(proofs) == 2


def flip(path: Path, place: int, bit: int) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        byte = file.read(1)[0]
        file.seek(place)
        file.write(bytes([byte ^ (1 << bit)]))


def _flips(desk: Desk, times: int, tmp_path: Path) -> tuple[int, int]:
    """Flip bits one after the other; return how many were told and how many changed nothing."""
    right = ikm(desk)
    path, whole = data_of(desk), tmp_path / "utuh"
    memory, remembered = memory_file(desk.folder), tmp_path / "ingatan"
    shutil.copy(path, whole)
    shutil.copy(memory, remembered)
    chance = random.Random(20241124)
    told = 0
    for number in range(times):
        # Over the file that is remembered as proven: its number and our memory stay the same.
        path.write_bytes(whole.read_bytes())
        shutil.copy(remembered, memory)
        flip(path, chance.randrange(path.stat().st_size), chance.randrange(8))
        try:
            assert ikm(desk) == right, f"flip {number} changed a number unseen"
        except (FileDamaged, NotADataFile, FileGone, ChainApart):
            told += 1
        target = tmp_path / "laporan.csv"
        try:
            export_file(desk, target, "2024")
        except SkmError:
            assert not target.exists()
        target.unlink(missing_ok=True)
    return told, times - told


def test_flipped_bits_give_no_wrong_number(sample_desk: Desk, tmp_path: Path) -> None:
    told, _ = _flips(sample_desk, 40, tmp_path)
    assert told > 10


@pytest.mark.slow
def test_three_hundred_flipped_bits_give_no_wrong_number(sample_desk: Desk, tmp_path: Path) -> None:
    print("told, without effect:", _flips(sample_desk, 300, tmp_path))


def test_a_bit_flipped_right_behind_a_commit_is_found(sample_desk: Desk) -> None:
    """Within one tick of the clock the time of the file would not tell of it."""
    ikm(sample_desk)
    path = data_of(sample_desk)
    content = path.read_bytes()
    place = content.index(b'"U1":') + 5  # a nilai in the chain
    for _ in range(20):
        sample_desk.do(add_forms)
        content = path.read_bytes()
        flip(path, place, 0)
        with pytest.raises(FileDamaged):
            ikm(sample_desk)
        path.write_bytes(content)
        ikm(sample_desk)


def test_a_file_that_was_seen_is_never_made_anew(sample_desk: Desk) -> None:
    for empty in (False, True):
        data_of(sample_desk).unlink(missing_ok=True)
        if empty:
            data_of(sample_desk).touch()
        for deed in (
            lambda: sample_desk.do(add_forms),
            lambda: sample_desk.look(view_period, "2024"),
            lambda: ikm(sample_desk),
            lambda: back_up(sample_desk),
        ):
            with pytest.raises(FileGone):
                deed()
        assert not data_of(sample_desk).exists() or data_of(sample_desk).stat().st_size == 0


@pytest.mark.skipif(os.name != "posix", reason="an open file of Windows cannot be taken away")
def test_a_commit_into_a_file_that_was_taken_away_is_not_acknowledged(sample_desk: Desk) -> None:
    def save(store: Store) -> Done[None]:
        add_forms(store)
        data_of(sample_desk).rename(sample_desk.folder / "dipindah.db")
        return Done(None, NO_CHANGES)

    with pytest.raises(FileGone):
        sample_desk.do(save)


def test_an_older_copy_put_back_by_hand_is_found(sample_desk: Desk, tmp_path: Path) -> None:
    older = tmp_path / "lama.db"
    shutil.copy(data_of(sample_desk), older)
    sample_desk.do(add_forms, 7)
    assert ikm(sample_desk)
    shutil.copy(older, data_of(sample_desk))
    for _ in range(2):
        with pytest.raises(ChainApart):
            ikm(sample_desk)
    with pytest.raises(ChainApart):
        make_laporan(sample_desk, tmp_path / "a.pdf", "2024")
    # Forms that come in now do not make it the right one.
    sample_desk.do(add_forms, 9)
    with pytest.raises(ChainApart):
        ikm(sample_desk)


def test_the_person_may_say_that_it_is_the_right_one(sample_desk: Desk, tmp_path: Path) -> None:
    older = tmp_path / "lama.db"
    shutil.copy(data_of(sample_desk), older)
    sample_desk.do(add_forms, 7)
    shutil.copy(older, data_of(sample_desk))
    restored = restore(sample_desk, data_of(sample_desk))
    assert restored.is_present
    assert forms_of(sample_desk) == 240
    assert ikm(sample_desk)
    last = sample_desk.look(lambda store: store.journal.last())
    assert last is not None
    assert (last.deed, last.key) == ("pulihkan", "skm-desk.db")


def test_a_backup_that_was_restored_is_no_older_copy(sample_desk: Desk) -> None:
    backup = back_up(at(sample_desk, NOON)).path
    sample_desk.do(add_forms, 7)
    ikm(sample_desk)
    restore(sample_desk, backup)
    assert ikm(sample_desk)
    sample_desk.do(add_forms)
    assert ikm(sample_desk)


def test_one_restored_at_another_pc_is_none_either(sample_desk: Desk, tmp_path: Path) -> None:
    """Both PCs use the folder in turns, on a stick; each remembers what it saw itself."""
    backup = back_up(at(sample_desk, NOON)).path
    sample_desk.do(add_forms, 7)
    ikm(sample_desk)
    ours = memory_file(sample_desk.folder).read_bytes()
    sample_desk.do(add_forms, 2)
    restore(sample_desk, backup)
    sample_desk.do(add_forms)
    memory_file(sample_desk.folder).write_bytes(ours)
    assert ikm(sample_desk)


def test_a_tail_that_was_cut_is_found(sample_desk: Desk, origin: Origin) -> None:
    """The forms of the last entries and the entries themselves, taken out: the rest is whole."""
    last = sample_desk.look(lambda store: store.journal.last())
    assert last is not None
    sample_desk.do(add_forms, 3)
    ikm(sample_desk)
    path = data_of(sample_desk)
    lost = f"SELECT key FROM audit WHERE sequence > {last.sequence}"
    for statement in (
        "DELETE FROM jawaban WHERE responden_id IN"
        f" (SELECT id FROM responden WHERE uuid IN ({lost}))",
        f"DELETE FROM free_text WHERE key IN ({lost})",
        f"DELETE FROM responden WHERE uuid IN ({lost})",
        f"DELETE FROM audit WHERE sequence > {last.sequence}",
    ):
        change_outside(path, statement)
    with Store(path, origin) as store:
        store.check()
    with pytest.raises(ChainApart):
        ikm(sample_desk)


def test_the_alarm_tells_and_ends(sample_desk: Desk) -> None:
    told: list[SkmError | None] = []
    desk = Desk(sample_desk.folder, sample_desk.origin, alarm=told.append)
    ikm(desk)
    assert told == []
    backup = back_up(at(desk, NOON)).path
    raise_low(desk)
    for _ in range(2):
        with pytest.raises(FileDamaged):
            ikm(desk)
    assert [type(fault) for fault in told] == [FileDamaged]
    restore(desk, backup)
    assert told[-1] is None
    assert ikm(desk)
    assert len(told) == 2


def test_what_is_remembered_holds_nothing_of_anybody(sample_desk: Desk) -> None:
    ikm(sample_desk)
    record = json.loads(memory_file(sample_desk.folder).read_text(encoding="ascii"))
    assert set(record) == {"stamp", "entries", "head", "restored"}
    assert all(type(value) is int for value in record["stamp"].values())


def test_a_clock_that_goes_back_changes_nothing(sample_desk: Desk, proofs: list[Path]) -> None:
    ikm(sample_desk)
    earlier = Desk(sample_desk.folder, replace(sample_desk.origin, now=lambda: NOON))
    earlier.do(add_forms)
    assert ikm(earlier)
    assert len(proofs) == 1
