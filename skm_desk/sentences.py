"""The one table of sentences for expected failures: what happened, and what to do now."""

from collections.abc import Callable, Sequence
from typing import Any

from skm_desk.domain import errors, file_errors, findings
from skm_desk.domain.errors import SkmError
from skm_desk.domain.file_errors import CellProblem
from skm_desk.domain.findings import Finding
from skm_desk.domain.id_format import format_count, format_date, format_number, format_span
from skm_desk.machine.resources import ResourceMissing
from skm_desk.use_cases.check_health import DiskHealth, FileHealth, HealthItem

_SHOWN_CELLS = 3
MADE_UP = "DATA BUATAN – contoh, bukan hasil survei"


def say(failure: SkmError) -> str:
    """Return one plain Indonesian sentence for an expected failure; every class has its own."""
    return _SENTENCES[type(failure)](failure)


def _some(known: Sequence[object], nothing: str) -> str:
    return ", ".join(str(item) for item in known) if known else nothing


def _cell(problem: CellProblem) -> str:
    column = f"ke-{problem.column}" if problem.column.isdecimal() else problem.column
    place = f"baris {problem.row}, kolom {column}"
    return f"{place}: {_CELL_FAULTS[problem.fault](problem)}"


_CELL_FAULTS: dict[str, Callable[[CellProblem], str]] = {
    "nilai": lambda p: f"“{p.value}” bukan nilai 1–4",
    "zero": lambda _: "0 bukan nilai; kosongkan selnya bila tidak dijawab",
    "usia": lambda p: f"usia “{p.value}” tidak mungkin",
    "choice": lambda p: f"“{p.value}” tidak dikenal; yang dikenal: {_some(p.known, '–')}",
    "date": lambda p: f"“{p.value}” bukan tanggal; tulis seperti 2024-11-24",
    "outside_period": lambda p: f"tanggal {p.value} di luar periode",
    "hour": lambda p: f"“{p.value}” bukan jam",
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


_SAVE_ANEW = "; buka dan simpan ulang berkasnya, lalu coba lagi"
_UNREADABLE = {
    "too_large": " karena terlalu besar; bagi menjadi beberapa berkas",
    "no_access": " karena tidak diizinkan; periksa izinnya atau tutup program lain yang memakainya",
    "encrypted": " karena dikunci kata sandi; simpan ulang tanpa kata sandi",
    "newer": " karena dibuat SKM Desk yang lebih baru; pasang SKM Desk terbaru",
}


def _kuesioner(failure: errors.KuesionerInvalid) -> str:
    faults = {
        "unsur_kode": "kode unsur harus U1, U2, dan seterusnya",
        "unsur_twice": "kode unsur dipakai dua kali",
        "no_question": "belum ada pertanyaan",
        "question_twice": "kode pertanyaan dipakai dua kali",
        "unsur_unknown": "pertanyaan menunjuk unsur yang tidak ada",
        "question_kode": "kode pertanyaan harus kode unsurnya, boleh ditambah satu huruf",
        "text_missing": "teks atau judul pertanyaan kosong",
        "choices": "setiap pertanyaan harus punya empat pilihan",
        "unsur_not_asked": "ada unsur tanpa pertanyaan",
        "not_toml": "berkasnya tidak dapat dibaca",
        "missing": "ada bagian yang hilang atau keliru",
    }
    return (
        f"Kuesioner {failure.kode} tidak dapat dipakai: {faults[failure.fault]}"
        f" ({failure.detail}); perbaiki berkas kuesionernya."
    )


_SENTENCES: dict[type[SkmError], Callable[[Any], str]] = {
    errors.NilaiOutOfScale: lambda f: (
        f"Nilai “{f.value}” pada {f.question} tidak berlaku; isi 1 sampai 4, atau kosongkan."
    ),
    errors.UsiaOutOfRange: lambda f: (
        f"Usia “{f.value}” tidak berlaku; isi {f.lowest} sampai {f.highest}, atau kosongkan."
    ),
    errors.UnknownChoice: lambda f: (
        f"Pilihan “{f.value}” tidak ada pada {f.field.replace('_', ' ')};"
        f" pilih salah satu: {_some(f.known, 'tidak ada pilihan')}."
    ),
    errors.UnknownQuestion: lambda f: (
        f"Pertanyaan {f.question} tidak ada dalam kuesioner; yang ada: {_some(f.known, '–')}."
    ),
    errors.DateOutsidePeriod: lambda f: (
        f"Tanggal {format_date(f.day)} di luar periode {format_span(f.mulai, f.selesai)};"
        " periksa tanggal survei atau pilih periode lain."
    ),
    errors.TextTooLong: lambda f: (
        f"Teks {f.field} terlalu panjang: {format_count(f.length)} huruf, paling banyak"
        f" {format_count(f.limit)}; pendekkan teksnya."
    ),
    errors.LembarTaken: lambda f: (
        f"Nomor lembar {f.lembar} sudah dipakai dalam periode {f.period}; periksa nomor di kertas."
    ),
    errors.KuesionerInvalid: _kuesioner,
    errors.InvalidKode: lambda f: (
        f"Kode periode “{f.kode}” tidak dapat dipakai; pakai huruf, angka, titik, atau tanda"
        " hubung, paling banyak 40 huruf, misalnya 2024 atau 2024-S1."
    ),
    errors.PeriodExists: lambda f: f"Periode {f.kode} sudah ada; pakai kode lain.",
    errors.PeriodUnknown: lambda f: (
        f"Periode “{f.kode}” tidak ada; yang ada:"
        f" {_some(f.known, 'belum ada satu pun, buat dulu dengan “periode buat”')}."
    ),
    errors.YearUnknown: lambda f: (
        f"Tidak ada periode pada tahun {f.year}; tahun yang ada: {_some(f.known, 'belum ada')}."
    ),
    errors.PeriodClosed: lambda f: (
        f"Periode {f.kode} sudah ditutup sehingga isinya tidak dapat ditambah atau diubah;"
        " pilih periode yang masih terbuka."
    ),
    errors.DatesReversed: lambda f: (
        f"Tanggal selesai {format_date(f.selesai)} mendahului tanggal mulai"
        f" {format_date(f.mulai)}; tukar kedua tanggal itu."
    ),
    errors.TargetInvalid: lambda f: (
        f"Target {f.value} responden tidak berlaku; isi bilangan mulai dari 1."
    ),
    errors.LayananUnknown: lambda f: (
        f"Layanan “{f.name}” tidak ada; yang ada: {_some(f.known, 'belum ada layanan')}."
    ),
    errors.PopulationInvalid: lambda f: (
        f"Jumlah populasi {f.value} tidak berlaku; isi bilangan mulai dari 1."
    ),
    errors.BobotUnknown: lambda f: (
        f"Bobot “{f.value}” tidak dikenal; pilih salah satu: {_some(f.known, '–')}."
    ),
    errors.SettingInvalid: lambda f: f"Pengaturan “{f.name}” tidak ada; periksa namanya.",
    file_errors.FileTooNew: lambda f: (
        f"Berkas data {f.path.name} dibuat oleh SKM Desk yang lebih baru dan tidak disentuh;"
        " pasang SKM Desk terbaru di komputer ini."
    ),
    file_errors.FileDamaged: lambda f: (
        f"Berkas data {f.path} rusak; jangan dipakai lagi, simpan berkas itu, dan pakai salinan"
        " yang masih baik."
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
    file_errors.DiskFull: lambda f: (
        f"Tempat penyimpanan penuh sehingga {f.path.name} tidak tersimpan; kosongkan ruang lalu"
        " ulangi."
    ),
    file_errors.FolderNotEmpty: lambda f: (
        f"Folder {f.path} sudah berisi data, dan data contoh tidak boleh bercampur dengannya;"
        " pilih folder kosong dengan --data."
    ),
    file_errors.FormatUnknown: lambda f: (
        f"Akhiran berkas {f.path.name} tidak dikenal; pakai salah satu: {_some(f.known, '–')}."
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
        f"Judul kolom {_some(f.missing, 'U1, U2, …')} tidak ditemukan dalam {f.searched} baris"
        f" pertama berkas {f.path.name}; beri judul kolom itu lalu impor lagi."
    ),
    file_errors.CellsRefused: _cells,
    file_errors.TargetUnwritable: lambda f: (
        f"Berkas {f.path} tidak dapat ditulis; periksa foldernya, atau tutup berkas itu bila"
        " sedang terbuka."
    ),
    file_errors.NothingToPrint: lambda f: (
        f"Belum ada jawaban pada {f.scope} sehingga belum ada yang dapat dilaporkan; masukkan"
        " kuesioner dulu."
    ),
    file_errors.PlaceholderUnknown: lambda f: (
        f"Teks bagian “{f.section}” memuat isian {{{f.name}}} yang tidak dikenal; pakai salah"
        f" satu: {_some(f.known, '–')}."
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


def say_finding(finding: Finding) -> str:
    """Return one sentence for something that a laporan would be caught with."""
    return _FINDINGS[type(finding)](finding)


_FINDINGS: dict[type[Finding], Callable[[Any], str]] = {
    findings.BelowTarget: lambda f: (
        f"Baru {format_count(f.forms)} dari {format_count(f.target)} responden yang ditargetkan."
    ),
    findings.FutureDated: lambda f: (
        f"{format_count(f.forms)} formulir bertanggal sesudah hari ketika formulir itu masuk;"
        " periksa tanggalnya dan jam komputer."
    ),
    findings.UnsurUnanswered: lambda f: (
        f"Unsur {f.unsur.kode} {f.unsur.nama} tidak dijawab seorang pun dan tidak ikut dihitung."
    ),
    findings.UnsurWithoutPlan: lambda f: (
        f"Unsur {f.unsur.unsur.kode} {f.unsur.unsur.nama} termasuk yang terendah"
        f" (nilai {format_number(f.unsur.nilai)}) tetapi belum punya rencana tindak lanjut."
    ),
    findings.PlanOutsideUnsur: lambda f: (
        f"Rencana “{f.rtl.kegiatan}” tidak terkait dengan salah satu unsur."
    ),
    findings.PlanRepeated: lambda f: (
        f"Rencana “{f.rtl.kegiatan}” melanjutkan rencana tahun {f.tahun} yang belum dikerjakan."
    ),
    findings.QuestionOffUnsur: lambda f: (
        f"Pertanyaan {f.number} tidak menyebut unsurnya ({f.unsur.nama});"
        " bisa jadi yang dijawab orang adalah hal lain."
    ),
    findings.StagesOverlap: lambda f: (
        f"Tahap “{f.later}” mulai sebelum tahap “{f.earlier}” selesai."
    ),
    findings.TargetAfterStart: lambda f: (
        f"Surat penetapan target bertanggal {format_date(f.letter)}, sesudah survei mulai"
        f" {format_date(f.mulai)}."
    ),
    findings.SignedBeforeEnd: lambda f: (
        f"Laporan bertanggal {format_date(f.signed)}, sebelum periode berakhir"
        f" {format_date(f.selesai)}."
    ),
    findings.ProfileUnfilled: lambda f: (
        f"Tidak diisi pada satu formulir pun: {', '.join(f.titles)}; tabelnya akan kosong."
    ),
    findings.OfficeIncomplete: lambda f: (
        f"Profil kantor belum lengkap ({', '.join(f.labels)}); tercetak sebagai titik-titik."
    ),
    findings.BobotUnrecorded: lambda f: (
        f"Bobot yang dipakai pada tahun {f.tahun} tidak tercatat; nilainya mungkin tidak setara."
    ),
}


def spoken_classes() -> frozenset[type[SkmError] | type[Finding]]:
    """Return the failures and findings that have a sentence."""
    return frozenset(_SENTENCES) | frozenset(_FINDINGS)


def say_health(item: HealthItem) -> str:
    """Return one sentence for one thing that was looked at."""
    if isinstance(item, FileHealth):
        head = f", rantai berakhir {item.head[:12]}" if item.head else ""
        return (
            f"Berkas data {item.path} utuh: {format_count(item.forms)} formulir,"
            f" {format_count(item.entries)} catatan{head}."
        )
    if isinstance(item, DiskHealth):
        free = f"Ruang kosong {format_count(item.free // 1024**2)} MB"
        return f"{free}." if item.sound else f"{free}; kosongkan ruang sebelum melanjutkan."
    if item.sound:
        return f"Jam komputer {format_date(item.now.date())} {item.now:%H.%M} masuk akal."
    last = item.last_entry or item.now
    return (
        f"Jam komputer ({format_date(item.now.date())} {item.now:%H.%M}) mundur dari catatan"
        f" terakhir ({format_date(last.date())} {last:%H.%M}); betulkan jamnya."
    )
