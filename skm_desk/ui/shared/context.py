"""Context: what bootstrap hands down to every screen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from skm_desk.ui.shared.change_bus import ChangeBus
from skm_desk.ui.shared.tasks import Tasks
from skm_desk.use_cases.desk import Desk


@dataclass(frozen=True)
class Context:
    """The desk with the data file, the workers, the bus of changes and the clock.

    `desk` must announce to `bus`; `now` gives the local time, as the origin of the desk does.
    """

    desk: Desk
    tasks: Tasks
    bus: ChangeBus
    now: Callable[[], datetime]
