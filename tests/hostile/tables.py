"""Hostile tables of text: small enough for a stick, and endless when they are understood.

Each builder writes one file; its ending is part of its name.
"""

import io
import json
from collections.abc import Callable
from pathlib import Path

MB = 1024 * 1024
Builder = Callable[[Path], None]
HEADING = ",".join(f"U{number}" for number in range(1, 10))
ROW = ",".join("4" * 9)
_FORM = {f"U{number}": 4 for number in range(1, 10)}


def _text(text: Callable[[], str]) -> Builder:
    """Return what writes a text, which is made when it is written: all of them fill a memory."""
    return lambda path: path.write_bytes(text().encode("utf-8", "surrogatepass")) and None


def _table(*lines: str, after: Callable[[], str] = str) -> Builder:
    return _text(lambda: "\n".join((HEADING, ROW, *lines)) + after())


def _holes(size: int, tail: bytes = b"") -> Builder:
    def build(path: Path) -> None:
        with path.open("wb") as file:
            file.write(f"{HEADING}\n{ROW}\n".encode())
            file.truncate(size - len(tail))
            file.seek(0, io.SEEK_END)
            file.write(tail)

    return build


def _form(**values: object) -> Builder:
    return _text(lambda: json.dumps([{**_FORM, **values}]))


# Refused in a sentence that says which cell: the file of an online form may hold such a thing.
BROKEN_SIGNS: dict[str, Builder] = {
    "half a sign in the saran.json": _form(saran="baik \ud83d sekali"),
    "half a sign in the layanan.json": _form(layanan="\ud800"),
    "half a sign in the pekerjaan.json": _form(pekerjaan="tani\udfff", lembar="7"),
    "half a sign in the number of the sheet.json": _form(lembar="\ud801"),
    "half a sign as nilai.json": _form(U1="\ud800"),
    "half a sign in UTF-16.csv": lambda path: (
        path.write_bytes(
            b"\xff\xfe" + f"{HEADING},saran\n{ROW},\ud800\n".encode("utf-16-le", "surrogatepass")
        )
        and None
    ),
    "half a sign in UTF-8.csv": _table(f"{ROW},\ud800"),
}
HOSTILE: dict[str, Builder] = {
    "2 GB of holes.csv": _holes(2048 * MB),
    "60 MB of holes.csv": _holes(60 * MB),
    "60 MB of holes.json": _holes(60 * MB),
    "commas.csv": _table(after=lambda: "," * 12 * MB),
    "ends of lines.csv": _table(after=lambda: "\n" * 12 * MB),
    "ends of lines of another kind.csv": _table(after=lambda: "\r" * 12 * MB),
    "ends of pages.txt": _text(lambda: "U1 U2 U3 U4 U5 U6 U7 U8 U9\n" + "\x0c" * 12 * MB),
    "one cell.csv": _table(after=lambda: "\n" + "x" * 12 * MB),
    "quotation marks.csv": _table(after=lambda: "\n" + '"' * 12 * MB),
    "a quotation that never ends.csv": _table(after=lambda: '\n"' + "\n" * 12 * MB),
    "one row of lines.csv": _table(after=lambda: "\n" + ('"\n",' + "a," * 50) * 100_000),
    "spaces.csv": _table(after=lambda: "\n" + " " * 12 * MB + "x"),
    "spaces.txt": _text(lambda: "U1 U2 U3 U4 U5 U6 U7 U8 U9\n" + " " * 12 * MB + "x"),
    "words.txt": _text(lambda: "U1 U2 U3 U4 U5 U6 U7 U8 U9\n" + "4 " * 8 * MB),
    "words without a heading.txt": _text(lambda: "a " * 8 * MB),
    "cells.csv": _table(after=lambda: ("\n" + "ab," * 30) * 300_000),
    "a wide sign.csv": _table(after=lambda: "\n😀" + "x" * 12 * MB),
    "wrong cells.csv": _table(after=lambda: ("\n" + "5," * 8 + "5") * 300_000),
    "brackets.json": _text(lambda: "[" * 12 * MB),
    "objects in objects.json": _text(lambda: '{"a":' * 8 * MB),
    "empty objects.json": _text(lambda: "[" + "{}," * 12 * MB + "{}]"),
    "empty lists.json": _text(lambda: "[" + "[]," * 12 * MB + "[]]"),
    "deep.json": _text(lambda: "[" * 100_000 + "]" * 100_000),
    "numbers.json": _text(lambda: '[{"U1":[' + "1.5," * 10 * MB + "1]}]"),
    "texts.json": _text(lambda: '[{"U1":[' + '"ab",' * 8 * MB + '"x"]}]'),
    "one number.json": _text(lambda: '[{"U1":' + "9" * 10 * MB + "}]"),
    "one object of keys.json": _text(
        lambda: "[{" + ",".join(f'"k{n}":1' for n in range(2_000_000)) + "}]"
    ),
    "a key for each object.json": _text(
        lambda: "[" + ",".join(f'{{"k{n}":1}}' for n in range(200_000)) + "]"
    ),
    "objects of few keys.json": _text(
        lambda: "[" + ",".join(f'{{"k{n % 400}":1}}' for n in range(200_000)) + "]"
    ),
}
