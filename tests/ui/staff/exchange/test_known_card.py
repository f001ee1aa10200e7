"""Rows that came in before are asked about on the page of files; imports are taken back there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from skm_desk.domain.overlap import Taking
from skm_desk.sentences.import_words import NOTHING_NEW, WEAK
from skm_desk.ui.staff.exchange import known_words as texts
from skm_desk.ui.staff.exchange.page import ExchangePage
from skm_desk.ui.staff.exchange.take_back_dialog import TakeBackDialog
from skm_desk.use_cases import view_results
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.import_data import import_file
from skm_desk.use_cases.manage_periods import close_period

OpenPage = Callable[[Desk], ExchangePage]
Read = Callable[[ExchangePage, Path], None]
WriteCsv = Callable[..., Path]
HEAD = ",".join(["Timestamp", *(f"U{n}" for n in range(1, 8)), "U8 Pengaduan", "U9 Sarana"])
FOURS = ",".join("4" * 9)
ROWS = [f"2024-03-05 09:{n:02}:07,{FOURS}" for n in range(40)]


def settle(page: ExchangePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.is_waiting, timeout=20_000)
    QApplication.processEvents()


def forms_in(desk: Desk) -> int:
    return desk.look(view_results.view_period, "2024").result.responden


def verdict(page: ExchangePage) -> str:
    return page.preview.facts.verdict.text()


@pytest.fixture
def week_one(office: Desk, write_csv: WriteCsv) -> Desk:
    import_file(office, write_csv(HEAD, *ROWS[:20], name="minggu1.csv"), "2024")
    return office


def test_a_person_says_which_rows_come_in(
    week_one: Desk, open_page: OpenPage, read: Read, write_csv: WriteCsv, qtbot: QtBot
) -> None:
    page = open_page(week_one)
    read(page, write_csv(HEAD, *ROWS, name="minggu2.csv"))
    card = page.preview.known
    new, everything = card.choices[Taking.NEW], card.choices[Taking.ALL]
    assert card.isVisible()
    assert card.question.text() == (
        "20 dari 40 baris sudah masuk lewat impor nomor 1"
        " (minggu1.csv, 24 November 2026: 20 baris)."
    )
    assert not any(choice.isChecked() for choice in card.choices.values())
    assert new.words.startswith("Hanya 20 baris yang baru")
    assert new.words.endswith("Disarankan")
    assert everything.words.startswith("Semua 40 baris")
    assert verdict(page) == texts.UNDECIDED
    assert not page.take_button.isEnabled()
    assert new.hasFocus()  # and Enter on it would only choose
    QTest.keyClick(new, Qt.Key.Key_Space)
    settle(page, qtbot)
    assert new.isChecked()
    assert page.take_button.text() == "Masukkan 20 formulir"
    assert page.take_button.hasFocus()
    QTest.keyClick(page.take_button, Qt.Key.Key_Space)
    settle(page, qtbot)
    assert page.notice.words == "20 formulir dari minggu2.csv sudah masuk ke periode 2024."
    assert forms_in(week_one) == 40


def test_all_of_it_comes_in_if_a_person_wants_it(
    week_one: Desk, open_page: OpenPage, read: Read, write_csv: WriteCsv, qtbot: QtBot
) -> None:
    page = open_page(week_one)
    read(page, write_csv(HEAD, *ROWS, name="minggu2.csv"))
    for taking in (Taking.NEW, Taking.ALL):
        page.preview.known.choices[taking].click()
        settle(page, qtbot)
    assert [c.isChecked() for c in page.preview.known.choices.values()] == [False, True]
    page.take_button.click()
    settle(page, qtbot)
    assert forms_in(week_one) == 60


def test_corrections_are_named(
    week_one: Desk, open_page: OpenPage, read: Read, write_csv: WriteCsv, qtbot: QtBot
) -> None:
    rows = [*ROWS[:6], *ROWS[20:22]]
    for place in range(6):
        rows[place] = rows[place].replace(FOURS, "4,4,2,4,4,4,4,4,4")
    page = open_page(week_one)
    read(page, write_csv(HEAD, *rows, name="minggu2.csv"))
    lines = page.preview.known.corrections.text().splitlines()
    assert lines[1] == "•  baris 2, kolom U3: dulu “4”, sekarang “2”"
    assert lines[-1] == "… dan 2 baris lain"
    page.preview.known.choices[Taking.NEW].click()
    settle(page, qtbot)
    assert page.take_button.text() == "Masukkan 2 formulir"


def test_nothing_new_comes_in(
    week_one: Desk, open_page: OpenPage, read: Read, write_csv: WriteCsv, qtbot: QtBot
) -> None:
    page = open_page(week_one)
    read(page, write_csv(HEAD, *ROWS[3:9], name="bagian.csv"))
    page.preview.known.choices[Taking.NEW].click()
    settle(page, qtbot)
    assert verdict(page) == NOTHING_NEW
    assert not page.take_button.isEnabled()
    assert page.leave_button.hasFocus()


def test_rows_without_names_are_never_proposed_to_be_left_out(
    office: Desk, open_page: OpenPage, read: Read, write_csv: WriteCsv
) -> None:
    head = HEAD.removeprefix("Timestamp,")
    import_file(office, write_csv(head, *[FOURS] * 5, name="jan.csv"), "2024")
    page = open_page(office)
    read(page, write_csv(head, *[FOURS] * 9, name="feb.csv"))
    card = page.preview.known
    assert card.doubt.text() == WEAK
    assert "Disarankan" not in card.choices[Taking.NEW].words


def test_another_import_meanwhile_is_told(
    office: Desk, open_page: OpenPage, read: Read, write_csv: WriteCsv, qtbot: QtBot
) -> None:
    page = open_page(office)
    path = write_csv(HEAD, *ROWS, name="minggu2.csv")
    read(page, path)
    import_file(office, write_csv(HEAD, *ROWS[:20], name="minggu1.csv"), "2024")
    page.take_button.click()
    settle(page, qtbot)
    assert "ada impor lain" in page.notice.words
    assert "--" not in page.notice.words
    page.again_button.click()
    settle(page, qtbot)
    assert page.preview.known.isVisible()
    assert forms_in(office) == 20


# The imports of a period.


def ask(page: ExchangePage, qtbot: QtBot) -> TakeBackDialog:
    page.imports.take_back.click()
    (dialog,) = page.window().findChildren(TakeBackDialog)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    return dialog


def test_imports_are_listed_and_one_is_taken_back(
    week_one: Desk, open_page: OpenPage, read: Read, write_csv: WriteCsv, qtbot: QtBot
) -> None:
    path = write_csv(HEAD, *ROWS[20:], name="minggu2.csv")
    import_file(week_one, path, "2024")
    page = open_page(week_one)
    card = page.imports
    assert card.title.text() == "Impor periode 2024"
    assert [row.words for row in card.list.rows] == ["2. minggu2.csv", "1. minggu1.csv"]
    assert "oleh petugas uji" in card.list.rows[0].detail
    dialog = ask(page, qtbot)
    assert dialog.officer.hasFocus()
    QTest.keyClicks(dialog.officer, "Dewi")
    dialog.reason.setFocus()
    QTest.keyClicks(dialog.reason, "salah berkas")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert dialog.isVisible()  # Enter takes nothing back
    assert dialog.cancel_button.hasFocus()
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: forms_in(week_one) == 20)
    settle(page, qtbot)
    assert page.notice.words.startswith("Impor nomor 2 (minggu2.csv) dibatalkan: 20 formulir")
    assert card.list.rows[0].detail.endswith("dibatalkan: salah berkas")
    assert not card.take_back.isEnabled()
    card.list.setCurrentRow(1)
    assert card.take_back.isEnabled()
    read(page, path)
    assert page.take_button.text() == "Masukkan 20 formulir"


@pytest.mark.parametrize("empty", ["officer", "reason"])
def test_a_name_and_a_reason_are_needed(
    week_one: Desk, open_page: OpenPage, empty: str, qtbot: QtBot
) -> None:
    page = open_page(week_one)
    dialog = ask(page, qtbot)
    other = {"officer": dialog.reason, "reason": dialog.officer}[empty]
    other.setText("Dewi")
    dialog.accept_button.click()
    assert dialog.failure.isVisible()
    assert getattr(dialog, empty).hasFocus()
    dialog.cancel_button.click()
    assert forms_in(week_one) == 20


def test_a_period_that_was_closed_meanwhile_takes_nothing_back(
    week_one: Desk, open_page: OpenPage, qtbot: QtBot
) -> None:
    page = open_page(week_one)
    dialog = ask(page, qtbot)
    week_one.do(close_period, "2024")
    dialog.officer.setText("Dewi")
    dialog.reason.setText("salah berkas")
    dialog.accept_button.click()
    qtbot.waitUntil(dialog.failure.isVisible)
    dialog.cancel_button.click()
    assert forms_in(week_one) == 20


def test_a_period_without_imports_says_what_will_be_here(office: Desk, open_page: OpenPage) -> None:
    page = open_page(office)
    assert page.imports.nothing.isVisible()
    assert not page.imports.take_back.isVisible()
