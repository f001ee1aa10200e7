"""Hostile data files, made of a good one: what would run for ever, and what is no data file.

Each builder changes a good file in place. OF_OLD are changes of a file of an older schema, which
is brought up to date before it can be used: whatever runs then, runs unproven. HUGE are holes.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

Builder = Callable[[Path], None]
ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT {0} FROM n"
PAGE = 4096


def _by_sql(*statements: str) -> Builder:
    def change(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            for statement in statements:
                connection.execute(statement)
            connection.commit()

    return change


def _schema_row(name: str, sql: str) -> Builder:
    """Return what gives a table other words than made it, as no statement of SQL can."""

    def change(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", [sql, name])
            connection.commit()

    return change


def _added(name: str, more: str) -> Builder:
    """Return what adds a column or a rule to the words of a table."""

    def change(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            (sql,) = connection.execute(
                "SELECT sql FROM sqlite_schema WHERE name = ?", [name]
            ).fetchone()
        before, bracket, after = sql.rpartition(")")
        _schema_row(name, f"{before}, {more}{bracket}{after}")(path)

    return change


def _patched(place: int, data: bytes) -> Builder:
    def change(path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[place : place + len(data)] = data
        path.write_bytes(content)

    return change


def looped(table: str, levels: int = 12) -> Builder:
    """Return what makes the rows of a table endless: each of 12 levels names the next 500 times."""

    def change(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            found = connection.execute(
                "SELECT rootpage FROM sqlite_schema WHERE name = ?", [table]
            ).fetchone()
        root = found[0] if found else 1
        content = bytearray(path.read_bytes())
        pages = len(content) // PAGE
        start, leaf = (root - 1) * PAGE, _first_leaf(content, root)
        head = 100 if root == 1 else 0
        content[start + head : start + PAGE] = _interior(pages + 1, PAGE - head, head)
        for level in range(1, levels):
            content += _interior(leaf if level + 1 == levels else pages + level + 1, PAGE, 0)
        content[28:32] = (len(content) // PAGE).to_bytes(4, "big")
        path.write_bytes(content)

    return change


def _first_leaf(content: bytearray, root: int) -> int:
    """Return the first page of a table that holds rows, as a page that stays as it is."""
    page = root
    while True:
        start = (page - 1) * PAGE + (100 if page == 1 else 0)
        if content[start] == 0x0D:
            break
        page = int.from_bytes(content[start + 8 : start + 12], "big")
    if page == root:  # its rows move to a page of their own
        content += content[(page - 1) * PAGE : page * PAGE]
        return len(content) // PAGE
    return page


def _interior(child: int, size: int, head: int) -> bytes:
    """Return an inner page of a table whose 500 children are all the same page."""
    count = 500
    cell = child.to_bytes(4, "big") + b"\x01"
    first = head + size - count * len(cell)
    places = b"".join((first + n * len(cell)).to_bytes(2, "big") for n in range(count))
    kind = b"\x05\0\0" + count.to_bytes(2, "big") + first.to_bytes(2, "big") + b"\0"
    page = kind + child.to_bytes(4, "big") + places
    return page + bytes(size - len(page) - count * len(cell)) + cell * count


def _many_tables(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "INSERT INTO sqlite_schema WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1"
            " FROM n LIMIT 200000) SELECT 'table', 't' || x, 't' || x, 2, 'CREATE TABLE t' || x"
            " || ' (a)' FROM n"
        )
        connection.commit()


def _sparse(path: Path) -> None:
    """Two gigabytes of holes behind the data, that its head counts as pages."""
    pages = (2 << 30) // PAGE
    with path.open("r+b") as file:
        file.truncate(pages * PAGE)
        file.seek(28)
        file.write(pages.to_bytes(4, "big"))


def _free_pages(path: Path) -> None:
    """Two gigabytes of holes that are listed as pages to be used again."""
    size = path.stat().st_size // PAGE
    pages = (2 << 30) // PAGE
    with path.open("r+b") as file:
        file.truncate(pages * PAGE)
        free = list(range(size + 1, pages + 1))
        first, listed = free[0], 0
        while free:
            trunk, leaves, free = free[0], free[1:1000], free[1000:]
            file.seek((trunk - 1) * PAGE)
            numbers = (free[0] if free else 0, len(leaves), *leaves)
            file.write(b"".join(number.to_bytes(4, "big") for number in numbers))
            listed += 1 + len(leaves)
        file.seek(28)
        file.write(b"".join(number.to_bytes(4, "big") for number in (pages, first, listed)))


_TABLE = "_sqlite_migrations"
OF_OLD: dict[str, Builder] = {
    "trigger on the steps": _by_sql(
        f"CREATE TRIGGER x AFTER INSERT ON {_TABLE} BEGIN {ENDLESS.format('count(x)')}; END"
    ),
    "trigger on the chain": _by_sql(
        f"CREATE TRIGGER x AFTER INSERT ON audit BEGIN {ENDLESS.format('count(x)')}; END"
    ),
    "a step that the file has already": _by_sql(
        "ALTER TABLE responden ADD COLUMN package_id INTEGER"
    ),
    "a step that it does not have": _by_sql(
        f"DELETE FROM {_TABLE} WHERE name = '0003_office_and_tindak_lanjut'"
    ),
    "rule that costs a gigabyte": _added(
        "responden", "CHECK (length(hex(zeroblob(400000000))) > 0 OR recorded_at > '')"
    ),
    "rows without end, to be counted anew": looped("responden"),
}
OF_ANY: dict[str, Builder] = {
    "trigger": _by_sql(
        f"CREATE TRIGGER x AFTER INSERT ON audit BEGIN {ENDLESS.format('count(x)')}; END"
    ),
    "steps are a view": _by_sql(
        f"DROP TABLE {_TABLE}",
        f"CREATE VIEW {_TABLE} AS {ENDLESS.format('x AS id, x AS migration_set, x AS name')}",
    ),
    "steps are a view with the right names": _by_sql(
        f"CREATE TABLE kept AS SELECT * FROM {_TABLE}",
        f"DROP TABLE {_TABLE}",
        f"CREATE VIEW {_TABLE} AS SELECT * FROM kept UNION ALL SELECT x, x, x, x FROM"
        " (WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n)",
    ),
    "forms are a view": _by_sql(
        "ALTER TABLE responden RENAME TO kept",
        "CREATE VIEW responden AS SELECT kept.*, x FROM kept, (WITH RECURSIVE n(x) AS"
        " (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n)",
    ),
    "column that is computed": _added("audit", "w AS (hex(zeroblob(400000000)))"),
    "index that is computed": _by_sql(
        "CREATE INDEX x ON audit (length(hex(zeroblob(1000 + sequence))))"
    ),
    "rows of the forms without end": looped("responden"),
    "rows of the chain without end": looped("audit"),
    "rows of the steps without end": looped(_TABLE),
    "schema without end": looped("sqlite_schema"),
    "unsupported file format": _patched(44, b"\0\0\0\x09"),
    "page of 512 bytes": _patched(16, b"\x02\0"),
    "page of 65536 bytes": _patched(16, b"\0\x01"),
    "no page counted": _patched(28, bytes(4)),
    "text in UTF-16": _patched(56, b"\0\0\0\x02"),
    "written by a newer SQLite": _patched(18, b"\x03\x03"),
    "many tables": _many_tables,
    "2 GB of holes": _sparse,
    "2 GB of free pages": _free_pages,
}
HUGE = frozenset({"2 GB of holes", "2 GB of free pages"})
