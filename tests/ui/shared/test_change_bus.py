"""Changes reach their listeners in the listeners' own thread; the watch tells what others wrote."""

import threading
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from skm_desk.domain.changes import NO_CHANGES, Changes, Kind
from skm_desk.domain.filling import Filling, Part, Step
from skm_desk.machine.held_files import drop_held, put_held
from skm_desk.ui.shared.change_bus import ChangeBus
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.file_watch import ANY_KIND, FileWatch
from skm_desk.ui.shared.tasks import Tasks
from skm_desk.use_cases.change_settings import change_setting
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.manage_periods import create_period
from skm_desk.use_cases.record_responden import keep_draft
from tests.conftest import NOON


class Listener(QObject):
    """Notes what it heard, and in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Changes] = []
        self.threads: set[threading.Thread] = set()

    @Slot(object)
    def hear(self, changes: Changes) -> None:
        self.heard.append(changes)
        self.threads.add(threading.current_thread())


def test_a_deed_in_a_worker_is_heard_in_the_window(
    qtbot: QtBot, bus: ChangeBus, tasks: Tasks
) -> None:
    listener = Listener()
    bus.changed.connect(listener.hear)
    changes = frozenset({Kind.RESPONDEN})
    tasks.run(lambda: bus.announce(changes), lambda _: None, lambda _: None)
    qtbot.waitUntil(lambda: listener.heard == [changes])
    assert listener.threads == {threading.main_thread()}


def test_no_change_is_no_news(bus: ChangeBus) -> None:
    listener = Listener()
    bus.changed.connect(listener.hear)
    bus.announce(NO_CHANGES)
    assert listener.heard == []


class Watched:
    """A watch on the file of a desk, and another program that writes into it."""

    def __init__(self, qtbot: QtBot, context: Context, other: Desk) -> None:
        self.qtbot = qtbot
        self.context = context
        self.other = other
        self.listener = Listener()
        context.bus.changed.connect(self.listener.hear)
        self.watch = FileWatch(context, self.listener)
        self.settle()

    def settle(self) -> None:
        """Wait until everything that was asked of the worker has come home."""
        home: list[None] = []
        self.context.tasks.run(lambda: None, home.append, lambda _: None)
        self.qtbot.waitUntil(lambda: bool(home))

    def look(self) -> list[Changes]:
        """Look at the file as the timer does, and return all that was heard so far."""
        self.watch.look()
        self.settle()
        return self.listener.heard


@pytest.fixture
def watched(qtbot: QtBot, desk: Desk, make_context: Callable[[Desk], Context]) -> Iterator[Watched]:
    watched = Watched(qtbot, make_context(desk), desk)
    yield watched
    watched.watch.stop()


def test_the_watch_tells_once_what_another_program_wrote(watched: Watched) -> None:
    assert watched.look() == []
    watched.other.do(change_setting, "kota", "Jambi")
    assert watched.look() == [ANY_KIND]
    assert watched.look() == [ANY_KIND]
    watched.other.do(change_setting, "kota", "Kota Jambi")
    assert watched.look() == [ANY_KIND, ANY_KIND]


def test_drafts_of_the_kiosk_are_no_news_until_one_waits(watched: Watched) -> None:
    other = watched.other
    other.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    heard = len(watched.look())
    filling = Filling("isian-1", "2026", NOON, (Step(Part.QUESTION, "U1"),)).rate(3)
    other.do(keep_draft, filling)
    assert len(watched.look()) == heard
    other.do(keep_draft, filling, NOON)
    assert len(watched.look()) == heard + 1


def test_a_form_that_a_kiosk_holds_beside_the_file_is_news(watched: Watched) -> None:
    folder = watched.other.folder
    heard = len(watched.look())
    put_held(folder, "isian-1", b"{}")
    assert len(watched.look()) == heard + 1
    put_held(folder, "isian-2", b"{}")
    drop_held(folder, "isian-1")
    drop_held(folder, "isian-2")
    assert len(watched.look()) == heard + 2


def test_a_file_that_went_away_is_told_like_any_change(watched: Watched) -> None:
    folder = watched.other.folder
    folder.rename(folder.with_name("dicabut"))
    folder.write_bytes(b"not a folder")  # a stick was pulled out: it cannot be opened any more
    assert watched.look() == [ANY_KIND]


def test_the_watch_does_not_tell_our_own_deeds_again(watched: Watched) -> None:
    watched.context.desk.do(change_setting, "kota", "Jambi")
    watched.settle()
    assert watched.look() == [frozenset({Kind.SETTING})]
