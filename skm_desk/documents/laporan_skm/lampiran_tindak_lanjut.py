"""Lampiran 4: what became of the plan of the survey before."""

from skm_desk.documents.blocks import Block, Chapter, Heading, Paragraph, Space
from skm_desk.documents.material import Material
from skm_desk.documents.realisasi import conclude_plan, describe_plan, realisation_table
from skm_desk.documents.tanda_tangan import signature
from skm_desk.documents.texts import text_blocks


def build(material: Material) -> Chapter:
    """Return lampiran 4."""
    previous = material.previous
    if previous is None:
        blocks: tuple[Block, ...] = (
            Paragraph(
                "Rencana tindak lanjut dari survei periode sebelumnya tidak tercatat, sehingga"
                " tidak ada hasil tindak lanjut yang dapat dilaporkan."
            ),
        )
    else:
        blocks = (
            Heading("A.", "Pendahuluan"),
            *text_blocks(material, "tindak_lanjut_lalu"),
            Heading("B.", "Deskripsi Rencana Tindak Lanjut"),
            *describe_plan(material, previous),
            Heading("C.", "Realisasi Rencana Tindak Lanjut"),
            Paragraph("Rencana yang telah disusun dilaksanakan sebagai berikut:"),
            realisation_table(material, previous),
            Heading("D.", "Kesimpulan"),
            *conclude_plan(material, previous),
            Space(8),
            signature(material),
        )
    return Chapter(
        "LAMPIRAN 4", "Laporan Hasil Tindak Lanjut SKM Periode Sebelumnya", blocks, key="L4"
    )
