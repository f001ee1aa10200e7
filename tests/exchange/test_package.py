"""A package says what it is, and what is read of it is never more than it says."""

import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skm_desk.domain.merge_errors import NotAPackage, PackageDamaged
from skm_desk.domain.progress import silent
from skm_desk.exchange.package import Manifest, measure, read_manifest, unpack, write_package

MOMENT = datetime(2026, 11, 24, 9, 5, tzinfo=UTC)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "isi.db"
    path.write_bytes(b"SQLite" * 100_000)
    return path


@pytest.fixture
def made(tmp_path: Path, data: Path) -> Path:
    path = tmp_path / "a.skm"
    write_package(path, data, Manifest("pc-1", MOMENT, 3, "abc", *measure(data)), silent)
    return path


def test_there_and_back(made: Path, data: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    out = tmp_path / "keluar.db"
    manifest = unpack(made, out, lambda done, total: told.append((done, total)))
    assert out.read_bytes() == data.read_bytes()
    assert manifest == read_manifest(made)
    assert (manifest.pc, manifest.packed, manifest.forms) == ("pc-1", MOMENT, 3)
    assert told[-1] == (600_000, 600_000)


def test_the_same_gives_the_same_bytes(made: Path, data: Path, tmp_path: Path) -> None:
    again = tmp_path / "b.skm"
    write_package(again, data, read_manifest(made), silent)
    assert again.read_bytes() == made.read_bytes()
    assert made.stat().st_size < data.stat().st_size // 10
    with zipfile.ZipFile(made) as package:
        assert package.namelist() == ["manifest.json", "skm-desk.db"]


@settings(max_examples=200)
@given(content=st.binary(max_size=300), is_zip=st.booleans())
def test_any_bytes_are_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, is_zip: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / "acak.skm"
    path.write_bytes((b"PK\x03\x04" if is_zip else b"S") + content)
    with pytest.raises(PackageDamaged if is_zip else NotAPackage):
        read_manifest(path)


def test_two_files_of_one_name(made: Path, data: Path, tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(made, "a") as package:
        package.writestr("skm-desk.db", "lain")
    with pytest.raises(PackageDamaged):
        unpack(made, tmp_path / "keluar.db", silent)


@pytest.mark.parametrize(
    "changes",
    [
        *({"size": 0}, {"size": -1}, {"size": 10**30}, {"forms": "3"}, {"forms": -1}),
        *({"forms": 10**30}, {"packed": datetime(2026, 1, 1)}, {"head": "bukan sidik jari"}),
    ],
)
def test_a_manifest_of_nonsense(
    made: Path, data: Path, tmp_path: Path, changes: dict[str, object]
) -> None:
    write_package(made, data, replace(read_manifest(made), **changes), silent)
    with pytest.raises(PackageDamaged):
        unpack(made, tmp_path / "keluar.db", silent)
    assert not (tmp_path / "keluar.db").exists()


@pytest.mark.parametrize("field", ["komputer", "rantai", "sha256", "waktu"])
def test_half_a_sign_in_a_manifest(made: Path, data: Path, tmp_path: Path, field: str) -> None:
    with zipfile.ZipFile(made) as package:
        said = json.loads(package.read("manifest.json"))
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("manifest.json", json.dumps({**said, field: "\ud800"}))
        package.write(data, "skm-desk.db")
    with pytest.raises(PackageDamaged):
        read_manifest(made)


def test_gigabytes_that_pack_to_nothing(tmp_path: Path) -> None:
    """What a package says it will become is held against what it is, before it is unpacked."""
    data, made, out = tmp_path / "isi.db", tmp_path / "a.skm", tmp_path / "keluar.db"
    data.write_bytes(bytes(65 * 1024 * 1024))
    write_package(made, data, Manifest("pc-1", MOMENT, 3, "abc", *measure(data)), silent)
    with pytest.raises(PackageDamaged):
        unpack(made, out, silent)
    assert not out.exists()
