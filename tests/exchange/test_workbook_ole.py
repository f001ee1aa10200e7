"""Old workbooks whose counts lie: told as damage before the reading library believes them."""

import re
import struct
from pathlib import Path

import pytest

from skm_desk.domain.file_errors import FileUnreadable
from skm_desk.exchange.workbook_ole import check_xls

DIMENSIONS = struct.pack("<HH", 0x0200, 14)
SHARED_STRINGS = struct.pack("<H", 0x00FC)
FILE_PASS = struct.pack("<H", 0x002F)
BOF_OF_BOOK = struct.pack("<HHHH", 0x0809, 16, 0x0600, 0x0005)
BOF_LENGTH = 20
FORMULA_IN_B86 = rb"\x06\0.\0" + struct.pack("<HH", 85, 1)


@pytest.fixture
def sound(data: Path) -> bytes:
    return (data / "olah-data-2024.xls").read_bytes()


def detail_of(data: bytes) -> str:
    with pytest.raises(FileUnreadable) as failure:
        check_xls(Path("buku.xls"), data)
    return failure.value.detail


def patched(data: bytes, place: int, value: bytes) -> bytes:
    return data[:place] + value + data[place + len(value) :]


def test_a_sound_workbook_hides_nothing_but_its_formulas_without_value(sound: bytes) -> None:
    cover, table = check_xls(Path("buku.xls"), sound)
    assert cover == {}
    assert table == {}


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (30, b"\x0a\0"),  # size of a sector
        (32, b"\x07\0"),  # size of a small sector
        (44, b"\xff\xff\xff\0"),  # sectors of the chain table
        (48, b"\xf0\xff\0\0"),  # start of the directory
        (64, b"\xff\xff\xff\0"),  # sectors of the small chain table
        (76, b"\xf0\xff\0\0"),  # first sector of the chain table
    ],
)
def test_a_container_that_contradicts_itself(sound: bytes, place: int, value: bytes) -> None:
    assert detail_of(patched(sound, place, value)) == "damaged"


def test_a_circle_of_sectors_ends(sound: bytes) -> None:
    fat = (1 + struct.unpack_from("<I", sound, 76)[0]) * 512
    start = struct.unpack_from("<I", sound, 48)[0]
    assert detail_of(patched(sound, fat + 4 * start, struct.pack("<I", start))) == "damaged"


@pytest.mark.parametrize("length", [0, 4, 100, 511, 512, 600, 4000])
def test_a_workbook_that_broke_off(sound: bytes, length: int) -> None:
    assert detail_of(sound[:length]) == "damaged"


def test_claimed_rows_and_columns_are_checked(sound: bytes) -> None:
    place = sound.index(DIMENSIONS) + 4
    assert detail_of(patched(sound, place + 4, b"\xff\xff\xff\x7f")) == "too_large"
    assert detail_of(patched(sound, place + 10, b"\xff\xff")) == "too_large"


def test_a_claimed_number_of_texts_is_checked(sound: bytes) -> None:
    place = sound.index(SHARED_STRINGS) + 4
    assert detail_of(patched(sound, place + 4, b"\xff\xff\xff\x7f")) == "damaged"


def test_a_password_is_told(sound: bytes) -> None:
    second = sound.index(BOF_OF_BOOK) + BOF_LENGTH
    marked = patched(sound, second, FILE_PASS)
    assert detail_of(patched(marked, second + 4, b"\x01\0")) == "encrypted"


def test_a_failed_formula_is_found(sound: bytes) -> None:
    # A formula holds its result in eight bytes; a failed one says so in the first and the last.
    (place,) = (match.end() for match in re.finditer(FORMULA_IN_B86, sound, re.DOTALL))
    failed = patched(sound, place + 2, b"\x02\0\x07\0\0\0\xff\xff")
    assert check_xls(Path("buku.xls"), failed)[1] == {(85, 1): "rumus gagal"}
