"""A window that dies at any key: the next one goes on at the same field, and nothing is lost."""

import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from skm_desk.bootstrap import make_desk
from skm_desk.domain.keying import ENTER, press
from skm_desk.domain.sheet import Sheet
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.key_paper import open_batch
from skm_desk.use_cases.manage_periods import create_period
from tests.ui.entry.typist import Typing, forms_kept, random_paper
from tests.use_cases.kiosk_visits import PERIOD, assert_whole

# Types on a stack until it is killed; says after each key what is on the disk by then.
_TYPIST = """
import json
import random
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from skm_desk.bootstrap import make_desk
from skm_desk.ui.shared.application import make_application
from skm_desk.ui.shared.change_bus import ChangeBus
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.tasks import Tasks
from skm_desk.ui.window import PAGES, Window

app = make_application(["skm-desk"])
bus = ChangeBus()
desk = make_desk(Path(sys.argv[1]), bus)
window = Window(Context(desk, Tasks(), bus, desk.origin.now))
window.show()
window.activateWindow()
window.show_page([page.title for page in PAGES].index("Isi kuesioner kertas"))
page = window.page
chance = random.Random(int(sys.argv[2]))
while page.is_waiting or QApplication.focusWidget() is None:
    app.processEvents()
QTest.keyClick(page.stacks.first_deed, Qt.Key.Key_Return)
while page.is_waiting or not page.is_typing:
    app.processEvents()

def tell():
    while page.is_waiting:
        app.processEvents()
    sheet = page.typing.sheet
    print(json.dumps([sheet.id, sheet.at.name, sheet.typed, dict(sheet.values)]), flush=True)

tell()
while True:
    key = chance.choice("1122334") if chance.random() < 0.9 else None
    focus = QApplication.focusWidget()
    if page.typing.sheet.at.name == "saran" or key is None:
        QTest.keyClick(focus, Qt.Key.Key_Return)
    else:
        QTest.keyClicks(focus, key)
    tell()
"""


@pytest.mark.parametrize("seed", range(4))
def test_a_killed_window_is_gone_on_with_at_the_same_field(
    tmp_path: Path, seed: int, sit_down: Typing
) -> None:
    desk = make_desk(tmp_path)
    today = desk.origin.now().date()
    desk.do(create_period, PERIOD, today - timedelta(days=7), today + timedelta(days=7))
    batch = desk.do(open_batch, PERIOD, "Budi", today, None, None, "1")
    told = _type_until_killed(tmp_path, seed, lines=random.Random(seed).randint(3, 40))
    assert_whole(desk)
    typist = sit_down(desk)
    typist.resume()
    now = typist.sheet
    id_, at, typed, values = told[-1]
    last = replace(now.go_to(at), id=id_, typed=typed, values=values)
    # One more key may have been pressed and kept that nobody told of any more.
    after = [press(last, key)[0] for key in ("1", "2", "3", "4", ENTER)]
    kept = {form.id for form in forms_kept(desk)}
    if id_ in kept or (values.keys() <= batch.carried.keys() and not typed):
        assert now.values.keys() <= {*batch.carried, "jenis_kelamin"}
    else:
        assert now.id == id_
        assert _state(now) in [_state(sheet) for sheet in (last, *after)]
    done = {told_id for told_id, *_ in told if told_id != id_}
    assert done <= kept, "every form that made room for the next one is kept"


def test_a_window_left_at_any_key_is_gone_on_with(paper_desk: Desk, sit_down: Typing) -> None:
    """As after a power cut: nobody closes anything, a new window opens on the same folder."""
    chance = random.Random(9)
    typist = sit_down(paper_desk)
    typist.open_stack()
    papers = []
    for _ in range(12):
        paper = random_paper(typist.sheet.fields, chance)
        papers.append(paper)
        stop = chance.randint(1, len(typist.sheet.fields) - 6)
        for _ in range(stop):
            typist.give(paper.get(typist.at, ""))
        typist.settle()
        before = typist.sheet
        typist.window._context.tasks.close()  # what it still would write is never written
        typist = sit_down(paper_desk)
        typist.resume()
        assert typist.sheet == before
        typist.fill_and_save(paper)
        typist.settle()
    forms = forms_kept(paper_desk)
    assert [form.lembar for form in forms] == [str(number) for number in range(1, 13)]
    for form, paper in zip(forms, papers, strict=True):
        assert {k: str(v or "") for k, v in form.jawaban.items()} == {
            kode: paper[kode] for kode in form.jawaban
        }


def _state(sheet: Sheet) -> tuple[str, str, dict[str, str]]:
    return sheet.at.name, sheet.typed, dict(sheet.values)


def _type_until_killed(folder: Path, seed: int, lines: int) -> list[list[Any]]:
    """Return what was told of each key: sheet, field, what is half typed, and the values."""
    typist = subprocess.Popen(
        [sys.executable, "-c", _TYPIST, str(folder), str(seed)],
        cwd=Path(__file__).parents[3],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert typist.stdout is not None
    assert typist.stderr is not None
    told = [typist.stdout.readline() for _ in range(lines)]
    typist.kill()
    told += [line for line in typist.stdout if line.endswith("\n")]
    faults = typist.stderr.read()
    typist.wait(timeout=30)
    typist.stdout.close()
    typist.stderr.close()
    assert all(told), faults
    return [json.loads(line) for line in told]
