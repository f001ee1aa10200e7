"""Question sets and jawaban that the tests share: the nine unsur, and the 80 real rows of 2024."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from skm_desk.domain.ikm import compute_result
from skm_desk.domain.kuesioner import Kuesioner, Profile, ProfileChoice, Question, Unsur
from skm_desk.domain.result import Bobot, SkmResult
from skm_desk.domain.tally import tally_forms

DATA = Path(__file__).parents[1] / "data"

_NAMES = (
    ("Persyaratan", "Persyaratan"),
    ("Sistem, mekanisme dan prosedur", "Prosedur"),
    ("Waktu penyelesaian", "Waktu"),
    ("Biaya/tarif", "Biaya"),
    ("Produk spesifikasi jenis pelayanan", "Produk"),
    ("Kompetensi pelaksana", "Kompetensi"),
    ("Perilaku pelaksana", "Perilaku"),
    ("Penanganan pengaduan, saran dan masukan", "Pengaduan"),
    ("Sarana dan prasarana", "Sarana"),
)
NINE_UNSUR = tuple(
    Unsur(f"U{number}", nama, f"Arti {nama}", short)
    for number, (nama, short) in enumerate(_NAMES, start=1)
)
# The order of the regulation's own sheet: sarana before pengaduan.
AS_ASKED = (*NINE_UNSUR[:7], NINE_UNSUR[8], NINE_UNSUR[7])


def question(kode: str, unsur: str) -> Question:
    """Return a question with texts of its own."""
    return Question(kode, unsur, f"Judul {kode}", f"Bagaimana {kode}?", ("a", "b", "c", "d"))


def kuesioner(
    unsur_list: Sequence[Unsur] = NINE_UNSUR, questions: Sequence[Question] | None = None
) -> Kuesioner:
    """Return a question set; without `questions`, one per unsur, nine as the sheet asks them."""
    if questions is None:
        asked = AS_ASKED if tuple(unsur_list) == NINE_UNSUR else unsur_list
        questions = [question(unsur.kode, unsur.kode) for unsur in asked]
    profile = Profile(
        jenis_kelamin=(ProfileChoice("L", "Laki-laki"), ProfileChoice("P", "Perempuan")),
        pendidikan=(ProfileChoice("SMA", "SMA"), ProfileChoice("S1", "S1")),
        pekerjaan=(ProfileChoice("PNS", "PNS"), ProfileChoice("LAINNYA", "Lainnya", True)),
    )
    return Kuesioner("uji", 1, "Uji", "tes", tuple(unsur_list), tuple(questions), profile)


def read_2024() -> list[dict[str, int | None]]:
    """Return the jawaban of the 80 real rows of 2024 under the kode of their unsur."""
    with (DATA / "responden-2024.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [{kode: int(row[kode]) for kode in row if kode != "no_res"} for row in rows]


def result_of(
    forms: Iterable[Mapping[str, int | None]],
    asked: Kuesioner | None = None,
    bobot: Bobot = Bobot.EXACT,
) -> SkmResult:
    """Return the result of these forms, by the nine unsur unless `asked` says otherwise."""
    asked = asked or kuesioner()
    return compute_result(tally_forms(forms, asked), asked.unsur_list, bobot)
