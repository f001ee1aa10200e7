"""Carry the data of one PC to another by USB stick, and join there what both collected.

What does not travel: what is being filled in or typed, stacks of paper and the times of typing,
differences of two keyings that nobody settled, and whatever belongs to one PC alone.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from skm_desk.domain.changes import NO_CHANGES, Kind
from skm_desk.domain.file_errors import (
    BackupDamaged,
    DiskFull,
    FileTooNew,
    FolderUnusable,
    FormatUnknown,
    NotABackup,
)
from skm_desk.domain.merge_errors import PackageDamaged
from skm_desk.domain.progress import Progress, silent
from skm_desk.exchange.package import (
    ENDING,
    Manifest,
    measure,
    read_manifest,
    unpack,
    write_package,
)
from skm_desk.exchange.telling import part_of
from skm_desk.machine.collector import set_aside
from skm_desk.machine.paths import DATA_FILE, data_file
from skm_desk.machine.scratch import scratch_folder
from skm_desk.machine.whole_copy import copy_whole
from skm_desk.storage.origin import Origin
from skm_desk.storage.snapshot import take_out
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.join_forms import join_forms
from skm_desk.use_cases.join_records import (
    close_new_periods,
    compare_settings,
    join_kuesioner,
    join_layanan,
    join_periods,
    join_photos,
    join_plan,
    join_saran,
    join_years,
)
from skm_desk.use_cases.joining import Joining
from skm_desk.use_cases.merge_outcome import MergeOutcome

PACKAGE_ENDING = ENDING
_MERGED = frozenset(Kind) - {Kind.BATCH, Kind.DIFFERENCE, Kind.BACKUP, Kind.PICTURE}


@dataclass(frozen=True)
class Packed:
    """A package that was written, and what it says of itself."""

    path: Path
    manifest: Manifest


@dataclass(frozen=True)
class _Package:
    """A package that is open; `data` is its data file, None if it was joined before."""

    path: Path
    manifest: Manifest
    data: Store | None


def pack(desk: Desk, target: Path, progress: Progress = silent) -> Packed:
    """Write all that this PC collected into the package `target`, or into one in that folder.

    An older file is replaced once the new one is whole. Raise FormatUnknown for another ending
    than .skm, FileDamaged for a data file that is not whole, FileBusy, DiskFull, FolderUnusable
    or TargetUnwritable.
    """
    origin = desk.origin
    moment = origin.now()
    if target.is_dir():
        target = target / package_name(origin.pc, f"{moment:%Y-%m-%d-%H%M}")
    if target.suffix.lower() != ENDING:
        raise FormatUnknown(target, [ENDING])
    with scratch_folder() as room, set_aside(progress) as tell:
        data, made = room / DATA_FILE, room / f"paket{ENDING}"
        facts = desk.snapshot(data, part_of(tell, 0, 3))
        manifest = Manifest(origin.pc, moment, facts.forms, facts.head, *measure(data))
        try:
            write_package(made, data, manifest, part_of(tell, 1, 3))
        except OSError as fault:
            raise DiskFull(made) from fault
        copy_whole(made, target, part_of(tell, 2, 3), for_others=True)
    return Packed(target, manifest)


def package_name(pc: str, moment: str) -> str:
    """Return the file name that is offered for a package of a PC."""
    plain = "".join(sign if sign.isalnum() else "-" for sign in pc).strip("-") or "pc"
    return f"paket-{plain}-{moment}{ENDING}"


def look_into(
    desk: Desk, paths: Sequence[Path], progress: Progress = silent
) -> tuple[MergeOutcome, ...]:
    """Return what joining these packages, one after the other, would do; change nothing.

    It is done on a copy. Raise what `merge` raises.
    """
    with scratch_folder() as room:
        try:
            with Store(data_file(desk.folder), desk.origin) as store:
                store.copy_to(room / DATA_FILE)
        except FolderUnusable as fault:
            raise FolderUnusable(room) from fault
        return merge(Desk(room, desk.origin), paths, progress)


def merge(
    desk: Desk, paths: Sequence[Path], progress: Progress = silent
) -> tuple[MergeOutcome, ...]:
    """Join packages to the data of this PC, all of them or nothing; tell what each one brought.

    Whatever `progress` raises leaves nothing behind. Raise FileMissing, FolderUnusable,
    NotAPackage, FileTooNew or PackageDamaged for a package that cannot be used, KuesionerApart,
    PeriodApart, MergeIntoClosed or FormsOutsidePeriod for one that does not fit, or what a deed
    on the data file raises.
    """
    with set_aside(progress) as tell, ExitStack() as opened:
        packages = [
            opened.enter_context(_open(desk, path, part_of(tell, place, 2 * len(paths))))
            for place, path in enumerate(paths)
        ]
        return desk.do(_join_all, packages, part_of(tell, 1, 2))


def _join_all(
    store: Store, packages: Sequence[_Package], progress: Progress
) -> Done[tuple[MergeOutcome, ...]]:
    outcomes = tuple(
        _join(store, package, part_of(progress, place, len(packages)))
        for place, package in enumerate(packages)
    )
    has_news = any(outcome.has_news for outcome in outcomes)
    return Done(outcomes, _MERGED if has_news else NO_CHANGES)


def _join(store: Store, package: _Package, progress: Progress) -> MergeOutcome:
    outcome = MergeOutcome(package.path, package.manifest)
    if package.data is None or store.package.is_known(package.manifest.sha256):
        outcome.is_known = True
        return outcome
    with package.data.reading():
        joining = Joining(store, package.data, outcome)
        join_kuesioner(joining)
        join_layanan(joining)
        periods = list(join_periods(joining))
        for place, (there, here) in enumerate(periods):
            shut_out = join_forms(joining, there, here, part_of(progress, place, len(periods)))
            shut_out += join_saran(joining, there, here)
            joining.refuse_into_closed(here, shut_out)
            join_photos(joining, there, here)
        join_plan(joining)
        close_new_periods(joining)
        join_years(joining)
        compare_settings(joining)
        joining.finish()
    return outcome


@contextmanager
def _open(desk: Desk, path: Path, progress: Progress) -> Iterator[_Package]:
    """Give a package with its data file, brought up to date and proven whole."""
    manifest = read_manifest(path)
    if desk.look(lambda store: store.package.is_known(manifest.sha256)):
        yield _Package(path, manifest, None)
        return
    with scratch_folder() as room:
        data = _take_data(path, room, desk.origin, progress)
        with Store(data, desk.origin) as there:
            yield _Package(path, manifest, there)


def _take_data(path: Path, room: Path, origin: Origin, progress: Progress) -> Path:
    """Return the data file of a package as it lies in `room`, proven."""
    raw, data = room / "mentah.db", room / DATA_FILE
    unpack(path, raw, part_of(progress, 0, 2))
    try:
        take_out(raw, data, origin, part_of(progress, 1, 2))
    except FileTooNew as fault:
        raise FileTooNew(path, fault.unknown) from fault
    except (NotABackup, BackupDamaged) as fault:
        raise PackageDamaged(path) from fault
    raw.unlink()
    return data
