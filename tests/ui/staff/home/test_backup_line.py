"""The foot of Beranda: calm while the last backup will do, a warning with a button when late."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from skm_desk.ui.shared.context import Context
from skm_desk.ui.staff.home.page import HomePage
from skm_desk.use_cases.back_up import back_up, choose_second
from skm_desk.use_cases.desk import Desk
from tests.conftest import NOON
from tests.use_cases.backup_samples import add_forms, at, names

DAY = timedelta(days=1)
OpenHome = Callable[[Desk], HomePage]


@pytest.fixture
def open_home(qtbot: QtBot, tasks: object, bus: object) -> OpenHome:
    """Return a function that opens the page on a desk, whose clock it keeps."""
    from skm_desk.ui.shared.change_bus import ChangeBus
    from skm_desk.ui.shared.tasks import Tasks

    assert isinstance(tasks, Tasks)
    assert isinstance(bus, ChangeBus)

    def open_on(desk: Desk) -> HomePage:
        own = Desk(desk.folder, desk.origin, bus.announce)
        page = HomePage(Context(own, tasks, bus, own.origin.now))
        qtbot.addWidget(page)
        page.resize(1134, 768)
        page.show()
        qtbot.waitUntil(lambda: page.home is not None and not page.is_waiting)
        return page

    return open_on


def test_never_backed_up_but_new(sample_desk: Desk, open_home: OpenHome) -> None:
    page = open_home(sample_desk)
    assert page.backup.words.text() == (
        "Belum ada cadangan dari data ini; buat yang pertama. Semua data ada dalam satu berkas:"
        f" {sample_desk.folder / 'skm-desk.db'}."
    )
    assert not page.backup.button.isVisible()
    assert not page.backup.late.isVisible()


def test_backed_up(sample_desk: Desk, open_home: OpenHome, tmp_path: Path) -> None:
    choose_second(sample_desk, tmp_path)
    back_up(at(sample_desk, NOON))
    page = open_home(sample_desk)
    assert page.backup.words.text().startswith(
        "Cadangan terakhir: 24 November 2026 pukul 12.00, memuat 240 formulir. Salinannya juga"
        f" ada di {tmp_path}."
    )


def test_late_is_told_and_mended(sample_desk: Desk, open_home: OpenHome, qtbot: QtBot) -> None:
    back_up(at(sample_desk, NOON))
    sample_desk.do(add_forms)
    page = open_home(at(sample_desk, NOON + 8 * DAY))
    assert page.backup.late.text() == (
        "Perubahan sejak 24 November 2026 belum ada cadangannya; buat cadangan sekarang."
    )
    assert page.backup.late.property("role") == "warn"
    assert page.backup.button.isVisible()
    page.backup.button.click()
    qtbot.waitUntil(lambda: not page.backup.job.is_busy and not page.is_waiting)
    qtbot.waitUntil(lambda: not page.backup.button.isVisible())
    assert page.notice.words.startswith("Cadangan dengan 241 formulir tersimpan")
    assert "Cadangan terakhir: 2 Desember 2026 pukul 12.00" in page.backup.words.text()
    assert len(names(sample_desk.folder / "cadangan")) == 2
