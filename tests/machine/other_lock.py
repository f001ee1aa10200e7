"""The lock of files as Windows has it, on whatever system this is."""

import importlib.util
import sys
from types import ModuleType

import pytest

from skm_desk.machine import file_lock


def load_other_lock(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the module of the lock with its branch for systems where only trying tells."""
    with monkeypatch.context() as other:
        other.setattr(sys, "platform", "win32")
        found = importlib.util.spec_from_file_location("lock_elsewhere", file_lock.__file__)
        assert found is not None
        assert found.loader is not None
        elsewhere = importlib.util.module_from_spec(found)
        found.loader.exec_module(elsewhere)
    return elsewhere
