"""What a photo for the laporan may be."""

import pytest

from skm_desk.domain.errors import TextTooLong
from skm_desk.domain.file_errors import PhotoUnreadable
from skm_desk.domain.photo import LARGEST_PHOTO, LONGEST_CAPTION, Photo, check_photo, tidy_caption
from skm_desk.storage.canonical import canonical_json

JPEG, PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize("data", [None, JPEG, PNG, JPEG + bytes(LARGEST_PHOTO - len(JPEG))])
def test_what_a_photo_may_hold(data: bytes | None) -> None:
    check_photo(Photo("id", "k" * LONGEST_CAPTION, data))


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\xff\xd8", JPEG + bytes(LARGEST_PHOTO)])
def test_what_it_may_not_hold(data: bytes) -> None:
    with pytest.raises(PhotoUnreadable):
        check_photo(Photo("id", "", data))


def test_a_caption_has_an_end() -> None:
    with pytest.raises(TextTooLong) as refused:
        check_photo(Photo("id", "k" * (LONGEST_CAPTION + 1)))
    assert refused.value.limit == LONGEST_CAPTION


def test_a_caption_is_one_line() -> None:
    assert tidy_caption("  Rapat\n pembahasan \t hasil ") == "Rapat pembahasan hasil"


def test_one_that_was_never_retired_reads_as_in_older_files() -> None:
    assert canonical_json(Photo("a", "b")) == '{"caption":"b","data":null,"id":"a"}'
    assert '"retired":true' in (canonical_json(Photo("a", "b", retired=True)) or "")
