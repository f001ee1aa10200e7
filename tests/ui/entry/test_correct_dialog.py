"""Corrections by real keys: found by sheet number, mended or voided with a reason, nothing lost."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from skm_desk.domain.keying import ENTER
from skm_desk.ui.entry import correct_words as texts
from skm_desk.ui.entry.correct_dialog import CorrectDialog, open_correction
from skm_desk.ui.entry.correct_frame import Stage
from skm_desk.ui.entry.verify_page import VerifyPage
from skm_desk.ui.window import Window
from skm_desk.use_cases.correct_responden import void_form
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.manage_periods import close_period
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
    texts_of,
    type_text,
    verify_stack,
)

OpenDialog = Callable[..., CorrectDialog]
PAPER = Paper(saran="Kursi antre kurang")
LEADS = 4  # fields of the profile, before the questions


@pytest.fixture
def page(desk: Desk, open_window: Callable[[Desk], Window], qtbot: QtBot) -> Iterator[VerifyPage]:
    """The page of an office that has one stack of three forms, from 37 on."""
    add_stack(open_office(desk), "Budi", [PAPER] * 3, "37")
    window = open_window(desk)
    page = show_page(window)
    qtbot.waitUntil(lambda: not page.is_waiting)
    yield page
    window.close()


@pytest.fixture
def open_on(page: VerifyPage, qtbot: QtBot) -> OpenDialog:
    """Return a function that opens the dialog, on a form if its number is given."""

    def open_dialog(lembar: str = "", officer: str = "Dewi") -> CorrectDialog:
        dialog = open_correction(page, page._context, PERIOD, lembar, officer)
        settle(dialog, qtbot)
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return open_dialog


def settle(dialog: CorrectDialog, qtbot: QtBot) -> None:
    """Wait until nothing is under way."""
    qtbot.waitUntil(lambda: not dialog.is_waiting)


def correct(dialog: CorrectDialog, field: str, *keys: str) -> None:
    """Go to a field from the first one, type there, and say that this is all."""
    press_key(Qt.Key.Key_Return)
    assert dialog.stage is Stage.TYPING
    while dialog.typed.sheet is not None and dialog.typed.sheet.at.name != field:
        press_keys(ENTER)
    press_keys(*keys)
    press_key(Qt.Key.Key_F9)


def test_the_number_is_asked_for_and_the_form_shown_with_its_history(
    open_on: OpenDialog, desk: Desk, qtbot: QtBot
) -> None:
    dialog = open_on()
    assert dialog.number.hasFocus()
    places = (dialog.number.geometry(), dialog.find_button.geometry())
    type_text("0037")
    press_key(Qt.Key.Key_Return)
    settle(dialog, qtbot)
    assert dialog.stage is Stage.SHOWN
    QApplication.processEvents()
    assert (dialog.number.geometry(), dialog.find_button.geometry()) == places, "nothing jumps"
    assert dialog.number.text() == "37"
    assert dialog.about.text() == "Diketik oleh Budi"
    lines = dialog.shown.lines
    assert (lines["usia"].told.digits, lines["U1"].told.meaning) == ("47", "Sangat sesuai")
    assert "Kursi antre kurang" in texts_of(dialog.shown)
    assert dialog.history.text().startswith("24 November 2026 12.00 · disimpan")
    press_keys("1", "2")  # no key changes a form that is only shown
    assert lines["jenis_kelamin"].told.digits == "1"


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("", texts.NO_LEMBAR),
        ("99", "Lembar 99 tidak ada dalam periode 2026; periksa nomor di kertas."),
    ],
)
def test_a_number_that_leads_nowhere_is_told(
    open_on: OpenDialog, qtbot: QtBot, number: str, sentence: str
) -> None:
    dialog = open_on()
    type_text(number)
    press_key(Qt.Key.Key_Enter)
    settle(dialog, qtbot)
    assert dialog.told.text() == sentence
    assert dialog.stage is Stage.ASKING
    assert dialog.number.hasFocus()
    assert dialog.number.text() == number
    assert not dialog.main_button.isVisible()


def test_a_correction_keeps_its_reason_and_what_was_before(
    open_on: OpenDialog, desk: Desk, qtbot: QtBot
) -> None:
    dialog = open_on("37")
    correct(dialog, "U3", "4")
    assert dialog.stage is Stage.REASON
    assert dialog.review.title.text() == "Yang berubah di lembar 37"
    assert (
        dialog.review.lines.text()
        == "Pertanyaan 3: Kecepatan pelayanan: 2 Kurang cepat → 4 Sangat cepat"
    )
    assert dialog.review.reason.hasFocus()
    type_text("terbalik membaca")
    press_key(Qt.Key.Key_Return)
    settle(dialog, qtbot)
    form = form_of(desk, "37")
    assert (form.jawaban["U3"], form.keyed_by, form.saran) == (4, "Budi", "Kursi antre kurang")
    entry = entries_of(desk, form.id)[-1]
    assert entry.deed == "koreksi: terbalik membaca (Dewi)"
    assert '"U3":2' in (entry.before or "")
    assert '"U3":4' in (entry.after or "")
    assert dialog.stage is Stage.SHOWN
    assert dialog.told.text() == texts.KEPT
    assert "diperbaiki: terbalik membaca (Dewi)" in dialog.history.text()
    assert dialog.number.hasFocus()  # the next form may come
    assert dialog.review.reason.text() == ""


def test_texts_and_what_the_stack_carried_over_are_corrected_too(
    open_on: OpenDialog, desk: Desk, qtbot: QtBot
) -> None:
    dialog = open_on("37")
    press_key(Qt.Key.Key_Return)
    for field, digits in (("lembar", "501"), ("tanggal", "19-11-2026")):
        qtbot.mouseClick(dialog.typed.lines[field].box, Qt.MouseButton.LeftButton)
        press_keys(*digits, ENTER)
    for _ in range(LEADS + 9):
        press_keys(ENTER)
    assert dialog.typed.sheet is not None
    assert dialog.typed.sheet.at.name == "saran"
    type_text(" sekali")
    press_key(Qt.Key.Key_Return)
    assert dialog.review.lines.text().splitlines() == [
        "Lembar: 37 → 501",
        "Tanggal: 20 November 2026 → 19 November 2026",
        "Saran: Kursi antre kurang → Kursi antre kurang sekali",
    ]
    type_text("nomor tertukar")
    press_key(Qt.Key.Key_Return)
    settle(dialog, qtbot)
    form = form_of(desk, "501")
    assert (form.saran, str(form.tanggal)) == ("Kursi antre kurang sekali", "2026-11-19")
    assert dialog.number.text() == "501"


@pytest.mark.parametrize("missing", ["name", "reason"])
def test_name_and_reason_are_required(
    open_on: OpenDialog, desk: Desk, qtbot: QtBot, missing: str
) -> None:
    dialog = open_on("37", "" if missing == "name" else "Dewi")
    correct(dialog, "U1", "1")
    if missing == "name":
        assert dialog.review.name.hasFocus()
        press_key(Qt.Key.Key_Tab)
        type_text("salah")
    press_key(Qt.Key.Key_Return)
    settle(dialog, qtbot)
    assert dialog.stage is Stage.REASON
    assert dialog.told.text()
    field = dialog.review.name if missing == "name" else dialog.review.reason
    assert field.hasFocus()
    assert form_of(desk, "37").jawaban["U1"] == 4


def test_nothing_typed_is_nothing_to_keep(open_on: OpenDialog, qtbot: QtBot) -> None:
    dialog = open_on("37")
    press_key(Qt.Key.Key_Return)
    press_key(Qt.Key.Key_F9)
    assert dialog.stage is Stage.TYPING
    assert dialog.typed.hint.words == texts.NOTHING_CHANGED


def test_what_is_half_typed_is_taken_or_told(open_on: OpenDialog, qtbot: QtBot) -> None:
    dialog = open_on("37")
    correct(dialog, "usia", "8")  # 8 is an usia, and the first digit of others
    assert dialog.review.lines.text() == "Usia: 47 tahun → 8 tahun"
    assert dialog.review.warning.text() == "Usia 8 tahun jarang ada; pastikan sama dengan kertas."
    press_key(Qt.Key.Key_Escape)
    qtbot.mouseClick(dialog.typed.lines["tanggal"].box, Qt.MouseButton.LeftButton)
    press_keys("3", "9")
    press_key(Qt.Key.Key_F9)
    assert dialog.stage is Stage.TYPING
    assert dialog.typed.hint.is_bad


def test_a_number_of_another_form_is_refused_and_nothing_lost(
    open_on: OpenDialog, desk: Desk, qtbot: QtBot
) -> None:
    dialog = open_on("37")
    press_key(Qt.Key.Key_Return)
    press_keys("2")
    qtbot.mouseClick(dialog.typed.lines["lembar"].box, Qt.MouseButton.LeftButton)
    press_keys("3", "8", ENTER)
    press_key(Qt.Key.Key_F9)
    type_text("nomor keliru")
    press_key(Qt.Key.Key_Return)
    settle(dialog, qtbot)
    assert dialog.told.text().startswith("Nomor lembar 38 sudah dipakai dalam periode 2026")
    assert dialog.stage is Stage.REASON
    assert dialog.review.reason.text() == "nomor keliru"
    press_key(Qt.Key.Key_Escape)
    assert dialog.stage is Stage.TYPING
    assert dialog.typed.lines["jenis_kelamin"].told.digits == "2"
    assert form_of(desk, "37").jenis_kelamin == "L"
    assert len(entries_of(desk, form_of(desk, "37").id)) == 1


def test_escape_goes_back_step_by_step_and_never_loses_what_was_typed(
    open_on: OpenDialog, qtbot: QtBot
) -> None:
    dialog = open_on("37")
    correct(dialog, "U1", "1")
    stages = []
    for _ in range(2):
        press_key(Qt.Key.Key_Escape)
        stages.append(dialog.stage)
    assert stages == [Stage.TYPING, Stage.SHOWN]
    assert dialog.told.text() == texts.NOT_KEPT
    press_key(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.told.text() == texts.GIVE_UP
    press_key(Qt.Key.Key_Return)
    assert dialog.stage is Stage.TYPING
    assert dialog.typed.lines["U1"].told.digits == "1"


def test_what_was_typed_is_given_up_when_that_is_said_twice(
    open_on: OpenDialog, desk: Desk, qtbot: QtBot
) -> None:
    dialog = open_on("37")
    correct(dialog, "U1", "1")
    for _ in range(3):
        press_key(Qt.Key.Key_Escape)
    dialog.number.setFocus()
    dialog.number.selectAll()
    type_text("38")
    press_key(Qt.Key.Key_Return)
    settle(dialog, qtbot)
    assert dialog.number.text() == "38"
    press_key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible())
    assert form_of(desk, "37").jawaban["U1"] == 4


def test_a_form_is_declared_void_with_a_reason_and_asked_once_more(
    open_on: OpenDialog, desk: Desk, qtbot: QtBot
) -> None:
    dialog = open_on("38")
    dialog.void_button.setFocus()
    press_key(Qt.Key.Key_Space)
    assert dialog.stage is Stage.VOIDING
    assert dialog.review.title.text() == "Batalkan lembar 38"
    press_key(Qt.Key.Key_Return)
    assert dialog.told.text() == "Alasannya belum diisi; tulis dulu alasannya."
    type_text("kertas ganda")
    press_key(Qt.Key.Key_Return)
    assert dialog.stage is Stage.SURE
    assert dialog.told.text() == "Yakin membatalkan lembar 38?"
    press_key(Qt.Key.Key_Return)  # once too often: it leads back
    assert dialog.stage is Stage.VOIDING
    assert form_of(desk, "38").void_reason is None
    assert dialog.review.reason.text() == "kertas ganda"
    press_key(Qt.Key.Key_Return)
    press_key(Qt.Key.Key_Tab)
    press_key(Qt.Key.Key_Return)
    settle(dialog, qtbot)
    form = form_of(desk, "38")
    assert form.void_reason == "kertas ganda"
    assert entries_of(desk, form.id)[-1].deed == "batal: kertas ganda (Dewi)"
    assert dialog.about.text() == "Sudah dibatalkan: kertas ganda"
    assert not dialog.main_button.isVisible()
    assert not dialog.void_button.isVisible()


def test_a_form_that_was_declared_void_meanwhile_is_told(
    open_on: OpenDialog, desk: Desk, qtbot: QtBot
) -> None:
    dialog = open_on("37")
    correct(dialog, "U1", "1")
    desk.do(void_form, form_of(desk, "37").id, "Rina", "kertas ganda")
    type_text("salah baca")
    press_key(Qt.Key.Key_Return)
    settle(dialog, qtbot)
    assert dialog.told.text() == "Lembar 37 sudah dibatalkan; tidak perlu diulang."
    assert form_of(desk, "37").jawaban["U1"] == 4


def test_a_closed_period_refuses_and_nothing_is_lost(
    open_on: OpenDialog, desk: Desk, qtbot: QtBot
) -> None:
    dialog = open_on("37")
    correct(dialog, "U1", "1")
    desk.do(close_period, PERIOD)
    type_text("salah baca")
    press_key(Qt.Key.Key_Return)
    settle(dialog, qtbot)
    assert dialog.told.text().startswith("Periode 2026 sudah ditutup")
    assert dialog.stage is Stage.REASON
    assert dialog.review.lines.text()


def test_a_damaged_file_is_told_and_the_same_key_keeps_it_later(
    open_on: OpenDialog, desk: Desk, qtbot: QtBot
) -> None:
    dialog = open_on("37")
    correct(dialog, "U1", "1")
    type_text("salah baca")
    file = desk.folder / "skm-desk.db"
    whole = file.read_bytes()
    file.write_bytes(b"bukan basis data " * 1000)
    press_key(Qt.Key.Key_Return)
    settle(dialog, qtbot)
    assert file.name in dialog.told.text()
    file.write_bytes(whole)
    press_key(Qt.Key.Key_Return)
    settle(dialog, qtbot)
    assert form_of(desk, "37").jawaban["U1"] == 1


def test_the_result_is_told_nowhere(open_on: OpenDialog, desk: Desk, qtbot: QtBot) -> None:
    dialog = open_on("37")
    correct(dialog, "U1", "1")
    words = [text.casefold() for text in texts_of(dialog)]
    assert not [text for text in words if "ikm" in text or "mutu" in text or "nilai rata" in text]


def test_a_second_keying_is_part_of_the_history(
    page: VerifyPage, open_on: OpenDialog, desk: Desk
) -> None:
    batch = add_stack(desk, "Budi", [PAPER], "900")
    verify_stack(desk, batch, "Sari", [PAPER])
    dialog = open_on("900")
    assert dialog.about.text() == "Diketik oleh Budi · diketik ulang oleh Sari"
    assert "diketik ulang oleh petugas kedua" in dialog.history.text()


def test_it_opens_from_the_page_by_a_key_with_the_name_given_there(
    page: VerifyPage, qtbot: QtBot
) -> None:
    type_text("Tono")
    press_key(Qt.Key.Key_F8)
    dialog = page.findChild(CorrectDialog)
    assert dialog is not None
    assert dialog.review.name.officer == "Tono"


def test_every_control_can_be_told_by_ear_at_every_stage(open_on: OpenDialog, qtbot: QtBot) -> None:
    dialog = open_on("37")
    seen = []
    for _ in range(2):
        controls = [
            widget
            for widget in dialog.findChildren(QWidget)
            if widget.isVisible()
            and widget.isEnabled()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        assert len(controls) >= 4
        for control in controls:
            assert control.accessibleName().strip(), control
            assert control.accessibleDescription().strip(), control
        seen.append(dialog.stage)
        if dialog.stage is Stage.SHOWN:
            correct(dialog, "U1", "1")
    assert seen == [Stage.SHOWN, Stage.REASON]
    way: list[QWidget] = []
    while (at := QApplication.focusWidget()) is not None and at not in way:
        way.append(at)
        press_key(Qt.Key.Key_Tab)
    for control in (dialog.review.name, dialog.back_button, dialog.main_button):
        assert control in way
