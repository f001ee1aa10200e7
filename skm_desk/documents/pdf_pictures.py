"""Charts and photos: room for each on its page, and the picture put there when all is set.

ReportLab reserves the place with an empty named form; pikepdf later exchanges the form for the
chart as vectors, or for the photo's own JPEG bytes.
"""

import io
import struct
import warnings
import zlib
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from PIL import Image, ImageOps
from reportlab.lib.colors import HexColor

from skm_desk import palette
from skm_desk.documents.blocks import Photo
from skm_desk.documents.pdf_flow import Piece
from skm_desk.documents.pdf_pieces import Stand, text
from skm_desk.documents.pdf_style import HAIRLINE, HINT, MM, WIDTH
from skm_desk.domain.file_errors import PhotoUnreadable

PHOTO_HEIGHT = 85 * MM
_EMPTY_WIDTH = 120 * MM
_PHOTO_DPI = 200
_FORM_NAME = "FormXob."  # what ReportLab puts before the name of a form
# What Pillow's readers raise, each in its own way, on bytes that are damaged or no picture.
_UNREADABLE = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    ArithmeticError,
    LookupError,
    TypeError,
    MemoryError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)


@dataclass(frozen=True)
class Picture(Piece):
    """A reserved place, centred: `name` of the form, size on the page, size of the picture."""

    name: str
    width: float
    tall: float
    scale: tuple[float, float]
    framed: bool = False

    @property
    def height(self) -> float:
        return self.tall

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Define the form and show it."""
        left = x + (WIDTH - self.width) / 2
        canvas.beginForm(self.name, 0, 0, 1, 1)
        canvas.endForm()
        canvas.saveState()
        canvas.translate(left, top - self.tall)
        if self.framed:
            canvas.setStrokeColor(HexColor(palette.LINE))
            canvas.setLineWidth(HAIRLINE)
            canvas.rect(0, 0, self.width, self.tall)
        canvas.scale(*self.scale)
        canvas.doForm(self.name)
        canvas.restoreState()


@dataclass(frozen=True)
class EmptyFrame(Piece):
    """A frame to paste a photo into."""

    @property
    def height(self) -> float:
        return PHOTO_HEIGHT

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw the frame with a small note in its middle."""
        canvas.saveState()
        canvas.setStrokeColor(HexColor(palette.EDGE))
        canvas.setLineWidth(HAIRLINE)
        left = x + (WIDTH - _EMPTY_WIDTH) / 2
        canvas.rect(left, top - PHOTO_HEIGHT, _EMPTY_WIDTH, PHOTO_HEIGHT)
        canvas.restoreState()
        hint = text("Tempelkan foto di sini", HINT, stand=Stand.CENTRED)
        hint.draw(canvas, x, top - (PHOTO_HEIGHT - hint.height) / 2)


@dataclass
class Pictures:
    """The pictures of one document, gathered while its pages are laid out."""

    charts: dict[str, bytes] = field(default_factory=dict)
    photos: dict[str, tuple[bytes, int, int]] = field(default_factory=dict)

    def add_chart(self, data: bytes, width: float, height: float) -> Picture:
        """Return the place of a chart given as a one-page PDF, filled in width and height."""
        name = f"grafik{len(self.charts) + 1}"
        self.charts[name] = data
        with pikepdf.open(io.BytesIO(data)) as chart:
            left, bottom, right, top = (float(edge) for edge in chart.pages[0].mediabox)
        scale = min(width / (right - left), height / (top - bottom))
        size = ((right - left) * scale, (top - bottom) * scale)
        return Picture(name, size[0], size[1], (scale, scale))

    def add_photo(self, photo: Photo) -> Picture | EmptyFrame:
        """Return the place of a photo, at most as wide as the text and 85 mm high.

        Raise PhotoUnreadable when the bytes are no picture that can be printed.
        """
        if photo.data is None:
            return EmptyFrame()
        data, wide, tall = _as_jpeg(photo.data, photo.caption)
        name = f"foto{len(self.photos) + 1}"
        self.photos[name] = (data, wide, tall)
        scale = min(WIDTH / wide, PHOTO_HEIGHT / tall)
        size = (wide * scale, tall * scale)
        return Picture(name, size[0], size[1], size, framed=True)

    def insert(self, pdf: pikepdf.Pdf) -> None:
        """Put every picture at its reserved place."""
        for page in pdf.pages:
            for slot, _ in sorted(dict(page.resources.get("/XObject", {})).items()):
                name = slot.removeprefix("/").removeprefix(_FORM_NAME)
                if name in self.charts:
                    page.resources.XObject[slot] = self._chart(pdf, name)
                elif name in self.photos:
                    page.resources.XObject[slot] = self._photo(pdf, name)

    def _chart(self, pdf: pikepdf.Pdf, name: str) -> pikepdf.Object:
        with pikepdf.open(io.BytesIO(self.charts[name])) as chart:
            return pdf.copy_foreign(chart.pages[0].as_form_xobject())

    def _photo(self, pdf: pikepdf.Pdf, name: str) -> pikepdf.Object:
        data, wide, tall = self.photos[name]
        image = pikepdf.Stream(pdf, data)
        image.Type = pikepdf.Name.XObject
        image.Subtype = pikepdf.Name.Image
        image.Width = wide
        image.Height = tall
        image.ColorSpace = pikepdf.Name.DeviceRGB
        image.BitsPerComponent = 8
        image.Filter = pikepdf.Name.DCTDecode
        return image


def _as_jpeg(data: bytes, caption: str) -> tuple[bytes, int, int]:
    """Return the picture upright, no larger than paper shows, and its size in dots.

    Written anew, it also loses where and with what it was taken: a laporan is published.
    """
    widest = round(WIDTH / 72 * _PHOTO_DPI)
    tallest = round(PHOTO_HEIGHT / 72 * _PHOTO_DPI)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a damaged file tells of its harm by the way
            with Image.open(io.BytesIO(data)) as source:
                source.draft("RGB", (2 * widest, 2 * widest))
                picture = ImageOps.exif_transpose(source)
                clear = picture.has_transparency_data
                picture = picture.convert("RGBA" if clear else "RGB")
    except _UNREADABLE as fault:
        raise PhotoUnreadable(caption) from fault
    picture.thumbnail((widest, tallest))
    flat = Image.new("RGB", picture.size, palette.PAPER)
    flat.paste(picture, mask=picture if clear else None)
    out = io.BytesIO()
    flat.save(out, "JPEG", quality=88, optimize=True)
    return out.getvalue(), flat.width, flat.height
