"""Photos and charts: upright, within their place, nothing private inside, bad bytes refused."""

import io

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from skm_desk.documents.blocks import Chart, Photo
from skm_desk.documents.press.pictures import PHOTO_HEIGHT, Picture, Pictures
from skm_desk.documents.press.sheet import WIDTH, register_fonts
from skm_desk.domain.file_errors import PhotoUnreadable
from tests.documents.pdf_reading import page_texts, printed, text_of
from tests.documents.pdf_sample import photo
from tests.domain.survey_data import read_2024, result_of


def images_of(data: bytes) -> list[Image.Image]:
    """Return the pictures that a PDF holds, decoded."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            Image.open(io.BytesIO(entry.read_raw_bytes()))
            for entry in pdf.objects
            if isinstance(entry, pikepdf.Stream) and entry.get("/Subtype") == "/Image"
        ]


def halves(mode: str = "RGB", **options: object) -> bytes:
    """Return a picture, twice as wide as high, black at the left and white at the right."""
    image = Image.new("L", (200, 100), 255)
    image.paste(0, (0, 0, 100, 100))
    out = io.BytesIO()
    image.convert(mode).save(out, **options)
    return out.getvalue()


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("RGB", "JPEG"), ("L", "JPEG"), ("CMYK", "JPEG"), ("RGBA", "PNG"), ("P", "PNG"), ("1", "PNG"),
     ("LA", "PNG"), ("RGB", "BMP"), ("P", "GIF"), ("RGB", "TIFF"), ("RGB", "WEBP")],
)  # fmt: skip
def test_every_usual_kind_of_picture_is_printed(mode: str, kind: str) -> None:
    (image,) = images_of(printed(Photo(halves(mode, format=kind), "Foto")))
    assert image.size == (200, 100)
    assert image.convert("L").getpixel((30, 50)) < 40
    assert image.convert("L").getpixel((170, 50)) > 215


def test_a_photo_taken_on_its_side_stands_upright_and_tells_no_place() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held on its side
    exif[0x010F] = "Merek kamera"
    data = printed(Photo(halves(format="JPEG", exif=exif), "Foto"))
    (image,) = images_of(data)
    assert image.size == (100, 200)
    assert image.convert("L").getpixel((50, 30)) < 40
    assert not image.getexif()
    assert b"Merek" not in data


def test_clear_parts_become_paper() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (50, 50), (255, 0, 0, 0)).save(out, "PNG")
    (image,) = images_of(printed(Photo(out.getvalue(), "")))
    assert min(image.convert("RGB").getpixel((25, 25))) > 250


def test_a_large_photo_is_made_small() -> None:
    data = printed(Photo(photo(6000, 4500), "Foto"))
    (image,) = images_of(data)
    assert max(image.size) <= 1300
    assert len(data) < 400_000


@given(st.integers(1, 4000), st.integers(1, 4000))
@settings(max_examples=25, deadline=None)
def test_a_photo_keeps_its_shape_within_its_place(width: int, height: int) -> None:
    out = io.BytesIO()
    Image.new("L", (width, height)).save(out, "PNG")
    place = Pictures().add_photo(Photo(out.getvalue(), ""))
    assert isinstance(place, Picture)
    assert place.width <= WIDTH + 0.01
    assert place.height <= PHOTO_HEIGHT + 0.01
    assert place.width > 0.9 * WIDTH or place.height > 0.9 * PHOTO_HEIGHT


KINDS = ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP")


@given(
    st.sampled_from(KINDS),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=8),
    st.floats(0, 1),
)
@settings(max_examples=120, deadline=None)
def test_damaged_bytes_are_refused_or_printed_never_a_crash(
    kind: str, flips: list[tuple[float, int]], cut: float
) -> None:
    broken = bytearray(photo(60, 40, kind))
    for place, value in flips:
        broken[int(place * (len(broken) - 1))] = value
    for tried in (bytes(broken), bytes(broken[: int(cut * len(broken))])):
        place_or_refusal: object
        try:
            place_or_refusal = Pictures().add_photo(Photo(tried, "Foto"))
        except PhotoUnreadable as refusal:
            place_or_refusal = refusal
        assert isinstance(place_or_refusal, Picture | PhotoUnreadable)


@pytest.mark.parametrize(
    "data", [b"", b"bukan gambar", b"%PDF-1.4", b"\xff\xd8\xff\xe0" + b"x" * 99]
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(PhotoUnreadable):
        printed(Photo(data, "Rapat"))


def test_no_photo_yet_leaves_a_frame_to_paste_into() -> None:
    assert Pictures().add_photo(Photo(None, "")).name == ""
    assert text_of(printed(Photo(None, "Rapat"))).count("Tempelkan foto di sini Rapat") == 1


def test_photo_and_caption_stay_on_one_page() -> None:
    pages = page_texts(printed(*(Photo(None, f"Keterangan {n}") for n in range(5))))
    assert [page.count("Tempelkan") for page in pages] == [
        page.count("Keterangan") for page in pages
    ]


def test_charts_are_placed_as_vectors_with_their_words() -> None:
    register_fonts()
    chart = Chart("unsur_bars", result_of(read_2024()), "Nilai per unsur", "", height_mm=400)
    data = printed(chart, chart)
    pages = page_texts(data)
    assert [page.count("Persyaratan") for page in pages] == [1, 1]
    assert "Gambar 1.1 Nilai per unsur" in pages[0]
    assert "Gambar 1.2 Nilai per unsur" in pages[1]
    assert images_of(data) == []
