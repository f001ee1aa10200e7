"""What the data file did not take is held beside it, taken in once, and survives every kill."""

import random
import signal
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from skm_desk.bootstrap import make_desk
from skm_desk.domain.draft import Draft, HeldForm
from skm_desk.domain.file_errors import FileBusy, FileGone
from skm_desk.domain.filling import Filling
from skm_desk.domain.responden import Source
from skm_desk.machine.held_files import held_names, put_held
from skm_desk.use_cases.check_health import WaitingHealth, check
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.hold_forms import count_waiting, hold, keep_form, take_in
from skm_desk.use_cases.manage_periods import close_period, create_period
from skm_desk.use_cases.record_responden import keep_draft, record
from skm_desk.use_cases.see_changes import see_mark
from skm_desk.use_cases.view_kiosk import view_kiosk
from tests.conftest import NOON
from tests.ui.kiosk.busy_file import give_up_soon, locked
from tests.use_cases.kiosk_visits import (
    PERIOD,
    add_layanan,
    assert_whole,
    at_pc,
    begin,
    drafts_of,
    fill,
    fill_some,
    forms_of,
    head,
    open_year,
)

SENT = NOON + timedelta(minutes=2)
ROOT = Path(__file__).parents[2]


@pytest.fixture
def desk(desk: Desk) -> Desk:
    return open_year(desk)


def held(desk: Desk, filling: Filling, is_sent: bool = True, layanan: str | None = None) -> str:
    """Hold a form as the kiosk of this desk does; return its id."""
    draft = Draft(filling, desk.origin.pc, Source.KIOSK, SENT if is_sent else None)
    hold(desk.folder, HeldForm(draft, layanan))
    return filling.id


def test_what_is_held_becomes_a_form_once(desk: Desk) -> None:
    held(desk, fill(begin(desk, "a"), (4, 3, 2, 1, 4, 3, 2, 1, None)).write("Bagus"))
    assert forms_of(desk) == []
    take_in(desk, None)
    (form,) = forms_of(desk)
    assert (form.id, form.saran, form.unfinished, form.pc) == ("a", "Bagus", False, desk.origin.pc)
    kept = desk.look(lambda store: store.responden.last_kept(form.pc, form.source, 5))
    assert kept == (SENT,)
    assert held_names(desk.folder) == ()
    entries = head(desk)
    take_in(desk, None)
    assert head(desk) == entries
    assert_whole(desk)


def test_one_that_is_in_the_file_already_makes_no_second_form(desk: Desk) -> None:
    filling = fill(begin(desk, "a"))
    desk.do(record, filling, None, SENT)
    held(desk, filling)
    take_in(desk, None)
    assert [form.id for form in forms_of(desk)] == ["a"]
    assert held_names(desk.folder) == ()


def test_what_was_sent_comes_before_the_draft_of_the_same_visit(desk: Desk) -> None:
    """The draft alone would make an unfinished form of somebody who sent a whole one."""
    filling = fill(begin(desk, "a"))
    desk.do(keep_draft, filling.back())
    held(desk, filling)
    take_in(desk, None)
    (form,) = forms_of(desk)
    assert not form.unfinished
    assert drafts_of(desk) == ()


def test_who_walked_away_is_an_unfinished_form(desk: Desk) -> None:
    held(desk, fill_some(begin(desk, "a"), 4, 3), is_sent=False)
    held(desk, begin(desk, "b"), is_sent=False)  # who gave nothing
    take_in(desk, None)
    (form,) = forms_of(desk)
    assert (form.id, form.unfinished, form.jawaban["U2"]) == ("a", True, 3)
    assert held_names(desk.folder) == ()


def test_the_one_layanan_of_its_kiosk_goes_with_it(desk: Desk) -> None:
    desk.do(add_layanan, "KTP")
    held(desk, fill(begin(desk, "a", layanan="id-KTP")), layanan="id-KTP")
    take_in(desk, None)
    assert forms_of(desk)[0].layanan == "id-KTP"


def test_whoever_is_at_the_kiosk_now_is_not_taken_for_gone(desk: Desk) -> None:
    for form_id in ("a", "b"):
        held(desk, fill_some(begin(desk, form_id), 4), is_sent=False)
        desk.do(keep_draft, fill_some(begin(desk, form_id), 4))
    take_in(desk, None, but="b")
    assert [form.id for form in forms_of(desk)] == ["a"]
    assert held_names(desk.folder) == ("b",)
    assert [draft.filling.id for draft in drafts_of(desk)] == ["b"]


def test_a_form_of_another_pc_is_taken_in_as_its_own_if_it_was_sent(desk: Desk) -> None:
    other = at_pc(desk, "loket-2")
    held(other, fill(begin(desk, "a")))
    held(other, fill_some(begin(desk, "b"), 4), is_sent=False)  # somebody may be at it there
    take_in(desk, None)
    (form,) = forms_of(desk)
    assert (form.id, form.pc) == ("a", "loket-2")
    assert held_names(desk.folder) == ("b",)
    take_in(other, None)
    assert [form.unfinished for form in forms_of(desk)] == [False, True]


def test_of_a_closed_period_the_file_holds_it_as_sent(desk: Desk) -> None:
    held(desk, fill(begin(desk, "a")))
    desk.do(close_period, PERIOD)
    take_in(desk, None)
    assert held_names(desk.folder) == ()
    (draft,) = drafts_of(desk)
    assert (draft.filling.id, draft.sent) == ("a", SENT)


def test_of_a_period_that_the_file_does_not_know_it_stays(desk: Desk) -> None:
    """The file was put back from a backup that is older than the period."""
    filling = fill(begin(desk, "a"))
    held(desk, Filling(**{**vars(filling), "period": "2027"}))
    held(desk, fill(begin(desk, "b")))
    take_in(desk, None)
    assert [form.id for form in forms_of(desk)] == ["b"]
    assert held_names(desk.folder) == ("a",)
    desk.do(create_period, "2027", date(2026, 1, 1), date(2027, 12, 31))
    take_in(desk, None)
    assert [form.id for form in forms_of(desk, "2027")] == ["a"]


def test_one_that_cannot_be_read_stays_and_is_counted(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    put_held(desk.folder, "rusak", b'{"draft": ')
    held(desk, fill(begin(desk, "a")))
    take_in(desk, None)
    assert [form.id for form in forms_of(desk)] == ["a"]
    assert held_names(desk.folder) == ("rusak",)
    assert "cannot be read" in caplog.text
    assert desk.look(count_waiting) == 1


def test_held_forms_are_counted_everywhere_once(desk: Desk) -> None:
    held(desk, fill(begin(desk, "a")))
    held(desk, fill(begin(desk, "b")))
    desk.do(keep_draft, fill(begin(desk, "b")), SENT)  # held on both sides
    assert desk.look(view_kiosk).waiting == 2
    assert desk.look(see_mark).waiting == 2
    assert WaitingHealth(2) in check(desk).items


def test_while_the_file_is_busy_all_stays_as_it_is(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_up_soon(monkeypatch)
    held(desk, fill(begin(desk, "a")))
    with locked(desk), pytest.raises(FileBusy):
        take_in(desk, None)
    assert held_names(desk.folder) == ("a",)
    take_in(desk, None)
    assert [form.id for form in forms_of(desk)] == ["a"]


def test_what_can_be_kept_is_held_no_more(desk: Desk) -> None:
    filling = fill(begin(desk, "a"))
    held(desk, filling)
    keep_form(desk, HeldForm(Draft(filling, "pc-uji", Source.KIOSK, SENT), None))
    assert held_names(desk.folder) == ()
    assert [form.id for form in forms_of(desk)] == ["a"]


# ---- killed -----------------------------------------------------------------------------------

_HOLDER = """
import os, signal, sys
from pathlib import Path
from unittest.mock import patch
from skm_desk.bootstrap import make_desk
from skm_desk.machine import held_files
from skm_desk.storage.draft_table import DraftTable
from skm_desk.use_cases import hold_forms
from tests.use_cases.kiosk_visits import begin, fill
from tests.use_cases.test_hold_forms import held

desk, step = make_desk(Path(sys.argv[1])), sys.argv[2]

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def hold_one():
    form_id = held(desk, fill(begin(desk, desk.origin.new_id())))
    print(form_id, flush=True)

if step == "endless":
    while True:
        for _ in range(3):
            hold_one()
        hold_forms.take_in(desk, None)
hold_one()
if step == "written, not named":
    with patch.object(Path, "replace", die):
        hold_one()
if step == "named":
    with patch.object(held_files, "sync_folder", die):
        hold_one()
if step == "in the file, not committed":
    with patch.object(DraftTable, "drop", die):
        hold_forms.take_in(desk, None)
if step == "committed, still held":
    with patch.object(hold_forms, "drop_held", die):
        hold_forms.take_in(desk, None)
"""


def start_holder(folder: Path, step: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(folder), step],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def opened(folder: Path) -> Desk:
    """Return a desk on the folder with the period in which a holder fills in its forms."""
    desk = make_desk(folder)
    year = date.today().year
    desk.do(create_period, PERIOD, date(year - 1, 1, 1), date(year + 1, 12, 31))
    return desk


def check_all_kept(desk: Desk, told: list[str], times: int) -> None:
    """Take in what was left, and assert that all that was told of is kept, once and whole."""
    take_in(desk, None)
    forms = forms_of(desk)
    ids = [form.id for form in forms]
    assert len(set(ids)) == len(ids)
    assert set(told) <= set(ids)
    assert len(ids) - len(told) <= times  # killed between holding one and telling of it
    assert not any(form.unfinished for form in forms)
    assert held_names(desk.folder) == ()
    assert_whole(desk)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows ends programs otherwise")
@pytest.mark.parametrize(
    ("step", "held_then", "kept_then"),
    [
        ("written, not named", 1, 0),
        ("named", 2, 0),
        ("in the file, not committed", 1, 0),
        ("committed, still held", 1, 1),
    ],
)
def test_killed_at_each_step_it_is_kept_once(
    tmp_path: Path, step: str, held_then: int, kept_then: int
) -> None:
    desk = opened(tmp_path)
    said, _ = (holder := start_holder(tmp_path, step)).communicate(timeout=60)
    assert holder.returncode == -signal.SIGKILL
    assert (len(held_names(tmp_path)), len(forms_of(desk))) == (held_then, kept_then)
    check_all_kept(desk, said.split(), times=1)


def kill_while_holding(folder: Path, times: int) -> int:
    """Kill a holder that never rests so often; return how many forms it told of."""
    desk, told = opened(folder), list[str]()
    for _ in range(times):
        holder = start_holder(folder, "endless")
        assert holder.stdout is not None
        told.append(holder.stdout.readline().strip())
        time.sleep(random.uniform(0, 0.3))
        holder.kill()
        told += holder.stdout.read().split("\n")[:-1]
        holder.stdout.close()
        holder.wait()
    check_all_kept(desk, told, times)
    return len(told)


def test_killed_at_a_random_moment(tmp_path: Path) -> None:
    assert kill_while_holding(tmp_path, times=2) >= 2


@pytest.mark.slow
def test_killed_at_a_hundred_random_moments(tmp_path: Path) -> None:
    print(f"\n100 kills: {kill_while_holding(tmp_path, times=100)} held forms, all kept")


def test_a_folder_where_forms_are_held_was_used_before(desk: Desk, tmp_path: Path) -> None:
    """Its data file is not made anew in silence, whatever else was lost."""
    hold(
        tmp_path / "lain",
        HeldForm(Draft(fill(begin(desk, "a")), "pc", Source.KIOSK, SENT), None),
    )
    with pytest.raises(FileGone):
        make_desk(tmp_path / "lain")
    assert held_names(tmp_path / "lain") == ("a",)
