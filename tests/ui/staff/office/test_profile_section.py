"""The profile of the office: kept when a field is left, refused beside it, given back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from skm_desk.domain.settings import Office
from skm_desk.ui.staff.office import profile_words as texts
from skm_desk.ui.staff.office.page import OfficePage
from skm_desk.ui.staff.office.setting_field import SettingField
from skm_desk.use_cases.change_settings import LONGEST_WORDS, WORDS, change_setting, read_office
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.view_results import view_period
from tests.ui.staff.office.conftest import OpenPage
from tests.use_cases.kiosk_visits import assert_whole

Settled = Callable[[OfficePage], None]
PROFILE = 0


def type_into(field: SettingField, text: str) -> None:
    """Type in place of what stands in a field."""
    field.box.setFocus()
    field.box.selectAll()
    field.box.insertPlainText(text)
    if not text:
        field.box.clear()


def test_every_name_of_the_documents_has_its_field(sample_desk: Desk, open_page: OpenPage) -> None:
    page = open_page(sample_desk, PROFILE)
    assert set(page.profile.fields) == set(WORDS)
    office = sample_desk.look(read_office)
    for name, field in page.profile.fields.items():
        assert field.box.toPlainText() == getattr(office, name)


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return])
def test_a_field_is_kept_when_it_is_left(
    sample_desk: Desk, open_page: OpenPage, settled: Settled, qtbot: QtBot, key: Qt.Key
) -> None:
    page = open_page(sample_desk, PROFILE)
    field = page.profile.fields["kota"]
    type_into(field, "  Kota   Jambi ")
    assert sample_desk.look(read_office).kota == "Jambi"
    qtbot.keyClick(field.box, key)
    settled(page)
    assert sample_desk.look(read_office).kota == "Kota Jambi"
    assert field.box.toPlainText() == "Kota Jambi"
    assert page.notice.words == "Kota tersimpan."
    page.notice.action.click()
    settled(page)
    assert sample_desk.look(read_office).kota == field.box.toPlainText() == "Jambi"
    assert page.notice.words == ""
    assert QApplication.focusWidget() is field.box
    assert_whole(sample_desk)


def test_a_field_left_as_it_was_writes_nothing(
    sample_desk: Desk, open_page: OpenPage, settled: Settled, qtbot: QtBot
) -> None:
    page = open_page(sample_desk, PROFILE)
    field = page.profile.fields["kota"]
    type_into(field, " Jambi ")
    qtbot.keyClick(field.box, Qt.Key.Key_Tab)
    settled(page)
    assert page.notice.words == ""
    assert field.box.toPlainText() == "Jambi"


def test_escape_takes_the_typing_back(
    sample_desk: Desk, open_page: OpenPage, settled: Settled, qtbot: QtBot
) -> None:
    page = open_page(sample_desk, PROFILE)
    field = page.profile.fields["instansi"]
    before = field.box.toPlainText()
    type_into(field, "Kantor lain")
    qtbot.keyClick(field.box, Qt.Key.Key_Escape)
    assert field.box.toPlainText() == before
    qtbot.keyClick(field.box, Qt.Key.Key_Tab)
    settled(page)
    assert sample_desk.look(read_office).instansi == before


def test_a_nip_is_checked_and_grouped(
    sample_desk: Desk, open_page: OpenPage, settled: Settled, qtbot: QtBot
) -> None:
    page = open_page(sample_desk, PROFILE)
    field = page.profile.fields["nip_kepala"]
    assert "NIP kepala" in page.profile.missing.words.text()
    assert field.empty.text() == texts.DOTTED
    type_into(field, "19700131 1995")
    qtbot.keyClick(field.box, Qt.Key.Key_Tab)
    settled(page)
    assert field.refusal.isVisible()
    assert "18 angka" in field.refusal.text()
    assert field.box.toPlainText() == "19700131 1995", "it stays to be mended"
    assert sample_desk.look(read_office).nip_kepala == ""
    field.box.setFocus()
    qtbot.keyClicks(field.box, "03 1 001")
    assert not field.refusal.isVisible()
    qtbot.keyClick(field.box, Qt.Key.Key_Return)
    settled(page)
    kept = sample_desk.look(read_office).nip_kepala
    assert kept == field.box.toPlainText() == "19700131 199503 1 001"
    assert page.profile.missing.words.text() == texts.ALL_FILLED
    assert_whole(sample_desk)


def test_too_many_letters_are_refused(
    sample_desk: Desk, open_page: OpenPage, settled: Settled, qtbot: QtBot
) -> None:
    page = open_page(sample_desk, PROFILE)
    field = page.profile.fields["alamat"]
    type_into(field, "x" * (LONGEST_WORDS + 1))
    qtbot.keyClick(field.box, Qt.Key.Key_Tab)
    settled(page)
    assert field.refusal.text().startswith("Teks Alamat terlalu panjang")


def test_pasted_lines_become_one(desk: Desk, open_page: OpenPage) -> None:
    page = open_page(desk, PROFILE)
    box = page.profile.fields["alamat"].box
    lines = QMimeData()
    lines.setText("Jalan A. Thalib\nNomor 45\n\nJambi")
    box.insertFromMimeData(lines)
    assert box.toPlainText() == "Jalan A. Thalib Nomor 45 Jambi"


def test_what_is_typed_is_not_overwritten_and_is_kept_at_the_end(
    sample_desk: Desk, open_page: OpenPage, settled: Settled
) -> None:
    page = open_page(sample_desk, PROFILE)
    type_into(page.profile.fields["kota"], "Kota Jambi")
    sample_desk.do(change_setting, "provinsi", "Provinsi Jambi")
    page.refresh()
    settled(page)
    assert page.profile.fields["provinsi"].box.toPlainText() == "Provinsi Jambi"
    assert page.profile.fields["kota"].box.toPlainText() == "Kota Jambi"
    page.close()
    assert sample_desk.look(read_office).kota == "Kota Jambi"


def test_leaving_for_another_window_keeps_the_field(
    sample_desk: Desk, open_page: OpenPage, qtbot: QtBot
) -> None:
    page = open_page(sample_desk, PROFILE)
    type_into(page.profile.fields["kota"], "Kota Jambi")
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: sample_desk.look(read_office).kota == "Kota Jambi")


def test_the_bobot_is_chosen_and_given_back(
    sample_desk: Desk, open_page: OpenPage, settled: Settled, qtbot: QtBot
) -> None:
    page = open_page(sample_desk, PROFILE)
    card = page.profile.bobot
    card.chooser.setFocus()
    qtbot.keyClick(card.chooser, Qt.Key.Key_Down)
    settled(page)
    assert str(sample_desk.look(view_period, "2024").result.ikm) == "93.45"
    assert "0,111" in card.words.text()
    page.notice.action.click()
    settled(page)
    assert str(sample_desk.look(view_period, "2024").result.ikm) == "93.54"
    assert card.chooser.currentText() == "1/x, tepat (menurut aturan)"
    assert_whole(sample_desk)


def test_missing_names_are_listed_in_words() -> None:
    assert texts.missing_words(Office()).startswith("Belum diisi: Nama instansi, Alamat,")
    whole = Office(**dict.fromkeys(WORDS, "ada"))
    assert texts.is_filled(whole)
    assert texts.is_filled(Office(**{name: "ada" for name in WORDS if name != "pangkat_kepala"}))
    assert texts.empty_words("pangkat_kepala") == texts.NOT_PRINTED


def test_a_long_name_makes_its_field_higher(sample_desk: Desk, open_page: OpenPage) -> None:
    page = open_page(sample_desk, PROFILE)
    field = page.profile.fields["kota"]
    low = field.box.height()
    type_into(field, "Kota " * 40)
    QApplication.processEvents()
    assert field.box.height() > 2 * low
