"""The first screen: large enough to read and hit, whole on every screen, by finger and by key."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QImageWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from skm_desk import palette
from skm_desk.ui.kiosk.attract import AttractScreen
from skm_desk.ui.kiosk.attract_pictures import face_places
from skm_desk.ui.kiosk.attract_words import HERO, PRIVACY, Welcome, how_long
from skm_desk.ui.kiosk.look import Look
from tests.ui.kiosk.drawn_sizes import (
    SIZES,
    TARGET_MM,
    check_drawn,
    count_pixels,
    role_and_name,
    seen,
)

_RED = "#c01020"
_LANGUAGES = (("id", "Bahasa Indonesia"), ("jmb", "Baso Jambi"))
_NOTICE = "Petugas: 2 jawaban belum tersimpan karena ruang disk penuh."
_LONG = (
    "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk, Keluarga Berencana, "
    "Pemberdayaan Masyarakat dan Desa Kabupaten Tanjung Jabung Timur"
)


def _picture(kind: str) -> bytes:
    image = QImage(120, 150, QImage.Format.Format_RGB32)
    image.fill(QColor(_RED))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind.encode())).write(image)
    return bytes(buffer.data().data())


def _focused() -> QWidget:
    held = QApplication.focusWidget()
    assert held is not None
    return held


OFFICE = Welcome(
    "Dinas Sosial, Kependudukan dan Pencatatan Sipil",
    "Provinsi Jambi · Ruang Pelayanan",
    b"",
    questions=9,
    minutes=1,
    has_voice=True,
)
Show = Callable[..., AttractScreen]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Return a function that shows the screen at a size, in pixels and pixels in a millimetre."""
    kept: list[AttractScreen] = []  # what nobody holds is gone at once

    def make(
        welcome: Welcome = OFFICE,
        size: tuple[int, int, float] = SIZES[0],
        large: bool = False,
        contrast: bool = False,
    ) -> AttractScreen:
        screen = AttractScreen()
        kept.append(screen)
        qtbot.addWidget(screen)
        screen.resize(size[0], size[1])
        screen.apply(Look(size[2], large, contrast))
        screen.show_welcome(welcome)
        screen.show_options(large, contrast, False)
        screen.show()
        qtbot.waitExposed(screen)
        screen.first_focus().setFocus()
        qtbot.waitUntil(screen.first_focus().hasFocus)
        return screen

    return make


@pytest.mark.parametrize(("large", "contrast"), [(False, False), (True, False), (True, True)])
@pytest.mark.parametrize("size", SIZES)
def test_the_office_of_the_reference_is_whole_on_every_screen(
    show: Show, size: tuple[int, int, float], large: bool, contrast: bool
) -> None:
    welcome = replace(OFFICE, logo=_picture("PNG"))
    screen = show(welcome, size, large, contrast)
    check_drawn(screen, size[2])
    if not large:
        assert screen.hero.look.fit == 1.0
    assert screen.begin_button.body.height() / size[2] >= 24
    assert screen.begin_button.look.text_px >= 1.4 * screen.privacy.look.text_px
    overlapped = [part for part in seen(screen) if part.geometry().intersects(screen.panel.where)]
    assert overlapped == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "welcome",
    [
        replace(OFFICE, notice=_NOTICE),
        replace(OFFICE, languages=_LANGUAGES, language="id"),
        replace(OFFICE, instansi="", place=""),
        replace(OFFICE, questions=0, minutes=0),
        replace(OFFICE, instansi="Samsat", place="", has_voice=False),
    ],
    ids=["notice", "languages", "no name", "no questions", "short"],
)
def test_more_or_less_to_say_is_whole_too(
    show: Show, size: tuple[int, int, float], welcome: Welcome
) -> None:
    check_drawn(show(replace(welcome, logo=_picture("PNG")), size), size[2])


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_with_everything_at_once_only_text_shrinks_and_nothing_is_cut_off(
    show: Show, size: tuple[int, int, float], large: bool
) -> None:
    welcome = replace(
        OFFICE, instansi=_LONG, languages=_LANGUAGES, language="id", notice=f"{_NOTICE} {_NOTICE}"
    )
    check_drawn(show(welcome, size, large), size[2], capital_mm=4.0)


def test_a_screen_too_small_for_the_standard_keeps_its_targets(show: Show) -> None:
    screen = show(OFFICE, (800, 600, 4.0))
    check_drawn(screen, 4.0, capital_mm=4.0)
    assert screen.hero.look.fit < 1.0


def test_a_long_word_shrinks_until_it_is_whole(show: Show) -> None:
    word = "Disdukcapil-Nakertrans-Pemberdayaan-Masyarakat".replace("-", "")
    screen = show(replace(OFFICE, instansi=word, logo=_picture("PNG")), (1024, 768, 3.37))
    check_drawn(screen, 3.37, capital_mm=4.0)


def test_a_name_that_is_too_wide_leaves_the_rest_in_its_place(show: Show) -> None:
    screen = show(replace(OFFICE, instansi="A" * 400))
    assert screen.rect().contains(screen.begin_button.geometry())


def test_large_text_is_larger_where_there_is_room(show: Show) -> None:
    size = (1920, 1080, 4.0)
    plain, large = show(OFFICE, size), show(OFFICE, size, large=True)
    assert large.privacy.look.text_px >= 1.25 * plain.privacy.look.text_px


def test_on_a_wall_everything_grows(show: Show) -> None:
    desk, wall = show(OFFICE, (1920, 1080, 4.0)), show(OFFICE, (3840, 2160, 4.0))
    assert wall.privacy.look.text_px >= 1.5 * desk.privacy.look.text_px
    assert wall.large_button.body.height() >= 1.5 * TARGET_MM * 4.0


def test_buttons_are_touched(qtbot: QtBot, show: Show) -> None:
    screen = show(replace(OFFICE, languages=_LANGUAGES, language="id"))
    asked: list[object] = []
    screen.begun.connect(lambda: asked.append("begun"))
    screen.large_asked.connect(lambda on: asked.append(("large", on)))
    screen.contrast_asked.connect(lambda on: asked.append(("contrast", on)))
    screen.voice_asked.connect(lambda on: asked.append(("voice", on)))
    screen.language_asked.connect(asked.append)
    for button in (
        screen.begin_button,
        screen.large_button,
        screen.large_button,
        screen.contrast_button,
        screen.voice_button,
        screen.language_buttons[1],
    ):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [
        "begun",
        ("large", True),
        ("large", False),
        ("contrast", True),
        ("voice", True),
        "jmb",
    ]


def test_showing_the_options_asks_for_nothing(show: Show) -> None:
    screen = show()
    asked: list[bool] = []
    for signal in (screen.large_asked, screen.contrast_asked, screen.voice_asked):
        signal.connect(asked.append)
    screen.show_options(True, False, True)
    checked = (screen.large_button, screen.contrast_button, screen.voice_button)
    assert [button.isChecked() for button in checked] == [True, False, True]
    assert asked == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_mulai_has_the_first_focus(qtbot: QtBot, show: Show, key: Qt.Key) -> None:
    screen = show()
    with qtbot.waitSignal(screen.begun, timeout=1000):
        QTest.keyClick(_focused(), key)


def test_enter_begins_after_an_option_was_touched_and_from_the_ground(
    qtbot: QtBot, show: Show
) -> None:
    screen = show()
    begun: list[int] = []
    screen.begun.connect(lambda: begun.append(1))
    QTest.mouseClick(screen.large_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(screen, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    QTest.keyClick(_focused(), Qt.Key.Key_Return)
    assert len(begun) == 1
    QTest.keyClick(screen, Qt.Key.Key_Enter)
    assert len(begun) == 2


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_keys_press_the_option_that_the_ring_is_on(qtbot: QtBot, show: Show, key: Qt.Key) -> None:
    screen = show()
    begun: list[int] = []
    screen.begun.connect(lambda: begun.append(1))
    QTest.keyClick(screen.begin_button, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is screen.large_button
    with qtbot.waitSignal(screen.large_asked, timeout=1000) as asked:
        QTest.keyClick(screen.large_button, key)
    assert asked.args == [True]
    assert begun == []


@pytest.mark.parametrize("size", SIZES)
def test_tab_goes_in_the_order_of_reading(
    qtbot: QtBot, show: Show, size: tuple[int, int, float]
) -> None:
    screen = show(replace(OFFICE, languages=_LANGUAGES, language="id"), size)
    reached = []
    for _ in range(5):
        held = _focused()
        reached.append(held)
        QTest.keyClick(held, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is screen.begin_button
    assert reached == sorted(reached, key=lambda button: (button.y(), button.x()))
    assert len(set(reached)) == 5


def test_arrows_lead_to_the_other_languages(qtbot: QtBot, show: Show) -> None:
    screen = show(replace(OFFICE, languages=_LANGUAGES, language="id"))
    indonesian, jambi = screen.language_buttons
    screen.voice_button.setFocus()
    QTest.keyClick(screen.voice_button, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is indonesian
    with qtbot.waitSignal(screen.language_asked, timeout=1000) as asked:
        QTest.keyClick(indonesian, Qt.Key.Key_Right)
    assert asked.args == ["jmb"]
    assert QApplication.focusWidget() is jambi


def test_exactly_one_language_is_on(qtbot: QtBot, show: Show) -> None:
    welcome = replace(OFFICE, languages=_LANGUAGES, language="id")
    screen = show(welcome)
    indonesian, jambi = screen.language_buttons
    assert (indonesian.isChecked(), jambi.isChecked()) == (True, False)
    for button in (jambi, jambi):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert (indonesian.isChecked(), jambi.isChecked()) == (False, True)
    screen.show_welcome(replace(welcome, language="id"))
    assert (indonesian.isChecked(), jambi.isChecked()) == (True, False)
    assert {indonesian.sign, jambi.sign} == {"chosen", "unchosen"}


def test_a_language_that_is_not_offered_checks_none(show: Show) -> None:
    welcome = replace(OFFICE, languages=_LANGUAGES, language="jmb")
    screen = show(welcome)
    screen.show_welcome(replace(welcome, language=""))
    assert not any(button.isChecked() for button in screen.language_buttons)


def test_one_language_is_no_choice_and_no_voice_no_button(show: Show) -> None:
    screen = show(replace(OFFICE, languages=_LANGUAGES[:1], language="id", has_voice=False))
    assert [part.text() for part in seen(screen) if part.isEnabled()][-3:] == [
        "Mulai",
        "Huruf besar",
        "Kontras tinggi",
    ]


def test_visitors_come_and_go_without_new_widgets(show: Show) -> None:
    screen = show(replace(OFFICE, languages=_LANGUAGES, language="id"))
    before = len(screen.children())
    for turn in range(20):
        many = _LANGUAGES if turn % 2 else ()
        screen.show_welcome(replace(OFFICE, languages=many, language="jmb"))
        screen.clear()
    assert len(screen.children()) == before


def test_a_logo_stands_left_of_the_name(show: Show) -> None:
    without = show()
    for kind in ("PNG", "JPEG"):
        screen = show(replace(OFFICE, logo=_picture(kind)))
        assert screen.logo.isVisible()
        assert screen.logo.x() == without.instansi.x()
        assert screen.instansi.x() > screen.logo.geometry().right()
    middle = screen.grab().toImage().pixelColor(screen.logo.geometry().center())
    assert abs(middle.red() - QColor(_RED).red()) < 6


def test_a_logo_keeps_its_shape(show: Show) -> None:
    screen = show(replace(OFFICE, logo=_picture("PNG")))
    assert screen.logo.width() / screen.logo.height() == pytest.approx(120 / 150, abs=0.02)


def test_in_high_contrast_a_dark_logo_stands_on_white(show: Show) -> None:
    screen = show(replace(OFFICE, logo=_picture("PNG")), contrast=True)
    corner = screen.logo.geometry().topLeft() + QPoint(1, 1)
    assert screen.grab().toImage().pixelColor(corner).name() == palette.WHITE


@pytest.mark.qt_log_ignore("Corrupt JPEG|JPEG datastream|libpng", extend=True)
@pytest.mark.parametrize(
    "broken",
    [b"", b"not a picture", _picture("PNG")[:60], _picture("JPEG")[:400]],
    ids=["none", "text", "half a PNG", "half a JPEG"],
)
def test_a_broken_logo_is_no_logo(show: Show, broken: bytes) -> None:
    screen = show(replace(OFFICE, logo=_picture("PNG")))
    screen.show_welcome(replace(OFFICE, logo=broken))
    assert not screen.logo.isVisible()
    assert screen.instansi.x() == screen.hero.x()


def test_an_office_without_a_name_leaves_no_gap(show: Show) -> None:
    screen = show(replace(OFFICE, instansi="", place=""))
    assert not screen.instansi.isVisible()
    above = screen.hero.y()
    below = screen.height() - screen.voice_button.geometry().bottom()
    assert abs(above - below) <= 0.05 * screen.height()


def test_the_faces_stand_on_lead_each_in_its_colour(show: Show) -> None:
    screen = show(size=(1920, 1080, 4.0))
    panel = screen.panel
    assert panel.where.left() > 1920 / 2
    assert screen.grab().toImage().pixelColor(panel.where.topLeft()).name() == palette.LEAD
    for place, colour in zip(face_places(panel, screen.look), palette.NILAI, strict=True):
        assert panel.where.contains(place.toRect())
        assert count_pixels(screen, place.toRect(), colour) > 200


def test_upright_the_faces_stand_above(show: Show) -> None:
    panel = show(size=(1080, 1920, 4.03)).panel
    assert panel.where.topLeft() == QPoint(0, 0)
    assert panel.where.width() == 1080


def test_the_faces_go_where_there_is_no_room(show: Show) -> None:
    screen = show(large=True)
    assert screen.panel.where.isEmpty()
    assert count_pixels(screen, screen.rect(), palette.NILAI[0]) == 0


def test_high_contrast_has_three_colours_and_no_large_yellow_field(show: Show) -> None:
    screen = show(size=(1920, 1080, 4.0), contrast=True)
    image = screen.grab().toImage()
    assert image.pixelColor(screen.panel.where.center()).name() == palette.BLACK
    for place in face_places(screen.panel, screen.look):
        assert count_pixels(screen, place.toRect(), palette.YELLOW) > 200
    for colour in (palette.LEAD, palette.GROUND, *palette.NILAI):
        assert count_pixels(screen, screen.rect(), colour) == 0


def test_a_notice_for_staff_stands_at_the_foot_with_its_sign(show: Show) -> None:
    screen = show(replace(OFFICE, notice=_NOTICE))
    notice = screen.notice.geometry()
    lowest = max(part.geometry().bottom() for part in seen(screen) if part is not screen.notice)
    assert notice.top() > lowest
    sign = notice.adjusted(-notice.left(), 0, -notice.width(), 0)
    assert count_pixels(screen, sign, palette.WARN) > 5
    screen.show_welcome(OFFICE)
    assert not screen.notice.isVisible()
    assert count_pixels(screen, screen.rect(), palette.WARN) == 0


def test_a_screen_reader_is_told_roles_and_names(show: Show) -> None:
    screen = show(replace(OFFICE, languages=_LANGUAGES, language="id", notice=_NOTICE))
    role = QAccessible.Role
    assert [role_and_name(part) for part in seen(screen)] == [
        (role.StaticText, OFFICE.instansi),
        (role.StaticText, OFFICE.place),
        (role.StaticText, HERO),
        (role.StaticText, "9 pertanyaan, kira-kira 1 menit"),
        (role.StaticText, PRIVACY),
        (role.Button, "Mulai"),
        (role.CheckBox, "Huruf besar"),
        (role.CheckBox, "Kontras tinggi"),
        (role.CheckBox, "Dengarkan"),
        (role.StaticText, _NOTICE),
        (role.RadioButton, "Bahasa Indonesia"),
        (role.RadioButton, "Baso Jambi"),
    ]


def test_what_is_read_aloud(show: Show) -> None:
    screen = show()
    assert [piece.text for piece in screen.said()] == [
        HERO,
        "9 pertanyaan, kira-kira 1 menit",
        PRIVACY,
        "Sentuh tombol Mulai.",
    ]
    keys = [piece.key for piece in screen.said()]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("questions", "minutes", "words"),
    [
        (9, 1, "9 pertanyaan, kira-kira 1 menit"),
        (1200, 75, "1.200 pertanyaan, kira-kira 75 menit"),
        (3, 0, "3 pertanyaan, kira-kira 1 menit"),
        (0, 1, ""),
    ],
)
def test_how_long_it_takes(questions: int, minutes: int, words: str) -> None:
    assert how_long(questions, minutes) == words


def test_clear_leaves_nothing(qtbot: QtBot, show: Show) -> None:
    screen = show(
        replace(OFFICE, logo=_picture("PNG"), languages=_LANGUAGES, language="jmb", notice=_NOTICE)
    )
    screen.show_options(True, True, True)
    QTest.keyClick(screen.begin_button, Qt.Key.Key_Tab)
    screen.clear()
    buttons = (screen.large_button, screen.contrast_button, screen.voice_button)
    assert not any(button.isChecked() for button in (*buttons, *screen.language_buttons))
    assert not screen.logo.isVisible()
    assert [part.text() for part in seen(screen)] == [
        HERO,
        PRIVACY,
        "Mulai",
        "Huruf besar",
        "Kontras tinggi",
    ]
    assert QApplication.focusWidget() not in seen(screen)
    assert "Jambi" not in "".join(button.text() for button in screen.language_buttons)
