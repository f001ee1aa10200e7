"""Planning: carries out what a person decides about an RTL, and offers to undo it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from skm_desk.domain.tindak_lanjut import Rtl
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.notice import Notice, Step
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.tindak_lanjut import words as texts
from skm_desk.use_cases import plan_tindak_lanjut as deed


class Planning(QObject):
    """`refused` carries the id of an action, the name of a text, and why it is not kept;
    `taken_back` the id of one that is on the plan again."""

    refused = Signal(str, str, str)
    taken_back = Signal(str)

    def __init__(self, deeds: Deeds, notice: Notice, parent: QObject) -> None:
        super().__init__(parent)
        self._deeds = deeds
        self._notice = notice

    def set_unsur(self, before: Rtl, unsur: str | None) -> None:
        """Have an action serve an unsur, or none."""
        desk = self._deeds.desk
        if unsur != before.unsur:
            self._do(
                lambda: desk.do(deed.set_unsur, before.id, unsur),
                texts.UNSUR_CHANGED,
                lambda: desk.do(deed.set_unsur, before.id, before.unsur),
            )

    def set_done(self, before: Rtl, done: bool | None) -> None:
        """Report on an action."""
        desk = self._deeds.desk
        if done is not before.done:
            self._do(
                lambda: desk.do(deed.set_done, before.id, done),
                texts.done_told(done),
                lambda: desk.do(deed.set_done, before.id, before.done),
            )

    def set_triwulan(self, before: Rtl, triwulan: tuple[int, ...]) -> None:
        """Plan an action for these quarters; the ticks themselves undo it."""
        self._run(lambda: self._deeds.desk.do(deed.set_triwulan, before.id, triwulan))

    def move(self, rtl_id: str, step: int) -> None:
        """Move an action up (-1) or down (1) among those of its unsur."""
        self._run(lambda: self._deeds.desk.do(deed.move_rtl, rtl_id, step))

    def retire(self, rtl_id: str) -> None:
        """Take an action off the plan."""
        desk = self._deeds.desk
        self._do(
            lambda: desk.do(deed.retire_rtl, rtl_id),
            texts.RETIRED,
            lambda: desk.do(deed.take_back, rtl_id),
            then=lambda: self.taken_back.emit(rtl_id),
        )

    def write(self, rtl_id: str, name: str, text: str) -> None:
        """Keep a text of an action."""
        desk = self._deeds.desk
        self._deeds.run(
            lambda: desk.do(deed.write_text, rtl_id, name, text),
            done=lambda _: None,
            failed=lambda fault: self.refused.emit(rtl_id, name, failure_words(fault)),
        )

    def _run(self, work: Callable[[], object]) -> None:
        self._deeds.run(work, done=lambda _: None, failed=self._show_failure)

    def _do(
        self,
        work: Callable[[], object],
        told: str,
        undo: Callable[[], object],
        then: Callable[[], None] = lambda: None,
    ) -> None:
        """Do a deed, then offer to undo it; `then` is called when it was undone."""

        def take_back() -> None:
            self._notice.hide()
            self._deeds.run(undo, done=lambda _: then(), failed=self._show_failure)

        step = Step("Urungkan", texts.UNDO_MEANING, take_back)
        self._deeds.run(
            work, done=lambda _: self._notice.show_done(told, step), failed=self._show_failure
        )

    def _show_failure(self, fault: Exception) -> None:
        self._notice.show_failure(failure_words(fault))
