"""An office with stacks of paper forms: what stands on the papers, and officers who type them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from skm_desk.domain.audit import AuditEntry
from skm_desk.domain.batch import Batch
from skm_desk.domain.changes import Kind
from skm_desk.domain.keying import BACK, ENTER, Outcome, press, write
from skm_desk.domain.responden import Responden
from skm_desk.domain.sheet import PEKERJAAN_TEXT, Part, start_sheet
from skm_desk.domain.verifying import Verdict, verify_key
from skm_desk.storage.store import Store
from skm_desk.ui.entry.form_view import FormView
from skm_desk.ui.entry.verify_page import VerifyPage
from skm_desk.ui.window import PAGES, Window
from skm_desk.use_cases.correct_responden import find_form
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.key_paper import open_batch, save_sheet, view_workplace
from skm_desk.use_cases.manage_periods import create_period
from skm_desk.use_cases.verify_batch import begin_verification, next_to_verify, save_verification

PERIOD = "2026"
QUESTIONS = ("U1", "U2", "U3", "U4", "U5", "U6", "U7", "U9", "U8")  # as they are asked
KEYPAD = Qt.KeyboardModifier.KeypadModifier
_KEYS = {
    "-": Qt.Key.Key_Minus,
    ENTER: Qt.Key.Key_Enter,
    BACK: Qt.Key.Key_Backspace,
    **{str(n): Qt.Key(48 + n) for n in range(10)},
}


@dataclass(frozen=True)
class Paper:
    """What stands on one sheet: digits of the profile, usia, nilai as asked (0 for a blank)."""

    profile: str = "1"  # jenis_kelamin
    usia: str = "47"
    pendidikan: str = "3"
    pekerjaan: str = "4"
    nilai_list: tuple[int, ...] = (4, 3, 2, 1, 4, 3, 2, 1, 3)
    pekerjaan_text: str = ""
    saran: str = ""
    misread: Mapping[str, str] = field(default_factory=dict)

    def digits(self) -> dict[str, str]:
        """Return, by field in the order of the paper, the digits that are typed for it."""
        given = {
            "jenis_kelamin": self.profile,
            "usia": self.usia,
            "pendidikan": self.pendidikan,
            "pekerjaan": self.pekerjaan,
        }
        asked = zip(QUESTIONS, map(str, self.nilai_list), strict=True)
        return {**given, **dict(asked)}

    def misread_as(self, **digits: str) -> "Paper":
        """Return the paper as a first officer types it who reads these fields wrongly."""
        return replace(self, misread=digits)


def open_office(desk: Desk) -> Desk:
    """Open the period in which the clock of the tests stands."""
    desk.do(create_period, PERIOD, date(2026, 1, 1), date(2026, 12, 31))
    return desk


def add_stack(
    desk: Desk, officer: str, papers: Sequence[Paper], first: str = "1001", ms: int = 30_000
) -> Batch:
    """Have an officer type a stack of papers; their sheet numbers count up from `first`."""
    batch = desk.do(open_batch, PERIOD, officer, date(2026, 11, 20), "08.00–12.00", None, first)
    for place, paper in enumerate(papers):
        work = desk.look(view_workplace, batch.id)
        sheet = start_sheet(f"{officer}-{first}-{place}", work.fields, work.batch.carried)
        digits = {**paper.digits(), **paper.misread}
        outcome = Outcome.MOVED
        while outcome is not Outcome.DONE:
            at = sheet.at
            if at.part is Part.TEXT:
                text = paper.pekerjaan_text if at.name == PEKERJAAN_TEXT else paper.saran
                sheet, outcome = press(write(sheet, text), ENTER)
            else:
                for key in digits[at.name]:
                    sheet, outcome = press(sheet, key)
        desk.do(save_sheet, batch.id, sheet, ms)
    return batch


def form_of(desk: Desk, lembar: str) -> Responden:
    """Return the form of a sheet number as it is kept now."""
    return desk.look(find_form, PERIOD, lembar).form


def entries_of(desk: Desk, form_id: str) -> tuple[AuditEntry, ...]:
    """Return what the chain says of a form, earliest first."""

    def read(store: Store) -> tuple[AuditEntry, ...]:
        return store.journal.of_record(Kind.RESPONDEN, form_id)

    return desk.look(read)


def show_page(window: Window) -> VerifyPage:
    """Go to the page of verification; the window is the active one."""
    window.activateWindow()
    window.show_page([page.title for page in PAGES].index("Periksa ganda"))
    page = window.page
    assert isinstance(page, VerifyPage)
    return page


def press_keys(*keys: str) -> None:
    """Press keys of the number pad, wherever the keyboard is."""
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, _KEYS[key], KEYPAD)


def press_key(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press one key of the keyboard, wherever it is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifiers)


def type_text(text: str) -> None:
    """Type a text, wherever the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, text)


def type_paper(view: FormView, paper: Paper, until: Callable[[str], bool] | None = None) -> None:
    """Type what stands on a paper, field by field as the form leads; stop before `until`.

    A field that is asked again is typed again as it stands on the paper.
    """
    digits = paper.digits()
    while (sheet := view.sheet) is not None:
        name = sheet.at.name
        if until is not None and until(name):
            return
        if sheet.asked is not None:
            press_key(Qt.Key.Key_Backspace)
        press_keys(*digits[name])
        typed = view.sheet
        if typed.is_at_end and typed.at.name == name and typed.values.get(name) is not None:
            return


def texts_of(root: QWidget) -> list[str]:
    """Return every text that a widget or anything in it shows, or says to a screen reader."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        for kind in (QLabel, QLineEdit):
            if isinstance(widget, kind):
                found.append(widget.text())
        if isinstance(widget, QPlainTextEdit):
            found.append(widget.toPlainText())
    return found


def verify_stack(desk: Desk, batch: Batch, officer: str, papers: Sequence[Paper]) -> None:
    """Have a second officer type all of a stack, each paper as it stands there."""
    desk.do(begin_verification, batch.id, 1)
    for paper in papers:
        task = desk.look(next_to_verify, batch.id, officer)
        assert task is not None
        verifying, digits = task.verifying, paper.digits()
        verdict = Verdict.MOVED
        while verdict is not Verdict.DONE:
            at = verifying.sheet.at.name
            is_typed = verifying.sheet.is_at_end and at in verifying.sheet.values
            looked = (BACK,) if verifying.sheet.asked is not None else ()
            for key in (ENTER,) if is_typed else (*looked, *digits[at]):
                verifying, verdict = verify_key(verifying, key)
        desk.do(save_verification, verifying, officer, 30_000)
