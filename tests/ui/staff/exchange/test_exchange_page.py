"""Files are looked at first, then taken in whole or not at all; what goes out comes in again."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from skm_desk.domain.changes import Kind
from skm_desk.domain.id_format import format_number
from skm_desk.domain.kuesioner import ColumnOrder
from skm_desk.sentences.import_words import KNOWN_BEFORE
from skm_desk.ui.staff.exchange import exchange_words as texts
from skm_desk.ui.staff.exchange.page import ExchangePage
from skm_desk.ui.window import Window
from skm_desk.use_cases import manage_periods, view_results
from skm_desk.use_cases.desk import Desk

OpenWindow = Callable[[Desk], Window]
OpenPage = Callable[[Desk], ExchangePage]
YEAR = (date(2024, 1, 1), date(2024, 12, 31))


@pytest.fixture
def open_page(open_window: OpenWindow, qtbot: QtBot) -> OpenPage:
    def open_on(desk: Desk) -> ExchangePage:
        window = open_window(desk)
        window.show_title("Impor dan ekspor")
        page = window.page
        assert isinstance(page, ExchangePage)
        qtbot.waitUntil(lambda: not page.is_waiting)
        return page

    return open_on


@pytest.fixture
def office(desk: Desk) -> Desk:
    desk.do(manage_periods.create_period, "2024", *YEAR)
    return desk


def read(page: ExchangePage, path: Path, qtbot: QtBot) -> None:
    page.read_file(path)
    qtbot.waitUntil(lambda: not page.is_waiting)


def test_the_80_rows_are_looked_at_and_taken_in(
    office: Desk, open_page: OpenPage, reference: Path, qtbot: QtBot
) -> None:
    page = open_page(office)
    assert not page.card.isVisible()
    read(page, reference, qtbot)
    assert page.card.title.text() == f"{reference.name}: 80 formulir untuk periode 2024"
    assert page.card.take_button.text() == "Masukkan 80 formulir"
    assert office.look(view_results.view_period, "2024").result.responden == 0
    first, columns = page.card.tables
    assert len(first.rows) == texts.SHOWN_ROWS
    assert dict(columns.rows)["U1"] == "Persyaratan (U1)"
    page.card.take_button.click()
    qtbot.waitUntil(lambda: not page.is_waiting)
    result = office.look(view_results.view_period, "2024").result
    assert format_number(result.ikm) == "93,54"
    assert page.notice.words == "80 formulir masuk ke periode 2024."
    assert not page.card.isVisible()
    read(page, reference, qtbot)  # the same file again
    assert KNOWN_BEFORE in page.card.notes.text()
    assert not page.card.take_button.isVisible()


def test_bare_columns_are_asked_about_by_the_names_of_the_unsur(
    office: Desk, open_page: OpenPage, write_csv: Callable[..., Path], qtbot: QtBot
) -> None:
    page = open_page(office)
    header = ",".join(f"U{n}" for n in range(1, 10))
    path = write_csv(header, "4,4,4,4,4,4,4,1,3")
    read(page, path, qtbot)
    assert page.card.orders.isVisible()
    assert page.card.meaning.text() == (
        "U8 = Penanganan pengaduan, saran dan masukan\nU9 = Sarana dan prasarana"
    )
    page.card.orders.buttons[1].click()
    qtbot.waitUntil(lambda: not page.is_waiting)
    assert page.preview is not None
    assert page.preview.reading.order is ColumnOrder.KUESIONER
    assert page.card.meaning.text() == (
        "U8 = Sarana dan prasarana\nU9 = Penanganan pengaduan, saran dan masukan"
    )
    page.card.take_button.click()
    qtbot.waitUntil(lambda: not page.is_waiting)
    result = office.look(view_results.view_period, "2024").result
    assert {u.unsur.kode: u.total for u in result.per_unsur if u.unsur.kode in ("U8", "U9")} == {
        "U8": 3,
        "U9": 1,
    }


def test_named_columns_are_not_asked_about(
    office: Desk, open_page: OpenPage, write_csv: Callable[..., Path], qtbot: QtBot
) -> None:
    names = [f"U{n}" for n in range(1, 8)] + ["U8 Pengaduan", "U9 Sarana"]
    page = open_page(office)
    read(page, write_csv(",".join(names), "4,4,4,4,4,4,4,1,3"), qtbot)
    assert page.preview is not None
    assert not page.card.orders.isVisible()


def test_wrong_cells_are_listed_and_nothing_comes_in(
    office: Desk, open_page: OpenPage, write_csv: Callable[..., Path], qtbot: QtBot
) -> None:
    header = "usia," + ",".join(f"U{n}" for n in range(1, 10))
    rows = ["999" + ",4" * 8 + ",7"] * 150
    page = open_page(office)
    read(page, write_csv(header, *rows), qtbot)
    assert "300 isian keliru" in page.card.title.text()
    (table,) = page.card.tables
    assert len(table.rows) == texts.SHOWN_PROBLEMS
    assert table.rows[0] == ("baris 2, kolom usia", "usia “999” tidak mungkin")
    assert table.rows[1] == ("baris 2, kolom U9", "“7” bukan nilai 1–4")
    assert not page.card.take_button.isVisible()
    assert office.look(view_results.view_period, "2024").result.responden == 0


def test_a_file_that_cannot_be_read_is_told_in_one_sentence(
    office: Desk, open_page: OpenPage, tmp_path: Path, qtbot: QtBot, reference: Path
) -> None:
    page = open_page(office)
    read(page, reference, qtbot)
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing of a workbook")
    read(page, broken, qtbot)
    assert "rusak.xlsx" in page.notice.words
    assert not page.card.isVisible()
    read(page, tmp_path / "hilang.csv", qtbot)
    assert "tidak ada" in page.notice.words


def test_a_file_is_dropped_on_the_page(
    office: Desk, open_page: OpenPage, reference: Path, qtbot: QtBot
) -> None:
    page = open_page(office)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(reference))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    entering = QDragEnterEvent(QPoint(50, 50), copy, data, left, none)
    QApplication.sendEvent(page, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(50, 50), copy, data, left, none))
    qtbot.waitUntil(lambda: page.preview is not None)
    assert page.card.take_button.isVisible()
    page.card.drop_button.click()
    assert not page.card.isVisible()
    assert office.look(view_results.view_period, "2024").result.responden == 0


def test_taking_in_is_stopped_and_leaves_nothing(
    office: Desk, open_page: OpenPage, write_csv: Callable[..., Path], qtbot: QtBot
) -> None:
    header = ",".join(f"U{n}" for n in range(1, 10))
    path = write_csv(header, *([",".join("123412341")] * 20_000))
    page = open_page(office)
    page.read_file(path)
    qtbot.waitUntil(lambda: page.preview is not None, timeout=20_000)
    page.card.take_button.click()
    page.job.stop()
    qtbot.waitUntil(lambda: not page.is_waiting, timeout=20_000)
    assert office.look(view_results.view_period, "2024").result.responden == 0
    assert page.card.isVisible()  # it can be taken in after all
    assert page.card.isEnabled()


@pytest.mark.parametrize("name", list(texts.KINDS_OUT))
def test_what_goes_out_comes_in_again(
    sample_desk: Desk, open_page: OpenPage, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    page = open_page(sample_desk)
    assert page.source.kode == "2024"
    page.export_buttons[name].click()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    suffix = texts.KINDS_OUT[name][0]
    path = tmp_path / f"keluar{suffix}"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    qtbot.waitUntil(lambda: not page.is_waiting, timeout=20_000)
    assert page.notice.words == f"80 formulir ditulis ke {path}."
    read(page, path, qtbot)
    assert page.preview is not None
    assert page.preview.forms == 80


def test_without_an_open_period_the_page_says_what_to_do(
    office: Desk, open_page: OpenPage, qtbot: QtBot
) -> None:
    page = open_page(office)
    assert page.choose_button.isVisible()
    page._context.desk.do(manage_periods.close_period, "2024")
    qtbot.waitUntil(lambda: page.no_period.isVisible())
    assert not page.choose_button.isVisible()
    assert Kind.PERIOD in page.concerns
    assert page.source.kode == "2024"  # what is there can still go out
