"""The page of periods as a whole: what it shows, from making a period to opening it again."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from skm_desk.ui.staff.new_period import NewPeriodDialog
from skm_desk.ui.staff.periods import words as texts
from skm_desk.ui.staff.periods.lock_dialogs import CloseDialog, ReopenDialog
from skm_desk.ui.staff.periods.page import PeriodsPage
from skm_desk.ui.window import PAGES, Window
from skm_desk.use_cases.change_period import change_days, describe_survey
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.keep_holidays import add_holidays
from skm_desk.use_cases.manage_periods import close_period, create_period, get_period
from skm_desk.use_cases.record_responden import keep_draft, record
from tests.conftest import NOON, fixed_origin
from tests.ui.staff.periods.conftest import OpenPage
from tests.use_cases.kiosk_visits import PERIOD, assert_whole, begin, fill, open_year
from tests.use_cases.paper_stacks import (
    add_layanan,
    begin_again,
    key_form,
    open_stack,
    verify_stack,
)

Settled = Callable[[PeriodsPage], None]
Opened = Callable[[PeriodsPage, type[Any]], Any]


def anew(desk: Desk) -> Desk:
    """Return a desk on the same file that knows nothing of what was done."""
    return Desk(desk.folder, fixed_origin())


def listed(page: PeriodsPage) -> list[str]:
    return [page.rows.item(place).text() for place in range(page.rows.count())]


def missing(page: PeriodsPage) -> str:
    return "\n".join(page.detail.checklist.missing.sentences)


def press(qtbot: QtBot, button: QPushButton) -> None:
    """Press a button as a keyboard user does."""
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(button, Qt.Key.Key_Space)


def test_an_empty_office_is_told_what_will_be_here(desk: Desk, open_page: OpenPage) -> None:
    page = open_page(desk)
    assert page.empty.isVisible()
    assert page.empty.sentence.text() == texts.NO_PERIOD
    assert page.make_button.isVisible()
    assert page.kode is None


def test_the_newest_real_period_is_shown_first(sample_desk: Desk, open_page: OpenPage) -> None:
    page = open_page(sample_desk)
    assert listed(page) == ["Periode contoh-2025", "Periode 2024"]
    assert page.rows.kode == page.kode == "2024"
    assert page._line.text() == "2 periode, 2 terbuka"
    detail = page.detail
    assert detail.summary.heading.text() == "Periode 2024"
    assert detail.summary.span.text() == "1 Januari – 31 Desember 2024"
    assert detail.summary.state.text() == "Terbuka · 366 hari, 262 hari kerja"
    assert detail.summary.figure.text() == "80 dari 100 responden"
    assert detail.summary.meter.share == 0.8
    assert detail.target.target.text() == (
        "100 responden, menurut surat nomor B/000.8.3.4/2091/SETDA.ORG/VII/2024"
        " tanggal 31 Juli 2024"
    )
    assert not detail.target.formula.isVisible()
    assert detail.schedule.stages.facts[0] == (
        "Persiapan",
        "1 Januari – 29 Februari 2024, 44 hari kerja",
    )
    assert detail.survey.facts.facts[3] == ("Tanggal laporan", "30 Desember 2024")
    assert not detail.kuesioner.button.isVisible()
    assert detail.history.lines.text().endswith("petugas uji: dibuat")


def test_another_period_is_chosen_by_arrow(
    sample_desk: Desk, open_page: OpenPage, settled: Settled, qtbot: QtBot
) -> None:
    page = open_page(sample_desk)
    page.rows.setFocus()
    qtbot.keyClick(page.rows, Qt.Key.Key_Up)
    settled(page)
    assert page.kode == "contoh-2025"
    assert page.detail.summary.figure.text() == "160 dari 159 responden"
    assert page._band._band.isVisible()
    assert "Tanggal tahap belum lengkap" in missing(page)
    assert page.rows.hasFocus()
    qtbot.keyClick(page.rows, Qt.Key.Key_Down)
    settled(page)
    assert page.kode == "2024"
    assert not page._band._band.isVisible()


def test_who_runs_through_the_list_sees_the_last_one(
    sample_desk: Desk, open_page: OpenPage, settled: Settled
) -> None:
    for year in range(2010, 2022):
        sample_desk.do(create_period, str(year), date(year, 1, 1), date(year, 12, 31))
    page = open_page(sample_desk)
    for place in range(page.rows.count()):
        page.rows.setCurrentRow(place)
    settled(page)
    assert page.kode == page.rows.kode == "2010"
    assert page.detail.summary.heading.text() == "Periode 2010"


def test_make_fill_close_and_reopen(
    desk: Desk, open_page: OpenPage, opened: Opened, settled: Settled, qtbot: QtBot
) -> None:
    page = open_page(desk)
    press(qtbot, page.make_button)
    making = opened(page, NewPeriodDialog)
    making.population.setText("10")
    qtbot.keyClick(making.population, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.kode == PERIOD)
    settled(page)
    assert "Belum ada formulir" in missing(page)
    assert page.detail.checklist.line.text() == "5 hal masih kurang:"
    assert page.detail.target.put_in.text().endswith("dibulatkan 10")
    assert page.detail.kuesioner.button.isVisible()
    own = page.deeds.desk
    own.do(record, fill(begin(own, "satu")), None, NOON)
    qtbot.waitUntil(lambda: page.detail.summary.figure.text() == "1 dari 10 responden")
    settled(page)
    assert "Belum ada formulir" not in missing(page)
    assert "kumpulkan 9 formulir lagi" in missing(page)
    assert not page.detail.kuesioner.button.isVisible()

    press(qtbot, page.detail.summary.close_button)
    closing = opened(page, CloseDialog)
    assert not closing.warning.isVisible()
    assert closing.cancel_button.hasFocus(), "Enter alone must not close a period"
    press(qtbot, closing.accept_button)
    qtbot.waitUntil(page.detail.summary.reopen_button.isVisible)
    settled(page)
    assert page.detail.summary.state.text().startswith("Ditutup 24 November 2026")
    for button in deeds_of(page):
        assert not button.isVisible()
    assert page.detail.schedule.holidays_button.isVisible()
    assert page.rows.item(0).toolTip().endswith("ditutup 24 November 2026")
    assert anew(desk).look(get_period, PERIOD).closed_at is not None

    press(qtbot, page.detail.summary.reopen_button)
    reopening = opened(page, ReopenDialog)
    press(qtbot, reopening.accept_button)
    qtbot.waitUntil(reopening.failure.isVisible)
    assert reopening.failure.text() == "Alasannya belum diisi; tulis dulu alasannya."
    assert reopening.reason.hasFocus()
    qtbot.keyClicks(reopening.reason, "lembar tertinggal")
    assert not reopening.failure.isVisible()
    qtbot.keyClick(reopening.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(page.detail.summary.close_button.isVisible)
    settled(page)
    assert (
        page.detail.history.lines.text()
        .splitlines()[0]
        .endswith("petugas uji: dibuka lagi: lembar tertinggal")
    )
    assert anew(desk).look(get_period, PERIOD).closed_at is None
    assert_whole(desk)


def deeds_of(page: PeriodsPage) -> list[QPushButton]:
    """Return the buttons that change an open period."""
    detail = page.detail
    return [
        detail.summary.days_button,
        detail.summary.close_button,
        detail.target.button,
        detail.schedule.button,
        detail.survey.button,
        detail.kuesioner.button,
    ]


def test_closing_warns_of_what_stays_open(
    desk: Desk, open_page: OpenPage, opened: Opened, settled: Settled, qtbot: QtBot
) -> None:
    open_year(desk)
    desk.do(add_layanan)
    batch = open_stack(desk)
    key_form(desk, batch, {"U3": "2"})
    begin_again(desk, batch)
    verify_stack(desk, batch, {})
    desk.do(keep_draft, begin(desk, "isian"), None)
    page = open_page(desk)
    press(qtbot, page.detail.summary.close_button)
    closing = opened(page, CloseDialog)
    first, second = closing.warning.text().splitlines()
    assert first.startswith("1 perbedaan pemeriksaan ganda belum diputuskan")
    assert second.startswith("1 formulir sedang diisi atau menunggu disimpan")
    qtbot.keyClick(closing, Qt.Key.Key_Escape)
    settled(page)
    assert anew(desk).look(get_period, PERIOD).closed_at is None


def test_what_is_changed_elsewhere_is_shown(
    desk: Desk, open_page: OpenPage, settled: Settled, qtbot: QtBot
) -> None:
    page = open_page(open_year(desk))
    own = page.deeds.desk
    own.do(describe_survey, PERIOD, "Rina\nBudi", "", "", date(2026, 12, 31))
    own.do(change_days, PERIOD, date(2026, 1, 5), date(2026, 1, 9))
    own.do(add_holidays, {date(2026, 1, 6): "libur"})
    wanted = "Terbuka · 5 hari, 4 hari kerja"
    qtbot.waitUntil(lambda: page.detail.summary.state.text() == wanted)
    settled(page)
    assert page.detail.survey.facts.facts[0] == ("Tim pelaksana", "Rina dan Budi")
    assert page.detail.schedule.note.text().endswith("1 hari dalam daftar hari libur.")
    own.do(close_period, PERIOD)
    qtbot.waitUntil(page.detail.summary.reopen_button.isVisible)


def test_a_file_that_cannot_be_read_is_told_and_read_again(
    desk: Desk, open_page: OpenPage, settled: Settled
) -> None:
    page = open_page(open_year(desk))
    file = desk.folder / "skm-desk.db"
    whole = file.read_bytes()
    file.write_bytes(b"bukan basis data " * 1000)
    page.refresh()
    settled(page)
    assert file.name in page.notice.words
    assert page.detail.summary.heading.text() == "Periode 2026"
    file.write_bytes(whole)
    page.notice.action.click()
    settled(page)
    assert page.notice.words == ""


def test_what_may_be_left_is_folded(sample_desk: Desk, open_page: OpenPage, qtbot: QtBot) -> None:
    checklist = open_page(sample_desk).detail.checklist
    assert not checklist.worth_a_look.isVisible()
    count = len(checklist.worth_a_look.sentences)
    assert checklist.look_button.text() == f"{count} hal lain perlu dilihat"
    press(qtbot, checklist.look_button)
    assert checklist.worth_a_look.isVisible()
    press(qtbot, checklist.look_button)
    assert not checklist.worth_a_look.isVisible()


def test_tab_leads_to_every_control(sample_desk: Desk, open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(sample_desk)
    wanted = {
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget, QScrollArea)
    }
    page.make_button.setFocus(Qt.FocusReason.TabFocusReason)
    way: list[QWidget] = []
    while (at := QApplication.focusWidget()) is not None and at not in way:
        way.append(at)
        qtbot.keyClick(at, Qt.Key.Key_Tab)
    assert set(way) == wanted
    assert len(way) >= 8
    for widget in way:
        assert widget.accessibleName(), widget


@pytest.mark.parametrize("width", [648, 800, 1134, 1688])
def test_nothing_is_cut_off(
    sample_desk: Desk, open_page: OpenPage, qtbot: QtBot, width: int
) -> None:
    page = open_page(sample_desk)
    page.resize(width, 500)
    qtbot.waitUntil(lambda: page.width() == width)
    qtbot.waitUntil(lambda: cut_off(page) == [])
    assert page.detail.width() <= page._detail_area.viewport().width()


def cut_off(page: PeriodsPage) -> list[str]:
    """Return the texts of the cards that have less room than they need."""
    detail = page.detail
    labels = [label for label in detail.findChildren(QLabel) if label.isVisible()]
    buttons = [button for button in detail.findChildren(QPushButton) if button.isVisible()]
    return [
        *(
            label.text()
            for label in labels
            if label.wordWrap() and label.height() < label.heightForWidth(label.width())
        ),
        *(button.text() for button in buttons if button.width() < button.sizeHint().width()),
        *(
            part.text()
            for part in (*labels, *buttons)
            if part.mapTo(detail, part.rect().topRight()).x() > detail.width()
        ),
    ]


def test_the_window_leads_to_the_page(
    sample_desk: Desk, open_window: Callable[[Desk], Window], qtbot: QtBot
) -> None:
    window = open_window(sample_desk)
    window.show_page(next(n for n, page in enumerate(PAGES) if page.title == "Periode"))
    page = window.page
    assert isinstance(page, PeriodsPage)
    qtbot.waitUntil(lambda: page.kode == "2024" and not page.is_waiting)
