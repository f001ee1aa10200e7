"""Verification by real keys: blind, by another officer, and what differs ends in the list."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from skm_desk.ui.entry import verify_words as texts
from skm_desk.ui.entry.verify_page import VerifyPage
from skm_desk.ui.window import Window
from skm_desk.use_cases.correct_responden import void_form
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.key_paper import close_batch, view_stacks
from skm_desk.use_cases.manage_periods import close_period
from skm_desk.use_cases.verify_batch import list_unsettled
from skm_desk.use_cases.view_officer import view_officer
from tests.ui.entry.verify_office import (
    PERIOD,
    Paper,
    add_stack,
    form_of,
    open_office,
    press_key,
    press_keys,
    show_page,
    texts_of,
    type_paper,
    type_text,
)

OpenWindow = Callable[[Desk], Window]
PAPER = Paper(pekerjaan="6", pekerjaan_text="Nelayan pukat", saran="Kursi antre kurang")
OTHER = Paper("2", "58", "1", "2", (1, 1, 3, 4, 2, 1, 1, 4, 4))
BLANKS = Paper("0", "0", "0", "0", (0, 2, 0, 3, 0, 0, 1, 0, 0))
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def open_page(open_window: OpenWindow, qtbot: QtBot) -> Callable[[Desk], VerifyPage]:
    """Return a function that opens the page on a desk and waits until it shows what is there."""
    held: list[Window] = []

    def open_on(desk: Desk) -> VerifyPage:
        held.append(open_window(desk))
        page = show_page(held[-1])
        settle(page, qtbot)
        return page

    return open_on


def settle(page: VerifyPage, qtbot: QtBot) -> None:
    """Wait until nothing is under way."""
    qtbot.waitUntil(lambda: not page.is_waiting)


def start(page: VerifyPage, qtbot: QtBot, officer: str = "Sari", every: int = 1) -> None:
    """Give a name, choose a way, and begin, all by keyboard."""
    assert page.overview.name.hasFocus()
    type_text(officer)
    press_key(Qt.Key.Key_Return)
    assert page.stacks.table.hasFocus()
    if page.stacks.chosen is not None and page.stacks.chosen.batch.verify_every is None:
        press_key(Qt.Key.Key_Tab)
        if every > 1:
            press_key(Qt.Key.Key_Tab)
        press_key(Qt.Key.Key_Space)
        if every > 1:
            type_text(str(every))
        page.stacks.table.setFocus()
    press_key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.is_typing and not page.is_waiting)


def rows_of(desk: Desk) -> list[tuple[str, int, int, int]]:
    """Return officer, forms, verified and chosen of each stack, the newest first."""
    stacks = desk.look(view_stacks, PERIOD)
    return [(row.batch.officer, row.forms, row.verified, row.chosen) for row in stacks.rows]


def squeezed(page: QWidget) -> list[str]:
    """Return the texts of several lines that have less room than they need."""
    return [
        label.text()
        for label in page.findChildren(QLabel)
        if label.isVisible()
        and label.wordWrap()
        and label.height() < label.heightForWidth(label.width())
    ]


def test_an_office_without_stacks_is_told_what_comes_here(
    desk: Desk, open_page: Callable[[Desk], VerifyPage]
) -> None:
    page = open_page(open_office(desk))
    assert texts.NO_STACKS in [label.text() for label in page.findChildren(QLabel)]
    assert not page.overview.isVisible()
    assert not page.start_button.isVisible()


def test_shows_the_stacks_and_how_far_they_are(
    desk: Desk, open_page: Callable[[Desk], VerifyPage]
) -> None:
    open_office(desk)
    add_stack(desk, "Budi", [PAPER] * 3)
    add_stack(desk, "Dewi", [PAPER], "2001")
    page = open_page(desk)
    assert page.stacks.table.rows == (
        ("Dewi", "24 November 2026", "1", "belum dipilih", "belum"),
        ("Budi", "24 November 2026", "3", "belum dipilih", "belum"),
    )
    assert page.chooser.closed_title() == f"Periode {PERIOD}"


def test_whoever_typed_a_stack_is_told_before_a_key_of_it_is_typed(
    desk: Desk, open_page: Callable[[Desk], VerifyPage], qtbot: QtBot
) -> None:
    open_office(desk)
    add_stack(desk, "Budi", [PAPER])
    page = open_page(desk)
    type_text(" budi ")
    press_key(Qt.Key.Key_Return)
    assert page.stacks.refusal.isVisible()
    assert page.stacks.refusal.text().startswith("Formulir ini diketik oleh Budi; mintalah petugas")
    page.stacks.ways.buttons[0].click()
    page.stacks.table.setFocus()
    press_key(Qt.Key.Key_Return)
    settle(page, qtbot)
    assert not page.is_typing
    assert page.stacks.refusal.isVisible()
    assert desk.look(view_stacks, PERIOD).rows[0].batch.verify_every is None


def test_name_and_way_are_asked_for(
    desk: Desk, open_page: Callable[[Desk], VerifyPage], qtbot: QtBot
) -> None:
    open_office(desk)
    add_stack(desk, "Budi", [PAPER] * 2)
    page = open_page(desk)
    page.start_button.click()
    assert page.stacks.refusal.text() == texts.NO_NAME
    assert page.overview.name.hasFocus()
    type_text("Sari")
    press_key(Qt.Key.Key_Return)
    press_key(Qt.Key.Key_Return)
    assert page.stacks.refusal.text() == texts.CHOOSE_HOW
    assert page.stacks.ways.buttons[0].hasFocus()
    assert not page.is_typing


def test_a_sample_is_chosen_once_and_stays(
    desk: Desk, open_page: Callable[[Desk], VerifyPage], qtbot: QtBot
) -> None:
    open_office(desk)
    add_stack(desk, "Budi", [PAPER] * 7)
    page = open_page(desk)
    start(page, qtbot, every=3)
    batch = desk.look(view_stacks, PERIOD).rows[0].batch
    assert (batch.verify_every, batch.verify_start in (1, 2, 3)) == (3, True)
    assert page.typing.lembar.text() == str(1000 + (batch.verify_start or 0))
    press_key(Qt.Key.Key_Escape)
    settle(page, qtbot)
    assert not page.stacks.ways.isVisible()
    assert page.stacks.sentence.text() == texts.chosen_line(page.stacks._stacks.rows[0])
    page.start_button.click()
    qtbot.waitUntil(lambda: page.is_typing)
    assert desk.look(view_stacks, PERIOD).rows[0].batch == batch


def test_a_sample_of_a_small_stack_never_misses_all_of_it(
    desk: Desk, open_page: Callable[[Desk], VerifyPage], qtbot: QtBot
) -> None:
    open_office(desk)
    add_stack(desk, "Budi", [PAPER])
    add_stack(desk, "Dewi", [PAPER] * 4, "2001")
    page = open_page(desk)
    assert page.stacks.apart.maximum() == 4
    page.stacks.table.setFocus()
    press_key(Qt.Key.Key_Down)
    assert not page.stacks.ways.buttons[1].isEnabled()
    assert not page.stacks.apart.isEnabled()


@pytest.mark.parametrize("tried", [False, True])
def test_nothing_on_the_screen_depends_on_what_the_first_officer_typed(
    desk: Desk, open_page: Callable[[Desk], VerifyPage], qtbot: QtBot, tried: bool
) -> None:
    """Two forms that differ in everything but their number look the same, dot for dot."""
    open_office(desk)
    add_stack(desk, "Budi", [PAPER, OTHER], "1")
    page = open_page(desk)
    start(page, qtbot)
    pictures, words = [], []
    third = Paper("0", "33", "5", "3", (3, 4, 4, 3, 3, 4, 4, 3, 1))  # unlike both in each field
    for paper in (PAPER, OTHER):
        view = page.typing.view
        if tried:
            for digits in third.digits().values():
                press_keys(*digits)
                assert view.hint.words.text() == texts.DIFFERS
                words.append(texts_of(page.typing))
                pictures.append(view.grab().toImage())
                press_keys(*paper.digits()[view.sheet.at.name])
        else:
            words.append(texts_of(page.typing))
            pictures.append(view.grab().toImage())
            type_paper(view, paper)
        press_keys("enter")
        settle(page, qtbot)
    half = len(pictures) // 2
    same = range(1) if not tried else range(half)
    secret = ("Nelayan", "Kursi", "47", "58")
    for place in same:
        assert not [text for text in words[place] if any(word in text for word in secret)][:1] or (
            tried and place > 1
        )
    if not tried:
        assert pictures[0].size() == pictures[1].size()
