"""An officer at a real window: sees where the form is, and presses real keys, as people do."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from skm_desk.domain.filling import LAYANAN
from skm_desk.domain.keying import BACK, ENTER, LEFT, NEXT, RIGHT
from skm_desk.domain.responden import Responden
from skm_desk.domain.sheet import JAM, LEMBAR, PEKERJAAN_TEXT, TANGGAL, Field, Part, Sheet
from skm_desk.storage.store import Store
from skm_desk.ui.entry.form_view import FormView
from skm_desk.ui.entry.typing_page import EntryPage
from skm_desk.ui.window import PAGES, Window
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.manage_periods import create_period
from tests.domain.sheet_samples import keys_of
from tests.ui.kiosk.visitor import wait_until
from tests.use_cases.kiosk_visits import PERIOD
from tests.use_cases.paper_stacks import add_layanan

NONE = Qt.KeyboardModifier.NoModifier
PAD = Qt.KeyboardModifier.KeypadModifier
KUESIONER = "dinsosdukcapil-2024"
DAY = "24-11-2026"
_NAMED: dict[str, Qt.Key] = {
    ENTER: Qt.Key.Key_Return,
    BACK: Qt.Key.Key_Backspace,
    LEFT: Qt.Key.Key_Left,
    RIGHT: Qt.Key.Key_Right,
    NEXT: Qt.Key.Key_Tab,
    "\n": Qt.Key.Key_Return,
}
_BY_DIGIT = (Part.NILAI, Part.CHOICE, Part.USIA)


def open_paper_year(desk: Desk, kuesioner: str = KUESIONER) -> Desk:
    """Open a period of the questionnaire that the office has on paper, and two layanan."""
    desk.do(create_period, PERIOD, date(2026, 1, 1), date(2026, 12, 31), kuesioner_kode=kuesioner)
    desk.do(add_layanan)
    return desk


@dataclass
class Typist:
    """Sits before one window; `keys` counts every key that was pressed."""

    window: Window
    keys: int = 0

    @property
    def page(self) -> EntryPage:
        """The page where forms are typed."""
        page = self.window.page
        assert isinstance(page, EntryPage)
        return page

    @property
    def view(self) -> FormView:
        """The form on the screen."""
        return self.page.typing.view

    @property
    def sheet(self) -> Sheet:
        """The sheet that is typed."""
        sheet = self.page.typing.sheet
        assert sheet is not None
        return sheet

    @property
    def at(self) -> str:
        """The field that is typed now."""
        return self.sheet.at.name

    @property
    def hint(self) -> str:
        """What is said at the foot of the form."""
        return self.view.hint.words

    @property
    def is_warned(self) -> bool:
        """True while what is said there is bad."""
        return self.view.hint.is_bad

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press one key of the keyboard; it goes to whatever has the focus."""
        focus = QApplication.focusWidget()
        assert focus is not None
        self.keys += 1
        QTest.keyClick(focus, key, modifier)

    def press(self, key: str, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press a key as `domain.keying` names it, or the one that writes a sign."""
        if key in _NAMED:
            self.key(_NAMED[key], modifier)
            return
        focus = QApplication.focusWidget()
        assert focus is not None
        self.keys += 1
        if key.isascii():
            QTest.keyClicks(focus, key, modifier)
        else:  # QTest knows no other letters
            event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, modifier, key)
            QApplication.sendEvent(focus, event)

    def type(self, *keys: str) -> None:
        """Press some keys, each a sign or one of the names in `domain.keying`."""
        for key in keys:
            self.press(key)

    def write(self, text: str) -> None:
        """Type a text, letter by letter; a line ends with Shift and Enter."""
        for letter in text:
            if letter == "\n":
                self.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
            else:
                self.press(letter)

    def go_to_page(self) -> None:
        """Come to the page by its number, and wait until it shows what there is."""
        titles = [page.title for page in PAGES]
        place = titles.index("Isi kuesioner kertas")
        QTest.keyClick(
            self.window, Qt.Key(Qt.Key.Key_1 + place), Qt.KeyboardModifier.ControlModifier
        )
        wait_until(lambda: isinstance(self.window.page, EntryPage))
        self.settle()
        wait_until(lambda: has_focus_inside(self.page))

    def come_back(self) -> None:
        """Wait until a dialog gave the keyboard back; offscreen nobody activates the window."""
        wait_until(lambda: QApplication.activeModalWidget() is None)
        self.window.activateWindow()
        wait_until(lambda: has_focus_inside(self.view))

    def settle(self) -> None:
        """Wait until all is read and written."""
        wait_until(lambda: not self.page.is_waiting)

    def open_stack(
        self, officer: str = "Siti", jam: str = "1", layanan: str = "1", lembar: str = ""
    ) -> None:
        """Fill in the card of a new stack, by keyboard alone, and begin."""
        card = self.page.new_stack
        if QApplication.focusWidget() is not card.name:
            card.name.setFocus()
        self.write(officer)
        self.press(ENTER)
        self.write(DAY)
        self.type(ENTER, jam, ENTER, layanan, ENTER)
        if lembar:
            self.write(lembar)
        self.press(ENTER)
        wait_until(lambda: self.page.is_typing)
        self.settle()

    def resume(self) -> None:
        """Go on with the newest open stack: the keyboard stands on its button."""
        button = self.page.stacks.first_deed
        assert button is not None
        assert QApplication.focusWidget() is button
        self.press(ENTER)
        wait_until(lambda: self.page.is_typing)

    def give(self, value: str) -> None:
        """Type the present field as the paper says."""
        for key in keys_for(self.sheet.at, value):
            if self.sheet.at.part is Part.TEXT and len(key) == 1:
                self.write(key)
            else:
                self.press(key)

    def fill(self, values: Mapping[str, str]) -> None:
        """Type a form from its present field to the last, where Enter would save it."""
        while not self.sheet.is_at_end:
            self.give(values.get(self.at, ""))

    def fill_and_save(self, values: Mapping[str, str]) -> None:
        """Type a form and save it."""
        self.fill(values)
        self.give(values.get(self.at, ""))


def keys_for(field: Field, value: str) -> list[str]:
    """Return the keys that give a field this value and go on, letters of a text too."""
    if field.part is Part.TEXT:
        return [*value, ENTER]
    return keys_of(field, value)


def random_paper(fields: tuple[Field, ...], chance: random.Random) -> dict[str, str]:
    """Return what stands on a paper: blanks here and there, rarely a saran."""
    paper: dict[str, str] = {}
    for field in fields:
        match field.part:
            case Part.NILAI:
                paper[field.name] = chance.choice(("1", "2", "3", "3", "4", "4", "4", ""))
            case Part.CHOICE if field.name not in (JAM, LAYANAN):
                kode = chance.choice(field.choices).kode
                paper[field.name] = "" if chance.random() < 0.05 else kode
            case Part.USIA:
                paper[field.name] = chance.choice(("", *(str(n) for n in range(10, 90))))
    if paper.get("pekerjaan") == "LAINNYA":
        paper[PEKERJAAN_TEXT] = chance.choice(("ojek", "nelayan", ""))
    if all(not paper[field.name] for field in fields if field.part is Part.NILAI):
        paper[next(field.name for field in fields if field.part is Part.NILAI)] = "3"
    if chance.random() < 0.05:
        paper["saran"] = chance.choice(("Ruang tunggu panas.", "Sudah baik & cepat <terima kasih>"))
    return paper


def kept_values(form: Responden) -> dict[str, str]:
    """Return what a kept form says in the fields that a paper has, empty ones left out."""
    values = {
        LEMBAR: form.lembar or "",
        TANGGAL: form.tanggal.isoformat() if form.tanggal else "",
        JAM: form.jam or "",
        LAYANAN: form.layanan or "",
        "jenis_kelamin": form.jenis_kelamin or "",
        "usia": str(form.usia or ""),
        "pendidikan": form.pendidikan or "",
        "pekerjaan": form.pekerjaan or "",
        PEKERJAAN_TEXT: form.pekerjaan_text,
        "saran": form.saran,
        **{kode: str(nilai or "") for kode, nilai in form.jawaban.items()},
    }
    return {name: value for name, value in values.items() if value}


def forms_kept(desk: Desk) -> list[Responden]:
    """Return the forms of the newest stack of the period, in the order they were kept."""

    def look(store: Store) -> list[Responden]:
        batch = store.batch.list_period(PERIOD)[0]
        return [kept.form for kept in store.responden.list_batch(batch.id)]

    return desk.look(look)


def has_focus_inside(widget: QWidget) -> bool:
    """Return whether the keyboard is in a widget."""
    focus = QApplication.focusWidget()
    return focus is not None and (focus is widget or widget.isAncestorOf(focus))


Typing = Callable[[Desk], Typist]
