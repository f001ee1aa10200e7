"""PhotoDeeds: carries out what a person decides about photos, and offers to undo it."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from skm_desk.domain.photo import Photo
from skm_desk.domain.photo_errors import PhotoUnknown, TooManyPhotos
from skm_desk.ui.shared.messages import CANCEL, failure_words
from skm_desk.ui.shared.notice import Notice, Step
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.documents import photo_words as texts
from skm_desk.ui.staff.documents.photo_file import read_photo
from skm_desk.use_cases import manage_photos as deed
from skm_desk.use_cases.desk import Desk


class PhotoDeeds(QObject):
    """`refused` carries the id of a photo and why its caption is not kept; `added` the id of the
    first photo that was added; `taken_back` that of one that is in the laporan again."""

    refused = Signal(str, str)
    added = Signal(str)
    taken_back = Signal(str)

    def __init__(self, deeds: Deeds, notice: Notice, parent: QObject) -> None:
        super().__init__(parent)
        self._deeds = deeds
        self._notice = notice

    def add(self, kode: str, paths: Sequence[Path]) -> None:
        """Add the pictures at `paths` to a period, one after the other."""
        Adding(self._deeds, self._notice, kode, paths, self.added.emit).go_on()

    def write(self, photo_id: str, caption: str) -> None:
        """Keep a caption."""
        desk = self._deeds.desk
        self._deeds.run(
            lambda: desk.do(deed.set_caption, photo_id, caption),
            done=lambda _: None,
            failed=lambda fault: self.refused.emit(photo_id, failure_words(fault)),
        )

    def exchange(self, photo_id: str, path: Path) -> None:
        """Put the picture at `path` into a photo."""
        desk = self._deeds.desk
        self._do(
            lambda: _exchange(desk, photo_id, path),
            texts.EXCHANGED,
            lambda before: desk.do(deed.replace_picture, photo_id, before),
        )

    def move(self, photo_id: str, step: int) -> None:
        """Move a photo up (-1) or down (1) among those of its period."""
        desk = self._deeds.desk
        self._deeds.run(
            lambda: desk.do(deed.move_photo, photo_id, step),
            done=lambda _: None,
            failed=self._show_failure,
        )

    def retire(self, photo_id: str) -> None:
        """Take a photo out of the laporan."""
        desk = self._deeds.desk
        self._do(
            lambda: _retire(desk, photo_id),
            texts.RETIRED,
            lambda _: desk.do(deed.take_back, photo_id),
            then=lambda: self.taken_back.emit(photo_id),
        )

    def _do(
        self,
        work: Callable[[], bytes | None],
        told: str,
        undo: Callable[[bytes | None], object],
        then: Callable[[], None] = lambda: None,
    ) -> None:
        """Do a deed, then offer to undo it with what it returned; `then` is called after that."""

        def take_back(before: bytes | None) -> None:
            self._notice.hide()
            self._deeds.run(lambda: undo(before), lambda _: then(), self._show_failure)

        def tell(before: bytes | None) -> None:
            step = Step("Urungkan", texts.UNDO_MEANING, partial(take_back, before))
            self._notice.show_done(told, step)

        self._deeds.run(work, tell, self._show_failure)

    def _show_failure(self, fault: Exception) -> None:
        self._notice.show_failure(failure_words(fault))


class Adding:
    """One picture after the other is read and kept; a file that gives no photo stops no other."""

    def __init__(
        self,
        deeds: Deeds,
        notice: Notice,
        kode: str,
        paths: Sequence[Path],
        added: Callable[[str], None],
    ) -> None:
        self._deeds = deeds
        self._notice = notice
        self._kode = kode
        self._paths = list(paths)
        self._count = len(paths)
        self._tell_added = added
        self._ids: list[str] = []
        self._refused: list[str] = []

    def go_on(self) -> None:
        """Take the next file, or say how it ended."""
        if not self._paths:
            self._end()
            return
        path = self._paths.pop(0)
        place = self._count - len(self._paths)
        stop = Step(CANCEL, texts.STOP_MEANING, self._paths.clear) if self._paths else None
        words = texts.adding_words(place, self._count)
        self._notice.show_progress(words, place - 1, self._count, stop)
        desk, kode = self._deeds.desk, self._kode
        self._deeds.run(
            lambda: desk.do(deed.add_photo, kode, read_photo(path)), self._take, self._refuse
        )

    def _take(self, photo: Photo) -> None:
        self._ids.append(photo.id)
        if len(self._ids) == 1:
            self._tell_added(photo.id)
        self.go_on()

    def _refuse(self, fault: Exception) -> None:
        self._refused.append(failure_words(fault))
        if isinstance(fault, TooManyPhotos):
            self._paths.clear()  # there is no room for the others either
        self.go_on()

    def _end(self) -> None:
        undo = Step("Urungkan", texts.UNDO_MEANING, self._take_out) if self._ids else None
        if self._refused:
            words = texts.refused_words(len(self._ids), self._kode, self._refused)
            self._notice.show_failure(words, undo)
        else:
            self._notice.show_done(texts.added_words(len(self._ids), self._kode), undo)

    def _take_out(self) -> None:
        desk, ids = self._deeds.desk, tuple(self._ids)
        self._notice.hide()
        self._deeds.run(
            lambda: _retire_all(desk, ids),
            done=lambda _: None,
            failed=lambda fault: self._notice.show_failure(failure_words(fault)),
        )


def _exchange(desk: Desk, photo_id: str, path: Path) -> bytes | None:
    """Put another picture into a photo and return the one before."""
    data = read_photo(path)
    before = desk.look(deed.read_pictures, [photo_id]).get(photo_id)
    desk.do(deed.replace_picture, photo_id, data)
    return before


def _retire_all(desk: Desk, photo_ids: Sequence[str]) -> None:
    for photo_id in photo_ids:
        with suppress(PhotoUnknown):  # it was taken out already
            desk.do(deed.retire_photo, photo_id)


def _retire(desk: Desk, photo_id: str) -> None:
    desk.do(deed.retire_photo, photo_id)
