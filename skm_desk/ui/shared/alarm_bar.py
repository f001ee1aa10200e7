"""AlarmBar: stands above every page while the data file cannot be trusted."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from skm_desk import palette
from skm_desk.ui.shared.announce import announce
from skm_desk.ui.shared.icons import draw_sign
from skm_desk.ui.shared.labels import make_button, make_label
from skm_desk.ui.shared.notice import Step
from skm_desk.ui.shared.page_frame import SIDE

_SIGN = 24


class AlarmBar(QFrame):
    """Hidden until there is an alarm; only its end hides it, no button closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("alarm")
        sign = QLabel()
        sign.setFixedSize(_SIGN, _SIGN)
        sign.setPixmap(draw_sign("warn", palette.WARN, _SIGN, self.devicePixelRatioF()))
        self._words = make_label("warn", wrap=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SIDE, 12, SIDE, 12)
        self._row.setSpacing(12)
        self._row.addWidget(sign)
        self._row.addWidget(self._words, 1)
        self.buttons: list[QWidget] = []
        self.hide()

    @property
    def words(self) -> str:
        """What the bar says, empty while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def show_alarm(self, sentence: str, steps: Sequence[Step]) -> None:
        """Tell in one sentence what is wrong, with a button for each thing that can be done."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        for step in steps:
            button = make_button(step.verb, step.meaning)
            button.clicked.connect(step.act)
            self._row.addWidget(button)
            self.buttons.append(button)
        self.show()
        announce(self)
