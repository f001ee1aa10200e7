"""A robot types forms with real key events: what is kept is what was typed, and no key waits."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from time import perf_counter

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from skm_desk.domain.filling import LAYANAN
from skm_desk.domain.keying import BACK
from skm_desk.domain.sheet import JAM, LEMBAR, TANGGAL, Part
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Desk
from tests.ui.entry.typist import (
    NONE,
    PAD,
    Typing,
    Typist,
    forms_kept,
    kept_values,
    keys_for,
    random_paper,
)

pytestmark = pytest.mark.alone

MOST_KEYS = 20
MOST_MS = 50.0
SLIPS = 0.01  # of the nilai are typed wrong first, and taken back
STACK = {TANGGAL: "2026-11-24", JAM: "08.00–12.00", LAYANAN: "id-ktp"}


class Eye(QObject):
    """Sees which fields of a form are drawn."""

    def __init__(self, typist: Typist) -> None:
        super().__init__()
        self.seen: set[QObject] = set()
        for line in typist.view.lines.values():
            line.box.installEventFilter(self)
        for box in typist.view.texts.values():
            _drawn_part(box).installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            self.seen.add(watched)
        return False


@dataclass
class Robot:
    """Types papers. `waits` are the ms from each key until the next field was drawn; `keys` how
    many each form took, the letters of its texts aside."""

    typist: Typist
    chance: random.Random
    papers: list[dict[str, str]] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    keys: list[int] = field(default_factory=list)

    def type_forms(self, count: int) -> None:
        eye = Eye(self.typist)
        for _ in range(count):
            paper = random_paper(self.typist.sheet.fields, self.chance)
            number = str(len(self.papers) + 1)
            given = {name: value for name, value in paper.items() if value}
            self.papers.append({**given, **STACK, LEMBAR: number})
            self.keys.append(self._type_form(paper, eye))

    def _type_form(self, paper: Mapping[str, str], eye: Eye) -> int:
        typist, pressed = self.typist, 0
        form = typist.sheet.id
        while typist.sheet.id == form:
            at, value = typist.sheet.at, paper.get(typist.at, "")
            if at.part is Part.NILAI and self.chance.random() < SLIPS:
                typist.type(self.chance.choice("1234"), BACK)
                pressed += 2
            *letters, last = keys_for(at, value)
            for key in letters:
                typist.press(key, PAD if key.isdigit() else NONE)
            self._press_and_look(last, eye)
            pressed += 1 if at.part is Part.TEXT else len(letters) + 1
        return pressed

    def _press_and_look(self, key: str, eye: Eye) -> None:
        typist = self.typist
        QApplication.processEvents()
        eye.seen.clear()
        before = (typist.sheet.id, typist.at)
        begun = perf_counter()
        typist.press(key, PAD if key.isdigit() else NONE)
        assert (typist.sheet.id, typist.at) != before
        target = _drawn_part(typist.view.first_focus())
        while target not in eye.seen:
            QApplication.processEvents()
        self.waits.append(1000 * (perf_counter() - begun))


def _drawn_part(box: QWidget) -> QWidget:
    return box.viewport() if isinstance(box, QPlainTextEdit) else box


def run_robot(typist: Typist, desk: Desk, count: int, seed: int) -> None:
    typist.open_stack()
    robot = Robot(typist, random.Random(seed))
    robot.type_forms(count)
    typist.settle()
    kept = [kept_values(form) for form in forms_kept(desk)]
    assert kept == robot.papers
    assert all(form.keyed_by == "Siti" for form in forms_kept(desk))
    waits = sorted(robot.waits)
    p99 = waits[round(0.99 * len(waits)) - 1]
    keys = sum(robot.keys) / count
    print(f"\n{count} lembar, {len(waits)} tombol: kunci ke isian berikutnya", end=" ")
    print(f"p50 {waits[len(waits) // 2]:.1f} ms, p99 {p99:.1f} ms, paling lama {waits[-1]:.1f} ms")
    print(f"tombol per lembar: rata-rata {keys:.1f}, paling banyak {max(robot.keys)}")
    assert p99 <= MOST_MS
    assert keys <= MOST_KEYS
    assert f"{count} lembar tersimpan" in typist.page._line.text().replace(".", "")


def test_what_a_robot_types_is_kept_and_no_key_waits(paper_desk: Desk, sit_down: Typing) -> None:
    run_robot(sit_down(paper_desk), paper_desk, 60, seed=60)


@pytest.mark.slow
def test_five_thousand_forms(paper_desk: Desk, sit_down: Typing) -> None:
    run_robot(sit_down(paper_desk), paper_desk, 5_000, seed=5_000)


def test_work_is_counted_with_every_key(paper_desk: Desk, sit_down: Typing) -> None:
    typist = sit_down(paper_desk)
    typist.open_stack()
    before = typist.keys
    typist.type(*"2413412", "x", BACK, *"4321432", "\n")
    typist.settle()
    ((ms, keys),) = paper_desk.look(_work)
    assert keys == typist.keys - before
    assert 0 < ms < 60_000


def _work(store: Store) -> list[tuple[int, int]]:
    return [(work.ms, work.keys) for work in store.correction.keyed_by("Siti")]
