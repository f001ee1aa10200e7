"""Buat laporan: asked for in the window, made beside it, told at its foot."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog
from pytestqt.qtbot import QtBot

from skm_desk.ui.shared.messages import UNEXPECTED
from skm_desk.ui.staff import laporan_job
from skm_desk.ui.staff.results import ResultsPage
from skm_desk.ui.window import Window
from skm_desk.use_cases import manage_periods
from skm_desk.use_cases.desk import Desk
from tests.ui.page_checks import name_file

OpenWindow = Callable[[Desk], Window]
Settle = Callable[[Window], ResultsPage]
LONGEST_MS = 30_000


@pytest.fixture
def window(sample_desk: Desk, open_window: OpenWindow) -> Window:
    return open_window(sample_desk)


@pytest.fixture
def page(window: Window, settle: Settle) -> ResultsPage:
    return settle(window)


def answer_dialog(page: ResultsPage, path: Path) -> None:
    """Name a file in the open dialog, and press its button."""
    name_file(page, str(path), QDialogButtonBox.StandardButton.Save)


def test_from_the_button_to_the_file(
    qtbot: QtBot,
    window: Window,
    page: ResultsPage,
    tmp_path: Path,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(page.findChildren(QFileDialog)) == 1)
    (dialog,) = page.findChildren(QFileDialog)
    assert dialog.windowTitle() == "Simpan laporan periode 2024"
    assert [Path(name).name for name in dialog.selectedFiles()] == ["laporan-skm-2024.pdf"]
    answer_dialog(page, tmp_path / "hasil")
    assert page.job.is_busy
    assert not page.laporan_button.isEnabled()
    assert page.notice.words == "Membuat laporan periode 2024 …"
    page.job.make("2024", tmp_path / "kedua.pdf")  # a second one is not begun
    # The window answers meanwhile: another period is shown before the laporan is done.
    page.chooser.setFocus()
    qtbot.keyClick(page.chooser, Qt.Key.Key_Up)
    settle(window)
    assert page.view is not None
    assert page.view.made_up
    assert page.job.is_busy
    qtbot.waitUntil(lambda: not page.job.is_busy, timeout=LONGEST_MS)
    made = tmp_path / "hasil.pdf"
    assert made.read_bytes().startswith(b"%PDF-")
    assert not (tmp_path / "kedua.pdf").exists()
    assert page.notice.words.startswith("Laporan sudah jadi, ")
    assert str(made) in page.notice.words
    assert page.laporan_button.isEnabled()
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    assert page.notice.action.text() == "Buka laporan"
    page.notice.action.click()
    assert [Path(url.toLocalFile()) for url in opened] == [made]


def test_what_to_look_at_first_is_folded_away(
    qtbot: QtBot, page: ResultsPage, tmp_path: Path
) -> None:
    page.job.make("contoh-2025", tmp_path / "laporan.pdf")
    qtbot.waitUntil(lambda: not page.job.is_busy, timeout=LONGEST_MS)
    button = page.notice.details_button
    assert button.isVisible()
    number = int(button.text().removesuffix(" catatan"))
    assert number > 0
    assert not page.notice.details.isVisible()
    button.click()
    assert page.notice.details.isVisible()
    assert len(page.notice.details.text().splitlines()) == number


def test_cancelled_dialog_makes_nothing(page: ResultsPage) -> None:
    page.laporan_button.click()
    (dialog,) = page.findChildren(QFileDialog)
    dialog.reject()
    assert not page.job.is_busy
    assert page.notice.words == ""


def test_an_expected_failure_is_one_sentence(
    qtbot: QtBot, page: ResultsPage, sample_desk: Desk, tmp_path: Path
) -> None:
    sample_desk.do(manage_periods.create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    page.job.make("2026", tmp_path / "laporan.pdf")
    qtbot.waitUntil(lambda: not page.job.is_busy, timeout=LONGEST_MS)
    assert "2026" in page.notice.words
    assert not page.notice.action.isVisible()
    assert page.laporan_button.isEnabled()
    assert not (tmp_path / "laporan.pdf").exists()


def test_an_unexpected_fault_is_logged_and_told(
    qtbot: QtBot,
    page: ResultsPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def stumble(*args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(laporan_job, "_make_laporan", stumble)
    page.job.make("2024", tmp_path / "laporan.pdf")
    qtbot.waitUntil(lambda: not page.job.is_busy)
    assert page.notice.words == UNEXPECTED
    assert "ZeroDivisionError" in caplog.text
    assert page.laporan_button.isEnabled()


def test_a_laporan_that_no_program_opens_is_told(
    qtbot: QtBot, page: ResultsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.job.make("2024", tmp_path / "laporan.pdf")
    qtbot.waitUntil(lambda: not page.job.is_busy, timeout=LONGEST_MS)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    page.notice.action.click()
    assert str(tmp_path) in page.notice.words


def test_a_long_path_does_not_widen_the_window(
    window: Window, page: ResultsPage, qtbot: QtBot
) -> None:
    window.resize(1024, 700)
    page.notice.show_failure("x" * 400)
    QApplication.processEvents()
    assert window.width() == 1024
    assert page.width() <= 1024


def test_a_stopped_laporan_leaves_the_older_file(
    qtbot: QtBot, page: ResultsPage, tmp_path: Path
) -> None:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(b"yang lama")
    page.job.make("2024", path)
    assert page.notice.action.text() == "Batal"
    page.notice.action.click()
    qtbot.waitUntil(lambda: not page.job.is_busy, timeout=LONGEST_MS)
    assert page.notice.words == ""
    assert [each.name for each in tmp_path.glob("*.pdf")] == [path.name]
    assert path.read_bytes() == b"yang lama"
    assert page.laporan_button.isEnabled()
