"""The laporan as blocks: its outline, its words, and one number wherever a value stands."""

import dataclasses
import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from skm_desk.documents.blocks import (
    Cell,
    Chart,
    Choices,
    Document,
    Heading,
    ItemList,
    Paragraph,
    Photo,
    Signature,
    Table,
)
from skm_desk.documents.laporan_skm.outline import MADE_UP_BANNER, build_laporan
from skm_desk.documents.material import Material
from skm_desk.documents.texts import DOTS, fill, parse, placeholders, standard_texts
from skm_desk.domain.file_errors import NothingToPrint, PlaceholderUnknown
from skm_desk.domain.settings import Office
from skm_desk.use_cases.change_settings import change_setting
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.import_data import import_file
from skm_desk.use_cases.make_document import gather
from skm_desk.use_cases.manage_periods import create_period

# Every head of the reference laporan, in its order.
HEADS = [
    "1.1 Latar Belakang",
    "1.2 Dasar Pelaksanaan Survei Kepuasan Masyarakat",
    "1.3 Maksud dan Tujuan",
    "2.1 Pelaksana SKM",
    "2.2 Metode Pengumpulan Data",
    "2.3 Lokasi Pengumpulan Data",
    "2.4 Waktu Pelaksanaan SKM",
    "2.5 Penentuan Jumlah Responden",
    "3.1 Jumlah Responden SKM",
    "3.2 Indeks Kepuasan Masyarakat (Unit Layanan dan Per Unsur Layanan)",
    "4.1 Analisis Permasalahan/Kelemahan dan Kelebihan Unsur Layanan",
    "4.2 Rencana Tindak Lanjut",
    "4.3 Tren Nilai SKM",
]
HEADER = ",".join(f"U{n}" for n in range(1, 10))


def material_of(desk: Desk, kode: str | None = None, year: int | None = None) -> Material:
    return desk.look(gather, kode, year)[0]


def words_of(document: Document) -> str:
    return "\n".join(_words(document))


def _words(document: Document) -> Iterator[str]:
    for chapter in document.chapters:
        yield f"{chapter.number} {chapter.title}"
        for block in chapter.blocks:
            match block:
                case Heading():
                    yield f"{block.number} {block.text}"
                case Paragraph():
                    yield block.lead + block.text
                case ItemList():
                    yield from (item.lead + item.text for item in block.items)
                case Table():
                    yield block.caption
                    for row in (*block.rows, *block.foot):
                        yield " | ".join(c.text if isinstance(c, Cell) else c for c in row)
                case Chart():
                    yield f"{block.caption} {block.alt}"
                case Choices():
                    yield f"{block.number}. {block.text} {' '.join(block.choices)}"
                case Photo():
                    yield block.caption
                case Signature():
                    yield f"{block.place_and_date} {block.office} {block.name}"


def test_every_head_of_the_reference_stands_in_order(sample_desk: Desk) -> None:
    document = build_laporan(material_of(sample_desk, "2024"))
    heads = [
        f"{block.number} {block.text}"
        for chapter in document.chapters[:5]
        for block in chapter.blocks
        if isinstance(block, Heading)
    ]
    assert heads == HEADS
    assert [f"{c.number} {c.title}" for c in document.chapters] == [
        "BAB I Pendahuluan",
        "BAB II Pengumpulan Data SKM",
        "BAB III Hasil Pengolahan Data SKM",
        "BAB IV Analisis Hasil SKM",
        "BAB V Kesimpulan",
        "LAMPIRAN 1 Kuesioner",
        "LAMPIRAN 2 Hasil Pengolahan Data",
        "LAMPIRAN 3 Dokumentasi Terkait Pelaksanaan SKM",
        "LAMPIRAN 4 Laporan Hasil Tindak Lanjut SKM Periode Sebelumnya",
    ]
    assert document.banner == ""
    assert document.cover[:3] == ("LAPORAN", "SURVEI KEPUASAN MASYARAKAT", "TAHUN 2024")


def test_one_number_wherever_the_ikm_stands(sample_desk: Desk) -> None:
    document = build_laporan(material_of(sample_desk, "2024"))
    words = words_of(document)
    assert words.count("93,54") >= 6
    assert document.facts["IKM"] == "93,54"
    assert b'"ikm": "93.54"' in document.attachments[1].data
    near = re.findall(r"9[34],\d\d", words.replace("93,54", ""))
    allowed = {"94,38", "94,06", "94,69", "93,25"}  # nilai of unsur, 2024 and 2023
    assert set(near) <= allowed


def test_the_mistakes_of_the_reference_do_not_come_back(sample_desk: Desk) -> None:
    words = words_of(build_laporan(material_of(sample_desk, "2024")))
    for mistake in ("93,82", "93.82", "87,52", "BB", "Maklumat", "Jawa Tengah", "450 ", " 330 "):
        assert mistake not in words
    assert "jumlah responden penerima layanan adalah 80 (delapan puluh) orang" in words
    assert "80,00 % dari jumlah yang ditetapkan" in words
    assert "B/000.8.3.4/2091/SETDA.ORG/VII/2024" in words
    assert "85,71 %" in words
    assert "6 dari 7 kegiatan" in words


def test_weak_and_strong_are_the_same_in_both_chapters(sample_desk: Desk) -> None:
    document = build_laporan(material_of(sample_desk, "2024"))
    conclusion = "\n".join(
        item.text
        for b in document.chapters[4].blocks
        if isinstance(b, ItemList)
        for item in b.items
    )
    assert (
        "terendah adalah Penanganan pengaduan, saran dan masukan (80,00),"
        " Kompetensi pelaksana (91,88), dan Sistem, mekanisme dan prosedur (92,50)." in conclusion
    )
    assert (
        "tertinggi adalah Sarana dan prasarana (99,69), Biaya/tarif (99,06),"
        " dan Persyaratan (95,63)." in conclusion
    )
    lists = [b for b in document.chapters[3].blocks if isinstance(b, ItemList)]
    assert [item.lead[:-2] for item in lists[0].items] == [
        "Penanganan pengaduan, saran dan masukan (U8)",
        "Kompetensi pelaksana (U6)",
        "Sistem, mekanisme dan prosedur (U2)",
    ]


def table(document: Document, caption: str) -> Table:
    return next(
        block
        for chapter in document.chapters
        for block in chapter.blocks
        if isinstance(block, Table) and block.caption.startswith(caption)
    )


def test_the_plan_begins_with_the_weakest_unsur(sample_desk: Desk) -> None:
    rows = table(build_laporan(material_of(sample_desk, "2024")), "Rencana tindak lanjut").rows
    names = [row[1].text for row in rows if isinstance(row[1], Cell)]
    assert names == [
        "Penanganan pengaduan, saran dan masukan (U8)",
        "Kompetensi pelaksana (U6)",
        "Sistem, mekanisme dan prosedur (U2)",
        "Waktu penyelesaian (U3)",
        "Perilaku pelaksana (U7)",
        "Di luar unsur",
    ]
    assert [row[2] for row in rows[:3]] == [DOTS] * 3
    assert list(rows[4][3:7]) == ["", "", "", "√"]


def test_the_raw_table_ends_in_the_sums_of_its_rows(sample_desk: Desk) -> None:
    raw = table(build_laporan(material_of(sample_desk, "2024")), "Nilai setiap responden")
    assert len(raw.rows) == 80
    sums = [sum(int(row[column]) for row in raw.rows) for column in range(1, 10)]
    printed = {row[0].text: row[1:] for row in raw.foot if isinstance(row[0], Cell)}
    assert [int(cell) for cell in printed["Jumlah nilai"]] == sums
    assert sums == [306, 296, 302, 317, 301, 294, 303, 256, 319]
    assert printed["NRR"] == (
        "3,8250",
        "3,7000",
        "3,7750",
        "3,9625",
        "3,7625",
        "3,6750",
        "3,7875",
        "3,2000",
        "3,9875",
    )
    assert printed["IKM"][0].text.startswith("93,54")


def test_percentages_of_every_field_add_up(sample_desk: Desk) -> None:
    rows = table(build_laporan(material_of(sample_desk, "contoh-2025")), "Karakteristik").rows
    shares: list[float] = []
    groups = 0
    for row in rows:
        if isinstance(row[2], Cell):
            assert sum(shares) == pytest.approx(100.0, abs=1e-9)
            shares = []
            groups += 1
        else:
            shares.append(float(str(row[4]).removesuffix(" %").replace(",", ".")))
    assert groups == 5


@pytest.mark.parametrize("count", [1, 9, 10])
def test_under_ten_forms_who_answered_is_not_printed(
    desk: Desk, write_csv: Callable, count: int
) -> None:
    desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    rows = ["P,S3" + ",3" * 9] * count
    import_file(desk, write_csv(f"jenis_kelamin,pendidikan,{HEADER}", *rows), "2026")
    words = words_of(build_laporan(material_of(desk, "2026")))
    assert ("Karakteristik responden" in words) is (count == 10)
    assert ("rinciannya tidak dicetak karena kurang dari 10 orang" in words) is (count < 10)
    assert "IKM 75,00" in words


def test_made_up_forms_are_marked(sample_desk: Desk) -> None:
    assert build_laporan(material_of(sample_desk, "contoh-2025")).banner == MADE_UP_BANNER


def test_what_the_office_has_not_said_is_a_dotted_line(desk: Desk, write_csv: Callable) -> None:
    desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    import_file(desk, write_csv(HEADER, "4" + ",4" * 8), "2026")
    document = build_laporan(material_of(desk, "2026"))
    words = words_of(document)
    assert DOTS in words
    assert document.cover[3] == DOTS
    assert "None" not in words
    assert "Semua unsur memperoleh nilai yang sama" in words
    assert "tertinggi" not in words
    assert "belum tercatat, sehingga perubahannya belum dapat dilihat" in words
    assert "Tidak ada foto" in words
    assert "tidak ada hasil tindak lanjut" in words


def test_an_unsur_nobody_answered_has_no_value(desk: Desk, write_csv: Callable) -> None:
    desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    import_file(desk, write_csv(HEADER, "4,3,4,4,4,4,4,,4", "4,3,4,4,4,4,2,,4"), "2026")
    words = words_of(build_laporan(material_of(desk, "2026")))
    assert "U8 | Penanganan pengaduan, saran dan masukan | 0 | – | – | – | Belum ada data" in words
    assert "Bobot setiap unsur adalah 1/8." in words
    assert "Unsur yang tidak dijawab seorang pun tidak ikut dihitung" in words


def test_few_unsur_are_never_both_weak_and_strong(desk: Desk, write_csv: Callable) -> None:
    desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    import_file(desk, write_csv(HEADER, "4,3,2,1,,,,,"), "2026")
    words = words_of(build_laporan(material_of(desk, "2026")))
    assert (
        "Unsur dengan nilai terendah adalah Biaya/tarif (25,00), Waktu penyelesaian (50,00),"
        " dan Sistem, mekanisme dan prosedur (75,00)." in words
    )
    assert "Unsur dengan nilai tertinggi adalah Persyaratan (100,00)." in words


def test_an_old_bobot_is_printed_where_it_is_used(sample_desk: Desk) -> None:
    sample_desk.do(change_setting, "bobot", "0,111")
    words = words_of(build_laporan(material_of(sample_desk, "2024")))
    assert "Bobot setiap unsur adalah 0,111" in words
    assert "93,45" in words
    assert "93,54" not in words


def test_a_year_of_two_periods(desk: Desk, write_csv: Callable) -> None:
    for kode, mulai, selesai in (
        ("2026-S1", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-S2", date(2026, 7, 1), date(2026, 12, 31)),
    ):
        desk.do(create_period, kode, mulai, selesai, 100)
        import_file(desk, write_csv(HEADER, "4" + ",4" * 8, "3" + ",3" * 8), kode)
    document = build_laporan(material_of(desk, year=2026))
    words = words_of(document)
    assert document.cover[2] == "TAHUN 2026"
    assert "1 Januari – 30 Juni 2026, 1 Juli – 31 Desember 2026" in words
    assert len(table(document, "Nilai setiap responden").rows) == 4
    one = build_laporan(material_of(desk, "2026-S2"))
    assert one.cover[2] == "PERIODE 2026-S2"


def test_nothing_to_report(desk: Desk) -> None:
    desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    with pytest.raises(NothingToPrint):
        desk.look(gather, "2026", None)


def test_an_own_text_replaces_the_standard_one(sample_desk: Desk) -> None:
    material = material_of(sample_desk, "2024")
    own = {**material.own_texts, "pelaksana": "Tim {instansi} pada {tahun}."}
    words = words_of(build_laporan(dataclasses.replace(material, own_texts=own)))
    assert f"Tim {material.office.instansi} pada 2024." in words
    assert "secara mandiri" not in words


@pytest.mark.parametrize(
    "text", ["{nama_kota}", "{", "{kota", "{kota!r}", "{kota:>9}", "{0}", "{}"]
)
def test_a_placeholder_that_does_not_exist_is_refused(sample_desk: Desk, text: str) -> None:
    material = dataclasses.replace(material_of(sample_desk, "2024"), own_texts={"waktu": text})
    with pytest.raises(PlaceholderUnknown):
        build_laporan(material)


def test_standard_texts_name_only_known_placeholders(sample_desk: Desk) -> None:
    values = placeholders(material_of(sample_desk, "2024"))
    for section, text in standard_texts().items():
        assert "{" not in fill(section, text, values)


def test_texts_become_paragraphs_and_lists() -> None:
    blocks = parse("Satu\ndua.\n\n- a\n- b\n\n1. c\n2. d")
    assert isinstance(blocks[0], Paragraph)
    assert blocks[0].text == "Satu dua."
    assert [type(block) for block in blocks[1:]] == [ItemList, ItemList]
    assert [item.text for item in blocks[1].items] == ["a", "b"]  # type: ignore[union-attr]
    assert [item.text for item in blocks[2].items] == ["c", "d"]  # type: ignore[union-attr]


def test_an_empty_office_still_has_words() -> None:
    assert Office().missing[0] == "Nama instansi"
