"""What a document carries inside: written by `provenance`, read back, and computed again."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from skm_desk.documents.provenance import (
    RESULT_FILE,
    RESULT_FORMAT,
    ROWS_FILE,
    ROWS_LABELS,
    SUMS_FILE,
    SUMS_HEAD,
    result_facts,
)
from skm_desk.domain.ikm import compute_result
from skm_desk.domain.kuesioner import NILAI, Unsur
from skm_desk.domain.result import Bobot
from skm_desk.domain.tally import QuestionTally, Tally

# Bytes; the rows of a million forms are a third less, sums and a result are some thousand.
LARGEST_CARRIED = {ROWS_FILE: 32 * 1024 * 1024, RESULT_FILE: 1024 * 1024, SUMS_FILE: 1024 * 1024}
_LONGEST_ROW = 10_000
_PLACES: Mapping[str, int] = {"": 0, **{str(nilai): nilai for nilai in NILAI}}
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
    """Return every figure of the carried result that the carried rows, or sums, do not give.

    `files` maps the names of attached files to their bytes. Raise ValueError when they are
    not those of a document of this program, or are damaged.
    """
    try:
        said = json.loads(files[RESULT_FILE].decode("utf-8"))
        if said["format"] != RESULT_FORMAT:
            raise ValueError(said["format"])
        unsur_list = [Unsur(item["kode"], item["nama"], "", "") for item in said["unsur"]]
        if SUMS_FILE in files and ROWS_FILE not in files:
            tally = _tally_of_sums(files[SUMS_FILE].decode("utf-8"))
        else:
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
    """Return the counts of the carried rows; raise ValueError for a cell that is no nilai.

    The rows are counted as they come: as a list they would take a hundred times their size.
    """
    rows = csv.reader(_lines(text))
    head = next(rows, [""])
    labels = 2 if tuple(head[:2]) == ROWS_LABELS else 1
    unsur_list = [_unsur(question) for question in head[labels:]]
    counted = [[0] * (len(NILAI) + 1) for _ in unsur_list]
    responden = 0
    for row in rows:
        responden += 1
        for counts, cell in zip(counted, row[labels:], strict=True):
            counts[_PLACES[cell]] += 1
    return Tally(
        responden,
        tuple(
            QuestionTally(unsur, question, (counts[1], counts[2], counts[3], counts[4]), counts[0])
            for unsur, question, counts in zip(unsur_list, head[labels:], counted, strict=True)
        ),
    )


def _lines(text: str) -> Iterator[str]:
    for line in io.StringIO(text, newline=""):
        if len(line) > _LONGEST_ROW:
            raise ValueError("a row without end")
        yield line


def _tally_of_sums(text: str) -> Tally:
    """Return counts that have the carried sums; raise ValueError for sums that none can have.

    How many gave which nilai is not carried, and no figure of a result depends on it.
    """
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    if tuple(head) != SUMS_HEAD:
        raise ValueError(str(head))
    tallies, said = [], set()
    for question, *cells in rows:
        responden, jawaban, blank, total = (int(cell) for cell in cells)
        lower = total // jawaban if jawaban else 0
        higher = total - lower * jawaban  # of the jawaban are one nilai above the others
        given = {lower: jawaban - higher, lower + 1: higher}
        counts = tuple(given.get(nilai, 0) for nilai in NILAI)
        if min(responden, jawaban, blank) < 0 or sum(counts) != jawaban:
            raise ValueError(question)
        one, two, three, four = counts
        tallies.append(QuestionTally(_unsur(question), question, (one, two, three, four), blank))
        said.add(responden)
    if len(said) > 1 or any(q.jawaban + q.blank > max(said) for q in tallies):
        raise ValueError(f"responden {sorted(said)}")
    return Tally(max(said, default=0), tuple(tallies))


def _unsur(question: str) -> str:
    """Return the kode of the unsur of a question; raise ValueError for another word."""
    match = _QUESTION.fullmatch(question)
    if match is None:
        raise ValueError(question)
    return match[1]


def _figures(facts: Mapping[str, Any]) -> dict[str, str | None]:
    """Return the figures of a result by name, in the form that `provenance` writes."""
    figures = {what: facts[what] for what in ("responden", "ikm", "mutu")}
    for unsur in facts["unsur"]:
        for what in ("jawaban", "nrr", "nilai", "mutu"):
            figures[f"{unsur['kode']} {what}"] = unsur[what]
    return {what: None if value is None else str(value) for what, value in figures.items()}
