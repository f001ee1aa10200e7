"""The sheet that an office hangs out: what visitors said, on one page for everybody.

What it names follows the posters that offices publish after a survey: the nilai, its mutu, the
days, how many answered and who they were (see GLOSSARY.md, publikasi).
"""

from skm_desk.documents.blocks import (
    Block,
    Chapter,
    Chart,
    Column,
    Document,
    Figure,
    Paragraph,
    Space,
    Table,
)
from skm_desk.documents.laporan_skm.outline import MADE_UP_BANNER
from skm_desk.documents.material import Material
from skm_desk.documents.provenance import sums_alone
from skm_desk.documents.texts import DOTS, PROFILE_HIDDEN, scope_words, span_words
from skm_desk.domain.demographics import Breakdown
from skm_desk.domain.id_format import format_count, format_number
from skm_desk.domain.result import Mutu

_MOST_GROUPS = 8  # of one field; the smaller ones are counted together
_CHART_MM = 60


def build_publikasi(material: Material) -> Document:
    """Return the sheet; `material.result` must have an IKM."""
    instansi = material.office.instansi or DOTS
    return Document(
        title=f"Hasil Survei Kepuasan Masyarakat {scope_words(material)} {instansi}",
        subject="Publikasi hasil Survei Kepuasan Masyarakat menurut PermenPANRB 14/2017",
        author=material.office.instansi,
        cover=(),
        running_head=("", ""),
        chapters=(Chapter(instansi, "Hasil Survei Kepuasan Masyarakat", _blocks(material)),),
        banner=MADE_UP_BANNER if material.made_up else "",
        with_contents=False,
        one_page=True,
        attachments=sums_alone(material),
    )


def _blocks(material: Material) -> tuple[Block, ...]:
    result = material.result
    assert result.mutu is not None
    return (
        Paragraph(span_words(material), centred=True, indent=False),
        Space(2),
        Figure(
            "Indeks Kepuasan Masyarakat (IKM)",
            format_number(result.ikm),
            f"Mutu {result.mutu.letter} · {result.mutu.kinerja}",
        ),
        Space(3),
        Chart(
            "unsur_bars",
            result,
            "",
            alt=f"Grafik batang nilai setiap unsur; IKM {format_number(result.ikm)}.",
            height_mm=_CHART_MM,
        ),
        _who(material),
        Paragraph(_scale_words(), centred=True, indent=False),
        Paragraph(_thanks(material.office.kanal_pengaduan), strong=True, centred=True),
    )


def _who(material: Material) -> Block:
    """Return how many answered and, unless that tells what each of them said, who they were."""
    count = format_count(material.result.responden)
    if material.tells_persons:
        words = f"Yang menjawab: {count} orang; {PROFILE_HIDDEN}."
        return Paragraph(words, centred=True, indent=False)
    return Table(
        (Column("Yang menjawab", 2.2), Column(f"{count} orang", 9)),
        [(each.title, _groups(each)) for each in material.breakdowns if not each.is_empty],
    )


def _groups(breakdown: Breakdown) -> str:
    """Return the groups of a field with their counts; many are cut to the largest."""
    rows = [row for row in breakdown.rows if row.count]
    if len(rows) > _MOST_GROUPS:
        kept = sorted(rows, key=lambda row: -row.count)[: _MOST_GROUPS - 1]
        rest = sum(row.count for row in rows) - sum(row.count for row in kept)
        words = [_group(row.label, row.count) for row in rows if row in kept]
        return " · ".join([*words, _group("yang lain", rest)])
    return " · ".join(_group(row.label, row.count) for row in rows)


def _group(label: str, count: int) -> str:
    return f"{label}: {format_count(count)}"


def _scale_words() -> str:
    parts = [
        f"{mutu.letter} {mutu.kinerja} {format_number(mutu.lowest)}–{format_number(mutu.highest)}"
        for mutu in Mutu
    ]
    return f"Mutu pelayanan menurut PermenPANRB 14/2017: {'; '.join(parts)}."


def _thanks(kanal: str) -> str:
    words = "Terima kasih atas penilaian Saudara; setiap jawaban dipakai untuk memperbaiki layanan."
    return f"{words} Saran dan pengaduan: {kanal}." if kanal.strip() else words
