"""The list of forms: what is listed and in what order is what a plain look at every form says."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skm_desk.domain.form_list import (
    ANY_FLAG,
    NO_LAYANAN,
    FormFilter,
    FormOrder,
    FormRow,
    FormState,
    SortBy,
)
from skm_desk.domain.responden import Responden, Source
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.manage_periods import create_period
from tests.use_cases.many_forms import LAYANAN, PERIOD, SARAN_WORDS, make_many

COUNT = 400
ORDERS = [FormOrder(by, way) for by in SortBy for way in (False, True)]
# What else a row does not tell, by the id of its form.
Saran = dict[str, str]


@pytest.fixture(scope="module")
def listed_desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = make_many(tmp_path_factory.mktemp("forms") / "data", COUNT)
    desk.do(create_period, "2027", date(2027, 1, 1), date(2027, 12, 31))
    return desk


def numbers(desk: Desk, asked: FormFilter, order: FormOrder = FormOrder()) -> list[int]:  # noqa: B008
    return list(desk.look(lambda store: store.form_list.numbers(asked, order)))


def rows(desk: Desk, wanted: Sequence[int]) -> tuple[FormRow, ...]:
    return desk.look(lambda store: store.form_list.rows(wanted))


@pytest.fixture(scope="module")
def all_rows(listed_desk: Desk) -> tuple[FormRow, ...]:
    return rows(listed_desk, range(1, COUNT + 1))


@pytest.fixture(scope="module")
def saran(listed_desk: Desk) -> Saran:
    def read(store: Store) -> Saran:
        kept = (store.responden.find(f"form-{n}") for n in range(1, COUNT + 1))
        return {one.form.id: one.form.saran for one in kept if one is not None}

    return listed_desk.look(read)


def is_listed(row: FormRow, asked: FormFilter, saran: Saran) -> bool:
    states = {
        None: True,
        FormState.FINISHED: row.void_reason is None and not row.unfinished,
        FormState.UNFINISHED: row.void_reason is None and row.unfinished,
        FormState.VOID: row.void_reason is not None,
        FormState.VERIFIED: row.void_reason is None and row.verified_by != "",
    }
    names = {f"layanan-{place}": nama for place, nama in enumerate(LAYANAN, start=1)}
    layanan = "" if asked.layanan == NO_LAYANAN else names.get(asked.layanan or "")
    flagged = bool(row.flags) if asked.flag == ANY_FLAG else asked.flag in row.flags
    text = asked.text.strip()
    canonical = text.lstrip("0") or "0" if text.isdecimal() else text
    found = row.lembar == canonical or any(
        text.casefold() in where.casefold() for where in (row.layanan, saran[row.id])
    )
    return (
        asked.period in (None, row.period)
        and (asked.layanan is None or row.layanan == layanan)
        and asked.source in (None, row.source)
        and states[asked.state]
        and (asked.flag is None or flagged)
        and (asked.since is None or (row.tanggal is not None and row.tanggal >= asked.since))
        and (asked.until is None or (row.tanggal is not None and row.tanggal <= asked.until))
        and (not text or found)
    )


def key_of(order: FormOrder, row: FormRow) -> tuple[object, ...]:
    places = {nama: place for place, nama in enumerate(LAYANAN, start=1)}
    values: dict[SortBy, tuple[object, ...]] = {
        SortBy.KEPT: (),
        SortBy.LEMBAR: (int(row.lembar or 0),),
        SortBy.TANGGAL: (row.tanggal or date.min,),
        SortBy.LAYANAN: (places.get(row.layanan, 0),),
    }
    return (*values[order.by], row.number)


def expected(
    all_rows: Sequence[FormRow], asked: FormFilter, order: FormOrder, saran: Saran
) -> list[int]:
    listed = [row for row in all_rows if is_listed(row, asked, saran)]
    listed.sort(key=lambda row: key_of(order, row), reverse=order.descending)
    if order.by is SortBy.LEMBAR:
        listed.sort(key=lambda row: row.lembar is None)
    return [row.number for row in listed]


asked_filters = st.builds(
    FormFilter,
    period=st.sampled_from([None, PERIOD, "2027"]),
    layanan=st.sampled_from([None, NO_LAYANAN, "layanan-1", "layanan-3"]),
    source=st.sampled_from([None, *Source]),
    state=st.sampled_from([None, *FormState]),
    flag=st.sampled_from([None, ANY_FLAG, "burst", "same_fast", "same"]),
    since=st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    until=st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    text=st.sampled_from(["", "", "7", "007", "akta", "kursi", f"{SARAN_WORDS} 2", "%", "_"]),
)


@settings(max_examples=120, deadline=None)
@given(asked=asked_filters, order=st.sampled_from(ORDERS))
def test_what_is_listed_is_what_every_form_says(
    listed_desk: Desk,
    all_rows: tuple[FormRow, ...],
    saran: Saran,
    asked: FormFilter,
    order: FormOrder,
) -> None:
    assert numbers(listed_desk, asked, order) == expected(all_rows, asked, order, saran)


@pytest.mark.parametrize("order", ORDERS)
def test_each_order_of_all_forms(
    listed_desk: Desk, all_rows: tuple[FormRow, ...], saran: Saran, order: FormOrder
) -> None:
    asked = FormFilter(PERIOD)
    assert numbers(listed_desk, asked, order) == expected(all_rows, asked, order, saran)


def test_signs_of_a_search_are_looked_for_as_typed(listed_desk: Desk) -> None:
    for sign in ("%", "_", "\\", "'", '"'):
        assert numbers(listed_desk, FormFilter(text=sign)) == []


def test_rows_come_in_the_order_asked_for_and_unknown_ones_not_at_all(listed_desk: Desk) -> None:
    assert [row.number for row in rows(listed_desk, (9, 3, COUNT + 5, 7))] == [9, 3, 7]
    assert rows(listed_desk, ()) == ()


def test_a_row_is_what_the_form_says(sample_desk: Desk) -> None:
    def read(store: Store) -> list[tuple[FormRow, Responden, str]]:
        names = {layanan.id: layanan.nama for layanan in store.layanan.list_all()}
        listed = store.form_list.rows(store.form_list.numbers(FormFilter(), FormOrder()))
        kept = [store.responden.find(row.id) for row in listed]
        return [
            (row, one.form, names.get(one.form.layanan or "", ""))
            for row, one in zip(listed, kept, strict=True)
            if one is not None
        ]

    told = sample_desk.look(read)
    assert len(told) == 240
    for row, form, layanan in told:
        assert row == FormRow(
            row.number,
            form.id,
            row.period,
            form.source,
            form.lembar,
            form.tanggal,
            form.jam,
            form.layanan_text or layanan,
            form.jenis_kelamin,
            form.usia,
            form.pendidikan,
            form.pekerjaan_text or form.pekerjaan,
            form.unfinished,
            form.void_reason,
            form.verified_by,
            form.flags,
        )


def test_forms_are_counted_by_period_void_ones_too(sample_desk: Desk) -> None:
    counted = sample_desk.look(lambda store: store.form_list.count_by_period())
    assert counted == {"2024": 80, "contoh-2025": 160}


def test_no_nilai_is_read_and_none_can_be_asked_for(listed_desk: Desk) -> None:
    read: list[str] = []

    def look(store: Store) -> None:
        store._db.conn.set_trace_callback(read.append)
        asked = FormFilter(
            PERIOD, "layanan-1", Source.PAPER, FormState.VERIFIED, ANY_FLAG, text="kursi"
        )
        for order in ORDERS:
            store.form_list.numbers(asked, order)
        store.form_list.rows(range(1, 50))
        store._db.conn.set_trace_callback(None)

    listed_desk.look(look)
    assert len(read) > len(ORDERS)
    assert [words for words in read if "jawaban" in words or "nilai" in words] == []
    told = {item.name for kind in (FormRow, FormFilter, FormOrder) for item in fields(kind)}
    assert told.isdisjoint({"jawaban", "nilai", "ikm", "nrr", "mutu"})
    assert {by.value for by in SortBy} == {"kept", "lembar", "tanggal", "layanan"}


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_of_a_period_lies_in_an_index(listed_desk: Desk, order: FormOrder) -> None:
    """A million forms are listed in half a second only as long as no form itself is looked up."""
    asked = FormFilter(PERIOD)

    def plans(store: Store) -> list[str]:
        statements: list[str] = []
        store._db.conn.set_trace_callback(statements.append)
        store.form_list.numbers(asked, order)
        store._db.conn.set_trace_callback(None)
        return [
            str(step[3])
            for words in statements
            if words.startswith("SELECT")
            for step in store._db.execute(f"EXPLAIN QUERY PLAN {words}").fetchall()
        ]

    told = listed_desk.look(plans)
    steps = [step for step in told if "responden" in step]
    if order.by is SortBy.LEMBAR:
        assert any("COVERING INDEX responden_lembar" in step for step in steps)
        assert "SCAN responden" in steps[-1]  # those without a number: read through in one go
    else:
        assert len(steps) == 1
        assert "COVERING INDEX" in steps[0]


def test_a_filter_reads_the_file_through_and_hops_not(listed_desk: Desk) -> None:
    for asked in (
        FormFilter(PERIOD, state=FormState.VOID),
        FormFilter(PERIOD, text="kursi"),
        replace(FormFilter(PERIOD), since=date(2026, 5, 1)),
    ):

        def plan(store: Store, asked: FormFilter = asked) -> str:
            statements: list[str] = []
            store._db.conn.set_trace_callback(statements.append)
            store.form_list.numbers(asked, FormOrder())
            store._db.conn.set_trace_callback(None)
            return str(store._db.execute(f"EXPLAIN QUERY PLAN {statements[-1]}").fetchall())

        assert "SCAN responden" in listed_desk.look(plan)
