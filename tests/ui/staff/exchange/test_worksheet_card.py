"""Worksheets of a workbook on the page of files: ticked, left out, named, taken in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from skm_desk.domain.kuesioner import ColumnOrder
from skm_desk.domain.worksheet import NamesAs
from skm_desk.ui.staff.exchange.page import ExchangePage
from skm_desk.use_cases import view_results
from skm_desk.use_cases.desk import Desk
from tests.exchange.books import Sheet, write_book
from tests.exchange.test_worksheets import BLANK, RECAP, answers

OpenPage = Callable[[Desk], ExchangePage]
Read = Callable[[ExchangePage, Path], None]


def named(rows: list[list[str]]) -> list[list[str]]:
    """Return answers whose columns U8 and U9 nobody has to be asked about."""
    return [[*rows[0][:-2], "U8 Pengaduan", "U9 Sarana"], *rows[1:]]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    layanan = (Sheet(name, named(answers(10, n))) for n, name in enumerate(("KTP", "KK", "Akta")))
    old = Sheet("Lama", named(answers(7, 9)), is_hidden=True)
    sheets = (Sheet("Rekap", RECAP), Sheet("Formulir", BLANK), *layanan, old)
    return write_book(tmp_path / "skm.xlsx", *sheets)


def verdict(page: ExchangePage) -> str:
    return page.preview.facts.verdict.text()


def fact(page: ExchangePage, name: str) -> str:
    return dict(page.preview.facts.lines).get(name, "")


def ticks(page: ExchangePage) -> dict[str, bool | None]:
    return {row.words: row.tick for row in page.preview.worksheets.list.rows}


def turn(page: ExchangePage, qtbot: QtBot, name: str) -> None:
    """Tick a worksheet with the keys, as somebody at the list does."""
    rows = page.preview.worksheets.list
    rows.setFocus()
    rows.setCurrentRow([row.words for row in rows.rows].index(name))
    QTest.keyClick(rows, Qt.Key.Key_Space)
    settle(page, qtbot)


def settle(page: ExchangePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.is_waiting, timeout=20_000)
    QApplication.processEvents()


def test_a_workbook_of_one_worksheet_shows_no_list(
    office: Desk, open_page: OpenPage, read: Read, tmp_path: Path
) -> None:
    page = open_page(office)
    read(page, write_book(tmp_path / "b.xlsx", Sheet("Isian", named(answers(3)))))
    assert not page.preview.worksheets.isVisible()
    assert fact(page, "Berkas") == "b.xlsx, lembar Isian"


def test_all_worksheets_are_listed_and_those_with_forms_ticked(
    office: Desk, open_page: OpenPage, read: Read, book: Path, qtbot: QtBot
) -> None:
    page = open_page(office)
    read(page, book)
    assert page.preview.worksheets.isVisible()
    assert ticks(page) == {
        **{"Rekap": None, "Formulir": None},
        **{"KTP": True, "KK": True, "Akta": True, "Lama": False},
    }
    rows = {row.words: row for row in page.preview.worksheets.list.rows}
    assert rows["KTP"].note == "10 formulir"
    assert rows["Rekap"].detail == "rekap, bukan formulir"
    assert rows["Lama"].detail == "tersembunyi, 7 formulir"
    assert fact(page, "Berkas") == "skm.xlsx, 3 lembar kerja"
    assert verdict(page) == "30 formulir dapat masuk ke periode 2024."
    page.take_button.click()
    settle(page, qtbot)
    assert office.look(view_results.view_period, "2024").result.responden == 30


def test_worksheets_are_ticked_with_the_keys(
    office: Desk, open_page: OpenPage, read: Read, book: Path, qtbot: QtBot
) -> None:
    page = open_page(office)
    read(page, book)
    turn(page, qtbot, "Lama")
    assert verdict(page) == "37 formulir dapat masuk ke periode 2024."
    assert page.preview.worksheets.list.hasFocus()
    assert page.preview.worksheets.list.key == "Lama"
    for name in ("KTP", "KK", "Akta", "Lama"):
        turn(page, qtbot, name)
    assert verdict(page) == "Centang dulu lembar kerja yang akan dimasukkan."
    assert not page.take_button.isEnabled()
    turn(page, qtbot, "Rekap")  # holds nothing to take in
    assert not any(ticks(page).values())
    turn(page, qtbot, "KK")
    assert page.take_button.text() == "Masukkan 10 formulir"
    assert page.take_button.isEnabled()


def test_names_of_worksheets_become_layanan(
    office: Desk, open_page: OpenPage, read: Read, book: Path, qtbot: QtBot
) -> None:
    page = open_page(office)
    read(page, book)
    names = page.preview.worksheets.names
    assert names.isVisible()
    assert names.value is NamesAs.NOTHING
    names.setFocus()
    QTest.keyClick(names, Qt.Key.Key_Down)
    settle(page, qtbot)
    assert names.value is NamesAs.LAYANAN
    assert fact(page, "Layanan baru") == "KTP, KK, dan Akta"
    page.take_button.click()
    settle(page, qtbot)
    assert office.look(view_results.view_period, "2024", "KK").result.responden == 10


def test_worksheets_with_the_same_forms_are_decided_by_a_person(
    office: Desk, open_page: OpenPage, read: Read, tmp_path: Path, qtbot: QtBot
) -> None:
    jan = named(answers(22))
    both = [*jan[:21], *answers(10, 5)[1:]]
    page = open_page(office)
    read(page, write_book(tmp_path / "b.xlsx", Sheet("Jan", jan), Sheet("Gabungan", both)))
    assert verdict(page).startswith("Lembar kerja Jan dan Gabungan memuat 20 formulir yang sama.")
    assert not page.take_button.isEnabled()
    turn(page, qtbot, "Jan")
    assert page.take_button.isEnabled()
    assert fact(page, "Perhatian") == ""
    turn(page, qtbot, "Jan")  # they are other people after all
    assert page.take_button.isEnabled()
    assert "terhitung dua kali" in fact(page, "Perhatian")


def test_wrong_cells_lead_to_the_row_of_their_worksheet(
    office: Desk, open_page: OpenPage, read: Read, tmp_path: Path, qtbot: QtBot
) -> None:
    jan, feb = named(answers(5)), named(answers(5, 2))
    feb[3][4] = "9"
    page = open_page(office)
    read(page, write_book(tmp_path / "b.xlsx", Sheet("Jan", jan), Sheet("Feb", feb)))
    problems, table = page.preview.problems.list, page.preview.table
    assert [problems.item(0, column).text() for column in (0, 1)] == ["Feb · 4", "U4"]
    problems.setCurrentCell(0, 0)
    place = table.currentIndex()
    assert table.rows.headerData(place.row(), Qt.Orientation.Vertical) == "Feb · 4"
    assert table.rows.data(place) == "9"
    turn(page, qtbot, "Feb")
    assert not page.preview.problems.isVisible()
    assert verdict(page) == "5 formulir dapat masuk ke periode 2024."


def test_the_order_of_bare_columns_is_asked_beside_the_worksheets(
    office: Desk, open_page: OpenPage, read: Read, tmp_path: Path, qtbot: QtBot
) -> None:
    page = open_page(office)
    path = write_book(tmp_path / "b.xlsx", Sheet("A", answers(5)), Sheet("B", answers(5, 2)))
    read(page, path)
    assert not page.take_button.isEnabled()
    page.preview.order.choices[ColumnOrder.KUESIONER].click()
    settle(page, qtbot)
    assert page.take_button.isEnabled()
    turn(page, qtbot, "B")
    assert page.preview.order.choices[ColumnOrder.KUESIONER].isChecked()
    assert page.take_button.text() == "Masukkan 5 formulir"
