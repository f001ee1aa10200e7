"""The page of tindak lanjut, used by keyboard on a real data file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from skm_desk.domain.tindak_lanjut import LONGEST, Rtl
from skm_desk.ui.shared.context import Context
from skm_desk.ui.staff.periods.page import PeriodsPage
from skm_desk.ui.staff.tindak_lanjut import words as texts
from skm_desk.ui.staff.tindak_lanjut.add_dialog import AddDialog
from skm_desk.ui.staff.tindak_lanjut.page import TindakLanjutPage
from skm_desk.ui.window import Window
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.explore_results import Span
from skm_desk.use_cases.manage_periods import create_period
from skm_desk.use_cases.plan_tindak_lanjut import add_rtl, set_done, view_plan
from tests.use_cases.two_halves import open_halves, plan_after

OpenPage = Callable[[Desk], TindakLanjutPage]
Settled = Callable[[TindakLanjutPage], None]
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def shown(page: TindakLanjutPage) -> list[str]:
    """Return the list from top to bottom, heads with a # before them."""
    return [f"# {row.words[:2]}" if row.head else row.words for row in page.list.rows]


def plan_of(desk: Desk, tahun: int = 2024) -> tuple[Rtl, ...]:
    return desk.look(view_plan, Span(year=tahun)).plan


def press(qtbot: QtBot, button: QPushButton) -> None:
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(button, Qt.Key.Key_Space)


def dialog_of(page: TindakLanjutPage, qtbot: QtBot) -> AddDialog:
    def open_ones() -> list[AddDialog]:
        return [dialog for dialog in page.findChildren(AddDialog) if dialog.isVisible()]

    qtbot.waitUntil(lambda: len(open_ones()) == 1)
    (dialog,) = open_ones()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def come_to(page: TindakLanjutPage, qtbot: QtBot, steps: int) -> None:
    """Go down from the first row."""
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Home)
    for _ in range(steps):
        qtbot.keyClick(page.list, Qt.Key.Key_Down)


def test_an_empty_office_is_told_what_will_be_here(desk: Desk, open_page: OpenPage) -> None:
    page = open_page(desk)
    assert page.empty.isVisible()
    assert page.empty.words == texts.NO_PERIOD
    assert not page.add_button.isVisible()
    assert not page.survey.isVisible()


def test_a_year_without_jawaban_is_told_what_it_lacks(
    desk: Desk, open_page: OpenPage, settled: Settled
) -> None:
    desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    page = open_page(desk)
    assert page.empty.words == texts.NO_JAWABAN.format(survei="tahun 2026")
    assert page.survey.isVisible()
    assert not page.add_button.isVisible()


def test_the_weakest_unsur_come_first_and_invite(sample_desk: Desk, open_page: OpenPage) -> None:
    page = open_page(sample_desk)
    assert shown(page)[0:6:2] == ["# U8", "# U6", "# U2"]
    assert shown(page)[1:6:2] == ["Belum ada rencana"] * 3
    heads = [row for row in page.list.rows if row.head]
    assert heads[0].detail == "Terendah ke-1 · NRR 3,2000 · nilai 80,00 · mutu B"
    assert [row.words for row in heads[3:]] == [
        "U3 Waktu penyelesaian",
        "U7 Perilaku pelaksana",
        "Di luar unsur",
    ]
    assert page.summary.figure.text() == "0 dari 3 dilaksanakan"
    assert page.summary.unplanned.text() == "Unsur terendah tanpa rencana: U8, U6, dan U2."
    assert page.list.key == "unsur:U8"
    assert page.panel.currentWidget() is page.panel.invitation
    assert "Penanganan pengaduan" in page.panel.invitation.words


def test_arrows_lead_over_the_heads(sample_desk: Desk, open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(sample_desk)
    keys = [row.key for row in page.list.rows if not row.head]
    page.list.setFocus()
    passed = [page.list.key]
    for _ in keys[1:]:
        qtbot.keyClick(page.list, Qt.Key.Key_Down)
        passed.append(page.list.key)
    assert passed == keys
    for _ in keys[1:]:
        qtbot.keyClick(page.list, Qt.Key.Key_Up)
    assert page.list.key == keys[0]
    head = page.list.visualItemRect(page.list.item(0))
    assert head.top() >= 0  # seen together with its first row


def test_a_plan_is_added_where_it_is_missing(
    sample_desk: Desk, open_page: OpenPage, settled: Settled, qtbot: QtBot
) -> None:
    page = open_page(sample_desk)
    come_to(page, qtbot, 1)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    dialog = dialog_of(page, qtbot)
    assert dialog.unsur.value == "U6"
    qtbot.keyClick(dialog.accept_button, Qt.Key.Key_Space)
    qtbot.waitUntil(dialog.failure.isVisible)
    assert "belum ditulis" in dialog.failure.text()
    qtbot.keyClicks(dialog.kegiatan, "Melatih petugas <b>baru</b>")
    assert not dialog.failure.isVisible()
    qtbot.keyClick(dialog.quarters.boxes[1], Qt.Key.Key_Space)
    qtbot.keyClicks(dialog.penanggung_jawab, "Sekretariat")
    qtbot.keyClick(dialog.penanggung_jawab, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.findChildren(AddDialog))
    settled(page)
    (added,) = (rtl for rtl in plan_of(sample_desk) if rtl.unsur == "U6")
    assert (added.kegiatan, added.triwulan) == ("Melatih petugas <b>baru</b>", (2,))
    assert page.list.key == added.id
    assert page.panel.plan.kegiatan.text == added.kegiatan
    assert page.panel.plan.quarters.triwulan == (2,)
    assert page.summary.unplanned.text() == "Unsur terendah tanpa rencana: U8 dan U2."
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    assert dialog_of(page, qtbot).unsur.value == "U6"  # that of the chosen one


def test_texts_are_kept_when_they_are_left(
    sample_desk: Desk, open_page: OpenPage, settled: Settled, qtbot: QtBot
) -> None:
    page = open_page(sample_desk)
    come_to(page, qtbot, 3)
    rtl = page.panel.rtl
    assert rtl is not None
    assert rtl.unsur == "U3"
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert page.panel.plan.kegiatan.box.hasFocus()
    for name, box in page.panel.boxes.items():
        box.box.setFocus()
        box.box.selectAll()
        qtbot.keyClicks(box.box, f"isi {name}")
        qtbot.keyClick(box.box, Qt.Key.Key_Tab)
        assert not box.box.hasFocus()
        settled(page)
        assert box.kept.text() == "Tersimpan"
    (kept,) = (found for found in plan_of(sample_desk) if found.id == rtl.id)
    assert {name: getattr(kept, name) for name in LONGEST} == {n: f"isi {n}" for n in LONGEST}
    assert page.list.rows[page.list.currentRow()].words == "isi kegiatan"


def test_a_text_that_is_refused_stays_to_be_mended(
    sample_desk: Desk, open_page: OpenPage, settled: Settled, qtbot: QtBot
) -> None:
    page = open_page(sample_desk)
    come_to(page, qtbot, 3)
    field = page.panel.plan.kegiatan
    before = field.text
    field.box.setFocus()
    field.box.selectAll()
    qtbot.keyClick(field.box, Qt.Key.Key_Delete)
    qtbot.keyClick(field.box, Qt.Key.Key_Tab)
    qtbot.waitUntil(field.refusal.isVisible)
    settled(page)
    assert "belum ditulis" in field.refusal.text()
    assert field.box.toPlainText() == ""
    assert field.kept.text() == "Belum tersimpan"
    page.refresh()
    settled(page)
    assert field.refusal.isVisible()
    assert plan_of(sample_desk)[0].kegiatan == before
    field.box.setFocus()
    qtbot.keyClicks(field.box, "Lain")
    assert not field.refusal.isVisible()
    qtbot.keyClick(field.box, Qt.Key.Key_Tab)
    settled(page)
    assert plan_of(sample_desk)[0].kegiatan == "Lain"


def test_a_text_is_kept_when_another_action_is_chosen_or_the_window_closes(
    sample_desk: Desk, open_page: OpenPage, settled: Settled, qtbot: QtBot
) -> None:
    page = open_page(sample_desk)
    come_to(page, qtbot, 3)
    page.panel.boxes["realisasi"].box.setPlainText("sedang")
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    settled(page)
    page.panel.boxes["realisasi"].box.setPlainText("berjalan")
    page.window().close()
    assert [rtl.realisasi for rtl in plan_of(sample_desk)] == ["sedang", "berjalan", ""]


def test_told_of_and_undone(
    sample_desk: Desk, open_page: OpenPage, settled: Settled, qtbot: QtBot
) -> None:
    page = open_page(sample_desk)
    come_to(page, qtbot, 3)
    assert page.panel.done.state.chosen == 0
    assert page.panel.done.rest.isVisible()
    press(qtbot, page.panel.done.state.buttons[2])
    settled(page)
    assert plan_of(sample_desk)[0].done is True
    assert page.summary.figure.text() == "1 dari 3 dilaksanakan"
    assert page.summary.meter.share == pytest.approx(1 / 3)
    assert page.list.rows[page.list.currentRow()].note == "Sudah"
    assert not page.panel.done.rest.isVisible()
    assert page.notice.words == "Rencana dicatat sudah dilaksanakan."
    press(qtbot, page.notice.action)
    settled(page)
    assert plan_of(sample_desk)[0].done is None
    assert page.panel.done.state.chosen == 0
    assert page.notice.words == ""


def test_unsur_and_quarters_are_changed(
    sample_desk: Desk, open_page: OpenPage, settled: Settled, qtbot: QtBot
) -> None:
    page = open_page(sample_desk)
    come_to(page, qtbot, 3)
    rtl = page.panel.rtl
    assert rtl is not None
    qtbot.keyClick(page.panel.plan.quarters.boxes[0], Qt.Key.Key_Space)
    settled(page)
    assert plan_of(sample_desk)[0].triwulan == (2, 3, 4)
    unsur = page.panel.plan.unsur
    unsur.setFocus()
    qtbot.keyClick(unsur, Qt.Key.Key_Home)
    settled(page)
    assert "# U1" in shown(page)
    assert page.list.key == rtl.id
    press(qtbot, page.notice.action)
    settled(page)
    assert "# U1" not in shown(page)
    assert page.list.key == rtl.id


def test_retired_and_taken_back(
    sample_desk: Desk, open_page: OpenPage, settled: Settled, qtbot: QtBot
) -> None:
    page = open_page(sample_desk)
    come_to(page, qtbot, 4)
    plan = plan_of(sample_desk)
    press(qtbot, page.panel.plan.retire_button)
    settled(page)
    assert plan_of(sample_desk) == (plan[0], plan[2])
    assert "# U7" not in shown(page)
    assert page.list.hasFocus()
    assert page.panel.rtl == plan[2]  # what stands in its place now
    press(qtbot, page.notice.action)
    settled(page)
    assert plan_of(sample_desk) == plan
    assert page.list.key == plan[1].id


def test_moved_among_those_of_its_unsur(
    sample_desk: Desk, open_page: OpenPage, settled: Settled, qtbot: QtBot
) -> None:
    for name in ("satu", "dua", "tiga"):
        sample_desk.do(add_rtl, Span(year=2024), name, "U8")
    page = open_page(sample_desk)
    come_to(page, qtbot, 1)
    qtbot.keyClick(page.list, Qt.Key.Key_Up, ALT)
    settled(page)
    assert shown(page)[:4] == ["# U8", "dua", "satu", "tiga"]
    assert page.panel.plan.kegiatan.text == "dua"
    name = "U8 Penanganan pengaduan, saran dan masukan"
    assert page.told.text() == f"Rencana ini sekarang urutan 1 dari 3 pada {name}."
    assert not page.panel.plan.up_button.isEnabled()
    press(qtbot, page.panel.plan.down_button)
    settled(page)
    press(qtbot, page.panel.plan.down_button)
    settled(page)
    assert shown(page)[:4] == ["# U8", "satu", "tiga", "dua"]
    assert not page.panel.plan.down_button.isEnabled()
    qtbot.keyClick(page.list, Qt.Key.Key_Down, ALT)
    settled(page)
    assert shown(page)[:4] == ["# U8", "satu", "tiga", "dua"]


def test_another_year_is_chosen(
    sample_desk: Desk, open_page: OpenPage, settled: Settled, qtbot: QtBot
) -> None:
    page = open_page(sample_desk)
    page.survey.setFocus()
    qtbot.keyClick(page.survey, Qt.Key.Key_End)
    settled(page)
    assert page.survey.value == Span(year=2023)
    assert page.summary.figure.text() == "6 dari 7 dilaksanakan"
    assert page.panel.plan.kegiatan.text == "Mengaktifkan nomor pengaduan"
    qtbot.keyClick(page.survey, Qt.Key.Key_Home)
    settled(page)
    assert page.survey.value == Span(year=2025)
    assert page.summary.figure.text() == "Belum ada rencana"


def test_each_half_of_a_year_has_its_plan(
    desk: Desk,
    write_csv: Callable[..., Path],
    open_page: OpenPage,
    settled: Settled,
    qtbot: QtBot,
) -> None:
    open_halves(desk, write_csv, "2026-S1", "2026-S2")
    first = plan_after(desk, "2026-S1")
    page = open_page(desk)
    offered = [page.survey.itemText(place) for place in range(page.survey.count())]
    assert offered == ["Survei 2026-S2", "Survei 2026-S1"]
    assert page.survey.value == Span("2026-S2")
    assert page.summary.figure.text() == "Belum ada rencana"
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    dialog = dialog_of(page, qtbot)
    assert dialog.windowTitle() == "Rencana sesudah survei 2026-S2"
    dialog.kegiatan.setPlainText("Melatih petugas")
    dialog.try_accept()
    settled(page)
    assert shown(page)[:2] == ["# U4", "Melatih petugas"]
    assert first not in shown(page)
    page.survey.setFocus()
    qtbot.keyClick(page.survey, Qt.Key.Key_Down)
    settled(page)
    assert page.survey.value == Span("2026-S1")
    assert first in shown(page)
    assert "Melatih petugas" not in shown(page)


def test_a_half_without_a_plan_says_which_plan_its_laporan_prints(
    desk: Desk, write_csv: Callable[..., Path], open_page: OpenPage
) -> None:
    open_halves(desk, write_csv, "2026-S1", "2026-S2")
    desk.do(add_rtl, Span(year=2026), "Melatih petugas", "U1")
    page = open_page(desk)
    assert "rencana yang dibuat untuk setahun" in page.summary.share.text()
    offered = [page.survey.itemText(place) for place in range(page.survey.count())]
    assert offered[-1] == "Survei 2026"


def test_what_is_changed_elsewhere_is_shown(
    sample_desk: Desk,
    open_page: OpenPage,
    settled: Settled,
    make_context: Callable[[Desk], Context],
    qtbot: QtBot,
) -> None:
    page = open_page(sample_desk)
    come_to(page, qtbot, 3)
    field = page.panel.boxes["hambatan"]
    field.box.setPlainText("masih diketik")
    elsewhere = make_context(sample_desk).desk
    elsewhere.do(set_done, plan_of(sample_desk)[0].id, True)
    settled(page)
    assert page.panel.done.state.chosen == 2
    assert field.box.toPlainText() == "masih diketik"


@pytest.mark.parametrize(("width", "height"), [(648, 460), (1134, 738), (1688, 1040)])
def test_nothing_is_wider_than_the_page(
    sample_desk: Desk, open_page: OpenPage, qtbot: QtBot, width: int, height: int
) -> None:
    page = open_page(sample_desk)
    page.window().resize(width, height)
    come_to(page, qtbot, 3)
    QApplication.processEvents()
    assert page.width() == width
    for area in page.findChildren(QScrollArea):
        inner = area.widget()
        assert inner is not None
        assert inner.width() <= area.viewport().width()


def test_tab_leads_to_every_control(sample_desk: Desk, open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(sample_desk)
    come_to(page, qtbot, 3)
    panel = page.panel
    wanted: set[QWidget] = {page.survey, page.add_button, page.list, panel.plan.unsur}
    wanted |= {panel.plan.retire_button, *panel.plan.quarters.boxes, *panel.done.state.buttons}
    wanted |= {field.box for field in panel.boxes.values()}
    reached = set()
    page.list.setFocus()
    for _ in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.add(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert wanted <= reached
    assert all(part.accessibleName() for part in wanted)


def test_a_missing_plan_leads_here(
    sample_desk: Desk, open_window: Callable[[Desk], Window], qtbot: QtBot
) -> None:
    window = open_window(sample_desk)
    window.show_title("Periode")
    periods = window.page
    assert isinstance(periods, PeriodsPage)
    button = periods.detail.checklist.plan_button
    qtbot.waitUntil(button.isVisible)
    press(qtbot, button)
    assert isinstance(window.page, TindakLanjutPage)
    for unsur in ("U8", "U6", "U2"):
        sample_desk.do(add_rtl, Span(year=2024), "Melatih", unsur)
    window.show_title("Periode")
    periods.refresh()
    qtbot.waitUntil(lambda: not periods.is_waiting)
    assert not button.isVisible()
