"""Rules for joining what several PCs of one office collected: which of two states stands.

A record is known by its id on every PC. Where two PCs hold it differently, its history decides:
what one PC holds now and the other held once is the older state. Only when both went on from
there apart does nobody know better than a person.
"""

import re
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeVar

from skm_desk.domain.kuesioner import Profile
from skm_desk.domain.period import Period
from skm_desk.domain.profile_choices import FIELDS
from skm_desk.domain.responden import Responden
from skm_desk.domain.saran import Saran, SaranKind

State = TypeVar("State")
_SHORTEST, _LONGEST = 4, 8  # signs of a PC's name behind a number


_SAID: Mapping[str, Callable[[Period], object]] = {
    "days": lambda period: (period.mulai, period.selesai),
    "target": lambda period: (period.population, period.target_letter),
    "words": lambda period: (
        *(period.stages, period.laporan_date, period.team, period.place, period.method),
    ),
    "lock": lambda period: period.closed_at is None,
}


class Standing(Enum):
    """How what another PC holds of a record stands to what is here."""

    SAME = "same"
    NEWER = "newer"
    OLDER = "older"
    APART = "apart"


def compare(
    here: Sequence[State], there: Sequence[State], same: Callable[[State, State], bool]
) -> Standing:
    """Return how a record of another PC stands to ours; both are its states, the last is now.

    A history may leave states out: a merge takes over only the last one.
    """
    if same(here[-1], there[-1]):
        return Standing.SAME
    is_newer = any(same(here[-1], state) for state in there[:-1])
    is_older = any(same(there[-1], state) for state in here[:-1])
    if is_newer and is_older:  # somebody went back to what it was before
        is_newer, is_older = _is_part(here, there, same), _is_part(there, here, same)
    if is_newer == is_older:
        return Standing.APART
    return Standing.NEWER if is_newer else Standing.OLDER


def content_of(form: Responden) -> tuple[object, ...]:
    """Return what a form says, which any PC may correct; its sheet number is looked at apart.

    Who kept it, how and when is said once for all; its batch stays on the PC it was typed at.
    """
    return (*filled_in(form), form.verified_by, form.void_reason, form.flags)


def filled_in(form: Responden) -> tuple[object, ...]:
    """Return what somebody filled in on a form: jawaban, profile and saran."""
    return (
        tuple(sorted(form.jawaban.items())),
        form.tanggal,
        form.jam,
        form.jenis_kelamin,
        form.usia,
        form.pendidikan,
        form.pekerjaan,
        form.pekerjaan_text,
        form.layanan,
        form.layanan_text,
        form.disabilitas,
        form.saran,
    )


def is_same_form(here: Responden, there: Responden) -> bool:
    """Return whether two states of a form say the same, a number given by a merge aside."""
    return content_of(here) == content_of(there) and is_same_lembar(here, there)


def is_same_lembar(here: Responden, there: Responden) -> bool:
    """Return whether two states of a form have the same sheet number as it stood on paper."""
    return here.lembar == there.lembar or on_paper(here) == on_paper(there)


def taken_over(here: Responden, there: Responden) -> Responden:
    """Return our form with the newer content of another PC; its number is still that of there,
    unless it is the same on paper."""
    return replace(
        there,
        id=here.id,
        pc=here.pc,
        source=here.source,
        keyed_by=here.keyed_by,
        unfinished=here.unfinished,
        ms=here.ms,
        batch=here.batch,
        salt=here.salt or there.salt,
        lembar=here.lembar if is_same_lembar(here, there) else there.lembar,
    )


def on_paper(form: Responden) -> str | None:
    """Return the sheet number of a form without what a merge put behind it."""
    if form.lembar is None:
        return None
    return re.sub(rf"-{re.escape(short_pc(form.pc))}(-[0-9]+)?$", "", form.lembar)


def free_lembar(lembar: str, pc: str, used: Collection[str]) -> str:
    """Return the sheet number of a form whose own number another form has: with the PC behind."""
    name = f"{lembar}-{short_pc(pc)}"
    number = 2
    while name in used:
        name = f"{lembar}-{short_pc(pc)}-{number}"
        number += 1
    return name


def short_pc(pc: str) -> str:
    """Return the last part of a PC's name that tells it from others: 4 to 8 letters and digits."""
    parts = [part for part in re.split(r"[\W_]+", pc) if part]
    name = ""
    while parts and len(name) < _SHORTEST:
        name = parts.pop() + name
    return name[-_LONGEST:] or "pc"


def fold_nama(nama: str) -> str:
    """Return the name of a layanan as two PCs compare it: capitals and spaces aside."""
    return " ".join(nama.split()).casefold()


def unlike(here: Period, there: Period) -> tuple[str, ...]:
    """Return in what two periods of one kode differ: of days, target, words, lock, in that
    order."""
    said = ((name, facts(here), facts(there)) for name, facts in _SAID.items())
    return tuple(name for name, ours, theirs in said if ours != theirs)


def with_marks(here: Saran, there: Saran) -> Saran:
    """Return our saran with the marks of another PC where it has none.

    A quote belongs to the laporan of this PC: it is taken only with a saran without any mark.
    """
    is_bare = here.kind is SaranKind.UNMARKED and not (
        here.unsur or here.done or here.quoted or here.quote
    )
    return replace(
        here,
        kind=there.kind if here.kind is SaranKind.UNMARKED else here.kind,
        unsur=here.unsur or there.unsur,
        done=here.done or there.done,
        quoted=there.quoted if is_bare else here.quoted,
        quote=there.quote if is_bare else here.quote,
    )


@dataclass(frozen=True, order=True)
class Unknown:
    """A choice (its kode) of a profile field that a form holds and this office does not know."""

    field: str
    kode: str


Known = Mapping[str, frozenset[str]]


def known_choices(profile: Profile) -> Known:
    """Return the kodes of a profile, hidden ones too, by field."""
    return {field: frozenset(c.kode for c in getattr(profile, field)) for field in FIELDS}


def unknown_choices(form: Responden, known: Known) -> tuple[Unknown, ...]:
    """Return the choices of a form that are none of the known."""
    held = ((field, getattr(form, field)) for field in FIELDS)
    return tuple(
        Unknown(field, kode)
        for field, kode in held
        if kode is not None and kode not in known[field]
    )


def pair_up(here: Iterable[Responden], there: Iterable[Responden]) -> Mapping[str, str]:
    """Return which form there (its id) is which here, of one file that both PCs imported.

    Both lists hold the forms as they came from the file. Rows that say the same are paired by
    their sheet number if they can be, else in the order of the file.
    """
    exact: dict[tuple[object, ...], deque[str]] = defaultdict(deque)
    for form in here:
        exact[(*filled_in(form), on_paper(form))].append(form.id)
    pairs: dict[str, str] = {}
    rest = []
    for form in there:
        if alike := exact[(*filled_in(form), on_paper(form))]:
            pairs[form.id] = alike.popleft()
        else:
            rest.append(form)
    other: dict[tuple[object, ...], deque[str]] = defaultdict(deque)
    for (*said, _), left in exact.items():
        other[tuple(said)].extend(left)
    for form in rest:
        if alike := other[filled_in(form)]:
            pairs[form.id] = alike.popleft()
    return pairs


def _is_part(
    short: Sequence[State], long: Sequence[State], same: Callable[[State, State], bool]
) -> bool:
    """Return whether all states of `short` are in `long`, in their order."""
    ahead = iter(long)
    return all(any(same(state, other) for other in ahead) for state in short)
