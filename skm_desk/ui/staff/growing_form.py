"""GrowingForm: a dialog as high as what it says."""

from PySide6.QtWidgets import QLineEdit

from skm_desk.ui.staff.waiting_form import WaitingForm


class GrowingForm(WaitingForm):
    """Gets higher when a sentence comes that needs room."""

    def refuse(self, sentence: str, field: QLineEdit | None) -> None:
        """Say why the deed is not done, with room for all of the sentence."""
        super().refuse(sentence, field)
        self.fit_height()

    def fit_height(self, may_shrink: bool = False) -> None:
        """Take the height that the dialog needs now, at the width that it has."""
        layout = self.layout()
        if layout is None or not self.isVisible():
            return
        layout.activate()
        needed = layout.totalHeightForWidth(self.width())
        if needed > self.height() or may_shrink:
            self.resize(self.width(), needed)
