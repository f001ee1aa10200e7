"""BAB I: why there is a survey, on what ground, to what end."""

from skm_desk.documents.blocks import Chapter, Heading
from skm_desk.documents.material import Material
from skm_desk.documents.texts import text_blocks


def build(material: Material) -> Chapter:
    """Return BAB I."""
    return Chapter(
        "BAB I",
        "Pendahuluan",
        (
            Heading("1.1", "Latar Belakang"),
            *text_blocks(material, "latar_belakang"),
            Heading("1.2", "Dasar Pelaksanaan Survei Kepuasan Masyarakat"),
            *text_blocks(material, "dasar"),
            Heading("1.3", "Maksud dan Tujuan"),
            *text_blocks(material, "maksud"),
        ),
        key="1",
    )
