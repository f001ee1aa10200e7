"""A kiosk as people start it, with a visitor who acts by a script and says what happens.

Run as `python -m tests.journeys.scripted_kiosk FOLDER STEP`: come to that step, do half of it
where there are halves, and stay. `ready` stays at the first screen, `endless` fills in one form
after another, `leave` goes out by the door for staff, `held` sends while another program has the
file, `stopped` after the file was damaged. Every line that it prints is one thing
that happened, as JSON.
"""

import json
import random
import sys
from unittest.mock import patch

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from skm_desk.bootstrap import KIOSK, start
from skm_desk.domain.filling import Part
from skm_desk.machine.paths import data_file
from skm_desk.storage import store
from skm_desk.ui.kiosk import kiosk_window
from skm_desk.ui.kiosk.curtain import Curtain
from skm_desk.ui.kiosk.kiosk_window import KioskWindow
from skm_desk.ui.kiosk.notices import HELD as HELD_MESSAGE
from skm_desk.ui.kiosk.notices import THANKS
from skm_desk.ui.kiosk.voice import Voice
from tests.ui.kiosk.busy_file import locked
from tests.ui.kiosk.visitor import CALM, PROFILE, RealClock, Visitor, wait_until

OTHER = {**PROFILE, "pekerjaan": "LAINNYA", "pekerjaan_text": "Penjahit"}
PIN = "2580"
SENDING, THANKED, READY, ENDLESS = "sending", "thanked", "ready", "endless"
LEAVE, BOX, HELD, STOPPED = "leave", "box", "held", "stopped"


def tell(what: str, **facts: object) -> None:
    """Print one thing that happened, at once."""
    print(json.dumps({"what": what, **facts}), flush=True)


class Script:
    """Acts at one window."""

    def __init__(self, window: KioskWindow, goal: str) -> None:
        self._window = window
        self._goal = goal
        self._visitor = Visitor(window, RealClock())
        window.keeper.saved.connect(self._note_saved)

    def run(self) -> None:
        """Do what the goal asks for."""
        self._settle()
        tell(READY, seen=type(self._visitor.seen).__name__)
        if self._goal == ENDLESS:
            while True:
                self._visit(random.choice(["", *OTHER]))
        elif self._goal == LEAVE:
            self._leave()
        elif self._goal != READY:
            self._come_to_goal()

    def _come_to_goal(self) -> None:
        visitor = self._visitor
        visitor.give_until(
            "saran" if self._goal in (SENDING, THANKED, HELD, STOPPED) else self._goal, OTHER
        )
        if self._goal == "usia":
            visitor.press_digits("4")
        elif self._goal in ("pekerjaan_text", "saran"):
            visitor.write("Kur")
        self._settle()
        filling = visitor.window.visit.filling
        facts = {"id": filling.id, "profile": filling.profile, "jawaban": filling.jawaban}
        if self._goal == THANKED:
            visitor.go_on()
            wait_until(lambda: visitor.reads(THANKS.title))
        tell("at", **facts)
        if self._goal == SENDING:
            visitor.go_on()
        if self._goal == STOPPED:
            with data_file(self._window._context.desk.folder).open("r+b") as file:
                file.write(b"X")
            self._window.reception.look()
            wait_until(lambda: self._window.guard.is_stopped)
            visitor.go_on()
            wait_until(lambda: visitor.reads(HELD_MESSAGE.title) and visitor.window._end.isActive())
            tell(HELD, id=filling.id)
        if self._goal == HELD:
            with locked(self._window._context.desk):
                visitor.go_on()
                wait_until(lambda: visitor.reads(HELD_MESSAGE.title))
                tell(HELD, id=filling.id)
                wait_until(lambda: False, seconds=60)

    def _leave(self) -> None:
        """Go out by the door for staff."""
        visitor, door = self._visitor, self._window.door
        visitor.hold_corner()
        visitor.press_pin(PIN)
        wait_until(door.menu.isVisible)
        visitor.touch(door.menu.close_button)

    def _visit(self, left_out: str) -> None:
        """Fill in a whole form, whatever is chosen, and tell of each touch before it is made."""
        visitor = self._visitor
        visitor.begin()
        form_id = visitor.form_id
        tell("begun", id=form_id)
        profile = {name: given for name, given in OTHER.items() if name != left_out}
        nilai_list = [random.choice([1, 2, 3, 4, None]) for _ in range(9)]
        asked = [s.name for s in visitor.window.visit.filling.steps if s.part is Part.QUESTION]
        tell("plan", id=form_id, jawaban=dict(zip(asked, nilai_list, strict=True)))
        while visitor.step.part is not Part.SARAN:
            visitor.give(profile, nilai_list)
        visitor.write("Ya")
        visitor.go_on()
        wait_until(lambda: visitor.reads(THANKS.title))
        visitor.touch(visitor.window.message.button)

    def _settle(self) -> None:
        """Wait until everything asked of the worker so far is on the disk."""
        for _ in range(3):
            done: list[object] = []
            self._window._context.tasks.run(lambda: None, done=done.append, failed=done.append)
            wait_until(lambda seen=done: bool(seen))  # type: ignore[misc]

    def _note_saved(self, form_id: str) -> None:
        if self._visitor.reads(THANKS.title):
            tell(THANKED, id=form_id)


def close_boxes() -> None:
    """Press the button of every box that asks for it, as staff do, and tell what it said."""
    for box in QApplication.topLevelWidgets():
        if isinstance(box, QMessageBox) and box.isVisible():
            tell(BOX, words=box.text())
            box.buttons()[0].click()


def main(folder: str, goal: str) -> int:
    """Start the kiosk as the terminal does, and the script once its window stands."""
    rise = Curtain.rise

    def rise_and_run(curtain: Curtain, window: KioskWindow) -> None:
        rise(curtain, window)
        QTimer.singleShot(0, Script(window, goal).run)

    make = Curtain.__init__

    def make_and_watch(curtain: Curtain, argv: list[str]) -> None:
        make(curtain, argv)
        watch = QTimer(curtain.application)
        watch.timeout.connect(close_boxes)
        watch.start(20)

    with (
        patch.object(Curtain, "rise", rise_and_run),
        patch.object(Curtain, "__init__", make_and_watch),
        patch.object(Voice, "prepare", lambda _: None),
        patch.object(kiosk_window, "Timing", lambda: CALM),
        patch.object(store, "BUSY_SECONDS", 0.3 if goal == HELD else store.BUSY_SECONDS),
    ):
        return start(["--data", folder, KIOSK])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], sys.argv[2]))
