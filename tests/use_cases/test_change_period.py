"""What may change of a period while it is open, and what never may."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from skm_desk.domain.changes import NO_CHANGES, Kind
from skm_desk.domain.errors import (
    DatesReversed,
    KuesionerInUse,
    PeriodClosed,
    PeriodUnknown,
    PopulationInvalid,
    ReasonMissing,
    TargetInvalid,
    TextTooLong,
)
from skm_desk.domain.period import LONGEST_WORDS, STAGE_NAMES, Period, Stage, TargetLetter
from skm_desk.storage.store import Store
from skm_desk.use_cases.change_period import (
    change_days,
    change_kuesioner,
    change_stages,
    change_target,
    describe_survey,
)
from skm_desk.use_cases.correct_responden import void_form
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.manage_periods import (
    LONGEST_REASON,
    close_period,
    create_period,
    get_period,
    reopen_period,
)
from skm_desk.use_cases.record_responden import keep_draft, record
from tests.conftest import NOON
from tests.use_cases.kiosk_visits import PERIOD, assert_whole, begin, fill, head, open_year

CHANGES: list[tuple[Callable[..., Any], tuple[Any, ...]]] = [
    (change_days, (date(2026, 2, 1), date(2026, 11, 30))),
    (change_target, (1200, None)),
    (change_stages, ((Stage(STAGE_NAMES[0], date(2026, 1, 5), date(2026, 1, 9)),),)),
    (describe_survey, ("Rina", "Loket", "Kios.", date(2026, 12, 31))),
    (change_kuesioner, ("dinsosdukcapil-2024", 1)),
]


@pytest.fixture
def desk(desk: Desk) -> Desk:
    return open_year(desk)


def period_of(desk: Desk) -> Period:
    return desk.look(get_period, PERIOD)


def deeds_of(desk: Desk) -> list[str]:
    def read(store: Store) -> list[str]:
        return [entry.deed for entry in store.journal.of_record(Kind.PERIOD, PERIOD)]

    return desk.look(read)


def test_each_change_is_kept_and_told_by_its_name(desk: Desk) -> None:
    for change, given in CHANGES:
        desk.do(change, PERIOD, *given)
        assert_whole(desk)
    period = period_of(desk)
    assert (period.mulai, period.selesai) == (date(2026, 2, 1), date(2026, 11, 30))
    assert (period.population, period.target) == (1200, 291)
    assert period.stages[0] == Stage(STAGE_NAMES[0], date(2026, 1, 5), date(2026, 1, 9))
    assert [stage.nama for stage in period.stages] == list(STAGE_NAMES)
    assert (period.team, period.place, period.method) == ("Rina", "Loket", "Kios.")
    assert period.laporan_date == date(2026, 12, 31)
    assert period.kuesioner_kode == "dinsosdukcapil-2024"
    assert deeds_of(desk) == [
        "buat",
        "ubah hari",
        "ubah target",
        "ubah jadwal",
        "ubah pelaksanaan",
        "ubah kuesioner",
    ]


@pytest.mark.parametrize(("change", "given"), CHANGES)
def test_the_same_again_writes_nothing(
    desk: Desk, change: Callable[..., Any], given: tuple[Any, ...]
) -> None:
    desk.do(change, PERIOD, *given)
    before = head(desk)
    desk.do(change, PERIOD, *given)
    assert head(desk) == before


@pytest.mark.parametrize(("change", "given"), CHANGES)
def test_a_closed_period_does_not_change(
    desk: Desk, change: Callable[..., Any], given: tuple[Any, ...]
) -> None:
    desk.do(close_period, PERIOD)
    before = period_of(desk)
    with pytest.raises(PeriodClosed):
        desk.do(change, PERIOD, *given)
    with pytest.raises(PeriodUnknown):
        desk.do(change, "2030", *given)
    assert period_of(desk) == before
    assert_whole(desk)


@pytest.mark.parametrize(
    ("change", "given", "refusal"),
    [
        (change_days, (date(2026, 2, 1), date(2026, 1, 1)), DatesReversed),
        (change_target, (0, None), PopulationInvalid),
        (change_target, (None, TargetLetter(0)), TargetInvalid),
        (change_target, (None, TargetLetter(5, "x" * 300)), TextTooLong),
        (change_stages, ((Stage("a", date(2026, 2, 1), date(2026, 1, 1)),),), DatesReversed),
        (describe_survey, ("x" * (LONGEST_WORDS + 1), "", "", None), TextTooLong),
        (describe_survey, ("", "x" * (LONGEST_WORDS + 1), "", None), TextTooLong),
    ],
)
def test_what_breaks_a_rule_is_refused_whole(
    desk: Desk, change: Callable[..., Any], given: tuple[Any, ...], refusal: type[Exception]
) -> None:
    before = period_of(desk)
    with pytest.raises(refusal):
        desk.do(change, PERIOD, *given)
    assert period_of(desk) == before


def test_a_letter_comes_before_the_population_and_may_go_again(desk: Desk) -> None:
    letter = TargetLetter(100, " 800 / 12 ", date(2026, 1, 2))
    desk.do(change_target, PERIOD, 1200, letter)
    assert period_of(desk).target == 100
    assert period_of(desk).target_letter == TargetLetter(100, "800 / 12", date(2026, 1, 2))
    desk.do(change_target, PERIOD, 1200, None)
    assert (period_of(desk).target, period_of(desk).target_letter) == (291, None)
    desk.do(change_target, PERIOD, None, None)
    assert period_of(desk).target is None
    assert_whole(desk)


def test_words_are_kept_tidy(desk: Desk) -> None:
    desk.do(
        describe_survey, PERIOD, " Rina\t(ketua) \n\n Budi ", " Loket  1\n", "Kios\ndulu.", None
    )
    period = period_of(desk)
    assert period.team == "Rina (ketua)\nBudi"
    assert (period.place, period.method) == ("Loket 1", "Kios dulu.")


def test_fewer_stages_leave_the_others(desk: Desk) -> None:
    first = Stage("Rapat", date(2026, 1, 5), None)
    desk.do(change_stages, PERIOD, (first,))
    assert period_of(desk).stages == (first, *(Stage(nama) for nama in STAGE_NAMES[1:]))
    assert_whole(desk)


def test_the_kuesioner_stays_once_somebody_fills_it_in(desk: Desk) -> None:
    filling = fill(begin(desk, "isian"))
    desk.do(keep_draft, filling, None)
    with pytest.raises(KuesionerInUse):
        desk.do(change_kuesioner, PERIOD, "dinsosdukcapil-2024", 1)
    desk.do(record, filling, None, NOON)
    with pytest.raises(KuesionerInUse):
        desk.do(change_kuesioner, PERIOD, "dinsosdukcapil-2024", 1)
    desk.do(void_form, "isian", "Rina", "uji coba")
    with pytest.raises(KuesionerInUse):
        desk.do(change_kuesioner, PERIOD, "dinsosdukcapil-2024", 1)
    assert period_of(desk).kuesioner_kode == "skm-2017"


def test_another_kuesioner_asks_its_own_questions(desk: Desk) -> None:
    desk.do(change_kuesioner, PERIOD, "dinsosdukcapil-2024", 1)
    desk.do(record, fill(begin(desk, "isian")), None, NOON)
    assert_whole(desk)


def test_a_closed_period_opens_again_with_a_reason(desk: Desk) -> None:
    desk.do(close_period, PERIOD)
    for nothing in ("", "  \n "):
        with pytest.raises(ReasonMissing):
            desk.do(reopen_period, PERIOD, nothing)
    assert period_of(desk).closed_at is not None
    opened = desk.do(reopen_period, PERIOD, "  lembar\ntertinggal ")
    assert opened.closed_at is None
    assert period_of(desk) == opened
    assert deeds_of(desk)[-2:] == ["tutup", "buka lagi: lembar tertinggal"]
    assert_whole(desk)
    desk.do(record, fill(begin(desk, "isian")), None, NOON)
    desk.do(close_period, PERIOD)
    desk.do(reopen_period, PERIOD, "x" * 500)
    assert deeds_of(desk)[-1] == f"buka lagi: {'x' * LONGEST_REASON}"
    assert_whole(desk)


def test_an_open_period_is_not_opened_again(desk: Desk) -> None:
    before = head(desk)

    def reopen(store: Store) -> Any:
        done = reopen_period(store, PERIOD, "coba")
        assert done.changes == NO_CHANGES
        return done

    desk.do(reopen)
    assert head(desk) == before
    with pytest.raises(PeriodUnknown):
        desk.do(reopen_period, "2030", "coba")


def test_a_new_period_has_the_four_stages_without_days(desk: Desk) -> None:
    made = desk.do(create_period, "2027", date(2027, 1, 1), date(2027, 12, 31))
    assert made.stages == tuple(Stage(nama) for nama in STAGE_NAMES)
    assert (made.team, made.place, made.method) == ("", "", "")
