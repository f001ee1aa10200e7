"""Lampiran 3: photos of how the survey went."""

from skm_desk.documents.blocks import Block, Chapter, Paragraph, Photo
from skm_desk.documents.material import Material


def build(material: Material) -> Chapter:
    """Return lampiran 3."""
    blocks: tuple[Block, ...] = tuple(Photo(photo.data, photo.caption) for photo in material.photos)
    if not blocks:
        blocks = (Paragraph("Tidak ada foto pelaksanaan SKM yang dicatat untuk laporan ini."),)
    return Chapter("LAMPIRAN 3", "Dokumentasi Terkait Pelaksanaan SKM", blocks, key="L3")
