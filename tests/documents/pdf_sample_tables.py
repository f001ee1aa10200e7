"""Tables and a kuesioner of a made-up laporan, for the tests of the printing side."""

from skm_desk.documents.blocks import (
    Align,
    Boxes,
    Cell,
    Chapter,
    Choices,
    Column,
    Heading,
    Paragraph,
    Space,
    Table,
)

UNSUR_NAMES = (
    "Persyaratan",
    "Sistem, mekanisme, dan prosedur",
    "Waktu penyelesaian",
    "Biaya/tarif",
    "Produk spesifikasi jenis pelayanan",
    "Kompetensi pelaksana",
    "Perilaku pelaksana",
    "Penanganan pengaduan, saran, dan masukan",
    "Sarana dan prasarana",
)
NRR = ("3,8250", "3,7000", "3,7750", "3,9625", "3,7625", "3,6750", "3,7875", "3,2000", "3,9875")


def unsur_table() -> Table:
    """Return a table with figures, bold foot, and a caption."""
    columns = (
        Column("Kode", 1),
        Column("Unsur", 5),
        Column("NRR", 1.6, Align.RIGHT),
        Column("Nilai (25–100)", 2, Align.RIGHT),
        Column("Mutu", 1.2, Align.CENTRE),
    )
    rows = tuple(
        (f"U{number}", name, nrr, f"{float(nrr.replace(',', '.')) * 25:.2f}".replace(".", ","), "A")
        for number, (name, nrr) in enumerate(zip(UNSUR_NAMES, NRR, strict=True), start=1)
    )
    foot = ((Cell("IKM unit layanan", across=2), "", "3,7417", "93,54", "A"),)
    return Table(columns, rows, "Nilai rata-rata dan mutu per unsur", foot=foot)


def responden_table() -> Table:
    """Return a table whose cells span rows, with counts and percentages."""
    columns = (
        Column("No.", 0.8, Align.CENTRE),
        Column("Karakteristik", 3),
        Column("Indikator", 4),
        Column("Jumlah", 1.6, Align.RIGHT),
        Column("Persentase", 2, Align.RIGHT),
    )
    groups = (
        ("Jenis kelamin", (("Laki-laki", 58), ("Perempuan", 22))),
        ("Pendidikan", (("SD", 12), ("SMP", 20), ("SMA", 45), ("S1", 3), ("Tidak diisi", 0))),
        (
            "Pekerjaan",
            (("PNS", 16), ("TNI", 10), ("Swasta", 35), ("Wirausaha", 5), ("Lainnya", 14)),
        ),
        (
            "Jenis layanan",
            (
                ("Alat bantu", 6),
                ("Pemulangan orang telantar", 42),
                ("Adopsi anak", 4),
                ("Lainnya", 28),
            ),
        ),
    )
    rows: list[tuple[str | Cell, ...]] = []
    for number, (name, choices) in enumerate(groups, start=1):
        for place, (choice, count) in enumerate(choices):
            share = f"{count / 80 * 100:.2f} %".replace(".", ",")
            first = (
                (Cell(f"{number}", down=len(choices)), Cell(name, down=len(choices)))
                if place == 0
                else ("", "")
            )
            rows.append((*first, choice, str(count), share))
    return Table(columns, tuple(rows), "Responden menurut karakteristik")


def plan_table() -> Table:
    """Return a table with grouped heads."""
    columns = (
        Column("", 0.8, Align.CENTRE),
        Column("", 3.4),
        Column("", 5),
        *(Column(f"TW {roman}", 0.9, Align.CENTRE) for roman in ("I", "II", "III", "IV")),
        Column("", 2.6),
    )
    heads = (
        (
            Cell("No.", down=2),
            Cell("Prioritas unsur", down=2),
            Cell("Program/kegiatan", down=2),
            Cell("Waktu", across=4),
            "",
            "",
            "",
            Cell("Penanggung jawab", down=2),
        ),
    )
    rows = (
        (
            Cell("1", down=2),
            Cell("Penanganan pengaduan, saran, dan masukan", down=2),
            "Mengaktifkan nomor pengaduan dan mengumumkannya di ruang pelayanan",
            "√",
            "",
            "",
            "",
            "Sekretariat",
        ),
        ("", "", "Membuat kotak saran/kotak pengaduan", "", "√", "", "", "Sekretariat"),
        (
            "2",
            "Waktu penyelesaian",
            "Menyesuaikan jadwal pemulangan dengan keberangkatan angkutan; memantau dan menilai "
            "prosedur pelayanan setiap triwulan",
            "√",
            "√",
            "√",
            "√",
            "Bidang Rehabilitasi Sosial",
        ),
        ("3", "Perilaku pelaksana", "Pelatihan pelayanan prima", "", "", "", "√", "Sekretariat"),
    )
    return Table(columns, rows, "Rencana tindak lanjut", heads=heads)


def dense_table(count: int, caption: str = "Jawaban setiap responden") -> Table:
    """Return a table of many short rows."""
    columns = (
        Column("No.", 1, Align.RIGHT),
        Column("Tanggal", 2),
        Column("L/P", 0.8, Align.CENTRE),
        Column("Usia", 1, Align.RIGHT),
        Column("Pekerjaan", 2.2),
        *(Column(f"U{number}", 0.7, Align.CENTRE) for number in range(1, 10)),
    )
    rows = tuple(
        (
            str(number),
            f"{number % 28 + 1:02}-11-2024",
            "LP"[number % 2],
            str(17 + number % 60),
            ("Swasta", "PNS", "Wirausaha", "Lainnya")[number % 4],
            *(str(1 + (number * 7 + unsur) % 4) for unsur in range(9)),
        )
        for number in range(1, count + 1)
    )
    heads = ((*(Cell("") for _ in range(5)), Cell("Nilai unsur pelayanan", across=9), *[""] * 8),)
    foot = ((Cell("Rata-rata", across=5), *[""] * 4, *[f"3,{n}4" for n in range(9)]),)
    return Table(columns, rows, caption, heads=heads, foot=foot, dense=True)


QUESTIONS = (
    ("Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis "
     "pelayanannya?", ("Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai")),
    ("Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?",
     ("Tidak mudah", "Kurang mudah", "Mudah", "Sangat mudah")),
    ("Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?",
     ("Tidak cepat", "Kurang cepat", "Cepat", "Sangat cepat")),
    ("Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?",
     ("Sangat mahal", "Cukup mahal", "Murah", "Gratis")),
    ("Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan antara yang tercantum dalam "
     "standar pelayanan dengan hasil yang diberikan?",
     ("Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai")),
    ("Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?",
     ("Tidak kompeten", "Kurang kompeten", "Kompeten", "Sangat kompeten")),
    ("Bagaimana pendapat Saudara tentang perilaku petugas dalam pelayanan terkait kesopanan dan "
     "keramahan?",
     ("Tidak sopan dan ramah", "Kurang sopan dan ramah", "Sopan dan ramah",
      "Sangat sopan dan ramah")),
    ("Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?",
     ("Buruk", "Cukup", "Baik", "Sangat baik")),
    ("Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?",
     ("Tidak ada", "Ada tetapi tidak berfungsi", "Berfungsi kurang maksimal",
      "Dikelola dengan baik")),
)  # fmt: skip


def form_chapter() -> Chapter:
    """Return a printed kuesioner."""
    return Chapter(
        "LAMPIRAN 1",
        "Kuesioner",
        (
            Heading("", "Kuesioner Survei Kepuasan Masyarakat (SKM)"),
            Boxes("Tanggal survei"),
            Boxes("Jam survei", ("08.00–12.00", "13.00–17.00")),
            Boxes("Jenis kelamin", ("Laki-laki", "Perempuan"), "Usia (tahun)"),
            Boxes("Pendidikan", ("SD", "SMP", "SMA", "D3", "S1", "S2", "S3")),
            Boxes(
                "Pekerjaan", ("PNS", "TNI", "POLRI", "Swasta", "Wirausaha", "Lainnya"), "Sebutkan"
            ),
            Boxes("Jenis layanan yang diterima", (), ""),
            Heading("", "Pendapat responden tentang pelayanan"),
            Paragraph("(Lingkari kode angka sesuai jawaban responden.)", indent=False),
            *(
                Choices(number, words, choices)
                for number, (words, choices) in enumerate(QUESTIONS, start=1)
            ),
            Space(4),
            Boxes("Saran", (), ""),
            Boxes("", (), ""),
        ),
        key="L1",
    )
