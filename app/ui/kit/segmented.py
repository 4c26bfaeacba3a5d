"""A row of buttons of which one is down: the places of the window, the switch of views, the answers."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QToolButton, QWidget

from app.ui.kit.flow_layout import FlowLayout


class _SegmentButton(QToolButton):
    """The second press of a double click presses nothing: another question may stand there by then."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()


class Segmented(QWidget):
    """Chooses one of several keys. The buttons wrap where the width ends; `set_texts` gives them their words.

    No QButtonGroup: that would choose whatever an arrow key passes, and take all but one button from Tab.
    """

    chosen = Signal(str)
    """A person chose this key."""

    def __init__(self, keys: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QToolButton] = {}
        layout = FlowLayout(self, spacing=4)
        for key in keys:
            button = _SegmentButton(self)
            button.setCheckable(True)
            button.setObjectName(key)
            button.clicked.connect(self._on_clicked)
            layout.addWidget(button)
            self._buttons[key] = button

    def button(self, key: str) -> QToolButton:
        """The button of a key."""
        return self._buttons[key]

    def set_texts(self, texts: Sequence[str]) -> None:
        """Gives the buttons their texts, in the order of the keys."""
        for button, text in zip(self._buttons.values(), texts, strict=True):
            button.setText(text)
            button.setAccessibleName(text.replace("&", ""))
        self.updateGeometry()

    def choose(self, key: str) -> None:
        """Shows a key as chosen, without the signal."""
        for name, button in self._buttons.items():
            button.setChecked(name == key)

    def focus(self) -> None:
        """Gives the keys to the chosen button, or to the first."""
        chosen = next((b for b in self._buttons.values() if b.isChecked()), next(iter(self._buttons.values())))
        chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, QToolButton)
        self.choose(button.objectName())
        self.chosen.emit(button.objectName())
