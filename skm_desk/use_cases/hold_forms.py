"""Hold what visitors gave beside the data file while that cannot take it, and take it in later.

::

    record fails ──> hold (a file, on the disk) ──> next try, or next start ──> record ──> release

Whenever the program is killed in between, the form is in the file, in the data file, or in both:
it is known by its id, and kept once.
"""

import logging
from pathlib import Path

from skm_desk.domain.changes import NO_CHANGES
from skm_desk.domain.draft import HeldForm
from skm_desk.domain.errors import PeriodClosed, PeriodUnknown, RespondenError
from skm_desk.machine.held_files import drop_held, held_names, put_held, read_held
from skm_desk.storage.draft_json import held_of_json, held_to_json
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.manage_periods import get_period
from skm_desk.use_cases.record_responden import break_off, record, recover_drafts

_log = logging.getLogger(__name__)


def hold(folder: Path, held: HeldForm) -> None:
    """Hold a form in the data folder `folder`, in place of its earlier state.

    It is on the disk when this returns. Raise DiskFull, TargetUnwritable or FolderUnusable.
    """
    put_held(folder, held.draft.filling.id, held_to_json(held))


def release(folder: Path, form_id: str) -> None:
    """Hold a form no more; one that cannot be taken away now is taken in twice, and kept once."""
    try:
        drop_held(folder, form_id)
    except OSError as fault:
        _log.warning("a held form stays: %s", type(fault).__name__)


def keep_form(desk: Desk, held: HeldForm) -> None:
    """Keep a form, sent or broken off, and hold it no more; raise what `record` raises."""
    desk.do(_record, held)
    release(desk.folder, held.draft.filling.id)


def take_in(desk: Desk, layanan: str | None, but: str = "") -> None:
    """Take in what is held, then make forms of the drafts that a crash or a power cut left.

    `but` is the id of a form that is being filled in now: it is left where it is. What the file
    can only keep as a draft, because its period is closed, it holds then; what is of a period
    that it does not know stays where it is. Raise StoreError; the rest is held as before then.
    """
    for name in held_names(desk.folder):
        held = _read(desk.folder, name)
        if held is None or name == but or not _is_ours(held, desk.origin.pc):
            continue
        try:
            desk.do(_take, held)
        except PeriodUnknown:
            continue
        release(desk.folder, name)
    desk.do(recover_drafts, layanan, but)


def count_waiting(store: Store) -> int:
    """Return how many forms of kiosks are not kept as forms yet, in the data file or beside it."""
    return len(store.draft.sent_ids() | set(held_names(store.data_file.parent)))


def _is_ours(held: HeldForm, pc: str) -> bool:
    """Return whether a form may be taken in here: at another PC somebody may be filling it in."""
    return held.draft.sent is not None or held.draft.pc == pc


def _read(folder: Path, name: str) -> HeldForm | None:
    try:
        return held_of_json(read_held(folder, name))
    except (OSError, ValueError) as fault:  # it stays, and is counted
        _log.warning("a held form cannot be read: %s", type(fault).__name__)
        return None


def _record(store: Store, held: HeldForm) -> Done[None]:
    draft = held.draft
    if draft.sent is None:
        return break_off(store, draft.filling, held.layanan, draft.pc)
    return record(store, draft.filling, held.layanan, draft.sent, draft.pc)


def _take(store: Store, held: HeldForm) -> Done[None]:
    """Keep a form, or hold it as a draft in the file."""
    try:
        return _record(store, held)
    except (PeriodClosed, RespondenError):
        get_period(store, held.draft.filling.period)
        store.draft.keep(held.draft, store.origin.now())
        return Done(None, NO_CHANGES)
