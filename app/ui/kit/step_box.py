"""The box to tick beside a passage: a real one, for keys and ears; its words are painted by the column."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QWidget

from app.ui.kit.pressed_by_enter import PressedByEnter
from app.ui.kit.tick_box import TickBox


class StepBox(PressedByEnter, TickBox):
    """The column hears the mouse, anywhere on the passage, says where Tab leads, and has room to paint the ring."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = ""
        self._column = parent
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        option.state &= ~QStyle.StateFlag.State_HasFocus

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._column.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._column.update()
