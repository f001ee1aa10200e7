"""A typing program killed in the middle of a form: the next one goes on at the same field."""

import random
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from functools import reduce
from pathlib import Path

from skm_desk.bootstrap import make_desk
from skm_desk.domain.keying import press
from skm_desk.domain.sheet import JAM
from skm_desk.use_cases.key_paper import open_batch, view_workplace
from skm_desk.use_cases.manage_periods import create_period
from tests.use_cases.kiosk_visits import assert_whole
from tests.use_cases.paper_stacks import PAPER, new_sheet

_TYPIST = """
import sys
from pathlib import Path
from skm_desk.bootstrap import make_desk
from skm_desk.domain.keying import press
from skm_desk.use_cases.key_paper import keep_sheet, view_workplace
from skm_desk.domain.sheet import start_sheet

desk = make_desk(Path(sys.argv[1]))
place = desk.look(view_workplace, sys.argv[2])
sheet = place.left or start_sheet(desk.origin.new_id(), place.fields, place.batch.carried)
print(sheet.place, sheet.keys, flush=True)
for key in sys.argv[3] * 50:
    sheet, _ = press(sheet, key)
    desk.do(keep_sheet, place.batch.id, sheet)
    print(sheet.place, sheet.keys, flush=True)
"""


def test_a_program_killed_at_any_key_goes_on_at_the_same_field(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    today = desk.origin.now().date()
    desk.do(create_period, "uji", today - timedelta(days=7), today + timedelta(days=7))
    batch = desk.do(open_batch, "uji", "Budi", today, PAPER[JAM], None, "1")
    chance = random.Random(4)
    sheet = new_sheet(desk, batch)
    keys = "2141"
    for run in range(4):
        typist = subprocess.Popen(
            [sys.executable, "-c", _TYPIST, str(tmp_path), batch.id, keys],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert typist.stdout is not None
        told = [typist.stdout.readline().split() for _ in range(chance.randint(2, 7))]
        typist.kill()
        typist.stdout.close()
        typist.wait()
        assert told[0] == [str(sheet.place), str(sheet.keys)], "it goes on where it stood"
        left = desk.look(view_workplace, batch.id).left
        assert left is not None
        assert left.keys >= int(told[-1][1]), "what was told is kept"
        typed_now = (keys * 50)[: left.keys - sheet.keys]
        expected = reduce(lambda before, key: press(before, key)[0], typed_now, sheet)
        assert left == replace(expected, id=left.id if run == 0 else sheet.id)
        sheet = left
    assert_whole(desk)
