"""A bar above every page tells that the data file cannot be trusted, until it can be again."""

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from skm_desk.ui.shared.alarm import KEEP_THESE
from skm_desk.ui.shared.messages import NOT_NOW, USE_BACKUP
from skm_desk.ui.window import PAGES, Window
from skm_desk.use_cases.back_up import back_up
from skm_desk.use_cases.desk import Desk
from tests.outside import change_outside
from tests.use_cases.backup_samples import add_forms, forms_of

OpenWindow = Callable[[Desk], Window]


def boxes(window: Window) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def press(place: QMessageBox, text: str) -> None:
    next(one for one in place.buttons() if one.text() == text).click()


def steps(window: Window) -> list[str]:
    return [one.text() for one in window.alarm.bar.buttons if isinstance(one, QPushButton)]


def change(desk: Desk) -> None:
    assert change_outside(desk.folder / "skm-desk.db", "UPDATE jawaban SET nilai = 4")


def test_a_change_of_another_program_is_told_above_every_page(
    sample_desk: Desk, open_window: OpenWindow, qtbot: QtBot
) -> None:
    back_up(sample_desk)
    window = open_window(sample_desk)
    assert window.alarm.bar.words == ""
    change(sample_desk)
    window.page.refresh()
    qtbot.waitUntil(lambda: bool(boxes(window)))
    (box,) = boxes(window)
    assert "rusak atau diubah oleh program lain" in box.text()
    press(box, NOT_NOW)
    for number in range(len(PAGES)):
        window.show_page(number)
        assert "rusak atau diubah oleh program lain" in window.alarm.bar.words
        assert "tidak ada hasil, dokumen, ekspor, atau paket" in window.alarm.bar.words
        assert window.alarm.bar.isVisible()
    assert steps(window) == [USE_BACKUP]
    # It is asked once, and told all the while.
    window.show_title("Hasil")
    window.page.refresh()
    qtbot.waitUntil(lambda: not window.page.is_waiting)
    assert boxes(window) == []
    assert "93,54" not in window.page.notice.words
    window.alarm.bar.buttons[0].click()
    qtbot.waitUntil(lambda: not window.alarm.bar.isVisible())
    qtbot.waitUntil(lambda: bool(boxes(window)))
    assert boxes(window)[0].text().startswith("Data dipulihkan dari cadangan")
    assert forms_of(sample_desk) == 240


def test_without_a_backup_it_is_told_without_a_button(
    sample_desk: Desk, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(sample_desk)
    change(sample_desk)
    window.page.refresh()
    qtbot.waitUntil(lambda: bool(window.alarm.bar.words))
    assert steps(window) == []
    assert boxes(window) == []


def test_an_older_copy_may_be_declared_right(
    sample_desk: Desk, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = sample_desk.folder / "skm-desk.db"
    shutil.copy(path, tmp_path / "lama.db")
    sample_desk.do(add_forms, 3)
    back_up(sample_desk)
    window = open_window(sample_desk)
    shutil.copy(tmp_path / "lama.db", path)
    window.page.refresh()
    qtbot.waitUntil(lambda: bool(boxes(window)))
    press(boxes(window)[0], NOT_NOW)
    assert "bukan kelanjutan dari yang terakhir dipakai" in window.alarm.bar.words
    assert steps(window) == [USE_BACKUP, KEEP_THESE]
    window.alarm.bar.buttons[1].click()
    (asked,) = boxes(window)
    assert "hal ini dicatat" in asked.text()
    press(asked, KEEP_THESE)
    qtbot.waitUntil(lambda: not window.alarm.bar.isVisible())
    qtbot.waitUntil(lambda: bool(boxes(window)))
    assert boxes(window)[0].text().startswith("Data yang sekarang tetap dipakai, 240 formulir")
    assert sample_desk.look_proven(lambda store: store.count.all_forms()) == 240


def test_a_file_that_vanished_is_told_and_put_back(
    sample_desk: Desk, open_window: OpenWindow, qtbot: QtBot
) -> None:
    back_up(sample_desk)
    window = open_window(sample_desk)
    path = sample_desk.folder / "skm-desk.db"
    path.unlink()
    window.page.refresh()
    qtbot.waitUntil(lambda: bool(boxes(window)))
    assert "tidak ada lagi" in window.alarm.bar.words
    assert not path.exists()
    press(boxes(window)[0], USE_BACKUP)
    qtbot.waitUntil(lambda: not window.alarm.bar.isVisible())
    assert forms_of(sample_desk) == 240
