"""Desk: opens the data file for one deed, closes it, and tells what changed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Concatenate, Generic, ParamSpec, TypeVar

from skm_desk.domain.changes import Changes
from skm_desk.domain.errors import SkmError
from skm_desk.domain.file_errors import (
    ChainApart,
    FileBusy,
    FileDamaged,
    FileGone,
    NotADataFile,
)
from skm_desk.domain.progress import Progress, silent
from skm_desk.machine.paths import DATA_FILE, data_file
from skm_desk.machine.scratch import scratch_folder
from skm_desk.storage.file_memory import FileMemory
from skm_desk.storage.origin import Origin
from skm_desk.storage.snapshot import Facts, take_snapshot
from skm_desk.storage.store import Store

Given = ParamSpec("Given")
Value = TypeVar("Value")
_NOT_TO_BE_TRUSTED = (FileDamaged, NotADataFile, FileGone, ChainApart)


@dataclass(frozen=True)
class Done(Generic[Value]):
    """What a deed that wrote gives back: its value, and the kinds of record it touched."""

    value: Value
    changes: Changes


class Desk:
    """The way of every screen and command to the data file.

    A deed is a function whose first argument is the open Store. The file is open only while
    the deed runs, in the thread that asked for it. A file that this desk has seen is never made
    anew: FileGone is raised when it is not there any more. `alarm` is called, in that thread,
    with a failure that says that the file cannot be trusted, and with None once it can again.

    ::

        view = desk.look_proven(view_results.view_period, "2024")
        desk.do(manage_periods.close_period, "2024")
    """

    def __init__(
        self,
        folder: Path,
        origin: Origin,
        announce: Callable[[Changes], None] | None = None,
        alarm: Callable[[SkmError | None], None] | None = None,
    ) -> None:
        self.folder = folder
        self.origin = origin
        self._announce = announce
        self._alarm = alarm
        self._alarmed: type[SkmError] | None = None
        self._memory = FileMemory(data_file(folder))
        self._is_known = False  # whether the file was opened before
        self._proving = Lock()

    def look(
        self,
        deed: Callable[Concatenate[Store, Given], Value],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Value:
        """Return what a deed that only reads finds, all of it from one state of the file."""
        with self._watched(), self._open() as store, store.reading():
            return deed(store, *args, **kwargs)

    def look_proven(
        self,
        deed: Callable[Concatenate[Store, Given], Value],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Value:
        """Return the same of a state of the file that nobody but this program made.

        A file that was proven, and has only grown by commits of this program since, is read at
        once; any other is proven first. Raise what `proven_copy` raises.
        """
        with self._watched():
            with self._open() as store, store.reading():
                if self._memory.is_proven(store):
                    return deed(store, *args, **kwargs)
            with self._proving:  # pages that ask at once wait for one proof
                with self._open() as store, store.reading():
                    if self._memory.is_proven(store):
                        return deed(store, *args, **kwargs)
                with self.proven_copy() as copy:
                    return deed(copy, *args, **kwargs)

    @contextmanager
    def proven_copy(self, progress: Progress = silent) -> Iterator[Store]:
        """Give a copy of the file that was just proven, to read what leaves the office.

        Others may go on writing meanwhile. Raise FileDamaged for a file that is not whole or was
        changed by another program, ChainApart for one that does not go on from where this PC saw
        it last, and what `snapshot` raises.
        """
        with scratch_folder() as folder:
            copy = folder / DATA_FILE
            self.snapshot(copy, progress)
            path = data_file(self.folder)
            with Store(copy, self.origin, copy_of=path) as store, store.reading():
                yield store

    def snapshot(self, target: Path, progress: Progress = silent) -> Facts:
        """Put a proven copy of the file at `target`, and remember that the file is proven.

        Raise as `take_snapshot` does, or ChainApart.
        """
        with self._watched():
            taken = take_snapshot(data_file(self.folder), target, self.origin, progress)
            with self._open() as store, store.reading():
                if not self._memory.is_continued(store):
                    raise ChainApart(store.path)
                if taken.stamp is not None:
                    self._memory.remember(store, taken.stamp)
        self._end_alarm()
        return taken.facts

    def remember_proven(self) -> None:
        """Remember that a proven file was put in place."""
        with self._open() as store, store.reading():
            self._memory.remember(store, store.stamp())
        self._end_alarm()

    def do(
        self,
        deed: Callable[Concatenate[Store, Given], Done[Value]],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Value:
        """Carry out a deed that writes, whole or not at all, and announce what it touched."""
        with self._watched(), self._open(create=not self._is_known) as store:
            with store.writing():
                before = self._memory.proven_before(store)
                done = deed(store, *args, **kwargs)
            with suppress(FileBusy), store.reading():  # it is kept, whether remembered or not
                self._memory.note_commit(store, before)
        self.announce(done.changes)
        return done.value

    def announce(self, changes: Changes) -> None:
        """Announce what a deed touched that is more than one transaction of the open file."""
        if self._announce is not None:
            self._announce(changes)

    def _open(self, create: bool = False) -> Store:
        store = Store(data_file(self.folder), self.origin, create)
        self._is_known = True
        return store

    @contextmanager
    def _watched(self) -> Iterator[None]:
        try:
            yield
        except _NOT_TO_BE_TRUSTED as fault:
            is_news = fault.path == data_file(self.folder) and self._alarmed is not type(fault)
            if is_news and self._alarm is not None:
                self._alarmed = type(fault)
                self._alarm(fault)
            raise

    def _end_alarm(self) -> None:
        if self._alarmed is not None and self._alarm is not None:
            self._alarmed = None
            self._alarm(None)
