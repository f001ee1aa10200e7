"""What the bytes of a file say it is, and how much of a file is read at all."""

import io
import re
import zipfile
from pathlib import Path

from skm_desk.domain.file_errors import FileEmpty, FileMislabelled, FileMissing, FileUnreadable

LARGEST_BYTES = 200 * 1024 * 1024
LARGEST_TEXT = 64 * 1024 * 1024  # bytes of a file that is text, or an old workbook
LARGEST_ROWS = 1_100_000
LARGEST_COLUMNS = 500

TEXT = ".csv"
ZIP = ".zip"

_HEAD = 4096
_MOST_PARTS = 20_000  # of an archive, each of which costs a kilobyte of memory
_STARTS = (
    (b"\xd0\xcf\x11\xe0", ".xls"),
    (b"%PDF", ".pdf"),
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF8", ".gif"),
    (b"\x1f\x8b", ".gz"),
    (b"Rar!", ".rar"),
    (b"7z\xbc\xaf", ".7z"),
    (b"SQLite format 3\x00", ".db"),
)
_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PART = b"PK\x01\x02"  # begins each line of the list of parts
_ZIP_PARTS = (
    ("xl/workbook.xml", ".xlsx"),
    ("xl/workbook.bin", ".xlsb"),
    ("word/document.xml", ".docx"),
    ("ppt/presentation.xml", ".pptx"),
    ("content.xml", ".ods"),
)
_WEB_PAGE = re.compile(rb"\s*<(?:!doctype\s+html|html|head|body|table|meta)\b", re.IGNORECASE)
# Signs of a spreadsheet with a password: it lies, encrypted, inside a file of the older kind.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def load(path: Path, largest: int = LARGEST_BYTES) -> bytes:
    """Return the bytes of a file.

    Raise FileMissing (also for a folder), FileEmpty for no bytes or only white space, and
    FileUnreadable with `too_large` or `no_access`.
    """
    try:
        if not path.is_file():
            raise FileMissing(path)
        if path.stat().st_size > largest:
            raise FileUnreadable(path, "too_large")
        data = path.read_bytes()
    except FileNotFoundError as fault:
        raise FileMissing(path) from fault
    except (OSError, ValueError) as fault:
        raise FileUnreadable(path, "no_access") from fault
    if not data.strip(b" \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise FileEmpty(path)
    return data


def expect(path: Path, data: bytes, suffix: str) -> None:
    """Raise FileMislabelled when the bytes are plainly of another kind than `suffix`.

    `suffix` is `.csv`, `.json`, `.xlsx`, `.xls` or `.ods`. Raise FileUnreadable with
    `encrypted` for a spreadsheet behind a password, with `damaged` for a broken archive.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0") and _ENCRYPTED in data:
        raise FileUnreadable(path, "encrypted")
    if data.startswith(_ZIP_STARTS) and data.count(_PART) > _MOST_PARTS:
        raise FileUnreadable(path, "too_large")
    kind = looks_like(data)
    if kind == suffix or (kind == TEXT and suffix == ".json"):
        return
    if kind == ZIP and suffix in (".xlsx", ".ods"):
        raise FileUnreadable(path, "damaged")
    if kind == TEXT and data.lstrip()[:1] in (b"{", b"["):
        kind = ".json"
    raise FileMislabelled(path, kind)


def looks_like(data: bytes) -> str:
    """Return the ending that fits the bytes; `.csv` stands for any plain text."""
    if data.startswith(_ZIP_STARTS):
        return _kind_of_zip(data)
    for start, suffix in _STARTS:
        if data.startswith(start):
            return suffix
    if _WEB_PAGE.match(data[:_HEAD].removeprefix(b"\xef\xbb\xbf")):
        return ".html"
    return TEXT


def check_size(path: Path, rows: int, columns: int) -> None:
    """Raise FileUnreadable with `too_large` for a table that no office can have."""
    if rows > LARGEST_ROWS or columns > LARGEST_COLUMNS:
        raise FileUnreadable(path, "too_large")


def _kind_of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return ZIP
    return next((suffix for part, suffix in _ZIP_PARTS if part in names), ZIP)
