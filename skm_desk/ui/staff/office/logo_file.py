"""Read a picture that is to be the logo: checked, made small, and rid of what it says of itself."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from skm_desk.domain.file_errors import FileMissing, PhotoUnreadable
from skm_desk.use_cases.change_settings import LARGEST_LOGO

LONGEST_SIDE = 800
# A picture full of detail may still be large as PNG: then the next smaller side is tried.
_SIDES = (LONGEST_SIDE, 560, 400, 280)
_LARGEST_FILE = 50 * 1024 * 1024
_FORMATS = ("png", "jpeg", "jpg", "bmp", "gif", "webp")
_JPEG_START, _JPEG_END = b"\xff\xd8", b"\xff\xd9"
_TAIL = 4096  # bytes; some programs write a little behind the end


def read_logo(path: Path) -> bytes:
    """Return the picture at `path` as a PNG of at most LONGEST_SIDE pixels and LARGEST_LOGO bytes.

    It holds nothing but its points: no place, no camera, no comment. Raise FileMissing, or
    PhotoUnreadable for what is no whole picture of points.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_FILE + 1)
    except FileNotFoundError as fault:
        raise FileMissing(path) from fault
    except OSError as fault:
        raise PhotoUnreadable(path.name) from fault
    image = _decode(content)
    if image is None:
        raise PhotoUnreadable(path.name)
    for side in _SIDES:
        png = _encode(_points_of(image, side))
        if len(png) <= LARGEST_LOGO:
            return png
    raise PhotoUnreadable(path.name)


def _decode(content: bytes) -> QImage | None:
    """Return the picture, upright and not much larger than is needed, or None."""
    if len(content) > _LARGEST_FILE or not _is_whole(content):
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    if reader.format().toStdString() not in _FORMATS:
        return None
    reader.setAutoTransform(True)
    reader.setScaledSize(_within(reader.size(), LONGEST_SIDE))
    image = reader.read()
    return None if image.isNull() else image


def _is_whole(content: bytes) -> bool:
    """Return whether a JPEG has its end; Qt would draw what is missing as a grey box."""
    return not content.startswith(_JPEG_START) or _JPEG_END in content[-_TAIL:]


def _points_of(image: QImage, side: int) -> QImage:
    """Return the mere points of a picture, at most `side` high and wide."""
    has_alpha = image.hasAlphaChannel()
    kind = QImage.Format.Format_ARGB32 if has_alpha else QImage.Format.Format_RGB32
    if image.colorSpace().isValid():
        # Its own colours are lost with the rest: they are turned into those of a screen first.
        seen = image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
        image = image if seen.isNull() else seen
    points = QImage(_within(image.size(), side), kind)
    points.fill(Qt.GlobalColor.transparent if has_alpha else Qt.GlobalColor.white)
    small = image.convertToFormat(kind).scaled(
        points.size(),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    painter = QPainter(points)
    painter.drawImage(points.rect(), small)
    painter.end()
    return points


def _within(size: QSize, side: int) -> QSize:
    """Return a size within a square of `side`; one that fits stays as it is."""
    if max(size.width(), size.height()) <= side:
        return size
    small = size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)
    return small.expandedTo(QSize(1, 1))


def _encode(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
