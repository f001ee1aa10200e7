"""Files with flipped, missing and added bytes: taken or refused, never anything else.

Each file is damaged from a fixed seed; a crash of the reading library would end the whole run.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

import pytest

from skm_desk.domain.file_errors import ExchangeError
from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.period import Period
from skm_desk.domain.responden import Responden
from skm_desk.exchange.export import Export
from skm_desk.exchange.formats import read_file, write_file
from skm_desk.exchange.reading import Reading

SUFFIXES = (".csv", ".txt", ".json", ".xlsx", ".ods", ".xls")
QUICK, THOROUGH = 120, 3_000
STRANGE_NUMBERS = (b"0", b"-1", b"5", b"99999", b"1048576", b"4294967295", b"9" * 30, b"")
STRANGE_PLACES = (b"XFD1048576", b"ZZZ9", b"A900000", b"AAAAAAAA1", b"ZZ99999", b"A0", b"7", b"a1")


@pytest.fixture(scope="session")
def sound_files(
    tmp_path_factory: pytest.TempPathFactory,
    data: Path,
    reference_rows: list[list[str]],
    write_ods: Callable[..., Path],
    export: Callable[..., Export],
    form: Callable[..., Responden],
) -> Mapping[str, bytes]:
    folder = tmp_path_factory.mktemp("utuh")
    sent = export([form((4, 3, 2, 1, None, 4, 3, 2, 1), saran=f"é {n}") for n in range(30)])
    for suffix in (".csv", ".json", ".xlsx"):
        write_file(folder / f"utuh{suffix}", sent)
    write_ods(folder / "utuh.ods", reference_rows)
    files = {suffix: (folder / f"utuh{suffix}") for suffix in (".csv", ".json", ".xlsx", ".ods")}
    files[".txt"] = data / "olah-data-2024.txt"
    files[".xls"] = data / "olah-data-2024.xls"
    return {suffix: path.read_bytes() for suffix, path in files.items()}


def damage(sound: bytes, random: Random) -> bytes:
    data = bytearray(sound)
    place = random.randrange(len(data))
    kind = random.randrange(6)
    if kind == 0:
        return bytes(data[:place])
    if kind == 1:
        del data[place : place + random.randrange(1, 200)]
    elif kind == 2:
        data[place:place] = random.randbytes(random.randrange(1, 60))
    else:
        for _ in range(random.choice((1, 1, 2, 5, 20, 100))):
            data[random.randrange(len(data))] = random.choice((random.randrange(256), 0, 255))
    return bytes(data)


def damage_inside(part: bytes, random: Random) -> bytes:
    """Change the text of one part of an archive, whose sums are made right again."""
    pattern, words = random.choice(
        (
            (rb"[0-9]+", STRANGE_NUMBERS),
            (rb"(?<= r=\")[A-Z]+[0-9]+", STRANGE_PLACES),
            (rb"<[^<>]*>", (b"", b"<c>", b"</row>", b"<table:table-row>", b"</table:table>")),
            (rb"[a-z]+=\"", (b'r="', b't="', b'x="')),
        )
    )
    found = list(re.finditer(pattern, part))
    if not found or random.random() < 0.2:
        return damage(part, random) if part else part
    match = random.choice(found)
    return part[: match.start()] + random.choice(words) + part[match.end() :]


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("count", [QUICK, pytest.param(THOROUGH, marks=pytest.mark.slow)])
def test_damaged_bytes(
    suffix: str,
    count: int,
    sound_files: Mapping[str, bytes],
    tmp_path: Path,
    kuesioner: Kuesioner,
    period: Period,
    capfd: pytest.CaptureFixture[str],
) -> None:
    random = Random(count)
    path = tmp_path / f"rusak{suffix}"
    outcomes = Counter(
        outcome(path, damage(sound_files[suffix], random), kuesioner, period) for _ in range(count)
    )
    assert sum(outcomes.values()) == count
    assert outcomes["ditolak"] > count / 4
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
@pytest.mark.parametrize("count", [QUICK, pytest.param(THOROUGH, marks=pytest.mark.slow)])
def test_damaged_parts_of_an_archive(
    suffix: str,
    count: int,
    sound_files: Mapping[str, bytes],
    rezip: Callable[[bytes, Mapping[str, bytes]], bytes],
    tmp_path: Path,
    kuesioner: Kuesioner,
    period: Period,
    capfd: pytest.CaptureFixture[str],
) -> None:
    random = Random(count)
    path = tmp_path / f"rusak{suffix}"
    path.write_bytes(sound_files[suffix])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    tables = [name for name in parts if "sheet1" in name or name == "content.xml"]
    outcomes: Counter[str] = Counter()
    for _ in range(count):
        name = random.choice([*parts, *tables * 4])
        data = rezip(sound_files[suffix], {name: damage_inside(parts[name], random)})
        outcomes[outcome(path, data, kuesioner, period)] += 1
    assert sum(outcomes.values()) == count
    assert min(outcomes["diterima"], outcomes["ditolak"]) > 0
    assert capfd.readouterr().err == ""


def outcome(path: Path, data: bytes, kuesioner: Kuesioner, period: Period) -> str:
    path.write_bytes(data)
    try:
        reading = read_file(path, kuesioner, period)
    except ExchangeError:
        return "ditolak"
    assert isinstance(reading, Reading)
    assert reading.records
    return "diterima"
