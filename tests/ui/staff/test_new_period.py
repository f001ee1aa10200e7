"""The dialog for a new period: read back as typed, refused in one sentence, nothing lost."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from skm_desk.domain.sample_size import HIGHEST_POPULATION
from skm_desk.ui.shared.context import Context
from skm_desk.ui.staff.new_period import NewPeriodDialog
from skm_desk.use_cases import manage_periods
from skm_desk.use_cases.desk import Desk


@pytest.fixture
def dialog(
    qtbot: QtBot, desk: Desk, make_context: Callable[[Desk], Context]
) -> Iterator[NewPeriodDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    dialog = NewPeriodDialog(make_context(desk), parent)
    dialog.open()
    yield dialog
    if isValid(dialog):
        dialog.close()


def fill(dialog: NewPeriodDialog, kode: str, mulai: str, selesai: str, population: str) -> None:
    for field, text in zip(
        (dialog.kode, dialog.mulai, dialog.selesai, dialog.population),
        (kode, mulai, selesai, population),
        strict=True,
    ):
        field.setText(text)


def test_offers_the_current_year(dialog: NewPeriodDialog) -> None:
    assert dialog.kode.text() == "2026"
    assert dialog.mulai.text() == "1 Januari 2026"
    assert dialog.selesai.text() == "31 Desember 2026"
    assert dialog.reading.text() == "Survei berlangsung 1 Januari – 31 Desember 2026."


def test_makes_the_period_by_enter(qtbot: QtBot, dialog: NewPeriodDialog, desk: Desk) -> None:
    fill(dialog, "2025-S1", "01/01/2025", "30 Juni 2025", "1.200")
    assert dialog.reading.text() == (
        "Survei berlangsung 1 Januari – 30 Juni 2025; target 291 responden menurut Krejcie–Morgan."
    )
    qtbot.keyClick(dialog.population, Qt.Key.Key_Return)
    assert not isValid(dialog) or not dialog.isVisible()
    (row,) = desk.look(manage_periods.list_periods)
    period = row.period
    assert (period.kode, period.mulai, period.selesai, period.population) == (
        "2025-S1",
        date(2025, 1, 1),
        date(2025, 6, 30),
        1200,
    )


@pytest.mark.parametrize(
    ("given", "said", "faulty"),
    [
        (("", "1/1/2025", "2/1/2025", ""), "Kode periode", 0),
        (("2025", "1/1/2025", "31/12/2024", ""), "mendahului", 2),
        (("2025", "besok", "31/12/2025", ""), "Tanggal mulai “besok” tidak dikenali", 1),
        (("2025", "1/1/2025", "", ""), "Tanggal selesai belum diisi", 2),
        (("2025", "1/1/2025", "31/12/2025", "banyak"), "Populasi “banyak” bukan bilangan", 3),
        (("2025", "1/1/2025", "31/12/2025", "0"), "opulasi 0 tidak berlaku", 3),
        (("2025", "1/1/2025", "31/12/2025", str(10**20)), "terlalu besar", 3),
        (("2025", "1/1/2025", "31/12/2025", "9" * 5000), "terlalu besar", 3),
        (("2025", "1/1/2025", "31/12/2025", str(HIGHEST_POPULATION + 1)), "terlalu besar", 3),
        (("lama", "1/1/2025", "31/12/2025", ""), "Periode lama sudah ada", 0),
    ],
)
def test_refuses_in_one_sentence_and_keeps_what_was_typed(
    qtbot: QtBot,
    dialog: NewPeriodDialog,
    desk: Desk,
    given: tuple[str, str, str, str],
    said: str,
    faulty: int,
) -> None:
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    desk.do(manage_periods.create_period, "lama", date(2020, 1, 1), date(2020, 12, 31))
    fill(dialog, *given)
    dialog.accept_button.setFocus()
    dialog.accept_button.click()
    assert dialog.isVisible()
    assert said in dialog.failure.text()
    assert len(dialog.failure.text()) < 200
    fields = (dialog.kode, dialog.mulai, dialog.selesai, dialog.population)
    assert fields[faulty].hasFocus()
    assert tuple(field.text() for field in fields) == given
    assert len(desk.look(manage_periods.list_periods)) == 1
    dialog.kode.setText("baru")
    assert not dialog.failure.isVisible()  # the sentence goes when the person goes on


@pytest.mark.parametrize(
    ("typed", "population"),
    [
        ("1500", 1500),
        ("1.500", 1500),
        (" 12.345.678 ", 12_345_678),
        ("0007", 7),
        ("0" * 5000 + "9", 9),
        (str(HIGHEST_POPULATION), HIGHEST_POPULATION),
    ],
)
def test_population_as_people_write_it(
    dialog: NewPeriodDialog, desk: Desk, typed: str, population: int
) -> None:
    fill(dialog, "2025", "1/1/2025", "31/12/2025", typed)
    dialog.accept_button.click()
    (row,) = desk.look(manage_periods.list_periods)
    assert row.period.population == population


@pytest.mark.parametrize(
    "typed",
    [
        "1.5",
        "15.00",
        "1.50",
        "1.5000",
        "0.500",
        "1500.000",
        "1,5",
        "1 500",
        "1..500",
        ".5",
        "-3",
        "٣",
    ],
)
def test_what_may_be_another_number_is_refused(
    dialog: NewPeriodDialog, desk: Desk, typed: str
) -> None:
    fill(dialog, "2025", "1/1/2025", "31/12/2025", typed)
    assert "target" not in dialog.reading.text()
    dialog.accept_button.click()
    assert f"Populasi “{typed}” bukan bilangan bulat" in dialog.failure.text()
    assert desk.look(manage_periods.list_periods) == ()


def test_a_store_that_fails_is_told_where_the_keyboard_is(
    qtbot: QtBot, dialog: NewPeriodDialog, desk: Desk
) -> None:
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    (desk.folder / "skm-desk.db").write_bytes(b"bukan basis data " * 1000)
    dialog.accept_button.setFocus()
    dialog.accept_button.click()
    assert "skm-desk.db" in dialog.failure.text()
    assert dialog.accept_button.hasFocus()


def test_cancel_makes_nothing(dialog: NewPeriodDialog, desk: Desk) -> None:
    dialog.cancel_button.click()
    assert not isValid(dialog) or not dialog.isVisible()
    assert desk.look(manage_periods.list_periods) == ()
