"""EmptyResults: what stands on a page of results of an office that has no period yet."""

from skm_desk.ui.shared.empty_card import EmptyCard
from skm_desk.ui.shared.labels import make_button
from skm_desk.ui.staff.results_words import NO_PERIOD


class EmptyResults(EmptyCard):
    """A sentence, and the button that makes the first period."""

    def __init__(self) -> None:
        make = make_button("Buat periode", "Buat periode survei", "add", main=True)
        super().__init__(NO_PERIOD, make)
        self.make = make
