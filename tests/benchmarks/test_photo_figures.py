"""Figures of photos: the window goes on while large ones are added, and the laporan stays small."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from skm_desk.documents.pages import page_bitmap, page_sizes
from skm_desk.domain.photo import MOST_PHOTOS
from skm_desk.storage.origin import Origin
from skm_desk.ui.shared.change_bus import ChangeBus
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.tasks import Tasks
from skm_desk.ui.staff.documents.page import LaporanPage
from skm_desk.ui.staff.documents.photo_file import read_photo
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.make_document import make_paper
from skm_desk.use_cases.manage_photos import add_photo, retire_photo, view_photos
from skm_desk.use_cases.preview_document import Subject
from tests.benchmarks.test_form_list_figures import WORST_MS, Heartbeat
from tests.documents.pdf_reading import page_texts
from tests.photo_files import BLUE, RED, detailed_jpeg, keep_file, sideways_jpeg
from tests.ui.conftest import qapp_cls  # noqa: F401 - the application that people get

PERIOD = "2024"
LONGEST_MS = 60_000
MOST_BYTES = 15_000_000
LAMPIRAN = "DOKUMENTASI TERKAIT PELAKSANAAN SKM"


def without_photos(desk: Desk) -> None:
    for row in desk.look(view_photos, Subject(PERIOD)).rows:
        desk.do(retire_photo, row.id)


@pytest.mark.alone
@pytest.mark.qt_log_ignore("^This plugin does not support ", extend=True)
def test_the_window_goes_on_while_large_photos_are_added(
    qtbot: QtBot, sample_desk: Desk, origin: Origin, tmp_path: Path
) -> None:
    paths = [keep_file(tmp_path, f"{n}.jpg", detailed_jpeg(n)) for n in range(4)]
    bus, tasks = ChangeBus(), Tasks()
    page = LaporanPage(
        Context(Desk(sample_desk.folder, origin, bus.announce), tasks, bus, origin.now)
    )
    qtbot.addWidget(page)
    page.resize(1134, 728)
    page.show()
    page.views.buttons[2].click()
    qtbot.waitUntil(lambda: page.photos.view is not None and not page.is_waiting)
    worst = min(_add(qtbot, page, paths) for _ in range(3))
    print(f"\n4 photos of 12 million points: worst stall {worst:.0f} ms (bar {WORST_MS})")
    tasks.close()
    assert worst <= WORST_MS


def _add(qtbot: QtBot, page: LaporanPage, paths: Sequence[Path]) -> float:
    """Add these files and return the worst stall in ms."""
    heart = Heartbeat()
    heart.start()
    page.photos.add(paths)
    qtbot.waitUntil(lambda: not page.is_waiting, timeout=LONGEST_MS)
    qtbot.waitUntil(lambda: not page.photos.pictures.is_reading, timeout=LONGEST_MS)
    return heart.stop()


def test_a_laporan_with_all_photos_there_may_be_stays_small(
    sample_desk: Desk, tmp_path: Path
) -> None:
    without_photos(sample_desk)
    kept = [read_photo(keep_file(tmp_path, "a.jpg", detailed_jpeg(n))) for n in range(4)]
    for number in range(MOST_PHOTOS):
        sample_desk.do(add_photo, PERIOD, kept[number % len(kept)], f"Keterangan {number}")
    paper = make_paper(sample_desk, "laporan", PERIOD)
    size = len(paper.data)
    print(f"\n{MOST_PHOTOS} photos: {size / 1e6:.1f} MB, {paper.pages} pages")
    assert size < MOST_BYTES
    words = " ".join(page_texts(paper.data))
    assert all(f"Keterangan {number}" in words for number in range(MOST_PHOTOS))


def test_the_page_of_the_laporan_shows_the_photo_upright(sample_desk: Desk, tmp_path: Path) -> None:
    without_photos(sample_desk)
    data = read_photo(keep_file(tmp_path, "a.jpg", sideways_jpeg()))
    sample_desk.do(add_photo, PERIOD, data, "Petugas mendampingi")
    paper = make_paper(sample_desk, "laporan", PERIOD)
    texts = page_texts(paper.data)
    place = next(n for n, text in enumerate(texts) if "Petugas mendampingi" in text)
    assert LAMPIRAN in texts[place]
    width, height = (round(side) for side in page_sizes(paper.data)[place])
    pixels = page_bitmap(paper.data, place, width, height)
    image = Image.frombytes("RGB", (width, height), pixels, "raw", "BGRX")
    column = [image.getpixel((width // 2 + 10, y)) for y in range(height)]
    above = [y for y, colour in enumerate(column) if _near(colour, RED)]
    below = [y for y, colour in enumerate(column) if _near(colour, BLUE)]
    assert len(above) > 80
    assert len(below) > 80
    assert max(above) < min(below)


def _near(found: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(found, tuple)
    return all(abs(one - two) < 20 for one, two in zip(found, wanted, strict=True))
