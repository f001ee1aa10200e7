"""The list of layanan: by keyboard and by its buttons, with every change given back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from skm_desk.domain.layanan import Layanan
from skm_desk.ui.staff.office import layanan_words as texts
from skm_desk.ui.staff.office.layanan_dialog import LayananDialog
from skm_desk.ui.staff.office.page import OfficePage
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.manage_layanan import LayananRow, list_layanan
from tests.ui.staff.office.conftest import Closed, OpenPage
from tests.use_cases.kiosk_visits import assert_whole

Settled = Callable[[OfficePage], None]
Opened = Callable[[OfficePage, type[LayananDialog]], LayananDialog]
LAYANAN = 1


def names(desk: Desk) -> list[str]:
    return [row.layanan.nama for row in desk.look(list_layanan)]


@pytest.fixture
def page(sample_desk: Desk, open_page: OpenPage) -> OfficePage:
    page = open_page(sample_desk, LAYANAN)
    page.layanan.list.setFocus()
    return page


def test_rows_tell_how_many_forms_there_are(page: OfficePage) -> None:
    rows = page.layanan.list.rows
    assert [(row.words, row.note) for row in rows][:2] == [
        ("Alat bantu", "29 formulir"),
        ("Pemulangan orang terlantar", "70 formulir"),
    ]
    assert page.layanan.count.text() == "5 layanan ditawarkan."
    item = page.layanan.list.item(0)
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "Alat bantu, 29 formulir"


def test_one_is_added_by_keyboard(
    page: OfficePage,
    sample_desk: Desk,
    opened: Opened,
    settled: Settled,
    closed: Closed,
    qtbot: QtBot,
) -> None:
    qtbot.keyClick(page.layanan.list, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = opened(page, LayananDialog)
    qtbot.keyClicks(dialog.nama, "Surat rekomendasi")
    qtbot.keyClick(dialog.nama, Qt.Key.Key_Return)
    closed(dialog)
    settled(page)
    assert names(sample_desk)[-1] == "Surat rekomendasi"
    assert page.layanan.list.rows[page.layanan.list.currentRow()].words == "Surat rekomendasi"
    assert_whole(sample_desk)


def test_a_name_that_is_there_is_refused_in_the_dialog(
    page: OfficePage, sample_desk: Desk, opened: Opened, settled: Settled, qtbot: QtBot
) -> None:
    page.layanan.main_button.click()
    dialog = opened(page, LayananDialog)
    dialog.nama.setText("sktm")
    qtbot.keyClick(dialog.nama, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.failure.isVisible)
    assert "“SKTM” sudah ada" in dialog.failure.text()
    assert dialog.nama.selectedText() == "sktm"
    qtbot.keyClick(dialog.nama, Qt.Key.Key_Escape)
    settled(page)
    assert len(names(sample_desk)) == 5


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_a_name_is_changed_and_given_back(
    page: OfficePage,
    sample_desk: Desk,
    opened: Opened,
    settled: Settled,
    closed: Closed,
    qtbot: QtBot,
    key: Qt.Key,
) -> None:
    page.layanan.list.setCurrentRow(3)
    qtbot.keyClick(page.layanan.list, key)
    dialog = opened(page, LayananDialog)
    assert dialog.nama.text() == "SKTM"
    assert dialog.note.text() == "27 formulir lama ikut memakai nama baru."
    dialog.nama.setText("Surat keterangan tidak mampu")
    dialog.accept_button.click()
    closed(dialog)
    settled(page)
    assert names(sample_desk)[3] == "Surat keterangan tidak mampu"
    assert page.notice.words == "“SKTM” sekarang bernama “Surat keterangan tidak mampu”."
    page.notice.action.click()
    settled(page)
    assert names(sample_desk)[3] == "SKTM"
    assert page.notice.words == ""
    assert page.focusWidget() is page.layanan.list
    assert_whole(sample_desk)


def test_space_retires_and_offers_again(
    page: OfficePage, sample_desk: Desk, settled: Settled, qtbot: QtBot
) -> None:
    section = page.layanan
    qtbot.keyClick(section.list, Qt.Key.Key_Space)
    settled(page)
    assert sample_desk.look(list_layanan)[0].layanan.retired
    assert section.list.rows[0].detail == texts.RETIRED
    assert section.offer_button.text() == "Tawarkan lagi"
    assert section.count.text() == "4 layanan ditawarkan, 1 tidak ditawarkan lagi."
    assert page.notice.words == (
        "“Alat bantu” tidak ditawarkan lagi. 29 formulir lamanya tetap dihitung."
    )
    page.notice.action.click()
    settled(page)
    assert not sample_desk.look(list_layanan)[0].layanan.retired
    section.offer_button.click()
    settled(page)
    section.offer_button.click()
    settled(page)
    assert page.notice.words == "“Alat bantu” ditawarkan lagi."
    assert not sample_desk.look(list_layanan)[0].layanan.retired
    assert_whole(sample_desk)


def test_alt_and_an_arrow_move_it(
    page: OfficePage, sample_desk: Desk, settled: Settled, qtbot: QtBot
) -> None:
    section, alt = page.layanan, Qt.KeyboardModifier.AltModifier
    before = names(sample_desk)
    qtbot.keyClick(section.list, Qt.Key.Key_Up, alt)
    settled(page)
    assert names(sample_desk) == before
    qtbot.keyClick(section.list, Qt.Key.Key_Down, alt)
    settled(page)
    qtbot.keyClick(section.list, Qt.Key.Key_Down, alt)
    settled(page)
    assert names(sample_desk) == [before[1], before[2], before[0], *before[3:]]
    assert section.list.currentRow() == 2
    assert section.told.text() == "“Alat bantu” sekarang urutan 3 dari 5."
    section.up_button.click()
    settled(page)
    assert section.list.currentRow() == 1
    assert_whole(sample_desk)


def test_words_for_an_office_that_offers_nothing() -> None:
    row = LayananRow(Layanan("1", "SKTM", retired=True), 0)
    assert texts.count_line([row]) == texts.NONE_OFFERED
    assert texts.offered_words(row, offered=False) == "“SKTM” tidak ditawarkan lagi."
    assert texts.rename_note(0) == "Belum ada formulir untuk layanan ini."
