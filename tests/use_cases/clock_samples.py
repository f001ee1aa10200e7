"""A clock that jumped, as another run on this PC remembers it."""

from datetime import datetime, timedelta
from pathlib import Path

from skm_desk.machine.memory_file import CLOCK, write_memory


def let_jump(folder: Path, now: datetime, days: int = 120) -> None:
    """Have this PC remember that its clock just went so many days ahead, to `now`."""
    jump = [(now - timedelta(days=days)).isoformat(), now.isoformat()]
    write_memory(folder, {"at": now.isoformat(), "jump": jump, "right": None}, CLOCK)
