"""What the program takes from this PC: folders, names, room, its own files, its log."""

import logging
from pathlib import Path

import pytest

from skm_desk.machine.disk import free_bytes
from skm_desk.machine.log import LOG_FILE, start_log, stop_log
from skm_desk.machine.paths import DATA_VARIABLE, data_file, default_folder
from skm_desk.machine.pc import pc_name, user_name
from skm_desk.machine.resources import ResourceMissing, fallback_font, font_files, resource


def test_the_folder_of_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATA_VARIABLE, "~/survei")
    assert default_folder() == Path.home() / "survei"
    monkeypatch.setenv(DATA_VARIABLE, "  ")
    assert default_folder().is_relative_to(Path.home())
    assert default_folder().name == "skm-desk"
    assert data_file(Path("x")) == Path("x/skm-desk.db")


def test_names_are_never_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    assert pc_name()
    assert user_name()


def test_room_is_counted(tmp_path: Path) -> None:
    assert free_bytes(tmp_path) > 0


def test_resources_are_found_or_named() -> None:
    assert resource("kuesioner", "skm-2017.toml").is_file()
    with pytest.raises(ResourceMissing) as missing:
        resource("kuesioner", "tidak-ada.toml")
    assert missing.value.name == "kuesioner/tidak-ada.toml"


def test_fonts_are_truetype() -> None:
    paths = [fallback_font(), *font_files("PT Serif").values()]
    for path in [*paths, *font_files("Atkinson Hyperlegible").values()]:
        assert path.read_bytes()[:4] == b"\x00\x01\x00\x00"


def test_the_log_is_made_when_there_is_something_to_write(tmp_path: Path) -> None:
    handler = start_log(tmp_path)
    try:
        assert list(tmp_path.iterdir()) == []
        logging.getLogger("skm_desk.uji").warning("ada yang salah")
    finally:
        stop_log(handler)
    assert "ada yang salah" in (tmp_path / LOG_FILE).read_text(encoding="utf-8")
    assert logging.getLogger("skm_desk").handlers == []
