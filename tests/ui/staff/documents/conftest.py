"""The page of documents by itself, and a document that was made once for all tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from skm_desk.ui.shared.context import Context
from skm_desk.ui.staff.documents.page import LaporanPage
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.fill_sample import fill
from skm_desk.use_cases.preview_document import Preview, Subject, make_preview
from skm_desk.use_cases.set_up import set_up
from tests.conftest import fixed_origin

OpenPage = Callable[[Desk], LaporanPage]


@pytest.fixture(scope="session")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Preview:
    """The laporan of the 80 rows, 23 pages."""
    folder: Path = tmp_path_factory.mktemp("pratinjau")
    desk = Desk(folder, fixed_origin())
    desk.do(set_up)
    desk.do(fill)
    return make_preview(desk, "laporan", Subject("2024"))


@pytest.fixture
def open_page(
    qtbot: QtBot, make_context: Callable[[Desk], Context]
) -> Iterator[Callable[[Desk], LaporanPage]]:
    """Yield a function that opens the page on a desk and waits for what it shows first."""
    held: list[LaporanPage] = []

    def open_on(desk: Desk) -> LaporanPage:
        page = LaporanPage(make_context(desk))
        held.append(page)
        qtbot.addWidget(page)
        page.resize(1134, 728)
        page.show()
        qtbot.waitExposed(page)
        qtbot.waitUntil(lambda: not page.is_waiting)
        return page

    yield open_on
    for page in held:
        page.job.stop()
    held.clear()
