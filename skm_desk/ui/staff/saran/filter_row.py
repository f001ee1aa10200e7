"""FilterRow: the field to search in, and what the list may be narrowed down to."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from skm_desk import palette
from skm_desk.domain.saran import SaranKind
from skm_desk.domain.saran_list import SaranFilter, Standing
from skm_desk.ui.shared.icons import draw_sign
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.shared.timers import ring_once
from skm_desk.ui.staff.option_chooser import OptionChooser
from skm_desk.ui.staff.saran import saran_words as texts
from skm_desk.use_cases.manage_saran import SaranView

TYPING_MS = 250  # after the last letter the list is read
_LONGEST_SEARCH = 100
_NARROWEST = 200
_SPACE = 12


class FilterRow(SafeOverrides, QWidget):
    """`changed` tells that another list is `asked` for. `period` stands in the head of the page.

    On a narrow page the last two choosers stand in a second row.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = _search_field()
        self.period = OptionChooser("Periode", "Pilih periode yang sarannya ditampilkan")
        self.kind = OptionChooser("Jenis", "Tampilkan hanya saran dengan jenis ini")
        self.unsur = OptionChooser("Unsur", "Tampilkan hanya saran tentang unsur ini")
        self.channel = OptionChooser(
            "Saluran", "Tampilkan hanya saran yang datang lewat saluran ini"
        )
        self.standing = OptionChooser("Keadaan", "Tampilkan hanya saran dengan keadaan ini")
        self.kind.show_options(texts.kind_options(), None)
        self.unsur.show_options(texts.unsur_options((), None), None)
        self.channel.show_options(texts.channel_options(), None)
        self.standing.show_options(texts.standing_options(), Standing.ALL)
        self._typing = ring_once(self, TYPING_MS, self.changed)
        self.search.textEdited.connect(lambda _text: self._typing.start())
        self.search.returnPressed.connect(self._tell)
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        for row in (self._first, self._second):
            row.setSpacing(_SPACE)
            rows.addLayout(row)
        self._first.addWidget(self.search, 1)
        for chooser in (self.kind, self.unsur, self.channel, self.standing):
            self._first.addWidget(chooser)
        self._second.addStretch(1)
        self._is_narrow = False
        for chooser in (self.period, self.kind, self.unsur, self.channel, self.standing):
            chooser.picked.connect(self._tell)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self._lead_to_search)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the two rows, so that the page may become that narrow."""
        return QSize(self._width_of(self.kind, self.unsur), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the choosers in one row or in two."""
        super().resizeEvent(event)
        self._arrange()

    @property
    def asked(self) -> SaranFilter:
        """What the list is narrowed down to."""
        period, kind = self.period.value, self.kind.value
        unsur, channel, standing = self.unsur.value, self.channel.value, self.standing.value
        return SaranFilter(
            period if isinstance(period, str) else None,
            self.search.text(),
            kind if isinstance(kind, SaranKind) else None,
            unsur if isinstance(unsur, str) else None,
            channel if isinstance(channel, str) else None,
            standing if isinstance(standing, Standing) else Standing.ALL,
        )

    def show_view(self, view: SaranView) -> None:
        """Offer the periods and unsur of a list that is as `asked`."""
        self.period.show_options(texts.period_options(view.periods), view.asked.period)
        unsur = texts.unsur_options(view.unsur_list, view.asked.unsur)
        self.unsur.show_options(unsur, view.asked.unsur)
        self._arrange()

    def clear(self, period: str | None) -> None:
        """Ask for all saran of a period, or of all periods."""
        self.search.clear()
        self.kind.choose(None)
        self.unsur.choose(None)
        self.channel.choose(None)
        self.standing.choose(Standing.ALL)
        self.period.choose(period)
        self._tell()

    def _width_of(self, *choosers: QWidget) -> int:
        """Return how wide a row of the field and these must be."""
        return _NARROWEST + sum(_SPACE + chooser.minimumWidth() for chooser in choosers)

    def _arrange(self) -> None:
        needed = self._width_of(self.kind, self.unsur, self.channel, self.standing)
        narrow = needed > self.width()
        if narrow is self._is_narrow:
            return
        self._is_narrow = narrow
        for place, chooser in enumerate((self.channel, self.standing)):
            (self._first if narrow else self._second).removeWidget(chooser)
            if narrow:
                self._second.insertWidget(place, chooser)
            else:
                self._first.addWidget(chooser)

    def _tell(self) -> None:
        self._typing.stop()
        self.changed.emit()

    def _lead_to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()


def _search_field() -> QLineEdit:
    field = QLineEdit()
    field.setMaxLength(_LONGEST_SEARCH)
    field.setMinimumWidth(_NARROWEST)
    field.setPlaceholderText("Cari kata dalam saran")
    field.setAccessibleName("Cari")
    meaning = "Tampilkan saran yang memuat semua kata ini (Ctrl+F)"
    field.setAccessibleDescription(meaning)
    field.setToolTip(meaning)
    sign = QIcon(draw_sign("find", palette.MUTE, 20, 2.0))
    field.addAction(sign, QLineEdit.ActionPosition.LeadingPosition)
    return field
