"""The settings of this PC: read as written, never those of another PC, never in the way."""

import json
import logging
import os
import tempfile
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from skm_desk.domain.file_errors import TargetUnwritable
from skm_desk.domain.pin import TRIES_KEPT
from skm_desk.machine.local_settings import (
    LARGEST_CORRECTION,
    SMALLEST_CORRECTION,
    LocalSettings,
    are_settings_lost,
    read_local_settings,
    settings_file,
    write_local_settings,
)
from skm_desk.machine.pc import pc_name

SET = LocalSettings(
    "$argon2id$…", (1_800_000_000, 1_800_000_009), 1.25, "layanan-1", "AdnQywADAAAA"
)

# Texts of people and of machines alike, halves of signs included.
TEXTS = st.text(st.characters(exclude_categories=()), max_size=20)
SETTINGS = st.builds(
    LocalSettings,
    pin_hash=TEXTS,
    wrong_at=st.lists(st.integers(0, 2**40), max_size=TRIES_KEPT).map(tuple),
    screen_correction=st.floats(SMALLEST_CORRECTION, LARGEST_CORRECTION),
    layanan=TEXTS,
    window_place=TEXTS,
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
KNOWN = [item.name for item in fields(LocalSettings)]


def own_file(folder: Path) -> Path:
    return settings_file(folder, pc_name())


def aside(folder: Path) -> Path:
    return own_file(folder).with_suffix(".rusak.json")


def kept(folder: Path) -> Any:
    return json.loads(own_file(folder).read_text(encoding="utf-8"))


def put(folder: Path, text: str) -> None:
    own_file(folder).write_text(text, encoding="utf-8")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# ---- written and read -------------------------------------------------------------------------


def test_no_file_means_the_defaults_and_makes_none(tmp_path: Path) -> None:
    assert read_local_settings(tmp_path) == LocalSettings("", (), 1.0, "", "")
    assert read_local_settings(tmp_path / "belum ada") == LocalSettings()
    assert names(tmp_path) == []


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    write_local_settings(tmp_path, LocalSettings(screen_correction=1.25))
    assert kept(tmp_path) == {"screen_correction": 1.25}
    write_local_settings(tmp_path, LocalSettings(layanan="id-1"))
    assert kept(tmp_path) == {"layanan": "id-1"}
    write_local_settings(tmp_path, LocalSettings())
    assert kept(tmp_path) == {}
    assert names(tmp_path) == [own_file(tmp_path).name]


@settings(max_examples=80, deadline=None)
@given(SETTINGS)
def test_what_is_written_is_read(given_settings: LocalSettings) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_local_settings(Path(folder), given_settings)
        assert read_local_settings(Path(folder)) == given_settings
        assert len(names(Path(folder))) == 1


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(TEXTS.filter(lambda name: name not in KNOWN), JSON, max_size=4), SETTINGS)
def test_what_a_newer_program_wrote_stays(
    newer: dict[str, Any], given_settings: LocalSettings
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        put(folder, json.dumps({**newer, "wrong_at": [2]}))
        assert read_local_settings(folder) == LocalSettings(wrong_at=(2,))
        write_local_settings(folder, given_settings)
        assert read_local_settings(folder) == given_settings
        unknown = {key: value for key, value in kept(folder).items() if key not in KNOWN}
        assert json.dumps(unknown, sort_keys=True) == json.dumps(newer, sort_keys=True)


def test_tries_of_a_program_that_knew_no_time_cost_nothing(tmp_path: Path) -> None:
    put(tmp_path, '{"pin_hash": "$argon2id$…", "wrong_tries": 12}')
    assert read_local_settings(tmp_path) == LocalSettings("$argon2id$…")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_file_saved_by_an_editor_of_windows_is_read(tmp_path: Path, encoding: str) -> None:
    text = '{\r\n  "screen_correction": 1,\r\n  "layanan": "é"\r\n}\r\n'
    own_file(tmp_path).write_bytes(text.encode(encoding))
    assert read_local_settings(tmp_path) == LocalSettings(layanan="é")


@pytest.mark.parametrize(
    "wrong",
    [
        {"wrong_at": (-1,)},
        {"wrong_at": (1,) * (TRIES_KEPT + 1)},
        {"screen_correction": 0.49},
        {"screen_correction": 2.01},
        {"screen_correction": float("nan")},
    ],
)
def test_settings_out_of_range_cannot_be_made(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="out of range"):
        LocalSettings(**wrong)


# ---- of one PC --------------------------------------------------------------------------------


def test_the_settings_of_another_pc_do_not_hold_here(tmp_path: Path) -> None:
    write_local_settings(tmp_path, SET)
    other = settings_file(tmp_path, "loket lain")
    own_file(tmp_path).rename(other)
    before = other.read_bytes()
    assert read_local_settings(tmp_path) == LocalSettings()
    write_local_settings(tmp_path, LocalSettings(wrong_at=(1,)))
    assert other.read_bytes() == before


def test_a_plain_name_is_seen_in_the_file_name() -> None:
    assert settings_file(Path("x"), "LOKET-1") == Path("x/komputer-loket-1.json")
    assert settings_file(Path("x"), "loket-1") == Path("x/komputer-loket-1.json")


@pytest.mark.parametrize(
    "pc",
    ["pc.dinas.go.id", "a/b", "..", "a:b", "PC Loket é", "x.rusak", "", "n" * 300, "\ud800", "a\0"],
)
def test_a_name_with_other_signs_is_made_safe(pc: str) -> None:
    name = settings_file(Path("x"), pc).name
    assert settings_file(Path("x"), pc).parent == Path("x")
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_.")
    assert name.count(".") == 1
    assert len(name) <= 60


@given(TEXTS, TEXTS)
@example("PC é", "PC è")
@example("a.b", "a b")
@example("x", "x.rusak")
def test_two_pcs_never_share_a_file(one: str, other: str) -> None:
    files = {settings_file(Path("x"), one), settings_file(Path("x"), other)}
    assert len(files) == len({one.lower(), other.lower()})


# ---- damage -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\0" * 64,  # what a power cut may leave
        "null",
        "[]",
        '"teks"',
        '{"pin_hash": null}',
        '{"pin_hash": 4711}',
        '{"wrong_at": true}',
        '{"wrong_at": 1}',
        '{"wrong_at": [1.0]}',
        '{"wrong_at": ["1"]}',
        '{"wrong_at": [true]}',
        '{"wrong_at": [-1]}',
        '{"wrong_at": [1,1,1,1,1,1,1,1,1,1,1]}',
        '{"wrong_at": {"1": 1}}',
        '{"screen_correction": "1,2"}',
        '{"screen_correction": true}',
        '{"screen_correction": 0}',
        '{"screen_correction": 3}',
        '{"screen_correction": NaN}',
        '{"screen_correction": 1e999}',
        '{"screen_correction": 1' + "0" * 400 + "}",
        '{"wrong_at": [1' + "0" * 5000 + "]}",
        '{"layanan": ["a"]}',
        '{"window_place": 1}',
        '{"masa_depan": ' + "[" * 5000 + "]" * 5000 + "}",
        "{}" + " " * 2**20,  # no settings are ever that long
    ],
)
def test_a_file_that_makes_no_sense_is_set_aside(
    tmp_path: Path, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    put(tmp_path, text)
    aside(tmp_path).write_text("yang lebih lama", encoding="utf-8")
    with caplog.at_level(logging.WARNING, "skm_desk"):
        assert read_local_settings(tmp_path) == LocalSettings()
    assert names(tmp_path) == [aside(tmp_path).name]
    assert aside(tmp_path).read_text(encoding="utf-8") == text
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert read_local_settings(tmp_path) == LocalSettings()
    write_local_settings(tmp_path, SET)
    assert read_local_settings(tmp_path) == SET


def test_settings_that_were_there_are_known_to_be_lost(tmp_path: Path) -> None:
    assert not are_settings_lost(tmp_path)
    assert not are_settings_lost(tmp_path / "belum ada")
    write_local_settings(tmp_path, SET)
    assert not are_settings_lost(tmp_path)
    put(tmp_path, "{")
    read_local_settings(tmp_path)
    assert are_settings_lost(tmp_path)
    write_local_settings(tmp_path, LocalSettings())
    assert are_settings_lost(tmp_path)


def test_every_half_of_a_file_is_set_aside(tmp_path: Path) -> None:
    write_local_settings(tmp_path, SET)
    whole = own_file(tmp_path).read_bytes().rstrip()
    for length in range(len(whole)):
        own_file(tmp_path).write_bytes(whole[:length])
        assert read_local_settings(tmp_path) == LocalSettings()
        assert aside(tmp_path).read_bytes() == whole[:length]


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=60)
    | st.dictionaries(st.sampled_from(KNOWN), JSON).map(lambda drawn: json.dumps(drawn).encode())
)
@example(b"\xff\xfe")
@example(b'{"layanan": "\\ud800"}')
def test_no_bytes_crash_it(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        own_file(folder).write_bytes(data)
        found = read_local_settings(folder)
        if own_file(folder).exists():
            assert names(folder) == [own_file(folder).name]
            assert read_local_settings(folder) == found
        else:
            assert found == LocalSettings()
            assert aside(folder).read_bytes() == data
        write_local_settings(folder, found)
        assert read_local_settings(folder) == found


def test_no_depth_crashes_the_writing(tmp_path: Path) -> None:
    # Near the limit of depth a file might be readable and not writable.
    for depth in range(850, 1010):
        put(tmp_path, '{"masa_depan": ' + "[" * depth + "]" * depth + "}")
        read_local_settings(tmp_path)
        write_local_settings(tmp_path, SET)
        assert read_local_settings(tmp_path) == SET


@pytest.mark.skipif(os.name != "posix", reason="a folder cannot be opened as a file anywhere else")
def test_a_folder_in_the_place_of_the_file_is_set_aside(tmp_path: Path) -> None:
    own_file(tmp_path).mkdir()
    assert read_local_settings(tmp_path) == LocalSettings()
    assert aside(tmp_path).is_dir()
    write_local_settings(tmp_path, SET)
    assert read_local_settings(tmp_path) == SET


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX files")
def test_a_file_that_may_not_be_read_now_stays(tmp_path: Path) -> None:
    write_local_settings(tmp_path, SET)
    own_file(tmp_path).chmod(0)
    if os.access(own_file(tmp_path), os.R_OK):
        pytest.skip("this user may read everything")
    assert read_local_settings(tmp_path) == LocalSettings()
    with pytest.raises(TargetUnwritable):
        write_local_settings(tmp_path, LocalSettings())
    own_file(tmp_path).chmod(0o600)
    assert read_local_settings(tmp_path) == SET


def test_a_damaged_file_that_cannot_be_set_aside_stops_nothing(tmp_path: Path) -> None:
    put(tmp_path, "{")
    (aside(tmp_path) / "isi").mkdir(parents=True)
    assert read_local_settings(tmp_path) == LocalSettings()
    write_local_settings(tmp_path, SET)
    assert read_local_settings(tmp_path) == SET


def test_what_stands_in_a_damaged_file_is_not_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    put(tmp_path, '{"pin_hash": "$argon2id$rahasia", }')
    read_local_settings(tmp_path)
    assert "rahasia" not in caplog.text
    assert own_file(tmp_path).name in caplog.text


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(TargetUnwritable):
        write_local_settings(tmp_path / "tidak ada", SET)
