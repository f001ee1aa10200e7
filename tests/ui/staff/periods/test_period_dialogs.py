"""The dialogs of a period: read back as typed, refused in one sentence, nothing half kept."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from skm_desk.domain.period import STAGE_NAMES, Period, Stage, TargetLetter
from skm_desk.ui.staff.periods import words as texts
from skm_desk.ui.staff.periods.days_dialog import DaysDialog
from skm_desk.ui.staff.periods.kuesioner_dialog import KuesionerDialog
from skm_desk.ui.staff.periods.page import PeriodsPage
from skm_desk.ui.staff.periods.stages_dialog import StagesDialog
from skm_desk.ui.staff.periods.survey_dialog import SurveyDialog
from skm_desk.ui.staff.periods.target_dialog import TargetDialog
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.keep_holidays import add_holidays
from skm_desk.use_cases.manage_periods import close_period, get_period
from skm_desk.use_cases.record_responden import record
from tests.conftest import NOON, fixed_origin
from tests.ui.staff.periods.conftest import OpenPage
from tests.use_cases.kiosk_visits import PERIOD, assert_whole, begin, fill, open_year

Settled = Callable[[PeriodsPage], None]
Opened = Callable[[PeriodsPage, type[Any]], Any]


@pytest.fixture
def page(desk: Desk, open_page: OpenPage) -> PeriodsPage:
    return open_page(open_year(desk))


def kept(page: PeriodsPage) -> Period:
    """Return the period as a desk that knows nothing finds it."""
    return Desk(page.deeds.desk.folder, fixed_origin()).look(get_period, PERIOD)


def write(field: QLineEdit, text: str) -> None:
    field.setText(text)


def test_days_are_read_while_they_are_typed(
    page: PeriodsPage, opened: Opened, settled: Settled, qtbot: QtBot
) -> None:
    page.deeds.desk.do(record, fill(begin(page.deeds.desk, "satu")), None, NOON)
    page.deeds.desk.do(add_holidays, {date(2026, 3, 2): "libur"})
    settled(page)
    page.detail.summary.days_button.click()
    dialog = opened(page, DaysDialog)
    assert (dialog.mulai.text(), dialog.selesai.text()) == ("1 Januari 2026", "31 Desember 2026")
    assert not dialog.warning.isVisible()
    write(dialog.mulai, "2/3/2026")
    write(dialog.selesai, "6 Maret 2026")
    assert dialog.reading.text() == "Survei berlangsung 2–6 Maret 2026: 5 hari, 4 hari kerja."
    assert dialog.warning.text() == (
        "Formulir yang sudah masuk bertanggal 24 November 2026; sebagian jatuh di luar hari survei"
        " ini."
    )
    write(dialog.selesai, "1 Maret 2026")
    assert dialog.reading.text() == "Hari terakhir mendahului hari pertama."
    dialog.accept_button.click()
    qtbot.waitUntil(dialog.failure.isVisible)
    assert "mendahului tanggal mulai" in dialog.failure.text()
    assert dialog.selesai.hasFocus()
    write(dialog.selesai, "kapan-kapan")
    assert not dialog.failure.isVisible()
    dialog.accept_button.click()
    assert dialog.failure.text().startswith("Tanggal selesai “kapan-kapan” tidak dikenali; tulis")
    assert kept(page).mulai == date(2026, 1, 1)
    write(dialog.selesai, "31-12-2026")
    qtbot.keyClick(dialog.selesai, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.detail.summary.span.text() == "2 Maret – 31 Desember 2026")
    assert (kept(page).mulai, kept(page).selesai) == (date(2026, 3, 2), date(2026, 12, 31))
    assert_whole(page.deeds.desk)


def test_target_by_population_shows_the_formula_with_its_numbers(
    page: PeriodsPage, opened: Opened, qtbot: QtBot
) -> None:
    page.detail.target.button.click()
    dialog = opened(page, TargetDialog)
    assert dialog.put_in.text() == texts.constants_line()
    assert dialog.reading.text() == (
        "Tanpa populasi dan tanpa surat, periode ini tidak punya target."
    )
    qtbot.keyClicks(dialog.population, "1.200")
    assert dialog.formula.text() == "S = λ² × N × P × Q ÷ (d² × (N − 1) + λ² × P × Q)"
    put_in = (
        "S = 3,841 × 1.200 × 0,5 × 0,5 ÷ (0,05² × 1.199 + 3,841 × 0,5 × 0,5)"
        " = 1.152,3 ÷ 3,95775 = 291,150, dibulatkan 291"
    )
    assert dialog.put_in.text() == put_in
    assert dialog.reading.text() == "Target 291 responden."
    assert not dialog.letter.isVisible()
    qtbot.keyClick(dialog.population, Qt.Key.Key_Return)
    qtbot.waitUntil(page.detail.target.put_in.isVisible)
    assert page.detail.target.put_in.text() == put_in
    assert page.detail.target.target.text() == (
        "291 responden, menurut rumus Krejcie–Morgan untuk 1.200 pengguna layanan"
    )
    assert (kept(page).population, kept(page).target) == (1200, 291)


def test_target_by_letter(page: PeriodsPage, opened: Opened, qtbot: QtBot) -> None:
    page.detail.target.button.click()
    dialog = opened(page, TargetDialog)
    qtbot.keyClicks(dialog.population, "1200")
    dialog.by_letter.setFocus()
    qtbot.keyClick(dialog.by_letter, Qt.Key.Key_Space)
    assert dialog.letter.isVisible()
    dialog.accept_button.click()
    assert dialog.failure.text().startswith("Target menurut surat belum diisi")
    assert dialog.target.hasFocus()
    write(dialog.target, "0")
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: "Target 0 responden tidak berlaku" in dialog.failure.text())
    assert dialog.target.hasFocus()
    write(dialog.target, "1.000")
    write(dialog.number, "B/000.8/2091")
    write(dialog.day, "31 Juni 2026")
    dialog.accept_button.click()
    assert dialog.failure.text().startswith("Tanggal surat “31 Juni 2026” tidak dikenali")
    write(dialog.day, "31/07/2026")
    assert dialog.reading.text() == "Target 1.000 responden."
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: kept(page).target == 1000)
    assert kept(page).target_letter == TargetLetter(1000, "B/000.8/2091", date(2026, 7, 31))
    assert kept(page).population == 1200


def test_stages_count_their_working_days(page: PeriodsPage, opened: Opened, qtbot: QtBot) -> None:
    page.deeds.desk.do(add_holidays, {date(2026, 1, 1): "Tahun Baru"})
    qtbot.waitUntil(lambda: "1 hari dalam daftar" in page.detail.schedule.note.text())
    page.detail.schedule.button.click()
    dialog = opened(page, StagesDialog)
    assert [line.stage.nama for line in dialog.lines] == list(STAGE_NAMES)
    first, second, third, _ = dialog.lines
    assert first.days.text() == "–"
    write(first.mulai, "1 Januari 2026")
    assert first.days.text() == "–"
    write(first.selesai, "9 Januari 2026")
    assert first.days.text() == "6"
    write(second.mulai, "10 Februari 2026")
    write(second.selesai, "1 Februari 2026")
    dialog.accept_button.click()
    qtbot.waitUntil(dialog.failure.isVisible)
    assert second.selesai.hasFocus()
    write(second.selesai, "")
    write(third.selesai, "nanti")
    dialog.accept_button.click()
    assert dialog.failure.text().startswith(
        "Tanggal hari terakhir pengolahan data dan analisis hasil “nanti” tidak dikenali"
    )
    assert third.selesai.hasFocus()
    write(third.selesai, "")
    qtbot.keyClick(third.selesai, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "6 hari kerja" in page.detail.schedule.stages.facts[0][1])
    assert kept(page).stages == (
        Stage(STAGE_NAMES[0], date(2026, 1, 1), date(2026, 1, 9)),
        Stage(STAGE_NAMES[1], date(2026, 2, 10), None),
        *(Stage(nama) for nama in STAGE_NAMES[2:]),
    )
    assert page.detail.schedule.stages.facts[1] == (
        "Pengumpulan data",
        "mulai 10 Februari 2026, hari terakhir belum diisi",
    )
    assert_whole(page.deeds.desk)


def test_the_survey_is_described(
    page: PeriodsPage, opened: Opened, settled: Settled, qtbot: QtBot
) -> None:
    page.detail.survey.button.click()
    dialog = opened(page, SurveyDialog)
    assert dialog.team.hasFocus()
    qtbot.keyClicks(dialog.team, "Rina (ketua)")
    qtbot.keyClick(dialog.team, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.team, "Budi")
    qtbot.keyClick(dialog.team, Qt.Key.Key_Tab)
    assert dialog.place.hasFocus(), "Tab leads on"
    dialog.method.setPlainText("x" * 2001)
    dialog.accept_button.click()
    qtbot.waitUntil(dialog.failure.isVisible)
    assert "2.001 huruf, paling banyak 2.000" in dialog.failure.text()
    assert dialog.method.hasFocus()
    dialog.method.setPlainText("Kios.")
    write(dialog.laporan_date, "31 Des 2026")
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: kept(page).team == "Rina (ketua)\nBudi")
    settled(page)
    assert page.detail.survey.facts.facts == (
        ("Tim pelaksana", "Rina (ketua) dan Budi"),
        ("Tempat survei", texts.STANDARD_TEXT),
        ("Cara pengumpulan data", "Kios."),
        ("Tanggal laporan", "31 Desember 2026"),
    )


def test_another_kuesioner_is_chosen(page: PeriodsPage, opened: Opened, qtbot: QtBot) -> None:
    page.detail.kuesioner.button.click()
    dialog = opened(page, KuesionerDialog)
    assert dialog.chooser.currentText() == page.detail.kuesioner.words.text()
    other = next(
        place
        for place in range(dialog.chooser.count())
        if dialog.chooser.itemText(place) != page.detail.kuesioner.words.text()
    )
    chosen = dialog.chooser.itemText(other)
    dialog.chooser.setCurrentIndex(other)
    assert dialog.source.text()
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: page.detail.kuesioner.words.text() == chosen)
    assert kept(page).kuesioner_kode == "dinsosdukcapil-2024"
    assert page.detail.kuesioner.button.isVisible()


def test_a_form_that_comes_meanwhile_keeps_the_kuesioner(
    page: PeriodsPage, opened: Opened, qtbot: QtBot
) -> None:
    page.detail.kuesioner.button.click()
    dialog = opened(page, KuesionerDialog)
    dialog.chooser.setCurrentIndex(1 - dialog.chooser.currentIndex())
    page.deeds.desk.do(record, fill(begin(page.deeds.desk, "satu")), None, NOON)
    dialog.accept_button.click()
    qtbot.waitUntil(dialog.failure.isVisible)
    assert "sudah ada formulirnya" in dialog.failure.text()
    assert kept(page).kuesioner_kode == "skm-2017"


def test_a_period_that_is_closed_meanwhile_is_told(
    page: PeriodsPage, opened: Opened, qtbot: QtBot
) -> None:
    page.detail.survey.button.click()
    dialog = opened(page, SurveyDialog)
    dialog.team.setPlainText("Rina")
    page.deeds.desk.do(close_period, PERIOD)
    dialog.accept_button.click()
    qtbot.waitUntil(dialog.failure.isVisible)
    assert "sudah ditutup" in dialog.failure.text()
    assert dialog.team.toPlainText() == "Rina"
    assert kept(page).team == ""


@pytest.mark.parametrize(
    ("button", "kind"),
    [("survey", SurveyDialog), ("target", TargetDialog), ("schedule", StagesDialog)],
)
def test_escape_keeps_nothing_and_tab_goes_round(
    page: PeriodsPage, opened: Opened, qtbot: QtBot, button: str, kind: type[Any]
) -> None:
    before = kept(page)
    getattr(page.detail, button).button.click()
    dialog = opened(page, kind)
    start = QApplication.focusWidget()
    assert start is not None
    way = [start]
    qtbot.keyClick(start, Qt.Key.Key_Tab)
    while (at := QApplication.focusWidget()) is not start:
        assert at is not None
        assert at not in way
        way.append(at)
        qtbot.keyClick(at, Qt.Key.Key_Tab)
    assert {dialog.accept_button, dialog.cancel_button} <= set(way)
    for widget in way:
        assert widget.accessibleName(), widget
    qtbot.keyClick(start, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not [d for d in page.findChildren(kind) if d.isVisible()])
    assert kept(page) == before
