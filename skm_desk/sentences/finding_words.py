"""One sentence for every finding: what a laporan would be caught with."""

from collections.abc import Callable
from typing import Any

from skm_desk.domain import findings
from skm_desk.domain.findings import Finding
from skm_desk.domain.id_format import format_count, format_date, format_number


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
        f"Rencana “{f.rtl.kegiatan}” melanjutkan rencana {f.survey} yang belum dikerjakan."
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


def spoken_findings() -> frozenset[type[Finding]]:
    """Return the findings that have a sentence."""
    return frozenset(_FINDINGS)
