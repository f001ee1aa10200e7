"""The kiosk is killed at every step: what was thanked for is kept, the rest is one form at most."""

import random
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from skm_desk.domain.responden import Responden
from skm_desk.machine.held_files import held_names
from skm_desk.use_cases.back_up import back_up
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.restore_backup import restore
from tests.journeys.kiosk_process import PERIOD, kiosk, make
from tests.journeys.scripted_kiosk import (
    ENDLESS,
    HELD,
    OTHER,
    READY,
    SENDING,
    STOPPED,
    THANKED,
)
from tests.use_cases.kiosk_visits import assert_whole, forms_of

ASKED = ("U1", "U2", "U3", "U4", "U5", "U6", "U7", "U9", "U8")
PROFILE = ("jenis_kelamin", "usia", "pendidikan", "pekerjaan", "pekerjaan_text")
STEPS = (*PROFILE, *ASKED, "saran", SENDING, THANKED)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk on a folder of this PC."""
    return make(tmp_path / "data")


def restart(desk: Desk) -> dict[str, Responden]:
    """Let a kiosk start once more, and return all forms by their ids."""
    with kiosk(desk, READY, READY):
        pass
    assert_whole(desk)
    forms = forms_of(desk, PERIOD)
    by_id = {form.id: form for form in forms}
    assert len(by_id) == len(forms)
    return by_id


def check_after(fact: dict[str, Any], thanked: bool, form: Responden | None) -> None:
    """Hold the form of a kiosk that was killed against what had been given there."""
    profile, jawaban = fact["profile"], fact["jawaban"]
    if not profile:
        assert form is None
        return
    assert form is not None
    assert form.unfinished or fact["goal"] in (SENDING, THANKED)
    if thanked:
        assert not form.unfinished
    assert form.jenis_kelamin == profile.get("jenis_kelamin")
    assert form.usia == (int(profile["usia"]) if "usia" in profile else None)
    assert form.pendidikan == profile.get("pendidikan")
    assert form.pekerjaan == profile.get("pekerjaan")
    assert form.pekerjaan_text == ("" if form.unfinished else OTHER["pekerjaan_text"])
    assert form.jawaban == {kode: jawaban.get(kode) for kode in ASKED}
    assert form.saran == ""


def kill_along(desk: Desk, goals: Sequence[str]) -> int:
    """Kill one kiosk after another, each further on; the start of the next one takes up what
    was left. Return how many forms that makes."""
    fact: dict[str, Any] = {}
    thanked: set[str] = set()
    for goal in (*goals, READY):
        with kiosk(desk, goal, READY if goal == READY else "at") as told:
            forms = {form.id: form for form in forms_of(desk, PERIOD)}
        assert_whole(desk)
        if fact:
            check_after(fact, fact["id"] in thanked, forms.get(fact["id"]))
        thanked |= {told_of["id"] for told_of in told.of(THANKED)}
        fact = {"goal": goal, **told.of("at")[0]} if goal != READY else {}
    assert len(forms) == len(forms_of(desk, PERIOD))
    assert thanked <= set(forms)
    return len(forms)


def test_killed_at_each_step_what_was_given_becomes_one_form(tmp_path: Path) -> None:
    desks = [make(tmp_path / name) for name in ("a", "b")]
    # Two PCs at a time: most of it is waiting for programs to start.
    with ThreadPoolExecutor(2) as pool:
        made = list(pool.map(kill_along, desks, (STEPS[:8], STEPS[8:])))
    assert made == [7, len(STEPS) - 8]  # nothing given at the first step, no form


def test_what_a_visitor_was_told_is_held_outlives_a_kill(desk: Desk) -> None:
    for _ in range(2):  # the first one is taken in by the second start, which holds another
        with kiosk(desk, HELD, HELD) as told:
            (fact,) = told.of(HELD)
        assert held_names(desk.folder) == (fact["id"],)
    forms = restart(desk)
    assert held_names(desk.folder) == ()
    assert [form.unfinished for form in forms.values()] == [False, False]
    (given,) = told.of("at")
    assert forms[fact["id"]].jawaban == {kode: given["jawaban"].get(kode) for kode in ASKED}


def test_what_was_given_on_a_damaged_file_is_there_once_that_is_mended(desk: Desk) -> None:
    with kiosk(desk, THANKED, THANKED) as told:
        (first,) = told.of(THANKED)
    backup = back_up(desk).path
    with kiosk(desk, STOPPED, HELD) as told:
        (fact,) = told.of(HELD)
    with kiosk(desk, READY, READY) as told:  # damaged as it is
        assert told.of(READY) == [{"what": READY, "seen": "MessageScreen"}]
    assert held_names(desk.folder) == (fact["id"],)
    restore(desk, backup)
    forms = restart(desk)
    assert {form_id: form.unfinished for form_id, form in forms.items()} == {
        first["id"]: False,
        fact["id"]: False,
    }
    assert held_names(desk.folder) == ()


def kill_at_random(desk: Desk, times: int) -> tuple[int, int]:
    """Kill a kiosk that never rests so often; return how many were thanked and how many not."""
    begun: set[str] = set()
    thanked: set[str] = set()
    plans: dict[str, dict[str, int | None]] = {}
    for _ in range(times):
        with kiosk(desk, ENDLESS, READY) as told:
            time.sleep(random.uniform(0, 0.8))
        begun |= {fact["id"] for fact in told.of("begun")}
        thanked |= {fact["id"] for fact in told.of(THANKED)}
        plans |= {fact["id"]: fact["jawaban"] for fact in told.of("plan")}
    forms = restart(desk)
    finished = {form.id for form in forms.values() if not form.unfinished}
    assert thanked <= finished
    # Killed between the thanks and the line that tells of them, or of the beginning.
    assert len(finished - thanked) <= times
    assert len(set(forms) - begun) <= times
    for form_id in set(forms) & set(plans):
        form, plan = forms[form_id], plans[form_id]
        if form.unfinished:
            kept = [kode for kode in ASKED if form.jawaban[kode] is not None]
            assert all(form.jawaban[kode] == plan[kode] for kode in kept)
        else:
            assert form.jawaban == plan
            assert form.saran == "Ya"
    return len(thanked), len(forms) - len(finished)


def test_killed_at_a_random_moment(desk: Desk) -> None:
    kill_at_random(desk, times=1)


@pytest.mark.slow
def test_killed_at_hundreds_of_random_moments(desk: Desk) -> None:
    thanked, unfinished = kill_at_random(desk, times=300)
    print(f"\n300 kills: {thanked} forms thanked for and kept, {unfinished} kept as unfinished")
    assert min(thanked, unfinished) > 30  # else it was killed at one kind of moment only
