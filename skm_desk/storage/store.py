"""Store: the one data file, opened, checked, brought up to date, and its tables."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from skm_desk.domain.audit import first_broken
from skm_desk.domain.errors import SkmError
from skm_desk.domain.file_errors import (
    DiskFull,
    FileDamaged,
    FileGone,
    FolderUnusable,
)
from skm_desk.domain.progress import Progress, silent
from skm_desk.machine.modes import keep_private, make_private_folder
from skm_desk.machine.paths import is_there
from skm_desk.machine.safe_write import write_safely
from skm_desk.storage.batch_table import BatchTable
from skm_desk.storage.correction_table import CorrectionTable
from skm_desk.storage.count_table import CountTable
from skm_desk.storage.draft_table import DraftTable
from skm_desk.storage.failures import failure_of, translate
from skm_desk.storage.file_check import applied_steps, check_pages, harden
from skm_desk.storage.form_list import FormList
from skm_desk.storage.group_table import GroupTable
from skm_desk.storage.held_file import hold, release
from skm_desk.storage.import_table import ImportTable
from skm_desk.storage.journal import Journal
from skm_desk.storage.kuesioner_table import KuesionerTable
from skm_desk.storage.layanan_table import LayananTable
from skm_desk.storage.migrations import (
    SALTED,
    known_steps,
    migrations,
    schema_of,
    whole_schema,
)
from skm_desk.storage.moment_table import MomentTable
from skm_desk.storage.office_table import OfficeTable
from skm_desk.storage.online_copy import copy_database
from skm_desk.storage.origin import Origin
from skm_desk.storage.package_table import PackageTable
from skm_desk.storage.period_table import PeriodTable
from skm_desk.storage.photo_table import PhotoTable
from skm_desk.storage.responden_table import RespondenTable
from skm_desk.storage.salting import ChainBroken, salt_chain
from skm_desk.storage.saran_list import SaranListTable
from skm_desk.storage.saran_table import SaranTable
from skm_desk.storage.sqlite_library import Database
from skm_desk.storage.stamp import Stamp, count_own_commit, own_commits, stamp_of
from skm_desk.storage.tindak_lanjut_table import TindakLanjutTable
from skm_desk.storage.verify import Verifier

BUSY_SECONDS = 10.0
# Read back after opening. EXTRA also syncs the folder after the journal is gone: with it the
# very last commit survives a power cut in rollback mode.
_PRAGMAS = {"journal_mode": "delete", "synchronous": 3, "foreign_keys": 1}
# A large import must fit: pages that spill to the file early would keep readers out.
_CACHE_KIB = 64 * 1024


class Store:
    """The open data file. Use it as a context; it is closed at the end, in the same thread.

    ::

        with Store(path, origin) as store, store.writing():
            store.period.add(period)
    """

    def __init__(
        self, path: Path, origin: Origin, create: bool = False, copy_of: Path | None = None
    ) -> None:
        """Open the file at `path` and bring its schema up to date; make it only to `create`.

        It may be a passing copy of the data file `copy_of`, which `data_file` tells then.

        Raise FileGone, FolderUnusable, FileBusy, DiskFull, NotADataFile, FileDamaged or
        FileTooNew; a file that is refused is left untouched.
        """
        self.path = path
        self.data_file = copy_of or path
        self.origin = origin
        hold(path)
        try:
            self._db = Database(self._connect(create), execute_plugins=False)
        except BaseException:
            release(path)
            raise
        try:
            with translate(path):
                self._prepare()
                self._file = path.stat().st_ino
        except FileNotFoundError as fault:
            self.close()
            raise FileGone(path) from fault
        except BaseException:
            self.close()
            raise
        self.journal = Journal(self._db, origin)
        self.kuesioner = KuesionerTable(self._db, self.journal)
        self.layanan = LayananTable(self._db, self.journal)
        self.period = PeriodTable(self._db, self.journal)
        self.responden = RespondenTable(self._db, self.journal)
        self.imports = ImportTable(self._db, self.journal, self.responden)
        self.package = PackageTable(self._db, self.journal, self.imports)
        self.draft = DraftTable(self._db)
        self.batch = BatchTable(self._db, self.journal)
        self.correction = CorrectionTable(self._db, self.journal)
        self.count = CountTable(self._db)
        self.form_list = FormList(self._db, self.journal)
        self.group = GroupTable(self._db)
        self.moment = MomentTable(self._db)
        self.saran = SaranTable(self._db, self.journal)
        self.saran_list = SaranListTable(self._db)
        self.photo = PhotoTable(self._db, self.journal)
        self.tindak_lanjut = TindakLanjutTable(self._db, self.journal)
        self.office = OfficeTable(self._db, self.journal)

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; an open transaction is rolled back."""
        self._db.close()
        release(self.path)

    @contextmanager
    def writing(self) -> Generator[None, None, None]:
        """Hold everything inside in one transaction: all of it is kept, or nothing.

        The lock for writing is taken at once, so that two programs wait for each other
        instead of failing half-way. Blocks may be nested.
        """
        with translate(self.path):
            if self._db.conn.in_transaction:
                with self._db.atomic():
                    yield
                return
            self._db.execute("BEGIN IMMEDIATE")
            try:
                before = self._db.conn.total_changes
                with self._db.atomic():
                    yield
                if self._db.conn.total_changes != before:
                    count_own_commit(self._db)
                self._db.commit()
            except BaseException:
                self._db.rollback()
                raise

    @contextmanager
    def reading(self) -> Generator[None, None, None]:
        """Show everything inside one and the same state of the file; nothing can be written."""
        with translate(self.path):
            self._db.execute("PRAGMA query_only = ON")
            try:
                with self._db.atomic():
                    yield
            finally:
                self._db.execute("PRAGMA query_only = OFF")

    def stamp(self) -> Stamp:
        """Return how the file stands now; inside of `reading` and `writing` nobody changes it.

        Raise FileGone if another file, or none, has taken its place since it was opened.
        """
        try:
            with translate(self.path):
                stamp = stamp_of(self.path, self._db)
        except OSError as fault:
            raise FileGone(self.path) from fault
        if stamp.file != self._file:
            raise FileGone(self.path)
        return stamp

    @property
    def own_commits(self) -> int:
        """How many commits of this program the file counted, modulo 2³²."""
        return own_commits(self._db)

    def copy_to(self, path: Path, progress: Progress = silent) -> None:
        """Put a copy of the file, as it is now, at `path`, whole or not at all.

        Outside of `reading` and `writing` others may go on meanwhile. `progress` is told pages.
        Raise DiskFull, FolderUnusable or TargetUnwritable for `path`, FileBusy or FileDamaged
        for the file itself.
        """

        try:
            with translate(self.path):
                write_safely(path, lambda new: copy_database(self._db.conn, new, progress))
        except DiskFull as fault:
            raise DiskFull(path) from fault
        except FolderUnusable as fault:
            raise FolderUnusable(path.parent) from fault

    def check(self) -> None:
        """Raise FileDamaged unless the file, its schema, its references, its chain of entries and
        every record that the chain tells of are whole.

        Takes long on a large file and keeps others from writing: check a copy.
        """
        with translate(self.path), self._nonsense_is_damage():
            fault = self._first_fault()
        if fault is not None:
            raise FileDamaged(self.path)

    @contextmanager
    def _nonsense_is_damage(self) -> Generator[None, None, None]:
        """Raise FileDamaged where a record of nonsense breaks whatever reads it."""
        try:
            yield
        except SkmError:
            raise
        except sqlite3.Error as failed:
            if failure_of(self.path, failed) is None:
                raise FileDamaged(self.path) from failed
            raise
        except Exception as unreadable:
            raise FileDamaged(self.path) from unreadable

    def _first_fault(self) -> str | None:
        check_pages(self.path, self._db.conn)
        if schema_of(self._db) != whole_schema():
            return "schema"
        if first_broken(self.journal.rows()) is not None:
            return "audit"
        return Verifier(
            self._db,
            self.journal,
            self.kuesioner,
            self.period,
            self.layanan,
            self.saran,
            self.photo,
            self.tindak_lanjut,
            self.office,
            self.batch,
            self.correction,
        ).first_difference()

    def _connect(self, create: bool) -> sqlite3.Connection:
        """Return a connection; SQLite itself would make a file that is not there, or is empty."""
        try:
            if create:
                make_private_folder(self.path.parent)
            elif not is_there(self.path):
                raise FileGone(self.path)
        except OSError as fault:
            raise FolderUnusable(self.path.parent) from fault
        address = f"{self.path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
        with translate(self.path):
            connection = sqlite3.connect(address, timeout=BUSY_SECONDS, uri=True)
        if create:
            keep_private(self.path)
        return connection

    def _prepare(self) -> None:
        harden(self._db.conn)
        with self._db.atomic():  # another program may be making the same file
            applied = applied_steps(self.path, self._db.conn)
        if applied != known_steps():
            self._migrate()
        for pragma, wanted in _PRAGMAS.items():
            self._db.execute(f"PRAGMA {pragma} = {wanted}")
            if self._db.execute(f"PRAGMA {pragma}").fetchone()[0] != wanted:
                raise FileDamaged(self.path)
        self._db.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")

    def _migrate(self) -> None:
        """Apply the open steps, all or none; an older file is copied beside itself first.

        Another program may be doing the same: the copy is made once, before anybody migrates,
        and only one of the two finds steps to apply.
        """
        pending = migrations.pending(self._db)
        if migrations.applied(self._db) and pending:
            check_pages(self.path, self._db.conn)
            copy = self.path.with_suffix(f".sebelum-{pending[0].name}.db")
            if not copy.exists():
                self.copy_to(copy)
        self._db.execute("PRAGMA secure_delete = ON")  # texts that leave the chain leave no trace
        self._db.execute("BEGIN IMMEDIATE")
        try:
            open_steps = [step.name for step in migrations.pending(self._db)]
            migrations.apply(self._db)
            if SALTED in open_steps:
                self._salt_chain()
            count_own_commit(self._db)
            self._db.commit()
        except BaseException:
            self._db.rollback()
            raise

    def _salt_chain(self) -> None:
        """Let texts leave the chain; a file that does not prove whole meanwhile is damaged."""
        with self._nonsense_is_damage():
            try:
                salt_chain(self._db, Journal(self._db, self.origin))
            except ChainBroken as fault:
                raise FileDamaged(self.path) from fault
