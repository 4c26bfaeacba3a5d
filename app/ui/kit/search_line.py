"""The field above a list in which one searches it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from app.ui.kit.told_keys import name_control, told_keys


class SearchLine(QLineEdit):
    """Down and Enter lead into the list, Escape empties the field."""

    list_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)

    def name_clear_button(self, name: str) -> None:
        """Names the button that empties the field, and the key that does."""
        for button in self.findChildren(QToolButton):
            name_control(button, name, told_keys(Qt.Key.Key_Escape))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
