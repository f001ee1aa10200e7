"""The choice screen: every choice of the profile is whole, and every layanan can be reached."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from skm_desk.domain.kuesioner import ProfileChoice
from skm_desk.ui.kiosk.choices import MORE, ChoiceScreen, ChoiceTile
from skm_desk.ui.kiosk.controls import Touch
from skm_desk.ui.kiosk.frame import Frame
from skm_desk.ui.kiosk.lettering import fits
from skm_desk.ui.kiosk.titles import TITLES
from tests.ui.kiosk.drawn_sizes import CAPITAL_MM, SIZES, role_and_name
from tests.ui.kiosk.stage import (
    KUESIONER,
    capital_mm,
    capitals,
    check_apart,
    check_large_enough,
    font_of,
    frame_parts,
    place_of,
    toggle,
)

Stage = Callable[..., Frame]
LEFT = Qt.MouseButton.LeftButton
NAMES = (
    "Rehabilitasi sosial penyandang disabilitas",
    "Pemulangan orang terlantar",
    "Rekomendasi izin pengumpulan uang dan barang",
    "Bantuan alat bantu bagi penyandang disabilitas",
    "Rekomendasi pengangkatan anak",
    "Penerbitan data kependudukan",
    "Konsultasi administrasi kependudukan",
    "Bantuan sosial korban bencana",
    "Pendaftaran lembaga kesejahteraan sosial",
    "Pengaduan data terpadu kesejahteraan sosial",
    "Rekomendasi undian gratis berhadiah",
    "Perlindungan anak dan lanjut usia terlantar",
    "Fasilitasi pencatatan sipil",
    "Informasi & pengaduan masyarakat",
)
LAYANAN = tuple(ProfileChoice(f"l{n}", name) for n, name in enumerate(NAMES, start=1))
DISABILITAS = tuple(
    ProfileChoice(kode, label)
    for kode, label in (
        ("T", "Tidak"),
        ("F", "Ya, disabilitas fisik"),
        ("N", "Ya, disabilitas netra"),
        ("R", "Ya, disabilitas rungu atau wicara"),
        ("M", "Ya, disabilitas mental atau intelektual"),
    )
)
PROFILE = KUESIONER[-1].profile
CASES: dict[str, Sequence[ProfileChoice]] = {
    "layanan": LAYANAN,
    "jenis_kelamin": PROFILE.jenis_kelamin,
    "pendidikan": PROFILE.pendidikan,
    "pekerjaan": PROFILE.pekerjaan,
    "disabilitas": DISABILITAS,
}


def seen(screen: ChoiceScreen) -> list[ChoiceTile]:
    """Return the tiles of the page that is shown."""
    return [tile for tile in screen.tiles if tile.isVisible()]


def pages_of(screen: ChoiceScreen) -> list[list[str]]:
    """Turn all pages once; return the kodes of each."""
    pages = [[tile.kode for tile in seen(screen)]]
    while screen.more.isVisible():
        QTest.mouseClick(screen.more, LEFT)
        page = [tile.kode for tile in seen(screen)]
        if page == pages[0]:
            break
        pages.append(page)
    return pages


def check_page(frame: Frame, screen: ChoiceScreen, px_per_mm: float, least: float) -> None:
    """Assert that what is shown is large enough, whole and apart."""
    tiles: list[Touch] = [*seen(screen)]
    if screen.more.isVisible():
        tiles.append(screen.more)
    check_apart(frame, frame_parts(frame))
    check_apart(screen, [screen.title, *tiles])
    check_large_enough([screen.title, *tiles], px_per_mm, least)
    for tile in tiles:
        body, pad = tile.body.toRect(), 2 * tile.look.mm(2)
        assert fits(tile.words(), font_of(tile), body.width() - pad, body.height()), tile.words()
    assert len({tile.size().toTuple() for tile in tiles}) == 1


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("has_voice", [False, True])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", CASES)
def test_every_choice_is_whole_and_reached(
    stage: Stage, name: str, size: tuple[int, int, float], has_voice: bool, large: bool
) -> None:
    screen = ChoiceScreen()
    frame = stage(screen, size, has_voice=has_voice, large=large)
    screen.show_choices(name, TITLES[name], CASES[name], None)
    least = CAPITAL_MM * 1.15 if large else CAPITAL_MM
    check_page(frame, screen, size[2], least)
    pages = [[tile.kode for tile in seen(screen)]]
    while screen.more.isVisible() and len(pages) < 20:
        QTest.mouseClick(screen.more, LEFT)
        check_page(frame, screen, size[2], least)
        pages.append([tile.kode for tile in seen(screen)])
        if pages[-1] == pages[0]:
            pages.pop()
            break
    assert [kode for page in pages for kode in page] == [choice.kode for choice in CASES[name]]
    assert capitals([screen.title], size[2]) > capital_mm(screen.title.look.font(), size[2])


def test_few_choices_need_no_second_page(stage: Stage) -> None:
    screen = ChoiceScreen()
    stage(screen, SIZES[1])
    for name in ("jenis_kelamin", "pendidikan", "pekerjaan", "disabilitas"):
        screen.show_choices(name, TITLES[name], CASES[name], None)
        assert not screen.more.isVisible()
        assert len(seen(screen)) == len(CASES[name])


def test_a_touch_chooses_and_a_second_keeps(qtbot: QtBot, stage: Stage) -> None:
    screen = ChoiceScreen()
    stage(screen)
    screen.show_choices("pendidikan", TITLES["pendidikan"], PROFILE.pendidikan, None)
    chosen: list[str] = []
    screen.chosen.connect(chosen.append)
    for tile in (screen.tiles[0], screen.tiles[4], screen.tiles[4]):
        QTest.mouseClick(tile, LEFT)
        assert [other.kode for other in screen.tiles if other.isChecked()] == [tile.kode]
    toggle(screen.tiles[1])
    kodes = [choice.kode for choice in PROFILE.pendidikan]
    assert chosen == [kodes[0], kodes[4], kodes[4], kodes[1]]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_keyboard_reaches_every_layanan(stage: Stage, key: Qt.Key) -> None:
    screen = ChoiceScreen()
    stage(screen)
    screen.show_choices("layanan", TITLES["layanan"], LAYANAN, None)
    chosen: list[str] = []
    screen.chosen.connect(chosen.append)
    first = screen.first_focus()
    assert first is not None
    first.setFocus()
    for _ in range(len(LAYANAN) * 2):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
        if focus is screen.more:  # the focus goes to the first tile of the next page
            assert QApplication.focusWidget() is seen(screen)[0]
            if len(chosen) == len(LAYANAN):
                break
        else:
            QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert chosen == [choice.kode for choice in LAYANAN]


def test_tab_goes_the_way_of_the_eye(stage: Stage) -> None:
    screen = ChoiceScreen()
    frame = stage(screen)
    for name in ("layanan", "pendidikan", "jenis_kelamin", "pekerjaan"):
        screen.show_choices(name, TITLES[name], CASES[name], None)
        tiles: list[Touch] = [*seen(screen)]
        if screen.more.isVisible():
            tiles.append(screen.more)
        tiles.sort(key=lambda tile: (place_of(tile, frame).y(), place_of(tile, frame).x()))
        tiles[0].setFocus()
        walked = []
        for _ in tiles:
            focus = QApplication.focusWidget()
            assert isinstance(focus, Touch)
            walked.append(focus)
            QTest.keyClick(focus, Qt.Key.Key_Tab)
        assert walked == tiles
        assert QApplication.focusWidget() is frame.back_button


def test_the_choice_of_before_is_marked_where_it_is_seen(stage: Stage) -> None:
    screen = ChoiceScreen()
    stage(screen)
    screen.show_choices("pendidikan", TITLES["pendidikan"], PROFILE.pendidikan, "S1")
    focus = screen.first_focus()
    assert isinstance(focus, ChoiceTile)
    assert focus.kode == "S1"
    assert focus.isChecked()
    screen.show_choices("layanan", TITLES["layanan"], LAYANAN, "l14")
    assert sum(tile.isChecked() for tile in screen.tiles) == 1
    focus = screen.first_focus()
    assert isinstance(focus, ChoiceTile)
    assert focus.kode == "l14"
    assert focus.isVisible()
    assert sorted({kode for page in pages_of(screen) for kode in page}) == sorted(
        choice.kode for choice in LAYANAN
    )


def test_another_field_takes_over_without_a_trace(stage: Stage) -> None:
    screen = ChoiceScreen()
    stage(screen)
    screen.show_choices("layanan", TITLES["layanan"], LAYANAN, "l2")
    made = len(screen.children())
    for _ in range(5):
        screen.show_choices("jenis_kelamin", TITLES["jenis_kelamin"], PROFILE.jenis_kelamin, None)
        assert [tile.words() for tile in seen(screen)] == ["Laki-laki", "Perempuan"]
        assert not any(tile.isChecked() for tile in screen.tiles)
        screen.show_choices("layanan", TITLES["layanan"], LAYANAN, None)
        screen.show_choices("pendidikan", TITLES["pendidikan"], PROFILE.pendidikan, "SD")
    assert len(screen.children()) == made
    screen.clear()
    assert not any(tile.isChecked() for tile in screen.tiles)


def test_the_first_page_comes_first_again(stage: Stage) -> None:
    screen = ChoiceScreen()
    stage(screen)
    screen.show_choices("layanan", TITLES["layanan"], LAYANAN, None)
    QTest.mouseClick(screen.more, LEFT)
    assert seen(screen)[0].kode != "l1"
    screen.clear()
    screen.show_choices("layanan", TITLES["layanan"], LAYANAN, None)
    assert seen(screen)[0].kode == "l1"
    assert len(pages_of(screen)) > 1


def test_words_and_roles_are_told(stage: Stage) -> None:
    screen = ChoiceScreen()
    stage(screen)
    screen.show_choices("layanan", TITLES["layanan"], LAYANAN, None)
    assert role_and_name(screen.title) == (QAccessible.Role.StaticText, TITLES["layanan"])
    assert role_and_name(screen.more) == (QAccessible.Role.Button, MORE)
    for tile, name in zip(screen.tiles, NAMES, strict=True):
        assert role_and_name(tile) == (QAccessible.Role.CheckBox, name)
        assert tile.words() == name
    (piece,) = screen.said()
    assert piece.key == "layanan"
    assert piece.text == f"{TITLES['layanan']} {', '.join(NAMES)}."


def test_a_field_without_choices_is_no_fault(stage: Stage) -> None:
    screen = ChoiceScreen()
    stage(screen)
    screen.show_choices("layanan", TITLES["layanan"], LAYANAN, None)
    screen.show_choices("layanan", TITLES["layanan"], (), None)
    assert seen(screen) == []
    assert not screen.more.isVisible()
    assert screen.first_focus() is None
