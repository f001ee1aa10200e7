"""What the list of forms says of a form, of its filter, and of what it does not hold."""

from datetime import date, datetime

import pytest

from skm_desk.domain.form_list import (
    ANY_FLAG,
    NO_LAYANAN,
    FormFilter,
    FormOrder,
    FormRow,
    FormState,
    SortBy,
)
from skm_desk.domain.layanan import Layanan
from skm_desk.domain.period import Period
from skm_desk.domain.responden import Source
from skm_desk.sentences.form_words import flag_words
from skm_desk.ui.staff.forms import forms_words as texts
from skm_desk.ui.staff.forms.forms_words import cells_of, filter_words, spoken_row, state_words
from skm_desk.use_cases.view_forms import PeriodForms

ROW = FormRow(
    *(12, "id", "2026", Source.PAPER, "1234", date(2026, 11, 24), "08.00–12.00"),
    *("KTP", "Perempuan", 46, "SMA", "PNS"),
)
BARE = FormRow(13, "id", "2026", Source.KIOSK)


def test_a_row_in_words() -> None:
    cells = cells_of(ROW)
    assert len(cells) == len(texts.COLUMNS)
    assert cells == (
        *("1234", "2026", "24 November 2026", "08.00–12.00", "KTP", "kertas", "Perempuan", "46"),
        *("SMA", "PNS", ""),
    )


def test_what_is_not_filled_is_a_dash_and_not_said() -> None:
    cells = cells_of(BARE)
    assert cells == ("–", "2026", "–", "–", "–", "kios", "–", "–", "–", "–", "")
    assert spoken_row(cells) == "Periode 2026, Sumber kios"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (BARE, ""),
        (FormRow(1, "a", "p", Source.KIOSK, unfinished=True), "tidak selesai"),
        (FormRow(1, "a", "p", Source.PAPER, verified_by="Sari"), "diperiksa ganda"),
        (
            FormRow(
                *(1, "a", "p", Source.PAPER),
                void_reason="kertas ganda",
                verified_by="Sari",
                flags=frozenset({"unusual_usia"}),
            ),
            "dibatalkan: kertas ganda · usia jarang ada · diperiksa ganda",
        ),
    ],
)
def test_what_sets_a_form_apart(row: FormRow, words: str) -> None:
    assert state_words(row) == words


def test_flags_are_told_in_one_order_and_unknown_ones_as_such() -> None:
    assert flag_words({"burst", "same_fast"}) == "diisi terlalu cepat, beruntun"
    assert flag_words({"of_a_newer_program", "burst"}) == "beruntun, alasan lain"
    assert flag_words(()) == ""


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (FormFilter("2026"), "tidak ada yang disaring"),
        (FormFilter(text="  kursi "), "disaring: “kursi”"),
        (FormFilter(layanan="l1", source=Source.KIOSK), "disaring: layanan KTP dan sumber kios"),
        (FormFilter(layanan=NO_LAYANAN), "disaring: tanpa layanan"),
        (FormFilter(flag=ANY_FLAG), "disaring: ditandai"),
        (FormFilter(flag="burst"), "disaring: ditandai beruntun"),
        (FormFilter(since=date(2026, 5, 1)), "disaring: sejak 1 Mei 2026"),
        (FormFilter(until=date(2026, 5, 1)), "disaring: sampai 1 Mei 2026"),
        (
            FormFilter(
                state=FormState.VOID, since=date(2026, 5, 1), until=date(2026, 5, 9), text="a"
            ),
            "disaring: “a”, dibatalkan, dan 1–9 Mei 2026",
        ),
    ],
)
def test_what_is_filtered(asked: FormFilter, words: str) -> None:
    assert filter_words(asked, [Layanan("l1", "KTP")]) == words


def test_every_order_can_be_chosen_once() -> None:
    orders = list(texts.ORDERS.values())
    assert orders[0] == FormOrder()
    assert set(orders) == {FormOrder(by, way) for by in SortBy for way in (True, False)}
    assert len(orders) == len(set(orders))


def test_a_period_in_one_line() -> None:
    period = Period(
        *("id", "2026", date(2026, 1, 1), date(2026, 12, 31), "skm", 1),
        made_up=True,
        closed_at=datetime(2027, 1, 4, 9, 0),
    )
    line = texts.period_line(PeriodForms(period, 1234))
    assert line == "2026 · 1 Januari – 31 Desember 2026 · 1.234 formulir · data buatan · ditutup"
    assert texts.period_title(None) == "Semua periode"
