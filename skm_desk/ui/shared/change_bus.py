"""ChangeBus: tells open pages which kinds of record have changed."""

from PySide6.QtCore import QObject, Signal

from skm_desk.domain.changes import NO_CHANGES, Changes
from skm_desk.domain.errors import SkmError


class ChangeBus(QObject):
    """Carries the Changes of every deed to whoever shows them.

    `changed` reaches a slot of a QObject in that object's own thread, so that a deed may
    announce from a worker. Connect methods of QObjects only: a plain function would run in
    the thread of the deed.

    ::

        bus.changed.connect(page.note_changes)
    """

    changed = Signal(object)
    alarmed = Signal(object)  # why the data file cannot be trusted, None once it can again

    def announce(self, changes: Changes) -> None:
        """Tell that records of these kinds have changed; may be called from any thread."""
        if changes != NO_CHANGES:
            self.changed.emit(changes)

    def alarm(self, fault: SkmError | None) -> None:
        """Tell why the data file cannot be trusted, or that it can again; from any thread."""
        self.alarmed.emit(fault)
