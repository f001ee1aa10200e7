"""The editor of the list of days off: several lines at once, one taken away, and back again."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from skm_desk.ui.staff.periods.holidays_dialog import HolidaysDialog
from skm_desk.ui.staff.periods.page import PeriodsPage
from skm_desk.use_cases.change_settings import read_office
from skm_desk.use_cases.desk import Desk
from tests.conftest import fixed_origin
from tests.ui.staff.periods.conftest import OpenPage
from tests.use_cases.kiosk_visits import assert_whole, open_year

Settled = Callable[[PeriodsPage], None]
PASTED = (
    "Kamis, 1 Januari 2026\tTahun Baru 2026 Masehi\n"
    "17/02/2026; Tahun Baru Imlek\n\n"
    "17 Agustus 2026 Hari Kemerdekaan"
)


@pytest.fixture
def page(desk: Desk, open_page: OpenPage) -> PeriodsPage:
    return open_page(open_year(desk))


@pytest.fixture
def dialog(page: PeriodsPage, opened: Callable[[PeriodsPage, type[Any]], Any]) -> HolidaysDialog:
    page.detail.schedule.holidays_button.click()
    found = opened(page, HolidaysDialog)
    assert isinstance(found, HolidaysDialog)
    return found


def kept(page: PeriodsPage) -> dict[date, str]:
    desk = Desk(page.deeds.desk.folder, fixed_origin())
    return dict(desk.look(read_office).holidays)


def listed(dialog: HolidaysDialog) -> list[str]:
    return [dialog.list.item(place).text() for place in range(dialog.list.count())]


def add(dialog: HolidaysDialog, text: str, page: PeriodsPage, settled: Settled) -> None:
    dialog.box.setPlainText(text)
    dialog.accept_button.click()
    settled(page)


def test_several_lines_are_added_at_once(
    page: PeriodsPage, dialog: HolidaysDialog, settled: Settled
) -> None:
    assert dialog.count.text() == "Daftar ini masih kosong."
    assert not dialog.remove_button.isEnabled()
    add(dialog, PASTED, page, settled)
    assert listed(dialog) == [
        "Kamis, 1 Januari 2026 – Tahun Baru 2026 Masehi",
        "Selasa, 17 Februari 2026 – Tahun Baru Imlek",
        "Senin, 17 Agustus 2026 – Hari Kemerdekaan",
    ]
    assert dialog.count.text() == "3 hari dalam daftar."
    assert dialog.box.toPlainText() == ""
    assert dialog.isVisible()
    assert len(kept(page)) == 3
    assert page.detail.summary.state.text() == "Terbuka · 365 hari, 258 hari kerja"
    assert_whole(page.deeds.desk)


def test_lines_that_are_no_day_stay_to_be_mended(
    page: PeriodsPage, dialog: HolidaysDialog, settled: Settled
) -> None:
    add(dialog, f"besok libur\n{PASTED}\n31 Februari 2026 x", page, settled)
    assert dialog.box.toPlainText() == "besok libur\n31 Februari 2026 x"
    assert dialog.failure.text() == (
        "2 baris tidak diawali tanggal; tulis seperti 17 Agustus 2026 Hari Kemerdekaan, satu hari"
        " setiap baris."
    )
    assert len(kept(page)) == 3
    add(dialog, "besok libur", page, settled)
    assert dialog.failure.text().startswith("Satu baris tidak diawali tanggal")
    dialog.box.setPlainText("")
    assert not dialog.failure.isVisible()
    dialog.accept_button.click()
    assert dialog.failure.text().startswith("Belum ada hari yang ditulis")
    assert len(kept(page)) == 3


def test_a_day_is_removed_by_key_and_brought_back(
    page: PeriodsPage, dialog: HolidaysDialog, settled: Settled, qtbot: QtBot
) -> None:
    add(dialog, PASTED, page, settled)
    assert not dialog.undo_button.isVisible()
    dialog.list.setFocus()
    dialog.list.setCurrentRow(1)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    settled(page)
    assert list(kept(page)) == [date(2026, 1, 1), date(2026, 8, 17)]
    assert dialog.list.day == date(2026, 8, 17), "the next one is current"
    dialog.undo_button.setFocus()
    qtbot.keyClick(dialog.undo_button, Qt.Key.Key_Space)
    settled(page)
    assert kept(page)[date(2026, 2, 17)] == "Tahun Baru Imlek"
    assert dialog.list.day == date(2026, 2, 17)
    assert not dialog.undo_button.isVisible()
    assert dialog.list.hasFocus()


def test_the_whole_list_may_be_taken_away(
    page: PeriodsPage, dialog: HolidaysDialog, settled: Settled
) -> None:
    add(dialog, PASTED, page, settled)
    for _ in range(3):
        dialog.remove_button.click()
        settled(page)
    assert kept(page) == {}
    assert dialog.list.day is None
    assert not dialog.remove_button.isEnabled()
    dialog.undo_button.click()
    settled(page)
    assert len(kept(page)) == 1


def test_a_day_named_anew_takes_its_new_name(
    page: PeriodsPage, dialog: HolidaysDialog, settled: Settled
) -> None:
    add(dialog, "17/8/2026 HUT RI", page, settled)
    add(dialog, "17 Agustus 2026 Hari Kemerdekaan", page, settled)
    assert kept(page) == {date(2026, 8, 17): "Hari Kemerdekaan"}
