"""FilterRow: the field to search in, and what the list may be narrowed down to."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from skm_desk import palette
from skm_desk.domain.saran import SaranKind
from skm_desk.domain.saran_list import SaranFilter, Standing
from skm_desk.ui.shared.icons import draw_sign
from skm_desk.ui.staff.saran import saran_words as texts
from skm_desk.ui.staff.saran.option_chooser import OptionChooser
from skm_desk.use_cases.manage_saran import SaranView

TYPING_MS = 250  # after the last letter the list is read
_LONGEST_SEARCH = 100
_NARROWEST = 200


class FilterRow(QWidget):
    """`changed` tells that another list is `asked` for. `period` stands in the head of the page."""

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
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self.changed)
        self.search.textEdited.connect(lambda _text: self._typing.start())
        self.search.returnPressed.connect(self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.search, 1)
        for chooser in (self.kind, self.unsur, self.channel, self.standing):
            row.addWidget(chooser)
        for chooser in (self.period, self.kind, self.unsur, self.channel, self.standing):
            chooser.picked.connect(self._tell)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self._lead_to_search)

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

    def clear(self, period: str | None) -> None:
        """Ask for all saran of a period, or of all periods."""
        self.search.clear()
        self.kind.choose(None)
        self.unsur.choose(None)
        self.channel.choose(None)
        self.standing.choose(Standing.ALL)
        self.period.choose(period)
        self._tell()

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
