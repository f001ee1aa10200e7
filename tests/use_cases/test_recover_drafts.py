"""What a crash leaves at a kiosk becomes forms at the next start; the rest waits and is told."""

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from skm_desk.bootstrap import make_desk
from skm_desk.domain.careless import BURST, CLOCK_BACK
from skm_desk.domain.changes import NO_CHANGES, Changes, Kind
from skm_desk.domain.responden import Source
from skm_desk.use_cases.change_settings import change_setting
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.manage_periods import close_period, create_period
from skm_desk.use_cases.record_responden import keep_draft, record, recover_drafts
from skm_desk.use_cases.view_kiosk import view_kiosk
from tests.conftest import NOON
from tests.use_cases.kiosk_visits import (
    PERIOD,
    assert_whole,
    at_pc,
    at_time,
    begin,
    drafts_of,
    fill,
    fill_some,
    forms_of,
    head,
    open_year,
)

MINUTE = timedelta(minutes=1)
MIXED = (4, 3, 4, 3, 4, 3, 4, 3, None)


@pytest.fixture
def desk(desk: Desk) -> Desk:
    return open_year(desk)


def waiting(desk: Desk) -> int:
    return desk.look(view_kiosk).waiting


def test_nothing_left_is_nothing_to_do(desk: Desk) -> None:
    heard: list[Changes] = []
    kiosk = Desk(desk.folder, desk.origin, heard.append)
    assert kiosk.do(recover_drafts, None) == 0
    assert heard == [NO_CHANGES]


def test_what_was_sent_becomes_a_form_and_the_rest_unfinished_ones(desk: Desk) -> None:
    sent = fill(begin(desk, "sent"), MIXED).write("Bagus")
    desk.do(keep_draft, sent, NOON + MINUTE)
    desk.do(keep_draft, fill_some(begin(desk, "left"), 2).forward())
    desk.do(keep_draft, begin(desk, "empty"))
    assert waiting(desk) == 1
    heard: list[Changes] = []
    kiosk = Desk(desk.folder, desk.origin, heard.append)
    assert kiosk.do(recover_drafts, None) == 2
    assert heard == [frozenset({Kind.RESPONDEN})]
    by_id = {form.id: form for form in forms_of(desk)}
    assert set(by_id) == {"sent", "left"}
    assert (by_id["sent"].unfinished, by_id["sent"].saran) == (False, "Bagus")
    assert by_id["left"].unfinished
    assert by_id["left"].jawaban["U1"] == 2
    assert (drafts_of(desk), waiting(desk)) == ((), 0)
    assert kiosk.do(recover_drafts, None) == 0
    assert_whole(desk)


def test_a_form_that_waited_counts_from_when_it_was_sent(desk: Desk) -> None:
    """Forms kept meanwhile came after it: neither the clock nor the visitor is to blame."""
    desk.do(keep_draft, fill(begin(desk, "draft"), MIXED), NOON)
    held = fill(begin(desk, "held"), MIXED)
    for number in range(3):
        later = NOON + (number + 1) * 10 * MINUTE
        filling = fill(begin(desk, f"after-{number}"), MIXED)
        at_time(desk, later).do(record, filling, None, later)
    desk = at_time(desk, NOON + 31 * MINUTE)
    desk.do(record, held, None, NOON + MINUTE)
    assert desk.do(recover_drafts, None) == 1
    assert {form.flags for form in forms_of(desk)} == {frozenset()}
    kept = desk.look(lambda store: store.responden.last_kept("pc-uji", Source.KIOSK, 2))
    assert kept == (NOON, NOON + MINUTE)


def test_a_clock_set_back_is_told_of_what_is_sent_by_it(desk: Desk) -> None:
    desk.do(record, fill(begin(desk, "a"), MIXED), None, NOON)
    desk.do(keep_draft, fill(begin(desk, "waited"), MIXED), NOON + MINUTE)
    back = at_time(desk, NOON - 60 * MINUTE)
    back.do(record, fill(begin(desk, "b"), MIXED), None, NOON - 60 * MINUTE)
    assert back.do(recover_drafts, None) == 1
    flags = {form.id: form.flags for form in forms_of(desk)}
    assert flags == {"a": frozenset(), "b": {CLOCK_BACK}, "waited": frozenset()}


def test_a_burst_is_still_seen_among_forms_that_waited(desk: Desk) -> None:
    for number in range(3):
        filling = fill(begin(desk, f"form-{number}"), MIXED)
        desk.do(keep_draft, filling, NOON + number * timedelta(seconds=20))
    assert at_time(desk, NOON + MINUTE).do(recover_drafts, None) == 3
    assert [form.flags for form in forms_of(desk)] == [frozenset(), frozenset(), {BURST}]


def test_a_period_closed_meanwhile_keeps_them_waiting(desk: Desk) -> None:
    desk.do(keep_draft, fill(begin(desk, "sent"), MIXED), NOON)
    desk.do(keep_draft, fill_some(begin(desk, "left"), 2))
    desk.do(keep_draft, begin(desk, "empty"))
    desk.do(close_period, PERIOD)
    desk.do(create_period, "2026-B", date(2026, 6, 1), date(2026, 12, 31))
    desk.do(keep_draft, fill(begin(desk, "open"), MIXED), NOON)
    before = head(desk)
    assert desk.do(recover_drafts, None) == 1
    assert [form.id for form in forms_of(desk, "2026-B")] == ["open"]
    assert forms_of(desk) == []
    assert {draft.filling.id for draft in drafts_of(desk)} == {"sent", "left"}
    assert waiting(desk) == 1
    assert head(desk) == before + 1
    assert_whole(desk)


def test_one_that_breaks_a_rule_does_not_hold_up_the_others(desk: Desk) -> None:
    own = '{"pekerjaan": [{"kode": "PETANI", "label": "Petani"}]}'
    desk.do(change_setting, "pilihan_profil", own)
    desk.do(keep_draft, fill(begin(desk, "farmer"), MIXED), NOON)
    desk.do(change_setting, "pilihan_profil", "")
    desk.do(keep_draft, fill(begin(desk, "other"), MIXED), NOON)
    assert desk.do(recover_drafts, None) == 1
    assert [form.id for form in forms_of(desk)] == ["other"]
    assert waiting(desk) == 1
    desk.do(change_setting, "pilihan_profil", own)
    assert desk.do(recover_drafts, None) == 1
    assert [form.pekerjaan for form in forms_of(desk)] == ["PNS", "PETANI"]
    assert_whole(desk)


def test_drafts_of_another_pc_are_left_alone(desk: Desk) -> None:
    other = at_pc(desk, "pc-lain")
    other.do(keep_draft, fill(begin(desk, "sent"), MIXED), NOON)
    other.do(keep_draft, fill_some(begin(desk, "left"), 2))
    assert desk.do(recover_drafts, None) == 0
    assert forms_of(desk) == []
    assert len(drafts_of(other)) == 2
    assert waiting(desk) == 1, "a sent form that waits anywhere is told everywhere"
    assert other.do(recover_drafts, None) == 2
    assert {form.pc for form in forms_of(desk)} == {"pc-lain"}


_KIOSK = """
import sys
from pathlib import Path
from skm_desk.bootstrap import make_desk
from skm_desk.domain.filling import Filling, Part, steps_of
from skm_desk.use_cases.record_responden import keep_draft
from skm_desk.use_cases.view_kiosk import view_kiosk

desk = make_desk(Path(sys.argv[1]))
view = desk.look(view_kiosk)
now = desk.origin.now()
filling = Filling(
    desk.origin.new_id(), view.period.kode, now, steps_of(view.kuesioner, view.layanan_list)
)
print(filling.id, flush=True)
given = 0
while not filling.is_last:
    if filling.step.part is Part.QUESTION:
        given += 1
        filling = filling.spend(5000).rate(given % 4 + 1)
    filling = filling.forward()
    desk.do(keep_draft, filling)
    print(given, flush=True)
if sys.argv[2] == "sent":
    desk.do(keep_draft, filling.write("Terima kasih"), desk.origin.now())
    print("sent", flush=True)
while True:  # goes on writing until it is killed, as somebody who types on
    filling = filling.write(filling.saran + "x")
    if sys.argv[2] != "sent":
        desk.do(keep_draft, filling)
"""


def killed_kiosk(folder: Path, how: str, until: str) -> str:
    """Fill in a form in a program of its own, kill it once it said `until`; return the id."""
    kiosk = subprocess.Popen(
        [sys.executable, "-c", _KIOSK, str(folder), how], stdout=subprocess.PIPE, text=True
    )
    assert kiosk.stdout is not None
    form_id = kiosk.stdout.readline().strip()
    for line in kiosk.stdout:
        if line.strip() == until:
            break
    kiosk.kill()
    kiosk.stdout.close()
    kiosk.wait()
    assert form_id
    return form_id


def test_a_kiosk_killed_while_somebody_fills_in(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    today = desk.origin.now().date()
    desk.do(create_period, "uji", today - timedelta(days=7), today + timedelta(days=7))
    left = [killed_kiosk(tmp_path, "left", until) for until in ("3", "6", "9")]
    sent = killed_kiosk(tmp_path, "sent", "sent")
    assert desk.look(view_kiosk).waiting == 1
    assert desk.do(recover_drafts, None) == 4
    by_id = {form.id: form for form in forms_of(desk, "uji")}
    assert set(by_id) == {*left, sent}
    for form_id, at_least in zip(left, (3, 6, 9), strict=True):
        given = [nilai for nilai in by_id[form_id].jawaban.values() if nilai]
        assert len(given) >= at_least, "a step that was told is kept"
        assert given == [number % 4 + 1 for number in range(1, len(given) + 1)]
        assert (by_id[form_id].unfinished, by_id[form_id].saran) == (True, "")
    assert not by_id[sent].unfinished
    assert by_id[sent].saran == "Terima kasih"
    assert None not in by_id[sent].jawaban.values()
    assert (drafts_of(desk), desk.look(view_kiosk).waiting) == ((), 0)
    assert_whole(desk)
