"""TakeBackDialog: asks why an import is taken back, and by whom, before it is."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from skm_desk.domain.errors import OfficerMissing, ReasonMissing
from skm_desk.ui.shared.labels import make_label
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.exchange import known_words as texts
from skm_desk.ui.staff.waiting_form import WaitingForm, make_field, make_grid
from skm_desk.use_cases.correct_responden import LONGEST_REASON
from skm_desk.use_cases.manage_imports import ImportRow, take_back_import

_LONGEST_OFFICER = 60


class TakeBackDialog(WaitingForm):
    """`done` is called with the import as it was once it is taken back."""

    def __init__(
        self,
        deeds: Deeds,
        parent: QWidget,
        kode: str,
        row: ImportRow,
        done: Callable[[ImportRow], None],
    ) -> None:
        title = texts.ASK_TITLE.format(number=row.number)
        super().__init__(deeds, parent, title, texts.ASK_VERB, texts.ASK_VERB_MEANING, grave=True)
        self._kode = kode
        self._row = row
        self._done = done
        self.officer = make_field(texts.OFFICER, texts.OFFICER_MEANING)
        self.officer.setMaxLength(_LONGEST_OFFICER)
        self.reason = make_field(texts.REASON, texts.REASON_MEANING)
        self.reason.setMaxLength(LONGEST_REASON)
        self.body.addWidget(make_label("strong", texts.asked_line(row), wrap=True))
        self.body.addWidget(make_label("body", texts.ASK_WHY, wrap=True))
        self.body.addLayout(make_grid(self.officer, self.reason))
        self.officer.setFocus()

    def try_accept(self) -> None:
        officer, reason = self.officer.text().strip(), self.reason.text().strip()
        if not officer:
            self.refuse(failure_words(OfficerMissing(officer)), self.officer)
            return
        if not reason:
            self.refuse(failure_words(ReasonMissing()), self.reason)
            return
        desk, kode, number = self._deeds.desk, self._kode, self._row.number
        self.run(lambda: desk.do(take_back_import, kode, number, reason, officer), self._close)

    def _close(self, row: ImportRow) -> None:
        self.accept()
        self._done(row)
