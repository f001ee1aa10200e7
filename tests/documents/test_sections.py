"""The texts an office may write: every one has a title, and its own text is printed as typed."""

import dataclasses

import pytest

from skm_desk.documents.laporan_skm.outline import build_laporan
from skm_desk.documents.laporan_tindak_lanjut.outline import build_tindak_lanjut
from skm_desk.documents.sections import SECTIONS, placeholder_title, section_title
from skm_desk.documents.texts import placeholders, standard_texts
from skm_desk.domain.file_errors import PlaceholderUnknown
from skm_desk.sentences.failures import say
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.make_document import gather
from tests.documents.test_laporan import material_of, words_of

NASTY = "Tanda <b>&\"' dan {tahun}"


def test_the_table_lists_the_standard_texts() -> None:
    assert {section.name for section in SECTIONS} == set(standard_texts())
    titles = [section.title for section in SECTIONS]
    assert len(set(titles)) == len(titles)


def test_every_placeholder_has_a_title(sample_desk: Desk) -> None:
    titles = [placeholder_title(name) for name in placeholders(material_of(sample_desk, "2024"))]
    assert len(set(titles)) == len(titles)
    assert all(title[0].isupper() and "_" not in title for title in titles)
    assert placeholder_title("yang_baru") == "Yang baru"
    assert section_title("yang_baru") == "yang_baru"


def test_every_own_text_is_printed_as_typed(sample_desk: Desk) -> None:
    material = material_of(sample_desk, "2024")
    own = {section.name: f"{section.title}: {NASTY}" for section in SECTIONS}
    written = dataclasses.replace(material, own_texts=own)
    words = words_of(build_laporan(written)) + words_of(build_tindak_lanjut(written))
    for section in SECTIONS:
        assert words.count(f"{section.title}: Tanda <b>&\"' dan 2024") == 1, section.name


def test_a_text_without_a_word_is_the_standard_one(sample_desk: Desk) -> None:
    material = material_of(sample_desk, "2024")
    plain = build_laporan(dataclasses.replace(material, own_texts={}))
    for blank in ("", " ", "\n\n\t"):
        emptied = dict.fromkeys(standard_texts(), blank)
        assert build_laporan(dataclasses.replace(material, own_texts=emptied)) == plain


def test_what_is_refused_is_told_by_the_title(sample_desk: Desk) -> None:
    material = sample_desk.look(gather, "2024", None)[0]
    wrong = dataclasses.replace(material, own_texts={"fgd": "lihat {tabel}"})
    with pytest.raises(PlaceholderUnknown) as caught:
        build_laporan(wrong)
    assert "“Pembahasan (FGD)” memuat “{tabel}”" in say(caught.value)
