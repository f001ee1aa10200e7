"""Hostile PDFs: made of one that carries what a laporan carries, or written by hand.

Each builder changes or replaces the PDF at the path that it is given. SOUND are PDFs that carry
the same as before, whatever else is in them.
"""

import io
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pikepdf
from pikepdf import AttachedFileSpec, Encryption, Name, ObjectStreamMode

from skm_desk.documents.provenance import RESULT_FILE, ROWS_FILE

MB = 1024 * 1024
Builder = Callable[[Path], None]


def write_carrying(path: Path, files: Mapping[str, bytes]) -> None:
    """Write a PDF of one empty page that carries these files, as a laporan does."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        for name, data in files.items():
            pdf.attachments[name] = AttachedFileSpec(pdf, data, filename=name)
        pdf.save(path, object_stream_mode=ObjectStreamMode.generate)


@cache
def zeros(megabytes: int) -> bytes:
    """Return so many megabytes of nothing, deflated to a thousandth."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(MB)) for _ in range(megabytes)) + packer.flush()


def _saved(change: Callable[[pikepdf.Pdf], None], **how: object) -> Builder:
    def build(path: Path) -> None:
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            change(pdf)
            pdf.save(path, **{"object_stream_mode": ObjectStreamMode.generate, **how})

    return build


def _content(name: str, packed: Callable[[], bytes], filters: object) -> Builder:
    def change(pdf: pikepdf.Pdf) -> None:
        if name not in pdf.attachments:
            pdf.attachments[name] = AttachedFileSpec(pdf, b"x", filename=name)
        pdf.attachments[name].obj.EF.F.write(packed(), filter=filters)

    return _saved(change)


def _written(*objects: bytes, trailer: bytes = b"") -> Builder:
    """Return what writes a PDF by hand: a catalogue whose names are object 4."""
    catalogue = b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 4 0 R>>>>"
    listed = (catalogue, b"<</Type/Pages/Count 0/Kids[]>>", b"null", *objects)

    def build(path: Path) -> None:
        out, places = io.BytesIO(), []
        out.write(b"%PDF-1.7\n")
        for number, content in enumerate(listed, 1):
            places.append(out.tell())
            out.write(b"%d 0 obj\n%b\nendobj\n" % (number, content))
        start, size = out.tell(), len(listed) + 1
        out.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
        out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
        out.write(b"trailer\n<</Size %d/Root 1 0 R%b>>\n" % (size, trailer))
        out.write(b"startxref\n%d\n%%%%EOF\n" % start)
        path.write_bytes(out.getvalue())

    return build


def _pages(kids: bytes) -> Builder:
    """Return what writes a PDF of these pages."""

    def build(path: Path) -> None:
        _written(b"<</Names[]>>")(path)
        path.write_bytes(path.read_bytes().replace(b"/Kids[]", b"/Kids[%b]" % kids, 1))

    return build


def _table(packed: Callable[[], bytes], filters: bytes) -> Builder:
    """Return what writes a PDF whose table of objects is such a stream."""

    def build(path: Path) -> None:
        data = packed()
        head = b"<</Type/XRef/Size 9/W[1 2 1]/Root 2 0 R/Filter%b/Length %d>>" % (
            filters,
            len(data),
        )
        body = b"%PDF-1.7\n1 0 obj\n" + head + b"stream\n" + data + b"\nendstream\nendobj\n"
        path.write_bytes(body + b"startxref\n9\n%%EOF\n")

    return build


def _holes(size: int, tail: bytes = b"") -> Builder:
    """Return what makes a PDF so large with holes, that take no room on the disk."""

    def build(path: Path) -> None:
        with path.open("r+b") as file:
            file.truncate(size)
            file.seek(0, io.SEEK_END)
            file.write(tail)

    return build


def _lzw() -> bytes:
    """Return 60 MB of zeros in LZW, of codes that grow by one."""
    bits: list[str] = []
    for _ in range(8):
        bits.append(f"{256:09b}{0:09b}")
        for code in range(258, 4094):
            bits.append(f"{code:0{max(9, (code + 1).bit_length())}b}")
        bits.append("0" * 12)
    joined = "".join(bits)
    joined += "0" * (-len(joined) % 8)
    return int(joined, 2).to_bytes(len(joined) // 8, "big")


def _cut(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def _keep(_pdf: pikepdf.Pdf) -> None:
    """Change nothing but how it is saved."""


def _kids(depth: int, width: int) -> list[bytes]:
    rows = [
        b"<</Kids[" + b"%d 0 R " % (4 + level) * width + b"]/Limits[(a)(z)]>>"
        for level in range(1, depth)
    ]
    return [*rows, b"<</Names[]>>"]


FLATE, LZW = Name.FlateDecode, Name.LZWDecode
SOUND: dict[str, Builder] = {
    "saved anew": _saved(_keep, object_stream_mode=ObjectStreamMode.disable),
    "not packed": _saved(_keep, compress_streams=False),
    "for the web": _saved(_keep, linearize=True),
    "signed against changes": _saved(_keep, encryption=Encryption(owner="a", user="")),
    "another file of 300 MB": _content("lain.bin", lambda: zeros(300), FLATE),
}
HOSTILE: dict[str, Builder] = {
    "result of 300 MB": _content(RESULT_FILE, lambda: zeros(300), FLATE),
    "rows of 300 MB": _content(ROWS_FILE, lambda: zeros(300), FLATE),
    "rows packed twice": _content(ROWS_FILE, lambda: zlib.compress(zeros(300)), [FLATE, FLATE]),
    "rows in LZW": _content(ROWS_FILE, _lzw, LZW),
    "rows cut off": _content(ROWS_FILE, lambda: zeros(1)[:-20], FLATE),
    "rows that are no stream": _content(ROWS_FILE, lambda: b"not packed at all", FLATE),
    "rows of one row": _content(ROWS_FILE, lambda: zlib.compress(b"U1," * 5_000_000), FLATE),
    "result of brackets": _content(RESULT_FILE, lambda: zlib.compress(b"[" * 900_000), FLATE),
    "result of lists": _content(RESULT_FILE, lambda: zlib.compress(b"[[],[" * 200_000), FLATE),
    "table of 300 MB": _table(lambda: zeros(300), b"/FlateDecode"),
    "table packed twice": _table(lambda: zlib.compress(zeros(300)), b"[/FlateDecode/FlateDecode]"),
    "table of letters": _table(
        lambda: zlib.compress(b"z" * 100 * MB), b"[/FlateDecode/ASCII85Decode]"
    ),
    "table of runs": _table(lambda: b"\x81\0" * 8 * MB, b"/RunLengthDecode"),
    "table in LZW": _table(_lzw, b"/L#5aW#44ecode"),
    "brackets": _written(b"[" * 1_000_000 + b"]" * 1_000_000),
    "names that name themselves": _written(b"<</Kids[4 0 R 4 0 R]>>"),
    "names below names": _written(*_kids(20_000, 1)),
    "names without end": _written(*_kids(25, 50)),
    "a million names": _written(
        b"<</Names[" + b"".join(b"(%d)<</EF<</F 3 0 R>>>>" % n for n in range(1_000_000)) + b"]>>"
    ),
    "names of another kind": _written(b"<</Names[(hasil.json)7 8 9 null true]/Kids(x)>>"),
    "an older table that is this one": _written(b"<</Names[]>>", trailer=b"/Prev 9"),
    "2 GB of holes": _holes(2048 * MB),
    "2 GB of holes and an end": _holes(2048 * MB, b"startxref\n5\n%%EOF\n"),
    "90 MB of holes": _holes(90 * MB),
    "half of it": _cut,
    "behind a password": _saved(_keep, encryption=Encryption(owner="a", user="b")),
    "a page that is none": _pages(b"null"),
    "nothing": lambda path: path.write_bytes(b"") and None,
    "a text": lambda path: path.write_bytes(b"halo " * 1000) and None,
}
