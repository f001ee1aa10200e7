"""The logo on the page of the office: made small, rid of what it tells, refused when it is none."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog
from pytestqt.qtbot import QtBot

from skm_desk.domain.file_errors import FileMissing, PhotoUnreadable
from skm_desk.ui.staff.office import profile_words as texts
from skm_desk.ui.staff.office.logo_file import LONGEST_SIDE, read_logo
from skm_desk.ui.staff.office.page import OfficePage
from skm_desk.use_cases.change_settings import LARGEST_LOGO
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.view_kiosk import view_kiosk
from tests.conftest import fixed_origin
from tests.ui.page_checks import name_file, settle
from tests.ui.staff.office.conftest import OpenPage

PROFILE = 0
SECRET = "di rumah Bu Sari"
PNG_START = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def page(sample_desk: Desk, open_page: OpenPage) -> OfficePage:
    return open_page(sample_desk, PROFILE)


def stored(desk: Desk) -> bytes:
    """Return the logo as it stands in the file."""
    return Desk(desk.folder, fixed_origin()).look(view_kiosk).logo


def draw(width: int, height: int, see_through: bool = True) -> QImage:
    """Return a picture with a red left half; the right one is empty, or white."""
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent if see_through else Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.fillRect(0, 0, width // 2, height, QColor("#c00000"))
    painter.end()
    image.setText("Comment", SECRET)
    return image


def save(image: QImage, path: Path) -> Path:
    assert image.save(str(path))
    return path


def decoded(png: bytes) -> QImage:
    assert png.startswith(PNG_START)
    image = QImage.fromData(png)
    assert not image.isNull()
    return image


def chunks(png: bytes) -> set[str]:
    """Return the kinds of parts that a PNG consists of."""
    kinds, at = set(), len(PNG_START)
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        kinds.add(png[at + 4 : at + 8].decode("ascii"))
        at += 12 + length
    return kinds


def pick(page: OfficePage, path: Path) -> None:
    """Choose a file in the dialog, as a person does."""
    page.profile.logo.pick_button.click()
    name_file(page, str(path), QDialogButtonBox.StandardButton.Open)


def test_from_the_button_to_the_file(
    page: OfficePage, sample_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    assert page.profile.logo.preview.text() == texts.NO_LOGO
    assert not page.profile.logo.remove_button.isVisible()
    pick(page, save(draw(2000, 1000), tmp_path / "logo.png"))
    settle(page, qtbot)
    kept = stored(sample_desk)
    assert decoded(kept).size() == QSize(800, 400)
    assert not page.profile.logo.preview.pixmap().isNull()
    assert page.profile.logo.preview.accessibleName() == "Logo kantor"
    assert page.profile.logo.remove_button.isVisible()
    assert page.notice.words == ""


def test_a_logo_is_taken_away_and_given_back(
    page: OfficePage, sample_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    page.profile.logo.take(save(draw(300, 300), tmp_path / "logo.png"))
    settle(page, qtbot)
    kept = stored(sample_desk)
    assert kept
    page.profile.logo.remove_button.click()
    settle(page, qtbot)
    assert stored(sample_desk) == b""
    assert page.profile.logo.preview.text() == texts.NO_LOGO
    assert page.notice.words == texts.LOGO_REMOVED
    page.notice.action.click()
    settle(page, qtbot)
    assert stored(sample_desk) == kept
    assert not page.profile.logo.preview.pixmap().isNull()
    assert page.notice.words == ""


def test_what_is_no_picture_is_told_and_the_old_one_stays(
    page: OfficePage, sample_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    page.profile.logo.take(save(draw(300, 300), tmp_path / "logo.png"))
    settle(page, qtbot)
    kept = stored(sample_desk)
    letter = tmp_path / "surat.png"
    letter.write_bytes(b"bukan gambar " * 100)
    pick(page, letter)
    settle(page, qtbot)
    assert page.notice.words == (
        "Gambar “surat.png” tidak dapat dibaca; pilih berkas PNG atau JPEG lain."
    )
    assert stored(sample_desk) == kept
    page.profile.logo.take(tmp_path / "tidak-ada.png")
    settle(page, qtbot)
    assert "tidak ada" in page.notice.words
    assert stored(sample_desk) == kept


def test_a_cancelled_dialog_changes_nothing(
    page: OfficePage, sample_desk: Desk, qtbot: QtBot
) -> None:
    page.profile.logo.pick_button.click()
    (dialog,) = page.findChildren(QFileDialog)
    dialog.reject()
    settle(page, qtbot)
    assert stored(sample_desk) == b""


@pytest.mark.parametrize("ending", ["png", "jpg", "bmp", "webp"])
def test_a_picture_is_made_small_and_says_nothing_of_itself(tmp_path: Path, ending: str) -> None:
    path = save(draw(1600, 400, see_through=False), tmp_path / f"logo.{ending}")
    png = read_logo(path)
    image = decoded(png)
    assert image.size() == QSize(LONGEST_SIDE, 200)
    assert QColor(image.pixel(100, 100)).red() > 180
    assert QColor(image.pixel(100, 100)).blue() < 20
    assert QColor(image.pixel(700, 100)).blue() > 240
    assert SECRET.encode() not in png
    assert chunks(png) <= {"IHDR", "IDAT", "IEND", "pHYs"}


def test_the_secret_was_in_the_file_that_came(tmp_path: Path) -> None:
    """Otherwise the test above could not fail."""
    path = save(draw(100, 100), tmp_path / "logo.png")
    assert SECRET.encode() in path.read_bytes()


def test_what_is_see_through_stays_so(tmp_path: Path) -> None:
    image = decoded(read_logo(save(draw(200, 100), tmp_path / "logo.png")))
    assert image.size() == QSize(200, 100)
    assert image.pixelColor(150, 50).alpha() == 0
    assert image.pixelColor(50, 50).alpha() == 255


def test_a_picture_that_lies_on_its_side_is_put_upright(tmp_path: Path) -> None:
    path = save(draw(400, 200, see_through=False), tmp_path / "logo.jpg")
    data = path.read_bytes()
    # Orientation 6 of EXIF: to be turned by a quarter to the right.
    exif = (
        b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01"
        b"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00"
    )
    part = b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif
    path.write_bytes(data[:2] + part + data[2:])
    image = decoded(read_logo(path))
    assert image.size() == QSize(200, 400)
    assert image.pixelColor(100, 20).blue() < 40
    assert image.pixelColor(100, 380).blue() > 200
    assert b"Exif" not in read_logo(path)


def test_a_picture_full_of_detail_stays_within_what_may_be_kept(tmp_path: Path) -> None:
    import random

    chance = random.Random(1)
    points = chance.randbytes(1000 * 1000 * 4)
    image = QImage(points, 1000, 1000, QImage.Format.Format_ARGB32)
    png = read_logo(save(image, tmp_path / "derau.png"))
    assert len(png) <= LARGEST_LOGO
    assert decoded(png).width() >= 400


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"bukan gambar",
        PNG_START,
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
        b"%PDF-1.7\n",
        b"\xff\xd8\xff\xe0",
        b"GIF89a",
        b"BM",
        b"RIFF\x00\x00\x00\x00WEBP",
    ],
)
def test_what_is_no_whole_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(content)
    with pytest.raises(PhotoUnreadable) as refused:
        read_logo(path)
    assert refused.value.caption == "logo.png"


def test_half_a_photo_is_refused(tmp_path: Path) -> None:
    path = save(draw(400, 400, see_through=False), tmp_path / "logo.jpg")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(PhotoUnreadable):
        read_logo(path)


def test_a_file_that_is_gone_or_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        read_logo(tmp_path / "tidak-ada.png")
    with pytest.raises(PhotoUnreadable):
        read_logo(tmp_path)


def test_a_name_that_lies_does_not_matter(tmp_path: Path) -> None:
    path = save(draw(100, 100, see_through=False), tmp_path / "logo.png")
    lying = tmp_path / "logo.jpg"
    lying.write_bytes(path.read_bytes())
    assert decoded(read_logo(lying)).size() == QSize(100, 100)


def test_the_formats_that_are_offered_can_be_read() -> None:
    known = {bytes(kind.data()).decode() for kind in QImageReader.supportedImageFormats()}
    assert {"png", "jpeg", "bmp", "gif", "webp"} <= known
