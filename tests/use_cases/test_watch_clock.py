"""A clock that jumps is told when it does, by every run on this PC, until a person answers."""

from dataclasses import replace
from datetime import timedelta

import pytest

from skm_desk.domain.careless import CLOCK_AHEAD, CLOCK_BACK
from skm_desk.domain.clock import ClockJump, ClockMemory
from skm_desk.machine.memory_file import CLOCK, memory_file
from skm_desk.machine.steady_clock import steady_seconds
from skm_desk.use_cases import watch_clock
from skm_desk.use_cases.check_health import check
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.record_responden import record
from skm_desk.use_cases.view_home import view_home
from skm_desk.use_cases.watch_clock import ClockHealth, ClockWatch, confirm_clock, read_clock
from tests.conftest import NOON
from tests.use_cases.kiosk_visits import begin, fill, forms_of, open_year

DAY = timedelta(days=1)
BEGUN = NOON + timedelta(minutes=1)  # the office was made ready


class FakePc:
    """A PC whose clock can be set, while its seconds go on."""

    def __init__(self) -> None:
        self.now = BEGUN
        self.seconds = 100.0

    def pass_time(self, passed: timedelta) -> None:
        self.now += passed
        self.seconds += passed.total_seconds()


@pytest.fixture
def pc(monkeypatch: pytest.MonkeyPatch) -> FakePc:
    pc = FakePc()
    monkeypatch.setattr(watch_clock, "steady_seconds", lambda: pc.seconds)
    return pc


@pytest.fixture
def office(desk: Desk, pc: FakePc) -> Desk:
    """An office with a period whose PC has the clock of this test."""
    open_year(desk)
    return Desk(desk.folder, replace(desk.origin, now=lambda: pc.now))


def found(desk: Desk) -> ClockHealth:
    """Return what `sehat` says of the clock."""
    return next(item for item in check(desk).items if isinstance(item, ClockHealth))


def test_a_pc_counts_its_seconds() -> None:
    first = steady_seconds()
    assert first <= steady_seconds() < first + 60


def test_a_year_of_work_asks_nothing(office: Desk, pc: FakePc) -> None:
    for _ in range(20):
        pc.pass_time(18 * DAY)
        watch = ClockWatch(office)
        for _ in range(3):
            assert watch.look().sound
            pc.pass_time(timedelta(hours=4))


def test_a_jump_is_told_at_once_and_by_all_until_it_is_answered(office: Desk, pc: FakePc) -> None:
    window, kiosk = ClockWatch(office), ClockWatch(office)
    assert window.look().sound
    assert kiosk.look().sound
    pc.pass_time(timedelta(seconds=20))
    before = pc.now
    pc.now += 120 * DAY
    jump = ClockJump(before, pc.now)
    for watch in (window, kiosk, ClockWatch(office)):
        assert watch.look().jump == jump
    assert not check(office).is_sound
    home = office.look(view_home, lambda rows, _: rows[0].period.kode)
    assert home is not None
    assert home.troubles.any
    assert home.troubles.clock.jump == jump
    confirm_clock(office)
    for watch in (window, kiosk, ClockWatch(office)):
        assert watch.look().sound
    pc.pass_time(DAY)
    assert found(office).sound


def test_one_run_that_saw_it_answered_is_not_asked_again_by_another(
    office: Desk, pc: FakePc
) -> None:
    window, kiosk = ClockWatch(office), ClockWatch(office)
    window.look(), kiosk.look()
    pc.now += 120 * DAY
    assert not window.look().sound
    confirm_clock(office)
    pc.pass_time(timedelta(seconds=15))
    assert kiosk.look().sound


def test_a_jump_while_nothing_ran_is_asked_once(office: Desk, pc: FakePc) -> None:
    ClockWatch(office).look()
    pc.now += 90 * DAY
    assert found(office).jump == ClockJump(BEGUN, pc.now)
    confirm_clock(office)
    pc.now += 20 * DAY
    assert found(office).sound


def test_a_clock_that_is_put_right_asks_nothing_more(office: Desk, pc: FakePc) -> None:
    watch = ClockWatch(office)
    watch.look()
    pc.now += 120 * DAY
    assert not watch.look().sound
    pc.now -= 120 * DAY
    assert watch.look().sound
    assert read_clock(office.folder) == ClockMemory(pc.now, None, None)


def test_after_forms_of_a_wrong_clock_the_right_one_can_be_said_to_be_right(
    office: Desk, pc: FakePc
) -> None:
    pc.now += 20 * DAY
    office.do(record, fill(begin(office, "a")), None, pc.now)
    pc.now -= 20 * DAY - timedelta(minutes=30)
    assert found(office).is_behind
    confirm_clock(office)
    assert found(office).sound


@pytest.mark.parametrize(("by", "flag"), [(20 * DAY, CLOCK_AHEAD), (-20 * DAY, CLOCK_BACK)])
def test_forms_are_flagged_until_it_is_answered(
    office: Desk, pc: FakePc, by: timedelta, flag: str
) -> None:
    def send(form_id: str) -> None:
        office.do(record, fill(begin(office, form_id, pc.now)), None, pc.now)

    watch = ClockWatch(office)
    watch.look()
    waiting, sent_before = fill(begin(office, "waited", pc.now)), pc.now
    pc.now += by
    watch.look()
    send("doubted")
    office.do(record, waiting, None, sent_before)
    confirm_clock(office)
    pc.pass_time(timedelta(hours=1))
    send("right")
    flags = {form.id: form.flags & {CLOCK_AHEAD, flag} for form in forms_of(office)}
    assert flags["doubted"] == {flag}
    if by > timedelta(0):
        assert flags["waited"] == flags["right"] == frozenset()


@pytest.mark.parametrize(
    "words",
    [
        b"",
        b"[]",
        b"\xff",
        b'{"at": 5}',
        b'{"at": "2026-11-24T12:00:00"}',
        b'{"at": "2026-11-24T12:00:00+00:00", "jump": ["x"]}',
        b'{"jump": ["2026-11-24T12:00:00+00:00"]}',
    ],
)
def test_a_memory_that_makes_no_sense_is_none(office: Desk, words: bytes) -> None:
    memory_file(office.folder, CLOCK).write_bytes(words)
    assert read_clock(office.folder) == ClockMemory()
    assert ClockWatch(office).look().sound


def test_a_data_file_that_cannot_be_read_is_no_fault_of_the_clock(office: Desk, pc: FakePc) -> None:
    (office.folder / "skm-desk.db").write_bytes(b"rusak" * 1000)
    watch = ClockWatch(office)
    assert watch.look().last_entry is None
    pc.now += 120 * DAY
    assert watch.look().jump is not None
