"""One sentence for each thing that a look at the health of the data finds."""

from skm_desk.domain.id_format import format_count, format_date
from skm_desk.use_cases.check_health import DiskHealth, FileHealth, HealthItem, WaitingHealth


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
    if isinstance(item, WaitingHealth):
        if item.sound:
            return "Tidak ada jawaban kios yang menunggu disimpan."
        return waiting_words(item.forms)
    if item.sound:
        return f"Jam komputer {format_date(item.now.date())} {item.now:%H.%M} masuk akal."
    last = item.last_entry or item.now
    return (
        f"Jam komputer ({format_date(item.now.date())} {item.now:%H.%M}) mundur dari catatan"
        f" terakhir ({format_date(last.date())} {last:%H.%M}); betulkan jamnya."
    )


def waiting_words(forms: int) -> str:
    """Return what staff must know of forms that visitors sent and that could not be kept."""
    return (
        f"{format_count(forms)} formulir dari kios belum tersimpan; lihat apakah periodenya masih"
        " terbuka dan ruang disk cukup, lalu buka ulang kiosnya."
    )
