"""What the question sets say: every sentence, decided without a widget."""

from collections.abc import Sequence

from skm_desk.domain.id_format import join_words
from skm_desk.domain.kuesioner import Kuesioner, Question
from skm_desk.domain.kuesioner_edits import (
    INDONESIAN,
    LONGEST,
    PartFault,
    is_stale,
    is_whole,
    wording_of,
)
from skm_desk.ui.staff.row_list import Row
from skm_desk.use_cases.edit_kuesioner import KuesionerRow

LINE = "Pertanyaan yang diajukan kios dan formulir kertas, per versi."
EDIT_MEANING = "Ubah pertanyaan ini; hasilnya disimpan sebagai versi baru (Ctrl+N)"
LIST_MEANING = "Panah memilih versi; Enter mengubahnya sebagai versi baru"
QUESTIONS_MEANING = "Panah memilih pertanyaan yang dipratinjau"
EDIT_LIST_MEANING = (
    "Panah memilih pertanyaan yang diubah; Alt dengan panah atas atau bawah memindahkan"
)
FROZEN = (
    "Versi yang sudah tersimpan tidak berubah lagi, supaya jawaban lama tetap terbaca dengan"
    " pertanyaan aslinya. Perubahan menjadi versi baru."
)
VIEWS = (
    ("Di kios", "Tampilkan pertanyaan seperti di layar kios"),
    ("Di kertas", "Tampilkan formulir kertas seperti dicetak"),
)
INDONESIAN_NAME = "Indonesia"
DROP = "Lepas bahasa ini"
PARTS = ("Judul singkat", "Pertanyaan", "Pilihan 1", "Pilihan 2", "Pilihan 3", "Pilihan 4")
PART_MEANINGS = (
    "Beberapa kata, tampil besar di kios",
    "Kalimat lengkap, tampil di kios dan di kertas",
    "Untuk nilai 1, yang terendah",
    "Untuk nilai 2",
    "Untuk nilai 3",
    "Untuk nilai 4, yang tertinggi",
)
JUDUL_MISSING = "Judul kuesioner belum diisi; tulis judul yang dicetak di formulir."
UNSAVED = "Perubahan belum disimpan; pilih Batal sekali lagi untuk membuangnya."
STALE = "Kata Indonesianya berubah; periksa apakah terjemahan ini masih sama artinya."
ONLY_QUESTION = "Setiap unsur harus punya satu pertanyaan; yang satu-satunya tidak dapat dihapus"
REMOVE_MEANING = "Hapus pertanyaan ini dari versi baru"


def version_rows(rows: Sequence[KuesionerRow]) -> list[Row]:
    """Return the versions as rows of a list."""
    return [
        Row(
            key_of(row.kuesioner),
            row.kuesioner.judul,
            detail=f"Versi {row.kuesioner.version} · {use_words(row)}",
            dim=not row.is_newest,
        )
        for row in rows
    ]


def key_of(kuesioner: Kuesioner) -> str:
    """Return what a version is known by in a list."""
    return f"{kuesioner.kode}/{kuesioner.version}"


def use_words(row: KuesionerRow) -> str:
    """Return which periods ask a version."""
    if not row.periods:
        return "belum dipakai"
    return f"dipakai periode {join_words(list(row.periods))}"


def newest_words(row: KuesionerRow) -> str:
    """Return whether a new period asks this version."""
    if row.is_newest:
        return "Versi terbaru: periode baru dengan kuesioner ini memakai versi ini."
    return "Versi lama: hanya periode yang sudah memakainya."


def source_words(kuesioner: Kuesioner) -> str:
    """Return where the words come from, and in which languages they are there."""
    line = f"Versi {kuesioner.version} · {kuesioner.source}"
    if kuesioner.languages:
        names = [INDONESIAN_NAME, *kuesioner.languages.values()]
        line += f" · bahasa {join_words(names)}"
    return line


def question_rows(kuesioner: Kuesioner, mark_missing: bool = False) -> list[Row]:
    """Return the questions in the order asked; `mark_missing` tells what is not there yet."""
    unsur = {unsur.kode: unsur.nama for unsur in kuesioner.unsur_list}
    rows = []
    for place, question in enumerate(kuesioner.questions, start=1):
        missing = _missing(kuesioner, question) if mark_missing else ""
        detail = missing or f"{question.kode} · {unsur[question.unsur]}"
        words = f"{place}. {question.heading or '…'}"
        rows.append(Row(question.kode, words, detail=detail, warns=bool(missing)))
    return rows


def unsur_words(kuesioner: Kuesioner, question: Question) -> str:
    """Return the unsur that a question belongs to, with its meaning."""
    unsur = next(known for known in kuesioner.unsur_list if known.kode == question.unsur)
    return f"{unsur.kode} {unsur.nama}: {unsur.meaning}."


def language_entries(kuesioner: Kuesioner) -> list[tuple[str, str]]:
    """Return name and meaning of each language, Indonesian first."""
    names = (INDONESIAN_NAME, *kuesioner.languages.values())
    return [(name, f"Tampilkan pertanyaan dalam bahasa {name}") for name in names]


def stale_words(base: Kuesioner, edited: Kuesioner, kode: str, language: str) -> str:
    """Return what is to be looked at in a translation, or nothing."""
    if language != INDONESIAN and is_stale(base, edited, kode, language):
        return STALE
    return ""


def fault_words(kuesioner: Kuesioner, fault: PartFault) -> str:
    """Return what is wrong with a part, to stand beside its field."""
    what = PARTS[fault.place]
    if fault.language != INDONESIAN:
        what += f" bahasa {kuesioner.languages[fault.language]}"
    if fault.is_long:
        return f"{what} terlalu panjang; tulis paling banyak {LONGEST[fault.place]} huruf."
    return f"{what} belum diisi."


def add_meaning(kuesioner: Kuesioner, question: Question) -> str:
    """Return what adding a question does."""
    unsur = next(known for known in kuesioner.unsur_list if known.kode == question.unsur)
    return f"Tambah satu pertanyaan untuk unsur {unsur.kode} {unsur.nama}"


def saved_words(kuesioner: Kuesioner) -> str:
    """Return what is told when a new version was kept."""
    return (
        f"Versi {kuesioner.version} tersimpan. Periode baru memakainya; periode yang sudah ada"
        " tetap memakai versinya."
    )


def drop_meaning(name: str) -> str:
    """Return what dropping a language from the version means."""
    return f"Versi baru tidak lagi memuat bahasa {name}"


def _missing(kuesioner: Kuesioner, question: Question) -> str:
    if not is_whole(wording_of(question)):
        return f"{question.kode} · belum lengkap"
    names = [
        name
        for language, name in kuesioner.languages.items()
        if not is_whole(wording_of(question, language))
    ]
    return f"{question.kode} · bahasa {join_words(names)} belum lengkap" if names else ""
