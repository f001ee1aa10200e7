"""Filters and groups in SQL give what going through the forms one by one gives."""

from collections import Counter
from dataclasses import fields, replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skm_desk.domain.careless import CARELESS
from skm_desk.domain.demographics import usia_band
from skm_desk.domain.layanan import Layanan
from skm_desk.domain.moments import moments_of
from skm_desk.domain.responden import Responden, Source
from skm_desk.domain.scope import FILTER_FIELDS, Careless, Filter, Scope
from skm_desk.domain.tally import tally_forms
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.manage_periods import create_period, get_period
from tests.conftest import NOON

CARELESS_FLAG = sorted(CARELESS)[0]
DAYS = (None, date(2026, 1, 31), date(2026, 2, 1), date(2026, 2, 9), date(2026, 12, 31))
FORMS = st.lists(
    st.builds(
        Responden,
        id=st.just(""),
        pc=st.just("pc"),
        source=st.sampled_from([Source.KIOSK, Source.PAPER]),
        jawaban=st.lists(st.one_of(st.none(), st.integers(1, 4)), min_size=9, max_size=9).map(
            lambda given: {f"U{n}": nilai for n, nilai in enumerate(given, start=1)}
        ),
        tanggal=st.sampled_from(DAYS),
        jam=st.sampled_from([None, "08.15", "08.59", "13.00–17.00", "pagi"]),
        jenis_kelamin=st.sampled_from([None, "L", "P"]),
        usia=st.sampled_from([None, 16, 17, 25, 70]),
        pendidikan=st.sampled_from([None, "SMA"]),
        pekerjaan=st.sampled_from([None, "PNS"]),
        layanan=st.sampled_from([None, "layanan-1", "layanan-2"]),
        flags=st.sampled_from([frozenset(), frozenset({CARELESS_FLAG})]),
    ),
    max_size=12,
)
FILTERS = st.builds(
    Filter,
    source=st.sampled_from([None, Source.KIOSK]),
    jenis_kelamin=st.sampled_from([None, "", "L"]),
    usia=st.sampled_from([None, "", usia_band(20)]),
    pendidikan=st.sampled_from([None, "", "SMA"]),
    pekerjaan=st.sampled_from([None, "PNS"]),
    disabilitas=st.sampled_from([None, ""]),
    since=st.sampled_from([None, date(2026, 2, 1)]),
    until=st.sampled_from([None, date(2026, 2, 9)]),
)


def value(form: Responden, field: str) -> str:
    """Return the group of a form in a field, "" where it was left blank."""
    if field == "usia":
        return "" if form.usia is None else usia_band(form.usia)
    return getattr(form, field) or ""


def is_asked(form: Responden, asked: Filter, careless: Careless) -> bool:
    flagged = not form.flags.isdisjoint(CARELESS)
    return (
        asked.source in (None, form.source)
        and all(getattr(asked, f) in (None, value(form, f)) for f in FILTER_FIELDS)
        and (asked.since is None or (form.tanggal is not None and form.tanggal >= asked.since))
        and (asked.until is None or (form.tanggal is not None and form.tanggal <= asked.until))
        and (careless is Careless.COUNTED or (careless is Careless.ALONE) == flagged)
    )


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(forms=FORMS, asked=FILTERS, careless=st.sampled_from(Careless))
def test_filtered_counts_equal_counted_forms(
    tmp_path_factory, origin, forms, asked, careless
) -> None:
    desk = Desk(tmp_path_factory.mktemp("data"), origin)
    desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    desk.do(_keep, [replace(form, id=f"form-{n}") for n, form in enumerate(forms)])
    wanted = [form for form in forms if is_asked(form, asked, careless)]
    desk.look(_compare, Scope(("2026",), careless=careless, filter=asked), wanted)


def _compare(store: Store, scope: Scope, wanted: list[Responden]) -> None:
    kuesioner = store.kuesioner.get("skm-2017", 1)

    def tally(forms: list[Responden]):
        return tally_forms((form.jawaban for form in forms), kuesioner)

    whole = store.count.tally(scope)
    assert whole.responden == len(wanted)
    if wanted:
        assert whole == tally(wanted)
    for field in (*FILTER_FIELDS, "layanan"):
        groups = store.group.tallies(scope, field)
        assert set(groups) == {value(form, field) for form in wanted}
        for kode, counted in groups.items():
            assert counted == tally([f for f in wanted if value(f, field) == kode])
    assert store.moment.whole(scope) == moments_of((f.jawaban for f in wanted), kuesioner)
    for month, sums in store.moment.months(scope).items():
        dated = [form for form in wanted if form.tanggal is not None]
        of_month = [f.jawaban for f in dated if (f.tanggal.year, f.tanggal.month) == month]
        assert sums == moments_of(of_month, kuesioner)
    months, undated = store.group.months(scope)
    assert undated.responden == sum(form.tanggal is None for form in wanted)
    if undated.responden:
        assert undated == tally([form for form in wanted if form.tanggal is None])
    assert set(months) == {(f.tanggal.year, f.tanggal.month) for f in wanted if f.tanggal}
    for (year, month), counted in months.items():
        of_month = [
            f for f in wanted if f.tanggal and (f.tanggal.year, f.tanggal.month) == (year, month)
        ]
        assert counted == tally(of_month)
    hours = {"08.15": "08.00", "08.59": "08.00", None: ""}
    assert store.group.by_hour(scope) == Counter(hours.get(f.jam, f.jam) for f in wanted)
    day = date(2026, 2, 1)
    assert store.group.by_hour(scope, day) == Counter(
        hours.get(f.jam, f.jam) for f in wanted if f.tanggal == day
    )
    assert store.group.by_weekday(scope) == Counter(
        f.tanggal.weekday() for f in wanted if f.tanggal
    )


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(forms=FORMS, asked=FILTERS, layanan=st.sampled_from([None, "layanan-1"]))
def test_what_one_condition_leaves_out_is_counted_up_to_a_number(
    tmp_path_factory, origin, forms, asked, layanan
) -> None:
    desk = Desk(tmp_path_factory.mktemp("data"), origin)
    desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    desk.do(_keep, [replace(form, id=f"form-{n}") for n, form in enumerate(forms)])
    scope = Scope(("2026",), layanan, filter=asked)
    wider = [] if layanan is None else [replace(scope, layanan=None)]
    wider += [
        replace(scope, filter=replace(asked, **{field.name: None}))
        for field in fields(Filter)
        if getattr(asked, field.name) is not None
    ]

    def look(store: Store) -> None:
        left_out = [store.count.forms(one) - store.count.forms(scope) for one in wider]
        everybody = store.count.forms(Scope(("2026",)))
        for most in (1, 2, 50):
            together, counted = store.count.left_out_up_to(most, scope)
            assert sorted(counted) == sorted(min(number, most) for number in left_out)
            assert together == min(everybody - store.count.forms(scope), most)

    desk.look(look)


def _keep(store: Store, forms: list[Responden]) -> Done[None]:
    for name in ("layanan-1", "layanan-2"):
        store.layanan.add(Layanan(name, name))
    period = get_period(store, "2026")
    for form in forms:
        store.responden.add(form, period, NOON)
    return Done(None, frozenset())
