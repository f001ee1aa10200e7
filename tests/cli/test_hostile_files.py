"""Whatever a foreign file is, a command ends soon, in little memory, and says one sentence.

Each runs in a process of its own: what ends a program, or what a library writes to the terminal
by itself, cannot be seen from inside.
"""

import gzip
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from shutil import copyfile
from typing import NamedTuple

import pytest

from skm_desk.bootstrap import bare_desk, start
from skm_desk.documents.provenance import attachments
from skm_desk.domain.progress import silent
from skm_desk.exchange.package import measure, read_manifest, write_package
from skm_desk.use_cases.make_document import gather
from tests.cli.conftest import one_sentence
from tests.hostile import data_files, pdfs, tables, web_pages, workbooks

SECONDS = 10.0  # of work
LARGEST = 600 * 1024  # kilobytes of memory
TABLES = tables.BROKEN_SIGNS | tables.HOSTILE | workbooks.HOSTILE | web_pages.HOSTILE
DATA_FILES = data_files.OF_ANY | data_files.OF_OLD
PDFS = pdfs.HOSTILE
READ = {"90 MB of holes", "no page counted"}  # as before: what is wrong with it harms nothing
# One of each kind, and what once reached the terminal from a library; the others are slow.
ALWAYS = {
    ("impor", "spaces in the second sheet.xlsx"),
    ("gabung", "trigger on the steps"),
    ("pulihkan", "unsupported file format"),
    ("periksa", "a page that is none"),
    ("hasil", "rows of the chain without end"),
}
OWN: dict[str, tuple[str, ...]] = {
    "hasil": ("--periode", "2024"),
    "sehat": (),
    "cadangkan": ("c.db",),
    "ekspor": ("e.csv", "--periode", "2024"),
    "paket": ("p.skm",),
    "dokumen": ("laporan", "--periode", "2024", "--keluar", "l.pdf"),
    "periksa": ("--periode", "2024"),
}
# Runs the program and tells seconds of work, and kilobytes, of it alone.
MEASURED = """
import subprocess, sys
code = subprocess.call([sys.executable, "-m", "skm_desk", *sys.argv[2:]])
if sys.platform != "win32":
    import resource
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(sys.argv[1], "w", encoding="ascii") as file:
        file.write(f"{used.ru_utime + used.ru_stime} {used.ru_maxrss}")
sys.exit(code)
"""


class Samples(NamedTuple):
    """The folder of the sample office; its backup, package, and a PDF as its laporan, beside it."""

    office: Path
    backup: Path
    package: Path
    pdf: Path


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    top = tmp_path_factory.mktemp("contoh")
    made = Samples(top / "data", top / "c.db", top / "p.skm", top / "l.pdf")
    for words in (("contoh",), ("cadangkan", made.backup), ("paket", made.package)):
        assert start(["--data", str(made.office), *map(str, words)]) == 0
    material, _ = bare_desk(made.office).look(gather, "2024", None)
    carried = {each.name: each.data for each in attachments(material)}
    pdfs.write_carrying(made.pdf, carried)
    return made


def _cases(commands: tuple[str, ...], names: dict[str, object]) -> list[object]:
    return [
        pytest.param(command, name, marks=() if (command, name) in ALWAYS else pytest.mark.slow)
        for command in commands
        for name in names
        if name not in READ and not ("2 GB" in name and _copies(command))
    ]


def _copies(command: str) -> bool:
    """Return whether this test, or Windows, would have to write holes as zeros."""
    return sys.platform == "win32" or command not in ("impor", "pulihkan", "periksa")


def _refused(folder: Path, data: Path, *words: object) -> None:
    told = folder / "dipakai.txt"
    run = subprocess.run(
        [sys.executable, "-c", MEASURED, told, "--data", data, *words],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert (run.returncode, run.stdout) == (2, "")
    assert one_sentence(run.stderr), run.stderr
    assert "kekeliruan" not in run.stderr
    if sys.platform != "win32":
        work, memory = told.read_text(encoding="ascii").split()
        assert float(work) < SECONDS
        assert int(memory) < LARGEST


def _data_file(samples: Samples, data: Path, path: Path, name: str) -> Path:
    if name in data_files.OF_OLD:
        packed = (data / "berkas-lama" / "skema-0007.db.gz").read_bytes()
        path.write_bytes(gzip.decompress(packed))
    else:
        copyfile(samples.backup, path)
    DATA_FILES[name](path)
    return path


def _foreign(samples: Samples, data: Path, folder: Path, command: str, name: str) -> Path:
    """Return a hostile file as it comes to a command."""
    if command == "impor":
        TABLES[name](folder / name)
        return folder / name
    if command == "periksa":
        path = folder / "l.pdf"
        copyfile(samples.pdf, path)
        PDFS[name](path)
        return path
    path = _data_file(samples, data, folder / "asing.db", name)
    if command == "pulihkan":
        return path
    sha256, size = measure(path)
    package = folder / "asing.skm"
    said = replace(read_manifest(samples.package), sha256=sha256, size=size)
    write_package(package, path, said, silent)
    return package


@pytest.mark.parametrize(
    ("command", "name"),
    [
        *_cases(("impor",), TABLES),
        *_cases(("periksa",), PDFS),
        *_cases(("pulihkan", "gabung"), DATA_FILES),
    ],
)
def test_a_foreign_file_is_refused(
    samples: Samples, data: Path, tmp_path: Path, command: str, name: str
) -> None:
    path = _foreign(samples, data, tmp_path, command, name)
    own = samples.office / "skm-desk.db"
    before = own.read_bytes()
    more = ("--periode", "2024") if command == "impor" else ()
    _refused(tmp_path, samples.office, command, path, *more)
    assert own.read_bytes() == before


@pytest.mark.parametrize(("command", "name"), _cases(tuple(OWN), DATA_FILES))
def test_a_data_file_that_was_changed_is_refused_untouched(
    samples: Samples, data: Path, tmp_path: Path, command: str, name: str
) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    path = _data_file(samples, data, folder / "skm-desk.db", name)
    before = path.read_bytes()
    _refused(tmp_path, folder, command, *OWN[command])
    assert path.read_bytes() == before
    made = {each.name for each in tmp_path.iterdir()} - {"data", "dipakai.txt"}
    assert (made, [each.name for each in folder.iterdir()]) == (set(), ["skm-desk.db"])
