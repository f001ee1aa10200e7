"""The proof reads a form as the JSON that its entry holds: both ways to it must agree."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skm_desk.domain.kuesioner import NILAI
from skm_desk.domain.responden import Responden, Source
from skm_desk.storage.canonical import canonical_json
from skm_desk.storage.form_proof import read_records
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.manage_periods import create_period, get_period
from skm_desk.use_cases.set_up import set_up
from tests.conftest import fixed_origin

_WORDS = st.text(st.characters(blacklist_categories=["Cs"]), max_size=30)
_KODE = [f"U{n}" for n in range(1, 10)]
FORMS = st.builds(
    Responden,
    id=st.uuids().map(str),
    pc=_WORDS,
    source=st.sampled_from([Source.KIOSK, Source.PAPER]),
    jawaban=st.fixed_dictionaries({kode: st.none() | st.sampled_from(NILAI) for kode in _KODE}),
    tanggal=st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    jam=st.none() | _WORDS,
    jenis_kelamin=st.none() | st.sampled_from("LP"),
    usia=st.none() | st.integers(5, 120),
    pendidikan=st.none() | _WORDS,
    pekerjaan=st.none() | _WORDS,
    pekerjaan_text=_WORDS,
    layanan_text=_WORDS,
    disabilitas=st.none() | _WORDS,
    saran=_WORDS,
    keyed_by=_WORDS,
    flags=st.frozensets(st.sampled_from(["burst", "same_fast", "future_date"])),
    unfinished=st.booleans(),
    ms=st.dictionaries(st.sampled_from(_KODE), st.integers(0, 10**6)),
)


@settings(max_examples=30)
@given(st.lists(FORMS, max_size=4, unique_by=lambda form: form.id))
def test_the_record_of_a_form_is_that_of_its_entry(
    tmp_path_factory: pytest.TempPathFactory, forms: list[Responden]
) -> None:
    desk = Desk(tmp_path_factory.mktemp("data"), fixed_origin())
    desk.do(set_up)
    desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))

    def keep(store: Store) -> Done[None]:
        for form in forms:
            store.responden.add(form, get_period(store, "2026"), store.origin.now())
        return Done(None, frozenset())

    desk.do(keep)

    def compare(store: Store) -> None:
        kept = list(store.package.forms(get_period(store, "2026")))
        assert [one.form for one in kept] == forms
        records = [found.record for found in read_records(store._db)]
        assert records == [canonical_json(one) for one in kept]
        assert records == [found.kept for found in read_records(store._db)]
        store.check()

    with Store(desk.folder / "skm-desk.db", desk.origin) as store:
        compare(store)


def test_a_form_in_a_batch_of_a_layanan(sample_desk: Desk) -> None:
    def compare(store: Store) -> int:
        kept = [one for p in store.period.list_all() for one in store.package.forms(p)]
        by_id = {one.form.id: canonical_json(one) for one in kept}
        found = {one.uuid: one.record for one in read_records(store._db)}
        assert found == by_id
        return len(found)

    assert sample_desk.look(compare) == 240
