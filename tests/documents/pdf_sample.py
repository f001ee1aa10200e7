"""A made-up laporan with every block type, for the tests of the printing side."""

import io

from PIL import Image, ImageDraw

from skm_desk.documents.blocks import (
    Align,
    Attachment,
    Cell,
    Chapter,
    Chart,
    Column,
    Document,
    Heading,
    Item,
    ItemList,
    NewPage,
    Notice,
    Paragraph,
    Photo,
    Signature,
    Table,
)
from tests.documents.pdf_sample_tables import (
    UNSUR_NAMES,
    dense_table,
    form_chapter,
    plan_table,
    responden_table,
    unsur_table,
)
from tests.domain.survey_data import read_2024, result_of

OFFICE = "Dinas Sosial, Kependudukan dan Pencatatan Sipil Provinsi Contoh"

LONG_WORD = "a" * 10_000
LONG_SARAN = "Antrean panjang sekali, mohon ditambah loket. " * 220
HARD_TEXT = "<b>tebal?</b> & \"kutip\" 'petik' <para> &amp; %s {0} \\n [x]"
RARE_SIGNS = "Centang ✓, akar √, senyum 😀, jempol 👍, Arab أحمد, Jawa ꦗꦮ, hati ❤."
LOREM = (
    "Survei Kepuasan Masyarakat dilaksanakan untuk mengetahui tingkat kepuasan penerima layanan "
    "sebagai bahan perbaikan mutu pelayanan publik. Hasil survei disusun menurut sembilan unsur "
    "yang diatur dalam Peraturan Menteri PANRB Nomor 14 Tahun 2017 dan diumumkan kepada "
    "masyarakat melalui papan pengumuman serta laman resmi instansi."
)


def photo(width: int = 1600, height: int = 1200, kind: str = "JPEG") -> bytes:
    """Return a drawn picture as the bytes of a file."""
    image = Image.new("RGB", (width, height), "#9db8bb")
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, height * 2 // 3, width, height), fill="#c9b79a")
    pen.ellipse((width // 3, height // 4, width // 2, height // 2), fill="#5a4636")
    pen.rectangle((width // 8, height // 2, width // 4, height * 3 // 4), fill="#0b4f5c")
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


def sample_document(*, dense_rows: int = 150, banner: str = "DATA BUATAN") -> Document:
    """Return a laporan of some twenty pages that uses every block type."""
    opening = Chapter(
        "BAB I",
        "Pendahuluan",
        (
            Heading("1.1", "Latar belakang"),
            Paragraph(LOREM + " " + LOREM),
            Paragraph(LOREM),
            Paragraph(LOREM + " " + LOREM),
            Heading("1.2", "Dasar pelaksanaan Survei Kepuasan Masyarakat"),
            ItemList(
                (
                    Item("Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik."),
                    Item(
                        "Peraturan Pemerintah Nomor 96 Tahun 2012 tentang Pelaksanaan "
                        "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik."
                    ),
                    Item(
                        "Peraturan Menteri PANRB Nomor 14 Tahun 2017 tentang Pedoman Penyusunan "
                        "Survei Kepuasan Masyarakat Unit Penyelenggara Pelayanan Publik."
                    ),
                )
            ),
            Heading("1.3", "Maksud dan tujuan"),
            Paragraph("Adapun sasaran dilakukannya SKM adalah:"),
            ItemList(
                tuple(
                    Item(f"mendorong penyelenggara pelayanan pada hal ke-{n} menjadi lebih baik;")
                    for n in range(1, 12)
                ),
                numbered=True,
            ),
        ),
        key="1",
    )
    unsur = Chapter(
        "BAB II",
        "Pengumpulan data SKM",
        (
            Heading("2.1", "Pelaksana SKM"),
            Paragraph(LOREM),
            Heading("2.2", "Metode pengumpulan data"),
            Paragraph("Kesembilan unsur yang ditanyakan yaitu:"),
            ItemList(
                tuple(
                    Item(LOREM[: 150 + 30 * n], f"{name}:") for n, name in enumerate(UNSUR_NAMES)
                ),
                numbered=True,
            ),
            Heading("2.3", "Penentuan jumlah responden"),
            Paragraph(LOREM),
            Notice(
                "Jumlah responden (80) kurang dari yang ditetapkan (100); kekurangannya 20 orang."
            ),
        ),
        key="2",
    )
    figures = Chapter(
        "BAB III",
        "Hasil pengolahan data SKM",
        (
            Heading("3.1", "Jumlah responden SKM"),
            Paragraph("Jumlah responden adalah 80 orang dengan rincian sebagai berikut:"),
            responden_table(),
            Heading("3.2", "Indeks Kepuasan Masyarakat"),
            Paragraph("IKM unit layanan adalah 93,54 dengan mutu A (Sangat Baik)."),
            unsur_table(),
            Chart(
                "unsur_bars", result_of(read_2024()), "Nilai SKM per unsur", "Sembilan batang", 100
            ),
            Heading("3.3", "Rencana tindak lanjut"),
            Paragraph(LOREM),
            plan_table(),
            Heading("3.3.1", "Tata waktu", level=3),
            Paragraph(LOREM),
        ),
        key="3",
    )
    closing = Chapter(
        "BAB IV",
        "Kesimpulan",
        (
            Paragraph("Dari survei periode Januari sampai Desember 2024 disimpulkan:"),
            ItemList((Item(LOREM), Item(LOREM), Item(LOREM))),
            Paragraph("Demikian laporan ini dibuat untuk digunakan sebagaimana mestinya."),
            Signature(
                "Jambi, 30 Desember 2024",
                "Kepala Dinas,",
                "Drs. CONTOH NAMA, M.H.",
                ("Pembina Utama Madya", "NIP 19700101 199001 1 001"),
            ),
            NewPage(),
            Signature("", "Kepala Dinas,", ""),
        ),
        key="4",
    )
    raw = Chapter("LAMPIRAN 2", "Jawaban responden", (dense_table(dense_rows),), key="L2")
    pictures = Chapter(
        "LAMPIRAN 3",
        "Dokumentasi",
        (
            Photo(photo(), "Petugas mendampingi penerima layanan mengisi kuesioner"),
            Photo(photo(900, 1400, "PNG"), "Ruang pelayanan"),
            Photo(None, "Rapat pembahasan hasil survei"),
        ),
        key="L3",
    )
    hard = Chapter(
        "LAMPIRAN 4",
        "Saran " + HARD_TEXT,
        (
            Paragraph(HARD_TEXT),
            Paragraph(RARE_SIGNS, "Tanda:"),
            ItemList(
                (Item(LONG_SARAN), Item(LONG_WORD), Item("baris satu\nbaris dua\x00\x07")), True
            ),
            Table(
                (Column("No.", 1, Align.RIGHT), Column("Saran", 8), Column("Unsur", 2)),
                (
                    ("1", LONG_SARAN, "U3"),
                    ("2", LONG_WORD, "U1"),
                    ("3", HARD_TEXT, RARE_SIGNS),
                    (Cell("4", down=2), "dua", LONG_SARAN[:400]),
                    ("", "baris", "U2"),
                ),
                "Saran yang panjang",
            ),
            Table((Column("Kosong", 1), Column("Isi", 1)), (), "Tabel tanpa baris"),
        ),
        key="L4",
    )
    return Document(
        title="Laporan Survei Kepuasan Masyarakat 2024",
        subject="Laporan SKM menurut PermenPANRB 14/2017",
        author=OFFICE,
        cover=(
            "LAPORAN",
            "SURVEI KEPUASAN MASYARAKAT",
            "PERIODE JANUARI–DESEMBER 2024",
            OFFICE.upper(),
            "Jl. Contoh Nomor 45, Jambi",
        ),
        running_head=(OFFICE, "Laporan SKM 2024"),
        chapters=(opening, unsur, figures, closing, form_chapter(), raw, pictures, hard),
        banner=banner,
        attachments=(
            Attachment("rekap.csv", "text/csv", b"no_res,U1\n1,4\n", "Rekapitulasi jawaban"),
            Attachment("data.json", "application/json", b"{}", "Data laporan"),
        ),
        facts={"Program": "SKM Desk 0.1.0", "Jumlah formulir": "80", "Sidik data": "9f" * 32},
    )
