"""Lampiran 4: what became of the plan of the survey before."""

from skm_desk.documents.blocks import (
    Align,
    Block,
    Chapter,
    Column,
    Heading,
    Item,
    ItemList,
    Paragraph,
    Space,
    Table,
)
from skm_desk.documents.material import Material, PreviousSurvey
from skm_desk.documents.rencana import plan_table
from skm_desk.documents.tanda_tangan import signature
from skm_desk.documents.texts import text_blocks
from skm_desk.domain.id_format import format_count, format_number, format_percent, join_words
from skm_desk.domain.result import UnsurResult, weakest
from skm_desk.domain.tindak_lanjut import Rtl, done_share


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
            *_description(material, previous),
            Heading("C.", "Realisasi Rencana Tindak Lanjut"),
            Paragraph("Rencana yang telah disusun dilaksanakan sebagai berikut:"),
            _realisation(previous),
            Heading("D.", "Kesimpulan"),
            *_conclusion(material, previous),
            Space(8),
            signature(material),
        )
    return Chapter(
        "LAMPIRAN 4", "Laporan Hasil Tindak Lanjut SKM Periode Sebelumnya", blocks, key="L4"
    )


def _description(material: Material, previous: PreviousSurvey) -> list[Block]:
    weak = weakest(previous.per_unsur)
    blocks: list[Block] = []
    if previous.per_unsur:
        names = join_words([f"{u.unsur.nama} (NRR {format_number(u.nrr, 4)})" for u in weak])
        blocks += [
            Paragraph(f"Hasil SKM tahun {previous.tahun} per unsur adalah sebagai berikut:"),
            _summary(previous),
            Paragraph(f"Unsur dengan nilai terendah adalah {names}."),
        ]
    blocks += [
        Paragraph(f"Rencana tindak lanjut atas hasil SKM tahun {previous.tahun}:"),
        plan_table(
            previous.plan,
            weak,
            material.kuesioner.unsur_list,
            f"Rencana tindak lanjut hasil SKM {previous.tahun}",
        ),
    ]
    return blocks


def _summary(previous: PreviousSurvey) -> Table:
    return Table(
        (
            Column("Kode", 1.2, Align.CENTRE),
            Column("Unsur", 7),
            Column("NRR", 2, Align.RIGHT),
            Column("Nilai", 2, Align.RIGHT),
            Column("Mutu", 1.5, Align.CENTRE),
        ),
        [_summary_row(unsur) for unsur in previous.per_unsur],
        caption=f"Ringkasan hasil SKM tahun {previous.tahun}",
    )


def _summary_row(unsur: UnsurResult) -> tuple[str, ...]:
    return (
        unsur.unsur.kode,
        unsur.unsur.nama,
        format_number(unsur.nrr, 4),
        format_number(unsur.nilai),
        unsur.mutu.letter if unsur.mutu else "–",
    )


def _realisation(previous: PreviousSurvey) -> Table:
    return Table(
        (
            Column("No.", 0.9, Align.CENTRE),
            Column("Rencana tindak lanjut", 3.6),
            Column("Sudah/belum", 1.7),
            Column("Deskripsi tindak lanjut", 4),
            Column("Dokumentasi kegiatan", 2.8),
            Column("Tantangan/ hambatan", 2.6),
        ),
        [
            (
                str(number),
                rtl.kegiatan,
                _status(rtl),
                rtl.realisasi or "–",
                rtl.dokumentasi or "–",
                rtl.hambatan or "–",
            )
            for number, rtl in enumerate(previous.plan, start=1)
        ],
        caption=f"Realisasi rencana tindak lanjut SKM {previous.tahun}",
    )


def _status(rtl: Rtl) -> str:
    if rtl.done is None:
        return "Belum dilaporkan"
    return "Sudah" if rtl.done else "Belum"


def _conclusion(material: Material, previous: PreviousSurvey) -> list[Block]:
    share = done_share(previous.plan)
    instansi = material.office.instansi or "Unit layanan ini"
    blocks: list[Block] = [
        Paragraph(
            f"{instansi} telah melaksanakan {format_percent(share.percent)} rencana tindak lanjut"
            f" ({format_count(share.done)} dari {format_count(share.planned)} kegiatan)."
        )
    ]
    rest = [rtl for rtl in previous.plan if not rtl.done]
    if not rest:
        blocks.append(Paragraph("Semua rencana tindak lanjut telah dilaksanakan."))
        return blocks
    blocks += [
        Paragraph("Rencana yang belum dilaksanakan beserta alasannya:"),
        ItemList(
            tuple(
                Item(f"{rtl.alasan or 'alasan belum dicatat'}.", lead=f"{rtl.kegiatan}: ")
                for rtl in rest
            )
        ),
        Paragraph("Penyelesaiannya direncanakan sebagai berikut:"),
        Table(
            (
                Column("No.", 0.9, Align.CENTRE),
                Column("Rencana tindak lanjut", 3.6),
                Column("Strategi penyelesaian", 3),
                Column("Target waktu", 2.4),
                Column("Penanggung jawab", 2.6),
                Column("Pihak terkait", 2.6),
            ),
            [
                (
                    str(number),
                    rtl.kegiatan,
                    rtl.strategi or "–",
                    rtl.target_waktu or "–",
                    rtl.penanggung_jawab or "–",
                    rtl.stakeholder or "–",
                )
                for number, rtl in enumerate(rest, start=1)
            ],
            caption="Strategi penyelesaian rencana yang belum dilaksanakan",
        ),
    ]
    return blocks
