"""LargeDialog: one chart as large as the screen allows, as it is copied and saved."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from skm_desk.charts.heading import Heading
from skm_desk.ui.shared.announce import announce
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.dialogs import Dialog
from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.ui.shared.messages import CLOSE, failure_words
from skm_desk.ui.staff.charts_page import words
from skm_desk.ui.staff.charts_page.chart_deeds import ChartDeeds
from skm_desk.ui.staff.charts_page.chart_picture import ChartPicture
from skm_desk.ui.staff.charts_page.drawing import Room, draw_large
from skm_desk.use_cases.view_charts import ChartView

_OF_SCREEN = 0.9
_AROUND = 24


class LargeDialog(Dialog):
    """Closed by Escape or its button; it deletes itself then."""

    def __init__(
        self, context: Context, parent: QWidget, chart: ChartView, heading: Heading, name: str
    ) -> None:
        super().__init__(parent, heading.title)
        self._tasks = context.tasks
        self._chart, self._heading = chart, heading
        self.picture = ChartPicture()
        self.picture.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.picture.setAccessibleName(f"Grafik {heading.title}")
        self.picture.setAccessibleDescription(heading.finding)
        self.finding = make_label("body", heading.finding, wrap=True)
        title = heading.title
        self.copy_button = make_button("Salin", words.COPY_MEANING.format(title=title), "copy")
        self.save_button = make_button("Simpan", words.SAVE_MEANING.format(title=title), "save")
        self.close_button = make_button(CLOSE, "Kembali ke halaman Grafik", main=True)
        self.told = make_label("body", wrap=True)
        self.told.setMinimumHeight(self.told.fontMetrics().height())  # nothing moves when it comes
        self._deeds = ChartDeeds(context.tasks, self)
        self._deeds.done.connect(self._tell)
        self._deeds.failed.connect(self._tell)
        self.copy_button.clicked.connect(lambda: self._deeds.copy(chart, heading))
        self.save_button.clicked.connect(lambda: self._deeds.save(chart, heading, name))
        self.close_button.clicked.connect(self.reject)
        self._lay_out()
        self.take_buttons(self.close_button)
        self.resize(self.screen().availableGeometry().size() * _OF_SCREEN)

    def showEvent(self, event: QShowEvent) -> None:
        """Have the picture drawn for the room that it has."""
        super().showEvent(event)
        chart, heading = self._chart, self._heading
        room = Room(self.picture.width(), self.picture.height(), self.picture.devicePixelRatioF())
        self._tasks.run(lambda: draw_large(chart, heading, room), self._show, self._fail)

    def _show(self, image: QImage) -> None:
        if isValid(self):
            self.picture.show_image(image)

    def _fail(self, fault: Exception) -> None:
        if isValid(self):
            self._tell(failure_words(fault))

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        announce(self.told)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        said = QVBoxLayout()
        said.setSpacing(4)
        said.addWidget(self.finding)
        said.addWidget(self.told)
        row.addLayout(said, 1)
        for button in (self.copy_button, self.save_button, self.close_button):
            row.addWidget(button)
        card = Card()
        card.body.setContentsMargins(_AROUND, _AROUND, _AROUND, _AROUND)
        card.body.addWidget(self.picture)
        column = QVBoxLayout(self)
        column.setContentsMargins(_AROUND, _AROUND, _AROUND, 16)
        column.setSpacing(16)
        column.addWidget(card, 1)
        column.addLayout(row)
