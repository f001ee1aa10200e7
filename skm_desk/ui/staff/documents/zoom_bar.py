"""ZoomBar: which page is seen, and how large, with what changes both."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from skm_desk.domain.id_format import format_count
from skm_desk.ui.shared.labels import make_button, make_label

_FIELD = 64
_SCALE = 56


class ZoomBar(QWidget):
    """`page_asked` carries the page that a person typed, from 0."""

    page_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.page = QLineEdit()
        self.page.setFixedWidth(_FIELD)
        self.page.setAccessibleName("Halaman")
        self.page.setToolTip("Ketik nomor halaman, lalu tekan Enter")
        self.page.setAccessibleDescription(self.page.toolTip())
        self.page.returnPressed.connect(self._ask)
        self._count = make_label("body")
        self.smaller = make_button("Perkecil", "Perkecil halaman (Ctrl dan −)")
        self.larger = make_button("Perbesar", "Perbesar halaman (Ctrl dan +)")
        self.fit = make_button("Pas lebar", "Buat halaman selebar ruangnya")
        self.fit.setCheckable(True)
        self._scale = make_label("quiet")
        self._scale.setFixedWidth(_SCALE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(make_label("body", "Halaman"))
        row.addWidget(self.page)
        row.addWidget(self._count)
        row.addStretch(1)
        for part in (self.smaller, self._scale, self.larger, self.fit):
            row.addWidget(part)

    @property
    def words(self) -> str:
        """What the bar says: `Halaman 3 dari 23`."""
        return f"Halaman {self.page.text()} {self._count.text()}"

    def show_page(self, place: int, pages: int) -> None:
        """Say which page (from 0) of how many is seen."""
        self.page.setValidator(QIntValidator(1, max(1, pages), self.page))
        self.page.setText(str(place + 1))
        self._count.setText(f"dari {format_count(pages)}")

    def show_scale(self, scale: float, fits: bool) -> None:
        """Say how large the pages are; 1.0 is the real size of the paper."""
        self._scale.setText(f"{format_count(round(scale * 100))} %")
        self._scale.setAccessibleName(f"Besar halaman {self._scale.text()}")
        self.fit.setChecked(fits)

    def _ask(self) -> None:
        if self.page.hasAcceptableInput():
            self.page_asked.emit(int(self.page.text()) - 1)
