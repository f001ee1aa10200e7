"""Changes reach their listeners in the listeners' own thread; the watch tells what others wrote."""

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from skm_desk.domain.changes import NO_CHANGES, Changes, Kind
from skm_desk.ui.shared.change_bus import ChangeBus
from skm_desk.ui.shared.file_watch import ANY_KIND, FileWatch
from skm_desk.ui.shared.tasks import Tasks


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


def test_the_watch_tells_once_what_another_program_wrote(
    qtbot: QtBot, bus: ChangeBus, tmp_path: Path
) -> None:
    file = tmp_path / "data.db"
    listener = Listener()
    watch = FileWatch(file, bus, listener)
    bus.changed.connect(listener.hear)
    watch.look()
    assert listener.heard == []
    file.write_bytes(b"one")
    watch.look()
    watch.look()
    assert listener.heard == [ANY_KIND]
    file.write_bytes(b"three")
    watch.look()
    assert listener.heard == [ANY_KIND, ANY_KIND]
    file.unlink()  # a stick was pulled out: told like any change, and no crash
    watch.look()
    assert len(listener.heard) == 3
    watch.stop()


def test_the_watch_does_not_tell_our_own_deeds_again(
    qtbot: QtBot, bus: ChangeBus, tmp_path: Path
) -> None:
    file = tmp_path / "data.db"
    listener = Listener()
    watch = FileWatch(file, bus, listener)
    bus.changed.connect(listener.hear)
    file.write_bytes(b"one")
    bus.announce(frozenset({Kind.SETTING}))
    watch.look()
    assert listener.heard == [frozenset({Kind.SETTING})]
    watch.stop()
