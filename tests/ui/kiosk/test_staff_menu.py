"""The menu of staff: four deeds by finger and by key, and how the kiosk stands."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from skm_desk.domain.clock import ClockJump
from skm_desk.sentences.health_words import clock_words
from skm_desk.ui.kiosk.controls import Kind, Touch
from skm_desk.ui.kiosk.look import LARGE, Look
from skm_desk.ui.kiosk.staff_menu import StaffMenu
from skm_desk.use_cases.watch_clock import ClockHealth
from tests.ui.kiosk.staff_shapes import (
    CAPITAL_MM,
    SIZES,
    capital_mm,
    check_whole,
    focused,
    put_up,
)

STATE = "Periode 2026: 124 formulir. 2 belum tersimpan."
LONG = (
    "Periode 2026-S2: 1.248 formulir, 36 hari ini. 12 belum tersimpan karena ruang disk penuh."
    " Kosongkan ruang di diska, lalu buka kios sekali lagi."
)
DAMAGED = (
    "Berkas data skm-desk.db rusak; cadangan dari 24 November 2026 pukul 12.00 masih utuh dan"
    " memuat 1.248 formulir; bila dipakai, berkas yang rusak tetap disimpan."
)
DEEDS = ("Kembali ke kios", "Ukuran layar", "Ganti PIN", "Tutup kios")
TOLD = ("resumed", "ruler_asked", "pin_asked", "closed")


def open_menu(qtbot: QtBot, state: str = STATE) -> tuple[StaffMenu, list[str]]:
    """Return the menu and the list of what it signals from now on."""
    menu = StaffMenu()
    put_up(qtbot, menu)
    menu.show_state(state)
    told: list[str] = []
    for name in (*TOLD, "mending_asked", "again_asked"):
        getattr(menu, name).connect(lambda name=name: told.append(name))
    return menu, told


def buttons(menu: StaffMenu) -> tuple[Touch, ...]:
    return (menu.resume_button, menu.ruler_button, menu.pin_button, menu.close_button)


@pytest.mark.parametrize("state", ["", STATE, LONG])
@pytest.mark.parametrize(("width", "height", "px_per_mm"), SIZES)
def test_all_is_large_enough_and_whole(
    qtbot: QtBot, width: int, height: int, px_per_mm: float, state: str
) -> None:
    menu = StaffMenu()
    menu.show_state(state)
    look = Look(px_per_mm)
    put_up(qtbot, menu, (width, height), look)
    check_whole(menu)
    assert capital_mm(menu) >= CAPITAL_MM
    menu.apply(replace(look, large=True, contrast=True))
    check_whole(menu)
    assert capital_mm(menu) >= CAPITAL_MM
    if state != LONG:
        assert capital_mm(menu) >= CAPITAL_MM * LARGE


@pytest.mark.parametrize("can_mend", [True, False])
@pytest.mark.parametrize(("width", "height", "px_per_mm"), SIZES)
def test_what_helps_a_kiosk_that_stands_still_is_whole_too(
    qtbot: QtBot, width: int, height: int, px_per_mm: float, can_mend: bool
) -> None:
    menu = StaffMenu()
    menu.offer_help(can_mend)
    menu.show_state(DAMAGED)
    put_up(qtbot, menu, (width, height), Look(px_per_mm))
    check_whole(menu)
    assert capital_mm(menu) >= CAPITAL_MM
    menu.offer_end()
    check_whole(menu)


@pytest.mark.parametrize(("width", "height", "px_per_mm"), SIZES)
def test_a_question_about_the_clock_is_whole_too(
    qtbot: QtBot, width: int, height: int, px_per_mm: float
) -> None:
    now = datetime(2027, 11, 24, 12, 30)
    asked = ClockHealth(now, None, ClockJump(now - timedelta(days=120), now))
    menu = StaffMenu()
    menu.offer_usual(is_clock_doubted=True)
    menu.show_state(f"Tidak ada periode terbuka yang memuat hari ini. {clock_words(asked)}")
    look = Look(px_per_mm)
    put_up(qtbot, menu, (width, height), look)
    check_whole(menu)
    assert capital_mm(menu) >= CAPITAL_MM
    menu.apply(replace(look, large=True, contrast=True))
    check_whole(menu)


def test_of_what_is_offered_one_deed_is_the_main_one(qtbot: QtBot) -> None:
    menu, told = open_menu(qtbot)
    usual = [button.text() for button in menu._buttons]
    menu.offer_help(can_mend=True)
    offered = [(button.text(), button.kind) for button in menu._buttons]
    assert offered == [
        ("Pakai cadangan ini", Kind.MAIN),
        ("Coba lagi", Kind.PLAIN),
        ("Kembali ke kios", Kind.PLAIN),
        ("Tutup kios", Kind.PLAIN),
    ]
    menu.mend_button.setFocus()
    met = []
    for _ in offered:
        met.append(focused())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert met == list(menu._buttons)
    for button in menu._buttons:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told == ["mending_asked", "again_asked", "resumed", "closed"]
    menu.offer_help(can_mend=True, is_busy=True)
    for button in (menu.mend_button, menu.again_button):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(told) == len(offered)
    assert menu.close_button.isEnabled()
    menu.offer_usual()
    assert [button.text() for button in menu._buttons] == usual
    assert menu.resume_button.kind is Kind.MAIN


@pytest.mark.parametrize(
    ("width", "height", "px_per_mm"), [(1280, 800, 5.9), (800, 1280, 5.9), (1024, 768, 5.0)]
)
def test_on_a_tablet_text_gives_way_and_targets_stay(
    qtbot: QtBot, width: int, height: int, px_per_mm: float
) -> None:
    menu = StaffMenu()
    menu.show_state(LONG)
    for large in (False, True):
        put_up(qtbot, menu, (width, height), Look(px_per_mm, large=large))
        check_whole(menu)


def test_signs_and_words_stand_in_columns(qtbot: QtBot) -> None:
    menu, _ = open_menu(qtbot)
    edges = {(button.geometry().left(), button.geometry().right()) for button in buttons(menu)}
    assert len(edges) == 1
    assert {button.sign for button in buttons(menu)} == {"resume", "ruler", "pin", "shut"}
    assert [button.kind for button in buttons(menu)] == [Kind.MAIN, *[Kind.PLAIN] * 3]


def test_each_button_tells_of_its_deed_by_finger(qtbot: QtBot) -> None:
    menu, told = open_menu(qtbot)
    for button in buttons(menu):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told == list(TOLD)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_keyboard_alone_does_everything(qtbot: QtBot, key: Qt.Key) -> None:
    menu, told = open_menu(qtbot)
    menu.first_focus().setFocus()
    met: list[QWidget] = []
    for _ in DEEDS:
        met.append(focused())
        QTest.keyClick(focused(), key)
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert met == list(buttons(menu))
    assert told == list(TOLD)
    assert focused() is menu.resume_button


def test_escape_goes_back(qtbot: QtBot) -> None:
    menu, told = open_menu(qtbot)
    menu.close_button.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert told == ["resumed"]


def test_the_ring_is_seen_by_key(qtbot: QtBot) -> None:
    menu, _ = open_menu(qtbot)
    menu.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
    before = menu.ruler_button.grab().toImage()
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    ringed = menu.ruler_button.grab().toImage()
    middle = ringed.height() // 2
    assert ringed.pixelColor(1, middle).name() == menu.look.colours.lead
    assert before.pixelColor(1, middle) != ringed.pixelColor(1, middle)


def test_screen_readers_are_told_of_everything(qtbot: QtBot) -> None:
    menu, _ = open_menu(qtbot)
    told = []
    for part in (menu.title, menu.state, *buttons(menu)):
        found = QAccessible.queryAccessibleInterface(part)
        assert found is not None
        told.append((found.role(), found.text(QAccessible.Text.Name)))
    text, button = QAccessible.Role.StaticText, QAccessible.Role.Button
    assert told == [
        (text, "Menu petugas"),
        (text, STATE),
        *((button, deed) for deed in DEEDS),
    ]


def test_clear_leaves_nothing_and_showing_again_makes_nothing(qtbot: QtBot) -> None:
    menu, _ = open_menu(qtbot)
    parts = len(menu.findChildren(QWidget))
    for _ in range(20):
        menu.show_state(LONG)
        menu.close_button.setFocus()
        menu.clear()
    assert menu.state.text() == ""
    assert not any(button.hasFocus() for button in buttons(menu))
    assert len(menu.findChildren(QWidget)) == parts
