"""Nothing that the kiosk draws or hears can end it: every override of Qt there is guarded."""

import inspect
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from PySide6.QtCore import QObject

import skm_desk.ui.kiosk as kiosk
from skm_desk.ui.shared.safe_overrides import SafeOverrides

_MODULES = [
    import_module(f"{kiosk.__name__}.{found.name}") for found in iter_modules(kiosk.__path__)
]
_GUARDED = ("event", "eventFilter", "focusNextPrevChild")


def _widgets() -> Iterator[type[QObject]]:
    """Yield the classes of the kiosk that build upon one of Qt."""
    for module in _MODULES:
        for _, found in inspect.getmembers(module, inspect.isclass):
            if found.__module__ == module.__name__ and issubclass(found, QObject):
                yield found


def _overrides(widget: type[QObject]) -> list[str]:
    """Return what a class itself puts in place of a method of Qt's events."""
    of_qt = next(base for base in widget.__mro__ if base.__module__.startswith("PySide6."))
    return [
        name
        for name in vars(widget)
        if (name.endswith("Event") or name in _GUARDED) and hasattr(of_qt, name)
    ]


WITH_OVERRIDES = [widget for widget in _widgets() if _overrides(widget)]


def test_the_widgets_are_found() -> None:
    names = {widget.__name__ for widget in WITH_OVERRIDES}
    assert {"Touch", "Words", "Screen", "Frame", "Logo", "Veil", "HoldCorner", "KeyBlock"} <= names


def test_every_widget_with_overrides_is_safe() -> None:
    bare = [widget for widget in WITH_OVERRIDES if not issubclass(widget, SafeOverrides)]
    assert bare == []


def test_the_guard_stands_before_qt() -> None:
    """`class Tile(QPushButton, SafeOverrides)` would be guarded too, but `super()` would not."""
    for widget in WITH_OVERRIDES:
        bases = list(widget.__mro__)
        of_qt = next(base for base in bases if base.__module__.startswith("PySide6."))
        assert bases.index(SafeOverrides) < bases.index(of_qt), widget


def test_the_guard_is_on_every_override() -> None:
    unguarded = [
        f"{widget.__name__}.{name}"
        for widget in WITH_OVERRIDES
        for name in _overrides(widget)
        if not hasattr(vars(widget)[name], "__wrapped__")
    ]
    assert unguarded == []
