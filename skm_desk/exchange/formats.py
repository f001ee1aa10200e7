"""The file formats that come in and go out, written out in one list, by the ending of the name."""

from collections.abc import Callable
from pathlib import Path

from skm_desk.domain.file_errors import FormatUnknown
from skm_desk.domain.import_errors import WorksheetNamesUnusable, WorksheetUnknown
from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.period import Period
from skm_desk.domain.progress import Progress, silent
from skm_desk.domain.worksheet import USUAL, NamesAs, ReadAs
from skm_desk.exchange.export import Export
from skm_desk.exchange.reading import Inspection, Reading
from skm_desk.machine.safe_write import write_safely

READABLE = (".csv", ".xlsx", ".xls", ".ods", ".json", ".txt", ".tsv")
WRITABLE = (".csv", ".xlsx", ".json")
_WORKBOOKS = (".xlsx", ".xls", ".ods")

_Reader = Callable[[Path, Kuesioner, Period, ReadAs, Progress], Inspection]
_Writer = Callable[[Path, Export, Progress], None]


def look_over(
    path: Path,
    kuesioner: Kuesioner,
    period: Period,
    how: ReadAs = USUAL,
    progress: Progress = silent,
) -> Inspection:
    """Return what the file says of filled forms, and every cell that is wrong; nothing is stored.

    `how` says how a person wants it to be read. Raise an ExchangeError and nothing else, but
    what `progress` raises: FormatUnknown, FileMissing, FileUnreadable, FileMislabelled,
    FileEmpty, HeaderMissing, WorksheetUnknown, WorksheetsWithoutForms, WorksheetNamesUnusable, or
    CellsRefused for a heading that contradicts itself.
    """
    suffix = path.suffix.lower()
    if suffix not in READABLE:
        raise FormatUnknown(path, READABLE)
    if suffix not in _WORKBOOKS and how.worksheets:
        raise WorksheetUnknown(path, how.worksheets[0], ())
    if suffix not in _WORKBOOKS and how.names is not NamesAs.NOTHING:
        raise WorksheetNamesUnusable(path, how.names.value)
    return _reader(suffix)(path, kuesioner, period, how, progress)


def read_file(path: Path, kuesioner: Kuesioner, period: Period, how: ReadAs = USUAL) -> Reading:
    """Return what the file says of filled forms, none of its cells being wrong.

    Fails as `look_over` does, and with CellsRefused for every wrong cell.
    """
    return look_over(path, kuesioner, period, how).accepted()


def write_file(path: Path, export: Export, progress: Progress = silent) -> None:
    """Write the forms to `path`, whole or not at all; `progress` is told how far that is.

    Raise FormatUnknown, TargetUnwritable, DiskFull, or NumbersDiffer when the result is not
    that of the forms.
    """
    if path.suffix.lower() not in WRITABLE:
        raise FormatUnknown(path, WRITABLE)
    write = _writer(path.suffix.lower())
    write_safely(path, lambda target: write(target, export, progress), for_others=True)


# The modules are imported late: most carry a library that the kiosk's start must not wait for.


def _reader(suffix: str) -> _Reader:
    if suffix in _WORKBOOKS:
        from skm_desk.exchange.spreadsheet_in import look_over as look_over_spreadsheet

        return look_over_spreadsheet
    if suffix == ".json":
        from skm_desk.exchange.json_format import look_over as look_over_json

        return look_over_json
    from skm_desk.exchange.csv_format import look_over as look_over_csv

    return look_over_csv


def _writer(suffix: str) -> _Writer:
    if suffix == ".xlsx":
        from skm_desk.exchange.spreadsheet_out import write as write_spreadsheet

        return write_spreadsheet
    if suffix == ".json":
        from skm_desk.exchange.json_format import write as write_json

        return write_json
    from skm_desk.exchange.csv_format import write as write_csv

    return write_csv
