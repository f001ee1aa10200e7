"""Reading aloud once for real: espeak-ng through speech-dispatcher, heard on a sound card.

The card is the null sink of a private PulseAudio, whose monitor is recorded, so this needs no
hardware, no session and no other user than root. The program runs in a process of its own: what
libraries write on stderr, and whether they hold up the window or the exit, is seen from outside.
"""

import json
import logging
import math
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import wave
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
RATE = 22_050
WINDOW = RATE // 20  # 50 ms
TONE_HZ = 1_000
SENTENCE = "Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?"
PROGRAMS = ("pulseaudio", "parec", "speech-dispatcher")
ESPEAK = [
    *Path("/usr/lib").glob("speech-dispatcher-modules/sd_espeak-ng"),
    *Path("/usr/lib").glob("*/speech-dispatcher-modules/sd_espeak-ng"),
]

pytestmark = [
    pytest.mark.alone,
    pytest.mark.skipif(sys.platform != "linux", reason="speech-dispatcher is of Linux"),
    pytest.mark.skipif(
        not (ESPEAK and all(map(shutil.which, PROGRAMS))), reason="no voice is installed"
    ),
]


# The program that reads aloud, run as a process of its own by the tests below.


def read_aloud(folder: Path, seconds: float, daemon: int) -> None:
    """Read three parts as soon as all of them can be heard; print what happens as JSON.

    A daemon whose number is given is made to hang as soon as the reading begins.
    """
    from PySide6.QtCore import QTimer

    from skm_desk.ui.kiosk.screen import Spoken
    from skm_desk.ui.kiosk.voice import Voice
    from skm_desk.ui.shared.application import make_application

    def tell(what: str, **more: object) -> None:
        print(json.dumps({"what": what, "at": time.perf_counter()} | more), flush=True)

    class Telling(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            tell("logged", level=record.levelname, words=record.getMessage())

    logging.getLogger("skm_desk").addHandler(Telling())
    application = make_application(["uji"])
    voice = Voice(folder)
    parts = [
        Spoken("U3", "Ini tidak diucapkan."),
        Spoken("usia", "Berapa usia Saudara?"),
        Spoken("pilihan", SENTENCE),
    ]
    tell("made", modules=[name for name in sys.modules if name.startswith("PySide6.")])

    turns = [time.perf_counter()]
    turn = QTimer()
    turn.setInterval(5)
    turn.timeout.connect(lambda: turns.append(time.perf_counter()))

    def tell_availability(is_available: bool) -> None:
        tell("available", is_available=is_available)
        if voice.can_say(parts):
            assert voice.speech is not None
            engine = voice.speech.engine
            assert engine is not None
            tell("voice", name=engine.voice().name(), locale=engine.locale().name())
            voice.say(parts)

    def leave() -> None:
        turn.stop()
        longest = max(after - before for before, after in pairwise(turns))
        tell("leaving", longest=longest, is_available=voice.is_available)
        voice.close()
        tell("closed")
        application.quit()

    def hang() -> None:
        tell("started")
        if daemon:
            os.kill(daemon, signal.SIGSTOP)
            QTimer.singleShot(1000, leave)

    def begin() -> None:
        voice.prepare()
        assert voice.speech is not None
        voice.speech.ready.connect(lambda is_found: is_found or QTimer.singleShot(100, leave))
        turns.clear()
        turn.start()

    voice.started.connect(hang)
    voice.ended.connect(lambda: (tell("ended"), QTimer.singleShot(0, leave)))
    voice.available_changed.connect(tell_availability)
    QTimer.singleShot(round(seconds * 1000), leave)
    QTimer.singleShot(0, begin)
    application.exec()


@dataclass(frozen=True)
class Told:
    """What the process told, and how it ended."""

    events: list[dict[str, Any]]
    errors: str
    code: int

    def of(self, what: str) -> list[dict[str, Any]]:
        """Return what it told of one thing."""
        return [event for event in self.events if event["what"] == what]

    def when(self, what: str) -> float:
        """Return the time of the last event of this name."""
        return float(self.of(what)[-1]["at"])


def run(folder: Path, env: dict[str, str], seconds: float, daemon: int = 0) -> Told:
    """Run the program above in this environment, for at most so many seconds."""
    command = [sys.executable, __file__, str(folder), str(seconds), str(daemon)]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), **env}
    done = subprocess.run(
        command, env=env, capture_output=True, text=True, encoding="utf-8", timeout=seconds + 30
    )
    events = [json.loads(line) for line in done.stdout.splitlines()]
    return Told(events, done.stderr, done.returncode)


# The PC that it runs on.


@contextmanager
def running(
    command: list[str], env: dict[str, str], log: Path, is_up: Callable[[], bool]
) -> Iterator[int]:
    """Have a daemon run for the time of a test, with all that it starts; give its number."""
    with log.open("wb") as output:
        daemon = subprocess.Popen(
            command, env=os.environ | env, stdout=output, stderr=output, start_new_session=True
        )
    try:
        deadline = time.monotonic() + 20
        while not is_up():
            assert daemon.poll() is None, log.read_text(encoding="utf-8", errors="replace")
            assert time.monotonic() < deadline, f"{command[0]} does not come up"
            time.sleep(0.02)
        yield daemon.pid
    finally:
        os.killpg(daemon.pid, signal.SIGKILL)
        daemon.wait()


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """An environment in which every program keeps its things apart, and finds no server."""
    for name in ("run", "config", "cache"):
        (tmp_path / name).mkdir(mode=0o700)
    return {
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(tmp_path / "run"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "PULSE_SERVER": f"unix:{tmp_path / 'pulse'}",
        "PULSE_LATENCY_MSEC": "30",
        "SPEECHD_ADDRESS": f"unix_socket:{tmp_path / 'speechd'}",
    }


@pytest.fixture
def sound_card(tmp_path: Path, home: dict[str, str]) -> Iterator[Path]:
    """The file that everything heard is recorded into."""
    pulse, heard = tmp_path / "pulse", tmp_path / "heard.raw"
    command = ["pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1"]
    command += ["--disable-shm=yes", "-L", f"module-native-protocol-unix socket={pulse}"]
    command += ["-L", "module-null-sink sink_name=uji"]
    monitor = ["parec", "--raw", "--format=s16ne", "--channels=1", f"--rate={RATE}"]
    monitor += ["--latency-msec=20", "--device=uji.monitor", str(heard)]
    with (
        running(command, home, tmp_path / "pulse.log", pulse.exists),
        running(
            monitor,
            home,
            tmp_path / "parec.log",
            lambda: heard.exists() and heard.stat().st_size > 0,
        ),
    ):
        yield heard


@pytest.fixture
def dispatcher(tmp_path: Path, home: dict[str, str]) -> Iterator[int]:
    """The number of a speech-dispatcher of our own, as Debian sets it up."""
    command = ["speech-dispatcher", "--run-single", "--timeout", "0"]
    command += ["--communication-method", "unix_socket", "--socket-path", str(tmp_path / "speechd")]
    command += ["--pid-file", str(tmp_path / "pid"), "--log-dir", str(tmp_path / "cache")]
    with running(command, home, tmp_path / "speechd.log", (tmp_path / "speechd").exists) as number:
        yield number


def record_tone(path: Path) -> None:
    """Write half a second of a tone, as somebody's recording of a question."""
    path.parent.mkdir(parents=True)
    wave_form = (round(12_000 * math.sin(math.tau * TONE_HZ * n / RATE)) for n in range(RATE // 2))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(array("h", wave_form).tobytes())


def sounds(heard: Path) -> list[tuple[str, float]]:
    """Return what was heard, in order, and for how many seconds: `tone` or `speech`.

    Pauses and anything under 150 ms are left out: a sound may begin in the middle of a window.
    """
    samples = array("h", heard.read_bytes()[: heard.stat().st_size // 2 * 2])
    kinds = []
    for start in range(0, len(samples) - WINDOW, WINDOW):
        window = samples[start : start + WINDOW]
        crossings = sum((a < 0) != (b < 0) for a, b in pairwise(window))
        is_tone = abs(crossings / 2 * 20 - TONE_HZ) < TONE_HZ / 20
        loud = max(map(abs, window)) > 300
        kinds.append(("tone" if is_tone else "speech") if loud else "")
    runs = [(kind, sum(1 for _ in windows) / 20) for kind, windows in groupby(kinds)]
    lasting = [(kind, length) for kind, length in runs if kind and length >= 0.15]
    return [
        (kind, sum(length for _, length in same))
        for kind, same in groupby(lasting, key=lambda pair: pair[0])
    ]


def test_a_recording_and_then_an_indonesian_voice_are_heard(
    tmp_path: Path, home: dict[str, str], sound_card: Path, dispatcher: int
) -> None:
    record_tone(tmp_path / "suara" / "id" / "U3.wav")
    told = run(tmp_path, home, 30)
    assert (told.code, told.errors) == (0, "")
    assert not [
        name for name in told.of("made")[0]["modules"] if "Speech" in name or "Mult" in name
    ]
    assert told.of("voice") == [
        {"what": "voice", "at": told.when("voice"), "name": "Indonesian", "locale": "id_ID"}
    ]
    assert [event["what"] for event in told.events if event["what"] in ("started", "ended")] == [
        "started",
        "ended",
    ]
    waited = told.when("voice") - told.when("made")
    assert told.of("leaving")[0]["longest"] < max(0.25 * waited, 0.1), "the window had to wait"
    (tone, tone_seconds), (spoken, spoken_seconds) = sounds(sound_card)
    assert (tone, spoken) == ("tone", "speech")
    assert tone_seconds == pytest.approx(0.5, abs=0.15)
    assert 2.5 < spoken_seconds < told.when("ended") - told.when("started")


def test_a_pc_without_a_sound_card_has_no_button(
    tmp_path: Path, home: dict[str, str], dispatcher: int
) -> None:
    record_tone(tmp_path / "suara" / "id" / "U3.wav")
    told = run(tmp_path, home, 30)
    assert (told.code, told.errors) == (0, "")
    assert told.of("available") == []
    words = [event["words"] for event in told.of("logged") if event["level"] == "WARNING"]
    assert words[:3] == [
        "recordings cannot be played: there is no sound device",
        "the voice of this PC is lost: it does not come to an end",
        "no voice of this PC speaks id",
    ]


def holds_up_nothing(told: Told) -> bool:
    """Return whether the window went on and the program ended well beside a hanging daemon."""
    return (
        (told.code, told.errors) == (0, "")
        and told.of("leaving")[0]["longest"] < 0.5
        and told.when("closed") - told.when("leaving") < 4
        and told.of("logged")[-1]["words"] == "the voice of this PC hangs"
    )


def test_a_daemon_that_hangs_when_it_is_called_holds_up_nothing(
    tmp_path: Path, home: dict[str, str]
) -> None:
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(tmp_path / "speechd"))
        silent.listen()
        told = run(tmp_path, home, 2)
    assert holds_up_nothing(told), told
    assert told.of("available") == []


@pytest.mark.slow
def test_a_daemon_that_hangs_while_it_speaks_holds_up_nothing(
    tmp_path: Path, home: dict[str, str], sound_card: Path, dispatcher: int
) -> None:
    record_tone(tmp_path / "suara" / "id" / "pilihan.wav")
    told = run(tmp_path, home, 30, daemon=dispatcher)
    assert holds_up_nothing(told), told
    assert told.when("started") < told.when("leaving") < told.when("ended")


if __name__ == "__main__":
    read_aloud(Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]))
