"""BAB V: the conclusion, every figure of it the one of BAB III and IV, and the signature."""

from skm_desk.documents.blocks import Chapter, Item, ItemList, Paragraph, Space
from skm_desk.documents.laporan_skm.analisis import (
    highest_words,
    lowest_words,
    strong_only,
    trend_words,
)
from skm_desk.documents.laporan_skm.hasil import ikm_sentence
from skm_desk.documents.material import Material
from skm_desk.documents.tanda_tangan import signature
from skm_desk.documents.texts import scope_words, span_words, text_blocks
from skm_desk.domain.id_format import format_count


def build(material: Material) -> Chapter:
    """Return BAB V."""
    result = material.result
    count = format_count(result.responden)
    items = [
        f"{ikm_sentence(material)} Nilai itu dihitung dari jawaban {count} responden.",
        trend_words(material.trend),
    ]
    if result.is_level:
        items.append("Semua unsur memperoleh nilai yang sama.")
    else:
        items.append(f"{lowest_words(result)} Unsur itu menjadi prioritas perbaikan.")
        if strong_only(result):
            items.append(highest_words(result))
    return Chapter(
        "BAB V",
        "Kesimpulan",
        (
            Paragraph(
                f"Dari pelaksanaan SKM {scope_words(material)} ({span_words(material)}) dapat"
                " disimpulkan sebagai berikut:"
            ),
            ItemList(tuple(Item(text) for text in items)),
            *text_blocks(material, "kesimpulan"),
            Space(8),
            signature(material),
        ),
        key="5",
    )
