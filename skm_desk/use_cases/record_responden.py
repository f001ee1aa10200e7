"""Record what a visitor filled in: step by step as a draft, at the end as a form, once."""

from dataclasses import replace
from datetime import datetime

from skm_desk.domain.careless import BURST_FORMS, CLOCK_AHEAD, CLOCK_BACK, flags_of
from skm_desk.domain.changes import NO_CHANGES, Kind
from skm_desk.domain.doubts import doubts_about
from skm_desk.domain.draft import Draft
from skm_desk.domain.errors import PeriodClosed, RespondenError
from skm_desk.domain.filling import Filling
from skm_desk.domain.responden import Responden, Source, check_responden
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Done
from skm_desk.use_cases.manage_kuesioner import kuesioner_of
from skm_desk.use_cases.manage_periods import get_period, open_period
from skm_desk.use_cases.watch_clock import read_clock


def keep_draft(store: Store, filling: Filling, sent: datetime | None = None) -> Done[None]:
    """Keep what is filled in so far; nothing is kept of a form that is recorded already.

    `sent` is when the person sent it, if the form itself could not be kept then. Raise
    PeriodUnknown.
    """
    if not store.responden.has(filling.id):
        get_period(store, filling.period)
        draft = Draft(filling, store.origin.pc, Source.KIOSK, sent)
        store.draft.keep(draft, store.origin.now())
    return Done(None, NO_CHANGES)


def record(
    store: Store, filling: Filling, layanan: str | None, sent: datetime, pc: str = ""
) -> Done[None]:
    """Keep the form that a person sent at `sent`; a second call for the same one does nothing.

    `layanan` is the id of the one layanan of this kiosk, when it was not asked; one that the
    file does not know is left out. `pc` is where it was filled in, this one if empty. Raise
    PeriodUnknown, PeriodClosed or a RespondenError; the draft stays then.
    """
    form = filling.finish(pc or store.origin.pc, Source.KIOSK)
    form = replace(form, layanan=form.layanan or layanan)
    return _add(store, filling, form, sent)


def break_off(store: Store, filling: Filling, layanan: str | None, pc: str = "") -> Done[None]:
    """Keep what somebody filled in who walked away; of nothing filled in, nothing is kept.

    `pc` is where that was, this one if empty.
    """
    if not filling.has_any:
        store.draft.drop(filling.id)
        return Done(None, NO_CHANGES)
    form = filling.break_off(pc or store.origin.pc, Source.KIOSK)
    unfinished = replace(form, layanan=form.layanan or layanan)
    return _add(store, filling, unfinished, store.origin.now())


def recover_drafts(store: Store, layanan: str | None, but: str = "") -> Done[int]:
    """Make forms of what a crash or a power cut left at this kiosk; return how many.

    What was sent becomes a form, the rest unfinished ones. What cannot be kept, because its
    period is closed or its question set has changed, stays a draft, and so does the one with the
    id `but`: it is still being filled in.
    """
    changes = NO_CHANGES
    made = 0
    for draft in store.draft.left(store.origin.pc, Source.KIOSK):
        if draft.filling.id == but:
            continue
        try:
            if draft.sent is None:
                done = break_off(store, draft.filling, layanan)
            else:
                done = record(store, draft.filling, layanan, draft.sent)
        except (PeriodClosed, RespondenError):
            continue
        changes |= done.changes
        made += bool(done.changes)
    return Done(made, changes)


def _add(store: Store, filling: Filling, form: Responden, sent: datetime) -> Done[None]:
    if store.responden.has(form.id):
        store.draft.drop(form.id)
        return Done(None, NO_CHANGES)
    period = open_period(store, filling.period)
    earlier = store.responden.last_kept(form.pc, Source.KIOSK, BURST_FORMS)
    # While the clock is right, forms kept before this one and sent after it only tell that it
    # had to wait.
    if max(earlier, default=sent) <= store.origin.now():
        earlier = tuple(at for at in earlier if at <= sent)
    hours = store.office.read().kiosk_hours
    flags = flags_of(form, filling.started, sent, earlier, hours)
    flags |= doubts_about(form, sent.date()) | _clock_flags(store, sent)
    # The settings of a PC may name a layanan of another data file.
    known = {kept.id for kept in store.layanan.list_all()}
    form = replace(form, flags=flags, layanan=form.layanan if form.layanan in known else None)
    check_responden(form, kuesioner_of(store, period), period)
    store.responden.add(form, period, sent)
    store.draft.drop(form.id)
    return Done(None, frozenset({Kind.RESPONDEN}))


def _clock_flags(store: Store, sent: datetime) -> frozenset[str]:
    """Return what is held against the time at which a form was sent: the clock had jumped, and
    nobody has answered that yet."""
    jump = read_clock(store.data_file.parent).jump
    if jump is None or not jump.doubts(sent):
        return frozenset()
    return frozenset({CLOCK_AHEAD if jump.is_ahead else CLOCK_BACK})
