"""The page of results: narrowed down, compared, split, mapped, and how sure."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from skm_desk.domain.id_format import NO_VALUE, format_number
from skm_desk.domain.responden import Source
from skm_desk.domain.scope import Filter
from skm_desk.ui.shared.chooser import Chooser
from skm_desk.ui.staff.explore.compare_part import ALONE
from skm_desk.ui.staff.explore.filter_words import HIDDEN, NOTHING_FITS, filter_words
from skm_desk.ui.staff.explore.groups_part import SECRET
from skm_desk.ui.staff.explore.priority_part import TOO_FEW
from skm_desk.ui.staff.explore.reliability_part import NO_INTERVAL, NO_RELIABILITY
from skm_desk.ui.staff.results import ResultsPage
from skm_desk.ui.window import Window
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.explore_results import Wish, view_span
from skm_desk.use_cases.manage_periods import create_period
from tests.use_cases.test_explore_results import add_layanan, form, keep

OpenWindow = Callable[[Desk], Window]
Settle = Callable[[Window], ResultsPage]
BANDING, KELOMPOK, PRIORITAS, KEANDALAN = 1, 2, 3, 4


@pytest.fixture
def two_years(desk: Desk) -> Desk:
    """An office with two years of paper forms: men and women, two layanan."""
    for year in (2024, 2025):
        desk.do(create_period, f"{year}", date(year, 1, 1), date(year, 12, 31))
    desk.do(add_layanan, "KTP", "Akta")
    many = [2, 3, 3, 4, 4] * 8
    kept = {"jenis_kelamin": "L", "layanan": "KTP", "tanggal": date(2024, 2, 1)}
    before = [form(n, U1=2 + n % 2, **kept) for n in many]
    desk.do(keep, "2024", before)
    after = [
        form(n, U1=4, U2=2 + place % 3, jenis_kelamin="LP"[place % 2], layanan="KTP")
        for place, n in enumerate(many)
    ]
    few = [form(1, jenis_kelamin="P", layanan="Akta", source=Source.KIOSK)] * 4
    desk.do(keep, "2025", [*after, *few])
    return desk


def take(chooser: Chooser, words: str) -> None:
    """Choose an entry of a list as a person does."""
    place = chooser.findText(words)
    assert place >= 0, [chooser.itemText(n) for n in range(chooser.count())]
    chooser.setCurrentIndex(place)
    chooser.activated.emit(place)


def test_a_filter_narrows_every_figure_and_says_so(
    two_years: Desk, open_window: OpenWindow, settle: Settle
) -> None:
    window = open_window(two_years)
    page = settle(window)
    assert not page.filter.isVisible()
    page.filter_button.click()
    assert page.filter.isVisible()
    take(page.filter.choosers["jenis_kelamin"], "Laki-laki")
    page = settle(window)
    assert page.filter_button.text() == "Saring (1)"
    assert page._line.text().endswith("20 responden · disaring: Laki-laki")
    wanted = two_years.look(view_span, page.chooser.span, Wish(filter=Filter(jenis_kelamin="L")))
    assert page.view is not None
    assert page.view.result == wanted.result
    assert page.ikm.figure.text() == format_number(wanted.result.ikm)
    assert [row.unsur for row in page.table.rows] == list(wanted.result.per_unsur)
    assert not page.too_few.isVisible()
    page.filter.clear()
    page = settle(window)
    assert page.filter_button.text() == "Saring"
    assert "tidak ada yang disaring" in page._line.text()


def test_a_filter_for_few_forms_shows_no_figure(
    two_years: Desk, open_window: OpenWindow, settle: Settle
) -> None:
    window = open_window(two_years)
    page = settle(window)
    page.filter_button.click()
    for layanan in ("Layanan Akta", "Layanan KTP"):  # four forms, and all but these four
        take(page.filter.choosers["layanan"], layanan)
        page = settle(window)
        assert page.too_few.isVisible()
        assert HIDDEN in [label.text() for label in page.too_few.findChildren(type(page.below))]
        assert not page.ikm.isVisible()
        assert not page.table.isVisible()


def test_days_are_read_and_a_slip_is_told(
    two_years: Desk, open_window: OpenWindow, settle: Settle, qtbot: QtBot
) -> None:
    window = open_window(two_years)
    page = settle(window)
    page.filter_button.click()
    qtbot.keyClicks(page.filter.since, "kemarin")
    qtbot.keyClick(page.filter.since, Qt.Key.Key_Return)
    assert "“kemarin” tidak dikenali" in page.filter.failure.text()
    page.filter.since.clear()
    qtbot.keyClicks(page.filter.since, "1/2/2025")
    qtbot.keyClick(page.filter.since, Qt.Key.Key_Return)
    page = settle(window)
    assert page.filter.since.text() == "1 Februari 2025"
    assert "disaring: sejak 1 Februari 2025" in page._line.text()
    assert page.below.text() == NOTHING_FITS


def test_comparison_shows_arrows_only_where_the_step_is_real(
    two_years: Desk, open_window: OpenWindow, settle: Settle
) -> None:
    window = open_window(two_years)
    page = settle(window)
    page.views.buttons[BANDING].click()
    page = settle(window)
    table = page.comparison.table
    assert table is not None
    rows = {row[0].split()[0]: row for row in table.rows}
    assert rows["U1"][-1] == "▲ naik"
    assert rows["U5"][-1] == "tidak jelas"
    assert "IKM periode 2024" in page.comparison.sentence.text()
    take(page.filter.choosers["jenis_kelamin"], "Perempuan")
    page = settle(window)
    assert "Belum ada data pada periode 2024" in page.comparison.sentence.text()


def test_a_lone_period_has_nothing_to_compare_with(
    desk: Desk, open_window: OpenWindow, settle: Settle
) -> None:
    desk.do(create_period, "2024", date(2024, 1, 1), date(2024, 12, 31))
    desk.do(keep, "2024", [form(3)])
    window = open_window(desk)
    page = settle(window)
    page.views.buttons[BANDING].click()
    assert settle(window).comparison.sentence.text() == ALONE
    page.views.buttons[PRIORITAS].click()
    assert settle(window).priority.sentence.isVisible()
    assert page.priority.sentence.text() == TOO_FEW
    page.views.buttons[KEANDALAN].click()
    settle(window)
    assert page.reliability.interval.text() == NO_INTERVAL
    assert page.reliability.alpha.text() == NO_RELIABILITY


def test_groups_hide_the_small_and_add_the_whole(
    two_years: Desk, open_window: OpenWindow, settle: Settle
) -> None:
    window = open_window(two_years)
    page = settle(window)
    page.views.buttons[KELOMPOK].click()
    page = settle(window)
    assert page.groups.table is not None
    rows = page.groups.table.rows
    assert [row[0] for row in rows] == [
        f"Layanan KTP ({SECRET})",
        f"Layanan Akta ({SECRET})",
        "Semua formulir",
    ]
    assert set(rows[0][1:]) == {NO_VALUE}
    assert rows[-1][1] == "44"
    assert page.groups.note.isVisible()
    take(page.groups.chooser, "Jenis kelamin")
    page = settle(window)
    assert [row[1] for row in page.groups.table.rows] == ["20", "24", "44"]
    assert "angka resmi" in page.groups.mean.text()
    assert not page.groups.note.isVisible()


def test_the_map_places_every_unsur_on_its_side_of_the_lines(
    sample_desk: Desk, open_window: OpenWindow, settle: Settle
) -> None:
    window = open_window(sample_desk)
    page = settle(window)
    page.views.buttons[PRIORITAS].click()
    page = settle(window)
    shown = page.priority.map._map
    assert shown is not None
    middle = page.priority.map.place(float(shown.nilai_line), shown.importance_line)
    for point in shown.points:
        spot = page.priority.map.place(float(point.nilai), point.importance)
        assert page.priority.map.rect().contains(spot.toPoint())
        assert (spot.x() > middle.x()) == (point.nilai > shown.nilai_line)
        assert (spot.y() < middle.y()) == (point.importance > shown.importance_line)
    assert page.priority.table.rows[0][0].startswith("U8")


def test_reliability_of_the_sample_office(
    sample_desk: Desk, open_window: OpenWindow, settle: Settle
) -> None:
    window = open_window(sample_desk)
    page = settle(window)
    page.views.buttons[KEANDALAN].click()
    page = settle(window)
    assert "selang kepercayaan 95 %: 92,07 – 94,76" in page.reliability.interval.text()
    assert page.reliability.alpha.text().startswith("Alfa Cronbach 0,71 (selang 95 %: 0,60 – 0,80)")
    weak = [row[0].split()[0] for row in page.reliability.table.rows if row[-1]]
    assert weak == ["U4", "U9"]


def test_words_of_a_full_filter() -> None:
    asked = Filter(Source.PAPER, "", "17–25 tahun", None, None, None, None, date(2025, 5, 1))
    words = filter_words(Wish(layanan="KTP", filter=asked), {})
    assert words == (
        "disaring: layanan KTP, sumber kertas, jenis kelamin tidak diisi, usia 17–25 tahun, dan"
        " sampai 1 Mei 2025"
    )
