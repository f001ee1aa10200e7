"""Photos of how a survey went, for the laporan: what one may be, what a list tells of it."""

from dataclasses import dataclass, field

from skm_desk.domain.errors import TextTooLong
from skm_desk.domain.file_errors import PhotoUnreadable
from skm_desk.domain.later import LATER

# With their captions two photos fill a page; a laporan with more than twelve pages of them is
# an album.
MOST_PHOTOS = 24  # of a period
LONGEST_CAPTION = 300  # letters
LARGEST_PHOTO = 5 * 1024 * 1024  # bytes
_STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


@dataclass(frozen=True)
class Photo:
    """A photo for the laporan; `data` (JPEG or PNG bytes) is None while only a caption is known.

    A `retired` one is printed no more.
    """

    id: str
    caption: str
    data: bytes | None = None
    retired: bool = field(default=False, metadata=LATER)


@dataclass(frozen=True)
class ListedPhoto:
    """A photo as a list tells of it; `state` is another number after each change of it."""

    id: str
    caption: str
    has_picture: bool
    state: int


def tidy_caption(text: str) -> str:
    """Return a caption as it is kept, on one line."""
    return " ".join(text.split())


def check_photo(photo: Photo) -> None:
    """Raise TextTooLong for the caption, or PhotoUnreadable for bytes that are no JPEG or PNG of
    at most LARGEST_PHOTO bytes."""
    if len(photo.caption) > LONGEST_CAPTION:
        raise TextTooLong("keterangan foto", len(photo.caption), LONGEST_CAPTION)
    if photo.data is None:
        return
    if not photo.data.startswith(_STARTS) or len(photo.data) > LARGEST_PHOTO:
        raise PhotoUnreadable(photo.caption)
