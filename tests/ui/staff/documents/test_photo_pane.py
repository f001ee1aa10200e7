"""Photos of the laporan on its page: added, captioned, exchanged, ordered, taken out and back."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from skm_desk.domain.photo import LONGEST_CAPTION, MOST_PHOTOS
from skm_desk.ui.staff.documents import photo_words as texts
from skm_desk.ui.staff.documents.page import LaporanPage
from skm_desk.ui.staff.documents.photo_pane import PhotoPane
from skm_desk.ui.window import Window
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.manage_periods import close_period, create_period
from skm_desk.use_cases.manage_photos import (
    add_photo,
    read_pictures,
    retire_photo,
    set_caption,
    view_photos,
)
from skm_desk.use_cases.preview_document import Preview, Subject
from tests.photo_files import BLUE, keep_file, plain_picture, sideways_jpeg
from tests.ui.page_checks import name_file, settle, squeezed
from tests.ui.test_whole_window_by_keyboard import controls_of, reached_by_tab

OpenPage = Callable[[Desk], LaporanPage]
ALT = Qt.KeyboardModifier.AltModifier
COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier(0)
PHOTOS = 2


@pytest.fixture
def office(desk: Desk) -> Desk:
    """A closed period S1 and an open one S2 of 2026, without a photo."""
    desk.do(create_period, "S1", date(2026, 1, 1), date(2026, 6, 30))
    desk.do(create_period, "S2", date(2026, 7, 1), date(2026, 12, 31))
    desk.do(close_period, "S1")
    return desk


@pytest.fixture
def open_photos(qtbot: QtBot, open_page: OpenPage) -> Callable[..., LaporanPage]:
    """Return a function that opens the page on the photos of a subject."""

    def open_on(desk: Desk, subject: Subject) -> LaporanPage:
        page = open_page(desk)
        page.views.buttons[PHOTOS].click()
        choose(page, qtbot, subject)
        return page

    return open_on


def choose(page: LaporanPage, qtbot: QtBot, subject: Subject) -> None:
    """Choose what the laporan is about, as a person does."""
    place = page.chooser._subjects.index(subject)
    page.chooser.setCurrentIndex(place)
    page.chooser.activated.emit(place)
    wait(page, qtbot)


def wait(page: LaporanPage, qtbot: QtBot) -> None:
    settle(page, qtbot)
    qtbot.waitUntil(lambda: not page.photos.pictures.is_reading)


def pick(page: LaporanPage, qtbot: QtBot, *paths: Path) -> None:
    """Choose files in the dialog that is open, as a person does."""
    name_file(page, " ".join(f'"{path}"' for path in paths), QDialogButtonBox.StandardButton.Open)
    wait(page, qtbot)


def add(desk: Desk, kode: str, *captions: str) -> list[str]:
    return [desk.do(add_photo, kode, plain_picture(), caption).id for caption in captions]


def captions(desk: Desk, kode: str = "S1") -> list[str]:
    return [row.caption for row in desk.look(view_photos, Subject(kode)).rows]


def listed(page: LaporanPage) -> list[str]:
    return [row.words for row in page.photos.list.rows]


def type_caption(page: LaporanPage, qtbot: QtBot, words: str) -> None:
    box = page.photos.panel.caption.box
    box.selectAll()
    qtbot.keyClicks(box, words)
    page.photos.panel.caption.keep()
    wait(page, qtbot)


def test_an_empty_laporan_tells_what_photos_are_for(
    qtbot: QtBot, office: Desk, open_photos: Callable[..., LaporanPage]
) -> None:
    page = open_photos(office, Subject("S1"))
    assert page.photos.empty.isVisible()
    assert texts.EMPTY in page.photos.empty.words
    assert page._line.text() == "Foto laporan periode S1 · 0 foto"
    assert page.photos.add_button.isVisible()
    assert not page.show_button.isVisible()
    assert not page.save_button.isVisible()
    page.views.buttons[0].click()
    assert not page.photos.add_button.isVisible()


def test_from_the_camera_to_the_file(
    qtbot: QtBot, office: Desk, open_photos: Callable[..., LaporanPage], tmp_path: Path
) -> None:
    page = open_photos(office, Subject("S1"))
    page.photos.add_button.click()
    first = keep_file(tmp_path, "IMG 1.jpg", sideways_jpeg())
    pick(page, qtbot, first, keep_file(tmp_path, "b.png", plain_picture("PNG")))
    assert page.notice.words == "2 foto ditambahkan ke periode S1."
    rows = office.look(view_photos, Subject("S1")).rows
    kept = office.look(read_pictures, [row.id for row in rows])
    upright = Image.open(io.BytesIO(kept[rows[0].id]))
    assert (upright.format, upright.size, dict(upright.getexif())) == ("JPEG", (600, 900), {})
    panel = page.photos.panel
    assert panel.photo is not None
    assert panel.photo.id == rows[0].id
    shown = panel.picture.image
    assert shown.height() > shown.width()
    assert {row.id for row in rows} == set(page.photos.pictures.thumbs)
    assert page.focusWidget() is panel.caption.box  # the caption comes next
    type_caption(page, qtbot, "Petugas <b>mendampingi</b>")
    assert captions(office) == ["Petugas <b>mendampingi</b>", ""]
    assert listed(page) == ["Petugas <b>mendampingi</b>", texts.NO_CAPTION]
    assert panel.caption.kept.text() == "Tersimpan"


def test_what_was_added_is_taken_out_again(
    qtbot: QtBot, office: Desk, open_photos: Callable[..., LaporanPage], tmp_path: Path
) -> None:
    add(office, "S1", "lama")
    page = open_photos(office, Subject("S1"))
    page.photos.add([keep_file(tmp_path, f"{n}.jpg", plain_picture()) for n in range(3)])
    wait(page, qtbot)
    assert len(captions(office)) == 4
    page.notice.action.click()
    wait(page, qtbot)
    assert captions(office) == ["lama"]
    assert page.notice.words == ""


def test_files_that_give_no_photo_stop_no_other(
    qtbot: QtBot, office: Desk, open_photos: Callable[..., LaporanPage], tmp_path: Path
) -> None:
    page = open_photos(office, Subject("S2"))
    bad = [keep_file(tmp_path, f"surat{n}.pdf", b"%PDF") for n in range(2)]
    page.photos.add([bad[0], keep_file(tmp_path, "a.jpg", plain_picture()), bad[1]])
    wait(page, qtbot)
    assert len(captions(office, "S2")) == 1
    assert page.notice.words == (
        "1 foto ditambahkan ke periode S2. Foto “surat0.pdf” tidak dapat dibaca; pakai berkas JPG"
        " atau PNG. 1 berkas lain juga tidak dapat ditambahkan."
    )


def test_adding_ends_where_there_is_no_room(
    qtbot: QtBot, office: Desk, open_photos: Callable[..., LaporanPage], tmp_path: Path
) -> None:
    add(office, "S1", *(str(number) for number in range(MOST_PHOTOS - 1)))
    page = open_photos(office, Subject("S1"))
    page.photos.add([keep_file(tmp_path, f"{n}.jpg", plain_picture()) for n in range(5)])
    wait(page, qtbot)
    assert len(captions(office)) == MOST_PHOTOS
    assert page.notice.words.startswith("1 foto ditambahkan ke periode S1. Periode S1 sudah punya")


def test_adding_is_stopped(
    qtbot: QtBot, office: Desk, open_photos: Callable[..., LaporanPage], tmp_path: Path
) -> None:
    page = open_photos(office, Subject("S1"))
    page.photos.add([keep_file(tmp_path, f"{n}.jpg", plain_picture()) for n in range(20)])
    page.notice.action.click()
    wait(page, qtbot)
    assert len(captions(office)) == 1
    assert page.notice.words == "1 foto ditambahkan ke periode S1."


def test_files_are_dropped(
    qtbot: QtBot, office: Desk, open_photos: Callable[..., LaporanPage], tmp_path: Path
) -> None:
    pane = open_photos(office, Subject("S1")).photos
    data = QMimeData()
    data.setUrls(
        [QUrl.fromLocalFile(str(keep_file(tmp_path, f"{n}.jpg", plain_picture()))) for n in "ab"]
    )
    enter = QDragEnterEvent(QPoint(50, 50), COPY, data, LEFT, NONE)
    QApplication.sendEvent(pane, enter)
    assert enter.isAccepted()
    assert pane.told.text() == "Lepaskan di sini untuk menambahkannya ke periode S1."
    QApplication.sendEvent(pane, QDropEvent(QPointF(50, 50), COPY, data, LEFT, NONE))
    assert not pane.told.isVisible()
    qtbot.waitUntil(lambda: not pane.is_waiting)
    assert len(captions(office)) == 2
    assert not pane.panel.caption.box.acceptDrops()  # else a file became the words of its name
    words = QMimeData()
    words.setText("bukan berkas")
    enter = QDragEnterEvent(QPoint(50, 50), COPY, words, LEFT, NONE)
    QApplication.sendEvent(pane, enter)
    assert not enter.isAccepted()


def test_a_frame_for_a_print_gets_its_picture_and_back(
    qtbot: QtBot, sample_desk: Desk, open_photos: Callable[..., LaporanPage], tmp_path: Path
) -> None:
    page = open_photos(sample_desk, Subject("2024"))
    panel = page.photos.panel
    assert panel.picture.words == texts.NO_PICTURE
    assert panel.exchange_button.text() == texts.CHOOSE
    assert page.photos.list.rows[0].note == "Foto 1 · tanpa gambar"
    panel.exchange_button.click()
    pick(page, qtbot, keep_file(tmp_path, "a.jpg", plain_picture()))
    assert page.notice.words == texts.EXCHANGED
    assert not panel.picture.image.isNull()
    assert panel.exchange_button.text() == texts.EXCHANGE
    red = panel.picture.image.pixelColor(5, 5)
    page.photos.deeds.exchange(
        page.photos.list.key or "", keep_file(tmp_path, "b.png", plain_picture("PNG", BLUE))
    )
    wait(page, qtbot)
    assert panel.picture.image.pixelColor(5, 5) != red
    page.notice.action.click()
    wait(page, qtbot)
    assert panel.picture.image.pixelColor(5, 5) == red


def test_moved_by_button_and_by_key(
    qtbot: QtBot, office: Desk, open_photos: Callable[..., LaporanPage]
) -> None:
    add(office, "S1", "satu", "dua", "tiga")
    page = open_photos(office, Subject("S1"))
    pane = page.photos
    assert not pane.panel.up_button.isEnabled()
    pane.panel.down_button.click()
    wait(page, qtbot)
    assert captions(office) == listed(page) == ["dua", "satu", "tiga"]
    assert pane.told.text() == "Foto ini sekarang urutan 2 dari 3 pada periode S1."
    assert pane.panel.card.heading.text() == "Foto 2 dari 3"
    qtbot.keyClick(pane.list, Qt.Key.Key_Down, ALT)
    wait(page, qtbot)
    assert captions(office) == ["dua", "tiga", "satu"]
    assert not pane.panel.down_button.isEnabled()
    qtbot.keyClick(pane.list, Qt.Key.Key_Down, ALT)  # the end holds it
    wait(page, qtbot)
    qtbot.keyClick(pane.list, Qt.Key.Key_Up)
    assert not pane.told.isVisible()
    assert captions(office) == ["dua", "tiga", "satu"]


def test_taken_out_and_back(
    qtbot: QtBot, office: Desk, open_photos: Callable[..., LaporanPage]
) -> None:
    add(office, "S1", "satu", "dua", "tiga")
    page = open_photos(office, Subject("S1"))
    pane = page.photos
    pane.list.setCurrentRow(1)
    pane.panel.retire_button.click()
    wait(page, qtbot)
    assert captions(office) == listed(page) == ["satu", "tiga"]
    assert pane.list.currentRow() == 1  # the one in its place
    page.notice.action.click()
    wait(page, qtbot)
    assert captions(office) == ["satu", "dua", "tiga"]
    assert pane.panel.caption.text == "dua"
    for _ in range(3):
        pane.panel.retire_button.click()
        wait(page, qtbot)
    assert pane.empty.isVisible()
    assert QApplication.focusWidget() is pane.add_button


def test_a_year_shows_its_periods_and_adds_to_that_of_the_chosen_photo(
    qtbot: QtBot, office: Desk, open_photos: Callable[..., LaporanPage], tmp_path: Path
) -> None:
    add(office, "S2", "dua")
    page = open_photos(office, Subject(year=2026))
    assert listed(page) == ["Periode S1", "Periode S2", "dua"]
    assert page.photos.list.rows[0].note == texts.NO_PHOTO
    assert page.photos.panel.card.heading.text() == "Foto 1 dari 1 · S2"
    assert page._line.text() == "Laporan setahun memuat foto semua periodenya · 1 foto"
    add(office, "S1", "satu")
    page.refresh()
    wait(page, qtbot)
    page.photos.list.setCurrentRow(1)
    page.photos.add([keep_file(tmp_path, "a.jpg", plain_picture())])
    wait(page, qtbot)
    assert captions(office) == ["satu", ""]
    assert captions(office, "S2") == ["dua"]


def test_a_caption_that_is_too_long_is_refused_and_stays(
    qtbot: QtBot, office: Desk, open_photos: Callable[..., LaporanPage]
) -> None:
    add(office, "S1", "satu")
    page = open_photos(office, Subject("S1"))
    caption = page.photos.panel.caption
    caption.box.setPlainText("k" * (LONGEST_CAPTION + 1))
    caption.keep()
    wait(page, qtbot)
    assert caption.refusal.isVisible()
    assert captions(office) == ["satu"]
    caption.box.setPlainText("k" * LONGEST_CAPTION)
    caption.keep()
    wait(page, qtbot)
    assert not caption.refusal.isVisible()
    assert captions(office) == ["k" * LONGEST_CAPTION]


def test_a_caption_is_kept_when_one_goes_on(
    qtbot: QtBot, office: Desk, open_photos: Callable[..., LaporanPage]
) -> None:
    add(office, "S1", "satu", "dua")
    page = open_photos(office, Subject("S1"))
    qtbot.keyClicks(page.photos.panel.caption.box, "Ke-")
    page.photos.list.setCurrentRow(1)
    wait(page, qtbot)
    assert captions(office) == ["Ke-satu", "dua"]
    qtbot.keyClicks(page.photos.panel.caption.box, "Ke-")
    page.views.buttons[0].click()
    wait(page, qtbot)
    assert captions(office) == ["Ke-satu", "Ke-dua"]
    page.views.buttons[PHOTOS].click()
    wait(page, qtbot)
    qtbot.keyClicks(page.photos.panel.caption.box, "Yang ")
    page.close()  # nothing is done beside a window that is gone
    assert captions(office) == ["Ke-satu", "Ke-Yang dua"]


def test_what_another_window_changes_is_seen_and_marks_the_laporan(
    qtbot: QtBot, sample_desk: Desk, open_photos: Callable[..., LaporanPage], preview: Preview
) -> None:
    page = open_photos(sample_desk, Subject("2024"))
    page.pane.show_preview(preview)
    first = page.photos.view.rows[0].id if page.photos.view else ""
    page._desk.do(set_caption, first, "Dari jendela lain")
    wait(page, qtbot)
    assert listed(page)[0] == "Dari jendela lain"
    page.views.buttons[0].click()
    assert page.pane.stale.isVisible()
    page._desk.do(retire_photo, first)
    page.views.buttons[PHOTOS].click()
    wait(page, qtbot)
    assert "Dari jendela lain" not in listed(page)


@pytest.mark.parametrize("size", [(880, 500), (1134, 728), (1700, 1000)])
def test_nothing_is_squeezed(
    qtbot: QtBot, sample_desk: Desk, open_photos: Callable[..., LaporanPage], size: tuple[int, int]
) -> None:
    page = open_photos(sample_desk, Subject("2024"))
    page.resize(*size)
    QApplication.processEvents()
    panel = page.photos.panel
    assert squeezed(page) == []
    assert panel.picture.height() >= panel.picture.minimumHeight()
    assert panel.picture.geometry().bottom() < panel.caption.geometry().top()
    assert panel.caption.box.height() >= panel.caption.box.sizeHint().height()


def test_tab_reaches_every_control_of_the_photos(
    qtbot: QtBot, sample_desk: Desk, open_window: Callable[[Desk], Window]
) -> None:
    window = open_window(sample_desk)
    window.activateWindow()
    window.show_title("Laporan")
    page = window.page
    assert isinstance(page, LaporanPage)
    settle(page, qtbot)
    page.views.buttons[PHOTOS].click()
    wait(page, qtbot)
    qtbot.keyClick(page.photos.list, Qt.Key.Key_Down)  # a photo that goes up and down
    reached = reached_by_tab(window, qtbot)
    inside = list(controls_of(page.photos))
    assert len(inside) == 6
    for control in (*inside, page.photos.add_button):
        assert control in reached, control.accessibleName()
        assert control.accessibleName()
    page.photos.list.setFocus()
    qtbot.keyClick(page.photos.list, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.photos.panel.caption.box


def test_a_picture_that_cannot_be_shown_is_told(
    qtbot: QtBot, office: Desk, open_photos: Callable[..., LaporanPage]
) -> None:
    office.do(add_photo, "S1", b"\xff\xd8\xff rusak")
    page = open_photos(office, Subject("S1"))
    pane: PhotoPane = page.photos
    assert pane.panel.picture.words == texts.UNREADABLE
