"""LoketCard: what holds for the kiosk of this PC alone: its layanan and its PIN."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from skm_desk.domain.layanan import Layanan
from skm_desk.ui.shared.chooser import Chooser
from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.notice import Notice
from skm_desk.ui.staff import kiosk_words as texts
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.kiosk_launcher import tell
from skm_desk.ui.staff.pin_dialog import ChangePinDialog, NewPinDialog
from skm_desk.use_cases.tune_kiosk import tune_layanan

_NARROWEST = 240
_WIDEST = 420


class LoketCard(Card):
    """The layanan that this kiosk stands at, and the PIN that closes it."""

    def __init__(self, deeds: Deeds, notice: Notice) -> None:
        super().__init__("Loket ini")
        self._deeds = deeds
        self._notice = notice
        self._is_guarded = False
        self.chooser = Chooser()
        self.chooser.describe("Layanan di loket ini", "Pilih layanan untuk kios di komputer ini")
        self.chooser.activated.connect(self._tune)
        self.note = make_label("note", wrap=True)
        self.pin_line = make_label("body", wrap=True)
        self.pin_line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.pin_button = make_button("Ganti PIN", "", "pin")
        self.pin_button.clicked.connect(self._ask_pin)
        name = make_label("body", "Layanan di loket ini")
        name.setBuddy(self.chooser)
        self.body.addSpacing(4)
        self.body.addWidget(name)
        self.body.addWidget(self.chooser)
        self.body.addWidget(self.note)
        self.body.addSpacing(8)
        self.body.addWidget(_hairline())
        self.body.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.pin_line, 1)
        row.addWidget(self.pin_button)
        self.body.addLayout(row)
        self.body.addSpacing(8)
        self.body.addWidget(make_label("note", texts.SCREEN_SIZE, wrap=True))

    def show_state(self, layanan_list: Sequence[Layanan], chosen: str, is_guarded: bool) -> None:
        """Show the layanan on offer with the one of this PC chosen, and whether there is a PIN."""
        if not self.chooser.view().isVisible():  # an open list must not change under the hand
            self._fill([kept for kept in layanan_list if not kept.retired], chosen)
        self._is_guarded = is_guarded
        self.pin_line.setText(texts.HAS_PIN if is_guarded else texts.NEEDS_PIN)
        verb, meaning = (
            ("Ganti PIN", "Ganti PIN kios komputer ini; PIN lama diminta dulu")
            if is_guarded
            else ("Buat PIN", "Buat PIN kios untuk komputer ini")
        )
        self.pin_button.setText(verb)
        self.pin_button.setAccessibleName(verb)
        self.pin_button.setAccessibleDescription(meaning)
        self.pin_button.setToolTip(meaning)

    def _fill(self, offered: Sequence[Layanan], chosen: str) -> None:
        entries = [("", texts.ASK_VISITOR), *((kept.id, kept.nama) for kept in offered)]
        places = range(self.chooser.count())
        known = [(self.chooser.itemData(place), self.chooser.itemText(place)) for place in places]
        if entries != known:
            self.chooser.clear()
            for kode, words in entries:
                self.chooser.addItem(words, kode)
            self.chooser.fit([words for _, words in entries], _NARROWEST, _WIDEST)
        place = self.chooser.findData(chosen)
        self.chooser.setCurrentIndex(max(place, 0))
        self.chooser.setToolTip(self.chooser.currentText())
        self.note.setText(texts.layanan_note(len(offered), chosen, place >= 0))

    @Slot(int)
    def _tune(self, place: int) -> None:
        folder, layanan = self._deeds.desk.folder, str(self.chooser.itemData(place))
        self._deeds.run(
            lambda: tune_layanan(folder, layanan),
            done=lambda _: None,
            failed=lambda fault: self._notice.show_failure(failure_words(fault)),
        )

    @Slot()
    def _ask_pin(self) -> None:
        kind = ChangePinDialog if self._is_guarded else NewPinDialog
        words = texts.PIN_CHANGED if self._is_guarded else texts.PIN_MADE
        dialog = kind(self._deeds, self)
        dialog.accepted.connect(lambda: tell(self._notice, words))
        dialog.open()


def _hairline() -> QFrame:
    line = QFrame()
    line.setObjectName("hairline")
    line.setFixedHeight(1)
    return line
