"""The help of every page: it is there, plain, and true to the words and keys of the window."""

import ast
import re
from collections.abc import Callable
from functools import cache

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from skm_desk.machine.resources import resource_folder
from skm_desk.ui.shared.help_dialog import HelpDialog
from skm_desk.ui.shared.page import Page
from skm_desk.ui.shared.page_frame import PageFrame
from skm_desk.ui.window import PAGES, Window
from skm_desk.use_cases.desk import Desk
from tests.architecture.source_files import source_files

OpenWindow = Callable[[Desk], Window]

FEWEST_WORDS, MOST_WORDS = 120, 250
BOLD = re.compile(r"\*\*(.+?)\*\*")
KEY = re.compile(r"\bF\d\b|\bCtrl\+[A-Z]\b")
# A heading, a list or a plain line, once what is bold is taken out.
LINE = re.compile(r"(?:## |- |\d+\. | {3}- )?[^#*_`<>\[\]|\\]+")
OF_OTHER_PROGRAMS = {"Ctrl+V"}
FOLDER = resource_folder() / "panduan"


@cache
def ui_texts() -> set[str]:
    """Return every text that stands in the sources of the window."""
    return {
        node.value
        for file in source_files()
        if file.name.startswith("skm_desk/ui/")
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.fixture(params=PAGES, ids=lambda page: page.help_name)
def page(request: pytest.FixtureRequest) -> Page:
    found = request.param
    assert isinstance(found, Page)
    return found


def test_a_help_is_named_after_its_page() -> None:
    def build(_context: object) -> PageFrame:
        raise AssertionError

    assert Page("Laporan & dokumen", "", "", build).help_name == "laporan-dokumen"
    assert Page("Isi kuesioner kertas", "", "", build).help_name == "isi-kuesioner-kertas"
    names = [page.help_name for page in PAGES]
    assert len(set(names)) == len(names)


def test_every_page_has_its_help(page: Page) -> None:
    words = re.sub(r"\*\*|^ *(?:##|-|\d+\.) ", "", page.read_help(), flags=re.MULTILINE).split()
    assert FEWEST_WORDS <= len(words) <= MOST_WORDS


def test_every_help_has_its_page() -> None:
    names = {page.help_name for page in PAGES}
    assert {path.stem for path in FOLDER.glob("*.md")} == names


def test_a_help_is_plain(page: Page) -> None:
    lines = [line for line in page.read_help().splitlines() if line]
    assert not lines[0].startswith(("#", "-", "1"))  # what the page is for
    assert lines[0].endswith(".")
    for line in lines:
        assert LINE.fullmatch(BOLD.sub(r"\1", line)), line


def test_words_in_bold_stand_in_the_window(page: Page) -> None:
    bold = BOLD.findall(page.read_help())
    assert bold
    assert [words for words in bold if words not in ui_texts()] == []


def test_keys_are_those_of_the_window(page: Page) -> None:
    named = set(KEY.findall(page.read_help())) - OF_OTHER_PROGRAMS
    assert [key for key in named if not any(key in text for text in ui_texts())] == []


def test_f1_opens_the_help_of_the_page_that_is_shown(
    sample_desk: Desk, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(sample_desk)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: bool(_seen(window)))
    (dialog,) = _seen(window)
    assert dialog.windowTitle() == "Bantuan: Hasil"
    assert "menghitung IKM, mutu, dan nilai setiap unsur" in dialog.text.toPlainText()
    window.show_title("Periode")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.navigation.help_button.click()
    assert _seen(window) == [dialog]  # one at a time
    assert dialog.windowTitle() == "Bantuan: Periode"
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.text, Qt.Key.Key_Escape)
    assert _seen(window) == []
    window.open_help()
    assert _seen(window) == [dialog]
    window.close()
    assert not dialog.isVisible()


def test_every_page_can_show_its_help(
    sample_desk: Desk, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(sample_desk)
    for page in PAGES:
        window.show_title(page.title)
        window.open_help()
        (dialog,) = _seen(window)
        assert dialog.windowTitle() == f"Bantuan: {page.title}"
        assert "**" not in dialog.text.toPlainText()
        assert "##" not in dialog.text.toPlainText()


def test_an_installation_without_the_help_says_so(
    sample_desk: Desk, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(sample_desk)
    monkeypatch.setattr("skm_desk.machine.resources.resource_folder", lambda: sample_desk.folder)
    window.open_help()
    assert _seen(window) == []
    (box,) = window.findChildren(QMessageBox)
    assert "pasang ulang" in box.text()
    box.close()
    QApplication.processEvents()


def _seen(window: Window) -> list[HelpDialog]:
    return [dialog for dialog in window.findChildren(HelpDialog) if dialog.isVisible()]
