"""Photos of the laporan: added, captioned, exchanged, moved, taken out and back again."""

from collections.abc import Callable
from datetime import date

import pytest

from skm_desk.domain.changes import Changes, Kind
from skm_desk.domain.errors import PeriodUnknown, TextTooLong
from skm_desk.domain.file_errors import PhotoUnreadable
from skm_desk.domain.photo import LONGEST_CAPTION, MOST_PHOTOS
from skm_desk.domain.photo_errors import PhotoUnknown, TooManyPhotos
from skm_desk.storage.origin import Origin
from skm_desk.use_cases import manage_photos as deed
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.make_document import gather
from skm_desk.use_cases.manage_periods import close_period, create_period
from skm_desk.use_cases.preview_document import Subject
from tests.photo_files import BLUE, plain_picture
from tests.use_cases.saran_office import assert_whole

PICTURE, OTHER = plain_picture(), plain_picture("PNG", BLUE)


@pytest.fixture
def office(desk: Desk) -> Desk:
    """Two periods of 2026, the first closed, without a photo."""
    desk.do(create_period, "S1", date(2026, 1, 1), date(2026, 6, 30))
    desk.do(create_period, "S2", date(2026, 7, 1), date(2026, 12, 31))
    desk.do(close_period, "S1")
    return desk


def captions(desk: Desk, subject: Subject) -> list[str]:
    return [row.caption for row in desk.look(deed.view_photos, subject).rows]


def add(desk: Desk, kode: str, *texts: str) -> list[str]:
    """Add photos with these captions and return their ids."""
    return [desk.do(deed.add_photo, kode, PICTURE, text).id for text in texts]


def test_a_photo_is_added_to_a_closed_period_too(office: Desk) -> None:
    photo = office.do(deed.add_photo, "S1", PICTURE, "  Petugas\n mendampingi ")
    view = office.look(deed.view_photos, Subject("S1"))
    assert [(row.id, row.caption, row.has_picture) for row in view.rows] == [
        (photo.id, "Petugas mendampingi", True)
    ]
    assert office.look(deed.read_pictures, [photo.id, "tiada"]) == {photo.id: PICTURE}
    assert_whole(office)


def test_a_year_shows_the_photos_of_its_periods(office: Desk) -> None:
    (second,) = add(office, "S2", "dua")
    add(office, "S1", "satu")
    view = office.look(deed.view_photos, Subject(year=2026))
    assert [(group.kode, len(group.rows)) for group in view.groups] == [("S1", 1), ("S2", 1)]
    assert [row.caption for row in view.rows] == ["satu", "dua"]
    group = view.group_of(second)
    assert group is not None
    assert group.kode == "S2"
    assert view.group_of("tiada") is None
    assert office.look(deed.view_photos, Subject(year=1999)).groups == ()


def test_a_sample_keeps_the_frames_for_prints(sample_desk: Desk) -> None:
    rows = sample_desk.look(deed.view_photos, Subject("2024")).rows
    assert rows
    assert not any(row.has_picture for row in rows)
    first = rows[0]
    sample_desk.do(deed.replace_picture, first.id, OTHER)
    printed = sample_desk.look(gather, "2024", None)[0].photos
    assert (printed[0].caption, printed[0].data) == (first.caption, OTHER)
    sample_desk.do(deed.replace_picture, first.id, None)
    assert sample_desk.look(deed.view_photos, Subject("2024")).rows[0].has_picture is False
    assert_whole(sample_desk)


def test_a_caption_is_written(office: Desk) -> None:
    (photo,) = add(office, "S1", "")
    assert office.do(deed.set_caption, photo, " Rapat ").caption == "Rapat"
    assert captions(office, Subject("S1")) == ["Rapat"]
    with pytest.raises(TextTooLong):
        office.do(deed.set_caption, photo, "k" * (LONGEST_CAPTION + 1))
    assert captions(office, Subject("S1")) == ["Rapat"]


def test_moved_within_the_period_and_past_what_was_taken_out(office: Desk) -> None:
    one, two, three = add(office, "S1", "satu", "dua", "tiga")
    add(office, "S2", "lain")
    office.do(deed.retire_photo, two)
    office.do(deed.move_photo, three, -1)
    assert captions(office, Subject("S1")) == ["tiga", "satu"]
    office.do(deed.move_photo, three, -1)  # the end holds it
    office.do(deed.move_photo, one, 1)
    assert captions(office, Subject("S1")) == ["tiga", "satu"]
    office.do(deed.take_back, two)
    assert captions(office, Subject("S1")) == ["tiga", "dua", "satu"]
    assert captions(office, Subject("S2")) == ["lain"]
    assert_whole(office)


def test_there_is_an_end_to_the_photos_of_a_period(office: Desk) -> None:
    first, *_ = add(office, "S1", *(str(number) for number in range(MOST_PHOTOS)))
    with pytest.raises(TooManyPhotos) as refused:
        office.do(deed.add_photo, "S1", PICTURE)
    assert (refused.value.kode, refused.value.most) == ("S1", MOST_PHOTOS)
    add(office, "S2", "masih ada tempat")
    office.do(deed.retire_photo, first)
    add(office, "S1", "penggantinya")
    with pytest.raises(TooManyPhotos):
        office.do(deed.take_back, first)
    assert len(captions(office, Subject("S1"))) == MOST_PHOTOS


@pytest.mark.parametrize(
    "act",
    [
        lambda desk, photo: desk.do(deed.set_caption, photo, "x"),
        lambda desk, photo: desk.do(deed.replace_picture, photo, OTHER),
        lambda desk, photo: desk.do(deed.move_photo, photo, 1),
        lambda desk, photo: desk.do(deed.retire_photo, photo),
    ],
)
def test_nothing_is_done_with_what_is_not_there(
    office: Desk, act: Callable[[Desk, str], object]
) -> None:
    (gone,) = add(office, "S1", "satu")
    office.do(deed.retire_photo, gone)
    for photo in (gone, "tiada"):
        with pytest.raises(PhotoUnknown):
            act(office, photo)
    with pytest.raises(PhotoUnknown):
        office.do(deed.take_back, "tiada")


def test_what_is_no_picture_or_for_no_period_is_refused(office: Desk) -> None:
    with pytest.raises(PhotoUnreadable):
        office.do(deed.add_photo, "S1", b"GIF89a")
    with pytest.raises(PeriodUnknown):
        office.do(deed.add_photo, "tiada", PICTURE)
    with pytest.raises(PeriodUnknown):
        office.look(deed.view_photos, Subject("tiada"))
    (photo,) = add(office, "S1", "satu")
    with pytest.raises(PhotoUnreadable):
        office.do(deed.replace_picture, photo, b"")


def test_only_what_changes_something_is_told(office: Desk, origin: Origin) -> None:
    told: list[Changes] = []
    desk = Desk(office.folder, origin, told.append)
    (photo,) = add(desk, "S1", "satu")
    desk.do(deed.set_caption, photo, "satu")
    desk.do(deed.move_photo, photo, 1)
    desk.do(deed.take_back, photo)
    desk.do(deed.replace_picture, photo, PICTURE)
    assert [changes for changes in told if changes] == [frozenset({Kind.PHOTO})]
