"""See what people wrote, mark it, choose what a laporan quotes, take in what came elsewhere.

Marks, quotes and notes are what the office thinks and does about a saran: they may change when
its period is closed. What belongs to the survey itself, a saran taken in or voided, may not.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from skm_desk.domain.changes import NO_CHANGES, Kind
from skm_desk.domain.errors import DateInFuture, DateOutsidePeriod, ReasonMissing, UnknownChoice
from skm_desk.domain.kuesioner import Unsur
from skm_desk.domain.period import Period
from skm_desk.domain.personal import Personal, find_personal
from skm_desk.domain.quoting import left_out
from skm_desk.domain.saran import CHANNELS, Saran, SaranCount, SaranKind, check_saran
from skm_desk.domain.saran_errors import QuoteAltered, SaranOfForm, SaranUnknown, SaranVoid
from skm_desk.domain.saran_list import ListedSaran, SaranFilter
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Done
from skm_desk.use_cases.manage_kuesioner import kuesioner_of
from skm_desk.use_cases.manage_periods import PeriodRow, get_period, list_periods, open_period

PAGE = 200
LONGEST_REASON = 200


@dataclass(frozen=True)
class SaranView:
    """The list of saran that are as `asked`, and a page of it that begins at the `start`-th.

    `total` counts those as `asked`, `overall` all of the same period or of all periods. `place`
    is where the saran that was asked for stands, None if it is not in the list.
    """

    asked: SaranFilter
    periods: tuple[Period, ...]
    unsur_list: tuple[Unsur, ...]
    total: int
    overall: int
    start: int
    rows: tuple[ListedSaran, ...]
    place: int | None


@dataclass(frozen=True)
class SaranDetail:
    """One saran with its whole text, its period and the unsur it may be about.

    `left_out` are the spans (start, end) of the text that a quote leaves out; `personal` is what
    in the rest, which a laporan would print, may be personal.
    """

    listed: ListedSaran
    period: Period
    unsur_list: tuple[Unsur, ...]
    personal: tuple[Personal, ...]
    left_out: tuple[tuple[int, int], ...]


def view_list(
    store: Store,
    asked: SaranFilter | None,
    choose: Callable[[Sequence[PeriodRow]], str | None],
    key: str | None = None,
    near: int = 0,
) -> SaranView:
    """Return the list of those as `asked` with the page that holds the saran of `key`, or, if it
    is not there, the `near`-th.

    Without `asked` it is the list of the period that `choose` names.
    """
    if asked is None:
        asked = SaranFilter(choose(list_periods(store)))
    total = store.saran_list.count(asked)
    overall = SaranFilter(asked.period)
    place = None if key is None else store.saran_list.place(asked, key)
    shown = min(near if place is None else place, max(total - 1, 0))
    start = shown - shown % PAGE
    periods = store.period.list_all()
    return SaranView(
        asked,
        periods,
        _unsur_list(store, asked, periods),
        total,
        total if asked == overall else store.saran_list.count(overall),
        start,
        store.saran_list.page(asked, start, PAGE),
        place,
    )


def read_page(store: Store, asked: SaranFilter, start: int) -> tuple[ListedSaran, ...]:
    """Return the page of the list that begins at the `start`-th saran."""
    return store.saran_list.page(asked, start, PAGE)


def view_saran(store: Store, key: str) -> SaranDetail:
    """Return one saran; raise SaranUnknown."""
    listed = _find(store, key)
    period = get_period(store, listed.period)
    text = listed.saran.text
    spans = left_out(listed.saran.wording, text) or ()
    personal = tuple(
        found
        for found in find_personal(text)
        if not any(start <= found.start and found.end <= end for start, end in spans)
    )
    return SaranDetail(listed, period, kuesioner_of(store, period).unsur_list, personal, spans)


def count_saran(store: Store, kodes: Sequence[str]) -> tuple[SaranCount, ...]:
    """Return how many saran of these periods came by each channel, per kind."""
    return store.saran_list.counts(kodes)


def set_kind(store: Store, key: str, kind: SaranKind) -> Done[Saran]:
    """Mark a saran as pengaduan, saran or pujian, or as none; raise SaranUnknown, SaranVoid."""
    return _change(store, key, "tandai", kind=kind)


def set_unsur(store: Store, key: str, unsur: str) -> Done[Saran]:
    """Tie a saran to an unsur of its period, "" to none; raise UnknownChoice too."""
    known = [u.kode for u in view_saran(store, key).unsur_list]
    if unsur and unsur not in known:
        raise UnknownChoice("unsur", unsur, known)
    return _change(store, key, "tandai", unsur=unsur)


def set_quoted(store: Store, key: str, quoted: bool) -> Done[Saran]:
    """Have the laporan quote a saran, or not; raise SaranUnknown, SaranVoid."""
    return _change(store, key, "kutip" if quoted else "batal kutip", quoted=quoted)


def set_quote(store: Store, key: str, quote: str) -> Done[Saran]:
    """Keep what the laporan prints of a saran: its text with parts left out, "" for all of it.

    Raise QuoteAltered if a word is another one; SaranUnknown, SaranVoid.
    """
    text = _find(store, key).saran.text
    if quote and left_out(quote, text) is None:
        raise QuoteAltered(quote)
    return _change(store, key, "samarkan", quote="" if quote == text else quote)


def note_done(store: Store, key: str, done: str) -> Done[Saran]:
    """Keep what the office did about a saran; raise TextTooLong, SaranUnknown, SaranVoid."""
    return _change(store, key, "catat tindakan", done=done.strip())


def add_saran(store: Store, kode: str, text: str, channel: str, received: date) -> Done[Saran]:
    """Take in a saran that came to the office by a channel of CHANNELS on a day of the period.

    Raise PeriodUnknown, PeriodClosed, DateInFuture, DateOutsidePeriod, UnknownChoice, SaranEmpty
    or TextTooLong.
    """
    period = open_period(store, kode)
    if received > store.origin.now().date():
        raise DateInFuture(received)
    if not period.contains(received):
        raise DateOutsidePeriod(received, period.mulai, period.selesai)
    if not channel:
        raise UnknownChoice("saluran", channel, list(CHANNELS.values()))
    lines = "\n".join(text.strip().splitlines())
    saran = Saran(store.origin.new_id(), lines, channel, received)
    check_saran(saran)
    store.saran.add(period, saran)
    return Done(saran, frozenset({Kind.SARAN}))


def void_saran(store: Store, key: str, reason: str) -> Done[Saran]:
    """Declare a saran that staff took in void: it is kept, not shown, not counted, not quoted.

    Raise ReasonMissing, SaranUnknown, SaranVoid, PeriodClosed, or SaranOfForm for one of a form.
    """
    why = " ".join(reason.split())[:LONGEST_REASON]
    if not why:
        raise ReasonMissing
    listed = _find(store, key)
    if listed.saran.form is not None:
        raise SaranOfForm(key)
    open_period(store, listed.period)
    return _change(store, key, "batal", void_reason=why)


def take_back(store: Store, key: str) -> Done[Saran]:
    """Let a void saran count again; raise SaranUnknown or PeriodClosed."""
    listed = _find(store, key)
    open_period(store, listed.period)
    if listed.saran.void_reason is None:
        return Done(listed.saran, NO_CHANGES)
    return _keep(store, listed, "pulihkan", {"void_reason": None})


def _change(store: Store, key: str, deed: str, **fields: Any) -> Done[Saran]:
    listed = _find(store, key)
    if listed.saran.void_reason is not None:
        raise SaranVoid(key)
    return _keep(store, listed, deed, fields)


def _keep(store: Store, listed: ListedSaran, deed: str, fields: dict[str, Any]) -> Done[Saran]:
    """Keep a saran with these fields; one of a form gets its record when it is first marked."""
    marked = replace(listed.saran, **fields)
    check_saran(marked)
    if marked == listed.saran:
        return Done(marked, NO_CHANGES)
    before = store.saran.find(listed.saran.id)
    if before is None:
        marked = replace(marked, id=store.origin.new_id())
        store.saran.add(get_period(store, listed.period), marked)
    else:
        store.saran.change(before, replace(before, **fields), deed)
    return Done(marked, frozenset({Kind.SARAN}))


def _find(store: Store, key: str) -> ListedSaran:
    listed = store.saran_list.find(key)
    if listed is None:
        raise SaranUnknown(key)
    return listed


def _unsur_list(store: Store, asked: SaranFilter, periods: tuple[Period, ...]) -> tuple[Unsur, ...]:
    """Return the unsur of the period asked for, or of the latest."""
    of_period = [p for p in periods if asked.period is None or p.kode == asked.period]
    return kuesioner_of(store, of_period[-1]).unsur_list if of_period else ()
