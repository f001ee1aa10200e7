"""Files are looked at first, then taken in whole or not at all; what goes out comes in again."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from skm_desk.domain.id_format import format_number
from skm_desk.domain.kuesioner import ColumnOrder
from skm_desk.sentences.import_words import KNOWN_BEFORE
from skm_desk.ui.staff.exchange import exchange_words as texts
from skm_desk.ui.staff.exchange.page import ExchangePage
from skm_desk.use_cases import manage_periods, view_results
from skm_desk.use_cases.change_period import change_days
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.view_file import MOST_PROBLEMS

OpenPage = Callable[[Desk], ExchangePage]
Read = Callable[[ExchangePage, Path], None]
WriteCsv = Callable[..., Path]
BARE = ",".join(f"U{n}" for n in range(1, 10))
NAMED = ",".join([*(f"U{n}" for n in range(1, 8)), "U8 Pengaduan", "U9 Sarana"])
ALL_FOUR = ",".join("4" * 9)


def forms_in(desk: Desk, kode: str = "2024") -> int:
    return desk.look(view_results.view_period, kode).result.responden


def settle(page: ExchangePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.is_waiting, timeout=20_000)


def verdict(page: ExchangePage) -> str:
    return page.preview.facts.verdict.text()


def fact(page: ExchangePage, name: str) -> str:
    return dict(page.preview.facts.lines).get(name, "")


def take(page: ExchangePage, qtbot: QtBot) -> None:
    page.take_button.click()
    settle(page, qtbot)


def problem_rows(page: ExchangePage) -> list[tuple[str, ...]]:
    table = page.preview.problems.list
    return [
        tuple(table.item(row, column).text() for column in range(table.columnCount()))
        for row in range(table.rowCount())
    ]


def test_the_80_rows_are_looked_at_and_taken_in(
    office: Desk, open_page: OpenPage, read: Read, reference: Path, qtbot: QtBot
) -> None:
    page = open_page(office)
    assert not page.preview.isVisible()
    assert not page.take_button.isVisible()
    read(page, reference)
    assert page._line.text() == f"{reference.name} · 80 formulir · Periode 2024"
    assert fact(page, "Formulir") == "80"
    assert page.preview.table.rows.rowCount() == 80
    assert not page.take_button.isEnabled()  # what U8 and U9 hold is not answered
    assert forms_in(office) == 0
    page.preview.order.choices[ColumnOrder.UNSUR].click()
    assert verdict(page) == "80 formulir dapat masuk ke periode 2024."
    assert page.take_button.text() == "Masukkan 80 formulir"
    take(page, qtbot)
    result = office.look(view_results.view_period, "2024").result
    assert format_number(result.ikm) == "93,54"
    assert page.notice.words == f"80 formulir dari {reference.name} sudah masuk ke periode 2024."
    assert not page.preview.isVisible()
    with qtbot.waitSignal(page.page_asked) as asked:
        page.notice.action.click()
    assert asked.args == ["Hasil"]


def test_the_same_content_adds_nothing_and_says_so(
    office: Desk, open_page: OpenPage, read: Read, reference: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    page = open_page(office)
    read(page, reference)
    page.preview.order.choices[ColumnOrder.UNSUR].click()
    take(page, qtbot)
    workbook = tmp_path / "sama.xlsx"
    book = xlsxwriter.Workbook(str(workbook))
    book.add_worksheet("Sampul").write_string(0, 0, "Dinas Sosial")
    sheet = book.add_worksheet("Isian")
    for row, line in enumerate(reference.read_text(encoding="utf-8").splitlines()):
        sheet.write_row(row, 0, line.split(","))
    book.close()
    for path in (reference, workbook):
        read(page, path)
        assert verdict(page) == KNOWN_BEFORE
        assert not page.preview.order.isVisible()
        assert not page.take_button.isEnabled()
    assert fact(page, "Berkas") == "sama.xlsx, lembar Isian"
    assert forms_in(office) == 80


def test_what_bare_columns_hold_is_asked_and_never_chosen_silently(
    office: Desk, open_page: OpenPage, read: Read, write_csv: WriteCsv, qtbot: QtBot
) -> None:
    page = open_page(office)
    read(page, write_csv(BARE, "4,4,4,4,4,4,4,1,3"))
    choices = page.preview.order.choices
    assert page.preview.order.isVisible()
    assert not any(choice.isChecked() for choice in choices.values())
    assert verdict(page) == "Jawab dulu apa isi kolom U8 dan U9."
    first, second = choices[ColumnOrder.UNSUR], choices[ColumnOrder.KUESIONER]
    assert first.words.startswith(
        "U8 = Penanganan pengaduan, saran dan masukan; U9 = Sarana dan prasarana"
    )
    assert texts.ASSUMED in first.words
    assert second.words.startswith(
        "U8 = Sarana dan prasarana; U9 = Penanganan pengaduan, saran dan masukan"
    )
    second.click()
    settle(page, qtbot)
    assert [choice.isChecked() for choice in choices.values()] == [False, True]
    assert texts.ASSUMED not in first.words
    table = page.preview.table.rows
    heads = [table.headerData(n, Qt.Orientation.Horizontal) for n in range(9)]
    assert heads[7:] == ["U8\nSarana", "U9\nPengaduan"]
    take(page, qtbot)
    result = office.look(view_results.view_period, "2024").result
    totals = {u.unsur.kode: u.total for u in result.per_unsur}
    assert (totals["U8"], totals["U9"]) == (3, 1)


def test_named_columns_are_not_asked_about(
    office: Desk, open_page: OpenPage, read: Read, write_csv: WriteCsv
) -> None:
    page = open_page(office)
    read(page, write_csv(NAMED, ALL_FOUR))
    assert not page.preview.order.isVisible()
    assert page.take_button.isEnabled()
    assert page.take_button.hasFocus()


def test_what_was_understood_is_told(
    office: Desk, open_page: OpenPage, read: Read, write_csv: WriteCsv
) -> None:
    header = f"no_res,tanggal,layanan,pekerjaan,alamat,{NAMED}"
    lines = [
        f"1,2024-03-01,KTP,petani,Jl. Mawar,{ALL_FOUR}",
        f"2,2024-05-02,Akta,petani,Jl. Melati,{ALL_FOUR}",
        f"2,2024-05-02,Akta,petani,Jl. Melati,{ALL_FOUR}",
        f"3,,,PNS,,{ALL_FOUR}",
        "JUMLAH,,,,,12,12,12,12,12,12,12,12,12",
    ]
    page = open_page(office)
    read(page, write_csv(header, *lines))
    assert page.preview.facts.lines == [
        ("Berkas", "berkas.csv"),
        ("Formulir", "3"),
        ("Tanggal", "1 Maret – 2 Mei 2024; 1 tanpa tanggal"),
        ("Layanan baru", "KTP dan Akta"),
        ("Pekerjaan lain", "petani (2)"),
        ("Tercetak ganda", "baris 4; dihitung sekali"),
        ("Kaki tabel", "baris 6; tidak dihitung"),
        ("Kolom lain", "alamat; tidak dipakai"),
    ]


def test_wrong_cells_are_listed_and_lead_to_their_rows(
    office: Desk, open_page: OpenPage, read: Read, write_csv: WriteCsv, qtbot: QtBot
) -> None:
    header = f"usia,tanggal,{BARE}"
    good = [f"30,2024-05-01,{ALL_FOUR}"] * 150
    bad = [f"999,2023-05-01,{'4,' * 8}7"] * 100
    page = open_page(office)
    path = write_csv(header, *good, *bad)
    read(page, path)
    assert verdict(page).startswith("300 sel keliru, maka tidak ada yang dimasukkan.")
    title = page.preview.problems.title.text()
    assert "100 bukan nilai 1–4" in title
    assert "100 usia yang tidak mungkin" in title
    assert "100 tanggal di luar periode" in title
    rows = problem_rows(page)
    assert len(rows) == MOST_PROBLEMS
    assert rows[0] == ("152", "usia", "usia “999” tidak mungkin")
    assert rows[1] == ("152", "tanggal", "tanggal 2023-05-01 di luar periode")
    assert rows[2] == ("152", "U9", "“7” bukan nilai 1–4")
    assert page.preview.problems.rest.text() == "dan 100 sel lain"
    assert not page.preview.order.isVisible()
    assert not page.take_button.isEnabled()
    problems, table = page.preview.problems.list, page.preview.table
    assert problems.hasFocus()
    QTest.keyClick(problems, Qt.Key.Key_Down)
    for row, (line, column, _) in enumerate(rows[:60]):
        problems.setCurrentCell(row, 0)
        place = table.currentIndex()
        number = table.rows.headerData(place.row(), Qt.Orientation.Vertical)
        head = table.rows.headerData(place.column(), Qt.Orientation.Horizontal)
        assert (number, head.splitlines()[0]) == (line, column)
        assert table.visualRect(place).intersects(table.viewport().rect())
    assert forms_in(office) == 0
    path.write_text("\n".join([header, *good]), encoding="utf-8")  # mended in the file
    page.again_button.click()
    settle(page, qtbot)
    assert not page.preview.problems.isVisible()
    assert fact(page, "Formulir") == "150"


def test_a_cell_beyond_the_columns_leads_to_its_row(
    office: Desk, open_page: OpenPage, read: Read, write_csv: WriteCsv
) -> None:
    page = open_page(office)
    read(page, write_csv(BARE, ALL_FOUR, f"{ALL_FOUR},4"))
    assert problem_rows(page)[0][:2] == ("3", "ke-10")
    page.preview.problems.list.setCurrentCell(0, 0)
    table = page.preview.table
    assert table.currentIndex().row() == 1
    sign = table.rows.headerData(1, Qt.Orientation.Vertical, Qt.ItemDataRole.DecorationRole)
    assert not sign.isNull()


def test_a_used_sheet_number_is_shown_in_its_row(
    office: Desk, open_page: OpenPage, read: Read, write_csv: WriteCsv, qtbot: QtBot
) -> None:
    page = open_page(office)
    read(page, write_csv(f"lembar,{NAMED}", "500,1,2,3,4,1,2,3,4,1"))
    take(page, qtbot)
    many = [f"{n},{ALL_FOUR}" for n in range(1, 501)]
    read(page, write_csv(f"lembar,{NAMED}", *many, name="kedua.csv"))
    assert problem_rows(page) == [
        ("501", "lembar", "nomor lembar 500 sudah dipakai dalam periode ini")
    ]
    page.preview.problems.list.setCurrentCell(0, 0)
    place = page.preview.table.currentIndex()
    assert page.preview.table.rows.data(place) == "500"
    assert not page.take_button.isEnabled()


BROKEN = {
    "rusak.xlsx": b"PK\x03\x04 nothing of a workbook",
    "kosong.csv": b"",
    "gambar.csv": b"\x89PNG\r\n\x1a\n0000",
    "tanpa judul.csv": b"nama,umur\nA,3\n",
    "bukan.json": b"{",
    "catatan.docx": b"PK\x03\x04",
    "kutip.csv": b'U1,U2,U3,U4,U5,U6,U7,U8,U9\n"4,4,4\n',
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_cannot_be_read_is_told_in_one_sentence(
    office: Desk, open_page: OpenPage, read: Read, tmp_path: Path, name: str
) -> None:
    page = open_page(office)
    path = tmp_path / name
    path.write_bytes(BROKEN[name])
    read(page, path)
    assert name in page.notice.words
    assert not page.preview.isVisible()
    assert page.pick_button.isVisible()
    assert forms_in(office) == 0


def test_a_file_that_is_gone_or_changed_is_not_taken_in(
    office: Desk, open_page: OpenPage, read: Read, write_csv: WriteCsv, qtbot: QtBot
) -> None:
    page = open_page(office)
    path = write_csv(NAMED, ALL_FOUR)
    read(page, path)
    path.write_text(f"{NAMED}\n1,1,1,1,1,1,1,1,1\n", encoding="utf-8")
    take(page, qtbot)
    assert "berubah sejak dilihat" in page.notice.words
    path.unlink()
    take(page, qtbot)
    assert "tidak ada" in page.notice.words
    assert page.preview.isVisible()
    assert forms_in(office) == 0


def drag(page: ExchangePage, *paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    entering = QDragEnterEvent(QPoint(50, 50), copy, data, left, none)
    QApplication.sendEvent(page, entering)
    assert entering.isAccepted() == bool(paths)
    return data


def drop(page: ExchangePage, data: QMimeData) -> None:
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    QApplication.sendEvent(page, QDropEvent(QPointF(50, 50), copy, data, left, none))


def test_a_file_is_dropped_on_the_page(
    office: Desk, open_page: OpenPage, reference: Path, qtbot: QtBot
) -> None:
    page = open_page(office)
    area = page.importing.drop
    drag(page, reference)
    assert area.property("over") is True
    QApplication.sendEvent(page, QDragLeaveEvent())
    assert area.property("over") is False
    drop(page, drag(page, reference))
    assert area.property("over") is False
    qtbot.waitUntil(lambda: page.view is not None)
    settle(page, qtbot)
    assert fact(page, "Formulir") == "80"
    page.leave_button.click()
    assert page.view is None
    assert not page.preview.isVisible()
    assert page.pick_button.hasFocus()
    drop(page, drag(page, reference, reference))
    assert page.notice.words == texts.ONE_FILE
    drag(page)  # no file at all
    assert forms_in(office) == 0


def test_the_area_and_the_key_ask_for_a_file(
    office: Desk, open_page: OpenPage, reference: Path, qtbot: QtBot
) -> None:
    page = open_page(office)
    QTest.mouseClick(page.importing.drop, Qt.MouseButton.LeftButton)
    (dialog,) = page.findChildren(QFileDialog)
    assert "*.xlsx" in dialog.nameFilters()[0]
    dialog.reject()
    qtbot.waitUntil(lambda: not page.findChildren(QFileDialog))
    page.window().activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is page.window())
    QTest.keyClick(page.window(), Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(page.findChildren(QFileDialog)))
    (dialog,) = page.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(reference))
    dialog.reject()
    qtbot.waitUntil(lambda: page.view is not None)


def test_whole_import_by_keyboard(
    office: Desk, open_page: OpenPage, read: Read, reference: Path, qtbot: QtBot
) -> None:
    page = open_page(office)
    read(page, reference)
    first, second = page.preview.order.choices.values()
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Backtab)
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert page.take_button.isEnabled()
    seen = []
    for _ in range(30):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused is page.take_button:
            break
        seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert page.preview.table in seen
    QTest.keyClick(page.take_button, Qt.Key.Key_Space)
    settle(page, qtbot)
    assert forms_in(office) == 80


def test_reading_and_taking_in_are_stopped_and_leave_nothing(
    office: Desk, open_page: OpenPage, read: Read, write_csv: WriteCsv, qtbot: QtBot
) -> None:
    path = write_csv(NAMED, *([",".join("123412341")] * 5_000))
    page = open_page(office)
    page.read_file(path)
    assert page.notice.words == f"Membaca {path.name} …"
    assert not page.pick_button.isEnabled()
    page.notice.action.click()
    settle(page, qtbot)
    assert page.notice.words == texts.STOPPED["baca"]
    assert page.view is None
    read(page, path)
    page.take_button.click()
    page.job.stop()
    settle(page, qtbot)
    assert page.notice.words == texts.STOPPED["masuk"]
    assert forms_in(office) == 0
    assert page.take_button.isEnabled()  # it can be taken in after all
    take(page, qtbot)
    assert forms_in(office) == 5_000


def test_another_period_is_picked_while_a_file_is_looked_at(
    office: Desk, open_page: OpenPage, read: Read, write_csv: WriteCsv, qtbot: QtBot
) -> None:
    office.do(manage_periods.create_period, "2025", date(2025, 1, 1), date(2025, 12, 31))
    page = open_page(office)
    assert page.importing.target.kode == "2025"
    read(page, write_csv(f"tanggal,{NAMED}", f"2024-05-01,{ALL_FOUR}"))
    assert len(problem_rows(page)) == 1
    chooser = page.preview.facts.target
    chooser.setFocus()
    QTest.keyClick(chooser, Qt.Key.Key_Down)
    settle(page, qtbot)
    assert verdict(page) == "1 formulir dapat masuk ke periode 2024."


def test_a_period_that_changes_meanwhile(
    office: Desk, open_page: OpenPage, read: Read, write_csv: WriteCsv, qtbot: QtBot
) -> None:
    page = open_page(office)
    desk = page._context.desk
    read(page, write_csv(f"tanggal,{NAMED}", f"2024-05-01,{ALL_FOUR}"))
    assert page.take_button.isEnabled()
    desk.do(change_days, "2024", date(2024, 6, 1), date(2024, 12, 31))
    qtbot.waitUntil(lambda: len(problem_rows(page)) == 1)
    settle(page, qtbot)
    assert not page.take_button.isEnabled()
    desk.do(manage_periods.close_period, "2024")
    qtbot.waitUntil(lambda: not page.preview.isVisible())
    assert page.notice.words == texts.PERIOD_GONE.format(kode="2024")
    assert page.importing.nothing.isVisible()
    assert not page.pick_button.isVisible()
    with qtbot.waitSignal(page.page_asked) as asked:
        page.importing.to_periods.click()
    assert asked.args == ["Periode"]
    assert page.exporting.source.kode == "2024"  # what is there can still go out


def test_a_closed_period_takes_nothing(
    sample_desk: Desk, open_page: OpenPage, reference: Path
) -> None:
    sample_desk.do(manage_periods.close_period, "2024")
    page = open_page(sample_desk)
    target = page.importing.target
    offered = [target.itemData(place) for place in range(target.count())]
    assert offered == ["contoh-2025"]


def test_an_office_without_a_period(desk: Desk, open_page: OpenPage, reference: Path) -> None:
    page = open_page(desk)
    assert page.importing.nothing.isVisible()
    assert page.exporting.nothing.isVisible()
    assert not page.pick_button.isVisible()
    page.read_file(reference)  # nothing to read it for
    assert not page.job.is_busy


@pytest.mark.parametrize("name", list(texts.KINDS_OUT))
def test_what_goes_out_comes_in_again(
    sample_desk: Desk,
    open_page: OpenPage,
    read: Read,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    page = open_page(sample_desk)
    assert page.exporting.source.kode == "2024"
    assert not page.exporting.made_up.isVisible()
    page.exporting.buttons[name].click()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    suffix = texts.KINDS_OUT[name][0]
    path = tmp_path / f"keluar{suffix}"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    settle(page, qtbot)
    assert page.notice.words == f"80 formulir tersimpan: {path}"
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) is None
    )
    page.notice.action.click()
    assert opened == [str(tmp_path)]
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    page.notice.action.click()
    assert str(tmp_path) in page.notice.words
    read(page, path)
    assert fact(page, "Formulir") == "80"


def test_an_export_that_fails_or_is_stopped_leaves_the_older_file(
    sample_desk: Desk, open_page: OpenPage, tmp_path: Path, qtbot: QtBot
) -> None:
    page = open_page(sample_desk)
    page.export_deed.write("2024", tmp_path / "tidak ada" / "keluar.csv")
    settle(page, qtbot)
    assert "tidak dapat ditulis" in page.notice.words
    older = tmp_path / "keluar.xlsx"
    older.write_bytes(b"lama")
    page._doing = "simpan"
    page.export_deed.write("2024", older)
    page.job.stop()
    settle(page, qtbot)
    assert page.notice.words == texts.STOPPED["simpan"]
    assert older.read_bytes() == b"lama"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["keluar.xlsx"]


def test_a_made_up_period_is_told_where_it_goes_out(sample_desk: Desk, open_page: OpenPage) -> None:
    page = open_page(sample_desk)
    source = page.exporting.source
    source.setFocus()
    QTest.keyClick(source, Qt.Key.Key_Up)
    assert source.kode == "contoh-2025"
    assert page.exporting.made_up.isVisible()


def test_everything_has_a_name(
    office: Desk, open_page: OpenPage, read: Read, reference: Path
) -> None:
    page = open_page(office)
    read(page, reference)
    buttons = [b for b in page.findChildren(QAbstractButton) if b.focusPolicy() and b.isVisible()]
    assert len(buttons) >= 4
    assert [b for b in buttons if not b.accessibleName()] == []
    table = page.preview.table
    index = table.rows.index(0, 8)
    told = table.rows.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert told == "U8: Penanganan pengaduan, saran dan masukan (U8): 4"
