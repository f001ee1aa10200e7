"""A picture that is to be a photo: upright, small, and telling no place and no camera."""

import io
from pathlib import Path

import pytest
from PIL import Image

from skm_desk.domain.file_errors import FileMissing, PhotoUnreadable
from skm_desk.domain.photo import LARGEST_PHOTO
from skm_desk.ui.staff.documents.photo_file import LONGEST_SIDE, read_photo
from tests.photo_files import (
    BLUE,
    CAMERA,
    RED,
    detailed_jpeg,
    keep_file,
    plain_picture,
    sideways_jpeg,
)


def read(folder: Path, content: bytes) -> Image.Image:
    """Return what is kept of a file with this content."""
    kept = read_photo(keep_file(folder, "berkas.dat", content))
    image = Image.open(io.BytesIO(kept))
    assert image.format == "JPEG"
    return image


def near(first: object, second: tuple[int, int, int]) -> bool:
    assert isinstance(first, tuple)
    return all(abs(one - two) < 12 for one, two in zip(first, second, strict=True))


def test_a_photo_taken_on_its_side_is_kept_upright_and_tells_nothing(tmp_path: Path) -> None:
    content = sideways_jpeg()
    assert Image.open(io.BytesIO(content)).getexif().get_ifd(0x8825)  # it does tell of a place
    image = read(tmp_path, content)
    assert image.size == (600, 900)
    assert near(image.getpixel((300, 100)), RED)
    assert near(image.getpixel((300, 800)), BLUE)
    assert not image.getexif()
    kept = (tmp_path / "berkas.dat").read_bytes()
    assert CAMERA.encode() in kept
    assert CAMERA.encode() not in read_photo(tmp_path / "berkas.dat")
    assert b"Exif" not in read_photo(tmp_path / "berkas.dat")


def test_a_large_photo_becomes_small(tmp_path: Path) -> None:
    kept = read_photo(keep_file(tmp_path, "besar.jpg", detailed_jpeg(1)))
    assert Image.open(io.BytesIO(kept)).size == (LONGEST_SIDE, LONGEST_SIDE * 3 // 4)
    assert len(kept) < LARGEST_PHOTO


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "BMP"])
def test_the_kinds_that_people_have(tmp_path: Path, kind: str) -> None:
    image = read(tmp_path, plain_picture(kind))
    assert image.size == (120, 80)
    assert near(image.getpixel((60, 40)), RED)


def test_what_is_clear_becomes_white(tmp_path: Path) -> None:
    image = read(tmp_path, plain_picture("PNG", (0, 0, 0, 0), "RGBA"))
    assert near(image.getpixel((60, 40)), (255, 255, 255))


@pytest.mark.parametrize("content", [b"", b"bukan gambar", b"%PDF-1.7", sideways_jpeg()[:9000]])
def test_what_is_no_whole_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(PhotoUnreadable) as refused:
        read_photo(keep_file(tmp_path, "rusak.jpg", content))
    assert refused.value.caption == "rusak.jpg"


def test_a_bomb_is_refused_at_once(tmp_path: Path) -> None:
    side = 20_000
    row = Image.new("1", (side, side))
    out = io.BytesIO()
    row.save(out, "PNG")
    assert len(out.getvalue()) < 200_000  # little on the disk, 400 million points
    with pytest.raises(PhotoUnreadable):
        read_photo(keep_file(tmp_path, "bom.png", out.getvalue()))


def test_what_is_not_there_and_what_is_a_folder(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        read_photo(tmp_path / "tiada.jpg")
    with pytest.raises(PhotoUnreadable):
        read_photo(tmp_path)
