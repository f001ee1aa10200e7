"""FirstSteps on Beranda: what a new office does first, and what of it is done already."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from skm_desk import palette
from skm_desk.domain.id_format import format_count, join_words
from skm_desk.ui.shared.icons import draw_sign
from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.use_cases.view_first_steps import FirstSteps

HEADING = "Empat langkah sampai hasil pertama"
_SIGN = 24


@dataclass(frozen=True)
class Way:
    """A button of a step: its word, what it does, its icon, the page it opens ("" for none)."""

    word: str
    meaning: str
    icon: str
    page: str = ""


@dataclass(frozen=True)
class FirstStep:
    """One step: whether it is done, what it is, what is to be known of it, how it is done."""

    done: bool
    title: str
    note: str
    ways: tuple[Way, ...]


_MAKE_PERIOD = Way("Buat periode", "Buat periode survei", "add")
_SEE_PERIOD = Way("Lihat periode", "Buka halaman Periode", "period", "Periode")


def list_steps(first: FirstSteps) -> tuple[FirstStep, ...]:
    """Return the steps in the order in which they help each other."""
    missing = [_inside_a_sentence(label) for label in first.missing]
    profile = f"Belum diisi: {_kept_short(missing)}." if missing else "Sudah lengkap."
    layanan = (
        f"{format_count(first.layanan)} layanan ditanyakan kepada pengunjung."
        if first.layanan
        else "Yang dapat dipilih pengunjung, di bagian Layanan; boleh dilewati."
    )
    period = (
        f"Periode {first.period} sedang berjalan."
        if first.period is not None
        else "Kapan survei berlangsung, dan berapa responden yang dituju."
    )
    return (
        FirstStep(
            not missing,
            "Profil kantor",
            profile,
            (Way("Isi profil", "Buka halaman Kantor", "office", "Kantor"),),
        ),
        FirstStep(
            first.layanan > 0,
            "Layanan",
            layanan,
            (Way("Isi layanan", "Buka halaman Kantor, lalu pilih Layanan", "office", "Kantor"),),
        ),
        FirstStep(
            first.period is not None,
            "Periode survei",
            period,
            (_MAKE_PERIOD if first.period is None else _SEE_PERIOD,),
        ),
        FirstStep(
            first.forms > 0,
            "Jawaban pertama",
            "Lewat kios, dari kuesioner kertas, atau dari berkas yang sudah ada.",
            (
                Way("Kios", "Buka halaman Kios", "kiosk", "Kios"),
                Way("Kertas", "Buka halaman Isi kuesioner kertas", "paper", "Isi kuesioner kertas"),
                Way("Impor", "Buka halaman Impor dan ekspor", "import", "Impor dan ekspor"),
            ),
        ),
    )


class FirstStepsCard(Card):
    """Lists the steps; the first that is not done has the button to press."""

    page_asked = Signal(str)
    period_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(HEADING)
        self.body.setContentsMargins(32, 24, 32, 24)
        self.body.setSpacing(0)
        self.body.addWidget(make_label("section", HEADING))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addSpacing(8)
        self.body.addLayout(self._rows)
        self._shown: tuple[FirstStep, ...] = ()

    @property
    def steps(self) -> tuple[FirstStep, ...]:
        """The steps that are listed."""
        return self._shown

    def show_steps(self, first: FirstSteps) -> None:
        """List the steps; nothing is built anew while nothing has changed."""
        steps = list_steps(first)
        if steps == self._shown:
            return
        self._shown = steps
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        next_step = next((step for step in steps if not step.done), None)
        for step in steps:
            self._rows.addWidget(self._make_row(step, step is next_step))

    def _make_row(self, step: FirstStep, is_next: bool) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 12, 0, 12)
        across.setSpacing(16)
        sign = QLabel()
        sign.setFixedSize(_SIGN, _SIGN)
        colour = palette.LEAD if step.done else palette.EDGE
        name = "done" if step.done else "unchosen"
        sign.setPixmap(draw_sign(name, colour, _SIGN, self.devicePixelRatioF()))
        sign.setAccessibleName("Sudah" if step.done else "Belum")
        across.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(make_label("strong", step.title))
        words.addWidget(make_label("note", step.note, wrap=True))
        across.addLayout(words, 1)
        for way in step.ways:
            button = make_button(way.word, way.meaning, way.icon, main=is_next)
            button.clicked.connect(self._way_to(way))
            across.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _way_to(self, way: Way) -> Callable[[], None]:
        if way.page:
            return lambda: self.page_asked.emit(way.page)
        return self.period_asked.emit


def _inside_a_sentence(label: str) -> str:
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def _kept_short(labels: list[str], most: int = 5) -> str:
    if len(labels) <= most:
        return join_words(labels)
    rest = len(labels) - most + 1
    return join_words([*labels[: most - 1], f"{format_count(rest)} hal lain"])
