"""Part: one way of looking at a result, below the choosers of the page of results."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.labels import make_label
from skm_desk.ui.shared.messages import failure_words
from skm_desk.ui.shared.newest import Newest
from skm_desk.use_cases.desk import Desk
from skm_desk.use_cases.explore_results import Sight, Wish
from skm_desk.use_cases.view_results import ResultView

Asked = TypeVar("Asked")
Value = TypeVar("Value")


@dataclass(frozen=True)
class Seen:
    """What the page shows: what was wished for, all that was found, and its result."""

    wish: Wish
    sight: Sight
    view: ResultView


class Part(QWidget):
    """Override `look`: it is called with each result that is shown while the part is.

    `column` takes what it shows; `failure` says below why something could not be read.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._readers: list[Newest[Any, Any]] = []
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        self.column = QVBoxLayout()
        self.column.setSpacing(16)
        self.failure = make_label("warn", wrap=True)
        self.failure.hide()
        whole.addLayout(self.column)
        whole.addWidget(self.failure)
        whole.addStretch(1)

    @property
    def is_waiting(self) -> bool:
        """True while something that the part shows is on its way."""
        return any(not reader.is_idle for reader in self._readers)

    def look(self, seen: Seen) -> None:
        """Show a result."""

    def reader(
        self, work: Callable[[Desk, Asked], Value], show: Callable[[Asked, Value], None]
    ) -> Newest[Asked, Value]:
        """Return what reads beside the window; what fails is said below."""
        desk = self.context.desk

        def done(asked: Asked, value: Value) -> None:
            self.failure.hide()
            show(asked, value)

        newest = Newest(self.context.tasks, lambda asked: work(desk, asked), done, self._fail)
        self._readers.append(newest)
        return newest

    def _fail(self, fault: Exception) -> None:
        self.failure.setText(failure_words(fault))
        self.failure.show()
