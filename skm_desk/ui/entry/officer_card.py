"""OfficerCard: how fast and how well one types, shown to the one who types."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from skm_desk.domain.difference import Pace
from skm_desk.domain.id_format import format_date
from skm_desk.ui.entry import officer_words as texts
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.labels import Card, make_label
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.newest import Newest
from skm_desk.ui.shared.quiet_table import QuietTable
from skm_desk.use_cases.view_officer import OfficerFigures, view_officer


class OfficerCard(Card):
    """Today in large figures, and a row for each day. It names nobody but the officer."""

    def __init__(self, context: Context) -> None:
        super().__init__("Angka saya")
        desk = context.desk
        self._officer = ""
        self._newest: Newest[str, OfficerFigures] = Newest(
            context.tasks,
            lambda officer: desk.look(view_officer, officer),
            self._show,
            self._show_failure,
        )
        self.sentence = make_label("body", texts.NO_NAME, wrap=True)
        self.failure = make_label("warn", wrap=True)
        self.failure.hide()
        self.figures = [make_label("figure") for _ in texts.PACE_COLUMNS]
        self.today = self._make_today()
        self.days = QuietTable(
            "Angka saya per hari",
            (texts.DAY_COLUMN, *texts.PACE_COLUMNS),
            figures=range(1, len(texts.PACE_COLUMNS) + 1),
            spare=(3, 4, 1),
        )
        self.note = make_label("note", texts.NOTE, wrap=True)
        self.body.setSpacing(12)
        for part in (self.sentence, self.failure, self.today, self.days, self.note):
            self.body.addWidget(part)
        self._show_parts(False)

    @property
    def is_waiting(self) -> bool:
        """True while newer figures are on their way."""
        return not self._newest.is_idle

    @Slot(str)
    def show_officer(self, officer: str) -> None:
        """Show the figures of an officer; an empty name shows none."""
        self._officer = officer
        if officer:
            self._newest.ask(officer)
            return
        self.sentence.setText(texts.NO_NAME)
        self._show_parts(False)

    def refresh(self) -> None:
        """Read the figures again."""
        if self._officer:
            self._newest.ask(self._officer)

    def _show(self, officer: str, found: OfficerFigures) -> None:
        if officer != self._officer:
            return  # another name was given meanwhile
        self.failure.hide()
        self.sentence.setText(officer if found.days else texts.NOTHING_TYPED)
        self._show_today(found.today)
        rows = [(format_date(day), *texts.pace_cells(pace)) for day, pace in found.days]
        self.days.show_rows(rows)
        self._show_parts(bool(found.days))

    def _show_today(self, pace: Pace) -> None:
        for label, figure in zip(self.figures, texts.pace_cells(pace), strict=True):
            label.setText(figure)
            is_number = figure[0].isdigit() or figure == texts.NO_FIGURE
            label.setProperty("role", "figure" if is_number else "body")
            label.style().polish(label)
        self.today.setAccessibleName(f"Hari ini: {texts.spoken_pace(pace)}")

    def _show_failure(self, fault: Exception) -> None:
        self.failure.setText(failure_words(fault))
        self.failure.show()

    def _show_parts(self, shown: bool) -> None:
        for part in (self.today, self.days, self.note):
            part.setVisible(shown)

    def _make_today(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 8)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(0)
        grid.addWidget(make_label("strong", "Hari ini"), 0, 0, 1, len(self.figures))
        for place, (name, label) in enumerate(zip(texts.PACE_COLUMNS, self.figures, strict=True)):
            grid.addWidget(label, 1, place)
            words = make_label("quiet", name, wrap=True)
            words.setAlignment(Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, 2, place)
            grid.setColumnStretch(place, 1)
        return holder
