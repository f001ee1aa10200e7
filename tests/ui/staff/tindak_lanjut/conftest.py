"""The page of tindak lanjut in a window of its own."""

from collections.abc import Callable

import pytest

from skm_desk.ui.shared.context import Context
from skm_desk.ui.staff.tindak_lanjut.page import TindakLanjutPage
from skm_desk.use_cases.desk import Desk


@pytest.fixture
def open_page(
    make_context: Callable[[Desk], Context],
    show_page: Callable[[TindakLanjutPage], None],
    settled: Callable[[TindakLanjutPage], None],
) -> Callable[[Desk], TindakLanjutPage]:
    """Return a function that shows the page on a desk and waits for its plan."""

    def open_on(desk: Desk) -> TindakLanjutPage:
        page = TindakLanjutPage(make_context(desk))
        show_page(page)
        settled(page)
        return page

    return open_on
