"""The three cards above the rows: IKM, responden, and what needs attention."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from skm_desk import palette
from skm_desk.domain.result import Mutu, SkmResult
from skm_desk.ui.shared.arranged import Arranged
from skm_desk.ui.shared.labels import Card, make_label
from skm_desk.ui.shared.meter import Meter
from skm_desk.ui.shared.theme import make_font
from skm_desk.ui.staff.results_words import (
    attention,
    bobot_note,
    ikm_figure,
    mutu_words,
    progress_words,
)

_BADGE = 36
_BADGE_EDGE = 4
_BADGE_CORNER = 8
_PERMILLE = 1000
_CARD_HEIGHT = 174  # with and without data alike: nothing jumps when another period is chosen
_NARROW = 680
_THICK = 12


class CardRow(Arranged):
    """The three cards side by side; on a narrow page the third stands below the two others."""

    def __init__(self, ikm: Card, responden: Card, attention: Card) -> None:
        super().__init__(_NARROW)
        self._cards = (ikm, responden, attention)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16)
        for card in self._cards:
            card.setMinimumHeight(_CARD_HEIGHT)
        self.arrange(False)

    def arrange(self, narrow: bool) -> None:
        """Put the third card beside the others, or below them."""
        ikm, responden, attention = self._cards
        for card in self._cards:
            self._grid.removeWidget(card)
        self._grid.addWidget(ikm, 0, 0)
        self._grid.addWidget(responden, 0, 1)
        if narrow:
            self._grid.addWidget(attention, 1, 0, 1, 2)
        else:
            self._grid.addWidget(attention, 0, 2)
        for column, share in enumerate((10, 12, 0 if narrow else 12)):
            self._grid.setColumnStretch(column, share)


class MutuBadge(QWidget):
    """The letter of a mutu in a frame of its colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mutu: Mutu | None = None
        self.setFixedSize(_BADGE, _BADGE)

    def show_mutu(self, mutu: Mutu | None) -> None:
        """Show a mutu, or nothing."""
        self.mutu = mutu
        self.setVisible(mutu is not None)
        self.setAccessibleName("" if mutu is None else f"Mutu {mutu_words(mutu)}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame and the letter."""
        if self.mutu is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette.MUTU[self.mutu.letter]), _BADGE_EDGE))
        half = _BADGE_EDGE / 2
        frame = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(frame, _BADGE_CORNER, _BADGE_CORNER)
        painter.setPen(QColor(palette.INK))
        painter.setFont(make_font("section", bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.mutu.letter)
        painter.end()


class IkmCard(Card):
    """The IKM with its mutu."""

    def __init__(self) -> None:
        super().__init__("IKM unit layanan")
        self.figure = make_label("ikm")
        self.no_data = make_label("section")
        self.badge = MutuBadge()
        self.mutu = make_label("strong")
        self.note = make_label("note", wrap=True)
        words = QHBoxLayout()
        words.setSpacing(12)
        words.addWidget(self.badge)
        words.addWidget(self.mutu, 1)
        for part in (self.figure, self.no_data):
            self.body.addWidget(part)
        self.body.addLayout(words)
        self.body.addWidget(self.note)
        self.body.addStretch(1)

    def show_result(self, result: SkmResult) -> None:
        """Show the IKM, or that there is no data yet."""
        has_data = result.ikm is not None
        self.figure.setText(ikm_figure(result) if has_data else "")
        self.no_data.setText("" if has_data else ikm_figure(result))
        self.figure.setVisible(has_data)
        self.no_data.setVisible(not has_data)
        self.badge.show_mutu(result.mutu)
        self.mutu.setText("" if result.mutu is None else result.mutu.kinerja)
        self.note.setText(bobot_note(result))
        self.note.setVisible(bool(self.note.text()))


class RespondenCard(Card):
    """How many responden there are, and how many are wanted."""

    def __init__(self) -> None:
        super().__init__("Responden")
        self.figure = make_label("figure")
        self.bar = Meter(_THICK)
        self.bar.setRange(0, _PERMILLE)
        self.bar.setAccessibleName("Responden terhadap target")
        self.words = make_label("quiet", wrap=True)
        self.body.addSpacing(4)
        self.body.addWidget(self.figure)
        self.body.addSpacing(8)
        self.body.addWidget(self.bar)
        self.body.addSpacing(4)
        self.body.addWidget(self.words)
        self.body.addStretch(1)

    def show_count(self, target: int | None, responden: int) -> None:
        """Show the number of responden beside the target, if there is one."""
        progress = progress_words(target, responden)
        self.figure.setText(progress.figure)
        self.words.setText(progress.words)
        self.words.setVisible(bool(progress.words))
        self.bar.setVisible(progress.share is not None)
        self.bar.setValue(round((progress.share or 0) * _PERMILLE))
        self.bar.setAccessibleDescription(f"{progress.figure}, {progress.words}")


class AttentionCard(Card):
    """The unsur with the lowest nilai."""

    def __init__(self) -> None:
        super().__init__("Perlu perhatian")
        self.sentence = make_label("body", wrap=True)
        self.lines: tuple[tuple[str, str, str], ...] = ()
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 4, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self._rows)
        self.body.addStretch(1)

    def show_result(self, result: SkmResult) -> None:
        """Show the weakest unsur, or why there are none."""
        found = attention(result)
        is_sentence = isinstance(found, str)
        self.sentence.setText(found if isinstance(found, str) else "")
        self.sentence.setVisible(is_sentence)
        self._rows.setVisible(not is_sentence)
        lines = () if isinstance(found, str) else tuple((u.kode, u.short, u.nilai) for u in found)
        if lines != self.lines:
            self.lines = lines
            self._fill()

    def _fill(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for place, (kode, short, nilai) in enumerate(self.lines):
            name = make_label("body", short, wrap=True)
            name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            figure = make_label("strong", nilai)
            figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(make_label("strong", kode), place, 0)
            self._grid.addWidget(name, place, 1)
            self._grid.addWidget(figure, place, 2)
