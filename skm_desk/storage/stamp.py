"""Stamps: how a data file stands, so that whoever wrote into it since does not go unseen.

`user_version` goes up with every commit of this program (`Store.writing`), SQLite's change counter
with every commit of anybody: their difference counts the commits of others.
"""

from dataclasses import dataclass
from pathlib import Path

from skm_desk.storage.held_file import read_counter
from skm_desk.storage.sqlite_library import Database

MODULUS = 1 << 32


@dataclass(frozen=True)
class Stamp:
    """How a data file stands: `counter` counts all commits, `own` those of this program, both
    modulo 2³² and from any beginning; size in bytes, times in nanoseconds, the number of its
    file."""

    counter: int
    own: int
    size: int
    written: int
    changed: int
    file: int

    @property
    def foreign(self) -> int:
        """How many commits were not of this program, from any beginning."""
        return (self.counter - self.own) % MODULUS

    def grew_into(self, later: "Stamp") -> bool:
        """Return whether one commit of this program, and nothing else, lies between the two."""
        return (self.counter + 1) % MODULUS == later.counter and self.foreign == later.foreign


def stamp_of(path: Path, db: Database) -> Stamp:
    """Return how the file stands; `db` is in a transaction on it, so that nobody commits now.

    Raise OSError.
    """
    own = own_commits(db)  # takes the lock, if the transaction has not read anything yet
    counter, found = read_counter(path), path.stat()
    return Stamp(counter, own, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def own_commits(db: Database) -> int:
    """Return how many commits of this program a file counted, modulo 2³²."""
    return int(db.execute("PRAGMA user_version").fetchone()[0]) % MODULUS


def count_own_commit(db: Database) -> None:
    """Count a commit as one of this program, inside its transaction."""
    own = (own_commits(db) + 1) % MODULUS
    signed = own - MODULUS if own >= MODULUS // 2 else own  # SQLite keeps 32 bits with a sign
    db.execute(f"PRAGMA user_version = {signed}")
