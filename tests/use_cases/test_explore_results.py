"""A filtered result, its groups and its comparison say what the forms say, and no more."""

import random
from collections import Counter
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skm_desk.domain.change import Direction
from skm_desk.domain.demographics import usia_band
from skm_desk.domain.errors import LayananUnknown
from skm_desk.domain.layanan import Layanan
from skm_desk.domain.responden import Responden, Source
from skm_desk.domain.scope import Filter
from skm_desk.domain.small_groups import SMALLEST_GROUP
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.explore_results import (
    Span,
    Wish,
    compare,
    is_too_small,
    see_results,
    view_depth,
    view_groups,
    view_span,
)
from skm_desk.use_cases.manage_periods import create_period, get_period
from skm_desk.use_cases.view_results import view_period
from tests.conftest import NOON

KODE = "2024"


def first_of(rows, wished):
    return wished or Span(rows[-1].period.kode) if rows else None


def test_the_sample_office_is_seen_with_all_that_may_be_chosen(sample_desk: Desk) -> None:
    sight = sample_desk.look(see_results, first_of, Wish(Span(KODE)))
    assert sight.view is not None
    assert sight.view.result.ikm == Decimal("93.54")
    assert set(sight.choices) >= {"layanan", "jenis_kelamin", "usia", "pendidikan", "pekerjaan"}
    assert not sight.is_hidden
    assert sight.years == ()


def test_an_office_without_a_period_has_nothing_to_see(desk: Desk) -> None:
    sight = desk.look(see_results, first_of, Wish())
    assert sight.view is None
    assert sight.rows == ()


def test_a_year_of_two_periods_is_pooled(desk: Desk) -> None:
    for kode, mulai, selesai in (("S1", 1, 6), ("S2", 7, 12)):
        desk.do(create_period, kode, date(2026, mulai, 1), date(2026, selesai, 28))
    desk.do(keep, "S1", [form(4)] * 3)
    desk.do(keep, "S2", [form(2)])
    sight = desk.look(see_results, first_of, Wish(Span(year=2026)))
    assert sight.years == (2026,)
    assert sight.view is not None
    assert sight.view.result.responden == 4
    assert sight.view.result.ikm == Decimal("87.50")


def test_a_filter_that_leaves_few_or_leaves_few_out_is_hidden(desk: Desk) -> None:
    desk.do(create_period, KODE, date(2024, 1, 1), date(2024, 12, 31))
    desk.do(keep, KODE, [form(4, jenis_kelamin="P")] * 30 + [form(1, jenis_kelamin="L")] * 9)

    def hidden(asked: Filter) -> bool:
        return desk.look(see_results, first_of, Wish(Span(KODE), filter=asked)).is_hidden

    assert hidden(Filter(jenis_kelamin="L"))  # nine forms
    assert hidden(Filter(jenis_kelamin="P"))  # the nine are what is left of the whole
    assert not hidden(Filter())
    assert not hidden(Filter(jenis_kelamin=""))  # nobody: nothing is told
    assert not hidden(Filter(source=Source.PAPER))  # everybody
    desk.do(keep, KODE, [form(1, jenis_kelamin="L")])
    assert not hidden(Filter(jenis_kelamin="L"))
    assert not hidden(Filter(jenis_kelamin="P"))


def test_a_part_that_leaves_nobody_out_is_the_whole(desk: Desk) -> None:
    desk.do(create_period, KODE, date(2024, 1, 1), date(2024, 12, 31))
    desk.do(add_layanan, "a", "b")
    desk.do(keep, KODE, [form(3, layanan="a", jenis_kelamin="L")] * 2)
    only = Wish(Span(KODE), "Layanan a", Filter(jenis_kelamin="L"))
    assert not desk.look(see_results, first_of, only).is_hidden
    desk.do(keep, KODE, [form(3, layanan="b", jenis_kelamin="L")])
    assert desk.look(see_results, first_of, only).is_hidden


def test_what_all_conditions_together_leave_out_is_looked_at(desk: Desk) -> None:
    """Of 22, the two that are neither are what is left, though no condition alone leaves any."""
    desk.do(create_period, KODE, date(2024, 1, 1), date(2024, 12, 31))
    desk.do(add_layanan, "a", "b")
    desk.do(keep, KODE, [form(4, layanan="a", jenis_kelamin="L")] * 20)
    desk.do(keep, KODE, [form(1, layanan="b", jenis_kelamin="P")] * 2)
    wish = Wish(Span(KODE), "Layanan a", Filter(jenis_kelamin="L"))
    assert desk.look(see_results, first_of, wish).is_hidden


def test_a_year_less_one_of_its_periods_tells_of_no_few_forms(desk: Desk) -> None:
    desk.do(add_layanan, "a", "b")
    for kode, mulai, selesai, few in (("S1", 1, 6, 20), ("S2", 7, 12, 2)):
        desk.do(create_period, kode, date(2026, mulai, 1), date(2026, selesai, 28))
        desk.do(keep, kode, [form(4, layanan="a")] * few + [form(3, layanan="b")] * 30)

    def hidden(span: Span, layanan: str) -> bool:
        return desk.look(see_results, first_of, Wish(span, layanan)).is_hidden

    assert not hidden(Span("S1"), "Layanan a")
    assert hidden(Span("S2"), "Layanan a")
    assert hidden(Span(year=2026), "Layanan a")
    assert hidden(Span(year=2026), "Layanan b")  # less S1 it is S2 without the two
    desk.do(keep, "S2", [form(4, layanan="a")] * 8)
    assert not hidden(Span(year=2026), "Layanan a")
    assert not hidden(Span(year=2026), "Layanan b")


@pytest.mark.parametrize("name", [item.name for item in fields(Filter)])
def test_every_condition_of_a_filter_is_looked_at(desk: Desk, name: str) -> None:
    """One form that a condition leaves out is enough to hide what it leaves."""
    desk.do(create_period, KODE, date(2024, 1, 1), date(2024, 12, 31))
    given = form(
        4,
        jenis_kelamin="L",
        usia=20,
        pendidikan="SMA",
        pekerjaan="PNS",
        disabilitas="fisik",
        tanggal=date(2024, 5, 5),
    )
    other = {
        "source": replace(given, source=Source.KIOSK),
        "since": replace(given, tanggal=date(2024, 5, 4)),
        "until": replace(given, tanggal=date(2024, 5, 6)),
        "usia": replace(given, usia=90),
    }
    asked = {
        "source": Source.PAPER,
        "since": date(2024, 5, 5),
        "until": date(2024, 5, 5),
        "usia": usia_band(20),
    }
    blank = other.get(name) or replace(given, **{name: None})
    desk.do(keep, KODE, [given] * 20 + [blank])
    narrow = Filter(**{name: asked.get(name, getattr(given, name, None))})
    sight = desk.look(see_results, first_of, Wish(Span(KODE), filter=narrow))
    assert sight.view is not None
    assert sight.view.result.responden == 20
    assert sight.is_hidden


def test_groups_of_the_sample_office_add_up_and_hide_the_small(sample_desk: Desk) -> None:
    def look(store: Store):
        view = view_period(store, KODE)
        return view, [view_groups(store, view, f) for f in ("layanan", "pekerjaan", "usia")]

    view, found = sample_desk.look(look)
    for groups in found:
        assert groups.whole == view.result
        shown = [group for group in groups.groups if not group.is_hidden]
        assert all(group.forms == 0 or group.forms >= SMALLEST_GROUP for group in shown)
        hidden = view.result.responden - sum(group.forms for group in shown)
        assert hidden == 0 or hidden >= SMALLEST_GROUP


def test_the_mean_of_layanan_stands_beside_the_pooled_value(desk: Desk) -> None:
    desk.do(create_period, KODE, date(2024, 1, 1), date(2024, 12, 31))
    desk.do(add_layanan, "a", "b")
    desk.do(keep, KODE, [form(4, layanan="a")] * 30 + [form(2, layanan="b")] * 10)
    groups = desk.look(lambda store: view_groups(store, view_period(store, KODE), "layanan"))
    assert [(g.label, g.forms, g.ikm) for g in groups.groups] == [
        ("Layanan a", 30, Decimal("100.00")),
        ("Layanan b", 10, Decimal("50.00")),
    ]
    assert (groups.mean, groups.averaged) == (Decimal("75.00"), 2)
    assert groups.whole.ikm == Decimal("87.50")


def test_a_real_step_has_an_arrow_and_noise_has_none(desk: Desk) -> None:
    rng = random.Random(5)
    for kode, year in (("2024", 2024), ("2025", 2025)):
        desk.do(create_period, kode, date(year, 1, 1), date(year, 12, 31))
    before = [form(rng.choice((2, 3))) for _ in range(60)]
    after = [form(rng.choice((2, 3)), U1=rng.choice((3, 4))) for _ in range(60)]
    desk.do(keep, "2024", before)
    desk.do(keep, "2025", after)
    found = desk.look(compare, Wish(), Span("2024"), Span("2025"))
    assert found is not None
    steps = {change.unsur: change.direction for change in found.unsur}
    assert steps["U1"] is Direction.UP
    assert Counter(steps.values())[Direction.NONE] == 8
    few = Wish(filter=Filter(jenis_kelamin="L"))
    desk.do(keep, "2025", [form(4, jenis_kelamin="L")] * 3)
    assert desk.look(compare, few, Span("2024"), Span("2025")) is None


def test_depth_of_nothing_tells_nothing(desk: Desk) -> None:
    desk.do(create_period, KODE, date(2024, 1, 1), date(2024, 12, 31))
    depth = desk.look(lambda store: view_depth(store, view_period(store, KODE)))
    assert (depth.interval, depth.reliability, depth.importance) == (None, None, None)


def test_the_population_narrows_only_the_result_of_all(desk: Desk) -> None:
    desk.do(create_period, KODE, date(2024, 1, 1), date(2024, 12, 31), population=60)
    desk.do(keep, KODE, [form(nilai) for nilai in (2, 3, 3, 4) * 10])

    def look(store: Store):
        paper = Filter(source=Source.PAPER)
        whole, part = view_period(store, KODE), view_period(store, KODE, asked=paper)
        assert whole.result == part.result
        return view_depth(store, whole).interval, view_depth(store, part).interval

    whole, part = desk.look(look)
    assert whole is not None
    assert part is not None
    assert (whole.population, part.population) == (60, None)
    assert part.low < whole.low < Decimal("75.00") < whole.high < part.high


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_one_filter_gives_one_number_everywhere(sample_desk: Desk, data) -> None:
    """The result of a filter, the groups that it cuts and the sums of statistics agree."""
    sight = sample_desk.look(see_results, first_of, Wish(Span(KODE)))
    kodes = {
        field: data.draw(st.sampled_from([None, None, *sight.choices[field]]))
        for field in ("jenis_kelamin", "usia", "pendidikan")
    }
    layanan = data.draw(st.sampled_from([None, None, *sight.choices["layanan"]]))
    wish = Wish(Span(KODE), layanan, Filter(**kodes))

    def look(store: Store):
        view = view_span(store, Span(KODE), wish)
        return view, view_groups(store, view, "pekerjaan"), store.moment.whole(view.scope)

    view, groups, moments = sample_desk.look(look)
    assert groups.whole == view.result
    assert moments.forms == view.result.responden
    for place, unsur in enumerate(view.result.per_unsur):
        if unsur.nrr is not None:
            at = moments.unsur.index(unsur.unsur.kode)
            assert moments.pair(at, at).a == unsur.total, place
            assert moments.jawaban(at) == unsur.jawaban


def test_an_unknown_layanan_is_told(sample_desk: Desk) -> None:
    with pytest.raises(LayananUnknown):
        sample_desk.look(view_span, Span(KODE), Wish(layanan="Tidak ada"))


def test_the_rule_of_few_forms_counts_no_form_twice(sample_desk: Desk) -> None:
    view = sample_desk.look(view_period, KODE)
    assert not sample_desk.look(is_too_small, view)


def form(nilai: int, **given) -> Responden:
    """Return a form with this nilai everywhere but where `given` says another."""
    jawaban = {f"U{n}": given.pop(f"U{n}", nilai) for n in range(1, 10)}
    source = given.pop("source", Source.PAPER)
    return Responden("", "pc", source, jawaban, **given)


def keep(store: Store, kode: str, forms: list[Responden]) -> Done[None]:
    period = get_period(store, kode)
    for one in forms:
        store.responden.add(replace(one, id=store.origin.new_id()), period, NOON)
    return Done(None, frozenset())


def add_layanan(store: Store, *names: str) -> Done[None]:
    for name in names:
        store.layanan.add(Layanan(name, f"Layanan {name}"))
    return Done(None, frozenset())
