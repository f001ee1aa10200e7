"""Charts and photos: room for each on its page, and the picture put there when all is set.

ReportLab reserves the place with an empty named form; pikepdf later exchanges the form for the
chart as vectors, or for the photo's own JPEG bytes.
"""

import io
import struct
import warnings
import zlib

import pikepdf
from PIL import Image, ImageOps
from reportlab.platypus import Flowable

from skm_desk import palette
from skm_desk.documents.blocks import Photo
from skm_desk.documents.press.flow import make_text
from skm_desk.documents.press.sheet import EDGE, HAIRLINE, HINT, MM, WIDTH, pen
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


class Picture(Flowable):  # type: ignore[misc]
    """A reserved place, centred; without a name an empty frame to paste a photo into."""

    def __init__(
        self, name: str, width: float, height: float, scale: tuple[float, float], framed: bool
    ) -> None:
        super().__init__()
        self.name, self.width, self.height = name, width, height
        self.scale, self.framed = scale, framed
        self.hAlign = "CENTER"
        self.spaceBefore, self.spaceAfter = 4 * MM, 5 * MM

    def draw(self) -> None:
        """Define the form and show it, or write the hint into the empty frame."""
        canvas = self.canv
        if self.framed:
            with pen(canvas, EDGE, HAIRLINE):
                canvas.rect(0, 0, self.width, self.height)
        if not self.name:
            hint = make_text("Tempelkan foto di sini", HINT)
            hint.wrapOn(canvas, self.width, self.height)
            hint.drawOn(canvas, 0, (self.height - hint.height) / 2)
            return
        canvas.beginForm(self.name, 0, 0, 1, 1)
        canvas.endForm()
        canvas.scale(*self.scale)
        canvas.doForm(self.name)


class Pictures:
    """The pictures of one document, gathered while its blocks are set."""

    def __init__(self) -> None:
        self._charts: dict[str, bytes] = {}
        self._photos: dict[str, tuple[bytes, int, int]] = {}

    def add_chart(self, data: bytes, width: float, height: float) -> Picture:
        """Return the place of a chart given as a one-page PDF, filled in width and height."""
        name = f"grafik{len(self._charts) + 1}"
        self._charts[name] = data
        with pikepdf.open(io.BytesIO(data)) as chart:
            left, bottom, right, top = (float(edge) for edge in chart.pages[0].mediabox)
        scale = min(width / (right - left), height / (top - bottom))
        size = ((right - left) * scale, (top - bottom) * scale)
        return Picture(name, *size, (scale, scale), framed=False)

    def add_photo(self, photo: Photo) -> Picture:
        """Return the place of a photo, at most as wide as the text and 85 mm high.

        Raise PhotoUnreadable when the bytes are no picture that can be printed.
        """
        if photo.data is None:
            return Picture("", _EMPTY_WIDTH, PHOTO_HEIGHT, (1, 1), framed=True)
        data, wide, tall = _as_jpeg(photo.data, photo.caption)
        name = f"foto{len(self._photos) + 1}"
        self._photos[name] = (data, wide, tall)
        scale = min(WIDTH / wide, PHOTO_HEIGHT / tall)
        size = (wide * scale, tall * scale)
        return Picture(name, *size, size, framed=True)

    def insert(self, pdf: pikepdf.Pdf) -> None:
        """Put every picture at its reserved place."""
        for page in pdf.pages:
            for slot, _ in sorted(dict(page.resources.get("/XObject", {})).items()):
                name = slot.removeprefix("/").removeprefix(_FORM_NAME)
                if name in self._charts:
                    page.resources.XObject[slot] = self._chart(pdf, name)
                elif name in self._photos:
                    page.resources.XObject[slot] = self._photo(pdf, name)

    def _chart(self, pdf: pikepdf.Pdf, name: str) -> pikepdf.Object:
        with pikepdf.open(io.BytesIO(self._charts[name])) as chart:
            return pdf.copy_foreign(chart.pages[0].as_form_xobject())

    def _photo(self, pdf: pikepdf.Pdf, name: str) -> pikepdf.Object:
        data, wide, tall = self._photos[name]
        return pikepdf.Stream(
            pdf,
            data,
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=wide,
            Height=tall,
            ColorSpace=pikepdf.Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=pikepdf.Name.DCTDecode,
        )


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
