"""The texts that an office may write itself: what they are called and where they stand.

The texts themselves lie in `resources/laporan/laporan-skm.toml` under the same names.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """A text of a laporan: its name in the file, its title for people, where it stands."""

    name: str
    title: str
    place: str


SECTIONS = (
    Section("latar_belakang", "Latar belakang", "BAB I, 1.1"),
    Section("dasar", "Dasar hukum", "BAB I, 1.2"),
    Section("maksud", "Maksud dan tujuan", "BAB I, 1.3"),
    Section("pelaksana", "Pelaksana", "BAB II, 2.1"),
    Section("metode", "Metode", "BAB II, 2.2, di atas daftar unsur"),
    Section("lokasi", "Lokasi", "BAB II, 2.3"),
    Section("waktu", "Waktu", "BAB II, 2.4, di atas jadwal"),
    Section("pengolahan", "Cara menghitung", "BAB III, 3.2, di atas tabel nilai"),
    Section("saran", "Pengantar saran", "BAB IV, 4.1, di atas saran yang dikutip"),
    Section("kondisi", "Catatan analisis", "BAB IV, akhir 4.1"),
    Section("tindak_lanjut", "Tindak lanjut", "BAB IV, 4.2"),
    Section("fgd", "Pembahasan (FGD)", "BAB IV, 4.2, di atas tabel rencana"),
    Section("tren", "Tren", "BAB IV, 4.3, di atas tabel tren"),
    Section("kesimpulan", "Kesimpulan tambahan", "BAB V, sesudah butir-butirnya"),
    Section("tindak_lanjut_lalu", "Tindak lanjut lalu", "Lampiran 4, pembuka"),
    Section("rtl_latar_belakang", "RTL: latar belakang", "Laporan tindak lanjut, 1.1"),
    Section("rtl_maksud", "RTL: maksud dan tujuan", "Laporan tindak lanjut, 1.2"),
    Section("rtl_rencana", "RTL: pengantar rencana", "Laporan tindak lanjut, awal BAB II"),
    Section("rtl_realisasi", "RTL: pengantar realisasi", "Laporan tindak lanjut, awal BAB III"),
    Section("rtl_kesimpulan", "RTL: kesimpulan tambahan", "Laporan tindak lanjut, akhir BAB IV"),
)

_TITLES = {section.name: section.title for section in SECTIONS}

# What may stand in curly brackets, in words; one that is not here goes by its own name.
_PLACEHOLDERS = {
    "instansi": "Nama instansi",
    "alamat": "Alamat kantor",
    "kota": "Kota",
    "provinsi": "Provinsi",
    "lokasi": "Lokasi survei",
    "cara_pengumpulan": "Cara pengumpulan data",
    "hari_libur": "Hari yang tidak dihitung",
    "jam_layanan": "Jam layanan",
    "kanal_pengaduan": "Kanal pengaduan",
    "tahun": "Tahun",
    "periode": "Periode atau tahun yang dilaporkan",
    "rentang": "Tanggal awal dan akhir",
    "jumlah_responden": "Jumlah responden",
    "jumlah_pertanyaan": "Jumlah pertanyaan",
    "jumlah_unsur": "Jumlah unsur",
    "jumlah_unsur_terbilang": "Jumlah unsur dengan huruf",
}


def section_title(name: str) -> str:
    """Return what a section is called; its own name where it has no title."""
    return _TITLES.get(name, name)


def placeholder_title(name: str) -> str:
    """Return what a placeholder stands for, such as `Nama instansi`."""
    return _PLACEHOLDERS.get(name) or name.replace("_", " ").capitalize()
