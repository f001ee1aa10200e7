"""sqlite-utils, loaded once and alone: without the large libraries it takes along when it can."""

import sys
from collections.abc import Generator
from contextlib import contextmanager
from types import ModuleType
from typing import cast

# numpy and pandas only add their own types to those that sqlite-utils makes columns for; nothing
# here stores one. pysqlite3 would take the place of sqlite3: its failures are other classes, and
# `translate` would not know them.
_NOT_NEEDED = ("numpy", "pandas", "pysqlite3")


@contextmanager
def hidden(*names: str) -> Generator[None, None, None]:
    """Let every import of these top-level modules inside the block fail as if not installed.

    A module that is loaded already stays as it is. Other threads would not find the modules
    either while the block runs: use it only where no other thread imports.
    """
    # None in sys.modules is Python's own mark for a module that must not be looked for.
    loaded = cast(dict[str, ModuleType | None], sys.modules)
    hiding = [name for name in names if name not in loaded]
    loaded.update(dict.fromkeys(hiding))
    try:
        yield
    finally:
        for name in hiding:
            loaded.pop(name, None)


with hidden(*_NOT_NEEDED):
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

__all__ = ["Database", "Migrations"]
