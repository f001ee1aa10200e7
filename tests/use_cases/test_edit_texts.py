"""The texts of the laporan: seen, changed, refused whole, and back to the standard ones."""

from datetime import date

import pytest

from skm_desk.documents.laporan_skm.outline import build_laporan
from skm_desk.documents.texts import standard_texts
from skm_desk.domain.changes import Changes, Kind
from skm_desk.domain.errors import PeriodUnknown, TextTooLong
from skm_desk.domain.file_errors import PlaceholderUnknown
from skm_desk.storage.origin import Origin
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.edit_texts import (
    LONGEST_TEXT,
    SectionText,
    printed_text,
    view_texts,
    write_text,
)
from skm_desk.use_cases.make_document import gather
from skm_desk.use_cases.manage_periods import close_period, create_period
from skm_desk.use_cases.preview_document import Subject
from tests.documents.test_laporan import words_of

PERIOD = Subject("2024")


def section(desk: Desk, name: str, subject: Subject = PERIOD) -> SectionText:
    sections = desk.look(view_texts, subject).sections
    return next(each for each in sections if each.name == name)


def printed(desk: Desk) -> str:
    return words_of(build_laporan(desk.look(gather, "2024", None)[0]))


def test_what_stands_there_is_seen(sample_desk: Desk) -> None:
    view = sample_desk.look(view_texts, PERIOD)
    assert view.period == "2024"
    assert view.values["tahun"] == "2024"
    assert view.values["jumlah_responden"] == "80"
    own = {each.name for each in view.sections if each.own}
    assert own == {"kondisi", "fgd"}
    for each in view.sections:
        assert each.standard == standard_texts()[each.name].strip()
        assert each.text == (each.own or each.standard)


def test_a_period_without_jawaban_has_texts_too(desk: Desk) -> None:
    desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    view = desk.look(view_texts, Subject("2026"))
    assert view.values["jumlah_responden"] == "0"
    assert view.values["rentang"] == "1 Januari – 31 Desember 2026"


def test_a_year_has_the_texts_of_its_latest_period(desk: Desk) -> None:
    desk.do(create_period, "S1", date(2026, 1, 1), date(2026, 6, 30))
    desk.do(create_period, "S2", date(2026, 7, 1), date(2026, 12, 31))
    desk.do(write_text, "S2", "tren", "Tren kami, {tahun}.")
    year = desk.look(view_texts, Subject(year=2026))
    assert year.period == "S2"
    assert section(desk, "tren", Subject(year=2026)).own == "Tren kami, {tahun}."
    assert section(desk, "tren", Subject("S1")).own == ""
    assert year.values["periode"] == "tahun 2026"


def test_an_own_text_is_kept_printed_and_told(sample_desk: Desk, origin: Origin) -> None:
    told: list[Changes] = []
    desk = Desk(sample_desk.folder, origin, told.append)
    assert desk.do(write_text, "2024", "pelaksana", "  Tim <b>&\"' {instansi}.\n") == (
        "Tim <b>&\"' {instansi}."
    )
    assert told == [frozenset({Kind.SETTING})]
    assert section(desk, "pelaksana").own == "Tim <b>&\"' {instansi}."
    assert "Tim <b>&\"' Dinas Sosial Kependudukan" in printed(desk)


@pytest.mark.parametrize("text", ["", "  \n ", standard_texts()["pelaksana"]])
def test_empty_or_standard_is_no_own_text(sample_desk: Desk, text: str) -> None:
    sample_desk.do(write_text, "2024", "pelaksana", "Tim sendiri.")
    assert sample_desk.do(write_text, "2024", "pelaksana", text) == ""
    kept = section(sample_desk, "pelaksana")
    assert kept.own == ""
    assert kept.text == kept.standard
    assert "secara mandiri" in printed(sample_desk)


def test_the_same_text_again_writes_nothing(sample_desk: Desk, origin: Origin) -> None:
    told: list[Changes] = []
    desk = Desk(sample_desk.folder, origin, told.append)
    before = desk.look(lambda store: store.journal.last())
    desk.do(write_text, "2024", "pelaksana", standard_texts()["pelaksana"])
    assert told == [frozenset()]
    assert desk.look(lambda store: store.journal.last()) == before


@pytest.mark.parametrize("text", ["{intansi}", "Oleh {instansi", "}", "{}", "{tahun!r}"])
def test_what_is_no_placeholder_is_refused_whole(sample_desk: Desk, text: str) -> None:
    with pytest.raises(PlaceholderUnknown):
        sample_desk.do(write_text, "2024", "pelaksana", text)
    assert section(sample_desk, "pelaksana").own == ""


def test_a_long_text_is_kept_and_one_too_long_refused(sample_desk: Desk) -> None:
    long = ("kata " * (LONGEST_TEXT // 5)).strip()
    sample_desk.do(write_text, "2024", "kesimpulan", long)
    assert section(sample_desk, "kesimpulan").own == long
    with pytest.raises(TextTooLong):
        sample_desk.do(write_text, "2024", "kesimpulan", "x" * (LONGEST_TEXT + 1))


def test_an_unknown_period_is_told(sample_desk: Desk) -> None:
    with pytest.raises(PeriodUnknown):
        sample_desk.do(write_text, "1999", "tren", "x")
    with pytest.raises(PeriodUnknown):
        sample_desk.look(view_texts, Subject("1999"))


def test_texts_of_a_closed_period_may_be_written(sample_desk: Desk) -> None:
    """The laporan is written after the survey is over."""
    sample_desk.do(close_period, "2024")
    sample_desk.do(write_text, "2024", "tren", "Naik.")
    assert section(sample_desk, "tren").own == "Naik."


def test_the_chain_still_proves_whole(sample_desk: Desk) -> None:
    sample_desk.do(write_text, "2024", "tren", "Naik.")
    sample_desk.do(write_text, "2024", "tren", "")

    def check(store: Store) -> None:
        store.check()

    sample_desk.look(check)


def test_printed_text_is_as_on_paper() -> None:
    text = "Satu\ndua {kota}.\n\n- a\n- b {lain}\n\n1. c\n2. d"
    assert printed_text(text, {"kota": "Jambi"}) == (
        "Satu dua Jambi.\n\n– a\n– b {lain}\n\n1. c\n2. d"
    )
    assert printed_text(" \n", {}) == ""
