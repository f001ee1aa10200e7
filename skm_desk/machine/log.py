"""The program's own log: what went wrong inside, for whoever mends it; never what people wrote."""

import logging
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from skm_desk.machine.modes import keep_private

LOG_FILE = "skm-desk.log"
_LONGEST_BYTES = 500_000
_NOWHERE = logging.NullHandler()


class _PrivateLog(RotatingFileHandler):
    def _open(self) -> TextIOWrapper:
        stream = super()._open()
        keep_private(Path(self.baseFilename))
        return stream


def start_log(folder: Path) -> logging.Handler:
    """Let the program's log go to a file in `folder`, made when there is something to write.

    What libraries remark on, such as an odd page of a PDF, is not written to the terminal.
    The caller removes the handler again with `stop_log`.
    """
    handler = _PrivateLog(
        folder / LOG_FILE,
        maxBytes=_LONGEST_BYTES,
        backupCount=1,
        encoding="utf-8",
        errors="backslashreplace",
        delay=True,
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger = logging.getLogger("skm_desk")
    logger.addHandler(handler)
    logger.propagate = False
    logging.getLogger().addHandler(_NOWHERE)
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Take back what `start_log` did."""
    logger = logging.getLogger("skm_desk")
    logger.removeHandler(handler)
    logger.propagate = True
    logging.getLogger().removeHandler(_NOWHERE)
    handler.close()
