"""The files inside a PDF, read back; whatever the PDF is, it costs seconds and little memory.

A PDF of a megabyte can hold gigabytes, lists that name each other without end, and filters upon
filters. So the names are walked here with a bound, and what is attached is unpacked in pieces
and only as far as it may be; what the library unpacks by itself while it opens the file is
bounded by its own limits, and on Linux by the memory that it may take.
"""

import io
import re
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from pikepdf.settings import set_qpdf_limits

from skm_desk.machine.memory import bounded_memory

LARGEST_PDF = 100 * 1024 * 1024
_LARGEST_INSIDE = 24 * 1024 * 1024  # of one stream that the library unpacks by itself
_MOST_MEMORY = 512 * 1024 * 1024
_MOST_NAMES = 1_000
_PIECE = 1024 * 1024
# The one filter without a limit of its own; a name may spell its letters as numbers.
_LZW = re.compile(rb"/(?:L|#4[Cc])(?:Z|#5[Aa])(?:W|#57)")

# For the whole process, once: no document of ours comes near to any of it.
set_qpdf_limits(
    doc_max_warnings=100,
    parser_max_container_size=200_000,
    max_stream_filters=2,
    flate_max_memory=_LARGEST_INSIDE,
    png_max_memory=_LARGEST_INSIDE,
    run_length_max_memory=_LARGEST_INSIDE,
    tiff_max_memory=_LARGEST_INSIDE,
)


def read_attachments(path: Path, wanted: Mapping[str, int]) -> dict[str, bytes]:
    """Return the attached files of a PDF by name: those `wanted`, each with its largest size.

    Raise ValueError for bytes that are no PDF, for a PDF that cannot be read within bounds, and
    for a file that is larger than it may be.
    """
    try:
        if path.stat().st_size > LARGEST_PDF or _LZW.search(data := path.read_bytes()):
            raise ValueError("not one of ours")
        # By its content, for a name that is no UTF-8 the library does not take.
        with bounded_memory(_MOST_MEMORY), pikepdf.open(io.BytesIO(data)) as pdf:
            return {
                name: _unpacked(stream, wanted[name])
                for name, stream in _attached(pdf)
                if name in wanted
            }
    except (
        *(pikepdf.PikepdfError, OSError, RuntimeError, MemoryError, zlib.error),
        *(TypeError, AttributeError, KeyError, IndexError),  # what stands where another should
    ) as fault:
        raise ValueError(str(fault)) from fault


def _attached(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Stream]]:
    """Yield name and content of the attached files, as they stand in the tree of names."""
    root: Any = pdf.Root.get("/Names", Dictionary()).get("/EmbeddedFiles", Dictionary())
    nodes, seen, found = [root], 0, 0
    while nodes:
        node = nodes.pop()
        seen += 1
        names = node.get("/Names", Array())
        found += len(names)
        kids = node.get("/Kids", Array())
        if max(seen + len(nodes) + len(kids), found) > _MOST_NAMES:
            raise ValueError("too many names")
        nodes.extend(kids)
        for place in range(0, len(names) - 1, 2):
            files = names[place + 1].get("/EF", Dictionary())
            stream = files.get("/UF", files.get("/F"))
            if isinstance(stream, Stream):
                yield str(names[place]), stream


def _unpacked(stream: Stream, largest: int) -> bytes:
    """Return the content of a stream; raise ValueError for one that is larger, or packed anyhow
    else than our own documents are."""
    filters: Any = stream.get("/Filter", Array())
    listed = [filters] if isinstance(filters, Name) else list(filters)
    packed = stream.read_raw_bytes()
    if not listed:
        content = packed
    elif listed == [Name.FlateDecode] and "/DecodeParms" not in stream:
        content = _inflated(packed, largest)
    else:
        raise ValueError("another filter")
    if len(content) > largest:
        raise ValueError("too large")
    return content


def _inflated(packed: bytes, largest: int) -> bytes:
    reader = zlib.decompressobj()
    pieces, size = [], 0
    while not reader.eof:
        piece = reader.decompress(packed, _PIECE)
        packed, size = reader.unconsumed_tail, size + len(piece)
        pieces.append(piece)
        if size > largest or not (piece or packed):
            raise ValueError("too large, or cut off")
    return b"".join(pieces)
