"""A snapshot is whole or not there, whatever happens to the disk it is written to."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from skm_desk.domain.file_errors import (
    BackupDamaged,
    FileDamaged,
    FileGone,
    FileMissing,
    FileTooNew,
    NotABackup,
    TargetUnwritable,
)
from skm_desk.storage.origin import Origin
from skm_desk.storage.snapshot import (
    facts_of,
    peek,
    take_out,
    take_snapshot,
)
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk
from tests.use_cases.backup_samples import add_forms, damage, names

_ROOT = Path(__file__).parents[2]
_SMALL_DISK = """
import sys
from pathlib import Path
from skm_desk.bootstrap import bare_desk
from skm_desk.domain.errors import SkmError
from skm_desk.sentences.failures import say
from skm_desk.storage.snapshot import take_snapshot

source, folder = Path(sys.argv[1]), Path(sys.argv[2])
try:
    take_snapshot(source, folder / "cadangan.db", bare_desk(source.parent).origin)
except SkmError as failure:
    print(type(failure).__name__, say(failure))
print([path.name for path in folder.iterdir()])
"""


@pytest.fixture
def source(sample_desk: Desk) -> Path:
    return sample_desk.folder / "skm-desk.db"


def content(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def test_a_snapshot_is_the_file(source: Path, tmp_path: Path, origin: Origin) -> None:
    told: list[tuple[int, int]] = []
    target = tmp_path / "salinan.db"
    facts = take_snapshot(source, target, origin, lambda *step: told.append(step)).facts
    assert content(target) == content(source)
    with Store(source, origin) as store:
        assert facts_of(store) == facts
    assert facts == peek(target)
    assert facts.forms == 240
    assert told[-1] == (0, 0)
    assert names(tmp_path) == ["data", "salinan.db"]
    assert names(source.parent) == ["skm-desk.db"]


def test_no_snapshot_of_a_damaged_file(source: Path, tmp_path: Path, origin: Origin) -> None:
    target = tmp_path / "salinan.db"
    take_snapshot(source, target, origin)
    good = target.read_bytes()
    damage(source)
    with pytest.raises(FileDamaged) as refused:
        take_snapshot(source, target, origin)
    assert refused.value.path == source
    assert target.read_bytes() == good
    assert names(tmp_path) == ["data", "salinan.db"]


def test_nothing_is_made_where_no_file_is(tmp_path: Path, origin: Origin) -> None:
    with pytest.raises(FileGone):
        take_snapshot(tmp_path / "skm-desk.db", tmp_path / "a.db", origin)
    assert names(tmp_path) == []


def test_a_missing_folder_is_told(source: Path, tmp_path: Path, origin: Origin) -> None:
    with pytest.raises(TargetUnwritable):
        take_snapshot(source, tmp_path / "tidak ada" / "a.db", origin)


@pytest.mark.skipif(os.name != "posix", reason="an open file of Windows cannot be taken away")
def test_a_stick_that_is_pulled_out_is_told(source: Path, tmp_path: Path, origin: Origin) -> None:
    stick = tmp_path / "stik"
    stick.mkdir()

    def pull(_done: int, _total: int) -> None:
        shutil.rmtree(stick, ignore_errors=True)

    with pytest.raises(TargetUnwritable):
        take_snapshot(source, stick / "a.db", origin, pull)
    assert names(tmp_path) == ["data"]


def in_namespace(order: str, source: Path, folder: Path) -> str:
    """Return what taking a snapshot into `folder` prints after a mount that only it sees."""
    if shutil.which("unshare") is None:
        pytest.skip("needs unshare")
    mounted = f'{order} "$2" 2>/dev/null || exit 77; exec "$0" -c "$3" "$1" "$2"'
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", mounted, sys.executable, source, folder, _SMALL_DISK],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip("may not mount")
    return done.stdout


def test_a_full_disk_is_told(source: Path, tmp_path: Path) -> None:
    small = tmp_path / "penuh"
    small.mkdir()
    out = in_namespace("mount -t tmpfs -o size=200k tmpfs", source, small)
    said, left = out.splitlines()
    assert said.startswith("DiskFull Tempat penyimpanan penuh sehingga cadangan.db tidak")
    assert left == "[]"


def test_a_read_only_disk_is_told(source: Path, tmp_path: Path) -> None:
    locked = tmp_path / "terkunci"
    locked.mkdir()
    out = in_namespace("mount -t tmpfs -o ro tmpfs", source, locked)
    said, left = out.splitlines()
    assert said.startswith("TargetUnwritable")
    assert left == "[]"


def test_any_flipped_byte_of_a_backup_is_found(
    source: Path, tmp_path: Path, origin: Origin
) -> None:
    """Flip a byte in every second page: the backup is refused, or holds what it held."""
    backup = tmp_path / "cadangan.db"
    take_snapshot(source, backup, origin)
    whole, bytes_of = content(backup), backup.read_bytes()
    refused = 0
    for place in range(77, len(bytes_of), 8192):
        flipped = bytearray(bytes_of)
        flipped[place] ^= 0xFF
        backup.write_bytes(flipped)
        out = tmp_path / "keluar.db"
        try:
            take_out(backup, out, origin)
        except (BackupDamaged, NotABackup):
            refused += 1
        else:
            assert content(out) == whole, f"byte {place} changed a record unseen"
        assert backup.read_bytes() == flipped
    assert refused > 5


def test_a_backup_of_a_newer_program_is_refused_untouched(
    source: Path, tmp_path: Path, origin: Origin
) -> None:
    backup = tmp_path / "cadangan.db"
    take_snapshot(source, backup, origin)
    with sqlite3.connect(backup) as newer:
        newer.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('skm_desk', '9999_from_the_future', '2030-01-01')"
        )
    newer.close()
    before = backup.read_bytes()
    with pytest.raises(FileTooNew) as refused:
        take_out(backup, tmp_path / "keluar.db", origin)
    assert refused.value.path == backup
    assert backup.read_bytes() == before


@pytest.mark.parametrize("kind", ["empty", "text", "database", "folder", "missing"])
def test_what_is_no_backup_is_refused(
    tmp_path: Path, origin: Origin, kind: str, write_csv: Callable[..., Path]
) -> None:
    path = tmp_path / "berkas.db"
    if kind == "empty":
        path.touch()
    elif kind == "text":
        path.write_text("bukan basis data\n" * 500, encoding="utf-8")
    elif kind == "database":
        with sqlite3.connect(path) as other:
            other.execute("CREATE TABLE catatan (isi TEXT)")
        other.close()
    elif kind == "folder":
        path.mkdir()
    expected = FileMissing if kind in ("folder", "missing") else NotABackup
    with pytest.raises(expected):
        take_out(path, tmp_path / "keluar.db", origin)
    assert not (tmp_path / "keluar.db").exists()


def test_a_backup_of_an_older_program_is_only_read(
    tmp_path: Path, data: Path, origin: Origin
) -> None:
    import gzip

    backup = tmp_path / "lama.db"
    backup.write_bytes(gzip.decompress((data / "berkas-lama" / "skema-0004.db.gz").read_bytes()))
    before = backup.read_bytes()
    assert peek(backup).forms == 3
    assert take_out(backup, tmp_path / "keluar.db", origin).forms == 3
    assert backup.read_bytes() == before
    assert names(tmp_path) == ["keluar.db", "lama.db"]


def test_a_copy_ends_though_others_write_at_every_step(
    source: Path, tmp_path: Path, origin: Origin, sample_desk: Desk
) -> None:
    """A restart at each step would never end: it is made in one go then, and is one state."""
    with sqlite3.connect(source) as wide:  # several steps long
        wide.execute(
            "INSERT INTO photo VALUES (NULL, 'besar', 1, 99, '', zeroblob(40000000), NULL)"
        )
    wide.close()
    steps = 0

    def write(_done: int, _total: int) -> None:
        nonlocal steps
        steps += 1
        sample_desk.do(add_forms)

    with Store(source, origin) as store:
        store.copy_to(tmp_path / "salinan.db", write)
    assert steps > 5
    assert peek(tmp_path / "salinan.db").forms == 240 + steps
