"""The words of verification, differences and corrections, without a widget."""

from datetime import UTC, date, datetime

import pytest

from skm_desk.domain.batch import Batch
from skm_desk.domain.difference import Pace
from skm_desk.domain.kuesioner import Kuesioner, ProfileChoice
from skm_desk.domain.sheet import Field, Part, fields_of
from skm_desk.ui.entry import correct_words, difference_words, officer_words, verify_words
from skm_desk.use_cases.correct_responden import Change
from skm_desk.use_cases.key_paper import BatchRow
from skm_desk.use_cases.view_officer import FieldRate
from tests.domain.survey_data import kuesioner

NOON = datetime(2026, 11, 24, 12, 5, tzinfo=UTC)


@pytest.fixture
def asked() -> Kuesioner:
    return kuesioner()


def row(forms: int, verified: int, chosen: int, every: int | None, start: int = 1) -> BatchRow:
    batch = Batch("b", "2026", "Budi", NOON, verify_every=every, verify_start=every and start)
    return BatchRow(batch, forms, verified, chosen)


@pytest.mark.parametrize(
    ("stack", "how", "progress", "verb"),
    [
        (row(20, 0, 0, None), "belum dipilih", "belum", "Mulai periksa"),
        (row(20, 0, 20, 1), "semua", "0 dari 20", "Mulai periksa"),
        (row(20, 3, 4, 5, 3), "setiap 5 formulir", "3 dari 4", "Lanjutkan periksa"),
        (row(1200, 1200, 1200, 1), "semua", "1.200 dari 1.200, selesai", "Lanjutkan periksa"),
    ],
)
def test_a_stack(stack: BatchRow, how: str, progress: str, verb: str) -> None:
    assert verify_words.how_words(stack.batch) == how
    assert verify_words.progress_words(stack) == progress
    assert verify_words.start_words(stack) == verb
    assert verify_words.stack_cells(stack)[:2] == ("Budi", "24 November 2026")


def test_which_forms_were_chosen() -> None:
    assert verify_words.chosen_line(row(20, 0, 4, 5, 3)) == (
        "Diperiksa contoh: setiap 5 formulir, mulai dari formulir ke-3."
    )
    assert verify_words.chosen_line(row(20, 0, 20, 1)) == "Semua formulir tumpukan ini diperiksa."


def test_what_is_told_at_the_end() -> None:
    assert verify_words.finished_words("Budi", 0).endswith(
        "Tidak ada perbedaan yang menunggu putusan."
    )
    assert verify_words.finished_words("Budi", 3).endswith("3 perbedaan menunggu putusan.")
    assert "Lembar tanpa nomor belum selesai" in verify_words.left_words("", begun=True)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("U1", "3", "3 c"),
        ("U1", "", "kosong"),
        ("usia", "46", "46 tahun"),
        ("jenis_kelamin", "P", "Perempuan"),
        ("jenis_kelamin", "X", "X"),
        ("tanggal", "2026-11-20", "20 November 2026"),
        ("lembar", "A-7", "A-7"),
        ("saran", "Kursi <b>kurang</b>", "Kursi <b>kurang</b>"),
        ("saran", "", "kosong"),
    ],
)
def test_a_value_with_its_meaning(asked: Kuesioner, name: str, value: str, words: str) -> None:
    boxes = (ProfileChoice("L", "Laki-laki"), ProfileChoice("P", "Perempuan"))
    fields = {field.name: field for field in fields_of(asked, ())}
    fields["jenis_kelamin"] = Field("jenis_kelamin", Part.CHOICE, boxes)
    assert difference_words.say_value(fields[name], value, asked) == words


def test_fields_are_called_as_on_the_paper(asked: Kuesioner) -> None:
    assert difference_words.field_words("U9", asked).startswith("Pertanyaan ")
    assert difference_words.field_words("usia", asked) == "Usia"
    assert difference_words.field_words("pekerjaan_text", asked) == "Pekerjaan lainnya"


def test_a_rate_without_a_checked_form_has_no_share(asked: Kuesioner) -> None:
    rate = FieldRate("Budi", "usia", 0, 1, 0)
    assert difference_words.rate_cells(rate, asked) == ("Usia", "Budi", "0", "1", "0")


def test_a_pace_says_what_is_not_known_yet() -> None:
    assert officer_words.pace_cells(Pace(0, 0, 0, 0, 0, 0)) == (
        "0",
        "–",
        "–",
        "–",
        officer_words.NOT_CHECKED,
    )
    whole = Pace(100, 1400, 1650, 3_600_000, 2, 1400)
    assert officer_words.pace_cells(whole) == ("100", "100", "1.650", "16,5", "1,4")


@pytest.mark.parametrize(
    ("deed", "line"),
    [
        ("simpan", "24 November 2026 12.05 · disimpan"),
        ("koreksi: salah: dua kali (Budi)", "… diperbaiki: salah: dua kali (Budi)"),
        ("batal: ganda (Sari)", "… dibatalkan: ganda (Sari)"),
        ("periksa ganda", "… diketik ulang oleh petugas kedua"),
        ("gabung: dari PC kios", "… digabung: dari PC kios"),
        ("deed baru", "… deed baru"),
    ],
)
def test_the_history_of_a_form(deed: str, line: str) -> None:
    told = correct_words.history_line(Change(NOON, "petugas", deed))
    assert told == line.replace("…", "24 November 2026 12.05 ·")


def test_what_changes_is_told_before_and_after(asked: Kuesioner) -> None:
    fields = fields_of(asked, ())
    before = {"U1": "3", "tanggal": date(2026, 11, 20).isoformat()}
    after = {"U1": "", "tanggal": "2026-11-20", "usia": "46"}
    lines = correct_words.changed_lines(before, after, fields, asked)
    place = [q.kode for q in asked.questions].index("U1") + 1
    heading = asked.questions[place - 1].heading
    assert lines == (
        "Usia: kosong → 46 tahun",
        f"Pertanyaan {place}: {heading}: 3 c → kosong",
    )
