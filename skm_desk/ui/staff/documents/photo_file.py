"""Read a picture that is to be a photo of the laporan: upright, small, and without its EXIF.

Where a photo was taken and with which camera are data of a person: they are not kept.
"""

from pathlib import Path

from skm_desk.ui.staff.picture_file import encode_picture, points_of, read_picture

LONGEST_SIDE = 1600  # 200 dots an inch as wide as the text of a page, and some more
_QUALITY = 85


def read_photo(path: Path) -> bytes:
    """Return the picture at `path` as a JPEG of at most LONGEST_SIDE pixels each way.

    Raise FileMissing, or PhotoUnreadable for what is no whole picture of points.
    """
    points = points_of(read_picture(path, LONGEST_SIDE), LONGEST_SIDE, has_alpha=False)
    return encode_picture(points, "jpeg", _QUALITY)
