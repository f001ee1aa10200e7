"""Fillings that the tests share: of the regulation's own question set, at any step, or anything."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from skm_desk.domain.filling import Filling, Part, Step, steps_of
from skm_desk.domain.kuesioner import Kuesioner, ProfileChoice
from skm_desk.domain.layanan import Layanan
from skm_desk.domain.profile_choices import OwnChoices, profile_of
from skm_desk.exchange.kuesioner_toml import read_kuesioner
from skm_desk.machine.resources import resource

SHIPPED = read_kuesioner(resource("kuesioner", "skm-2017.toml"))
MORNING = datetime(2026, 11, 24, 9, 30, tzinfo=timezone(timedelta(hours=7)))


def asked_with(own: OwnChoices) -> Kuesioner:
    """Return the regulation's question set as an office with choices of its own asks it."""
    return replace(SHIPPED, profile=profile_of(SHIPPED.profile, own))


def begin(
    kuesioner: Kuesioner = SHIPPED,
    layanan_list: Sequence[Layanan] = (),
    layanan: str | None = None,
    filling_id: str = "isian-1",
    period: str = "2026",
    started: datetime = MORNING,
) -> Filling:
    """Return a filling at its first step."""
    return Filling(filling_id, period, started, steps_of(kuesioner, layanan_list, layanan))


def go_to(filling: Filling, name: str) -> Filling:
    """Go forward to the step of this name; it must be ahead."""
    while filling.step.name != name:
        ahead = filling.forward()
        assert ahead != filling, f"{name} does not come"
        filling = ahead
    return filling


def rate_all(filling: Filling, nilai_list: Sequence[int | None], ms: int = 5_000) -> Filling:
    """Give the questions these nilai in the order asked; None skips one. Stop at the saran."""
    ahead = list(nilai_list)
    while not filling.is_last:
        if filling.step.part is Part.QUESTION and ahead:
            nilai = ahead.pop(0)
            filling = filling.spend(ms)
            filling = filling.skip() if nilai is None else filling.rate(nilai)
        filling = filling.forward()
    return filling


_KODE = st.text(max_size=8)
_CHOICE = st.builds(ProfileChoice, _KODE, st.text(max_size=20), st.booleans(), st.booleans())
_STEP = st.builds(Step, st.sampled_from(Part), _KODE, st.lists(_CHOICE, max_size=3).map(tuple))
_ZONES = st.sampled_from([UTC, timezone(timedelta(hours=7)), timezone(timedelta(hours=9))])


def any_filling(period: str) -> st.SearchStrategy[Filling]:
    """Return fillings of anything that the type allows, in this period, each with its own id."""
    return st.builds(
        Filling,
        id=st.uuids().map(str),
        period=st.just(period),
        started=st.datetimes(timezones=_ZONES),
        steps=st.lists(_STEP, min_size=1, max_size=4).map(tuple),
        place=st.integers(0, 30),
        profile=st.dictionaries(_KODE, st.text(), max_size=4),
        jawaban=st.dictionaries(_KODE, st.none() | st.integers(1, 4), max_size=4),
        ms=st.dictionaries(_KODE, st.integers(0, 2**40), max_size=4),
        saran=st.text(),
    )
