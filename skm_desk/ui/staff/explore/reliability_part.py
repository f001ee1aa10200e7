"""ReliabilityPart: how sure the IKM is, and whether the questions hang together."""

from fractions import Fraction

from skm_desk.domain.id_format import NO_VALUE, format_count, format_number
from skm_desk.domain.interval import Interval, certainty
from skm_desk.domain.reliability import Reliability
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.labels import Card, make_label
from skm_desk.ui.shared.quiet_table import QuietTable
from skm_desk.ui.staff.explore.part import Part, Seen
from skm_desk.ui.staff.explore.priority_part import read_depth
from skm_desk.ui.staff.results_words import mutu_words
from skm_desk.use_cases.explore_results import Depth
from skm_desk.use_cases.view_results import ResultView

NO_INTERVAL = "Jawaban belum cukup beragam atau belum cukup banyak untuk menghitung selang IKM."
NO_RELIABILITY = "Jawaban belum cukup beragam atau belum cukup banyak untuk menghitung keandalan."
NOTE = (
    "Alfa Cronbach dengan selang Feldt 95 %; korelasi butir–total tanpa butir itu sendiri."
    " Korelasi di bawah 0,30 berarti pertanyaan itu kurang sejalan dengan yang lain."
)


class ReliabilityPart(Part):
    """For those who ask; none of it changes the IKM."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._view: ResultView | None = None
        self.interval = make_label("body", wrap=True)
        self.alpha = make_label("body", wrap=True)
        self.table = QuietTable(
            "Keandalan per pertanyaan",
            ("Unsur", "Korelasi butir–total", "Alfa tanpa butir ini", "Catatan"),
            figures=(1, 2),
        )
        sure, whole = Card("Kepastian IKM"), Card("Keandalan kuesioner")
        sure.body.addWidget(self.interval)
        whole.body.addWidget(self.alpha)
        whole.body.addSpacing(8)
        whole.body.addWidget(self.table)
        for part in (sure, whole, make_label("note", NOTE, wrap=True)):
            self.column.addWidget(part)
        self._reader = self.reader(read_depth, self._show)

    def look(self, seen: Seen) -> None:
        """Show how sure a result is."""
        self._view = seen.view
        self._reader.ask(seen.view)

    def _show(self, view: ResultView, depth: Depth) -> None:
        if view != self._view:
            return
        self.interval.setText(interval_words(view, depth.interval))
        self.alpha.setText(alpha_words(depth.reliability))
        self.table.setVisible(depth.reliability is not None)
        if depth.reliability is not None:
            names = {u.unsur.kode: u.unsur.nama for u in view.result.per_unsur}
            self.table.show_rows(fit_rows(depth.reliability, names))


def interval_words(view: ResultView, interval: Interval | None) -> str:
    """Return the IKM with its interval, and whether the mutu is sure."""
    ikm = view.result.ikm
    if interval is None or ikm is None:
        return NO_INTERVAL
    base = (
        f"dari populasi {format_count(interval.population)}"
        if interval.population is not None
        else "tanpa populasi yang diketahui"
    )
    sure = certainty(interval, ikm)
    words = (
        f"Mutu {mutu_words(sure.mutu)} pasti di seluruh selang itu."
        if sure.is_sure
        else f"Mutu belum pasti: selang itu mencakup {mutu_words(sure.lowest)} sampai"
        f" {mutu_words(sure.highest)}."
    )
    return (
        f"IKM {format_number(ikm)}, selang kepercayaan 95 %: {format_number(interval.low)} –"
        f" {format_number(interval.high)} ({format_count(interval.forms)} formulir {base}). {words}"
        " Selang ini menganggap responden mewakili pengguna layanan; responden yang datang sendiri"
        " bukan sampel acak."
    )


def alpha_words(found: Reliability | None) -> str:
    """Return Cronbach's alpha with its interval."""
    if found is None:
        return NO_RELIABILITY
    return (
        f"Alfa Cronbach {_number(found.alpha)} (selang 95 %: {_number(found.low)} –"
        f" {_number(found.high)}), dari {format_count(found.used)} pertanyaan dan"
        f" {format_count(found.forms)} formulir."
    )


def fit_rows(found: Reliability, names: dict[str, str]) -> list[tuple[str, ...]]:
    """Return the cells of the table, one row for each question."""
    return [
        (
            f"{fit.question} {names.get(fit.unsur, '')}".rstrip(),
            _number(fit.item_total),
            _number(fit.alpha_without),
            "kurang sejalan" if fit.is_weak else "",
        )
        for fit in found.questions
    ]


def _number(value: float | None) -> str:
    return NO_VALUE if value is None else format_number(Fraction(value))
