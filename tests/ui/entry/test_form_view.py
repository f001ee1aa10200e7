"""The form on the screen: what stands where, how it shows where one is, and what is drawn again."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from skm_desk.domain.filling import LAYANAN
from skm_desk.domain.keying import BACK, ENTER, LEFT, press
from skm_desk.domain.layanan import Layanan
from skm_desk.domain.sheet import PEKERJAAN_TEXT, Field, Part, Sheet, fields_of
from skm_desk.exchange.kuesioner_toml import read_kuesioner
from skm_desk.machine.resources import resource
from skm_desk.ui.entry.choice_panel import words_font
from skm_desk.ui.entry.field_box import Standing
from skm_desk.ui.entry.field_line import label_width
from skm_desk.ui.entry.field_words import options_of, short_text
from skm_desk.ui.entry.form_view import FormView
from tests.domain.sheet_samples import FIELDS_2024, FILLED, MANY, SETS, asked, begin, press_all

_BESIDE_MEANING = 8 + 14 + 8  # gap, mark and edge
KUESIONER = read_kuesioner(resource("kuesioner", "dinsosdukcapil-2024.toml"))


class Eye(QObject):
    """Counts how often each line is drawn."""

    def __init__(self, view: FormView) -> None:
        super().__init__()
        self.drawn: list[str] = []
        self._names = {line: name for name, line in view.lines.items()}
        for line in self._names:
            line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            self.drawn.append(self._names[watched])  # type: ignore[index]
        return False


def fields_2024() -> tuple[Field, ...]:
    return tuple(field for field in FIELDS_2024 if field.name != "disabilitas")


@pytest.fixture
def view(qtbot: QtBot) -> FormView:
    view = FormView()
    qtbot.addWidget(view)
    view.resize(1_070, 600)
    view.take_form(KUESIONER, fields_2024())
    view.show_sheet(begin(fields=fields_2024()))
    view.show()
    view.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is view)
    view.first_focus().setFocus()
    return view


def shown(view: FormView, name: str) -> tuple[str, str, Standing]:
    told = view.lines[name].told
    return told.digits, told.meaning, told.standing


def test_the_fields_stand_in_the_order_of_the_paper(view: FormView) -> None:
    tops = [
        (line.mapTo(view, line.rect().topLeft()).y(), name) for name, line in view.lines.items()
    ]
    order = [name for _, name in sorted(tops, key=lambda pair: pair[0])]
    assert order[:4] == ["lembar", "tanggal", "jam", "layanan"]
    assert order[-9:] == ["U1", "U2", "U3", "U4", "U5", "U6", "U7", "U9", "U8"]
    assert len({top for top, name in tops if name in order[:4]}) == 1, "carried over: one row"


def test_the_meaning_stands_beside_each_digit(view: FormView) -> None:
    view.show_sheet(press_all(begin(fields=fields_2024()), "24636"))
    assert shown(view, "jenis_kelamin")[:2] == ("2", "Perempuan")
    assert shown(view, "usia")[:2] == ("46", "tahun")
    assert shown(view, "pendidikan")[:2] == ("3", "SMA")
    assert shown(view, "pekerjaan")[:2] == ("6", "Lainnya")
    assert shown(view, "tanggal")[:2] == ("24-11-2026", "")
    assert shown(view, "jam")[:2] == ("1", "08.00–12.00")
    assert shown(view, "layanan")[:2] == ("1", "KTP")


def test_a_long_layanan_is_read_whole(qtbot: QtBot) -> None:
    long = (Layanan("id-pulang", "Pemulangan orang terlantar"),)
    fields = fields_of(KUESIONER, long)
    view = FormView()
    qtbot.addWidget(view)
    view.take_form(KUESIONER, fields)
    view.show_sheet(begin({**FILLED, LAYANAN: "id-pulang"}, fields))
    view.resize(1_070, 600)
    view.show()
    for name in ("jam", LAYANAN):
        line = view.lines[name]
        right_of_box = line.width() - line.box.geometry().right() - _BESIDE_MEANING
        assert label_width([line.told.meaning]) <= right_of_box, name


def test_no_choice_of_a_question_is_cut_off(view: FormView) -> None:
    for field in fields_2024():
        if field.part is Part.NILAI:
            view.show_sheet(begin(fields=fields_2024()).go_to(field.name))
            for room, option in view.panel.rows():
                words = view.panel.words_room(room, option).width()
                font = words_font(option, words)
                assert QFontMetrics(font).horizontalAdvance(option.words) < words, option.words


def test_blank_is_no_digit(view: FormView) -> None:
    view.show_sheet(press_all(begin(fields=fields_2024()), "-0"))
    assert shown(view, "jenis_kelamin")[:2] == ("–", "kosong")
    assert shown(view, "usia")[:2] == ("–", "kosong")
    assert shown(view, "pendidikan")[:2] == ("", "")


def test_where_one_is_and_was_is_told_by_more_than_colour(view: FormView) -> None:
    sheet = press_all(begin(fields=fields_2024()), ["2", "4", "6", "3", "4", "1", "2", "3"])
    view.show_sheet(sheet)
    assert shown(view, "U3")[2] is Standing.PASSED
    assert shown(view, "U4")[2] is Standing.HERE
    assert shown(view, "U5")[2] is Standing.AHEAD
    assert shown(view, "lembar")[2] is Standing.CARRIED
    view.show_sheet(press_all(sheet, [LEFT, LEFT]))
    assert shown(view, "U2")[2] is Standing.HERE
    assert shown(view, "U3")[2] is Standing.BEHIND
    assert shown(view, "U4")[2] is Standing.AHEAD
    assert "lalu mundur" in view.lines["U3"].box.accessibleName()


def test_half_typed_stands_in_the_box(view: FormView) -> None:
    sheet = press_all(begin(fields=fields_2024()), "24")
    view.show_sheet(sheet)
    assert shown(view, "usia")[:2] == ("4", "")
    view.show_sheet(press_all(sheet, [BACK]))
    assert shown(view, "usia")[0] == ""


def test_only_what_changed_is_drawn_again(view: FormView, qtbot: QtBot) -> None:
    sheet = press_all(begin(fields=fields_2024()), "2463412")
    view.show_sheet(sheet)
    QApplication.processEvents()
    eye = Eye(view)
    view.show_sheet(press(sheet, "3")[0])
    qtbot.waitUntil(lambda: len(eye.drawn) >= 2)
    QApplication.processEvents()
    assert set(eye.drawn) == {"U3", "U4"}


def test_the_same_form_is_built_once(view: FormView) -> None:
    lines = dict(view.lines)
    view.take_form(KUESIONER, fields_2024())
    assert view.lines == lines
    view.take_form(KUESIONER, FIELDS_2024)
    assert "disabilitas" in view.lines


def test_a_text_is_asked_for_only_where_a_choice_wants_it(view: FormView) -> None:
    box = view.texts[PEKERJAAN_TEXT]
    height = view.lines["U1"].geometry()
    view.show_sheet(press_all(begin(fields=fields_2024()), "24634"))
    assert not box.isVisible()
    view.show_sheet(press_all(begin(fields=fields_2024()), "24636"))
    assert box.isVisible()
    assert box.hasFocus()
    assert view.lines["U1"].geometry() == height


def test_keys_and_texts_are_told_and_never_taken(view: FormView) -> None:
    keys = QSignalSpy(view.pressed)
    QTest.keyClicks(view.first_focus(), "2x")
    QTest.keyClick(view.first_focus(), Qt.Key.Key_Tab)
    QTest.keyClick(view.first_focus(), Qt.Key.Key_Backtab)
    assert [keys.at(place)[0] for place in range(keys.count())] == ["2", "x", "next", "left"]
    assert shown(view, "jenis_kelamin")[0] == "", "what a key does is for the owner to say"
    assert QApplication.focusWidget() is view.lines["jenis_kelamin"].box


def test_keys_lead_out_of_a_saran(view: FormView) -> None:
    sheet = begin(fields=fields_2024()).go_to("saran")
    view.show_sheet(sheet)
    keys, texts = QSignalSpy(view.pressed), QSignalSpy(view.text_typed)
    saran = view.texts["saran"]
    assert saran.hasFocus()
    QTest.keyClick(saran, Qt.Key.Key_Backspace)
    QTest.keyClick(saran, Qt.Key.Key_Left)
    QTest.keyClicks(saran, "1a")
    QTest.keyClick(saran, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(saran, Qt.Key.Key_Up)
    QTest.keyClick(saran, Qt.Key.Key_Up)
    QTest.keyClick(saran, Qt.Key.Key_Tab)
    QTest.keyClick(saran, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    told = [keys.at(place)[0] for place in range(keys.count())]
    assert told == [BACK, LEFT, LEFT, "next", ENTER]
    assert [texts.at(place)[0] for place in range(texts.count())] == ["1", "1a", "1a\n"]


def test_only_the_present_text_can_be_written(view: FormView) -> None:
    saran = view.texts["saran"]
    assert saran.isReadOnly()
    texts = QSignalSpy(view.text_typed)
    QTest.keyClicks(saran, "abc")
    assert texts.count() == 0


def test_escape_is_told(view: FormView) -> None:
    escaped = QSignalSpy(view.escaped)
    QTest.keyClick(view.first_focus(), Qt.Key.Key_Escape)
    assert escaped.count() == 1


def test_a_second_value_stands_beside_the_first(view: FormView) -> None:
    view.show_sheet(press_all(begin(fields=fields_2024()), "24634123"))
    view.mark({"U2": "4", "usia": "47", "pekerjaan": ""})
    assert view.lines["U2"].told.second == "4 Sangat mudah"
    assert view.lines["usia"].told.second == "47 tahun"
    assert view.lines["pekerjaan"].told.second == "– kosong"
    assert "beda: 4 Sangat mudah" in view.lines["U2"].box.accessibleName()
    view.mark({})
    assert view.lines["U2"].told.second == ""


def test_a_form_to_be_read_takes_no_key(view: FormView) -> None:
    view.set_readable_only()
    sheet = replace(begin(fields=fields_2024()), values={"U1": "3"})
    view.show_sheet(sheet)
    keys = QSignalSpy(view.pressed)
    QTest.keyClicks(view.lines["U1"].box, "1")
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert keys.count() == 0
    assert shown(view, "U1") == ("3", "Sesuai", Standing.PASSED)
    assert shown(view, "U2") == ("–", "kosong", Standing.PASSED)
    assert not view.panel.isVisible()


def test_a_bad_hint_is_announced_and_no_line_moves(
    view: FormView, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(QApplication, "beep", lambda: heard.append("beep"))
    places = {name: line.geometry() for name, line in view.lines.items()}
    view.show_hint("Biasa saja")
    assert heard == []
    view.show_hint("Salah. " * 20, bad=True)
    view.show_hint("Salah. " * 20, bad=True)
    QApplication.processEvents()
    assert heard == ["beep", "beep"]
    assert view.hint.accessibleName().startswith("Salah.")
    assert {name: line.geometry() for name, line in view.lines.items()} == places


def test_the_choices_of_the_present_field_are_listed(view: FormView) -> None:
    view.show_sheet(press_all(begin(fields=fields_2024()), "24634"))
    told = view.panel.help
    assert told.name == "Persyaratan"
    assert [(option.digits, option.letter) for option in told.options] == [
        ("1", "a"), ("2", "b"), ("3", "c"), ("4", "d"), ("0", ""),
    ]  # fmt: skip
    rows = [rect for rect, _ in view.panel.rows()]
    assert all(view.panel.rect().contains(rect) for rect in rows)


@pytest.mark.parametrize("kode", SETS)
def test_every_choice_has_room_however_many_there_are(qtbot: QtBot, kode: str) -> None:
    kuesioner = read_kuesioner(resource("kuesioner", f"{kode}.toml"))
    fields = asked(kode)
    layanan = [field for field in fields_of(kuesioner, MANY) if field.name == "layanan"]
    fields = tuple(layanan[0] if field.name == "layanan" else field for field in fields)
    view = FormView()
    qtbot.addWidget(view)
    view.resize(1_070, 560)
    view.take_form(kuesioner, fields)
    view.show()
    for field in fields:
        view.show_sheet(Sheet("s", fields).go_to(field.name))
        rows = view.panel.rows()
        assert len(rows) == len(options_of(kuesioner, field))
        for place, (rect, _) in enumerate(rows):
            assert view.panel.rect().contains(rect), field.name
            assert not any(rect.intersects(other) for other, _ in rows[:place])


def test_a_question_is_told_by_what_is_its_own() -> None:
    assert short_text("Bagaimana pendapat Saudara tentang biaya?") == "… biaya?"
    assert short_text("Bagaimana pendapat Anda terhadap biaya?") == "… terhadap biaya?"
    assert short_text("Apakah biayanya wajar?") == "Apakah biayanya wajar?"
    assert short_text("Bagaimana pendapat Saudara") == "Bagaimana pendapat Saudara"
