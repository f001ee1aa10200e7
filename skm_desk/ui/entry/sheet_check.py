"""SheetCheck: holds a sheet against the rules of a form, and its number against the file."""

from collections.abc import Callable

from skm_desk.domain.asking import SurveyDays
from skm_desk.domain.batch import Batch
from skm_desk.domain.doubts import doubts_to_ask
from skm_desk.domain.errors import (
    DateInFuture,
    DateOutsidePeriod,
    FormUnknown,
    LembarTaken,
    TextTooLong,
    UnknownChoice,
    UsiaOutOfRange,
)
from skm_desk.domain.filling import USIA
from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.domain.period import Period
from skm_desk.domain.responden import Responden, canonical_lembar, check_responden
from skm_desk.domain.sheet import LEMBAR, TANGGAL, Sheet, form_of
from skm_desk.ui.shared.context import Context
from skm_desk.use_cases.correct_responden import FoundForm, find_form
from skm_desk.use_cases.desk import Desk


class SheetCheck:
    """The rules are the same as in `key_paper.save_sheet`, asked without waiting for the file.

    `other` is the form that has the number of the present sheet already, as far as is known.
    """

    def __init__(
        self, context: Context, kuesioner: Kuesioner, period: Period, batch: Batch
    ) -> None:
        self._context = context
        self._kuesioner = kuesioner
        self._period = period
        self._officer = batch.officer
        self._looked = ("", "")  # the sheet and the number that were looked for last
        self.other: FoundForm | None = None

    @property
    def days(self) -> SurveyDays:
        """The days that may stand on a paper of this stack."""
        return SurveyDays(self._period.mulai, self._period.selesai, self._context.now().date())

    def checked_form(self, sheet: Sheet) -> Responden:
        """Return the form that a sheet stands for; raise the RespondenError of the first rule that
        it breaks."""
        form = form_of(sheet, self._context.desk.origin.pc, self._officer)
        check_responden(form, self._kuesioner, self._period)
        if self.other is not None and self.other.form.lembar == form.lembar:
            raise LembarTaken(form.lembar or "", self._period.kode)
        doubts_to_ask(form, self._context.now().date())
        return form

    def look_for_other(self, sheet: Sheet, tell: Callable[[FoundForm], None]) -> None:
        """Look beside the window for a form with the number of a sheet; `tell` if there is one."""
        lembar = canonical_lembar(sheet.values.get(LEMBAR, "")) or ""
        wanted = (sheet.id, lembar)
        if wanted == self._looked:
            return
        self._looked = wanted
        self.other = None
        if not lembar:
            return
        desk, kode = self._context.desk, self._period.kode

        def take(found: FoundForm | None) -> None:
            if found is not None and self._looked == wanted and found.form.id != sheet.id:
                self.other = found
                tell(found)

        self._context.tasks.run(lambda: find_other(desk, kode, lembar), take, lambda _: None)


def find_other(desk: Desk, kode: str, lembar: str) -> FoundForm | None:
    """Return the form of a sheet number in a period, or None."""
    try:
        return desk.look(find_form, kode, lembar)
    except FormUnknown:
        return None


def faulty_field(fault: Exception) -> str | None:
    """Return the field that breaks a rule, or None where no one field does."""
    match fault:
        case LembarTaken():
            return LEMBAR
        case DateInFuture() | DateOutsidePeriod():
            return TANGGAL
        case UsiaOutOfRange():
            return USIA
        case UnknownChoice(field=name) | TextTooLong(field=name):
            return name
        case _:
            return None
