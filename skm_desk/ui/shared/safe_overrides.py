"""SafeOverrides: a fault in an override of Qt is told like any other, and does not end the program.

WORKAROUND: PySide6 up to 6.11 reads the arguments of what an override raised before Python has
made an object of it. On Python 3.11 a mere ZeroDivisionError in a paintEvent is then a crash
of the whole process. Python 3.12 makes the object at once; this may go with 3.11.
"""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

# Overrides by other names; they too return whether they took what came.
_MORE = ("event", "eventFilter", "focusNextPrevChild")


class SafeOverrides:
    """Comes first among the bases of a widget: its own event methods are then safe.

    ::

        class Tile(SafeOverrides, QPushButton):
            def paintEvent(self, event): ...
    """

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Guard the overrides of a new class."""
        super().__init_subclass__(**kwargs)
        for name, method in list(vars(cls).items()):
            if (name.endswith("Event") or name in _MORE) and callable(method):
                setattr(cls, name, _guard(method))


def _guard(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def call(*args: Any) -> Any:
        try:
            return method(*args)
        except Exception:  # noqa: BLE001 - handed to whoever tells of unexpected faults
            sys.excepthook(*sys.exc_info())
            return False

    return call
