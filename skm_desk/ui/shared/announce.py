"""announce: has a screen reader say what has just appeared, wherever the keyboard is."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QLabel, QWidget


def announce(widget: QWidget) -> None:
    """Have the accessible name of a widget, or the text of a label, said; nothing when empty.

    Move the focus first: what is announced is said after the name of the focused field.
    """
    words = widget.accessibleName()
    if not words and isinstance(widget, QLabel):
        words = widget.text()
    if not words:
        return
    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))
    # Windows answers an alert with a sound alone; it speaks only what is an announcement.
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
