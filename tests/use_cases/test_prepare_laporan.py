"""What is missing before a period can be reported, until nothing is."""

from datetime import date

import pytest

from skm_desk.domain.errors import PeriodUnknown
from skm_desk.domain.findings import (
    BelowTarget,
    OfficeIncomplete,
    SignedBeforeEnd,
    UnsurWithoutPlan,
)
from skm_desk.domain.period import STAGE_NAMES, Stage
from skm_desk.domain.settings import Office
from skm_desk.domain.tindak_lanjut import Rtl
from skm_desk.sentences.preparing_words import (
    advised_findings,
    say_preparation,
    spoken_gaps,
)
from skm_desk.storage.store import Store
from skm_desk.use_cases import prepare_laporan as gaps
from skm_desk.use_cases.change_period import (
    change_days,
    change_stages,
    change_target,
    describe_survey,
)
from skm_desk.use_cases.correct_responden import void_form
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.manage_periods import close_period
from skm_desk.use_cases.prepare_laporan import Gap, Preparation, prepare_laporan
from skm_desk.use_cases.record_responden import keep_draft, record
from skm_desk.use_cases.verify_batch import list_unsettled, settle
from tests.conftest import NOON
from tests.test_sentences import check
from tests.use_cases.kiosk_visits import PERIOD, assert_whole, begin, fill, head, open_year
from tests.use_cases.paper_stacks import (
    add_layanan,
    begin_again,
    key_form,
    open_stack,
    verify_stack,
)

STAGES = tuple(
    Stage(nama, date(2026, n, 1), date(2026, n, 20)) for n, nama in enumerate(STAGE_NAMES, start=9)
)


@pytest.fixture
def year(desk: Desk) -> Desk:
    return open_year(desk)


def look(desk: Desk) -> Preparation:
    return desk.look(prepare_laporan, PERIOD)


def kinds(desk: Desk) -> list[type]:
    return [type(item) for item in look(desk).missing]


def send(desk: Desk, name: str, *nilai_list: int) -> None:
    desk.do(record, fill(begin(desk, name), nilai_list or (4,) * 9), None, NOON)


def fill_office(store: Store) -> Done[None]:
    """Fill the profile of the office whole."""
    store.office.write(
        Office("Dinas", "Jalan", "Jambi", "Jambi", "Loket", "24 jam", "Kepala", "Rina", "", "19")
    )
    return Done(None, frozenset())


def plan(store: Store, *unsur: str) -> Done[None]:
    """Plan something for each of these unsur."""
    for kode in unsur:
        store.tindak_lanjut.add(Rtl(store.origin.new_id(), 2026, kode, f"Perbaiki {kode}", (1,)))
    return Done(None, frozenset())


def test_a_new_period_lacks_everything(year: Desk) -> None:
    assert kinds(year) == [
        gaps.NoForms,
        gaps.NoTarget,
        OfficeIncomplete,
        gaps.StagesUndated,
        gaps.TeamUnknown,
        gaps.LaporanUndated,
    ]
    assert not look(year).is_ready
    year.do(change_target, PERIOD, 10, None)
    assert BelowTarget not in kinds(year), "without forms that is said already"
    with pytest.raises(PeriodUnknown):
        year.look(prepare_laporan, "2030")


def test_from_nothing_to_ready(year: Desk) -> None:
    year.do(change_target, PERIOD, 2, None)
    send(year, "satu", 1, 2, 3, 4, 4, 4, 4, 4, 4)
    assert kinds(year)[0] is BelowTarget
    send(year, "dua")
    assert kinds(year)[:3] == [UnsurWithoutPlan] * 3
    year.do(plan, "U1", "U2", "U3")
    assert kinds(year)[0] is OfficeIncomplete
    year.do(fill_office)
    assert kinds(year) == [gaps.StagesUndated, gaps.TeamUnknown, gaps.LaporanUndated]
    year.do(change_stages, PERIOD, STAGES[:3])
    assert look(year).missing[0] == gaps.StagesUndated((STAGE_NAMES[3],))
    year.do(change_stages, PERIOD, STAGES)
    year.do(describe_survey, PERIOD, "Rina", "", "", date(2026, 12, 30))
    assert kinds(year) == [SignedBeforeEnd]
    year.do(describe_survey, PERIOD, "Rina", "", "", date(2026, 12, 31))
    assert look(year).is_ready
    year.do(close_period, PERIOD)
    before = head(year)
    assert look(year).is_ready
    assert head(year) == before
    assert_whole(year)


def test_forms_outside_the_days_are_counted(year: Desk) -> None:
    for name in ("satu", "dua"):
        send(year, name)
    assert gaps.FormsOutside not in kinds(year)
    year.do(change_days, PERIOD, date(2026, 1, 1), date(2026, 11, 23))
    outside = gaps.FormsOutside(2, date(2026, 1, 1), date(2026, 11, 23))
    assert outside in look(year).missing
    year.do(change_days, PERIOD, date(2026, 11, 25), date(2026, 12, 31))
    assert gaps.FormsOutside(2, date(2026, 11, 25), date(2026, 12, 31)) in look(year).missing
    year.do(void_form, "satu", "Rina", "uji coba")
    assert gaps.FormsOutside(1, date(2026, 11, 25), date(2026, 12, 31)) in look(year).missing
    year.do(change_days, PERIOD, date(2026, 11, 24), date(2026, 11, 24))
    assert gaps.FormsOutside not in kinds(year)


def test_forms_that_are_still_filled_in_are_told(year: Desk) -> None:
    year.do(keep_draft, begin(year, "satu"), None)
    year.do(keep_draft, fill(begin(year, "dua")), NOON)
    assert gaps.FormsWaiting(2) in look(year).missing


def test_differences_are_told_until_they_are_settled(year: Desk) -> None:
    year.do(add_layanan)
    batch = open_stack(year)
    key_form(year, batch, {"U3": "2", "usia": ""})
    begin_again(year, batch)
    verify_stack(year, batch, {})
    assert gaps.Unsettled(2) in look(year).missing
    for row in year.look(list_unsettled, PERIOD):
        year.do(settle, row.difference.id, row.difference.second, "Rina")
    assert gaps.Unsettled not in kinds(year)


def test_what_an_office_may_accept_does_not_hold_it_up(sample_desk: Desk) -> None:
    prepared = sample_desk.look(prepare_laporan, "2024")
    assert prepared.worth_a_look
    assert not {type(item) for item in prepared.worth_a_look} & {
        BelowTarget,
        UnsurWithoutPlan,
        SignedBeforeEnd,
        OfficeIncomplete,
    }


def test_every_item_is_one_sentence_with_what_to_do(sample_desk: Desk) -> None:
    items = [*look(open_year(sample_desk)).missing]
    for kode in ("2024", "contoh-2025"):
        prepared = sample_desk.look(prepare_laporan, kode)
        items += [*prepared.missing, *prepared.worth_a_look]
    items += [
        gaps.FormsOutside(3, date(2026, 1, 1), date(2026, 1, 31)),
        gaps.FormsWaiting(2),
        gaps.Unsettled(4),
    ]
    for item in items:
        sentence = say_preparation(item)
        check(sentence)
        assert ";" in sentence, sentence
    assert {type(item) for item in items if isinstance(item, Gap)} == spoken_gaps()
    assert spoken_gaps() == set(Gap.__subclasses__())
    assert {type(item) for item in items if not isinstance(item, Gap)} <= advised_findings()
