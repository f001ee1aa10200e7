"""PlanPanel: the action that is chosen, or an invitation to plan one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from skm_desk.domain.tindak_lanjut import Rtl
from skm_desk.ui.shared.empty_card import EmptyCard
from skm_desk.ui.shared.labels import make_button
from skm_desk.ui.staff.tindak_lanjut import words as texts
from skm_desk.ui.staff.tindak_lanjut.done_card import DoneCard
from skm_desk.ui.staff.tindak_lanjut.plan_card import PlanCard
from skm_desk.ui.staff.tindak_lanjut.rtl_box import RtlBox
from skm_desk.use_cases.plan_tindak_lanjut import PlanView

_NARROWEST = 430  # the buttons in a row of its cards, and a scroll bar


class PlanPanel(QStackedWidget):
    """`written` carries the id of the action, the name of a text and the text; `unsur_picked`,
    `quarters_picked` and `done_picked` the action as it was and what shall be."""

    written = Signal(str, str, str)
    unsur_picked = Signal(object, object)
    quarters_picked = Signal(object, object)
    done_picked = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.rtl: Rtl | None = None
        self.plan = PlanCard()
        self.done = DoneCard()
        self.invite_button = make_button("Buat rencana", texts.ADD_MEANING, "add")
        self.invitation = EmptyCard("", self.invite_button)
        self.boxes: dict[str, RtlBox] = {
            "kegiatan": self.plan.kegiatan,
            "penanggung_jawab": self.plan.penanggung_jawab,
            **self.done.boxes,
        }
        self._nothing = EmptyCard(texts.NOTHING_CHOSEN)
        self._area = self._make_area()
        for state in (self._nothing, self.invitation, self._area):
            self.addWidget(state)
        self.setMinimumWidth(_NARROWEST)
        self._connect()

    def show_nothing(self) -> None:
        """Show that no action is chosen."""
        self._leave(self._nothing)

    def invite(self, name: str) -> None:
        """Invite to plan for an unsur of this name."""
        self.invitation.say(texts.invitation_words(name))
        self._leave(self.invitation)

    def show_rtl(self, view: PlanView, rtl: Rtl) -> None:
        """Show an action; what is being typed about the same one stays."""
        is_other = self.rtl is None or self.rtl.id != rtl.id
        if is_other:
            self.keep_all()
            self._area.verticalScrollBar().setValue(0)
        self.rtl = rtl
        self.plan.show_rtl(view, rtl, is_other)
        self.done.show_rtl(rtl, is_other)
        self.setCurrentWidget(self._area)

    def keep_all(self) -> None:
        """Have everything that was typed kept now."""
        for box in self.boxes.values():
            box.keep()

    def refuse(self, rtl_id: str, name: str, sentence: str) -> None:
        """Say at a text why it is not kept, if its action is still shown."""
        if self.rtl is not None and self.rtl.id == rtl_id:
            self.boxes[name].refuse(sentence)

    def _leave(self, state: QWidget) -> None:
        self.keep_all()
        self.rtl = None
        self.setCurrentWidget(state)

    def _connect(self) -> None:
        for name, box in self.boxes.items():
            box.written.connect(partial(self._write, name))
        self.plan.unsur.picked.connect(
            lambda: self._tell(self.unsur_picked.emit, self.plan.unsur.value)
        )
        self.plan.quarters.ticked.connect(
            lambda: self._tell(self.quarters_picked.emit, self.plan.quarters.triwulan)
        )
        self.done.state.picked.connect(
            lambda place: self._tell(self.done_picked.emit, texts.DONE_STATES[place])
        )

    def _write(self, name: str, text: str) -> None:
        if self.rtl is not None:
            self.written.emit(self.rtl.id, name, text)

    def _tell(self, emit: Callable[[Rtl, object], None], value: object) -> None:
        if self.rtl is not None:
            emit(self.rtl, value)

    def _make_area(self) -> QScrollArea:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.plan)
        column.addWidget(self.done)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        return area
