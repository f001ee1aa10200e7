"""What the page of tindak lanjut says: every sentence and row, decided without a widget."""

from collections.abc import Mapping, Sequence

from skm_desk.domain.id_format import format_count, format_number, format_percent, join_words
from skm_desk.domain.kuesioner import Unsur
from skm_desk.domain.result import UnsurResult
from skm_desk.domain.tindak_lanjut import LONGEST, PlanGroup, Rtl
from skm_desk.ui.staff.row_list import Row
from skm_desk.use_cases.plan_tindak_lanjut import PlanView

NO_PERIOD = (
    "Belum ada periode survei. Setelah ada survei dan jawabannya, rencana tindak lanjut dibuat di"
    " sini, dimulai dari unsur yang paling rendah."
)
NO_JAWABAN = (
    "Belum ada jawaban pada survei {survei}, jadi unsur terlemahnya belum diketahui. Kumpulkan"
    " jawaban dahulu; rencananya kemudian dibuat di sini."
)
LIST_MEANING = (
    "Panah memilih; Enter pada baris tanpa rencana menambah rencana; Alt dengan panah memindahkan"
)
SURVEY_MEANING = "Pilih survei yang ditindaklanjuti"
ADD_MEANING = "Tambah rencana untuk unsur yang dipilih (Ctrl+N)"
RETIRE_MEANING = "Hapus rencana ini dari daftar; dapat diurungkan"
UP_MEANING = "Pindahkan ke atas di antara rencana unsur ini (Alt+panah atas)"
DOWN_MEANING = "Pindahkan ke bawah di antara rencana unsur ini (Alt+panah bawah)"
RETIRED = "Rencana sudah dihapus dari daftar."
UNSUR_CHANGED = "Unsur rencana sudah diubah."
UNDO_MEANING = "Kembalikan seperti sebelumnya"
NO_UNSUR = "Di luar unsur"
NOTHING_PLANNED = "Belum ada rencana"
NOTHING_CHOSEN = "Pilih rencana di daftar kiri untuk mengubahnya atau mencatat pelaksanaannya."
WHY_DONE_LATER = "Bila belum selesai, tulis juga sebabnya dan cara menyelesaikannya:"
DONE_STATES: tuple[bool | None, ...] = (None, False, True)
DONE_NAMES = ("Belum dilaporkan", "Belum", "Sudah")
DONE_MEANINGS = (
    "Pelaksanaan rencana ini belum dilaporkan",
    "Rencana ini dilaporkan belum dilaksanakan",
    "Rencana ini dilaporkan sudah dilaksanakan",
)
QUARTERS = ("I", "II", "III", "IV")
# Title and hint of each text of an RTL.
FIELDS: Mapping[str, tuple[str, str]] = {
    "kegiatan": ("Kegiatan", "Tulis apa yang akan dikerjakan"),
    "penanggung_jawab": ("Penanggung jawab", "Tulis bidang atau orang yang mengerjakan"),
    "realisasi": ("Realisasi", "Tulis apa yang sudah dikerjakan"),
    "dokumentasi": ("Dokumentasi", "Tulis bukti pelaksanaan: foto, surat, alamat, nomor"),
    "hambatan": ("Hambatan", "Tulis tantangan atau hambatan yang dijumpai"),
    "alasan": ("Alasan", "Tulis mengapa rencana belum dilaksanakan"),
    "strategi": ("Strategi penyelesaian", "Tulis cara menyelesaikannya"),
    "target_waktu": ("Target waktu", "Tulis kapan selesai, misalnya triwulan I 2026"),
    "stakeholder": ("Pihak terkait", "Tulis instansi lain yang terkait"),
}
_LONGEST_ROW = 160
_INVITATION = "unsur:"


def meaning_of(name: str) -> str:
    """Return what a text field is for and how much it takes."""
    return f"{FIELDS[name][1]}; paling banyak {format_count(LONGEST[name])} huruf, disimpan sendiri"


def survey_options(view: PlanView) -> list[tuple[object, str]]:
    """Return the surveys to choose from."""
    return [(survey, f"Survei {survey.kode or survey.year}") for survey in view.surveys]


def page_line(view: PlanView) -> str:
    """Return the line below the title: what is planned, and how far it is."""
    survey = f"survei {survey_words(view)}"
    if not view.plan:
        return f"Belum ada rencana sesudah {survey}"
    return f"{format_count(len(view.plan))} rencana sesudah {survey}, {done_words(view)}"


def survey_words(view: PlanView) -> str:
    """Return what the survey is called in a sentence: `tahun 2024`, `periode 2024-S1`."""
    return "" if view.survey is None else view.survey.name


def done_words(view: PlanView) -> str:
    """Return how many of the planned actions are done."""
    share = view.share
    return f"{format_count(share.done)} dari {format_count(share.planned)} dilaksanakan"


def share_words(view: PlanView) -> str:
    """Return the share that is done, and how many actions nobody told of yet."""
    if view.is_of_year:
        return (
            "Laporannya memuat rencana yang dibuat untuk setahun, sampai survei ini punya rencana"
            " sendiri."
        )
    if not view.plan:
        return "Rencana dimulai dari unsur yang paling rendah."
    untold = sum(1 for rtl in view.plan if rtl.done is None)
    words = format_percent(view.share.percent)
    return f"{words}; {format_count(untold)} belum dilaporkan" if untold else words


def unplanned_words(view: PlanView) -> str:
    """Return which of the weakest unsur have no plan, "" when all have one."""
    if not view.unplanned:
        return ""
    kodes = join_words([unsur.kode for unsur in view.unplanned])
    return f"Unsur terendah tanpa rencana: {kodes}."


def list_rows(view: PlanView) -> tuple[Row, ...]:
    """Return the rows of the list: the unsur as heads, below each what is planned for it."""
    by_kode = {unsur.unsur.kode: unsur for unsur in view.per_unsur}
    rows = []
    for group in view.groups:
        kode = "" if group.unsur is None else group.unsur.kode
        figures = figures_words(group, by_kode.get(kode))
        name = group_name(group.unsur)
        rows.append(Row(f"{_INVITATION}{kode}:", name, detail=figures, head=True))
        rows += [_rtl_row(rtl, name) for rtl in group.plan]
        if not group.plan:
            spoken = f"{NOTHING_PLANNED} untuk {name}, {figures}"
            rows.append(Row(f"{_INVITATION}{kode}", NOTHING_PLANNED, dim=True, spoken=spoken))
    return tuple(rows)


def invited_unsur(key: str | None) -> str | None:
    """Return the kode of the unsur that a row invites to plan for, None for an RTL."""
    return key.removeprefix(_INVITATION) if key and key.startswith(_INVITATION) else None


def group_name(unsur: Unsur | None) -> str:
    """Return the name of a group of the plan."""
    return NO_UNSUR if unsur is None else f"{unsur.kode} {unsur.nama}"


def figures_words(group: PlanGroup, result: UnsurResult | None) -> str:
    """Return how people see the unsur of a group, and its place among the weakest."""
    if group.unsur is None:
        return "Tidak terkait dengan salah satu unsur"
    if result is None or result.nrr is None or result.mutu is None:
        return "Belum ada nilai"
    place = f"Terendah ke-{group.rank} · " if group.rank else ""
    figures = f"NRR {format_number(result.nrr, 4)} · nilai {format_number(result.nilai)}"
    return f"{place}{figures} · mutu {result.mutu.letter}"


def invitation_words(name: str) -> str:
    """Return what stands beside a row without a plan."""
    return (
        f"{name} termasuk yang terendah, tetapi belum ada rencananya. Tulis kegiatan yang"
        " memperbaikinya, siapa yang mengerjakan, dan kapan."
    )


def unsur_options(unsur_list: Sequence[Unsur]) -> list[tuple[object, str]]:
    """Return the unsur that an action may serve, and none of them."""
    return [*((u.kode, group_name(u)) for u in unsur_list), (None, NO_UNSUR)]


def moved_words(view: PlanView, rtl: Rtl, step: int) -> str:
    """Return what is said when an action is moved, "" when it stands at that end already."""
    group = next(group for group in view.groups if rtl in group.plan)
    place = group.plan.index(rtl) + step
    if not 0 <= place < len(group.plan):
        return ""
    order = f"urutan {format_count(place + 1)} dari {format_count(len(group.plan))}"
    return f"Rencana ini sekarang {order} pada {group_name(group.unsur)}."


def done_told(done: bool | None) -> str:
    """Return what is told after an action was reported on."""
    if done is None:
        return "Rencana dicatat belum dilaporkan."
    return f"Rencana dicatat {'sudah' if done else 'belum'} dilaksanakan."


def when_words(triwulan: Sequence[int]) -> str:
    """Return the quarters of an action."""
    if not triwulan:
        return "waktu belum ditentukan"
    return f"TW {', '.join(QUARTERS[quarter - 1] for quarter in triwulan)}"


def _rtl_row(rtl: Rtl, group: str) -> Row:
    kegiatan = rtl.kegiatan
    if len(kegiatan) > _LONGEST_ROW:
        kegiatan = f"{kegiatan[:_LONGEST_ROW].rstrip()}…"
    detail = when_words(rtl.triwulan)
    if rtl.penanggung_jawab:
        detail = f"{detail} · {rtl.penanggung_jawab}"
    state = DONE_NAMES[DONE_STATES.index(rtl.done)]
    spoken = f"{rtl.kegiatan}, {group}, {detail}, {state.lower()}"
    return Row(rtl.id, kegiatan, "" if rtl.done is None else state, detail, spoken=spoken)
