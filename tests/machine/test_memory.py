"""Work that asks for too much memory gets none; what comes after it does."""

import sys

import pytest

from skm_desk.machine.memory import bounded_memory

MB = 1024 * 1024


@pytest.mark.skipif(sys.platform != "linux", reason="bounded on Linux alone")
def test_too_much_is_refused_and_the_bound_goes_again() -> None:
    with bounded_memory(64 * MB):
        assert len(bytes(16 * MB)) == 16 * MB
        with pytest.raises(MemoryError):
            bytes(512 * MB)
    assert len(bytes(512 * MB)) == 512 * MB


def test_a_failure_passes_and_the_bound_goes_again() -> None:
    with pytest.raises(ValueError, match="x"), bounded_memory(64 * MB):
        raise ValueError("x")
    assert len(bytes(512 * MB)) == 512 * MB
