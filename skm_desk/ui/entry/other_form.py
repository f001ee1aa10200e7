"""OtherForm: shows the form that has a sheet number already, to be read and no more."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.ui.entry import typing_words as texts
from skm_desk.ui.entry.form_view import FormView
from skm_desk.ui.shared.dialogs import Dialog
from skm_desk.ui.shared.labels import make_button, make_label
from skm_desk.ui.shared.messages import CLOSE
from skm_desk.use_cases.correct_responden import FoundForm

_USUAL = QSize(1240, 716)
_ROOM = QSize(48, 24)  # between the dialog and the edges of its window


class OtherForm(Dialog):
    """Enter or Escape leads back to the form that is being typed."""

    def __init__(self, parent: QWidget, kuesioner: Kuesioner, found: FoundForm) -> None:
        super().__init__(parent, texts.OTHER_FORM)
        self.view = FormView()
        self.view.set_readable_only()
        self.view.take_form(kuesioner, found.sheet.fields)
        self.view.show_sheet(found.sheet)
        self.view.show_hint(texts.other_hint(found.form))
        self.close_button = make_button(CLOSE, "Kembali ke lembar yang sedang diketik", main=True)
        self.close_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(make_label("quiet", texts.OTHER_ADVICE))
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(make_label("section", texts.other_title(found.form)))
        column.addWidget(self.view, 1)
        column.addLayout(buttons)
        self.take_buttons(self.close_button)
        self.resize(_USUAL.boundedTo(parent.window().size() - _ROOM))
