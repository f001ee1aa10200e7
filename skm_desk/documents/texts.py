"""The running texts of a document: the standard ones, or the office's own, with what is filled in.

A placeholder that does not exist is refused; one whose value is not known yet becomes a
dotted line, so that nobody prints somebody else's name.
"""

import re
import string
import tomllib
from collections.abc import Mapping

from skm_desk.documents.blocks import Block, Item, ItemList, Paragraph
from skm_desk.documents.material import Material
from skm_desk.domain.file_errors import PlaceholderUnknown
from skm_desk.domain.id_format import format_count, format_span, spell_number
from skm_desk.machine.resources import resource

DOTS = "…" * 12
_NUMBERED = re.compile(r"\d+\.\s+")


def standard_texts() -> dict[str, str]:
    """Return the standard texts by section."""
    path = resource("laporan", "laporan-skm.toml")
    return {name: str(text) for name, text in tomllib.loads(path.read_text("utf-8")).items()}


def text_blocks(material: Material, section: str) -> tuple[Block, ...]:
    """Return the blocks of one section: the office's own text, or the standard one, filled in.

    Raise PlaceholderUnknown if the text names something that cannot be filled in.
    """
    own = material.own_texts.get(section)
    text = standard_texts()[section] if own is None else own
    return parse(fill(section, text, placeholders(material)))


def placeholders(material: Material) -> dict[str, str]:
    """Return what may stand in curly brackets in a text, and what it becomes."""
    office = material.office
    unsur_count = len(material.kuesioner.unsur_list)
    return {
        "instansi": office.instansi or DOTS,
        "alamat": office.alamat or DOTS,
        "kota": office.kota or DOTS,
        "provinsi": office.provinsi or DOTS,
        "lokasi": office.lokasi or DOTS,
        "jam_layanan": office.jam_layanan or DOTS,
        "kanal_pengaduan": office.kanal_pengaduan or DOTS,
        "tahun": str(material.tahun),
        "periode": scope_words(material),
        "rentang": span_words(material),
        "jumlah_responden": format_count(material.result.responden),
        "jumlah_pertanyaan": format_count(len(material.kuesioner.questions)),
        "jumlah_unsur": format_count(unsur_count),
        "jumlah_unsur_terbilang": f"{format_count(unsur_count)} ({spell_number(unsur_count)})",
    }


def scope_words(material: Material) -> str:
    """Return what the laporan covers: `tahun 2024`, or `periode 2024-S1`."""
    if material.year is not None:
        return f"tahun {material.year}"
    kode = material.latest.kode
    return f"tahun {kode}" if kode == str(material.tahun) else f"periode {kode}"


def span_words(material: Material) -> str:
    """Return the days that the laporan covers."""
    spans = [format_span(period.mulai, period.selesai) for period in material.periods]
    return ", ".join(spans)


def fill(section: str, text: str, values: Mapping[str, str]) -> str:
    """Return `text` with its placeholders filled in; raise PlaceholderUnknown for others."""
    parts: list[str] = []
    try:
        for literal, name, form, conversion in string.Formatter().parse(text):
            parts.append(literal)
            if name is None:
                continue
            if name not in values or form or conversion:
                raise PlaceholderUnknown(section, name, sorted(values))
            parts.append(values[name])
    except ValueError as fault:  # a bracket that is never closed
        raise PlaceholderUnknown(section, "", sorted(values)) from fault
    return "".join(parts)


def parse(text: str) -> tuple[Block, ...]:
    """Return paragraphs and lists of a filled text: blank lines part them."""
    blocks: list[Block] = []
    for part in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in part.splitlines() if line.strip()]
        if not lines:
            continue
        if all(line.startswith("- ") for line in lines):
            blocks.append(ItemList(tuple(Item(line[2:]) for line in lines)))
        elif all(_NUMBERED.match(line) for line in lines):
            items = tuple(Item(_NUMBERED.sub("", line, count=1)) for line in lines)
            blocks.append(ItemList(items, numbered=True))
        else:
            blocks.append(Paragraph(" ".join(lines)))
    return tuple(blocks)
