"""ChartCard: one chart, what it counts, what it shows, and what may be done with it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout

from skm_desk.charts.heading import Heading
from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.ui.staff.charts_page import words
from skm_desk.ui.staff.charts_page.chart_picture import ChartPicture
from skm_desk.ui.staff.charts_page.drawing import USUAL_HEIGHT, Room, picture_height
from skm_desk.use_cases.view_charts import ChartView

_PADDING = 16
_FOOT = 58  # three lines of a finding


class ChartCard(Card):
    """Keeps what it shows until the next picture is there.

    `opened`, `copied` and `saved` carry the card and tell what a person wants of it, `resized`
    tells that its picture has another room. `drawn` is the chart of the picture and the room
    that it was drawn for; `chart`, `heading` and `file_name` belong to what is shown.
    """

    opened = Signal(object)
    copied = Signal(object)
    saved = Signal(object)
    resized = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.chart: ChartView | None = None
        self.heading: Heading | None = None
        self.file_name = ""
        self.drawn: tuple[ChartView, Room] | None = None
        self.setAccessibleName(title)
        self.body.setContentsMargins(_PADDING, 16, _PADDING, 12)
        self._title = make_label("section", title)
        self.line = make_label("note", wrap=True)
        self.picture = ChartPicture()
        self.picture.setFixedHeight(USUAL_HEIGHT)
        self.picture.setAccessibleName(f"Grafik {title}")
        self.picture.setAccessibleDescription(words.DRAWING)
        self.picture.setCursor(Qt.CursorShape.PointingHandCursor)
        self.finding = make_label("note", wrap=True)
        self.finding.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.copy_button = make_button("Salin", words.COPY_MEANING.format(title=title), "copy")
        self.save_button = make_button("Simpan", words.SAVE_MEANING.format(title=title), "save")
        self._lay_out()
        self.picture.clicked.connect(self._open)
        self.picture.resized.connect(self.resized)
        self.copy_button.clicked.connect(lambda: self.copied.emit(self))
        self.save_button.clicked.connect(lambda: self.saved.emit(self))
        self._allow(False)

    def room_for(self, chart: ChartView | None) -> Room:
        """Return the room for the picture of a chart here; None is one not known yet."""
        ratio = self.picture.devicePixelRatioF()
        return Room(self.picture.width(), picture_height(chart), ratio)

    def shows(self, chart: ChartView) -> bool:
        """Return whether the picture of this chart is there already, drawn for the room it has."""
        return self.drawn == (chart, self.room_for(chart))

    def show_picture(self, chart: ChartView, room: Room, image: QImage) -> None:
        """Show the picture of a chart; `tell` its words at the same time."""
        self.drawn = (chart, room)
        self.picture.setFixedHeight(room.height)
        self.picture.show_image(image)

    def tell(self, chart: ChartView, heading: Heading, line: str, file_name: str) -> None:
        """Say what the picture shows: `line` above it, the finding of `heading` below."""
        self.chart, self.heading, self.file_name = chart, heading, file_name
        self._title.setText(heading.title)
        self.line.setText(line)
        self.finding.setText(heading.finding)
        self.picture.setAccessibleDescription(f"{heading.finding} {words.LARGE_MEANING}")
        self.picture.setToolTip(words.LARGE_MEANING)
        self._allow(True)

    @Slot()
    def _open(self) -> None:
        if self.chart is not None:
            self.opened.emit(self)

    def _allow(self, allowed: bool) -> None:
        for button in (self.copy_button, self.save_button):
            button.setEnabled(allowed)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.finding, 1, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignTop)
        self.finding.setMinimumHeight(_FOOT)
        self.body.addWidget(self._title)
        self.body.addWidget(self.line)
        self.body.addSpacing(8)
        self.body.addWidget(self.picture)
        self.body.addStretch(1)
        self.body.addSpacing(8)
        self.body.addLayout(foot)
