"""What was planned after a survey, what became of it, what is left: told alike in every laporan."""

from collections.abc import Sequence

from skm_desk.documents.blocks import (
    Align,
    Block,
    Column,
    Item,
    ItemList,
    Paragraph,
    Table,
)
from skm_desk.documents.material import Material, PlannedSurvey
from skm_desk.documents.rencana import kegiatan_words, plan_table
from skm_desk.documents.texts import DOTS
from skm_desk.domain.id_format import format_count, format_number, format_percent, join_words
from skm_desk.domain.result import UnsurResult, lowest_of
from skm_desk.domain.tindak_lanjut import Rtl, done_share, group_plan

_NOTHING = "–"


def describe_plan(material: Material, survey: PlannedSurvey) -> list[Block]:
    """Return what the survey gave per unsur, which are the weakest, and the plan."""
    weak = lowest_of(survey.per_unsur)
    blocks: list[Block] = []
    if survey.per_unsur:
        blocks += [
            Paragraph(f"Hasil SKM {survey.name} per unsur adalah sebagai berikut:"),
            _summary(survey),
            Paragraph(_weakest_words(weak)),
        ]
    return [
        *blocks,
        Paragraph(f"Rencana tindak lanjut atas hasil SKM {survey.name}:"),
        plan_table(
            survey.plan,
            weak,
            material.kuesioner.unsur_list,
            f"Rencana tindak lanjut hasil SKM {survey.name}",
            survey.has_parts,
        ),
    ]


def realisation_table(material: Material, survey: PlannedSurvey) -> Table:
    """Return what became of each action, in the order of the table of the plan."""
    rows = [
        (
            str(number),
            kegiatan_words(rtl, survey.has_parts),
            _status(rtl),
            rtl.realisasi or _NOTHING,
            rtl.dokumentasi or _NOTHING,
            rtl.hambatan or _NOTHING,
        )
        for number, rtl in enumerate(_in_order(material, survey), start=1)
    ]
    return Table(
        (
            Column("No.", 0.9, Align.CENTRE),
            Column("Rencana tindak lanjut", 3.6),
            Column("Sudah/belum", 1.7),
            Column("Deskripsi tindak lanjut", 4),
            Column("Dokumentasi kegiatan", 2.8),
            Column("Tantangan/ hambatan", 2.6),
        ),
        rows or [("1", DOTS, "", DOTS, DOTS, DOTS)],
        caption=f"Realisasi rencana tindak lanjut SKM {survey.name}",
    )


def conclude_plan(material: Material, survey: PlannedSurvey) -> list[Block]:
    """Return which share is done, why the rest is not, and how it shall be."""
    if not survey.plan:
        return [
            Paragraph(
                f"Rencana tindak lanjut atas hasil SKM {survey.name} belum disusun, sehingga"
                " pelaksanaannya belum dapat dilaporkan."
            )
        ]
    share = done_share(survey.plan)
    instansi = material.office.instansi or "Unit layanan ini"
    told = Paragraph(
        f"{instansi} telah melaksanakan {format_percent(share.percent)} rencana tindak lanjut"
        f" ({format_count(share.done)} dari {format_count(share.planned)} kegiatan)."
    )
    rest = [rtl for rtl in _in_order(material, survey) if not rtl.done]
    if not rest:
        return [told, Paragraph("Semua rencana tindak lanjut telah dilaksanakan.")]
    return [
        told,
        Paragraph("Rencana yang belum dilaksanakan beserta alasannya:"),
        ItemList(
            tuple(
                Item(f"{_reason(rtl)}.", lead=f"{kegiatan_words(rtl, survey.has_parts)}: ")
                for rtl in rest
            )
        ),
        Paragraph("Penyelesaiannya direncanakan sebagai berikut:"),
        _strategy_table(rest, survey.has_parts),
    ]


def _weakest_words(weak: Sequence[UnsurResult]) -> str:
    if not weak:
        return (
            "Semua unsur memperoleh nilai yang sama, sehingga tidak ada unsur yang lebih lemah dari"
            " yang lain."
        )
    names = join_words([f"{u.unsur.nama} (NRR {format_number(u.nrr, 4)})" for u in weak])
    return f"Unsur dengan nilai terendah adalah {names}."


def _summary(survey: PlannedSurvey) -> Table:
    return Table(
        (
            Column("Kode", 1.2, Align.CENTRE),
            Column("Unsur", 7),
            Column("NRR", 2, Align.RIGHT),
            Column("Nilai", 2, Align.RIGHT),
            Column("Mutu", 1.5, Align.CENTRE),
        ),
        [
            (
                unsur.unsur.kode,
                unsur.unsur.nama,
                format_number(unsur.nrr, 4),
                format_number(unsur.nilai),
                unsur.mutu.letter if unsur.mutu else _NOTHING,
            )
            for unsur in survey.per_unsur
        ],
        caption=f"Ringkasan hasil SKM {survey.name}",
    )


def _strategy_table(rest: Sequence[Rtl], has_parts: bool) -> Table:
    return Table(
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
                kegiatan_words(rtl, has_parts),
                rtl.strategi or _NOTHING,
                rtl.target_waktu or _NOTHING,
                rtl.penanggung_jawab or _NOTHING,
                rtl.stakeholder or _NOTHING,
            )
            for number, rtl in enumerate(rest, start=1)
        ],
        caption="Strategi penyelesaian rencana yang belum dilaksanakan",
    )


def _in_order(material: Material, survey: PlannedSurvey) -> list[Rtl]:
    groups = group_plan(survey.plan, lowest_of(survey.per_unsur), material.kuesioner.unsur_list)
    return [rtl for group in groups for rtl in group.plan]


def _status(rtl: Rtl) -> str:
    if rtl.done is None:
        return "Belum dilaporkan"
    return "Sudah" if rtl.done else "Belum"


def _reason(rtl: Rtl) -> str:
    if rtl.alasan:
        return rtl.alasan.rstrip(".")
    return "pelaksanaannya belum dilaporkan" if rtl.done is None else "alasan belum dicatat"
