"""The page of all forms: listed, filtered, found, opened as sheets, and kept up with."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from skm_desk.domain.form_list import FormFilter, FormOrder, FormState, SortBy
from skm_desk.domain.responden import Responden, Source
from skm_desk.storage.store import Store
from skm_desk.ui.entry.correct_dialog import CorrectDialog
from skm_desk.ui.entry.correct_frame import Stage
from skm_desk.ui.staff.forms import forms_words as texts
from skm_desk.ui.staff.forms.forms_words import COLUMNS, cells_of
from skm_desk.ui.staff.forms.page import FormsPage
from skm_desk.use_cases.correct_responden import find_form, find_form_by_id, void_form
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.manage_periods import close_period, create_period, get_period
from skm_desk.use_cases.view_forms import Spot, list_forms
from tests.ui.entry.verify_office import Paper, add_stack, open_office, texts_of

OpenForms = Callable[[Desk], FormsPage]
WaitFor = Callable[[FormsPage], None]
CTRL = Qt.KeyboardModifier.ControlModifier


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifiers)


def type_text(text: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, text)


def listed(page: FormsPage) -> list[tuple[str, ...]]:
    """Return the words of all rows, which must be few."""
    lines = [page.model.line(row) for row in range(page.model.rowCount())]
    return [line.cells for line in lines if line is not None]


def choose(page: FormsPage, box: QWidget, words: str, wait_for: WaitFor) -> None:
    """Choose a line of a list as a person does by keyboard."""
    place = box.findText(words)  # type: ignore[attr-defined]
    assert place >= 0, words
    box.setFocus()
    while box.currentIndex() != place:  # type: ignore[attr-defined]
        up = box.currentIndex() > place  # type: ignore[attr-defined]
        QTest.keyClick(box, Qt.Key.Key_Up if up else Qt.Key.Key_Down)
    wait_for(page)


def dialog_of(page: FormsPage, qtbot: QtBot) -> CorrectDialog:
    """Return the open sheet once it shows its form."""
    dialog = page.window().findChild(CorrectDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: not dialog.is_waiting)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def kept(desk: Desk, form_id: str) -> Responden:
    return desk.look(find_form_by_id, form_id).form


def test_the_80_real_forms(sample_desk: Desk, open_forms: OpenForms) -> None:
    page = open_forms(sample_desk)
    assert page._line.text() == "80 formulir · Periode 2024 · tidak ada yang disaring"
    assert len(listed(page)) == 80
    assert {cells[texts.SUMBER] for cells in listed(page)} == {"kertas"}
    assert page.table.isColumnHidden(texts.PERIOD)
    assert page.open_button.isEnabled()


def test_every_row_is_what_the_file_says(
    sample_desk: Desk, open_forms: OpenForms, wait_for: WaitFor
) -> None:
    page = open_forms(sample_desk)
    choose(page, page.period, texts.ALL_PERIODS, wait_for)
    told = sample_desk.look(list_forms, FormFilter(), FormOrder(), Spot(rows=500))
    assert len(told.first) == 240
    page.model.see(0, 239)
    wait_for(page)
    assert listed(page) == [cells_of(row) for row in told.first]
    assert not page.table.isColumnHidden(texts.PERIOD)
    assert not page._band._band.isHidden()


def test_no_nilai_is_told_and_nothing_is_voided_from_the_list(
    sample_desk: Desk, open_forms: OpenForms
) -> None:
    page = open_forms(sample_desk)
    words = [text.casefold() for text in (*texts_of(page), *COLUMNS)]
    words += [words.casefold() for cells in listed(page) for words in cells]
    for box in (page.bar.order, page.bar.state, page.bar.flag):
        words += [box.itemText(place).casefold() for place in range(box.count())]
    assert not [text for text in words if "nilai" in text or "ikm" in text or "mutu" in text]
    buttons = [button.text() for button in page.findChildren(QAbstractButton) if button.text()]
    assert not [text for text in buttons if "batal" in text.casefold() or "baik" in text.casefold()]


def test_whole_page_by_keyboard(
    sample_desk: Desk, open_forms: OpenForms, wait_for: WaitFor, qtbot: QtBot
) -> None:
    page = open_forms(sample_desk)
    choose(page, page.period, page.period.itemText(0), wait_for)  # contoh-2025
    assert page.period.value == "contoh-2025"
    press(Qt.Key.Key_F, CTRL)
    assert page.bar.find_field.hasFocus()
    type_text("alat bantu")
    press(Qt.Key.Key_Return)
    assert page.table.hasFocus()
    wait_for(page)
    assert {cells[texts.LAYANAN] for cells in listed(page)} == {"Alat bantu"}
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert page.table.currentIndex().row() == 2
    chosen = page.table.current
    assert chosen is not None
    press(Qt.Key.Key_Return)
    dialog = dialog_of(page, qtbot)
    assert dialog.stage is Stage.SHOWN
    assert dialog.shown.sheet is not None
    assert dialog.shown.sheet.id == chosen.form.id
    assert dialog.windowTitle() == "Formulir · Periode contoh-2025"
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible())
    page.window().activateWindow()
    qtbot.waitUntil(page.table.hasFocus)
    press(Qt.Key.Key_Tab)  # out of the table, not from cell to cell
    assert not page.table.hasFocus()
    press(Qt.Key.Key_F, CTRL)
    press(Qt.Key.Key_Escape)
    wait_for(page)
    assert page.bar.find_field.text() == ""
    assert page.model.rowCount() == 160


def test_tab_leads_through_every_control_and_each_can_be_told_by_ear(
    sample_desk: Desk, open_forms: OpenForms
) -> None:
    page = open_forms(sample_desk)
    page.bar.find_field.setText("x")  # so that there is something to take away again
    page.bar._tell()
    page.period.setFocus()
    way: list[QWidget] = []
    while (at := QApplication.focusWidget()) is not None and at not in way:
        way.append(at)
        press(Qt.Key.Key_Tab)
    bar = page.bar
    boxes = (bar.layanan, bar.source, bar.state, bar.flag, bar.order)
    for control in (page.period, bar.find_field, bar.since, bar.until, bar.clear_button, *boxes):
        assert control in way, control
        assert control.accessibleName().strip()
        assert control.accessibleDescription().strip()
    assert page.table.accessibleName()
    assert page.table.accessibleDescription()


def test_a_row_is_said_whole(sample_desk: Desk, open_forms: OpenForms) -> None:
    page = open_forms(sample_desk)
    said = page.model.data(page.model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Periode 2024, Sumber kertas"


@pytest.mark.parametrize(
    ("column", "orders"),
    [
        (texts.TANGGAL, (FormOrder(SortBy.TANGGAL, True), FormOrder(SortBy.TANGGAL, False))),
        (texts.LEMBAR, (FormOrder(SortBy.LEMBAR, False), FormOrder(SortBy.LEMBAR, True))),
    ],
)
def test_a_head_sorts_one_way_and_then_the_other(
    sample_desk: Desk,
    open_forms: OpenForms,
    wait_for: WaitFor,
    qtbot: QtBot,
    column: int,
    orders: tuple[FormOrder, FormOrder],
) -> None:
    page = open_forms(sample_desk)
    choose(page, page.period, page.period.itemText(0), wait_for)
    head = page.table.horizontalHeader()
    at = QPoint(head.sectionViewportPosition(column) + 30, head.height() // 2)
    for order in orders:
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=at)
        wait_for(page)
        assert page.bar.order.value == order
        told = sample_desk.look(list_forms, FormFilter("contoh-2025"), order, Spot())
        assert page.listing is not None
        assert page.listing.numbers == told.numbers
        sign = page.model.headerData(
            column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DecorationRole
        )
        assert sign is not None
    usia = QPoint(head.sectionViewportPosition(texts.USIA) + 10, head.height() // 2)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=usia)
    assert page.bar.order.value == orders[1]  # nothing is sorted by what no index holds


def test_filters_narrow_the_list_and_say_so(
    sample_desk: Desk, open_forms: OpenForms, wait_for: WaitFor
) -> None:
    page = open_forms(sample_desk)
    choose(page, page.period, page.period.itemText(0), wait_for)
    choose(page, page.bar.source, "Kios", wait_for)
    kiosk = page.model.rowCount()
    assert {cells[texts.SUMBER] for cells in listed(page)} == {"kios"}
    assert page._line.text() == f"{kiosk} formulir · Periode contoh-2025 · disaring: sumber kios"
    page.bar.since.setFocus()
    type_text("01/03/2025")
    press(Qt.Key.Key_Tab)
    type_text("31-3-2025")
    press(Qt.Key.Key_Tab)
    wait_for(page)
    assert page.bar.since.text() == "1 Maret 2025"
    assert 0 < page.model.rowCount() < kiosk
    assert {cells[texts.TANGGAL].split(" ", 1)[1] for cells in listed(page)} == {"Maret 2025"}
    assert page._line.text().endswith("disaring: sumber kios dan 1–31 Maret 2025")
    page.bar.clear_button.click()
    wait_for(page)
    assert page.model.rowCount() == 160
    assert page.bar.asked(None) == FormFilter()
    assert not page.bar.clear_button.isEnabled()


def test_a_day_that_is_none_is_told_and_the_list_stays(
    sample_desk: Desk, open_forms: OpenForms, wait_for: WaitFor
) -> None:
    page = open_forms(sample_desk)
    page.bar.since.setFocus()
    type_text("39 mei")
    press(Qt.Key.Key_Return)
    wait_for(page)
    assert page.notice.words.startswith("Tanggal “39 mei” tidak dikenali")
    assert page.model.rowCount() == 80
    assert page.bar.clear_button.isEnabled()
    page.bar.since.selectAll()
    type_text("9 Mei 2025")
    page.bar.until.setFocus()
    type_text("1 Mei 2025")
    press(Qt.Key.Key_Return)
    assert page.notice.words == "Tanggal akhir mendahului tanggal awal; tukar keduanya."
    page.bar.until.clear()
    press(Qt.Key.Key_Return)
    wait_for(page)
    assert page.notice.words == ""
    assert page.empty_words == texts.NONE_FOUND  # the real forms of 2024 have no day
    page.bar.clear_button.click()
    wait_for(page)
    assert page.model.rowCount() == 80


def test_an_office_without_a_period_or_a_form(
    desk: Desk, open_forms: OpenForms, wait_for: WaitFor
) -> None:
    page = open_forms(desk)
    assert page.empty_words == texts.NO_FORMS
    assert not page.bar.isVisible()
    assert not page.open_button.isVisible()
    own = page.window()._context.desk  # type: ignore[attr-defined]
    own.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    wait_for(page)
    assert page.empty_words == texts.NONE_YET
    assert page.bar.isVisible()
    assert not page.open_button.isEnabled()
    page.bar.find_field.setText("x")
    wait_for(page)
    assert page.empty_words == texts.NONE_FOUND


def test_a_form_is_voided_only_from_its_sheet_and_stays_in_the_list(
    sample_desk: Desk, open_forms: OpenForms, wait_for: WaitFor, qtbot: QtBot
) -> None:
    page = open_forms(sample_desk)
    page.table.setFocus()
    for _ in range(5):
        press(Qt.Key.Key_Down)
    chosen = page.table.current
    assert chosen is not None
    assert chosen.form.lembar is None
    page.open_button.click()
    dialog = dialog_of(page, qtbot)
    dialog.void_button.click()
    dialog.review.name.setText("Dewi")
    dialog.review.reason.setText("kertas ganda")
    dialog.main_button.click()
    dialog.main_button.click()
    qtbot.waitUntil(lambda: not dialog.is_waiting)
    assert dialog.about.text() == "Sudah dibatalkan: kertas ganda"
    assert "dibatalkan: kertas ganda (Dewi)\noleh akun petugas uji" in dialog.history.text()
    dialog.close_button.click()
    wait_for(page)
    assert kept(sample_desk, chosen.form.id).void_reason == "kertas ganda"
    assert page.model.rowCount() == 80
    assert page.table.currentIndex().row() == 5
    assert page.table.current is not None
    assert page.table.current.form.id == chosen.form.id
    assert page.table.current.cells[texts.STATE] == "dibatalkan: kertas ganda"
    choose(page, page.bar.state, "Dibatalkan", wait_for)
    assert page.model.rowCount() == 1


def test_a_form_without_a_number_is_corrected_and_tells_what_it_was(
    sample_desk: Desk, open_forms: OpenForms, wait_for: WaitFor, qtbot: QtBot
) -> None:
    page = open_forms(sample_desk)
    choose(page, page.period, page.period.itemText(0), wait_for)
    choose(page, page.bar.source, "Kios", wait_for)
    chosen = page.table.current
    assert chosen is not None
    assert chosen.form.source is Source.KIOSK
    page.open_button.click()
    dialog = dialog_of(page, qtbot)
    assert dialog.about.text().startswith("Diisi pengunjung di kios")
    before = kept(sample_desk, chosen.form.id)
    dialog.main_button.click()
    assert dialog.stage is Stage.TYPING
    typed = "2" if before.jenis_kelamin == "L" else "1"
    press(Qt.Key(ord(typed)))
    press(Qt.Key.Key_F9)
    dialog.review.name.setText("Dewi")
    dialog.review.reason.setText("salah tekan")
    dialog.main_button.click()
    qtbot.waitUntil(lambda: not dialog.is_waiting)
    assert dialog.stage is Stage.SHOWN
    words = ("Laki-laki", "Perempuan")
    was, now = words if typed == "2" else words[::-1]
    assert (
        f"diperbaiki: salah tekan (Dewi)\noleh akun petugas uji\nJenis kelamin: {was} → {now}"
        in (dialog.history.text())
    )
    dialog.close_button.click()
    wait_for(page)
    after = kept(sample_desk, chosen.form.id)
    assert after.jenis_kelamin != before.jenis_kelamin
    assert after.source is Source.KIOSK
    assert page.table.current is not None
    assert page.table.current.cells[texts.JENIS_KELAMIN] == now


def test_what_a_form_is_flagged_for_is_told(desk: Desk, open_forms: OpenForms) -> None:
    add_stack(open_office(desk), "Budi", [Paper(), Paper(nilai_list=(0,) * 9)], "37")
    page = open_forms(desk)
    assert [cells[texts.LEMBAR] for cells in listed(page)] == ["38", "37"]
    assert [cells[texts.STATE] for cells in listed(page)] == ["semua pertanyaan kosong", ""]


def test_forms_that_come_in_leave_the_screen_where_it_is(
    sample_desk: Desk, open_forms: OpenForms, wait_for: WaitFor, qtbot: QtBot
) -> None:
    page = open_forms(sample_desk)
    choose(page, page.period, page.period.itemText(0), wait_for)
    bar = page.table.verticalScrollBar()
    page.table.setCurrentIndex(page.model.index(60, 0))
    bar.setValue(55)
    wait_for(page)
    chosen, top = page.table.current, page.model.number(55)
    assert chosen is not None
    newest = page.model.number(0)
    form_id = sample_desk.look(find_form, "contoh-2025", "3").form.id
    sample_desk.do(void_form, form_id, "Dewi", "ganda")  # a desk that this window does not hear
    add_forms(sample_desk)
    qtbot.waitUntil(lambda: page.model.number(0) != newest, timeout=8000)
    wait_for(page)
    assert page.model.rowCount() == 163
    assert page.table.currentIndex().row() == 63
    assert page.table.current is not None
    assert page.table.current.form == chosen.form
    assert page.model.number(page.table.top) == top
    assert all(page.model.line(row) is not None for row in range(58, 75))


def add_forms(desk: Desk) -> None:
    """Have three forms come in by another program."""

    def add(store: Store) -> Done[None]:
        for number in range(3):
            form = Responden(f"baru-{number}", "pc", Source.KIOSK, {"U1": 4})
            store.responden.add(form, get_period(store, "contoh-2025"), store.origin.now())
        return Done(None, frozenset())

    desk.do(add)


def test_a_damaged_file_is_told_and_read_again(
    sample_desk: Desk, open_forms: OpenForms, wait_for: WaitFor
) -> None:
    page = open_forms(sample_desk)
    file = sample_desk.folder / "skm-desk.db"
    whole = file.read_bytes()
    file.write_bytes(b"bukan basis data " * 1000)
    press(Qt.Key.Key_F5)
    wait_for(page)
    assert file.name in page.notice.words
    assert len(listed(page)) == 80
    file.write_bytes(whole)
    page.notice.action.click()
    wait_for(page)
    assert page.notice.words == ""
    assert page.model.rowCount() == 80


def test_a_closed_period_is_listed_and_its_forms_are_read(
    sample_desk: Desk, open_forms: OpenForms, qtbot: QtBot
) -> None:
    sample_desk.do(close_period, "2024")
    page = open_forms(sample_desk)
    assert page.period.currentText().endswith("80 formulir · ditutup")
    page.table.setFocus()
    press(Qt.Key.Key_Return)
    assert dialog_of(page, qtbot).stage is Stage.SHOWN


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1024, 700), (880, 500)])
def test_nothing_is_cut_off(
    sample_desk: Desk, open_forms: OpenForms, wait_for: WaitFor, size: tuple[int, int]
) -> None:
    page = open_forms(sample_desk)
    page.window().resize(*size)
    wait_for(page)
    scroll = page.findChild(QScrollArea)
    assert scroll is not None
    assert scroll.horizontalScrollBar().maximum() == 0
    if size[0] >= 1366:
        assert page.table.horizontalScrollBar().maximum() == 0
    for box in (page.bar.layanan, page.bar.source, page.bar.state, page.bar.flag):
        room = box.width() - 44
        assert box.fontMetrics().horizontalAdvance(box.closed_title()) <= room, box.closed_title()
    assert all(field.width() >= 100 for field in page.bar.findChildren(QLineEdit))


def test_what_is_asked_here_is_what_is_listed(sample_desk: Desk, open_forms: OpenForms) -> None:
    page = open_forms(sample_desk)
    page.bar.state.choose(FormState.UNFINISHED)
    page.bar.find_field.setText("  7 ")
    assert page.bar.asked("2024") == FormFilter("2024", state=FormState.UNFINISHED, text="7")
