"""A table of cell texts understood: one Record for each filled form, and what was left out."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from skm_desk.domain.file_errors import (
    CellProblem,
    CellsRefused,
    FileEmpty,
)
from skm_desk.domain.kuesioner import ColumnOrder, Kuesioner, ProfileChoice
from skm_desk.domain.period import Period
from skm_desk.domain.responden import LONGEST_SARAN, LONGEST_TEXT, canonical_lembar
from skm_desk.exchange.cells import (
    CellRefused,
    ChoiceReader,
    Remembering,
    is_blank,
    read_jam,
    read_nilai,
    read_tanggal,
    read_text,
    read_usia,
)
from skm_desk.exchange.header import Header, Rows, find_header
from skm_desk.exchange.table_rows import FormRow, TableRows

V = TypeVar("V")
_encode = json.JSONEncoder(sort_keys=True).encode
_LONGEST_SHOWN = 80


@dataclass(frozen=True)
class Record:
    """One form of a table: its row in the sheet (from 1), its profile, its nilai per question.

    `no_res` is the number of the row in that file and no identity. Choices are kodes of the
    profile; `layanan` is the name as written.
    """

    row: int
    no_res: str
    lembar: str | None
    tanggal: date | None
    jam: str | None
    jenis_kelamin: str | None
    usia: int | None
    pendidikan: str | None
    pekerjaan: str | None
    pekerjaan_text: str
    layanan: str
    disabilitas: str | None
    saran: str
    jawaban: Mapping[str, int | None]


@dataclass(frozen=True)
class Reading:
    """A file understood. Rows are numbered from 1; `columns` pairs each heading as written with
    the field or the question kode it was taken as. `fingerprint` is the same for the same
    content in whatever format, order of rows or columns, or assumed order of U8 and U9."""

    records: tuple[Record, ...]
    columns: tuple[tuple[str, str], ...]
    order: ColumnOrder
    repeated_rows: tuple[int, ...]
    header_rows: tuple[int, ...]
    foot_rows: tuple[int, ...]
    ignored_columns: tuple[str, ...]
    fingerprint: str


def understand(
    rows: Rows, kuesioner: Kuesioner, period: Period, order: ColumnOrder, path: Path
) -> Reading:
    """Return what a table of cell texts says; `path` is only named in failures.

    Raise HeaderMissing, FileEmpty (no form below the heading), or CellsRefused with every cell
    that breaks a rule: the table is taken whole or not at all.
    """
    if not any(cell.strip() for row in rows for cell in row):
        raise FileEmpty(path)
    header = find_header(rows, kuesioner, order, path)
    table = TableRows(rows, header)
    reader = _FormReader(header, kuesioner, period)
    records: list[Record] = []
    contents: list[str] = []
    repeated: list[int] = []
    for row in table:
        record = reader.read(row)
        if record is None:
            continue
        content = _content(record, header)
        # Only the very next form, for two people may well fill in the same.
        if record.no_res[:1].isdecimal() and contents and content == contents[-1]:
            repeated.append(record.row)
            continue
        reader.check_lembar(record)
        records.append(record)
        contents.append(content)
    reader.refuse_rows(table.doubtful_rows)
    if reader.problems:
        raise CellsRefused(path, tuple(reader.problems))
    if not records:
        raise FileEmpty(path)
    return Reading(
        records=tuple(records),
        columns=tuple((column.heading, column.target) for column in header.columns),
        order=order,
        repeated_rows=tuple(repeated),
        header_rows=tuple(table.header_rows),
        foot_rows=tuple(table.foot_rows),
        ignored_columns=header.ignored,
        fingerprint=_fingerprint(contents),
    )


class _FormReader:
    """Makes a Record of each row of forms; what breaks a rule is gathered in `problems`."""

    def __init__(self, header: Header, kuesioner: Kuesioner, period: Period) -> None:
        profile = kuesioner.profile
        self.problems: list[CellProblem] = []
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
        )
        beyond = row.cell(self._width)
        if beyond.strip():
            self._refuse(row.number, str(self._width + row.shift + 1), beyond, "row_shape")
        return record if _has_content(record) else None

    def check_lembar(self, record: Record) -> None:
        """Note a problem when the sheet number of a form was on an earlier form."""
        if record.lembar is None:
            return
        if record.lembar in self._lembar_seen:
            heading = self._fields["lembar"].heading
            self._refuse(record.row, heading, record.lembar, "lembar_twice")
        self._lembar_seen.add(record.lembar)

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

    def refuse_rows(self, rows: Sequence[int]) -> None:
        """Refuse rows below the foot of the table that look like forms."""
        heading = self._questions[0].heading
        for row in rows:
            self._refuse(row, heading, "", "below_foot")

    def _refuse(
        self, row: int, heading: str, value: str, fault: str, known: tuple[str, ...] = ()
    ) -> None:
        if fault == "too_long":
            value = str(len(value))
        elif len(value) > _LONGEST_SHOWN:
            value = f"{value[:_LONGEST_SHOWN]}…"
        self.problems.append(CellProblem(row, heading, value.strip(), fault, known))


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


def _profile_of(record: Record) -> dict[str, object]:
    """The filled profile fields of a form, in words that no file format changes."""
    filled = {
        "lembar": record.lembar,
        "tanggal": record.tanggal and record.tanggal.isoformat(),
        "jam": record.jam,
        "jenis_kelamin": record.jenis_kelamin,
        "usia": record.usia,
        "pendidikan": record.pendidikan,
        "pekerjaan": record.pekerjaan,
        "pekerjaan_text": _settle(record.pekerjaan_text),
        "layanan": _settle(record.layanan),
        "disabilitas": record.disabilitas,
        "saran": _settle(record.saran),
    }
    return {name: value for name, value in filled.items() if value}


def _has_content(record: Record) -> bool:
    return any(nilai is not None for nilai in record.jawaban.values()) or bool(_profile_of(record))


def _content(record: Record, header: Header) -> str:
    content = _profile_of(record)
    content["no_res"] = canonical_lembar(record.no_res)
    for column in header.questions:
        content[column.key] = record.jawaban[column.target]
    return _encode(content)


def _settle(text: str) -> str:
    """Return a text as it survives other programs: white space and the guard of formulas go."""
    return " ".join(text.split()).lstrip("'")


def _fingerprint(contents: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(sorted(contents)).encode()).hexdigest()
