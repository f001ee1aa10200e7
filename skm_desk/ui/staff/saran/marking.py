"""Marking: carries out what a person decides about a saran, and offers to undo it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from skm_desk.domain.saran import SaranKind
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.notice import Notice, Step
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.saran import saran_words as texts
from skm_desk.use_cases import manage_saran


class Marking(QObject):
    """Each deed is undone by the same deed with what was there before.

    `note_failed` tells that a note could not be kept.
    """

    note_failed = Signal()

    def __init__(self, deeds: Deeds, notice: Notice, parent: QObject) -> None:
        super().__init__(parent)
        self._deeds = deeds
        self._notice = notice

    def set_kind(self, key: str, before: SaranKind, kind: SaranKind) -> None:
        """Mark a saran as of this kind."""
        if kind is before:
            return
        desk = self._deeds.desk
        self._do(
            lambda: desk.do(manage_saran.set_kind, key, kind),
            texts.kind_told(kind),
            lambda: desk.do(manage_saran.set_kind, key, before),
        )

    def set_unsur(self, key: str, before: str, unsur: str) -> None:
        """Tie a saran to an unsur, "" to none."""
        if unsur == before:
            return
        desk = self._deeds.desk
        self._do(
            lambda: desk.do(manage_saran.set_unsur, key, unsur),
            texts.unsur_told(unsur),
            lambda: desk.do(manage_saran.set_unsur, key, before),
        )

    def set_quoted(self, key: str, quoted: bool) -> None:
        """Have the laporan quote a saran, or not."""
        desk = self._deeds.desk
        self._do(
            lambda: desk.do(manage_saran.set_quoted, key, quoted),
            texts.quoted_told(quoted),
            lambda: desk.do(manage_saran.set_quoted, key, not quoted),
        )

    def set_quote(self, key: str, before: str, quote: str) -> None:
        """Have the laporan print this of a saran, "" for all of it."""
        desk = self._deeds.desk
        self._do(
            lambda: desk.do(manage_saran.set_quote, key, quote),
            texts.quote_told(quote),
            lambda: desk.do(manage_saran.set_quote, key, before),
        )

    def take_back(self, key: str, reason: str) -> None:
        """Let a void saran count again."""
        desk = self._deeds.desk
        self._do(
            lambda: desk.do(manage_saran.take_back, key),
            texts.TAKEN_BACK,
            lambda: desk.do(manage_saran.void_saran, key, reason),
        )

    def note(self, key: str, done: str) -> None:
        """Keep what the office did about a saran."""
        desk = self._deeds.desk
        self._deeds.run(
            lambda: desk.do(manage_saran.note_done, key, done),
            done=lambda _: None,
            failed=self._refuse_note,
        )

    def tell_voided(self, key: str) -> None:
        """Tell that a saran is void, and offer to take it back."""
        desk = self._deeds.desk
        self._offer_undo(texts.VOIDED, lambda: desk.do(manage_saran.take_back, key))

    def _do(self, deed: Callable[[], object], told: str, undo: Callable[[], object]) -> None:
        self._deeds.run(
            deed, done=lambda _: self._offer_undo(told, undo), failed=self._show_failure
        )

    def _offer_undo(self, told: str, undo: Callable[[], object]) -> None:
        def take_back() -> None:
            self._notice.hide()
            self._deeds.run(undo, done=lambda _: None, failed=self._show_failure)

        self._notice.show_done(told, Step("Urungkan", "Kembalikan seperti sebelumnya", take_back))

    def _show_failure(self, fault: Exception) -> None:
        self._notice.show_failure(failure_words(fault))

    def _refuse_note(self, fault: Exception) -> None:
        self._show_failure(fault)
        self.note_failed.emit()
