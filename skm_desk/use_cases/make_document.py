"""Make a document: gathered from one state of the file, printed, put in place whole.

ReportLab and the charts are loaded only when something is printed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from skm_desk.documents.catalog import LAPORAN, kind_of
from skm_desk.documents.material import Material, PlannedSurvey, RawRow
from skm_desk.documents.row_order import order_rows
from skm_desk.domain.file_errors import NothingToPrint, NumbersDiffer
from skm_desk.domain.findings import Finding
from skm_desk.domain.id_format import format_count, format_number
from skm_desk.domain.ikm import compute_result
from skm_desk.domain.progress import Progress, silent
from skm_desk.domain.tally import Tally
from skm_desk.machine.collector import kept_aside, let_go
from skm_desk.machine.safe_write import write_bytes_safely
from skm_desk.storage.store import Store
from skm_desk.use_cases.check_consistency import check_view
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.plan_surveys import figures_of, plan_before, printed_plan
from skm_desk.use_cases.view_results import (
    ResultView,
    view_breakdowns,
    view_period,
    view_trend,
    view_year,
)


@dataclass(frozen=True)
class Made:
    """A document that was made: where it is, how many pages, what should be looked at first."""

    path: Path
    pages: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Paper:
    """A document that was printed into memory: its PDF, and what should be looked at first."""

    data: bytes
    pages: int
    findings: tuple[Finding, ...]


def make_laporan(
    desk: Desk,
    path: Path,
    kode: str | None = None,
    year: int | None = None,
    progress: Progress = silent,
) -> Made:
    """Write the laporan of a period (`kode`) or of a whole `year` to `path`: see `make_file`."""
    return make_file(desk, LAPORAN.kode, path, kode, year, progress)


def make_file(
    desk: Desk,
    kind: str,
    path: Path,
    kode: str | None = None,
    year: int | None = None,
    progress: Progress = silent,
) -> Made:
    """Write a document of a `kind` of the catalog about a period or a year to `path` as PDF.

    `progress` is called with (done, total) steps, total 0 while nobody knows. Raise
    PeriodUnknown, YearUnknown, NothingToPrint, PlaceholderUnknown, NumbersDiffer,
    TargetUnwritable or DiskFull, or what `progress` raises; an older file stays unless the new
    one is complete.
    """
    paper = make_paper(desk, kind, kode, year, progress)
    save_paper(path, paper)
    return Made(path, paper.pages, paper.findings)


def make_paper(
    desk: Desk,
    kind: str,
    kode: str | None = None,
    year: int | None = None,
    progress: Progress = silent,
) -> Paper:
    """Return a document of a `kind` of the catalog about a period or a whole year.

    Raise as `make_file` does, but for what belongs to writing a file.
    """
    from skm_desk.documents.press.printer import print_document

    progress(0, 0)
    made = kind_of(kind)
    with kept_aside():  # of many forms it is millions of objects
        with desk.proven_copy() as store:
            look = gather if made.needs_jawaban else gather_asked
            material, findings = look(store, kode, year)
        progress(0, 0)
        printed = print_document(made.build(material), progress)
        if isinstance(material.rows, list):
            let_go(material.rows)
    return Paper(printed.data, printed.pages, findings)


def save_paper(path: Path, paper: Paper) -> None:
    """Put a document at `path`; raise TargetUnwritable or DiskFull, and an older file stays."""
    write_bytes_safely(path, paper.data, for_others=True)


def gather(
    store: Store, kode: str | None, year: int | None
) -> tuple[Material, tuple[Finding, ...]]:
    """Return all that the laporan is written from, and what contradicts itself in it."""
    view = _view(store, kode, year)
    if view.result.ikm is None:
        scope = f"periode {view.latest.kode}" if year is None else f"tahun {year}"
        raise NothingToPrint(scope)
    head = store.journal.last()
    printed = printed_plan(store, view)
    material = Material(
        office=store.office.read(),
        periods=view.periods,
        kuesioner=view.kuesioner,
        tally=view.tally,
        result=view.result,
        breakdowns=view_breakdowns(store, view),
        trend=view_trend(store, view),
        rows=_raw_rows(store, view),
        unfinished_forms=view.forms.unfinished,
        counts_unfinished=view.counts_unfinished,
        careless_forms=view.forms.careless,
        without_careless=view.without_careless,
        void_forms=sum(store.responden.count_void(period) for period in view.periods),
        written_saran=sum(store.saran.count_written(period) for period in view.periods),
        saran_counts=store.saran_list.counts([period.kode for period in view.periods]),
        quoted=tuple(s for period in view.periods for s in store.saran.list_quoted(period)),
        plan=printed.plan,
        has_parts=printed.has_parts,
        survey=printed.survey.kode or str(printed.survey.year),
        previous=_previous(store, view),
        photos=tuple(p for period in view.periods for p in store.photo.list_period(period)),
        own_texts=store.office.texts(view.latest),
        year=year,
        chain_head=head,
    )
    _refuse_contradiction(material)
    return material, check_view(store, view)


def gather_asked(
    store: Store, kode: str | None, year: int | None
) -> tuple[Material, tuple[Finding, ...]]:
    """Return what a document is written from that says nothing of what was answered."""
    view = _view(store, kode, year)
    office = store.office.read()
    return Material(office, view.periods, view.kuesioner, view.tally, view.result, year=year), ()


def _view(store: Store, kode: str | None, year: int | None) -> ResultView:
    assert (kode is None) != (year is None), "either a period or a year"
    return view_period(store, kode) if kode is not None else view_year(store, year or 0)


def _raw_rows(store: Store, view: ResultView) -> Sequence[RawRow]:
    return order_rows(
        [
            RawRow(form.lembar, form.jawaban)
            for form in store.responden.iterate(period, view.counts_unfinished)
        ]
        for period in view.periods
    )


def _previous(store: Store, view: ResultView) -> PlannedSurvey | None:
    """Return the latest survey before that has a plan, with its figures as computed or typed in."""
    before = plan_before(store, view)
    if before is None:
        return None
    figures = figures_of(store, before.survey, view.kuesioner.unsur_list)
    return PlannedSurvey(before.survey.name, figures, before.plan, before.has_parts)


def _refuse_contradiction(material: Material) -> None:
    """Compute everything again from the raw rows that will be printed; refuse if it differs."""
    result = material.result
    if len(material.rows) != result.responden:
        raise NumbersDiffer(
            "jumlah responden", format_count(len(material.rows)), format_count(result.responden)
        )
    for breakdown in material.breakdowns:
        if breakdown.total != result.responden:
            raise NumbersDiffer(
                f"jumlah pada {breakdown.title}",
                format_count(breakdown.total),
                format_count(result.responden),
            )
    again = compute_result(
        _tally_rows(material), [unsur.unsur for unsur in result.per_unsur], result.bobot
    )
    for first, second in zip(again.per_unsur, result.per_unsur, strict=True):
        if first != second:
            raise NumbersDiffer(
                f"nilai {first.unsur.kode}", format_number(first.nilai), format_number(second.nilai)
            )
    if again != result:
        raise NumbersDiffer("IKM", format_number(again.ikm), format_number(result.ikm))


def _tally_rows(material: Material) -> Tally:
    """Return the counts of the rows to be printed, question by question of the counted tally."""
    pooled = []
    for counted in material.tally.questions:
        given = [
            row.jawaban[counted.question]
            for row in material.rows
            if counted.question in row.jawaban
        ]
        counts = (given.count(1), given.count(2), given.count(3), given.count(4))
        pooled.append(type(counted)(counted.unsur, counted.question, counts, given.count(None)))
    return Tally(len(material.rows), tuple(pooled))
