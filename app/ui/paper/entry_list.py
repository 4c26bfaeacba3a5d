"""The list in which a printed sheet is typed back: one key a row."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.ui.kit.lists.look_list import LookList
from app.ui.kit.lists.rows_model import Index
from app.ui.paper.entry_model import EntryModel


class EntryList(LookList):
    """The keys of its sheet answer the row, Enter leaves it, Backspace goes back."""

    answered = Signal(str)
    """A person gave the row this answer."""
    passed = Signal()
    """A person leaves the row as it is."""

    def __init__(self, model: EntryModel, parent: QWidget) -> None:
        super().__init__(model, parent)
        self._entries = model

    def id_at(self, index: Index) -> str:
        return self._entries.ids[index.row()] if index.isValid() else ""

    def means_more(self, text: str) -> bool:
        return text in self._entries.form.keys

    @property
    def row(self) -> int:
        """The row that the list stands on, from 0; -1 for none."""
        return self.currentIndex().row()

    def stand_on_row(self, row: int) -> None:
        """Moves to a row and shows the one after it too."""
        self.go_to(self._entries.index(row))
        if row + 1 < self._entries.rowCount():
            self.scrollTo(self._entries.index(row + 1))
            self.scrollTo(self._entries.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        has_command = modifiers and modifiers != Qt.KeyboardModifier.ShiftModifier
        if has_command or self.searches(event):
            super().keyPressEvent(event)
        elif event.text() in self._entries.form.keys:
            self.answered.emit(self._entries.form.keys[event.text()].value)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.passed.emit()
        elif event.key() == Qt.Key.Key_Backspace:
            self.stand_on_row(max(0, self.row - 1))
        else:
            super().keyPressEvent(event)
