"""Pages of which one is shown, and which ask for the room of that one alone."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


class ShownStack(QWidget):
    """Unlike in Qt's stack, what a hidden page would need makes no room, and no page scroll that fits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def currentWidget(self) -> QWidget | None:
        """The page that is shown."""
        return self._current

    def addWidget(self, page: QWidget) -> None:
        """Adds a page; the first is shown."""
        page.hide()
        self._column.addWidget(page)
        if self._current is None:
            self.setCurrentWidget(page)

    def setCurrentWidget(self, page: QWidget) -> None:
        """Shows a page."""
        if page is self._current:
            return
        self.setUpdatesEnabled(False)  # else both would be seen for a moment
        try:
            if self._current is not None:
                self._current.hide()
            self._current = page
            page.show()
        finally:
            self.setUpdatesEnabled(True)
