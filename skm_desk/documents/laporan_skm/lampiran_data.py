"""Lampiran 2: every form's nilai, with the sums and NRR that the IKM is made of."""

from collections.abc import Callable
from fractions import Fraction

from skm_desk.documents.blocks import (
    Align,
    Cell,
    CellLike,
    Chapter,
    Column,
    Heading,
    Item,
    ItemList,
    Paragraph,
    Table,
)
from skm_desk.documents.material import Material
from skm_desk.documents.texts import DOTS, span_words
from skm_desk.domain.id_format import format_count, format_number
from skm_desk.domain.kuesioner import Question, column_order
from skm_desk.domain.result import SCALE, UnsurResult


def build(material: Material) -> Chapter:
    """Return lampiran 2."""
    office = material.office.instansi or DOTS
    return Chapter(
        "LAMPIRAN 2",
        "Hasil Pengolahan Data",
        (
            Heading("", "Pengolahan data SKM per responden dan per unsur pelayanan"),
            ItemList(
                (
                    Item(office, lead="Unit pelayanan: "),
                    Item(span_words(material), lead="Periode: "),
                    Item(format_count(material.result.responden), lead="Jumlah responden: "),
                )
            ),
            Paragraph(
                "Kolom memakai urutan daftar unsur: "
                + "; ".join(f"{u.kode} {u.nama}" for u in material.kuesioner.unsur_list)
                + ". Sel bertanda – tidak dijawab."
            ),
            _raw_table(material),
        ),
        key="L2",
    )


def _raw_table(material: Material) -> Table:
    questions = _in_column_order(material)
    with_lembar = any(row.lembar for row in material.rows)
    heads: list[Column] = [Column("No. res.", 1.3, Align.CENTRE)]
    if with_lembar:
        heads.append(Column("Lembar", 1.6, Align.CENTRE))
    heads += [Column(question.kode, 1, Align.CENTRE) for question in questions]
    rows = []
    for number, row in enumerate(material.rows, start=1):
        label = [str(number)]
        if with_lembar:
            label.append(row.lembar or "–")
        nilai_cells = [_nilai(row.jawaban.get(question.kode)) for question in questions]
        rows.append((*label, *nilai_cells))
    return Table(
        tuple(heads),
        rows,
        caption="Nilai setiap responden per unsur pelayanan",
        foot=_foot(material, questions, len(heads) - len(questions)),
        dense=True,
    )


def _foot(
    material: Material, questions: list[Question], label_columns: int
) -> tuple[tuple[CellLike, ...], ...]:
    """Return the sums below the columns, ending with the IKM of the one result."""
    tallies = {tally.question: tally for tally in material.tally.questions}
    result = material.result
    per_unsur = {unsur.unsur.kode: unsur for unsur in result.per_unsur}

    def line(label: str, cells: list[str]) -> tuple[CellLike, ...]:
        return (Cell(label, across=label_columns), *[""] * (label_columns - 1), *cells)

    def of_unsur(figure: Callable[[UnsurResult], Fraction | None]) -> list[str]:
        """Return a figure of each unsur below the first of its questions."""
        return [
            format_number(figure(per_unsur[q.unsur]), 4) if _starts(questions, place) else ""
            for place, q in enumerate(questions)
        ]

    first = [question for place, question in enumerate(questions) if _starts(questions, place)]
    lines = [
        line("Jumlah nilai", [format_count(tallies[q.kode].total) for q in questions]),
        line("Jawaban", [format_count(tallies[q.kode].jawaban) for q in questions]),
    ]
    if len(first) < len(questions):
        cells = [format_number(tallies[q.kode].nrr, 4) for q in questions]
        lines.append(line("NRR pertanyaan", cells))
    lines += [
        line("NRR", of_unsur(lambda unsur: unsur.nrr)),
        line("NRR x bobot", of_unsur(result.weighted)),
    ]
    total = format_number(result.ikm)
    lines.append(
        (
            Cell("IKM", across=label_columns),
            *[""] * (label_columns - 1),
            Cell(f"{total}  (jumlah NRR x bobot, dikalikan {SCALE})", across=len(questions)),
            *[""] * (len(questions) - 1),
        )
    )
    return tuple(lines)


def _in_column_order(material: Material) -> list[Question]:
    """Return the questions that were asked in any of the periods, in the order of their unsur."""
    asked = {
        tally.question: Question(tally.question, tally.unsur, "", "", ("", "", "", ""))
        for tally in material.tally.questions
    }
    return sorted(asked.values(), key=lambda question: column_order(question.kode))


def _starts(questions: list[Question], place: int) -> bool:
    """Return whether the question at `place` is the first of its unsur."""
    return place == 0 or questions[place - 1].unsur != questions[place].unsur


def _nilai(nilai: int | None) -> str:
    return "–" if nilai is None else str(nilai)
