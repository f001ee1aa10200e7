"""LaporanPage: documents with their real pages before they are printed, their texts and photos."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

from skm_desk.domain.changes import Changes, Kind
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.messages import finding_words
from skm_desk.ui.shared.newest import Newest
from skm_desk.ui.shared.notice import Notice
from skm_desk.ui.shared.page_frame import PageFrame
from skm_desk.ui.shared.states import States
from skm_desk.ui.staff.deeds import Deeds
from skm_desk.ui.staff.documents import words
from skm_desk.ui.staff.documents.head_actions import PAPER, PHOTOS, TEXTS, HeadActions
from skm_desk.ui.staff.documents.leaving import Leaving
from skm_desk.ui.staff.documents.paper_deeds import PaperDeeds
from skm_desk.ui.staff.documents.photo_pane import PhotoPane
from skm_desk.ui.staff.documents.photo_words import page_line
from skm_desk.ui.staff.documents.preview_pane import PreviewPane
from skm_desk.ui.staff.documents.text_pane import TextPane
from skm_desk.ui.staff.long_job import LongJob
from skm_desk.use_cases.edit_texts import TextView, view_texts
from skm_desk.use_cases.preview_document import (
    Outlook,
    Preview,
    Subject,
    make_preview,
    view_outlook,
)

_NARROW = 720


class LaporanPage(PageFrame):
    """Three views of one subject: the document, the texts and the photos that it prints."""

    concerns = frozenset(Kind) - {Kind.BATCH, Kind.DIFFERENCE}

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Laporan")
        self._desk = context.desk
        self._outlook: Outlook | None = None
        self._is_making = False
        self._changed = False
        desk = context.desk
        self._newest: Newest[Subject | None, Outlook] = Newest(
            context.tasks,
            lambda wish: desk.look_proven(
                view_outlook, lambda rows: words.choose_subject(rows, wish)
            ),
            self._show,
            self._show_failure,
        )
        self._texts: Newest[Subject, TextView] = Newest(
            context.tasks,
            lambda subject: desk.look(view_texts, subject),
            self._show_texts,
            self._show_failure,
        )
        self.notice = Notice()
        self.set_notice(self.notice)
        self.job = LongJob(context, self.notice, self)
        self.job.busy_changed.connect(self._allow)
        self.job.stopped.connect(self._note_stopped)
        self.deeds = Deeds(context, self)
        self.deeds.idle.connect(self.refresh)
        self.paper_deeds = PaperDeeds(context, self.job, self.notice, self)
        self.pane = PreviewPane(context)
        self.kind = self.pane.paper.kind
        self.texts = TextPane(self.deeds, self.notice)
        self.photos = PhotoPane(context, self.notice)
        self.leaving = Leaving(self.deeds, lambda: self.texts.unsaved, self)
        self.head = HeadActions(self.photos.add_button)
        self.views, self.chooser = self.head.views, self.head.chooser
        self.show_button, self.save_button = self.head.show_button, self.head.save_button
        for part in self.head.parts:
            self.action_row.addWidget(part)
        self._connect()
        self._panes = (self.pane, self.texts, self.photos)
        self._states = States(*self._panes)
        self._states.hide()  # until it is known what there is to show
        self.content.addWidget(self._states, 1)

    @property
    def is_waiting(self) -> bool:
        """True while something that the page shows is on its way, or a change is being kept."""
        is_reading = not (self._newest.is_idle and self._texts.is_idle)
        return is_reading or self.deeds.is_busy or self.photos.is_waiting

    def refresh(self) -> None:
        """Read all of it again; what stands on the page stays until it is there."""
        self._newest.ask(self.chooser.subject)

    @Slot(object)
    def note_changes(self, changes: Changes) -> None:
        """Say that a document which is shown is older than the data."""
        super().note_changes(changes - {Kind.PHOTO})  # no figure follows from a photo
        if Kind.PHOTO in changes:
            self.photos.read_again()
        if changes & self.concerns and self.kind.concerns(changes):
            self._changed = True
            self.pane.mark_stale()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for every action in the head."""
        super().resizeEvent(event)
        self.chooser.keep_narrow(self.width() < _NARROW)

    def showEvent(self, event: QShowEvent) -> None:
        """Watch over the texts of this page from now on."""
        super().showEvent(event)
        self.leaving.watch(self.window())

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop making what nobody will see when the whole window goes."""
        super().hideEvent(event)
        if self._is_making and not self.window().isVisible():
            self.job.stop()

    def _connect(self) -> None:
        self.views.picked.connect(self._choose_view)
        self.kind.activated.connect(self._choose_kind)
        self.chooser.picked.connect(self._pick)
        self.show_button.clicked.connect(self._make)
        self.save_button.clicked.connect(self.texts.save)
        self.texts.unsaved_changed.connect(self._allow)
        self.photos.shown.connect(self._tell_line)
        self.photos.unread.connect(self._show_failure)
        self.photos.begun.connect(self.reveal)
        paper = self.pane.paper
        paper.save_button.clicked.connect(lambda: self._with_preview(self.paper_deeds.save))
        paper.open_button.clicked.connect(lambda: self._with_preview(self.paper_deeds.open))
        paper.print_button.clicked.connect(
            lambda: self._with_preview(lambda p: self.paper_deeds.print(p, self.pane.view.current))
        )

    @Slot(int)
    def _choose_view(self, place: int) -> None:
        self._states.show_state(self._panes[place])
        self._allow()
        self._tell_line()
        self._read_view()

    @Slot()
    def _choose_kind(self) -> None:
        self._tell_state(keep=False)
        self._allow()

    @Slot(object)
    def _pick(self, subject: Subject) -> None:
        self._newest.ask(subject)

    def _show(self, wish: Subject | None, outlook: Outlook) -> None:
        chosen = self.chooser.subject
        if wish is not None and chosen != wish:
            return  # the person went on to another one meanwhile, which comes next
        self.notice.end_unread()
        self._outlook = outlook
        self.chooser.show_rows(outlook.rows, outlook.subject)
        self.set_made_up(outlook.made_up)
        self._states.show()
        if outlook.subject is None:
            self.views.choose(PAPER)
            self._states.show_state(self.pane)
        self._tell_state(keep=True)
        self._allow()
        self._tell_line()
        self._read_view()

    def _show_texts(self, subject: Subject, view: TextView) -> None:
        if self.deeds.is_busy or subject != self.chooser.subject:
            return  # older than what the person sees; it is read again
        self.notice.end_unread()
        self.texts.show_texts(view)
        self._tell_line()

    def _show_failure(self, fault: Exception) -> None:
        self.notice.show_unread(fault, self.refresh)
        if self._outlook is not None:
            self.chooser.show_rows(self._outlook.rows, self._outlook.subject)

    def _read_view(self) -> None:
        subject = self.chooser.subject
        if subject is not None and self.views.chosen == TEXTS:
            self._texts.ask(subject)
        elif subject is not None and self.views.chosen == PHOTOS:
            self.photos.show_subject(subject)

    def _tell_state(self, keep: bool) -> None:
        """Say what there is to look at; with `keep`, a document of the same subject stays."""
        outlook = self._outlook
        if outlook is None:
            return
        held = outlook.findings if self.kind.needs_jawaban else ()
        self.pane.findings.show_words(finding_words(held))
        preview = self.pane.preview
        if keep and preview is not None and preview.subject == outlook.subject:
            return
        self.pane.side.setVisible(outlook.subject is not None)
        missing = words.missing_steps(outlook.missing)
        if outlook.subject is None:
            self.pane.show_nothing(words.NO_PERIOD, (*words.NO_PERIOD_STEPS, *missing))
        elif not outlook.responden and self.kind.needs_jawaban:
            sentence = words.NO_JAWABAN.format(subject=outlook.subject.words)
            self.pane.show_nothing(sentence, (*words.NO_JAWABAN_STEPS, *missing))
        else:
            title, subject = self.kind.currentText(), outlook.subject.words
            self.pane.show_nothing(words.INVITATION.format(title=title, subject=subject))

    def _tell_line(self) -> None:
        if self._outlook is None or self._outlook.subject is None:
            self.set_line("")
        elif self.views.chosen == PHOTOS:
            view = self.photos.view
            known = view is not None and view.subject == self._outlook.subject
            self.set_line(page_line(view) if view is not None and known else "")
        elif self.views.chosen == TEXTS:
            latest = self._outlook.periods[-1].kode
            self.set_line(words.texts_line(latest, self._outlook.subject.year is not None))
        else:
            self.set_line(words.shown_line(self._outlook))

    @Slot()
    def _make(self) -> None:
        subject = self.chooser.subject
        if subject is None or self.job.is_busy:
            return
        desk, kind = self._desk, self.kind.kode
        self._changed = False
        self._is_making = True
        self.job.run(
            words.MAKING.format(title=self.kind.currentText(), subject=subject.words),
            lambda tell: make_preview(desk, kind, subject, tell),
            self._finish,
            "Hentikan pembuatan dokumen; tidak ada yang disimpan",
        )

    def _finish(self, preview: Preview) -> None:
        self._is_making = False
        self.notice.hide()
        self.pane.show_preview(preview)
        if self._changed:
            self.pane.mark_stale()
        if self.views.chosen == PAPER and self.isVisible():
            self.pane.view.setFocus()

    @Slot()
    def _note_stopped(self) -> None:
        self._is_making = False
        if self.show_button.isVisible():
            self.show_button.setFocus()

    @Slot()
    def _allow(self) -> None:
        """Offer what can be done now."""
        outlook, busy = self._outlook, self.job.is_busy
        has_subject = outlook is not None and outlook.subject is not None
        can_make = outlook is not None and (outlook.responden > 0 or not self.kind.needs_jawaban)
        self.head.show_view(self.views.chosen if has_subject else None)
        self.head.allow(can_make, busy, bool(self.texts.unsaved))
        self.kind.setEnabled(not busy)

    def _with_preview(self, deed: Callable[[Preview], None]) -> None:
        if self.pane.preview is not None:
            deed(self.pane.preview)
