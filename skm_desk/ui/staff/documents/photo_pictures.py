"""PhotoPictures: reads the pictures of photos beside the window, small ones and the chosen one."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from skm_desk.domain.photo import ListedPhoto
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.newest import Newest
from skm_desk.ui.staff.documents.photo_list import THUMB
from skm_desk.ui.staff.picture_file import decode_picture
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.manage_photos import read_pictures

_THUMB_SIDE = 2 * THUMB.width()  # sharp on a dense screen too
_LARGE_SIDE = 1200
_AT_ONCE = 6  # pictures in one reading: others have their turn in between
Rows = tuple[ListedPhoto, ...]


class PhotoPictures(QObject):
    """`thumbs_read` tells that there are more small pictures; `picture_read` carries a photo and
    its picture, null when it cannot be shown."""

    thumbs_read = Signal()
    picture_read = Signal(object, QImage)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        desk = context.desk
        self._rows: Rows = ()
        self._chosen: ListedPhoto | None = None
        self._read: dict[str, tuple[int, QImage]] = {}
        self._thumbs: Newest[Rows, dict[str, QImage]] = Newest(
            context.tasks,
            lambda rows: _decode(desk, rows, _THUMB_SIDE),
            self._take_thumbs,
            lambda fault: None,
        )
        self._large: Newest[ListedPhoto, dict[str, QImage]] = Newest(
            context.tasks,
            lambda row: _decode(desk, (row,), _LARGE_SIDE),
            self._take_large,
            lambda fault: None,
        )

    @property
    def is_reading(self) -> bool:
        """True while a picture is on its way."""
        return not (self._thumbs.is_idle and self._large.is_idle)

    @property
    def thumbs(self) -> Mapping[str, QImage]:
        """The small pictures that are there, by the id of the photo."""
        return {photo_id: thumb for photo_id, (_, thumb) in self._read.items()}

    def want_thumbs(self, rows: Sequence[ListedPhoto]) -> None:
        """Read the small pictures of these photos that are not there yet, and forget others."""
        self._rows = tuple(row for row in rows if row.has_picture)
        known = {row.id for row in self._rows}
        self._read = {key: read for key, read in self._read.items() if key in known}
        self._go_on()

    def want_picture(self, row: ListedPhoto) -> None:
        """Read the picture of the photo that is chosen, before further small ones."""
        self._chosen = row
        self._large.ask(row)

    def _go_on(self) -> None:
        missing = [row for row in self._rows if self._state_of(row) != row.state]
        if missing:
            self._thumbs.ask(tuple(missing[:_AT_ONCE]))

    def _state_of(self, row: ListedPhoto) -> int | None:
        return self._read[row.id][0] if row.id in self._read else None

    def _take_thumbs(self, rows: Rows, found: dict[str, QImage]) -> None:
        self._read |= {row.id: (row.state, found[row.id]) for row in rows}
        self._go_on()
        self.thumbs_read.emit()

    def _take_large(self, row: ListedPhoto, found: dict[str, QImage]) -> None:
        if row == self._chosen:
            self.picture_read.emit(row, found[row.id])


def _decode(desk: Desk, rows: Rows, side: int) -> dict[str, QImage]:
    """Return the pictures by the id of their photo, null where there is none; runs beside the
    window."""
    found = desk.look(read_pictures, [row.id for row in rows])
    decoded = {key: decode_picture(data, side) for key, data in found.items()}
    return {row.id: decoded.get(row.id) or QImage() for row in rows}
