"""The classic "olah data" sheet: nilai per responden and unsur, sums and bobot as formulas.

Formulas skip blanks (SUM, COUNT) and follow the formula of PermenPANRB 14/2017; the value kept
beside each is that of the one result of the program.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from skm_desk.domain.id_format import format_number, format_span
from skm_desk.domain.kuesioner import Unsur
from skm_desk.domain.progress import Progress
from skm_desk.domain.result import SCALE, Bobot, Mutu, UnsurResult
from skm_desk.domain.tally import Tally
from skm_desk.exchange.export import Export
from skm_desk.exchange.telling import told

_TITLE = "PENGOLAHAN DATA SURVEI KEPUASAN MASYARAKAT PER RESPONDEN DAN PER UNSUR PELAYANAN"
_HEAD_LINE = 4
_FIRST_FORM = 7
_LABEL_WIDTH = 44
_A4 = 9
_STYLES: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 12},
    "plain": {},
    "head": {"bold": True, "border": 1, "align": "center", "valign": "vcenter"},
    "name": {"border": 1, "align": "center", "valign": "top", "text_wrap": True, "font_size": 8},
    "nilai": {"border": 1, "align": "center"},
    "label": {"bold": True, "border": 1},
    "count": {"border": 1, "align": "center", "num_format": "0"},
    "fine": {"border": 1, "align": "center", "num_format": "0.0000"},
    "value": {"border": 1, "align": "center", "num_format": "0.00"},
    "ikm": {"bold": True, "border": 1, "align": "center", "num_format": "0.00"},
}

Cached = Fraction | Decimal | int | str | None


class OlahDataSheet:
    """Writes the sheet from top to bottom, for a workbook that keeps only one row in memory."""

    def __init__(self, book: Any, sheet: Any, export: Export, tally: Tally) -> None:
        self._sheet = sheet
        self._export = export
        self._styles = {name: book.add_format(style) for name, style in _STYLES.items()}
        self._kodes = export.kuesioner.question_kodes
        self._tallies = {question.question: question for question in tally.questions}
        self._columns = {kode: place for place, kode in enumerate(self._kodes, start=1)}
        self._line = 0
        last_form = _FIRST_FORM + max(len(export.forms), 1)
        self._forms = {
            kode: f"{_letters(place)}{_FIRST_FORM + 1}:{_letters(place)}{last_form}"
            for kode, place in self._columns.items()
        }

    def write(self, progress: Progress) -> None:
        """Write all rows of the sheet."""
        self._write_head()
        self._write_forms(progress)
        nrr_line, ikm_cell = self._write_foot()
        self._write_unsur_table(nrr_line)
        self._write_mutu_table()
        self._write_notes(ikm_cell)

    def _write_head(self) -> None:
        sheet, period = self._sheet, self._export.period
        sheet.set_column(0, 0, _LABEL_WIDTH)
        sheet.set_column(1, len(self._kodes), 12)
        sheet.freeze_panes(_FIRST_FORM, 1)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEAD_LINE, _FIRST_FORM - 1)
        self._text(0, 0, _TITLE, "title")
        self._text(1, 0, f"UNIT PELAYANAN : {self._export.office}", "plain")
        span = format_span(period.mulai, period.selesai)
        self._text(2, 0, f"PERIODE : {period.kode} ({span})", "plain")
        self._text(_HEAD_LINE, 0, "NO. RES", "head")
        self._text(_HEAD_LINE, 1, "NILAI UNSUR PELAYANAN", "head")
        for place in range(2, len(self._kodes) + 1):
            sheet.write_blank(_HEAD_LINE, place, None, self._styles["head"])
        sheet.write_blank(_HEAD_LINE + 1, 0, None, self._styles["head"])
        for kode, place in self._columns.items():
            self._text(_HEAD_LINE + 1, place, kode, "head")
        sheet.set_row(_HEAD_LINE + 2, 36)
        sheet.write_blank(_HEAD_LINE + 2, 0, None, self._styles["head"])
        for unsur in self._unsur_list():
            for place in self._places(unsur):
                self._text(_HEAD_LINE + 2, place, unsur.short, "name")

    def _write_forms(self, progress: Progress) -> None:
        sheet, nilai_style = self._sheet, self._styles["nilai"]
        forms = told(self._export.forms, len(self._export.forms), progress)
        for number, form in enumerate(forms, start=1):
            row = _FIRST_FORM + number - 1
            sheet.write_number(row, 0, number, nilai_style)
            for kode, place in self._columns.items():
                nilai = form.jawaban.get(kode)
                if nilai is None:
                    sheet.write_blank(row, place, None, nilai_style)
                else:
                    sheet.write_number(row, place, nilai, nilai_style)
        self._line = _FIRST_FORM + max(len(self._export.forms), 1)

    def _write_foot(self) -> tuple[int, str]:
        """Write sums, NRR, bobot and IKM; return the line of the NRR and the cell of the IKM."""
        each = "pertanyaan" if self._has_groups else "unsur"
        sums = self._start(f"Jumlah nilai per {each}")
        for kode, place in self._columns.items():
            formula = f"=SUM({self._forms[kode]})"
            self._formula(sums, place, formula, self._tallies[kode].total, "count")
        counts = self._start("Jumlah jawaban terisi")
        for kode, place in self._columns.items():
            formula = f"=COUNT({self._forms[kode]})"
            self._formula(counts, place, formula, self._tallies[kode].jawaban, "count")
        nrr = self._start(f"NRR per {each}")
        for kode, place in self._columns.items():
            total, count = _cell(sums, place), _cell(counts, place)
            mean = self._tallies[kode].nrr
            self._formula(nrr, place, f'=IF({count}=0,"",{total}/{count})', mean, "fine")
        if self._has_groups:
            nrr = self._write_group_means(nrr)
        bobot = self._write_bobot(nrr)
        tertimbang = self._start("NRR tertimbang per unsur")
        for result in self._export.result.per_unsur:
            place = self._places(result.unsur)[0]
            nrr_cell, bobot_cell = _cell(nrr, place), _cell(bobot, place)
            product = self._export.result.weighted(result)
            formula = f'=IF({nrr_cell}="","",{nrr_cell}*{bobot_cell})'
            self._spread(tertimbang, result.unsur, formula, product, "fine")
        ikm = self._start("IKM unit pelayanan")
        formula = (
            f'=IF(COUNT({self._across(nrr)})=0,"",{_rounded(f"SUM({self._across(tertimbang)})")})'
        )
        self._formula(ikm, 1, formula, self._export.result.ikm, "ikm")
        mutu = self._export.result.mutu
        mutu_line = self._start("Mutu pelayanan")
        self._formula(
            mutu_line, 1, _mutu_formula(_cell(ikm, 1)), mutu.label if mutu else None, "ikm"
        )
        return nrr, _cell(ikm, 1)

    def _write_group_means(self, question_line: int) -> int:
        line = self._start("NRR per unsur")
        for result in self._export.result.per_unsur:
            places = self._places(result.unsur)
            cells = f"{_cell(question_line, places[0])}:{_cell(question_line, places[-1])}"
            formula = f'=IF(COUNT({cells})=0,"",AVERAGE({cells}))'
            self._spread(line, result.unsur, formula, result.nrr, "fine")
        return line

    def _write_bobot(self, nrr: int) -> int:
        mode = self._export.result.bobot
        line = self._start(f"Bobot per unsur ({mode.value})")
        share = self._export.result.bobot_of_one
        one_bobot = f"1/COUNT({self._across(nrr, fixed=True)})"
        if mode is not Bobot.EXACT:
            one_bobot = mode.value.replace(",", ".")
        for result in self._export.result.per_unsur:
            nrr_cell = _cell(nrr, self._places(result.unsur)[0])
            value = None if result.nrr is None else share
            self._spread(line, result.unsur, f'=IF({nrr_cell}="","",{one_bobot})', value, "fine")
        return line

    def _write_unsur_table(self, nrr: int) -> None:
        self._line += 1
        self._write_row(("UNSUR PELAYANAN", "NRR", "NILAI", "MUTU"), "head")
        for result in self._export.result.per_unsur:
            self._write_unsur(result, _cell(nrr, self._places(result.unsur)[0]))

    def _write_unsur(self, result: UnsurResult, nrr_cell: str) -> None:
        line = self._start(f"{result.unsur.kode} {result.unsur.nama}")
        own = _cell(line, 1)
        value = _cell(line, 2)
        self._formula(line, 1, f'=IF({nrr_cell}="","",{nrr_cell})', result.nrr, "fine")
        self._formula(line, 2, f'=IF({own}="","",{_rounded(own)})', result.nilai, "value")
        mutu = result.mutu
        self._formula(line, 3, _mutu_formula(value), mutu.label if mutu else None, "value")

    def _write_mutu_table(self) -> None:
        self._line += 1
        self._write_row(("NILAI INTERVAL KONVERSI", "MUTU", "KINERJA"), "head")
        for mutu in Mutu:
            span = f"{format_number(mutu.lowest)} – {format_number(mutu.highest)}"
            self._write_row((span, mutu.letter, mutu.kinerja), "nilai")

    def _write_notes(self, ikm_cell: str) -> None:
        self._line += 1
        for note in (
            "Keterangan:",
            "Kolom mengikuti kode unsur PermenPANRB 14/2017, bukan nomor pertanyaan di lembar.",
            "Jawaban kosong tidak dihitung sebagai nilai maupun sebagai pembagi.",
            f"IKM di sel {ikm_cell} adalah jumlah NRR tertimbang dikali {SCALE}, "
            "dibulatkan satu kali.",
        ):
            self._text(self._line, 0, note, "plain")
            self._line += 1

    @property
    def _has_groups(self) -> bool:
        return len(self._kodes) > len(self._unsur_list())

    def _unsur_list(self) -> Sequence[Unsur]:
        return self._export.kuesioner.unsur_list

    def _places(self, unsur: Unsur) -> list[int]:
        questions = self._export.kuesioner.questions
        return sorted(self._columns[q.kode] for q in questions if q.unsur == unsur.kode)

    def _across(self, line: int, fixed: bool = False) -> str:
        first, last = _letters(1), _letters(len(self._kodes))
        if fixed:
            return f"${first}${line + 1}:${last}${line + 1}"
        return f"{first}{line + 1}:{last}{line + 1}"

    def _start(self, label: str) -> int:
        """Begin the next line with its label and return its number."""
        line = self._line
        self._text(line, 0, label, "label")
        self._line += 1
        return line

    def _write_row(self, texts: Sequence[str], style: str) -> None:
        for place, text in enumerate(texts):
            self._text(self._line, place, text, style)
        self._line += 1

    def _text(self, line: int, place: int, text: str, style: str) -> None:
        self._sheet.write_string(line, place, text, self._styles[style])

    def _spread(self, line: int, unsur: Unsur, formula: str, cached: Cached, style: str) -> None:
        """Write one formula for an unsur, over all the columns of its questions."""
        places = self._places(unsur)
        if len(places) > 1:
            self._sheet.merge_range(line, places[0], line, places[-1], "", self._styles[style])
        self._formula(line, places[0], formula, cached, style)

    def _formula(self, line: int, place: int, formula: str, cached: Cached, style: str) -> None:
        if cached is None:
            cached = ""
        value = cached if isinstance(cached, str) else float(cached)
        self._sheet.write_formula(line, place, formula, self._styles[style], value)


def _rounded(value: str) -> str:
    # The inner rounding takes off what binary fractions add, so that 88,305 goes up as in the
    # exact fractions of the program.
    return f"ROUND(ROUND({value}*{SCALE},9),2)"


def _mutu_formula(cell: str) -> str:
    formula = f'"{Mutu.D.label}"'
    for mutu in (Mutu.C, Mutu.B, Mutu.A):
        formula = f'IF({cell}>={mutu.lowest},"{mutu.label}",{formula})'
    return f'=IF({cell}="","",{formula})'


def _cell(line: int, place: int) -> str:
    return f"{_letters(place)}{line + 1}"


def _letters(place: int) -> str:
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
