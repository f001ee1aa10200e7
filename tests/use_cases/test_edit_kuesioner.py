"""An edited question set is a new version: old ones, their periods and their forms stay."""

from dataclasses import replace
from datetime import date

import pytest

from skm_desk.domain import kuesioner_edits as edits
from skm_desk.domain.changes import Changes, Kind
from skm_desk.domain.errors import KuesionerInvalid
from skm_desk.domain.kuesioner import Kuesioner, Wording
from skm_desk.domain.kuesioner_edits import INDONESIAN
from skm_desk.domain.office_errors import KuesionerUnchanged
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.edit_kuesioner import KuesionerRow, list_versions, save_version
from skm_desk.use_cases.manage_kuesioner import STANDARD, take_newest
from skm_desk.use_cases.manage_periods import create_period
from skm_desk.use_cases.record_responden import record
from skm_desk.use_cases.view_office import view_office
from skm_desk.use_cases.view_results import view_period
from tests.conftest import NOON
from tests.use_cases.kiosk_visits import (
    PERIOD,
    assert_whole,
    begin,
    fill,
    forms_of,
    head,
    open_year,
)

WORDS = Wording("Syarat", "Apakah syaratnya jelas?", ("Tidak", "Kurang", "Jelas", "Sangat jelas"))


def row_of(desk: Desk, kode: str, version: int) -> KuesionerRow:
    (row,) = (
        row
        for row in desk.look(list_versions)
        if (row.kuesioner.kode, row.kuesioner.version) == (kode, version)
    )
    return row


def standard(desk: Desk) -> Kuesioner:
    return row_of(desk, STANDARD, 1).kuesioner


def test_versions_of_the_file_and_shipped_ones_are_listed(sample_desk: Desk) -> None:
    rows = sample_desk.look(list_versions)
    assert [(row.kuesioner.kode, row.periods) for row in rows] == [
        ("dinsosdukcapil-2024", ("2024",)),
        (STANDARD, ("contoh-2025",)),
    ]
    assert all(row.is_kept and row.is_newest for row in rows)


def test_a_shipped_set_that_no_period_asks_is_not_kept_yet(desk: Desk) -> None:
    row = row_of(desk, "dinsosdukcapil-2024", 1)
    assert not row.is_kept
    edited = edits.reworded(row.kuesioner, "U1", WORDS, INDONESIAN)
    saved = desk.do(save_version, edited)
    assert saved.version == 2
    assert not row_of(desk, "dinsosdukcapil-2024", 1).is_newest
    assert_whole(desk)


def test_an_edited_set_is_the_next_version_and_new_periods_ask_it(desk: Desk) -> None:
    heard: list[Changes] = []
    desk.do(create_period, "2025", date(2025, 1, 1), date(2025, 12, 31))
    first = standard(desk)
    edited = edits.reworded(first, "U1", WORDS, INDONESIAN)
    saved = Desk(desk.folder, desk.origin, heard.append).do(save_version, edited)
    assert heard == [frozenset({Kind.KUESIONER})]
    assert (saved.kode, saved.version) == (STANDARD, 2)
    assert saved.source == "PermenPANRB 14/2017, diubah kantor"
    assert edits.wording_of(edits.question_of(saved, "U1")) == WORDS
    period = desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    assert (period.kuesioner_kode, period.kuesioner_version) == (STANDARD, 2)
    assert standard(desk) == first
    assert row_of(desk, STANDARD, 1).periods == ("2025",)
    assert row_of(desk, STANDARD, 2).periods == ("2026",)
    assert_whole(desk)


def test_every_save_counts_on_whatever_it_was_made_from(desk: Desk) -> None:
    first = standard(desk)
    second = desk.do(save_version, edits.with_judul(first, "Kedua"))
    third = desk.do(save_version, edits.with_judul(first, "Ketiga"))
    fourth = desk.do(save_version, edits.with_judul(second, "Keempat"))
    assert [kept.version for kept in (second, third, fourth)] == [2, 3, 4]
    assert fourth.source == "PermenPANRB 14/2017, diubah kantor"
    assert [row_of(desk, STANDARD, n).is_newest for n in (1, 2, 3, 4)] == [False] * 3 + [True]
    assert_whole(desk)


def test_the_same_words_are_no_new_version(desk: Desk) -> None:
    before = head(desk)
    with pytest.raises(KuesionerUnchanged):
        desk.do(save_version, standard(desk))
    with pytest.raises(KuesionerUnchanged):
        desk.do(save_version, edits.with_judul(standard(desk), f"  {standard(desk).judul} "))
    assert head(desk) == before


def test_a_set_that_breaks_a_rule_is_refused_whole(desk: Desk) -> None:
    before = head(desk)
    added, _ = edits.with_question(standard(desk), "U4")
    with pytest.raises(KuesionerInvalid):
        desk.do(save_version, added)
    gone = edits.without_question(standard(desk), "U4")
    with pytest.raises(KuesionerInvalid):
        desk.do(save_version, gone)
    assert head(desk) == before


def test_an_unsur_of_two_questions_is_answered_and_counted(desk: Desk) -> None:
    edited, kode = edits.with_question(standard(desk), "U2")
    edited = edits.moved(edits.reworded(edited, kode, WORDS, INDONESIAN), kode, 1)
    saved = desk.do(save_version, edited)
    assert [q.kode for q in saved.questions][1:4] == ["U2", "U3", "U2b"]
    open_year(desk)
    desk.do(record, fill(begin(desk, "satu"), (4, 4, 4, 2, *(4,) * 6)), None, NOON)
    (form,) = forms_of(desk)
    assert (form.jawaban["U2"], form.jawaban["U2b"]) == (4, 2)
    result = desk.look(view_period, PERIOD).result
    assert [unsur.nrr for unsur in result.per_unsur][1] == 3
    assert str(result.ikm) == "97.22"
    assert_whole(desk)


def test_languages_are_kept_with_the_version(desk: Desk) -> None:
    both = replace(standard(desk), languages={"jam": "Melayu Jambi"})
    for question in both.questions:
        both = edits.reworded(both, question.kode, WORDS, "jam")
    kept = desk.do(save_version, both)
    assert row_of(desk, STANDARD, 2).kuesioner == kept
    assert kept.in_language("jam").questions[0].heading == "Syarat"
    dropped = desk.do(save_version, edits.without_language(kept, "jam"))
    assert dropped.languages == {}
    assert_whole(desk)


def test_the_newest_version_is_taken_or_the_shipped_one(desk: Desk) -> None:
    desk.do(save_version, edits.with_judul(standard(desk), "Kedua"))
    assert desk.look(take_newest, STANDARD).judul == "Kedua"
    period = desk.do(
        create_period,
        "2026",
        date(2026, 1, 1),
        date(2026, 12, 31),
        kuesioner_kode="dinsosdukcapil-2024",
    )
    assert period.kuesioner_version == 1
    assert row_of(desk, "dinsosdukcapil-2024", 1).is_kept


def test_all_that_the_office_says_is_seen_from_one_state(sample_desk: Desk) -> None:
    view = sample_desk.look(view_office)
    assert view.office.kota == "Jambi"
    assert view.logo == b""
    assert sum(row.forms for row in view.layanan) == 159
    assert len(view.kuesioner) == 2
    assert [row.year.tahun for row in view.years.rows] == [2023]
