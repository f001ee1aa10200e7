"""The page of charts: drawn, narrowed, kept up with, opened large, copied and saved."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from skm_desk import palette
from skm_desk.domain.changes import Kind
from skm_desk.sentences.standing import MADE_UP
from skm_desk.ui.shared.change_bus import ChangeBus
from skm_desk.ui.staff.charts_page.chart_card import ChartCard
from skm_desk.ui.staff.charts_page.large_dialog import LargeDialog
from skm_desk.ui.staff.charts_page.page import ChartsPage
from skm_desk.ui.staff.charts_page.words import BY_SURVEY, NO_FORMS
from skm_desk.ui.staff.explore.filter_words import HIDDEN, NOTHING_FITS
from skm_desk.ui.staff.results_words import NO_PERIOD
from skm_desk.use_cases import change_settings, view_charts, view_results
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.explore_results import Span
from skm_desk.use_cases.manage_periods import create_period
from tests.use_cases.test_explore_results import form, keep
from tests.use_cases.two_halves import open_halves

OpenCharts = Callable[[Desk], ChartsPage]
WaitFor = Callable[[ChartsPage], None]
SAMPLE = Span("contoh-2025")
FOUND_2024 = "Unsur terendah U8 Pengaduan 80,00."


def words_of(widget: QWidget) -> list[str]:
    """Return every text that a person sees on a widget."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def cards_of(page: ChartsPage) -> list[str]:
    """Return the keys of the cards that are seen."""
    return [key for key, card in page.deck.cards.items() if card.isVisible()]


def picture_of(card: ChartCard) -> QImage:
    """Return the picture as it is seen."""
    return card.picture.grab().toImage()


def colours_of(image: QImage) -> set[str]:
    """Return the colours of every third dot of a picture."""
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    }


def choose(page: ChartsPage, field: str, kode: str) -> None:
    """Choose a condition as a person does by keyboard."""
    chooser = page.filter.choosers[field]
    chooser.setCurrentIndex(chooser.findData(kode))
    chooser.activated.emit(chooser.currentIndex())


def test_the_80_rows(sample_desk: Desk, open_charts: OpenCharts) -> None:
    page = open_charts(sample_desk)
    assert cards_of(page) == ["unsur", "jawaban", "tahun"]
    card = page.deck.cards["unsur"]
    assert card.finding.text() == FOUND_2024
    assert card.line.text() == "80 responden · tidak ada yang disaring"
    assert FOUND_2024 in card.picture.accessibleDescription()
    assert palette.MUTU["A"] in colours_of(picture_of(card))
    assert palette.NILAI[2] in colours_of(picture_of(page.deck.cards["jawaban"]))
    shown = words_of(page)
    assert "1 Januari – 31 Desember 2024 · 80 responden · tidak ada yang disaring" in shown
    assert any(word.startswith("Tidak digambar karena belum ada isinya: IKM") for word in shown)
    assert MADE_UP not in shown


def test_two_surveys_a_year_are_called_surveys(
    desk: Desk, write_csv: Callable[..., Path], open_charts: OpenCharts
) -> None:
    open_halves(desk, write_csv, "2026-S1", "2026-S2")
    page = open_charts(desk)
    assert BY_SURVEY in words_of(page.deck.cards["tahun"])
    assert "2026-S1" in page.deck.cards["tahun"].finding.text()


def test_every_picture_shows_its_own_chart(
    sample_desk: Desk, open_charts: OpenCharts, wait_for: WaitFor
) -> None:
    page = open_charts(sample_desk)
    page._pick(SAMPLE)
    wait_for(page)
    expected = sample_desk.look(view_charts.see_charts, lambda _r, _s: SAMPLE, page._wish)
    assert cards_of(page) == [*sorted(cards_of(page), key=expected.keys.index)]
    assert set(cards_of(page)) == set(expected.keys)
    by_key = {chart.key: chart for chart in expected.charts}
    for key, card in page.deck.cards.items():
        assert card.chart is not None
        assert card.drawn is not None
        assert card.drawn[0] == card.chart
        assert card.chart.key == key
        assert key == "bulan" or card.chart == by_key[key]
        assert len(colours_of(picture_of(card))) > 5
    assert MADE_UP in words_of(page)
    heading = page.deck.cards["bulan"].heading
    assert heading is not None
    assert heading.line.endswith("160 responden · tidak ada yang disaring · data buatan")


def test_nothing_to_draw_is_said_in_one_sentence(
    desk: Desk, open_charts: OpenCharts, wait_for: WaitFor
) -> None:
    page = open_charts(desk)
    assert NO_PERIOD in words_of(page)
    assert not page.chooser.isVisible()
    own = page._context.desk
    own.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    wait_for(page)
    assert NO_FORMS in words_of(page)
    assert cards_of(page) == []


def test_a_filter_narrows_every_chart_and_too_few_show_none(
    sample_desk: Desk, open_charts: OpenCharts, wait_for: WaitFor, qtbot: QtBot
) -> None:
    page = open_charts(sample_desk)
    page._pick(SAMPLE)
    wait_for(page)
    before = picture_of(page.deck.cards["unsur"])
    assert not page.filter.isVisible()
    qtbot.mouseClick(page.filter_button, Qt.MouseButton.LeftButton)
    assert page.filter.isVisible()
    choose(page, "jenis_kelamin", "P")
    wait_for(page)
    assert page.filter_button.text() == "Saring (1)"
    view = page.view
    assert view is not None
    line = f"{view.result.responden} responden · disaring: Perempuan"
    assert page.deck.cards["unsur"].line.text() == line
    assert page.deck.cards["bulan"].line.text() == line
    assert picture_of(page.deck.cards["unsur"]) != before
    choose(page, "pekerjaan", "TNI")
    wait_for(page)
    assert HIDDEN in words_of(page)
    assert cards_of(page) == []
    page.filter.clear()
    wait_for(page)
    assert picture_of(page.deck.cards["unsur"]) == before
    page.filter.since.setText("1 Januari 2030")
    page.filter.since.editingFinished.emit()
    wait_for(page)
    assert NOTHING_FITS in words_of(page)


def test_old_pictures_stay_until_the_new_are_there(
    sample_desk: Desk, open_charts: OpenCharts, wait_for: WaitFor, qtbot: QtBot
) -> None:
    page = open_charts(sample_desk)
    card, own = page.deck.cards["unsur"], page._context.desk
    before = picture_of(card)
    own.do(keep_more, "2024", 20)
    own.do(change_settings.change_setting, "bobot", "1/x")  # tells the page, as any deed does
    assert page.is_waiting
    assert picture_of(card) == before
    assert card.finding.text() == FOUND_2024
    wait_for(page)
    assert picture_of(card) != before
    result = own.look(view_results.view_period, "2024").result
    assert card.chart is not None
    assert card.chart.content == result
    assert card.line.text().startswith("100 responden")


def keep_more(store, kode: str, count: int):
    return keep(store, kode, [form(1)] * count)


def test_what_did_not_change_is_not_drawn_again(
    sample_desk: Desk, open_charts: OpenCharts, wait_for: WaitFor, bus: ChangeBus
) -> None:
    page = open_charts(sample_desk)
    before = {key: card.picture._pixmap for key, card in page.deck.cards.items()}
    bus.announce(frozenset({Kind.RESPONDEN}))
    wait_for(page)
    after = {key: card.picture._pixmap for key, card in page.deck.cards.items()}
    assert all(after[key] is pixmap for key, pixmap in before.items())
    page._context.desk.do(change_settings.change_setting, "bobot", "0,11")
    wait_for(page)
    after = {key: card.picture._pixmap for key, card in page.deck.cards.items()}
    assert after["tahun"] is not before["tahun"]
    assert after["jawaban"] is before["jawaban"]


@pytest.mark.parametrize(("width", "columns"), [(648, 1), (1134, 2), (1688, 3)])
def test_cards_stand_side_by_side_where_there_is_room(
    sample_desk: Desk, open_charts: OpenCharts, wait_for: WaitFor, width: int, columns: int
) -> None:
    page = open_charts(sample_desk)
    page.resize(width, 700)
    wait_for(page)
    assert page.deck.columns == columns
    for key in cards_of(page):
        card = page.deck.cards[key]
        assert card.drawn is not None
        assert card.drawn[1].width == card.picture.width()
    for label in page.findChildren(QLabel):
        if label.isVisible() and not label.wordWrap() and label.toolTip() != label.text():
            assert label.width() >= label.fontMetrics().horizontalAdvance(label.text())


def open_large(page: ChartsPage, key: str, qtbot: QtBot) -> LargeDialog:
    """Open a chart large as a person does by keyboard."""
    picture = page.deck.cards[key].picture
    picture.setFocus()
    qtbot.keyClick(picture, Qt.Key.Key_Return)
    dialog = page.findChild(LargeDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: not dialog.picture.is_empty)
    return dialog


def test_a_picture_is_opened_large_by_enter_and_closed_by_escape(
    sample_desk: Desk, open_charts: OpenCharts, qtbot: QtBot
) -> None:
    page = open_charts(sample_desk)
    dialog = open_large(page, "unsur", qtbot)
    assert dialog.windowTitle() == "Nilai per unsur"
    assert FOUND_2024 in words_of(dialog)
    assert palette.MUTU["A"] in colours_of(dialog.picture.grab().toImage())
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_large_picture_closed_at_once_does_no_harm(
    sample_desk: Desk, open_charts: OpenCharts, wait_for: WaitFor, qtbot: QtBot
) -> None:
    page = open_charts(sample_desk)
    page.deck.cards["unsur"].picture.click()
    dialog = page.findChild(LargeDialog)
    assert dialog is not None
    dialog.copy_button.click()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    page.refresh()
    wait_for(page)  # the pictures for the closed dialog have come home before


def test_the_clipboard_holds_the_picture(
    sample_desk: Desk, open_charts: OpenCharts, qtbot: QtBot
) -> None:
    page = open_charts(sample_desk)
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    page.deck.cards["unsur"].copy_button.click()
    qtbot.waitUntil(lambda: not clipboard.image().isNull())
    image = clipboard.image()
    assert (image.width(), image.height()) == (1889, 1181)
    assert palette.MUTU["A"] in colours_of(image)
    qtbot.waitUntil(lambda: "sudah disalin" in page.notice.words)
    dialog = open_large(page, "jawaban", qtbot)
    clipboard.clear()
    dialog.copy_button.click()
    qtbot.waitUntil(lambda: "sudah disalin" in dialog.told.text())
    assert palette.NILAI[2] in colours_of(clipboard.image())
    dialog.reject()


def save_as(page: ChartsPage, button: QWidget, name: str, kind: str = "") -> None:
    """Press a save button, type a name into the dialog and accept."""
    button.click()  # type: ignore[attr-defined]
    dialog = QApplication.activeWindow()
    (dialog,) = [d for d in page.findChildren(QFileDialog) if d.isVisible()]
    if kind:
        dialog.selectNameFilter(kind)
        dialog.filterSelected.emit(kind)
    field = dialog.findChild(QLineEdit)
    assert field is not None
    if name:
        field.setText(name)
    dialog.accept()


@pytest.mark.parametrize(
    ("typed", "written"),
    [("gambar.svg", "gambar.svg"), ("gambar.png", "gambar.png"), ("gambar", "gambar.png")],
)
def test_a_picture_is_saved_by_the_ending_of_its_name(
    sample_desk: Desk,
    open_charts: OpenCharts,
    qtbot: QtBot,
    tmp_path: Path,
    typed: str,
    written: str,
) -> None:
    page = open_charts(sample_desk)
    save_as(page, page.deck.cards["jawaban"].save_button, str(tmp_path / typed))
    path = tmp_path / written
    qtbot.waitUntil(lambda: str(path) in page.notice.words)
    data = path.read_bytes()
    assert data.startswith(b"<?xml" if path.suffix == ".svg" else b"\x89PNG")
    image = QImage(str(path)) if path.suffix == ".png" else None
    assert image is None or not image.isNull()


def test_another_ending_is_refused_in_one_sentence(
    sample_desk: Desk, open_charts: OpenCharts, qtbot: QtBot, tmp_path: Path
) -> None:
    page = open_charts(sample_desk)
    save_as(page, page.deck.cards["unsur"].save_button, str(tmp_path / "gambar.bmp"))
    qtbot.waitUntil(lambda: page.notice.words != "")
    assert ".png" in page.notice.words
    assert not (tmp_path / "gambar.bmp").exists()


def test_the_ending_follows_the_kind_that_is_picked(
    sample_desk: Desk, open_charts: OpenCharts, qtbot: QtBot, tmp_path: Path
) -> None:
    page = open_charts(sample_desk)
    page.deck.cards["unsur"].save_button.click()
    (dialog,) = [d for d in page.findChildren(QFileDialog) if d.isVisible()]
    field = dialog.findChild(QLineEdit)
    assert field is not None
    assert field.text() == "grafik-unsur-2024.png"
    svg = dialog.nameFilters()[1]
    dialog.filterSelected.emit(svg)
    assert field.text() == "grafik-unsur-2024.svg"
    assert dialog.defaultSuffix() == "svg"
    dialog.reject()


def test_every_control_is_named_and_reached_by_tab(
    sample_desk: Desk, open_charts: OpenCharts, qtbot: QtBot
) -> None:
    page = open_charts(sample_desk)
    controls = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    for control in controls:
        assert control.accessibleName().strip(), control
        assert control.accessibleDescription().strip(), control
    page.filter_button.setFocus()
    way = []
    for _ in controls:
        way.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert set(way) == set(controls)
    cards = [page.deck.cards[key] for key in cards_of(page)]
    expected = [w for card in cards for w in (card.picture, card.copy_button, card.save_button)]
    assert [widget for widget in way if widget in expected] == expected
