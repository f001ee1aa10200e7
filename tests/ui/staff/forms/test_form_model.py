"""A hundred thousand rows: any of them is there soon, few are held, no letter reads them all."""

import random
from array import array
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from skm_desk.domain.form_list import FormFilter, FormOrder
from skm_desk.ui.shared.context import Context
from skm_desk.ui.staff.forms.form_model import FAR, MOST, NEAR, FormModel, line_of
from skm_desk.ui.staff.forms.forms_words import COLUMNS, LEMBAR, LOADING, STATE, cells_of
from skm_desk.ui.staff.forms.page import FormsPage
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.view_forms import FormListing, Spot, list_forms, read_forms
from tests.ui.staff.forms.conftest import MANY, OpenForms
from tests.use_cases.many_forms import PERIOD

WaitFor = Callable[[FormsPage], None]
MakeContext = Callable[[Desk], Context]


def cells(model: FormModel, row: int) -> tuple[str, ...]:
    return tuple(str(model.data(model.index(row, column))) for column in range(len(COLUMNS)))


def kept_cells(desk: Desk, number: int) -> tuple[str, ...]:
    """Return the words of a form as the file tells them."""
    return cells_of(desk.look(read_forms, (number,))[0])


@pytest.fixture
def listing(many_desk: Desk) -> FormListing:
    return many_desk.look(list_forms, FormFilter(PERIOD), FormOrder(), Spot(rows=20))


@pytest.fixture
def model(many_desk: Desk, make_context: MakeContext, listing: FormListing) -> FormModel:
    model = FormModel(make_context(many_desk))
    model.show_listing(listing, [line_of(row) for row in listing.first], FormOrder())
    return model


def test_rows_that_are_not_there_yet_show_dots(
    model: FormModel, many_desk: Desk, qtbot: QtBot
) -> None:
    assert model.rowCount() == MANY
    assert cells(model, 0) == kept_cells(many_desk, MANY)
    assert set(cells(model, 70_000)) == {LOADING}
    assert model.line(70_000) is None
    with qtbot.waitSignal(model.dataChanged) as told:
        model.see(70_000, 70_020)
    first, last = told.args[:2]
    assert (first.row(), last.row()) == (70_000 - FAR, 70_020 + FAR)
    assert last.column() == STATE
    assert cells(model, 70_000) == kept_cells(many_desk, 30_000)
    assert cells(model, 70_020 + NEAR) == kept_cells(many_desk, MANY - 70_020 - NEAR)


def test_rows_near_the_screen_are_there_before_they_are_seen(
    model: FormModel, qtbot: QtBot
) -> None:
    model.see(500, 520)
    qtbot.waitUntil(lambda: not model.is_waiting)
    model.see(510, 530)
    assert not model.is_waiting  # all of it was read along
    model.see(500 + FAR, 520 + FAR)
    assert model.is_waiting


def test_who_rushes_through_sees_at_last_what_is_on_screen(
    model: FormModel, many_desk: Desk, qtbot: QtBot
) -> None:
    dice = random.Random(3)
    for _ in range(300):
        at = dice.randrange(MANY - 30)
        model.see(at, at + 25)
    qtbot.waitUntil(lambda: not model.is_waiting)
    for row in (at, at + 25):
        assert cells(model, row) == kept_cells(many_desk, MANY - row)


def test_few_rows_are_held(model: FormModel, qtbot: QtBot) -> None:
    for at in range(0, MANY, 1500):
        model.see(at, at + 25)
        qtbot.waitUntil(lambda: not model.is_waiting)
        assert model.line(at) is not None
        assert model.held <= MOST + 2 * FAR + 26


def test_rows_of_a_list_that_is_gone_are_dropped(
    model: FormModel, listing: FormListing, many_desk: Desk, qtbot: QtBot
) -> None:
    model.see(50_000, 50_020)
    turned = replace(listing, numbers=array("q", range(1, MANY + 1)), first_row=0)
    first = [line_of(row) for row in many_desk.look(read_forms, range(1, 40))]
    model.show_listing(turned, first, FormOrder(descending=False))
    qtbot.waitUntil(lambda: not model.is_waiting)
    assert model.line(50_000) is None
    assert cells(model, 0) == kept_cells(many_desk, 1)


def test_a_form_that_is_not_in_the_file_any_more_is_asked_for_once(
    many_desk: Desk, make_context: MakeContext, listing: FormListing, qtbot: QtBot
) -> None:
    """A file from before may have been brought back beside the window."""
    model = FormModel(make_context(many_desk))
    beyond = replace(listing, numbers=array("q", [7, MANY + 7, 8]), first_row=0, first=())
    model.show_listing(beyond, [], FormOrder())
    model.see(0, 2)
    qtbot.waitUntil(lambda: not model.is_waiting)
    assert cells(model, 2) == kept_cells(many_desk, 8)
    assert set(cells(model, 1)) == {LOADING}
    QApplication.processEvents()
    assert not model.is_waiting


def test_the_list_opens_full_and_any_place_is_reached(
    many_desk: Desk, open_alone: OpenForms, wait_for: WaitFor
) -> None:
    page = open_alone(many_desk)
    table = page.table
    assert page.model.rowCount() == MANY
    assert table.current is not None
    assert table.current.form.number == MANY
    assert page._line.text() == "100.000 formulir · Periode 2026 · tidak ada yang disaring"
    table.setFocus()
    for key, number in ((Qt.Key.Key_End, 1), (Qt.Key.Key_Home, MANY)):
        QTest.keyClick(table, key)
        wait_for(page)
        assert table.current is not None
        assert table.current.form.number == number
    for _ in range(5):
        QTest.keyClick(table, Qt.Key.Key_PageDown)
    wait_for(page)
    assert table.top > 40
    table.verticalScrollBar().setValue(77_777)
    wait_for(page)
    assert cells(page.model, table.top) == kept_cells(many_desk, MANY - 77_777)
    assert page.model.held < 1000


def test_a_letter_does_not_read_row_after_row(many_desk: Desk, open_alone: OpenForms) -> None:
    page = open_alone(many_desk)
    page.table.setFocus()
    seen: list[int] = []
    data = page.model.data
    page.model.data = lambda index, role=0: (seen.append(index.row()), data(index, role))[1]  # type: ignore[method-assign]
    try:
        QTest.keyClicks(page.table, "x")
        QApplication.processEvents()
    finally:
        page.model.data = data  # type: ignore[method-assign]
    assert len(set(seen)) < 100


def test_a_search_among_many(many_desk: Desk, open_alone: OpenForms, wait_for: WaitFor) -> None:
    page = open_alone(many_desk)
    page.bar.find_field.setText("0031")
    wait_for(page)
    assert page.model.rowCount() == 1
    assert cells(page.model, 0)[LEMBAR] == "31"
    page.bar.find_field.setText("31")  # and all those whose saran holds it
    wait_for(page)
    assert page.model.rowCount() > 100
    page.bar.find_field.setText("kursi TUNGGU kurang 99990")
    wait_for(page)
    assert [page.model.number(row) for row in range(page.model.rowCount())] == [99_990]
