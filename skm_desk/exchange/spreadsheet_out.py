"""Spreadsheets out: the forms, and the classic "olah data" sheet with formulas that live.

The only file that knows xlsxwriter. Rows go to the disk one by one, so that a hundred thousand
forms need no memory. Every formula carries the value of the one result of the program, so that
a viewer that computes nothing shows the same numbers.
"""

import io
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.utility import xl_range

from skm_desk.domain.file_errors import NumbersDiffer
from skm_desk.domain.id_format import format_number
from skm_desk.domain.ikm import compute_result
from skm_desk.domain.progress import Progress, silent
from skm_desk.domain.tally import Tally, tally_forms
from skm_desk.exchange.export import Export, header, rows_of
from skm_desk.exchange.olah_data import OlahDataSheet
from skm_desk.exchange.telling import part_of, told
from skm_desk.machine.scratch import scratch_folder

_DATA = "Data"
_OLAH_DATA = "Olah Data"
_WIDE = {"saran": 60, "layanan": 28, "pekerjaan": 20, "tanggal": 12, "jam": 14}
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_EARLIEST_DAY = date(1900, 3, 1)  # before it, spreadsheet programs disagree by a day


def write(path: Path, export: Export, progress: Progress = silent) -> None:
    """Write the workbook: sheet `Data` as the CSV, sheet `Olah Data` as offices keep it.

    Raise NumbersDiffer when `export.result` is not the result of `export.forms`, FolderUnusable
    without a temporary folder, OSError when the disk refuses.
    """
    tally = tally_forms((form.jawaban for form in export.forms), export.kuesioner)
    _check_result(export, tally)
    with scratch_folder() as folder:
        # Packed in memory: when the disk is full, the library gives up its archive in a way
        # that is heard of a second time, outside of every handler.
        packed = io.BytesIO()
        book = xlsxwriter.Workbook(packed, {**_OPTIONS, "tmpdir": str(folder)})
        try:
            _write_data(book, export, part_of(progress, 0, 2))
            olah_data = OlahDataSheet(book, book.add_worksheet(_OLAH_DATA), export, tally)
            olah_data.write(part_of(progress, 1, 2))
            book.close()
        except FileCreateError as fault:
            # The library wraps what the disk said; the caller wants to know that.
            raise fault.args[0] from fault
        finally:
            _close_rows(book)
    path.write_bytes(packed.getvalue())


def _close_rows(book: Any) -> None:
    """Close the files of rows that the library leaves open when a workbook is given up."""
    for sheet in book.worksheets():
        with suppress(OSError):  # a full disk refuses the last bytes, and is told already
            sheet.row_data_fh.close()


def _check_result(export: Export, tally: Tally) -> None:
    """Compare with the forms: the sheets sum the forms, the cached values come from the result."""
    own = compute_result(tally, export.kuesioner.unsur_list, export.result.bobot)
    if (own.responden, own.exact_ikm) != (export.result.responden, export.result.exact_ikm):
        raise NumbersDiffer("ikm", format_number(own.ikm), format_number(export.result.ikm))


def _write_data(book: Any, export: Export, progress: Progress) -> None:
    sheet = book.add_worksheet(_DATA)
    names = header(export.kuesioner)
    head = book.add_format({"bold": True, "bottom": 1})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for place, name in enumerate(names):
        sheet.set_column(place, place, _WIDE.get(name, max(len(name) + 2, 6)))
    sheet.freeze_panes(1, 1)
    last = max(len(export.forms), 1)
    sheet.autofilter(0, 0, last, len(names) - 1)
    lembar = names.index("lembar")
    sheet.ignore_errors({"number_stored_as_text": xl_range(1, lembar, last, lembar)})
    for place, name in enumerate(names):
        sheet.write_string(0, place, name, head)
    tanggal = names.index("tanggal")
    rows = told(rows_of(export), len(export.forms), progress)
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(number, place, value)
            elif value is not None and place == tanggal:
                _write_day(sheet, number, place, value, day)
            elif value is not None:
                sheet.write_string(number, place, _clean(value))


def _write_day(sheet: Any, row: int, place: int, value: str, form: Any) -> None:
    if (day := date.fromisoformat(value)) < _EARLIEST_DAY:
        sheet.write_string(row, place, value)
    else:
        sheet.write_datetime(row, place, day, form)


def _clean(text: str) -> str:
    # Two signs that no XML may hold and that the library does not write in another way.
    return text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
