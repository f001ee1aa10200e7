"""Packages of other PCs are looked at first, then joined all together or not at all."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from skm_desk.sentences.merge_words import KNOWN_BEFORE, NOTHING_NEW
from skm_desk.ui.staff.exchange import carry_words as texts
from skm_desk.ui.staff.exchange import exchange_words
from skm_desk.ui.staff.exchange.page import ExchangePage
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.manage_periods import close_period
from skm_desk.use_cases.merge_packages import merge
from tests.use_cases.other_pcs import bare_pc, carry, correct, forms, keep, make_pc, packed

OpenPage = Callable[[Desk], ExchangePage]


@pytest.fixture
def here(tmp_path: Path) -> Desk:
    return make_pc(tmp_path, "satu")


@pytest.fixture
def there(tmp_path: Path) -> Desk:
    desk = make_pc(tmp_path, "kios")
    for number in range(3):
        keep(desk, lembar=str(number))
    return desk


@pytest.fixture
def look(qtbot: QtBot) -> Callable[..., None]:
    def look_at(page: ExchangePage, *paths: Path) -> None:
        page.carry.look(list(paths))
        qtbot.waitUntil(lambda: not page.is_waiting, timeout=20_000)
        QApplication.processEvents()

    return look_at


def settle(page: ExchangePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.is_waiting, timeout=20_000)
    QApplication.processEvents()


def facts(page: ExchangePage, place: int = 0) -> dict[str, str]:
    return dict(page.carry.preview.cards[place].lines)


def test_looked_at_and_joined(
    here: Desk,
    there: Desk,
    open_page: OpenPage,
    look: Callable[..., None],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    keep(here, lembar="2")
    page = open_page(here)
    assert page.carrying.isVisible()
    look(page, packed(there, tmp_path))
    assert page._line.text() == "kios.skm · 3 formulir baru"
    assert facts(page) == {"Formulir baru": "3"}
    (card,) = page.carry.preview.cards
    assert "2 periode 2026 menjadi 2-kios" in card.notes.text()
    assert [page.pick_button.isVisible(), page.leave_button.isVisible()] == [False, True]
    assert QApplication.focusWidget() is page.carry.join_button
    assert len(forms(here)) == 1
    page.carry.join_button.click()
    settle(page, qtbot)
    assert len(forms(here)) == 4
    assert page.notice.words == "3 formulir baru masuk dari 1 paket."
    assert "2-kios" in page.notice.details.text()
    assert QApplication.focusWidget() is page.carrying.join_button
    assert page.carrying.isVisible()
    assert not page.carry.preview.isVisible()
    with qtbot.waitSignal(page.page_asked) as asked:
        page.notice.action.click()
    assert asked.args == ["Hasil"]


def test_left_alone_nothing_comes_in(
    here: Desk, there: Desk, open_page: OpenPage, look: Callable[..., None], tmp_path: Path
) -> None:
    page = open_page(here)
    look(page, packed(there, tmp_path))
    page.leave_button.click()
    assert forms(here) == {}
    assert page.carrying.isVisible()
    assert not page.carry.join_button.isVisible()
    assert page._line.text() == exchange_words.LINE
    assert QApplication.focusWidget() is page.carrying.join_button


def test_without_news_there_is_nothing_to_join(
    here: Desk, there: Desk, open_page: OpenPage, look: Callable[..., None], tmp_path: Path
) -> None:
    path = packed(there, tmp_path)
    merge(here, [path])
    page = open_page(here)
    look(page, path)
    assert page.carry.preview.verdict.text() == KNOWN_BEFORE
    assert not page.carry.join_button.isEnabled()
    assert QApplication.focusWidget() is page.leave_button
    carry(here, there, tmp_path)
    keep(here)
    carry(here, there, tmp_path)
    look(page, packed(there, tmp_path))
    assert page.carry.preview.verdict.text() == NOTHING_NEW


def test_several_packages_and_what_to_look_at(
    here: Desk, there: Desk, open_page: OpenPage, look: Callable[..., None], tmp_path: Path
) -> None:
    carry(there, here, tmp_path)
    form_id = next(iter(forms(there)))
    correct(here, form_id, U1="1")
    correct(there, form_id, U1="2")
    third = make_pc(tmp_path, "tiga")
    for number in range(12):
        keep(third, lembar=str(number))
    page = open_page(here)
    look(page, packed(there, tmp_path), packed(third, tmp_path))
    first, second = page.carry.preview.cards
    assert "dikoreksi berbeda di kedua komputer" in first.notes.text()
    assert facts(page, 1) == {"Formulir baru": "12"}
    assert len(second.notes.text().splitlines()) == 3
    look(page, packed(third, tmp_path))
    assert len(page.carry.preview.cards) == 1


def test_many_notes_are_cut_short(there: Desk, tmp_path: Path, here: Desk) -> None:
    for number in range(30):
        keep(here, lembar=str(number))
        keep(there, lembar=str(number + 10))
    (outcome,) = merge(here, [packed(there, tmp_path)])
    lines = texts.shown_notes(outcome).splitlines()
    assert len(lines) == 9
    assert (
        lines[-1] == f"… dan {len(texts.all_notes(outcome)) - 8} catatan lain, tampil sesudah"
        " digabung"
    )


def test_a_refusal_is_one_sentence(
    here: Desk,
    there: Desk,
    open_page: OpenPage,
    look: Callable[..., None],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    page = open_page(here)
    path = packed(there, tmp_path)
    look(page, path)
    here.do(close_period, "2026")
    page.carry.join_button.click()
    settle(page, qtbot)
    assert "buka lagi periode itu" in page.notice.words
    assert forms(here) == {}
    assert page.carry.preview.isVisible()  # to be joined once the period is open again
    look(page, tmp_path / "tidak ada.skm")
    assert page.notice.words.endswith("tidak ada; periksa nama dan foldernya.")


def test_packing(here: Desk, open_page: OpenPage, tmp_path: Path, qtbot: QtBot) -> None:
    keep(here)
    page = open_page(here)
    page.carrying.pack_button.click()
    (dialog,) = page.findChildren(QFileDialog)
    assert dialog.selectedFiles()[0].endswith(".skm")
    dialog.close()
    page.carry.write(tmp_path / "a.skm")
    settle(page, qtbot)
    assert page.notice.words == f"Paket dengan 1 formulir tersimpan: {tmp_path / 'a.skm'}"
    (outcome,) = merge(bare_pc(tmp_path, "baru"), [tmp_path / "a.skm"])
    assert outcome.added == 1
    page.carry.write(tmp_path / "tidak ada" / "a.skm")
    settle(page, qtbot)
    assert "tidak dapat ditulis" in page.notice.words


def test_packages_are_picked_in_a_dialog(
    here: Desk, there: Desk, open_page: OpenPage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = packed(there, tmp_path)
    page = open_page(here)
    page.carrying.join_button.click()
    (dialog,) = page.findChildren(QFileDialog)
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    dialog.filesSelected.emit([str(path)])
    dialog.close()
    settle(page, qtbot)
    assert facts(page) == {"Formulir baru": "3"}


def test_packages_are_dropped(
    there: Desk, open_page: OpenPage, tmp_path: Path, qtbot: QtBot
) -> None:
    """Also where there is no period yet: the package brings its own."""
    empty = bare_pc(tmp_path, "baru")
    page = open_page(empty)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(packed(there, tmp_path)))])
    button, key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, button, key))
    settle(page, qtbot)
    assert facts(page)["Periode baru"] == "2026"
    page.carry.join_button.click()
    settle(page, qtbot)
    assert len(forms(empty)) == 3


def test_stopped_nothing_comes_in(
    here: Desk, there: Desk, open_page: OpenPage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = packed(there, tmp_path)
    page = open_page(here)
    for begin, words in (
        (lambda: page.carry.look([path]), texts.STOPPED["lihat"]),
        (lambda: page.carry.write(tmp_path / "b.skm"), texts.STOPPED["paket"]),
    ):
        with closing(sqlite3.connect(here.folder / "skm-desk.db")) as other:
            other.execute(
                "BEGIN EXCLUSIVE"
            )  # the work waits, so it cannot end before it is stopped
            begin()
            page.job.stop()
            other.rollback()
        settle(page, qtbot)
        assert page.notice.words == words
    assert not (tmp_path / "b.skm").exists()
    assert not page.carry.preview.isVisible()


def test_everything_has_a_name(
    here: Desk, there: Desk, open_page: OpenPage, look: Callable[..., None], tmp_path: Path
) -> None:
    page = open_page(here)
    look(page, packed(there, tmp_path))
    for part in (page.carry.join_button, page.carrying.pack_button, *page.carry.preview.cards):
        assert part.accessibleName()
    for label in page.carry.preview.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText or not label.text()
