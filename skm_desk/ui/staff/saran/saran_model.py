"""SaranModel: a list of any length, of which only the pages that are looked at are read."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from skm_desk.domain.saran_list import ListedSaran, SaranFilter
from skm_desk.ui.staff.saran.saran_words import READING, spoken
from skm_desk.use_cases.manage_saran import PAGE, SaranView

MOST_PAGES = 20  # are held at a time
LISTED = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class SaranModel(QAbstractListModel):
    """A row that is not read yet shows that it is being read; `wanted` carries where the page that
    holds it begins."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._asked: SaranFilter | None = None
        self._total = 0
        self._pages: dict[int, tuple[ListedSaran, ...]] = {}
        self._older: set[int] = set()  # pages that are shown until they are read anew
        self._on_their_way: set[int] = set()

    def show_view(self, view: SaranView) -> None:
        """Take a list and its page; of the same filter, what is on screen stays where it is."""
        self._on_their_way = set()
        is_other = view.asked != self._asked
        self._pages = ({} if is_other else self._pages) | {view.start: view.rows}
        self._older = set(self._pages) - {view.start}
        if is_other:
            self.beginResetModel()
            self._asked, self._total = view.asked, view.total
            self.endResetModel()
            return
        nowhere = QModelIndex()
        if view.total > self._total:
            self.beginInsertRows(nowhere, self._total, view.total - 1)
            self._total = view.total
            self.endInsertRows()
        elif view.total < self._total:
            self.beginRemoveRows(nowhere, view.total, self._total - 1)
            self._total = view.total
            self.endRemoveRows()
        self._tell_all()

    def add_page(self, asked: SaranFilter, start: int, rows: tuple[ListedSaran, ...]) -> None:
        """Take a page that was wanted; one of an older filter is dropped."""
        if asked != self._asked:
            return
        self._pages.pop(start, None)
        while len(self._pages) >= MOST_PAGES:
            del self._pages[next(iter(self._pages))]
        self._pages[start] = rows
        self._older.discard(start)
        self._on_their_way = set()  # a page that was not read for this one is wanted again
        self._tell_all()

    def row(self, place: int) -> ListedSaran | None:
        """Return the saran in a row, None while it is not read."""
        return None if place - place % PAGE in self._older else self._shown(place)

    def find(self, key: str) -> int | None:
        """Return the row of a saran among those that are read, or None."""
        for start in self._pages.keys() - self._older:
            for place, listed in enumerate(self._pages[start], start=start):
                if listed.key == key:
                    return place
        return None

    def want(self, place: int) -> None:
        """Have the page of a row read, unless it is there or on its way."""
        start = place - place % PAGE
        is_there = start in self._pages and start not in self._older
        if not is_there and start not in self._on_their_way:
            self._on_their_way.add(start)
            self.wanted.emit(start)

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._total

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a row, its words for a screen reader, or all of it (LISTED)."""
        if not 0 <= index.row() < self._total:
            return None
        self.want(index.row())
        listed = self._shown(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return READING if listed is None else listed.saran.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return READING if listed is None else spoken(listed)
            case Qt.ItemDataRole.UserRole:
                return listed
            case _:
                return None

    def _shown(self, place: int) -> ListedSaran | None:
        start = place - place % PAGE
        rows = self._pages.get(start, ())
        return rows[place - start] if 0 <= place - start < len(rows) else None

    def _tell_all(self) -> None:
        if self._total:
            self.dataChanged.emit(self.index(0), self.index(self._total - 1))
