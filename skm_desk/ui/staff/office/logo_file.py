"""Read a picture that is to be the logo: checked, made small, and rid of what it says of itself."""

from pathlib import Path

from skm_desk.domain.file_errors import PhotoUnreadable
from skm_desk.ui.staff.picture_file import encode_picture, points_of, read_picture
from skm_desk.use_cases.change_settings import LARGEST_LOGO

LONGEST_SIDE = 800
# A picture full of detail may still be large as PNG: then the next smaller side is tried.
_SIDES = (LONGEST_SIDE, 560, 400, 280)


def read_logo(path: Path) -> bytes:
    """Return the picture at `path` as a PNG of at most LONGEST_SIDE pixels and LARGEST_LOGO bytes.

    It holds nothing but its points: no place, no camera, no comment. Raise FileMissing, or
    PhotoUnreadable for what is no whole picture of points.
    """
    image = read_picture(path, LONGEST_SIDE)
    for side in _SIDES:
        png = encode_picture(points_of(image, side, image.hasAlphaChannel()), "png")
        if len(png) <= LARGEST_LOGO:
            return png
    raise PhotoUnreadable(path.name)
