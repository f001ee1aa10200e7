"""The kiosk's PIN: wrong tries are kept, slow one down, and no broken disk opens the door."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from skm_desk.domain.draft import Draft, HeldForm
from skm_desk.domain.errors import PinInvalid
from skm_desk.domain.file_errors import PinLost, TargetUnwritable
from skm_desk.domain.pin import COUNTS_FOR
from skm_desk.domain.responden import Source
from skm_desk.machine.local_settings import (
    LocalSettings,
    read_local_settings,
    settings_file,
    write_local_settings,
)
from skm_desk.machine.pc import pc_name
from skm_desk.machine.pin_hash import hash_pin
from skm_desk.sentences.failures import say
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.guard_kiosk import (
    PinTry,
    has_pin,
    refuse_lost_pin,
    set_pin,
    try_pin,
    wait_now,
)
from skm_desk.use_cases.hold_forms import hold
from skm_desk.use_cases.import_data import import_file
from skm_desk.use_cases.manage_periods import create_period
from skm_desk.use_cases.record_responden import keep_draft, record
from tests.conftest import NOON
from tests.use_cases.kiosk_visits import begin, fill, open_year

HASH = hash_pin("4711")
SECOND = int(NOON.timestamp())


def guarded(folder: Path, wrong_at: Sequence[int] = ()) -> Path:
    """Return `folder` with the PIN 4711 and a layanan, after wrong tries at these seconds."""
    write_local_settings(
        folder, LocalSettings(pin_hash=HASH, wrong_at=tuple(wrong_at), layanan="id-1")
    )
    return folder


def after(seconds: int) -> datetime:
    """Return the moment so many seconds after noon."""
    return NOON + timedelta(seconds=seconds)


@contextmanager
def unwritable(folder: Path) -> Iterator[None]:
    """Let the system refuse to put a new file of settings in place of the old one."""
    if os.name == "posix":
        import resource

        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    else:  # Windows does not replace a file that is open
        with settings_file(folder, pc_name()).open("rb"):
            yield


def test_a_pin_is_set_and_changed(tmp_path: Path) -> None:
    assert not has_pin(tmp_path)
    set_pin(tmp_path, "4711")
    assert has_pin(tmp_path)
    assert try_pin(tmp_path, "4711", NOON) == PinTry(fits=True, wait=0)
    set_pin(tmp_path, "8052")
    assert not try_pin(tmp_path, "4711", NOON).fits
    assert try_pin(tmp_path, "8052", NOON).fits


def test_a_new_pin_forgives_and_leaves_the_other_settings(tmp_path: Path) -> None:
    guarded(tmp_path, [SECOND] * 7)
    assert wait_now(tmp_path, NOON) == 160
    set_pin(tmp_path, "8052")
    found = read_local_settings(tmp_path)
    assert (found.wrong_at, found.layanan) == ((), "id-1")
    assert wait_now(tmp_path, NOON) == 0


def test_the_pin_itself_stands_nowhere(tmp_path: Path) -> None:
    set_pin(tmp_path, "80528052")
    for path in tmp_path.iterdir():
        assert b"80528052" not in path.read_bytes()


def test_a_bad_pin_is_refused_in_its_own_words_and_the_older_one_holds(tmp_path: Path) -> None:
    guarded(tmp_path)
    said = set()
    for pin, word in (("47", "4 sampai 8 angka"), ("47a1", "0 sampai 9"), ("1234", "mudah")):
        with pytest.raises(PinInvalid) as refused:
            set_pin(tmp_path, pin)
        assert word in say(refused.value)
        said.add(say(refused.value))
    assert len(said) == 3
    assert read_local_settings(tmp_path).pin_hash == HASH


def test_wrong_tries_cost_more_and_more_until_a_right_one(tmp_path: Path) -> None:
    guarded(tmp_path)
    waits, second = [], 0
    for wrong in range(1, 6):
        waits.append(try_pin(tmp_path, "0000", after(second)).wait)
        assert len(read_local_settings(tmp_path).wrong_at) == wrong
        assert wait_now(tmp_path, after(second)) == waits[-1]
        second += waits[-1]
    assert waits == [0, 0, 10, 20, 40]
    assert try_pin(tmp_path, "4711", after(second)) == PinTry(fits=True, wait=0)
    assert wait_now(tmp_path, after(second)) == 0
    assert read_local_settings(tmp_path) == LocalSettings(pin_hash=HASH, layanan="id-1")


def test_while_the_wait_goes_on_nothing_fits_and_nothing_is_counted(tmp_path: Path) -> None:
    guarded(tmp_path, [SECOND] * 3)
    for pin in ("4711", "0000"):
        assert try_pin(tmp_path, pin, after(4)) == PinTry(fits=False, wait=6)
    assert read_local_settings(tmp_path).wrong_at == (SECOND,) * 3
    assert try_pin(tmp_path, "4711", after(10)).fits


def test_a_start_brings_back_what_is_left_of_a_wait_and_no_more(tmp_path: Path) -> None:
    """Twelve tries of this morning cost 15 minutes at each start of the kiosk, for ever."""
    guarded(tmp_path, [SECOND - second for second in range(9, -1, -1)])
    assert wait_now(tmp_path, after(1)) == 899
    assert wait_now(tmp_path, after(600)) == 300
    assert wait_now(tmp_path, after(900)) == 0
    # A slip of the fingers then still costs, since the others were just before; not the next day.
    assert try_pin(tmp_path, "0000", after(900)).wait == 900
    assert wait_now(tmp_path, after(900 + COUNTS_FOR)) == 0
    assert try_pin(tmp_path, "0000", after(900 + COUNTS_FOR)) == PinTry(fits=False, wait=0)
    assert read_local_settings(tmp_path).wrong_at == (SECOND + 900 + COUNTS_FOR,)


def test_a_clock_set_back_begins_the_wait_anew_once(tmp_path: Path) -> None:
    guarded(tmp_path, [SECOND] * 5)
    reset = datetime(2020, 1, 1, tzinfo=UTC)  # what a PC without a battery starts with
    assert wait_now(tmp_path, reset) == 40
    assert wait_now(tmp_path, reset + timedelta(seconds=30)) == 10
    assert try_pin(tmp_path, "4711", reset + timedelta(seconds=40)).fits


def test_ending_the_program_forgives_nothing(tmp_path: Path) -> None:
    guarded(tmp_path)
    code = (
        "import sys; from datetime import UTC, date, datetime, timedelta; from pathlib import Path;"
        "from skm_desk.use_cases.guard_kiosk import try_pin\n"
        "now = datetime(2026, 11, 24, 12, tzinfo=UTC)\n"
        "while True:\n"
        "    wait = try_pin(Path(sys.argv[1]), '0000', now).wait\n"
        "    print(wait, flush=True)\n"
        "    now += timedelta(seconds=wait)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as guesser:
        assert guesser.stdout is not None
        told = [int(guesser.stdout.readline()) for _ in range(4)]
        guesser.kill()
        told += [int(line) for line in guesser.stdout if line.endswith("\n")]
    assert told[:4] == [0, 0, 10, 20]
    # The one being tried may be kept without having been told; never the other way round.
    kept = read_local_settings(tmp_path).wrong_at
    assert len(kept) in (len(told), len(told) + 1)
    assert wait_now(tmp_path, datetime.fromtimestamp(kept[-1], UTC)) >= told[-1]
    assert read_local_settings(tmp_path).pin_hash == HASH


def test_without_a_pin_nothing_fits_and_nothing_is_counted(tmp_path: Path) -> None:
    for typed in ("", "4711"):
        assert try_pin(tmp_path, typed, NOON) == PinTry(fits=False, wait=0)
    assert list(tmp_path.iterdir()) == []
    assert wait_now(tmp_path, NOON) == 0


@pytest.mark.parametrize("how", ["form", "draft", "held", "aside"])
def test_a_pin_that_is_lost_in_a_folder_in_use_is_told(desk: Desk, how: str) -> None:
    """Whoever stands at the kiosk then is a visitor: they must not set a PIN of their own."""
    open_year(desk)
    refuse_lost_pin(desk)  # nobody filled in anything: this is the first start
    filling = fill(begin(desk, "a"))
    if how == "form":
        desk.do(record, filling, None, NOON)
    elif how == "draft":
        desk.do(keep_draft, filling)
    elif how == "held":
        hold(desk.folder, HeldForm(Draft(filling, "pc", Source.KIOSK, NOON), None))
    else:
        settings_file(desk.folder, pc_name()).write_text("{", encoding="utf-8")
        assert not has_pin(desk.folder)
    with pytest.raises(PinLost) as lost:
        refuse_lost_pin(desk)
    assert "jendela petugas, halaman Kios" in say(lost.value)
    set_pin(desk.folder, "4711")
    refuse_lost_pin(desk)


def test_the_first_kiosk_of_an_office_that_had_only_paper_asks_for_its_pin(
    sample_desk: Desk, data: Path
) -> None:
    """The sample holds paper forms, and made-up ones of a kiosk; imported ones come in."""
    sample_desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    import_file(sample_desk, data / "responden-2024.csv", "2026")
    refuse_lost_pin(sample_desk)


def test_a_damaged_hash_lets_nobody_out_and_is_mended_by_a_new_pin(tmp_path: Path) -> None:
    write_local_settings(tmp_path, LocalSettings(pin_hash=HASH[:-3]))
    assert has_pin(tmp_path)
    assert not try_pin(tmp_path, "4711", NOON).fits
    set_pin(tmp_path, "4711")
    assert try_pin(tmp_path, "4711", NOON).fits


def test_a_disk_that_takes_nothing_neither_opens_nor_locks_the_door(tmp_path: Path) -> None:
    guarded(tmp_path, [SECOND])
    with unwritable(tmp_path):
        tries = [try_pin(tmp_path, "0000", NOON) for _ in range(3)]
        right = try_pin(tmp_path, "4711", NOON)
        with pytest.raises(TargetUnwritable):
            set_pin(tmp_path, "8052")
    # What cannot be counted would be the second try for ever: it costs the first wait.
    assert tries == [PinTry(fits=False, wait=10)] * 3
    assert right == PinTry(fits=True, wait=0)
    assert read_local_settings(tmp_path).wrong_at == (SECOND,)
    assert read_local_settings(tmp_path).pin_hash == HASH
    assert len(list(tmp_path.iterdir())) == 1


def test_a_longer_wait_holds_also_when_it_cannot_be_kept(tmp_path: Path) -> None:
    guarded(tmp_path, [SECOND - 40] * 5)
    with unwritable(tmp_path):
        assert try_pin(tmp_path, "0000", NOON) == PinTry(fits=False, wait=80)
