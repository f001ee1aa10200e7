"""The page of saran: read, marked, quoted, followed up and undone, by mouse and by keyboard."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from skm_desk.domain.saran import FORM_CHANNEL, SaranKind
from skm_desk.domain.saran_list import SaranFilter, Standing
from skm_desk.sentences.standing import MADE_UP
from skm_desk.ui.staff.saran import saran_words as texts
from skm_desk.ui.staff.saran.page import SaranPage
from skm_desk.use_cases import manage_saran
from skm_desk.use_cases.correct_responden import void_form
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.manage_periods import close_period, create_period
from tests.ui.staff.saran.conftest import TEXTS
from tests.use_cases.saran_office import (
    PERIOD,
    SUMMER,
    assert_whole,
    form_of,
    keep_forms,
    saran_of,
)

OpenPage = Callable[[Desk], SaranPage]
Settle = Callable[[SaranPage], None]
TOP, LAST = "form-4", "form-1"


def line_of(page: SaranPage) -> str:
    return page._line.text()


def listed(page: SaranPage) -> list[str]:
    rows = (page.model.row(place) for place in range(page.model.rowCount()))
    return ["…" if row is None else row.saran.text for row in rows]


def current(page: SaranPage) -> int:
    return page.list.currentIndex().row()


def choose(page: SaranPage, place: int, settle: Settle) -> None:
    page.list.setCurrentIndex(page.model.index(place))
    settle(page)


def press(page: SaranPage, key: Qt.Key, qtbot: QtBot, settle: Settle) -> None:
    page.list.setFocus()
    qtbot.keyClick(page.list, key)
    settle(page)


def test_it_opens_on_the_newest_saran(office: Desk, open_page: OpenPage) -> None:
    page = open_page(office)
    assert listed(page) == [TEXTS[3], TEXTS[1], TEXTS[0]]
    assert line_of(page) == "Periode 2026 · 3 saran · tidak ada yang disaring"
    assert current(page) == 0
    assert page.panel.key == TOP
    assert page.panel.text.toPlainText() == TEXTS[3]
    assert page.panel.about.text() == "Formulir kios · 1 Juli 2026 · periode 2026"
    assert page.panel.kind.chosen == 0
    assert not page.panel.void_button.isVisible()  # the form is corrected or voided, not this


def test_the_sample_office(sample_desk: Desk, open_page: OpenPage, settle_saran: Settle) -> None:
    page = open_page(sample_desk)
    assert line_of(page) == "Periode 2024 · 3 saran · tidak ada yang disaring"
    assert page.panel.quote.tick.isChecked()
    page.filters.period.choose("contoh-2025")
    page.filters.period.picked.emit()
    settle_saran(page)
    assert MADE_UP in [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    page.filters.period.choose(None)
    page.filters.period.picked.emit()
    settle_saran(page)
    assert line_of(page).startswith(f"{texts.ALL_PERIODS} · ")


def test_arrows_lead_from_saran_to_saran(
    office: Desk, open_page: OpenPage, qtbot: QtBot, settle_saran: Settle
) -> None:
    page = open_page(office)
    press(page, Qt.Key.Key_Down, qtbot, settle_saran)
    assert page.panel.text.toPlainText() == TEXTS[1]
    press(page, Qt.Key.Key_End, qtbot, settle_saran)
    assert page.panel.text.toPlainText() == TEXTS[0]  # its signs of HTML as they were typed
    press(page, Qt.Key.Key_Home, qtbot, settle_saran)
    assert page.panel.key == TOP


def test_keys_mark_and_urungkan_takes_it_back(
    office: Desk, open_page: OpenPage, qtbot: QtBot, settle_saran: Settle
) -> None:
    page = open_page(office)
    for key, kind in ((Qt.Key.Key_1, SaranKind.PENGADUAN), (Qt.Key.Key_3, SaranKind.PUJIAN)):
        press(page, key, qtbot, settle_saran)
        assert saran_of(office, TOP).saran.kind is kind
        assert page.notice.words == texts.kind_told(kind)
        assert page.panel.kind.chosen == list(SaranKind).index(kind)
    page.notice.action.click()
    settle_saran(page)
    assert saran_of(office, TOP).saran.kind is SaranKind.PENGADUAN
    assert page.notice.words == ""
    assert page.panel.kind.chosen == 1
    press(page, Qt.Key.Key_0, qtbot, settle_saran)
    assert saran_of(office, TOP).saran.kind is SaranKind.UNMARKED
    assert_whole(office)


def test_a_saran_is_marked_by_mouse(
    office: Desk, open_page: OpenPage, settle_saran: Settle
) -> None:
    page = open_page(office)
    page.panel.kind.buttons[2].click()
    settle_saran(page)
    page.panel.unsur.choose("U9")
    page.panel.unsur.picked.emit()
    settle_saran(page)
    assert page.notice.words == "Dikaitkan dengan unsur U9."
    saran = saran_of(office, TOP).saran
    assert (saran.kind, saran.unsur) == (SaranKind.SARAN, "U9")
    row = page.model.row(0)
    assert row is not None
    assert texts.marks(row) == ("Saran", "U9")
    page.notice.action.click()
    settle_saran(page)
    assert saran_of(office, TOP).saran.unsur == ""
    assert page.panel.unsur.value == ""


def test_a_name_in_a_quote_is_pointed_out_and_hidden(
    office: Desk, open_page: OpenPage, settle_saran: Settle
) -> None:
    page = open_page(office)
    choose(page, 2, settle_saran)
    quote = page.panel.quote
    assert quote.words.text() == ""
    assert not quote.hide_button.isVisible()
    quote.tick.click()
    settle_saran(page)
    assert "nama orang (“Siti Rahma”)" in quote.words.text()
    assert quote.words.property("role") == "warn"
    assert [s.cursor.selectedText() for s in page.panel.text.extraSelections()] == ["Siti Rahma"]
    quote.hide_button.click()
    settle_saran(page)
    saran = saran_of(office, LAST).saran
    assert saran.quoted
    assert saran.wording == "Dilayani Bu … dengan <b>ramah</b> & cepat"
    assert quote.words.text() == texts.LEFT_OUT_NOTE
    assert not quote.hide_button.isEnabled()
    page.notice.action.click()
    settle_saran(page)
    assert saran_of(office, LAST).saran.wording == TEXTS[0]
    assert quote.hide_button.isEnabled()
    assert_whole(office)


def test_what_was_chosen_is_hidden_and_shown_again(
    office: Desk, open_page: OpenPage, settle_saran: Settle
) -> None:
    keep_forms(office, [form_of(9, "😀 pak budi dan bu ani 😀", date(2026, 8, 1))])
    page = open_page(office)
    quote = page.panel.quote
    quote.tick.click()
    settle_saran(page)
    assert quote.words.text() == texts.QUOTE_NOTE
    assert not quote.hide_button.isEnabled()
    for word in ("budi", "ani"):
        cursor = page.panel.text.document().find(word)
        page.panel.text.setTextCursor(cursor)
        assert quote.hide_button.isEnabled()
        quote.hide_button.click()
        settle_saran(page)
    assert saran_of(office, "form-9").saran.wording == "😀 pak … dan bu … 😀"
    quote.show_button.click()
    settle_saran(page)
    assert saran_of(office, "form-9").saran.wording == "😀 pak budi dan bu ani 😀"
    assert not quote.show_button.isVisible()


def test_a_note_is_kept_by_itself(
    office: Desk, open_page: OpenPage, qtbot: QtBot, settle_saran: Settle
) -> None:
    page = open_page(office)
    page.panel.done.setFocus()
    qtbot.keyClicks(page.panel.done, "Kursi dibeli")
    qtbot.waitUntil(lambda: saran_of(office, TOP).saran.done == "Kursi dibeli", timeout=3000)
    qtbot.waitUntil(lambda: page.panel.kept.text() == "Tersimpan")
    row = page.model.row(0)
    assert row is not None
    assert row.saran.done == "Kursi dibeli"


def test_a_note_goes_with_its_saran(
    office: Desk, open_page: OpenPage, qtbot: QtBot, settle_saran: Settle
) -> None:
    page = open_page(office)
    page.panel.done.setFocus()
    qtbot.keyClicks(page.panel.done, "satu")
    choose(page, 1, settle_saran)
    assert page.panel.done.toPlainText() == ""
    assert saran_of(office, TOP).saran.done == "satu"
    assert saran_of(office, "form-2").saran.done == ""


def test_a_note_is_kept_when_the_window_closes(
    office: Desk, open_page: OpenPage, qtbot: QtBot
) -> None:
    page = open_page(office)
    page.panel.done.setFocus()
    qtbot.keyClicks(page.panel.done, "baru diketik")
    page.window().hide()
    assert saran_of(office, TOP).saran.done == "baru diketik"
    assert_whole(office)


def test_what_is_being_typed_survives_what_others_write(
    office: Desk, open_page: OpenPage, qtbot: QtBot, settle_saran: Settle
) -> None:
    page = open_page(office)
    page.panel.done.setFocus()
    qtbot.keyClicks(page.panel.done, "setengah")
    page.panel._waiting.stop()
    office.do(manage_saran.set_kind, TOP, SaranKind.SARAN)  # another window
    page.refresh()
    settle_saran(page)
    assert page.panel.kind.chosen == 2
    assert page.panel.done.toPlainText() == "setengah"


def test_a_word_is_searched(
    office: Desk, open_page: OpenPage, qtbot: QtBot, settle_saran: Settle
) -> None:
    page = open_page(office)
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.filters.search.hasFocus()
    qtbot.keyClicks(page.filters.search, "LAMA")
    qtbot.waitUntil(lambda: listed(page) == [TEXTS[1]])
    settle_saran(page)
    assert line_of(page) == "Periode 2026 · 1 dari 3 saran · memuat “LAMA”"
    assert page.panel.key == "form-2"
    qtbot.keyClicks(page.filters.search, "%")
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Return)
    settle_saran(page)
    assert page.empty.isVisible()
    assert page.empty.sentence.text() == texts.NONE_FOUND
    assert page.panel.key is None
    page.clear_button.click()
    settle_saran(page)
    assert len(listed(page)) == 3
    assert page.filters.search.text() == ""


def test_every_chooser_narrows_the_list(
    office: Desk, open_page: OpenPage, settle_saran: Settle
) -> None:
    office.do(manage_saran.set_kind, TOP, SaranKind.PENGADUAN)
    office.do(manage_saran.set_unsur, TOP, "U9")
    office.do(manage_saran.add_saran, PERIOD, "Parkir penuh", "lapor", SUMMER)
    office.do(manage_saran.set_quoted, LAST, True)
    page = open_page(office)
    filters = page.filters
    for chooser, value, neutral, shown, words in (
        (filters.kind, SaranKind.PENGADUAN, None, [TEXTS[3]], "pengaduan"),
        (filters.unsur, "U9", None, [TEXTS[3]], "unsur U9"),
        (filters.channel, "lapor", None, ["Parkir penuh"], "SP4N-LAPOR!"),
        (filters.standing, Standing.QUOTED, Standing.ALL, [TEXTS[0]], "dikutip di laporan"),
    ):
        chooser.choose(value)
        chooser.picked.emit()
        settle_saran(page)
        assert listed(page) == shown
        assert line_of(page) == f"Periode 2026 · 1 dari 4 saran · {words}"
        chooser.choose(neutral)
        chooser.picked.emit()
        settle_saran(page)
    assert filters.asked == SaranFilter(PERIOD)


def test_what_is_marked_by_key_leaves_the_list_and_the_next_is_there(
    office: Desk, open_page: OpenPage, qtbot: QtBot, settle_saran: Settle
) -> None:
    page = open_page(office)
    page.filters.kind.choose(SaranKind.UNMARKED)
    page.filters.kind.picked.emit()
    settle_saran(page)
    press(page, Qt.Key.Key_1, qtbot, settle_saran)
    assert listed(page) == [TEXTS[1], TEXTS[0]]
    assert page.panel.key == "form-2"
    assert current(page) == 0
    press(page, Qt.Key.Key_2, qtbot, settle_saran)
    press(page, Qt.Key.Key_3, qtbot, settle_saran)
    assert page.empty.isVisible()
    kinds = [saran_of(office, key).saran.kind for key in ("form-4", "form-2", "form-1")]
    assert kinds == [SaranKind.PENGADUAN, SaranKind.SARAN, SaranKind.PUJIAN]


def test_what_is_marked_in_the_detail_stays_there(
    office: Desk, open_page: OpenPage, qtbot: QtBot, settle_saran: Settle
) -> None:
    page = open_page(office)
    page.filters.kind.choose(SaranKind.UNMARKED)
    page.filters.kind.picked.emit()
    settle_saran(page)
    choose(page, 1, settle_saran)
    page.panel.lead_in()
    page.panel.kind.buttons[1].click()
    settle_saran(page)
    assert listed(page) == [TEXTS[3], TEXTS[0]]
    assert page.panel.key == "form-2"
    assert page.list.selectedIndexes() == []
    press(page, Qt.Key.Key_Down, qtbot, settle_saran)
    assert page.panel.key == LAST  # what stood below it comes next


def test_a_new_form_comes_in_and_nothing_moves(
    office: Desk, open_page: OpenPage, settle_saran: Settle
) -> None:
    page = open_page(office)
    choose(page, 1, settle_saran)
    keep_forms(office, [form_of(9, "Baru datang", date(2026, 9, 1))])
    page.refresh()
    settle_saran(page)
    assert listed(page)[0] == "Baru datang"
    assert current(page) == 2
    assert page.panel.key == "form-2"


def test_a_form_voided_meanwhile_is_gone(
    office: Desk, open_page: OpenPage, settle_saran: Settle
) -> None:
    page = open_page(office)
    office.do(void_form, TOP, "", "dobel")
    page.panel.kind.buttons[1].click()  # older than what the file says
    settle_saran(page)
    assert "tidak ada lagi" in page.notice.words
    assert listed(page) == [TEXTS[1], TEXTS[0]]
    assert page.panel.key != TOP
    assert_whole(office)


def test_nothing_moves_when_another_saran_is_chosen(
    office: Desk, open_page: OpenPage, settle_saran: Settle
) -> None:
    office.do(manage_saran.add_saran, PERIOD, "kata " * 1000, "surel", date(2026, 8, 1))
    office.do(manage_saran.set_quoted, LAST, True)
    page = open_page(office)
    panel = page.panel
    parts: tuple[QWidget, ...] = (
        page.list,
        panel.text,
        panel.kind,
        panel.unsur,
        panel.done,
        panel.quote.tick,
    )

    def corners() -> list[tuple[int, int]]:
        QApplication.processEvents()
        points = [part.mapTo(page, part.rect().topLeft()) for part in parts]
        return [(point.x(), point.y()) for point in points]

    before = corners()
    for place in range(1, 4):
        choose(page, place, settle_saran)
        assert corners() == before


def test_an_office_without_a_period(desk: Desk, open_page: OpenPage) -> None:
    page = open_page(desk)
    assert page.empty.sentence.text() == texts.NO_PERIOD
    assert page.empty.sentence.isVisible()
    for part in (page.filters, page.filters.period, page.add_button, page.clear_button):
        assert not part.isVisible()


def test_a_period_without_a_saran(desk: Desk, open_page: OpenPage, settle_saran: Settle) -> None:
    desk.do(create_period, PERIOD, date(2026, 1, 1), date(2026, 12, 31))
    page = open_page(desk)
    assert page.empty.sentence.text() == texts.NO_SARAN
    assert line_of(page) == "Periode 2026 · 0 saran · tidak ada yang disaring"
    assert page.add_button.isEnabled()
    desk.do(close_period, PERIOD)
    page.refresh()
    settle_saran(page)
    assert not page.add_button.isEnabled()
    assert page.add_button.toolTip() == texts.NO_OPEN_PERIOD


def test_a_damaged_file_is_told_and_read_again(
    office: Desk, open_page: OpenPage, settle_saran: Settle
) -> None:
    page = open_page(office)
    path = office.folder / "skm-desk.db"
    whole = path.read_bytes()
    path.write_bytes(b"bukan basis data" * 100)
    page.refresh()
    settle_saran(page)
    assert page.notice.words
    assert listed(page)[0] == TEXTS[3]
    path.write_bytes(whole)
    page.notice.action.click()
    settle_saran(page)
    assert page.notice.words == ""


def test_a_deed_that_fails_shows_what_the_file_says(
    office: Desk, open_page: OpenPage, settle_saran: Settle
) -> None:
    page = open_page(office)
    path = office.folder / "skm-desk.db"
    whole = path.read_bytes()
    path.write_bytes(b"bukan basis data" * 100)
    page.panel.quote.tick.click()
    settle_saran(page)
    path.write_bytes(whole)
    page.refresh()
    settle_saran(page)
    assert not page.panel.quote.tick.isChecked()
    assert not saran_of(office, TOP).saran.quoted


def test_everything_has_a_name_and_is_reached_by_tab(
    office: Desk, open_page: OpenPage, qtbot: QtBot
) -> None:
    page = open_page(office)
    wanted = {
        page.filters.search,
        page.filters.kind,
        page.filters.unsur,
        page.filters.channel,
        page.filters.standing,
        page.list,
        page.panel.text,
        *page.panel.kind.buttons,
        page.panel.unsur,
        page.panel.done,
        page.panel.quote.tick,
        page.filters.period,
        page.add_button,
    }
    page.filters.search.setFocus()
    reached: set[QWidget] = set()
    for _ in range(40):
        widget = QApplication.focusWidget()
        assert widget is not None
        assert widget.accessibleName(), widget
        reached.add(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    assert wanted <= reached


def test_enter_leads_into_the_detail(
    office: Desk, open_page: OpenPage, qtbot: QtBot, settle_saran: Settle
) -> None:
    page = open_page(office)
    press(page, Qt.Key.Key_Return, qtbot, settle_saran)
    assert page.panel.kind.buttons[0].hasFocus()


def test_the_channel_of_forms_is_one_of_the_channels(office: Desk, open_page: OpenPage) -> None:
    page = open_page(office)
    page.filters.channel.choose(FORM_CHANNEL)
    assert page.filters.channel.currentText() == "Formulir survei"
