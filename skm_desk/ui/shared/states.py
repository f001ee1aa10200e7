"""States: the states of a page, of which one is shown."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


class States(QWidget):
    """Takes the room of the state that is shown alone.

    QStackedWidget takes that of the largest of them: a page with one sentence would scroll as
    far as one with a result.
    """

    def __init__(self, *states: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for state in states:
            column.addWidget(state)
            state.setVisible(state is states[0])
        self._states = states
        self._shown = states[0]

    @property
    def shown(self) -> QWidget:
        """The state that is shown, the first one to begin with."""
        return self._shown

    def show_place(self, place: int) -> None:
        """Show the state at a place, from 0."""
        self.show_state(self._states[place])

    def show_state(self, state: QWidget) -> None:
        """Show this one of the states and no other."""
        if state is self._shown:
            return
        self._shown.hide()
        self._shown = state
        state.show()
