"""Desk: opens the data file for one deed, closes it, and tells what changed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Concatenate, Generic, ParamSpec, TypeVar

from skm_desk.domain.changes import Changes
from skm_desk.machine.paths import data_file
from skm_desk.storage.origin import Origin
from skm_desk.storage.store import Store

Given = ParamSpec("Given")
Value = TypeVar("Value")


@dataclass(frozen=True)
class Done(Generic[Value]):
    """What a deed that wrote gives back: its value, and the kinds of record it touched."""

    value: Value
    changes: Changes


class Desk:
    """The way of every screen and command to the data file.

    A deed is a function whose first argument is the open Store. The file is open only while
    the deed runs, in the thread that asked for it.

    ::

        view = desk.look(view_results.view_period, "2024")
        desk.do(manage_periods.close_period, "2024")
    """

    def __init__(
        self, folder: Path, origin: Origin, announce: Callable[[Changes], None] | None = None
    ) -> None:
        self.folder = folder
        self.origin = origin
        self._announce = announce

    def look(
        self,
        deed: Callable[Concatenate[Store, Given], Value],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Value:
        """Return what a deed that only reads finds, all of it from one state of the file."""
        with Store(data_file(self.folder), self.origin) as store, store.reading():
            return deed(store, *args, **kwargs)

    def do(
        self,
        deed: Callable[Concatenate[Store, Given], Done[Value]],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Value:
        """Carry out a deed that writes, whole or not at all, and announce what it touched."""
        with Store(data_file(self.folder), self.origin) as store, store.writing():
            done = deed(store, *args, **kwargs)
        self.announce(done.changes)
        return done.value

    def announce(self, changes: Changes) -> None:
        """Announce what a deed touched that is more than one transaction of the open file."""
        if self._announce is not None:
            self._announce(changes)
