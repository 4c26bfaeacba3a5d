"""Fields for one line of text: plain, and one that hands over what was typed when a person leaves it."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.entered_text import LINE_LIMIT


class Line(QLineEdit):
    """Leaves undo and redo to the workbook once there is nothing of its own to take back."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaxLength(LINE_LIMIT)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_for_others(event):
            event.ignore()
            return False
        return super().event(event)

    def _is_for_others(self, event: QKeyEvent) -> bool:
        return (event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()) or (
            event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
        )


class LineField(Line):
    """Emits `chosen(text)` when a person entered another text and left the field or pressed Enter."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = ""
        self.editingFinished.connect(self.flush)

    def show_text(self, text: str) -> None:
        """Shows what is stored, when that is another text than before."""
        if text != self._shown:
            self._shown = text
            self.setText(text)
            self.setCursorPosition(0)

    def flush(self) -> None:
        """Takes in what has been typed."""
        typed = " ".join(self.text().split())
        if typed != self._shown:
            self._shown = typed
            self.chosen.emit(typed)
