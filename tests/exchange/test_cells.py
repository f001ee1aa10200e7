"""One cell at a time: what is taken, what is refused, and why."""

from datetime import date

import pytest

from skm_desk.domain.kuesioner import Kuesioner, ProfileChoice
from skm_desk.exchange.cells import (
    CellRefused,
    ChoiceReader,
    read_jam,
    read_nilai,
    read_tanggal,
    read_text,
    read_usia,
)


def fault_of(read: object, text: str) -> str:
    with pytest.raises(CellRefused) as refused:
        read(text)  # type: ignore[operator]
    return refused.value.fault


@pytest.mark.parametrize("text", ["3", " 3 ", "3.0", "3,0", "3,00", "\u00a03"])
def test_whole_nilai_are_taken_however_they_are_written(text: str) -> None:
    assert read_nilai(text) == 3


@pytest.mark.parametrize("text", ["", "  ", "-", " – ", "—"])
def test_blank_and_dash_are_no_nilai(text: str) -> None:
    assert read_nilai(text) is None


@pytest.mark.parametrize("text", ["0", "0.0", "0,00"])
def test_zero_is_never_a_nilai(text: str) -> None:
    assert fault_of(read_nilai, text) == "zero"


@pytest.mark.parametrize(
    "text",
    [
        "5",
        "3,5",
        "3.5",
        "-1",
        "33",
        "a",
        "Baik",
        "TRUE",
        "#DIV/0!",
        "2024-01-02",
        "1e0",
        "４",
        "+4",
    ],
)
def test_anything_else_is_refused_as_nilai(text: str) -> None:
    assert fault_of(read_nilai, text) == "nilai"


@pytest.mark.parametrize(
    ("text", "usia"), [("34", 34), ("34 tahun", 34), ("34.0", 34), ("7 th.", 7)]
)
def test_usia(text: str, usia: int) -> None:
    assert read_usia(text) == usia


@pytest.mark.parametrize("text", ["4", "121", "34,5", "tiga puluh", "30-40", "-5"])
def test_usia_outside_a_life_or_not_a_number_is_refused(text: str) -> None:
    assert fault_of(read_usia, text) == "usia"


@pytest.mark.parametrize(
    "text",
    [
        "2024-11-24",
        "24/11/2024",
        "24 November 2024",
        "24 Nov 2024",
        "2024-11-24 00:00:00",
        "2024-11-24T10:30:00",
        " 24-11-2024 ",
    ],
)
def test_tanggal(text: str) -> None:
    assert read_tanggal(text) == date(2024, 11, 24)


@pytest.mark.parametrize("text", ["31/02/2024", "45620", "11/24/2024", "kemarin", "24/11/24"])
def test_no_day_is_guessed(text: str) -> None:
    assert fault_of(read_tanggal, text) == "date"


@pytest.mark.parametrize(
    ("text", "jam"),
    [
        ("8:00-12:00", "08.00–12.00"),
        ("08.00 – 12.00", "08.00–12.00"),
        ("08.00 s/d 12.00 WIB", "08.00–12.00"),
        ("08.00 – 12.00*", "08.00–12.00"),
        ("9:15", "09.15"),
        ("08:00:00", "08.00"),
        ("pagi", "pagi"),
        ("-", None),
    ],
)
def test_jam(text: str, jam: str | None) -> None:
    assert read_jam(text) == jam


@pytest.mark.parametrize("text", ["25:00", "08.61–09.00", "pada waktu pelayanan pagi hari"])
def test_an_hour_that_is_none_is_refused(text: str) -> None:
    assert fault_of(read_jam, text) == "hour"


@pytest.mark.parametrize(
    ("name", "text", "kode"),
    [
        ("jenis_kelamin", "l", "L"),
        ("jenis_kelamin", "Laki-laki", "L"),
        ("jenis_kelamin", "Lakilaki", "L"),
        ("jenis_kelamin", "Pria", "L"),
        ("jenis_kelamin", "PEREMPUAN", "P"),
        ("jenis_kelamin", "Wanita", "P"),
        ("pendidikan", "SLTA", "SMA"),
        ("pendidikan", "smu", "SMA"),
        ("pendidikan", "SMK", "SMA"),
        ("pendidikan", "SLTP", "SMP"),
        ("pendidikan", "D4", "S1"),
        ("pendidikan", "S-1", "S1"),
        ("pendidikan", "", None),
    ],
)
def test_choices_by_kode_label_and_usual_word(
    kuesioner: Kuesioner, name: str, text: str, kode: str | None
) -> None:
    assert ChoiceReader(name, getattr(kuesioner.profile, name)).read(text) == kode


def test_an_unknown_choice_is_refused_with_the_known_labels(kuesioner: Kuesioner) -> None:
    reader = ChoiceReader("pendidikan", kuesioner.profile.pendidikan)
    with pytest.raises(CellRefused) as refused:
        reader.read("D3")
    assert refused.value.fault == "choice"
    assert refused.value.known == ("Sd", "Smp", "Sma", "S1", "S2", "S3")


def test_a_synonym_serves_only_where_its_kode_is_a_choice() -> None:
    with_smk = [ProfileChoice("SMA", "SMA"), ProfileChoice("SMK", "SMK")]
    assert ChoiceReader("pendidikan", with_smk).read("smk") == "SMK"
    without_sma = [ProfileChoice("MENENGAH", "Menengah")]
    assert fault_of(ChoiceReader("pendidikan", without_sma).read, "SLTA") == "choice"


@pytest.mark.parametrize(
    ("text", "kode", "words"),
    [
        ("Wiraswasta", "WIRAUSAHA", ""),
        ("ASN", "PNS", ""),
        ("polisi", "POLRI", ""),
        ("Karyawan Swasta", "SWASTA", ""),
        ("LAINNYA: petani: sawah", "LAINNYA", "petani: sawah"),
        ("LAINNYA:  dua spasi ", "LAINNYA", " dua spasi "),
        ("lainnya : petani ", "LAINNYA", "petani"),
        ("Petani", "LAINNYA", "Petani"),
        ("Buruh: harian", "LAINNYA", "Buruh: harian"),
        ("-", None, ""),
    ],
)
def test_pekerjaan_keeps_the_words_of_an_open_choice(
    kuesioner: Kuesioner, text: str, kode: str | None, words: str
) -> None:
    reader = ChoiceReader("pekerjaan", kuesioner.profile.pekerjaan)
    assert reader.read_with_text(text) == (kode, words)


def test_pekerjaan_without_an_open_choice_is_refused() -> None:
    reader = ChoiceReader("pekerjaan", [ProfileChoice("PNS", "PNS")])
    assert fault_of(reader.read_with_text, "Petani") == "choice"


def test_texts_have_a_limit(kuesioner: Kuesioner) -> None:
    assert read_text(5)("tepat") == "tepat"
    assert read_text(5)("   ") == ""
    assert fault_of(read_text(5), "terlalu") == "too_long"
    reader = ChoiceReader("pekerjaan", kuesioner.profile.pekerjaan)
    assert fault_of(reader.read_with_text, "x" * 201) == "too_long"
