"""What somebody of the office read aloud is found, however the recorder spelled its names."""

from pathlib import Path

from skm_desk.machine.recordings import find_recordings


def test_recordings_are_found_by_what_they_say(tmp_path: Path) -> None:
    folder = tmp_path / "suara" / "id"
    folder.mkdir(parents=True)
    for name in ("U3.WAV", "mulai.wav", "catatan.txt", "u4.mp3"):
        (folder / name).touch()
    assert find_recordings(tmp_path, "id") == {
        "u3": folder / "U3.WAV",
        "mulai": folder / "mulai.wav",
    }
    assert find_recordings(tmp_path, "fi") == {}


def test_an_office_without_recordings_has_none(tmp_path: Path) -> None:
    assert find_recordings(tmp_path / "tidak-ada", "id") == {}
    (tmp_path / "suara").write_text("bukan folder", encoding="utf-8")
    assert find_recordings(tmp_path, "id") == {}
