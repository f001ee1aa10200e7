"""The sheet that hangs at the counter: one page, the figures of the result, nothing of persons."""

from dataclasses import replace
from pathlib import Path

import pytest

from skm_desk.documents.material import Material
from skm_desk.documents.press.printer import print_document
from skm_desk.documents.publikasi import build_publikasi
from skm_desk.domain.demographics import break_down
from skm_desk.domain.id_format import format_number
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.make_document import gather
from skm_desk.use_cases.verify_document import verify
from tests.documents.pdf_reading import page_texts


@pytest.fixture
def material(sample_desk: Desk) -> Material:
    return sample_desk.look(gather, "contoh-2025", None)[0]


def sheet(material: Material) -> tuple[bytes, str]:
    """Return the PDF of the sheet, which is one page, and the words on it."""
    data = print_document(build_publikasi(material)).data
    (words,) = page_texts(data)
    return data, words


def test_it_says_the_result_on_one_page(material: Material) -> None:
    _, words = sheet(material)
    result = material.result
    assert result.mutu is not None
    assert f"(IKM) {format_number(result.ikm)}" in words
    assert f"Mutu {result.mutu.letter} · {result.mutu.kinerja}" in words
    for unsur in result.per_unsur:
        assert format_number(unsur.nilai) in words
    assert "160 orang" in words
    assert "Perempuan: 79 · Tidak diisi: 3" in words
    assert "1 Januari – 31 Desember 2025" in words
    assert "DATA BUATAN" in words


def test_a_field_that_nobody_filled_is_left_out(sample_desk: Desk) -> None:
    _, words = sheet(sample_desk.look(gather, "2024", None)[0])
    assert "93,54" in words
    assert "80 orang" in words
    assert "Pendidikan" not in words
    assert "DATA BUATAN" not in words


def test_of_many_groups_the_largest_are_named(material: Material) -> None:
    labels = {str(number): f"Layanan {number}" for number in range(1, 31)}
    counts = {kode: int(kode) for kode in labels}
    many = replace(material, breakdowns=(break_down("layanan", "Jenis layanan", labels, counts),))
    _, words = sheet(many)
    named = [f"Layanan {number}: {number}" for number in range(24, 31)]
    assert " · ".join([*named, f"yang lain: {sum(range(1, 24))}"]) in words


@pytest.mark.parametrize("words", ["<b>&\"'", "Dinas " * 20])
def test_what_an_office_is_called_is_printed_as_typed(material: Material, words: str) -> None:
    office = replace(material.office, instansi=words, kanal_pengaduan=words)
    _, printed = sheet(replace(material, office=office))
    assert " ".join(words.upper().split()) in printed


@pytest.mark.parametrize("count", [1, 9, 10])
def test_under_ten_forms_nobody_is_described(material: Material, count: int) -> None:
    kept = {"P": count}
    breakdown = break_down("jenis_kelamin", "Jenis kelamin", {"P": "Perempuan"}, kept)
    result = replace(material.result, responden=count)
    _, words = sheet(replace(material, result=result, breakdowns=(breakdown,)))
    assert f"{count} orang" in words
    assert format_number(result.ikm) in words
    assert ("Perempuan" in words) is (count == 10)
    assert ("tidak dicetak karena kurang dari 10 orang" in words) is (count < 10)


def test_it_carries_no_form(material: Material) -> None:
    names = [carried.name for carried in build_publikasi(material).attachments]
    assert names == ["jumlah-nilai.csv", "hasil.json"]
    csv = build_publikasi(material).attachments[0].data.decode()
    assert len(csv.split()) == 1 + len(material.tally.questions)


def test_it_can_be_computed_again_from_what_it_carries(material: Material, tmp_path: Path) -> None:
    path = tmp_path / "publikasi.pdf"
    path.write_bytes(sheet(material)[0])
    assert verify(path) == ()
