"""Sheets: the texts that are open in the editor, each with its own undo, kept until saved."""

from collections.abc import Sequence

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout

from skm_desk.ui.shared.theme import make_font
from skm_desk.ui.staff.documents.mark_painter import MarkPainter
from skm_desk.use_cases.edit_texts import SectionText, TextView


class Sheet:
    """One text of one period: the section as it is kept, and the document that is edited."""

    def __init__(self, period: str, section: SectionText, known: Sequence[str]) -> None:
        self.period = period
        self.section = section
        self.document = QTextDocument()
        self.document.setDocumentLayout(QPlainTextDocumentLayout(self.document))
        self.document.setDefaultFont(make_font("body"))
        self.painter = MarkPainter(self.document, known)
        self._load()

    @property
    def text(self) -> str:
        """What stands in the editor."""
        return self.document.toPlainText()

    @property
    def is_unsaved(self) -> bool:
        """True while the text is not the one that is kept; an empty one is the standard text."""
        return (self.text.strip() or self.section.standard) != self.section.text

    def take(self, section: SectionText, known: Sequence[str]) -> None:
        """Take what is kept now; a text that is being changed stays as it is typed."""
        was_unsaved = self.is_unsaved
        changed = section.text != self.section.text
        self.section = section
        self.painter.show_known(known)
        if changed and not was_unsaved:
            self._load()

    def note_saved(self, own: str) -> None:
        """Take what was kept; an empty text becomes the standard one that is printed instead."""
        kept = self.section
        self.section = SectionText(kept.name, kept.title, kept.place, kept.standard, own)
        if not self.text.strip():
            self._load()

    def _load(self) -> None:
        self.document.setPlainText(self.section.text)


class Sheets:
    """The sheets of every period that was looked at."""

    def __init__(self) -> None:
        self._sheets: dict[tuple[str, str], Sheet] = {}

    def take(self, view: TextView) -> tuple[Sheet, ...]:
        """Return the sheets of a laporan, as they are kept now and where changed as typed."""
        known = [filler.name for filler in view.fillers]
        found = []
        for section in view.sections:
            key = (view.period, section.name)
            if key in self._sheets:
                self._sheets[key].take(section, known)
            else:
                self._sheets[key] = Sheet(view.period, section, known)
            found.append(self._sheets[key])
        return tuple(found)

    @property
    def unsaved(self) -> tuple[Sheet, ...]:
        """The sheets whose text is not kept yet, of all periods."""
        return tuple(sheet for sheet in self._sheets.values() if sheet.is_unsaved)
