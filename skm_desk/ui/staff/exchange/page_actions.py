"""PageActions: the buttons in the head of the page of files, and which of them is there when."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from skm_desk.ui.shared.labels import make_button
from skm_desk.ui.staff.exchange import exchange_words as texts
from skm_desk.use_cases.view_file import FileView


class PageActions:
    """At the start a file is picked; one that is looked at is taken in, read again or left; of
    packages that are looked at likewise, with a button of their own."""

    def __init__(self, join: QPushButton) -> None:
        self.pick = make_button(
            "Pilih berkas …", "Pilih berkas formulir untuk dilihat (Ctrl+O)", "open", main=True
        )
        self.pick.setShortcut(QKeySequence("Ctrl+O"))
        self.leave = make_button("Batal", "Tinggalkan berkas ini; tidak ada yang masuk")
        self.again = make_button("Baca ulang", "Baca berkas ini sekali lagi dari disk")
        self.take = make_button("Masukkan", texts.FINAL, "import", main=True)
        self._join = join

    def stand_in(self, row: QHBoxLayout) -> None:
        """Put the buttons in a row."""
        for button in (self.leave, self.again, self.pick, self.take, self._join):
            row.addWidget(button)

    def show_start(self, idle: bool, can_pick: bool) -> None:
        """Offer to pick a file."""
        self._show((self.pick,) if can_pick else (), idle)

    def show_file(self, idle: bool, view: FileView, is_ready: bool) -> None:
        """Offer what can be done with the file that is looked at."""
        self._show((self.leave, self.again, self.take), idle)
        self.take.setText(texts.take_words(view))
        self.take.setAccessibleName(texts.take_words(view))
        self.take.setEnabled(idle and is_ready)

    def show_packages(self, idle: bool, has_news: bool) -> None:
        """Offer to join the packages that are looked at, or to leave them."""
        self._show((self.leave, self._join), idle)
        self._join.setEnabled(idle and has_news)

    def _show(self, wanted: tuple[QPushButton, ...], idle: bool) -> None:
        for button in (self.leave, self.again, self.pick, self.take, self._join):
            button.setVisible(button in wanted)
        for button in (self.leave, self.again, self.pick):
            button.setEnabled(idle)
