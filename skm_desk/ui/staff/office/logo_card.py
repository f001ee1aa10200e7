"""LogoCard: the logo on the first screen of the kiosk, chosen from a file or taken away."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from skm_desk.ui.shared.dialogs import ask_file
from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.ui.shared.notice import Notice, Step
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.office import profile_words as texts
from skm_desk.ui.staff.office.logo_file import read_logo
from skm_desk.ui.staff.picture_file import PICTURE_KINDS, pictures_folder
from skm_desk.use_cases.change_settings import put_logo

_BOX = QSize(184, 112)
_INSET = 12


class LogoCard(Card):
    """Shows the logo as it is kept; `notice` tells what could not be read, and takes back."""

    def __init__(self, deeds: Deeds, notice: Notice) -> None:
        super().__init__("Logo")
        self._deeds = deeds
        self._notice = notice
        self._content: bytes | None = None  # nothing is known yet
        self.preview = _preview()
        self.pick_button = make_button(
            "Pilih gambar …", "Pilih gambar logo kantor dari berkas", "picture"
        )
        self.remove_button = make_button("Hapus logo", "Tampilkan kios tanpa logo", "remove")
        self.pick_button.clicked.connect(self._ask)
        self.remove_button.clicked.connect(self._remove)
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(make_label("note", texts.LOGO_NOTE, wrap=True))
        words.addStretch(1)
        for button in (self.pick_button, self.remove_button):
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            words.addLayout(row)
        whole = QHBoxLayout()
        whole.setSpacing(24)
        whole.addWidget(self.preview)
        whole.addLayout(words, 1)
        self.body.addSpacing(4)
        self.body.addLayout(whole)

    def show_logo(self, content: bytes) -> None:
        """Show the content of a picture, or that there is none."""
        if content == self._content:
            return
        self._content = content
        self.remove_button.setVisible(bool(content))
        picture = QPixmap()
        if content:
            picture.loadFromData(content)
        if picture.isNull():
            self.preview.setPixmap(QPixmap())
            self.preview.setText(texts.NO_LOGO)
            self.preview.setAccessibleName(texts.NO_LOGO)
        else:
            self.preview.setPixmap(self._small(picture))
            self.preview.setAccessibleName("Logo kantor")

    def take(self, path: Path) -> None:
        """Make the picture at `path` the logo."""
        desk = self._deeds.desk
        self._deeds.run(
            lambda: desk.do(put_logo, read_logo(path)), lambda _: self._notice.hide(), self._fail
        )

    def _small(self, picture: QPixmap) -> QPixmap:
        ratio = self.devicePixelRatioF()
        room = (_BOX - QSize(2 * _INSET, 2 * _INSET)) * ratio
        if picture.width() > room.width() or picture.height() > room.height():
            picture = picture.scaled(
                room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        picture.setDevicePixelRatio(ratio)
        return picture

    @Slot()
    def _ask(self) -> None:
        ask_file(self, "Pilih gambar logo", pictures_folder(), PICTURE_KINDS, self.take)

    @Slot()
    def _remove(self) -> None:
        if not self._content:
            return
        kept = self._content
        self.pick_button.setFocus()  # the other button goes
        self._put(b"", lambda: self._offer_back(kept))

    def _offer_back(self, kept: bytes) -> None:
        give_back = Step("Kembalikan", "Pakai lagi logo yang tadi", partial(self._give_back, kept))
        self._notice.show_done(texts.LOGO_REMOVED, give_back)

    def _give_back(self, kept: bytes) -> None:
        self._put(kept, self._notice.hide)

    def _put(self, content: bytes, done: Callable[[], None]) -> None:
        desk = self._deeds.desk
        self._deeds.run(lambda: desk.do(put_logo, content), lambda _: done(), self._fail)

    def _fail(self, fault: Exception) -> None:
        self._notice.show_failure(texts.logo_failure(fault))


def _preview() -> QLabel:
    label = make_label("quiet", texts.NO_LOGO)
    label.setObjectName("preview")
    label.setFixedSize(_BOX)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setFrameShape(QFrame.Shape.NoFrame)
    return label
