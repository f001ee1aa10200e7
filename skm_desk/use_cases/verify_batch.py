"""Have a second officer type a stack blind, and settle what the two typed apart."""

import hashlib
from dataclasses import dataclass, replace

from skm_desk.domain.batch import check_officer, same_officer
from skm_desk.domain.changes import NO_CHANGES, Kind
from skm_desk.domain.difference import Difference, Keyed
from skm_desk.domain.errors import FormUnknown, SameOfficer
from skm_desk.domain.period import Period
from skm_desk.domain.responden import Responden
from skm_desk.domain.sheet import Field, Part, Sheet, fields_of, values_of
from skm_desk.domain.verifying import Verifying, start_verifying
from skm_desk.storage.form_rows import KeptForm
from skm_desk.storage.store import Store
from skm_desk.use_cases.correct_responden import kept_form, put_in_place, standing_form
from skm_desk.use_cases.desk import Done
from skm_desk.use_cases.key_paper import find_batch
from skm_desk.use_cases.manage_kuesioner import kuesioner_of
from skm_desk.use_cases.manage_periods import get_period, open_period


@dataclass(frozen=True)
class VerifyTask:
    """The form to be typed next a second time: which one of how many, and what is known of it."""

    form: Responden
    verifying: Verifying
    done: int
    total: int


@dataclass(frozen=True)
class Unsettled:
    """A difference with the form it is about, as a sheet, and the field it lies in."""

    difference: Difference
    field: Field
    sheet: Sheet


def begin_verification(store: Store, batch_id: str, every: int) -> Done[None]:
    """Choose the forms of a batch that are typed twice: every n-th (from 1), from a random one on.

    What was chosen once stands: forms cannot be picked by what is in them. Raise BatchUnknown
    or PeriodClosed.
    """
    batch = find_batch(store, batch_id)
    open_period(store, batch.period)
    if batch.verify_every is not None:
        return Done(None, NO_CHANGES)
    drawn = hashlib.sha256(store.origin.new_id().encode()).digest()
    start = int.from_bytes(drawn) % every + 1
    store.batch.change(replace(batch, verify_every=every, verify_start=start), "periksa ganda")
    return Done(None, frozenset({Kind.BATCH}))


def next_to_verify(store: Store, batch_id: str, officer: str) -> VerifyTask | None:
    """Return the form that `officer` types next, or None when all chosen ones are done.

    A void form keeps its place in the batch, so that voiding one moves no other into the sample
    or out of it. Raise OfficerMissing, BatchUnknown, PeriodClosed, or SameOfficer when it is the
    officer's own.
    """
    batch = find_batch(store, batch_id)
    if same_officer(check_officer(officer), batch.officer):
        raise SameOfficer(batch.officer)
    period = open_period(store, batch.period)
    chosen = store.correction.chosen(batch)
    open_ones = [form_id for form_id, is_done in chosen if not is_done]
    if not open_ones:
        return None
    form = kept_form(store, open_ones[0]).form
    fields = _fields(store, period)
    verifying = start_verifying(form.id, fields, values_of(form))
    return VerifyTask(form, verifying, len(chosen) - len(open_ones), len(chosen))


def save_verification(
    store: Store, verifying: Verifying, officer: str, ms: int
) -> Done[tuple[Difference, ...]]:
    """Keep that a form was typed a second time, and what differed; both values are kept.

    `ms` are the milliseconds of work. A second call for the same form keeps nothing. Raise
    OfficerMissing, FormUnknown, FormVoid, PeriodClosed or SameOfficer.
    """
    name = check_officer(officer)
    kept = standing_form(store, verifying.sheet.id)
    open_period(store, kept.period)
    if same_officer(name, kept.form.keyed_by):
        raise SameOfficer(kept.form.keyed_by)
    if kept.form.verified_by:
        return Done((), NO_CHANGES)
    differences = tuple(
        Difference(
            store.origin.new_id(),
            kept.form.id,
            kept.form.lembar or "",
            field,
            verifying.original.get(field, ""),
            kept.form.keyed_by,
            value,
            name,
        )
        for field, value in verifying.differing.items()
    )
    for difference in differences:
        store.correction.add_difference(difference)
    store.correction.correct(kept, replace(kept.form, verified_by=name), "periksa ganda", "")
    keyed = Keyed(
        kept.form.id,
        name,
        store.origin.now(),
        True,
        ms,
        verifying.sheet.keys,
        len(verifying.asked),
        verifying.own_errors,
    )
    store.correction.add_keyed(keyed)
    return Done(differences, frozenset({Kind.RESPONDEN, Kind.DIFFERENCE}))


def list_unsettled(store: Store, kode: str) -> tuple[Unsettled, ...]:
    """Return what two officers typed apart in a period and nobody has looked up yet.

    A form that is void by now needs no look at the paper.
    """
    period = get_period(store, kode)
    fields = {field.name: field for field in _fields(store, period)}
    unsettled = []
    for difference in store.correction.differences(period.kode):
        if difference.settled is not None:
            continue
        kept = kept_form(store, difference.form)
        if kept.form.void_reason is None:
            # A field that the office does not ask any more still has its two values.
            field = fields.get(difference.field, Field(difference.field, Part.CHOICE))
            unsettled.append(Unsettled(difference, field, _sheet(kept, fields)))
    return tuple(unsettled)


def settle(store: Store, difference_id: str, value: str, officer: str) -> Done[None]:
    """Keep which of the two values a look at the paper found; the form says that one then.

    Raise OfficerMissing, FormUnknown for a difference that is not open, FormVoid, PeriodClosed,
    or what a correction raises.
    """
    name = check_officer(officer)
    found = store.correction.find_difference(difference_id)
    if found is None or found.settled is not None or value not in (found.first, found.second):
        raise FormUnknown(difference_id, "")
    kept = standing_form(store, found.form)
    period = open_period(store, kept.period)
    store.correction.settle(replace(found, settled=value, settled_by=name))
    if values_of(kept.form).get(found.field, "") == value:
        return Done(None, frozenset({Kind.DIFFERENCE}))
    sheet = _sheet(kept, {field.name: field for field in _fields(store, period)})
    sheet = replace(sheet, values={**sheet.values, found.field: value})
    put_in_place(store, kept, sheet, "koreksi", f"pemeriksaan ganda ({name})")
    return Done(None, frozenset({Kind.DIFFERENCE, Kind.RESPONDEN}))


def _fields(store: Store, period: Period) -> tuple[Field, ...]:
    return fields_of(kuesioner_of(store, period), store.layanan.list_all(), past=True)


def _sheet(kept: KeptForm, fields: dict[str, Field]) -> Sheet:
    values = {name: value for name, value in values_of(kept.form).items() if value}
    return Sheet(kept.form.id, tuple(fields.values()), values)
