"""See which backups there are, what the newest one holds, and since when nothing was backed up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from skm_desk.domain.backup_names import backup_moment
from skm_desk.domain.errors import SkmError
from skm_desk.domain.file_errors import (
    ApartMendable,
    BackupDamaged,
    ChainApart,
    DamageMendable,
    FileDamaged,
    FileGone,
    LossMendable,
    Mendable,
    NotADataFile,
)
from skm_desk.machine.local_settings import read_local_settings
from skm_desk.machine.paths import DATA_FILE, backup_folder, data_file
from skm_desk.machine.scratch import scratch_folder
from skm_desk.storage.origin import Origin
from skm_desk.storage.other_chain import Apart, contradiction
from skm_desk.storage.snapshot import Facts, facts_of, peek, take_out
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk

LATE = timedelta(days=7)
_MENDABLE: Mapping[type[SkmError], type[Mendable]] = {
    FileDamaged: DamageMendable,
    NotADataFile: DamageMendable,
    FileGone: LossMendable,
    ChainApart: ApartMendable,
}


@dataclass(frozen=True)
class Backup:
    """A file in a folder of backups: made at `moment` by the PC's clock, `size` in bytes.

    `facts` is None if it cannot be read.
    """

    path: Path
    moment: datetime
    size: int
    facts: Facts | None


@dataclass(frozen=True)
class BackupState:
    """How safe the data are now.

    `last` is the newest backup of these very data, None without. `unsaved_since` tells when the
    first change was written that it does not hold, None if it holds all. `second` is the second
    folder of this PC, None without; `is_second_there` whether it has the `last` one too.
    """

    now: datetime
    forms: int
    last: Backup | None
    unsaved_since: datetime | None
    second: Path | None
    is_second_there: bool

    @property
    def is_late(self) -> bool:
        """True when forms are there, and a change has waited for its backup for over 7 days."""
        since = self.unsaved_since
        return bool(self.forms) and since is not None and self.now - since > LATE

    @property
    def is_due(self) -> bool:
        """True when there is something to back up, and the last backup is not of today."""
        if self.unsaved_since is None:
            return False
        return self.last is None or self.last.moment.date() != self.now.date()


@dataclass(frozen=True)
class BackupsView:
    """All backups in the data folder, the newest first, and how safe the data are.

    `apart` are those of data that are not in the program any more, since a backup was restored.
    """

    backups: tuple[Backup, ...]
    state: BackupState
    apart: frozenset[Path]


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """Return the backups that lie in a folder, the newest first; none if it cannot be read."""
    found = []
    try:
        for path in folder.iterdir():
            moment = backup_moment(path.name)
            if moment is not None and path.is_file():
                found.append(Backup(path, moment, path.stat().st_size, _facts(path)))
    except OSError:
        return ()
    return tuple(sorted(found, key=lambda backup: backup.moment, reverse=True))


def view_backups(store: Store) -> BackupsView:
    """Return all backups in the data folder, and how safe the data are."""
    folder = store.data_file.parent
    backups = list_backups(backup_folder(folder))
    ours = tuple(backup for backup in backups if _is_of(store, backup.facts))
    apart = frozenset(
        backup.path for backup in backups if backup.facts is not None and backup not in ours
    )
    return BackupsView(backups, _state(store, ours), apart)


def view_state(store: Store) -> BackupState:
    """Return how safe the data are."""
    return view_backups(store).state


def second_folder(folder: Path) -> Path | None:
    """Return the second folder that this PC copies its backups to, None if there is none."""
    named = read_local_settings(folder).backup_folder
    return Path(named) if named else None


@dataclass(frozen=True)
class Contradiction:
    """A backup that is whole, and shows that the chain of the data file was cut or rewritten."""

    backup: Backup
    apart: Apart


def find_contradictions(desk: Desk) -> tuple[Contradiction, ...]:
    """Return the backups, here and in the second folder of this PC, that contradict the chain of
    the data file, the newest first; each is proven before it accuses."""
    folders = [backup_folder(desk.folder), second_folder(desk.folder)]
    backups = [backup for folder in folders if folder for backup in list_backups(folder)]
    found = desk.look(_contradictions, backups)
    with scratch_folder() as scratch:
        return tuple(
            one for one in found if _is_whole(one.backup, scratch / DATA_FILE, desk.origin)
        )


def _contradictions(store: Store, backups: Sequence[Backup]) -> tuple[Contradiction, ...]:
    found: dict[str, Contradiction] = {}  # by the end of the chain: a copy says nothing new
    for backup in backups:
        if backup.facts is None or backup.facts.head in found:
            continue
        try:
            apart = contradiction(store, backup.path, backup.facts)
        except BackupDamaged:  # it is told of elsewhere
            continue
        if apart is not None:
            found[backup.facts.head] = Contradiction(backup, apart)
    return tuple(found.values())


def _is_whole(backup: Backup, copy: Path, origin: Origin) -> bool:
    try:
        take_out(backup.path, copy, origin)
    except SkmError:
        return False
    return True


def find_mendable(desk: Desk, fault: SkmError) -> Mendable | None:
    """Return which backup can be put in the place of a data file that cannot be trusted, as
    `fault` says: the newest whole one.

    None if there is none, or `fault` is another one. Each is proven, until one is whole: it may
    take long.
    """
    path = data_file(desk.folder)
    kind = _MENDABLE.get(type(fault))
    if kind is None or getattr(fault, "path", None) != path:
        return None
    with scratch_folder() as scratch:
        for backup in list_backups(backup_folder(desk.folder)):
            try:
                facts = take_out(backup.path, scratch / DATA_FILE, desk.origin)
            except SkmError:
                continue
            return kind(path, backup.path, backup.moment, facts.forms)
    return None


def _state(store: Store, ours: tuple[Backup, ...]) -> BackupState:
    now, facts = store.origin.now(), facts_of(store)
    last = ours[0] if ours else None
    saved = last.facts.entries if last is not None and last.facts is not None else 0
    first = store.journal.entry(saved + 1)
    second = second_folder(store.data_file.parent)
    return BackupState(
        now,
        facts.forms,
        last,
        None if first is None else first.at,
        second,
        second is not None and last is not None and (second / last.path.name).is_file(),
    )


def _is_of(store: Store, facts: Facts | None) -> bool:
    """Return whether the chain of a backup is the beginning of the chain of the data."""
    if facts is None:
        return False
    return store.journal.digest_at(facts.entries, facts.holds_texts) == facts.head


def _facts(path: Path) -> Facts | None:
    try:
        return peek(path)
    except SkmError:
        return None
