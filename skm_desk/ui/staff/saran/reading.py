"""Reading: brings the list, its pages and one saran from the file, beside the window."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from skm_desk.domain.saran_errors import SaranUnknown
from skm_desk.domain.saran_list import ListedSaran, SaranFilter
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.newest import Newest
from skm_desk.ui.staff.results_words import choose_period
from skm_desk.use_cases.manage_periods import PeriodRow
from skm_desk.use_cases.manage_saran import (
    SaranDetail,
    SaranView,
    read_page,
    view_list,
    view_saran,
)

Rows = tuple[ListedSaran, ...]


@dataclass(frozen=True)
class ListWish:
    """Which list, None for that of the period to show first; `key` is the saran whose place is
    wanted, `near` the row to show when it is not there."""

    asked: SaranFilter | None
    key: str | None
    near: int


@dataclass(frozen=True)
class PageWish:
    """The page of a list that begins at the `start`-th saran."""

    asked: SaranFilter
    start: int


class Reading(QObject):
    """What comes home: a list (`listed`), a page (`paged`), a saran (`opened`), that there is no
    such saran any more (`lost`), or what is wrong with the file (`failed`)."""

    listed = Signal(object, object)
    paged = Signal(object, object)
    opened = Signal(object)
    lost = Signal(str)
    failed = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        desk, tasks = context.desk, context.tasks
        self._lists: Newest[ListWish, SaranView] = Newest(
            tasks,
            lambda wish: desk.look(view_list, wish.asked, _first_period, wish.key, wish.near),
            self.listed.emit,
            self.failed.emit,
        )
        self._pages: Newest[PageWish, Rows] = Newest(
            tasks,
            lambda wish: desk.look(read_page, wish.asked, wish.start),
            self.paged.emit,
            self.failed.emit,
        )
        self._saran: Newest[str, SaranDetail] = Newest(
            tasks,
            lambda key: desk.look(view_saran, key),
            lambda _key, detail: self.opened.emit(detail),
            self._tell_fault,
        )

    @property
    def is_idle(self) -> bool:
        """True when nothing is on its way."""
        return self._lists.is_idle and self._pages.is_idle and self._saran.is_idle

    def ask_list(self, wish: ListWish) -> None:
        """Read a list."""
        self._lists.ask(wish)

    def ask_page(self, wish: PageWish) -> None:
        """Read a page of a list."""
        self._pages.ask(wish)

    def ask_saran(self, key: str) -> None:
        """Read one saran."""
        self._saran.ask(key)

    def _tell_fault(self, fault: Exception) -> None:
        if isinstance(fault, SaranUnknown):
            self.lost.emit(fault.key)
        else:
            self.failed.emit(fault)


def _first_period(rows: Sequence[PeriodRow]) -> str | None:
    return choose_period(rows, None)
