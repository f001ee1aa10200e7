"""What the office says of a survey stands in BAB II; what it leaves empty keeps its standard."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from skm_desk.documents.blocks import Chapter, ItemList, Paragraph, Table
from skm_desk.documents.laporan_skm.pengumpulan import build
from skm_desk.documents.material import Material
from skm_desk.domain.holidays import write_holidays
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.make_document import gather

Say = Callable[..., Material]


@pytest.fixture
def say(sample_desk: Desk) -> Say:
    """Return a function that makes the material of 2024 with words of its period changed."""
    material = sample_desk.look(gather, "2024", None)[0]

    def change(holidays: dict[date, str] | None = None, **words: str) -> Material:
        return replace(
            material,
            office=replace(material.office, hari_libur=write_holidays(holidays or {})),
            periods=(replace(material.latest, **words),),
        )

    return change


def texts(chapter: Chapter) -> list[str]:
    return [block.text for block in chapter.blocks if isinstance(block, Paragraph)]


def working_days(chapter: Chapter) -> list[str]:
    (table,) = (block for block in chapter.blocks if isinstance(block, Table))
    return [str(row[3]) for row in table.rows]


def test_without_words_of_its_own_the_standard_text_stands(say: Say) -> None:
    standard = texts(build(say()))
    assert any("melalui tim pelaksana Survei Kepuasan Masyarakat" in text for text in standard)
    assert any(
        text.startswith(
            "Pendapat masyarakat dikumpulkan dengan kuesioner yang diisi oleh pengguna layanan."
            " Kuesioner terdiri atas 9 pertanyaan"
        )
        for text in standard
    )
    assert any(text.startswith("Data dikumpulkan di Ruang Pelayanan") for text in standard)
    assert any("tanpa Sabtu dan Minggu." in text for text in standard)
    assert not any("Tim pelaksana terdiri atas" in text for text in standard)


def test_team_place_and_method_are_said_in_their_place(say: Say) -> None:
    chapter = build(
        say(
            team="Rina <ketua>\nBudi",
            place="Mal Pelayanan Publik.",
            method="Pengunjung mengisi di kios",
        )
    )
    said = texts(chapter)
    place = said.index("Tim pelaksana terdiri atas:")
    assert "tim pelaksana Survei Kepuasan Masyarakat" in said[place - 1]
    people = [
        [item.text for item in block.items]
        for block in chapter.blocks
        if isinstance(block, ItemList)
    ]
    assert people[0] == ["Rina <ketua>", "Budi"]
    assert any(
        text.startswith("Pengunjung mengisi di kios. Kuesioner terdiri atas") for text in said
    )
    assert any(
        text.startswith("Data dikumpulkan di Mal Pelayanan Publik, pada jam") for text in said
    )


def test_curly_brackets_in_the_words_of_a_period_are_printed_as_typed(say: Say) -> None:
    said = texts(build(say(place="Loket {1}", method="Cara {apa saja}.")))
    assert any("Loket {1}" in text for text in said)
    assert any(text.startswith("Cara {apa saja}. Kuesioner") for text in said)


def test_the_holidays_of_the_office_are_no_working_days(say: Say) -> None:
    assert working_days(build(say())) == ["44", "240", "21", "21"]
    holidays = {
        date(2024, 1, 1): "Tahun Baru",  # a Monday
        date(2024, 11, 27): "Pilkada",  # a Wednesday
        date(2024, 11, 24): "hari Minggu",
        date(2030, 1, 1): "jauh",
    }
    chapter = build(say(holidays))
    assert working_days(chapter) == ["43", "238", "20", "20"]
    assert any("tanpa Sabtu, Minggu, dan hari libur." in text for text in texts(chapter))


def test_a_year_of_several_periods_names_everybody_once(say: Say) -> None:
    material = say(team="Rina\nBudi", place="Loket 1")
    first = replace(material.latest, kode="2024-S1")
    second = replace(material.latest, kode="2024-S2", team="Budi\nSari", place="Loket 2")
    chapter = build(replace(material, periods=(first, second), year=2024))
    lists = [block for block in chapter.blocks if isinstance(block, ItemList)]
    assert [item.text for item in lists[0].items] == ["Rina", "Budi", "Sari"]
    assert any(
        text.startswith("Data dikumpulkan di Loket 1 dan Loket 2,") for text in texts(chapter)
    )
