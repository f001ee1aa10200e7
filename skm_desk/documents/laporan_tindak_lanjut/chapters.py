"""BAB I to IV: why, what was planned, what became of it, what is left to do."""

from skm_desk.documents.blocks import Chapter, Heading, Space
from skm_desk.documents.material import Material, PlannedSurvey
from skm_desk.documents.realisasi import conclude_plan, describe_plan, realisation_table
from skm_desk.documents.tanda_tangan import signature
from skm_desk.documents.texts import scope_words, text_blocks


def build_introduction(material: Material) -> Chapter:
    """Return BAB I."""
    return Chapter(
        "BAB I",
        "Pendahuluan",
        (
            Heading("1.1", "Latar Belakang"),
            *text_blocks(material, "rtl_latar_belakang"),
            Heading("1.2", "Maksud dan Tujuan"),
            *text_blocks(material, "rtl_maksud"),
        ),
        key="1",
    )


def build_plan(material: Material) -> Chapter:
    """Return BAB II."""
    return Chapter(
        "BAB II",
        "Deskripsi Rencana Tindak Lanjut",
        (*text_blocks(material, "rtl_rencana"), *describe_plan(material, _survey(material))),
        key="2",
    )


def build_realisation(material: Material) -> Chapter:
    """Return BAB III."""
    return Chapter(
        "BAB III",
        "Realisasi Rencana Tindak Lanjut",
        (
            *text_blocks(material, "rtl_realisasi"),
            realisation_table(material, _survey(material)),
        ),
        key="3",
    )


def build_conclusion(material: Material) -> Chapter:
    """Return BAB IV, to be signed on a day that nobody knows yet."""
    return Chapter(
        "BAB IV",
        "Kesimpulan",
        (
            *conclude_plan(material, _survey(material)),
            *text_blocks(material, "rtl_kesimpulan"),
            Space(8),
            signature(material, dated=False),
        ),
        key="4",
    )


def _survey(material: Material) -> PlannedSurvey:
    name, per_unsur = scope_words(material), material.result.per_unsur
    return PlannedSurvey(name, per_unsur, material.plan, material.has_parts)
