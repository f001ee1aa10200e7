"""The page of results shows what view_results says, and keeps up with it."""

import gc
import weakref
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from skm_desk.domain.id_format import format_number
from skm_desk.domain.result import Bobot
from skm_desk.sentences.standing import MADE_UP
from skm_desk.storage.origin import Origin
from skm_desk.storage.store import Store
from skm_desk.ui.staff.new_period import NewPeriodDialog
from skm_desk.ui.staff.results import ResultsPage, find
from skm_desk.ui.staff.results_words import LEVEL, NO_FORMS, NO_PERIOD, ONE_UNSUR
from skm_desk.ui.window import Window
from skm_desk.use_cases import (
    change_settings,
    explore_results,
    manage_periods,
    view_results,
)
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.explore_results import Sight, Wish
from skm_desk.use_cases.import_data import import_file

OpenWindow = Callable[[Desk], Window]
Settle = Callable[[Window], ResultsPage]
YEAR_2025 = (date(2025, 1, 1), date(2025, 12, 31))


def words_of(widget: QWidget) -> list[str]:
    """Return every text that a person sees on a widget."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def pick(window: Window, kode: str, qtbot: QtBot) -> None:
    """Choose a period as a person does: by the list."""
    page = window.page
    assert isinstance(page, ResultsPage)
    chooser = page.chooser
    chooser.setFocus()
    chooser.showPopup()
    place = chooser.model().index(chooser.findData(kode), 0)
    chooser.view().setCurrentIndex(place)
    qtbot.keyClick(chooser.view(), Qt.Key.Key_Return)


def assert_shows_result(page: ResultsPage, desk: Desk, kode: str) -> None:
    result = desk.look(view_results.view_period, kode).result
    assert page.ikm.figure.text() == format_number(result.ikm)
    assert [row.unsur for row in page.table.rows] == list(result.per_unsur)
    for row, unsur in zip(page.table.rows, result.per_unsur, strict=True):
        assert unsur.mutu is not None
        spoken = row.accessibleName()
        assert spoken.startswith(f"{unsur.unsur.kode} {unsur.unsur.nama}: ")
        assert f"nilai {format_number(unsur.nilai)}, " in spoken
        assert f"mutu {unsur.mutu.letter} {unsur.mutu.kinerja}, " in spoken


def test_opens_on_the_newest_real_period(sample_desk: Desk, open_window: OpenWindow) -> None:
    window = open_window(sample_desk)
    page = window.page
    assert isinstance(page, ResultsPage)
    assert page.ikm.figure.text() == "93,54"
    assert page.ikm.badge.mutu is not None
    assert page.ikm.badge.mutu.letter == "A"
    assert page.ikm.mutu.text() == "Sangat Baik"
    assert page.responden.figure.text() == "80 dari 100"
    assert page.responden.words.text() == "kurang 20 lagi"
    assert page.responden.bar.share == pytest.approx(0.8)
    assert page.attention.lines == (
        ("U8", "Pengaduan", "80,00"),
        ("U6", "Kompetensi", "91,88"),
        ("U2", "Prosedur", "92,50"),
    )
    assert_shows_result(page, sample_desk, "2024")
    assert "1 Januari – 31 Desember 2024 · 80 responden · tidak ada yang disaring" in words_of(page)
    assert MADE_UP not in words_of(page)
    assert page.laporan_button.isEnabled()


def test_the_80_rows_imported_from_the_file_show_the_same(
    desk: Desk, reference: Path, open_window: OpenWindow
) -> None:
    desk.do(manage_periods.create_period, "2024", date(2024, 1, 1), date(2024, 12, 31))
    import_file(desk, reference, "2024")
    page = open_window(desk).page
    assert isinstance(page, ResultsPage)
    assert page.ikm.figure.text() == "93,54"
    assert page.responden.figure.text() == "80"
    assert not page.responden.bar.isVisible()
    assert_shows_result(page, desk, "2024")


def test_another_period_is_chosen(
    qtbot: QtBot, sample_desk: Desk, open_window: OpenWindow, settle: Settle
) -> None:
    window = open_window(sample_desk)
    pick(window, "contoh-2025", qtbot)
    page = settle(window)
    assert_shows_result(page, sample_desk, "contoh-2025")
    assert MADE_UP in words_of(page)
    assert page.responden.words.text() == "target tercapai"
    pick(window, "2024", qtbot)
    page = settle(window)
    assert_shows_result(page, sample_desk, "2024")
    assert MADE_UP not in words_of(page)


def test_nothing_moves_when_the_period_changes(
    qtbot: QtBot, sample_desk: Desk, open_window: OpenWindow, settle: Settle
) -> None:
    sample_desk.do(manage_periods.create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    window = open_window(sample_desk)
    page = settle(window)

    def corners() -> list[tuple[int, int]]:
        QApplication.processEvents()  # the layout is done before anything is painted
        parts = (page.chooser, page.ikm, page.responden, page.attention, *page.table.rows)
        points = [part.mapTo(window, part.rect().topLeft()) for part in parts]
        return [(point.x(), point.y()) for point in points]

    before = corners()
    rows = page.table.rows
    for kode in ("contoh-2025", "2026", "2024"):
        pick(window, kode, qtbot)
        settle(window)
        assert page.chooser.kode == kode
        assert corners() == before
        assert page.table.rows == rows


def test_an_office_without_a_period(desk: Desk, open_window: OpenWindow) -> None:
    page = open_window(desk).page
    assert isinstance(page, ResultsPage)
    assert NO_PERIOD in words_of(page)
    assert not page.chooser.isVisible()
    assert not page.laporan_button.isVisible()
    assert page.empty.make.isVisible()


def test_the_first_period_is_made_from_the_empty_page(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow, settle: Settle
) -> None:
    window = open_window(desk)
    page = settle(window)
    page.empty.make.click()
    dialog = window.findChild(NewPeriodDialog)
    assert dialog is not None
    dialog.kode.setText("2025")
    dialog.mulai.setText("1 Januari 2025")
    dialog.selesai.setText("31/12/2025")
    dialog.population.setText("135")
    dialog.accept_button.click()
    settle(window)
    assert window.findChild(NewPeriodDialog) is None
    assert page.chooser.kode == "2025"
    assert page.responden.figure.text() == "0 dari 100"
    assert page.ikm.no_data.text() == "belum ada data"
    assert not page.ikm.figure.isVisible()
    assert not page.ikm.badge.isVisible()
    assert page.below.text() == NO_FORMS
    assert all(row.bar_rect() is None for row in page.table.rows)
    assert not page.laporan_button.isEnabled()


def test_no_dialog_stays_behind(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow, settle: Settle
) -> None:
    window = open_window(desk)
    page = settle(window)
    left: list[weakref.ref[QWidget]] = []
    for _ in range(3):
        page.empty.make.click()
        dialog = window.findChild(NewPeriodDialog)
        assert dialog is not None
        left.append(weakref.ref(dialog))
        dialog.cancel_button.click()
        del dialog
        qtbot.waitUntil(lambda: window.findChild(NewPeriodDialog) is None)
    gc.collect()
    assert [ref() for ref in left] == [None] * 3


def test_forms_of_another_program_appear(
    desk: Desk, reference: Path, open_window: OpenWindow, settle: Settle, qtbot: QtBot
) -> None:
    desk.do(manage_periods.create_period, "2024", date(2024, 1, 1), date(2024, 12, 31))
    window = open_window(desk)
    page = settle(window)
    assert page.responden.figure.text() == "0"
    import_file(desk, reference, "2024")  # a desk that does not announce to this window
    qtbot.waitUntil(lambda: page.responden.figure.text() == "80", timeout=8000)
    assert page.ikm.figure.text() == "93,54"


def test_our_own_changes_appear_at_once(
    sample_desk: Desk, open_window: OpenWindow, settle: Settle
) -> None:
    window = open_window(sample_desk)
    page = settle(window)
    own_desk = page._context.desk
    own_desk.do(change_settings.change_setting, "bobot", "0,11")
    assert page.is_waiting
    settle(window)
    assert page.ikm.figure.text() == "92,61"
    assert page.ikm.note.text().startswith(f"Bobot {Bobot.OLD_0_11.value} ")
    own_desk.do(manage_periods.close_period, "2024")
    settle(window)
    assert any(words.endswith("· ditutup 24 November 2026") for words in words_of(page))


def test_f5_reads_again(
    qtbot: QtBot, desk: Desk, reference: Path, open_window: OpenWindow, settle: Settle
) -> None:
    desk.do(manage_periods.create_period, "2024", date(2024, 1, 1), date(2024, 12, 31))
    window = open_window(desk)
    import_file(desk, reference, "2024")
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert settle(window).responden.figure.text() == "80"


def test_blanks_ties_and_a_silent_unsur_are_told(
    desk: Desk, write_csv: Callable[..., Path], open_window: OpenWindow
) -> None:
    desk.do(manage_periods.create_period, "2025", *YEAR_2025)
    path = write_csv("U1,U2,U3,U4,U5,U6,U7,U8,U9", "4,2,2,2,2,2,2,3,", "4,2,2,2,2,,2,3,")
    import_file(desk, path, "2025")
    page = open_window(desk).page
    assert isinstance(page, ResultsPage)
    assert [kode for kode, _, _ in page.attention.lines] == ["U2", "U3", "U4", "U5", "U6", "U7"]
    assert page.below.text().startswith(
        "IKM dihitung dari 8 unsur; belum ada jawaban untuk U9."
        " 1 jawaban kosong tidak ikut dihitung (U6: 1)."
    )
    assert page.table.rows[8].accessibleName() == "U9 Sarana dan prasarana: belum ada data"


def test_level_unsur_are_told(
    desk: Desk, write_csv: Callable[..., Path], open_window: OpenWindow
) -> None:
    desk.do(manage_periods.create_period, "2025", *YEAR_2025)
    import_file(desk, write_csv("U1,U2,U3,U4,U5,U6,U7,U8,U9", "3,3,3,3,3,3,3,3,3"), "2025")
    page = open_window(desk).page
    assert isinstance(page, ResultsPage)
    assert page.attention.sentence.text() == LEVEL
    assert page.attention.lines == ()
    assert page.attention.sentence.isVisible()


def test_one_answered_unsur_is_told(
    desk: Desk, write_csv: Callable[..., Path], open_window: OpenWindow
) -> None:
    desk.do(manage_periods.create_period, "2025", *YEAR_2025)
    import_file(desk, write_csv("U1,U2,U3,U4,U5,U6,U7,U8,U9", ",,3,,,,,,", ",,2,,,,,,"), "2025")
    page = open_window(desk).page
    assert isinstance(page, ResultsPage)
    assert page.attention.sentence.text() == ONE_UNSUR
    assert page.attention.sentence.isVisible()
    assert page.attention.lines == ()


def test_periods_and_result_come_from_one_state(
    desk: Desk, write_csv: Callable[..., Path], origin: Origin
) -> None:
    desk.do(manage_periods.create_period, "2025", *YEAR_2025)
    files = [
        write_csv("U1,U2,U3,U4,U5,U6,U7,U8,U9", ",".join(str(nilai) * 9), name=f"{nilai}.csv")
        for nilai in (1, 2, 3, 4)
    ]
    import_file(desk, files.pop(), "2025")

    class BusyDesk(Desk):
        """A desk on a file into which another program writes after every look."""

        def look_proven(self, *args: Any, **kwargs: Any) -> Any:
            value = super().look_proven(*args, **kwargs)
            import_file(desk, files.pop(), "2025")
            return value

    for forms in (1, 2):
        found = find(BusyDesk(desk.folder, origin), Wish())
        assert found.view is not None
        assert found.rows[-1].forms == found.view.result.responden == forms


def test_a_damaged_file_is_told_and_the_figures_stay(
    sample_desk: Desk, open_window: OpenWindow, settle: Settle
) -> None:
    window = open_window(sample_desk)
    page = settle(window)
    file = sample_desk.folder / "skm-desk.db"
    whole = file.read_bytes()
    file.write_bytes(b"bukan basis data " * 1000)
    page.refresh()
    settle(window)
    assert file.name in page.notice.words
    assert page.notice.action.text() == "Muat ulang"
    assert page.ikm.figure.text() == "93,54"
    assert "1 Januari – 31 Desember 2024" in " ".join(words_of(page))
    file.write_bytes(whole)  # the backup was put back
    page.notice.action.click()
    settle(window)
    assert page.notice.words == ""


def test_long_counting_is_told_and_the_last_wish_wins(
    qtbot: QtBot,
    sample_desk: Desk,
    open_window: OpenWindow,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from threading import Event

    may_go_on = Event()
    read = explore_results.see_results
    asked: list[str | None] = []

    def read_slowly(store: Store, choose: Callable[..., Any], wish: Wish) -> Sight:
        asked.append(wish.span.kode if wish.span else None)
        may_go_on.wait(10)
        return read(store, choose, wish)

    window = open_window(sample_desk)
    page = settle(window)
    monkeypatch.setattr(explore_results, "see_results", read_slowly)
    for kode in ("contoh-2025", "2024", "contoh-2025", "2024", "contoh-2025"):
        pick(window, kode, qtbot)
    qtbot.waitUntil(
        lambda: "Menghitung hasil periode contoh-2025" in " ".join(words_of(page)), timeout=3000
    )
    assert page.ikm.figure.text() == "93,54"  # the former numbers stand until the new ones come
    assert "angka di bawah masih dari periode 2024" in " ".join(words_of(page))
    may_go_on.set()
    settle(window)
    assert asked == ["contoh-2025", "contoh-2025"]  # the wishes between cost nothing
    assert_shows_result(page, sample_desk, "contoh-2025")
