"""Lampiran 1: the questionnaire as it was asked."""

from skm_desk.documents.blocks import Chapter
from skm_desk.documents.kuesioner_form import form_blocks
from skm_desk.documents.material import Material


def build(material: Material) -> Chapter:
    """Return lampiran 1."""
    return Chapter("LAMPIRAN 1", "Kuesioner", form_blocks(material.kuesioner), key="L1")
