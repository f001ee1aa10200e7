"""Pictures as cameras and phones leave them, made here and put into files."""

import io
import random
from pathlib import Path

from PIL import Image

CAMERA = "KameraRahasia"
_ORIENTATION, _MAKE, _GPS = 0x0112, 0x010F, 0x8825
RED, BLUE = (200, 30, 30), (30, 30, 200)


def sideways_jpeg(width: int = 900, height: int = 600) -> bytes:
    """Return a JPEG of this size whose EXIF says: turn right, by this camera, at this place.

    Upright it is `height` wide and `width` high, red above and blue below.
    """
    image = Image.new("RGB", (width, height), BLUE)
    image.paste(RED, (0, 0, width // 2, height))
    exif = Image.Exif()
    exif[_ORIENTATION] = 6
    exif[_MAKE] = CAMERA
    exif[_GPS] = {1: "S", 2: (6.0, 54.0, 12.5), 3: "E", 4: (107.0, 36.0, 33.0)}
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90, exif=exif)
    return out.getvalue()


def detailed_jpeg(seed: int, width: int = 4000, height: int = 3000) -> bytes:
    """Return a large JPEG with as much detail as a photo of a crowd, another for each seed."""
    grain = random.Random(seed).randbytes(500 * 375 * 3)
    image = Image.frombytes("RGB", (500, 375), grain).resize(
        (width, height), Image.Resampling.BICUBIC
    )
    out = io.BytesIO()
    image.save(out, "JPEG", quality=88)
    return out.getvalue()


def plain_picture(kind: str = "JPEG", colour: tuple[int, ...] = RED, mode: str = "RGB") -> bytes:
    """Return a small picture of one colour."""
    out = io.BytesIO()
    Image.new(mode, (120, 80), colour).save(out, kind)
    return out.getvalue()


def keep_file(folder: Path, name: str, content: bytes) -> Path:
    """Put a file into a folder and return its path."""
    path = folder / name
    path.write_bytes(content)
    return path
