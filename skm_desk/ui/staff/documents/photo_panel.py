"""PhotoPanel: the photo that is chosen: its picture, its caption, and what can be done with it."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from skm_desk import palette
from skm_desk.domain.photo import ListedPhoto, tidy_caption
from skm_desk.ui.shared.labels import make_button
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.shared.theme import make_font
from skm_desk.ui.staff.documents import photo_words as texts
from skm_desk.ui.staff.kept_box import KeptBox
from skm_desk.ui.staff.sheet_card import SheetCard
from skm_desk.use_cases.manage_photos import PhotoGroup

_LOWEST = 180
_CAPTION_LINES = 2
_WRAP = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)


class PhotoPanel(QWidget):
    """`written` carries the id of a photo and the caption that is to be kept of it."""

    written = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.photo: ListedPhoto | None = None
        self.up_button = make_button("Naik", texts.UP_MEANING, "up")
        self.down_button = make_button("Turun", texts.DOWN_MEANING, "down")
        self.exchange_button = make_button(texts.EXCHANGE, texts.EXCHANGE_MEANING, "picture")
        self.retire_button = make_button("Hapus foto", texts.RETIRE_MEANING, "remove")
        self.card = SheetCard("Foto", self.up_button, self.down_button)
        self.picture = PictureFrame()
        self.caption = KeptBox(texts.CAPTION, texts.CAPTION_MEANING, _CAPTION_LINES, tidy_caption)
        self.caption.written.connect(self._write)
        for part in (self.caption.box, self.caption.box.viewport()):
            part.setAcceptDrops(False)  # a file is dropped as a photo, not as its name
        self._lay_out()

    def show_photo(self, group: PhotoGroup, photo: ListedPhoto, names_period: bool) -> None:
        """Show a photo of its period; a caption that is being typed about the same one stays."""
        is_other = self.photo is None or self.photo.id != photo.id
        if is_other:
            self.caption.keep()
        self.photo = photo
        title = texts.photo_title(group, photo, names_period)
        self.card.heading.setText(title)
        self.card.setAccessibleName(title)
        self.caption.show_text(photo.caption, is_other)
        if is_other or not photo.has_picture:
            self.picture.show_nothing("" if photo.has_picture else texts.NO_PICTURE)
        self.up_button.setEnabled(photo != group.rows[0])
        self.down_button.setEnabled(photo != group.rows[-1])
        words, meaning = texts.EXCHANGE, texts.EXCHANGE_MEANING
        if not photo.has_picture:
            words, meaning = texts.CHOOSE, texts.CHOOSE_MEANING
        self.exchange_button.setText(words)
        self.exchange_button.setAccessibleName(words)
        self.exchange_button.setAccessibleDescription(meaning)
        self.exchange_button.setToolTip(meaning)

    def show_picture(self, photo: ListedPhoto, image: QImage) -> None:
        """Show the picture of a photo, if that is still the one."""
        if photo != self.photo:
            return
        if image.isNull():
            self.picture.show_nothing(texts.UNREADABLE)
        else:
            self.picture.show_image(image, photo.caption or texts.NO_CAPTION)

    def show_nothing(self) -> None:
        """Let go of the photo, once its caption is kept."""
        self.caption.keep()
        self.photo = None

    def refuse(self, photo_id: str, sentence: str) -> None:
        """Say why a caption is not kept, if its photo is still shown."""
        if self.photo is not None and self.photo.id == photo_id:
            self.caption.refuse(sentence)

    def _write(self, caption: str) -> None:
        if self.photo is not None:
            self.written.emit(self.photo.id, caption)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.exchange_button, self.retire_button):
            row.addWidget(button)
        row.addStretch(1)
        self.card.body.setSpacing(8)
        self.card.body.addWidget(self.picture, 1)
        self.card.body.addWidget(self.caption)
        self.card.body.addLayout(row)
        self.card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)


class PictureFrame(SafeOverrides, QWidget):
    """Shows a picture whole, as large as there is room, or says why there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.words = ""
        self._scaled = QPixmap()
        self.setMinimumHeight(_LOWEST)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(400, 300)

    def show_image(self, image: QImage, name: str) -> None:
        """Show a picture; `name` is what a screen reader says of it."""
        self.image, self.words = image, ""
        self._scaled = QPixmap()
        self.setAccessibleName(f"Gambar: {name}")
        self.update()

    def show_nothing(self, words: str) -> None:
        """Show an empty frame with these words; none while a picture is on its way."""
        self.image, self.words = QImage(), words
        self._scaled = QPixmap()
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, or the frame with its words."""
        painter = QPainter(self)
        if not self.image.isNull():
            picture = self._fitting()
            place = QRect(0, 0, *_seen(picture).toTuple())
            place.moveCenter(self.rect().center())
            painter.drawPixmap(place, picture)
        elif self.words:
            painter.setPen(QPen(QColor(palette.EDGE), 1, Qt.PenStyle.DashLine))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            painter.setPen(QColor(palette.MUTE))
            painter.setFont(make_font("body"))
            painter.drawText(self.rect().adjusted(24, 8, -24, -8), _WRAP, self.words)

    def _fitting(self) -> QPixmap:
        """Return the picture in the size that is seen; it is made anew for another room only."""
        ratio = self.devicePixelRatioF()
        room = self.size() * ratio
        size = self.image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        if self._scaled.size() != size:
            smooth = Qt.TransformationMode.SmoothTransformation
            scaled = self.image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
            self._scaled = QPixmap.fromImage(scaled)
            self._scaled.setDevicePixelRatio(ratio)
        return self._scaled


def _seen(picture: QPixmap) -> QSize:
    return picture.deviceIndependentSize().toSize()
