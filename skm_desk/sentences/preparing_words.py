"""One sentence for each thing to do before a period is reported: what is missing, what to do."""

from collections.abc import Callable
from typing import Any

from skm_desk.domain import findings
from skm_desk.domain.findings import Finding
from skm_desk.domain.id_format import format_count, format_span
from skm_desk.sentences.finding_words import say_finding
from skm_desk.sentences.listing import listed
from skm_desk.use_cases import prepare_laporan as gaps
from skm_desk.use_cases.prepare_laporan import Gap


def say_preparation(item: Gap | Finding) -> str:
    """Return one sentence: what is missing or odd, and what to do about it."""
    if isinstance(item, Gap):
        return _GAPS[type(item)](item)
    sentence = say_finding(item)
    advice = _ADVICE.get(type(item), lambda _: "periksa sebelum laporan dibuat")(item)
    if not advice:
        return sentence
    joint = ", jadi " if ";" in sentence else "; "
    return f"{sentence.removesuffix('.')}{joint}{advice}."


_GAPS: dict[type[Gap], Callable[[Any], str]] = {
    gaps.NoForms: lambda g: (
        "Belum ada formulir; buka kios, ketik kuesioner kertas, atau impor berkas jawaban."
    ),
    gaps.NoTarget: lambda g: (
        "Target responden belum ditetapkan; isi jumlah populasi, atau target menurut surat."
    ),
    gaps.FormsOutside: lambda g: (
        f"{format_count(g.forms)} formulir bertanggal di luar {format_span(g.mulai, g.selesai)};"
        " betulkan tanggal formulir itu, atau ubah hari survei."
    ),
    gaps.FormsWaiting: lambda g: (
        f"{format_count(g.forms)} formulir sedang diisi atau menunggu disimpan; selesaikan dulu di"
        " kios atau di halaman Isi kuesioner kertas."
    ),
    gaps.Unsettled: lambda g: (
        f"{format_count(g.differences)} perbedaan pemeriksaan ganda belum diputuskan; cocokkan"
        " dengan kertasnya di halaman Periksa ganda."
    ),
    gaps.StagesUndated: lambda g: (
        f"Tanggal tahap belum lengkap ({listed(g.names, '–')}); isi di bagian Jadwal."
    ),
    gaps.TeamUnknown: lambda g: (
        "Tim pelaksana survei belum disebut; isi namanya di bagian Pelaksanaan."
    ),
    gaps.LaporanUndated: lambda g: "Tanggal laporan belum ditentukan; isi di bagian Pelaksanaan.",
}
_ADVICE: dict[type[Finding], Callable[[Any], str]] = {
    findings.BelowTarget: lambda f: (
        f"kumpulkan {format_count(f.target - f.forms)} formulir lagi, atau betulkan targetnya"
    ),
    findings.FutureDated: lambda f: "",  # its sentence says it
    findings.UnsurUnanswered: lambda f: "pastikan pertanyaannya memang tidak diajukan",
    findings.UnsurWithoutPlan: lambda f: "buat rencananya sebelum laporan dicetak",
    findings.PlanOutsideUnsur: lambda f: "kaitkan dengan unsur yang diperbaikinya",
    findings.PlanRepeated: lambda f: "jelaskan di laporan mengapa belum dikerjakan",
    findings.QuestionOffUnsur: lambda f: "pertimbangkan kata-kata lain untuk periode berikutnya",
    findings.StagesOverlap: lambda f: "pastikan jadwalnya memang begitu",
    findings.TargetAfterStart: lambda f: "pastikan tanggal suratnya benar",
    findings.SignedBeforeEnd: lambda f: "betulkan tanggal laporan atau hari survei",
    findings.ProfileUnfilled: lambda f: "pastikan memang tidak ditanyakan",
    findings.OfficeIncomplete: lambda f: "lengkapi profil kantor",
    findings.BobotUnrecorded: lambda f: "catat bobotnya pada data tahun itu",
}


def advised_findings() -> frozenset[type[Finding]]:
    """Return the findings that come with what to do."""
    return frozenset(_ADVICE)


def spoken_gaps() -> frozenset[type[Gap]]:
    """Return the gaps that have a sentence."""
    return frozenset(_GAPS)
