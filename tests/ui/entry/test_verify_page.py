"""Verification by real keys: blind, by another officer, and what differs ends in the list."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from skm_desk.domain.keying import BACK
from skm_desk.ui.entry import verify_words as texts
from skm_desk.ui.entry.verify_page import VerifyPage
from skm_desk.ui.window import Window
from skm_desk.use_cases.correct_responden import void_form
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.key_paper import close_batch, view_stacks
from skm_desk.use_cases.manage_periods import close_period
from skm_desk.use_cases.set_up import set_up
from skm_desk.use_cases.verify_batch import list_unsettled
from skm_desk.use_cases.view_officer import view_officer
from tests.conftest import fixed_origin
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
from tests.ui.page_checks import settle, squeezed

OpenWindow = Callable[[Desk], Window]
PAPER = Paper(pekerjaan="6", pekerjaan_text="Nelayan pukat", saran="Kursi antre kurang")
OTHER = Paper("2", "58", "1", "2", (1, 1, 3, 4, 2, 1, 1, 4, 4))
BLANKS = Paper("0", "0", "0", "0", (0, 2, 0, 3, 0, 0, 1, 0, 0))
UNLIKE_BOTH = Paper("0", "33", "5", "3", (2, 2, 1, 2, 1, 2, 3, 2, 1))


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
    told = page.stacks.refusal.text()
    press_key(Qt.Key.Key_Return)
    assert page.stacks.refusal.text() == told, "nobody is asked for a way that cannot be gone"
    assert page.overview.name.hasFocus()
    page.stacks.ways.buttons[0].click()
    page.stacks.table.setFocus()
    press_key(Qt.Key.Key_Return)
    settle(page, qtbot)
    assert not page.is_typing
    assert page.stacks.refusal.text() == told
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
    press_key(Qt.Key.Key_Return)
    assert page.overview.name.hasFocus(), "a name is still asked for"
    type_text("Sari")
    press_key(Qt.Key.Key_Return)
    press_key(Qt.Key.Key_Return)
    assert page.stacks.refusal.text() == texts.CHOOSE_HOW
    assert page.stacks.ways.buttons[0].hasFocus()
    assert not page.is_typing
    press_key(Qt.Key.Key_Return)
    assert page.stacks.every == 1, "Enter presses what has the keyboard"


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
    assert page.stacks.apart.most == 4
    page.stacks.table.setFocus()
    press_key(Qt.Key.Key_Down)
    assert not page.stacks.ways.buttons[1].isEnabled()
    assert not page.stacks.apart.isEnabled()


def test_the_distance_of_a_sample_keeps_its_limits_and_means_a_sample(
    desk: Desk, open_page: Callable[[Desk], VerifyPage], qtbot: QtBot
) -> None:
    add_stack(open_office(desk), "Budi", [PAPER] * 30)
    stacks = open_page(desk).stacks
    assert stacks.every is None
    stacks.apart.setFocus()
    press_key(Qt.Key.Key_Up)
    assert (stacks.every, stacks.apart.text()) == (texts.USUAL_APART + 1, "6")
    stacks.apart.selectAll()
    type_text("1")
    assert stacks.every == texts.FEWEST_APART
    type_text("x9")
    press_key(Qt.Key.Key_Tab)
    assert (stacks.every, stacks.apart.text()) == (19, "19")
    stacks.apart.setFocus()
    for _ in range(3):
        press_key(Qt.Key.Key_Up)
    assert stacks.every == texts.MOST_APART
    stacks.ways.buttons[0].click()
    assert stacks.every == 1


def test_nothing_on_the_screen_depends_on_what_the_first_officer_typed(
    tmp_path: Path, open_page: Callable[[Desk], VerifyPage], qtbot: QtBot
) -> None:
    """Two forms unlike in every field are typed with the same keys, each wrong at first: what is
    seen and said is the same, word for word and dot for dot."""
    seen = []
    for name, paper in (("a", PAPER), ("b", OTHER)):
        desk = Desk(tmp_path / name, fixed_origin())
        desk.do(set_up)
        add_stack(open_office(desk), "Budi", [paper], "1")
        page = open_page(desk)
        start(page, qtbot)
        view = page.typing.view
        looks = [(texts_of(page), page.typing.grab().toImage())]
        for digits in UNLIKE_BOTH.digits().values():
            for looked in ((), (BACK,)):
                press_keys(*looked, *digits)
                looks.append((texts_of(page), page.typing.grab().toImage()))
            assert texts.DIFFERS in looks[-2][0]
        assert view.sheet is not None
        assert view.sheet.is_at_end
        secrets = ("Nelayan", "Kursi", "47", "58")
        told = [text for words, _ in looks for text in words]
        assert not [text for text in told if any(secret in text for secret in secrets)]
        seen.append(looks)
    for (first_words, first_dots), (second_words, second_dots) in zip(*seen, strict=True):
        assert first_words == second_words
        assert first_dots == second_dots


def test_what_differs_stops_is_asked_again_and_ends_in_the_list(
    desk: Desk, open_page: Callable[[Desk], VerifyPage], qtbot: QtBot
) -> None:
    open_office(desk)
    papers = [PAPER.misread_as(usia="74", U9="2"), OTHER, BLANKS.misread_as(U1="1")]
    add_stack(desk, "Budi", papers)
    page = open_page(desk)
    start(page, qtbot)
    view = page.typing.view
    for place, paper in enumerate(papers, start=1):
        assert page.typing.place.text() == f"Formulir {place} dari 3"
        assert page.typing.lembar.text() == str(1000 + place)
        type_paper(view, paper, until=lambda name: name == "usia")
        press_keys(*paper.digits()["usia"])
        assert view.sheet is not None
        if place == 1:
            assert view.sheet.at.name == "usia"
            assert view.lines["usia"].told.digits == ""
            assert (view.hint.words, view.hint.is_bad) == (texts.DIFFERS, True)
        else:
            assert view.sheet.at.name == "pendidikan"
        type_paper(view, paper)
        assert view.hint.words == texts.ALL_TYPED
        press_keys("enter")
        settle(page, qtbot)
    assert not page.is_typing
    assert page.notice.words == texts.finished_words("Budi", 3)
    assert rows_of(desk) == [("Budi", 3, 3, 3)]
    told = [
        (d.lembar, d.field, d.first, d.first_by, d.second, d.second_by)
        for d in (item.difference for item in desk.look(list_unsettled, PERIOD))
    ]
    assert told == [
        ("1001", "usia", "74", "Budi", "47", "Sari"),
        ("1001", "U9", "2", "Budi", "1", "Sari"),
        ("1003", "U1", "1", "Budi", "", "Sari"),
    ]
    assert form_of(desk, "1001").usia == 74  # until a look at the paper has settled it
    qtbot.waitUntil(lambda: page.overview.parts.buttons[1].text() == "Perbedaan, 3 belum diputus")
    page.notice.action.click()
    assert page.overview.differences.isVisible()
    assert page.overview.differences.lembar.text() == "Lembar 1001"


def test_an_error_of_the_second_officer_is_taken_back_and_counted(
    desk: Desk, open_page: Callable[[Desk], VerifyPage], qtbot: QtBot
) -> None:
    open_office(desk)
    add_stack(desk, "Budi", [OTHER])
    page = open_page(desk)
    start(page, qtbot)
    type_paper(page.typing.view, OTHER, until=lambda name: name == "U3")
    press_keys("4")
    assert page.typing.view.hint.words == texts.DIFFERS
    type_paper(page.typing.view, OTHER)
    press_keys("enter")
    settle(page, qtbot)
    assert desk.look(list_unsettled, PERIOD) == ()
    assert form_of(desk, "1001").verified_by == "Sari"
    kept = desk.look(lambda store: store.correction.keyed_by("Sari"))
    assert [(work.is_second, work.own_errors) for work in kept] == [(True, 1)]
    assert kept[0].keys == len("".join(OTHER.digits().values())) + 3  # 4, Backspace, Enter
    assert 0 <= kept[0].ms < 60_000


def test_the_picture_of_a_wrong_key_enters_nothing(
    desk: Desk, open_page: Callable[[Desk], VerifyPage], qtbot: QtBot
) -> None:
    open_office(desk)
    add_stack(desk, "Budi", [OTHER])
    page = open_page(desk)
    start(page, qtbot)
    press_keys("9")
    assert page.typing.view.hint.is_bad
    assert page.typing.view.hint.words != texts.DIFFERS
    assert page.typing.view.lines["jenis_kelamin"].told.digits == ""
    press_keys("2", "4", "enter")
    assert page.typing.view.hint.is_bad
    assert page.typing.view.lines["jenis_kelamin"].told.digits == ""
    press_keys(BACK, "2")
    assert not page.typing.view.hint.is_bad


def test_what_is_typed_blind_behind_a_difference_settles_nothing(
    desk: Desk, open_page: Callable[[Desk], VerifyPage], qtbot: QtBot
) -> None:
    """At the last field the Enter that ends the form follows at once, and then the next sheet."""
    open_office(desk)
    add_stack(desk, "Budi", [OTHER, PAPER])
    page = open_page(desk)
    start(page, qtbot)
    view = page.typing.view
    type_paper(view, OTHER, until=lambda name: name == "U8")
    wrong = "1" if OTHER.digits()["U8"] != "1" else "2"
    press_keys(wrong)
    before = view.sheet
    press_keys("enter", *"".join(PAPER.digits().values()), "enter", "4", "enter")
    settle(page, qtbot)
    assert before is not None
    assert view.sheet == replace(before, keys=view.sheet.keys if view.sheet else 0)
    assert page.typing.lembar.text() == "1001"
    assert view.hint.words == texts.DIFFERS
    type_paper(view, OTHER)
    press_keys("enter")
    settle(page, qtbot)
    assert desk.look(list_unsettled, PERIOD) == ()
    assert page.typing.lembar.text() == "1002"


def test_leaving_says_what_is_typed_anew(
    desk: Desk, open_page: Callable[[Desk], VerifyPage], qtbot: QtBot
) -> None:
    open_office(desk)
    add_stack(desk, "Budi", [OTHER, PAPER])
    page = open_page(desk)
    start(page, qtbot)
    type_paper(page.typing.view, OTHER)
    press_keys("enter")
    settle(page, qtbot)
    press_keys("1", "4")
    before = page.typing.view.sheet
    press_key(Qt.Key.Key_Escape)
    assert (page.typing.view.sheet, page.typing.view.hint.words) == (before, texts.STAYS)
    press_key(Qt.Key.Key_F4)
    settle(page, qtbot)
    assert not page.is_typing
    assert page.notice.words == texts.left_words("1002", begun=True)
    assert rows_of(desk) == [("Budi", 2, 1, 2)]
    assert page.stacks.table.hasFocus()
    assert page.start_button.text() == "Lanjutkan periksa"
    press_key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.is_typing)
    assert page.typing.lembar.text() == "1002"
    assert page.typing.view.lines["jenis_kelamin"].told.digits == ""
    assert page.typing.view.first_focus().hasFocus()


def test_leaving_before_a_key_says_that_all_is_kept(
    desk: Desk, open_page: Callable[[Desk], VerifyPage], qtbot: QtBot
) -> None:
    open_office(desk)
    add_stack(desk, "Budi", [OTHER])
    page = open_page(desk)
    start(page, qtbot)
    page.leave_button.click()
    assert page.notice.words == texts.left_words("1001", begun=False)


def test_keys_that_come_while_a_form_is_kept_belong_to_the_next(
    desk: Desk, open_page: Callable[[Desk], VerifyPage], qtbot: QtBot
) -> None:
    open_office(desk)
    add_stack(desk, "Budi", [OTHER, PAPER])
    page = open_page(desk)
    start(page, qtbot)
    type_paper(page.typing.view, OTHER)
    press_keys("enter")
    assert page.typing.is_saving
    press_keys("1", "4", "7", "9", "3")  # the 9 is refused, and what came behind it with it
    settle(page, qtbot)
    assert page.typing.lembar.text() == "1002"
    sheet = page.typing.view.sheet
    assert sheet is not None
    assert (sheet.values["jenis_kelamin"], sheet.values["usia"]) == ("L", "47")
    assert sheet.at.name == "pendidikan"
    assert page.typing.view.hint.is_bad


def test_a_form_that_cannot_be_kept_stays_and_enter_tries_again(
    desk: Desk, open_page: Callable[[Desk], VerifyPage], qtbot: QtBot
) -> None:
    open_office(desk)
    add_stack(desk, "Budi", [OTHER])
    page = open_page(desk)
    start(page, qtbot)
    type_paper(page.typing.view, OTHER)
    file = desk.folder / "skm-desk.db"
    whole = file.read_bytes()
    file.write_bytes(b"bukan basis data " * 1000)
    press_keys("enter")
    settle(page, qtbot)
    assert page.is_typing
    assert page.typing.view.hint.is_bad
    assert file.name in page.typing.view.hint.words
    before = page.typing.view.sheet
    press_keys(*"14793", "enter")  # of the next sheet, typed blind
    assert before is not None
    assert page.typing.view.sheet == replace(before, keys=before.keys + 6)
    assert file.name in page.typing.view.hint.words
    file.write_bytes(whole)
    press_keys("enter")
    settle(page, qtbot)
    assert rows_of(desk) == [("Budi", 1, 1, 1)]


def test_a_form_that_was_declared_void_meanwhile_is_passed_over(
    desk: Desk, open_page: Callable[[Desk], VerifyPage], qtbot: QtBot
) -> None:
    open_office(desk)
    add_stack(desk, "Budi", [OTHER, PAPER])
    page = open_page(desk)
    start(page, qtbot)
    desk.do(void_form, form_of(desk, "1001").id, "Dewi", "kertas ganda")
    type_paper(page.typing.view, OTHER)
    press_keys("enter")
    settle(page, qtbot)
    assert page.typing.lembar.text() == "1002"
    assert rows_of(desk) == [("Budi", 1, 0, 1)]


def test_a_click_leads_back_but_never_past_what_is_not_typed(
    desk: Desk, open_page: Callable[[Desk], VerifyPage], qtbot: QtBot
) -> None:
    open_office(desk)
    add_stack(desk, "Budi", [OTHER])
    page = open_page(desk)
    start(page, qtbot)
    view = page.typing.view
    press_keys("2")
    for name, at in (("U4", "usia"), ("jenis_kelamin", "jenis_kelamin"), ("usia", "jenis_kelamin")):
        box = view.lines[name].box
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
        assert view.sheet is not None
        assert view.sheet.at.name == at


def test_a_closed_period_can_be_looked_at(
    desk: Desk, open_page: Callable[[Desk], VerifyPage], qtbot: QtBot
) -> None:
    open_office(desk)
    add_stack(desk, "Budi", [OTHER])
    page = open_page(desk)
    assert not page.overview.closed.isVisible()
    page._context.desk.do(close_period, PERIOD)
    settle(page, qtbot)
    assert page.overview.closed.text() == texts.PERIOD_CLOSED
    assert page.overview.closed.isVisible()
    assert not page.start_button.isEnabled()
    type_text("Sari")
    press_key(Qt.Key.Key_Return)
    press_key(Qt.Key.Key_Return)
    settle(page, qtbot)
    assert not page.is_typing


def test_a_stack_that_another_program_closes_or_fills_is_shown(
    desk: Desk, open_page: Callable[[Desk], VerifyPage], qtbot: QtBot
) -> None:
    open_office(desk)
    batch = add_stack(desk, "Budi", [OTHER])
    page = open_page(desk)
    add_stack(desk, "Dewi", [OTHER], "2001")
    desk.do(close_batch, batch.id)
    press_key(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: len(page.stacks.table.rows) == 2)
    assert page.stacks.chosen is not None
    assert page.stacks.chosen.batch.officer == "Budi"  # the row that the person is at stays so


def test_a_damaged_file_is_told_and_read_again(
    desk: Desk, open_page: Callable[[Desk], VerifyPage], qtbot: QtBot
) -> None:
    open_office(desk)
    add_stack(desk, "Budi", [OTHER])
    page = open_page(desk)
    file = desk.folder / "skm-desk.db"
    whole = file.read_bytes()
    file.write_bytes(b"bukan basis data " * 1000)
    page.refresh()
    settle(page, qtbot)
    assert file.name in page.notice.words
    assert page.stacks.table.rows
    file.write_bytes(whole)
    page.notice.action.click()
    settle(page, qtbot)
    assert page.notice.words == ""


def test_the_figures_of_the_first_officer_know_of_the_check(
    desk: Desk, open_page: Callable[[Desk], VerifyPage], qtbot: QtBot
) -> None:
    open_office(desk)
    add_stack(desk, "Budi", [OTHER])
    page = open_page(desk)
    start(page, qtbot)
    type_paper(page.typing.view, OTHER)
    press_keys("enter")
    settle(page, qtbot)
    today = desk.look(view_officer, "Budi").today
    assert (today.errors, today.checked_fields) == (0, len(OTHER.digits()))


def test_every_control_can_be_told_by_ear_and_reached_by_tab(
    desk: Desk, open_page: Callable[[Desk], VerifyPage], qtbot: QtBot
) -> None:
    open_office(desk)
    add_stack(desk, "Budi", [OTHER] * 3)
    page = open_page(desk)
    controls = {
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not isinstance(widget, QScrollArea)
    }
    assert len(controls) >= 9
    for control in controls:
        assert control.accessibleName().strip(), control
        assert control.accessibleDescription().strip(), control
    way: list[QWidget] = []
    while (at := QApplication.focusWidget()) is not None and at not in way:
        way.append(at)
        press_key(Qt.Key.Key_Tab)
    assert controls <= set(way)


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1100, 700), (880, 500)])
def test_nothing_is_cut_off(
    desk: Desk, open_page: Callable[[Desk], VerifyPage], qtbot: QtBot, size: tuple[int, int]
) -> None:
    open_office(desk)
    add_stack(desk, "Budi", [OTHER] * 3)
    page = open_page(desk)
    page.window().resize(*size)
    scroll = page.findChild(QScrollArea)
    assert scroll is not None
    for _ in range(2):
        qtbot.waitUntil(lambda: squeezed(page) == [])
        assert scroll.horizontalScrollBar().maximum() == 0
        if not page.is_typing:
            start(page, qtbot)
