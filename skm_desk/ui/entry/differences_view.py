"""DifferencesView: what two officers typed apart, one at a time, for a third look at the paper."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from skm_desk.domain.errors import FormUnknown
from skm_desk.domain.kuesioner import Kuesioner
from skm_desk.ui.entry import difference_words as texts
from skm_desk.ui.entry.form_view import FormView
from skm_desk.ui.entry.value_button import ValueButton
from skm_desk.ui.entry.verify_words import NO_NAME
from skm_desk.ui.shared.announce import announce
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.labels import Card, make_button, make_label
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.quiet_table import QuietTable
from skm_desk.use_cases.verify_batch import Unsettled, settle
from skm_desk.use_cases.view_officer import FieldRate


class DifferencesView(QWidget):
    """1 and 2 take a value, arrows turn to another difference, F2 shows the whole form.

    `officer` gives the name of who settles; `name_missing` asks for it. `changed` tells that
    another number of differences waits, `reached` what is to be seen.
    """

    name_missing = Signal()
    changed = Signal()
    reached = Signal(QWidget)

    def __init__(self, context: Context, officer: Callable[[], str]) -> None:
        super().__init__()
        self._context = context
        self._officer = officer
        self._is_settling = False
        self._settled: set[str] = set()  # what was read before may still hold these
        self._kuesioner: Kuesioner | None = None
        self._unsettled: tuple[Unsettled, ...] = ()
        self._place = 0
        self._may_settle = True
        self.count = make_label("quiet")
        self.lembar = make_label("figure")
        self.field = make_label("section", wrap=True)
        self.first, self.second = ValueButton("1"), ValueButton("2")
        self.before_button = make_button("Sebelumnya", "Perbedaan sebelumnya (panah kiri)", "back")
        self.after_button = make_button("Berikutnya", "Perbedaan berikutnya (panah kanan)", "more")
        self.whole_button = make_button(texts.WHOLE_FORM, "Tampilkan seluruh formulir (F2)")
        self.card = Card()
        self.sentence = make_label("body", texts.NO_DIFFERENCES, wrap=True)
        self._keys = make_label("note", texts.SETTLE_KEYS, wrap=True)
        self.told = make_label("note", wrap=True)
        self.form = FormView()
        self.form.set_readable_only()
        self.form_field = make_label("section", wrap=True)
        self.form_first, self.form_second = ValueButton("1"), ValueButton("2")
        self.rates = QuietTable(
            "Perbedaan per isian", texts.RATE_COLUMNS, figures=(2, 3, 4), spare=(2, 4)
        )
        self.no_rates = make_label("note", texts.NO_RATES, wrap=True)
        # Where something stands is known when all that was shown or hidden has found its place.
        self._layout_wait = QTimer(self, singleShot=True, interval=0)
        self._layout_wait.timeout.connect(self._tell_reached)
        self._lay_out()
        self._connect()

    @property
    def shown(self) -> Unsettled | None:
        """The difference that is shown, or None when nothing waits."""
        return self._unsettled[self._place] if self._unsettled else None

    @property
    def waiting(self) -> int:
        """How many differences wait."""
        return len(self._unsettled)

    @property
    def is_settling(self) -> bool:
        """True while a decision is being kept."""
        return self._is_settling

    @property
    def shows_form(self) -> bool:
        """True while the whole form is shown below the difference."""
        return not self.form.isHidden()

    def show_differences(
        self,
        unsettled: tuple[Unsettled, ...],
        rates: tuple[FieldRate, ...],
        kuesioner: Kuesioner,
        may_settle: bool,
    ) -> None:
        """Show what waits; the difference that a person is at stays, or the next one comes."""
        at = self.shown
        waiting = tuple(item for item in unsettled if item.difference.id not in self._settled)
        ids = [item.difference.id for item in waiting]
        if at is not None and at.difference.id in ids:
            self._place = ids.index(at.difference.id)
        self._kuesioner = kuesioner
        self._may_settle = may_settle
        self.rates.show_rows([texts.rate_cells(rate, kuesioner) for rate in rates])
        self.rates.setVisible(bool(rates))
        self.no_rates.setVisible(not rates)
        self._take(waiting)

    def tell(self, words: str, bad: bool = False) -> None:
        """Say below the values, and have said, what came of the last deed."""
        self.told.setText(words)
        self.told.setProperty("role", "warn" if bad else "note")
        self.told.style().polish(self.told)
        announce(self.told)

    def take_focus(self) -> None:
        """Take the keyboard, so that 1 and 2 settle."""
        self.card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, unsettled: tuple[Unsettled, ...]) -> None:
        self._unsettled = unsettled
        self._place = max(0, min(self._place, len(unsettled) - 1))
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        item, kuesioner = self.shown, self._kuesioner
        has_any = item is not None
        self.sentence.setVisible(not has_any)
        self._head.setVisible(has_any)
        for large in (self._large, self._keys):
            large.setVisible(has_any and not self.shows_form)
        for shortcut in self._shortcuts:
            shortcut.setEnabled(has_any)
        if item is None or kuesioner is None:
            self.form.hide()
            self.card.setAccessibleName(texts.NO_DIFFERENCES)
            return
        difference = item.difference
        place = texts.place_words(self._place, len(self._unsettled))
        self.count.setText(f"Perbedaan {place}")
        self.lembar.setText(texts.lembar_words(difference.lembar))
        self.field.setText(texts.field_words(difference.field, kuesioner))
        self.form_field.setText(self.field.text())
        sides = ((self.first, False), (self.second, True))
        beside = ((self.form_first, False), (self.form_second, True))
        for button, is_second in (*sides, *beside):
            button.show_value(*texts.choice_words(item, is_second, kuesioner))
            button.setEnabled(self._may_settle)
        self.before_button.setEnabled(self._place > 0)
        self.after_button.setEnabled(self._place < len(self._unsettled) - 1)
        self.card.setAccessibleName(
            f"{self.lembar.text()}, {self.field.text()}. {self.first.accessibleName()}."
            f" {self.second.accessibleName()}"
        )
        if self.shows_form:
            self._fill_form(item, kuesioner)

    @Slot()
    def _tell_reached(self) -> None:
        item = self.shown
        line = self.form.lines.get(item.difference.field) if item and self.shows_form else None
        self.reached.emit(line or self.card)

    def _fill_form(self, item: Unsettled, kuesioner: Kuesioner) -> None:
        """Show the form with the second value beside each field that waits in it."""
        self.form.take_form(kuesioner, item.sheet.fields)
        self.form.show_sheet(item.sheet)
        others = [other.difference for other in self._unsettled]
        same = [other for other in others if other.form == item.difference.form]
        self.form.mark({other.field: other.second for other in same})

    def _turn(self, step: int) -> None:
        place = self._place + step
        if 0 <= place < len(self._unsettled):
            self._place = place
            self._show()
            self._layout_wait.start()
            announce(self.card)

    def _settle(self, second: bool) -> None:
        item, kuesioner = self.shown, self._kuesioner
        if item is None or kuesioner is None or not self._may_settle or self._is_settling:
            return
        officer, desk = self._officer(), self._context.desk
        if not officer:
            self.tell(NO_NAME, bad=True)
            self.name_missing.emit()
            return
        difference = item.difference
        value = difference.second if second else difference.first
        words = texts.settled_words(difference, item.field, value, kuesioner)
        self._is_settling = True
        self._context.tasks.run(
            lambda: desk.do(settle, difference.id, value, officer),
            lambda _: self._go_on(item, words),
            lambda fault: self._refuse(item, fault),
        )

    def _go_on(self, item: Unsettled, words: str, bad: bool = False) -> None:
        """Show the next difference at once; what the file says comes a moment later."""
        self._is_settling = False
        self._settled.add(item.difference.id)
        self._take(
            tuple(other for other in self._unsettled if other.difference.id != item.difference.id)
        )
        self.tell(words, bad)
        self._layout_wait.start()

    def _refuse(self, item: Unsettled, fault: Exception) -> None:
        self._is_settling = False
        if isinstance(fault, FormUnknown):
            self._go_on(item, texts.SETTLED_ELSEWHERE, bad=True)
        else:
            self.tell(failure_words(fault), bad=True)

    @Slot()
    def _turn_form(self) -> None:
        shown = not self.shows_form
        self.form.setVisible(shown)
        self.whole_button.setText(texts.ONLY_DIFFERENCE if shown else texts.WHOLE_FORM)
        self.whole_button.setAccessibleName(self.whole_button.text())
        self._show()
        self._layout_wait.start()

    def _connect(self) -> None:
        for button in (self.first, self.form_first):
            button.clicked.connect(lambda: self._settle(False))
        for button in (self.second, self.form_second):
            button.clicked.connect(lambda: self._settle(True))
        self.before_button.clicked.connect(lambda: self._turn(-1))
        self.after_button.clicked.connect(lambda: self._turn(1))
        self.whole_button.clicked.connect(self._turn_form)
        deeds: dict[str, Callable[[], None]] = {
            "1": lambda: self._settle(False),
            "2": lambda: self._settle(True),
            "Left": lambda: self._turn(-1),
            "Right": lambda: self._turn(1),
            "F2": self._turn_form,
        }
        self._shortcuts = []
        for key, deed in deeds.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(deed)
            self._shortcuts.append(shortcut)

    def _lay_out(self) -> None:
        turning = QHBoxLayout()
        turning.setSpacing(12)
        for button in (self.before_button, self.after_button):
            turning.addWidget(button)
        turning.addStretch(1)
        turning.addWidget(self.whole_button)
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.count)
        head.addLayout(turning)
        values = QHBoxLayout()
        values.setSpacing(16)
        values.addWidget(self.first, 1)
        values.addWidget(self.second, 1)
        self._large = QWidget()
        large = QVBoxLayout(self._large)
        large.setContentsMargins(0, 0, 0, 0)
        large.setSpacing(8)
        for part in (self.lembar, self.field, make_label("quiet", texts.LOOK_AT_PAPER, wrap=True)):
            large.addWidget(part)
        large.addSpacing(8)
        large.addLayout(values)
        self.card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.card.body.setSpacing(8)
        rows: tuple[QWidget, ...] = (self._head, self._large, self.sentence, self._keys, self.told)
        for row in rows:
            self.card.body.addWidget(row)
        below = Card("Perbedaan per isian dan pengetik")
        below.body.addWidget(self.rates)
        below.body.addWidget(self.no_rates)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        parts: tuple[QWidget, ...] = (self.card, self.form, below)
        for widget in parts:
            column.addWidget(widget)
        self._lay_out_form()

    def _lay_out_form(self) -> None:
        """Put the two values beside the whole form: both are seen at once."""
        beside = Card()
        beside.body.setSpacing(12)
        for part in (self.form_field, self.form_first, self.form_second):
            beside.body.addWidget(part)
        beside.body.addStretch(1)
        self.form.add_beside(beside, 1)
        if (panel := self.form.panel.parentWidget()) is not None:
            panel.hide()  # there is nothing to type
        self.form.hide()
