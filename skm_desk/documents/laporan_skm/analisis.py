"""BAB IV: what is weak and what is strong, what people wrote, what is planned, the trend."""

from collections.abc import Sequence
from decimal import Decimal

from skm_desk.documents.blocks import (
    Align,
    Block,
    Chapter,
    Chart,
    Column,
    Heading,
    Item,
    ItemList,
    Paragraph,
    Table,
)
from skm_desk.documents.laporan_skm.hasil import nrr_and_nilai
from skm_desk.documents.material import Material
from skm_desk.documents.rencana import plan_table
from skm_desk.documents.texts import text_blocks
from skm_desk.domain.id_format import format_count, format_number, join_words
from skm_desk.domain.result import SkmResult, UnsurResult
from skm_desk.domain.saran import CHANNELS, SaranCount
from skm_desk.domain.small_groups import SMALLEST_GROUP
from skm_desk.domain.trend import TrendPoint, changes_of, has_parts


def build(material: Material) -> Chapter:
    """Return BAB IV."""
    return Chapter(
        "BAB IV",
        "Analisis Hasil SKM",
        (
            Heading("4.1", "Analisis Permasalahan/Kelemahan dan Kelebihan Unsur Layanan"),
            *_weak_and_strong(material.result),
            *_saran(material),
            *text_blocks(material, "kondisi"),
            Heading("4.2", "Rencana Tindak Lanjut"),
            *text_blocks(material, "tindak_lanjut"),
            *text_blocks(material, "fgd"),
            plan_table(
                material.plan,
                material.result.lowest(),
                material.kuesioner.unsur_list,
                f"Rencana tindak lanjut hasil SKM {material.survey}",
                material.has_parts,
            ),
            Heading("4.3", "Tren Nilai SKM"),
            *text_blocks(material, "tren"),
            *_trend(material.trend),
        ),
        key="4",
    )


def lowest_words(result: SkmResult) -> str:
    """Return which unsur are the weakest, in one sentence, as BAB IV and BAB V say it."""
    return f"Unsur dengan nilai terendah adalah {_listed(result.lowest())}."


def highest_words(result: SkmResult) -> str:
    """Return which unsur are the strongest, in one sentence; none of them is also weakest."""
    return f"Unsur dengan nilai tertinggi adalah {_listed(strong_only(result))}."


def strong_only(result: SkmResult) -> tuple[UnsurResult, ...]:
    """Return the strongest unsur without those that are among the weakest too (few unsur, ties)."""
    weak = {unsur.unsur.kode for unsur in result.lowest()}
    return tuple(unsur for unsur in result.highest() if unsur.unsur.kode not in weak)


def trend_words(trend: Sequence[TrendPoint]) -> str:
    """Return how the IKM moved from the first to the last point of the trend, in one sentence."""
    if len(trend) < 2:
        return "Nilai tahun sebelumnya belum tercatat, sehingga perubahannya belum dapat dilihat."
    each = "setiap survei" if has_parts(trend) else "setiap tahun"
    steps = changes_of(trend)
    ups = sum(1 for step in steps if step.points > 0)
    downs = sum(1 for step in steps if step.points < 0)
    first, last = trend[0], trend[-1]
    moved = _moved(last.ikm - first.ikm)
    span = f"dari {format_number(first.ikm)} pada {first.name} menjadi"
    words = f"Nilai SKM {moved}, {span} {format_number(last.ikm)} pada {last.name}"
    if len(steps) > 1:
        if ups == len(steps):
            words += f"; nilainya naik {each} yang tercatat"
        elif downs == len(steps):
            words += f"; nilainya turun {each} yang tercatat"
        else:
            turns = ((ups, "naik"), (downs, "turun"), (len(steps) - ups - downs, "tetap"))
            counted = [f"{format_count(n)} kali {word}" for n, word in turns if n]
            words += f"; {join_words(counted)}"
    return f"{words}."


def _moved(points: Decimal) -> str:
    if points == 0:
        return "tidak berubah"
    word = "naik" if points > 0 else "turun"
    return f"{word} {format_number(abs(points))} poin"


def _listed(per_unsur: Sequence[UnsurResult]) -> str:
    return join_words([f"{unsur.unsur.nama} ({format_number(unsur.nilai)})" for unsur in per_unsur])


def _weak_and_strong(result: SkmResult) -> list[Block]:
    if result.is_level:
        value = format_number(result.answered[0].nilai)
        return [
            Paragraph(
                f"Semua unsur memperoleh nilai yang sama, yaitu {value}, sehingga tidak ada unsur"
                " yang lebih lemah atau lebih kuat dari yang lain."
            )
        ]
    blocks: list[Block] = [
        Paragraph("Unsur dengan nilai terendah, dari yang paling rendah:"),
        ItemList(tuple(_ranked(unsur) for unsur in result.lowest()), numbered=True),
    ]
    if strong := strong_only(result):
        blocks += [
            Paragraph("Unsur dengan nilai tertinggi, dari yang paling tinggi:"),
            ItemList(tuple(_ranked(unsur) for unsur in strong), numbered=True),
        ]
    return blocks


def _ranked(unsur: UnsurResult) -> Item:
    return Item(f"{nrr_and_nilai(unsur)}.", lead=f"{unsur.unsur.nama} ({unsur.unsur.kode}): ")


def _saran(material: Material) -> list[Block]:
    blocks: list[Block] = []
    if material.written_saran:
        blocks.append(
            Paragraph(
                f"{format_count(material.written_saran)} dari"
                f" {format_count(material.result.responden)} formulir memuat saran tertulis."
            )
        )
    if by_channel := _by_channel(material.saran_counts):
        blocks.append(Paragraph(by_channel))
    # Beside the nilai of few forms, what was written on one of them would tell whose they are.
    quoted = [s for s in material.quoted if s.form is None or not material.tells_persons]
    if quoted:
        blocks += text_blocks(material, "saran")
        blocks.append(ItemList(tuple(Item(f"“{saran.wording}”") for saran in quoted)))
    if len(quoted) < len(material.quoted):
        blocks.append(
            Paragraph(
                "Saran dari formulir survei tidak dikutip karena formulirnya kurang dari"
                f" {SMALLEST_GROUP}, supaya jawaban seseorang tidak dapat dikenali."
            )
        )
    return blocks


def _by_channel(counts: Sequence[SaranCount]) -> str:
    """Return how many saran came by each channel beside the forms, "" when none did."""
    by_channel = dict.fromkeys(CHANNELS, 0)
    for part in counts:
        if part.channel in by_channel:
            by_channel[part.channel] += part.count
    total = sum(by_channel.values())
    if not total:
        return ""
    listed = join_words(
        [f"{CHANNELS[kode]} {format_count(count)}" for kode, count in by_channel.items() if count]
    )
    return (
        f"Di luar formulir survei diterima {format_count(total)} saran dan pengaduan:"
        f" {listed}; semuanya tidak ikut dihitung dalam IKM."
    )


def _trend(trend: Sequence[TrendPoint]) -> list[Block]:
    head, span, of_each = "Tahun", "dari tahun ke tahun", "per tahun"
    if has_parts(trend):
        head, span, of_each = "Survei", "dari survei ke survei", "per survei"
    rows = []
    steps = changes_of(trend)
    for place, point in enumerate(trend):
        change = "–"
        if place:
            points = steps[place - 1].points
            change = f"{'+' if points > 0 else ''}{format_number(points)}"
        origin = "dicatat dari laporan lama" if point.recorded else "dihitung dari jawaban"
        if point.note:
            origin = f"{origin}; {point.note}"
        rows.append((point.name, format_number(point.ikm), point.mutu.letter, change, origin))
    table = Table(
        (
            Column(head, 1.5, Align.CENTRE),
            Column("IKM", 1.7, Align.RIGHT),
            Column("Mutu", 1.3, Align.CENTRE),
            Column("Perubahan", 2, Align.RIGHT),
            Column("Asal nilai", 7),
        ),
        rows,
        caption=f"Nilai SKM {span}",
    )
    values = join_words([f"{point.name}: {format_number(point.ikm)}" for point in trend])
    chart = Chart(
        "ikm_trend",
        tuple(trend),
        "Grafik tren nilai SKM",
        alt=f"Grafik garis nilai SKM {of_each}. {values}.",
        height_mm=75,
    )
    return [table, chart, Paragraph(trend_words(trend))]
