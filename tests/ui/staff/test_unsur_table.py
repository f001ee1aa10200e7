"""The painted rows: bars as long as their nilai, commas in line, long names whole."""

from decimal import Decimal
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from skm_desk import palette
from skm_desk.domain.kuesioner import Unsur
from skm_desk.domain.result import HIGHEST_NILAI, LOWEST_NILAI, Bobot, SkmResult, UnsurResult
from skm_desk.ui.shared.theme import make_font
from skm_desk.ui.staff.unsur_table import UnsurTable

LONG = "Penanganan pengaduan, saran dan masukan dari penerima pelayanan di seluruh kabupaten"


def result_of(*nrr_list: Fraction | None, nama: str = "Persyaratan") -> SkmResult:
    per_unsur = tuple(
        UnsurResult(
            Unsur(f"U{n}", nama, "arti", "Pendek"),
            nrr,
            jawaban=0 if nrr is None else 80,
            blank=0,
            total=0,
            counts=(0, 0, 0, 0),
        )
        for n, nrr in enumerate(nrr_list, start=1)
    )
    return SkmResult(80, Bobot.EXACT, None, per_unsur)


@pytest.fixture
def table(qtbot: QtBot) -> UnsurTable:
    table = UnsurTable()
    qtbot.addWidget(table)
    table.resize(1000, 400)
    table.show()
    return table


def test_bars_run_from_25_to_100(table: UnsurTable) -> None:
    table.show_result(result_of(Fraction(1), Fraction(4), Fraction(16, 5), Fraction(5, 2), None))
    track = table.rows[0].track_rect()
    lengths = [bar and bar.width() for bar in (row.bar_rect() for row in table.rows)]
    assert lengths[0] is not None
    assert lengths[0] <= 2  # 25,00: the lowest nilai is still seen
    assert lengths[1] == track.width()
    whole = float(HIGHEST_NILAI - LOWEST_NILAI)
    assert lengths[2] == pytest.approx(track.width() * float(80 - LOWEST_NILAI) / whole)
    assert lengths[3] == pytest.approx(track.width() / 2)
    assert lengths[4] is None
    assert {row.track_rect() for row in table.rows} == {track}


def test_a_bar_has_the_colour_of_its_mutu(table: UnsurTable) -> None:
    nilai_list = [Decimal("88.31"), Decimal("88.30"), Decimal("76.60"), Decimal("64.99")]
    table.show_result(result_of(*[Fraction(nilai) / 25 for nilai in nilai_list]))
    QApplication.processEvents()
    for row, letter in zip(table.rows, "ABCD", strict=True):
        bar = row.bar_rect()
        assert bar is not None
        picture = row.grab().toImage()
        ratio = picture.devicePixelRatio()
        middle = bar.center() * ratio
        assert picture.pixelColor(middle.toPoint()) == QColor(palette.MUTU[letter])


@pytest.mark.parametrize("width", [544, 680, 1000, 1400])
def test_columns_keep_apart(table: UnsurTable, width: int) -> None:
    table.resize(width, 400)
    table.show_result(result_of(Fraction(4), Fraction(3), nama=LONG))
    QApplication.processEvents()
    metrics = QFontMetrics(make_font("body"))
    for row in table.rows:
        columns = row._columns
        assert 0 < columns.name < columns.name_end < columns.bar < columns.bar_end
        assert columns.bar_end < columns.comma < columns.mutu < row.width()
        assert row.width() - columns.mutu >= metrics.horizontalAdvance("C Kurang Baik")
        room = columns.name_end - columns.name
        flags = Qt.TextFlag.TextWordWrap
        needed = metrics.boundingRect(0, 0, room, 1000, flags, LONG)
        assert needed.width() <= room
        assert needed.height() <= row.height()


def test_rows_stay_when_figures_change(table: UnsurTable) -> None:
    table.show_result(result_of(*[Fraction(3)] * 9))
    rows = table.rows
    table.show_result(result_of(*[Fraction(4)] * 9))
    assert table.rows == rows
    table.show_result(result_of(*[Fraction(4)] * 3))
    assert table.rows == rows[:3]


def test_tab_stops_once_in_the_table(qtbot: QtBot, table: UnsurTable) -> None:
    table.show_result(result_of(*[Fraction(3)] * 9))
    table.activateWindow()
    table.rows[0].setFocus()
    qtbot.waitUntil(lambda: table.rows[0].hasFocus())

    def stops() -> list[int]:
        tab = Qt.FocusPolicy.TabFocus
        return [place for place, row in enumerate(table.rows) if row.focusPolicy() & tab]

    qtbot.keyClick(table.rows[0], Qt.Key.Key_Up)
    assert stops() == [0]
    with qtbot.waitSignal(table.reached) as reached:
        qtbot.keyClick(table.rows[0], Qt.Key.Key_Down)
    assert reached.args == [table.rows[1]]
    assert stops() == [1]
    for place in range(1, 9):
        qtbot.keyClick(table.rows[place], Qt.Key.Key_Down)
    assert stops() == [8]
    table.show_result(result_of(*[Fraction(3)] * 4))  # the row where Tab stopped is gone
    assert stops() == [0]
