"""Type paper forms: open a stack, keep a sheet at every field, keep the form at its end."""

from dataclasses import dataclass, replace
from datetime import date

from skm_desk.domain.batch import Batch, carried_changes, check_officer
from skm_desk.domain.changes import NO_CHANGES, Kind
from skm_desk.domain.difference import Keyed
from skm_desk.domain.doubts import doubts_to_ask
from skm_desk.domain.errors import BatchClosed, BatchUnknown, LembarTaken
from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.layanan import Layanan
from skm_desk.domain.period import Period
from skm_desk.domain.responden import Responden, canonical_lembar, check_responden
from skm_desk.domain.sheet import CARRIED, Field, Part, Sheet, fields_of, form_of
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Done
from skm_desk.use_cases.manage_kuesioner import kuesioner_of
from skm_desk.use_cases.manage_periods import get_period, open_period

LISTED = 10  # forms, last typed


@dataclass(frozen=True)
class BatchRow:
    """A batch with how many forms it holds, void ones left out, and how many of them were typed a
    second time. `chosen` counts those that are to be: 0 until it was chosen which. `is_left`
    tells of a sheet that was not finished."""

    batch: Batch
    forms: int
    verified: int
    chosen: int = 0
    is_left: bool = False


@dataclass(frozen=True)
class Stacks:
    """The batches of a period, the newest first, and what a new one may carry over."""

    period: Period
    kuesioner: Kuesioner
    layanan_list: tuple[Layanan, ...]
    rows: tuple[BatchRow, ...]
    officers: tuple[str, ...]


@dataclass(frozen=True)
class Workplace:
    """What an officer types with: the batch, its fields, the sheet left unfinished, if any, and
    the forms typed last, latest first, void ones too. `forms` counts the batch without them."""

    batch: Batch
    period: Period
    fields: tuple[Field, ...]
    left: Sheet | None
    last: tuple[Responden, ...]
    forms: int


def view_stacks(store: Store, kode: str) -> Stacks:
    """Return the batches of a period; raise PeriodUnknown."""
    period = get_period(store, kode)
    counts = store.responden.count_batches(period)
    rows = []
    for batch in store.batch.list_period(period.kode):
        forms, verified = counts.get(batch.id, (0, 0))
        chosen = len(store.correction.chosen(batch))
        is_left = store.batch.sheet_left(batch) is not None
        rows.append(BatchRow(batch, forms, verified, chosen, is_left))
    return Stacks(
        period,
        kuesioner_of(store, period),
        tuple(store.layanan.list_all()),
        tuple(rows),
        store.batch.officers(),
    )


def open_batch(
    store: Store,
    kode: str,
    officer: str,
    tanggal: date | None = None,
    jam: str | None = None,
    layanan: str | None = None,
    lembar: str | None = None,
) -> Done[Batch]:
    """Open a batch of a period; raise OfficerMissing, PeriodUnknown or PeriodClosed.

    `layanan` is an id; `lembar` is the number of the first sheet, empty where sheets have none.
    """
    batch = Batch(
        store.origin.new_id(),
        open_period(store, kode).kode,
        check_officer(officer),
        store.origin.now(),
        tanggal,
        jam,
        layanan,
        canonical_lembar(lembar or ""),
    )
    store.batch.add(batch)
    return Done(batch, frozenset({Kind.BATCH}))


def close_batch(store: Store, batch_id: str) -> Done[Batch]:
    """Close a batch: it takes no more forms. Raise BatchUnknown."""
    closed = replace(find_batch(store, batch_id), closed=store.origin.now())
    store.batch.change(closed, "tutup")
    return Done(closed, frozenset({Kind.BATCH}))


def reopen_batch(store: Store, batch_id: str) -> Done[Batch]:
    """Open a closed batch again; raise BatchUnknown, PeriodUnknown or PeriodClosed."""
    batch = replace(find_batch(store, batch_id), closed=None)
    open_period(store, batch.period)
    store.batch.change(batch, "buka lagi")
    return Done(batch, frozenset({Kind.BATCH}))


def view_workplace(store: Store, batch_id: str) -> Workplace:
    """Return what an officer goes on with; raise BatchUnknown."""
    batch = find_batch(store, batch_id)
    period = get_period(store, batch.period)
    last, _ = store.responden.last_of_batch(batch.id, LISTED)
    forms, _ = store.responden.count_batches(period).get(batch.id, (0, 0))
    return Workplace(
        batch,
        period,
        fields_of(kuesioner_of(store, period), store.layanan.list_all()),
        store.batch.sheet_left(batch),
        tuple(kept.form for kept in last),
        forms,
    )


def keep_sheet(store: Store, batch_id: str, sheet: Sheet) -> Done[None]:
    """Keep a sheet as far as it is typed; one that became a form is left alone."""
    if not store.responden.has(sheet.id):
        batch = find_batch(store, batch_id)
        kept = sheet.without_question()  # it is asked again when the sheet is gone on with
        store.batch.keep_sheet(batch, kept, store.origin.pc, store.origin.now())
    return Done(None, NO_CHANGES)


def drop_sheet(store: Store, sheet_id: str) -> Done[None]:
    """Forget a sheet that was not finished."""
    store.draft.drop(sheet_id)
    return Done(None, NO_CHANGES)


def look_at_sheet(store: Store, batch_id: str, sheet: Sheet) -> frozenset[str]:
    """Return the doubts about a sheet; raise the RespondenError of the first rule it breaks."""
    batch = find_batch(store, batch_id)
    period = get_period(store, batch.period)
    return _check(store, _form(store, batch, sheet), period)


def save_sheet(store: Store, batch_id: str, sheet: Sheet, ms: int) -> Done[Batch]:
    """Keep the form of a sheet, and return the batch with what carries over to the next one.

    `ms` are the milliseconds of work, pauses taken out. A second call for the same sheet keeps
    nothing. Raise BatchUnknown, BatchClosed, PeriodClosed or a RespondenError; the sheet stays
    as a draft then.
    """
    batch = find_batch(store, batch_id)
    if store.responden.has(sheet.id):
        store.draft.drop(sheet.id)
        return Done(batch, NO_CHANGES)
    if batch.closed is not None:
        raise BatchClosed(batch.officer)
    period = open_period(store, batch.period)
    form = _form(store, batch, sheet)
    form = replace(form, flags=_check(store, form, period))
    at = store.origin.now()
    store.responden.add(form, period, at)
    fields = sum(
        1
        for known in sheet.fields
        if known.part is not Part.TEXT
        and (known.name not in CARRIED or _is_changed(batch, sheet, known.name))
    )
    store.correction.add_keyed(Keyed(form.id, batch.officer, at, False, ms, sheet.keys, fields))
    store.draft.drop(sheet.id)
    carried = carried_changes(batch, sheet.values).after(form.lembar)
    store.batch.change(carried)
    return Done(carried, frozenset({Kind.RESPONDEN}))


def find_batch(store: Store, batch_id: str) -> Batch:
    """Return the batch of this id; raise BatchUnknown."""
    batch = store.batch.find(batch_id)
    if batch is None:
        raise BatchUnknown(batch_id)
    return batch


def _is_changed(batch: Batch, sheet: Sheet, name: str) -> bool:
    return sheet.values.get(name, "") != batch.carried.get(name, "")


def _form(store: Store, batch: Batch, sheet: Sheet) -> Responden:
    return replace(form_of(sheet, store.origin.pc, batch.officer), batch=batch.id)


def _check(store: Store, form: Responden, period: Period) -> frozenset[str]:
    check_responden(form, kuesioner_of(store, period), period)
    if form.lembar is not None and store.responden.is_used(period, form.lembar):
        raise LembarTaken(form.lembar, period.kode)
    return doubts_to_ask(form, store.origin.now().date())
