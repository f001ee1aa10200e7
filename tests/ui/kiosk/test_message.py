"""The message screen: read from afar, spoken when it appears, one button at most."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from skm_desk import palette
from skm_desk.ui.kiosk.look import Look
from skm_desk.ui.kiosk.message import Message, MessageScreen
from tests.ui.kiosk.drawn_sizes import SIZES, check_drawn, count_pixels, role_and_name, seen

THANKS = Message("Terima kasih", "Jawaban Anda sudah tersimpan.", face=4)
SAVING = Message("Sebentar…", "Jawaban Anda sedang disimpan.", sign="wait")
SORRY = Message(
    "Mohon maaf",
    "Jawaban Anda belum dapat disimpan. Kami memegangnya dan mencoba lagi; petugas sudah diberi"
    " tahu. Anda tidak perlu menunggu.",
    sign="warn",
    button="Kembali ke awal",
    note="Petugas: kosongkan ruang disk, lalu buka ulang program ini.",
)
CLOSED = Message(
    "Survei sedang ditutup",
    "Kami buka lagi: Senin sampai Kamis 08.00–15.30.",
    sign="closed",
    note="Petugas: tidak ada periode terbuka yang memuat hari ini, 24 November 2024.",
)
BARE = Message("Terima kasih", "")
Show = Callable[..., MessageScreen]


class Ear:
    """Stands where Qt hands its announcements to a screen reader."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def hear(self, event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            self.words.append(event.message())


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Return a function that shows a message at a size, in pixels and pixels in a millimetre."""
    kept: list[MessageScreen] = []  # what nobody holds is gone at once

    def make(
        message: Message,
        size: tuple[int, int, float] = SIZES[0],
        large: bool = False,
        contrast: bool = False,
    ) -> MessageScreen:
        screen = MessageScreen()
        kept.append(screen)
        qtbot.addWidget(screen)
        screen.resize(size[0], size[1])
        screen.apply(Look(size[2], large, contrast))
        screen.show_message(message)
        screen.show()
        qtbot.waitExposed(screen)
        return screen

    return make


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("message", [THANKS, SAVING, SORRY, CLOSED, BARE])
def test_every_message_is_whole_on_every_screen(
    show: Show, message: Message, size: tuple[int, int, float], large: bool
) -> None:
    screen = show(message, size, large)
    check_drawn(screen, size[2])
    assert screen.title.look.fit == 1.0
    if not large:
        assert screen.title.share >= 1.8
        assert (screen.picture.width() / size[2] >= 40) is bool(message.sign or message.face)
    assert screen.picture.isEmpty() or screen.rect().contains(screen.picture)
    touched = [part for part in seen(screen) if part.geometry().intersects(screen.picture)]
    assert touched == []
    if message.button:
        assert screen.button.body.height() / size[2] >= 24


@pytest.mark.parametrize("size", SIZES)
def test_the_message_stands_in_the_middle_its_lines_flush_left(
    show: Show, size: tuple[int, int, float]
) -> None:
    screen = show(SORRY, size)
    texts = [part for part in seen(screen) if part is not screen.button]
    assert len({part.x() for part in texts}) == 1
    whole = screen.picture
    for part in seen(screen):
        whole = whole.united(part.geometry())
    off = whole.center() - screen.rect().center()
    assert abs(off.x()) <= 0.02 * size[0]
    assert abs(off.y()) <= 0.02 * size[1]


def test_a_long_message_shrinks_but_is_whole(show: Show) -> None:
    words = " ".join([SORRY.words] * 3)
    screen = show(Message("Mohon maaf", words, "warn", 0, "Kembali ke awal", SORRY.note))
    check_drawn(screen, SIZES[0][2], capital_mm=3.0)


@pytest.mark.parametrize(
    ("message", "contrast", "colour"),
    [
        (THANKS, False, palette.NILAI[3]),
        (THANKS, True, palette.YELLOW),
        (SAVING, False, palette.LEAD),
        (SORRY, False, palette.WARN),
        (CLOSED, True, palette.YELLOW),
    ],
)
def test_the_picture_has_the_colour_of_what_it_means(
    show: Show, message: Message, contrast: bool, colour: str
) -> None:
    screen = show(message, contrast=contrast)
    assert count_pixels(screen, screen.picture, colour) > 50


def test_high_contrast_is_on_black(show: Show) -> None:
    screen = show(CLOSED, contrast=True)
    assert screen.grab().toImage().pixelColor(2, 2).name() == palette.BLACK


def test_one_message_follows_another_without_a_trace(show: Show) -> None:
    screen = show(SORRY)
    before = len(screen.children())
    screen.show_message(BARE)
    assert [part.text() for part in seen(screen)] == ["Terima kasih"]
    assert screen.first_focus() is None
    assert count_pixels(screen, screen.rect(), palette.WARN) == 0
    for _ in range(10):
        screen.show_message(SORRY)
        screen.show_message(THANKS)
    assert len(screen.children()) == before


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_press_its_button(qtbot: QtBot, show: Show, key: Qt.Key) -> None:
    screen = show(SORRY)
    qtbot.waitUntil(screen.button.hasFocus)
    held = QApplication.focusWidget()
    assert held is screen.first_focus()
    with qtbot.waitSignal(screen.pressed, timeout=1000):
        QTest.keyClick(screen.button, key)


def test_a_finger_presses_its_button(qtbot: QtBot, show: Show) -> None:
    screen = show(SORRY)
    with qtbot.waitSignal(screen.pressed, timeout=1000):
        QTest.mouseClick(screen.button, Qt.MouseButton.LeftButton)


def test_it_is_spoken_once_when_it_appears(
    qtbot: QtBot, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    ear = Ear()
    monkeypatch.setattr(QAccessible, "updateAccessibility", ear.hear)
    screen = show(SAVING)
    assert ear.words == ["Sebentar… Jawaban Anda sedang disimpan."]
    screen.show_message(THANKS)
    assert ear.words[1:] == ["Terima kasih. Jawaban Anda sudah tersimpan."]
    screen.hide()
    screen.clear()
    assert len(ear.words) == 2
    screen.show_message(BARE)
    assert len(ear.words) == 2
    screen.show()
    assert ear.words[2:] == ["Terima kasih."]


def test_what_is_read_aloud(show: Show) -> None:
    screen = show(THANKS)
    (piece,) = screen.said()
    assert piece.text == "Terima kasih. Jawaban Anda sudah tersimpan."
    screen.clear()
    assert screen.said() == ()


def test_a_screen_reader_is_told_roles_and_names(show: Show) -> None:
    assert [role_and_name(part) for part in seen(show(SORRY))] == [
        (QAccessible.Role.StaticText, SORRY.title),
        (QAccessible.Role.StaticText, SORRY.words),
        (QAccessible.Role.StaticText, SORRY.note),
        (QAccessible.Role.Button, SORRY.button),
    ]


def test_clear_leaves_nothing(qtbot: QtBot, show: Show) -> None:
    screen = show(SORRY)
    qtbot.waitUntil(screen.button.hasFocus)
    screen.clear()
    assert seen(screen) == []
    assert screen.accessibleName() == ""
    assert screen.button.accessibleName() == ""
    assert not screen.button.hasFocus()
    assert count_pixels(screen, screen.rect(), palette.GROUND) == -(-1366 // 4) * (768 // 4)
