"""Tasks: work that may take long runs beside the window and comes home by a signal.

There are two workers of one thread each: one for what a page wants to show, one for long jobs
such as a laporan, so that a person may look at another period while the laporan is made. Each
does one piece of work at a time, in order.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from skm_desk.domain.errors import SkmError

Value = TypeVar("Value")
Given = ParamSpec("Given")


class Tasks(QObject):
    """Runs functions beside the window.

    ::

        tasks.run(lambda: desk.look(view_period, "2024"), done=page.show, failed=page.show_failure)

    `done` and `failed` are called in the thread of the window. The work itself must not touch
    a widget. Everything raised comes to `failed`; what is no SkmError is logged with its trace.
    """

    _home = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._closed = False
        self._short = ThreadPoolExecutor(max_workers=1, thread_name_prefix="skm-short")
        self._long = ThreadPoolExecutor(max_workers=1, thread_name_prefix="skm-long")
        self._home.connect(self._take_home, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Value],
        done: Callable[[Value], None],
        failed: Callable[[Exception], None],
        *,
        long: bool = False,
    ) -> None:
        """Run `work` beside the window, then call `done` with its value or `failed`."""
        if self._closed:
            return
        future = (self._long if long else self._short).submit(work)
        future.add_done_callback(partial(self._send_home, done, failed))

    def from_worker(self, tell: Callable[Given, None]) -> Callable[Given, None]:
        """Return a function that work may call: it calls `tell` in the thread of the window."""

        def send(*args: Given.args, **kwargs: Given.kwargs) -> None:
            self._home.emit(partial(tell, *args, **kwargs))

        return send

    def close(self) -> None:
        """Forget what waits and wait for what runs; afterwards nothing is called any more.

        A laporan in the making is finished first: the person asked for it.
        """
        self._closed = True
        for worker in (self._short, self._long):
            worker.shutdown(wait=True, cancel_futures=True)

    def _send_home(
        self,
        done: Callable[[Value], None],
        failed: Callable[[Exception], None],
        future: "Future[Value]",
    ) -> None:
        if future.cancelled():
            return
        fault = future.exception()
        if fault is None:
            self._home.emit(partial(done, future.result()))
        elif isinstance(fault, Exception):
            if not isinstance(fault, SkmError):
                logging.getLogger(__name__).error("work failed", exc_info=fault)
            self._home.emit(partial(failed, fault))

    @Slot(object)
    def _take_home(self, call: Callable[[], None]) -> None:
        if not self._closed:
            call()
