"""PhotoPane: the photos of a laporan, and the one that is chosen; every change is kept at once."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QHideEvent,
    QKeySequence,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from skm_desk.domain.errors import SkmError
from skm_desk.domain.photo import ListedPhoto
from skm_desk.ui.shared.announce import announce
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.dialogs import ask_file, ask_files
from skm_desk.ui.shared.empty_card import EmptyCard
from skm_desk.ui.shared.labels import make_button, make_label
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.newest import Newest
from skm_desk.ui.shared.notice import Notice
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.shared.side_by_side import SideBySide
from skm_desk.ui.shared.states import States
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.documents import photo_words as texts
from skm_desk.ui.staff.documents.photo_deeds import PhotoDeeds
from skm_desk.ui.staff.documents.photo_list import PhotoList
from skm_desk.ui.staff.documents.photo_panel import PhotoPanel
from skm_desk.ui.staff.documents.photo_pictures import PhotoPictures
from skm_desk.ui.staff.picture_file import PICTURE_KINDS, pictures_folder
from skm_desk.use_cases.manage_photos import PhotoView, set_caption, view_photos
from skm_desk.use_cases.preview_document import Subject

_SHARES = (2, 3)  # of the width: the list, and the photo that is chosen
_LIST_NARROWEST, _PANEL_NARROWEST = 300, 320
_LIST_LOWEST = 190


class PhotoPane(SafeOverrides, QWidget):
    """`shown` tells that there is something else to see; `unread` carries why it could not be;
    `begun` carries the field that a person may write in next."""

    shown = Signal()
    unread = Signal(Exception)
    begun = Signal(QWidget)

    def __init__(self, context: Context, notice: Notice) -> None:
        super().__init__()
        self.view: PhotoView | None = None
        self._desk = context.desk
        self._subject: Subject | None = None
        self._wanted: str | None = None  # the id of the photo that is chosen
        self._writes_caption = False  # the keyboard goes to the caption of what is added
        self._newest: Newest[Subject, PhotoView] = Newest(
            context.tasks,
            lambda subject: context.desk.look(view_photos, subject),
            self._show,
            self.unread.emit,
        )
        self._deeds = Deeds(context, self)
        self.deeds = PhotoDeeds(self._deeds, notice, self)
        self.pictures = PhotoPictures(context, self)
        self.add_button = make_button("Tambah foto …", texts.ADD_MEANING, "add", main=True)
        self.add_button.setShortcut(QKeySequence("Ctrl+N"))
        self.list = PhotoList()
        self.told = make_label("note")
        # Words that wrap would have the page as high as it would like to be, not as it must.
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.told.hide()
        self.panel = PhotoPanel()
        self.empty = EmptyCard()
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()

    @property
    def is_waiting(self) -> bool:
        """True while a change is under way, or what the pane shows is."""
        return self._deeds.is_busy or not self._newest.is_idle

    def show_subject(self, subject: Subject) -> None:
        """Read the photos of a laporan; what is shown stays until they are there."""
        if subject != self._subject:
            self._subject = subject
            self._wanted = None
            self.panel.show_nothing()
        self._newest.ask(subject)

    @Slot()
    def read_again(self) -> None:
        """Read the photos again, if they are seen."""
        if self._subject is not None and self.isVisible():
            self._newest.ask(self._subject)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the photos were not seen."""
        super().showEvent(event)
        self.read_again()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep a caption that is still being typed, before the window may be gone."""
        super().hideEvent(event)
        self.panel.caption.keep()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let files be dropped, and say to which period they would go."""
        kode = self._kode
        if kode is not None and _files(event.mimeData()):
            event.acceptProposedAction()
            self._tell(texts.DROP_HERE.format(kode=kode))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take back what was said while files hung over the pane."""
        self.told.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the files that were dropped."""
        self.told.hide()
        event.acceptProposedAction()
        self.add(_files(event.mimeData()))

    def add(self, paths: Sequence[Path]) -> None:
        """Add the pictures at `paths` to the period of the chosen photo, or to the latest."""
        kode = self._kode
        if kode is not None and paths:
            self.deeds.add(kode, paths)

    @property
    def _kode(self) -> str | None:
        """The period that photos are added to."""
        if self.view is None or not self.view.groups:
            return None
        group = self.view.group_of(self._wanted or "") or self.view.groups[-1]
        return group.kode

    def _lay_out(self) -> None:
        left = QWidget()
        left.setMinimumWidth(_LIST_NARROWEST)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        self.list.setMinimumHeight(_LIST_LOWEST)
        self.panel.setMinimumWidth(_PANEL_NARROWEST)
        self._both = SideBySide(left, self.panel, _SHARES)
        self._states = States(QWidget(), self._both, self.empty)
        self.empty.say(texts.EMPTY, texts.EMPTY_STEPS)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self._states, 1)
        whole.addWidget(self.told)

    def _connect(self) -> None:
        panel, deeds = self.panel, self.deeds
        self._deeds.idle.connect(self.read_again)
        self.add_button.clicked.connect(self._ask_photos)
        self.list.stepped.connect(self._step_to)
        self.list.opened.connect(lambda _: panel.caption.box.setFocus())
        self.list.pushed.connect(self._move)
        self.pictures.thumbs_read.connect(lambda: self.list.show_thumbs(self.pictures.thumbs))
        self.pictures.picture_read.connect(panel.show_picture)
        panel.written.connect(self._write)
        panel.up_button.clicked.connect(lambda: self._move(-1))
        panel.down_button.clicked.connect(lambda: self._move(1))
        panel.exchange_button.clicked.connect(self._ask_other)
        panel.retire_button.clicked.connect(self._retire)
        deeds.refused.connect(panel.refuse)
        deeds.added.connect(self._go_to_added)
        deeds.taken_back.connect(self._go_to)

    def _show(self, subject: Subject, view: PhotoView) -> None:
        if self._deeds.is_busy or subject != self._subject:
            return  # it is read again when the deeds are done, or as the person asks now
        self.view = view
        place = self.list.currentRow()
        rows = texts.list_rows(view)
        keys = [row.key for row in rows if not row.head]
        if self._wanted not in keys:  # it is gone: the one in its place is chosen
            near = [row.key for row in rows[: place + 1] if not row.head][-1:]
            self._wanted = near[0] if near else None
        self.list.show_rows(rows, self._wanted)
        self._wanted = self.list.key
        self.pictures.want_thumbs(view.rows)
        self.list.show_thumbs(self.pictures.thumbs)
        self._show_chosen()
        was_listed = self._states.shown is self._both
        self._states.show_state(self._both if keys else self.empty)
        if was_listed and not keys:
            self.add_button.setFocus()
        if self._writes_caption and keys:
            self._writes_caption = False
            self.panel.caption.box.setFocus()
            self.begun.emit(self.panel.caption)
        self.shown.emit()

    def _show_chosen(self) -> None:
        view = self.view
        group = None if view is None else view.group_of(self._wanted or "")
        if view is None or group is None:
            self.told.hide()
            self.panel.show_nothing()
            return
        photo = next(row for row in group.rows if row.id == self._wanted)
        known = self.panel.photo
        if known is None or known.id != photo.id:
            self.told.hide()
        self.panel.show_photo(group, photo, len(view.groups) > 1)
        if photo.has_picture and photo != known:
            self.pictures.want_picture(photo)

    @Slot(str)
    def _step_to(self, photo_id: str) -> None:
        self._wanted = photo_id
        self._show_chosen()

    @Slot(str)
    def _go_to(self, photo_id: str) -> None:
        self._wanted = photo_id  # the list is read now, as the deed is done
        self.list.setFocus()

    @Slot(str)
    def _go_to_added(self, photo_id: str) -> None:
        self._wanted = photo_id
        self._writes_caption = True

    @Slot(int)
    def _move(self, step: int) -> None:
        photo = self._chosen
        if photo is None or self.view is None or self.is_waiting:
            return  # where it stands by now is not known yet
        group = self.view.group_of(photo.id)
        words = "" if group is None else texts.moved_words(group, photo.id, step)
        if words:
            self._tell(words)
            self.deeds.move(photo.id, step)

    @Slot()
    def _retire(self) -> None:
        if self._chosen is not None:
            self.deeds.retire(self._chosen.id)
            self.list.setFocus()

    @property
    def _chosen(self) -> ListedPhoto | None:
        return self.panel.photo

    @Slot(str, str)
    def _write(self, photo_id: str, caption: str) -> None:
        if self.window().isVisible():
            self.deeds.write(photo_id, caption)
            return
        try:  # at once: what waits for a worker is dropped when the window closes
            self._desk.do(set_caption, photo_id, caption)
        except SkmError as fault:
            self.panel.refuse(photo_id, failure_words(fault))

    @Slot()
    def _ask_photos(self) -> None:
        ask_files(self, texts.ADD_TITLE, pictures_folder(), PICTURE_KINDS, self.add)

    @Slot()
    def _ask_other(self) -> None:
        photo = self._chosen
        if photo is not None:
            ask_file(
                self,
                texts.EXCHANGE_TITLE,
                pictures_folder(),
                PICTURE_KINDS,
                lambda path: self.deeds.exchange(photo.id, path),
            )

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        self.told.show()
        announce(self.told)


def _files(dragged: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]
