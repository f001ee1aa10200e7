"""List the imports of a period, and take one back as a whole."""

from skm_desk.domain.changes import Kind
from skm_desk.domain.errors import ImportTakenBack, ImportUnknown
from skm_desk.storage.import_table import ListedImport
from skm_desk.storage.store import Store
from skm_desk.use_cases.correct_responden import reason_of
from skm_desk.use_cases.desk import Done
from skm_desk.use_cases.manage_periods import get_period, open_period

ImportRow = ListedImport


def list_imports(store: Store, kode: str) -> tuple[ImportRow, ...]:
    """Return the imports of a period, those taken back too, earliest first.

    Raise PeriodUnknown.
    """
    return store.imports.list_all(get_period(store, kode))


def take_back_import(
    store: Store, kode: str, number: int, reason: str, officer: str = ""
) -> Done[ImportRow]:
    """Declare all forms of an import void, with one reason and one entry; they are kept and
    counted as void, and the same file may come in again. Return the import as it was.

    Raise PeriodUnknown, PeriodClosed, ReasonMissing, ImportUnknown or ImportTakenBack.
    """
    why = reason_of(reason)
    period = open_period(store, kode)
    listed = store.imports.list_all(period)
    if not 1 <= number <= len(listed):
        raise ImportUnknown(number, period.kode, len(listed))
    row = listed[number - 1]
    if row.file.void_reason is not None:
        raise ImportTakenBack(number, period.kode)
    store.imports.take_back(period, row.file, why, officer)
    return Done(row, frozenset({Kind.RESPONDEN, Kind.IMPORT}))
