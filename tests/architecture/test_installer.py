"""The installer holds what it promises: complete locks, no address, plain Python, a sound .venv."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installer import dev

LOCKS = [dev.RUNTIME_LOCK, dev.DEV_LOCK]
PROJECT = tomllib.loads((dev.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
DEV = [Requirement(line) for line in PROJECT["dependency-groups"]["dev"]]
SCRIPT = Path(dev.__file__)


def entries(lock: Path) -> list[str]:
    """Return the entries of a lock file, each with its lines joined."""
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    without_remarks = re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE)
    return [" ".join(entry.split()) for entry in without_remarks.splitlines() if entry.strip()]


def pinned(lock: Path) -> dict[str, Requirement]:
    """Return the requirement of every entry under its canonical name."""
    requirements = [Requirement(entry.split(" --hash=")[0]) for entry in entries(lock)]
    return {canonicalize_name(each.name): each for each in requirements}


def version(requirement: Requirement) -> str:
    """Return the one version that an entry pins."""
    (specifier,) = requirement.specifier
    assert specifier.operator == "=="
    return specifier.version


# The locks.


@pytest.mark.parametrize(
    ("lock", "wanted"), [(dev.RUNTIME_LOCK, RUNTIME), (dev.DEV_LOCK, RUNTIME + DEV)]
)
def test_lock_holds_every_dependency_within_its_bounds(lock, wanted):
    held = pinned(lock)
    for requirement in wanted:
        entry = held[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version(entry)), (requirement, entry)
        assert entry.marker is None, "a dependency of our own is needed on every system"


def test_runtime_lock_is_part_of_the_dev_lock():
    whole = pinned(dev.DEV_LOCK)
    for name, entry in pinned(dev.RUNTIME_LOCK).items():
        assert version(whole[name]) == version(entry)


def test_runtime_lock_leaves_the_tools_out():
    assert not {"pytest", "ruff", "mypy", "import-linter", "uv"} & set(pinned(dev.RUNTIME_LOCK))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_entry_pins_one_version_and_has_hashes(lock):
    for entry in entries(lock):
        assert re.fullmatch(r"[a-z0-9-]+==[^ ]+( ; [^-]+)?( --hash=sha256:[0-9a-f]{64})+", entry)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_lock_names_no_address_and_no_place_on_a_machine(lock):
    text = lock.read_text(encoding="utf-8")
    for word in ("http", "file:", "--index", "--extra-index", "--find-links", "--trusted-host"):
        assert word not in text
    assert not re.search(r"(^|\s)(/|[A-Za-z]:\\)", text), "an absolute path"


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_qt_is_older_than_the_release_that_aborts(lock):
    held = version(pinned(lock)["pyside6-essentials"])
    major, minor = held.split(".")[:2]
    assert (int(major), int(minor)) < (6, 12)
    assert version(pinned(lock)["pyside6-addons"]) == held


def test_no_other_lock_and_no_address_of_an_index_in_the_project():
    for folder, names, files in os.walk(dev.ROOT):
        names[:] = [name for name in names if name not in (".venv", ".git")]
        assert not {"uv.lock", "pylock.toml", "poetry.lock", "Pipfile.lock"} & set(files), folder
    assert "uv" not in PROJECT.get("tool", {})


# dev.py itself.


def test_script_needs_nothing_but_the_standard_library():
    for node in ast.walk(ast.parse(SCRIPT.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


def test_old_python_can_read_the_script_far_enough_to_be_told():
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_script_is_short_and_speaks_plain_letters():
    text = SCRIPT.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    assert text.isascii(), "a Windows console may show nothing else"


@pytest.mark.parametrize("arguments", [[], ["bangun"], ["run", "lebih"]])
def test_wrong_command_is_answered_with_the_usage(arguments, capsys):
    assert dev.main(arguments) == 2
    assert "dev.py PERINTAH" in capsys.readouterr().err


def test_stop_is_told_in_one_sentence_with_exit_2(monkeypatch, capsys):
    def fail(*_: object) -> None:
        raise dev.Stop("Disk penuh.")

    monkeypatch.setattr(dev, "ensure_system", fail)
    assert dev.main(["run"]) == 2
    assert capsys.readouterr().err == "Disk penuh.\n"


# What the system must have.

LISTING = """3 libs found in cache `/etc/ld.so.cache'
\tlibz.so.1 (libc6,x86-64) => /lib/x86_64-linux-gnu/libz.so.1
\tlibGL.so.1 (libc6,x86-64) => /lib/x86_64-linux-gnu/libGL.so.1
\tlibGL.so (libc6,x86-64) => /lib/x86_64-linux-gnu/libGL.so
Cache generated by: ldconfig (Debian GLIBC 2.36-9+deb12u10) stable release version 2.36
"""


def test_ldconfig_is_read():
    assert dev.parse_ldconfig(LISTING) == {"libz.so.1", "libGL.so.1", "libGL.so"}


def test_bare_system_lacks_all_that_qt_loads():
    without_screen = dev.missing_pieces({"libc.so.6"}, screen=False, ensurepip=True, minor=11)
    with_screen = dev.missing_pieces({"libc.so.6"}, screen=True, ensurepip=True, minor=11)
    assert without_screen == dev.BASE_LIBRARIES
    assert with_screen == dev.BASE_LIBRARIES | dev.SCREEN_LIBRARIES
    assert "libxcb-cursor0" in with_screen.values()


def test_only_what_lacks_is_asked_for():
    known = set(dev.BASE_LIBRARIES) - {"libEGL.so.1"}
    missing = dev.missing_pieces(known, screen=False, ensurepip=True, minor=11)
    assert missing == {"libEGL.so.1": "libegl1"}
    assert dev.missing_pieces(set(dev.BASE_LIBRARIES), False, ensurepip=True, minor=11) == {}


def test_python_without_ensurepip_needs_its_own_package():
    missing = dev.missing_pieces(set(dev.BASE_LIBRARIES), False, ensurepip=False, minor=12)
    assert missing == {"ensurepip": "python3.12-venv"}


def test_system_that_keeps_no_list_is_trusted():
    assert dev.missing_pieces(set(), screen=True, ensurepip=True, minor=11) == {}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lacks libraries")
def test_system_that_runs_this_suite_lacks_nothing():
    assert dev.missing_pieces(dev.known_libraries(), False, ensurepip=True, minor=11) == {}


def test_advice_is_one_line_to_type():
    line = dev.command_to_type({"libgl1", "libegl1"})
    assert line.startswith("sudo apt-get update && sudo apt-get install ")
    assert line.endswith(" libegl1 libgl1")
    assert "\n" not in line


@pytest.mark.skipif(sys.platform != "linux", reason="apt-get is Debian's")
@pytest.mark.parametrize("user", [0, 1000])
def test_root_installs_and_others_are_told(user, monkeypatch):
    calls: list[list[str]] = []

    def record(command: list[str], **_: object) -> int:
        calls.append(list(command))
        return 0

    monkeypatch.setattr(dev, "known_libraries", lambda: {"libc.so.6"})
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(dev.os, "geteuid", lambda: user)
    monkeypatch.setattr(dev, "call", record)
    if user == 0:
        dev.ensure_system(screen=False)
        update, install = calls
        assert update[-1] == "update"
        assert {*dev.BASE_LIBRARIES.values()} <= {*install}
    else:
        with pytest.raises(dev.Stop, match=r"sudo apt-get install .* libegl1"):
            dev.ensure_system(screen=False)
        assert calls == []


@pytest.mark.skipif(sys.platform != "linux", reason="apt-get is Debian's")
@pytest.mark.parametrize("user", [0, 1000])
def test_voice_that_cannot_be_installed_stops_nothing(user, monkeypatch, capsys):
    calls: list[list[str]] = []

    def refuse(command: list[str], **_: object) -> int:
        calls.append(list(command))
        return 100

    monkeypatch.setattr(dev, "known_libraries", set)
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: name)
    monkeypatch.setattr(dev, "uninstalled", list)
    monkeypatch.setattr(dev.os, "geteuid", lambda: user)
    monkeypatch.setattr(dev, "call", refuse)
    dev.ensure_system(screen=False, extras=dev.VOICE)
    assert dev.command_to_type(dev.VOICE) in capsys.readouterr().out
    assert len(calls) == (2 if user == 0 else 0)
    assert all("--no-remove" in call for call in calls[1:])


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="dpkg-query is Debian's")
def test_debian_says_which_packages_it_lacks():
    assert dev.uninstalled(["dpkg", "tidak-ada-paketnya"]) == ["tidak-ada-paketnya"]
    assert dev.uninstalled([]) == []


@pytest.mark.parametrize(
    ("system", "env", "answer"),
    [
        ("win32", {}, True),
        ("darwin", {}, True),
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
    ],
)
def test_screen_is_recognised(system, env, answer):
    assert dev.has_screen(system, env) is answer


# .venv.


def test_pip_is_not_led_astray(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("PIP_USER", "1")
    monkeypatch.setenv("UV_EXTRA_INDEX_URL", "elsewhere")
    monkeypatch.setenv("PIP_CERT", "kept")
    env = dev.child_env(QT_QPA_PLATFORM="offscreen")
    gone = {"PYTHONPATH", "PIP_USER", "UV_EXTRA_INDEX_URL", "PYTHONDONTWRITEBYTECODE"}
    assert not gone & set(env)
    assert (env["PIP_CERT"], env["QT_QPA_PLATFORM"]) == ("kept", "offscreen")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Collecting lxml==6.1.3 (from -r x (line 4))", "  lxml 6.1.3"),
        ("Installing collected packages: lxml", "Memasang semuanya ..."),
        ("  Downloading lxml-6.1.3-cp311-cp311-win_amd64.whl (5.2 MB)", ""),
        ("", ""),
    ],
)
def test_pip_is_told_briefly(line, told):
    assert dev.progress(line) == told


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> tuple[Path, Path]:
    """A real .venv, prepared from a lock file that lists nothing."""
    folder = tmp_path_factory.mktemp("project")
    venv, lock = folder / ".venv", folder / "empty.lock"
    lock.write_text("# nothing\n", encoding="utf-8")
    dev.prepare(venv, lock, enough=[lock])
    return venv, lock


@pytest.fixture
def prepared(made, tmp_path) -> Iterator[tuple[Path, Path]]:
    """The prepared .venv, to be damaged: it is put back afterwards."""
    venv, lock = made
    kept = tmp_path / "kept"
    shutil.copytree(venv, kept, symlinks=True)
    yield venv, lock
    shutil.rmtree(venv, ignore_errors=True)
    shutil.move(kept, venv)


def test_prepared_venv_is_not_touched_again(made, monkeypatch):
    venv, lock = made
    monkeypatch.setattr(dev, "make_venv", None)
    monkeypatch.setattr(dev, "pip_install", None)
    dev.prepare(venv, lock, enough=[lock])


def test_prepared_venv_finds_the_project_from_anywhere(made, tmp_path):
    venv, _ = made
    command = [dev.venv_python(venv), "-c", "import skm_desk; print(*skm_desk.__path__)"]
    answer = subprocess.run(
        command, cwd=tmp_path, env=dev.child_env(), capture_output=True, text=True, check=True
    )
    assert Path(answer.stdout.strip()) == dev.ROOT / "skm_desk"


def test_another_lock_does_not_fit(made, tmp_path):
    venv, lock = made
    changed = tmp_path / "changed.lock"
    changed.write_text("# something else\n", encoding="utf-8")
    assert not dev.is_ready(venv, [changed])
    assert dev.is_ready(venv, [changed, lock])


def test_interrupted_installation_is_noticed_and_remade(prepared):
    venv, lock = prepared
    (venv / dev.STAMP_NAME).unlink()
    stray = dev.site_packages(venv) / "half_made"
    stray.mkdir()
    assert not dev.is_ready(venv, [lock])
    dev.prepare(venv, lock, enough=[lock])
    assert dev.is_ready(venv, [lock])
    assert not stray.exists()


def test_stamp_vanishes_while_pip_works(prepared, tmp_path, monkeypatch):
    venv, lock = prepared
    changed = tmp_path / "changed.lock"
    changed.write_text("# something else\n", encoding="utf-8")
    monkeypatch.setattr(dev, "make_venv", lambda venv: None)

    def cut_off(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(dev, "pip_install", cut_off)
    with pytest.raises(KeyboardInterrupt):
        dev.prepare(venv, changed, enough=[changed])
    assert not dev.is_ready(venv, [lock])


def test_moved_venv_is_noticed(prepared):
    venv, lock = prepared
    moved = venv.rename(venv.with_name("moved"))
    assert not dev.is_ready(moved, [lock])
    assert not dev.is_ready(venv, [lock])
    shutil.rmtree(moved)


def test_venv_without_its_python_is_noticed(prepared):
    venv, lock = prepared
    Path(dev.venv_python(venv)).unlink()
    assert not dev.is_ready(venv, [lock])


def test_lost_library_is_noticed(prepared):
    venv, lock = prepared
    shutil.rmtree(dev.site_packages(venv) / "pip")
    assert not dev.is_ready(venv, [lock])


def test_damaged_stamp_is_no_stamp(prepared):
    venv, lock = prepared
    whole = (venv / dev.STAMP_NAME).read_bytes()
    for content in (b"", b"[]", b"{}", b'{"fingerprint": 1, "names": 2}', b"\0\xff", whole[:-1]):
        (venv / dev.STAMP_NAME).write_bytes(content)
        assert not dev.is_ready(venv, [lock]), content


def test_failed_pip_says_what_to_do(prepared, tmp_path, monkeypatch):
    venv, _ = prepared
    lock = tmp_path / "impossible.lock"
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setattr(dev, "make_venv", lambda venv: None)
    lock.write_text(f"nothing-of-the-sort==1 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    with pytest.raises(dev.Stop, match="Periksa sambungan internet"):
        dev.prepare(venv, lock, enough=[lock])
    assert not dev.is_ready(venv, [lock])


def test_exit_code_of_a_command_is_passed_on():
    assert dev.call([sys.executable, "-c", "raise SystemExit(7)"]) == 7
