"""Counting in SQL gives what counting forms one by one gives."""

from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skm_desk.domain.demographics import usia_band
from skm_desk.domain.layanan import Layanan
from skm_desk.domain.responden import Responden, Source
from skm_desk.domain.scope import Scope
from skm_desk.domain.tally import tally_forms
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.manage_periods import create_period, get_period

NILAI = st.one_of(st.none(), st.integers(1, 4))
FORM = st.tuples(
    st.lists(NILAI, min_size=9, max_size=9),
    st.sampled_from([None, "L", "P"]),
    st.one_of(st.none(), st.integers(5, 120)),
    st.sampled_from([None, "layanan-1", "layanan-2"]),
    st.booleans(),
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(FORM, max_size=12))
def test_sql_counts_equal_counted_forms(tmp_path_factory, origin, rows) -> None:
    desk = Desk(tmp_path_factory.mktemp("data"), origin)
    desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    forms = [
        Responden(
            f"form-{place}",
            "pc",
            Source.KIOSK,
            {f"U{n}": nilai for n, nilai in enumerate(nilai_list, start=1)},
            jenis_kelamin=jenis_kelamin,
            usia=usia,
            layanan=layanan,
            void_reason="rangkap" if void else None,
        )
        for place, (nilai_list, jenis_kelamin, usia, layanan, void) in enumerate(rows)
    ]
    desk.do(_keep, forms)
    counted = [form for form in forms if form.void_reason is None]

    def look(store: Store):
        scope = Scope(("2026",))
        kuesioner = store.kuesioner.get("skm-2017", 1)
        one = [form for form in counted if form.layanan == "layanan-1"]
        return (
            (store.count.tally(scope), tally_forms((f.jawaban for f in counted), kuesioner)),
            (
                store.count.tally(Scope(("2026",), "layanan-1")),
                tally_forms((f.jawaban for f in one), kuesioner),
            ),
            store.count.profile(scope, "usia"),
            store.count.profile(scope, "jenis_kelamin"),
            list(store.responden.iterate(get_period(store, "2026"), True)),
        )

    *tallies, usia_counts, jenis_kelamin_counts, listed = desk.look(look)
    for by_sql, by_hand in tallies:
        assert by_sql.responden == by_hand.responden
        if by_hand.responden:
            key = lambda q: q.question  # noqa: E731
            assert sorted(by_sql.questions, key=key) == sorted(by_hand.questions, key=key)
    assert sum(usia_counts.values()) == sum(jenis_kelamin_counts.values()) == len(counted)
    for form in counted:
        band = "" if form.usia is None else usia_band(form.usia)
        same = [f for f in counted if ("" if f.usia is None else usia_band(f.usia)) == band]
        assert usia_counts[band] == len(same)
    assert listed == counted


def _keep(store: Store, forms: list[Responden]) -> Done[None]:
    for number in (1, 2):
        store.layanan.add(Layanan(f"layanan-{number}", f"Layanan {number}"))
    period = get_period(store, "2026")
    for form in forms:
        store.responden.add(form, period, store.origin.now())
    return Done(None, frozenset())


def test_years_of_a_million_forms_are_not_listed(sample_desk: Desk) -> None:
    """The tally of a period has the size of its questions, whatever the number of forms."""
    tally = sample_desk.look(lambda store: store.count.tally(Scope(("2024", "contoh-2025"))))
    assert tally.responden == 240
    assert len(tally.questions) == 9


def test_path_is_only_a_file(tmp_path: Path, origin) -> None:
    with Store(tmp_path / "a b" / "skm-desk.db", origin, create=True) as store:
        assert store.count.all_forms() == 0
