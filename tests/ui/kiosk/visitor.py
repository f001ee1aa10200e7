"""A visitor at a real kiosk: sees what is shown, touches it with a mouse, waits as people do."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from skm_desk.domain.errors import SkmError
from skm_desk.domain.filling import Part, Step
from skm_desk.ui.kiosk.choices import ChoiceTile
from skm_desk.ui.kiosk.kiosk_window import KioskWindow
from skm_desk.ui.kiosk.visit import Timing
from skm_desk.ui.kiosk.voice import Voice
from skm_desk.ui.shared.change_bus import ChangeBus
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.tasks import Tasks
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.manage_periods import create_period
from skm_desk.use_cases.view_kiosk import NOTHING_TO_ASK, view_kiosk
from tests.ui.kiosk.key_blocks import key_of, keys_of

LEFT = Qt.MouseButton.LeftButton
LONG = 60_000
# Nothing happens by itself but what a test makes short, and no touch is too early.
CALM = Timing(
    pause=0, guard=0, idle=LONG, warning=LONG, send=LONG, thanks=LONG, text=0, refresh=LONG
)
SIZE = (1366, 768)
PROFILE = {"jenis_kelamin": "P", "usia": "41", "pendidikan": "S1", "pekerjaan": "SWASTA"}
NILAI = (4, 3, 2, 1, 4, 3, 2, 3, 1)  # in the order asked: the eighth is of U9, the last of U8
SECONDS_A_TOUCH = 3.0


class Clock:
    """Seconds that only go forward when a test says so."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


class RealClock(Clock):
    """The seconds of this PC, which a test does not move."""

    def __call__(self) -> float:
        return time.monotonic()


class Silence(Voice):
    """Looks for no voice: most tests would only wait for one."""

    def prepare(self) -> None:
        """Stay silent."""


def wait_until(condition: Callable[[], object], seconds: float = 20.0) -> None:
    """Let the window live until `condition` holds; fail after so many seconds."""
    for _ in range(round(seconds * 1_000)):
        if condition():
            return
        QTest.qWait(1)
    raise AssertionError("waited in vain")


def hurry(owner: QWidget | QTimer, ms: int) -> None:
    """Let a part that waits by one timer of its own wait for `ms` milliseconds."""
    timer = owner if isinstance(owner, QTimer) else owner.findChild(QTimer)
    assert timer is not None
    timer.setInterval(ms)


@dataclass
class Visitor:
    """Stands before one window; `touches` counts how often it was touched."""

    window: KioskWindow
    clock: Clock
    touches: int = 0

    @property
    def step(self) -> Step:
        """The step that is asked."""
        return self.window.visit.filling.step

    @property
    def seen(self) -> QWidget | None:
        """What fills the window: attract, frame, message or door."""
        return self.window.stack.currentWidget()

    @property
    def form_id(self) -> str:
        """The id of the form that is filled in."""
        return self.window.visit.filling.id

    def is_at_start(self) -> bool:
        """Return whether the first screen is seen."""
        return self.seen is self.window.attract and self.window.attract.isVisible()

    def reads(self, title: str) -> bool:
        """Return whether a message with this title is seen."""
        message = self.window.message
        return message.isVisible() and message.title.text() == title

    def touch(self, part: QWidget) -> None:
        """Touch the middle of what is seen, where the system finds it, after some seconds."""
        self.clock.now += SECONDS_A_TOUCH
        self.tap(part)

    def tap(self, part: QWidget) -> None:
        """Touch at once."""
        at = part.mapTo(self.window, part.rect().center())
        found = self.window.childAt(at)
        assert found is not None
        assert found is part or part.isAncestorOf(found), f"{part} is covered by {found}"
        self.touches += 1
        QTest.mouseClick(self.window.windowHandle(), LEFT, Qt.KeyboardModifier.NoModifier, at)

    def begin(self) -> None:
        """Press Mulai."""
        wait_until(self.is_at_start)
        self.touch(self.window.attract.begin_button)
        wait_until(lambda: self.window.visit.is_open)

    def choose(self, kode: str) -> None:
        """Touch the tile of a choice of the profile, on whichever page it is."""
        screen = self.window.steps.choice
        assert self.seen is self.window.frame
        for _ in range(len(screen.tiles)):
            tile = next(t for t in screen.tiles if t.kode == kode and _is_offered(t, self.step))
            if tile.isVisible():
                break
            self.touch(screen.more)
        self.touch(tile)

    def press_digits(self, digits: str) -> None:
        """Touch digits of the pad."""
        for digit in digits:
            self.touch(self.window.steps.usia.pad.digits[digit])

    def rate(self, nilai: int) -> None:
        """Touch one of the four faces."""
        self.touch(self.window.steps.question.tiles[nilai - 1])

    def write(self, text: str) -> None:
        """Touch the letters of a text."""
        keyboard = self.window.steps.text.keyboard
        fixed = {" ": keyboard.space, "\n": keyboard.new_line}
        for letter in text:
            labels = [key.label.casefold() for key in keys_of(keyboard)]
            if letter not in fixed and letter.casefold() not in labels:
                self.touch(keyboard.layer)
            if letter.isalpha() and letter.isupper() != keyboard.writes_capitals:
                self.touch(keyboard.capitals)
            self.touch(fixed.get(letter) or key_of(keyboard, letter))

    def go_on(self) -> None:
        """Press Lanjut, or Kirim."""
        self.touch(self.window.frame.on_button)

    def skip(self) -> None:
        """Press Lewati."""
        self.touch(self.window.frame.skip_button)

    def go_back(self) -> None:
        """Press Kembali, or Batal."""
        self.touch(self.window.frame.back_button)

    def give(
        self, profile: Mapping[str, str] = PROFILE, nilai_list: Sequence[int | None] = NILAI
    ) -> None:
        """Fill in the step that is asked, or skip what is not known; wait for the next one."""
        filling = self.window.visit.filling
        step, wanted = filling.step, profile.get(filling.step.name)
        if step.part is Part.QUESTION:
            asked = [known.name for known in filling.steps if known.part is Part.QUESTION]
            nilai = nilai_list[asked.index(step.name)]
            if nilai is None:
                self.skip()
            else:
                self.rate(nilai)
        elif not wanted:
            self.skip()
        elif step.part is Part.CHOICE:
            self.choose(wanted)
        elif step.part is Part.NUMBER:
            self.press_digits(wanted)
        else:
            self.write(wanted)
            self.go_on()
        self.wait_for_next(filling.place)

    def wait_for_next(self, place: int) -> None:
        """Wait until another step than that of number `place` is seen."""
        visit = self.window.visit
        wait_until(lambda: not visit.is_open or visit.filling.place != place)

    def give_until(
        self,
        name: str,
        profile: Mapping[str, str] = PROFILE,
        nilai_list: Sequence[int | None] = NILAI,
    ) -> None:
        """Begin, and fill in everything before the step of this name."""
        self.begin()
        while self.step.name != name:
            self.give(profile, nilai_list)

    def finish(self) -> None:
        """Read what is told at the end, and press Selesai."""
        button = self.window.message.button
        wait_until(button.isVisible)
        self.touch(button)
        wait_until(self.is_at_start)

    def stand_still(self, ms: int = 20) -> None:
        """Let the kiosk ask after so many milliseconds whether somebody is here."""
        timers = self.window.patience.findChildren(QTimer)
        hurry(next(timer for timer in timers if timer.isSingleShot()), ms)

    def hold_corner(self) -> None:
        """Hold the corner until the door for staff opens."""
        hurry(self.window.corner, 20)
        handle = self.window.windowHandle()
        none = Qt.KeyboardModifier.NoModifier
        QTest.mousePress(handle, LEFT, none, QPoint(10, 10))
        wait_until(lambda: self.seen is self.window.door)
        QTest.mouseRelease(handle, LEFT, none, QPoint(10, 10))

    def press_pin(self, pin: str) -> None:
        """Type a PIN at the door and press its button."""
        screen = self.window.door.pin
        for digit in pin:
            self.touch(screen.pad.digits[digit])
        self.touch(screen.deed_button)


def _is_offered(tile: ChoiceTile, step: Step) -> bool:
    return tile.kode in [choice.kode for choice in step.choices]


def open_year(desk: Desk, kode: str = "2026") -> Desk:
    """Open the period of the year in which the clock of the tests stands."""
    desk.do(create_period, kode, date(2026, 1, 1), date(2026, 12, 31))
    return desk


def at_hour(desk: Desk, now: Callable[[], datetime]) -> Desk:
    """Return a desk on the same file whose clock is `now`."""
    return Desk(desk.folder, replace(desk.origin, now=now))


@contextmanager
def kiosk_on(
    desk: Desk,
    timing: Timing = CALM,
    voice: Voice | None = None,
    clock: Clock | None = None,
    fault: SkmError | None = None,
) -> Iterator[Visitor]:
    """Open a kiosk on the folder of a desk, for one visitor after another; close it at the end.

    With a `fault` it opens as one that cannot read its data file.
    """
    bus, tasks, clock = ChangeBus(), Tasks(), clock or Clock()
    own = Desk(desk.folder, desk.origin, bus.announce)
    context = Context(own, tasks, bus, desk.origin.now)
    voice = voice or Silence(desk.folder)
    view = own.look(view_kiosk) if fault is None else NOTHING_TO_ASK
    window = KioskWindow(context, view, voice, timing, clock, fault=fault)
    window.resize(*SIZE)
    window.show()
    wait_until(window.isVisible)
    try:
        yield Visitor(window, clock)
    finally:
        window.leave()
        # Now and here: a worker of a later test could clear up too, and timers must not end there.
        parts = (
            window.keeper,
            window.visit,
            window.reception,
            window.patience,
            window.steps,
            window.guard,
        )
        for part in (window, *parts, window.reading, voice, tasks, bus):
            part.deleteLater()
        QTest.qWait(0)
