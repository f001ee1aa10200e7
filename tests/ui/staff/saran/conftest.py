"""The page of saran in a window of its own, and an office for it."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from skm_desk.ui.shared.context import Context
from skm_desk.ui.staff.saran.page import SaranPage
from skm_desk.use_cases.desk import Desk
from tests.use_cases.saran_office import open_office

TEXTS = (
    "Dilayani Bu Siti Rahma dengan <b>ramah</b> & cepat",
    "Antre lama sekali",
    "",
    "Kursi tunggu kurang",
)


@pytest.fixture
def office(desk: Desk) -> Desk:
    """A desk with four forms, three of which hold a saran; `form-4` stands on top."""
    open_office(desk, TEXTS)
    return desk


@pytest.fixture
def settle_saran(qtbot: QtBot) -> Callable[[SaranPage], None]:
    """Return a function that waits until the page has what it asked for."""

    def wait(page: SaranPage) -> None:
        qtbot.waitUntil(lambda: not page.is_waiting)

    return wait


@pytest.fixture
def open_page(
    make_context: Callable[[Desk], Context],
    show_page: Callable[[SaranPage], None],
    settle_saran: Callable[[SaranPage], None],
) -> Callable[[Desk], SaranPage]:
    """Return a function that shows the page on a desk and waits for its list."""

    def open_on(desk: Desk) -> SaranPage:
        page = SaranPage(make_context(desk))
        show_page(page)
        settle_saran(page)
        return page

    return open_on
