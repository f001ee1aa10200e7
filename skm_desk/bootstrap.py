"""Join the parts: the only file that sees all of them."""

import argparse
import logging
import sys
import uuid
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from skm_desk.domain.changes import Changes
from skm_desk.domain.errors import SkmError
from skm_desk.domain.file_errors import NothingToPrint
from skm_desk.machine.log import LOG_FILE, start_log, stop_log
from skm_desk.machine.paths import default_folder
from skm_desk.machine.pc import pc_name, user_name
from skm_desk.sentences.failures import say
from skm_desk.storage.origin import Origin
from skm_desk.use_cases.check_health import check
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.set_up import is_set_up, set_up

NOTHING = 1
FAILED = 2
_STOPPED_BY_KEYBOARD = 130


def start(argv: Sequence[str]) -> int:
    """Run one command, or open the window for staff when there is none; return the exit code."""
    from skm_desk.cli.parser import make_parser

    _speak_utf8()
    try:
        parser = make_parser()
        given = parser.parse_args(argv)
        if given.kios and given.command is not None:
            parser.error(f"unrecognized arguments: {given.command}")
    except SystemExit as leave:  # argparse leaves by itself after --help and after a refusal
        return leave.code if isinstance(leave.code, int) else FAILED
    folder: Path = given.data or default_folder()
    log = start_log(folder)
    try:
        return _run(folder, given)
    except SkmError as failure:
        print(" ".join(say(failure).split()), file=sys.stderr)
        return NOTHING if isinstance(failure, NothingToPrint) else FAILED
    except KeyboardInterrupt:
        print("Dihentikan; tidak ada yang tersimpan setengah jalan.", file=sys.stderr)
        return _STOPPED_BY_KEYBOARD
    except BrokenPipeError:  # the reader of our output closed it: nothing more to say
        return FAILED
    except Exception:
        logging.getLogger("skm_desk").exception("unexpected failure")
        print(
            "Maaf, program berhenti karena kekeliruan di dalamnya, dan tidak ada data yang"
            f" tersimpan setengah jalan; ulangi, dan bila terjadi lagi kirimkan {folder / LOG_FILE}"
            " kepada pembuat program.",
            file=sys.stderr,
        )
        return FAILED
    finally:
        stop_log(log)


def make_desk(folder: Path, announce: Callable[[Changes], None] | None = None) -> Desk:
    """Return a desk on the data file of `folder`, made ready if it is new."""
    origin = Origin(
        who=user_name(),
        pc=pc_name(),
        now=_local_time,
        new_id=lambda: str(uuid.uuid4()),
    )
    desk = Desk(folder, origin, announce)
    if not desk.look(is_set_up):
        desk.do(set_up)
    return desk


def _run(folder: Path, given: argparse.Namespace) -> int:
    if given.kios:
        return _open_kiosk(folder)
    if given.command is None:
        return _open_window(folder)
    from skm_desk.cli.commands import run

    return run(lambda: make_desk(folder), given)


def _open_window(folder: Path) -> int:
    """Open the window for staff and return when it is closed.

    The file is held against its own record meanwhile; damage is told as soon as it is found.
    """
    from skm_desk.ui.shared.application import make_application
    from skm_desk.ui.shared.change_bus import ChangeBus
    from skm_desk.ui.shared.context import Context
    from skm_desk.ui.shared.crash import Crash
    from skm_desk.ui.shared.dialogs import make_message
    from skm_desk.ui.shared.tasks import Tasks
    from skm_desk.ui.window import Window

    application = make_application(sys.argv[:1])
    Crash().install()
    try:
        bus = ChangeBus()
        desk = make_desk(folder, bus.announce)
        context = Context(desk, Tasks(), bus, _local_time)
        window = Window(context)
    except SkmError as failure:
        make_message(None, say(failure)).exec()
        return FAILED
    context.tasks.run(
        lambda: check(desk), done=window.tell_health, failed=window.tell_failure, long=True
    )
    window.show()
    return application.exec()


def _open_kiosk(folder: Path) -> int:
    """Open the kiosk over the whole screen and return when staff close it."""
    from skm_desk.machine.lock import only_kiosk
    from skm_desk.ui.kiosk.kiosk_window import KioskWindow
    from skm_desk.ui.kiosk.voice import Voice
    from skm_desk.ui.shared.application import make_kiosk_application
    from skm_desk.ui.shared.change_bus import ChangeBus
    from skm_desk.ui.shared.context import Context
    from skm_desk.ui.shared.crash import Crash
    from skm_desk.ui.shared.dialogs import make_message
    from skm_desk.ui.shared.tasks import Tasks
    from skm_desk.use_cases.guard_kiosk import has_pin
    from skm_desk.use_cases.view_kiosk import view_kiosk

    application = make_kiosk_application(sys.argv[:1])
    try:
        bus = ChangeBus()
        desk = make_desk(folder, bus.announce)
        with only_kiosk(folder):
            context = Context(desk, Tasks(), bus, _local_time)
            window = KioskWindow(context, desk.look(view_kiosk), Voice(folder))
            Crash(window.apologise).install()
            window.showFullScreen()
            if not has_pin(folder):
                window.open_first_pin()
            return application.exec()
    except SkmError as failure:
        make_message(None, say(failure)).exec()
        return FAILED


def _local_time() -> datetime:
    return datetime.now().astimezone()


def _speak_utf8() -> None:
    """Print our own words on any console: Windows may still use an old code page."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
