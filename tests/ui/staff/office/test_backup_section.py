"""The section of the backups: made, restored and taken back, copied to a second folder."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from skm_desk.domain.file_errors import KioskRunning
from skm_desk.machine.lock import only_kiosk
from skm_desk.sentences.failures import say
from skm_desk.ui.staff.office import backup_words as texts
from skm_desk.ui.staff.office.backup_section import RestoreDialog
from skm_desk.ui.staff.office.page import OfficePage
from skm_desk.use_cases.back_up import back_up, back_up_to, choose_second
from skm_desk.use_cases.desk import Desk
from tests.conftest import NOON
from tests.ui.staff.office.conftest import OpenPage
from tests.use_cases.backup_samples import add_forms, at, damage, forms_of, names

Settled = Callable[[OfficePage], None]
Opened = Callable[[OfficePage, type[RestoreDialog]], RestoreDialog]
BACKUPS = 4
DAY = timedelta(days=1)


def titles(page: OfficePage) -> list[str]:
    return [row.words for row in page.backups.list.rows]


def restore_by_hand(page: OfficePage, opened: Opened, settled: Settled, sample_desk: Desk) -> None:
    page.backups.restore_button.click()
    opened(page, RestoreDialog).accept_button.click()
    settled(page)


def test_the_first_backup(sample_desk: Desk, open_page: OpenPage, settled: Settled) -> None:
    page = open_page(sample_desk, BACKUPS)
    section = page.backups
    assert section.empty.isVisible()
    assert not section.list.isVisible()
    assert not section.restore_button.isVisible()
    section.main_button.click()
    assert section.job.is_busy
    assert not section.main_button.isEnabled()
    settled(page)
    assert section.main_button.isEnabled()
    (name,) = names(sample_desk.folder / "cadangan")
    assert page.notice.words == (
        f"Cadangan dengan 240 formulir tersimpan: {sample_desk.folder / 'cadangan' / name}."
    )
    assert len(titles(page)) == 1
    assert re.match(r"240 formulir · 6\d\d kB", section.list.rows[0].note)
    assert section.last.text().startswith("Cadangan terakhir: 24 November 2026 pukul 12.")
    assert not section.empty.isVisible()
    assert not section.late.isVisible()


def test_restored_after_a_question_and_taken_back(
    sample_desk: Desk, open_page: OpenPage, settled: Settled, opened: Opened, qtbot: QtBot
) -> None:
    back_up(at(sample_desk, NOON - 10 * DAY))
    sample_desk.do(add_forms, 5)
    back_up(at(sample_desk, NOON - DAY))
    page = open_page(sample_desk, BACKUPS)
    section = page.backups
    assert titles(page) == ["23 November 2026 pukul 12.00", "14 November 2026 pukul 12.00"]
    section.list.setFocus()
    qtbot.keyClick(section.list, Qt.Key.Key_Down)
    qtbot.keyClick(section.list, Qt.Key.Key_Return)
    dialog = opened(page, RestoreDialog)
    assert dialog.question.text().startswith(
        "Data sekarang (245 formulir) diganti dengan cadangan 14 November 2026 pukul 12.00"
        " (240 formulir)."
    )
    assert dialog.cancel_button.hasFocus()
    qtbot.keyClick(dialog.cancel_button, Qt.Key.Key_Return)  # Enter alone changes nothing
    settled(page)
    assert forms_of(sample_desk) == 245
    section.restore_button.click()
    with qtbot.waitSignal(page.backups._context.bus.changed):
        opened(page, RestoreDialog).accept_button.click()
    settled(page)
    assert forms_of(sample_desk) == 240
    assert page.notice.words.startswith("Data dipulihkan dari cadangan 14 November 2026")
    assert [row.detail for row in section.list.rows] == [texts.APART, ""]
    assert section.last.text().startswith("Cadangan terakhir: 14 November 2026")
    assert page.notice.action.text() == "Urungkan"
    page.notice.action.click()
    settled(page)
    assert forms_of(sample_desk) == 245
    assert [row.detail for row in section.list.rows] == ["", ""]


def test_from_a_file_elsewhere(
    sample_desk: Desk,
    open_page: OpenPage,
    settled: Settled,
    opened: Opened,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    other = back_up_to(sample_desk, tmp_path / "stik.db").path
    sample_desk.do(add_forms)
    page = open_page(sample_desk, BACKUPS)
    page.backups.other_button.click()
    (picker,) = page.findChildren(QFileDialog)
    assert picker.labelText(QFileDialog.DialogLabel.Accept) == "Pilih"
    picker.fileSelected.emit(str(other))
    picker.close()
    dialog = opened(page, RestoreDialog)
    assert "diganti dengan cadangan stik.db. Yang" in dialog.question.text()
    dialog.accept_button.click()
    settled(page)
    assert forms_of(sample_desk) == 240
    damage(other)
    page.backups.ask(other, "cadangan stik.db", None)
    opened(page, RestoreDialog).accept_button.click()
    settled(page)
    assert page.notice.words == "Cadangan stik.db rusak dan tidak dipakai; pilih cadangan lain."


def test_not_while_the_kiosk_is_open(
    sample_desk: Desk, open_page: OpenPage, settled: Settled, opened: Opened
) -> None:
    back_up(sample_desk)
    sample_desk.do(add_forms)
    page = open_page(sample_desk, BACKUPS)
    with only_kiosk(sample_desk.folder):
        restore_by_hand(page, opened, settled, sample_desk)
    assert page.notice.words == say(KioskRunning(sample_desk.folder))
    assert forms_of(sample_desk) == 241


def test_the_second_folder(
    sample_desk: Desk, open_page: OpenPage, settled: Settled, tmp_path: Path
) -> None:
    back_up(sample_desk)
    stick = tmp_path / "stik"
    stick.mkdir()
    page = open_page(sample_desk, BACKUPS)
    card = page.backups.second
    assert card.path.text() == "Belum dipilih"
    assert card.note.text() == texts.NO_SECOND
    assert not card.stop_button.isVisible()
    card.pick_button.click()
    (picker,) = page.findChildren(QFileDialog)
    assert picker.fileMode() is QFileDialog.FileMode.Directory
    picker.fileSelected.emit(str(stick))
    picker.close()
    settled(page)
    assert page.notice.words == f"Cadangan terakhir disalin ke {stick}."
    assert names(stick) == names(sample_desk.folder / "cadangan")
    assert card.path.text() == str(stick)
    assert card.note.text() == texts.SAME_DISK
    card.stop_button.click()
    settled(page)
    assert card.path.text() == "Belum dipilih"
    assert page.notice.words == texts.SECOND_STOPPED
    assert len(names(stick)) == 1


def test_a_stick_that_is_not_there_is_a_remark(
    sample_desk: Desk, open_page: OpenPage, settled: Settled, tmp_path: Path
) -> None:
    stick = tmp_path / "stik"
    stick.mkdir()
    choose_second(sample_desk, stick)
    stick.rmdir()
    page = open_page(sample_desk, BACKUPS)
    page.backups.main_button.click()
    settled(page)
    assert page.notice.words.startswith("Cadangan dengan 240 formulir tersimpan")
    assert page.notice.details_button.text() == "1 catatan"
    assert "pasang stik USB-nya" in page.notice.details.text()
    assert page.backups.second.note.text() == (
        f"Salinannya belum ada di {stick}; pasang stik USB-nya."
    )


def test_a_backup_that_cannot_be_read_says_so(sample_desk: Desk, open_page: OpenPage) -> None:
    back_up(sample_desk).path.write_bytes(b"x" * 5000)
    page = open_page(sample_desk, BACKUPS)
    (row,) = page.backups.list.rows
    assert row.note == "tidak dapat dibaca · 4 kB"
    assert row.dim


@pytest.mark.parametrize("has_any", [False, True])
def test_every_control_can_be_told_by_ear(
    sample_desk: Desk, open_page: OpenPage, has_any: bool, tmp_path: Path
) -> None:
    if has_any:
        back_up(sample_desk)
        choose_second(sample_desk, tmp_path)
    page = open_page(sample_desk, BACKUPS)
    controls = [
        widget
        for widget in page.backups.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(controls) == (5 if has_any else 2)
    for control in controls:
        assert control.accessibleName().strip(), control
        assert control.accessibleDescription().strip(), control


def test_a_long_path_cuts_nothing_off(
    sample_desk: Desk, open_page: OpenPage, tmp_path: Path
) -> None:
    deep = tmp_path / ("folder-cadangan-yang-panjang-sekali-" * 4) / ("lagi" * 30)
    deep.mkdir(parents=True)
    choose_second(sample_desk, deep)
    back_up(sample_desk)
    page = open_page(sample_desk, BACKUPS)
    for width in (648, 1134):
        page.resize(width, 500)
        QApplication.processEvents()
        assert page._scroll.horizontalScrollBar().maximum() == 0
