"""Sentences for values that break a rule of the survey."""

from collections.abc import Callable
from typing import Any

from skm_desk.domain import (
    errors,
    office_errors,
    photo_errors,
    saran_errors,
    tindak_lanjut_errors,
)
from skm_desk.domain.errors import SkmError
from skm_desk.domain.id_format import format_count, format_date, format_span
from skm_desk.domain.pin import LONGEST, SHORTEST
from skm_desk.sentences.listing import listed


def _kuesioner(failure: errors.KuesionerInvalid) -> str:
    faults = {
        "unsur_kode": "kode unsur harus U1, U2, dan seterusnya",
        "unsur_twice": "kode unsur dipakai dua kali",
        "no_question": "belum ada pertanyaan",
        "question_twice": "kode pertanyaan dipakai dua kali",
        "unsur_unknown": "pertanyaan menunjuk unsur yang tidak ada",
        "question_kode": "kode pertanyaan harus kode unsurnya, boleh ditambah satu huruf",
        "text_missing": "teks atau judul pertanyaan kosong",
        "languages": "setiap pertanyaan harus punya semua bahasa yang disebut, dan hanya itu",
        "choices": "setiap pertanyaan harus punya empat pilihan",
        "unsur_not_asked": "ada unsur tanpa pertanyaan",
        "not_toml": "berkasnya tidak dapat dibaca",
        "missing": "ada bagian yang hilang atau keliru",
    }
    return (
        f"Kuesioner {failure.kode} tidak dapat dipakai: {faults[failure.fault]}"
        f" ({failure.detail}); perbaiki berkas kuesionernya."
    )


_PIN_FAULTS = {
    "digits": "PIN hanya boleh berisi angka 0 sampai 9; ganti tanda yang lain dengan angka.",
    "too_easy": (
        "PIN ini terlalu mudah ditebak; jangan pakai satu angka berulang atau angka berurutan"
        " seperti 1234."
    ),
}
_PIN_LENGTH = f"PIN harus {SHORTEST} sampai {LONGEST} angka; tambah atau kurangi angkanya."

_LONGEST_VALUE = 60


def _short(value: str) -> str:
    return value if len(value) <= _LONGEST_VALUE else f"{value[:_LONGEST_VALUE]}…"


RULE_FAILURES: dict[type[SkmError], Callable[[Any], str]] = {
    errors.TextBroken: lambda f: (
        f"Teks “{_short(f.shown)}” memuat tanda yang rusak sehingga tidak dapat dipakai; ketik"
        " ulang teks itu."
    ),
    errors.NilaiOutOfScale: lambda f: (
        f"Nilai “{f.value}” pada {f.question} tidak berlaku; isi 1 sampai 4, atau kosongkan."
    ),
    errors.UsiaOutOfRange: lambda f: (
        f"Usia “{f.value}” tidak berlaku; isi {f.lowest} sampai {f.highest}, atau kosongkan."
    ),
    errors.UnknownChoice: lambda f: (
        f"Pilihan “{f.value}” tidak ada pada {f.field.replace('_', ' ')};"
        f" pilih salah satu: {listed(f.known, 'tidak ada pilihan')}."
    ),
    errors.UnknownQuestion: lambda f: (
        f"Pertanyaan {f.question} tidak ada dalam kuesioner; yang ada: {listed(f.known, '–')}."
    ),
    errors.DateOutsidePeriod: lambda f: (
        f"Tanggal {format_date(f.day)} di luar periode {format_span(f.mulai, f.selesai)};"
        " periksa tanggal survei atau pilih periode lain."
    ),
    errors.DateInFuture: lambda f: (
        f"Tanggal survei {format_date(f.day)} belum tiba; periksa tanggalnya dan jam komputer."
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
        f" {listed(f.known, 'belum ada satu pun, buat dulu dengan “periode buat”')}."
    ),
    errors.YearUnknown: lambda f: (
        f"Tidak ada periode pada tahun {f.year}; tahun yang ada: {listed(f.known, 'belum ada')}."
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
    errors.ImportUnknown: lambda f: (
        f"Periode {f.kode} tidak mempunyai impor nomor {f.number}"
        + (f"; nomornya 1 sampai {f.count}, lihat dengan" if f.count else "; lihat dengan")
        + f" “impor --daftar --periode {f.kode}”."
    ),
    errors.ImportTakenBack: lambda f: (
        f"Impor nomor {f.number} periode {f.kode} sudah dibatalkan sebelumnya; tidak ada yang"
        " berubah."
    ),
    errors.KuesionerInUse: lambda f: (
        f"Kuesioner periode {f.kode} tidak dapat diganti karena sudah ada formulirnya; buat periode"
        " baru untuk kuesioner lain."
    ),
    errors.LayananUnknown: lambda f: (
        f"Layanan “{f.name}” tidak ada; yang ada: {listed(f.known, 'belum ada layanan')}."
    ),
    errors.PopulationInvalid: lambda f: (
        f"Jumlah populasi {f.value} tidak berlaku; isi bilangan mulai dari 1."
    ),
    errors.BobotUnknown: lambda f: (
        f"Bobot “{f.value}” tidak dikenal; pilih salah satu: {listed(f.known, '–')}."
    ),
    errors.OfficerMissing: lambda f: (
        "Nama petugas belum diisi atau terlalu panjang; isi nama yang mengetik, paling banyak"
        " 60 huruf."
    ),
    errors.BatchUnknown: lambda f: "Tumpukan itu tidak ada lagi; pilih tumpukan lain.",
    errors.BatchClosed: lambda f: (
        f"Tumpukan {f.officer} sudah ditutup; buka lagi tumpukannya, atau mulai yang baru."
    ),
    errors.SameOfficer: lambda f: (
        f"Formulir ini diketik oleh {f.officer}; mintalah petugas lain mengetiknya untuk kedua"
        " kali."
    ),
    errors.ReasonMissing: lambda f: "Alasannya belum diisi; tulis dulu alasannya.",
    errors.FormUnknown: lambda f: (
        f"Lembar {f.lembar} tidak ada dalam periode {f.period}; periksa nomor di kertas."
    ),
    errors.FormVoid: lambda f: f"Lembar {f.lembar} sudah dibatalkan; tidak perlu diulang.",
    saran_errors.SaranEmpty: lambda f: "Isi sarannya masih kosong; tulis dulu isinya.",
    saran_errors.SaranUnknown: lambda f: (
        "Saran ini tidak ada lagi: formulirnya dibatalkan atau diperbaiki; muat ulang daftarnya."
    ),
    saran_errors.SaranOfForm: lambda f: (
        "Saran ini bagian dari sebuah formulir; perbaiki atau batalkan formulirnya."
    ),
    saran_errors.SaranVoid: lambda f: (
        "Saran ini sudah dibatalkan; pulihkan dulu bila masih diperlukan."
    ),
    saran_errors.QuoteAltered: lambda f: (
        "Kutipan hanya boleh menyamarkan bagian saran dengan “…”; kata lainnya harus tetap seperti"
        " yang ditulis."
    ),
    photo_errors.PhotoUnknown: lambda f: (
        "Foto itu tidak ada lagi dalam laporan; muat ulang halamannya."
    ),
    photo_errors.TooManyPhotos: lambda f: (
        f"Periode {f.kode} sudah punya {format_count(f.most)} foto, paling banyak untuk satu"
        " periode; hapus dulu foto yang tidak diperlukan."
    ),
    tindak_lanjut_errors.KegiatanEmpty: lambda f: (
        "Kegiatannya belum ditulis; tulis dulu apa yang akan dikerjakan."
    ),
    tindak_lanjut_errors.TriwulanInvalid: lambda f: (
        f"Triwulan {f.value} tidak ada; pilih triwulan 1 sampai 4, atau tidak sama sekali."
    ),
    tindak_lanjut_errors.RtlUnknown: lambda f: (
        "Rencana itu tidak ada lagi dalam daftar; muat ulang halamannya."
    ),
    office_errors.LayananNamaInvalid: lambda f: (
        f"Nama layanan “{_short(f.nama)}” tidak dapat dipakai; isi 1 sampai {f.longest} huruf."
    ),
    office_errors.LayananExists: lambda f: (
        f"Layanan “{_short(f.nama)}” sudah ada dalam daftar; pakai nama lain, atau tawarkan lagi"
        " yang sudah ada."
    ),
    office_errors.NipInvalid: lambda f: (
        f"NIP “{_short(f.nip)}” tidak berlaku; NIP terdiri atas 18 angka, boleh diberi spasi."
    ),
    office_errors.KuesionerUnchanged: lambda f: (
        f"Isinya masih sama dengan versi {f.version}; ubah dulu, baru simpan sebagai versi baru."
    ),
    office_errors.TahunOutOfRange: lambda f: (
        f"Tahun {f.tahun} tidak dapat dipakai; isi {f.earliest} sampai {f.latest}."
    ),
    office_errors.TahunExists: lambda f: (
        f"Tahun {f.tahun} sudah ada dalam daftar; pilih tahun itu, lalu ubah nilainya."
    ),
    office_errors.TahunComputed: lambda f: (
        f"Tahun {f.tahun} dihitung program dari formulir periode {f.period}, jadi nilainya tidak"
        " diketik."
    ),
    office_errors.TahunEmpty: lambda f: (
        f"Nilai tahun {f.tahun} masih kosong; isi IKM, nilai unsur, atau keduanya."
    ),
    office_errors.EarlierValueInvalid: lambda f: (
        f"{f.what} {f.value} di luar skala; isi {f.lowest} sampai {f.highest}."
    ),
    office_errors.NoteTooLong: lambda f: (
        f"Catatan bobot terlalu panjang; tulis paling banyak {f.longest} huruf."
    ),
    errors.SettingInvalid: lambda f: (
        f"Pengaturan “{f.name}” tidak dapat berisi “{_short(f.value)}”; periksa nama dan isinya."
    ),
    errors.PinInvalid: lambda f: _PIN_FAULTS.get(f.fault, _PIN_LENGTH),
}
