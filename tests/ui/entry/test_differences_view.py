"""Differences: both values with who typed them, one key settles, and the form then says so."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from skm_desk.ui.entry import difference_words as texts
from skm_desk.ui.entry.differences_view import DifferencesView
from skm_desk.ui.entry.verify_overview import DIFFERENCES
from skm_desk.ui.entry.verify_page import VerifyPage
from skm_desk.ui.entry.verify_words import NO_NAME
from skm_desk.ui.window import Window
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.manage_periods import close_period
from skm_desk.use_cases.verify_batch import list_unsettled, settle
from tests.ui.entry.verify_office import (
    PERIOD,
    Paper,
    add_stack,
    entries_of,
    form_of,
    open_office,
    press_key,
    press_keys,
    show_page,
    type_text,
    verify_stack,
)

OpenPage = Callable[[Desk], VerifyPage]
PAPER = Paper()
# Budi reads a seven as a one, takes a box too high, and misses a cross.
PAPERS = (
    PAPER.misread_as(usia="41", U9="2"),
    PAPER.misread_as(pekerjaan="3"),
    PAPER.misread_as(U1="0"),
)


@pytest.fixture
def page(desk: Desk, open_window: Callable[[Desk], Window], qtbot: QtBot) -> VerifyPage:
    """The page at its differences, with the name of the settler given."""
    open_office(desk)
    batch = add_stack(desk, "Budi", PAPERS, "37")
    verify_stack(desk, batch, "Sari", [PAPER] * 3)
    return open_differences(open_window(desk), qtbot)


def open_differences(window: Window, qtbot: QtBot) -> VerifyPage:
    """Give a name that shares no letter with those known, and turn to the differences.

    Offscreen, a list of names that popped up would stay the active window for good.
    """
    page = show_page(window)
    qtbot.waitUntil(lambda: not page.is_waiting)
    page.overview.name.setFocus()
    type_text("Tono")
    page.overview.parts.buttons[DIFFERENCES].setFocus()
    press_key(Qt.Key.Key_Space)
    return page


def told(view: DifferencesView) -> tuple[str, str, str, str]:
    """Return what the view shows of one difference."""
    return (
        view.lembar.text(),
        view.field.text(),
        view.first.accessibleName(),
        view.second.accessibleName(),
    )


def settle_one(page: VerifyPage, key: str, qtbot: QtBot) -> None:
    press_keys(key)
    qtbot.waitUntil(lambda: not page.is_waiting)


def test_each_is_shown_with_both_values_in_words_and_their_officers(
    page: VerifyPage, qtbot: QtBot
) -> None:
    view = page.overview.differences
    assert page.overview.parts.buttons[DIFFERENCES].text() == "Perbedaan, 4 belum diputus"
    assert view.card.hasFocus()
    seen = []
    for _ in range(4):
        seen.append((view.count.text(), *told(view)))
        press_key(Qt.Key.Key_Right)
    assert seen == [
        ("Perbedaan 1 dari 4", "Lembar 37", "Usia", "1 Budi: 41 tahun", "2 Sari: 47 tahun"),
        (
            "Perbedaan 2 dari 4",
            "Lembar 37",
            "Pertanyaan 8: Ruangan dan peralatan",
            "1 Budi: 2 Cukup",
            "2 Sari: 1 Buruk",
        ),
        ("Perbedaan 3 dari 4", "Lembar 38", "Pekerjaan", "1 Budi: Polri", "2 Sari: Swasta"),
        (
            "Perbedaan 4 dari 4",
            "Lembar 39",
            "Pertanyaan 1: Persyaratan",
            "1 Budi: kosong",
            "2 Sari: 4 Sangat sesuai",
        ),
    ]
    assert view.count.text() == "Perbedaan 4 dari 4"  # there is none behind the last
    press_key(Qt.Key.Key_Left)
    assert view.lembar.text() == "Lembar 38"


def test_one_key_settles_and_the_form_then_says_so(
    page: VerifyPage, desk: Desk, qtbot: QtBot
) -> None:
    view = page.overview.differences
    settle_one(page, "2", qtbot)
    assert view.told.text() == "Diputus: Lembar 37, Usia, 47 tahun (ketikan Sari)."
    assert form_of(desk, "37").usia == 47
    settle_one(page, "1", qtbot)
    assert form_of(desk, "37").jawaban["U9"] == 2
    assert view.lembar.text() == "Lembar 38"
    assert page.overview.parts.buttons[DIFFERENCES].text() == "Perbedaan, 2 belum diputus"
    form = form_of(desk, "37")
    assert (form.keyed_by, form.verified_by) == ("Budi", "Sari")
    deeds = [entry.deed for entry in entries_of(desk, form.id)]
    assert deeds == ["simpan", "periksa ganda", "koreksi: pemeriksaan ganda (Tono)"]
    settled = desk.look(lambda store: store.correction.differences(PERIOD))
    assert [(d.field, d.settled, d.settled_by) for d in settled[:2]] == [
        ("usia", "47", "Tono"),
        ("U9", "2", "Tono"),
    ]
    settle_one(page, "2", qtbot)
    settle_one(page, "2", qtbot)
    assert view.sentence.text() == texts.NO_DIFFERENCES
    assert view.sentence.isVisible()
    assert not view.first.isVisible()
    assert page.overview.parts.buttons[DIFFERENCES].text() == "Perbedaan"
    assert form_of(desk, "39").jawaban["U1"] == 4
    press_keys("1")  # nothing is left that it could take


def test_the_rates_below_tell_how_often_which_field_was_wrong(
    page: VerifyPage, qtbot: QtBot
) -> None:
    settle_one(page, "2", qtbot)
    settle_one(page, "1", qtbot)
    assert page.overview.differences.rates.rows == (
        ("Usia", "Budi", "3", "1 (33,3 %)", "1"),
        ("Pekerjaan", "Budi", "3", "1 (33,3 %)", "0"),
        ("Pertanyaan 1: Persyaratan", "Budi", "3", "1 (33,3 %)", "0"),
        ("Pertanyaan 8: Ruangan dan peralatan", "Budi", "3", "1 (33,3 %)", "0"),
    )


def test_a_click_settles_as_well(page: VerifyPage, desk: Desk, qtbot: QtBot) -> None:
    view = page.overview.differences
    qtbot.mouseClick(view.second, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.is_waiting)
    assert form_of(desk, "37").usia == 47


def test_a_key_held_down_settles_one_alone(page: VerifyPage, desk: Desk, qtbot: QtBot) -> None:
    press_keys("2", "2", "2")  # faster than the file: the screen still shows the first
    qtbot.waitUntil(lambda: not page.is_waiting)
    assert len(desk.look(list_unsettled, PERIOD)) == 3


def test_the_whole_form_is_shown_with_both_values_beside_it(
    page: VerifyPage, desk: Desk, qtbot: QtBot
) -> None:
    view = page.overview.differences
    assert not view.form.isVisible()
    press_key(Qt.Key.Key_F2)
    assert view.form.isVisible()
    assert not view.first.isVisible()
    assert view.form_second.accessibleName() == "2 Sari: 47 tahun"
    lines = view.form.lines
    assert (lines["usia"].told.digits, lines["usia"].told.second) == ("41", "47 tahun")
    assert lines["U9"].told.second == "1 Buruk"
    assert lines["U1"].told.second == ""
    assert view.whole_button.text() == texts.ONLY_DIFFERENCE
    settle_one(page, "2", qtbot)
    assert view.form.isVisible()
    assert (lines["usia"].told.digits, lines["usia"].told.second) == ("47", "")
    press_key(Qt.Key.Key_F2)
    assert not view.form.isVisible()
    assert view.first.isVisible()


def test_what_is_asked_is_seen_whichever_way_it_is_shown(page: VerifyPage, qtbot: QtBot) -> None:
    view, scroll = page.overview.differences, page._scroll

    def is_seen(widget: QWidget) -> bool:
        corner = widget.mapTo(scroll.viewport(), QPoint(0, 0))
        return scroll.viewport().rect().contains(widget.rect().translated(corner))

    def is_line_seen() -> bool:
        item = view.shown
        return item is not None and is_seen(view.form.lines[item.difference.field])

    page.window().resize(1366, 560)
    page.reveal(view.rates)  # somebody looked at what is below
    press_key(Qt.Key.Key_F2)
    for _ in range(view.waiting):
        qtbot.waitUntil(is_line_seen)
        press_key(Qt.Key.Key_Right)
    press_key(Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: is_seen(view.first) and is_seen(view.lembar))


def test_without_a_name_nothing_is_settled(page: VerifyPage, desk: Desk, qtbot: QtBot) -> None:
    page.overview.name.clear()
    page.overview.differences.take_focus()
    settle_one(page, "2", qtbot)
    assert page.overview.differences.told.text() == NO_NAME
    assert page.overview.name.hasFocus()
    assert len(desk.look(list_unsettled, PERIOD)) == 4
    type_text("Tono")
    press_key(Qt.Key.Key_Return)  # the name is given once, and leads back to the work
    settle_one(page, "2", qtbot)
    assert len(desk.look(list_unsettled, PERIOD)) == 3


def test_what_was_settled_elsewhere_is_told_and_passed_over(
    page: VerifyPage, desk: Desk, qtbot: QtBot
) -> None:
    first = desk.look(list_unsettled, PERIOD)[0].difference
    desk.do(settle, first.id, "41", "Rina")
    settle_one(page, "2", qtbot)
    view = page.overview.differences
    assert view.told.text() == texts.SETTLED_ELSEWHERE
    assert view.field.text() == "Pertanyaan 8: Ruangan dan peralatan"
    assert form_of(desk, "37").usia == 41


def test_a_decision_that_cannot_be_kept_is_told_and_waits(
    page: VerifyPage, desk: Desk, qtbot: QtBot
) -> None:
    view = page.overview.differences
    file = desk.folder / "skm-desk.db"
    whole = file.read_bytes()
    file.write_bytes(b"bukan basis data " * 1000)
    settle_one(page, "2", qtbot)
    assert file.name in view.told.text()
    assert view.field.text() == "Usia"
    file.write_bytes(whole)
    settle_one(page, "2", qtbot)
    assert form_of(desk, "37").usia == 47


def test_in_a_closed_period_they_can_be_read_alone(
    page: VerifyPage, desk: Desk, qtbot: QtBot
) -> None:
    page._context.desk.do(close_period, PERIOD)
    view = page.overview.differences
    qtbot.waitUntil(lambda: not view.first.isEnabled())
    settle_one(page, "2", qtbot)
    press_key(Qt.Key.Key_Right)
    assert view.count.text() == "Perbedaan 2 dari 4"
    assert len(desk.look(list_unsettled, PERIOD)) == 4


def test_all_of_it_is_reached_by_tab_and_told_by_ear(page: VerifyPage, qtbot: QtBot) -> None:
    press_key(Qt.Key.Key_F2)
    way: list[QWidget] = []
    while (at := QApplication.focusWidget()) is not None and at not in way:
        way.append(at)
        press_key(Qt.Key.Key_Tab)
    view = page.overview.differences
    for control in (
        view.card,
        view.after_button,
        view.whole_button,
        view.form_first,
        view.form_second,
    ):
        assert control in way
        assert control.accessibleName()
    spoken = view.card.accessibleName()
    assert "Lembar 37, Usia" in spoken
    assert "1 Budi: 41 tahun" in spoken
    assert "2 Sari: 47 tahun" in spoken


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (880, 500)])
def test_nothing_pushes_the_page_wider(
    page: VerifyPage, qtbot: QtBot, size: tuple[int, int]
) -> None:
    page.window().resize(*size)
    scroll = page.findChild(QScrollArea)
    assert scroll is not None
    qtbot.waitUntil(lambda: scroll.horizontalScrollBar().maximum() == 0)
