"""Thousands of saran: only what is looked at is read, and nothing stands still for it."""

import time
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from skm_desk.domain.saran import Saran
from skm_desk.domain.saran_list import ListedSaran, SaranFilter
from skm_desk.ui.staff.saran.page import SaranPage
from skm_desk.ui.staff.saran.saran_model import LISTED, MOST_PAGES, SaranModel
from skm_desk.ui.staff.saran.saran_words import READING
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.manage_saran import PAGE, SaranView
from tests.use_cases.saran_office import form_of, keep_forms, open_office

OpenPage = Callable[[Desk], SaranPage]
Settle = Callable[[SaranPage], None]
MANY = 5_000
LONGEST_STALL_MS = 100
ALL = SaranFilter()


def rows_from(start: int, count: int = PAGE, mark: str = "") -> tuple[ListedSaran, ...]:
    return tuple(
        ListedSaran(Saran(f"id-{n}", f"saran {n}{mark}"), "2026", None)
        for n in range(start, start + count)
    )


def view_of(total: int, start: int = 0, asked: SaranFilter = ALL, mark: str = "") -> SaranView:
    rows = rows_from(start, min(PAGE, total - start), mark)
    return SaranView(asked, (), (), total, total, start, rows, None)


@pytest.fixture
def model(qapp: QApplication) -> SaranModel:
    model = SaranModel()
    model.show_view(view_of(1000))
    return model


def text_of(model: SaranModel, place: int) -> object:
    return model.data(model.index(place), Qt.ItemDataRole.DisplayRole)


def test_a_page_is_wanted_once_when_it_is_looked_at(model: SaranModel, qtbot: QtBot) -> None:
    wanted: list[int] = []
    model.wanted.connect(wanted.append)
    assert text_of(model, 3) == "saran 3"
    assert wanted == []
    for place in (2 * PAGE, 2 * PAGE + 1, 999, 3):
        text_of(model, place)
    assert text_of(model, 2 * PAGE) == READING
    assert wanted == [2 * PAGE, 4 * PAGE]
    with qtbot.waitSignal(model.dataChanged):
        model.add_page(ALL, 2 * PAGE, rows_from(2 * PAGE))
    assert text_of(model, 2 * PAGE + 1) == f"saran {2 * PAGE + 1}"
    text_of(model, 999)  # it was not read for the other one: it is wanted again
    assert wanted == [2 * PAGE, 4 * PAGE, 4 * PAGE]


def test_a_page_of_an_older_filter_is_dropped(model: SaranModel) -> None:
    model.add_page(SaranFilter(words="x"), 2 * PAGE, rows_from(2 * PAGE))
    assert model.row(2 * PAGE) is None


def test_the_same_filter_moves_nothing(model: SaranModel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(model.modelReset):
        model.show_view(view_of(1003, mark=" baru"))
        assert model.rowCount() == 1003
        model.show_view(view_of(2, mark=" baru"))
    assert [text_of(model, place) for place in (0, 1)] == ["saran 0 baru", "saran 1 baru"]
    assert model.rowCount() == 2
    with qtbot.waitSignal(model.modelReset):
        model.show_view(view_of(5, asked=SaranFilter(words="saran")))


def test_what_is_shown_stays_until_it_is_read_anew(model: SaranModel) -> None:
    model.add_page(ALL, PAGE, rows_from(PAGE))
    wanted: list[int] = []
    model.wanted.connect(wanted.append)
    model.show_view(view_of(1000, mark=" baru"))
    assert text_of(model, PAGE) == f"saran {PAGE}"
    assert wanted == [PAGE]
    assert (model.row(PAGE), model.find(f"id-{PAGE}")) == (None, None)
    model.add_page(ALL, PAGE, rows_from(PAGE, mark=" baru"))
    assert text_of(model, PAGE) == f"saran {PAGE} baru"
    assert model.find(f"id-{PAGE}") == PAGE
    assert wanted == [PAGE]


def test_no_more_pages_are_held_than_a_person_looks_at(model: SaranModel) -> None:
    model.show_view(view_of(100 * PAGE))
    for start in range(PAGE, 100 * PAGE, PAGE):
        model.add_page(ALL, start, rows_from(start))
    assert len(model._pages) == MOST_PAGES
    assert text_of(model, 100 * PAGE - 1) == f"saran {100 * PAGE - 1}"
    assert model.find(f"id-{100 * PAGE - 1}") == 100 * PAGE - 1
    assert model.find("id-0") is None


def test_rows_can_be_heard(model: SaranModel) -> None:
    spoken = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Saluran tidak dicatat · tanpa tanggal. saran 0"
    assert model.data(model.index(0), LISTED) == model.row(0)
    assert model.data(model.index(1000), LISTED) is None
    assert model.data(model.index(0), Qt.ItemDataRole.CheckStateRole) is None


@pytest.fixture
def many(desk: Desk) -> Desk:
    """A desk with 5,000 long texts."""
    open_office(desk, [])
    first = date(2026, 1, 1)
    text = "Pelayanan <b>lama</b> & antre panjang, mohon ditambah petugasnya. " * 20
    forms = [form_of(n, f"{n} {text}", first + timedelta(n % 365)) for n in range(MANY)]
    keep_forms(desk, forms)
    return desk


@pytest.mark.alone
def test_thousands_of_long_texts_are_looked_through(
    many: Desk, open_page: OpenPage, settle_saran: Settle, qtbot: QtBot
) -> None:
    page = open_page(many)
    assert page.model.rowCount() == MANY
    assert len(page.model._pages) == 1
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_End)
    settle_saran(page)
    last = page.model.row(MANY - 1)
    assert last is not None
    assert page.panel.key == last.key
    longest = 0.0
    bar = page.list.verticalScrollBar()
    steps = 60
    for step in range(steps):
        start = time.perf_counter()
        bar.setValue(bar.maximum() * (steps - step) // steps)
        QApplication.processEvents()
        longest = max(longest, time.perf_counter() - start)
    settle_saran(page)
    assert longest * 1000 < LONGEST_STALL_MS
    place = page.list.indexAt(page.list.viewport().rect().center()).row()
    assert page.model.row(place) is not None


def test_a_search_among_thousands(
    many: Desk, open_page: OpenPage, settle_saran: Settle, qtbot: QtBot
) -> None:
    page = open_page(many)
    page.filters.search.setText("4321 ANTRE")
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Return)
    settle_saran(page)
    assert page.model.rowCount() == 1
    assert page.panel.text.toPlainText().startswith("4321 Pelayanan <b>lama</b> & antre")
