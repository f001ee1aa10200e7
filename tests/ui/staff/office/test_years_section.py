"""Years before this program: typed with a comma, read on both scales, emptied and given back."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from skm_desk.domain.trend import EarlierYear
from skm_desk.ui.staff.office import year_words as texts
from skm_desk.ui.staff.office.page import OfficePage
from skm_desk.ui.staff.office.year_dialog import YearDialog
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.manage_periods import create_period
from skm_desk.use_cases.manage_years import put_year, view_years
from tests.ui.staff.office.conftest import Closed, OpenPage
from tests.use_cases.kiosk_visits import assert_whole

Settled = Callable[[OfficePage], None]
Opened = Callable[[OfficePage, type[YearDialog]], YearDialog]
YEARS = 3


def typed(desk: Desk) -> dict[int, EarlierYear]:
    return {row.year.tahun: row.year for row in desk.look(view_years).rows}


@pytest.fixture
def page(sample_desk: Desk, open_page: OpenPage) -> OfficePage:
    return open_page(sample_desk, YEARS)


def test_a_year_is_told_with_its_values(page: OfficePage) -> None:
    section = page.years
    assert [(row.words, row.note) for row in section.list.rows] == [("2023", "92,68 · A")]
    assert section.detail.head.text() == "IKM 92,68 · A (Sangat Baik) · rata-rata NRR × 25"
    assert section.detail.note.text() == "Bobot waktu itu: tidak diketahui."
    view = page.view
    assert view is not None
    facts = texts.unsur_facts(view.years.rows[0].year, view.years.unsur_list)
    assert facts[7] == ("U8 Penanganan pengaduan, saran dan masukan", "3,533", "88,33")


def test_a_year_is_typed_in_by_keyboard(
    page: OfficePage,
    sample_desk: Desk,
    opened: Opened,
    settled: Settled,
    closed: Closed,
    qtbot: QtBot,
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = opened(page, YearDialog)
    for field, keys in (
        (dialog.tahun, "2022"),
        (dialog.ikm, "87,52"),
        (dialog.note, "0,111"),
        (dialog.nrr["U1"], "3.5"),  # the point of a number pad
        (dialog.nrr["U2"], "93,54"),
    ):
        field.setFocus()
        qtbot.keyClicks(field, keys)
    assert dialog.nrr["U1"].text() == "3,5"
    assert dialog.readings["U1"].text() == "NRR 3,500 = nilai 87,50"
    assert dialog.readings["U2"].text() == "NRR 3,742 = nilai 93,54"
    assert "berbeda dari IKM yang diterbitkan" in dialog.mean.text()
    qtbot.keyClick(dialog.note, Qt.Key.Key_Return)
    closed(dialog)
    settled(page)
    nrr = {"U1": Decimal("3.5"), "U2": Decimal("3.7416")}
    assert typed(sample_desk)[2022] == EarlierYear(2022, Decimal("87.52"), nrr, "0,111")
    assert page.years.list.key == "2022"
    assert page.notice.words == "Nilai tahun 2022 tersimpan."
    page.notice.action.click()
    settled(page)
    assert set(typed(sample_desk)) == {2023}
    assert_whole(sample_desk)


REFUSED = (
    ("U3", "12", "Nilai U3 “12” di luar skala; isi NRR 1 sampai 4, atau nilai 25 sampai 100."),
    ("U3", "tiga", "Nilai U3 “tiga” bukan angka; tulis seperti 93,54 atau 3,7."),
    ("U3", "3,12345", "Nilai U3 terlalu teliti; tulis paling banyak 4 desimal."),
    ("U3", "93,545", "Nilai U3 terlalu teliti; tulis paling banyak 2 desimal."),
    ("ikm", "93,545", "IKM terlalu teliti; tulis paling banyak 2 desimal."),
    ("ikm", "12", "IKM 12,00 di luar skala; isi 25 sampai 100."),
    ("tahun", "22", "Tahun ditulis dengan empat angka, misalnya 2023."),
    ("tahun", "1990", "Tahun 1990 tidak dapat dipakai; isi 2000 sampai 2026."),
    (
        "tahun",
        "2023",
        "Tahun 2023 sudah ada dalam daftar; pilih tahun itu, lalu ubah nilainya.",
    ),
    (
        "tahun",
        "2024",
        "Tahun 2024 dihitung program dari formulir periode 2024, jadi nilainya tidak diketik.",
    ),
    ("note", "x" * 201, "Catatan bobot terlalu panjang; tulis paling banyak 200 huruf."),
)


def test_what_cannot_be_is_told_and_led_to(
    page: OfficePage, sample_desk: Desk, opened: Opened, qtbot: QtBot
) -> None:
    page.years.main_button.click()
    dialog = opened(page, YearDialog)
    fields = {"tahun": dialog.tahun, "ikm": dialog.ikm, "note": dialog.note, **dialog.nrr}
    for field, text, sentence in REFUSED:
        for other in fields.values():
            other.clear()
        dialog.tahun.setText("2021")
        dialog.ikm.setText("80")
        fields[field].setText(text)
        assert not dialog.failure.isVisible()
        dialog.accept_button.click()
        qtbot.waitUntil(dialog.failure.isVisible)
        assert dialog.failure.text() == sentence
        assert fields[field].hasFocus()
    assert set(typed(sample_desk)) == {2023}


def test_nothing_typed_is_no_year(page: OfficePage, opened: Opened, qtbot: QtBot) -> None:
    page.years.main_button.click()
    dialog = opened(page, YearDialog)
    dialog.tahun.setText("2021")
    assert dialog.mean.text() == "Tanpa nilai unsur, hanya IKM yang tampil di tren."
    dialog.accept_button.click()
    qtbot.waitUntil(dialog.failure.isVisible)
    assert dialog.failure.text().startswith("Nilai tahun 2021 masih kosong")


def test_a_year_is_changed_as_it_was_typed(
    page: OfficePage,
    sample_desk: Desk,
    opened: Opened,
    settled: Settled,
    closed: Closed,
    qtbot: QtBot,
) -> None:
    before = typed(sample_desk)[2023]
    page.years.list.setFocus()
    qtbot.keyClick(page.years.list, Qt.Key.Key_F2)
    dialog = opened(page, YearDialog)
    assert not dialog.tahun.isVisible()
    assert [field.text() for field in dialog.nrr.values()][2:4] == ["3,6", "3,97"]
    assert dialog.mean.text() == "Rata-rata 9 unsur × 25 = 92,68; dipakai sebagai IKM tahun itu."
    dialog.ikm.setText("92,68")
    assert dialog.mean.text().endswith("sama dengan IKM yang diterbitkan.")
    dialog.accept_button.click()
    closed(dialog)
    settled(page)
    assert typed(sample_desk)[2023].ikm == Decimal("92.68")
    page.notice.action.click()
    settled(page)
    assert typed(sample_desk)[2023] == before


def test_a_year_is_emptied_and_given_back(
    page: OfficePage, sample_desk: Desk, settled: Settled
) -> None:
    before = typed(sample_desk)
    page.years.empty_button.click()
    settled(page)
    assert typed(sample_desk) == {}
    assert page.years.empty.isVisible()
    assert not page.years.columns.isVisible()
    page.notice.action.click()
    settled(page)
    assert typed(sample_desk) == before
    assert page.years.columns.isVisible()
    assert_whole(sample_desk)


def test_a_year_that_is_computed_by_now_cannot_be_changed(
    sample_desk: Desk, open_page: OpenPage
) -> None:
    sample_desk.do(put_year, EarlierYear(2026, Decimal("88.5")), True)
    sample_desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    page = open_page(sample_desk, YEARS)
    assert page.years.list.rows[0].detail == texts.computed_words("2026")
    assert page.years.detail.computed.isVisible()
    assert not page.years.change_button.isEnabled()
    page.years.list.setCurrentRow(1)
    assert page.years.change_button.isEnabled()
    assert not page.years.detail.computed.isVisible()


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), ("3.970", "3,97"), ("4", "4"), ("3.7416", "3,7416"), ("100", "100")],
)
def test_values_are_shown_as_they_are_typed(value: str | None, text: str) -> None:
    shown = texts.written(None if value is None else Decimal(value))
    assert shown == text
    assert texts.read_nrr(text if value != "100" else "4", "U1") == (
        None if value is None else min(Decimal(value), Decimal(4))
    )
