"""Try the program, test it, or remake its lock files, with nothing but Python installed.

The libraries go into ``.venv``, from a lock file with a hash for every file; a stamp there tells
that this is done. After a change of dependencies call ``lock``, or ``lock --upgrade`` for newer.
"""

import hashlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from subprocess import DEVNULL, PIPE, STDOUT, Popen

if sys.hexversion < 0x030B0000:
    found = "sedangkan ini " + platform.python_version() + ". Pasang yang baru, lalu ulangi."
    print("Perlu Python 3.11 atau lebih baru,", found, file=sys.stderr)
    sys.exit(2)

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
RUNTIME_LOCK, DEV_LOCK = (ROOT / "installer" / f"requirements{x}.lock" for x in ("", "-dev"))
STAMP_NAME = "skm-desk.stamp"

USAGE = """Pakai: python3 installer/dev.py PERINTAH
  run               isi kantor contoh, buat laporannya, buka jendela
  test [pytest...]  jalankan semua uji tanpa layar
  lock [uv...]      buat ulang berkas kunci dari pyproject.toml"""

# What Qt loads from the system (ldd in a bare Debian), and the Debian package that brings it.
BASE = """
    libGL.so.1=libgl1 libEGL.so.1=libegl1 libX11.so.6=libx11-6 libxkbcommon.so.0=libxkbcommon0
    libfontconfig.so.1=libfontconfig1 libglib-2.0.so.0=libglib2.0-0 libdbus-1.so.3=libdbus-1-3
    libgssapi_krb5.so.2=libgssapi-krb5-2 libpulse.so.0=libpulse0"""
SCREEN = """
    libX11-xcb.so.1=libx11-xcb1 libxkbcommon-x11.so.0=libxkbcommon-x11-0
    libxcb-cursor.so.0=libxcb-cursor0 libxcb-glx.so.0=libxcb-glx0 libxcb-icccm.so.4=libxcb-icccm4
    libxcb-image.so.0=libxcb-image0 libxcb-keysyms.so.1=libxcb-keysyms1
    libxcb-randr.so.0=libxcb-randr0 libxcb-render-util.so.0=libxcb-render-util0
    libxcb-shape.so.0=libxcb-shape0 libxcb-sync.so.1=libxcb-sync1 libxcb-xfixes.so.0=libxcb-xfixes0
    libwayland-cursor.so.0=libwayland-cursor0 libwayland-egl.so.1=libwayland-egl1"""
BASE_LIBRARIES = dict(pair.split("=") for pair in BASE.split())
SCREEN_LIBRARIES = dict(pair.split("=") for pair in SCREEN.split())
# What reads aloud on Debian; everything works without it.
VOICE = ("speech-dispatcher", "speech-dispatcher-espeak-ng")


class Stop(Exception):
    """The work cannot go on; the sentence says what happened and what to do."""


def say(text: str) -> None:
    """Print at once, so that a long step is announced before it begins."""
    print(text, flush=True)


def child_env(**extra: str) -> dict[str, str]:
    """Return our environment without what leads Python, pip or uv astray, or slows Python."""
    astray = "PYTHONHOME PYTHONPATH PYTHONDONTWRITEBYTECODE PIP_USER PIP_TARGET PIP_NO_BINARY UV_"
    return {n: os.environ[n] for n in os.environ if not n.startswith(tuple(astray.split()))} | extra


def call(command: Sequence[str], *, quiet: bool = False, **extra_env: str) -> int:
    """Run a command in the project and return its exit code as a shell would."""
    output = DEVNULL if quiet else None
    code = subprocess.run(command, cwd=ROOT, env=child_env(**extra_env), stdout=output).returncode
    return 128 - code if code < 0 else code


def has_screen(system: str, env: Mapping[str, str]) -> bool:
    """Tell whether a window can be opened."""
    return system != "linux" or bool(env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"))


def parse_ldconfig(listing: str) -> set[str]:
    """Return the names of the shared libraries in the output of ``ldconfig -p``."""
    return {line.split()[0] for line in listing.splitlines() if " => " in line}


def known_libraries() -> set[str]:
    """Return the shared libraries of this Linux; none if it keeps no list of them."""
    ldconfig = shutil.which("ldconfig", path=os.defpath + ":/sbin:/usr/sbin")
    if ldconfig is None:
        return set()
    return parse_ldconfig(subprocess.run([ldconfig, "-p"], capture_output=True, text=True).stdout)


def missing_pieces(known: set[str], screen: bool, ensurepip: bool, minor: int) -> dict[str, str]:
    """Return what Python and Qt will not find, each with the Debian package that brings it."""
    wanted = BASE_LIBRARIES | SCREEN_LIBRARIES if screen else BASE_LIBRARIES
    missing = {name: package for name, package in wanted.items() if known and name not in known}
    return missing if ensurepip else missing | {"ensurepip": f"python3.{minor}-venv"}


def command_to_type(packages: Iterable[str]) -> str:
    """Return the one line that a person without root types."""
    install = "sudo apt-get update && sudo apt-get install -y --no-install-recommends"
    return " ".join([install, *sorted(packages)])


def uninstalled(packages: Sequence[str]) -> list[str]:
    """Return those of these packages that Debian lacks; none on another system."""
    if not packages or shutil.which("dpkg-query") is None:
        return []
    command = ["dpkg-query", "-W", "-f", "${Package}=${db:Status-Status}\n", *packages]
    states = subprocess.run(command, capture_output=True, text=True).stdout.split()
    return [name for name in packages if f"{name}=installed" not in states]


def install(packages: Sequence[str]) -> bool:
    """Install packages of Debian, if we are root; return whether they are there now."""
    if os.geteuid() != 0:
        return False
    say(f"Memasang paket sistem: {' '.join(packages)} ...")
    apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    call([*apt, "update"], quiet=True)  # one dead side source is no harm
    command = [*apt, "install", "-y", "--no-remove", "--no-install-recommends", *packages]
    return call(command, quiet=True, DEBIAN_FRONTEND="noninteractive") == 0


def ensure_system(screen: bool, extras: Sequence[str] = ()) -> None:
    """Make sure that Linux has what Python and Qt need, and try for the extras, or say how."""
    if sys.platform != "linux":
        return
    ensurepip = importlib.util.find_spec("ensurepip") is not None
    missing = missing_pieces(known_libraries(), screen, ensurepip, sys.version_info.minor)
    packages, extras = sorted(set(missing.values())), uninstalled(extras)
    if packages and shutil.which("apt-get") is None:
        raise Stop(f"Sistem ini belum punya {', '.join(missing)}. Pasang dulu, lalu ulangi.")
    advice = f"Ketik perintah ini, lalu ulangi:\n  {command_to_type([*packages, *extras])}"
    if packages and not install(packages):
        raise Stop(f"Beberapa paket sistem belum ada. {advice}")
    if extras and not install(extras):
        say(f"Tanpa suara semua tetap jalan. Untuk suara:\n  {command_to_type(extras)}")


def venv_python(venv: Path) -> str:
    """Return the interpreter of a virtual environment."""
    return str(venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python")


def site_packages(venv: Path) -> Path:
    """Return the folder where a virtual environment keeps its libraries."""
    return Path(sysconfig.get_path("purelib", "venv", {"base": str(venv)}))


def fingerprint(lock: Path, venv: Path) -> str:
    """Return a hash of all that decides whether an installation still fits."""
    parts = [*platform.python_version_tuple()[:2], platform.machine(), str(venv)]
    return hashlib.sha256(lock.read_bytes() + "\n".join(parts).encode()).hexdigest()


def python_works(venv: Path) -> bool:
    """Tell whether the interpreter still runs and is of the same version as this one."""
    command = [venv_python(venv), "-I", "-S", "-c", "import sys; print(*sys.version_info[:2])"]
    try:
        reply = subprocess.run(command, capture_output=True, text=True).stdout
    except OSError:
        return False
    return tuple(reply.split()) == platform.python_version_tuple()[:2]


def is_ready(venv: Path, locks: Iterable[Path]) -> bool:
    """Tell whether a virtual environment holds, whole, what one of these locks lists."""
    try:
        stamp = json.loads((venv / STAMP_NAME).read_text(encoding="utf-8"))
        fits = stamp["fingerprint"] in {fingerprint(lock, venv) for lock in locks}
        whole = set(stamp["names"]) <= {path.name for path in site_packages(venv).iterdir()}
    except (OSError, ValueError, LookupError, TypeError):
        return False
    return fits and whole and python_works(venv)


def make_venv(venv: Path) -> None:
    """Make a fresh virtual environment in place of whatever is there."""
    say("Menyiapkan .venv ...")
    try:
        if venv.is_symlink() or venv.is_file():
            venv.unlink()
        elif venv.exists():
            (venv / STAMP_NAME).unlink(missing_ok=True)
            shutil.rmtree(venv)
    except OSError as problem:
        reason = f"Folder {venv} tidak dapat dihapus ({problem.strerror})."
        raise Stop(f"{reason} Tutup program yang memakainya, lalu ulangi.") from problem
    base = getattr(sys, "_base_executable", sys.executable)  # this Python may live in that folder
    if call([base, "-m", "venv", str(venv)]) != 0:
        raise Stop(f"Folder {venv} tidak dapat dibuat. Periksa isi disk dan izin, lalu ulangi.")


def progress(pip_line: str) -> str:
    """Return what a line of pip tells the person who waits; empty for nothing."""
    words = pip_line.split()
    if words[:1] == ["Collecting"]:
        return "  " + words[1].replace("==", " ")
    return "Memasang semuanya ..." if words[:1] == ["Installing"] else ""


def pip_install(venv: Path, *arguments: str) -> None:
    """Run pip in a virtual environment, telling briefly how far it is."""
    command = [venv_python(venv), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    command += ["install", *arguments]
    env = child_env(PYTHONIOENCODING="utf-8")
    lines: list[str] = []
    with Popen(command, env=env, stdout=PIPE, stderr=STDOUT, encoding="utf-8") as process:
        for line in process.stdout or ():
            lines.append(line.rstrip())
            if progress(line):
                say(progress(line))
    if process.returncode != 0:
        advice = "Pustaka gagal dipasang. Periksa sambungan internet dan isi disk, lalu ulangi."
        raise Stop("\n".join([*lines[-8:], advice]))


def prepare(venv: Path, lock: Path, enough: Sequence[Path]) -> None:
    """Make sure that a virtual environment holds the project and what the lock lists."""
    if is_ready(venv, enough):
        return
    if not is_ready(venv, [RUNTIME_LOCK]):
        make_venv(venv)
    (venv / STAMP_NAME).unlink(missing_ok=True)  # from here on it is half made
    say("Mengambil pustaka, sekali saja, beberapa menit ...")
    pip_install(venv, "--require-hashes", "--only-binary", ":all:", "-r", str(lock))
    (site_packages(venv) / "skm_desk.pth").write_text(f"{ROOT}\n")
    names = sorted(path.name for path in site_packages(venv).iterdir())
    stamp = {"fingerprint": fingerprint(lock, venv), "names": names}
    (venv / STAMP_NAME).write_text(json.dumps(stamp), encoding="utf-8")


def run() -> int:
    """Fill a sample office in a temporary folder, make its laporan, open the window."""
    screen = has_screen(sys.platform, os.environ)
    ensure_system(screen, VOICE if screen else ())
    prepare(VENV, RUNTIME_LOCK, enough=[RUNTIME_LOCK, DEV_LOCK])
    folder = tempfile.mkdtemp(prefix="skm-desk-contoh-")
    laporan = str(Path(folder, "laporan-skm-2024.pdf"))
    program = [venv_python(VENV), "-m", "skm_desk", "--data", folder]
    say("Mengisi kantor contoh dan membuat laporannya ...")
    for step in (["contoh"], ["dokumen", "laporan", "--periode", "2024", "--keluar", laporan]):
        code = call([*program, *step])
        if code != 0:
            return code
    say(f"Data contoh: {folder}\nLaporan:     {laporan}")
    if screen:
        return call(program)
    say("Di sini tidak ada layar, jadi jendela tidak dibuka.")
    return 0


def test(arguments: Sequence[str]) -> int:
    """Run the whole suite without a screen, what measures last, with the machine to itself."""
    ensure_system(screen=False, extras=(*VOICE, "pulseaudio"))
    prepare(VENV, DEV_LOCK, enough=[DEV_LOCK])
    several = ["-n", "auto", "--maxprocesses", "4", "-m", "not slow and not alone"]
    rounds = [arguments] if arguments else [several, ["-m", "alone and not slow"]]
    pytest = [venv_python(VENV), "-m", "pytest"]
    return next(filter(None, (call([*pytest, *r], QT_QPA_PLATFORM="offscreen") for r in rounds)), 0)


def lock(arguments: Sequence[str]) -> int:
    """Remake the lock files, from the public packages only and naming no address."""
    ensure_system(screen=False)
    if not python_works(VENV):
        make_venv(VENV)
    pip_install(VENV, "uv")
    command = [venv_python(VENV), "-m", "uv", "--no-config", "pip", "compile", "pyproject.toml"]
    command += ["--universal", "--python-version", "3.11", "--fork-strategy", "fewest"]
    command += ["--generate-hashes", "--no-header", "--annotation-style", "line", "--quiet"]
    runtime, dev = (path.relative_to(ROOT).as_posix() for path in (RUNTIME_LOCK, DEV_LOCK))
    say(f"Membuat {runtime} dan {dev} ...")
    code = call([*command, *arguments, "-o", runtime])
    return code or call([*command, *arguments, "--group", "dev", "-c", runtime, "-o", dev])


def main(arguments: Sequence[str]) -> int:
    """Carry out one command and return the exit code."""
    name, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    try:
        if name == "run" and not rest:
            return run()
        if name in ("test", "lock"):
            return test(rest) if name == "test" else lock(rest)
    except Stop as problem:
        print(problem, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Dihentikan.", file=sys.stderr)
        return 130
    print(USAGE, file=sys.stdout if name in ("-h", "--help") else sys.stderr)
    return 0 if name in ("-h", "--help") else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
