"""The kiosk as a program of its own: it starts, is alone on its PC, and only staff end it."""

import json
from pathlib import Path
from typing import Any

import pytest

from skm_desk.use_cases.desk import Desk
from tests.journeys.kiosk_process import PERIOD, kiosk, make, start
from tests.journeys.scripted_kiosk import BOX, LEAVE, READY
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


def test_a_folder_that_cannot_serve_is_told_in_a_box(tmp_path: Path) -> None:
    desk = make(tmp_path / "data")
    (desk.folder / "skm-desk.db").write_bytes(b"bukan data" * 1_000)
    code, (box,) = run(desk, READY)
    assert (code, box["what"]) == (2, BOX)
    assert box["words"].endswith(".")
