"""What all our dialogs share: a page that scrolls where the screen is small, and buttons below it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.ui.shell.geometry import screen_of


class Dialog(QDialog):
    """Enter presses the button that has the focus and does nothing else: with an input method, Enter ends a word."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.buttons = QDialogButtonBox(self)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.buttons)

    def set_page(self, page: QWidget, buttons: QDialogButtonBox.StandardButton) -> None:
        """Gives the dialog its content and its buttons, and a size that fits the screen."""
        self._scroll.setWidget(page)
        self.buttons.setStandardButtons(buttons)
        for button in self.buttons.buttons():
            button.setAutoDefault(False)  # type: ignore[attr-defined]
        em = self.fontMetrics().height()
        room = screen_of(self).availableGeometry()
        height = page.heightForWidth(34 * em) if page.hasHeightForWidth() else page.sizeHint().height()
        self.resize(min(38 * em, room.width() - 40), min(height + 6 * em, room.height() - 60))

    def reveal(self, part: QWidget) -> None:
        """Scrolls to a part of the page."""
        self._scroll.ensureWidgetVisible(part)

    def take_scan(self, _text: str) -> bool:
        """Takes the code that a scanner read. False where this dialog has no use for it."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            button = self.focusWidget()
            if isinstance(button, QPushButton):
                button.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Says everything in the language of the screens; dialogs that stay open while it changes override this."""
