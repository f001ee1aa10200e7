"""Read a picture from a file of the office: whole, upright, and rid of what it says of itself."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QStandardPaths, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from skm_desk.domain.file_errors import FileMissing, PhotoUnreadable

PICTURE_KINDS = "Gambar (*.png *.jpg *.jpeg *.bmp *.gif *.webp)"
_LARGEST_FILE = 50 * 1024 * 1024
_MOST_POINTS = 120_000_000  # more than any camera takes; a bomb has more
_FORMATS = ("png", "jpeg", "jpg", "bmp", "gif", "webp")
_JPEG_START, _JPEG_END = b"\xff\xd8", b"\xff\xd9"
_TAIL = 4096  # bytes; some programs write a little behind the end


def pictures_folder() -> Path:
    """Return the folder where a person keeps pictures."""
    where = QStandardPaths.StandardLocation.PicturesLocation
    return Path(QStandardPaths.writableLocation(where))


def read_picture(path: Path, side: int) -> QImage:
    """Return the picture at `path`, upright and not much larger than a square of `side` pixels.

    Raise FileMissing, or PhotoUnreadable for what is no whole picture of points.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_FILE + 1)
    except FileNotFoundError as fault:
        raise FileMissing(path) from fault
    except OSError as fault:
        raise PhotoUnreadable(path.name) from fault
    image = decode_picture(content, side) if len(content) <= _LARGEST_FILE else None
    if image is None:
        raise PhotoUnreadable(path.name)
    return image


def decode_picture(content: bytes, side: int) -> QImage | None:
    """Return the picture that these bytes are, as `read_picture` does, or None."""
    if not _is_whole(content):
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    if reader.format().toStdString() not in _FORMATS:
        return None
    size = reader.size()
    if size.width() * size.height() > _MOST_POINTS:
        return None
    reader.setAutoTransform(True)
    reader.setScaledSize(_within(size, side))
    image = reader.read()
    return None if image.isNull() else image


def points_of(image: QImage, side: int, has_alpha: bool) -> QImage:
    """Return the mere points of a picture, at most `side` high and wide.

    They hold no place, no camera, no comment. Without alpha, what is clear becomes white.
    """
    if image.colorSpace().isValid():
        # Its own colours are lost with the rest: they are turned into those of a screen first.
        seen = image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
        image = image if seen.isNull() else seen
    kind = QImage.Format.Format_ARGB32 if has_alpha else QImage.Format.Format_RGB32
    points = QImage(_within(image.size(), side), kind)
    points.fill(Qt.GlobalColor.transparent if has_alpha else Qt.GlobalColor.white)
    clear = image.hasAlphaChannel()
    small = image.convertToFormat(QImage.Format.Format_ARGB32 if clear else kind).scaled(
        points.size(),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    painter = QPainter(points)
    painter.drawImage(points.rect(), small)
    painter.end()
    return points


def encode_picture(image: QImage, kind: str, quality: int = -1) -> bytes:
    """Return a picture as the bytes of a file of this kind, `png` or `jpeg`.

    `quality` (0 to 100) is that of a JPEG.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind.encode()))
    writer.setQuality(quality)
    writer.write(image)
    return bytes(buffer.data().data())


def _is_whole(content: bytes) -> bool:
    """Return whether a JPEG has its end; Qt would draw what is missing as a grey box."""
    return not content.startswith(_JPEG_START) or _JPEG_END in content[-_TAIL:]


def _within(size: QSize, side: int) -> QSize:
    """Return a size within a square of `side`; one that fits stays as it is."""
    if max(size.width(), size.height()) <= side:
        return size
    small = size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)
    return small.expandedTo(QSize(1, 1))
