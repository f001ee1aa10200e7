"""A damaged data file stops the kiosk, staff mend it behind their PIN, nothing given is lost."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from skm_desk.domain.draft import Draft, HeldForm
from skm_desk.domain.file_errors import (
    ApartMendable,
    ChainApart,
    DiskFull,
    FileBusy,
    FileTooNew,
    FolderUnusable,
    NotADataFile,
    PinLost,
)
from skm_desk.domain.responden import Source
from skm_desk.machine.held_files import held_names
from skm_desk.machine.paths import data_file
from skm_desk.ui.kiosk.notices import HELD, OUT_OF_ORDER, THANKS
from skm_desk.ui.shared.messages import USE_BACKUP
from skm_desk.use_cases import back_up as backing_up
from skm_desk.use_cases.back_up import back_up, choose_second
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.guard_kiosk import set_pin
from skm_desk.use_cases.hold_forms import hold
from skm_desk.use_cases.restore_backup import restore
from tests.ui.kiosk.busy_file import give_up_soon, locked
from tests.ui.kiosk.visitor import CALM, Visitor, hurry, kiosk_on, open_year, wait_until
from tests.use_cases.kiosk_visits import assert_whole, begin, fill, forms_of

PIN = "2580"


@pytest.fixture
def desk(qapp: QApplication, sample_desk: Desk) -> Desk:
    """A kiosk with a PIN in an office with forms, and a backup of all of it."""
    open_year(sample_desk)
    set_pin(sample_desk.folder, PIN)
    back_up(sample_desk)
    return sample_desk


def break_header(desk: Desk) -> None:
    """Make of the data file something that SQLite does not even open."""
    with data_file(desk.folder).open("r+b") as file:  # never is the file empty meanwhile
        file.write(b"X")


def flip_a_byte(desk: Desk) -> None:
    """Change an entry so that only the proof sees it."""
    entry = desk.look(lambda store: store.journal.entry(3))
    assert entry is not None
    with data_file(desk.folder).open("r+b") as file:
        content = file.read()
        place = content.index(entry.digest.encode())
        file.seek(place)
        file.write(bytes([content[place] ^ 0x01]))


def is_out_of_order(visitor: Visitor) -> bool:
    """Return whether visitors are sent to staff."""
    message = visitor.window.message
    return message.isVisible() and message.words.text() == OUT_OF_ORDER.words


def enter(visitor: Visitor) -> str:
    """Go in by the door for staff; return what is told there."""
    visitor.hold_corner()
    visitor.press_pin(PIN)
    wait_until(visitor.window.door.menu.isVisible)
    return visitor.window.door.menu.state.text()


def mend(visitor: Visitor) -> None:
    """Put back the backup that is offered, and leave the menu."""
    menu = visitor.window.door.menu
    wait_until(lambda: menu.mend_button.isVisible() and menu.mend_button.isEnabled())
    visitor.touch(menu.mend_button)
    wait_until(lambda: "Data dipulihkan dari cadangan" in menu.state.text())
    visitor.touch(menu.resume_button)
    wait_until(visitor.is_at_start)


def send_one(visitor: Visitor) -> str:
    """Fill in a form and read the thanks; return its id."""
    visitor.give_until("saran")
    form_id = visitor.form_id
    visitor.go_on()
    wait_until(lambda: visitor.reads(THANKS.title))
    visitor.finish()
    return form_id


def settle(visitor: Visitor) -> None:
    """Wait until nobody reads the file any more."""
    for long in (False, True):
        done: list[object] = []
        visitor.window._context.tasks.run(lambda: None, done.append, done.append, long=long)
        wait_until(lambda seen=done: bool(seen))  # type: ignore[misc]


def begin_day(visitor: Visitor) -> None:
    """Let the guard begin its day at once."""
    hurry(visitor.window.guard._first, 0)
    visitor.window.guard.begin()


def test_a_kiosk_whose_file_cannot_be_opened_is_mended_behind_the_pin(desk: Desk) -> None:
    break_header(desk)
    with kiosk_on(desk, fault=NotADataFile(data_file(desk.folder))) as visitor:
        assert is_out_of_order(visitor)
        message = visitor.window.message
        assert not message.button.isVisible()
        assert message.note.text() == ""  # the public is told no path and no reason
        told = enter(visitor)
        wait_until(lambda: "masih utuh" in visitor.window.door.menu.state.text())
        told = visitor.window.door.menu.state.text()
        assert told.startswith("Berkas data skm-desk.db rusak")
        assert "240 formulir" in told
        assert str(desk.folder) not in told
        assert visitor.window.door.menu.mend_button.text() == USE_BACKUP
        mend(visitor)
        form_id = send_one(visitor)
    assert [form.id for form in forms_of(desk)] == [form_id]
    assert_whole(desk)
    assert [path.name[:14] for path in desk.folder.glob("*.rusak-*")] == ["skm-desk.rusak"]


def test_enter_puts_no_backup_back(desk: Desk) -> None:
    break_header(desk)
    with kiosk_on(desk, fault=NotADataFile(data_file(desk.folder))) as visitor:
        enter(visitor)
        wait_until(visitor.window.door.menu.mend_button.isVisible)
        assert visitor.window.door.menu.resume_button.hasFocus()
        assert visitor.window.guard.can_mend


def test_without_any_backup_staff_are_told_and_may_try_again(desk: Desk) -> None:
    for backup in (desk.folder / "cadangan").iterdir():
        backup.unlink()
    whole = data_file(desk.folder).read_bytes()
    break_header(desk)
    with kiosk_on(desk, fault=NotADataFile(data_file(desk.folder))) as visitor:
        enter(visitor)
        menu = visitor.window.door.menu
        wait_until(lambda: not visitor.window.guard.is_busy)
        assert not menu.mend_button.isVisible()
        assert "bukan berkas data SKM Desk" in menu.state.text()
        visitor.touch(menu.again_button)
        wait_until(lambda: not visitor.window.guard.is_busy)
        assert visitor.window.guard.is_stopped
        data_file(desk.folder).write_bytes(whole)
        visitor.touch(menu.again_button)
        wait_until(lambda: not visitor.window.guard.is_stopped)
        assert menu.state.text().startswith("Periode 2026.")
        assert not menu.again_button.isVisible()


def test_the_proof_of_the_start_stops_a_kiosk_that_thanks_on_a_damaged_file(desk: Desk) -> None:
    flip_a_byte(desk)
    with kiosk_on(desk) as visitor:
        assert visitor.is_at_start()
        begin_day(visitor)
        wait_until(lambda: is_out_of_order(visitor))
        enter(visitor)
        mend(visitor)
        send_one(visitor)
    assert_whole(desk)


def test_whoever_is_at_it_when_it_stops_is_held_and_kept_once_it_is_mended(desk: Desk) -> None:
    with kiosk_on(desk) as visitor:
        first = send_one(visitor)
        back_up(desk)
        visitor.give_until("U3")
        second = visitor.form_id
        flip_a_byte(desk)
        begin_day(visitor)
        wait_until(lambda: visitor.window.guard.is_stopped)
        wait_until(lambda: held_names(desk.folder) == (second,))
        before = data_file(desk.folder).read_bytes()
        while visitor.step.name != "saran":
            visitor.give()
        visitor.go_on()
        wait_until(lambda: visitor.reads(HELD.title) and not is_out_of_order(visitor))
        visitor.touch(visitor.window.message.button)
        wait_until(lambda: is_out_of_order(visitor))
        assert data_file(desk.folder).read_bytes() == before
        enter(visitor)
        mend(visitor)
        wait_until(lambda: held_names(desk.folder) == ())
        wait_until(lambda: visitor.window.keeper.waiting == 0)
    assert [(form.id, form.unfinished) for form in forms_of(desk)] == [
        (first, False),
        (second, False),
    ]
    assert_whole(desk)


def test_who_goes_on_while_it_is_mended_loses_nothing(desk: Desk) -> None:
    """Staff open the door in the middle of a visit, mend the file, and let it go on."""
    with kiosk_on(desk) as visitor:
        visitor.give_until("U3")
        form_id = visitor.form_id
        flip_a_byte(desk)
        begin_day(visitor)
        wait_until(lambda: visitor.window.guard.can_mend)
        enter(visitor)
        menu = visitor.window.door.menu
        visitor.touch(menu.mend_button)
        wait_until(lambda: not visitor.window.guard.is_stopped)
        visitor.touch(menu.resume_button)
        while visitor.step.name != "saran":
            visitor.give()
        visitor.go_on()
        wait_until(lambda: visitor.reads(THANKS.title))
        wait_until(lambda: held_names(desk.folder) == ())
    assert [(form.id, form.unfinished) for form in forms_of(desk)] == [(form_id, False)]


@pytest.mark.parametrize("how", ["save", "look"])
def test_damage_met_at_any_work_stops_it(desk: Desk, how: str) -> None:
    with kiosk_on(desk) as visitor:
        visitor.give_until("saran")
        form_id = visitor.form_id
        wait_until(lambda: not visitor.window.keeper.is_keeping)
        break_header(desk)
        if how == "look":
            visitor.window.reception.look()
            wait_until(lambda: visitor.window.guard.is_stopped)
        visitor.go_on()
        wait_until(lambda: visitor.reads(HELD.title) and not is_out_of_order(visitor))
        assert held_names(desk.folder) == (form_id,)
        visitor.touch(visitor.window.message.button)
        wait_until(lambda: is_out_of_order(visitor))
        assert visitor.window.guard.is_stopped


def test_what_nobody_expected_has_the_file_proven_once(desk: Desk) -> None:
    with kiosk_on(desk) as visitor:
        guard = visitor.window.guard
        told = _count(guard.told)
        guard.note(ValueError("a record of nonsense"))
        wait_until(lambda: told)
        assert not guard.is_stopped
        flip_a_byte(desk)
        guard.note(ValueError("again"))  # a fault of ours would have it proven for ever
        visitor.window.guard.daily.look()
        QTest.qWait(50)
        assert not guard.is_stopped


def test_what_nobody_expected_may_be_damage(desk: Desk) -> None:
    flip_a_byte(desk)
    with kiosk_on(desk) as visitor:
        visitor.window.guard.note(ValueError("a record of nonsense"))
        wait_until(lambda: is_out_of_order(visitor))


def test_the_public_is_told_of_a_lost_pin_when_that_is_what_is_left(desk: Desk) -> None:
    with kiosk_on(desk, fault=FolderUnusable(desk.folder)) as visitor:
        assert visitor.window.message.note.text() == ""
        visitor.window.guard._take_fault(PinLost(desk.folder))
        visitor.window.guard.told.emit()
        assert visitor.window.message.note.text().startswith("Petugas: PIN kios")


def test_a_file_that_goes_away_is_never_made_anew_and_comes_back_from_its_backup(
    desk: Desk,
) -> None:
    with kiosk_on(desk) as visitor:
        send_one(visitor)
        back_up(desk)
        visitor.give_until("saran")
        form_id = visitor.form_id
        wait_until(lambda: not visitor.window.keeper.is_keeping)
        data_file(desk.folder).unlink()
        visitor.go_on()
        wait_until(lambda: visitor.reads(HELD.title) and not is_out_of_order(visitor))
        assert held_names(desk.folder) == (form_id,)
        visitor.touch(visitor.window.message.button)
        wait_until(lambda: is_out_of_order(visitor))
        assert not data_file(desk.folder).exists()
        assert "tidak ada lagi" in enter(visitor) or visitor.window.guard.is_busy
        mend(visitor)
        wait_until(lambda: held_names(desk.folder) == ())
    assert len(forms_of(desk)) == 2
    assert_whole(desk)


def test_an_older_copy_put_back_by_hand_stops_it(desk: Desk) -> None:
    older = data_file(desk.folder).read_bytes()
    with kiosk_on(desk) as visitor:
        send_one(visitor)
        told = _count(visitor.window.guard.told)
        begin_day(visitor)
        wait_until(lambda: told)
        settle(visitor)
        with data_file(desk.folder).open("r+b") as file:
            file.write(older)
            file.truncate()
        begin_day(visitor)
        wait_until(lambda: is_out_of_order(visitor))
        assert isinstance(visitor.window.guard._fault, ApartMendable | ChainApart)


def test_mended_by_another_program_it_goes_on_by_itself(desk: Desk) -> None:
    break_header(desk)
    with kiosk_on(
        desk, replace(CALM, refresh=50), fault=NotADataFile(data_file(desk.folder))
    ) as visitor:
        wait_until(lambda: visitor.window.guard.can_mend)
        QTest.qWait(300)  # as long as nobody touched the file, it is left alone
        assert is_out_of_order(visitor)
        restore(desk, next((desk.folder / "cadangan").iterdir()))
        wait_until(visitor.is_at_start)
        send_one(visitor)


def test_what_passes_by_itself_is_tried_again_by_itself(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_up_soon(monkeypatch)
    with locked(desk, "EXCLUSIVE"):
        fault = FileBusy(data_file(desk.folder))
        timing = replace(CALM, refresh=50)
        waiting = kiosk_on(desk, timing, fault=fault)
        visitor = waiting.__enter__()
        QTest.qWait(600)
        assert is_out_of_order(visitor)
    wait_until(visitor.is_at_start)
    waiting.__exit__(None, None, None)


def test_what_was_held_is_taken_in_once_the_file_can_be_opened(desk: Desk) -> None:
    filling = fill(begin(desk, "a"))
    sent = filling.started + timedelta(minutes=2)
    hold(desk.folder, HeldForm(Draft(filling, desk.origin.pc, Source.KIOSK, sent), None))
    with kiosk_on(desk, fault=FolderUnusable(desk.folder)) as visitor:
        assert held_names(desk.folder) == ("a",)
        visitor.window.guard.try_again()
        wait_until(lambda: held_names(desk.folder) == ())
        wait_until(visitor.is_at_start)
    assert [form.id for form in forms_of(desk)] == ["a"]


def test_a_newer_file_is_left_alone(desk: Desk) -> None:
    before = data_file(desk.folder).read_bytes()
    fault = FileTooNew(data_file(desk.folder), frozenset({"9999_nanti"}))
    with kiosk_on(desk, fault=fault) as visitor:
        assert "SKM Desk yang lebih baru" in enter(visitor)
        assert not visitor.window.door.menu.mend_button.isVisible()
    assert data_file(desk.folder).read_bytes() == before


# ---- backups ----------------------------------------------------------------------------------


def test_a_whole_file_is_no_news(desk: Desk) -> None:
    with kiosk_on(desk) as visitor:
        done = _count(visitor.window.guard.told)
        begin_day(visitor)
        wait_until(lambda: done)
        assert enter(visitor) == "Periode 2026. Semua jawaban tersimpan."


def test_a_backup_that_failed_is_told_to_staff_alone_until_one_is_made(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for backup in (desk.folder / "cadangan").iterdir():
        backup.unlink()
    with kiosk_on(desk) as visitor:
        guard = visitor.window.guard
        with monkeypatch.context() as full:
            full.setattr(backing_up, "free_bytes", lambda folder: 0)
            begin_day(visitor)
            wait_until(lambda: guard.words)
        assert visitor.is_at_start()
        assert not visitor.window.attract.notice.isVisible()
        told = enter(visitor)
        assert told.startswith("Periode 2026. Semua jawaban tersimpan. Cadangan hari ini belum")
        assert "Tempat penyimpanan penuh" in told
        assert "no backup of today: DiskFull" in caplog.text
        guard.daily.look()
        wait_until(lambda: "Cadangan" not in visitor.window.door.menu.state.text())
    assert len(list((desk.folder / "cadangan").iterdir())) == 1


def test_the_backup_of_a_later_hour_that_fails_is_told_too(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for backup in (desk.folder / "cadangan").iterdir():
        backup.unlink()
    monkeypatch.setattr(backing_up, "free_bytes", lambda folder: 0)
    with kiosk_on(desk) as visitor:
        visitor.window.guard.daily.look()
        wait_until(lambda: visitor.window.guard.words)
        assert "Tempat penyimpanan penuh" in enter(visitor)


def test_a_second_folder_is_missed_until_it_is_there_again(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stik"
    stick.mkdir()
    choose_second(desk, stick)
    stick.rmdir()
    with kiosk_on(desk) as visitor:
        begin_day(visitor)
        wait_until(lambda: visitor.window.guard.words)
        assert "pasang stik USB-nya" in enter(visitor)
        stick.mkdir()
        visitor.window.guard.daily.look()
        wait_until(lambda: not visitor.window.guard.words)
        assert len(list(stick.iterdir())) == 1


def test_nobody_is_disturbed_by_a_backup_and_a_stopped_kiosk_makes_none(desk: Desk) -> None:
    with kiosk_on(desk) as visitor:
        daily = visitor.window.guard.daily
        visitor.begin()
        daily.look()
        assert daily._again.isActive()
        visitor.go_back()
        daily._again.stop()
        visitor.window.guard.stop(DiskFull(data_file(desk.folder)))
        daily.look()
        assert daily._again.isActive()


def test_nothing_rings_once_it_is_closed(desk: Desk) -> None:
    with kiosk_on(desk) as visitor:
        guard = visitor.window.guard
        guard.begin()
        guard.stop(DiskFull(data_file(desk.folder)))
        visitor.window.leave()
        timers = guard.findChildren(QTimer)
        assert len(timers) == 5
        assert not any(timer.isActive() for timer in timers)


# ---- a lost PIN -------------------------------------------------------------------------------


def test_without_the_pin_of_a_folder_in_use_nobody_sets_one(desk: Desk) -> None:
    own_settings(desk).unlink()
    with kiosk_on(desk, fault=PinLost(desk.folder)) as visitor:
        assert is_out_of_order(visitor)
        assert visitor.window.message.note.text().startswith("Petugas: PIN kios di komputer ini")
        visitor.hold_corner()
        menu = visitor.window.door.menu
        wait_until(menu.isVisible)
        offered = [button.text() for button in menu._buttons]
        assert offered == ["Kembali ke kios", "Tutup kios"]
        assert "PIN kios di komputer ini hilang" in menu.state.text()
        menu.pin_button.click()
        assert menu.isVisible()
        visitor.touch(menu.close_button)
        wait_until(lambda: not visitor.window.isVisible())


def own_settings(desk: Desk) -> Path:
    """Return the file of the settings of this PC."""
    (path,) = desk.folder.glob("komputer-*.json")
    return path


def test_a_pin_that_goes_missing_while_it_runs_is_asked_for_all_the_same(desk: Desk) -> None:
    with kiosk_on(desk) as visitor:
        own_settings(desk).unlink()
        visitor.hold_corner()
        pin = visitor.window.door.pin
        assert pin.title.text() == "Masukkan PIN"
        visitor.press_pin(PIN)
        wait_until(lambda: pin.message.text() == "PIN salah. Coba lagi.")
        assert not visitor.window.door.menu.isVisible()


def test_behind_no_pin_no_backup_is_put_back(desk: Desk) -> None:
    own_settings(desk).unlink()
    break_header(desk)
    with kiosk_on(desk, fault=NotADataFile(data_file(desk.folder))) as visitor:
        wait_until(lambda: visitor.window.guard.can_mend)
        visitor.hold_corner()
        wait_until(visitor.window.door.menu.isVisible)
        button = visitor.window.door.menu.mend_button
        assert not button.isVisible()
        button.click()
        assert not visitor.window.guard.is_busy


# ---- tools ------------------------------------------------------------------------------------


def _count(signal: object) -> list[None]:
    """Return a list that grows by one whenever a signal is emitted."""
    told: list[None] = []
    signal.connect(lambda: told.append(None))  # type: ignore[attr-defined]
    return told
