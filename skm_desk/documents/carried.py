"""What a laporan carries inside: written by `provenance`, read back, and computed again."""

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from skm_desk.documents.provenance import RESULT_FILE, RESULT_FORMAT, ROWS_FILE, result_facts
from skm_desk.domain.ikm import compute_result
from skm_desk.domain.kuesioner import NILAI, Unsur
from skm_desk.domain.result import Bobot
from skm_desk.domain.tally import QuestionTally, Tally

_QUESTION = re.compile(r"(U[1-9][0-9]?)[a-z]?")


@dataclass(frozen=True)
class Difference:
    """A figure that the document says and that its own data does not give.

    `what` names the figure (`ikm`, `responden`, `U8 nrr` …); a value None was not said.
    """

    what: str
    said: str | None
    computed: str | None


def compare(files: Mapping[str, bytes]) -> tuple[Difference, ...]:
    """Return every figure of the carried result that the carried rows do not give.

    `files` maps the names of attached files to their bytes. Raise ValueError when they are
    not those of a laporan of this program, or are damaged.
    """
    try:
        said = json.loads(files[RESULT_FILE].decode("utf-8"))
        if said["format"] != RESULT_FORMAT:
            raise ValueError(said["format"])
        unsur_list = [Unsur(item["kode"], item["nama"], "", "") for item in said["unsur"]]
        tally = _tally(files[ROWS_FILE].decode("utf-8"))
        if {unsur.kode for unsur in unsur_list} != {q.unsur for q in tally.questions}:
            raise ValueError("unsur")
        computed = compute_result(tally, unsur_list, Bobot(said["bobot"]))
        written = _figures(said)
    except (KeyError, TypeError, AttributeError, RecursionError, csv.Error) as fault:
        raise ValueError(str(fault)) from fault
    again = _figures(result_facts(computed))
    return tuple(
        Difference(what, written[what], again[what])
        for what in written
        if written[what] != again[what]
    )


def _tally(text: str) -> Tally:
    """Return the counts of the carried rows; raise ValueError for a cell that is no nilai."""
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    questions = head[1:]
    columns: list[list[int | None]] = [[] for _ in questions]
    for row in rows:
        if len(row) != len(head):
            raise ValueError(f"row of {len(row)} cells")
        for column, cell in zip(columns, row[1:], strict=True):
            nilai = int(cell) if cell else None
            if nilai is not None and nilai not in NILAI:
                raise ValueError(cell)
            column.append(nilai)
    tallies = []
    for question, given in zip(questions, columns, strict=True):
        match = _QUESTION.fullmatch(question)
        if match is None:
            raise ValueError(question)
        counts = (given.count(1), given.count(2), given.count(3), given.count(4))
        tallies.append(QuestionTally(match[1], question, counts, given.count(None)))
    return Tally(len(rows), tuple(tallies))


def _figures(facts: Mapping[str, Any]) -> dict[str, str | None]:
    """Return the figures of a result by name, in the form that `provenance` writes."""
    figures = {what: facts[what] for what in ("responden", "ikm", "mutu")}
    for unsur in facts["unsur"]:
        for what in ("jawaban", "nrr", "nilai", "mutu"):
            figures[f"{unsur['kode']} {what}"] = unsur[what]
    return {what: None if value is None else str(value) for what, value in figures.items()}
