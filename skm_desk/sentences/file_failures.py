"""Sentences for files, folders and documents that fail, down to the cells of a refused file."""

from collections.abc import Callable
from typing import Any

from skm_desk.domain import file_errors
from skm_desk.domain.errors import SkmError
from skm_desk.domain.file_errors import CellProblem
from skm_desk.domain.id_format import format_count, format_moment
from skm_desk.machine.resources import ResourceMissing
from skm_desk.sentences.listing import listed

_SHOWN_CELLS = 3


def _cell(problem: CellProblem) -> str:
    return f"{cell_place(problem)}: {cell_fault(problem)}"


def cell_place(problem: CellProblem) -> str:
    """Return where a cell stands: `baris 3, kolom usia`, in a worksheet where there are several."""
    column = f"ke-{problem.column}" if problem.column.isdecimal() else problem.column
    sheet = f"lembar kerja {problem.worksheet}, " if problem.worksheet else ""
    return f"{sheet}baris {problem.row}, kolom {column}"


def cell_fault(problem: CellProblem) -> str:
    """Return what is wrong in a cell, without saying where it is."""
    return _CELL_FAULTS[problem.fault](problem)


_CELL_FAULTS: dict[str, Callable[[CellProblem], str]] = {
    "nilai": lambda p: f"“{p.value}” bukan nilai 1–4",
    "zero": lambda _: "0 bukan nilai; kosongkan selnya bila tidak dijawab",
    "usia": lambda p: f"usia “{p.value}” tidak mungkin",
    "choice": lambda p: f"“{p.value}” tidak dikenal; yang dikenal: {listed(p.known, '–')}",
    "date": lambda p: f"“{p.value}” bukan tanggal; tulis seperti 2024-11-24",
    "outside_period": lambda p: f"tanggal {p.value} di luar periode",
    "hour": lambda p: f"“{p.value}” bukan jam",
    "half_sign": lambda p: f"“{p.value}” memuat tanda yang rusak; ketik ulang teksnya",
    "too_long": lambda p: f"teks terlalu panjang ({p.value} huruf)",
    "lembar_twice": lambda p: f"nomor lembar {p.value} dipakai dua kali dalam berkas",
    "lembar_taken": lambda p: f"nomor lembar {p.value} sudah dipakai dalam periode ini",
    "below_foot": lambda _: "isinya seperti jawaban tetapi berada di bawah baris jumlah",
    "row_shape": lambda p: f"isi baris tidak sejajar dengan judul kolom (“{p.value}”)",
    "heading": lambda p: (
        f"judul “{p.value}” ganda, tidak ada dalam kuesioner, atau nomor dan namanya tidak cocok"
    ),
}


def _cells(failure: file_errors.CellsRefused) -> str:
    shown = "; ".join(_cell(problem) for problem in failure.problems[:_SHOWN_CELLS])
    rest = len(failure.problems) - _SHOWN_CELLS
    more = f"; dan {format_count(rest)} sel lain" if rest > 0 else ""
    return (
        f"Berkas {failure.path.name} ditolak seluruhnya karena ada isi yang keliru: {shown}{more};"
        " perbaiki sel itu lalu impor lagi."
    )


def _backup_to_use(failure: file_errors.Mendable) -> str:
    return (
        f"cadangan dari {format_moment(failure.moment)} masih utuh dan memuat"
        f" {format_count(failure.forms)} formulir, pakai lewat jendela petugas atau dengan"
        f" perintah “pulihkan {failure.backup.name}”"
    )


_SAVE_ANEW = "; buka dan simpan ulang berkasnya, lalu coba lagi"
_UNREADABLE = {
    "too_large": (
        " karena terlalu besar; bagi menjadi beberapa berkas, masing-masing paling banyak"
        " 100.000 baris"
    ),
    "no_access": " karena tidak diizinkan; periksa izinnya atau tutup program lain yang memakainya",
    "encrypted": " karena dikunci kata sandi; simpan ulang tanpa kata sandi",
    "newer": " karena dibuat SKM Desk yang lebih baru; pasang SKM Desk terbaru",
}

FILE_FAILURES: dict[type[SkmError], Callable[[Any], str]] = {
    file_errors.FileTooNew: lambda f: (
        f"Berkas data {f.path.name} dibuat oleh SKM Desk yang lebih baru dan tidak disentuh;"
        " pasang SKM Desk terbaru di komputer ini."
    ),
    file_errors.FileDamaged: lambda f: (
        f"Berkas data {f.path} rusak atau diubah oleh program lain; jangan dipakai lagi, simpan"
        " berkas itu, dan pakai salinan yang masih baik."
    ),
    file_errors.FileGone: lambda f: (
        f"Berkas data {f.path} tidak ada lagi atau kosong; kembalikan berkas itu dari cadangan,"
        " atau mulai di folder lain."
    ),
    file_errors.ChainApart: lambda f: (
        f"Berkas data {f.path} bukan kelanjutan dari yang terakhir dipakai di komputer ini:"
        " catatannya terpotong, ditulis ulang, atau dari salinan lama; pulihkan cadangan terbaru,"
        f" atau ketik “pulihkan {f.path}” bila data inilah yang benar."
    ),
    file_errors.FileBusy: lambda f: (
        f"Berkas data {f.path.name} sedang dipakai program lain terlalu lama; tunggu sebentar"
        " lalu ulangi."
    ),
    file_errors.NotADataFile: lambda f: (
        f"Berkas {f.path} bukan berkas data SKM Desk dan tidak disentuh; pilih folder lain."
    ),
    file_errors.FolderUnusable: lambda f: (
        f"Folder {f.path} tidak dapat dibuat, dibaca, atau ditulisi; pilih folder lain atau"
        " periksa izinnya."
    ),
    file_errors.KioskRunning: lambda f: (
        "Kios sudah terbuka di komputer ini; pakai kios itu, atau tutup dulu lewat menu petugasnya."
    ),
    file_errors.PinLost: lambda f: (
        "PIN kios di komputer ini hilang bersama pengaturannya; tutup kios ini, lalu buka lagi dari"
        " jendela petugas, halaman Kios, yang meminta PIN baru."
    ),
    file_errors.DiskFull: lambda f: (
        f"Tempat penyimpanan penuh sehingga {f.path.name} tidak tersimpan; kosongkan ruang lalu"
        " ulangi."
    ),
    file_errors.FolderNotEmpty: lambda f: (
        f"Folder {f.path} sudah berisi data, dan data contoh tidak boleh bercampur dengannya;"
        " pilih folder kosong dengan --data."
    ),
    file_errors.BackupDamaged: lambda f: (
        f"Cadangan {f.path.name} rusak dan tidak dipakai; pilih cadangan lain."
    ),
    file_errors.NotABackup: lambda f: (
        f"Berkas {f.path.name} bukan cadangan SKM Desk dan tidak disentuh; pilih berkas lain."
    ),
    file_errors.SecondFolderMissing: lambda f: (
        f"Folder cadangan kedua {f.path} tidak ada sekarang; pasang stik USB-nya, atau pilih folder"
        " lain di halaman Kantor."
    ),
    file_errors.DamageMendable: lambda f: (
        f"Berkas data {f.path} rusak atau diubah oleh program lain; {_backup_to_use(f)}."
    ),
    file_errors.ApartMendable: lambda f: (
        f"Berkas data {f.path} bukan kelanjutan dari yang terakhir dipakai di komputer ini:"
        f" catatannya terpotong, ditulis ulang, atau dari salinan lama; {_backup_to_use(f)}, atau"
        f" “pulihkan {f.path}” bila data inilah yang benar."
    ),
    file_errors.LossMendable: lambda f: (
        f"Berkas data {f.path} tidak ada lagi; {_backup_to_use(f)}, atau pindahkan folder"
        " cadangannya untuk mulai dari kosong."
    ),
    file_errors.FormatUnknown: lambda f: (
        f"Akhiran berkas {f.path.name} tidak dikenal; pakai salah satu: {listed(f.known, '–')}."
    ),
    file_errors.FileMissing: lambda f: f"Berkas {f.path} tidak ada; periksa nama dan foldernya.",
    file_errors.FileUnreadable: lambda f: (
        f"Isi berkas {f.path.name} tidak dapat dibaca{_UNREADABLE.get(f.detail, _SAVE_ANEW)}."
    ),
    file_errors.FileEmpty: lambda f: (
        f"Berkas {f.path.name} tidak berisi satu pun baris jawaban; periksa berkasnya."
    ),
    file_errors.FileMislabelled: lambda f: (
        f"Isi berkas {f.path.name} ternyata {f.looks_like}, tidak sesuai dengan akhirannya;"
        " ganti akhiran namanya atau simpan ulang."
    ),
    file_errors.HeaderMissing: lambda f: (
        f"Judul kolom {listed(f.missing, 'U1, U2, …')} tidak ditemukan dalam {f.searched} baris"
        f" pertama berkas {f.path.name}; beri judul kolom itu lalu impor lagi."
    ),
    file_errors.CellsRefused: _cells,
    file_errors.FileChanged: lambda f: (
        f"Isi berkas {f.path.name} berubah sejak dilihat, maka tidak ada yang dimasukkan; baca"
        " ulang berkasnya lalu periksa lagi."
    ),
    file_errors.TargetUnwritable: lambda f: (
        f"Berkas {f.path} tidak dapat ditulis; periksa foldernya, atau tutup berkas itu bila"
        " sedang terbuka."
    ),
    file_errors.NothingToPrint: lambda f: (
        f"Belum ada jawaban pada {f.scope} sehingga belum ada yang dapat dilaporkan; masukkan"
        " kuesioner dulu."
    ),
    file_errors.PlaceholderUnknown: lambda f: (
        f"Teks bagian “{f.section}” memuat “{f.written}”, yang bukan isian; hapus, atau"
        " sisipkan salah satu isian yang ada di halaman Laporan."
    ),
    file_errors.PrinterUnusable: lambda f: (
        f"Pencetak {f.name} tidak menerima halaman; periksa apakah menyala dan tersambung, lalu"
        " cetak lagi."
    ),
    file_errors.MakingStopped: lambda f: (
        "Pembuatan dokumen dihentikan dan tidak ada yang disimpan; buat lagi bila diperlukan."
    ),
    file_errors.NumbersDiffer: lambda f: (
        f"Dokumen tidak dibuat karena {f.what} akan tercetak berbeda ({f.first} dan {f.second});"
        " jalankan “sehat” dan laporkan hal ini."
    ),
    file_errors.PhotoUnreadable: lambda f: (
        f"Foto “{f.caption}” tidak dapat dibaca; pakai berkas JPG atau PNG."
    ),
    file_errors.NothingCarried: lambda f: (
        f"Berkas {f.path.name} tidak membawa data laporan SKM Desk yang utuh sehingga tidak dapat"
        " diperiksa; pakai berkas PDF asli dari program ini."
    ),
    ResourceMissing: lambda f: (
        f"Bagian program {f.name} hilang; pasang ulang SKM Desk di komputer ini."
    ),
}
