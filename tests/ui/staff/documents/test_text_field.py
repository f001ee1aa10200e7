"""The editor: a placeholder is stepped over, marked and deleted whole, whatever key is pressed."""

import random

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextCursor, QTextFormat
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from skm_desk import palette
from skm_desk.domain.placeholders import find_marks
from skm_desk.ui.staff.documents.mark_painter import MarkPainter
from skm_desk.ui.staff.documents.text_field import TextField

VALUES = {"kota": "Kota: Jambi", "tahun": "Tahun: 2024"}
TEXT = "di {kota} saja"
START, END = 3, 9  # of the placeholder
_BACKGROUND = QTextFormat.Property.BackgroundBrush
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def field(qtbot: QtBot) -> TextField:
    field = TextField()
    qtbot.addWidget(field)
    field.resize(500, 300)
    field.show_values(VALUES)
    field.setPlainText(TEXT)
    field.show()
    qtbot.waitExposed(field)
    return field


def stand(field: TextField, place: int, anchor: int | None = None) -> None:
    cursor = field.textCursor()
    cursor.setPosition(place if anchor is None else anchor)
    cursor.setPosition(place, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)


def where(field: TextField) -> int:
    return field.textCursor().position()


def test_arrows_step_over(qtbot: QtBot, field: TextField) -> None:
    stand(field, START)
    qtbot.keyClick(field, Qt.Key.Key_Right)
    assert where(field) == END
    qtbot.keyClick(field, Qt.Key.Key_Left)
    assert where(field) == START
    qtbot.keyClick(field, Qt.Key.Key_Left)
    assert where(field) == START - 1


def test_words_step_over(qtbot: QtBot, field: TextField) -> None:
    stand(field, 0)
    places = []
    for _ in range(4):
        qtbot.keyClick(field, Qt.Key.Key_Right, CTRL)
        places.append(where(field))
    assert places == [START, END, 10, len(TEXT)]
    for _ in range(6):
        qtbot.keyClick(field, Qt.Key.Key_Left, CTRL)
        assert not START < where(field) < END
    assert where(field) == 0


def test_shift_marks_it_whole(qtbot: QtBot, field: TextField) -> None:
    stand(field, START)
    qtbot.keyClick(field, Qt.Key.Key_Right, SHIFT)
    assert field.textCursor().selectedText() == "{kota}"
    stand(field, END)
    qtbot.keyClick(field, Qt.Key.Key_Left, SHIFT)
    assert field.textCursor().selectedText() == "{kota}"


@pytest.mark.parametrize("place", range(START + 1, END))
def test_a_cursor_never_stands_inside(field: TextField, place: int) -> None:
    stand(field, 0)
    stand(field, place)
    assert where(field) in (START, END)


@pytest.mark.parametrize(
    ("place", "key", "held", "left"),
    [
        (END, Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier, "di  saja"),
        (END, Qt.Key.Key_Backspace, SHIFT, "di  saja"),
        (START, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "di  saja"),
        (END, Qt.Key.Key_Backspace, CTRL, "di  saja"),
        (START, Qt.Key.Key_Delete, CTRL, "di  saja"),
        (START, Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier, "di{kota} saja"),
        (END, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "di {kota}saja"),
    ],
)
def test_deleting(
    qtbot: QtBot,
    field: TextField,
    place: int,
    key: Qt.Key,
    held: Qt.KeyboardModifier,
    left: str,
) -> None:
    stand(field, place)
    qtbot.keyClick(field, key, held)
    assert field.toPlainText().replace("  ", " ") == left.replace("  ", " ")
    assert all(mark.name in VALUES for mark in find_marks(field.toPlainText()))
    field.undo()
    assert field.toPlainText() == TEXT


def test_typing_beside_it_leaves_it_whole(qtbot: QtBot, field: TextField) -> None:
    stand(field, START)
    qtbot.keyClicks(field, "x{")
    stand(field, END + 2)
    qtbot.keyClicks(field, "}y")
    assert field.toPlainText() == "di x{{kota}}y saja"
    assert [mark.written for mark in find_marks(field.toPlainText()) if mark.name in VALUES] == [
        "{kota}"
    ]


def test_a_marked_part_is_widened_before_it_is_typed_over(qtbot: QtBot, field: TextField) -> None:
    stand(field, START + 3, anchor=1)
    qtbot.keyClicks(field, "X")
    assert field.toPlainText() in ("dX saja", "dX{kota} saja")
    field.setPlainText(TEXT)
    stand(field, 12, anchor=START + 2)
    assert field.textCursor().selectedText().startswith("{kota}")
    qtbot.keyClick(field, Qt.Key.Key_X, CTRL)
    assert field.toPlainText() == "di ja"
    assert QApplication.clipboard().text() == "{kota} sa"


def test_a_double_click_marks_it_whole(qtbot: QtBot, field: TextField) -> None:
    stand(field, 0)
    cursor = field.textCursor()
    cursor.setPosition(START + 2)
    point = field.cursorRect(cursor).center()
    qtbot.mouseClick(field.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert where(field) in (START, END)
    qtbot.mouseDClick(field.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert field.textCursor().selectedText() == "{kota}"


def test_what_is_wrong_can_be_mended_letter_by_letter(qtbot: QtBot, field: TextField) -> None:
    field.setPlainText("di {kta}")
    stand(field, 5)
    assert where(field) == 5
    qtbot.keyClicks(field, "o")
    assert field.toPlainText() == "di {kota}"
    stand(field, 9)
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert field.toPlainText() == "di "


def test_inserting(qtbot: QtBot, field: TextField) -> None:
    stand(field, 2)
    field.insert("tahun")
    assert field.toPlainText() == "di{tahun} {kota} saja"
    assert where(field) == 9
    field.undo()
    assert field.toPlainText() == TEXT


def test_another_text_can_be_undone(field: TextField) -> None:
    field.replace_all("teks baku {tahun}")
    assert field.toPlainText() == "teks baku {tahun}"
    field.undo()
    assert field.toPlainText() == TEXT


def test_signs_that_count_twice(qtbot: QtBot, field: TextField) -> None:
    field.setPlainText("😀😀{kota}x")
    end = 4 + 6
    stand(field, end)
    qtbot.keyClick(field, Qt.Key.Key_Left)
    assert where(field) == 4
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    assert field.toPlainText() == "😀😀x"
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert field.toPlainText() == "😀x"


def test_a_drop_is_not_taken(field: TextField) -> None:
    data = QMimeData()
    data.setText("x")
    assert not field.acceptDrops()
    assert not field.viewport().acceptDrops()


def test_the_value_is_told_below_the_mouse_and_beside_the_cursor(field: TextField) -> None:
    told: list[str] = []
    field.standing.connect(told.append)
    stand(field, START)
    stand(field, 1)
    stand(field, END)
    assert told == ["kota", "", "kota"]
    cursor = field.textCursor()
    cursor.setPosition(START + 3)
    point = field.cursorRect(cursor).center()
    assert field.name_at(point) == "kota"
    assert field.name_at(QPoint(field.viewport().width() - 5, point.y())) is None
    event = QHelpEvent(QEvent.Type.ToolTip, point, field.mapToGlobal(point))
    QApplication.sendEvent(field.viewport(), event)
    assert QToolTip.text() == "Kota: Jambi"
    QToolTip.hideText()


def test_chips_and_underlines(field: TextField) -> None:
    painter = MarkPainter(field.document(), VALUES)
    field.setPlainText("😀 {kota} {kta} {")
    QApplication.processEvents()
    formats = field.document().firstBlock().layout().formats()
    spans = {(each.start, each.length): each.format for each in formats}
    assert set(spans) == {(3, 6), (10, 5), (16, 1)}
    assert spans[3, 6].background().color().name() == palette.LEAD_SOFT
    assert spans[10, 5].underlineColor().name() == palette.WARN
    painter.show_known({"kta"})
    formats = field.document().firstBlock().layout().formats()
    chips = {each.start for each in formats if each.format.hasProperty(_BACKGROUND)}
    assert chips == {10}


def test_no_sequence_of_keys_breaks_one(qtbot: QtBot, field: TextField) -> None:
    chance = random.Random(14)
    keys = [
        *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
        *(Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Home, Qt.Key.Key_End),
        *(Qt.Key.Key_A, Qt.Key.Key_Return, Qt.Key.Key_Z),
    ]
    for turn in range(1500):
        if turn % 50 == 0:
            field.setPlainText("di {kota} pada {tahun}\n{kota}{tahun} <b>\n" * 4)
            stand(field, chance.randrange(100))
        held = chance.choice([Qt.KeyboardModifier.NoModifier, SHIFT, CTRL, CTRL | SHIFT])
        key = chance.choice(keys)
        if key == Qt.Key.Key_A and held & CTRL:
            continue  # marks everything
        qtbot.keyClick(field, key, held)
        marks = [mark.name for mark in find_marks(field.toPlainText())]
        assert all(name in VALUES for name in marks), field.toPlainText()
        cursor = field.textCursor()
        for mark in find_marks(field.toPlainText()):
            assert not mark.start < cursor.position() < mark.end
            assert not mark.start < cursor.anchor() < mark.end
