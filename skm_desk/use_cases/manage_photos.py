"""See and change the photos that a laporan shows in its lampiran 3.

A photo belongs to a period, and may be changed after that is closed, as the texts of its laporan
may: it is written then. The laporan of a year shows the photos of all its periods.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from skm_desk.domain.changes import NO_CHANGES, Changes, Kind
from skm_desk.domain.period import Period
from skm_desk.domain.photo import MOST_PHOTOS, ListedPhoto, Photo, check_photo, tidy_caption
from skm_desk.domain.photo_errors import PhotoUnknown, TooManyPhotos
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Done
from skm_desk.use_cases.manage_periods import get_period
from skm_desk.use_cases.preview_document import Subject
from skm_desk.use_cases.view_results import periods_of_year

_CHANGED: Changes = frozenset({Kind.PHOTO})


@dataclass(frozen=True)
class PhotoGroup:
    """The photos of the period of this kode, in their order."""

    kode: str
    rows: tuple[ListedPhoto, ...]


@dataclass(frozen=True)
class PhotoView:
    """The photos of one laporan, period by period, the earliest first."""

    subject: Subject
    groups: tuple[PhotoGroup, ...]

    @property
    def rows(self) -> tuple[ListedPhoto, ...]:
        """All photos in the order of the laporan."""
        return tuple(row for group in self.groups for row in group.rows)

    def group_of(self, photo_id: str) -> PhotoGroup | None:
        """Return the group that a photo stands in, or None."""
        return next((g for g in self.groups if any(r.id == photo_id for r in g.rows)), None)


def view_photos(store: Store, subject: Subject) -> PhotoView:
    """Return the photos of a laporan without their pictures; raise PeriodUnknown.

    A year without a period has no group.
    """
    return PhotoView(
        subject,
        tuple(
            PhotoGroup(period.kode, store.photo.list_rows(period))
            for period in _periods(store, subject)
        ),
    )


def read_pictures(store: Store, photo_ids: Sequence[str]) -> dict[str, bytes]:
    """Return the pictures of these photos, JPEG or PNG, by id; of those that have one."""
    found = (store.photo.find(photo_id) for photo_id in photo_ids)
    return {photo.id: photo.data for photo in found if photo is not None and photo.data is not None}


def add_photo(store: Store, kode: str, data: bytes | None, caption: str = "") -> Done[Photo]:
    """Keep a photo behind the others of the period of this kode, closed or not.

    Raise PeriodUnknown, TooManyPhotos over MOST_PHOTOS, TextTooLong, or PhotoUnreadable for what
    is no JPEG or PNG of at most LARGEST_PHOTO bytes.
    """
    period = get_period(store, kode)
    photo = Photo(store.origin.new_id(), tidy_caption(caption), data)
    check_photo(photo)
    _check_room(store, period)
    store.photo.add(period, photo)
    return Done(photo, _CHANGED)


def set_caption(store: Store, photo_id: str, caption: str) -> Done[Photo]:
    """Write what stands below a photo; raise TextTooLong or PhotoUnknown."""
    return _change(store, photo_id, "ubah keterangan", caption=tidy_caption(caption))


def replace_picture(store: Store, photo_id: str, data: bytes | None) -> Done[Photo]:
    """Put another picture into a photo, or with None an empty frame to paste a print into.

    Raise PhotoUnreadable or PhotoUnknown.
    """
    return _change(store, photo_id, "ganti gambar", data=data)


def move_photo(store: Store, photo_id: str, step: int) -> Done[Photo]:
    """Move a photo one place up (-1) or down (1) among those of its period; the ends hold it.

    Raise PhotoUnknown.
    """
    photo = _get(store, photo_id)
    period = get_period(store, store.photo.kode_of(photo_id))
    listed = [row.id for row in store.photo.list_rows(period)]
    place = listed.index(photo_id) + step
    if not 0 <= place < len(listed):
        return Done(photo, NO_CHANGES)
    order = store.photo.order(period)
    one, two = order.index(photo_id), order.index(listed[place])
    order[one], order[two] = order[two], order[one]
    store.photo.move(photo, order)
    return Done(photo, _CHANGED)


def retire_photo(store: Store, photo_id: str) -> Done[Photo]:
    """Take a photo out of the laporan; it stays in the file and can be taken back.

    Raise PhotoUnknown.
    """
    return Done(store.photo.retire(_get(store, photo_id), store.origin.now()), _CHANGED)


def take_back(store: Store, photo_id: str) -> Done[Photo]:
    """Put a retired photo into the laporan again, where it stood.

    Raise PhotoUnknown, or TooManyPhotos when others took its room.
    """
    photo = store.photo.find(photo_id)
    if photo is None:
        raise PhotoUnknown(photo_id)
    if not photo.retired:
        return Done(photo, NO_CHANGES)
    _check_room(store, get_period(store, store.photo.kode_of(photo_id)))
    return Done(store.photo.take_back(photo), _CHANGED)


def _periods(store: Store, subject: Subject) -> tuple[Period, ...]:
    if subject.kode is not None:
        return (get_period(store, subject.kode),)
    return periods_of_year(store.period.list_all(), subject.year or 0)


def _check_room(store: Store, period: Period) -> None:
    if len(store.photo.list_rows(period)) >= MOST_PHOTOS:
        raise TooManyPhotos(period.kode, MOST_PHOTOS)


def _change(store: Store, photo_id: str, deed: str, **values: Any) -> Done[Photo]:
    before = _get(store, photo_id)
    after = replace(before, **values)
    if after == before:
        return Done(before, NO_CHANGES)
    check_photo(after)
    store.photo.change(before, after, deed)
    return Done(after, _CHANGED)


def _get(store: Store, photo_id: str) -> Photo:
    photo = store.photo.find(photo_id)
    if photo is None or photo.retired:
        raise PhotoUnknown(photo_id)
    return photo
