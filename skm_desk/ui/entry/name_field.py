"""NameField: where an officer gives the own name; names known already are offered."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from skm_desk.domain.batch import LONGEST_OFFICER, check_officer
from skm_desk.domain.errors import OfficerMissing

_WIDTH = 260


class NameField(QLineEdit):
    """`given` carries the name when it is whole: left, entered, or taken from those offered."""

    given = Signal(str)

    def __init__(self, meaning: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Nama Anda")
        self.setAccessibleDescription(meaning)
        self.setToolTip(meaning)
        self.setMaxLength(LONGEST_OFFICER)
        self.setFixedWidth(_WIDTH)
        self._known = QStringListModel(self)
        self._told = ""
        names = QCompleter(self._known, self)
        names.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        names.setFilterMode(Qt.MatchFlag.MatchContains)
        names.activated.connect(self._take)
        self.setCompleter(names)
        if (popup := names.popup()) is not None:
            popup.setObjectName("names")
        self.editingFinished.connect(self._tell)

    @property
    def officer(self) -> str:
        """The name as it is kept, empty while none is given."""
        try:
            return check_officer(self.text())
        except OfficerMissing:
            return ""

    def show_names(self, names: Sequence[str]) -> None:
        """Offer these names."""
        if list(names) != self._known.stringList():
            self._known.setStringList(list(names))

    @Slot(str)
    def _take(self, name: str) -> None:
        self.setText(name)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        if self.officer != self._told:
            self._told = self.officer
            self.given.emit(self.officer)
