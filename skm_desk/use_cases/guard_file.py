"""Guard the data file: tell damage from what passes by itself, and which backup can mend it."""

from skm_desk.domain.errors import SkmError
from skm_desk.domain.file_errors import (
    ChainApart,
    FileDamaged,
    FileGone,
    FileTooNew,
    Mendable,
    NotADataFile,
)
from skm_desk.machine.paths import data_file
from skm_desk.use_cases.back_up import keep_backed_up
from skm_desk.use_cases.check_health import BackupFailed, ChainHealth, CopyFailed, Health, begin_day
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.tidy_up import tidy_up
from skm_desk.use_cases.view_backups import find_mendable


def means_damage(desk: Desk, fault: Exception) -> bool:
    """Return whether nothing may be written any more: the data file is not there, not whole, not
    the one it should be, or not of this program."""
    if isinstance(fault, Mendable):
        return True
    if not isinstance(fault, FileDamaged | NotADataFile | FileGone | ChainApart | FileTooNew):
        return False
    return fault.path == data_file(desk.folder)


def name_backup(desk: Desk, failure: SkmError) -> SkmError:
    """Return what is told of a failure: of a data file that cannot be trusted, which backup can
    replace it. Each backup is proven until one is whole: it may take long."""
    return find_mendable(desk, failure) or failure


def begin_guarded_day(desk: Desk) -> Health:
    """Tidy up, back up and check the data file; of a damaged one tell which backup can replace
    it."""
    tidy_up(desk.folder)
    try:
        return begin_day(desk)
    except SkmError as fault:
        raise name_backup(desk, fault) from fault


def begin_trusted_day(desk: Desk) -> Health:
    """Do the same; raise ApartMendable or ChainApart also for a file that is whole, but does not
    go on from where this PC saw it end last: no visitor's form may go into that."""
    health = begin_guarded_day(desk)
    for item in health.items:
        if isinstance(item, ChainHealth) and not item.is_continued:
            raise name_backup(desk, ChainApart(data_file(desk.folder)))
    return health


def back_up_if_due(desk: Desk) -> BackupFailed | CopyFailed | None:
    """Make the backup of the day if one is due; return what was not possible, None if all was.

    Of a damaged data file raise which backup can replace it.
    """
    try:
        made = keep_backed_up(desk)
    except SkmError as fault:
        if means_damage(desk, fault):
            raise name_backup(desk, fault) from fault
        return BackupFailed(fault)
    if made is None or made.second_fault is None:
        return None
    return CopyFailed(made.second_fault)
