"""The window begins the day with a backup, and offers the newest whole one for a damaged file."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from skm_desk import bootstrap
from skm_desk.domain.file_errors import DamageMendable, FileDamaged, FileGone, LossMendable
from skm_desk.ui.shared.change_bus import ChangeBus
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.daily_backup import DailyBackup
from skm_desk.ui.shared.messages import CLOSE, NOT_NOW, USE_BACKUP
from skm_desk.ui.window import Window
from skm_desk.use_cases.back_up import back_up
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.guard_file import begin_guarded_day
from skm_desk.use_cases.view_backups import find_mendable
from tests.use_cases.backup_samples import add_forms, damage, forms_of, names

OpenWindow = Callable[[Desk], Window]


def boxes(window: Window) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def button(box: QMessageBox, text: str) -> QAbstractButton:
    return next(one for one in box.buttons() if one.text() == text)


def test_damage_is_offered_its_backup(
    sample_desk: Desk, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(sample_desk)
    back_up(sample_desk)
    sample_desk.do(add_forms, 3)
    damage(sample_desk.folder / "skm-desk.db")
    fault = find_mendable(sample_desk, FileDamaged(sample_desk.folder / "skm-desk.db"))
    assert isinstance(fault, DamageMendable)
    window.tell_failure(fault)
    (box,) = boxes(window)
    assert "masih utuh dan memuat 240 formulir" in box.text()
    assert "perintah" not in box.text()
    assert [one.text() for one in box.buttons()] == [USE_BACKUP, NOT_NOW]
    with qtbot.waitSignal(window._context.bus.changed):
        button(box, USE_BACKUP).click()
    qtbot.waitUntil(lambda: [box.text()[:15] for box in boxes(window)] == ["Data dipulihkan"])
    (news,) = boxes(window)
    assert "berkas yang rusak disimpan sebagai skm-desk.rusak-" in news.text()
    news.close()
    assert forms_of(sample_desk) == 240


def test_not_now_changes_nothing(sample_desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(sample_desk)
    back_up(sample_desk)
    path = sample_desk.folder / "skm-desk.db"
    damage(path)
    before = path.read_bytes()
    fault = find_mendable(sample_desk, FileDamaged(sample_desk.folder / "skm-desk.db"))
    assert fault is not None
    window.tell_failure(fault)
    (box,) = boxes(window)
    button(box, NOT_NOW).click()
    QApplication.processEvents()
    assert boxes(window) == []
    assert path.read_bytes() == before
    assert names(sample_desk.folder) == ["cadangan", "skm-desk.db"]


class Person:
    """Answers the boxes that come before there is a window: each by the button of its turn."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.seen: list[str] = []
        self._timer = QTimer()
        self._timer.setInterval(20)
        self._timer.timeout.connect(self._answer)
        self._timer.start()

    def _answer(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox) and self.answers:
            self.seen.append(box.text())
            button(box, self.answers.pop(0)).click()

    def leave(self) -> None:
        self._timer.stop()


@pytest.fixture
def meet(qapp: QApplication) -> Iterator[Callable[..., Person]]:
    held: list[Person] = []

    def make(*answers: str) -> Person:
        held.append(Person(*answers))
        return held[-1]

    yield make
    for person in held:
        person.leave()


@pytest.mark.parametrize("how", ["header", "gone"])
def test_a_file_that_cannot_be_opened_is_offered_its_backup(
    sample_desk: Desk, meet: Callable[..., Person], how: str
) -> None:
    back_up(sample_desk)
    path: Path = sample_desk.folder / "skm-desk.db"
    if how == "header":
        path.write_bytes(b"X" + path.read_bytes()[1:])
    else:
        path.unlink()
    refusing = meet(NOT_NOW)
    assert bootstrap._open_or_mend(sample_desk.folder, ChangeBus()) is None
    assert path.exists() is (how == "header")
    refusing.leave()
    taking = meet(USE_BACKUP, CLOSE)
    desk = bootstrap._open_or_mend(sample_desk.folder, ChangeBus())
    assert desk is not None
    assert forms_of(desk) == 240
    offered, told = taking.seen
    assert ("rusak atau diubah" if how == "header" else "tidak ada lagi;") in offered
    assert told.startswith("Data dipulihkan dari cadangan")


def test_the_day_begins_with_a_backup(sample_desk: Desk) -> None:
    assert begin_guarded_day(sample_desk).is_sound
    assert len(names(sample_desk.folder / "cadangan")) == 1
    damage(sample_desk.folder / "skm-desk.db")
    with pytest.raises(DamageMendable):
        begin_guarded_day(sample_desk)
    (sample_desk.folder / "skm-desk.db").unlink()
    with pytest.raises(FileGone) as gone:
        bootstrap.make_desk(sample_desk.folder)
    assert isinstance(bootstrap._mendable(sample_desk.folder, gone.value), LossMendable)


def test_a_window_that_stays_open_backs_up_the_next_day(
    sample_desk: Desk, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(sample_desk)
    window._daily.look()
    qtbot.waitUntil((sample_desk.folder / "cadangan").exists)
    qtbot.waitUntil(lambda: len(names(sample_desk.folder / "cadangan")) == 1)
    window._daily.look()  # the same day, and nothing new
    window._daily.look()
    window.close()
    assert len(names(sample_desk.folder / "cadangan")) == 1
    assert not window._daily._timer.isActive()
    assert not window._daily._soon.isActive()


def test_a_backup_that_cannot_be_made_is_told_once(
    sample_desk: Desk, open_window: OpenWindow, qtbot: QtBot
) -> None:
    (sample_desk.folder / "cadangan").write_bytes(b"")
    window = open_window(sample_desk)
    assert window._daily._soon.isActive()  # not first after an hour
    with qtbot.waitSignal(window._daily.looked):
        window._daily.look()
    (box,) = boxes(window)
    assert box.text().startswith("Cadangan hari ini belum dibuat: Folder ")
    box.close()
    with qtbot.waitSignal(window._daily.looked):
        window._daily.look()
    qtbot.waitUntil(lambda: boxes(window) == [])
    (sample_desk.folder / "cadangan").unlink()
    with qtbot.waitSignal(window._daily.looked):
        window._daily.look()
    assert len(names(sample_desk.folder / "cadangan")) == 1


def test_what_the_start_told_is_not_told_again(
    sample_desk: Desk, open_window: OpenWindow, qtbot: QtBot
) -> None:
    (sample_desk.folder / "cadangan").write_bytes(b"")
    window = open_window(sample_desk)
    window.tell_health(begin_guarded_day(sample_desk))
    (box,) = boxes(window)
    assert "Cadangan hari ini belum dibuat" in box.text()
    box.close()
    with qtbot.waitSignal(window._daily.looked):
        window._daily.look()
    qtbot.waitUntil(lambda: boxes(window) == [])


def test_damage_that_the_backup_of_a_later_day_meets_is_offered_its_backup(
    sample_desk: Desk, open_window: OpenWindow, qtbot: QtBot
) -> None:
    back_up(sample_desk)
    (backup,) = (sample_desk.folder / "cadangan").iterdir()
    backup.rename(backup.with_name("skm-desk-2026-11-23-120000.db"))
    window = open_window(sample_desk)
    sample_desk.do(add_forms)
    damage(sample_desk.folder / "skm-desk.db")
    with qtbot.waitSignal(window._daily.failed):
        window._daily.look()
    (box,) = boxes(window)
    assert [one.text() for one in box.buttons()] == [USE_BACKUP, NOT_NOW]


def test_nobody_at_the_kiosk_is_disturbed_by_a_backup(
    sample_desk: Desk, make_context: Callable[[Desk], Context], qtbot: QtBot
) -> None:
    visitors = [True]
    context = make_context(sample_desk)
    daily = DailyBackup(context, context.bus, lambda: not visitors)
    daily.look()
    assert daily._again.isActive()
    assert not (sample_desk.folder / "cadangan").exists()
    visitors.clear()
    daily._again.timeout.emit()
    qtbot.waitUntil((sample_desk.folder / "cadangan").exists)
    qtbot.waitUntil(lambda: len(names(sample_desk.folder / "cadangan")) == 1)
    daily.stop()
    assert not daily._again.isActive()
