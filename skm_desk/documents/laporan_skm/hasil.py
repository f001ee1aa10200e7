"""BAB III: who answered, and the IKM of the unit and of each unsur."""

from decimal import Decimal

from skm_desk.documents.blocks import (
    Align,
    Block,
    Cell,
    CellLike,
    Chapter,
    Chart,
    Column,
    Heading,
    Paragraph,
    Table,
)
from skm_desk.documents.material import Material
from skm_desk.documents.texts import PROFILE_HIDDEN, text_blocks
from skm_desk.domain.demographics import Breakdown
from skm_desk.domain.id_format import (
    format_count,
    format_number,
    format_percent,
    spell_number,
)
from skm_desk.domain.result import (
    HIGHEST_NILAI,
    LOWEST_NILAI,
    Bobot,
    Mutu,
    SkmResult,
    UnsurResult,
)

SCALE_WORDS = f"{LOWEST_NILAI:.0f} sampai {HIGHEST_NILAI:.0f}"


def build(material: Material) -> Chapter:
    """Return BAB III; `material.result` must have an IKM."""
    return Chapter(
        "BAB III",
        "Hasil Pengolahan Data SKM",
        (
            Heading("3.1", "Jumlah Responden SKM"),
            *_who(material),
            Heading("3.2", "Indeks Kepuasan Masyarakat (Unit Layanan dan Per Unsur Layanan)"),
            *text_blocks(material, "pengolahan"),
            *_bobot_note(material.result),
            _unsur_table(material.result),
            Paragraph(ikm_sentence(material)),
            _chart(material.result),
            _mutu_table(),
        ),
        key="3",
    )


def ikm_sentence(material: Material) -> str:
    """Return the IKM, its mutu and its kinerja in words, as BAB III and BAB V say it."""
    result = material.result
    assert result.mutu is not None
    instansi = material.office.instansi or "Unit layanan ini"
    return (
        f"{instansi} memperoleh IKM {format_number(result.ikm)} dengan mutu pelayanan"
        f" {result.mutu.letter} dan kinerja {result.mutu.kinerja}."
    )


def nrr_and_nilai(unsur: UnsurResult) -> str:
    """Return the figures of one unsur in words: NRR of 4 decimals, nilai of 2, mutu."""
    letter = unsur.mutu.letter if unsur.mutu else ""
    return f"NRR {format_number(unsur.nrr, 4)}, nilai {format_number(unsur.nilai)}, mutu {letter}"


def _who(material: Material) -> tuple[Block, ...]:
    """Return how many answered and, unless that tells what each of them said, who they were."""
    count = material.result.responden
    words = (
        "Berdasarkan hasil pengumpulan data, jumlah responden penerima layanan adalah"
        f" {format_count(count)} ({spell_number(count)}) orang"
    )
    if material.tells_persons:
        return (Paragraph(f"{words}; {PROFILE_HIDDEN}."),)
    return (
        Paragraph(f"{words}, dengan rincian sebagai berikut:"),
        _characteristics(material.breakdowns),
    )


def _characteristics(breakdowns: tuple[Breakdown, ...]) -> Table:
    rows: list[tuple[CellLike, ...]] = []
    for number, breakdown in enumerate(breakdowns, start=1):
        rows += _characteristic(number, breakdown)
    return Table(
        (
            Column("No.", 1, Align.CENTRE),
            Column("Karakteristik", 4),
            Column("Indikator", 6),
            Column("Jumlah", 2, Align.RIGHT),
            Column("Persentase", 2.6, Align.RIGHT),
        ),
        rows,
        caption="Karakteristik responden",
    )


def _characteristic(number: int, breakdown: Breakdown) -> list[tuple[CellLike, ...]]:
    """Return the rows of one field; one that nobody filled is one line, not a list of zeros."""
    listed = breakdown.rows
    if breakdown.is_empty:
        listed = tuple(row for row in breakdown.rows if row.count)
    lines: list[tuple[CellLike, ...]] = [
        (row.label, format_count(row.count), format_percent(row.percent)) for row in listed
    ]
    if len(lines) > 1:
        shares = [row.percent for row in listed if row.percent is not None]
        total = sum(shares, Decimal(0)) if shares else None
        words = ("Jumlah", format_count(breakdown.total), format_percent(total))
        lines.append(tuple(Cell(word, strong=True) for word in words))
    height = len(lines)
    heads: list[tuple[CellLike, ...]] = [
        (Cell(str(number), down=height), Cell(breakdown.title, down=height))
    ]
    heads += [("", "")] * (height - 1)
    return [(*head, *line) for head, line in zip(heads, lines, strict=True)]


def _bobot_note(result: SkmResult) -> tuple[Block, ...]:
    answered = len(result.answered)
    if result.bobot is Bobot.EXACT:
        words = f"Bobot setiap unsur adalah 1/{answered}."
    else:
        words = (
            f"Bobot setiap unsur adalah {result.bobot.value}, dipakai untuk mencocokkan dengan"
            " lembar olah data lama; bobot yang tepat adalah 1 dibagi jumlah unsur."
        )
    missing = [unsur.unsur for unsur in result.per_unsur if unsur.nrr is None]
    if missing:
        names = ", ".join(f"{unsur.nama} ({unsur.kode})" for unsur in missing)
        words += f" Unsur yang tidak dijawab seorang pun tidak ikut dihitung: {names}."
    return (Paragraph(words),)


def _unsur_table(result: SkmResult) -> Table:
    assert result.mutu is not None
    return Table(
        (
            Column("Kode", 1.2, Align.CENTRE),
            Column("Unsur pelayanan", 6),
            Column("Jawaban", 1.7, Align.RIGHT),
            Column("NRR", 1.7, Align.RIGHT),
            Column("Nilai", 1.7, Align.RIGHT),
            Column("Mutu", 1.2, Align.CENTRE),
            Column("Kinerja", 2.4),
        ),
        [_unsur_row(unsur) for unsur in result.per_unsur],
        caption="Nilai SKM per unsur pelayanan",
        foot=(
            (
                Cell("IKM unit layanan", across=4),
                "",
                "",
                "",
                format_number(result.ikm),
                result.mutu.letter,
                result.mutu.kinerja,
            ),
        ),
    )


def _unsur_row(unsur: UnsurResult) -> tuple[str, ...]:
    return (
        unsur.unsur.kode,
        unsur.unsur.nama,
        format_count(unsur.jawaban),
        format_number(unsur.nrr, 4),
        format_number(unsur.nilai),
        unsur.mutu.letter if unsur.mutu else "–",
        unsur.mutu.kinerja if unsur.mutu else "Belum ada data",
    )


def _chart(result: SkmResult) -> Chart:
    return Chart(
        "unsur_bars",
        result,
        "Grafik nilai SKM per unsur pelayanan",
        alt=f"Grafik batang nilai setiap unsur pada skala {SCALE_WORDS}. {_chart_words(result)}",
        height_mm=92,
    )


def _chart_words(result: SkmResult) -> str:
    if result.is_level:
        return f"Semua unsur bernilai {format_number(result.answered[0].nilai)}."
    lowest, highest = result.lowest()[0], result.highest()[0]
    return (
        f"Terendah {lowest.unsur.nama} {format_number(lowest.nilai)}, tertinggi"
        f" {highest.unsur.nama} {format_number(highest.nilai)}."
    )


def _mutu_table() -> Table:
    rows = [
        (
            str(persepsi),
            f"{format_number(mutu.lowest)} – {format_number(mutu.highest)}",
            mutu.letter,
            mutu.kinerja,
        )
        for persepsi, mutu in enumerate(reversed(Mutu), start=1)
    ]
    return Table(
        (
            Column("Nilai persepsi", 2, Align.CENTRE),
            Column("Nilai interval konversi", 4, Align.CENTRE),
            Column("Mutu pelayanan", 2.5, Align.CENTRE),
            Column("Kinerja unit pelayanan", 4),
        ),
        rows,
        caption="Nilai persepsi, interval konversi, mutu, dan kinerja (PermenPANRB 14/2017)",
    )
