"""Lets matplotlib start without this PC: no shared font list, no settings file, no system fonts."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

_FOLDER = "MPLCONFIGDIR"
_OWN_FONTS_ONLY = "MPL_IGNORE_SYSTEM_FONTS"


@contextmanager
def private_matplotlib_folder() -> Iterator[None]:
    """Give the first import of matplotlib an empty folder of its own; put the variables back after.

    While it is imported, matplotlib lists every font of the PC (seconds on a PC with many) and
    keeps the list in the user's folder, which may be read-only and which other programs share.
    Our charts need only the fonts that come with the program, so the short list is made anew in
    each process.
    """
    before = {name: os.environ.get(name) for name in (_FOLDER, _OWN_FONTS_ONLY)}
    with tempfile.TemporaryDirectory(prefix=".skm-") as folder:  # as of machine/scratch
        os.environ.update({_FOLDER: folder, _OWN_FONTS_ONLY: "1"})
        try:
            yield
        finally:
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value
