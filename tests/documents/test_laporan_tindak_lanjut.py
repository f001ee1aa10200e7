"""The laporan hasil tindak lanjut: its outline, its figures, and whatever an office planned."""

import dataclasses
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from skm_desk.documents.blocks import Document, Heading, Signature, Table
from skm_desk.documents.laporan_skm.outline import MADE_UP_BANNER, build_laporan
from skm_desk.documents.laporan_tindak_lanjut.outline import build_tindak_lanjut
from skm_desk.documents.press.printer import print_document
from skm_desk.documents.texts import DOTS
from skm_desk.domain.file_errors import NothingToPrint
from skm_desk.domain.tindak_lanjut import LONGEST, Rtl
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.explore_results import Span
from skm_desk.use_cases.import_data import import_file
from skm_desk.use_cases.make_document import make_file
from skm_desk.use_cases.manage_periods import create_period
from skm_desk.use_cases.plan_tindak_lanjut import set_done, view_plan, write_text
from skm_desk.use_cases.verify_document import verify
from tests.documents.pdf_reading import page_texts
from tests.documents.test_laporan import material_of, words_of

HEADER = ",".join(f"U{n}" for n in range(1, 10))


def document_of(desk: Desk, *plan: Rtl) -> Document:
    material = material_of(desk, "2024")
    return build_tindak_lanjut(dataclasses.replace(material, plan=plan) if plan else material)


def tables(document: Document) -> list[Table]:
    return [b for chapter in document.chapters for b in chapter.blocks if isinstance(b, Table)]


def text_of(document: Document) -> str:
    return " ".join(page_texts(print_document(document, lambda done, total: None).data))


def test_the_outline_of_the_reference(sample_desk: Desk) -> None:
    document = document_of(sample_desk)
    assert [f"{c.number} {c.title}" for c in document.chapters] == [
        "BAB I Pendahuluan",
        "BAB II Deskripsi Rencana Tindak Lanjut",
        "BAB III Realisasi Rencana Tindak Lanjut",
        "BAB IV Kesimpulan",
    ]
    heads = [b.text for c in document.chapters for b in c.blocks if isinstance(b, Heading)]
    assert heads == ["Latar Belakang", "Maksud dan Tujuan"]
    assert document.cover[:3] == (
        "LAPORAN HASIL TINDAK LANJUT",
        "SURVEI KEPUASAN MASYARAKAT",
        "TAHUN 2024",
    )
    assert [table.caption for table in tables(document)] == [
        "Ringkasan hasil SKM tahun 2024",
        "Rencana tindak lanjut hasil SKM tahun 2024",
        "Realisasi rencana tindak lanjut SKM tahun 2024",
        "Strategi penyelesaian rencana yang belum dilaksanakan",
    ]


def test_it_is_about_the_survey_itself_not_the_one_before(sample_desk: Desk) -> None:
    document = document_of(sample_desk)
    words = words_of(document)
    assert "U8 | Penanganan pengaduan, saran dan masukan | 3,2000 | 80,00 | B" in words
    assert (
        "terendah adalah Penanganan pengaduan, saran dan masukan (NRR 3,2000), Kompetensi"
        " pelaksana (NRR 3,6750), dan Sistem, mekanisme dan prosedur (NRR 3,7000)." in words
    )
    assert "0,00 % rencana tindak lanjut (0 dari 3 kegiatan)" in words
    assert "pelaksanaannya belum dilaporkan." in words
    for before in ("2023", "85,71", "leaflet"):
        assert before not in words


def test_plan_and_realisation_stand_in_one_order(sample_desk: Desk) -> None:
    for document in (document_of(sample_desk), build_laporan(material_of(sample_desk, "2024"))):
        plan, told = (
            [table for table in tables(document) if table.caption.startswith(head)][-1]
            for head in ("Rencana tindak lanjut hasil", "Realisasi")
        )
        planned = [row[2] for row in plan.rows if row[2] != DOTS]
        assert planned == [row[1] for row in told.rows]


def test_done_share_and_reasons(sample_desk: Desk) -> None:
    first, second, third = sample_desk.look(view_plan, Span(year=2024)).plan
    sample_desk.do(set_done, first.id, True)
    sample_desk.do(set_done, second.id, False)
    sample_desk.do(write_text, second.id, "alasan", "Menunggu anggaran.")
    sample_desk.do(write_text, second.id, "strategi", "Mengusulkan lagi")
    words = words_of(document_of(sample_desk))
    assert "33,33 % rencana tindak lanjut (1 dari 3 kegiatan)" in words
    assert f"{second.kegiatan}: Menunggu anggaran.\n" in words
    assert f"{third.kegiatan}: pelaksanaannya belum dilaporkan." in words
    assert "Mengusulkan lagi" in words
    sample_desk.do(set_done, second.id, True)
    sample_desk.do(set_done, third.id, True)
    words = words_of(document_of(sample_desk))
    assert "Semua rencana tindak lanjut telah dilaksanakan." in words
    assert "Strategi" not in words


def test_nobody_knows_yet_when_it_is_signed(sample_desk: Desk) -> None:
    signed = [
        block
        for document in (document_of(sample_desk), build_laporan(material_of(sample_desk, "2024")))
        for block in document.chapters[-1].blocks
        if isinstance(block, Signature)
    ]
    assert [s.place_and_date for s in signed] == [f"Jambi, {DOTS}", "Jambi, 30 Desember 2024"]


def test_without_a_plan_there_are_dotted_lines(sample_desk: Desk) -> None:
    material = dataclasses.replace(material_of(sample_desk, "2024"), plan=())
    document = build_tindak_lanjut(material)
    _, plan, told = tables(document)
    assert [row[2] for row in plan.rows] == [DOTS] * 3
    assert told.rows[0][1] == DOTS
    assert "belum disusun, sehingga pelaksanaannya belum dapat dilaporkan" in words_of(document)
    assert "None" not in text_of(document)


def test_when_no_unsur_is_weaker_than_another(desk: Desk, write_csv: Callable[..., Path]) -> None:
    desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    import_file(desk, write_csv(HEADER, "4" + ",4" * 8), "2026")
    document = build_tindak_lanjut(material_of(desk, "2026"))
    assert "Semua unsur memperoleh nilai yang sama" in words_of(document)
    assert tables(document)[1].rows[0][2] == DOTS
    assert "Semua unsur memperoleh nilai yang sama" in text_of(document)


def test_nothing_is_told_where_nobody_answered(desk: Desk, tmp_path: Path) -> None:
    desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    with pytest.raises(NothingToPrint):
        make_file(desk, "tindak-lanjut", tmp_path / "x.pdf", "2026")
    assert not (tmp_path / "x.pdf").exists()


def test_the_longest_texts_are_printed_whole_and_as_typed(sample_desk: Desk) -> None:
    word = "kata<b>&\"' "
    texts = {
        name: (name[:3] + (word * 300))[: limit - 3] + "uju" for name, limit in LONGEST.items()
    }
    plan = [Rtl(str(n), 2024, unsur, done=False, **texts) for n, unsur in enumerate(("U8", None))]
    printed = text_of(document_of(sample_desk, *plan))
    for name in LONGEST:
        assert f"{name[:3]}kata<b>&\"'" in printed, name
    assert printed.count("uju") >= 2 * len(LONGEST)


def test_a_made_up_year_is_marked(sample_desk: Desk) -> None:
    document = build_tindak_lanjut(material_of(sample_desk, "contoh-2025"))
    assert document.banner == MADE_UP_BANNER


def test_anyone_can_compute_it_again(sample_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "tindak-lanjut.pdf"
    made = make_file(sample_desk, "tindak-lanjut", path, year=2024)
    assert made.path == path
    assert verify(path) == ()
