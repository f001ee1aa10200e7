"""A saran from another channel is taken in, voided with a reason and taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from skm_desk.domain.changes import Kind
from skm_desk.domain.saran import CHANNELS, Saran, SaranKind
from skm_desk.domain.saran_list import SaranFilter, Standing
from skm_desk.storage.store import Store
from skm_desk.ui.staff.saran import saran_words as texts
from skm_desk.ui.staff.saran.dialogs import AddDialog, VoidDialog
from skm_desk.ui.staff.saran.page import SaranPage
from skm_desk.use_cases import manage_saran
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.manage_periods import close_period, create_period
from tests.conftest import NOON
from tests.use_cases.saran_office import PERIOD, SUMMER, assert_whole, look, saran_of, texts_of

OpenPage = Callable[[Desk], SaranPage]
Settle = Callable[[SaranPage], None]


def ask_add(page: SaranPage) -> AddDialog:
    page.add_button.click()
    dialog = page.findChild(AddDialog)
    assert dialog is not None
    return dialog


def fill(dialog: AddDialog, text: str, channel: str = "whatsapp", day: str = "1/7/2026") -> None:
    dialog.channel.choose(channel)
    dialog.day.setText(day)
    dialog.text.setPlainText(text)


def ask_void(page: SaranPage) -> VoidDialog:
    page.panel.void_button.click()
    dialog = page.findChild(VoidDialog)
    assert dialog is not None
    return dialog


def test_a_saran_is_taken_in_and_shown(
    office: Desk, open_page: OpenPage, settle_saran: Settle, qtbot: QtBot
) -> None:
    page = open_page(office)
    dialog = ask_add(page)
    assert dialog.focusWidget() is dialog.text
    assert dialog.channel.value is None, "it must be chosen"
    assert dialog.period.value == PERIOD
    assert dialog.day.text() == "24 November 2026"  # today
    fill(dialog, "Toilet <i>kotor</i> & gelap", day="2 Juli 2026")
    dialog.accept_button.click()
    settle_saran(page)
    qtbot.waitUntil(lambda: page.findChild(AddDialog) is None)
    row = page.model.row(page.list.currentIndex().row())
    assert row is not None
    assert page.panel.key == row.key
    kept = saran_of(office, row.key).saran
    assert kept == Saran(row.key, "Toilet <i>kotor</i> & gelap", "whatsapp", date(2026, 7, 2))
    assert page.panel.about.text() == "WhatsApp · 2 Juli 2026 · periode 2026"
    assert_whole(office)


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_channel_is_offered(
    office: Desk, open_page: OpenPage, settle_saran: Settle, channel: str
) -> None:
    page = open_page(office)
    dialog = ask_add(page)
    fill(dialog, "isi", channel)
    dialog.accept_button.click()
    settle_saran(page)
    assert texts_of(office, channel=channel) == ["isi"]


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("", "1/7/2026", "Isi sarannya masih kosong"),
        ("isi", "kemarin", "Tanggal “kemarin” tidak dikenali"),
        ("isi", "", "Tanggal belum diisi"),
        ("isi", "31/12/2025", "di luar periode"),
        ("isi", "25/11/2026", "belum tiba"),
        ("a" * 10_001, "1/7/2026", "terlalu panjang"),
    ],
)
def test_what_cannot_be_is_told_and_stays(
    office: Desk, open_page: OpenPage, settle_saran: Settle, text: str, day: str, words: str
) -> None:
    page = open_page(office)
    dialog = ask_add(page)
    fill(dialog, text, day=day)
    dialog.accept_button.click()
    settle_saran(page)
    assert words in dialog.failure.text()
    assert dialog.text.toPlainText() == text
    assert dialog.day.text() == day
    assert len(texts_of(office)) == 3
    dialog.cancel_button.click()


def test_one_that_is_not_in_the_list_can_be_shown(
    office: Desk, open_page: OpenPage, settle_saran: Settle
) -> None:
    page = open_page(office)
    page.filters.kind.choose(SaranKind.PUJIAN)
    page.filters.kind.picked.emit()
    settle_saran(page)
    dialog = ask_add(page)
    fill(dialog, "Parkir penuh", day="1/2/2026")
    dialog.accept_button.click()
    settle_saran(page)
    assert page.notice.words == texts.ADDED
    assert page.empty.isVisible()
    page.notice.action.click()
    settle_saran(page)
    assert page.panel.text.toPlainText() == "Parkir penuh"
    assert page.list.currentIndex().row() == 3
    assert page.filters.asked.is_open


def test_a_closed_period_is_not_offered(
    office: Desk, open_page: OpenPage, settle_saran: Settle
) -> None:
    office.do(create_period, "2025", date(2025, 1, 1), date(2025, 12, 31))
    office.do(close_period, PERIOD)
    page = open_page(office)
    assert page.filters.period.value == PERIOD
    dialog = ask_add(page)
    assert [dialog.period.itemText(n) for n in range(dialog.period.count())] == [
        texts.NOT_CHOSEN,
        "Periode 2025 · 1 Januari – 31 Desember 2025",
    ]
    assert (dialog.period.value, dialog.day.text()) == (None, ""), "that period is over"
    dialog.cancel_button.click()


def test_only_what_is_probably_right_is_filled_in(
    office: Desk, open_page: OpenPage, settle_saran: Settle, qtbot: QtBot
) -> None:
    """Neither a sample, nor a period that is over, nor one that has not begun."""
    office.do(create_period, "2025", date(2025, 1, 1), date(2025, 12, 31))
    office.do(create_period, "2027", date(2027, 1, 1), date(2027, 12, 31))
    office.do(add_sample)
    page = open_page(office)
    for shown in (PERIOD, "2025", "contoh-2026"):
        page.filters.period.choose(shown)
        page.filters.period.picked.emit()
        settle_saran(page)
        dialog = ask_add(page)
        assert (dialog.period.value, dialog.day.text()) == (PERIOD, "24 November 2026")
        choose(dialog, "2025")
        assert dialog.day.text() == "", "today is no day of it"
        choose(dialog, PERIOD)
        assert dialog.day.text() == "24 November 2026"
        dialog.day.setText("1/7/26")
        choose(dialog, "2025")
        assert dialog.day.text() == "1/7/26", "what a person typed stays"
        dialog.cancel_button.click()
        qtbot.waitUntil(lambda: page.findChild(AddDialog) is None)
    office.do(close_period, PERIOD)
    page.refresh()
    settle_saran(page)
    dialog = ask_add(page)
    assert (dialog.period.value, dialog.day.text()) == (None, "")
    dialog.cancel_button.click()


def add_sample(store: Store) -> Done[None]:
    """Add a period of made-up data that holds today."""
    real = store.period.find(PERIOD)
    assert real is not None
    store.period.add(replace(real, id="contoh", kode="contoh-2026", made_up=True))
    return Done(None, frozenset({Kind.PERIOD}))


def choose(dialog: AddDialog, kode: str) -> None:
    dialog.period.choose(kode)
    dialog.period.picked.emit()


def test_what_is_lacking_is_asked_for_field_by_field(
    office: Desk, open_page: OpenPage, settle_saran: Settle, qtbot: QtBot
) -> None:
    office.do(close_period, PERIOD)
    office.do(create_period, "2025", date(2025, 1, 1), date(2025, 12, 31))
    page = open_page(office)
    dialog = ask_add(page)
    qtbot.keyClicks(dialog.focusWidget(), "Antre lama")
    assert dialog.text.toPlainText() == "Antre lama", "the letters go into the text"
    for words, field, fill_in in (
        (texts.CHOOSE_CHANNEL, dialog.channel, lambda: dialog.channel.choose("surel")),
        (texts.CHOOSE_PERIOD, dialog.period, lambda: choose(dialog, "2025")),
        ("Tanggal belum diisi", dialog.day, lambda: dialog.day.setText("1/7/25")),
    ):
        dialog.accept_button.click()
        assert dialog.failure.text().startswith(words)
        assert dialog.focusWidget() is field
        fill_in()
    dialog.accept_button.click()
    settle_saran(page)
    (row,) = look(office, SaranFilter("2025")).rows
    assert (row.saran.text, row.saran.channel) == ("Antre lama", "surel")


def test_a_saran_is_voided_and_taken_back(
    office: Desk, open_page: OpenPage, settle_saran: Settle, qtbot: QtBot
) -> None:
    key = office.do(manage_saran.add_saran, PERIOD, "salah catat", "surel", NOON.date()).id
    page = open_page(office)
    assert page.panel.key == key
    dialog = ask_void(page)
    dialog.accept_button.click()
    settle_saran(page)
    assert dialog.failure.text().startswith("Alasannya belum diisi")
    dialog.reason.setText("dobel")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    settle_saran(page)
    assert dialog.isVisible(), "Enter in a field voids nothing"
    assert dialog.focusWidget() is dialog.cancel_button
    dialog.accept_button.setFocus()
    qtbot.keyClick(dialog.accept_button, Qt.Key.Key_Return)
    settle_saran(page)
    assert page.notice.words == texts.VOIDED
    assert page.model.rowCount() == 3
    assert page.panel.about.text().endswith("\nDibatalkan: dobel")
    assert not page.panel.kind.isEnabled()
    assert page.panel.back_button.isVisible()
    assert_whole(office)
    page.notice.action.click()
    settle_saran(page)
    assert saran_of(office, key).saran.void_reason is None
    assert page.model.rowCount() == 4
    assert page.panel.kind.isEnabled()
    assert_whole(office)


def test_a_void_one_is_found_again(office: Desk, open_page: OpenPage, settle_saran: Settle) -> None:
    key = office.do(manage_saran.add_saran, PERIOD, "salah catat", "surel", SUMMER).id
    office.do(manage_saran.void_saran, key, "dobel")
    page = open_page(office)
    page.filters.standing.choose(Standing.VOID)
    page.filters.standing.picked.emit()
    settle_saran(page)
    assert page.panel.key == key
    page.panel.back_button.click()
    settle_saran(page)
    assert page.notice.words == texts.TAKEN_BACK
    assert saran_of(office, key).saran.void_reason is None
    page.notice.action.click()
    settle_saran(page)
    assert saran_of(office, key).saran.void_reason == "dobel"
    assert_whole(office)
