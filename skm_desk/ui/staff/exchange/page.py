"""ExchangePage: files of filled forms come in after a look at them, and go out."""

from pathlib import Path

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from skm_desk.domain.changes import Kind
from skm_desk.domain.kuesioner import ColumnOrder
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.dialogs import ask_target
from skm_desk.ui.shared.focus_ring import FocusRing
from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.ui.shared.messages import CANCEL, failure_words
from skm_desk.ui.shared.newest import Newest
from skm_desk.ui.shared.notice import Notice, Step
from skm_desk.ui.shared.page_frame import PageFrame
from skm_desk.ui.shared.safe_overrides import SafeOverrides
from skm_desk.ui.staff.exchange import exchange_words as texts
from skm_desk.ui.staff.exchange.preview_card import PreviewCard
from skm_desk.ui.staff.long_job import LongJob
from skm_desk.ui.staff.period_chooser import PeriodChooser
from skm_desk.use_cases import export_data, import_data, manage_periods
from skm_desk.use_cases.explore_results import Span
from skm_desk.use_cases.import_data import ImportPreview
from skm_desk.use_cases.manage_periods import PeriodRow


class ExchangePage(SafeOverrides, PageFrame):
    """One file at a time: chosen, read, looked at, then taken in whole or left."""

    concerns = frozenset({Kind.PERIOD, Kind.RESPONDEN, Kind.IMPORT})

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Impor dan ekspor")
        self._context = context
        self._rows: tuple[PeriodRow, ...] = ()
        self._path: Path | None = None
        self.preview: ImportPreview | None = None
        desk = context.desk
        self._newest: Newest[None, tuple[PeriodRow, ...]] = Newest(
            context.tasks,
            lambda _: desk.look(manage_periods.list_periods),
            self._show_periods,
            self._show_failure,
        )
        self.notice = Notice()
        self.set_notice(self.notice)
        self.job = LongJob(context, self.notice, self)
        self.job.busy_changed.connect(self._allow)
        self.set_line("Berkas dilihat dulu; dimasukkan seluruhnya atau tidak sama sekali.")
        self._lay_out()
        self.setAcceptDrops(True)

    @property
    def is_waiting(self) -> bool:
        """True while the periods are read or a job runs."""
        return self.job.is_busy or not self._newest.is_idle

    def refresh(self) -> None:
        """Read the periods again."""
        self._newest.ask(None)

    def _lay_out(self) -> None:
        self.target = PeriodChooser("Pilih periode yang menerima formulir")
        self.target.picked.connect(self._read_again)
        self.choose_button = make_button("Pilih berkas", texts.KINDS_IN, "open", main=True)
        self.choose_button.clicked.connect(self._ask_file)
        self.no_period = make_label("body", texts.NO_OPEN_PERIOD, wrap=True)
        self._in_row = _row("Masukkan ke", self.target, self.choose_button)
        bring = Card("Impor")
        bring.body.setSpacing(8)
        bring.body.addWidget(make_label("body", texts.DROP_HERE, wrap=True))
        bring.body.addWidget(self._in_row)
        bring.body.addWidget(self.no_period)
        bring.body.addWidget(make_label("note", texts.KINDS_IN, wrap=True))
        self.card = PreviewCard()
        self.card.hide()
        self.card.order_picked.connect(self._read)
        self.card.taken.connect(self._take)
        self.card.dropped.connect(self._drop)
        self.source = PeriodChooser("Pilih periode yang formulirnya disimpan")
        self.export_buttons = {
            name: make_button(f"Simpan {name}", meaning, "export")
            for name, (_, _, meaning) in texts.KINDS_OUT.items()
        }
        for name, button in self.export_buttons.items():
            button.clicked.connect(lambda _=False, name=name: self._ask_target(name))
        give = Card("Ekspor")
        give.body.setSpacing(8)
        give.body.addWidget(
            make_label("body", "Simpan semua formulir satu periode sebagai berkas.", wrap=True)
        )
        give.body.addWidget(_row("Dari", self.source, *self.export_buttons.values()))
        for part in (bring, self.card, give):
            self.content.addWidget(part)
        self.content.addStretch(1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file that is dragged over the page."""
        if _dropped_file(event) is not None and self.target.kode and not self.job.is_busy:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read a file that is dropped."""
        path = _dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.read_file(path)

    @Slot()
    def _ask_file(self) -> None:
        dialog = QFileDialog(self, "Pilih berkas jawaban", "", texts.FILTER_IN)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, "Pilih")
        dialog.setLabelText(QFileDialog.DialogLabel.Reject, CANCEL)
        FocusRing(dialog)
        dialog.fileSelected.connect(lambda name: self.read_file(Path(name)))
        dialog.open()

    def read_file(self, path: Path) -> None:
        """Read a file and show what it holds; nothing is taken in yet."""
        if not self.job.is_busy:
            self._path = path
            self.preview = None
            self.card.hide()
            self._read(ColumnOrder.UNSUR)

    @Slot(object)
    def _read(self, order: ColumnOrder) -> None:
        path, kode, desk = self._path, self.target.kode, self._context.desk
        if path is None or kode is None:
            return
        self.job.run(
            f"Membaca {path.name} …",
            lambda tell: import_data.look_over(desk, path, kode, order, tell),
            self._show_read,
        )

    @Slot(object)
    def _read_again(self, _span: Span) -> None:
        if self._path is not None:
            order = ColumnOrder.UNSUR if self.preview is None else self.preview.reading.order
            self._read(order)

    def _show_read(self, preview: ImportPreview) -> None:
        if self._path is None:
            return
        self.notice.hide()
        self.preview = preview
        if preview.problems:
            self.card.show_problems(preview.problems, self._path.name)
        else:
            self.card.show_preview(preview, self._path.name)
        self.card.show()
        self._allow()

    @Slot()
    def _take(self) -> None:
        path, preview, desk = self._path, self.preview, self._context.desk
        if path is None or preview is None:
            return
        self.job.run(
            f"Memasukkan {path.name} …",
            lambda tell: import_data.import_file(
                desk,
                path,
                preview.period.kode,
                preview.reading.order,
                tell,
                expected=preview.reading.fingerprint,
            ),
            self._tell_taken,
        )

    def _tell_taken(self, preview: ImportPreview) -> None:
        self._drop()
        step = Step("Lihat hasil", "Buka halaman Hasil", lambda: self.page_asked.emit("Hasil"))
        self.notice.show_done(texts.taken_words(preview), step)

    @Slot()
    def _drop(self) -> None:
        self._path = self.preview = None
        self.card.hide()
        self.choose_button.setFocus()

    def _ask_target(self, name: str) -> None:
        suffix, kind, _ = texts.KINDS_OUT[name]
        row = next((r for r in self._rows if r.period.kode == self.source.kode), None)
        if row is not None and not self.job.is_busy:
            suggested = texts.suggested_name(row.period, suffix)
            ask_target(
                self,
                f"Simpan formulir periode {row.period.kode}",
                suggested,
                kind,
                lambda path: self.export(row.period.kode, path),
            )

    def export(self, kode: str, path: Path) -> None:
        """Write the forms of a period to `path`, beside the window."""
        desk = self._context.desk
        self.job.run(
            f"Menyimpan {path.name} …",
            lambda tell: export_data.export_file(desk, path, kode),
            lambda count: self._tell_written(count, path),
        )

    def _tell_written(self, count: int, path: Path) -> None:
        folder = QUrl.fromLocalFile(str(path.parent))
        step = Step("Buka folder", "Buka folder berkas itu", lambda: _open(folder))
        self.notice.show_done(texts.written_words(count, path), step)

    def _show_periods(self, _wish: None, rows: tuple[PeriodRow, ...]) -> None:
        self._rows = rows
        taking = texts.open_rows(rows)
        self.target.show_rows(taking, _chosen(self.target, taking))
        self.source.show_rows(rows, _chosen(self.source, rows))
        self.no_period.setVisible(not taking)
        self._in_row.setVisible(bool(taking))
        self._allow()

    def _show_failure(self, fault: Exception) -> None:
        step = Step("Muat ulang", "Baca data sekali lagi (F5)", self.refresh)
        self.notice.show_failure(failure_words(fault), step)

    @Slot()
    def _allow(self) -> None:
        idle = not self.job.is_busy
        for part in (self.target, self.choose_button, self.source, self.card):
            part.setEnabled(idle)
        for button in self.export_buttons.values():
            button.setEnabled(idle and self.source.kode is not None)


def _row(name: str, chooser: PeriodChooser, *buttons: QWidget) -> QWidget:
    place = QWidget()
    row = QHBoxLayout(place)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    label = make_label("body", name)
    label.setBuddy(chooser)
    for widget in (label, chooser, *buttons):
        row.addWidget(widget)
    row.addStretch(1)
    return place


def _chosen(chooser: PeriodChooser, rows: tuple[PeriodRow, ...]) -> Span | None:
    """Return the period chosen before if it is still there, else the newest real one."""
    kodes = [row.period.kode for row in rows]
    if chooser.kode in kodes:
        return chooser.span
    real = [row.period.kode for row in rows if not row.period.made_up] or kodes
    return Span(real[-1]) if real else None


def _dropped_file(event: QDropEvent) -> Path | None:
    urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(urls[0].toLocalFile()) if len(urls) == 1 else None


def _open(folder: QUrl) -> None:
    QDesktopServices.openUrl(folder)
