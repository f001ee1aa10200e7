"""PeriodEntries: the drop-down list of periods, whatever else one may choose there."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from skm_desk.ui.shared.chooser import Chooser

_NARROWEST = 176
_WIDEST = 320
Entry = tuple[str, str, str | int]  # its line, its title while the list is closed, its data


class PeriodEntries(Chooser):
    """Shows the title of an entry when closed, the line of each when open.

    Override `tell`: it is called when a person chose.
    """

    def __init__(self, meaning: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles: list[str] = []
        self.describe("Periode", meaning)
        self.activated.connect(self._note)

    def show_entries(self, entries: Sequence[Entry], chosen: str | int | None) -> None:
        """List these with the one of this data chosen, or none; nothing is told to anybody."""
        if [line for line, _, _ in entries] != [self.itemText(n) for n in range(self.count())]:
            self._titles = [title for _, title, _ in entries]
            self.clear()
            for line, _, kept in entries:
                self.addItem(line, kept)
            self.fit(self._titles, _NARROWEST, _WIDEST)
        data = [kept for _, _, kept in entries]
        self.setCurrentIndex(data.index(chosen) if chosen in data else -1)
        self.setToolTip(self.currentText())

    def closed_title(self) -> str:
        """Return what the closed list shows."""
        return self._titles[self.currentIndex()] if self.currentIndex() >= 0 else ""

    def tell(self) -> None:
        """Tell what is chosen now."""
        raise NotImplementedError

    def _note(self, _place: int) -> None:
        self.setToolTip(self.currentText())
        self.tell()
