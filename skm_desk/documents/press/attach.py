"""What a finished PDF carries besides its pages: files, metadata, and text that can be copied."""

import io
import re
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, AttachedFileSpec, Name

from skm_desk.documents.blocks import Attachment, Document
from skm_desk.documents.press.pictures import Pictures
from skm_desk.documents.press.text import flat
from skm_desk.machine.collector import breathe

PRODUCER = "SKM Desk"
LANGUAGE = "id"


def finish(data: bytes, document: Document, pictures: Pictures) -> bytes:
    """Return the PDF with its pictures in place, its files attached and its metadata written.

    The same input gives the same bytes: no date, no random number goes in.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        _mend_rare_signs(pdf)
        pictures.insert(pdf)
        _attach(pdf, document.attachments)
        _describe(pdf, document)
        out = io.BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            # Written in one go it would hold up all other threads; asked per cent, it does not.
            progress=lambda _: breathe(),
        )
        return out.getvalue()


def _mend_rare_signs(pdf: pikepdf.Pdf) -> None:
    """Write signs beyond U+FFFF as the two halves that the table of a font's signs asks for.

    ReportLab 5.1 writes five digits there, so that a copied 😀 would become other signs.
    """
    for entry in pdf.objects:
        if isinstance(entry, pikepdf.Dictionary) and "/ToUnicode" in entry:
            table = entry.ToUnicode.read_bytes()
            mended = re.sub(rb"<([0-9A-Fa-f]{5,6})>", _as_halves, table)
            if mended != table:
                entry.ToUnicode.write(mended)


def _as_halves(found: re.Match[bytes]) -> bytes:
    return b"<" + chr(int(found[1], 16)).encode("utf-16-be").hex().upper().encode() + b">"


def _attach(pdf: pikepdf.Pdf, attachments: Sequence[Attachment]) -> None:
    specs = []
    for attachment in sorted(attachments, key=lambda each: each.name):
        spec = AttachedFileSpec(
            pdf,
            attachment.data,
            filename=attachment.name,
            description=attachment.description,
            mime_type=attachment.mime,
            relationship=Name.Data,
        )
        pdf.attachments[attachment.name] = spec
        specs.append(pdf.attachments[attachment.name].obj)
    if specs:
        pdf.Root.AF = Array(specs)


def _describe(pdf: pikepdf.Pdf, document: Document) -> None:
    """Write title, author, subject and language; a made-up date is worse than none."""
    for name in ("/CreationDate", "/ModDate"):
        if name in pdf.docinfo:
            del pdf.docinfo[name]
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        meta["dc:title"] = flat(document.title)
        if document.author.strip():
            meta["dc:creator"] = [flat(document.author)]
        if document.subject.strip():
            meta["dc:description"] = flat(document.subject)
        meta["dc:language"] = [LANGUAGE]
        meta["dc:format"] = "application/pdf"
        meta["pdf:Producer"] = PRODUCER
        meta["xmp:CreatorTool"] = PRODUCER
