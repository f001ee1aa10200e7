"""GroupsPart: the nilai of each unsur by layanan or by a field of the profile."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout

from skm_desk.domain.id_format import NO_VALUE, format_count, format_number
from skm_desk.domain.small_groups import SMALLEST_GROUP, ShownGroup
from skm_desk.ui.shared.chooser import Chooser
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.labels import Card, make_label
from skm_desk.ui.shared.quiet_table import QuietTable
from skm_desk.ui.staff.explore.filter_words import FIELD_NAMES
from skm_desk.ui.staff.explore.part import Part, Seen
from skm_desk.use_cases import explore_results
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.explore_results import Groups
from skm_desk.use_cases.view_results import ResultView

_LONGEST_NAME = 42
HIDDEN_NOTE = (
    f"Kelompok dengan kurang dari {SMALLEST_GROUP} formulir tidak ditampilkan nilainya; bila hanya"
    " satu yang demikian, kelompok terkecil berikutnya ikut disembunyikan supaya nilainya tidak"
    " dapat dihitung balik."
)
SECRET = "disembunyikan"


class GroupsPart(Part):
    """A table of groups by unsur, the whole last."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._view: ResultView | None = None
        self.chooser = Chooser()
        self.chooser.describe("Kelompokkan menurut", "Pilih menurut apa formulir dikelompokkan")
        self.chooser.activated.connect(self._ask)
        self.table: QuietTable | None = None
        self._card = Card()
        self.mean = make_label("body", wrap=True)
        self.note = make_label("note", HIDDEN_NOTE, wrap=True)
        name = make_label("body", "Kelompokkan menurut")
        name.setBuddy(self.chooser)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(name)
        row.addWidget(self.chooser)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self._card)
        self.column.addWidget(self.mean)
        self.column.addWidget(self.note)
        self._reader = self.reader(_read, self._show)

    def look(self, seen: Seen) -> None:
        """Show the groups of the chosen field."""
        self._view = seen.view
        fields = [field for field in FIELD_NAMES if field in seen.sight.choices]
        if fields != [self.chooser.itemData(n) for n in range(self.chooser.count())]:
            kept = self.chooser.currentData()
            self.chooser.clear()
            for field in fields:
                self.chooser.addItem(FIELD_NAMES[field], field)
            self.chooser.setCurrentIndex(fields.index(kept) if kept in fields else 0)
            self.chooser.fit([FIELD_NAMES[field] for field in fields], 160, 320)
        self._ask()

    def _ask(self) -> None:
        if self._view is not None and self.chooser.currentData() is not None:
            self._reader.ask((self._view, self.chooser.currentData()))

    def _show(self, asked: tuple[ResultView, str], found: Groups) -> None:
        if asked != (self._view, self.chooser.currentData()):
            return
        kodes = [unsur.unsur.kode for unsur in found.whole.per_unsur]
        heads = [FIELD_NAMES[found.field], "Formulir", "IKM", *kodes]
        if self.table is not None:
            self._card.body.removeWidget(self.table)
            self.table.deleteLater()
        self.table = QuietTable(
            f"Nilai menurut {FIELD_NAMES[found.field].lower()}",
            heads,
            range(1, len(heads)),
            close=True,
        )
        self.table.show_rows(group_rows(found, kodes))
        self._card.body.addWidget(self.table)
        self.mean.setText(mean_words(found))
        self.mean.setVisible(bool(self.mean.text()))
        self.note.setVisible(any(_hides(group, kodes) for group in found.groups))


def group_rows(found: Groups, kodes: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the cells of the table, the whole last; what is hidden is an empty sign."""
    rows = [_row(group, kodes) for group in found.groups]
    whole = found.whole
    total = (format_count(whole.responden), format_number(whole.ikm))
    nilai = {unsur.unsur.kode: format_number(unsur.nilai) for unsur in whole.per_unsur}
    return [*rows, ("Semua formulir", *total, *(nilai[kode] for kode in kodes))]


def mean_words(found: Groups) -> str:
    """Return the mean of the groups beside the pooled value, both by their names."""
    if found.mean is None or found.averaged < 2:
        return ""
    of_what = "layanan" if found.field == "layanan" else "kelompok"
    return (
        f"Rata-rata IKM dari {format_count(found.averaged)} {of_what} yang ditampilkan:"
        f" {format_number(found.mean)}. Dihitung dari semua formulir sekaligus:"
        f" {format_number(found.whole.ikm)} (angka resmi)."
    )


def _row(group: ShownGroup, kodes: Sequence[str]) -> tuple[str, ...]:
    label = group.label if len(group.label) <= _LONGEST_NAME else f"{group.label[:_LONGEST_NAME]}…"
    if group.forms is None:
        return (f"{label} ({SECRET})", *([NO_VALUE] * (len(kodes) + 2)))
    cells = (group.cells.get(kode) for kode in kodes)
    nilai = (NO_VALUE if cell is None else format_number(cell.nilai) for cell in cells)
    return (label, format_count(group.forms), format_number(group.ikm), *nilai)


def _hides(group: ShownGroup, kodes: Sequence[str]) -> bool:
    return group.is_hidden or any(kode not in group.cells for kode in kodes)


def _read(desk: Desk, asked: tuple[ResultView, str]) -> Groups:
    view, field = asked
    return desk.look_proven(explore_results.view_groups, view, field)
