"""The figures of an officer: own ones alone, today and by day, errors once they were looked up."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from skm_desk.ui.entry import officer_words as texts
from skm_desk.ui.entry.officer_card import OfficerCard
from skm_desk.ui.entry.verify_overview import FIGURES
from skm_desk.ui.shared.context import Context
from skm_desk.ui.window import Window
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.verify_batch import list_unsettled, settle
from tests.conftest import NOON
from tests.ui.entry.verify_office import (
    PERIOD,
    Paper,
    add_stack,
    open_office,
    press_key,
    show_page,
    texts_of,
    type_text,
    verify_stack,
)

PAPER = Paper()


@pytest.fixture
def card(
    desk: Desk, make_context: Callable[[Desk], Context], qtbot: QtBot
) -> Callable[[str], OfficerCard]:
    """Return a function that shows the figures of an officer."""
    card = OfficerCard(make_context(desk))
    qtbot.addWidget(card)
    card.show()

    def show(officer: str) -> OfficerCard:
        card.show_officer(officer)
        qtbot.waitUntil(lambda: not card.is_waiting)
        return card

    return show


def figures(card: OfficerCard) -> list[str]:
    """Return the large figures of today."""
    return [label.text() for label in card.figures]


def yesterday(desk: Desk) -> Desk:
    """Return a desk on the same file, one day earlier."""
    now = NOON - timedelta(days=1)
    ids = (f"kemarin-{number}" for number in range(10_000))
    return Desk(desk.folder, replace(desk.origin, now=lambda: now, new_id=lambda: next(ids)))


def test_a_name_is_asked_for_first(card: Callable[[str], OfficerCard]) -> None:
    shown = card("")
    assert shown.sentence.text() == texts.NO_NAME
    assert not shown.today.isVisible()
    assert not shown.days.isVisible()


def test_who_typed_nothing_is_told_so(desk: Desk, card: Callable[[str], OfficerCard]) -> None:
    add_stack(open_office(desk), "Budi", [PAPER])
    shown = card("Sari")
    assert shown.sentence.text() == texts.NOTHING_TYPED
    assert not shown.today.isVisible()


def test_today_and_by_day(desk: Desk, card: Callable[[str], OfficerCard]) -> None:
    open_office(desk)
    add_stack(yesterday(desk), "Budi", [PAPER] * 2, "1", ms=60_000)
    add_stack(desk, "Budi", [PAPER] * 4, "1001", ms=30_000)
    add_stack(desk, "Dewi", [PAPER] * 9, "2001", ms=1_000)
    shown = card("budi")
    assert len("".join(PAPER.digits().values())) == 14  # and Enter at the saran
    assert figures(shown) == ["4", "120", "1.800", "15,0", texts.NOT_CHECKED]
    assert shown.days.rows == (
        ("24 November 2026", "4", "120", "1.800", "15,0", texts.NOT_CHECKED),
        ("23 November 2026", "2", "60", "900", "15,0", texts.NOT_CHECKED),
    )
    assert not [text for text in texts_of(shown) if "Dewi" in text]
    assert shown.today.accessibleName().startswith("Hari ini: Formulir 4, Formulir per jam 120")


def test_a_day_without_forms_says_nothing_of_speed(
    desk: Desk, card: Callable[[str], OfficerCard]
) -> None:
    add_stack(yesterday(open_office(desk)), "Budi", [PAPER])
    assert figures(card("Budi")) == ["0", "–", "–", "–", texts.NOT_CHECKED]


def test_errors_count_once_the_paper_was_looked_at(
    desk: Desk, card: Callable[[str], OfficerCard]
) -> None:
    open_office(desk)
    batch = add_stack(desk, "Budi", [PAPER.misread_as(usia="41", U9="2"), PAPER])
    verify_stack(desk, batch, "Sari", [PAPER] * 2)
    assert figures(card("Budi"))[-1] == "0,0"
    usia, other = (item.difference for item in desk.look(list_unsettled, PERIOD))
    desk.do(settle, usia.id, "47", "Dewi")
    desk.do(settle, other.id, "2", "Dewi")  # here the second officer was the one who misread
    checked = 2 * len(PAPER.digits())
    assert figures(card("Budi"))[-1] == f"{1000 / checked:.1f}".replace(".", ",")


def test_it_is_shown_after_the_own_name_and_keeps_up(
    desk: Desk, open_window: Callable[[Desk], Window], qtbot: QtBot
) -> None:
    add_stack(open_office(desk), "Budi", [PAPER])
    page = show_page(open_window(desk))
    qtbot.waitUntil(lambda: not page.is_waiting)
    page.overview.parts.buttons[FIGURES].setFocus()
    press_key(Qt.Key.Key_Space)
    card = page.overview.figures
    assert card.isVisible()
    assert card.sentence.text() == texts.NO_NAME
    assert page.overview.name.hasFocus()  # what is missing is led to
    type_text("BUDI")
    press_key(Qt.Key.Key_Escape)
    press_key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: figures(card)[0] == "1")
    own = page._context.desk
    add_stack(own, "Budi", [PAPER], "2001")
    qtbot.waitUntil(lambda: figures(card)[0] == "2")
