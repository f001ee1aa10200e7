"""The kiosk as a program of its own: it starts, is alone on its PC, and only staff end it."""

import json
from pathlib import Path
from typing import Any

import pytest

from skm_desk.machine.local_settings import settings_file
from skm_desk.machine.pc import pc_name
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.guard_kiosk import has_pin
from skm_desk.use_cases.view_kiosk import view_kiosk
from tests.journeys.kiosk_process import PERIOD, kiosk, make, start
from tests.journeys.scripted_kiosk import BOX, LEAVE, READY, THANKED
from tests.use_cases.kiosk_visits import assert_whole, drafts_of, forms_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk on a folder of this PC."""
    return make(tmp_path / "data")


def run(desk: Desk, goal: str) -> tuple[int, list[dict[str, Any]]]:
    """Run a kiosk that ends by itself; return its exit code and what it told."""
    said, _ = (process := start(desk, goal)).communicate(timeout=60)
    return process.returncode, [json.loads(line) for line in said.splitlines()]


def test_a_second_kiosk_says_that_one_is_open(desk: Desk) -> None:
    with kiosk(desk, "U1", "at") as told:
        code, (box,) = run(desk, READY)
        assert (code, box["what"]) == (2, BOX)
        assert box["words"].startswith("Kios sudah terbuka di komputer ini;")
        # The draft of the first one, which a start takes for left behind, was left alone.
        (draft,) = drafts_of(desk)
        assert (draft.filling.id, forms_of(desk, PERIOD)) == (told.of("at")[0]["id"], [])


def test_tutup_kios_ends_the_program(desk: Desk) -> None:
    code, told = run(desk, LEAVE)
    assert (code, told) == (0, [{"what": READY, "seen": "AttractScreen"}])
    assert_whole(desk)


def test_without_a_pin_the_first_thing_asked_for_is_one(tmp_path: Path) -> None:
    with kiosk(make(tmp_path, pin=""), READY, READY) as told:
        assert told.facts == [{"what": READY, "seen": "StaffDoor"}]


def test_a_folder_that_cannot_serve_sends_visitors_to_staff(desk: Desk) -> None:
    """No box on a bare desktop: the screen says so, and staff get out of it by their PIN."""
    (desk.folder / "skm-desk.db").write_bytes(b"bukan data" * 1_000)
    with kiosk(desk, READY, READY) as told:
        assert told.facts == [{"what": READY, "seen": "MessageScreen"}]
    code, told_then = run(desk, LEAVE)
    assert (code, told_then) == (0, [{"what": READY, "seen": "MessageScreen"}])


def test_a_record_of_nonsense_that_only_python_meets_is_damage_too(desk: Desk) -> None:
    path = desk.folder / "skm-desk.db"
    content = bytearray(path.read_bytes())
    for place in range(len(content)):  # JSON no more, wherever the question set lies
        if content[place : place + 14] == b'"disabilitas":':
            content[place + 13 : place + 14] = b"!"
    path.write_bytes(content)
    with pytest.raises(ValueError, match="Expecting"):
        desk.look(view_kiosk)
    with kiosk(desk, READY, READY) as told:
        assert told.facts == [{"what": READY, "seen": "MessageScreen"}]


def test_a_folder_in_use_whose_pin_is_lost_asks_no_visitor_for_one(desk: Desk) -> None:
    with kiosk(desk, THANKED, THANKED):
        pass
    settings_file(desk.folder, pc_name()).unlink()
    with kiosk(desk, READY, READY) as told:
        assert told.facts == [{"what": READY, "seen": "MessageScreen"}]
    assert not has_pin(desk.folder)
