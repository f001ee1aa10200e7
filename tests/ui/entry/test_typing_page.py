"""The page for typing as an officer has it: by keyboard alone, every check, every way back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from skm_desk.domain.doubts import ALL_BLANK, UNUSUAL_USIA
from skm_desk.domain.keying import BACK, ENTER, LEFT, NEXT, RIGHT
from skm_desk.domain.sheet import LEMBAR, TANGGAL, OpenQuestion
from skm_desk.ui.entry import hint_line
from skm_desk.ui.entry import typing_words as texts
from skm_desk.ui.entry.correct_dialog import CorrectDialog
from skm_desk.ui.entry.field_box import Standing
from skm_desk.ui.entry.last_forms import KEPT, NOT_KEPT, NOTHING_YET
from skm_desk.ui.entry.other_form import OtherForm
from skm_desk.ui.entry.text_boxes import SaranBox
from skm_desk.ui.window import PAGES, Window
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.fill_sample import fill
from skm_desk.use_cases.key_paper import close_batch, open_batch, reopen_batch, view_stacks
from skm_desk.use_cases.manage_periods import close_period, create_period
from tests.ui.entry.typist import (
    Typing,
    Typist,
    forms_kept,
    has_focus_inside,
    kept_values,
    open_paper_year,
)
from tests.ui.kiosk.busy_file import give_up_soon, locked
from tests.ui.kiosk.visitor import wait_until
from tests.use_cases.kiosk_visits import PERIOD

FORM = "24134432143214"  # P, 41, SMA, Swasta, and nine nilai
# Question 8 of the paper is about sarana, which is unsur 9; question 9 about pengaduan.
ON_PAPER = ("U1", "U2", "U3", "U4", "U5", "U6", "U7", "U9", "U8")
CARRIED = {LEMBAR: "1", TANGGAL: "2026-11-24", "jam": "08.00–12.00", "layanan": "id-ktp"}
OpenWindow = Callable[[Desk], Window]


@pytest.fixture
def typist(paper_desk: Desk, sit_down: Typing) -> Typist:
    """An officer at the first sheet of a new stack."""
    typist = sit_down(paper_desk)
    typist.open_stack()
    return typist


def save(typist: Typist, keys: str = FORM) -> None:
    """Type a form and have it kept."""
    typist.type(*keys, ENTER)
    typist.settle()


def test_a_stack_is_opened_and_typed_by_keyboard_alone(paper_desk: Desk, sit_down: Typing) -> None:
    typist = sit_down(paper_desk)
    page = typist.page
    assert QApplication.focusWidget() is page.new_stack.name
    assert page.new_stack.lembar.text() == "1"
    assert page.new_stack.tanggal.text() == "24-11-2026"
    typist.open_stack()
    assert page.typing.last.accessibleDescription() == NOTHING_YET
    assert typist.sheet.values == CARRIED
    assert typist.at == "jenis_kelamin"
    save(typist)
    save(typist, "1---000000003")
    assert typist.sheet.values == {**CARRIED, LEMBAR: "3"}
    first, second = forms_kept(paper_desk)
    assert kept_values(first) == {
        **CARRIED,
        **{"jenis_kelamin": "P", "usia": "41", "pendidikan": "SMA", "pekerjaan": "SWASTA"},
        **dict(zip(ON_PAPER, "432143214", strict=True)),
    }
    assert kept_values(second) == {**CARRIED, LEMBAR: "2", "jenis_kelamin": "L", "U8": "3"}
    assert [row.lembar for row in page.typing.last.rows] == ["2", "1"]
    assert all(row.state == KEPT for row in page.typing.last.rows)
    assert page._line.text().startswith("Tumpukan Siti  ·  2 lembar tersimpan")


@pytest.mark.parametrize("key", ["5", "9", "x", "+", " ", "é"])
def test_a_wrong_key_enters_nothing_and_stops_there(typist: Typist, key: str) -> None:
    typist.type(*"24134")
    before = typist.sheet
    typist.press(key)
    stopped = replace(before, keys=before.keys + 1, asked=OpenQuestion.NO_MEANING)
    assert typist.sheet == stopped
    assert typist.is_warned
    assert "tekan Backspace, lalu ketik 1 sampai 4" in typist.hint
    typist.press("3")
    assert typist.sheet == replace(stopped, keys=before.keys + 2, stray=True)
    assert typist.is_warned
    typist.type(BACK, "3")
    assert not typist.is_warned
    assert typist.sheet.values == {**before.values, "U1": "3"}, "Backspace took back no more"


def test_every_field_says_what_it_takes(typist: Typist) -> None:
    typist.press("7")
    assert "ketik 1 sampai 2" in typist.hint
    typist.type(BACK, "2", "2", "x")
    assert "5 sampai 120" in typist.hint
    typist.type(BACK, BACK, "1", "3")
    assert typist.at == "pendidikan"
    typist.type(LEFT, LEFT, LEFT, LEFT, LEFT, LEFT)
    assert typist.at == LEMBAR
    typist.press(LEFT)
    assert typist.hint == texts.FIRST_FIELD
    typist.key(Qt.Key.Key_F2)
    assert typist.at == TANGGAL
    typist.type(*"24-1", ENTER)
    assert "belum lengkap" in typist.hint
    assert typist.at == TANGGAL


def test_going_back_and_on_again_keeps_what_was_typed(typist: Typist) -> None:
    typist.type(*"24134432")
    at = typist.at
    typist.type(LEFT, LEFT, RIGHT, NEXT)
    assert typist.at == at
    typist.type(BACK)
    emptied = typist.at
    assert typist.sheet.values[emptied] == ""
    typist.type("1")
    assert typist.sheet.values[emptied] == "1"
    assert typist.at == at


def test_escape_loses_nothing(typist: Typist) -> None:
    typist.type(*"24134")
    before = typist.sheet
    typist.key(Qt.Key.Key_Escape)
    assert typist.sheet == before
    assert typist.hint == texts.STAYS
    assert not typist.is_warned
    assert has_focus_inside(typist.view)


@pytest.mark.parametrize(
    ("keys", "words", "at", "flag"),
    [
        (["2", "8", ENTER], "Usia 8 tahun: benar?", "usia", UNUSUAL_USIA),
        (["2", "1", "1", "7"], "Usia 117 tahun: benar?", "usia", UNUSUAL_USIA),
        ([*"24134", *"000000000", ENTER], "Semua jawaban kosong: benar?", "saran", ALL_BLANK),
    ],
)
def test_a_doubt_is_asked_at_its_field_and_once(
    typist: Typist, paper_desk: Desk, keys: list[str], words: str, at: str, flag: str
) -> None:
    typist.type(*keys)
    assert typist.is_warned
    assert typist.hint.startswith(words)
    assert typist.at == at
    assert_present_box_asks(typist)
    typist.press(ENTER)
    if typist.page.typing.sheet and typist.at == "pendidikan":
        typist.type(*FORM[3:], ENTER)
    typist.settle()
    (form,) = forms_kept(paper_desk)
    assert flag in form.flags


def assert_present_box_asks(typist: Typist) -> None:
    """Hold that the field of the open question looks so, and lets nothing be typed."""
    if typist.at in typist.view.texts:
        assert typist.view.texts[typist.at].isReadOnly()
    else:
        assert typist.view.lines[typist.at].told.standing is Standing.ASKED


@pytest.mark.parametrize(
    ("keys", "at"),
    [
        (["2", "7", ENTER], "usia"),
        (["2", "1", "1", "2"], "usia"),
        ([*FORM[:-1], ENTER], "U8"),  # a digit too few
        ([*FORM[:-1], "7"], "U8"),  # a slip of the finger
        ([*FORM[:7], "7"], "U3"),
        ([*FORM, "4", ENTER], "saran"),  # a digit too many
        ([*"24134", *"000000000", ENTER], "saran"),
        ([*"24136", *"432143214", ENTER], "pekerjaan_text"),  # 6 for 5: Lainnya
        ([*FORM[:7], NEXT, *FORM[8:], ENTER], "U3"),
    ],
)
def test_three_sheets_typed_blind_behind_a_question_leave_nothing(
    typist: Typist, paper_desk: Desk, heard: list[str], keys: list[str], at: str
) -> None:
    """No digit, letter or Enter of theirs lands in another field or answers the question."""
    typist.type(*keys)
    before = typist.sheet
    assert before.asked is not None
    assert typist.at == at
    heard.clear()
    pressed = typist.keys
    for paper in (FORM, "1-234143211123", "27\n34443332221"):
        typist.type(*paper)
        typist.write("Ruang tunggu panas\n2")
        typist.type(*"abcd-.,+", NEXT, ENTER)
    assert replace(typist.sheet, keys=0, stray=False) == replace(before, keys=0, stray=False)
    assert len(heard) == typist.keys - pressed, "each of them is heard"
    typist.settle()
    assert forms_kept(paper_desk) == []
    box = typist.view.texts["saran"]
    assert box.toPlainText() == before.values.get("saran", "")
    QApplication.clipboard().setText("tempel")
    typist.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    typist.key(Qt.Key.Key_F2)
    assert typist.at == at
    assert box.toPlainText() == before.values.get("saran", "")
    typist.press(BACK)
    assert typist.sheet.asked is None
    assert not typist.is_warned
    typist.key(Qt.Key.Key_F2)
    assert typist.at == LEMBAR


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the officer hears: a line for each beep."""
    beeps: list[str] = []
    monkeypatch.setattr(hint_line.QApplication, "beep", lambda: beeps.append("beep"))
    return beeps


def test_a_digit_too_few_does_not_send_the_next_form_into_the_saran(
    typist: Typist, paper_desk: Desk
) -> None:
    typist.type(*FORM[:-1], ENTER)
    assert typist.at == "U8"
    assert typist.is_warned
    assert typist.hint.startswith("Isian ini belum diketik: tekan Backspace, lalu ketik 1 sampai 4")
    typist.settle()
    assert forms_kept(paper_desk) == []
    typist.type(BACK, FORM[-1], ENTER)
    typist.settle()
    (form,) = forms_kept(paper_desk)
    assert (form.saran, form.jawaban["U8"]) == ("", 4)


def test_a_digit_too_many_is_not_kept_as_a_saran_unasked(typist: Typist, paper_desk: Desk) -> None:
    typist.type(*FORM, "4", ENTER)
    assert typist.is_warned
    assert typist.hint.startswith("Saran hanya angka 4: benar?")
    typist.settle()
    assert forms_kept(paper_desk) == []
    typist.type(BACK, ENTER)
    typist.type(*FORM, *"10 jam", ENTER)
    typist.settle()
    assert [form.saran for form in forms_kept(paper_desk)] == ["", "10 jam"]


def test_an_answer_that_was_passed_over_is_led_to(typist: Typist, paper_desk: Desk) -> None:
    typist.type(*FORM[:7], NEXT, *FORM[8:])
    passed = typist.view.lines["U3"].told
    assert (passed.digits, passed.standing) == ("", Standing.AHEAD), "no tick for nothing"
    typist.press(ENTER)
    assert typist.at == "U3"
    assert typist.is_warned
    assert typist.hint.startswith("Isian ini terlewati: ")
    typist.settle()
    assert forms_kept(paper_desk) == []
    typist.type(BACK, "0")
    while typist.at != "saran":
        typist.press(NEXT)
    typist.press(ENTER)
    typist.settle()
    (form,) = forms_kept(paper_desk)
    assert form.jawaban["U3"] is None


def test_a_doubt_is_asked_again_when_a_draft_is_gone_on_with(
    typist: Typist, paper_desk: Desk
) -> None:
    typist.type("2", "7", ENTER)
    typist.key(Qt.Key.Key_F4)
    typist.settle()
    typist.resume()
    assert (typist.at, typist.sheet.typed, typist.sheet.asked) == ("usia", "7", None)
    typist.type(ENTER)
    assert typist.hint.startswith("Usia 7 tahun: benar?")
    typist.type(BACK, *"41")
    assert typist.sheet.values["usia"] == "41"


def test_a_number_that_is_taken_is_told_at_once_and_the_other_form_is_shown(
    typist: Typist, paper_desk: Desk
) -> None:
    save(typist)
    typist.type(*"13")
    typist.key(Qt.Key.Key_F2)
    typist.type("1", ENTER)
    wait_until(lambda: typist.is_warned)
    assert typist.hint.startswith("Lembar 1 sudah ada")
    assert typist.at == "usia", "typing goes on where it was"
    typist.type(*"5134432143214", ENTER)
    (dialog,) = typist.page.findChildren(OtherForm)
    assert dialog.view.lines["usia"].told.digits == "41"
    assert forms_kept(paper_desk)[0].usia == 41
    assert len(forms_kept(paper_desk)) == 1
    wait_until(lambda: QApplication.activeWindow() is dialog)
    typist.type(*FORM[:5], ENTER)  # of the next sheet, typed blind
    typist.come_back()
    typist.type(*FORM, ENTER)
    assert typist.at == LEMBAR
    assert typist.sheet.shown(LEMBAR) == "1"
    assert "Backspace: ketik ulang" in typist.hint
    typist.type(BACK, "7", ENTER, ENTER)
    typist.settle()
    assert [form.lembar for form in forms_kept(paper_desk)] == ["1", "7"]
    assert typist.sheet.values[LEMBAR] == "8"


@pytest.mark.parametrize(
    ("day", "words"), [("24-11-25", "di luar periode"), ("31-12-2026", "belum tiba")]
)
def test_a_day_that_cannot_be_is_refused_at_its_field(
    typist: Typist, paper_desk: Desk, day: str, words: str
) -> None:
    typist.key(Qt.Key.Key_F2)
    typist.key(Qt.Key.Key_F2)
    typist.type(*day, ENTER)
    typist.type(*FORM, ENTER)  # typed blind
    assert (typist.at, typist.sheet.typed) == (TANGGAL, day)
    assert typist.is_warned
    assert words in typist.hint
    assert_present_box_asks(typist)
    typist.type(*[BACK] * len(day), *"23-11-26", ENTER)
    assert typist.at == "jenis_kelamin"
    save(typist)
    (form,) = forms_kept(paper_desk)
    assert form.tanggal == date(2026, 11, 23)
    assert typist.sheet.values[TANGGAL] == CARRIED[TANGGAL], "changed for one sheet alone"


def test_a_form_that_cannot_be_kept_comes_back(
    typist: Typist, paper_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_up_soon(monkeypatch)
    with locked(paper_desk):
        typist.type(*FORM, ENTER)
        assert typist.sheet.values[LEMBAR] == "2", "the next sheet does not wait"
        wait_until(lambda: typist.is_warned and typist.sheet.values[LEMBAR] == "1")
        assert "Lembar 1 belum tersimpan" in typist.hint
        assert typist.page.typing.last.rows[0].state == NOT_KEPT
    typist.type(*FORM, ENTER)  # the next sheet, typed blind: nothing of it may land in this one
    assert typist.sheet.values[LEMBAR] == "1"
    assert typist.view.texts["saran"].toPlainText() == ""
    typist.press(ENTER)
    typist.settle()
    assert [form.lembar for form in forms_kept(paper_desk)] == ["1"]
    assert typist.sheet.values[LEMBAR] == "2"


def test_a_form_that_comes_back_waits_for_the_one_that_is_typed(
    typist: Typist, paper_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_up_soon(monkeypatch)
    with locked(paper_desk):
        typist.type(*FORM, ENTER, *"1343")
        wait_until(lambda: "Selesaikan dulu lembar ini" in typist.hint)
        assert typist.is_warned
        assert typist.sheet.values[LEMBAR] == "2"
    wait_until(lambda: not typist.page.is_waiting)
    typist.type(*"34432143214"[1:], ENTER)
    assert typist.sheet.values[LEMBAR] == "1"
    typist.press(ENTER)
    typist.settle()
    assert sorted(form.lembar or "" for form in forms_kept(paper_desk)) == ["1", "2"]
    assert typist.sheet.values[LEMBAR] == "3"


def test_a_period_that_is_closed_meanwhile_keeps_the_form_as_a_draft(
    typist: Typist, paper_desk: Desk
) -> None:
    paper_desk.do(close_period, PERIOD)
    typist.type(*FORM, ENTER)
    wait_until(lambda: typist.is_warned)
    assert "sudah ditutup" in typist.hint
    assert typist.sheet.values[LEMBAR] == "1"
    typist.settle()
    assert forms_kept(paper_desk) == []


def test_a_stack_that_is_closed_meanwhile_gives_the_form_back(
    typist: Typist, paper_desk: Desk
) -> None:
    batch = typist.page.typing.batch
    assert batch is not None
    paper_desk.do(close_batch, batch.id)
    typist.type(*FORM, ENTER)
    wait_until(lambda: typist.is_warned)
    assert "sudah ditutup" in typist.hint
    paper_desk.do(reopen_batch, batch.id)
    typist.press(ENTER)
    typist.settle()
    assert len(forms_kept(paper_desk)) == 1


def test_a_stack_is_paused_and_gone_on_with_at_the_same_field(
    typist: Typist, paper_desk: Desk
) -> None:
    save(typist)
    typist.type(*"241344")
    before = typist.sheet
    typist.key(Qt.Key.Key_F4)
    assert not typist.page.is_typing
    assert "Lembar 2 tersimpan sebagai draf" in typist.page._line.text()
    typist.settle()
    assert typist.page.stacks.rows[0].line.text().endswith("1 lembar  ·  1 lembar belum selesai")
    typist.resume()
    assert typist.sheet == before
    assert typist.hint == texts.RESUMED
    typist.key(Qt.Key.Key_F4)
    typist.settle()
    typist.window.show_page(0)
    typist.go_to_page()
    typist.resume()


def test_a_stack_is_closed_and_opened_again(typist: Typist, paper_desk: Desk) -> None:
    save(typist)
    typist.key(Qt.Key.Key_F4)
    typist.settle()
    stacks = typist.page.stacks
    typist.press(NEXT)
    typist.press(ENTER)
    wait_until(lambda: not stacks.rows[0].close_button.isVisible())
    typist.settle()
    (row,) = paper_desk.look(view_stacks, PERIOD).rows
    assert row.batch.closed is not None
    assert QApplication.focusWidget() is stacks.rows[0].reopen_button, "the keyboard stays here"
    assert typist.page._line.text() == texts.CHOOSE
    typist.press(ENTER)
    wait_until(stacks.rows[0].resume_button.isVisible)
    typist.settle()
    (row,) = paper_desk.look(view_stacks, PERIOD).rows
    assert row.batch.closed is None


def test_a_saran_and_the_name_of_a_pekerjaan_are_typed_without_leaving_the_keyboard(
    typist: Typist, paper_desk: Desk
) -> None:
    typist.type(*"24136")
    assert typist.at == "pekerjaan_text"
    typist.write("tukang ojek")
    typist.type(ENTER, *"432143214")
    typist.write("Baris pertama 1 2 3\nBaris kedua\n")
    typist.key(Qt.Key.Key_Up)
    typist.key(Qt.Key.Key_Up)
    assert typist.at == "saran", "up goes from line to line first"
    typist.key(Qt.Key.Key_Up)
    assert typist.at == "U8", "the last question on the paper"
    typist.type(RIGHT, ENTER)
    typist.settle()
    (form,) = forms_kept(paper_desk)
    assert form.pekerjaan_text == "tukang ojek"
    assert form.saran == "Baris pertama 1 2 3\nBaris kedua"


def test_a_long_saran_wraps_and_nothing_moves(typist: Typist) -> None:
    typist.type(*FORM)
    places = {name: line.geometry() for name, line in typist.view.lines.items()}
    typist.write("Ruang tunggu panas " * 20)
    saran = typist.view.texts["saran"]
    assert isinstance(saran, SaranBox)
    assert saran.document().size().height() > 3  # lines
    assert {name: line.geometry() for name, line in typist.view.lines.items()} == places


def test_a_click_goes_to_a_field(typist: Typist) -> None:
    typist.type(*"2413444")
    box = typist.view.lines["usia"].box
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert typist.at == "usia"
    assert QApplication.focusWidget() is box
    QTest.mouseClick(typist.view.lines["U5"], Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert typist.at == "U5"


def test_f8_asks_for_a_sheet_and_comes_back_to_the_form(typist: Typist) -> None:
    save(typist)
    typist.type(*"24")
    typist.key(Qt.Key.Key_F8)
    (dialog,) = typist.page.findChildren(CorrectDialog)
    wait_until(lambda: QApplication.activeWindow() is dialog)
    dialog.reject()
    typist.come_back()
    typist.type("1")
    assert typist.sheet.values["usia"] == "41"


def test_f8_works_before_a_stack_is_open_too(paper_desk: Desk, sit_down: Typing) -> None:
    typist = sit_down(paper_desk)
    typist.key(Qt.Key.Key_F8)
    (dialog,) = typist.page.findChildren(CorrectDialog)
    dialog.reject()


def test_a_form_typed_last_is_opened_by_a_click(typist: Typist) -> None:
    save(typist)
    QTest.mouseClick(typist.page.typing.last, Qt.MouseButton.LeftButton, pos=QPoint(10, 8))
    (dialog,) = typist.page.findChildren(CorrectDialog)
    wait_until(lambda: not dialog.is_waiting)
    assert dialog.number.text() == "1"
    dialog.reject()


def test_what_is_typed_when_the_window_closes_is_on_the_disk(
    typist: Typist, paper_desk: Desk, sit_down: Typing
) -> None:
    typist.type(*FORM, ENTER, *"134")
    typist.window.close()
    (form,) = forms_kept(paper_desk)
    assert form.lembar == "1"
    other = sit_down(paper_desk)
    other.resume()
    assert other.sheet.values == {**CARRIED, LEMBAR: "2", "jenis_kelamin": "L", "usia": "34"}
    assert other.at == "pendidikan"


def test_another_page_and_back_is_the_same_field(typist: Typist) -> None:
    typist.type(*"24134")
    before, view = typist.sheet, typist.view
    typist.key(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: not view.isVisible())
    typist.go_to_page()
    assert typist.sheet == before
    typist.press("4")
    assert typist.sheet.values[before.at.name] == "4"


def test_only_open_periods_are_offered(desk: Desk, sit_down: Typing) -> None:
    desk.do(fill)
    open_paper_year(desk)
    desk.do(create_period, "lama", date(2020, 1, 1), date(2020, 12, 31))
    desk.do(close_period, "lama")
    typist = sit_down(desk)
    chooser = typist.page.chooser
    assert chooser.kode == PERIOD
    kodes = [chooser.itemData(place) for place in range(chooser.count())]
    assert "lama" not in kodes
    assert kodes[0] == PERIOD


def test_without_a_period_the_page_says_what_to_do(desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(desk)
    window.show_page([page.title for page in PAGES].index(texts.TITLE))
    wait_until(lambda: _says(window, texts.NO_PERIOD))


@pytest.mark.parametrize("size", [(1366, 768), (1366, 700), (1920, 1080)])
def test_the_whole_form_is_seen_without_scrolling(typist: Typist, size: tuple[int, int]) -> None:
    typist.window.resize(*size)
    QApplication.processEvents()
    scroll = typist.page.findChild(QScrollArea)
    assert scroll is not None
    assert scroll.verticalScrollBar().maximum() == 0
    assert scroll.horizontalScrollBar().maximum() == 0
    for widget in (*typist.view.lines.values(), typist.view.hint, *typist.view.texts.values()):
        if widget.isVisible():
            corner = widget.mapTo(scroll.viewport(), QPoint(0, 0))
            assert scroll.viewport().rect().contains(widget.rect().translated(corner))


@pytest.mark.parametrize("size", [(1024, 700), (880, 500)])
def test_a_narrow_window_scrolls_to_the_present_field_and_tells_the_choices(
    typist: Typist, size: tuple[int, int]
) -> None:
    typist.window.resize(*size)
    QApplication.processEvents()
    scroll = typist.page.findChild(QScrollArea)
    assert scroll is not None
    assert scroll.horizontalScrollBar().maximum() == 0
    typist.type(*FORM[:-1])
    QApplication.processEvents()
    box = typist.view.first_focus()
    corner = box.mapTo(scroll.viewport(), QPoint(0, 0))
    assert scroll.viewport().rect().contains(box.rect().translated(corner))
    assert "1 Tidak ada" in typist.hint


def test_every_control_can_be_told_by_ear(typist: Typist) -> None:
    for control in _controls(typist.page):
        assert control.accessibleName().strip(), control
        assert control.accessibleDescription().strip(), control
    assert "Laki-laki" in typist.view.first_focus().accessibleDescription()
    typist.press("2")
    assert "Perempuan" in typist.view.lines["jenis_kelamin"].box.accessibleName()
    typist.key(Qt.Key.Key_F4)
    typist.settle()
    for control in _controls(typist.page):
        assert control.accessibleName().strip(), control
        assert control.accessibleDescription().strip(), control


def test_no_petugas_no_stack(paper_desk: Desk, sit_down: Typing) -> None:
    typist = sit_down(paper_desk)
    card = typist.page.new_stack
    card.start_button.click()
    assert card.told.text() == texts.NO_OFFICER
    assert QApplication.focusWidget() is card.name
    typist.write("Siti")
    for day, words in (("32-13-2026", "tidak dikenali"), ("1-1-2024", "di luar periode")):
        card.tanggal.setText(day)
        card.start_button.click()
        assert words in card.told.text()
        assert QApplication.focusWidget() is card.tanggal
    assert paper_desk.look(view_stacks, PERIOD).rows == ()


def test_the_next_stack_begins_where_the_last_one_ended(
    typist: Typist, paper_desk: Desk, qtbot: QtBot
) -> None:
    save(typist)
    typist.key(Qt.Key.Key_F4)
    typist.settle()
    card = typist.page.new_stack
    assert card.lembar.text() == "2"
    assert card.tanggal.text() == "24-11-2026"
    assert card.jam.kode == "08.00–12.00"
    assert card.layanan.kode == "id-ktp"


def test_closed_stacks_are_folded(paper_desk: Desk, sit_down: Typing) -> None:
    for number in range(8):
        batch = paper_desk.do(open_batch, PERIOD, f"Petugas {number}")
        if number < 7:
            paper_desk.do(close_batch, batch.id)
    typist = sit_down(paper_desk)
    stacks = typist.page.stacks
    assert len(stacks.rows) == 6
    assert stacks.rows[0].officer.text() == "Petugas 7"
    stacks.all_button.setFocus()
    typist.press(ENTER)
    assert len(stacks.rows) == 8
    stacks.rows[0].resume_button.setFocus()
    typist.key(Qt.Key.Key_Down)
    typist.key(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is stacks.rows[1].reopen_button


def _says(widget: QWidget, words: str) -> bool:
    return any(label.isVisible() and label.text() == words for label in widget.findChildren(QLabel))


def _controls(page: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and (widget.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(widget, QAbstractButton))
    ]
