"""Every form on every screen: nothing lies over anything else, also after it was refused."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QLabel, QLayout, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from skm_desk.ui.shared import dialogs, form_area
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.dialogs import Dialog, FormDialog
from skm_desk.ui.staff.office import kuesioner_editor
from skm_desk.ui.staff.office.kuesioner_editor import KuesionerEditor
from skm_desk.use_cases.desk import Desk
from tests.ui.every_dialog import FORMS, QUESTIONS, Ground, open_dialog, open_ground
from tests.ui.page_checks import squeezed
from tests.ui.test_every_dialog import name_of

LONG = (
    "Nama pendek periode ini sudah dipakai; pilih nama lain, misalnya 2026-S2, atau buka periode"
    " yang sudah ada di halaman Periode dan ubah hari surveinya di sana."
)
# What a dialog has of a screen, in px at 100 %: less a bar of the desktop and its own title.
SCREENS = {
    "1366x768": QRect(0, 0, 1366, 688),
    "1024x600": QRect(0, 0, 1024, 520),
    "1366x768 at 150 %": QRect(0, 0, 910, 450),
    "1024x600 at 150 %": QRect(0, 0, 682, 340),
}
WIDE = 900  # from here on nothing is scrolled sideways


@pytest.fixture(params=SCREENS)
def room(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> QRect:
    """The screen that dialogs believe to be on; the one of the tests has no size of its own."""
    room = SCREENS[request.param]
    for module in (dialogs, form_area, kuesioner_editor):
        monkeypatch.setattr(module, "room_for", lambda _widget: room)
    return room


@pytest.fixture
def ground(desk: Desk, qtbot: QtBot, make_context: Callable[[Desk], Context]) -> Ground:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return Ground(parent, make_context(open_ground(desk)))


def leaves(layout: QLayout) -> list[QWidget]:
    """Return the visible widgets of a layout and of those within it."""
    found: list[QWidget] = []
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            found += leaves(inner)
        elif widget is not None and widget.isVisible():
            found.append(widget)
    return found


def lying_over(dialog: FormDialog) -> list[tuple[str, str]]:
    """Return the pairs of fields or labels that share a point, in the column and below it."""
    outer = dialog.layout()
    assert outer is not None
    pairs = []
    for group in (leaves(dialog.body), leaves(outer)):
        for place, first in enumerate(group):
            for second in group[place + 1 :]:
                if first.geometry().intersects(second.geometry()):
                    pairs.append((told(first), told(second)))
    return pairs


def told(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QLineEdit) else ""
    return f"{type(widget).__name__} {text[:40]} {widget.geometry().getRect()}"


def spare(dialog: FormDialog) -> int:
    """Return the px of height that a dialog has and does not need."""
    outer = dialog.layout()
    assert outer is not None
    return dialog.height() - outer.totalHeightForWidth(dialog.width())


def cut_off(dialog: FormDialog) -> list[str]:
    """Return the fields that have less than the height they need, and what the dialog cuts off."""
    low = [
        told(field)
        for kind in (QLineEdit, QPlainTextEdit)
        for field in dialog.findChildren(kind)
        if field.isVisible() and field.height() < field.minimumSizeHint().height()
    ]
    below = [dialog.failure, dialog.accept_button, dialog.cancel_button]
    outside = [
        told(widget)
        for widget in below
        if widget.isVisible()
        and not dialog.rect().contains(QRect(widget.mapTo(dialog, QPoint()), widget.size()))
    ]
    return low + outside


@pytest.mark.parametrize("kind", [*FORMS, *QUESTIONS], ids=name_of)
def test_nothing_lies_over_anything_else(ground: Ground, room: QRect, kind: type[Dialog]) -> None:
    dialog = open_dialog(kind, ground)
    if not isinstance(dialog, FormDialog):
        return
    for sentence in ("", "Kode ini sudah dipakai.", LONG):
        if sentence:
            dialog.refuse(sentence, dialog.focusWidget())
        QApplication.processEvents()
        assert lying_over(dialog) == []
        assert cut_off(dialog) == []
        assert squeezed(dialog) == []
        assert spare(dialog) <= 2 or sentence or isinstance(dialog, KuesionerEditor), "not too high"
        assert dialog.width() <= room.width()
        assert dialog.height() <= room.height()
        if room.width() >= WIDE:
            assert dialog.area.horizontalScrollBar().maximum() == 0
        at = dialog.focusWidget()
        assert at is not None
        seen = at.visibleRegion().boundingRect()
        assert seen.height() >= min(at.height(), 24), "what has the focus is seen"


def test_a_form_on_a_large_screen_does_not_scroll(
    ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (dialogs, form_area, kuesioner_editor):
        monkeypatch.setattr(module, "room_for", lambda _widget: QRect(0, 0, 1920, 1000))
    for kind in FORMS:
        dialog = open_dialog(kind, ground)
        assert isinstance(dialog, FormDialog)
        dialog.refuse(LONG, None)
        QApplication.processEvents()
        assert dialog.area.verticalScrollBar().maximum() == 0, name_of(kind)
        dialog.done(0)
