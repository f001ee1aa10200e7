"""The seconds that this PC counts by itself: nobody sets them, and they go on while it sleeps."""

import sys
import time


def steady_seconds() -> float:
    """Return the seconds since some moment that stays the same until the PC is started anew."""
    if sys.platform == "win32":
        import ctypes

        count = ctypes.windll.kernel32.GetTickCount64
        count.restype = ctypes.c_ulonglong
        return float(count()) / 1000
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))
