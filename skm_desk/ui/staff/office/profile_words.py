"""What the profile of the office says: every sentence, decided without a widget."""

from pathlib import Path

from skm_desk.domain.file_errors import PhotoUnreadable
from skm_desk.domain.id_format import join_words
from skm_desk.domain.result import Bobot
from skm_desk.domain.settings import Office
from skm_desk.ui.shared.messages import failure_words
from skm_desk.use_cases.change_settings import WORDS, label_of

LINE = "Nama dan alamat di sini dipakai kios dan semua dokumen; perubahan langsung tersimpan."
HINTS = {
    "instansi": "Nama lengkap, seperti pada kop surat",
    "alamat": "Jalan, nomor, kota",
    "kota": "Kota tempat laporan ditandatangani",
    "provinsi": "Tanpa kata provinsi",
    "lokasi": "Tempat survei dilakukan",
    "jam_layanan": "Misalnya Senin–Jumat 08.00–15.00",
    "jabatan_kepala": "Misalnya Kepala Dinas",
    "nama_kepala": "Dengan gelar",
    "pangkat_kepala": "Misalnya Pembina Utama Muda (IV/c)",
    "nip_kepala": "18 angka, boleh diberi spasi",
    "kanal_pengaduan": "Misalnya kotak saran, WhatsApp, LAPOR",
}
# What stands above the name of the head and is left out when it is not known.
_LEFT_OUT = ("pangkat_kepala",)
DOTTED = "Belum diisi; dicetak sebagai garis titik-titik."
NOT_PRINTED = "Belum diisi; tidak dicetak."
ALL_FILLED = "Semua isian yang dicetak sudah terisi."

BOBOT_TITLES = {
    Bobot.EXACT: "1/x, tepat (menurut aturan)",
    Bobot.OLD_0_111: "0,111 (lembar lama)",
    Bobot.OLD_0_11: "0,11 (lembar lama)",
}
BOBOT_NOTE = (
    "Bobot 0,111 dan 0,11 hanya untuk mencocokkan hasil dengan lembar kerja lama yang membulatkan "
    "1/9; nilainya sedikit lebih rendah, dan bobot itu disebut di setiap tempat IKM dicetak."
)
BOBOT_EXACT = "Setiap unsur diberi bobot 1 dibagi jumlah unsur, tanpa pembulatan."

NO_LOGO = "Belum ada logo"
LOGO_NOTE = "PNG atau JPEG. Tampil pada layar awal kios."
LOGO_REMOVED = "Logo dihapus dari kios."
LOGO_UNREADABLE = "Gambar “{name}” tidak dapat dibaca; pilih berkas PNG atau JPEG lain."


def empty_words(name: str) -> str:
    """Return what an empty field means for the documents."""
    return NOT_PRINTED if name in _LEFT_OUT else DOTTED


def missing_words(office: Office) -> str:
    """Return which fields are still printed as dotted lines."""
    missing = [
        label_of(name)
        for name in WORDS
        if name not in _LEFT_OUT and not getattr(office, name).strip()
    ]
    if not missing:
        return ALL_FILLED
    return f"Belum diisi: {join_words(missing)}. Dicetak sebagai garis titik-titik."


def is_filled(office: Office) -> bool:
    """Return whether nothing is printed as a dotted line."""
    return missing_words(office) == ALL_FILLED


def changed_words(label: str) -> str:
    """Return what is told when a setting was kept."""
    return f"{label} tersimpan."


def undo_meaning(label: str) -> str:
    """Return what giving back an earlier setting means."""
    return f"Kembalikan {label} yang sebelumnya"


def bobot_words(mode: Bobot) -> str:
    """Return what a bobot does."""
    if mode is Bobot.EXACT:
        return BOBOT_EXACT
    return f"Setiap unsur diberi bobot {mode.value}, berapa pun jumlah unsurnya."


def logo_failure(fault: Exception) -> str:
    """Return one sentence for a picture that cannot be the logo."""
    if isinstance(fault, PhotoUnreadable):
        return LOGO_UNREADABLE.format(name=Path(fault.caption).name)
    return failure_words(fault)
