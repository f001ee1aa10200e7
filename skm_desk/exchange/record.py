"""A table of cell texts understood: one Record for each filled form, and each wrong cell."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from skm_desk.domain.file_errors import CellProblem, CellsRefused, FileEmpty
from skm_desk.domain.kuesioner import ColumnOrder, Kuesioner, ProfileChoice
from skm_desk.domain.period import Period
from skm_desk.domain.progress import Progress, silent
from skm_desk.domain.responden import LONGEST_SARAN, LONGEST_TEXT, canonical_lembar
from skm_desk.exchange.cells import (
    CellRefused,
    ChoiceReader,
    Remembering,
    is_blank,
    read_jam,
    read_moment,
    read_nilai,
    read_tanggal,
    read_text,
    read_usia,
)
from skm_desk.exchange.fingerprint import (
    ContentReader,
    fingerprint,
    has_content,
    timeless_fingerprint,
)
from skm_desk.exchange.header import Header, Rows, find_header
from skm_desk.exchange.reading import Inspection, Reading, Record, SeenRow
from skm_desk.exchange.table_rows import FormRow, TableRows
from skm_desk.exchange.telling import told
from skm_desk.machine.collector import let_go

V = TypeVar("V")
LONGEST_SHOWN = 80
FIRST_ROWS = 100  # kept as the file holds them, to be looked at
WRONG_ROWS = 200  # kept beside them, of those with a wrong cell
MOST_WRONG = 200_000  # cells: what has more is no table of forms, and is not read to its end
_LONGEST_DAY = 10  # as digits; what is longer may hold a time of day


def inspect(
    rows: Rows,
    kuesioner: Kuesioner,
    period: Period,
    order: ColumnOrder,
    path: Path,
    progress: Progress = silent,
    known_wrong: Sequence[CellProblem] = (),
    worksheet: str = "",
) -> Inspection:
    """Return what a table of cell texts says, and every cell that breaks a rule.

    `path` is only named in failures; `known_wrong` are cells that whoever made the texts found
    wrong already; `worksheet` names the table where its file has several. Raise HeaderMissing,
    CellsRefused for a heading that contradicts itself or for more than MOST_WRONG wrong cells, or
    FileEmpty (no form below the heading). `progress` is told (rows read, rows of the table).
    """
    if not any(cell.strip() for row in rows for cell in row):
        raise FileEmpty(path)
    header = find_header(rows, kuesioner, order, path, worksheet)
    table = TableRows(rows, header)
    reader = _FormReader(header, kuesioner, period, known_wrong, worksheet)
    seen = _SeenRows(header, reader, worksheet)
    forms = _Forms(header)
    for row in told(table, len(rows), progress):
        record = reader.read(row)
        if len(reader.problems) > MOST_WRONG:
            raise CellsRefused(path, reader.problems)
        if record is not None and forms.take(record):
            reader.check_lembar(record)
        seen.take(row, is_form=record is not None)
    for number in table.doubtful_rows:
        reader.refuse_row(number)
        seen.take(FormRow(number, rows[number - 1], 0), is_form=False)
    if not forms.records and not reader.problems:
        raise FileEmpty(path)
    reading = Reading(
        records=forms.records,
        said=forms.said,
        columns=tuple((column.heading, column.target) for column in header.columns),
        order=order,
        repeated_rows=tuple(forms.repeated),
        header_rows=tuple(table.header_rows),
        foot_rows=tuple(table.foot_rows),
        ignored_columns=header.ignored,
        fingerprint=fingerprint(forms.contents),
        timeless_fingerprint=timeless_fingerprint(forms.records, forms.contents),
    )
    let_go(forms.contents)
    return Inspection(path, reading, tuple(reader.problems), tuple(seen.rows), header.unclear)


class _Forms:
    """Gathers the forms of a table with what each says; `repeated` are the rows left out."""

    def __init__(self, header: Header) -> None:
        self._reader = ContentReader(header)
        self.records: list[Record] = []
        self.contents: list[str] = []
        self.said: list[str] = []
        self.repeated: list[int] = []

    def take(self, record: Record) -> bool:
        """Take the next form, unless it is that before it once more; return whether it did."""
        content, words = self._reader.read(record)
        # Only the very next form, for two people may well fill in the same.
        is_repeated = bool(self.contents) and content == self.contents[-1]
        if is_repeated and record.no_res[:1].isdecimal():
            self.repeated.append(record.row)
            return False
        self.records.append(record)
        self.contents.append(content)
        self.said.append(words)
        return True


class _SeenRows:
    """Keeps the rows that a person will look at: the first ones, and the first wrong ones."""

    def __init__(self, header: Header, reader: "_FormReader", worksheet: str) -> None:
        self.rows: list[SeenRow] = []
        self._worksheet = worksheet
        self._places = [column.place for column in header.columns]
        self._reader = reader
        self._wrong_before = {problem.row for problem in reader.problems}
        self._problems = len(reader.problems)
        self._first = self._wrong = 0

    def take(self, row: FormRow, is_form: bool) -> None:
        """Keep a row that was just read, if it is among those to be looked at."""
        is_wrong = len(self._reader.problems) > self._problems or row.number in self._wrong_before
        self._problems = len(self._reader.problems)
        if is_form and self._first < FIRST_ROWS:
            self._first += 1
        elif is_wrong and self._wrong < WRONG_ROWS:
            self._wrong += 1
        else:
            return
        cells = tuple(row.cell(place) for place in self._places)
        self.rows.append(SeenRow(row.number, cells, self._worksheet))


class _FormReader:
    """Makes a Record of each row of forms; what breaks a rule is gathered in `problems`."""

    def __init__(
        self,
        header: Header,
        kuesioner: Kuesioner,
        period: Period,
        known_wrong: Sequence[CellProblem],
        worksheet: str,
    ) -> None:
        profile = kuesioner.profile
        self.problems = list(known_wrong)
        self._worksheet = worksheet
        self._width = header.width
        self._fields = {column.target: column for column in header.fields}
        self._questions = sorted(
            header.questions, key=lambda column: kuesioner.question_kodes.index(column.target)
        )
        self._lembar_seen: set[str] = set()
        self._nilai = Remembering(read_nilai)
        self._tanggal = Remembering(_tanggal_reader(period))
        self._jam = Remembering(read_jam)
        self._usia = Remembering(read_usia)
        self._jenis_kelamin = _choice_reader("jenis_kelamin", profile.jenis_kelamin)
        self._pendidikan = _choice_reader("pendidikan", profile.pendidikan)
        self._disabilitas = _choice_reader("disabilitas", profile.disabilitas)
        self._pekerjaan = Remembering(ChoiceReader("pekerjaan", profile.pekerjaan).read_with_text)
        self._saran = read_text(LONGEST_SARAN)

    def read(self, row: FormRow) -> Record | None:
        """Return the form of a row, or None when it holds nothing but its number."""
        no_pekerjaan: tuple[str | None, str] = (None, "")
        pekerjaan, pekerjaan_text = self._take(row, "pekerjaan", self._pekerjaan, no_pekerjaan)
        record = Record(
            row=row.number,
            no_res=self._take(row, "no_res", str.strip, ""),
            lembar=self._take(row, "lembar", _read_lembar, None),
            tanggal=self._take(row, "tanggal", self._tanggal, None),
            jam=self._take(row, "jam", self._jam, None),
            jenis_kelamin=self._take(row, "jenis_kelamin", self._jenis_kelamin, None),
            usia=self._take(row, "usia", self._usia, None),
            pendidikan=self._take(row, "pendidikan", self._pendidikan, None),
            pekerjaan=pekerjaan,
            pekerjaan_text=pekerjaan_text,
            layanan=self._take(row, "layanan", _read_layanan, ""),
            disabilitas=self._take(row, "disabilitas", self._disabilitas, None),
            saran=self._take(row, "saran", self._saran, ""),
            jawaban={
                column.target: self._read_cell(row, column.place, column.heading, self._nilai, None)
                for column in self._questions
            },
            waktu=self._moment(row),
            worksheet=self._worksheet,
        )
        beyond = row.cell(self._width)
        if beyond.strip():
            self._refuse(row.number, str(self._width + row.shift + 1), beyond, "row_shape")
        return record if has_content(record) else None

    def check_lembar(self, record: Record) -> None:
        """Note a problem when the sheet number of a form was on an earlier form."""
        if record.lembar is None:
            return
        if record.lembar in self._lembar_seen:
            heading = self._fields["lembar"].heading
            self._refuse(record.row, heading, record.lembar, "lembar_twice")
        self._lembar_seen.add(record.lembar)

    def _moment(self, row: FormRow) -> str:
        """Return the moment of a form: of its own column, else of a day with a time behind it."""
        column = self._fields.get("waktu") or self._fields.get("tanggal")
        text = "" if column is None else row.cell(column.place)
        return read_moment(text) if len(text) > _LONGEST_DAY else ""

    def _take(self, row: FormRow, target: str, read: Callable[[str], V], blank: V) -> V:
        column = self._fields.get(target)
        if column is None:
            return blank
        return self._read_cell(row, column.place, column.heading, read, blank)

    def _read_cell(
        self, row: FormRow, place: int, heading: str, read: Callable[[str], V], blank: V
    ) -> V:
        text = row.cell(place)
        if not text:
            return blank
        try:
            return read(text)
        except CellRefused as refusal:
            self._refuse(row.number, heading, text, refusal.fault, refusal.known)
            return blank

    def refuse_row(self, row: int) -> None:
        """Refuse a row below the foot of the table that looks like a form."""
        self._refuse(row, self._questions[0].heading, "", "below_foot")

    def _refuse(
        self, row: int, heading: str, value: str, fault: str, known: tuple[str, ...] = ()
    ) -> None:
        if fault == "too_long":
            value = str(len(value))
        elif len(value) > LONGEST_SHOWN:
            value = f"{value[:LONGEST_SHOWN]}…"
        problem = CellProblem(row, heading, value.strip(), fault, known, self._worksheet)
        self.problems.append(problem)


def _choice_reader(name: str, choices: Sequence[ProfileChoice]) -> Remembering[str | None]:
    return Remembering(ChoiceReader(name, choices).read)


def _tanggal_reader(period: Period) -> Callable[[str], date | None]:
    def read(text: str) -> date | None:
        day = read_tanggal(text)
        if day is not None and not period.contains(day):
            span = (period.mulai.isoformat(), period.selesai.isoformat())
            raise CellRefused("outside_period", span)
        return day

    return read


def _read_lembar(text: str) -> str | None:
    if len(text) > LONGEST_TEXT:
        raise CellRefused("too_long", (str(LONGEST_TEXT),))
    return None if is_blank(text) else canonical_lembar(text)


def _read_layanan(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise CellRefused("too_long", (str(LONGEST_TEXT),))
    return "" if is_blank(text) else text.strip()
