"""ComparePart: two periods or years beside each other, an arrow only where the step is real."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout

from skm_desk.domain.change import Direction, MeanChange
from skm_desk.domain.id_format import NO_VALUE, format_count, format_number
from skm_desk.domain.result import SkmResult
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.labels import Card, make_label
from skm_desk.ui.shared.quiet_table import QuietTable
from skm_desk.ui.staff.explore.part import Part, Seen
from skm_desk.ui.staff.period_chooser import PeriodChooser
from skm_desk.use_cases import explore_results
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.explore_results import Comparison, Span, Wish, span_of
from skm_desk.use_cases.manage_periods import PeriodRow

ALONE = "Belum ada periode lain untuk dibandingkan."
NOTE = (
    "Tanda panah hanya muncul bila perubahannya nyata: uji skor, dikoreksi menurut Holm untuk"
    " semua unsur, taraf 5 %. Tanpa panah, selisihnya masih dapat terjadi karena kebetulan."
)
TOO_FEW = (
    "Dengan saringan ini formulir pembandingnya terlalu sedikit; nilainya tidak ditampilkan supaya"
    " jawaban seseorang tidak dapat dikenali."
)
_SIGNS = {Direction.UP: "▲ naik", Direction.DOWN: "▼ turun"}
_Asked = tuple[Wish, Span, Span]


class ComparePart(Part):
    """The other one is chosen here; a made-up sample is compared with made-up ones alone."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._seen: Seen | None = None
        self.chooser = PeriodChooser("Pilih periode pembanding")
        self.chooser.picked.connect(self._ask)
        self._name = make_label("body", "Bandingkan dengan")
        self._name.setBuddy(self.chooser)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._name)
        row.addWidget(self.chooser)
        row.addStretch(1)
        self.sentence = make_label("body", wrap=True)
        self.table: QuietTable | None = None
        self._card = Card()
        self.note = make_label("note", NOTE, wrap=True)
        self.column.addLayout(row)
        for part in (self.sentence, self._card, self.note):
            self.column.addWidget(part)
        self._reader = self.reader(_read, self._show)

    def look(self, seen: Seen) -> None:
        """Compare a result with that of the span chosen here, or of the one before it."""
        self._seen = seen
        now = span_of(seen.view)
        others = tuple(
            row
            for row in seen.sight.rows
            if row.period.kode != now.kode and row.period.made_up is seen.view.made_up
        )
        years = tuple(year for year in seen.sight.years if year != now.year)
        kept = self.chooser.span
        is_there = kept is not None and (
            kept.year in years or any(row.period.kode == kept.kode for row in others)
        )
        self.chooser.show_rows(others, kept if is_there else _before(seen, others), years)
        self._ask()

    def _ask(self) -> None:
        if self._seen is None:
            return
        other = self.chooser.span
        for widget in (self._name, self.chooser):
            widget.setVisible(self.chooser.count() > 0)
        for part in (self._card, self.note):
            part.setVisible(other is not None)
        if other is None:
            self.sentence.setText(ALONE)
        else:
            now = span_of(self._seen.view)
            seen = self._seen
            spans = sorted((other, now), key=lambda span: _first_day(seen, span))
            self._reader.ask((self._seen.wish, spans[0], spans[1]))

    def _show(self, asked: _Asked, found: Comparison | None) -> None:
        if self._seen is None or self.chooser.span not in asked:
            return
        for part in (self._card, self.note):
            part.setVisible(found is not None)
        if found is None:
            self.sentence.setText(TOO_FEW)
            return
        self.sentence.setText(ikm_words(found))
        if self.table is not None:
            self._card.body.removeWidget(self.table)
            self.table.deleteLater()
        names = [span_of(view).name.capitalize() for view in (found.before, found.after)]
        heads = ("Unsur", *names, "Selisih", "Perubahan")
        self.table = QuietTable("Perubahan nilai per unsur", heads, figures=(1, 2, 3))
        self.table.show_rows(change_rows(found))
        self._card.body.addWidget(self.table)


def ikm_words(found: Comparison) -> str:
    """Return in one sentence how the IKM moved, and whether that is real."""
    before, after = found.before.result, found.after.result
    names = span_of(found.before).name, span_of(found.after).name
    if before.ikm is None or after.ikm is None:
        empty = names[0] if before.ikm is None else names[1]
        return f"Belum ada data pada {empty}, jadi belum ada yang dapat dibandingkan."
    step = _step(after.ikm - before.ikm)
    counts = f"{format_count(before.responden)} dan {format_count(after.responden)} responden"
    return (
        f"IKM {names[0]} {format_number(before.ikm)}, {names[1]} {format_number(after.ikm)}:"
        f" {step} poin, {_judged(found.ikm)} ({counts})."
    )


def change_rows(found: Comparison) -> list[tuple[str, ...]]:
    """Return the cells of the table, one row for each unsur of either result."""
    before, after = _nilai(found.before.result), _nilai(found.after.result)
    tested = {change.unsur: change for change in found.unsur}
    rows: list[tuple[str, ...]] = []
    for unsur in found.after.result.per_unsur:
        kode = unsur.unsur.kode
        then, now = before.get(kode), after.get(kode)
        known = then is not None and now is not None
        change = tested.get(kode)
        rows.append(
            (
                f"{kode} {unsur.unsur.nama}",
                format_number(then),
                format_number(now),
                _step(now - then) if then is not None and now is not None else NO_VALUE,
                _SIGNS.get(change.direction, "tidak jelas") if known and change else NO_VALUE,
            )
        )
    return rows


def _judged(change: MeanChange) -> str:
    if change.p is None:
        return "terlalu sedikit jawaban untuk diuji"
    return "perubahan yang nyata" if change.is_real else "bukan perubahan yang jelas"


def _step(points: Decimal) -> str:
    sign = "+" if points > 0 else "−" if points < 0 else ""
    return f"{sign}{format_number(abs(points))}"


def _nilai(result: SkmResult) -> dict[str, Decimal | None]:
    return {unsur.unsur.kode: unsur.nilai for unsur in result.per_unsur}


def _before(seen: Seen, others: Sequence[PeriodRow]) -> Span | None:
    """Return the span to compare with first: the period before, or the earliest there is."""
    earlier = [row for row in others if row.period.mulai < seen.view.periods[0].mulai]
    best = earlier[-1:] or others[:1]
    return Span(best[0].period.kode) if best else None


def _first_day(seen: Seen, span: Span) -> date:
    """Return the first day of a period or of a year."""
    days = (row.period.mulai for row in seen.sight.rows if row.period.kode == span.kode)
    return date(span.year, 1, 1) if span.year is not None else next(days, date.max)


def _read(desk: Desk, asked: _Asked) -> Comparison | None:
    wish, before, after = asked
    return desk.look_proven(explore_results.compare, wish, before, after)
