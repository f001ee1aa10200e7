"""The files inside a PDF, read back."""

from pathlib import Path

import pikepdf


def read_attachments(path: Path) -> dict[str, bytes]:
    """Return the attached files of a PDF by name; raise ValueError for bytes that are no PDF."""
    try:
        with pikepdf.open(path) as pdf:
            return {name: pdf.attachments[name].get_file().read_bytes() for name in pdf.attachments}
    except (pikepdf.PdfError, pikepdf.PasswordError, OSError, RuntimeError) as fault:
        raise ValueError(str(fault)) from fault
