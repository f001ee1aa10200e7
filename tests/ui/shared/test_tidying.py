"""Garbage is collected in the thread of the window, whoever made it."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from skm_desk.ui.shared.tidying import Tidying


class Circle:
    """Refers to itself, so that only a collection ends it; notes in which thread that is."""

    ended_in: threading.Thread | None = None

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        Circle.ended_in = threading.current_thread()


@pytest.fixture
def tidying(qapp: QApplication) -> Iterator[Tidying]:
    owner = QObject()
    yield Tidying(owner)
    owner.deleteLater()
    gc.enable()


def test_a_circle_ends_in_the_thread_of_the_window(tidying: Tidying) -> None:
    circle = Circle()
    gone = weakref.ref(circle)
    del circle

    def allocate() -> None:
        for _ in range(3):
            [[] for _ in range(100_000)]

    worker = threading.Thread(target=allocate)
    worker.start()
    worker.join()
    assert gone() is not None, "no worker collects"
    tidying.tidy()
    assert gone() is None
    assert Circle.ended_in is threading.main_thread()
