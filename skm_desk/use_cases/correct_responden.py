"""Find a form again, correct it or declare it void; what it was before is never lost."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from skm_desk.domain.changes import Kind
from skm_desk.domain.doubts import DOUBTS, doubts_about
from skm_desk.domain.errors import DateInFuture, FormUnknown, FormVoid, LembarTaken, ReasonMissing
from skm_desk.domain.period import Period
from skm_desk.domain.responden import Responden, canonical_lembar, check_responden
from skm_desk.domain.sheet import PEKERJAAN_TEXT, Field, Sheet, fields_of, form_of, values_of
from skm_desk.storage.form_rows import KeptForm
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Done
from skm_desk.use_cases.manage_kuesioner import kuesioner_of
from skm_desk.use_cases.manage_periods import get_period, open_period

LONGEST_REASON = 200


@dataclass(frozen=True)
class Change:
    """One entry of the chain about a form: when, under which account, what was done.

    `before` and `after` map the fields of its sheet to what stood there, as a sheet holds it;
    both are empty unless the entry changed a form.
    """

    at: datetime
    who: str
    deed: str
    before: Mapping[str, str] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class FoundForm:
    """A kept form as the sheet it was, with all that happened to it."""

    form: Responden
    period: str
    sheet: Sheet
    history: tuple[Change, ...]


def find_form(store: Store, kode: str, lembar: str) -> FoundForm:
    """Return the form of a sheet number in a period; raise PeriodUnknown or FormUnknown."""
    period = get_period(store, kode)
    kept = store.responden.find_lembar(period, canonical_lembar(lembar) or "")
    if kept is None:
        raise FormUnknown(lembar, period.kode)
    return _found(store, period, kept.form)


def find_form_by_id(store: Store, form_id: str) -> FoundForm:
    """Return the form of this id, with or without a sheet number; raise FormUnknown."""
    kept = kept_form(store, form_id)
    return _found(store, get_period(store, kept.period), kept.form)


def correct_form(
    store: Store, form_id: str, sheet: Sheet, officer: str, reason: str
) -> Done[Responden]:
    """Put what a sheet says now in the place of a kept form; `officer` says who corrects.

    Raise ReasonMissing, FormUnknown, FormVoid, PeriodClosed, LembarTaken, DateInFuture for a day
    that was not there before, or the RespondenError of a rule that the new form breaks.
    """
    why = reason_of(reason)
    kept = standing_form(store, form_id)
    return put_in_place(store, kept, sheet, "koreksi", f"{why} ({officer})" if officer else why)


def put_in_place(
    store: Store, kept: KeptForm, sheet: Sheet, deed: str, reason: str
) -> Done[Responden]:
    """Put what a sheet says in the place of a kept form; raise as correct_form does."""
    period = open_period(store, kept.period)
    typed = form_of(sheet, kept.form.pc, kept.form.keyed_by)
    # A text may have come from elsewhere with a choice that asks for none on paper.
    is_text_kept = typed.pekerjaan == kept.form.pekerjaan and not sheet.applies(PEKERJAAN_TEXT)
    doubts = doubts_about(typed, kept.at.date())
    form = replace(
        typed,
        id=kept.form.id,
        source=kept.form.source,
        pekerjaan_text=kept.form.pekerjaan_text if is_text_kept else typed.pekerjaan_text,
        verified_by=kept.form.verified_by,
        flags=(kept.form.flags - DOUBTS) | doubts,
        ms=kept.form.ms,
        batch=kept.form.batch,
        layanan_text=kept.form.layanan_text,
        unfinished=kept.form.unfinished,
    )
    is_new = form.lembar is not None and form.lembar != kept.form.lembar
    if is_new and store.responden.is_used(period, form.lembar or ""):
        raise LembarTaken(form.lembar or "", period.kode)
    check_responden(form, kuesioner_of(store, period), period)
    today = store.origin.now().date()
    if form.tanggal is not None and form.tanggal != kept.form.tanggal and form.tanggal > today:
        raise DateInFuture(form.tanggal)
    store.correction.correct(kept, form, deed, reason)
    return Done(form, frozenset({Kind.RESPONDEN}))


def void_form(store: Store, form_id: str, officer: str, reason: str) -> Done[Responden]:
    """Declare a form void: it is kept and counted as void, and in no result.

    Raise ReasonMissing, FormUnknown, FormVoid or PeriodClosed.
    """
    why = reason_of(reason)
    kept = standing_form(store, form_id)
    open_period(store, kept.period)
    form = replace(kept.form, void_reason=why)
    store.correction.correct(kept, form, "batal", f"{why} ({officer})" if officer else why)
    return Done(form, frozenset({Kind.RESPONDEN}))


def kept_form(store: Store, form_id: str) -> KeptForm:
    """Return the form of this id, void ones too; raise FormUnknown."""
    kept = store.responden.find(form_id)
    if kept is None:
        raise FormUnknown(form_id, "")
    return kept


def standing_form(store: Store, form_id: str) -> KeptForm:
    """Return the form of this id; raise FormUnknown, or FormVoid for a void one."""
    kept = kept_form(store, form_id)
    if kept.form.void_reason is not None:
        raise FormVoid(kept.form.lembar or "")
    return kept


def reason_of(reason: str) -> str:
    """Return a reason as it is kept; raise ReasonMissing for none."""
    trimmed = " ".join(reason.split())[:LONGEST_REASON]
    if not trimmed:
        raise ReasonMissing
    return trimmed


def _found(store: Store, period: Period, form: Responden) -> FoundForm:
    fields = fields_of(kuesioner_of(store, period), store.layanan.list_all(), past=True)
    return FoundForm(form, period.kode, _sheet(form, fields), _history(store, form))


def _sheet(form: Responden, fields: tuple[Field, ...]) -> Sheet:
    values = {name: value for name, value in values_of(form).items() if value}
    return Sheet(form.id, fields, values)


def _history(store: Store, form: Responden) -> tuple[Change, ...]:
    told = []
    for entry in store.form_list.history(form.id):
        is_change = bool(entry.before and entry.after)
        before, after = (entry.before, entry.after) if is_change else ({}, {})
        told.append(Change(entry.at, entry.who, entry.deed, before, after))
    return tuple(told)
