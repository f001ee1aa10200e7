"""The running texts of a document: the standard ones, or the office's own, with what is filled in.

A placeholder that does not exist is refused; one whose value is not known yet becomes a
dotted line, so that nobody prints somebody else's name.
"""

import re
import tomllib
from collections.abc import Mapping

from skm_desk.documents.blocks import Block, Item, ItemList, Paragraph
from skm_desk.documents.material import Material
from skm_desk.documents.sections import section_title
from skm_desk.domain.file_errors import PlaceholderUnknown
from skm_desk.domain.id_format import format_count, format_span, join_words, spell_number
from skm_desk.domain.placeholders import fill_in, find_unknown
from skm_desk.domain.small_groups import SMALLEST_GROUP
from skm_desk.machine.resources import resource

DOTS = "…" * 12
PROFILE_HIDDEN = (
    f"rinciannya tidak dicetak karena kurang dari {SMALLEST_GROUP} orang, supaya jawaban seseorang"
    " tidak dapat dikenali"
)
_USUAL_WAY = "Pendapat masyarakat dikumpulkan dengan kuesioner yang diisi oleh pengguna layanan."
_NUMBERED = re.compile(r"\d+\.\s+")


def standard_texts() -> dict[str, str]:
    """Return the standard texts by section."""
    path = resource("laporan", "laporan-skm.toml")
    return {name: str(text) for name, text in tomllib.loads(path.read_text("utf-8")).items()}


def text_blocks(material: Material, section: str) -> tuple[Block, ...]:
    """Return the blocks of one section: the office's own text, or the standard one, filled in.

    An own text without a word is no own text. Raise PlaceholderUnknown if the text names
    something that cannot be filled in.
    """
    own = material.own_texts.get(section, "")
    text = own if own.strip() else standard_texts()[section]
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
        "lokasi": join_words(_places(material)) or office.lokasi or DOTS,
        "cara_pengumpulan": " ".join(map(_sentence, _words_of(material, "method"))) or _USUAL_WAY,
        "hari_libur": "Sabtu, Minggu, dan hari libur" if office.holidays else "Sabtu dan Minggu",
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


def _words_of(material: Material, name: str) -> list[str]:
    """Return what the office says of the survey in its periods, each once."""
    said = (getattr(period, name).strip() for period in material.periods)
    return [words for words in dict.fromkeys(said) if words]


def _places(material: Material) -> list[str]:
    """Return where the survey was held, without the full stop that ends a sentence."""
    return [place.rstrip(".") for place in _words_of(material, "place")]


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."


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
    unknown = find_unknown(text, values)
    if unknown is not None:
        raise PlaceholderUnknown(section_title(section), unknown.written)
    return fill_in(text, values)


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
