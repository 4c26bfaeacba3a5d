"""The line of a field for a day, with the arrow inside it that opens what there is to choose from."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QStyle, QStyleOption, QWidget

from app.ui.kit.line_field import Line


class DayLine(Line):
    """Emits `choices_wanted` when the arrow is clicked, or Down, Alt+Down or F4 is pressed."""

    choices_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._arrow = _OpeningArrow(self)
        self._arrow.clicked.connect(self.choices_wanted)

    def name_arrow(self, name: str, hint: str) -> None:
        """Names the arrow for those who cannot see it, and says to the others what it does."""
        self._arrow.setAccessibleName(name)
        self._arrow.setToolTip(hint)
        self._arrow.setAccessibleDescription("↓")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.fontMetrics().height() * 8 // 5
        self._arrow.setGeometry(self.width() - wide, 0, wide, self.height())
        self.setTextMargins(0, 0, wide, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4):
            self.choices_wanted.emit()
        else:
            super().keyPressEvent(event)


class _OpeningArrow(QAbstractButton):
    """By keyboard the line itself does what it does."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        high = self.fontMetrics().height()
        place = QRect(0, 0, high, high)
        place.moveCenter(self.rect().center())
        option.rect = place
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorArrowDown, option, painter, self)
        painter.end()
