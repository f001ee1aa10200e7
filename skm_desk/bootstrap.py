"""Join the parts: the only file that sees all of them.

What a start does not need is imported where it is used: the first screen of the kiosk must
stand before the data file is even opened.
"""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from datetime import datetime
    from pathlib import Path

    from skm_desk.domain.errors import SkmError
    from skm_desk.ui.kiosk.curtain import Curtain
    from skm_desk.ui.shared.change_bus import ChangeBus
    from skm_desk.use_cases.desk import Desk

NOTHING = 1
FAILED = 2
KIOSK = "--kios"
_STOPPED_BY_KEYBOARD = 130
_UNSEEN_BOX_MS = 20_000  # the kiosk that runs already may lie over it


def start(argv: Sequence[str]) -> int:
    """Run one command, or open the window for staff when there is none; return the exit code."""
    _speak_utf8()
    # The words of all other commands are not needed to see that this is the kiosk.
    curtain = _draw_curtain() if _is_plainly_kiosk(argv) else None
    from skm_desk.cli.parser import make_parser

    parser = make_parser()
    try:
        given = parser.parse_args(argv)
        if given.kios and given.command is not None:
            parser.error(f"unrecognized arguments: {given.command}")
    except SystemExit as leave:  # argparse leaves by itself after --help and after a refusal
        return leave.code if isinstance(leave.code, int) else FAILED
    if given.kios and curtain is None:
        curtain = _draw_curtain()
    return _run_logged(given, curtain)


def _is_plainly_kiosk(argv: Sequence[str]) -> bool:
    """Return whether the kiosk is asked for, and nothing else but perhaps a folder."""
    rest = [word for word in argv if word != KIOSK]
    return len(rest) == len(argv) - 1 and (not rest or (len(rest) == 2 and rest[0] == "--data"))


def _draw_curtain() -> "Curtain":
    """Show the first screen of the kiosk as soon as that can be."""
    import gc

    gc.disable()  # nothing that is loaded now is garbage: looking for it takes a tenth of the time
    from skm_desk.ui.kiosk.curtain import Curtain

    curtain = Curtain(sys.argv[:1])
    gc.enable()
    return curtain


def _run_logged(given: "argparse.Namespace", curtain: "Curtain | None") -> int:
    """Do what was asked for; whatever goes wrong is one sentence, and the rest is in the log."""
    import logging

    from skm_desk.domain.errors import SkmError
    from skm_desk.machine.log import LOG_FILE, start_log, stop_log
    from skm_desk.machine.paths import default_folder

    folder: Path = given.data or default_folder()
    log = start_log(folder)
    try:
        return _run(folder, given, curtain)
    except SkmError as failure:
        return _refuse(_mendable(folder, failure))
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


def _refuse(failure: "SkmError") -> int:
    from skm_desk.domain.file_errors import NothingToPrint
    from skm_desk.sentences.failures import say

    print(" ".join(say(failure).split()), file=sys.stderr)
    return NOTHING if isinstance(failure, NothingToPrint) else FAILED


def _mendable(folder: "Path", failure: "SkmError") -> "SkmError":
    """Return what is told of a failure: of a damaged data file, which backup can replace it."""
    from skm_desk.use_cases.guard_file import name_backup

    return name_backup(bare_desk(folder), failure)


def make_desk(folder: "Path", bus: "ChangeBus | None" = None) -> "Desk":
    """Return a desk on the data file of `folder`, made ready if it is new.

    Raise FileGone if it is not there, or nothing is in it, though it was used before.
    """
    from skm_desk.use_cases.set_up import make_ready

    desk = bare_desk(folder, bus)
    make_ready(desk)
    return desk


def bare_desk(folder: "Path", bus: "ChangeBus | None" = None) -> "Desk":
    """Return a desk on `folder` as it is, even if its data file is damaged or not there."""
    import secrets
    import uuid

    from skm_desk.machine.pc import pc_name, user_name
    from skm_desk.storage.origin import Origin
    from skm_desk.use_cases.desk import Desk

    origin = Origin(
        who=user_name(),
        pc=pc_name(),
        now=_local_time,
        new_id=lambda: str(uuid.uuid4()),
        new_salt=lambda: secrets.token_hex(16),
    )
    if bus is None:
        return Desk(folder, origin)
    return Desk(folder, origin, bus.announce, bus.alarm)


def _run(folder: "Path", given: "argparse.Namespace", curtain: "Curtain | None") -> int:
    if curtain is not None:
        return _open_kiosk(folder, curtain)
    if given.command is None:
        return _open_window(folder)
    from skm_desk.cli.commands import run

    return run(lambda: make_desk(folder), lambda: bare_desk(folder), given)


def _open_window(folder: "Path") -> int:
    """Open the window for staff and return when it is closed.

    The file is held against its own record meanwhile; damage is told as soon as it is found.
    """
    from skm_desk.domain.errors import SkmError
    from skm_desk.sentences.failures import say
    from skm_desk.ui.shared.application import make_application
    from skm_desk.ui.shared.change_bus import ChangeBus
    from skm_desk.ui.shared.context import Context
    from skm_desk.ui.shared.crash import Crash
    from skm_desk.ui.shared.dialogs import make_message
    from skm_desk.ui.shared.tasks import Tasks
    from skm_desk.ui.shared.tidying import Tidying
    from skm_desk.ui.window import Window
    from skm_desk.use_cases.guard_file import begin_guarded_day

    application = make_application(sys.argv[:1])
    Tidying(application)
    Crash().install()
    try:
        bus = ChangeBus()
        desk = _open_or_mend(folder, bus)
        if desk is None:
            return FAILED
        context = Context(desk, Tasks(), bus, _local_time)
        window = Window(context)
    except SkmError as failure:
        make_message(None, say(failure)).exec()
        return FAILED
    context.tasks.run(
        lambda: begin_guarded_day(desk),
        done=window.tell_health,
        failed=window.tell_failure,
        long=True,
    )
    window.show()
    return application.exec()


def _open_or_mend(folder: "Path", bus: "ChangeBus") -> "Desk | None":
    """Return a desk on the data file; one too damaged to be opened is offered its backup.

    None if the person does not want it now.
    """
    from skm_desk.domain.errors import SkmError
    from skm_desk.domain.file_errors import Mendable
    from skm_desk.sentences.backup_words import offer_words, restored_words
    from skm_desk.ui.shared.dialogs import make_news, make_question
    from skm_desk.ui.shared.messages import NOT_NOW, USE_BACKUP
    from skm_desk.use_cases.restore_backup import restore

    try:
        return make_desk(folder, bus)
    except SkmError as fault:
        failure = _mendable(folder, fault)
        if not isinstance(failure, Mendable):
            raise
    box = make_question(None, offer_words(failure), USE_BACKUP, NOT_NOW)
    accepted: list[bool] = []
    box.accepted.connect(lambda: accepted.append(True))
    box.exec()
    if not accepted:
        return None
    restored = restore(bare_desk(folder), failure.backup)
    make_news(None, restored_words(restored)).exec()
    return make_desk(folder, bus)


def _open_kiosk(folder: "Path", curtain: "Curtain") -> int:
    """Open the kiosk behind its curtain and return when staff close it.

    A kiosk that cannot serve stands there all the same, and says so: staff mend it behind the PIN.
    """
    from skm_desk.domain.errors import SkmError
    from skm_desk.domain.file_errors import KioskRunning
    from skm_desk.machine.lock import KioskLock
    from skm_desk.ui.kiosk.file_guard import Rescue
    from skm_desk.ui.kiosk.kiosk_window import KioskWindow
    from skm_desk.ui.kiosk.voice import Voice
    from skm_desk.ui.shared.change_bus import ChangeBus
    from skm_desk.ui.shared.context import Context
    from skm_desk.ui.shared.crash import Crash
    from skm_desk.ui.shared.tasks import Tasks
    from skm_desk.ui.shared.tidying import Tidying
    from skm_desk.use_cases.guard_file import begin_guarded_day
    from skm_desk.use_cases.guard_kiosk import has_pin, refuse_lost_pin
    from skm_desk.use_cases.restore_backup import Restored, restore
    from skm_desk.use_cases.set_up import make_ready
    from skm_desk.use_cases.view_kiosk import NOTHING_TO_ASK, KioskView, view_kiosk

    Tidying(curtain.application)
    bus = ChangeBus()
    desk = bare_desk(folder, bus)
    lock = KioskLock(folder)

    def open_office() -> KioskView:
        lock.take()
        try:
            make_ready(desk)
            refuse_lost_pin(desk)
            return desk.look(view_kiosk)
        except SkmError:
            raise
        except Exception:
            begin_guarded_day(desk)  # a record of nonsense breaks whatever reads it: that is damage
            raise

    def put_back(backup: "Path") -> Restored:
        lock.give_back()  # whoever restores takes it
        try:
            return restore(desk, backup)
        finally:
            lock.take()

    fault: SkmError | None = None
    try:
        view = open_office()
    except KioskRunning as failure:
        _tell_kiosk_runs(curtain, failure)
        return FAILED
    except SkmError as failure:
        view, fault = NOTHING_TO_ASK, failure
    try:
        context = Context(desk, Tasks(), bus, _local_time)
        rescue = Rescue(open_office, put_back)
        window = KioskWindow(context, view, Voice(folder), rescue=rescue, fault=fault)
        Crash(window.apologise).install()
        if fault is None and not has_pin(folder):
            window.open_first_pin()
        window.guard.begin()
        curtain.rise(window)
        return curtain.application.exec()
    finally:
        lock.give_back()


def _tell_kiosk_runs(curtain: "Curtain", failure: "SkmError") -> None:
    """Say it instead of the curtain, for a while where nobody sees it under the other kiosk."""
    from PySide6.QtCore import QTimer

    from skm_desk.sentences.failures import say
    from skm_desk.ui.shared.dialogs import make_message
    from skm_desk.ui.shared.theme import apply_theme

    curtain.close()
    apply_theme(curtain.application)
    box = make_message(None, say(failure))
    QTimer.singleShot(_UNSEEN_BOX_MS, box.accept)
    box.exec()


def _local_time() -> "datetime":
    from datetime import datetime

    return datetime.now().astimezone()


def _speak_utf8() -> None:
    """Print our own words on any console: Windows may still use an old code page."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
