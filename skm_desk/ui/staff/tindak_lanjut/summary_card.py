"""SummaryCard: how much of the plan is done, and which of the weakest unsur have none."""

from skm_desk.ui.shared.labels import Card, make_label
from skm_desk.ui.shared.meter import Meter
from skm_desk.ui.staff.tindak_lanjut import words as texts
from skm_desk.use_cases.plan_tindak_lanjut import PlanView

_THICK = 12


class SummaryCard(Card):
    """Stands above the list."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Ringkasan rencana")
        self.figure = make_label("section", wrap=True)
        self.meter = Meter(_THICK)
        self.share = make_label("note", wrap=True)
        self.unplanned = make_label("warn", wrap=True)
        self.body.setSpacing(6)
        for part in (self.figure, self.meter, self.share, self.unplanned):
            self.body.addWidget(part)

    def show_view(self, view: PlanView) -> None:
        """Show a plan."""
        words = texts.done_words(view) if view.plan else texts.NOTHING_PLANNED
        self.figure.setText(words)
        self.meter.setAccessibleName(words)
        self.meter.setRange(0, max(view.share.planned, 1))
        self.meter.setValue(view.share.done)
        self.share.setText(texts.share_words(view))
        self.unplanned.setText(texts.unplanned_words(view))
        self.unplanned.setVisible(bool(view.unplanned))
