"""The page of the office as a whole: sections, keyboard, sizes, what others write."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from skm_desk.domain.errors import SkmError
from skm_desk.ui.staff.office import profile_words
from skm_desk.ui.staff.office.page import OfficePage
from skm_desk.use_cases import manage_layanan
from skm_desk.use_cases.change_settings import change_setting, read_office
from skm_desk.use_cases.desk import Desk
from tests.ui.staff.office.conftest import OpenPage

Settled = Callable[[OfficePage], None]
PROFILE, LAYANAN, KUESIONER, YEARS = range(4)
LONG = "Pelayanan Terpadu Penyandang Disabilitas dan Orang Terlantar Lintas Provinsi " * 3


def test_sections_are_reached_by_the_arrow_keys(
    sample_desk: Desk, open_page: OpenPage, qtbot: QtBot
) -> None:
    page = open_page(sample_desk, PROFILE)
    parts = (page.profile, page.layanan, page.kuesioner, page.years)
    for number, part in enumerate(parts):
        assert [other.isVisible() for other in parts] == [other is part for other in parts]
        if number < YEARS:
            button = page.sections.button(number)
            button.setFocus()
            qtbot.keyClick(button, Qt.Key.Key_Right)
    assert page.years.main_button.isVisible()
    assert not page.layanan.main_button.isVisible()


def test_nothing_jumps_from_section_to_section(sample_desk: Desk, open_page: OpenPage) -> None:
    page = open_page(sample_desk, PROFILE)
    tops = set()
    for section in range(4):
        page.sections.button(section).click()
        QApplication.processEvents()
        tops.add(page.sections.mapTo(page, page.sections.rect().topLeft()).y())
    assert len(tops) == 1


@pytest.mark.parametrize("is_empty", [False, True])
def test_every_control_can_be_told_by_ear(
    desk: Desk, request: pytest.FixtureRequest, open_page: OpenPage, is_empty: bool
) -> None:
    if not is_empty:
        request.getfixturevalue("sample_desk")
    page = open_page(desk, PROFILE)
    for section, fewest in ((PROFILE, 13), (LAYANAN, 2), (KUESIONER, 5), (YEARS, 2)):
        page.sections.button(section).click()
        controls = [
            widget
            for widget in page.findChildren(QWidget)
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        assert len(controls) >= fewest
        for control in controls:
            assert control.accessibleName().strip(), control
            assert control.accessibleDescription().strip(), control


def test_long_names_cut_nothing_off(sample_desk: Desk, open_page: OpenPage) -> None:
    for name in ("instansi", "alamat", "nama_kepala", "lokasi"):
        sample_desk.do(change_setting, name, LONG)
    sample_desk.do(manage_layanan.add_layanan, LONG[:150])
    page = open_page(sample_desk, PROFILE)
    scroll = page.findChild(QScrollArea)
    assert scroll is not None
    for width in (648, 1134):
        page.resize(width, 500)
        for section in range(4):
            page.sections.button(section).click()
            QApplication.processEvents()
            assert scroll.horizontalScrollBar().maximum() == 0, (width, section)
            for label in page.findChildren(QLabel):
                if label.isVisible() and not label.wordWrap() and label.toolTip() != label.text():
                    needed = label.fontMetrics().horizontalAdvance(label.text())
                    assert label.width() >= needed, label.text()


def test_tab_goes_through_a_section(sample_desk: Desk, open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(sample_desk, LAYANAN)
    page.layanan.main_button.setFocus()
    way = []
    for _ in range(7):
        way.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    section = page.layanan
    assert way == [
        section.main_button,
        page.sections.button(LAYANAN),
        section.list,
        section.rename_button,
        section.offer_button,
        section.up_button,
        section.down_button,
    ]


def test_what_another_program_writes_is_shown(
    desk: Desk, open_page: OpenPage, settled: Settled
) -> None:
    page = open_page(desk, LAYANAN)
    assert page.layanan.empty.isVisible()
    assert not page.layanan.list.isVisible()
    desk.do(manage_layanan.add_layanan, "Adopsi anak")
    page.refresh()
    settled(page)
    assert [row.words for row in page.layanan.list.rows] == ["Adopsi anak"]
    assert not page.layanan.empty.isVisible()


def test_a_damaged_file_is_told_and_read_again(
    sample_desk: Desk, open_page: OpenPage, settled: Settled
) -> None:
    page = open_page(sample_desk, PROFILE)
    path = sample_desk.folder / "skm-desk.db"
    whole = path.read_bytes()
    path.write_bytes(b"bukan data" * 100)
    page.refresh()
    settled(page)
    assert page.notice.words
    assert page.profile.isVisible(), "what was known stays"
    with pytest.raises(SkmError):
        sample_desk.look(read_office)
    path.write_bytes(whole)
    page.notice.action.click()
    settled(page)
    assert page.notice.words == ""
    assert page.profile.missing.words.text() == profile_words.missing_words(
        sample_desk.look(read_office)
    )
