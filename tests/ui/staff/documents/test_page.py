"""The page of documents: from the button to the pages, and what is said when there are none."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog
from pytestqt.qtbot import QtBot

from skm_desk.documents.pages import page_sizes
from skm_desk.domain.changes import Kind
from skm_desk.sentences.finding_words import say_finding
from skm_desk.storage.store import Store
from skm_desk.ui.shared.context import Context
from skm_desk.ui.staff.documents import words
from skm_desk.ui.staff.documents.page import LaporanPage
from skm_desk.use_cases.change_settings import change_setting
from skm_desk.use_cases.check_consistency import check_period
from skm_desk.use_cases.desk import Desk, Done
from skm_desk.use_cases.manage_periods import create_period, list_periods
from skm_desk.use_cases.preview_document import Preview, Subject, list_kinds
from tests.documents.pdf_reading import page_texts
from tests.ui.page_checks import name_file

OpenPage = Callable[[Desk], LaporanPage]
LONGEST_MS = 30_000


def make(qtbot: QtBot, page: LaporanPage) -> Preview:
    """Press the button, and wait until the pages in sight are drawn."""
    page.show_button.click()
    assert page.job.is_busy
    qtbot.waitUntil(lambda: not page.job.is_busy, timeout=LONGEST_MS)
    qtbot.waitUntil(lambda: not page.pane.is_drawing)
    assert page.pane.preview is not None
    return page.pane.preview


def answer(page: LaporanPage, path: Path) -> None:
    name_file(page, str(path), QDialogButtonBox.StandardButton.Save)


def test_from_the_button_to_the_pages(qtbot: QtBot, open_page: OpenPage, sample_desk: Desk) -> None:
    page = open_page(sample_desk)
    assert page.chooser.subject == Subject("2024")
    listed = [page.kind.itemText(place) for place in range(page.kind.count())]
    assert listed == [title for _, title in list_kinds()]
    findings = sample_desk.look(check_period, "2024")
    assert page.pane.findings.words == tuple(say_finding(each) for each in findings)
    assert page.pane.findings.title == f"{len(findings)} hal perlu dilihat"
    assert "Tekan “Lihat”" in page.pane.empty.words
    assert not page.pane.paper.save_button.isEnabled()
    preview = make(qtbot, page)
    assert len(preview.sizes) == 23
    assert page.pane.bar.words == "Halaman 1 dari 23"
    picture = page.pane.view.picture(0)
    assert picture is not None
    width = page.pane.view.width_of(0)
    assert (picture.width(), picture.height()) == (width, preview.sizes[0].height_for(width))
    assert page.pane.view.hasFocus()
    assert page.notice.words == ""
    assert page.pane.stale.isHidden()
    qtbot.keyClick(page.pane.view, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: page.pane.view.picture(22) is not None)
    assert page.pane.bar.words == "Halaman 23 dari 23"
    page.pane.bar.page.setText("7")
    qtbot.keyClick(page.pane.bar.page, Qt.Key.Key_Return)
    assert page.pane.view.current == 6
    page.pane.bar.larger.click()
    assert not page.pane.bar.fit.isChecked()
    page.pane.bar.fit.click()
    assert page.pane.view.fits_width
    # Another subject has no pages yet; back again, the old ones are gone.
    page.chooser.setCurrentIndex(page.chooser.findText("Tahun 2025", Qt.MatchFlag.MatchStartsWith))
    page.chooser.activated.emit(page.chooser.currentIndex())
    qtbot.waitUntil(lambda: not page.is_waiting)
    assert page.pane.preview is None
    assert "tahun 2025" in page.pane.empty.words


def test_stopping_is_quiet(qtbot: QtBot, open_page: OpenPage, sample_desk: Desk) -> None:
    page = open_page(sample_desk)
    page.show_button.click()
    assert page.notice.action.text() == "Batal"
    assert not page.chooser.isEnabled()
    page.notice.action.click()
    qtbot.waitUntil(lambda: not page.job.is_busy, timeout=LONGEST_MS)
    assert page.notice.words == ""
    assert page.pane.preview is None
    assert page.show_button.isEnabled()
    assert page.chooser.isEnabled()


def test_a_window_that_goes_stops_the_making(
    qtbot: QtBot, open_page: OpenPage, sample_desk: Desk
) -> None:
    page = open_page(sample_desk)
    page.show_button.click()
    page.hide()
    qtbot.waitUntil(lambda: not page.job.is_busy, timeout=LONGEST_MS)
    assert page.pane.preview is None


def test_an_empty_office_is_told_what_is_missing(
    qtbot: QtBot, open_page: OpenPage, desk: Desk
) -> None:
    page = open_page(desk)
    said = page.pane.empty.words
    assert words.NO_PERIOD in said
    assert "Lengkapi profil kantor: Nama instansi, Alamat" in said
    assert not page.show_button.isVisible()
    assert not page.views.isVisible()
    assert not page.pane.side.isVisible()


def test_a_period_without_jawaban(qtbot: QtBot, open_page: OpenPage, desk: Desk) -> None:
    desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    page = open_page(desk)
    assert "Belum ada jawaban pada periode 2026" in page.pane.empty.words
    assert "Lengkapi profil kantor" in page.pane.empty.words
    assert page.show_button.isVisible()
    assert not page.show_button.isEnabled()
    assert page.show_button.toolTip() == words.SHOW_NOTHING


def test_older_than_the_data(
    qtbot: QtBot,
    make_context: Callable[[Desk], Context],
    open_page: OpenPage,
    sample_desk: Desk,
    preview: Preview,
) -> None:
    context = make_context(sample_desk)
    page = open_page(sample_desk)
    page.pane.show_preview(preview)
    context.bus.announce(frozenset({Kind.BATCH}))
    assert page.pane.stale.isHidden()
    context.desk.do(change_setting, "kota", "Muara Bulian")
    qtbot.waitUntil(lambda: page.pane.stale.isVisible())
    qtbot.waitUntil(lambda: not page.is_waiting)
    assert page.pane.preview is preview  # what the person looks at stays
    page.pane.show_preview(preview)
    assert page.pane.stale.isHidden()


def test_a_text_that_cannot_be_filled_in_is_one_sentence(
    qtbot: QtBot, open_page: OpenPage, sample_desk: Desk
) -> None:
    def spoil(store: Store) -> Done[None]:
        """Write as an older program might have."""
        period = store.period.find("2024")
        assert period is not None
        store.office.write_text(period, "tren", "{hilang}")
        return Done(None, frozenset())

    sample_desk.do(spoil)
    page = open_page(sample_desk)
    page.show_button.click()
    qtbot.waitUntil(lambda: not page.job.is_busy, timeout=LONGEST_MS)
    assert "“Tren” memuat “{hilang}”" in page.notice.words
    assert page.pane.preview is None


def test_saving_and_opening(
    qtbot: QtBot,
    open_page: OpenPage,
    sample_desk: Desk,
    preview: Preview,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[Path] = []

    def open_url(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    page = open_page(sample_desk)
    page.pane.show_preview(preview)
    page.pane.paper.open_button.click()  # not saved yet: where to is asked first
    answer(page, tmp_path / "hasil")
    qtbot.waitUntil(lambda: bool(opened))
    made = tmp_path / "hasil.pdf"
    assert opened == [made]
    assert made.read_bytes() == preview.paper.data
    page.pane.paper.open_button.click()
    assert opened == [made, made]
    qtbot.waitUntil(lambda: not page.findChildren(QFileDialog))
    assert page.pane.paper.save_button.shortcut().toString() == "Ctrl+S"
    page.pane.paper.save_button.click()
    answer(page, tmp_path / "kedua.pdf")
    qtbot.waitUntil(lambda: str(tmp_path / "kedua.pdf") in page.notice.words)
    assert page.notice.words.startswith("Laporan SKM periode 2024 tersimpan: ")
    assert (tmp_path / "kedua.pdf").read_bytes() == preview.paper.data


def test_a_folder_that_is_gone_is_told(
    qtbot: QtBot, open_page: OpenPage, sample_desk: Desk, preview: Preview, tmp_path: Path
) -> None:
    page = open_page(sample_desk)
    page.pane.show_preview(preview)
    page.pane.paper.save_button.click()
    (dialog,) = page.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "hilang" / "a.pdf"))
    qtbot.waitUntil(lambda: "tidak dapat ditulis" in page.notice.words)
    dialog.reject()


def test_printing_through_the_dialog(
    qtbot: QtBot, open_page: OpenPage, sample_desk: Desk, preview: Preview, tmp_path: Path
) -> None:
    page = open_page(sample_desk)
    page.pane.show_preview(preview)
    page.pane.paper.print_button.click()
    (dialog,) = page.findChildren(QPrintDialog)
    assert dialog.windowTitle() == "Cetak Laporan SKM periode 2024"
    assert (dialog.minPage(), dialog.maxPage()) == (1, 23)
    printer = dialog.printer()
    some = tmp_path / "sebagian.pdf"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(some))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 4)
    page.paper_deeds._print(preview, printer, 0)
    assert page.notice.words == "Mencetak Laporan SKM periode 2024 …"
    qtbot.waitUntil(lambda: not page.job.is_busy, timeout=LONGEST_MS)
    assert page.notice.words == "3 halaman sudah dikirim ke pencetak."
    assert len(page_sizes(some.read_bytes())) == 3
    # The whole document as a file is the document itself.
    whole = tmp_path / "semua.pdf"
    printer.setOutputFileName(str(whole))
    printer.setPrintRange(QPrinter.PrintRange.AllPages)
    page.paper_deeds._print(preview, printer, 0)
    qtbot.waitUntil(whole.exists)
    qtbot.waitUntil(lambda: str(whole) in page.notice.words)
    assert whole.read_bytes() == preview.paper.data
    dialog.reject()
    qtbot.waitUntil(lambda: not page.findChildren(QPrintDialog))


def choose_kuesioner(page: LaporanPage) -> None:
    page.kind.setCurrentIndex(page.kind.findData("kuesioner"))
    page.kind.activated.emit(page.kind.currentIndex())


def test_the_kuesioner_can_be_made_before_anybody_answered(
    qtbot: QtBot, open_page: OpenPage, desk: Desk
) -> None:
    desk.do(create_period, "2026", date(2026, 1, 1), date(2026, 12, 31))
    page = open_page(desk)
    assert not page.show_button.isEnabled()
    choose_kuesioner(page)
    assert page.show_button.isEnabled()
    assert "membuat Kuesioner kertas periode 2026" in page.pane.empty.words
    preview = make(qtbot, page)
    assert preview.file_name == "kuesioner-skm-2026.pdf"
    assert "Pendapat responden tentang pelayanan" in " ".join(page_texts(preview.paper.data))


def test_an_answer_makes_a_laporan_old_but_no_kuesioner(
    qtbot: QtBot, open_page: OpenPage, sample_desk: Desk
) -> None:
    page = open_page(sample_desk)
    assert page.pane.findings.words
    choose_kuesioner(page)
    assert not page.pane.findings.words  # nobody holds a contradiction against an empty form
    make(qtbot, page)
    page.note_changes(frozenset({Kind.RESPONDEN}))
    qtbot.waitUntil(lambda: not page.is_waiting)
    assert page.pane.stale.isHidden()
    page.note_changes(frozenset({Kind.SETTING}))
    assert not page.pane.stale.isHidden()


@pytest.mark.parametrize("view", [0, 1])
def test_a_narrow_window_needs_no_scrolling_aside(
    qtbot: QtBot, open_page: OpenPage, sample_desk: Desk, preview: Preview, view: int
) -> None:
    page = open_page(sample_desk)
    page.pane.show_preview(preview)
    page.views.buttons[view].click()
    qtbot.waitUntil(lambda: not page.is_waiting)
    page.resize(648, 500)
    qtbot.waitUntil(lambda: page._scroll.horizontalScrollBar().maximum() == 0)
    actions = [page.views, page.chooser, (page.show_button, page.save_button)[view]]
    edges = [(each.x(), each.x() + each.width()) for each in actions]
    assert all(first[1] <= second[0] for first, second in pairwise(edges))


def test_words_of_the_chooser(desk: Desk) -> None:
    desk.do(create_period, "2025", date(2025, 1, 1), date(2025, 12, 31))
    desk.do(create_period, "S1", date(2026, 1, 1), date(2026, 6, 30))
    desk.do(create_period, "S2", date(2026, 7, 1), date(2026, 12, 31))
    rows = desk.look(list_periods)
    subjects = words.list_subjects(rows)
    assert [words.subject_title(each, rows) for each in subjects] == [
        *("Tahun 2026", "Periode S2", "Periode S1", "Tahun 2025", "Periode 2025"),
    ]
    assert words.choose_subject(rows, Subject("S1")) == Subject("S1")
    assert words.choose_subject(rows, Subject("hilang")) == Subject("S2")
    assert words.choose_subject((), None) is None
