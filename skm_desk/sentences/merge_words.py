"""What is said of a package: what it brought, and what a person should look at afterwards."""

from collections.abc import Callable, Iterable, Sequence

from skm_desk.domain.id_format import format_count, format_moment, join_words
from skm_desk.use_cases.merge_outcome import Apart, KeptOurs, MergeOutcome, Renumbered
from skm_desk.use_cases.merge_packages import Packed

NOTHING_NEW = "Tidak ada yang baru; semua isinya sudah ada di komputer ini."
KNOWN_BEFORE = "Paket ini sudah pernah digabung; tidak ada yang baru."
_MOST_NAMES = 12
_PERIOD_PARTS = {
    "days": "tanggal",
    "target": "target",
    "words": "jadwal, tim, tempat, atau cara",
    "lock": "terbuka atau ditutupnya",
    "texts": "teks laporan",
}
_SETTINGS = {
    "bobot": "bobot unsur",
    "hitung_tidak_selesai": "formulir tidak selesai ikut dihitung",
}
_OTHERS: dict[str, Callable[[str], str]] = {
    "rtl": lambda name: f"Rencana “{name}” diubah di kedua komputer; yang di sini tetap.",
    "photo": lambda name: f"Foto “{name}” diubah di kedua komputer; yang di sini tetap.",
    "full": lambda name: f"Foto “{name}” tidak diambil karena fotonya sudah terlalu banyak.",
    "tahun": lambda name: f"Nilai tahun {name} berbeda di paket; yang di sini tetap.",
    "setting": lambda name: (
        f"Pengaturan {_SETTINGS[name]} berbeda di paket; yang di sini tetap dipakai."
    ),
    "import": lambda name: (
        f"Impor {name} dibatalkan di sana, tetapi berkas itu juga diimpor di sini dan tetap"
        " dihitung; batalkan juga di halaman Impor dan ekspor bila keliru."
    ),
    "rows": lambda name: (
        f"Berkas {name} diimpor di kedua komputer dan dibaca berbeda; yang di sini tetap."
    ),
}


def packed_words(packed: Packed) -> str:
    """Return what is told when a package was written."""
    forms = format_count(packed.manifest.forms)
    return f"Paket dengan {forms} formulir tersimpan: {packed.path}"


def package_title(outcome: MergeOutcome) -> str:
    """Return which package it is: its name, its PC, and when it was made."""
    manifest = outcome.manifest
    made = format_moment(manifest.packed.replace(tzinfo=None))
    return f"{outcome.path.name} · dari PC {manifest.pc} · {made}"


def news(outcome: MergeOutcome) -> list[tuple[str, str]]:
    """Return what a package brings: a name for each kind, and how many or which."""
    if outcome.is_known:
        return []
    facts = [("Formulir baru", format_count(outcome.added))]
    for name, count in (
        ("Sudah ada di sini", outcome.same),
        ("Dikoreksi di sana", outcome.corrected),
        ("Dibatalkan di sana", outcome.voided),
        ("Saran dari saluran lain", outcome.saran),
        ("Tanda pada saran", outcome.marks),
        ("Rencana tindak lanjut", outcome.rtl),
        ("Foto", outcome.photos),
        ("Tahun sebelumnya", outcome.years),
    ):
        if count:
            facts.append((name, format_count(count)))
    for name, names in (
        ("Impor yang dibatalkan", outcome.taken_back),
        ("Periode baru", outcome.periods),
        ("Layanan baru", outcome.layanan),
        ("Kuesioner baru", outcome.kuesioner),
        ("Pilihan profil baru", outcome.choices),
    ):
        if names:
            facts.append((name, _names(names)))
    return facts


def verdict(outcome: MergeOutcome) -> str:
    """Return in a sentence whether a package brings anything."""
    if outcome.is_known:
        return KNOWN_BEFORE
    return "" if outcome.has_news else NOTHING_NEW


def attention(outcome: MergeOutcome) -> list[str]:
    """Return a sentence for each thing that a person should look at, the weightiest first."""
    return [
        *(_apart(one) for one in outcome.apart),
        *_kept_ours(outcome.kept_ours),
        *(_renumbered(one) for one in outcome.renumbered),
    ]


def merged_words(outcomes: Sequence[MergeOutcome]) -> str:
    """Return what is told when packages were joined."""
    if not any(outcome.has_news for outcome in outcomes):
        return KNOWN_BEFORE if all(outcome.is_known for outcome in outcomes) else NOTHING_NEW
    added = sum(outcome.added for outcome in outcomes)
    changed = sum(outcome.corrected + outcome.voided for outcome in outcomes)
    told = [f"{format_count(added)} formulir baru masuk"] if added else []
    if changed:
        told.append(f"{format_count(changed)} formulir diperbarui")
    what = join_words(told) if told else "Data selain formulir masuk"
    return f"{what} dari {format_count(len(outcomes))} paket."


def choice_note(outcome: MergeOutcome) -> str:
    """Return what becomes of choices that are new here, empty without any."""
    if not outcome.choices:
        return ""
    return "Pilihan profil baru itu dikenal di sini, tetapi belum ditawarkan kepada pengunjung."


def _renumbered(one: Renumbered) -> str:
    told = (
        f"Lembar {one.there} periode {one.period} menjadi {one.here}, karena nomor itu sudah"
        " dipakai di sini"
    )
    if one.is_alike:
        return f"{told}; isinya sama, mungkin satu lembar diketik dua kali."
    return f"{told}."


def _apart(one: Apart) -> str:
    name = f"Lembar {one.lembar}" if one.lembar else f"Formulir {one.form}"
    return (
        f"{name} periode {one.period} dikoreksi berbeda di kedua komputer; isi yang di sini tetap,"
        " periksa di halaman Formulir."
    )


def _kept_ours(kept: Iterable[KeptOurs]) -> Iterable[str]:
    parts: dict[str, list[str]] = {}
    others = []
    for one in kept:
        if one.what in _PERIOD_PARTS:
            parts.setdefault(one.name, []).append(_PERIOD_PARTS[one.what])
        else:
            others.append(_OTHERS[one.what](one.name))
    for period, differing in parts.items():
        yield (
            f"Periode {period} berbeda di paket ({join_words(differing)}); yang di sini tetap"
            " dipakai."
        )
    yield from dict.fromkeys(others)


def _names(names: Sequence[str]) -> str:
    shown = list(names[:_MOST_NAMES])
    rest = len(names) - len(shown)
    return join_words([*shown, f"{format_count(rest)} lainnya"] if rest else shown)
