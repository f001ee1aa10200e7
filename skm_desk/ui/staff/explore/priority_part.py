"""PriorityPart: what to mend first: unsur that matter much and are low."""

from fractions import Fraction

from skm_desk.domain.id_format import format_count, format_number
from skm_desk.domain.importance import FEWEST_FORMS, ImportanceMap, Quadrant
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.labels import Card, make_label
from skm_desk.ui.shared.quiet_table import QuietTable
from skm_desk.ui.staff.explore.part import Part, Seen
from skm_desk.ui.staff.explore.priority_map import PriorityMap
from skm_desk.use_cases import explore_results
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.explore_results import Depth
from skm_desk.use_cases.view_results import ResultView

TOO_FEW = (
    f"Peta prioritas perlu sedikitnya {FEWEST_FORMS} formulir dengan jawaban yang beragam pada dua"
    " unsur atau lebih."
)
NOTE = (
    "Kepentingan tidak ditanyakan; ia diturunkan dari jawaban: seberapa erat nilai satu unsur"
    " mengikuti rata-rata unsur lain pada formulir yang sama (korelasi, selang 95 %). Titik kosong"
    " berada di dekat garis sehingga letaknya belum pasti."
)
UNSURE = "belum pasti"


class PriorityPart(Part):
    """The map, and below it the same in words."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._view: ResultView | None = None
        self.sentence = make_label("body", TOO_FEW, wrap=True)
        self.map = PriorityMap()
        self.table = QuietTable(
            "Prioritas per unsur",
            ("Unsur", "Nilai", "Kepentingan", "Selang 95 %", "Letak"),
            figures=(1, 2, 3),
        )
        self._card = Card()
        self._card.body.addWidget(self.map)
        self._card.body.addWidget(self.table)
        self.note = make_label("note", NOTE, wrap=True)
        for part in (self.sentence, self._card, self.note):
            self.column.addWidget(part)
        self._reader = self.reader(read_depth, self._show)

    def look(self, seen: Seen) -> None:
        """Show the map of a result."""
        self._view = seen.view
        self._reader.ask(seen.view)

    def _show(self, view: ResultView, depth: Depth) -> None:
        if view != self._view:
            return
        found = depth.importance
        self.sentence.setVisible(found is None)
        self._card.setVisible(found is not None)
        self.note.setVisible(found is not None)
        if found is not None:
            self.map.show_map(found)
            self.table.show_rows(map_rows(found))
            left_out = [unsur.kode for unsur in found.unplaced]
            words = f" Tidak ditempatkan: {', '.join(left_out)}." if left_out else ""
            self.note.setText(f"{NOTE}{words} Dihitung dari {format_count(found.forms)} formulir.")


def map_rows(found: ImportanceMap) -> list[tuple[str, ...]]:
    """Return the cells of the table: the unsur to mend first on top."""
    order = list(Quadrant)
    ordered = sorted(found.points, key=lambda point: (order.index(point.quadrant), point.nilai))
    return [
        (
            f"{point.unsur.kode} {point.unsur.nama}",
            format_number(point.nilai),
            format_number(Fraction(point.importance)),
            f"{format_number(Fraction(point.importance_low))}"
            f" – {format_number(Fraction(point.importance_high))}",
            point.quadrant.label + (f" ({UNSURE})" if point.on_line else ""),
        )
        for point in ordered
    ]


def read_depth(desk: Desk, view: ResultView) -> Depth:
    """Read what the spread of the jawaban tells; one SQL pass."""
    return desk.look_proven(explore_results.view_depth, view)
